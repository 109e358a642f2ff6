"""Which figures are told of which event, and in whose words.

A text that is mainly about a strike gives its dead in many clauses, and the clauses of one text are seldom all known for
one event: "the strike", "three died", "the toll". What a text says as news of no other day and of no other place is
taken as told of what the text is about, as a reader takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.chronology import Chronology, Event
from rashomon.model.claims import Claim
from rashomon.model.events import Count, EventMention, EventStatus

__all__ = ["ToldFigure", "told_figures"]

#: What has not happened has no dead yet.
NOT_HAPPENED = frozenset({EventStatus.PLANNED, EventStatus.DENIED})


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure, the mention that gives it, and the claim whose words it stands in. ``beside``: the mention is not known
    for the event itself, only its text is about it."""

    count: Count
    mention: EventMention
    claim: Claim
    beside: bool = False


def told_figures(
    chronology: Chronology, mentions: Mapping[str, EventMention], claims: Iterable[Claim]
) -> dict[str, list[ToldFigure]]:
    """By event the figures that the texts mainly about it give of it, in the order of texts and places."""
    event_of = {name: event for event in chronology.events for name in event.mentions}
    main = {p.article: p.main_event for p in chronology.publications if p.main_event}
    known = {event.id: event for event in chronology.events}
    headed = frozenset(main.values())
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    breaths = told_in_one_breath(event_of, mentions, main)
    found: dict[str, list[ToldFigure]] = {}
    for mention in sorted(mentions.values(), key=lambda m: (m.article, m.begin, m.id)):
        own = event_of.get(mention.id)
        about = known.get(main.get(mention.article) or "")
        if own is None or about is None or not mention.counts or mention.background or mention.status in NOT_HAPPENED:
            continue
        events = {own.id: False} if own.id in breaths[mention.article] else {}
        if own.id != about.id and own.id not in headed and one_day(own, about):
            events[about.id] = True
        for count in mention.counts:
            words = narrowest(by_article.get(mention.article, ()), count)
            if words is not None:
                for event, beside in events.items():
                    found.setdefault(event, []).append(ToldFigure(count, mention, words, beside))
    return found


def told_in_one_breath(
    event_of: Mapping[str, Event], mentions: Mapping[str, EventMention], main: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """The events that each text is mainly about: its main event, and those told inside its words ("the fire" in
    "the fire killed nine")."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for name, event in event_of.items():
        if name in mentions and main.get(mentions[name].article) == event.id:
            spans.setdefault(mentions[name].article, []).append((mentions[name].begin, mentions[name].end))
    found: dict[str, set[str]] = {article: {event} for article, event in main.items()}
    for mention, event in of_main_articles(event_of, mentions, main):
        if any(begin <= mention.begin and mention.end <= end for begin, end in spans.get(mention.article, ())):
            found[mention.article].add(event.id)
    return {article: frozenset(events) for article, events in found.items()}


def of_main_articles(
    event_of: Mapping[str, Event], mentions: Mapping[str, EventMention], main: Mapping[str, str]
) -> Iterator[tuple[EventMention, Event]]:
    for name, event in event_of.items():
        mention = mentions.get(name)
        if mention is not None and mention.article in main:
            yield mention, event


def one_day(own: Event, about: Event) -> bool:
    """Whether nothing says that two events of one text were on two days."""
    if own.when.earliest is None or own.when.latest is None:
        return True
    if about.when.earliest is None or about.when.latest is None:
        return False
    return own.when.earliest <= about.when.latest and about.when.earliest <= own.when.latest


def narrowest(claims: Sequence[Claim], count: Count) -> Claim | None:
    """The claim whose words the figure is: the shortest that holds it, attributed ones first."""
    holding = [claim for claim in claims if claim.begin <= count.begin < claim.end]
    return min(holding, key=lambda claim: (not claim.chain, claim.end - claim.begin, claim.id), default=None)
