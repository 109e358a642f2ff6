"""Readers of expressions that name a longer stretch of the calendar: months, seasons, quarters, years, holidays."""

from __future__ import annotations

import functools
import re
from datetime import date

from rashomon.model.calendar_rule import (
    Direction,
    Fixed,
    MonthOf,
    Part,
    Season,
    month_range,
    part_of,
)
from rashomon.model.timing import Anchor, TimexType
from rashomon.resources import table
from rashomon.timing.holidays import holiday_draft
from rashomon.timing.numbers import spelled_year
from rashomon.timing.reading import MONTHS, PARTS, Draft, Reading, relative_year

__all__ = ["EARLIEST_BARE", "LATEST_BARE", "READERS", "fixed", "year_draft"]

SEASONS = {"SP": 0, "SU": 1, "FA": 2, "WI": 3}


def fixed(first: int, last: int, part: str | None = None, lasts: bool = False) -> Fixed:
    days = part_of((first, last), PARTS.get(part or "", Part.WHOLE))
    return Fixed(*days, lasts)


def read_month_year(reading: Reading) -> Draft | None:
    month = int(reading.one(*MONTHS) or 0)
    part = reading.edge
    year = reading.one("year")
    told = int(year) if year is not None else spelled_year(reading)
    if told is not None:
        return Draft(TimexType.DATE, f"{told:04}-{month:02}", fixed(*month_range(told, month), part), mod=part)
    if reading.has("numword"):
        return None
    return relative_month(reading, month, part)


#: Before a month these set a term, which may lie ahead of a deed that is past: "had been told to leave by May".
TERMS = frozenset({"by", "until", "till", "through", "thru"})


def relative_month(reading: Reading, month: int, part: str | None, until: int | None = None) -> Draft | None:
    """A month without its year: by "last year", "last", "this", or by tense."""
    # "earlier in March" is before the day of writing, and not the month's first days.
    where = Part.WHOLE if reading.has("earlier", "later") else PARTS.get(part or "", Part.WHOLE)
    lasts = until is not None
    if reading.has("unit"):
        rel = relative_year(reading)
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
        direction = reading.direction(Direction.EITHER if reading.qualifies() else Direction.PAST)
        if reading.word_before() in TERMS and direction is Direction.PAST:
            direction = Direction.EITHER
        rule = MonthOf(month, direction, None, where, False, until, lasts)
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
    if reading.after() == "X" and reading.before() in ("and", "comma") and len(reading.classes) == 1:
        return None  # "April Jones and June Smith"
    if reading.has("mon") and reading.after() == "dash" and reading.after(1) not in MONTHS:
        return None  # "Mar-a-Lago"
    return relative_month(reading, month, reading.edge)


def read_season(reading: Reading) -> Draft | None:
    letter = reading.one("season") or ""
    season, part = SEASONS[letter], reading.edge
    if reading.classes[-1] == "season" and reading.after() == "X" and reading.words.word(reading.last - 1)[0].isupper():
        return None  # "the Winter Olympics"
    if reading.classes[-1] == "season" and reading.word_after() == "of" and reading.after(1) != "year":
        return None  # "the fall of the government"
    year = reading.one("year")
    named = reading.text[0].isupper() and len(reading.classes) == 1
    if named and year is None and (reading.after() == "X" or reading.before() in ("prep", "of")):
        return None  # "Spring Street", "police in Spring"
    told = int(year) if year is not None else spelled_year(reading)
    if told is not None:
        first, last = Season(season).in_year(told)
        return Draft(TimexType.DATE, f"{told:04}-{letter}", Fixed(first, last), mod=part)
    if reading.has("unit"):
        rel = relative_year(reading)
        return None if rel is None else Draft(TimexType.DATE, None, Season(season, year_shift=rel[0]), rel[1], part)
    anchor = Anchor.MENTION if reading.has("that", "same", "following", "previous") else Anchor.WRITTEN
    if reading.has("last", "previous") and not reading.has("this"):
        rule = Season(season, Direction.PAST, strict=True)
    elif reading.has("next", "following"):
        rule = Season(season, Direction.FUTURE, strict=True)
    else:
        rule = Season(season, Direction.PAST if reading.has("past") else reading.direction(Direction.PAST))
    return Draft(TimexType.DATE, None, rule, anchor, part)


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
    part = reading.edge
    return Draft(TimexType.DATE, f"{number - 1:02}", fixed(*days, part), mod=part)


#: From here on "the 1900s", "the 2000s" are more often the ten years.
LATEST_CENTURY = 1900


def read_decade(reading: Reading) -> Draft | None:
    token = reading.one("decade")
    part = reading.edge
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
    if start % 100 == 0 and start < LATEST_CENTURY:  # "the 1500s" are a century
        days = date(start, 1, 1).toordinal(), date(start + 99, 12, 31).toordinal()
        return Draft(TimexType.DATE, f"{start // 100}", fixed(*days, part), mod=part)
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


@functools.cache
def not_years() -> frozenset[str]:
    return frozenset(row["word"] for row in table("timing_not_years"))


def read_year(reading: Reading) -> Draft | None:
    year = int(reading.one("year") or 0)
    part = reading.edge
    if not EARLIEST_BARE <= year <= LATEST_BARE:
        return None
    before, after = reading.before(), reading.after()
    if reading.word_after() in not_years():
        return None  # "a 2006 Jeep"
    sure = reading.has("fiscal", "early", "edge") or after == "poss" or reading.one("unit") == "Y"
    if reading.has("unit") and not sure:
        return None
    # "its 1990 invasion", "a 1971 convention", "Morton's 1989 results"
    owned = before in ("a", "poss", "that") or reading.word_before() in OWNERS
    if before == "x" and after == "x" and year % 100:  # "his unsuccessful 1996 campaign"
        owned = owned or reading.before(2) in ("a", "poss") or reading.word_before(2) in OWNERS
    sure = sure or (after in ("x", "X") and year >= 1800 and owned) or reading.word_before() in ("due", "both")
    sure = sure or (before == "comma" and reading.before(2) == "year" and after == "and")
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
    return None if year is None or reading.after() in ("units", "hunits", "unit") else year_draft(year, reading.edge)


READERS = {
    "monthrange": read_month_range,
    "monthyear": read_month_year,
    "month": read_month,
    "holiday": holiday_draft,
    "season": read_season,
    "century": read_century,
    "decade": read_decade,
    "year": read_year,
    "spelled": read_spelled,
}
