"""The dossier: everything that a pile yields, as plain records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.capture import Capture, Rejection
from rashomon.model.change import Change
from rashomon.model.chronology import Affair, Event, Publication, Series
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence
from rashomon.model.events import EventMention
from rashomon.model.given import Given
from rashomon.model.judgement import Judgement
from rashomon.model.language import Entity, EntityMention
from rashomon.model.lineage import Lineage
from rashomon.model.timing import TimeExpression
from rashomon.model.told_by import told_by

__all__ = ["Dossier", "Entry", "NotEstablished", "Quotation", "RunReport", "Tombstone"]


@dataclass(frozen=True, slots=True)
class RunReport:
    """The ledger of one build. ``config`` holds the options as given; ``seconds`` maps each stage to its
    wall time; ``rejected`` counts by reason."""

    version: str
    config: Mapping[str, str]
    inputs: int
    kept: int
    rejected: Mapping[str, int]
    seconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A verbatim sentence of an article, chosen to tell an entry."""

    article: str
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the dossier: an event, told by its best verbatim sentence. ``rank`` 1 is the most
    salient event."""

    event: str
    rank: int
    quotation: Quotation | None
    origin: str


@dataclass(frozen=True, slots=True)
class NotEstablished:
    """Something that the pile does not settle, why, and the claims concerned."""

    text: str
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What became of an event that is no more."""

    id: str
    became: str | None


@dataclass(frozen=True)
class Dossier:
    """All records of one pile. Sequences are in a fixed order that does not depend on input order.

    ``captures`` are all pages that were got, also those that a rejection says hold no article; of a large pile they
    lie on disk and are read one at a time. ``changes`` tell what is different from the build before, nothing for the
    first.
    """

    run: RunReport
    captures: Sequence[Capture]
    articles: tuple[Article, ...]
    rejected: tuple[Rejection, ...]
    lineage: Lineage
    entities: tuple[Entity, ...]
    names: tuple[EntityMention, ...]
    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[EventMention, ...]
    publications: tuple[Publication, ...]
    events: tuple[Event, ...]
    series: tuple[Series, ...]
    judgements: tuple[Judgement, ...]
    claims: tuple[Claim, ...]
    assertions: tuple[Assertion, ...]
    contradictions: tuple[Contradiction, ...]
    independence: Mapping[str, Independence]
    entries: tuple[Entry, ...]
    not_established: tuple[NotEstablished, ...]
    tombstones: tuple[Tombstone, ...] = ()
    conflicts: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    given: Given = field(default_factory=Given)
    changes: tuple[Change, ...] = ()
    affairs: tuple[Affair, ...] = ()

    @cached_property
    def article_by_id(self) -> Mapping[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def mention_by_id(self) -> Mapping[str, EventMention]:
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def entity_by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def publication_of(self) -> Mapping[str, Publication]:
        return {publication.article: publication for publication in self.publications}

    @cached_property
    def told_by(self) -> Mapping[str, date]:
        """By event id: the day by which the first page that tells of it was published, where that is known."""
        return told_by(self.events, self.mention_by_id, self.publication_of)

    @cached_property
    def affairs_of_event(self) -> Mapping[str, Sequence[Affair]]:
        grouped: dict[str, list[Affair]] = {}
        for affair in self.affairs:
            for event in affair.events:
                grouped.setdefault(event, []).append(affair)
        return grouped

    @cached_property
    def claims_of_event(self) -> Mapping[str, Sequence[Claim]]:
        grouped: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.event is not None:
                grouped.setdefault(claim.event, []).append(claim)
        return grouped
