"""What a person decided: kept beside what the program worked out, and never overruled by it.

A decision speaks of words on pages and not of the program's own records. Records come and go as pages are
added; the characters of a page stay where they are, so that a decision means the same in every later build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Decision", "Grade", "Pointer", "Question", "grades_by_source"]


class Question(StrEnum):
    """What is decided of two mentions."""

    SAME_ENTITY = "same-entity"
    SAME_EVENT = "same-event"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words on a page: code points ``begin`` to ``end``, half-open, of the article's page text. The mention
    that is meant is the one that shares most characters with them."""

    article: str
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """``author`` decided on ``at`` (an ISO 8601 date, None when unsaid) that the mentions at ``left`` and
    ``right`` are the same (``same``) or are not. Of two decisions on one pair the later in order holds."""

    question: Question
    left: Pointer
    right: Pointer
    same: bool
    author: str
    at: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A person's grade of a source in the Admiralty code: ``reliability`` "A" to "F" of the source,
    ``credibility`` "1" to "6" of what it says (None when only the source is graded). ``source`` is the name
    of the source as the dossier has it. Grades are shown, never inferred, and never counted."""

    source: str
    reliability: str
    author: str
    credibility: str | None = None
    at: str | None = None
    note: str = ""

    @property
    def code(self) -> str:
        """ "B2", or "B" where only the source is graded."""
        return f"{self.reliability}{self.credibility or ''}"


def grades_by_source(grades: Iterable[Grade]) -> Mapping[str, Grade]:
    """The last grade of each source, by its name in small letters."""
    return {grade.source.casefold(): grade for grade in grades}
