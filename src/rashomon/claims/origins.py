"""Origins: where a claim comes from at last, and whose interest that is.

TASS, Sputnik and the Security Council of Russia speak for one government: one interest. Nothing is graded
here; an origin is only named for what it is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from rashomon.claims.naming import (
    LONGEST_NAME,
    core_words,
    countries,
    faceless_kind,
    has_name,
    head_of,
    head_phrase,
    is_spokesman,
    is_titled,
    leading_country,
    organs_in,
    owners,
    singular,
    words_of,
)
from rashomon.claims.words import folded
from rashomon.model.article import Article
from rashomon.model.attribution import LinkKind, SourceLink
from rashomon.model.chronology import Event
from rashomon.model.claims import Claim, Origin, OriginKind
from rashomon.model.events import ParticipantRole
from rashomon.model.language import Entity, EntityKind
from rashomon.resources import table

__all__ = ["FACELESS", "Interests", "Source"]

KINDS = {
    LinkKind.AGENCY: OriginKind.AGENCY,
    LinkKind.STATE_MEDIA: OriginKind.STATE_MEDIA,
    LinkKind.OUTLET: OriginKind.OUTLET,
    LinkKind.GOVERNMENT: OriginKind.OFFICIAL,
    LinkKind.PERSON: OriginKind.PERSON,
    LinkKind.UNNAMED: OriginKind.UNNAMED,
    LinkKind.ORGANISATION: OriginKind.ORGANISATION,
    LinkKind.GROUP: OriginKind.ORGANISATION,
}
#: Entities that are bodies, whatever the words about them look like.
BODIES = {EntityKind.ORGANISATION: OriginKind.ORGANISATION, EntityKind.GROUP: OriginKind.ORGANISATION}
#: Origins that nobody can call on: they may be anyone, also somebody already counted.
FACELESS = frozenset({OriginKind.UNNAMED, OriginKind.UNKNOWN})
#: A town takes no side; a country's name stands for its government.
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.OCCASION, EntityKind.WORK})
#: Carriers of news; their own word is not known to be first.
MEDIA = frozenset({LinkKind.AGENCY, LinkKind.STATE_MEDIA, LinkKind.OUTLET})
#: Kinds of title (see titles.tsv) by which a person speaks for the state, and by which for the law of a place.
STATE_TITLES = frozenset({"head of state", "head of government", "minister", "secretary", "military", "official"})
LOCAL_TITLES = frozenset({"police", "security", "court", "local head"})
#: Titles of those kinds whose holders are nobody's officials.
PRIVATE_TITLES = frozenset(
    {
        "attorney",
        "lawyer",
        "barrister",
        "defense attorney",
        "defence lawyer",
        "defense lawyer",
        "guard",
        "security guard",
    }
)
#: A name with what stands after it between commas: ", director of the clinic,". Not a relative clause.
APPOSED = re.compile(r",\s+(?!who\b|which\b|whose\b)([^,.;:\n]{3,80})[,.]")
#: A verb between two names ("Ann Lee accused President Ed Roe"), though "the accused" is a title too.
TOLD = re.compile(r"^[a-z]+ed$")
LINKING = frozenset({"of", "for", "the", "and"})
#: A site's address in place of a name is an outlet's.
DOMAIN = re.compile(r"^\w[\w.-]*\.(?:com|net|org|co|info|tv|[a-z]{2})$", re.IGNORECASE)
#: Characters around a name in which it is said that the person was there: about one clause.
BESIDE = 60


@dataclass(frozen=True, slots=True)
class Source:
    """An origin before interests are folded. ``core`` are the words that tell it from others, ``known`` all
    that is known of it (name, office, description); ``generic``: a body without a place ("police")."""

    origin: Origin
    core: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    generic: bool = False

    @property
    def is_faceless(self) -> bool:
        return self.origin.kind in FACELESS


@functools.cache
def title_kinds() -> Mapping[str, str]:
    return {row["title"]: row["kind"] for row in table("titles")}


@functools.cache
def first_hand(place: str) -> re.Pattern[str]:
    phrases = [re.escape(row["words"]) for row in table("claims_first_hand") if row["place"] == place]
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b")


class Interests:
    """Looks up whose interest a link, an entity or a carrier is."""

    def __init__(self, entities: Mapping[str, Entity], articles: Mapping[str, Article]) -> None:
        self.entities = entities
        self.articles = articles
        self.seen: dict[tuple[SourceLink, str], Source] = {}

    def of_claim(self, claim: Claim) -> Source:
        """The source at the end of a claim's chain; a person whose words tell that they were there is first-hand."""
        link = claim.chain[-1]
        key = (link, claim.article)
        if key not in self.seen:
            self.seen[key] = self.of_link(link, self.articles.get(claim.article))
        source = self.seen[key]
        if source.origin.kind is OriginKind.PERSON and first_hand("said").search(folded(claim.text)):
            return Source(
                Origin(source.origin.name, OriginKind.FIRST_HAND, source.origin.interest), source.core, source.known
            )
        return source

    def of_link(self, link: SourceLink, article: Article | None = None) -> Source:
        """What a link is as a source, by its own words, its entity and the words beside it on the page."""
        entity = self.entities.get(link.entity or "")
        if link.kind in MEDIA:
            return Source(Origin(link.name, KINDS[link.kind], self.of_name(link.name, entity)), core_words(link.name))
        if DOMAIN.search(link.name):
            return Source(Origin(link.name, OriginKind.OUTLET, self.of_name(link.name, entity)), core_words(link.name))
        described = self.described(link, entity, article)
        core = core_words(link.name)
        named = self.is_named(link, entity)
        organs = organs_in(link.name) if entity is None or entity.kind is not EntityKind.PERSON else ()
        interest = self.of_name(link.name, entity)
        if named and entity is not None and entity.kind is EntityKind.PERSON:
            return self.of_person(link, entity, described, article)
        if is_faceless(link, named):
            behind = interest if interest != link.name else head_of(link.name)
            kind = OriginKind.UNNAMED
            return Source(Origin(link.name, kind, behind), frozenset({head_of(link.name)}), described)
        if organs or link.kind is LinkKind.GOVERNMENT:
            generic = interest == link.name and (not named or any(reach == "state" for _, reach in organs))
            return Source(Origin(link.name, OriginKind.OFFICIAL, interest), core, described, generic)
        if not named:
            return Source(Origin(link.name, OriginKind.UNNAMED, head_of(link.name) or link.name), core, described)
        if link.kind is LinkKind.PERSON and beside(article, link):
            return Source(Origin(link.name, OriginKind.FIRST_HAND, interest), core, described)
        kind = KINDS[link.kind] if entity is None else BODIES.get(entity.kind, KINDS[link.kind])
        return Source(Origin(link.name, kind, interest), core, described)

    def is_named(self, link: SourceLink, entity: Entity | None) -> bool:
        if entity is not None and link.kind is not LinkKind.UNNAMED:
            return True
        if link.kind is LinkKind.ORGANISATION and is_titled(link.name):
            return True
        if link.kind is LinkKind.PERSON or (link.kind is LinkKind.ORGANISATION and link.name[:1].isupper()):
            return has_name(f"x {link.name}")
        return has_name(link.name)

    def described(self, link: SourceLink, entity: Entity | None, article: Article | None) -> frozenset[str]:
        """All words that are known of a source."""
        said = [link.name]
        if entity is not None:
            said += [entity.name, *entity.aliases]
            for role in entity.roles:
                said += [role.title, role.of or ""]
        if article is not None:
            said += introduced(article, link, entity)
        return frozenset(singular(word) for words in said for word in words_of(words))

    def of_person(self, link: SourceLink, entity: Entity, described: frozenset[str], article: Article | None) -> Source:
        """A person by name: an official by office, one who was there, or a person."""
        core = core_words(link.name) or core_words(entity.name)
        titles = {
            title_kinds().get(folded(role.title), "") for role in entity.roles if role.title not in PRIVATE_TITLES
        }
        if self.holds_office(entity) or titles & LOCAL_TITLES:
            if titles & {"police", "security"}:
                described |= {"police"}
            return Source(Origin(link.name, OriginKind.OFFICIAL, self.of_name(link.name, entity)), core, described)
        organs = organs_in(" ".join(sorted(described)))
        kind = OriginKind.PERSON
        if organs and (described & {"police", "sheriff", "ministry", "prosecutor", "coroner"}):
            kind = OriginKind.OFFICIAL
        elif beside(article, link) or titles & {"kin"}:
            kind = OriginKind.FIRST_HAND
        return Source(Origin(link.name, kind, self.of_name(link.name, entity)), core, described)

    def of_name(self, name: str, entity: Entity | None = None) -> str:
        """The owner or government behind a name; the name itself where none is known."""
        for known in (entity.name if entity else name, name):
            bare = folded(known).removeprefix("the ")
            owner = owners().get(folded(known)) or owners().get(bare)
            if owner:
                return countries().get(folded(owner), owner)
            country = countries().get(bare)
            if country:
                return country
        if entity is None or entity.kind is not EntityKind.PERSON:
            organ = leading_country(name)
            if organ:
                return organ
        if entity is None:
            return name
        if entity.country and self.speaks_for_state(entity):
            return countries().get(folded(entity.country), entity.country)
        return entity.name

    def speaks_for_state(self, entity: Entity) -> bool:
        """Governments, their organs and those who hold their offices; not every body with a home country."""
        if entity.kind is EntityKind.PERSON:
            return self.holds_office(entity)
        if entity.kind is EntityKind.GOVERNMENT:
            return True
        if entity.kind is EntityKind.AGENCY:
            return False
        return any(reach == "state" for name in (entity.name, *entity.aliases) for _, reach in organs_in(name))

    def holds_office(self, entity: Entity) -> bool:
        """Whether a person speaks for the government of a country by an office that this pile names."""
        return (
            entity.kind is EntityKind.PERSON
            and entity.country is not None
            and any(
                title_kinds().get(folded(role.title)) in STATE_TITLES or organs_in(role.title) for role in entity.roles
            )
        )

    def of_event(
        self, event: Event, roles: Set[ParticipantRole] = frozenset(ParticipantRole) - {ParticipantRole.OTHER}
    ) -> tuple[Source, ...]:
        """Those who do it or to whom it is done, in these roles: their word on it is a party's."""
        found = []
        for participant in event.participants:
            if participant.role not in roles:
                continue
            entity = self.entities.get(participant.entity or "")
            interest = self.of_name(participant.name, entity)
            if entity is not None and entity.kind in PLACES and interest == entity.name:
                continue
            if entity is None and not has_name(participant.name) and interest == participant.name:
                continue
            found.append(Source(Origin(participant.name, OriginKind.PARTY, interest), core_words(participant.name)))
        return tuple(found)


def is_faceless(link: SourceLink, named: bool) -> bool:
    """Whether a link's words describe somebody without naming anybody."""
    if len(words_of(link.name)) > LONGEST_NAME:
        return True
    kind = None if is_spokesman(link.name) else faceless_kind(link.name)
    if kind == "text":
        return not organs_in(head_phrase(link.name))
    if kind == "body":
        return not named
    if kind == "rank" and any(reach == "local" for _, reach in organs_in(head_phrase(link.name))):
        return False
    if kind in ("faceless", "witness", "rank"):
        return not (named and (link.kind is LinkKind.ORGANISATION or link.kind is LinkKind.PERSON))
    if link.kind is LinkKind.PERSON and all(folded(word) in title_kinds() for word in link.name.split()):
        return True  # a rank that has lost its name
    return kind is not None


def introduced(article: Article, link: SourceLink, entity: Entity | None) -> list[str]:
    """The words by which the page introduces a source: its own, and for a person the titles before the name's first
    appearance and the apposition after it."""
    said = [article.text[link.begin : link.end]]
    if link.kind is not LinkKind.PERSON:
        return said
    for name in dict.fromkeys((link.name, entity.name if entity else link.name)):
        first = article.text.find(name)
        if first < 0:
            continue
        said.append(titles_before(article.text[max(0, first - BESIDE) : first]))
        apposed = APPOSED.match(article.text, first + len(name))
        said.append(apposed[1] if apposed else "")
    return said


def titles_before(text: str) -> str:
    """The run of names and titles that ends a text: "Lake County sheriff’s Sgt. " before "Ann Lee"."""
    kept: list[str] = []
    for word in reversed(re.split(r"[.!?]\s+(?=[A-Z])|\n|[,;:”\"“(]", text)[-1].split()):
        plain = words_of(word)
        known = bool(plain) and (folded(word) in title_kinds() or plain[0] in title_kinds() or organs_in(plain[0]))
        if not (word[:1].isupper() or known or folded(word) in LINKING) or TOLD.search(word):
            break
        kept.append(word)
    return " ".join(reversed(kept))


def beside(article: Article | None, link: SourceLink) -> bool:
    """Whether the words around a name say that this person was there."""
    if article is None:
        return False
    before = article.text[max(0, link.begin - BESIDE) : link.begin]
    after = article.text[link.end : link.end + BESIDE]
    near = re.split(r"[.!?]\s|\n", before)[-1] + article.text[link.begin : link.end] + re.split(r"[.!?]\s|\n", after)[0]
    return first_hand("beside").search(folded(near)) is not None
