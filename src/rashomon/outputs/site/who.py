"""Who is who: people, organisations and governments by the names they go by here, with their events."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rashomon.model.chronology import Event
from rashomon.model.date_words import day_in_words
from rashomon.model.language import Entity, EntityKind, Role
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.parts import Link, Shared
from rashomon.outputs.site.safety import file_name
from rashomon.outputs.site.wording import shortened

__all__ = ["EntityView", "who_page"]

#: Entities listed, and events and names under each.
MOST_ENTITIES, MOST_EVENTS, MOST_NAMES = 400, 12, 8

#: What takes part; places and works stand on the pages of their events.
ACTING = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.ORGANISATION,
        EntityKind.GOVERNMENT,
        EntityKind.AGENCY,
        EntityKind.OUTLET,
        EntityKind.GROUP,
    }
)


@dataclass(frozen=True, slots=True)
class EntityView:
    anchor: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    events: tuple[Link, ...]
    more_events: int


def who_page(facts: Facts, shared: Shared) -> tuple[tuple[EntityView, ...], int]:
    """Those who take part in events, in the most events first, and how many are not listed."""
    taking_part: dict[str, list[Event]] = defaultdict(list)
    for event in facts.dossier.events:
        for name in sorted({one.entity for one in event.participants if one.entity}):
            taking_part[name].append(event)
    acting = [entity for entity in facts.dossier.entities if entity.kind in ACTING]
    acting.sort(key=lambda entity: (-len(taking_part[entity.id]), entity.name, entity.id))
    return (
        tuple(entity_view(shared, entity, taking_part[entity.id]) for entity in acting[:MOST_ENTITIES]),
        max(len(acting) - MOST_ENTITIES, 0),
    )


def entity_view(shared: Shared, entity: Entity, events: list[Event]) -> EntityView:
    ordered = sorted(events, key=lambda event: (-event.salience, event.id))
    shown = sorted(
        ordered[:MOST_EVENTS], key=lambda event: (event.when.edtf is None, str(event.when.earliest), event.id)
    )
    links = (shared.event_link(event.id) for event in shown)
    return EntityView(
        anchor=file_name(entity.id),
        name=shortened(entity.name, 200),
        kind=entity.kind.value,
        aliases=tuple(shortened(name, 120) for name in entity.aliases if name != entity.name)[:MOST_NAMES],
        roles=tuple(role_words(role) for role in entity.roles[:MOST_NAMES]),
        events=tuple(link for link in links if link is not None),
        more_events=max(len(events) - MOST_EVENTS, 0),
    )


def role_words(role: Role) -> str:
    """``transport minister of Norland, seen from 3 March 2026``: an office and when it was seen held."""
    words = shortened(f"{role.title} of {role.of}" if role.of else role.title, 200)
    if role.since and role.until and role.since != role.until:
        return f"{words}, seen {day_in_words(role.since)} to {day_in_words(role.until)}"
    seen = role.since or role.until
    return f"{words}, seen {day_in_words(seen)}" if seen else words
