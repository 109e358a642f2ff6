"""Dates that say when a page was written: stamps, datelines, lines of furniture, addresses, captures."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rashomon.model.article import Article, LayerKind, Stamp, StampKind
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, TimeRule, WeekdayOf, month_range, valid_day
from rashomon.model.timing import ConstraintKind, DayConstraint, TimeExpression, TimexType
from rashomon.resources import table

__all__ = ["outside_constraints", "page_constraints", "stamped_days"]

URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)")
URL_DIGITS = re.compile(r"(?<![\d])((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

#: A line counts as a line of date when so many letters at most are left once dates, times and labels are taken out:
#: room for a byline or an outlet's name, none for a sentence (read off mastheads and stamps of some 300 pages).
LETTERS_BESIDE = 30

#: How far before a date its label may begin: "Published by the news desk on ".
LABEL_REACH = 60

#: How far from the start of a paragraph a dateline's date can end, in characters.
DATELINE_REACH = 70
AFTER_DATELINE = re.compile(r"\s{0,3}(?:\([^()\n]{2,40}\)|\[[^\]\n]{2,40}\]|[-–—]{1,2}\s|:\s)")
BEFORE_DATELINE = re.compile(r"[^\d.;:!?\n]{2,60}[,:\s]{1,3}(?:\(?[A-Z][\w .]{1,20}\)?[,\s]{1,3})?\Z")

#: A date line within so many lines of the page's top leads it even where the body begins earlier.
LEADING_LINES = 4

#: A stamp that runs into the text stands among so many characters: a headline, a second one and an agency.
HEAD_REACH = 300

#: Before news was kept in machines, a date alone on a line is a birth, not a stamp.
EARLIEST_STAMP = date(1985, 1, 1).toordinal()

#: Two dates so close (characters between) are the ends of a span: a life, a festival.
NEXT_TO = 4

#: A line of more characters than this is no line of date, however many dates stand on it: those of mastheads and stamps
#: stay below 200.
LONG_LINE = 400

#: "4 Jun 2014" and up: a shorter full date is a figure as often as a date.
SHORTEST_FULL_DATE = 8

#: A post of a social network that is set into a story is signed like a story: "Posted by A Reporter on Friday, …".
POSTED_BY = re.compile(r"[Pp]osted by [^\n:;,]{2,40} on\s{1,3}\Z")

#: A sentence tells it: "The paper was published Feb. 2 in a journal".
TOLD = re.compile(r"\b(?:was|were|been|is|are|be)\s[a-z]{2,15}(?:\s(?:on|in))?\s{1,3}\Z")

WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)

#: "— Name (@handle) June 4, 2015": the day of a post that the page quotes.
HANDLE = re.compile(r"\(@\w{1,30}\)\s{0,3}(?:on |[,·•|–-] ?)?\Z")
#: How far before a date such a handle may begin.
HANDLE_REACH = 42

#: Layers that say of a date that the page, not the story, was made then.
CLOCKS = frozenset({LayerKind.MASTHEAD, LayerKind.WEATHER, LayerKind.NAVIGATION, LayerKind.COUNTER})
#: Layers whose dates are other pages' and other people's: silent.
FOREIGN = frozenset(
    {LayerKind.RELATED, LayerKind.TEASER, LayerKind.ADVERTISEMENT, LayerKind.DISCLAIMER, LayerKind.COOKIE,
     LayerKind.NEWSLETTER, LayerKind.LOGIN_WALL, LayerKind.PICTURE_CREDIT}
)  # fmt: skip
STAMPED = frozenset({LayerKind.STAMP, LayerKind.BYLINE, LayerKind.CREDIT, LayerKind.SIGN_OFF})
STORY = frozenset({LayerKind.BODY, LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.OTHER})


def outside_constraints(article: Article) -> Iterator[DayConstraint]:
    """What the capture says outside the visible text: stamps, the address, the day of the fetch."""
    for stamp in article.stamps:
        day = iso_day(stamp.value)
        if day is not None:
            yield outside(article, stamp_kind(stamp), Fixed(day, day), stamp_source(stamp))
    if article.url and not any(stamp.where == "url" for stamp in article.stamps):
        rule = url_days(article.url)
        if rule is not None:
            yield outside(article, ConstraintKind.WRITTEN, rule, "url")
    day = iso_day(article.fetched or "")
    if day is not None:
        yield outside(article, ConstraintKind.NOT_AFTER, Fixed(day, day), "fetched")


def outside(article: Article, kind: ConstraintKind, rule: Fixed, source: str) -> DayConstraint:
    return DayConstraint(article.id, -1, -1, kind, rule, source=source)


def iso_day(value: str) -> int | None:
    found = ISO_DAY.match(value.strip())
    return valid_day(*(int(part) for part in found.groups())) if found else None


def stamp_kind(stamp: Stamp) -> ConstraintKind:
    """A stamp of publication says written then; one of change, not after; one that does not say, as a clock."""
    return {
        StampKind.PUBLISHED: ConstraintKind.WRITTEN,
        StampKind.MODIFIED: ConstraintKind.NOT_AFTER,
        StampKind.UNKNOWN: ConstraintKind.RENDERED,
    }[stamp.kind]


def stamp_source(stamp: Stamp) -> str:
    return stamp.where if stamp.where == "url" or stamp.where.startswith("meta:") else f"meta:{stamp.where}"


def url_days(url: str) -> Fixed | None:
    """The day, else the month, that an address names (``/2014/01/28/``)."""
    for pattern in (URL_DAY, URL_DIGITS):
        found = pattern.search(url)
        day = valid_day(*(int(part) for part in found.groups())) if found else None
        if day is not None:
            return Fixed(day, day)
    found = URL_MONTH.search(url)
    if found and 1 <= int(found[2]) <= 12:
        return Fixed(*month_range(int(found[1]), int(found[2])))
    return None


@functools.cache
def label_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """Labels directly before a date: written with a capital, or with a colon behind them."""
    kinds = {row["label"]: row["kind"] for row in table("timing_labels")}
    names = "|".join(re.escape(name) for name in sorted(kinds, key=lambda name: (-len(name), name)))
    between = r"(?:\s+(?:on|at|by\s+[^\n:;,.]{2,40}))?"
    pattern = rf"(?<![\w-])((?i:{names}))(?![\w-])(?:{between}\s*[:|\-–—]{{1,2}}|{between})[\s(|,]{{0,4}}(?:\d{{1,2}}:\d\d[\w. ]{{0,8}}[,|]?\s?)?\Z"
    return re.compile(pattern), kinds


def is_day(expression: TimeExpression) -> bool:
    """Whether the words name one day: a full date, a month and day, or a weekday."""
    rule = expression.rule
    if isinstance(rule, Fixed):
        return rule.first == rule.last
    return isinstance(rule, WeekdayOf) or (isinstance(rule, MonthDay) and rule.until is None)


def page_constraints(article: Article, expressions: Sequence[TimeExpression]) -> Iterator[DayConstraint]:
    """What dates on the page itself say of the day of writing, in page order."""
    marked = stamped_days(article, expressions)
    posted = any(verdict == "written" for _, verdict in marked)
    for one, verdict in marked:
        kind = {
            "written": ConstraintKind.WRITTEN,
            "dateline": ConstraintKind.WRITTEN,
            # Beside a stamp of posting, one of change only bounds; alone, it is when the words were last written.
            "updated": ConstraintKind.NOT_AFTER if posted else ConstraintKind.WRITTEN,
            "rendered": ConstraintKind.RENDERED,
            "later": ConstraintKind.NOT_AFTER,
        }.get(verdict)
        if kind is not None:
            yield DayConstraint(article.id, one.begin, one.end, kind, timeless(one.rule))


def stamped_days(article: Article, expressions: Sequence[TimeExpression]) -> list[tuple[TimeExpression, str]]:
    """The days on the page that are stamps, datelines, clocks or labelled dates, each with what it is."""
    days = [one for one in expressions if is_day(one) and one.type in (TimexType.DATE, TimexType.TIME)]
    days.sort(key=lambda day: day.begin)
    begins = [day.begin for day in days]

    def around(one: TimeExpression) -> Sequence[TimeExpression]:
        return days[bisect_left(begins, one.begin - LONG_LINE) : bisect_right(begins, one.end + LONG_LINE)]

    return [(one, verdict) for one in days if (verdict := verdict_on(article, one, around(one))) is not None]


def timeless(rule: TimeRule | None) -> TimeRule | None:
    """A stamp's day is the day of writing itself: its month and day lie on neither side of it."""
    return replace(rule, direction=Direction.EITHER) if isinstance(rule, MonthDay) else rule


def verdict_on(article: Article, one: TimeExpression, days: Sequence[TimeExpression]) -> str | None:
    """``days`` are those in reach of it. ``written``, ``dateline``, ``updated``, ``rendered``, ``later`` (something added then), ``other`` (some
    other thing's date), or None for a date that is no stamp."""
    if pictured(article.text, one):
        return "other"
    if one.layer is LayerKind.DATELINE:
        return "dateline"
    if one.layer in FOREIGN or HANDLE.search(article.text, max(one.begin - HANDLE_REACH, 0), one.begin):
        return "other"
    if one.layer is LayerKind.COMMENT:
        return "later" if isinstance(one.rule, Fixed) else "other"
    label = label_of(article.text, one)
    if label == "written" and POSTED_BY.search(article.text, max(one.begin - LABEL_REACH, 0), one.begin):
        label = label if leads(article, one.begin) else "other"
    if label is not None and (label in ("later", "other") or not isinstance(one.rule, WeekdayOf)):
        return label
    if isinstance(one.rule, WeekdayOf):
        return "dateline" if opens_dateline(article, one) else label if one.layer in STAMPED else None
    if one.layer in CLOCKS:
        return "rendered"
    if one.layer in STAMPED:
        return None if TOLD.search(article.text, max(one.begin - LABEL_REACH, 0), one.begin) else "written"
    if opens_dateline(article, one):
        return "dateline"
    if isinstance(one.rule, Fixed) and one.rule.last < EARLIEST_STAMP:
        return None
    if any(0 <= day.begin - one.end <= NEXT_TO or 0 <= one.begin - day.end <= NEXT_TO for day in days):
        return None  # "October 27, 1914 – November 13, 1996": a life, not a stamp
    if heads_page(article, one):
        return "written"
    begin, end = line_around(article.text, one.begin, one.end)
    if end - begin > LONG_LINE:
        return None
    line = [day for day in days if begin <= day.begin < end]
    if not isinstance(one.rule, Fixed) or len({day.rule for day in line}) > 1:
        return None
    if not stands_alone(article.text[begin:end], begin, line):
        return None
    if one.layer not in STORY:
        return "rendered"
    return "written" if leads(article, one.begin) else None


def pictured(text: str, one: TimeExpression) -> bool:
    """Whether a date stands as in "CITY, STATE - JUNE 11: Mourners gather": the caption of an agency's picture."""
    begin, _ = line_around(text, one.begin, one.end)
    return text.startswith(":", one.end) and text[begin : one.begin].rstrip().endswith(("-", "–", "—"))


def heads_page(article: Article, one: TimeExpression) -> bool:
    """Whether a full date stands among the page's first words and belongs to no sentence: "Agency Monday 23 Oct
    2017 Activists report …", as stamps run into the text when a page is flattened."""
    if one.begin > HEAD_REACH or one.signal or one.layer not in STORY or not isinstance(one.rule, Fixed):
        return False
    before = article.text[: one.begin].split()[-1:]
    after = article.text[one.end : one.end + 3].lstrip(" \u00a0")
    opens = not before or not before[0][-1].islower() or before[0][0].isupper() or WEEKDAY.match(one.text)
    if not opens or len(one.text) < SHORTEST_FULL_DATE:
        return False
    line, _ = line_around(article.text, one.begin, one.end)
    if after[:1] == "(" and not few_lower(article.text[line : one.begin]):
        return False  # "… on the road to the port June 6 2015 (Reuters)": the credit of a picture
    return not after or not (after[0].islower() or after[0] in ",.;)")


def line_around(text: str, begin: int, end: int) -> tuple[int, int]:
    stop = text.find("\n", end)
    return text.rfind("\n", 0, begin) + 1, len(text) if stop < 0 else stop


def label_of(text: str, one: TimeExpression) -> str | None:
    """The kind of the label that stands directly before a date."""
    pattern, kinds = label_pattern()
    found = pattern.search(text, max(one.begin - LABEL_REACH, 0), one.begin)
    if not found:
        return None
    if (
        kinds[found[1].lower()] == "written"
        and text[max(found.start() - 1, 0) : found.start()] == "("
        and text[one.end : one.end + 1] == ")"
    ):
        return "other"  # "(Published Monday, Sept. 2, 2013)" closes the caption of a film, not the story
    capital, colon = found[1][0].isupper(), ":" in text[found.end(1) : one.begin]
    return kinds[found[1].lower()] if capital or colon else None


def stands_alone(line: str, begin: int, days: Sequence[TimeExpression]) -> bool:
    """Whether little but dates stands on a line, and no sentence."""
    rest = line
    for day in sorted(days, key=lambda day: -day.begin):
        rest = rest[: day.begin - begin] + rest[day.end - begin :]
    return sum(char.isalpha() for char in rest) <= LETTERS_BESIDE and few_lower(rest)


def opens_dateline(article: Article, one: TimeExpression) -> bool:
    """Whether a date stands as in "SEOUL, June 17 (Reuters) - …": a dateline that no layer marks."""
    if one.layer is not LayerKind.BODY:
        return False
    begin, _ = line_around(article.text, one.begin, one.end)
    if one.end - begin > DATELINE_REACH or not AFTER_DATELINE.match(article.text, one.end):
        return False
    before = article.text[begin : one.begin]
    if not before.strip():  # "June 17 (Wire) - …": an agency alone stands behind a bare date
        return article.text[one.end : one.end + 3].lstrip(" ")[:1] == "(" and not isinstance(one.rule, WeekdayOf)
    return bool(BEFORE_DATELINE.match(before)) and before.lstrip()[:1].isupper() and few_lower(before)


def few_lower(words: str) -> bool:
    """No dateline holds a verb: at most one word of it begins in lower case ("near", "de", "by")."""
    return sum(word[:1].islower() for word in words.split()) <= 1


def leads(article: Article, at: int) -> bool:
    """Whether a line stands at the head of the story: before the end of its first body paragraph."""
    first = next((span for _, span in article.paragraphs(LayerKind.BODY)), None)
    return first is None or at <= first.end or article.text.count("\n", 0, at) <= LEADING_LINES
