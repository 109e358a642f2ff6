"""From clusters of tellings to events: title, status, people, place, figures, moment, salience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from rashomon.chronology.tellings import Telling
from rashomon.chronology.vocabulary import words_of
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.chronology import Event, EventCount, EventParticipant, EventPlace
from rashomon.model.events import EventMention, EventStatus, ParticipantRole
from rashomon.model.language import Entity, EntityKind
from rashomon.model.moment import Moment

__all__ = ["event_of", "titled_apart"]

#: An event shows at most so many participants; the rest stand in its mentions.
PARTICIPANTS = 8
#: A title longer than this is cut at a word.
TITLE = 110

#: Which status an event has when its mentions differ: what held beats what was planned.
STRENGTH = (
    EventStatus.HAPPENED,
    EventStatus.ONGOING,
    EventStatus.CANCELLED,
    EventStatus.POSTPONED,
    EventStatus.PLANNED,
    EventStatus.ALLEGED,
    EventStatus.DENIED,
    EventStatus.UNCERTAIN,
)


def event_of(
    told: Sequence[Telling],
    when: Moment,
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
    published: Mapping[str, date | None],
    beside: Sequence[EventMention] = (),
) -> Event:
    """The event that these tellings are of. Its id is its first mention's, so it survives new pages
    unless they hold a smaller one. ``beside`` are mentions of other events that give its figures."""
    mentions = sorted((m for t in told for p in t.passages for m in p.mentions), key=lambda m: m.id)
    leads = [p.lead for t in told for p in t.passages]
    subtype, kind = typical(leads)
    return Event(
        id=content_id("ev", mentions[0].id),
        title=title_of(told, articles),
        type=kind,
        subtype=subtype,
        status=status_of(leads),
        when=when,
        mentions=tuple(m.id for m in mentions),
        where=place_of(leads, entities),
        participants=participants_of(leads, entities),
        counts=counts_of([*leads, *beside], published),
        reports=len({m.article for m in mentions}),
        salience=round(sum(t.weight * (3.0 if t.main else 0.5) for t in told), 3),
    )


def typical(leads: Sequence[EventMention]) -> tuple[str, str]:
    """The commonest subtype and its type; news of the day and headlines count before background."""
    votes: Counter[tuple[str, str]] = Counter()
    for lead in leads:
        votes[lead.subtype, lead.type] += 3 if lead.headline else 1 if lead.background else 2
    return min(votes, key=lambda pair: (-votes[pair], pair))


def status_of(leads: Sequence[EventMention]) -> EventStatus:
    statuses = {lead.status for lead in leads if lead.specific} or {lead.status for lead in leads}
    return next(status for status in STRENGTH if status in statuses)


def title_of(told: Sequence[Telling], articles: Mapping[str, Article]) -> str:
    """A headline of a text that is mainly about it, the one most like the others; else the words of the
    fullest mention. Titles are always somebody's words."""
    heads = []
    for telling in told:
        if telling.main:
            carriers = {m.article for p in telling.passages for m in p.mentions}
            heads += [articles[a].title for a in sorted(carriers) if articles[a].title]
    titles = sorted({" ".join(head.split()) for head in heads if head})
    if titles:
        bags = [set(words_of(title)) for title in titles]
        common = Counter(word for bag in bags for word in bag)
        best = max(range(len(titles)), key=lambda n: (sum(common[w] for w in bags[n]) / (4 + len(bags[n])), -n))
        return shortened(titles[best])
    return title_in_words(told)


def title_in_words(told: Sequence[Telling]) -> str:
    """The words of the fullest mention."""
    leads = [p.lead for t in told for p in t.passages]
    fullest = max(leads, key=lambda m: (fullness(m), -len(m.text), m.id))
    return shortened(" ".join(fullest.text.split()))


def titled_apart(events: Sequence[Event], told: Sequence[Sequence[Telling]]) -> list[Event]:
    """The events, of which no two have one headline for their title: the most salient keeps it, the others are called
    by their own words. ``told`` are the tellings of each."""
    keeps: dict[str, Event] = {}
    for event in events:
        rival = keeps.get(event.title)
        if rival is None or (event.salience, rival.id) > (rival.salience, event.id):
            keeps[event.title] = event
    return [
        event if keeps[event.title] is event else replace(event, title=title_in_words(tellings))
        for event, tellings in zip(events, told, strict=True)
    ]


def fullness(mention: EventMention) -> int:
    """How much of who, where and when a mention's own words hold; a bare infinitive tells little."""
    inside = [p for p in mention.participants if mention.begin <= p.begin and p.end <= mention.end]
    told = 2 * len(inside) + (mention.when is not None) + (mention.place is not None)
    return told - 3 * mention.text.startswith("to ") + any(letter.isupper() for letter in mention.text)


def shortened(text: str) -> str:
    if len(text) <= TITLE:
        return text
    return text[:TITLE].rsplit(" ", 1)[0] + " …"


def participants_of(leads: Sequence[EventMention], entities: Mapping[str, Entity]) -> tuple[EventParticipant, ...]:
    votes: dict[tuple[str, str | None], Counter[ParticipantRole]] = {}
    for lead in leads:
        for participant in lead.participants:
            entity = entities.get(participant.entity or "")
            name = entity.name if entity else participant.name
            votes.setdefault((name, entity.id if entity else None), Counter())[participant.role] += 1
    order = sorted(votes, key=lambda key: (key[1] is None, -sum(votes[key].values()), key[0]))
    return tuple(
        EventParticipant(name, min(votes[name, entity], key=lambda role: (-votes[name, entity][role], role)), entity)
        for name, entity in order[:PARTICIPANTS]
    )


def place_of(leads: Sequence[EventMention], entities: Mapping[str, Entity]) -> EventPlace | None:
    """The place most often named; among equals the more particular one, which is not a whole country."""
    votes: Counter[tuple[str, str | None]] = Counter()
    for lead in leads:
        if lead.place is not None:
            entity = entities.get(lead.place.entity or "")
            votes[entity.name if entity else lead.place.name, entity.id if entity else None] += 1
    if not votes:
        return None

    def rank(key: tuple[str, str | None]) -> tuple[int, bool, str]:
        entity = entities.get(key[1] or "")
        return -votes[key], entity is not None and entity.kind is EntityKind.GOVERNMENT, key[0]

    name, entity_id = min(votes, key=rank)
    return EventPlace(name, entity_id)


def counts_of(leads: Sequence[EventMention], published: Mapping[str, date | None]) -> tuple[EventCount, ...]:
    """Each figure with the lowest and highest any account gives; the best is the latest account's."""
    given: dict[str, list[tuple[date, str, float | None, float | None]]] = {}
    for lead in leads:
        for count in lead.counts:
            day = published.get(lead.article) or date.min
            given.setdefault(count.of, []).append((day, lead.id, count.low, count.high))
    result = []
    for of, accounts in sorted(given.items()):
        accounts.sort(key=lambda account: account[:2])
        lows = [low for _, _, low, _ in accounts if low is not None]
        highs = [high for _, _, _, high in accounts if high is not None]
        values = lows + highs
        day, _, low, high = accounts[-1]
        best = low if low is not None else high
        result.append(
            EventCount(
                of,
                min(values) if values else None,
                best,
                max(values) if values else None,
                day if day > date.min else None,
                tuple(mention for _, mention, _, _ in accounts),
            )
        )
    return tuple(result)
