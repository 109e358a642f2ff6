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

#: Days on either side of a holiday that its week and its weekend may take in ("Thanksgiving weekend" ends on the
#: Sunday after the Thursday, "Memorial Day weekend" begins on the Saturday before the Monday).
AROUND = {"W": 6, "WE": 3}


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


def holiday_rule(row: Mapping[str, str], direction: Direction, shift: int | None, *, around: int) -> TimeRule | None:
    """The days that the holiday can fall on in some year, and ``around`` days before and after."""
    if row["kind"] == "easter":
        first, last = (date(2001, *bound) + timedelta(days=int(row["day"])) for bound in EASTER_BOUNDS)
    elif row["kind"] in ("fixed", "nth"):
        first = date(2001, int(row["month"]), int(row["day"]))
        last = first.replace(day=int(row["until"])) if row["kind"] == "nth" else first
    else:
        return None
    first, last = first - timedelta(days=around), last + timedelta(days=around)
    until = None if first == last else (last.month, last.day)
    return MonthDay(first.month, first.day, direction, until=until, year_shift=shift)


def holiday_draft(reading: Reading) -> Draft | None:
    """A holiday with its year is its day; without, the nearest by tense; a moveable one within its bounds."""
    name = named_in(reading.text)
    if name is None or reading.has("poss"):
        return None
    year = reading.one("year")
    around = AROUND.get(reading.one("unit", "weekend") or "", 0)
    if year is not None:
        days = days_in(name, int(year))
        if days is None:
            return None
        if around:
            return Draft(TimexType.DATE, None, Fixed(days[0] - around, days[1] + around))
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
    rule = holiday_rule(holidays()[name], direction, shift, around=around)
    return Draft(TimexType.DATE, None, rule, anchor)
