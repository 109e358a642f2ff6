"""A stored decision that two things are, or are not, the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.reason import Reason

__all__ = ["Answer", "Judgement"]


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``left`` and ``right`` are ids with ``left < right``; ``score`` is a log-odds for *yes*.

    ``author`` is ``rashomon`` or a person's name; ``at`` is the day a person decided, None for the
    program (it has no clock). ``superseded_by`` names the author whose later word stands instead.
    """

    left: str
    right: str
    question: str
    answer: Answer
    score: float
    reasons: tuple[Reason, ...] = ()
    author: str = "rashomon"
    at: str | None = None
    superseded_by: str | None = None
