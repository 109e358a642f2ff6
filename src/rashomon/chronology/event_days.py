"""The day of an event: from its own words, from the days of its texts, from the user's table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from rashomon.chronology.apart import event_name
from rashomon.chronology.dating import Dating
from rashomon.chronology.evidence import Conclusion, Evidence
from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.moments import day_of_event, extent, reasons_for, told_by_several
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.relating import word_factors
from rashomon.model.calendar_rule import Fixed
from rashomon.model.moment import Basis, Moment
from rashomon.model.text import Evidence as Quote

__all__ = ["event_moment"]


def event_moment(number: int, evidence: Evidence, conclusion: Conclusion, options: ChronologyOptions) -> Moment:
    """An event's day: from its own words, its texts' days, and a known event that it is."""
    grid, cluster, belief = evidence.grid, conclusion.clusters[number], conclusion.days[number]
    stated = [
        conclusion.datings[n]
        for n in cluster
        if isinstance(conclusion.datings[n].rule, Fixed) and conclusion.datings[n].stated
    ]
    basis = Basis.STATED if stated or number in conclusion.known else Basis.INFERRED
    moment = lasting(cluster, evidence, conclusion, basis) or historic(cluster, evidence, conclusion)
    if moment is None:
        spoken = conclusion.spoken.get(event_name(number)) or cluster
        if len({evidence.tellings[n].unit for n in spoken}) > 1:
            belief = told_by_several(belief)
        moment = day_of_event(belief, grid, basis, options)
    factors = [] if moment.basis is Basis.UNDATED else event_factors(number, evidence, conclusion)
    return moment.because(reasons_for(moment, belief, factors, grid))


def lasting(cluster: Sequence[int], evidence: Evidence, conclusion: Conclusion, basis: Basis) -> Moment | None:
    """The extent that the words give ("from September 18 to 20"), when nine tenths of the belief in the
    day of writing give the same one."""
    for position in cluster:
        passage = conclusion.datings[position].passage
        rule = passage.rule
        if rule is None or not rule.lasts:
            continue
        written = conclusion.written[evidence.tellings[position].unit]
        held: dict[tuple[int, int], float] = {}
        for index in np.flatnonzero(written > 1e-4):
            days = rule.days_from(evidence.grid.first + int(index))
            if days is not None and days[0] < days[1]:
                held[days] = held.get(days, 0.0) + float(written[index])
        if held:
            best = max(held, key=lambda days: (held[days], days))
            if held[best] >= 0.9:
                return extent(date.fromordinal(best[0]), date.fromordinal(best[1]), min(held[best], 1.0), basis)
    return None


def historic(cluster: Sequence[int], evidence: Evidence, conclusion: Conclusion) -> Moment | None:
    """A fixed date outside the calendar considered: it stands as it is written, where no words give another day."""
    inside = [n for n in cluster if conclusion.datings[n].stated and in_calendar(conclusion.datings[n], evidence.grid)]
    for position in () if inside else cluster:
        rule = conclusion.datings[position].passage.rule
        if isinstance(rule, Fixed) and (rule.last < evidence.grid.first or rule.first > evidence.grid.last):
            return Moment.between(date.fromordinal(rule.first), date.fromordinal(rule.last), Basis.STATED, 0.98)
    return None


def in_calendar(dating: Dating, grid: Grid) -> bool:
    rule = dating.rule
    return not (isinstance(rule, Fixed) and (rule.last < grid.first or rule.first > grid.last))


def event_factors(number: int, evidence: Evidence, conclusion: Conclusion) -> list[Factor]:
    factors = []
    if number in conclusion.known:
        known = conclusion.known[number]
        factors.append(Factor(f"your table of known events lists it: {known.name}", known_weights(number, conclusion)))
    spoken = conclusion.spoken.get(event_name(number), {})
    for position, edge_number in spoken.items():
        if conclusion.inference is None:
            continue
        logs = conclusion.inference.to_goal[edge_number]
        factors.append(spoken_factor(position, np.exp(logs - logs.max()), evidence, conclusion))
    factors += word_factors(number, evidence, conclusion)
    for position in conclusion.clusters[number]:
        dating = conclusion.datings[position]
        if position not in spoken and (dating.stated or not factors):
            written = conclusion.written[evidence.tellings[position].unit]
            weights = dating.fixed if dating.fixed is not None else None
            if weights is None and dating.link is not None:
                weights = dating.link.forward(written)
            if weights is not None:
                factors.append(spoken_factor(position, weights, evidence, conclusion))
    return factors


def known_weights(number: int, conclusion: Conclusion) -> Days:
    return conclusion.days[number]


def spoken_factor(position: int, weights: Days, evidence: Evidence, conclusion: Conclusion) -> Factor:
    dating = conclusion.datings[position]
    lead, expression = dating.passage.lead, dating.words
    article = evidence.articles[lead.article]
    if dating.stated and expression is not None:
        quote = Quote.at(evidence.articles[expression.article], expression.begin, expression.end)
        return Factor(f"it is dated “{' '.join(expression.text.split())}”", weights, quote)
    quote = Quote.at(article, lead.begin, lead.end)
    telling = evidence.tellings[position]
    if telling.is_open:
        return Factor("it is spoken of as still to come", weights, quote)
    if telling.main and not telling.background:
        return Factor("it is the news of the day there", weights, quote)
    return Factor("it is spoken of as past", weights, quote)
