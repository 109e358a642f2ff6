"""What the rules of time count in: sides of a day, units, parts of a period, and runs of days.

Days are proleptic Gregorian ordinals (``datetime.date.toordinal``), runs of days are their first and last.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["DayRange", "Direction", "Part", "Unit", "month_range", "nearest", "part_of", "valid_day"]

DayRange = tuple[int, int]


class Direction(StrEnum):
    """On which side of the anchor the day lies, as tense and wording tell."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"


class Unit(StrEnum):
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """Which part of a period is meant. ``BEFORE`` and ``AFTER`` are relative to the anchor itself:
    "earlier this year", "later this week"."""

    WHOLE = "whole"
    START = "start"
    MIDDLE = "middle"
    END = "end"
    BEFORE = "before"
    AFTER = "after"


def month_range(year: int, month: int) -> DayRange:
    last = calendar.monthrange(year, month)[1]
    return date(year, month, 1).toordinal(), date(year, month, last).toordinal()


def valid_day(year: int, month: int, day: int) -> int | None:
    if not 1 <= year <= 9998 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day).toordinal()


def nearest(candidates: list[DayRange], anchor: int, direction: Direction) -> DayRange | None:
    """The candidate that the words mean: the last not after the anchor, the first not before it, or the
    nearest. A range that contains the anchor is at distance zero in every direction."""

    def distance(days: DayRange) -> int:
        if days[0] <= anchor <= days[1]:
            return 0
        return days[0] - anchor if days[0] > anchor else anchor - days[1]

    if direction is Direction.PAST:
        candidates = [days for days in candidates if days[0] <= anchor]
    elif direction is Direction.FUTURE:
        candidates = [days for days in candidates if days[1] >= anchor]
    return min(candidates, key=lambda days: (distance(days), days), default=None)


def part_of(days: DayRange, part: Part) -> DayRange:
    """A third of a period for its start, middle and end ("early March", "mid-June", "late 2019")."""
    if part in (Part.WHOLE, Part.BEFORE, Part.AFTER):
        return days
    first, last = days
    third = timedelta(days=(last - first + 1) // 3).days
    if part is Part.START:
        return first, first + third
    if part is Part.MIDDLE:
        return first + third, last - third
    return last - third, last
