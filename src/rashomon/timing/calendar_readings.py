"""Readers of expressions that name the calendar: dates, months, years, seasons, quarters, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.model.calendar_rule import (
    DayOfMonth,
    Direction,
    Fixed,
    MonthDay,
    MonthOf,
    Part,
    PeriodOf,
    Season,
    TimeRule,
    Unit,
    WeekdayOf,
    month_range,
    part_of,
    valid_day,
)
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing.holidays import holiday_draft
from rashomon.timing.numbers import spelled_year
from rashomon.timing.reading import PARTS, UNITS, Draft, Reading

__all__ = ["READERS"]

MONTHS = ("month", "nmonth", "may", "march", "mon")
TIME_WORDS = ("clock", "noon", "partday", "tonight", "overnight")
SEASONS = {"SP": 0, "SU": 1, "FA": 2, "WI": 3}
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
NUMERIC = re.compile(r"(\d+)[/.-](\d+)[/.-](\d+)")

#: Two-digit years: those up to the pivot belong to this century.
PIVOT = 69


def kind_of(reading: Reading) -> TimexType:
    return TimexType.TIME if reading.has(*TIME_WORDS) else TimexType.DATE


def edge(reading: Reading) -> str | None:
    """START, MID or END, from "early", "the beginning of", "earlier"."""
    return reading.one("early", "edge", "earlier", "later")


def fixed(first: int, last: int, part: str | None = None, lasts: bool = False) -> Fixed:
    days = part_of((first, last), PARTS.get(part or "", Part.WHOLE))
    return Fixed(*days, lasts)


def day_draft(reading: Reading, day: int, timed: bool = False) -> Draft:
    iso = date.fromordinal(day).isoformat()
    return Draft(
        TimexType.TIME if timed else TimexType.DATE, None if timed else iso, Fixed(day, day), mod=edge(reading)
    )


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
        return day_draft(reading, month_first or day_first or 0, reading.has(*TIME_WORDS))
    if reading.day_first is not None:
        return day_draft(reading, day_first if reading.day_first else month_first, reading.has(*TIME_WORDS))
    return Draft(TimexType.DATE)  # June 4 or April 6: nothing on the page tells


def rel_year(reading: Reading) -> tuple[int | None, Anchor] | None:
    """The shift of "last year", "this year"; None where the words after the date say another unit."""
    unit = reading.one("unit")
    if unit != "Y":
        return None
    if reading.has("that", "same"):
        return 0, Anchor.MENTION
    if reading.has("previous", "following"):
        return int(reading.one("previous", "following") or 0), Anchor.MENTION
    if reading.has("last"):
        return -1, Anchor.WRITTEN
    shift = reading.one("past", "next", "this", "current")
    return None if shift is None else (int(shift), Anchor.WRITTEN)


def day_number(text: str) -> int:
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def read_month_day(reading: Reading) -> Draft | None:
    days = [day_number(text) for text in reading.all("int", "ord", "ordw")]
    month = int(reading.one(*MONTHS) or 0)
    year = reading.one("year")
    if year is not None:
        day = valid_day(int(year), month, days[0])
        return None if day is None else day_draft(reading, day, reading.has(*TIME_WORDS))
    if valid_day(2000, month, days[0]) is None:
        return None
    weekday = reading.one("weekday", "wd")
    rel = rel_year(reading)
    shift, anchor = rel or (None, Anchor.WRITTEN)
    # "the Aug. 7 bombings": the verb's tense is not the date's.
    attributive = reading.word_before() in ("the", "this", "a", "an") or reading.has("the")
    # "extended to Nov. 20", "until March 6": the deed is past, the day may lie ahead.
    attributive = attributive or reading.word_before() in ("until", "till", "by", "to", "through")
    direction = Direction.EITHER if attributive else reading.direction(Direction.EITHER)
    rule = MonthDay(month, days[0], direction, weekday=None if weekday is None else int(weekday), year_shift=shift)
    return Draft(kind_of(reading), None, rule, anchor, edge(reading))


def read_month_day_range(reading: Reading) -> Draft | None:
    months = [int(value) for value in reading.all(*MONTHS)]
    days = [day_number(text) for text in reading.all("int", "ord")]
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


def read_month_year(reading: Reading) -> Draft | None:
    month = int(reading.one(*MONTHS) or 0)
    part = edge(reading)
    year = reading.one("year")
    told = int(year) if year is not None else spelled_year(reading)
    if told is not None:
        return Draft(TimexType.DATE, f"{told:04}-{month:02}", fixed(*month_range(told, month), part), mod=part)
    if reading.has("numword"):
        return None
    return relative_month(reading, month, part)


def relative_month(reading: Reading, month: int, part: str | None, until: int | None = None) -> Draft | None:
    """A month without its year: by "last year", "last", "this", or by tense."""
    where = PARTS.get(part or "", Part.WHOLE)
    lasts = until is not None
    if reading.has("unit"):
        rel = rel_year(reading)
        if rel is None:
            return None
        return Draft(
            TimexType.DATE, None, MonthOf(month, year_shift=rel[0], part=where, until=until, lasts=lasts), rel[1], part
        )
    anchor = Anchor.MENTION if reading.has("that", "same", "following", "previous") else Anchor.WRITTEN
    if reading.has("last", "past", "previous") and not reading.has("this"):
        rule = MonthOf(month, Direction.PAST, None, where, True, until, lasts)
    elif reading.has("next", "following"):
        rule = MonthOf(month, Direction.FUTURE, None, where, True, until, lasts)
    elif reading.has("this") and not reading.has("past"):
        rule = MonthOf(month, year_shift=0, part=where, until=until, lasts=lasts)
    else:
        rule = MonthOf(month, reading.direction(Direction.PAST), None, where, False, until, lasts)
    return Draft(TimexType.DATE, None, rule, anchor, part)


def read_month_range(reading: Reading) -> Draft | None:
    months = [int(value) for value in reading.all(*MONTHS)]
    year = reading.one("year")
    if months[0] == months[-1]:
        return None
    if year is None:
        return relative_month(reading, months[0], None, months[-1])
    begin = month_range(int(year) - (months[-1] < months[0]), months[0])[0]
    end = month_range(int(year), months[-1])[1]
    value = f"{date.fromordinal(begin):%Y-%m}/{date.fromordinal(end):%Y-%m}"
    return Draft(TimexType.DATE, value, Fixed(begin, end, True))


def read_month(reading: Reading) -> Draft | None:
    month = int(reading.one(*MONTHS) or 0)
    if (
        reading.has("mon")
        and reading.before() not in ("prep", "until", "by", "of", "from", "to")
        and len(reading.classes) < 3
    ):
        return None
    return relative_month(reading, month, edge(reading))


def read_week_of(reading: Reading) -> Draft | None:
    month, days = int(reading.one(*MONTHS) or 0), [day_number(text) for text in reading.all("int", "ord")]
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


def read_season(reading: Reading) -> Draft | None:
    letter = reading.one("season") or ""
    season, part = SEASONS[letter], edge(reading)
    if reading.classes[-1] == "season" and reading.word_after() == "of" and reading.after(1) != "year":
        return None  # "the fall of the government"
    year = reading.one("year")
    told = int(year) if year is not None else spelled_year(reading)
    if told is not None:
        first, last = Season(season).in_year(told)
        return Draft(TimexType.DATE, f"{told:04}-{letter}", Fixed(first, last), mod=part)
    if reading.has("unit"):
        rel = rel_year(reading)
        return None if rel is None else Draft(TimexType.DATE, None, Season(season, year_shift=rel[0]), rel[1], part)
    anchor = Anchor.MENTION if reading.has("that", "same", "following", "previous") else Anchor.WRITTEN
    if reading.has("last", "previous") and not reading.has("this"):
        rule = Season(season, Direction.PAST, strict=True)
    elif reading.has("next", "following"):
        rule = Season(season, Direction.FUTURE, strict=True)
    else:
        rule = Season(season, Direction.PAST if reading.has("past") else reading.direction(Direction.PAST))
    return Draft(TimexType.DATE, None, rule, anchor, part)


def read_quarter(reading: Reading) -> Draft | None:
    half = reading.has("half")
    if not half and reading.has("unit") and "Q" not in reading.all("unit"):
        return None
    token = reading.one("quarter", "ordw", "ord")
    number = 2 if token is None else int(re.sub(r"\D", "", token) or 0)
    if not 1 <= number <= (2 if half else 4):
        return None
    span = 6 if half else 3
    first, last = span * (number - 1) + 1, span * number
    year = reading.one("year")
    if year is not None:
        days = month_range(int(year), first)[0], month_range(int(year), last)[1]
        return Draft(
            TimexType.DATE,
            f"{int(year):04}-{'H' if half else 'Q'}{number}",
            fixed(*days, edge(reading)),
            mod=edge(reading),
        )
    if half and not reading.has("last", "this", "next"):
        return None
    shift = int(reading.one("last", "this", "next", "past") or 0) if "Y" in reading.all("unit") else None
    rule = MonthOf(first, Direction.PAST, shift, until=last)
    return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN, edge(reading))


def read_century(reading: Reading) -> Draft | None:
    if reading.one("unit") != "C":
        return None
    number = int(re.sub(r"\D", "", reading.one("ord", "ordw") or "") or 0)
    if reading.has("numword") and number < 10:
        number += int(reading.one("numword") or 0)
    if not 1 <= number <= 30:
        return None
    first = 100 * (number - 1)
    days = date(max(first, 1), 1, 1).toordinal(), date(first + 99, 12, 31).toordinal()
    part = edge(reading)
    return Draft(TimexType.DATE, f"{number - 1:02}", fixed(*days, part), mod=part)


def read_decade(reading: Reading) -> Draft | None:
    token = reading.one("decade")
    part = edge(reading)
    if token is None:
        if reading.before() != "the" and not reading.has("the"):
            return None
        if reading.word_before() in ("his", "her", "their", "your", "my"):
            return None
        start = 1900 + 10 * int(reading.one("decadew") or 0)
    else:
        digits = re.sub(r"\D", "", token)
        if len(digits) == 2 and (
            reading.word_before() in ("his", "her", "their", "your", "my", "mid")
            or not (reading.has("the") or token[0] in "'’‘")
        ):
            return None  # "in his 30s", "temperatures in the mid 40s" stand nearer than "the 30s"
        start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    days = date(start, 1, 1).toordinal(), date(start + 9, 12, 31).toordinal()
    return Draft(TimexType.DATE, f"{start // 10}", fixed(*days, part), mod=part)


def year_draft(year: int, part: str | None) -> Draft:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return Draft(TimexType.DATE, f"{year:04}", fixed(first, last, part), mod=part)


#: A bare number of four digits is a year when one of these classes stands before it…
YEAR_PREPS = frozenset(
    {
        "prep",
        "until",
        "from",
        "to",
        "between",
        "before",
        "after",
        "the",
        "than",
        "and",
        "of",
        "by",
        "open",
        "approx",
        "dash",
        "this",
        "ordw",
        "comma",
        "every",
        "early",
        "edge",
    }
)
#: … and these leave it open whether it counts something ("of 2000 people").
WEAK_PREPS = frozenset({"of", "to", "than", "approx", "and", "from", "comma", "every", "dash"})
#: Years that stand in news without a month; before it they are more often amounts or addresses.
EARLIEST_BARE, LATEST_BARE = 1400, 2099


OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})


def read_year(reading: Reading) -> Draft | None:
    year = int(reading.one("year") or 0)
    part = edge(reading)
    if not EARLIEST_BARE <= year <= LATEST_BARE:
        return None
    before, after = reading.before(), reading.after()
    sure = reading.has("fiscal", "early", "edge") or after == "poss"
    # "its 1990 invasion", "a 1971 convention", "Morton's 1989 results"
    sure = sure or (after == "x" and year >= 1800 and (before in ("a", "poss") or reading.word_before() in OWNERS))
    if not sure:
        if before not in YEAR_PREPS or reading.before(2) == "slash" or after in ("units", "hunits", "num", "int"):
            return None
        if (
            before in WEAK_PREPS
            and after in ("x", "X")
            and reading.word_after() not in ("when", "he", "she", "they", "it", "we", "were", "was", "had", "has")
        ):
            return None
        if before == "comma" and after not in ("comma", "dot", "close"):
            return None
        if before == "dash" and reading.before(2) != "year":
            return None
        if year < 1700 and before != "prep":
            return None
    return year_draft(year, part)


def read_spelled(reading: Reading) -> Draft | None:
    year = spelled_year(reading)
    return None if year is None or reading.after() in ("units", "hunits", "unit") else year_draft(year, edge(reading))


#: After "the 19th" these mean a day; anything else is "the 19th floor".
def read_ordinal(reading: Reading) -> Draft | None:
    if reading.word_before() not in ("on", "by", "since", "until"):
        return None
    day = day_number(reading.one("ord") or "0")
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
    return Draft(kind_of(reading), None, rule, anchor, edge(reading))


READERS = {
    "iso": read_iso,
    "numeric": read_numeric,
    "monthday": read_month_day,
    "daymonth": read_month_day,
    "monthdayrange": read_month_day_range,
    "daymonthrange": read_month_day_range,
    "monthrange": read_month_range,
    "monthyear": read_month_year,
    "month": read_month,
    "week": read_week_of,
    "holiday": holiday_draft,
    "season": read_season,
    "quarter": read_quarter,
    "century": read_century,
    "decade": read_decade,
    "year": read_year,
    "spelled": read_spelled,
    "ordinal": read_ordinal,
    "weekdayof": read_weekday_of,
}
