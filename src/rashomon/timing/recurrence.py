"""Relations between happenings: "for the second time in less than two weeks", "the first anniversary of"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import PeriodOf, Shift, Unit
from rashomon.model.timing import ConstraintKind, DayConstraint, TimeExpression, TimexType
from rashomon.resources import table
from rashomon.timing.lexicon import lookup
from rashomon.timing.numbers import Amount, amount
from rashomon.timing.reading import Reading
from rashomon.timing.tokens import read_words

__all__ = ["recurrences"]

STORY = frozenset({LayerKind.BODY, LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.CAPTION})

#: How far before its length of time an ordinal may stand: "the second visit by a Russian official to the
#: North in …" is about ninety characters.
REACH = 110

#: Days in a unit, for gaps.
DAYS = {"D": 1.0, "W": 7.0, "F": 14.0, "M": 30.44, "Q": 91.3, "Y": 365.25, "E": 3652.5, "WE": 7.0, "C": 36525.0}
UNIT_LETTERS = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.QUARTER: "Q", Unit.YEAR: "Y", Unit.DECADE: "E"}

#: "the first in eight months": how far the gap may be from eight months, as a share, by the words around the
#: number. Speakers round to the unit: half a unit either way is added as well.
SPREAD = {
    None: (0.9, 1.1), "APPROX": (0.8, 1.2), "LESS_THAN": (0.75, 1.0), "EQUAL_OR_LESS": (0.75, 1.0),
    "MORE_THAN": (1.0, 1.5), "EQUAL_OR_MORE": (1.0, 1.5),
}  # fmt: skip

ORDINAL = re.compile(r"(?<![\w-])(\d{1,3}(?:st|nd|rd|th)|[a-z]{5,12})(?![\w])", re.IGNORECASE)
#: Between the ordinal and the length: no end of sentence, no bracket, no quotation.
CLAUSE_BREAK = re.compile(r"[.;:!?()\"“”\n](?!\w)")
IN_AS_MANY = re.compile(r"\bin\s+as\s+many\s+(days|weeks|months|years)\b", re.IGNORECASE)
RUNNING = re.compile(
    r"(?<![\w-])(\w{5,12}|\d{1,3}(?:nd|rd|th))\s+(?:straight|consecutive|successive)\s+(day|night|week|weekend|month|year)\b",
    re.IGNORECASE,
)
ANNIVERSARY = re.compile(
    r"(?<![\w-])(?:the\s+)?([a-z]{3,12}|\d{1,3}(?:st|nd|rd|th)|\w{1,12}(?=-year))(?:-year)?\s+anniversary\b(?:\s+of\s+)?",
    re.IGNORECASE,
)
NAMED_UNTIL = re.compile(r"[^.,;:!?\n“”\"]{2,140}")
#: "a record eighth final this year" counts those of a life.
RECORD = re.compile(r"\b(?:record|career)\s\Z", re.IGNORECASE)
#: Characters of the longer of the two words, and a blank.
RECORD_REACH = 8
FOLLOWING = re.compile(r"\s*,\s+(?:following|after|since)\s+(?=\S)", re.IGNORECASE)


@functools.cache
def not_counts() -> frozenset[str]:
    return frozenset(row["word"] for row in table("timing_not_recurrence"))


def recurrences(article: Article, expressions: Sequence[TimeExpression]) -> Iterator[DayConstraint]:
    """WITHIN and ANNIVERSARY constraints of the story, in page order of what each source yields."""
    story = [one for one in expressions if one.layer in STORY]
    floor = 0  # an ordinal counts in the first length behind it, and no expression stands between
    for one in story:
        found = counted_within(article, one, floor)
        floor = one.end
        if found is not None:
            yield found
    yield from in_the_text(article)


def counted_within(article: Article, one: TimeExpression, floor: int) -> DayConstraint | None:
    """ "second visit to the North this month", "first trip in about eight months, following …"."""
    length = length_of(article, one)
    if length is None:
        return None
    start = max(one.begin - REACH, floor)
    before = article.text[start : one.begin]
    for boundary in CLAUSE_BREAK.finditer(before):
        start = max(one.begin - REACH, floor) + boundary.end()
    ordinals = [
        found for found in ORDINAL.finditer(article.text, start, one.begin)
        if ordinal_number(found[1]) is not None and counts(article.text, found.end())
    ]  # fmt: skip
    if not ordinals or RECORD.search(article.text, max(ordinals[-1].start() - RECORD_REACH, 0), ordinals[-1].start()):
        return None
    ordinal = ordinal_number(ordinals[-1][1]) or 1
    if ordinal == 1 and isinstance(one.rule, PeriodOf):
        return None  # "the first this year" says nothing of how long ago the last one was
    following = FOLLOWING.match(article.text, one.end)
    named = NAMED_UNTIL.match(article.text, following.end()) if following and ordinal == 1 else None
    return DayConstraint(
        article.id,
        ordinals[-1].start(),
        one.end,
        ConstraintKind.WITHIN,
        one.rule if isinstance(one.rule, PeriodOf) else None,
        ordinal,
        gap_days(length, ordinal),
        (named.start(), named.end()) if named else None,
    )


def length_of(article: Article, one: TimeExpression) -> Amount | None:
    """The length that recurrences are counted in: "in nearly three months", "this month"."""
    if isinstance(one.rule, PeriodOf) and one.rule.shift == 0 and one.rule.unit in UNIT_LETTERS and one.mod is None:
        if not one.text.lower().startswith("this") or one.signal:
            return None
        return Amount(1, 1, UNIT_LETTERS[one.rule.unit], mod="EQUAL_OR_LESS")
    recent = isinstance(one.rule, Shift) and one.rule.lasts and one.rule.low < 0
    if (
        one.type is not TimexType.DURATION
        or one.signal not in ("in", "within")
        or (one.rule is not None and not recent)
    ):
        return None
    if one.rule is None and article.text[one.lead : one.begin].lower().split()[1:] == ["the"]:
        return None  # "in the nearly four-year siege"
    words = read_words(one.text)
    quantity = amount(Reading(words, 0, len(words.shape), lambda _begin, _end: None, None))
    return quantity if quantity is not None and quantity.exact and quantity.unit in DAYS else None


def gap_days(length: Amount, ordinal: int) -> tuple[int, int]:
    """Days since the one before. "The first in eight months": about eight months. "The third in three
    months": all of them lie inside, so the gap is anything up to that."""
    unit = DAYS[length.unit]
    low_share, high_share = SPREAD.get(length.mod, SPREAD[None])
    most = length.high * unit * high_share
    if ordinal > 1:
        # "less than two weeks" excludes the fortnight itself.
        return 1, max(1, int(most) - (length.mod == "LESS_THAN" and most > 1))
    rounding = unit / 2
    return max(1, int(length.low * unit * low_share - rounding)), int(
        most + (0 if length.mod == "LESS_THAN" else rounding)
    )


def ordinal_number(text: str) -> int | None:
    lower = text.lower()
    if lower[:1].isdigit():
        return int(re.sub(r"\D", "", lower)) or None
    return next((int(word.value) for word in lookup().get(lower, ()) if word.kind == "ordw"), None)


def counts(text: str, at: int) -> bool:
    """Whether an ordinal counts recurrences: not "second-largest", not "first half"."""
    follows = re.match(r"\s*(-|[^\W\d_]+)(?:\s+[^\W\d_]+\s+(?P<kind>kind|sort|type))?", text[at : at + 40])
    if follows is None:
        return True
    if follows[1].lower() == "of":
        return follows["kind"] is not None  # "the second of its kind", not "a third of students"
    return follows[1].lower() not in not_counts()


def in_the_text(article: Article) -> Iterator[DayConstraint]:
    """Recurrences that hold no time expression of their own: "third in as many days", anniversaries."""
    for kind, span in article.paragraphs():
        if kind not in STORY:
            continue
        for found in IN_AS_MANY.finditer(article.text, span.begin, span.end):
            constraint = as_many(article, found, span.begin)
            if constraint is not None:
                yield constraint
        for found in RUNNING.finditer(article.text, span.begin, span.end):
            ordinal = ordinal_number(found[1])
            if ordinal is not None and ordinal > 1:
                letter = {"day": "D", "night": "D", "week": "W", "weekend": "W", "month": "M", "year": "Y"}[
                    found[2].lower()
                ]
                low, high = int(DAYS[letter] * 0.6) or 1, int(DAYS[letter] * 1.4)
                yield DayConstraint(
                    article.id, found.start(), found.end(), ConstraintKind.WITHIN, None, ordinal, (low, max(low, high))
                )
        for found in ANNIVERSARY.finditer(article.text, span.begin, span.end):
            years = anniversary_years(found[1])
            if years is not None:
                yield anniversary(article, found, years, span.end)


def as_many(article: Article, found: re.Match[str], floor: int) -> DayConstraint | None:
    ordinals = [
        hit for hit in ORDINAL.finditer(article.text, max(found.start() - REACH, floor), found.start())
        if ordinal_number(hit[1]) is not None
    ]  # fmt: skip
    if not ordinals:
        return None
    ordinal = ordinal_number(ordinals[-1][1]) or 1
    if ordinal == 1:
        return None
    unit = DAYS[{"days": "D", "weeks": "W", "months": "M", "years": "Y"}[found[1].lower()]]
    gap = (1, max(1, int(ordinal * unit)))
    return DayConstraint(article.id, ordinals[-1].start(), found.end(), ConstraintKind.WITHIN, None, ordinal, gap)


def anniversary_years(text: str) -> int | None:
    """ "first", "10th", "one" (-year), "25" (-year)."""
    lower = text.lower()
    if lower[:1].isdigit():
        return int(re.sub(r"\D", "", lower)) or None
    return next((int(word.value) for word in lookup().get(lower, ()) if word.kind in ("ordw", "numword")), None)


def anniversary(article: Article, found: re.Match[str], years: int, limit: int) -> DayConstraint:
    other = None
    if found[0].lower().rstrip().endswith(" of"):
        named = NAMED_UNTIL.match(article.text, found.end(), limit)
        other = trimmed(article.text, named.start(), named.end()) if named else None
    exact = years * DAYS["Y"]
    return DayConstraint(
        article.id,
        found.start(),
        other[1] if other else found.end(),
        ConstraintKind.ANNIVERSARY,
        None,
        years,
        (int(exact), int(exact) + 1),
        other,
    )


def trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    words = text[begin:end]
    return begin + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
