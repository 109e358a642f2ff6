"""What the days and months that a text names say of the day on which it was written: the latest of the past, the
nearest to come.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from rashomon.chronology.factors import FITTED_DOUBT, Factor, doubted, spread, tempered, tempers
from rashomon.chronology.grid import Days, Grid, LagLink, RangeLink, lag_density, link_from_rule
from rashomon.chronology.testimony import A_WEEK, A_YEAR, OWN_WORDS, Testimony, evidence_of, own_words, quoted, told
from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Direction, Feast, Fixed, MonthDay, MonthOf, TimeRule, WeekdayIn
from rashomon.model.timing import ConstraintKind, TimeExpression

__all__ = ["latest_past", "news_day", "next_future"]


#: Rules of one date a year: a feast's lag is that of any other day.
YEARLY = (MonthDay, WeekdayIn, Feast)

NAMED = {"full-date": "full date", "month-year": "month with its year"}


#: Films and posts are not shown with older news.
NEWS = date(1990, 1, 1).toordinal()


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
            lags = after(kind, Fixed(first, last), grid)
            if rule is not None:
                lags = testimony.apart(rule, lags)
            says = f"{quoted(latest, articles)} is the latest {NAMED[kind]} it speaks of as past"
            factors.append(Factor(says, tempered(kind, lags), evidence_of(latest, articles), kind))
    for kind, wanted, says in (
        ("month-day-past", YEARLY, "it speaks of {} as past, without a year"),
        ("month-past", (MonthOf,), "it speaks of {} as past, without a year"),
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
            factors.append(told(says, named[which], tempered(kind, weights), articles, kind))
    return factors


def after(kind: str, rule: Fixed, grid: Grid) -> Days:
    """How likely each day is by its lag after a fixed day or range; before it none is."""
    weights: Days = LagLink(lag_density(kind), ahead=True).shift(spread(rule, grid), ahead=True)
    return weights


#: Before the full date of a clip's or a picture's line, and of a post of a social network that a story shows.
CLIP = re.compile(r"\((?:Published|Posted|Aired)[^()\n]{0,20}\Z")
POST = re.compile(r"\(@\w{1,20}\)\s{1,3}\Z")
#: Before the date of a picture that is not of the day, and, where that is "this" alone, after it: agencies write "In
#: this May 3, 2011, file photo" of what they show again, and "on May 3, 2011" of the news.
SHOWN_AGAIN = re.compile(
    r"(?:\bFILE\s{0,2}[-–—:][^\n]{0,30}|\bthis\s(?:file\s)?(?:photo|image|picture|video|frame)\s(?:grab\s)?"
    r"(?:taken|made|shot|provided|released)\s(?:on\s)?)\Z"
)
POINTED_AT = re.compile(r"\b[Tt]h(?:is|ese)\s{1,3}\Z")
PICTURE = re.compile(
    r",?\s{1,3}(?:[\w'’-]{1,15}\s{1,3}){0,2}(?:photo|photograph|image|picture|frame|still|video|footage|mug|sketch)\b"
)
NAMES_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
#: Characters before a date in which such words stand.
BEFORE = 45
#: Kinds of full date that tell more than others of the day of writing, and how that is said. Clips and posts are
#: also added a day later: their tables begin with the day before.
SET_IN = {
    "full-date-clip": "a film shown with it is of {}",
    "full-date-post": "it shows a post of {}",
    "full-date-archive": "a picture of {}, not of the day, is shown with it",
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
    pointed = POINTED_AT.search(text, start, expression.begin) and PICTURE.match(text, expression.end)
    if pointed or SHOWN_AGAIN.search(text, start, expression.begin):
        return "full-date-archive"
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
        says, kind = f"it speaks of {quoted(nearest, articles)} as still to come", "full-date-future"
        factors.append(Factor(says, tempered(kind, lags), evidence_of(nearest, articles), kind))
    named = [
        expression
        for expression in own_words(testimony.expressions)
        if isinstance(expression.rule, YEARLY)
        and expression.rule.direction is Direction.FUTURE
        and expression.rule.year_shift is None
    ]
    if named:
        says, kind = "it speaks of {} as still to come, without a year", "month-day-future"
        weights, which = lag_weights(named, lag_density(kind), grid, past=False)
        factors.append(told(says, named[which], tempered(kind, weights), articles, kind))
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
        if isinstance(rule, MonthDay):
            rule = replace(rule, weekday=None)  # whether its weekday fits the year is said apart
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


def density_of(lags: Days, density: Days) -> Days:
    inside = np.minimum(lags, density.size - 1).astype(int)
    weights: Days = np.where(lags < density.size, density[inside], 0.0)
    return weights
