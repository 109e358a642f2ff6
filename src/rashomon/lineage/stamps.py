"""When a page says that it was published, as far as two pages of one text need it: which of them is older.

Machine-readable stamps come first; where there are none, a stamp line of the page is read. A day in figures may
be written in two orders: both readings are kept, and only what holds in all of them is said.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from rashomon.model.article import Article, LayerKind, StampKind
from rashomon.model.text import Span

__all__ = ["gap_between", "time_between", "told_stamp"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ -]{NAME},?[ -]((?:19|20)\d\d)\b", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"\b{NAME} (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b", re.IGNORECASE)
ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
FIGURES = re.compile(r"\b(\d{1,2})([-./])(\d{1,2})\2((?:19|20)\d\d)\b")

#: Characters of a stamp line that are read (set by judgement: a line that says more is no stamp).
MOST = 200


def stamp_value(article: Article) -> str | None:
    """The earliest machine-readable stamp of publication."""
    return min((stamp.value for stamp in article.stamps if stamp.kind is StampKind.PUBLISHED), default=None)


def told_stamp(article: Article) -> str | None:
    """What an article is stamped with, as it is told to a reader."""
    value = stamp_value(article)
    if value is not None:
        return value
    line = stamp_line(article)
    return None if line is None else " ".join(line.of(article.text).split())


def stamp_line(article: Article) -> Span | None:
    """The first stamp line that holds a day."""
    for span in article.spans(LayerKind.STAMP):
        if any(days_read(article.text[span.begin : span.begin + MOST])):
            return span
    return None


@functools.lru_cache(maxsize=4096)
def days_read(line: str) -> tuple[date, ...]:
    """The days that a stamp line may mean: one, or two where its figures can be read in two orders.

    None when the line names several days, which may be a day of publication and one of a change.
    """
    found = tuple(dict.fromkeys(named_days(line)))
    if found:
        return found if len(found) == 1 else ()
    match = FIGURES.search(line)
    if match is None:
        return ()
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    return tuple(day for day in (a_day(year, other, one), a_day(year, one, other)) if day is not None)


def named_days(line: str) -> Iterator[date]:
    """Days whose month is a name, or that are written year first."""
    for match in DAY_FIRST.finditer(line):
        yield from filter(None, [a_day(int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1]))])
    for match in MONTH_FIRST.finditer(line):
        yield from filter(None, [a_day(int(match[3]), MONTHS.index(match[1].lower()) + 1, int(match[2]))])
    for match in ISO.finditer(line):
        yield from filter(None, [a_day(int(match[1]), int(match[2]), int(match[3]))])


def a_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def visible_days(article: Article) -> tuple[date, ...]:
    line = stamp_line(article)
    return () if line is None else days_read(article.text[line.begin : line.begin + MOST])


def gap_between(earlier: Article, later: Article) -> timedelta | None:
    """``later``'s stamp minus ``earlier``'s; None where either has none or they cannot be compared.

    Where a stamp may be read in two ways, the gap that is nearest to nothing, and None when its sign is open.
    """
    one, other = stamp_value(earlier), stamp_value(later)
    if one is not None and other is not None:
        return time_between(one, other)
    here = stamped_days(one, earlier)
    there = stamped_days(other, later)
    # One house writes its days in one order, so that the two readings of both are compared pairwise.
    pairs = zip(here, there, strict=True) if len(here) == len(there) else ((a, b) for a in here for b in there)
    gaps = [b - a for a, b in pairs]
    if not gaps or min(gaps) < timedelta(0) < max(gaps):
        return None
    return min(gaps, key=abs)


def stamped_days(value: str | None, article: Article) -> tuple[date, ...]:
    if value is None:
        return visible_days(article)
    try:
        return (datetime.fromisoformat(value).date(),)
    except ValueError:
        return ()


def time_between(earlier: str, later: str) -> timedelta | None:
    """``later - earlier`` for two ISO 8601 values; None where they cannot be compared."""
    try:
        one, other = datetime.fromisoformat(earlier), datetime.fromisoformat(later)
    except ValueError:
        return None
    if len(earlier) <= 10 or len(later) <= 10 or (one.tzinfo is None) != (other.tzinfo is None):
        return timedelta(days=(other.date() - one.date()).days)
    return other - one
