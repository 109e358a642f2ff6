"""Who is who: people, bodies and governments by the names they go by here, in a list and each on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.claims import Claim
from rashomon.model.date_words import day_in_words
from rashomon.model.judgement import Judgement
from rashomon.model.language import Entity, EntityKind, Role
from rashomon.outputs.portrait import Gallery, Portrait, Writing, sort_of
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.ladder import folded
from rashomon.outputs.site.parts import ClaimView, Link, Quote, Shared
from rashomon.outputs.site.safety import file_name
from rashomon.outputs.site.wording import shortened

__all__ = ["EntityRow", "EntityView", "entities_shown", "entity_rows", "entity_views"]

#: Entities listed, and on the page of each the events, names, offices, company and claims of one kind: what a reader
#: looks through. Chosen, not fitted.
MOST_ENTITIES, MOST_EVENTS, MOST_NAMES, MOST_MET, MOST_CLAIMS = 400, 60, 40, 40, 30
#: Other writings in the list of all.
FEW_NAMES = 3

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
class EntityRow:
    """One line of the list of all."""

    anchor: str
    link: Link
    kind: str
    mentions: int
    articles: int
    events: int
    aliases: tuple[str, ...]
    more_aliases: int
    role: str


@dataclass(frozen=True, slots=True)
class WritingView:
    """A writing, how often it stands on the pages, why it is taken for the entity, and where that is seen."""

    form: str
    count: int
    says: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class EntityView:
    """The page of one: ``met`` are those in the same events with how many they share; ``made`` are claims it vouches
    for, ``about`` those of others that name it; ``decided`` is what people said of it; ``more_`` says how many of each
    are not shown."""

    path: str
    name: str
    kind: str
    mentions: int
    articles: int
    ids: tuple[str, ...]
    country: str
    aliases: tuple[WritingView, ...]
    more_aliases: int
    decided: tuple[str, ...]
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


def entities_shown(gallery: Gallery) -> tuple[tuple[Entity, ...], int]:
    """Those who take part in events, in the most events first, and how many are not shown."""
    acting = [entity for entity in gallery.order() if entity.kind in ACTING and gallery.named(entity)]
    return tuple(acting[:MOST_ENTITIES]), max(len(acting) - MOST_ENTITIES, 0)


def entity_rows(shared: Shared, gallery: Gallery, entities: tuple[Entity, ...]) -> Iterator[EntityRow]:
    """The list of all, a line for each."""
    for entity in entities:
        portrait = gallery.portrait(entity)
        forms = [one.form for one in portrait.aliases]
        roles = sorted(entity.roles, key=lambda role: (role.former, -len(role.articles), role.title, role.of or ""))
        yield EntityRow(
            anchor=file_name(entity.id),
            link=Link(shortened(entity.name, 200), shared.places.entity(entity.id)),
            kind=sort_of(entity),
            mentions=portrait.mentions,
            articles=portrait.articles,
            events=len(portrait.events),
            aliases=tuple(shortened(form, 80) for form in forms[:FEW_NAMES]),
            more_aliases=max(len(forms) - FEW_NAMES, 0),
            role=title_of(roles[0]) if roles else "",
        )


def entity_views(facts: Facts, shared: Shared, gallery: Gallery, entities: tuple[Entity, ...]) -> Iterator[EntityView]:
    """The pages, one at a time."""
    for entity in entities:
        yield entity_view(facts, shared, gallery.portrait(entity))


def entity_view(facts: Facts, shared: Shared, portrait: Portrait) -> EntityView:
    entity = portrait.entity
    salient = sorted(portrait.events, key=lambda event: (-event.salience, event.id))[:MOST_EVENTS]
    shown = sorted(salient, key=lambda event: (event.when.edtf is None, str(event.when.earliest), event.id))
    links = (shared.event_link(event.id) for event in shown)
    roles = sorted(entity.roles, key=lambda role: (role.since is None, str(role.since), role.title, role.of or ""))
    return EntityView(
        path=shared.places.entity(entity.id),
        name=shortened(entity.name, 200),
        kind=sort_of(entity),
        mentions=portrait.mentions,
        articles=portrait.articles,
        ids=entity.ids,
        country=entity.country if entity.country and entity.country != entity.name else "",
        aliases=tuple(writing_view(shared, one) for one in portrait.aliases[:MOST_NAMES]),
        more_aliases=max(len(portrait.aliases) - MOST_NAMES, 0),
        decided=tuple(decision_words(one) for one in portrait.decided),
        roles=tuple(role_words(role) for role in roles[:MOST_NAMES]),
        more_roles=max(len(roles) - MOST_NAMES, 0),
        events=tuple(link for link in links if link is not None),
        more_events=max(len(portrait.events) - MOST_EVENTS, 0),
        met=tuple(
            (Link(shortened(one.name, 80), shared.places.entity(one.id)), count)
            for one, count in portrait.met[:MOST_MET]
        ),
        more_met=max(len(portrait.met) - MOST_MET, 0),
        made=claim_views(facts, shared, portrait.made),
        more_made=max(len(portrait.made) - MOST_CLAIMS, 0),
        about=claim_views(facts, shared, portrait.about),
        more_about=max(len(portrait.about) - MOST_CLAIMS, 0),
    )


def writing_view(shared: Shared, one: Writing) -> WritingView:
    held = one.why.evidence if one.why is not None else None
    quote = shared.quote(held.article, held.begin, held.end, held.text) if held is not None else None
    return WritingView(shortened(one.form, 120), one.count, one.why.says if one.why is not None else "", quote)


def decision_words(judgement: Judgement) -> str:
    """What a person decided, on which day, and whether it still holds."""
    told = judgement.reasons[0].says if judgement.reasons else f"{judgement.author} decided"
    told += f" ({judgement.at[:10]})" if judgement.at else ""
    return f"{told}; {judgement.superseded_by} said otherwise later" if judgement.superseded_by else told


def claim_views(facts: Facts, shared: Shared, claims: tuple[Claim, ...]) -> tuple[ClaimView, ...]:
    return tuple(
        shared.claim(one, copies, with_event=True) for one, copies in folded(facts, list(claims[:MOST_CLAIMS]))
    )


def title_of(role: Role) -> str:
    words = shortened(f"{role.title} of {role.of}" if role.of else role.title, 200)
    return f"former {words}" if role.former else words


def role_words(role: Role) -> str:
    """``transport minister of Norland, seen from 3 March 2026``: an office and when it was seen held. A term of
    office that the user's list gives has no "seen"."""
    words = title_of(role)
    seen = "seen " if role.articles else ""
    if role.since and role.until and role.since != role.until:
        return f"{words}, {seen}{day_in_words(role.since)} to {day_in_words(role.until)}"
    day = role.since or role.until
    return f"{words}, {seen}{day_in_words(day)}" if day else words
