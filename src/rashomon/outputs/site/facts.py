"""What the pages look up again and again, gathered once from a dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from rashomon.model.article import Article
from rashomon.model.capture import Capture
from rashomon.model.chronology import Event
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence, OriginKind
from rashomon.model.dossier import Dossier, Entry, NotEstablished
from rashomon.model.events import EventMention
from rashomon.model.judgement import Judgement
from rashomon.model.lineage import Family
from rashomon.model.moment import Moment
from rashomon.model.states import days_said
from rashomon.model.timing import TimeExpression
from rashomon.outputs.site.wording import shortened

__all__ = ["Facts"]

T = TypeVar("T", EventMention, Claim, TimeExpression)

#: Best first: what an editor would rather rest on.
ORIGIN_ORDER = {kind: place for place, kind in enumerate(OriginKind)}


class Facts:
    """A dossier with the look-ups that its pages need. Every mapping answers in the dossier's own order."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    @cached_property
    def mentions_of(self) -> Mapping[str, Sequence[EventMention]]:
        known = self.dossier.mention_by_id
        return {event.id: [known[name] for name in event.mentions if name in known] for event in self.dossier.events}

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event of each mention id."""
        return {mention: event for event in self.dossier.events for mention in event.mentions}

    @cached_property
    def entry_of(self) -> Mapping[str, Entry]:
        return {entry.event: entry for entry in self.dossier.entries}

    @cached_property
    def main_events(self) -> frozenset[str]:
        """Events that some page is mainly about; where no page says so, those told as news."""
        named = {page.main_event for page in self.dossier.publications if page.main_event}
        news = (mention for mention in self.dossier.mentions if self.is_news(mention))
        return frozenset(named or {self.event_of[mention.id].id for mention in news})

    def is_news(self, mention: EventMention) -> bool:
        return mention.id in self.event_of and not mention.background

    @cached_property
    def articles_about(self) -> Mapping[str, Sequence[str]]:
        """The articles that are mainly about an event, by event id."""
        found: dict[str, list[str]] = defaultdict(list)
        for page in self.dossier.publications:
            if page.main_event:
                found[page.main_event].append(page.article)
        return found

    @cached_property
    def families_of(self) -> Mapping[str, Sequence[Family]]:
        found: dict[str, list[Family]] = defaultdict(list)
        for family in self.dossier.lineage.families:
            for witness in family.witnesses:
                found[witness.article].append(family)
        return found

    @cached_property
    def distinct_texts(self) -> int:
        """Articles with the copies of one text counted once."""
        lone = sum(1 for article in self.dossier.articles if article.id not in self.families_of)
        return lone + len(self.dossier.lineage.families)

    @cached_property
    def agencies(self) -> Sequence[str]:
        credited = {article.agency.name for article in self.dossier.articles if article.agency}
        behind = {family.archetype.agency for family in self.dossier.lineage.families if family.archetype.agency}
        return sorted(credited | behind)

    @cached_property
    def capture_of(self) -> Mapping[str, Capture]:
        """The capture of each article id, found by its locator or by its hash."""
        by_name = {capture.sha256: capture for capture in self.dossier.captures}
        by_name.update({capture.locator: capture for capture in self.dossier.captures})
        found = {art.id: by_name.get(art.locator) or by_name.get(art.capture) for art in self.dossier.articles}
        return {name: capture for name, capture in found.items() if capture is not None}

    @cached_property
    def fetch_days(self) -> Sequence[str]:
        """The days on which pages are known to have been fetched, ascending, one for each such page."""
        captures = self.capture_of
        stated = [art.fetched or (captures[art.id].fetched if art.id in captures else None) for art in self.articles]
        return sorted(value[:10] for value in stated if value)

    @property
    def articles(self) -> Sequence[Article]:
        return self.dossier.articles

    @cached_property
    def mentions_in(self) -> Mapping[str, Sequence[EventMention]]:
        return grouped(self.dossier.mentions)

    @cached_property
    def claims_in(self) -> Mapping[str, Sequence[Claim]]:
        return grouped(self.dossier.claims)

    @cached_property
    def times_in(self) -> Mapping[str, Sequence[TimeExpression]]:
        return grouped(self.dossier.times)

    @cached_property
    def time_by_id(self) -> Mapping[str, TimeExpression]:
        return {time.id: time for time in self.dossier.times}

    @cached_property
    def assertion_by_id(self) -> Mapping[str, Assertion]:
        return {assertion.id: assertion for assertion in self.dossier.assertions}

    @cached_property
    def contradictions_of(self) -> Mapping[str, Sequence[Contradiction]]:
        """By event id: the contradictions that a claim about it is part of."""
        found: dict[str, list[Contradiction]] = defaultdict(list)
        for contradiction in self.dossier.contradictions:
            sides = (self.dossier.claim_by_id.get(side) for side in (contradiction.a, contradiction.b))
            for event in sorted({claim.event for claim in sides if claim is not None and claim.event}):
                found[event].append(contradiction)
        return found

    @cached_property
    def judgements_of(self) -> Mapping[str, Sequence[tuple[Judgement, str]]]:
        """By event id: the decisions that concern it, each with the id of the event on the other side
        (its own id where both sides are this event's)."""
        found: dict[str, list[tuple[Judgement, str]]] = defaultdict(list)
        for judgement in self.dossier.judgements:
            left, right = self.event_named(judgement.left), self.event_named(judgement.right)
            if left is None or right is None:
                continue
            found[left.id].append((judgement, right.id))
            if left.id != right.id:
                found[right.id].append((judgement, left.id))
        return found

    def event_named(self, name: str) -> Event | None:
        """The event that an id of a mention or of an event stands for."""
        return self.event_of.get(name) or self.dossier.event_by_id.get(name)

    @cached_property
    def parts_of(self) -> Mapping[str, Sequence[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.dossier.events:
            if event.part_of:
                found[event.part_of].append(event)
        return found

    @cached_property
    def said(self) -> Mapping[str, date]:
        """The day to order by of each article that has one."""
        return days_said(self.dossier.publications)

    @cached_property
    def siblings_of(self) -> Mapping[str, Sequence[Event]]:
        """By event id: the other events of its series."""
        known = self.dossier.event_by_id
        found: dict[str, list[Event]] = defaultdict(list)
        for series in self.dossier.series:
            for name in series.events:
                found[name].extend(known[other] for other in series.events if other != name and other in known)
        return found

    @cached_property
    def not_established_of(self) -> Mapping[str, Sequence[NotEstablished]]:
        found: dict[str, list[NotEstablished]] = defaultdict(list)
        for item in self.dossier.not_established:
            claims = (self.dossier.claim_by_id.get(name) for name in item.claims)
            for event in sorted({claim.event for claim in claims if claim is not None and claim.event}):
                found[event].append(item)
        return found

    @cached_property
    def searches_of(self) -> Mapping[str, Sequence[str]]:
        return dict(self.dossier.lineage.searches)

    def independence(self, event: str) -> Independence | None:
        return self.dossier.independence.get(event)

    def published(self, article: str) -> Moment:
        page = self.dossier.publication_of.get(article)
        return page.when if page else Moment.undated()

    def hour(self, article: str) -> str | None:
        page = self.dossier.publication_of.get(article)
        return page.hour if page else None

    def outlet(self, article: str) -> str:
        """What a reader would call the page's outlet: its name, or the page's title or file where that is
        not known."""
        known = self.dossier.article_by_id.get(article)
        if known is None:
            return "a page outside the pile"
        return known.outlet or (f"“{shortened(known.title, 44)}”" if known.title else known.locator.rsplit("/", 1)[-1])


def grouped(records: Sequence[T]) -> Mapping[str, Sequence[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for record in records:
        found[record.article].append(record)
    return {article: sorted(here, key=lambda one: (one.begin, one.end, one.id)) for article, here in found.items()}
