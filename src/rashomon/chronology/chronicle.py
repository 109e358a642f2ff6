"""The whole stage: from what single texts tell to events, days, series and the judgements behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from rashomon.chronology.days import normal
from rashomon.chronology.factors import Factor, Testimony, gather_testimony, page_factors, unit_factors
from rashomon.chronology.gather import event_of
from rashomon.chronology.grid import Days, Grid, LagLink, lag_density
from rashomon.chronology.inference import Conclusion, Evidence, conclude, event_name, own_evidence, product
from rashomon.chronology.moments import extent, moment_of, reasons_for
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.relations import relations
from rashomon.chronology.series import series_of
from rashomon.chronology.tellings import Telling, passages, tellings, worth_an_event
from rashomon.chronology.units import Units, writing_units
from rashomon.chronology.vocabulary import article_vectors
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.calendar_rule import Fixed
from rashomon.model.chronology import Chronology, Event, KnownEvent, Publication, Window
from rashomon.model.events import EventMention
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.language import Entity, EntityMention
from rashomon.model.lineage import Lineage
from rashomon.model.moment import Basis, Moment
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence as Quote
from rashomon.model.timing import ConstraintKind, DayConstraint, TimeExpression

__all__ = ["chronicle"]

#: Pairs scored below this are not kept as judgements: nobody asks why two unlike things are two.
WORTH_KEEPING = -3.0
#: Within this of even odds (log-odds) the program says "unsure".
UNSURE = 0.5
#: A reason with a log-odds below this against the answer is a conflict that the reader must know of.
CONFLICT = -3.0
#: An answer this wide or narrower, resting on a full date in the page's words, is called stated.
STATED_WIDTH = 31


def chronicle(
    *,
    articles: Sequence[Article],
    lineage: Lineage,
    entities: Sequence[Entity],
    names: Sequence[EntityMention],  # noqa: ARG001 - the stage's inputs are fixed; names speak through mentions
    expressions: Sequence[TimeExpression],
    constraints: Sequence[DayConstraint],
    attributions: Sequence[Attribution],  # noqa: ARG001 - as above
    mentions: Sequence[EventMention],
    window: Window | None = None,
    known_events: Sequence[KnownEvent] = (),
    options: ChronologyOptions = ChronologyOptions(),  # noqa: B008 - a frozen value
) -> Chronology:
    """Conclude which mentions are one event, and on which day everything was.

    In: the records of the stages before, for one pile, in any order. Out: publications (one for each
    article), events, series and judgements, sorted by id. Raises nothing: contradictory evidence gives
    wide beliefs and named conflicts.
    """
    by_id = {article.id: article for article in sorted(articles, key=lambda a: a.id)}
    entity_by_id = {entity.id: entity for entity in entities}
    expression_by_id = {expression.id: expression for expression in expressions}
    units = writing_units(list(by_id.values()), lineage)
    grid = calendar_for(constraints, known_events, options)
    testimony, pages = gather_testimony(constraints, expressions, by_id, units)
    own = own_evidence(testimony, by_id, grid, window)
    told = [
        telling
        for unit, found in passages(mentions, expression_by_id, entity_by_id, by_id, units).items()
        for telling in tellings(found, normal(own[unit]), grid)
        if worth_an_event(telling)
    ]
    told.sort(key=lambda telling: telling.key)
    by_unit: dict[str, list[Telling]] = {}
    for telling in told:
        by_unit.setdefault(telling.unit, []).append(telling)
    stories, idf = article_vectors(list(by_id.values()))
    tied = relations(constraints, by_unit, by_id, units, grid)
    evidence = Evidence(by_id, entity_by_id, testimony, own, told, tied, stories, idf, known_events, grid)
    conclusion = conclude(evidence, options)
    publications = [
        publication(article, units, pages, evidence, conclusion, window, options) for article in by_id.values()
    ]
    published = {
        p.article: p.when.earliest if p.when.width is not None and p.when.width <= STATED_WIDTH else None
        for p in publications
    }
    events = [
        event_of(
            [told[n] for n in cluster],
            event_moment(number, evidence, conclusion, options),
            by_id,
            entity_by_id,
            published,
        )
        for number, cluster in enumerate(conclusion.clusters)
    ]
    events = with_parts(events, conclusion, evidence)
    series = series_of(events, entity_by_id, recurrences(events, conclusion, evidence))
    row = {event: found.id for found in series for event in found.events}
    events = [replace(event, series=row.get(event.id)) for event in events]
    main = main_events(events, conclusion, evidence, units)
    publications = [replace(p, main_event=main.get(p.article)) for p in publications]
    return Chronology(
        tuple(publications),
        tuple(sorted(events, key=lambda event: event.id)),
        tuple(series),
        judgements(conclusion, evidence),
        conflicts(publications, by_id),
    )


def calendar_for(
    constraints: Sequence[DayConstraint], known_events: Sequence[KnownEvent], options: ChronologyOptions
) -> Grid:
    """The days that are considered: the options' span, widened to hold every stamp on a page and every
    known event. A date of history ("in 1815") widens nothing: its event is placed by its own words."""
    first, last = options.first.toordinal(), options.last.toordinal()
    stamps = [
        rule
        for constraint in constraints
        if constraint.kind in (ConstraintKind.WRITTEN, ConstraintKind.RENDERED)
        and isinstance(rule := constraint.rule, Fixed)
    ]
    for low, high in [(rule.first, rule.last) for rule in stamps]:
        if date(1800, 1, 1).toordinal() <= low <= high <= date(2100, 1, 1).toordinal():
            first, last = min(first, low - 400), max(last, high + 400)
    for known in known_events:
        first, last = min(first, known.first.toordinal() - 400), max(last, known.last.toordinal() + 400)
    return Grid(max(first, 366), last)


def publication(
    article: Article,
    units: Units,
    pages: Mapping[str, Testimony],
    evidence: Evidence,
    conclusion: Conclusion,
    window: Window | None,
    options: ChronologyOptions,
) -> Publication:
    """The page's own day: its text's, or for a carrier of a family's text that day or soon after."""
    grid = evidence.grid
    unit = units.home[article.id]
    written = conclusion.written[unit]
    factors = unit_factors(evidence.testimony[unit], evidence.articles, grid, window)
    factors += told_to(unit, evidence, conclusion, options)
    belief = written
    if units.is_family(unit):
        link = LagLink(lag_density("reprint"), ahead=True)
        own = page_factors(pages.get(article.id, Testimony((), ())), evidence.articles, grid)
        belief = link.forward(written) * np.exp(product(own, grid))
        belief = belief / belief.sum()
        factors += own
    moment = moment_of(belief, grid, Basis.INFERRED, options)
    if (
        moment.width is not None
        and moment.width <= STATED_WIDTH
        and states_date(article, unit, pages, evidence, moment)
    ):
        moment = replace(moment, basis=Basis.STATED)
    return Publication(article.id, moment.because(reasons_for(moment, belief, factors, grid)))


def states_date(
    article: Article, unit: str, pages: Mapping[str, Testimony], evidence: Evidence, moment: Moment
) -> bool:
    """Whether the page says the answer outright: a stamp or dateline with its year, inside the answer."""
    found = evidence.testimony[unit].constraints + pages.get(article.id, Testimony((), ())).constraints
    return any(
        c.kind is ConstraintKind.WRITTEN
        and isinstance(c.rule, Fixed)
        and moment.earliest is not None
        and moment.latest is not None
        and c.rule.first <= moment.latest.toordinal()
        and moment.earliest.toordinal() <= c.rule.last
        for c in found
    )


def told_to(unit: str, evidence: Evidence, conclusion: Conclusion, options: ChronologyOptions) -> list[Factor]:
    """What the events that a unit tells of say about its day, because other texts, or the user's table,
    date them too."""
    if conclusion.inference is None:
        return []
    factors = []
    for edge_number, edge in enumerate(conclusion.edges):
        position = conclusion.edge_telling[edge_number]
        if edge.start != unit or position is None:
            continue
        number = int(edge.goal.removeprefix("#"))
        others = {evidence.tellings[n].unit for n in conclusion.clusters[number]} - {unit}
        known = conclusion.known.get(number)
        if not others and known is None:
            continue
        mention = conclusion.datings[position].passage.lead
        logs = conclusion.inference.to_start[edge_number]
        day = moment_of(conclusion.days[number], evidence.grid, Basis.INFERRED, options).edtf or "no certain day"
        who = (
            f"your table has it as {known.name}"
            if known
            else "another text tells of it"
            if len(others) == 1
            else f"{len(others)} other texts tell of it"
        )
        factors.append(
            Factor(
                f"what happens here falls on {day}: {who}",
                np.exp(logs - logs.max()),
                Quote.at(evidence.articles[mention.article], mention.begin, mention.end),
            )
        )
    return factors


def event_moment(number: int, evidence: Evidence, conclusion: Conclusion, options: ChronologyOptions) -> Moment:
    """An event's day: from its own words, its texts' days, and a known event that it is."""
    grid, cluster, belief = evidence.grid, conclusion.clusters[number], conclusion.days[number]
    stated = [
        conclusion.datings[n]
        for n in cluster
        if conclusion.datings[n].fixed is not None and conclusion.datings[n].stated
    ]
    basis = Basis.STATED if stated or number in conclusion.known else Basis.INFERRED
    moment = lasting(cluster, evidence, conclusion, basis) or historic(cluster, evidence, conclusion)
    if moment is None:
        moment = moment_of(belief, grid, basis, options)
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
    """A fixed date outside the calendar considered: it stands as it is written."""
    for position in cluster:
        rule = conclusion.datings[position].passage.rule
        if isinstance(rule, Fixed) and (rule.last < evidence.grid.first or rule.first > evidence.grid.last):
            return Moment.between(date.fromordinal(rule.first), date.fromordinal(rule.last), Basis.STATED, 0.98)
    return None


def event_factors(number: int, evidence: Evidence, conclusion: Conclusion) -> list[Factor]:
    factors = []
    if number in conclusion.known:
        known = conclusion.known[number]
        factors.append(Factor(f"your table of known events lists it: {known.name}", known_weights(number, conclusion)))
    name = event_name(number)
    edges = [
        n for n, edge in enumerate(conclusion.edges) if edge.goal == name and conclusion.edge_telling[n] is not None
    ]
    spoken: set[int] = set()
    for edge_number in edges:
        position = conclusion.edge_telling[edge_number]
        if position is None or conclusion.inference is None:
            continue
        spoken.add(position)
        logs = conclusion.inference.to_goal[edge_number]
        factors.append(spoken_factor(position, np.exp(logs - logs.max()), evidence, conclusion))
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
    lead, expression = dating.passage.lead, dating.passage.expression
    article = evidence.articles[lead.article]
    if dating.stated and expression is not None:
        quote = Quote.at(article, expression.begin, expression.end)
        return Factor(f"it is dated “{' '.join(expression.text.split())}”", weights, quote)
    quote = Quote.at(article, lead.begin, lead.end)
    telling = evidence.tellings[position]
    if telling.is_open:
        return Factor("it is spoken of as still to come", weights, quote)
    if telling.main and not telling.background:
        return Factor("it is the news of the day there", weights, quote)
    return Factor("it is spoken of as past", weights, quote)


def recurrences(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence) -> list[tuple[str, str]]:
    """Pairs of events that the words count in one row: "for the second time in less than two weeks"."""
    home = homes(events, conclusion, evidence)
    return [
        (home[relation.earlier].id, home[relation.later].id)
        for relation in evidence.relations
        if relation.constraint.kind is ConstraintKind.WITHIN
    ]


def homes(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence) -> dict[str, Event]:
    """The event that each telling is of, by the telling's key."""
    return {
        evidence.tellings[n].key: events[number] for number, cluster in enumerate(conclusion.clusters) for n in cluster
    }


def with_parts(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence) -> list[Event]:
    """An expected meeting is part of the visit that one text tells with it: same kin, shared party."""
    home = homes(events, conclusion, evidence)
    parts: dict[str, str] = {}
    by_unit: dict[str, list[Telling]] = {}
    for telling in evidence.tellings:
        by_unit.setdefault(telling.unit, []).append(telling)
    for _, told in sorted(by_unit.items()):
        for part in told:
            if not part.is_open or part.kin != "encounter":
                continue
            wholes = [
                whole
                for whole in told
                if not whole.is_open and not whole.background and whole.kin == part.kin and whole.actors & part.actors
            ]
            if wholes:
                whole = max(wholes, key=lambda t: (t.main, t.weight, t.key))
                if home[whole.key].id != home[part.key].id and part.passages[0].rule is None:
                    parts.setdefault(home[part.key].id, home[whole.key].id)
    return [replace(event, part_of=parts.get(event.id)) for event in events]


def main_events(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence, units: Units) -> dict[str, str]:
    main: dict[str, str] = {}
    for number, cluster in enumerate(conclusion.clusters):
        for position in cluster:
            telling = evidence.tellings[position]
            if telling.main:
                for article in units.articles.get(telling.unit, ()):
                    if units.home.get(article) == telling.unit:
                        main[article] = events[number].id
    return main


def judgements(conclusion: Conclusion, evidence: Evidence) -> tuple[Judgement, ...]:
    kept = []
    for (left, right), comparison in sorted(conclusion.comparisons.items()):
        if comparison.score < WORTH_KEEPING:
            continue
        answer = Answer.UNSURE if abs(comparison.score) < UNSURE else Answer.YES if comparison.score > 0 else Answer.NO
        one, other = evidence.tellings[left].key, evidence.tellings[right].key
        kept.append(
            Judgement(
                min(one, other),
                max(one, other),
                "same event",
                answer,
                round(comparison.score, 2),
                tuple(Reason(r.says, round(r.weight, 2), r.evidence) for r in comparison.reasons),
            )
        )
    return tuple(sorted(kept, key=lambda j: (j.left, j.right)))


def conflicts(publications: Sequence[Publication], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Articles whose evidence about their day pulls hard in two directions, in words."""
    found = []
    for publication_ in publications:
        against = [reason for reason in publication_.when.reasons if reason.weight < CONFLICT]
        if against and publication_.when.edtf is not None:
            name = articles[publication_.article].locator
            found.append(f"{name} is dated {publication_.when.edtf}, although {against[0].says}")
    return tuple(found)
