"""The days on which a page may have been published, drawn on the months that they lie in."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.chronology import LikelyDay
from rashomon.model.date_words import day_in_words

__all__ = ["Calendar", "Cell", "Month", "calendar_of", "likeliest", "share_in_words"]

#: Months drawn, the likeliest; more are no calendar that anybody reads.
MOST_MONTHS = 6
#: Days named in the sentence beneath.
MOST_NAMED = 4
#: Shares of the belief from which a day is drawn darker.
SHADES = (0.0, 0.025, 0.12, 0.5)
#: A smaller share is not written into its cell.
WRITTEN = 0.01


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


def share_in_words(share: float) -> str:
    """ "92 %"; never rounded up to a certainty that is not there."""
    return f"{int(100 * share + 1e-9)} %"


def likeliest(days: Sequence[LikelyDay]) -> str:
    """ "17 June 2025 (92 %), 18 June 2025 (5 %); the rest on 3 other days"."""
    ordered = sorted(days, key=lambda likely: (-likely.share, likely.day))
    named = [likely for likely in ordered[:MOST_NAMED] if likely.share >= WRITTEN] or ordered[:1]
    told = ", ".join(f"{day_in_words(one.day)} ({share_in_words(one.share)})" for one in named)
    others = len(ordered) - len(named)
    return told + (f"; the rest on {others} other day{'' if others == 1 else 's'}" if others else "")
