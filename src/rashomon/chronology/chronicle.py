"""The whole stage: from what single texts tell to events, days, series and the judgements behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

import numpy as np

from rashomon.chronology.apart import event_name
from rashomon.chronology.beliefs import normalised, own_evidence
from rashomon.chronology.chosen import as_happened
from rashomon.chronology.compact import Belief
from rashomon.chronology.compare import day_odds
from rashomon.chronology.dating import Dating, datings_of
from rashomon.chronology.days import logarithm, normal
from rashomon.chronology.decisions import decided, judged, parted
from rashomon.chronology.evidence import Conclusion, Evidence
from rashomon.chronology.factors import Factor
from rashomon.chronology.gather import event_of, titled_apart
from rashomon.chronology.grid import Days, Grid, link_from_rule
from rashomon.chronology.hours import with_hours
from rashomon.chronology.inference import conclude
from rashomon.chronology.mains import main_clusters
from rashomon.chronology.moments import day_of_event, extent, reasons_for, told_by_several
from rashomon.chronology.named_days import news_day
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.passages import passages
from rashomon.chronology.pointed import pointers
from rashomon.chronology.profiles import profiles
from rashomon.chronology.publications import STATED_WIDTH, conflicts, page_days, publication
from rashomon.chronology.relating import disagreements, event_relations, word_factors
from rashomon.chronology.relations import relations
from rashomon.chronology.series import series_of
from rashomon.chronology.tellings import Telling, tellings, worth_an_event
from rashomon.chronology.testimony import gather_testimony
from rashomon.chronology.units import Units, writing_units
from rashomon.chronology.vocabulary import article_vectors
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.calendar_rule import DayOfMonth, Direction, Fixed, MonthDay
from rashomon.model.chronology import Chronology, Event, KnownEvent, Window
from rashomon.model.decision import Decision
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
#: Dates outside these widen no calendar: no page was written then, and every day costs time.
NEWSPAPERS, AHEAD = date(1850, 1, 1).toordinal(), date(2100, 1, 1).toordinal()
#: Days by which the calendar reaches beyond what it must hold: a year's relations, and some.
MARGIN = 400
#: Two happenings of a recurring kind that were not joined are two, unless the log-odds that they fall on one day are
#: above this: little more than even, for both days must be known to come so far.
SAME_DAY = 0.5
#: Within this of even odds (log-odds) the program says "unsure".
UNSURE = 0.5


def chronicle(
    *,
    articles: Sequence[Article],
    lineage: Lineage,
    entities: Sequence[Entity],
    names: Sequence[EntityMention],
    expressions: Sequence[TimeExpression],
    constraints: Sequence[DayConstraint],
    attributions: Sequence[Attribution],  # noqa: ARG001 - as above
    mentions: Sequence[EventMention],
    window: Window | None = None,
    known_events: Sequence[KnownEvent] = (),
    decisions: Sequence[Decision] = (),
    options: ChronologyOptions = ChronologyOptions(),  # noqa: B008 - a frozen value
) -> Chronology:
    """Conclude which mentions are one event, and on which day everything was.

    In: the records of the stages before, for one pile, in any order. Out: publications (one for each
    article), events, series and judgements, sorted by id. ``decisions`` about events are kept whatever else
    speaks against them; those about words that hold no mention any more bind nothing. Raises nothing: contradictory evidence gives
    wide beliefs and named conflicts.
    """
    by_id = {article.id: article for article in sorted(articles, key=lambda a: a.id)}
    entity_by_id = {entity.id: entity for entity in entities}
    expression_by_id = {expression.id: expression for expression in expressions}
    units = writing_units(list(by_id.values()), lineage)
    grid = calendar_for(constraints, known_events, window, options)
    testimony, pages = gather_testimony(constraints, expressions, by_id, units)
    own = own_evidence(testimony, by_id, grid, window)
    page_belief = page_days(pages, units, lineage, by_id, grid)
    for article_id, told_text in page_belief.told.items():
        own[units.home[article_id]] = own[units.home[article_id]] + told_text
    read = passages(mentions, expression_by_id, entity_by_id, by_id, units)
    pointing = pointers(constraints, read, by_id, units)
    told = [
        telling
        for unit, found in read.items()
        for telling in tellings(found, normal(own[unit]), grid, pointing.get(unit, ()))
        if worth_an_event(telling)
    ]
    told = parted(sorted(told, key=lambda telling: telling.key), decisions)
    word = decided(decisions, told)
    datings = datings_of(told, {unit: found.expressions for unit, found in testimony.items()}, by_id, grid)
    news: dict[str, list[Callable[[], Factor | None]]] = {}
    for telling, dating in zip(told, datings, strict=True):
        found = news_of_the_day(telling, dating, by_id, grid)
        if found is not None:
            news.setdefault(telling.unit, []).append(partial(news_of_the_day, telling, dating, by_id, grid))
            own[telling.unit] = own[telling.unit] + logarithm(found.weights)
    by_unit: dict[str, list[Telling]] = {}
    for telling in told:
        by_unit.setdefault(telling.unit, []).append(telling)
    stories, idf = article_vectors(list(by_id.values()))
    tied = relations(constraints, by_unit, by_id, units, grid, pointing)
    written = normalised(own)
    seen_as = profiles(units, by_id, names, entity_by_id, written, told, datings)
    evidence = Evidence(
        by_id,
        entity_by_id,
        testimony,
        own,
        told,
        tied,
        units.extended,
        stories,
        idf,
        known_events,
        grid,
        seen_as,
        {pair: decision.same for pair, decision in word.items()},
        datings,
        news,
    )
    conclusion = conclude(evidence, options)
    publications = [
        publication(article, units, page_belief, pages, evidence, conclusion, window, options)
        for article in by_id.values()
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
    events = titled_apart(events, [[told[n] for n in cluster] for cluster in conclusion.clusters])
    events = with_parts(events, conclusion, evidence)
    by_words = event_relations(events, homes(events, conclusion, evidence), evidence)
    events = [replace(event, relations=by_words.get(event.id, ())) for event in events]
    series = series_of(events, entity_by_id, recurrences(events, conclusion, evidence))
    row = {event: found.id for found in series for event in found.events}
    events = [replace(event, series=row.get(event.id)) for event in events]
    main = main_events(events, conclusion, evidence, units)
    publications = [replace(p, main_event=main.get(p.article)) for p in publications]
    return Chronology(
        with_hours(publications, by_id, constraints, expressions),
        tuple(sorted(events, key=lambda event: event.id)),
        tuple(series),
        judgements(conclusion, evidence, word),
        (*conflicts(publications, by_id), *disagreements(events, by_id, {e.id: e for e in events}.get)),
    )


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
    weights = news_day(link_from_rule(rule, grid), past=past, sure=dating.sure)
    quote = Quote.at(articles[words.article], words.begin, words.end)
    return Factor(f"“{' '.join(words.text.split())}” is the day of its news", weights, quote)


def calendar_for(
    constraints: Sequence[DayConstraint],
    known_events: Sequence[KnownEvent],
    window: Window | None,
    options: ChronologyOptions,
) -> Grid:
    """The days that are considered: the options' span, widened to hold the window, every stamp on a page
    and every known event of the time of newspapers. A date of history ("in 1815") widens nothing: its
    event is placed by its own words."""
    first, last = options.first.toordinal(), options.last.toordinal()
    spans = [
        (rule.first, rule.last)
        for constraint in constraints
        if constraint.kind in (ConstraintKind.WRITTEN, ConstraintKind.RENDERED)
        and isinstance(rule := constraint.rule, Fixed)
    ]
    spans += [(known.first.toordinal(), known.last.toordinal()) for known in known_events]
    if window is not None:
        spans.append((window.first.toordinal(), window.last.toordinal()))
    for low, high in spans:
        if NEWSPAPERS <= low <= high <= AHEAD:
            first, last = min(first, low - MARGIN), max(last, high + MARGIN)
    return Grid(first, last)


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


def recurrences(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence) -> list[tuple[str, str]]:
    """Pairs of events that the words count in one row: "for the second time in less than two weeks"."""
    home = homes(events, conclusion, evidence)
    return [
        (home[relation.start].id, home[relation.goal].id)
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
    """From each article to the event that it is mainly about."""

    @cache
    def day_of_cluster(number: int) -> Belief:
        return Belief.of(conclusion.days[number])

    def apart(one: int, other: int) -> bool:
        return one != other and day_odds(day_of_cluster(other), day_of_cluster(one)) < SAME_DAY

    stories = () if conclusion.stories is None else conclusion.stories.groups
    return {
        article: events[number].id
        for unit, number in main_clusters(evidence.tellings, conclusion.clusters, stories, apart).items()
        for article in units.articles.get(unit, ())
        if units.home.get(article) == unit
    }


def judgements(
    conclusion: Conclusion, evidence: Evidence, word: Mapping[tuple[int, int], Decision]
) -> tuple[Judgement, ...]:
    """What the program concluded of pairs, where that is worth keeping, and what persons decided."""
    kept = judged(word, evidence.tellings)
    for (left, right), comparison in sorted(conclusion.comparisons.items()):
        if comparison.score < WORTH_KEEPING and (left, right) not in word:
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
                superseded_by=word[left, right].author if (left, right) in word else None,
            )
        )
    return tuple(sorted(kept, key=lambda j: (j.left, j.right, j.author)))
