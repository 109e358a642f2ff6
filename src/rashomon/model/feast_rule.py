"""Days that come round every year on another date: Easter, Ramadan, the fourth Thursday of November."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from rashomon.model.calendar_units import DayRange, Direction, month_range, nearest
from rashomon.resources import table

__all__ = ["REACH", "Feast", "WeekdayIn", "feast_days"]

#: Years for which Easter is computed: those that news of our time speaks of.
FIRST_YEAR, LAST_YEAR = 1900, 2100


def western_easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computation)."""
    golden, century, rest = year % 19, *divmod(year, 100)
    leap, more = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    high, low = divmod(rest, 4)
    weekday = (32 + 2 * more + 2 * high - epact - low) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


#: Days between the Julian and the Gregorian calendar from 1900 to 2100.
JULIAN_LAG = 13


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian day (the computation of Meeus)."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return date.fromordinal(date(year, month, day + 1).toordinal() + JULIAN_LAG)


@functools.cache
def feast_days(feast: str) -> tuple[DayRange, ...]:
    """First and last day that a feast can have fallen on, in order; nothing for a name that is unknown."""
    if feast in ("easter", "orthodox-easter"):
        sunday = western_easter if feast == "easter" else orthodox_easter
        days = (sunday(year).toordinal() for year in range(FIRST_YEAR, LAST_YEAR))
        return tuple((day, day) for day in days)
    rows = (row for row in table("calendar_feasts") if row["feast"] == feast)
    return tuple(
        sorted(
            (date.fromisoformat(row["first"]).toordinal(), date.fromisoformat(row["last"]).toordinal()) for row in rows
        )
    )


#: A feast further off than this is another year's: beyond its table it has no days. Feasts come round within 385 days.
REACH = 500


@dataclass(frozen=True, slots=True)
class Feast:
    """ "Good Friday", "during Ramadan", "Passover last year": a feast of a moveable date.

    ``feast`` is a name of ``feast_days``, ``shift`` a number of days from it. ``before`` and ``after`` widen it
    to its weekend or its week. ``year_shift`` as in ``MonthDay``.
    """

    feast: str
    direction: Direction = Direction.EITHER
    shift: int = 0
    before: int = 0
    after: int = 0
    year_shift: int | None = None
    lasts: bool = False

    def candidates(self, first: int, last: int) -> list[DayRange]:
        """The runs of days that the words can mean, in order, from one year to another."""
        return [
            (days[0] + self.shift - self.before, days[1] + self.shift + self.after)
            for days in feast_days(self.feast)
            if first <= date.fromordinal(days[0]).year <= last
        ]

    def days_from(self, anchor: int) -> DayRange | None:
        year = date.fromordinal(anchor).year
        if self.year_shift is not None:
            year += self.year_shift
            return next(iter(self.candidates(year, year)), None)  # the first, where it falls twice in one
        near = [days for days in self.candidates(year - 3, year + 3) if abs(days[0] - anchor) <= REACH]
        return nearest(near, anchor, self.direction)


#: Days in a week: a weekday stands once in every seven days.
WEEK = 7


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """ "the third Sunday in May", "Thanksgiving": a weekday of the seven days of a month that begin on day
    ``first``, or of its last seven where that is 0. The rest as in ``Feast``."""

    month: int
    weekday: int
    first: int
    direction: Direction = Direction.EITHER
    before: int = 0
    after: int = 0
    year_shift: int | None = None
    lasts: bool = False

    def in_year(self, year: int) -> DayRange | None:
        if not 1 < year < 9998:
            return None
        begin, end = month_range(year, self.month)
        start = begin + self.first - 1 if self.first else end - WEEK + 1
        day = start + (self.weekday - (start - 1)) % WEEK
        return None if day > end else (day - self.before, day + self.after)

    def candidates(self, first: int, last: int) -> list[DayRange]:
        """The runs of days that the words can mean, in order, from one year to another."""
        return [days for year in range(first, last + 1) if (days := self.in_year(year)) is not None]

    def days_from(self, anchor: int) -> DayRange | None:
        year = date.fromordinal(anchor).year
        if self.year_shift is not None:
            return self.in_year(year + self.year_shift)
        near = [days for days in self.candidates(year - 2, year + 2) if abs(days[0] - anchor) <= REACH]
        return nearest(near, anchor, self.direction)
