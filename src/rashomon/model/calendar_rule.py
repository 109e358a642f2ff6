"""How words of time count days: a small algebra of rules.

A rule is what an expression means before anybody knows the day on which it was written: "Tuesday",
"June 4", "last September", "two weeks ago". ``days_from(anchor)`` gives the first and last day that the
words allow when they were written on ``anchor``, as ordinals, or None when they cannot have been
written on that day ("Tuesday, June 17" in a year in which June 17 is a Monday). A rule denotes *one day
inside the range* unless ``lasts`` is true, when it denotes the whole extent ("from September 18 to 20").

Days are proleptic Gregorian ordinals (``datetime.date.toordinal``), weekdays count from Monday = 0.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from rashomon.model.calendar_units import DayRange, Direction, Part, Unit, month_range, nearest, part_of, valid_day
from rashomon.model.feast_rule import Feast, WeekdayIn

__all__ = [
    "DayOfMonth",
    "DayRange",
    "Direction",
    "Feast",
    "Fixed",
    "MonthDay",
    "MonthOf",
    "Part",
    "PeriodOf",
    "Season",
    "Shift",
    "TimeRule",
    "Unit",
    "WeekdayIn",
    "WeekdayOf",
    "WeekdaySpan",
    "month_range",
    "part_of",
    "valid_day",
]


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that need no anchor: a full date, a month of a year, a year, a range of full dates."""

    first: int
    last: int
    lasts: bool = False

    def days_from(self, anchor: int) -> DayRange | None:  # noqa: ARG002 - the same days whatever the anchor
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """ "on Tuesday", "last Friday", "next Monday", "Wednesday of last week".

    ``week`` is None for the plain weekday (the nearest in ``direction``, the anchor's own day
    included), else a number of calendar weeks (Monday to Sunday) from the anchor's week. ``strict``
    leaves out the anchor's own day: "last Friday" on a Friday is a week ago.
    """

    weekday: int
    direction: Direction = Direction.PAST
    week: int | None = None
    strict: bool = False
    lasts: bool = False

    def days_from(self, anchor: int) -> DayRange | None:
        today = (anchor - 1) % 7  # ordinal 1 was a Monday
        if self.week is not None:
            day = anchor - today + 7 * self.week + self.weekday
            return day, day
        back = (today - self.weekday) % 7
        ahead = (self.weekday - today) % 7
        if self.strict and back == 0:
            back = ahead = 7
        if self.direction is Direction.PAST:
            return anchor - back, anchor - back
        if self.direction is Direction.FUTURE:
            return anchor + ahead, anchor + ahead
        day = anchor - back if back <= ahead else anchor + ahead
        return day, day


@dataclass(frozen=True, slots=True)
class WeekdaySpan:
    """ "from Monday to Thursday": the last such run of days that has ended, the first that has not begun, or
    the nearest; a run that holds the anchor is none of the first two."""

    weekday: int
    until: int
    direction: Direction = Direction.PAST
    lasts: bool = True

    def days_from(self, anchor: int) -> DayRange | None:
        length = (self.until - self.weekday) % 7
        begin = anchor - (anchor - 1 - self.weekday) % 7
        runs = [(begin + shift, begin + shift + length) for shift in (-14, -7, 0, 7)]
        if self.direction is Direction.PAST:
            return max(run for run in runs if run[1] <= anchor)
        if self.direction is Direction.FUTURE:
            return min(run for run in runs if run[0] >= anchor)
        return nearest(runs, anchor, Direction.EITHER)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """ "June 4", "Tuesday, June 17", "September 18 to 20", "June 19 last year".

    ``until`` is the (month, day) at which a range ends. ``weekday`` must agree. ``year_shift`` fixes
    the year relative to the anchor's, None means the nearest in ``direction``.
    """

    month: int
    day: int
    direction: Direction = Direction.EITHER
    until: tuple[int, int] | None = None
    weekday: int | None = None
    year_shift: int | None = None
    lasts: bool = False

    def days_from(self, anchor: int) -> DayRange | None:
        year = date.fromordinal(anchor).year
        years = range(year - 1, year + 2) if self.year_shift is None else (year + self.year_shift,)
        if self.month == 2 and self.day == 29 and self.year_shift is None:
            years = range(year - 8, year + 9)
        candidates = [days for candidate in years if (days := self.in_year(candidate)) is not None]
        chosen = nearest(candidates, anchor, self.direction if self.year_shift is None else Direction.EITHER)
        if chosen is None or self.weekday is None or (chosen[0] - 1) % 7 == self.weekday:
            return chosen
        return None  # the weekday does not fit: the words were not written on this day

    def in_year(self, year: int) -> DayRange | None:
        first = valid_day(year, self.month, self.day)
        if first is None:
            return None
        if self.until is None:
            return first, first
        last = valid_day(year + (self.until < (self.month, self.day)), *self.until)
        return None if last is None else (first, last)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """ "on the 19th": that day of the anchor's month or a neighbouring one."""

    day: int
    direction: Direction = Direction.PAST
    lasts: bool = False

    def days_from(self, anchor: int) -> DayRange | None:
        here = date.fromordinal(anchor)
        candidates: list[DayRange] = []
        for shift in range(-2, 3):
            year, month = divmod(here.year * 12 + here.month - 1 + shift, 12)
            day = valid_day(year, month + 1, self.day)
            if day is not None:
                candidates.append((day, day))
        return nearest(candidates, anchor, self.direction)


@dataclass(frozen=True, slots=True)
class MonthOf:
    """ "in June", "last September", "in June last year", "early March", "next January".

    ``year_shift`` fixes the year relative to the anchor's; None means the nearest in ``direction``.
    ``strict`` leaves out the anchor's own month: "last September" in September is a year ago.
    ``until`` is the month in which a range ends ("between June and August").
    """

    month: int
    direction: Direction = Direction.PAST
    year_shift: int | None = None
    part: Part = Part.WHOLE
    strict: bool = False
    until: int | None = None
    lasts: bool = False

    def days_from(self, anchor: int) -> DayRange | None:
        here = date.fromordinal(anchor)
        if self.year_shift is not None:
            return self.in_year(here.year + self.year_shift)
        candidates = [self.in_year(year) for year in range(here.year - 2, here.year + 3)]
        if self.strict:
            candidates = [days for days in candidates if not days[0] <= anchor <= days[1]]
        chosen = nearest(candidates, anchor, self.direction)
        if chosen is None or self.part is not Part.WHOLE:
            return chosen
        # "in June", said in June of what has happened, means its days so far.
        if self.direction is Direction.PAST:
            return chosen[0], min(chosen[1], anchor)
        if self.direction is Direction.FUTURE:
            return max(chosen[0], anchor), chosen[1]
        return chosen

    def in_year(self, year: int) -> DayRange:
        year = min(max(year, 1), 9998)
        first, last = month_range(year, self.month)
        if self.until is not None:
            last = month_range(year + (self.until < self.month), self.until)[1]
        return part_of((first, last), self.part)


@dataclass(frozen=True, slots=True)
class Shift:
    """ "yesterday", "two weeks ago", "in about eight months", "three days later".

    The day lies between ``low`` and ``high`` units from the anchor; a month or a year more or less is
    counted on the calendar. The words are as vague as their unit, so the range is widened by
    ``slack`` days on either side (0 for days).
    """

    unit: Unit
    low: int
    high: int
    slack: int = 0
    lasts: bool = False

    def days_from(self, anchor: int) -> DayRange | None:
        first, last = shifted(anchor, self.unit, self.low), shifted(anchor, self.unit, self.high)
        return min(first, last) - self.slack, max(first, last) + self.slack


@dataclass(frozen=True, slots=True)
class PeriodOf:
    """ "last week", "this month", "earlier this year", "the 1990s" said of a shift, "next quarter".

    The calendar period ``shift`` units from the one that holds the anchor; weeks begin on Monday. For a
    weekend, which most days lie outside of, ``direction`` PAST means the last that has begun ("over the
    weekend", written on a Monday).
    """

    unit: Unit
    shift: int = 0
    part: Part = Part.WHOLE
    lasts: bool = False
    direction: Direction = Direction.EITHER

    def days_from(self, anchor: int) -> DayRange | None:
        days = period_range(anchor, self.unit, self.shift)
        if self.unit is Unit.WEEKEND and self.direction is Direction.PAST and days[0] > anchor:
            days = period_range(anchor, self.unit, self.shift - 1)
        if self.part is Part.BEFORE:
            return (days[0], min(days[1], anchor)) if days[0] <= anchor else None
        if self.part is Part.AFTER:
            return (max(days[0], anchor), days[1]) if days[1] >= anchor else None
        return part_of(days, self.part)


@dataclass(frozen=True, slots=True)
class Season:
    """ "last summer", "this winter", "in the spring": ``season`` 0 spring, 1 summer, 2 autumn, 3 winter,
    of the northern hemisphere, by whole months (March to May, …). ``year_shift`` as in ``MonthOf``."""

    season: int
    direction: Direction = Direction.PAST
    year_shift: int | None = None
    strict: bool = False
    lasts: bool = False

    def days_from(self, anchor: int) -> DayRange | None:
        year = date.fromordinal(anchor).year
        if self.year_shift is not None:
            return self.in_year(year + self.year_shift)
        candidates = [self.in_year(candidate) for candidate in range(year - 2, year + 3)]
        if self.strict:
            candidates = [days for days in candidates if not days[0] <= anchor <= days[1]]
        return nearest(candidates, anchor, self.direction)

    def in_year(self, year: int) -> DayRange:
        year = min(max(year, 1), 9997)
        month = 3 + 3 * self.season
        first = month_range(year, month)[0]
        end = (year, month + 2) if month + 2 <= 12 else (year + 1, month + 2 - 12)
        return first, month_range(*end)[1]


TimeRule = (
    Fixed | WeekdayOf | WeekdaySpan | WeekdayIn | MonthDay | DayOfMonth | MonthOf | Shift | PeriodOf | Season | Feast
)


def shifted(anchor: int, unit: Unit, amount: int) -> int:
    """The day ``amount`` units from the anchor; the last day of a shorter month stands in for the 31st."""
    if unit is Unit.DAY:
        return clamp(anchor + amount)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return clamp(anchor + 7 * amount)
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}[unit] * amount
    here = date.fromordinal(anchor)
    year, month = divmod(here.year * 12 + here.month - 1 + months, 12)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(here.day, calendar.monthrange(year, month + 1)[1])).toordinal()


def clamp(day: int) -> int:
    return min(max(day, 1), date(9998, 12, 31).toordinal())


def period_range(anchor: int, unit: Unit, shift: int) -> DayRange:
    """First and last day of the calendar period ``shift`` units from the one that holds the anchor."""
    if unit is Unit.DAY:
        return clamp(anchor + shift), clamp(anchor + shift)
    if unit is Unit.WEEK:
        monday = anchor - (anchor - 1) % 7 + 7 * shift
        return clamp(monday), clamp(monday + 6)
    if unit is Unit.WEEKEND:
        saturday = anchor - (anchor - 1) % 7 + 5 + 7 * shift
        return clamp(saturday), clamp(saturday + 1)
    here = date.fromordinal(shifted(anchor, unit, shift))
    if unit is Unit.MONTH:
        return month_range(here.year, here.month)
    if unit is Unit.QUARTER:
        month = 3 * ((here.month - 1) // 3) + 1
        return month_range(here.year, month)[0], month_range(here.year, month + 2)[1]
    years = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}[unit]
    year = max(here.year - here.year % years, 1)
    return date(year, 1, 1).toordinal(), date(min(year + years - 1, 9998), 12, 31).toordinal()
