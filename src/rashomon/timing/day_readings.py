"""Readers of expressions that name one day, or a run of days, of the calendar."""

from __future__ import annotations

import re
from datetime import date

from rashomon.model.calendar_rule import (
    DayOfMonth,
    Direction,
    Fixed,
    MonthDay,
    PeriodOf,
    TimeRule,
    Unit,
    WeekdayIn,
    WeekdayOf,
    valid_day,
)
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing.reading import MONTHS, UNITS, Draft, Reading, relative_year, spelled_day
from rashomon.timing.values import time_suffix

__all__ = ["READERS"]

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?")
NUMERIC = re.compile(r"(\d+)[/.-](\d+)[/.-](\d+)")

#: Two-digit years: those up to the pivot belong to this century.
PIVOT = 69


def day_draft(reading: Reading, day: int) -> Draft:
    """A day that needs no anchor, with its time of day where one is told."""
    suffix = time_suffix(reading.text) if reading.kind is TimexType.TIME else ""
    return Draft(reading.kind, date.fromordinal(day).isoformat() + suffix, Fixed(day, day), mod=reading.edge)


def read_iso(reading: Reading) -> Draft | None:
    found = ISO.match(reading.text)
    day = valid_day(int(found[1]), int(found[2]), int(found[3])) if found else None
    if day is None or found is None:
        return None
    if found[4] is None:
        return day_draft(reading, day)
    return Draft(TimexType.TIME, f"{date.fromordinal(day).isoformat()}T{found[4]}", Fixed(day, day))


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
    # A possessive says whose it is, and nothing of the tense: "the boy's Nov. 2 murder".
    attributive = reading.qualifies() and reading.kind is TimexType.DATE and reading.before() != "poss"
    # "extended to Nov. 20", "until March 6": the deed is past, the day may lie ahead.
    attributive = attributive or reading.word_before() in ("until", "till", "by", "to", "through")
    # A weekday settles the year better than tense does, and a tense misread must not contradict it.
    direction = Direction.EITHER if attributive or weekday is not None else reading.direction(Direction.EITHER)
    if shift is None and rel is None and reading.has("last", "past", "next"):  # "last June 4"
        direction = Direction.FUTURE if reading.has("next") else Direction.PAST
    weekday_told = None if weekday is None else int(weekday)
    rule = MonthDay(month, days[0], direction, weekday=weekday_told, year_shift=shift)
    return Draft(reading.kind, None, rule, anchor, reading.edge)


#: After "the 19th" these mean a day; anything else is "the 19th floor".
def read_ordinal(reading: Reading) -> Draft | None:
    if reading.word_before() not in ("on", "by", "since", "until") and not reading.has("weekday", "wd"):
        return None
    day = spelled_day(reading.one("ord") or "0")
    if reading.has("wd") and not reading.text[0].isupper():
        return None
    return Draft(TimexType.DATE, None, DayOfMonth(day, reading.direction(Direction.PAST)), Anchor.WRITTEN)


def read_foreign_day(reading: Reading) -> Draft | None:
    """ "3 janvier 2020", "29 de marzo de 2019": a stamp in another tongue, on a page that is not."""
    month = int(reading.one("fmonth", *MONTHS) or 0)
    days = reading.all("int", "ord")
    day = valid_day(int(reading.one("year") or 0), month, spelled_day(days[0])) if days else None
    return None if day is None else day_draft(reading, day)


def read_signed_day(reading: Reading) -> Draft | None:
    """ "05-Aug-2016", "Sep-23-2020", "23/Sep/2020"."""
    signs = {
        reading.words.word(reading.first + place) for place, kind in enumerate(reading.classes) if kind in ("", "dash")
    }
    return read_foreign_day(reading) if len(signs) == 1 and signs <= {"-", "/", "–"} else None


def read_weekday_in(reading: Reading) -> Draft | None:
    """ "the third Sunday in May": in the seven days that begin on the 15th."""
    weekday, month = int(reading.one("weekday") or 0), int(reading.one(*MONTHS) or 0)
    number = (
        0
        if reading.classes[reading.has("the") and reading.classes[0] == "the"] == "last"
        else spelled_day(reading.one("ordw", "ord") or "")
    )
    if number > 5:  # no month has six of a weekday
        return None
    first = 7 * (number - 1) + 1 if number else 0
    year = reading.one("year")
    if year is not None:
        days = WeekdayIn(month, weekday, first).in_year(int(year))
        return None if days is None else day_draft(reading, days[0])
    shift, anchor = relative_year(reading) or (None, Anchor.WRITTEN)
    if reading.has("unit") and shift is None:
        return None
    rule = WeekdayIn(month, weekday, first, reading.direction(Direction.EITHER), year_shift=shift)
    return Draft(TimexType.DATE, None, rule, anchor)


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
    "foreignday": read_foreign_day,
    "signedday": read_signed_day,
    "weekdayin": read_weekday_in,
    "ordinal": read_ordinal,
    "weekdayof": read_weekday_of,
}
