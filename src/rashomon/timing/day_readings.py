"""Readers of expressions that name one day, or a run of days, of the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.model.calendar_rule import (
    DayOfMonth,
    Direction,
    Fixed,
    MonthDay,
    PeriodOf,
    TimeRule,
    Unit,
    WeekdayOf,
    valid_day,
)
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing.reading import MONTHS, UNITS, Draft, Reading, relative_year, spelled_day
from rashomon.timing.values import time_suffix

__all__ = ["READERS"]

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
NUMERIC = re.compile(r"(\d+)[/.-](\d+)[/.-](\d+)")

#: Two-digit years: those up to the pivot belong to this century.
PIVOT = 69


def day_draft(reading: Reading, day: int) -> Draft:
    """A day that needs no anchor, with its time of day where one is told."""
    suffix = time_suffix(reading.text) if reading.kind is TimexType.TIME else ""
    return Draft(reading.kind, date.fromordinal(day).isoformat() + suffix, Fixed(day, day), mod=reading.edge)


def read_iso(reading: Reading) -> Draft | None:
    found = ISO.match(reading.text)
    day = valid_day(*(int(part) for part in found.groups())) if found else None
    return None if day is None else day_draft(reading, day)


def read_numeric(reading: Reading) -> Draft | None:
    found = NUMERIC.search(reading.text)
    if not found:
        return None
    a, b, c = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        day = valid_day(a, b, c)
        return None if day is None else day_draft(reading, day)
    year = c if len(found[3]) == 4 else c + (2000 if c <= PIVOT else 1900)
    month_first, day_first = valid_day(year, a, b), valid_day(year, b, a)
    if month_first is None and day_first is None:
        return None
    if month_first is None or day_first is None or month_first == day_first:
        return day_draft(reading, month_first or day_first or 0)
    dotted = "." in found[0]  # 04.06.2025 is written day first wherever dates are written with dots
    if dotted or reading.day_first is not None:
        return day_draft(reading, day_first if dotted or reading.day_first else month_first)
    return Draft(TimexType.DATE)  # June 4 or April 6: nothing on the page tells


def read_month_day(reading: Reading) -> Draft | None:
    days = [spelled_day(text) for text in reading.all("int", "ord", "ordw")]
    month = int(reading.one(*MONTHS) or 0)
    year = reading.one("year")
    if year is not None:
        day = valid_day(int(year), month, days[0])
        return None if day is None else day_draft(reading, day)
    if valid_day(2000, month, days[0]) is None:
        return None
    weekday = reading.one("weekday", "wd")
    rel = relative_year(reading)
    shift, anchor = rel or (None, Anchor.WRITTEN)
    # "the Aug. 7 bombings": the verb's tense is not the date's.
    attributive = reading.word_before() in ("the", "this", "a", "an") or reading.has("the")
    # "extended to Nov. 20", "until March 6": the deed is past, the day may lie ahead.
    attributive = attributive or reading.word_before() in ("until", "till", "by", "to", "through")
    # A weekday settles the year better than tense does, and a tense misread must not contradict it.
    direction = Direction.EITHER if attributive or weekday is not None else reading.direction(Direction.EITHER)
    if shift is None and rel is None and reading.has("last", "past", "next"):  # "last June 4"
        direction = Direction.FUTURE if reading.has("next") else Direction.PAST
    weekday_told = None if weekday is None else int(weekday)
    rule = MonthDay(month, days[0], direction, weekday=weekday_told, year_shift=shift)
    return Draft(reading.kind, None, rule, anchor, reading.edge)


def read_month_day_range(reading: Reading) -> Draft | None:
    months = [int(value) for value in reading.all(*MONTHS)]
    days = [spelled_day(text) for text in reading.all("int", "ord")]
    if len(days) < 2 or any(
        valid_day(2000, month, day) is None for month, day in zip([months[0], months[-1]], days, strict=False)
    ):
        return None
    first, last = (months[0], days[0]), (months[-1], days[1])
    if first == last or (len(months) == 1 and last < first):
        return None
    year = reading.one("year")
    lasts = "and" not in reading.classes
    if year is not None:
        begin, end = valid_day(int(year) - (last < first), *first), valid_day(int(year), *last)
        if begin is None or end is None:
            return None
        value = f"{date.fromordinal(begin).isoformat()}/{date.fromordinal(end).isoformat()}"
        return Draft(TimexType.DATE, value, Fixed(begin, end, lasts))
    weekday = reading.one("weekday", "wd") if reading.classes[0] in ("weekday", "wd") else None
    rule = MonthDay(
        *first,
        reading.direction(Direction.EITHER),
        until=last,
        weekday=None if weekday is None else int(weekday),
        lasts=lasts,
    )
    return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN)


def read_week_of(reading: Reading) -> Draft | None:
    month, days = int(reading.one(*MONTHS) or 0), [spelled_day(text) for text in reading.all("int", "ord")]
    if reading.one("unit") != "W" or valid_day(2000, month, days[0]) is None:
        return None
    year = reading.one("year")
    if year is not None:
        day = valid_day(int(year), month, days[0])
        return None if day is None else Draft(TimexType.DATE, week_value(day), Fixed(*week_days(day)))
    end = date(2001, month, min(days[0], 28)) + timedelta(days=6)
    rule = MonthDay(month, days[0], reading.direction(Direction.EITHER), until=(end.month, end.day))
    return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN)


def week_days(day: int) -> tuple[int, int]:
    monday = day - (day - 1) % 7
    return monday, monday + 6


def week_value(day: int) -> str:
    year, week, _ = date.fromordinal(day).isocalendar()
    return f"{year:04}-W{week:02}"


#: After "the 19th" these mean a day; anything else is "the 19th floor".
def read_ordinal(reading: Reading) -> Draft | None:
    if reading.word_before() not in ("on", "by", "since", "until") and not reading.has("weekday"):
        return None
    day = spelled_day(reading.one("ord") or "0")
    return Draft(TimexType.DATE, None, DayOfMonth(day, reading.direction(Direction.PAST)), Anchor.WRITTEN)


def read_weekday_of(reading: Reading) -> Draft | None:
    weekday = int(reading.one("weekday", "wd") or 0)
    unit = reading.one("unit") or ""
    shift = reading.one("last", "next", "this", "past", "current", "previous", "following")
    if shift is None or unit not in UNITS:
        return None
    anchor = Anchor.MENTION if reading.has("previous", "following") else Anchor.WRITTEN
    rule: TimeRule = (
        WeekdayOf(weekday, week=int(shift)) if UNITS[unit] is Unit.WEEK else PeriodOf(UNITS[unit], int(shift))
    )
    return Draft(reading.kind, None, rule, anchor, reading.edge)


READERS = {
    "iso": read_iso,
    "numeric": read_numeric,
    "monthday": read_month_day,
    "daymonth": read_month_day,
    "monthdayrange": read_month_day_range,
    "daymonthrange": read_month_day_range,
    "week": read_week_of,
    "ordinal": read_ordinal,
    "weekdayof": read_weekday_of,
}
