"""The whole stage: from what single texts tell to events, days, series and the judgements behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from rashomon.chronology.affairs import affairs_of
from rashomon.chronology.beliefs import normalised, own_evidence
from rashomon.chronology.beside import homes, main_events, recurrences, with_parts
from rashomon.chronology.considered import calendar_for
from rashomon.chronology.dating import datings_of
from rashomon.chronology.days import logarithm, normal
from rashomon.chronology.decisions import decided, parted
from rashomon.chronology.event_days import event_moment
from rashomon.chronology.evidence import Evidence
from rashomon.chronology.factors import Factor
from rashomon.chronology.gather import event_of, titled_apart
from rashomon.chronology.hours import with_hours
from rashomon.chronology.inference import conclude
from rashomon.chronology.judgements import judgements
from rashomon.chronology.moved import moved_affairs
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.passages import passages
from rashomon.chronology.pointed import pointers
from rashomon.chronology.profiles import profiles
from rashomon.chronology.publications import STATED_WIDTH, conflicts, page_days, publication
from rashomon.chronology.relating import disagreements, event_relations
from rashomon.chronology.relations import relations
from rashomon.chronology.series import series_of
from rashomon.chronology.tellings import Telling, tellings, worth_an_event
from rashomon.chronology.testimony import gather_testimony
from rashomon.chronology.tolls import tolls_beside
from rashomon.chronology.units import writing_units
from rashomon.chronology.vocabulary import article_vectors
from rashomon.chronology.writing import news_of_the_day
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.chronology import Chronology, KnownEvent, Window
from rashomon.model.decision import Decision
from rashomon.model.events import EventMention
from rashomon.model.language import Entity, EntityKind, EntityMention, MentionForm
from rashomon.model.lineage import Lineage
from rashomon.model.timing import DayConstraint, TimeExpression

__all__ = ["chronicle"]


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
    page_belief = page_days(pages, testimony, units, lineage, by_id, grid)
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
    tolls = tolls_beside(conclusion.clusters, told, by_id)
    events = [
        event_of(
            [told[n] for n in cluster],
            event_moment(number, evidence, conclusion, options),
            by_id,
            entity_by_id,
            published,
            tolls.get(number, ()),
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
    affairs = affairs_of(events, conclusion.clusters, evidence, conclusion.stories, mentions, persons_named(names))
    affairs += moved_affairs(events, conclusion.clusters, evidence, conclusion.stories, mentions)
    return Chronology(
        with_hours(publications, by_id, constraints, expressions),
        tuple(sorted(events, key=lambda event: event.id)),
        tuple(series),
        judgements(conclusion, evidence, word),
        (*conflicts(publications, by_id), *disagreements(events, by_id, {e.id: e for e in events}.get)),
        tuple(sorted(affairs, key=lambda affair: affair.id)),
    )


def persons_named(names: Sequence[EntityMention]) -> dict[str, frozenset[str]]:
    """The persons whom each article calls by their names."""
    found: dict[str, set[str]] = {}
    for name in names:
        if name.kind is EntityKind.PERSON and name.form is MentionForm.NAME:
            found.setdefault(name.article, set()).add(name.entity)
    return {article: frozenset(persons) for article, persons in found.items()}
