"""Why the program says so: one plain sentence, its weight, and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.text import Evidence

__all__ = ["Reason"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One contribution to a decision.

    ``says`` is a sentence a sceptical editor can follow. ``weight`` is a log-odds (natural logarithm):
    positive speaks for the answer given, negative against it, 0.0 where the reason is only told.
    ``evidence`` is absent when the reason rests on no characters (the calendar, a shared family).
    """

    says: str
    weight: float = 0.0
    evidence: Evidence | None = None
