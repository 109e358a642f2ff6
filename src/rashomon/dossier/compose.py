"""Compose the dossier: what we put, on whose authority, and what is not established."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from rashomon.dossier.options import DossierOptions
from rashomon.dossier.quotations import best_quotation, readable
from rashomon.dossier.unsettled import not_established
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.capture import Capture, Rejection
from rashomon.model.chronology import Chronology, Event
from rashomon.model.claims import Claim, ClaimBook, Independence, OriginKind
from rashomon.model.dossier import Dossier, Entry, RunReport, Tombstone
from rashomon.model.events import EventMention
from rashomon.model.given import Given
from rashomon.model.judgement import Judgement
from rashomon.model.language import Entity, EntityMention
from rashomon.model.lineage import Lineage
from rashomon.model.timing import TimeExpression
from rashomon.model.told_by import told_by

__all__ = ["compose"]

NOTHING_GIVEN = Given()

#: The order in which kinds of origin are shown as "the best": nearness to the happening, not trust.
NEARNESS = (
    OriginKind.FIRST_HAND,
    OriginKind.OFFICIAL,
    OriginKind.PERSON,
    OriginKind.ORGANISATION,
    OriginKind.PARTY,
    OriginKind.STATE_MEDIA,
    OriginKind.AGENCY,
    OriginKind.OUTLET,
    OriginKind.UNNAMED,
    OriginKind.UNKNOWN,
)


def compose(
    *,
    run: RunReport,
    captures: Sequence[Capture],
    articles: Sequence[Article],
    rejected: Sequence[Rejection],
    lineage: Lineage,
    entities: Sequence[Entity],
    names: Sequence[EntityMention],
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    mentions: Sequence[EventMention],
    judgements: Sequence[Judgement],
    chronology: Chronology,
    book: ClaimBook,
    given: Given = NOTHING_GIVEN,
    tombstones: Sequence[Tombstone] = (),
    options: DossierOptions = DossierOptions(),  # noqa: B008 - a frozen value
) -> Dossier:
    """All records of a pile in one value, with its entries chosen and checked.

    Every quotation is cut from its article as it is written down (``Evidence`` refuses any other).
    """
    independence = dict(book.event_independence)
    contested = set(book.contested)
    events = tuple(replace(event, contested=event.id in contested) for event in chronology.events)
    by_id = {article.id: article for article in articles}
    main = {p.article: p.main_event for p in chronology.publications}
    entries = entries_of(events, mentions, attributions, by_id, main, independence, options)
    told = {entry.event: " ".join(entry.quotation.text.split()) for entry in entries if entry.quotation}

    known = told_by(events, {m.id: m for m in mentions}, {page.article: page for page in chronology.publications})

    def reads(claim: Claim) -> str:
        words = readable(by_id[claim.article], claim.begin, claim.end, options.longest)
        return claim.told if words == " ".join(claim.text.split()) else words

    unsettled = not_established(
        events,
        independence,
        book.claims,
        book.assertions,
        book.contradictions,
        main.values(),
        told,
        reads,
        options.listed,
    )
    return Dossier(
        run=run,
        captures=captures,
        articles=tuple(articles),
        rejected=tuple(rejected),
        lineage=lineage,
        entities=tuple(entities),
        names=tuple(names),
        times=tuple(times),
        attributions=tuple(attributions),
        mentions=tuple(mentions),
        publications=chronology.publications,
        events=chronological(events, known),
        series=chronology.series,
        judgements=(*judgements, *chronology.judgements),
        claims=book.claims,
        assertions=book.assertions,
        contradictions=book.contradictions,
        independence=independence,
        entries=entries,
        not_established=tuple(unsettled),
        tombstones=tuple(tombstones),
        conflicts=chronology.conflicts,
        given=given,
        affairs=chronology.affairs,
    )


def entries_of(
    events: Sequence[Event],
    mentions: Sequence[EventMention],
    attributions: Sequence[Attribution],
    articles: Mapping[str, Article],
    main: Mapping[str, str | None],
    independence: Mapping[str, Independence],
    options: DossierOptions,
) -> tuple[Entry, ...]:
    """One entry for each event, the most salient first, told by its best sentence."""
    told = {mention.id: mention for mention in mentions}
    quoted = frozenset(attribution.id for attribution in attributions if attribution.quoted)
    ranked = sorted(events, key=lambda event: (-event.salience, event.id))
    return tuple(
        Entry(
            event.id,
            rank,
            best_quotation(
                [told[m] for m in event.mentions if m in told], articles, main, event, quoted, options.longest
            ),
            best_origin(independence.get(event.id)),
        )
        for rank, event in enumerate(ranked, start=1)
    )


def chronological(events: Sequence[Event], known: Mapping[str, date]) -> tuple[Event, ...]:
    """Dated events by their earliest day, then undated ones by the day by which they had been told of, then by
    salience."""

    def key(event: Event) -> tuple[bool, int, int, float, str]:
        first, last = event.when.earliest, event.when.latest
        if first is None or last is None:
            return True, known.get(event.id, date.max).toordinal(), 0, -event.salience, event.id
        return False, first.toordinal(), last.toordinal(), -event.salience, event.id

    return tuple(sorted(events, key=key))


def best_origin(independence: Independence | None) -> str:
    """The nearest kind of origin that stands behind an event."""
    if independence is None or not independence.origins:
        return OriginKind.UNKNOWN.value
    return min((origin.kind for origin in independence.origins), key=NEARNESS.index).value
