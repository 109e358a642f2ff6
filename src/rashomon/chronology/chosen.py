"""Which of a text's words of time tell the day of a happening: its own, or such as stand near it.

A report mostly dates its news once, and often in another sentence than the one that tells it: "It happened
around ten on Thursday". Every narrow expression of the text is a candidate; features of where it stands, and
what it stands with, give it its share (a softmax, fitted by ``eval.fit_days``). One further share is left for
none of them: then the happening is only known to be the news.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from rashomon.chronology.grid import Days, Grid, RangeLink, link_from_rule
from rashomon.chronology.passages import Passage, hour_alone
from rashomon.chronology.sentences import sentence_starts
from rashomon.chronology.series import RECURRING
from rashomon.chronology.tellings import LEAD, Telling
from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import (
    DayOfMonth,
    Direction,
    Feast,
    Fixed,
    MonthDay,
    MonthOf,
    PeriodOf,
    Season,
    Shift,
    TimeRule,
    WeekdayIn,
    WeekdayOf,
    WeekdaySpan,
)
from rashomon.model.timing import Anchor, TimeExpression
from rashomon.resources import table

__all__ = ["Candidate", "Reading", "as_happened", "candidates", "shares"]

#: An expression that denotes more days than these (a weekend is two, "overnight" two) dates no happening to a day.
NARROW = 3.5
#: So many expressions of a text, from its beginning on, are candidates: what has more is an almanac or a list, and no
#: report of one happening. Chosen for that, not fitted; it bounds the work for each text.
MOST_CANDIDATES = 300
OWN_WORDS = frozenset({LayerKind.BODY, LayerKind.HEADLINE, LayerKind.SUBHEADING})
#: Characters before and after an expression in which a word is right beside it.
BESIDE = 24
#: What speaks against a day because it is that of an arrest or a trial.
OF_AFTERMATH = frozenset({"afterwards", "beside afterwards"})
#: More characters than a sentence has: a word that does not stand in it.
FAR_OFF = 10**6


@dataclass(frozen=True, eq=False)
class Candidate:
    """One rule that a text states, with the expression that speaks for it best and its features."""

    rule: TimeRule
    expression: TimeExpression
    link: RangeLink
    features: Mapping[str, float]


@dataclass(frozen=True)
class Reading:
    """A unit's text as far as choosing needs it: its narrow expressions and all its tellings."""

    expressions: tuple[TimeExpression, ...]
    tellings: tuple[Telling, ...]


def as_happened(rule: TimeRule) -> TimeRule:
    """What a rule denotes where it dates what has happened: a day behind the day of writing, whatever the tense around
    it ("the April 27 shooting"; "police are investigating a shooting on Tuesday"); and without its weekday, in which a
    writer errs now and then: that a weekday and a date must agree is told to the day of writing apart."""
    if isinstance(rule, MonthDay):
        direction = Direction.PAST if rule.year_shift is None else rule.direction
        return replace(rule, direction=direction, weekday=None)
    if isinstance(rule, MonthOf | Season | Feast | WeekdayIn):
        return replace(rule, direction=Direction.PAST) if rule.year_shift is None else rule
    if isinstance(rule, WeekdayOf):
        return replace(rule, direction=Direction.PAST) if rule.week is None else rule
    return replace(rule, direction=Direction.PAST) if isinstance(rule, DayOfMonth | WeekdaySpan) else rule


#: Rules of days that tense puts on one side of the day of writing.
SIDED = (WeekdayOf, WeekdaySpan, MonthDay, DayOfMonth, WeekdayIn, Feast)


def denoted(
    expression: TimeExpression, spoken: Mapping[str, Sequence[tuple[Telling, Passage]]], grid: Grid
) -> TimeRule | None:
    """The expression's rule, when it denotes a day, or a few, of the past or the present. A day to come is one of the
    past where it dates what is told as having happened."""
    rule = expression.rule
    if rule is None or expression.anchor is Anchor.MENTION or expression.layer not in OWN_WORDS:
        return None
    if isinstance(rule, Shift) and (rule.low > 0 or hour_alone(expression)):
        return None
    if isinstance(rule, SIDED) and rule.direction is Direction.FUTURE:
        owners = spoken.get(expression.id, ())
        if not owners or any(telling.is_open for telling, _ in owners):
            return None
    if isinstance(rule, Fixed) and (rule.last < grid.first or rule.first > grid.last):
        return None
    rule = as_happened(rule)
    return rule if link_from_rule(rule, grid).width <= NARROW else None


def candidates(telling: Telling, reading: Reading, articles: Mapping[str, Article], grid: Grid) -> list[Candidate]:
    """Every rule that may date a telling, in the order of the text."""
    by_rule: dict[TimeRule, list[TimeExpression]] = {}
    ordered = sorted(reading.expressions, key=lambda e: (e.article, e.begin, e.end))
    spoken = dated_by(reading.tellings)
    named_days = ((one, rule) for one in ordered if (rule := denoted(one, spoken, grid)) is not None)
    for expression, rule in islice(named_days, MOST_CANDIDATES):
        by_rule.setdefault(rule, []).append(expression)
    own = [passage.rule for passage in telling.passages if passage.rule is not None and not passage.lead.background]
    if any(as_happened(rule) in by_rule for rule in own):
        kept = {rule: [one for one in named if not of_row(one, telling, spoken)] for rule, named in by_rule.items()}
        by_rule = {rule: named for rule, named in kept.items() if named}
    found = []
    for number, (rule, named) in enumerate(by_rule.items()):
        seen = [placed(expression, telling, spoken, articles) for expression in named]
        best = max(range(len(seen)), key=lambda n: (closeness(seen[n]), -n))
        features = {key: max(one.get(key, 0.0) for one in seen) for key in sorted({k for one in seen for k in one})}
        features["loose"] = min(one.get("loose", 0.0) for one in seen)
        features["first"] = float(number == 0)
        features["only"] = float(len(by_rule) == 1)
        features["again"] = min(float(np.log2(len(named))), 3.0)
        features |= kind_of(rule)
        found.append(Candidate(rule, named[best], no_later(rule, grid), features))
    return found


@functools.lru_cache(maxsize=1024)
def no_later(rule: TimeRule, grid: Grid) -> RangeLink:
    """A rule's link without days that lie wholly after the day of writing: what is news has happened."""
    link = link_from_rule(rule, grid)
    past = (link.low <= np.arange(link.low.size, dtype=np.int32)) & (link.high >= link.low)
    return RangeLink(np.where(past, link.low, np.int32(0)), np.where(past, link.high, np.int32(-1)))


def dated_by(tellings: Sequence[Telling]) -> Mapping[str, list[tuple[Telling, Passage]]]:
    """From an expression to the passages that it dates."""
    found: dict[str, list[tuple[Telling, Passage]]] = {}
    for telling in tellings:
        for passage in telling.passages:
            for mention in passage.mentions:
                if mention.when is not None:
                    found.setdefault(mention.when, []).append((telling, passage))
    return found


def of_row(
    expression: TimeExpression, telling: Telling, spoken: Mapping[str, Sequence[tuple[Telling, Passage]]]
) -> bool:
    """Whether it dates earlier happenings of the same kin, or others of a kin that recurs, and nothing else. Beside
    news with a date of its own these are others of a row."""
    owners = spoken.get(expression.id, ())
    return bool(owners) and all(
        other is not telling and other.kin == telling.kin and (other.background or telling.kin in RECURRING)
        for other, _ in owners
    )


def kind_of(rule: TimeRule) -> dict[str, float]:
    if isinstance(rule, Fixed):
        return {"full date": 1.0}
    if isinstance(rule, MonthDay | DayOfMonth):
        return {"month-day": 1.0}
    if isinstance(rule, WeekdayOf):
        return {"last weekday": 1.0} if rule.strict or rule.week is not None else {"weekday": 1.0}
    if isinstance(rule, Shift):
        return {"today": 1.0} if rule.high == rule.low == 0 else {"days ago": 1.0}
    return {"period": 1.0} if isinstance(rule, PeriodOf) else {}


#: How the features of one place rank it as the one to quote.
NEARNESS = ("own", "same sentence", "sentence before", "sentence after", "in lead")


def closeness(features: Mapping[str, float]) -> tuple[float, ...]:
    return tuple(features.get(name, 0.0) for name in NEARNESS)


def placed(
    expression: TimeExpression,
    telling: Telling,
    spoken: Mapping[str, Sequence[tuple[Telling, Passage]]],
    articles: Mapping[str, Article],
) -> dict[str, float]:
    """Where one expression stands to a telling."""
    features: dict[str, float] = {}
    text = articles[expression.article].text
    starts = sentence_starts(text)
    here = bisect_right(starts, expression.begin) - 1
    begin = starts[here]
    end = starts[here + 1] if here + 1 < len(starts) else len(text)
    owners = spoken.get(expression.id, ())
    mine = [passage for other, passage in owners if other is telling]
    if mine:
        features["own"] = 1.0
        features["own, news"] = float(any(not passage.lead.background for passage in mine))
        features["own, opens"] = float(any(passage.opens for passage in mine))
    elif telling.kin not in RECURRING and any(other.kin == telling.kin for other, _ in owners):
        features["another's of its kin"] = 1.0  # of a kind that recurs it is most likely another one
    elif owners:
        features["another's"] = 1.0
        features["another's, nominal"] = float(all(p.lead.nominal for _, p in owners))
        features["aftermath's"] = float(not telling.is_aftermath and all(other.is_aftermath for other, _ in owners))
    else:
        features["loose"] = 1.0
    at = [
        bisect_right(starts, mention.begin) - 1
        for passage in telling.passages
        for mention in passage.mentions
        if mention.article == expression.article
    ]
    if here in at:
        features["same sentence"] = 1.0
    if here - 1 in at:
        features["sentence after"] = 1.0
    if here + 1 in at:
        features["sentence before"] = 1.0
    if at and min(abs(here - one) for one in at) > 3:
        features["far"] = 1.0
    body = next((span.begin for _, span in articles[expression.article].paragraphs(LayerKind.BODY)), 0)
    if expression.layer is LayerKind.HEADLINE:
        features["headline"] = 1.0
    elif expression.begin - body <= LEAD:
        features["in lead"] = 1.0
    if any(passage.lead.headline for passage in mine):
        features["own, headline"] = 1.0
    features |= spoken_with(text, begin, end, expression)
    if any(passage.lead.type == "DEATH" for passage in mine):  # the death is the happening
        features.pop("beside death", None)
    if telling.is_aftermath:  # what follows on deeds is the happening
        turned = {"nearer afterwards": "nearer deed", "nearer deed": "nearer afterwards"}
        features = {turned.get(name, name): value for name, value in features.items() if name not in OF_AFTERMATH}
    elif not telling.is_harm:
        features.pop("nearer deed", None)
    return features


def spoken_with(text: str, begin: int, end: int, expression: TimeExpression) -> dict[str, float]:
    """The words in its sentence (``begin..end``) and right beside it that tell what a day is the day of."""
    sentence = text[begin:end]
    before = text[max(expression.begin - BESIDE, begin) : expression.begin]
    after = text[expression.end : min(expression.end + BESIDE, end)]
    features = {name: 1.0 for name in ("took place", "called") if words_for(name).search(sentence)}
    for name in ("its name", "death", "telling", "afterwards"):
        if words_for(name).search(before) or words_for(name).search(after):
            features[f"beside {name}"] = 1.0
    if "beside afterwards" not in features and words_for("afterwards").search(sentence):
        features["afterwards"] = 1.0
    features |= nearest_word(sentence, expression.begin - begin, expression.end - begin)
    if words_for("time of day").search(expression.text):
        features["time of day"] = 1.0
    return features


def nearest_word(sentence: str, begin: int, end: int) -> dict[str, float]:
    """Whether the words of a deed or those of what follows on deeds stand nearer to an expression in its sentence: of
    two days in one sentence each is that of the word beside it."""
    away: dict[str, int] = {}
    for name in ("deed", "afterwards"):
        found = [max(begin - word.end(), word.start() - end, 0) for word in words_for(name).finditer(sentence)]
        away[name] = min(found, default=FAR_OFF)
    if away["deed"] == away["afterwards"]:
        return {}
    return {"nearer deed" if away["deed"] < away["afterwards"] else "nearer afterwards": 1.0}


@functools.cache
def words_for(name: str) -> re.Pattern[str]:
    words = sorted(row["word"] for row in table("chronology_beside") if row["of"] == name)
    return re.compile(rf"(?<![^\W\d])(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@functools.cache
def weights() -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("chronology_choice")}


def shares(found: Sequence[Candidate]) -> Days:
    """The share of each candidate, and last that of none of them."""
    table_ = weights()
    logs = [sum(table_.get(name, 0.0) * value for name, value in c.features.items()) for c in found]
    odds = np.array([*logs, table_["none"]])
    odds = np.exp(odds - odds.max())
    result: Days = odds / odds.sum()
    return result
