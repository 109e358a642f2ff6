"""A moment drawn on its year: how precise it is, at a glance and on one scale for all years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.model.moment import Moment, edtf_bounds

__all__ = ["Strip", "central_day", "strip_of"]

#: Runs of days drawn on one year: more than its weeks there cannot usefully be.
MOST_BARS = 60

#: Width of the year on which a row's uncertainty is drawn; 10 units are a month.
YEAR_WIDTH = 120.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A moment on its year: left edges and widths of its runs of days, in units of the drawing, and whether
    they go on into the years before and after."""

    bars: tuple[tuple[float, float], ...]
    before: bool
    after: bool
    year: int


def central_day(moment: Moment) -> date:
    """The middle of the days that a moment allows; the first day of what lasted."""
    first, last = moment.earliest or date.min, moment.latest or date.min
    if moment.edtf and "/" in moment.edtf:
        return first
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2)


def strip_of(moment: Moment) -> Strip | None:
    """Where a moment lies on the year of its middle day, each alternative for itself."""
    if moment.earliest is None or moment.latest is None:
        return None
    year = central_day(moment).year
    first, last = date(year, 1, 1), date(year, 12, 31)
    bars = [bar_of(begin, end, first, last) for begin, end in runs_of(moment) if begin <= last and end >= first]
    return Strip(tuple(bars[:MOST_BARS]), moment.earliest < first, moment.latest > last, year)


def runs_of(moment: Moment) -> list[tuple[date, date]]:
    """The runs of days that a moment allows."""
    outer = (moment.earliest or date.min, moment.latest or date.max)
    if moment.edtf is None or not moment.edtf.startswith("["):
        return [outer]
    try:
        return [edtf_bounds(f"[{part}]") for part in moment.edtf[1:-1].split(",")]
    except ValueError:
        return [outer]


def bar_of(begin: date, end: date, first: date, last: date) -> tuple[float, float]:
    days = (last - first).days + 1
    begin, end = max(begin, first), min(end, last)
    width = max(YEAR_WIDTH * ((end - begin).days + 1) / days, 2.5)  # a day alone would be a third of a pixel
    return round(min(YEAR_WIDTH * (begin - first).days / days, YEAR_WIDTH - width), 1), round(width, 1)
