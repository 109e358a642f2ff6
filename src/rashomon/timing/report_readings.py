"""Readers of what company reports count in and compare with: quarters, fiscal years, "the year-ago quarter", "the same period
last year", "the first two quarters of 2019"."""

from __future__ import annotations

import re

from rashomon.model.calendar_rule import Direction, Fixed, MonthOf, PeriodOf, Shift, Unit, month_range
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing.numbers import SLACK, numbers
from rashomon.timing.period_readings import EARLIEST_BARE, LATEST_BARE, fixed, year_draft
from rashomon.timing.reading import MONTHS, Draft, Reading, relative_year

__all__ = ["READERS"]


def read_quarter(reading: Reading) -> Draft | None:
    half = reading.has("half")
    if not half and reading.has("unit") and "Q" not in reading.all("unit"):
        return None
    token = reading.one("quarter", "ordw", "ord")
    last_of = 2 if half else 4
    number = last_of if token is None else int(re.sub(r"\D", "", token) or 0)
    if not 1 <= number <= (2 if half else 4):
        return None
    span = 6 if half else 3
    first, last = span * (number - 1) + 1, span * number
    year = reading.one("year")
    if year is not None and reading.has("fiscal"):  # a house's own quarter: where it lies is not told
        return Draft(TimexType.DATE, f"{int(year):04}-{'H' if half else 'Q'}{number}", mod=reading.edge)
    if year is not None:
        days = month_range(int(year), first)[0], month_range(int(year), last)[1]
        return Draft(
            TimexType.DATE,
            f"{int(year):04}-{'H' if half else 'Q'}{number}",
            fixed(*days, reading.edge),
            mod=reading.edge,
        )
    of_year = reading.all("unit")[-1:] == ["Y"]
    if half and not of_year and not reading.has("last", "this", "next"):
        return None
    if not half and token is None and not of_year:
        return None  # "the last quarter" is the one before
    if (
        of_year
        and not reading.has("this", "next", "past", "current", "previous", "following")
        and reading.classes[-3:-1] == ["of", "the"]
    ):
        rule = MonthOf(first, reading.direction(Direction.PAST), until=last)  # "the last quarter of the year"
        return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN, reading.edge)
    shift = int(reading.one("last", "this", "next", "past") or 0) if "Y" in reading.all("unit") else None
    rule = MonthOf(first, Direction.PAST, shift, until=last)
    return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN, reading.edge)


def read_month_quarter(reading: Reading) -> Draft | None:
    """ "the September quarter": the one that ends with it."""
    month = int(reading.one(*MONTHS) or 0)
    if reading.one("unit") != "Q" or month % 3:
        return None
    rule = MonthOf(month - 2, reading.direction(Direction.PAST), until=month)
    return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN)


def read_year_ago(reading: Reading) -> Draft | None:
    if reading.one("unit") != "Y":
        return None
    return Draft(TimexType.DATE, None, Shift(Unit.YEAR, -1, -1, SLACK["Y"]), Anchor.WRITTEN)


def read_fiscal(reading: Reading) -> Draft | None:
    """Where a fiscal year begins differs from house to house: its days lie within a year of the year named."""
    year = reading.one("year")
    if year is not None:
        return Draft(TimexType.DATE, year)
    if reading.one("unit") != "Y":
        return None
    shift = reading.one("last", "latest", "next", "this", "current", "past")
    if shift is None or reading.has("previous", "following"):
        return Draft(TimexType.DURATION, "P1Y")  # from when, and which, is not told
    ago = -1 if shift == "latest" else int(shift)
    return Draft(TimexType.DATE, None, Shift(Unit.YEAR, ago - 1, ago + 1), Anchor.WRITTEN)


def read_latest_period(reading: Reading) -> Draft | None:  # noqa: ARG001 - the words are all there is
    """ "the latest period" of a company's report is the last whole quarter."""
    return Draft(TimexType.DATE, None, PeriodOf(Unit.QUARTER, -1), Anchor.WRITTEN)


def read_same_period(reading: Reading) -> Draft | None:
    """ "the 1988 quarter", "the 1988 period": the part of that year that the report is about."""
    year = int(reading.one("year") or 0)
    if not EARLIEST_BARE <= year <= LATEST_BARE or reading.one("unit") not in (None, "Q"):
        return None
    return year_draft(year, None)


def read_like_period(reading: Reading) -> Draft | None:
    """ "the same period last year", "the quarter a year ago", "this time last year": somewhere in that year."""
    year = reading.one("year")
    if year is not None:
        return year_draft(int(year), None) if EARLIEST_BARE <= int(year) <= LATEST_BARE else None
    if reading.all("unit")[-1:] != ["Y"] and "Y" not in reading.all("unit"):
        return None
    if reading.has("ago", "earlier", "before"):
        anchor = Anchor.WRITTEN
        return Draft(TimexType.DATE, None, Shift(Unit.YEAR, -1, -1, SLACK["Y"]), anchor)
    rel = relative_year(reading) if not reading.has("same") else year_beside(reading)
    if rel is None or rel[0] is None:
        return None
    return Draft(TimexType.DATE, None, PeriodOf(Unit.YEAR, rel[0]), rel[1])


def year_beside(reading: Reading) -> tuple[int, Anchor] | None:
    """The year of "the same quarter last year", where "same" does not belong to the year."""
    if reading.has("previous", "following"):
        return int(reading.one("previous", "following") or 0), Anchor.MENTION
    shift = reading.one("last", "next", "past", "current", "this")
    return None if shift is None else (int(shift), Anchor.WRITTEN)


#: Months in the units that parts of a year are counted in here.
UNIT_MONTHS = {"Q": 3}


def read_quarters(reading: Reading) -> Draft | None:
    """ "the first two quarters of 2019" are its first half. Months are left apart from their year, as annotators do."""
    unit = UNIT_MONTHS.get(reading.one("units") or "")
    counted = numbers(reading)
    year = reading.one("year")
    if unit is None or not counted or not 1 <= counted[0] * unit <= 12 or counted[0] != int(counted[0]):
        return None
    length = int(counted[0]) * unit
    if reading.has("ordw") and reading.one("ordw") != "1":
        return None
    first = 1 if reading.has("ordw") else 13 - length
    last = first + length - 1
    if year is None:
        rel = relative_year(reading)
        if rel is None or reading.has("ordw") is False:
            return None
        return Draft(TimexType.DATE, None, MonthOf(first, year_shift=rel[0], until=last), rel[1])
    days = Fixed(month_range(int(year), first)[0], month_range(int(year), last)[1])
    half = {(1, 6): "H1", (7, 12): "H2"}.get((first, last))
    told = f"{year}-{half}" if half else f"{year}-{first:02}/{year}-{last:02}"
    return Draft(TimexType.DATE, told, days)


READERS = {
    "quarter": read_quarter,
    "monthquarter": read_month_quarter,
    "yearago": read_year_ago,
    "fiscal": read_fiscal,
    "latestperiod": read_latest_period,
    "sameperiod": read_same_period,
    "likeperiod": read_like_period,
    "quarters": read_quarters,
}
