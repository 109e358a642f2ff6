"""What dates in the story say of the day of writing: what has happened was before, what is to come is after."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay
from rashomon.model.language import Analysis
from rashomon.model.timing import ConstraintKind, DayConstraint, TimeExpression, TimexType
from rashomon.resources import table
from rashomon.timing.stamps import stamped_days
from rashomon.timing.tense import Tenses

__all__ = ["story_bounds"]

STORY = frozenset({LayerKind.BODY, LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.CAPTION})

#: Dates before this bound nothing worth bounding.
EARLIEST = date(1900, 1, 1).toordinal()

#: Characters before a date in which the firm words must stand, with room for the clause between.
LOOK_BACK = 160

#: Words that put a date firmly ahead, directly before it; "would" and "may" do not (they follow "said").
FIRM = re.compile(
    r"\b(?:will|won['’]t|(?:is|are)\s+(?:to|scheduled|expected|set|due|slated|planned|poised)|(?<!been )(?<!was )(?<!were )(?<!had )(?:scheduled|slated) to)\b"
    r"(?![^.\n]{0,120}\b(?:said|told|reported|was|were|had|did)\b)[^.;!?\n]{0,120}\Z"
)
HANDLE = re.compile(r"\(@\w{1,20}\)\s*\Z")
AHEAD = frozenset({"in", "by", "until", "till", "before", "from", "during"})

#: The noun that a year tells apart stands among so many words, and characters, behind it: "the 2012 Republican
#: presidential nomination".
NAMED_WORDS, NAMED_REACH = 3, 60
LED = re.compile(r"\b(?:the|a|this)\s\Z", re.IGNORECASE)
#: The words behind a date that no stop, comma or bracket parts from it.
PHRASE = re.compile(r"[^.,;:()\[\]\n]*")
NOUN = re.compile(r"\s[a-z]{3,}")

#: Longer than a month, a date needs a preposition that makes it an adverbial.
LONGEST_BARE = 31

QUOTES = re.compile('["“”]')


def story_bounds(
    article: Article, analysis: Analysis, expressions: Sequence[TimeExpression]
) -> Iterator[DayConstraint]:
    """NOT_BEFORE for full dates, months and years told in the past, NOT_AFTER for dates firmly told as to come.

    A month and day without a year, told as to come, bounds too: the day of writing is on or before the
    nearest such day. A NOT_AFTER before a past date of the same page is a misreading and left out.
    """
    tenses = Tenses(article.text, analysis)
    stamps = {one.begin for one, _ in stamped_days(article, expressions)}
    past: list[DayConstraint] = []
    ahead: list[DayConstraint] = []
    for one in expressions:
        if one.begin in stamps or one.layer not in STORY or one.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if isinstance(one.rule, Fixed) and one.rule.first >= EARLIEST:
            if is_firm(article, one):
                ahead.append(DayConstraint(article.id, one.begin, one.end, ConstraintKind.NOT_AFTER, one.rule))
            elif told_as_past(tenses, one) and not may_lie_ahead(article, one):
                rule = posted_abroad(article, one.rule, one)
                past.append(DayConstraint(article.id, one.begin, one.end, ConstraintKind.NOT_BEFORE, rule))
        elif isinstance(one.rule, MonthDay) and one.rule.year_shift is None and is_firm(article, one):
            nearest = replace(one.rule, direction=Direction.EITHER)
            ahead.append(DayConstraint(article.id, one.begin, one.end, ConstraintKind.NOT_AFTER, nearest))
    latest = max((bound.rule.first for bound in past if isinstance(bound.rule, Fixed)), default=0)
    yield from past
    for bound in ahead:
        if not isinstance(bound.rule, Fixed) or bound.rule.last >= latest:
            yield bound


def posted_abroad(article: Article, rule: Fixed, one: TimeExpression) -> Fixed:
    """A quoted post's date may be that of another zone, a day ahead of the writer's."""
    return Fixed(rule.first - 1, rule.last) if HANDLE.search(article.text, max(one.begin - 40, 0), one.begin) else rule


def is_firm(article: Article, one: TimeExpression) -> bool:
    """Whether the words put the date ahead of their own day, and not in a quotation, which may be old."""
    left = article.text[max(one.begin - LOOK_BACK, 0) : one.begin]
    if NOUN.match(article.text, one.end) and (LED.search(left) or one.text.lower().startswith("the ")):
        return False  # "will honour those killed in the Sept. 11 attacks"
    if one.signal in ("since", "after", "of") or not FIRM.search(left):
        return False
    if isinstance(one.rule, Fixed) and one.rule.last - one.rule.first > LONGEST_BARE and one.signal not in AHEAD:
        return False  # "a report modelled after the 2012 shooting": a year that is an adjective
    paragraph = article.text[article.text.rfind("\n", 0, one.begin) + 1 : one.begin]
    return len(QUOTES.findall(paragraph)) % 2 == 0


@functools.cache
def held_by_year() -> frozenset[str]:
    return frozenset(row["word"] for row in table("timing_held_by_year"))


def may_lie_ahead(article: Article, one: TimeExpression) -> bool:
    """Whether a year tells apart what is spoken of long before: "led the polls for the 2012 election"."""
    if isinstance(one.rule, Fixed) and one.rule.last - one.rule.first < LONGEST_BARE:
        return False  # a day: "June 5 2016. (World News)"
    following = PHRASE.match(article.text, one.end, one.end + NAMED_REACH)
    words = following[0].lower().split()[:NAMED_WORDS] if following else []
    return bool(held_by_year().intersection(word.strip("’'") for word in words))


def told_as_past(tenses: Tenses, one: TimeExpression) -> bool:
    if one.signal in ("since", "after"):
        return True
    if one.signal in ("until", "till", "by", "through", "before", "to"):
        return False
    return tenses.direction(one.begin, one.end) is Direction.PAST
