"""Testimony: which words speak of the day of which unit or page, and how they are quoted.

One passage is one piece of evidence, however many pages carry it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days
from rashomon.chronology.units import Units
from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Fixed, TimeRule
from rashomon.model.text import Evidence
from rashomon.model.timing import Anchor, DayConstraint, TimeExpression

__all__ = [
    "A_WEEK",
    "A_YEAR",
    "OWN_WORDS",
    "Testimony",
    "evidence",
    "evidence_of",
    "gather_testimony",
    "own_words",
    "quoted",
    "told",
]


OWN_WORDS = frozenset({LayerKind.BODY, LayerKind.HEADLINE, LayerKind.SUBHEADING})


@dataclass(frozen=True)
class Testimony:
    """All that speaks of one unit's or one page's day, with passages that copies repeat kept once. ``named`` says of
    a month with its year how many texts of the pile name it."""

    constraints: tuple[DayConstraint, ...]
    expressions: tuple[TimeExpression, ...]
    named: Mapping[TimeRule, int] = field(default_factory=dict)

    def apart(self, rule: TimeRule, weights: Days) -> Days:
        """A likelihood over days to which each of the texts that name the same background adds its part: together they
        count as the root of their number. What it makes impossible stays so."""
        shared: Days = weights ** (1.0 / math.sqrt(self.named.get(rule, 1)))
        return shared


def gather_testimony(
    constraints: Iterable[DayConstraint],
    expressions: Iterable[TimeExpression],
    articles: Mapping[str, Article],
    units: Units,
) -> tuple[dict[str, Testimony], dict[str, Testimony]]:
    """Share out the evidence: what dates a unit's text, and what dates a single page of a family."""
    text: dict[str, dict[object, DayConstraint]] = {}
    pages: dict[str, list[DayConstraint]] = {}
    words: dict[str, dict[object, TimeExpression]] = {}
    for constraint in sorted(constraints, key=lambda c: (c.article, c.begin, c.end, c.kind)):
        outside = constraint.begin < 0
        unit = units.home[constraint.article] if outside else units.at(constraint.article, constraint.begin)
        of_page = units.is_family(unit) and not in_story(constraint, articles[constraint.article])
        if of_page:
            pages.setdefault(constraint.article, []).append(constraint)
        else:
            key: object = (constraint.kind, constraint.rule, constraint.gap, constraint.ordinal, constraint.source)
            text.setdefault(unit, {}).setdefault(key, constraint)
    for expression in sorted(expressions, key=lambda e: (e.article, e.begin, e.end)):
        unit = units.at(expression.article, expression.begin)
        spoken = (expression.rule, expression.text.casefold(), expression.layer)
        words.setdefault(unit, {}).setdefault(spoken, expression)
    owners = sorted(text.keys() | words.keys() | set(units.articles))
    held = [{constraint.rule for constraint in found.values()} for found in text.values()]
    named = Counter(rule for rules in held for rule in rules if rule is not None and is_background(rule))
    of_units = {
        unit: Testimony(tuple(text.get(unit, {}).values()), tuple(words.get(unit, {}).values()), named)
        for unit in owners
    }
    return of_units, {article: Testimony(tuple(found), ()) for article, found in sorted(pages.items())}


def is_background(rule: TimeRule) -> bool:
    """Whether texts that name it may do so without being of one time ("since March 2011"): a month with its year. A day
    is news; years and page clocks are too few for it to matter which (with them, gva lost a fifth of its answers)."""
    return isinstance(rule, Fixed) and A_WEEK < rule.last - rule.first + 1 < A_YEAR


#: Up to this length (days) a fixed range is a day's, or a few days'; from the next one on a year's. Between the two it
#: is a month's or a season's with its year, which news names long after.
A_WEEK, A_YEAR = 7, 360


def in_story(constraint: DayConstraint, article: Article) -> bool:
    """Whether the words stand in the story itself: then they came with the text, not with the page."""
    if constraint.begin < 0:
        return False
    story = (LayerKind.BODY, LayerKind.DATELINE, LayerKind.HEADLINE, LayerKind.SUBHEADING)
    return any(span.begin <= constraint.begin < span.end for span in article.spans(*story)) and not any(
        layer.begin <= constraint.begin < layer.end for layer in article.furniture
    )


def own_words(expressions: Iterable[TimeExpression]) -> list[TimeExpression]:
    return [e for e in expressions if e.layer in OWN_WORDS and e.anchor is Anchor.WRITTEN]


def told(
    says: str, expression: TimeExpression, weights: Days, articles: Mapping[str, Article], kind: str | None = None
) -> Factor:
    return Factor(says.format(f"“{expression.text}”"), weights, evidence(expression, articles), kind)


def evidence(expression: TimeExpression, articles: Mapping[str, Article]) -> Evidence:
    return Evidence.at(articles[expression.article], expression.begin, expression.end)


def evidence_of(constraint: DayConstraint, articles: Mapping[str, Article]) -> Evidence | None:
    if constraint.begin < 0 or constraint.end <= constraint.begin:
        return None
    return Evidence.at(articles[constraint.article], constraint.begin, constraint.end)


def quoted(constraint: DayConstraint, articles: Mapping[str, Article]) -> str:
    found = evidence_of(constraint, articles)
    if found is not None:
        return f"“{' '.join(found.text.split())}”"
    rule = constraint.rule
    day = date.fromordinal(rule.first).isoformat() if isinstance(rule, Fixed) else ""
    return f"{day} ({constraint.source})" if constraint.source else day
