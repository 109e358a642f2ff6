"""An event keeps its id when pages are added; one that is merged or gone leaves a tombstone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.ids import content_id
from rashomon.model.chronology import Chronology, Event
from rashomon.model.dossier import Tombstone

__all__ = ["keep_ids"]


def keep_ids(
    chronology: Chronology, earlier: Sequence[Event], buried: Sequence[Tombstone] = ()
) -> tuple[Chronology, tuple[Tombstone, ...]]:
    """``chronology`` with the ids that its events had in an ``earlier`` build, and what became of the others.

    Two events are one when they share mentions: an event takes the id of that earlier one with which it shares most,
    if it also holds more of that one's mentions than any other event does. Each earlier id is used once. An id
    that nobody takes leaves a tombstone, which names the event that now holds most of its mentions, or none.
    ``buried`` are the tombstones of builds before; they follow what became of what they name.
    """
    before = {event.id: event for event in earlier}
    taken = heirs(chronology.events, earlier)
    names = new_names(chronology.events, taken, set(before))
    events = tuple(
        sorted(
            (renamed(event, names) for event in chronology.events),
            key=lambda event: event.id,
        )
    )
    kept = replace(
        chronology,
        events=events,
        publications=tuple(
            replace(item, main_event=names.get(item.main_event or "")) for item in chronology.publications
        ),
        series=tuple(replace(item, events=tuple(names[e] for e in item.events)) for item in chronology.series),
    )
    return kept, tombstones(before, events, buried)


def renamed(event: Event, names: Mapping[str, str]) -> Event:
    """The event with its new name, and those of the events that it speaks of."""
    relations = tuple(replace(relation, other=names[relation.other]) for relation in event.relations)
    return replace(event, id=names[event.id], part_of=names.get(event.part_of or ""), relations=relations)


def heirs(events: Sequence[Event], earlier: Sequence[Event]) -> Mapping[str, str]:
    """For each event that takes an earlier one's id, that id."""
    home = {mention: event.id for event in earlier for mention in event.mentions}
    shared = Counter((event.id, home[m]) for event in events for m in event.mentions if m in home)
    # Most shared mentions first; ties by id, so that no order of input matters.
    order = sorted(shared, key=lambda pair: (-shared[pair], pair[1], pair[0]))
    taken: dict[str, str] = {}
    settled: set[str] = set()
    seen: set[str] = set()
    for new, old in order:
        if new not in seen and old not in settled:
            taken[new] = old
        seen.add(new)
        settled.add(old)
    return taken


def new_names(events: Sequence[Event], taken: Mapping[str, str], before: set[str]) -> Mapping[str, str]:
    """The id of every event: the one it takes, or its own, made anew where an earlier event had that one or another
    event takes it."""
    names = dict(taken)
    used = before | set(taken.values())
    for event in sorted(events, key=lambda event: event.id):
        if event.id in names:
            continue
        own, again = event.id, 0
        while own in used:  # an id follows from the mentions, and an earlier event may have had the very same
            again += 1
            own = content_id("ev", str(again), *event.mentions)
        names[event.id] = own
        used.add(own)
    return names


def tombstones(
    before: Mapping[str, Event], events: Sequence[Event], buried: Sequence[Tombstone]
) -> tuple[Tombstone, ...]:
    there = {event.id for event in events}
    home = {mention: event.id for event in events for mention in event.mentions}
    became: dict[str, str | None] = {}
    for gone in sorted(set(before) - there):
        heirs_of = Counter(home[m] for m in before[gone].mentions if m in home)
        became[gone] = min(heirs_of, key=lambda e: (-heirs_of[e], e)) if heirs_of else None
    for stone in buried:
        if stone.id not in there:
            followed = became.get(stone.became, stone.became) if stone.became else None
            became.setdefault(stone.id, followed)
    return tuple(Tombstone(gone, became[gone]) for gone in sorted(became))
