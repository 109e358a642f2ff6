"""Origins: where a claim comes from at last, and whose interest that is.

TASS, Sputnik and the Security Council of Russia speak for one government: one interest. Nothing is graded
here; an origin is only named for what it is.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from rashomon.claims.words import folded
from rashomon.model.attribution import LinkKind, SourceLink
from rashomon.model.chronology import Event
from rashomon.model.claims import Independence, Origin, OriginKind
from rashomon.model.language import Entity, EntityKind
from rashomon.resources import table

__all__ = ["Interests", "counted"]

KINDS = {
    LinkKind.AGENCY: OriginKind.AGENCY,
    LinkKind.STATE_MEDIA: OriginKind.STATE_MEDIA,
    LinkKind.OUTLET: OriginKind.OUTLET,
    LinkKind.GOVERNMENT: OriginKind.OFFICIAL,
    LinkKind.PERSON: OriginKind.PERSON,
    LinkKind.UNNAMED: OriginKind.UNNAMED,
    LinkKind.ORGANISATION: OriginKind.PERSON,
    LinkKind.GROUP: OriginKind.PERSON,
}
#: Origins that nobody can call on: they may be anyone, also somebody already counted.
FACELESS = frozenset({OriginKind.UNNAMED, OriginKind.UNKNOWN})


@functools.cache
def owners() -> Mapping[str, str]:
    """From a folded name of an agency or outlet to its owner or government."""
    found: dict[str, str] = {}
    for name in ("outlets", "agencies"):
        for row in table(name):
            interest = row.get("interest") or row.get("owner") or row["name"]
            for alias in (row["name"], *row["aliases"].split("|")):
                if alias:
                    found[folded(alias)] = interest
    return found


@functools.cache
def countries() -> Mapping[str, str]:
    """From a folded name, people, capital or seat of power to the country's name."""
    found: dict[str, str] = {}
    for row in table("countries"):
        cells = [row["name"], *(row.get(column) or "" for column in ("aliases", "demonyms", "capital", "seats"))]
        for cell in cells:
            for name in cell.split("|"):
                if name:
                    found.setdefault(folded(name), row["name"])
    return found


def leading_country(name: str) -> str | None:
    """The country whose organ a name says it is: "Russia's embassy", "the South Korean intelligence service".

    Only for organs of a state, by their head word: a Syrian observatory is nobody's government.
    """
    words = folded(name).removeprefix("the ").replace("'s", "").split()
    if not words or not any(word in organs() for word in words):
        return None
    for length in (3, 2, 1):
        country = countries().get(" ".join(words[:length]))
        if country:
            return country
    return None


@functools.cache
def organs() -> frozenset[str]:
    return frozenset(row["word"] for row in table("claims_organs"))


class Interests:
    """Looks up whose interest a link, an entity or a carrier is."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.entities = entities

    def of_link(self, link: SourceLink) -> Origin:
        """The origin that a chain's last link is."""
        kind = KINDS[link.kind]
        entity = self.entities.get(link.entity or "")
        if kind is OriginKind.PERSON and entity is not None and self.holds_office(entity):
            kind = OriginKind.OFFICIAL
        interest = link.name if kind is OriginKind.UNNAMED else self.of_name(link.name, entity)
        return Origin(link.name, kind, interest)

    def of_name(self, name: str, entity: Entity | None = None) -> str:
        """The owner or government behind a name; the name itself where none is known."""
        for known in (entity.name if entity else name, name):
            owner = owners().get(folded(known)) or owners().get(folded(known.removeprefix("the ")))
            if owner:
                return countries().get(folded(owner), owner)
            country = countries().get(folded(known.removeprefix("the ")))
            if country:
                return country
        if entity is None or entity.kind is EntityKind.ORGANISATION:
            adjective = leading_country(name)
            if adjective:
                return adjective
        if entity is None:
            return name
        if entity.country and self.speaks_for_state(entity):
            return countries().get(folded(entity.country), entity.country)
        return entity.name

    def speaks_for_state(self, entity: Entity) -> bool:
        """Governments, their organs and those who hold their offices; not every body with a home country."""
        if entity.kind is EntityKind.PERSON:
            return self.holds_office(entity)
        if entity.kind in (EntityKind.GOVERNMENT, EntityKind.AGENCY):
            return True
        return any(word in organs() for name in (entity.name, *entity.aliases) for word in folded(name).split())

    def holds_office(self, entity: Entity) -> bool:
        return entity.kind is EntityKind.PERSON and entity.country is not None and bool(entity.roles)

    def of_event(self, event: Event) -> frozenset[str]:
        """The interests of those who take part in an event: their word on it is a party's."""
        return frozenset(
            self.of_name(participant.name, self.entities.get(participant.entity or ""))
            for participant in event.participants
        )


def counted(origins: Iterable[Origin], unattributed: Sequence[Origin], parties: frozenset[str]) -> Independence:
    """Independence from the origins that chains reach and the carriers that name none.

    ``certain`` counts interests that are demonstrated. A carrier without attribution may have its
    word from anyone, so it adds to ``possible`` only, and stands for one when it is all there is. An
    origin that takes part in the event is marked as a party.
    """
    named: dict[str, Origin] = {}
    faceless: dict[str, Origin] = {}
    for origin in sorted(origins, key=lambda o: (o.interest, rank(o.kind), o.name)):
        kind = OriginKind.PARTY if origin.interest in parties and origin.kind not in FACELESS else origin.kind
        marked = Origin(origin.name, kind, origin.interest)
        (faceless if kind in FACELESS else named).setdefault(f"{origin.interest}|{origin.name}", marked)
    interests = {origin.interest for origin in named.values()}
    silent = {origin.interest: origin for origin in unattributed if origin.interest not in interests}
    everyone = (*named.values(), *faceless.values(), *silent.values())
    possible = len(interests) + len({origin.interest for origin in faceless.values()}) + len(silent)
    return Independence(max(len(interests), 1 if everyone else 0), max(possible, len(interests)), tuple(everyone))


def rank(kind: OriginKind) -> int:
    return list(OriginKind).index(kind)
