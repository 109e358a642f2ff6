"""Days with names: Christmas, Thanksgiving, Easter, Ramadan."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from rashomon.model.calendar_rule import Direction, Feast, Fixed, MonthDay, TimeRule, WeekdayIn
from rashomon.model.timing import Anchor, TimexType
from rashomon.resources import table
from rashomon.timing.reading import Draft, Reading

__all__ = ["holiday_draft"]

#: Kinds of the table that are a computed feast; any other kind that is none of the grammar's is one of a table.
COMPUTED = {"easter": "easter", "orthodox": "orthodox-easter"}

#: Days before and after a holiday that its week may take in: it lies at the end of some, at the head of others.
WEEK_AROUND = 6

#: The same for its weekend: that of a Monday begins on the Friday, that of a Thursday ends on the Sunday, Easter's
#: has both; a fixed day lies on any weekday.
MONDAY_AROUND, THURSDAY_AROUND, EASTER_AROUND, ANY_AROUND = (3, 0), (0, 3), (2, 1), (3, 3)


@functools.cache
def holidays() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in table("timing_holidays")}


def canonical(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


@functools.cache
def named(text: str) -> str | None:
    """The longest name of the table in the words."""
    return max((name for name in holidays() if name in text), key=lambda name: (len(name), name), default=None)


def around(row: Mapping[str, str], letter: str | None) -> tuple[int, int]:
    """Days before and after the holiday itself that the words take in ("Easter week", "Labor Day weekend")."""
    if letter == "W":
        return WEEK_AROUND, WEEK_AROUND
    if letter != "WE":
        return 0, 0
    if row["kind"] in COMPUTED:
        return EASTER_AROUND
    return {"0": MONDAY_AROUND, "3": THURSDAY_AROUND}.get(row["weekday"], ANY_AROUND)


def holiday_rule(
    row: Mapping[str, str], direction: Direction, shift: int | None, letter: str | None, beside: int = 0
) -> TimeRule | None:
    """The rule of a holiday with the side and the year that the words tell; None for one that differs by country. ``beside`` is a
    number of days from it ("the day after Thanksgiving": 1)."""
    before, after = around(row, letter)
    aside = int(row["aside"] or 0) + beside
    if row["kind"] == "national":
        return None
    if row["kind"] == "fixed":
        first, last = (
            date(2001, int(row["month"]), int(row["day"])).toordinal() + days
            for days in (aside - before, aside + after)
        )
        begin, end = date.fromordinal(first), date.fromordinal(last)
        until = None if first == last else (end.month, end.day)
        return MonthDay(begin.month, begin.day, direction, until=until, year_shift=shift)
    if row["kind"] == "nth":
        first_day, weekday = int(row["day"]), int(row["weekday"])
        return WeekdayIn(int(row["month"]), weekday, first_day, direction, before - aside, after + aside, shift)
    return Feast(COMPUTED.get(row["kind"], row["kind"]), direction, aside, before, after, shift)


def in_told_year(rule: TimeRule, year: int) -> tuple[int, int] | None:
    """The days of a holiday's rule in a year that is told."""
    if not isinstance(rule, MonthDay | Feast | WeekdayIn):
        return None
    return replace(rule, year_shift=0).days_from(date(year, 7, 1).toordinal())


#: Feasts after which people are named ("Ramadan al-Sabti").
PERSONS = frozenset({"ramadan", "ramazan", "ramzan", "easter", "epiphany"})


def holiday_draft(reading: Reading) -> Draft | None:
    """A holiday with its year is its days; without, the nearest by tense. One that differs by country has no days."""
    name = named(canonical(reading.text))
    if name is None or reading.has("poss"):
        return None
    row = holidays()[name]
    if name in PERSONS and (reading.after() == "X" or reading.word_after() in ("al", "el")):
        return None
    letter = next((value for value in reading.all("unit", "weekend") if value in ("W", "WE")), None)
    beside = 0
    if reading.has("before", "after"):
        if reading.one("unit") != "D":
            return None
        beside = 1 if reading.has("after") else -1
    year = reading.one("year")
    if year is not None:
        rule = holiday_rule(row, Direction.EITHER, None, letter, beside)
        days = None if rule is None else in_told_year(rule, int(year))
        if days is None:
            return Draft(TimexType.DATE)
        value = date.fromordinal(days[0]).isoformat() if days[0] == days[1] else None
        return Draft(TimexType.DATE, value, Fixed(*days))
    shift = None
    if reading.all("unit")[-1:] == ["Y"]:
        shift = int(reading.one("last", "this", "next") or 0)
    direction = reading.direction(Direction.EITHER)
    if shift is None and reading.has("last", "past"):
        direction = Direction.PAST
    elif shift is None and reading.has("next"):
        direction = Direction.FUTURE
    anchor = Anchor.MENTION if reading.has("that", "same", "following", "previous") else Anchor.WRITTEN
    return Draft(TimexType.DATE, None, holiday_rule(row, direction, shift, letter, beside), anchor)
