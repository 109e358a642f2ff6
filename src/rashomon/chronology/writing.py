"""The day of writing: everything that a unit's or a page's own words say of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from rashomon.chronology.chosen import as_happened
from rashomon.chronology.dating import Dating
from rashomon.chronology.factors import DOUBT, STAMP_DOUBT, Factor, doubted, spread, tempers
from rashomon.chronology.grid import Days, Grid, LagLink, lag_density, link_from_rule
from rashomon.chronology.named_days import latest_past, news_day, next_future
from rashomon.chronology.tellings import Telling
from rashomon.chronology.testimony import Testimony, evidence_of, quoted
from rashomon.chronology.weekdays import disagreeing, weekdays, years
from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import DayOfMonth, Direction, Fixed, MonthDay
from rashomon.model.chronology import Window
from rashomon.model.text import Evidence as Quote
from rashomon.model.timing import ConstraintKind, DayConstraint

__all__ = ["news_of_the_day", "page_factors", "unit_factors", "within"]


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


#: Share of full dates run into a story's text ("… cranes in Port Vell June 18 2016 (Agency) …") that are the day of
#: writing; the others are a picture's. Counted on fakes, gva, giveme5w1h and basil: 6 of 9.
RUN_IN = 0.7
#: Characters of a line in which a dateline or a stamp begins, if it is one.
OPENING = 45


def run_in(constraint: DayConstraint, article: Article) -> bool:
    """Whether the words stand amid a line of the story's text, and in no stamp or dateline of their own."""
    at = {layer.kind for layer in article.layers if layer.begin <= constraint.begin < layer.end}
    if LayerKind.BODY not in at or at & {LayerKind.STAMP, LayerKind.DATELINE}:
        return False
    return constraint.begin - (article.text.rfind("\n", 0, constraint.begin) + 1) >= OPENING


#: A page that speaks of days so long (three years) after a date at its head was not written on that date, which is some
#: other thing's. Counted on gva, fakes, giveme5w1h and basil: 2 of 2,539 pages name what comes so late as past, none a
#: full date to come.
LONG_AFTER = 1096
#: What is to come is named by its year long before, by its month or day seldom: a range of more days does not count.
A_MONTH = 31


def latest_named(testimony: Testimony) -> int:
    """The latest day (ordinal) that the words of a text name as past, or by its date as still to come; 0 for none."""
    named = [
        rule.first
        for constraint in testimony.constraints
        if constraint.begin >= 0
        and isinstance(rule := constraint.rule, Fixed)
        and (
            constraint.kind is ConstraintKind.NOT_BEFORE
            or (constraint.kind is ConstraintKind.NOT_AFTER and rule.last - rule.first < A_MONTH)
        )
    ]
    return max(named, default=0)


def overruled(constraint: DayConstraint, latest: int) -> bool:
    """Whether a date on a page is not its own: it speaks of days years later. What stands outside the words, in the
    page's records, is not a line that may be some other thing's."""
    rule = constraint.rule
    return constraint.begin >= 0 and isinstance(rule, Fixed) and rule.last + LONG_AFTER < latest


def page_factors(
    testimony: Testimony, articles: Mapping[str, Article], grid: Grid, story: Testimony | None = None
) -> list[Factor]:
    """Datelines, stamps, mastheads, fetches: what speaks of the day of writing outright. ``story`` is the testimony of
    the family's text that a page carries, where ``testimony`` is the page's alone."""
    factors = []
    latest = latest_named(story or testimony)
    for constraint in testimony.constraints:
        rule = constraint.rule
        if rule is None:
            continue
        words = quoted(constraint, articles)
        evidence = evidence_of(constraint, articles)
        if constraint.kind is ConstraintKind.WRITTEN and overruled(constraint, latest):
            says = f"{words} stands at its head, but it speaks of days years later: that is some other thing's date"
            factors.append(Factor(says, np.ones(grid.size), evidence))
        elif constraint.kind is ConstraintKind.WRITTEN:
            link = link_from_rule(rule, grid)
            index = np.arange(grid.size)
            here = ((link.low <= index) & (index <= link.high)).astype(float)
            doubt = STAMP_DOUBT if isinstance(rule, Fixed) else DOUBT
            if isinstance(rule, Fixed) and run_in(constraint, articles[constraint.article]):
                later = LagLink(lag_density("full-date-caption"), ahead=True).forward(spread(rule, grid))
                here = RUN_IN * here + (1.0 - RUN_IN) * later
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


#: Its row in the table of exponents.
NEWS_DAY = "news-day"


def news_of_the_day(telling: Telling, dating: Dating, articles: Mapping[str, Article], grid: Grid) -> Factor | None:
    """What the main news of a text says of its day of writing when a month-day dates it; weekdays have their
    own table, and full dates theirs."""
    if not telling.main or telling.background or telling.is_open:
        return None
    words = dating.words
    if words is None or not isinstance(words.rule, MonthDay | DayOfMonth) or not dating.stated:
        return None
    if not any(char.isdigit() for char in words.text):
        return None  # a holiday names a feast as often as a day
    rule = as_happened(words.rule)
    past = isinstance(rule, MonthDay) and words.rule.direction is Direction.PAST
    weights = news_day(link_from_rule(rule, grid), past=past, sure=dating.sure) ** tempers()[NEWS_DAY]
    quote = Quote.at(articles[words.article], words.begin, words.end)
    return Factor(f"“{' '.join(words.text.split())}” is the day of its news", weights, quote, NEWS_DAY)
