"""Who is who: people, bodies and governments by the names they go by here, with their events and claims."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.claims import Claim
from rashomon.model.date_words import day_in_words
from rashomon.model.language import EntityKind, Role
from rashomon.outputs.portrait import Gallery, Portrait, sort_of
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.ladder import folded
from rashomon.outputs.site.parts import ClaimView, Link, Shared
from rashomon.outputs.site.safety import file_name
from rashomon.outputs.site.wording import shortened

__all__ = ["EntityView", "who_page"]

#: Entities listed, and events, names, company and claims under each.
MOST_ENTITIES, MOST_EVENTS, MOST_NAMES, MOST_MET, MOST_CLAIMS = 400, 12, 8, 8, 5

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
    """One of the page: ``met`` are those in the same events with how many they share; ``made`` are claims it vouches
    for, ``about`` those of others that name it; ``more_`` says how many of each are not shown."""

    anchor: str
    name: str
    kind: str
    mentions: int
    articles: int
    ids: tuple[str, ...]
    aliases: tuple[str, ...]
    more_aliases: int
    roles: tuple[str, ...]
    more_roles: int
    events: tuple[Link, ...]
    more_events: int
    met: tuple[tuple[Link, int], ...]
    more_met: int
    made: tuple[ClaimView, ...]
    more_made: int
    about: tuple[ClaimView, ...]
    more_about: int


def who_page(facts: Facts, shared: Shared) -> tuple[tuple[EntityView, ...], int]:
    """Those who take part in events, in the most events first, and how many are not listed."""
    gallery = Gallery(facts.dossier)
    acting = [entity for entity in gallery.order() if entity.kind in ACTING and gallery.named(entity)]
    listed = {entity.id for entity in acting[:MOST_ENTITIES]}
    return (
        tuple(entity_view(facts, shared, gallery.portrait(one), listed) for one in acting[:MOST_ENTITIES]),
        max(len(acting) - MOST_ENTITIES, 0),
    )


def entity_view(facts: Facts, shared: Shared, portrait: Portrait, listed: set[str]) -> EntityView:
    entity = portrait.entity
    salient = sorted(portrait.events, key=lambda event: (-event.salience, event.id))[:MOST_EVENTS]
    shown = sorted(salient, key=lambda event: (event.when.edtf is None, str(event.when.earliest), event.id))
    links = (shared.event_link(event.id) for event in shown)
    roles = sorted(entity.roles, key=lambda role: (role.since is None, str(role.since), role.title, role.of or ""))
    return EntityView(
        anchor=file_name(entity.id),
        name=shortened(entity.name, 200),
        kind=sort_of(entity),
        mentions=portrait.mentions,
        articles=portrait.articles,
        ids=entity.ids,
        aliases=tuple(shortened(form, 120) for form, _ in portrait.aliases[:MOST_NAMES]),
        more_aliases=max(len(portrait.aliases) - MOST_NAMES, 0),
        roles=tuple(role_words(role) for role in roles[:MOST_NAMES]),
        more_roles=max(len(roles) - MOST_NAMES, 0),
        events=tuple(link for link in links if link is not None),
        more_events=max(len(portrait.events) - MOST_EVENTS, 0),
        met=tuple(
            (Link(shortened(one.name, 80), f"who.html#{file_name(one.id)}" if one.id in listed else ""), count)
            for one, count in portrait.met[:MOST_MET]
        ),
        more_met=max(len(portrait.met) - MOST_MET, 0),
        made=claim_views(facts, shared, portrait.made),
        more_made=max(len(portrait.made) - MOST_CLAIMS, 0),
        about=claim_views(facts, shared, portrait.about),
        more_about=max(len(portrait.about) - MOST_CLAIMS, 0),
    )


def claim_views(facts: Facts, shared: Shared, claims: tuple[Claim, ...]) -> tuple[ClaimView, ...]:
    return tuple(
        shared.claim(one, copies, with_event=True) for one, copies in folded(facts, list(claims[:MOST_CLAIMS]))
    )


def role_words(role: Role) -> str:
    """``transport minister of Norland, seen from 3 March 2026``: an office and when it was seen held. A term of
    office that the user's list gives has no "seen"."""
    words = shortened(f"{role.title} of {role.of}" if role.of else role.title, 200)
    words = f"former {words}" if role.former else words
    seen = "seen " if role.articles else ""
    if role.since and role.until and role.since != role.until:
        return f"{words}, {seen}{day_in_words(role.since)} to {day_in_words(role.until)}"
    day = role.since or role.until
    return f"{words}, {seen}{day_in_words(day)}" if day else words
