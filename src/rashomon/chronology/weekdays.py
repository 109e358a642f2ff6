"""What the weekdays and the bare years that a text names say of the day on which it was written."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from rashomon.chronology.factors import Factor, doubted, tempered
from rashomon.chronology.grid import Grid, lag_density, link_from_rule
from rashomon.chronology.testimony import A_YEAR, Testimony, evidence, evidence_of, own_words, quoted, told
from rashomon.model.article import Article
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, WeekdayOf
from rashomon.model.timing import ConstraintKind, TimeExpression
from rashomon.resources import table

__all__ = ["disagreeing", "weekdays", "years"]


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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
        by_today[today] = shares[lag, SEVERAL if others else ALONE] * math.exp(told / math.sqrt(max(len(others), 1)))
    listed = " and ".join(WEEKDAYS[weekday] for weekday in sorted(named))
    index = (grid.first - 1 + np.arange(grid.size)) % 7
    says = f"it tells of {listed} as of the last days"
    kind = "weekdays-dated" if lead in dated_weekdays(expressions) else "weekdays"
    return [Factor(says, tempered(kind, by_today[index]), evidence(named[lead], articles), kind)]


def dated_weekdays(expressions: Sequence[TimeExpression]) -> frozenset[int]:
    """The weekdays of the full dates that a text names: "on Thursday" beside "Thursday, Nov. 21, 2013" is one day told
    twice, and its date says what it says of the day of writing."""
    days = [expression.rule for expression in expressions]
    return frozenset(
        (rule.first - 1) % 7 for rule in days if isinstance(rule, Fixed) and rule.first == rule.last and not rule.lasts
    )


#: Marks for the lag of the lead's weekday in texts that name no other, and in those that do: these are longer, told on,
#: and now and then brought up to date, so that they name a day after the one they were first published on.
ALONE, SEVERAL = -1, -2
MARKS = {"-": ALONE, "+": SEVERAL}


@functools.cache
def weekday_shares() -> Mapping[tuple[int, int], float]:
    """Share of articles by the lag of the lead's weekday (``ALONE``, ``SEVERAL``), and of another's lag given that."""
    rows = table("chronology_weekdays")
    return {(int(row["lead"]), MARKS.get(row["other"]) or int(row["other"])): float(row["mass"]) for row in rows}


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
            "year-named",
        )
    ]


def disagreeing(expressions: Sequence[TimeExpression], articles: Mapping[str, Article], grid: Grid) -> list[Factor]:
    """ "Tuesday, June 17" can only be written in a year in which the two agree. Said again it says no more."""
    factors = []
    seen: set[tuple[int, int, int]] = set()
    for expression in own_words(expressions):
        rule = expression.rule
        if isinstance(rule, MonthDay) and rule.weekday is not None and (rule.month, rule.day, rule.weekday) not in seen:
            seen.add((rule.month, rule.day, rule.weekday))
            link = link_from_rule(rule, grid)
            possible = (link.high >= link.low).astype(float)
            factors.append(told("{} fits the calendar only in some years", expression, doubted(possible), articles))
    return factors
