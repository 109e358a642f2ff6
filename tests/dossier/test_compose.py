"""Everything into one value: entries by salience, events by time, marks of contest."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from rashomon.dossier import compose
from rashomon.model.chronology import Chronology
from rashomon.model.claims import ClaimBook
from rashomon.model.dossier import Dossier
from rashomon.model.moment import Moment
from tests.records import a_dossier, an_empty_dossier


def composed(given: Dossier, contested: tuple[str, ...] = (), seed: int | None = None) -> Dossier:
    """The dossier composed anew from the records of a hand-made one, shuffled when a seed is given."""
    events, mentions, claims = list(given.events), list(given.mentions), list(given.claims)
    if seed is not None:
        shuffler = random.Random(seed)
        for records in (events, mentions):
            shuffler.shuffle(records)
    book = ClaimBook(
        tuple(claims), given.assertions, given.contradictions, tuple(sorted(given.independence.items())), contested
    )
    return compose(
        run=given.run,
        captures=given.captures,
        articles=given.articles,
        rejected=given.rejected,
        lineage=given.lineage,
        entities=given.entities,
        names=given.names,
        times=given.times,
        attributions=given.attributions,
        mentions=mentions,
        judgements=(),
        chronology=Chronology(given.publications, tuple(events), given.series, given.judgements, given.conflicts),
        book=book,
    )


def test_every_event_has_one_entry_and_the_most_salient_comes_first() -> None:
    dossier = composed(a_dossier())
    ranked = sorted(dossier.entries, key=lambda entry: entry.rank)
    assert [entry.rank for entry in ranked] == [1, 2, 3]
    salience = [dossier.event_by_id[entry.event].salience for entry in ranked]
    assert salience == sorted(salience, reverse=True)


def test_quotations_are_the_pages_own_words() -> None:
    dossier = composed(a_dossier())
    for entry in dossier.entries:
        if entry.quotation is not None:
            page = dossier.article_by_id[entry.quotation.article].text
            assert page[entry.quotation.begin : entry.quotation.end] == entry.quotation.text


def test_events_stand_in_the_order_of_their_days_and_undated_ones_last() -> None:
    dossier = composed(a_dossier())
    days = [event.when.earliest for event in dossier.events]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated)
    assert days[len(dated) :] == [None] * (len(days) - len(dated))


def test_an_undated_event_stands_by_the_day_by_which_a_page_told_of_it() -> None:
    given = a_dossier()
    undated = tuple(replace(event, when=Moment.undated()) for event in given.events)
    dossier = composed(replace(given, events=undated))
    days = [dossier.told_by.get(event.id, date.max) for event in dossier.events]
    assert days == sorted(days)
    for event, day in dossier.told_by.items():
        pages = {dossier.mention_by_id[mention].article for mention in dossier.event_by_id[event].mentions}
        assert day == min(latest for p in dossier.publications if p.article in pages and (latest := p.when.latest))


def test_only_what_the_claims_contest_is_marked_contested() -> None:
    given = a_dossier()
    contested = given.events[1].id
    dossier = composed(given, (contested,))
    assert {event.id for event in dossier.events if event.contested} == {contested}


def test_the_order_of_events_and_mentions_never_matters() -> None:
    given = a_dossier()
    plain = composed(given)
    for seed in range(5):
        other = composed(given, seed=seed)
        assert (other.entries, other.events, other.not_established) == (
            plain.entries,
            plain.events,
            plain.not_established,
        )


def test_a_pile_of_nothing_composes() -> None:
    empty = an_empty_dossier()
    assert composed(empty) == replace(empty, metadata={})
