"""Days with names: Christmas, Thanksgiving, Easter, Ramadan."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, timedelta

from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, TimeRule
from rashomon.model.timing import Anchor, TimexType
from rashomon.resources import table
from rashomon.timing.reading import Draft, Reading

__all__ = ["holiday_day", "holiday_draft"]

#: Easter Sunday falls between 22 March and 25 April.
EASTER_BOUNDS = ((3, 22), (4, 25))


@functools.cache
def holidays() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in table("timing_holidays")}


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computation)."""
    golden, century, rest = year % 19, *divmod(year, 100)
    leap, more = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    high, low = divmod(rest, 4)
    weekday = (32 + 2 * more + 2 * high - epact - low) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def lunar(kind: str, year: int) -> tuple[int, int] | None:
    """First and last day of the feast that begins in the year, a day of doubt on either side for feasts."""
    for row in table("timing_ramadan"):
        if kind == "ramadan" and row["first"].startswith(f"{year:04}-"):
            return date.fromisoformat(row["first"]).toordinal(), date.fromisoformat(row["fitr"]).toordinal() - 1
        if kind != "ramadan" and row[kind].startswith(f"{year:04}-"):
            day = date.fromisoformat(row[kind]).toordinal()
            return day - 1, day + 1
    return None


def days_in(name: str, year: int) -> tuple[int, int] | None:
    """The days of the holiday in a year."""
    row = holidays().get(name)
    if row is None or not 1583 <= year <= 9000:
        return None
    kind = row["kind"]
    if kind == "easter":
        day = (easter(year) + timedelta(days=int(row["day"]))).toordinal()
    elif kind == "fixed":
        day = date(year, int(row["month"]), int(row["day"])).toordinal()
    elif kind == "nth":
        day = date(year, int(row["month"]), int(row["day"])).toordinal()
        day += (int(row["weekday"]) - (day - 1)) % 7
    else:
        return lunar(kind, year)
    return day, day


def canonical(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def holiday_day(text: str, days: tuple[int, int]) -> int | None:
    """The exact day of the holiday named in ``text``, when it falls on one day inside ``days``."""
    name = named_in(text)
    if name is None:
        return None
    for year in sorted({date.fromordinal(day).year for day in days}):
        found = days_in(name, year)
        if found and found[0] == found[1] and days[0] <= found[0] <= days[1]:
            return found[0]
    return None


def named_in(text: str) -> str | None:
    lower = canonical(text)
    return max((name for name in holidays() if name in lower), key=lambda name: (len(name), name), default=None)


def holiday_rule(row: Mapping[str, str], direction: Direction, shift: int | None) -> TimeRule | None:
    if row["kind"] == "fixed":
        return MonthDay(int(row["month"]), int(row["day"]), direction, year_shift=shift)
    if row["kind"] == "nth":
        month = int(row["month"])
        return MonthDay(month, int(row["day"]), direction, until=(month, int(row["until"])), year_shift=shift)
    if row["kind"] == "easter":
        first, last = (date(2001, *bound) + timedelta(days=int(row["day"])) for bound in EASTER_BOUNDS)
        return MonthDay(first.month, first.day, direction, until=(last.month, last.day), year_shift=shift)
    return None


def holiday_draft(reading: Reading) -> Draft | None:
    """A holiday with its year is its day; without, the nearest by tense; a moveable one within its bounds."""
    name = named_in(reading.text)
    if name is None or reading.has("poss"):
        return None
    year = reading.one("year")
    if year is not None:
        days = days_in(name, int(year))
        if days is None:
            return None
        value = date.fromordinal(days[0]).isoformat() if days[0] == days[1] else None
        return Draft(TimexType.DATE, value, Fixed(*days, days[1] - days[0] > 2))
    shift = None
    if reading.has("unit") and reading.all("unit")[-1] == "Y":
        shift = int(reading.one("last", "this", "next") or 0)
    direction = reading.direction(Direction.EITHER)
    if shift is None and reading.has("last", "past"):
        direction = Direction.PAST
    elif shift is None and reading.has("next"):
        direction = Direction.FUTURE
    anchor = Anchor.MENTION if reading.has("that", "same", "following", "previous") else Anchor.WRITTEN
    return Draft(TimexType.DATE, None, holiday_rule(holidays()[name], direction, shift), anchor)
