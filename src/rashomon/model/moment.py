"""A date of honest precision, and a belief about one unknown day.

The notation is EDTF (ISO 8601-2:2019, the Library of Congress profile, level 1 and the sets of level
2), of which this module reads and writes the part that the program uses: ``2025-06-17``, ``2025-06``,
``2025``, extents ``a/b``, doubt ``[a..b]`` and alternatives ``[a,b,c]``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from rashomon.model.reason import Reason

__all__ = ["Basis", "Belief", "Moment", "edtf_bounds"]


class Basis(StrEnum):
    """What a moment rests on: words that say it, an inference, or nothing."""

    STATED = "stated"
    INFERRED = "inferred"
    UNDATED = "undated"


DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?\Z")


def single_bounds(text: str) -> tuple[date, date]:
    found = DATE.match(text.strip())
    if not found:
        raise ValueError(f"not a date of the EDTF profile: {text!r}")
    year = int(found[1])
    month, day = (int(part) if part else None for part in found.groups()[1:])
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def edtf_bounds(text: str) -> tuple[date, date]:
    """The first and the last day that an EDTF string allows. Raises ValueError when it is none of ours."""
    inner = text.strip()
    is_set = inner.startswith("[") and inner.endswith("]")
    parts = re.split(r"\.\.|,", inner[1:-1]) if is_set else inner.split("/")
    if not is_set and len(parts) > 2:
        raise ValueError(f"an EDTF extent has two ends: {text!r}")
    bounds = [single_bounds(part) for part in parts]
    first, last = min(low for low, _ in bounds), max(high for _, high in bounds)
    if bounds != sorted(bounds):
        raise ValueError(f"the parts of {text!r} are not in order")
    return first, last


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was, no more precisely than the evidence.

    ``earliest`` and ``latest`` are the smallest interval that holds 90 % of the belief, ``confidence``
    (0 to 1) what it holds. For an extent (``2024-09-18/2024-09-20``: a thing that lasted) they are its
    first and last day. All three of ``edtf``, ``earliest``, ``latest`` are absent when undated.
    """

    edtf: str | None
    earliest: date | None
    latest: date | None
    basis: Basis
    confidence: float
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        absent = [part is None for part in (self.edtf, self.earliest, self.latest)]
        if any(absent) != all(absent) or all(absent) != (self.basis is Basis.UNDATED):
            raise ValueError("a moment has all of edtf, earliest and latest, or is undated and has none")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a moment ends before it begins: {self.earliest} > {self.latest}")
        if self.edtf is not None and self.earliest and self.latest:
            first, last = edtf_bounds(self.edtf)
            if not first <= self.earliest <= self.latest <= last:
                raise ValueError(
                    f"a moment contradicts itself: {self.edtf} does not hold {self.earliest} to {self.latest}"
                )

    def __str__(self) -> str:
        return self.edtf or "undated"

    @classmethod
    def undated(cls, reasons: Iterable[Reason] = ()) -> Self:
        """Nothing is known."""
        return cls(None, None, None, Basis.UNDATED, 0.0, tuple(reasons))

    @classmethod
    def stated(cls, edtf: str, confidence: float = 1.0, reasons: Iterable[Reason] = ()) -> Self:
        """What ``edtf`` says, with its own bounds."""
        first, last = edtf_bounds(edtf)
        return cls(edtf, first, last, Basis.STATED, confidence, tuple(reasons))

    @classmethod
    def between(cls, first: date, last: date, basis: Basis, confidence: float, reasons: Iterable[Reason] = ()) -> Self:
        """One unknown day between two days: a day, a whole month or year, or EDTF doubt ``[a..b]``."""
        return cls(days_as_edtf(first, last), first, last, basis, confidence, tuple(reasons))

    @property
    def width(self) -> int | None:
        """Days from the earliest to the latest, both counted; None when undated."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def because(self, reasons: Iterable[Reason]) -> Self:
        """The same moment with these reasons."""
        return replace(self, reasons=tuple(reasons))


def days_as_edtf(first: date, last: date) -> str:
    """One unknown day between two days, in the plainest EDTF that says exactly that."""
    if first == last:
        return first.isoformat()
    if (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31):
        return f"{first.year:04d}"
    month_end = calendar.monthrange(last.year, last.month)[1]
    if (first.year, first.month, first.day, last.day) == (last.year, last.month, 1, month_end):
        return f"{first.year:04d}-{first.month:02d}"
    return f"[{first.isoformat()}..{last.isoformat()}]"


@dataclass(frozen=True, slots=True)
class Belief:
    """Weights over calendar days for one unknown day.

    ``days`` are proleptic Gregorian ordinals (``date.toordinal``), ascending; ``weights`` are positive,
    one for each day, and sum to 1.
    """

    days: tuple[int, ...]
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.days) != len(self.weights) or not self.days:
            raise ValueError("a belief has as many weights as days, and at least one")

    def shortest(self, mass: float) -> tuple[date, date, float]:
        """The shortest run of days that holds ``mass`` of the belief, and what it holds.

        Among runs of one length the heaviest wins, then the earliest.
        """
        best: tuple[int, float, int, int] | None = None
        held, low = 0.0, 0
        for high, weight in enumerate(self.weights):
            held += weight
            while held - self.weights[low] >= mass and low < high:
                held -= self.weights[low]
                low += 1
            if held >= mass - 1e-12:
                candidate = (self.days[high] - self.days[low], -held, self.days[low], self.days[high])
                best = candidate if best is None else min(best, candidate)
        if best is None:
            return date.fromordinal(self.days[0]), date.fromordinal(self.days[-1]), sum(self.weights)
        return date.fromordinal(best[2]), date.fromordinal(best[3]), min(-best[1], 1.0)

    @staticmethod
    def days_from(first: date, weights: Iterable[float]) -> Belief:
        """A belief from unnormalised weights for ``first`` and the days after it; zero weights are dropped."""
        start = first.toordinal()
        kept = [(start + offset, weight) for offset, weight in enumerate(weights) if weight > 0]
        total = sum(weight for _, weight in kept)
        return Belief(tuple(day for day, _ in kept), tuple(weight / total for _, weight in kept))

    def most_likely(self) -> date:
        """The heaviest day; the earliest of equals."""
        heaviest = max(range(len(self.days)), key=lambda index: (self.weights[index], -self.days[index]))
        return date.fromordinal(self.days[heaviest])

    def spread(self) -> timedelta:
        """From the first to the last day that has any weight."""
        return timedelta(days=self.days[-1] - self.days[0])
