"""What a unit's own words say about the day on which it was written.

Each factor is an array over the calendar (a likelihood, up to a constant), a sentence, and the words it
rests on. One passage is one piece of evidence, however many pages carry it.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from rashomon.chronology.grid import Days, Grid, LagLink, RangeLink, lag_density, link_from_rule
from rashomon.chronology.units import Units
from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, MonthOf, TimeRule, WeekdayOf
from rashomon.model.chronology import Window
from rashomon.model.text import Evidence
from rashomon.model.timing import Anchor, ConstraintKind, DayConstraint, TimeExpression
from rashomon.resources import table

__all__ = ["Factor", "Testimony", "doubted", "gather_testimony", "news_day", "page_factors", "unit_factors"]

#: How often a dateline, a stamp or an expression is wrong or read wrongly: set to one in fifty, so that
#: two agreeing witnesses outvote one and a lone one still settles a day.
DOUBT = 0.02

#: From this length on (days) a fixed range is a year's mention rather than a day's.
A_YEAR = 360
#: Up to this length it is a day's, or a few days'; between the two a month's or a season's with its year,
#: which news names long after.
A_WEEK = 7
NAMED = {"full-date": "full date", "month-year": "month with its year"}

#: Films and posts are not shown with older news.
NEWS = date(1990, 1, 1).toordinal()

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OWN_WORDS = frozenset({LayerKind.BODY, LayerKind.HEADLINE, LayerKind.SUBHEADING})


@dataclass(frozen=True, eq=False)
class Factor:
    """``weights`` are likelihoods, one for each day of the grid."""

    says: str
    weights: Days
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Testimony:
    """All that speaks of one unit's or one page's day, with passages that copies repeat kept once."""

    constraints: tuple[DayConstraint, ...]
    expressions: tuple[TimeExpression, ...]


#: How often a full date that a page gives as its own is wrong: set low enough that no single unlikely word
#: of time ("until November 20") outweighs it, and high enough that two independent ones do.
STAMP_DOUBT = 0.002


#: The same for a lag from a fitted table: the table was fitted on what the program reads, misreadings
#: included, so little doubt is left to add.
FITTED_DOUBT = 0.002


def doubted(weights: Days, doubt: float = DOUBT) -> Days:
    """A likelihood in which the witness errs with probability ``doubt``, and then speaks at random."""
    if weights.max() <= 0:
        return np.ones_like(weights)
    mixed: Days = (1.0 - doubt) * weights + doubt * weights.mean()
    return mixed


@functools.cache
def tempers() -> Mapping[str, float]:
    return {row["kind"]: float(row["exponent"]) for row in table("chronology_tempers")}


def tempered(kind: str, weights: Days) -> Days:
    """A likelihood that counts for less than itself: several words of one text are not independent witnesses."""
    softer: Days = doubted(weights, FITTED_DOUBT) ** tempers()[kind]
    return softer


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
    of_units = {
        unit: Testimony(tuple(text.get(unit, {}).values()), tuple(words.get(unit, {}).values())) for unit in owners
    }
    return of_units, {article: Testimony(tuple(found), ()) for article, found in sorted(pages.items())}


def in_story(constraint: DayConstraint, article: Article) -> bool:
    """Whether the words stand in the story itself: then they came with the text, not with the page."""
    if constraint.begin < 0:
        return False
    story = (LayerKind.BODY, LayerKind.DATELINE, LayerKind.HEADLINE, LayerKind.SUBHEADING)
    return any(span.begin <= constraint.begin < span.end for span in article.spans(*story)) and not any(
        layer.begin <= constraint.begin < layer.end for layer in article.furniture
    )


def unit_factors(
    testimony: Testimony, articles: Mapping[str, Article], grid: Grid, window: Window | None
) -> list[Factor]:
    """Everything that a unit's words say of the day on which it was written."""
    factors = page_factors(testimony, articles, grid)
    factors += latest_past(testimony, articles, grid)
    factors += next_future(testimony, articles, grid)
    factors += weekdays(testimony.expressions, articles, grid)
    factors += years(testimony, articles, grid)
    factors += disagreeing(testimony.expressions, articles, grid)
    if window is not None:
        factors.append(Factor(f"you say the pages are from {window.first} to {window.last}", within(grid, window)))
    return factors


def within(grid: Grid, window: Window) -> Days:
    weights = np.zeros(grid.size)
    weights[max(window.first.toordinal() - grid.first, 0) : max(window.last.toordinal() - grid.first + 1, 0)] = 1.0
    return weights if weights.any() else np.ones(grid.size)


def page_factors(testimony: Testimony, articles: Mapping[str, Article], grid: Grid) -> list[Factor]:
    """Datelines, stamps, mastheads, fetches: what speaks of the day of writing outright."""
    factors = []
    for constraint in testimony.constraints:
        rule = constraint.rule
        if rule is None:
            continue
        words = quoted(constraint, articles)
        evidence = evidence_of(constraint, articles)
        if constraint.kind is ConstraintKind.WRITTEN:
            link = link_from_rule(rule, grid)
            index = np.arange(grid.size)
            here = ((link.low <= index) & (index <= link.high)).astype(float)
            doubt = STAMP_DOUBT if isinstance(rule, Fixed) else DOUBT
            factors.append(Factor(f"it is dated {words}", doubted(here, doubt), evidence))
        elif constraint.kind is ConstraintKind.RENDERED and isinstance(rule, Fixed):
            lags = LagLink(lag_density("rendered")).forward(spread(rule, grid))
            says = f"the page shows {words}, the day it was rendered: it was written by then, perhaps long before"
            factors.append(Factor(says, doubted(lags), evidence))
        elif constraint.kind is ConstraintKind.NOT_AFTER and isinstance(rule, Fixed) and constraint.begin < 0:
            before = np.zeros(grid.size)
            before[: grid.index(rule.last) + 1] = 1.0
            factors.append(Factor(f"the page was fetched by {date.fromordinal(rule.last)}", doubted(before)))
    return factors


def spread(rule: Fixed, grid: Grid) -> Days:
    weights = np.zeros(grid.size)
    weights[max(rule.first - grid.first, 0) : max(rule.last - grid.first + 1, 0)] = 1.0
    return weights


def latest_past(testimony: Testimony, articles: Mapping[str, Article], grid: Grid) -> list[Factor]:
    """The latest day or month of the past that the text names was probably not long ago."""
    factors, apart = set_in(testimony, articles, grid)
    for kind, shortest, longest in (("full-date", 1, A_WEEK), ("month-year", A_WEEK + 1, A_YEAR - 1)):
        dated = [
            (rule.last, constraint)
            for constraint in testimony.constraints
            if constraint.kind is ConstraintKind.NOT_BEFORE
            and isinstance(rule := constraint.rule, Fixed)
            and shortest <= rule.last - rule.first + 1 <= longest
            and apart.isdisjoint(range(rule.first, rule.last + 1))
        ]
        if dated:
            last, latest = max(dated, key=lambda pair: (pair[0], -pair[1].begin))
            rule = latest.rule
            first = rule.first if isinstance(rule, Fixed) else last
            lags = LagLink(lag_density(kind), ahead=True).forward(spread(Fixed(first, last), grid))
            says = f"{quoted(latest, articles)} is the latest {NAMED[kind]} it speaks of as past"
            factors.append(Factor(says, tempered(kind, lags), evidence_of(latest, articles)))
    for kind, wanted, says in (
        ("month-day-past", MonthDay, "it speaks of {} as past, without a year"),
        ("month-past", MonthOf, "it speaks of {} as past, without a year"),
    ):
        named = [
            expression
            for expression in own_words(testimony.expressions)
            if isinstance(expression.rule, wanted)
            and expression.rule.direction is Direction.PAST
            and expression.rule.year_shift is None
            and not told_in_full(expression.rule, testimony)
        ]
        if named:
            weights, which = lag_weights(named, lag_density(kind), grid, past=True)
            factors.append(told(says, named[which], tempered(kind, weights), articles))
    return factors


#: Before the full date of a clip's or a picture's line, and of a post of a social network that a story shows.
CLIP = re.compile(r"\((?:Published|Posted|Aired)[^()\n]{0,20}\Z")
POST = re.compile(r"\(@\w{1,20}\)\s{1,3}\Z")
NAMES_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
#: Characters before a date in which such words stand.
BEFORE = 45
#: Kinds of full date that tell more than others of the day of writing, and how that is said. Clips and posts are
#: also added a day later: their tables begin with the day before.
SET_IN = {
    "full-date-clip": "a film shown with it is of {}",
    "full-date-post": "it shows a post of {}",
    "full-date-caption": "a picture shown with it is of {}",
    "full-date-weekday": "it speaks of {}, a day with its weekday and year",
}
ADDED_LATER = ("full-date-clip", "full-date-post")


def set_in(testimony: Testimony, articles: Mapping[str, Article], grid: Grid) -> tuple[list[Factor], set[int]]:
    """What the full dates say that stand in a caption, at a clip or a post, or beside their weekday; and those
    days, which are not to be counted again."""
    latest: dict[str, tuple[int, TimeExpression]] = {}
    days: set[int] = set()
    for expression in testimony.expressions:
        rule = expression.rule
        kind = kind_of_date(expression, articles)
        if kind is None or not isinstance(rule, Fixed) or not NEWS <= rule.first <= grid.last:
            continue
        days.add(rule.first)
        if kind not in latest or latest[kind][0] < rule.first:
            latest[kind] = rule.first, expression
    factors = []
    seen: set[int] = set()
    for kind, says in SET_IN.items():
        if kind in latest and latest[kind][0] not in seen:
            day, expression = latest[kind]
            seen.add(day)
            begin = day - (kind in ADDED_LATER)
            lags = LagLink(lag_density(kind), ahead=True).forward(spread(Fixed(begin, begin), grid))
            factors.append(told(says, expression, doubted(lags, FITTED_DOUBT), articles))
    return factors, days


def kind_of_date(expression: TimeExpression, articles: Mapping[str, Article]) -> str | None:
    rule = expression.rule
    if not isinstance(rule, Fixed) or rule.first != rule.last:
        return None
    text = articles[expression.article].text
    start = max(expression.begin - BEFORE, 0)
    if CLIP.search(text, start, expression.begin):
        return "full-date-clip"
    if POST.search(text, start, expression.begin):
        return "full-date-post"
    if expression.layer is LayerKind.CAPTION:
        return "full-date-caption"
    if expression.layer in OWN_WORDS and NAMES_WEEKDAY.search(expression.text):
        return "full-date-weekday"
    return None


def told_in_full(rule: TimeRule, testimony: Testimony) -> bool:
    """Whether the text also gives this month and day with its year: that is one date, not two."""
    if not isinstance(rule, MonthDay):
        return False
    return any(
        isinstance(fixed := constraint.rule, Fixed)
        and fixed.last - fixed.first < A_WEEK
        and any(
            (date.fromordinal(day).month, date.fromordinal(day).day) == (rule.month, rule.day)
            for day in range(fixed.first, fixed.last + 1)
        )
        for constraint in testimony.constraints
        if constraint.kind is ConstraintKind.NOT_BEFORE
    )


def news_day(link: RangeLink, *, past: bool, sure: float) -> Days:
    """The main news of a text is of its last days, also where a month-day dates it: with the chance ``sure`` that
    it does, the table for news stands for the one for any month-day of the past."""
    index = np.arange(link.low.size)
    lags = np.where((link.high >= link.low) & (index >= link.high), index - link.high, 10**6).astype(float)
    said = density_of(lags, lag_density("month-day-past"))
    weights = sure * density_of(lags, lag_density("news")) + (1.0 - sure) * said
    if past:
        weights = weights / np.maximum(said, 1e-6) ** tempers()["month-day-past"]
    return doubted(weights, FITTED_DOUBT)


def density_of(lags: Days, density: Days) -> Days:
    inside = np.minimum(lags, density.size - 1).astype(int)
    weights: Days = np.where(lags < density.size, density[inside], 0.0)
    return weights


def next_future(testimony: Testimony, articles: Mapping[str, Article], grid: Grid) -> list[Factor]:
    """The nearest day that the text speaks of as still to come is probably not far off."""
    factors = []
    coming = [
        (rule.first, constraint)
        for constraint in testimony.constraints
        if constraint.kind is ConstraintKind.NOT_AFTER
        and constraint.begin >= 0
        and isinstance(rule := constraint.rule, Fixed)
    ]
    if coming:
        first, nearest = min(coming, key=lambda pair: (pair[0], pair[1].begin))
        rule = nearest.rule
        last = rule.last if isinstance(rule, Fixed) else first
        lags = LagLink(lag_density("full-date-future")).forward(spread(Fixed(first, last), grid))
        says = f"it speaks of {quoted(nearest, articles)} as still to come"
        factors.append(Factor(says, tempered("full-date-future", lags), evidence_of(nearest, articles)))
    named = [
        expression
        for expression in own_words(testimony.expressions)
        if isinstance(expression.rule, MonthDay)
        and expression.rule.direction is Direction.FUTURE
        and expression.rule.year_shift is None
    ]
    if named:
        weights, which = lag_weights(named, lag_density("month-day-future"), grid, past=False)
        factors.append(
            told(
                "it speaks of {} as still to come, without a year",
                named[which],
                tempered("month-day-future", weights),
                articles,
            )
        )
    return factors


def lag_weights(named: Sequence[TimeExpression], density: Days, grid: Grid, *, past: bool) -> tuple[Days, int]:
    """For each day of writing how likely its lags to the days named are, and which of them is the nearest.

    The nearest counts in full; the others, which depend on it, count together as the root of their
    number. The table is fitted on nearest lags, and no lag beyond it is possible; nor is a day to come
    that has begun ("will be held from September 18", written on the 19th).
    """
    index = np.arange(grid.size)
    rows = []
    for expression in named:
        rule = expression.rule
        if rule is None:
            continue
        link = link_from_rule(rule, grid)
        lags = np.maximum(index - link.high, 0) if past else link.low - index
        rows.append(np.where((link.high >= link.low) & (lags >= 0), lags, density.size))
    stacked = np.stack([row for number, row in enumerate(rows) if not any((row == r).all() for r in rows[:number])])
    table = np.append(density, 1e-9)
    if isinstance(named[0].rule, MonthOf):
        table[0] /= 30.0  # "in June", written in June: the lag to its days so far is 0 all month long
    logs = np.log(table[np.minimum(stacked, density.size)])
    weights: Days = np.exp(logs.sum(axis=0) / math.sqrt(len(stacked)))
    nearest = np.stack(rows).argmin(axis=0)
    return weights, int(np.bincount(nearest).argmax())


def weekdays(expressions: Sequence[TimeExpression], articles: Mapping[str, Article], grid: Grid) -> list[Factor]:
    """News names the weekdays of the last days: the lead's is mostly today or yesterday, others lie before."""
    named: dict[int, TimeExpression] = {}
    for expression in sorted(own_words(expressions), key=lambda e: (e.article, e.begin)):
        rule = expression.rule
        if isinstance(rule, WeekdayOf) and rule.week is None and not rule.strict and rule.direction is Direction.PAST:
            named.setdefault(rule.weekday, expression)
    if not named or len(named) > 5:
        return []  # a page that names nearly every weekday is a calendar or a list
    shares = weekday_shares()
    lead, *others = named
    by_today = np.zeros(7)
    for today in range(7):
        lag = (today - lead) % 7
        told = sum(math.log(shares[lag, (today - other) % 7]) for other in others)
        by_today[today] = shares[lag, -1] * math.exp(told / math.sqrt(max(len(others), 1)))
    listed = " and ".join(WEEKDAYS[weekday] for weekday in sorted(named))
    index = (grid.first - 1 + np.arange(grid.size)) % 7
    says = f"it tells of {listed} as of the last days"
    return [Factor(says, tempered("weekdays", by_today[index]), evidence(named[lead], articles))]


@functools.cache
def weekday_shares() -> Mapping[tuple[int, int], float]:
    """Share of articles by the lag of the lead's weekday (other -1), and of another's lag given that."""
    rows = table("chronology_weekdays")
    return {(int(row["lead"]), -1 if row["other"] == "-" else int(row["other"])): float(row["mass"]) for row in rows}


def years(testimony: Testimony, articles: Mapping[str, Article], grid: Grid) -> list[Factor]:
    """A bare year of the past ("in 2023") is seldom the year of writing, and often one soon before it."""
    named = [
        (rule.last, constraint)
        for constraint in testimony.constraints
        if constraint.kind is ConstraintKind.NOT_BEFORE
        and isinstance(rule := constraint.rule, Fixed)
        and A_YEAR <= rule.last - rule.first + 1 <= A_YEAR + 6
    ]
    if not named:
        return []
    last, latest = max(named, key=lambda pair: (pair[0], -pair[1].begin))
    density = lag_density("year-named")
    lags = grid.years() - date.fromordinal(last).year
    weights = np.where((lags >= 0) & (lags < density.size), density[np.clip(lags, 0, density.size - 1)], 0.0)
    return [
        Factor(
            f"{quoted(latest, articles)} is the latest year it speaks of as past",
            tempered("year-named", weights),
            evidence_of(latest, articles),
        )
    ]


def disagreeing(expressions: Sequence[TimeExpression], articles: Mapping[str, Article], grid: Grid) -> list[Factor]:
    """ "Tuesday, June 17" can only be written in a year in which the two agree."""
    factors = []
    for expression in own_words(expressions):
        rule = expression.rule
        if isinstance(rule, MonthDay) and rule.weekday is not None:
            link = link_from_rule(rule, grid)
            possible = (link.high >= link.low).astype(float)
            factors.append(told("{} fits the calendar only in some years", expression, doubted(possible), articles))
    return factors


def own_words(expressions: Iterable[TimeExpression]) -> list[TimeExpression]:
    return [e for e in expressions if e.layer in OWN_WORDS and e.anchor is Anchor.WRITTEN]


def told(says: str, expression: TimeExpression, weights: Days, articles: Mapping[str, Article]) -> Factor:
    return Factor(says.format(f"“{expression.text}”"), weights, evidence(expression, articles))


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
