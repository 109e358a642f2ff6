"""Readers of runs of days: "September 18 to 20", "the week ending March 2", "the first week of January"."""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.model.calendar_rule import (
    Direction,
    Fixed,
    MonthDay,
    MonthOf,
    Part,
    WeekdaySpan,
    month_range,
    part_of,
    valid_day,
)
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing.reading import MONTHS, PARTS, Draft, Reading, relative_year, spelled_day

__all__ = ["READERS"]


def read_month_day_range(reading: Reading) -> Draft | None:
    if reading.before() == "from" and reading.word_before(2) in MOVED:
        return None
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
    weekend = reading.has("weekend")
    if (reading.one("unit") != "W" and not weekend) or valid_day(2000, month, days[0]) is None:
        return None
    year = reading.one("year")
    if weekend:
        return weekend_of(reading, month, days, year)
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


def weekend_of(reading: Reading, month: int, days: list[int], year: str | None) -> Draft | None:
    """ "the weekend of March 9-10"; of one day alone it is told whether it is the Friday, the Saturday or the Sunday
    by its year only."""
    if year is not None:
        day = valid_day(int(year), month, days[0])
        if day is None:
            return None
        saturday = day + (5 - (day - 1) % 7 if (day - 1) % 7 != 6 else -1)
        return Draft(TimexType.DATE, None, Fixed(saturday, saturday + 1))
    last = days[1] if len(days) > 1 else days[0] + 2
    until = valid_day(2001, month, last)
    if until is None or last <= days[0]:
        return Draft(TimexType.DATE)
    rule = MonthDay(month, days[0], reading.direction(Direction.EITHER), until=(month, last))
    return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN)


def read_week_to(reading: Reading) -> Draft | None:
    """ "the week ended Friday", "the week ending March 2": seven days."""
    if reading.one("unit") != "W":
        return None
    weekday = reading.one("weekday")
    if weekday is not None:
        rule = WeekdaySpan((int(weekday) + 1) % 7, int(weekday), reading.direction(Direction.PAST))
        return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN)
    month, day = int(reading.one(*MONTHS) or 0), spelled_day(reading.one("int", "ord") or "")
    year = reading.one("year")
    if year is not None:
        last = valid_day(int(year), month, day)
        return None if last is None else days_draft(last - 6, last)
    if valid_day(2001, month, day) is None:
        return None
    begin = date(2001, month, day) - timedelta(days=6)
    rule_to = MonthDay(begin.month, begin.day, reading.direction(Direction.PAST), until=(month, day), lasts=True)
    return Draft(TimexType.DATE, None, rule_to, Anchor.WRITTEN)


def days_draft(first: int, last: int) -> Draft:
    """A run of days that needs no anchor."""
    value = f"{date.fromordinal(first).isoformat()}/{date.fromordinal(last).isoformat()}"
    return Draft(TimexType.DATE, value, Fixed(first, last))


#: First and last day of the weeks and halves of a month; the last week may begin on the 22nd.
WEEKS = {1: (1, 7), 2: (8, 14), 3: (15, 21), 4: (22, 28)}
HALVES = {1: (1, 15), 2: (15, 31)}
LAST_WEEK = 7


def read_month_part(reading: Reading) -> Draft | None:
    """ "the first week of January 2020", "the second half of February", "the last week of May"."""
    month = int(reading.one(*MONTHS) or 0)
    half = reading.has("half")
    if not half and reading.one("unit") != "W":
        return None
    number = spelled_day(reading.one("ordw", "ord") or "")
    year = reading.one("year")
    length = month_range(int(year) if year is not None else 2001, month)
    days_in_month = length[1] - length[0] + 1
    if number:
        first, last = (HALVES if half else WEEKS).get(number, (0, 0))
    else:
        first, last = (15 if half else days_in_month - LAST_WEEK + 1), days_in_month
    if not first:
        return None
    last = min(last, days_in_month)
    if year is not None:
        return days_draft(length[0] + first - 1, length[0] + last - 1)
    shift, anchor = relative_year(reading) or (None, Anchor.WRITTEN)
    if shift is None and reading.all("unit")[1 - half :]:
        return None
    direction = reading.direction(Direction.EITHER)
    if month == 2 and last == days_in_month:  # it ends on the 28th or the 29th
        return Draft(TimexType.DATE, None, MonthOf(month, direction, shift), anchor)
    rule = MonthDay(month, first, direction, until=(month, last), year_shift=shift)
    return Draft(TimexType.DATE, None, rule, anchor)


def read_weekday_span(reading: Reading) -> Draft | None:
    """ "met from Monday to Thursday"; without a tense it is a habit: "open Monday through Friday"."""
    first, last = (int(value) for value in reading.all("weekday", "wd"))
    if first == last or (reading.before() == "from" and reading.word_before(2) in MOVED):
        return None
    direction = reading.tense(reading.begin, reading.end)
    if direction is None:
        return Draft(TimexType.SET, f"XXXX-WXX-{first + 1}/XXXX-WXX-{last + 1}")
    return Draft(TimexType.DATE, None, WeekdaySpan(first, last, direction), Anchor.WRITTEN)


#: "moved from Monday to Thursday" names two days and no run.
MOVED = frozenset({"moved", "postponed", "rescheduled", "pushed", "changed", "delayed", "shifted", "brought", "back"})

#: Years whose seasons are written short, and how short: "2023-24", "1999/00".
SPAN_YEARS = range(1900, 2100)
#: A war, a reign; more years in two digits are another number.
LONGEST_SPAN = 50


def read_year_span(reading: Reading) -> Draft | None:
    """ "the 2023-24 season", "the 1950-53 war": years of which the second is told in two digits. "2011-12" may be a
    month, but where the second follows the first."""
    texts = [reading.words.word(place) for place in range(reading.first, reading.last)][-3:]
    if len(texts) != 3 or texts[1] not in "-–/" or len(texts[2]) != 2 or not texts[2].isdecimal():
        return None
    year, short = int(texts[0]), int(texts[2])
    length = (short - year) % 100
    if year not in SPAN_YEARS or not 1 <= length <= LONGEST_SPAN or reading.before() in ("dash", "num", "int"):
        return None
    if length > 1 and short <= 12:
        return None
    last_year = year + length
    first, last = date(year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
    days = part_of((first, last), PARTS.get(reading.edge or "", Part.WHOLE))
    return Draft(TimexType.DATE, f"{year}/{last_year}", Fixed(*days), mod=reading.edge)


READERS = {
    "monthdayrange": read_month_day_range,
    "daymonthrange": read_month_day_range,
    "week": read_week_of,
    "weekto": read_week_to,
    "monthpart": read_month_part,
    "weekdayspan": read_weekday_span,
    "yearspan": read_year_span,
}
