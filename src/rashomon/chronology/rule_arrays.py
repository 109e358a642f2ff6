"""Rules of time over a whole calendar at once: the same answers as ``days_from`` day by day, as arrays.

Month-days and months recur in lists that can be searched, periods depend on the month alone, weekdays on
the remainder by seven; every other rule is asked for each day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from rashomon.model.calendar_rule import (
    DayOfMonth,
    Direction,
    Feast,
    Fixed,
    MonthDay,
    MonthOf,
    Part,
    PeriodOf,
    Season,
    Shift,
    TimeRule,
    Unit,
    WeekdayIn,
    WeekdayOf,
    shifted,
)
from rashomon.model.feast_rule import REACH

__all__ = ["rule_ranges"]

Ordinals = NDArray[np.int64]
Ranges = tuple[Ordinals, Ordinals, NDArray[np.bool_]]

#: Years before and after the calendar in which a denoted day may lie: February 29 can be eight years off.
MARGIN = 9

#: Units whose periods are whole months.
MONTHLY = frozenset({Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY})


def rule_ranges(rule: TimeRule, first: int, last: int) -> Ranges:
    """For each day of writing from ``first`` to ``last`` (ordinals): first and last day denoted, and
    whether the words can have been written then."""
    anchors = np.arange(first, last + 1, dtype=np.int64)
    if isinstance(rule, Fixed):
        ones = np.ones(anchors.size, dtype=np.int64)
        return ones * rule.first, ones * rule.last, np.ones(anchors.size, dtype=bool)
    if isinstance(rule, WeekdayOf):
        return weekday_ranges(rule, anchors)
    if isinstance(rule, MonthDay) and rule.year_shift is None:
        found = nearest_of(month_days(rule, first, last), anchors, rule.direction)
        if rule.weekday is not None:
            found = (found[0], found[1], found[2] & ((found[0] - 1) % 7 == rule.weekday))
        return found
    if isinstance(rule, MonthOf | Season) and rule.year_shift is None and one_sided(rule):
        months = [rule.in_year(year) for year in range(year_of(first) - 2, year_of(last) + 3)]
        low, high, possible = nearest_of(months, anchors, rule.direction, strict=rule.strict)
        if isinstance(rule, Season):
            return low, high, possible
        if rule.part is Part.WHOLE and rule.direction is Direction.PAST:
            high = np.minimum(high, anchors)
        elif rule.part is Part.WHOLE and rule.direction is Direction.FUTURE:
            low = np.maximum(low, anchors)
        return low, high, possible
    if isinstance(rule, Feast | WeekdayIn) and rule.year_shift is None:
        found = nearest_of(rule.candidates(year_of(first) - 3, year_of(last) + 3), anchors, rule.direction)
        return found[0], found[1], found[2] & (np.abs(found[0] - anchors) <= REACH)
    if isinstance(rule, Shift):
        ends = shifted_days(anchors, rule.unit, rule.low), shifted_days(anchors, rule.unit, rule.high)
        low, high = np.minimum(*ends) - rule.slack, np.maximum(*ends) + rule.slack
        return low, high, np.ones(anchors.size, dtype=bool)
    if isinstance(rule, PeriodOf) and rule.unit in MONTHLY:
        whole = replace(rule, part=Part.WHOLE) if rule.part in (Part.BEFORE, Part.AFTER) else rule
        low, high, possible = by_month(whole, anchors)
        if rule.part is Part.BEFORE:
            return low, np.minimum(high, anchors), possible & (low <= anchors)
        if rule.part is Part.AFTER:
            return np.maximum(low, anchors), high, possible & (high >= anchors)
        return low, high, possible
    if isinstance(rule, MonthOf | Season | Feast | WeekdayIn) and rule.year_shift is not None:
        return by_month(rule, anchors)
    return asked(rule, anchors)


def by_month(rule: TimeRule, anchors: Ordinals) -> Ranges:
    """For rules that look at no more of the anchor than its month and year: asked once a month."""
    starts, which = month_starts(anchors)
    low, high, possible = asked(rule, starts)
    return low[which], high[which], possible[which]


def month_starts(anchors: Ordinals) -> tuple[Ordinals, Ordinals]:
    """First days of all months that the anchors lie in, and for each anchor the number of its month."""
    begin, end = date.fromordinal(int(anchors[0])), date.fromordinal(int(anchors[-1]))
    months = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
    starts = np.array([date(month // 12, month % 12 + 1, 1).toordinal() for month in months], dtype=np.int64)
    return starts, np.searchsorted(starts, anchors, side="right") - 1


def shifted_days(anchors: Ordinals, unit: Unit, amount: int) -> Ordinals:
    """``calendar_rule.shifted`` of every anchor."""
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return anchors + amount * (1 if unit is Unit.DAY else 7)
    starts, which = month_starts(anchors)
    goals = np.array([shifted(int(start), unit, amount) for start in starts], dtype=np.int64)
    lengths = np.array([shifted(int(goal), Unit.MONTH, 1) for goal in goals], dtype=np.int64) - goals
    moved: Ordinals = goals[which] + np.minimum(anchors - starts[which], lengths[which] - 1)
    return moved


def asked(rule: TimeRule | DayOfMonth, anchors: Ordinals) -> Ranges:
    answers = [rule.days_from(int(anchor)) for anchor in anchors]
    low = np.array([days[0] if days else 0 for days in answers], dtype=np.int64)
    high = np.array([days[1] if days else -1 for days in answers], dtype=np.int64)
    return low, high, np.array([days is not None for days in answers], dtype=bool)


def weekday_ranges(rule: WeekdayOf, anchors: Ordinals) -> Ranges:
    """By the remainder of the ordinal, for weekdays repeat every seven days."""
    shifts = []
    for anchor in range(8, 15):
        days = rule.days_from(anchor)
        shifts.append(0 if days is None else days[0] - anchor)
    days_there = anchors + np.array(shifts, dtype=np.int64)[(anchors - 8) % 7]
    return days_there, days_there, np.ones(anchors.size, dtype=bool)


def month_days(rule: MonthDay, first: int, last: int) -> list[tuple[int, int]]:
    years = range(max(year_of(first) - MARGIN, 1), min(year_of(last) + MARGIN, 9998) + 1)
    plain = MonthDay(rule.month, rule.day, rule.direction, rule.until)
    return [days for year in years if (days := plain.in_year(year)) is not None]


def one_sided(rule: MonthOf | Season) -> bool:
    """Whether leaving out the anchor's own month leaves one candidate: not so for the nearest of both sides."""
    return not rule.strict or rule.direction is not Direction.EITHER


def nearest_of(
    candidates: list[tuple[int, int]], anchors: Ordinals, direction: Direction, *, strict: bool = False
) -> Ranges:
    """The candidate meant, for each anchor: as ``calendar_rule.nearest`` over ranges in order. ``strict``
    leaves out one that holds the anchor."""
    if not candidates:
        empty = np.zeros(anchors.size, dtype=np.int64)
        return empty, empty, np.zeros(anchors.size, dtype=bool)
    lows = np.array([days[0] for days in candidates], dtype=np.int64)
    highs = np.array([days[1] for days in candidates], dtype=np.int64)
    before = np.searchsorted(highs if strict else lows, anchors, side="left" if strict else "right") - 1
    after = np.searchsorted(lows if strict else highs, anchors, side="right" if strict else "left")
    has_before, has_after = before >= 0, after < lows.size
    before, after = np.maximum(before, 0), np.minimum(after, lows.size - 1)
    if direction is Direction.PAST:
        return lows[before], highs[before], has_before
    if direction is Direction.FUTURE:
        return lows[after], highs[after], has_after
    far = np.iinfo(np.int64).max
    back = np.where(has_before, np.maximum(anchors - highs[before], 0), far)
    ahead = np.where(has_after, np.maximum(lows[after] - anchors, 0), far)
    chosen = np.where(back <= ahead, before, after)
    return lows[chosen], highs[chosen], has_before | has_after


def year_of(day: int) -> int:
    return date.fromordinal(day).year
