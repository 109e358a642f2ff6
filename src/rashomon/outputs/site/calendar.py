"""The days on which a page may have been published, drawn on the months that they lie in."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.chronology import LikelyDay
from rashomon.outputs.likely_days import WRITTEN, likeliest, share_in_words

__all__ = ["Calendar", "Cell", "Month", "calendar_of"]

#: Months drawn, the likeliest; more are no calendar that anybody reads.
MOST_MONTHS = 6
#: Shares of the belief from which a day is drawn darker.
SHADES = (0.0, 0.025, 0.12, 0.5)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month: its number (0 before the first and after the last), how dark it is (0 to 4), and its share."""

    number: int
    shade: int
    share: str


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    weeks: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """``told`` says the same in words; ``left_out`` is how many less likely months are not drawn."""

    months: tuple[Month, ...]
    told: str
    left_out: int


def calendar_of(days: Sequence[LikelyDay]) -> Calendar | None:
    """The months of these days, weeks from Monday; None where there are no days to draw."""
    by_month: dict[tuple[int, int], dict[int, float]] = {}
    for likely in days:
        by_month.setdefault((likely.day.year, likely.day.month), {})[likely.day.day] = likely.share
    if not by_month:
        return None
    heaviest = sorted(by_month, key=lambda month: (-sum(by_month[month].values()), month))[:MOST_MONTHS]
    months = tuple(month_of(*month, by_month[month]) for month in sorted(heaviest))
    return Calendar(months, likeliest(days), len(by_month) - len(months))


def month_of(year: int, month: int, shares: dict[int, float]) -> Month:
    weeks = tuple(
        tuple(cell_of(number, shares.get(number, 0.0)) for number in week)
        for week in calendar.Calendar().monthdayscalendar(year, month)
    )
    return Month(date(year, month, 1).strftime("%B %Y"), weeks)


def cell_of(number: int, share: float) -> Cell:
    shade = sum(share > bound for bound in SHADES) if number else 0
    return Cell(number, shade, share_in_words(share) if share >= WRITTEN else "")
