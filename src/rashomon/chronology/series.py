"""Recurrences in this pile, and parts of a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.chronology.passages import ACTORS
from rashomon.chronology.vocabulary import capitals, folded, kin_of
from rashomon.ids import content_id
from rashomon.model.chronology import Event, Series
from rashomon.model.events import EventStatus
from rashomon.model.language import Entity, EntityKind

__all__ = ["RECURRING", "series_of"]

#: Kinds of happening that recur as a row of like events; a second killing is not a recurrence.
RECURRING = frozenset({"encounter", "conference", "call", "exercise", "test-fire", "sanction", "strike", "election"})


def series_of(
    events: Sequence[Event], entities: Mapping[str, Entity], recurrences: Sequence[tuple[str, str]] = ()
) -> list[Series]:
    """Events of one kin with the same actor at the same place, two or more, in order of time.

    Undated events and those that only may happen are left out: they have no place in an order. An
    event belongs to the largest of the rows it could stand in. Whoever is at home at the place is no
    mark of a recurrence: a visit is its visitor's. ``recurrences`` are pairs of event ids that the words
    count as one row ("the second in less than three months", after "a visit in March"): they bring in
    an event whose place is not told.
    """
    rows: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        if event.when.earliest is None or event.status is not EventStatus.HAPPENED or event.part_of:
            continue
        kin = kin_of(event.subtype)
        if kin not in RECURRING or event.where is None:
            continue
        place = country_of(event, entities)
        for participant in event.participants:
            entity = entities.get(participant.entity or "")
            if entity is not None and entity.kind in ACTORS and not at_home(entity, place):
                rows.setdefault((kin, place, entity.id), []).append(event)
    by_id = {event.id: event for event in events}
    for key, row in rows.items():
        there = {event.id for event in row}
        for earlier, later in recurrences:
            other = by_id.get(earlier if later in there else later if earlier in there else "")
            if other is not None and other.id not in there and takes_part(other, key[2]) and other.where is None:
                row.append(other)
    taken: set[str] = set()
    found: list[Series] = []

    def size(key: tuple[str, str, str]) -> tuple[int, bool, tuple[str, str, str]]:
        return -len(rows[key]), entities[key[2]].kind is not EntityKind.PERSON, key

    for key in sorted(rows, key=size):
        members = [event for event in rows[key] if event.id not in taken]
        if len(members) < 2:
            continue
        members.sort(key=lambda event: (event.when.earliest, event.when.latest, event.id))
        taken.update(event.id for event in members)
        ids = tuple(event.id for event in members)
        where = members[0].where
        title = f"{entities[key[2]].name}, {where.name if where else key[1]}"
        found.append(Series(content_id("ser", *ids), title, ids))
    return sorted(found, key=lambda series: series.id)


def at_home(entity: Entity, place: str) -> bool:
    return place in (folded(entity.name), folded(entity.country or ""))


def takes_part(event: Event, entity: str) -> bool:
    return event.when.earliest is not None and any(p.entity == entity for p in event.participants)


def country_of(event: Event, entities: Mapping[str, Entity]) -> str:
    """The place by which recurrences are matched: a capital counts as its country."""
    if event.where is None:
        return ""
    name = folded(event.where.name)
    if event.where.entity in entities:
        name = folded(entities[event.where.entity or ""].name)
    return capitals().get(name, name)
