"""Words, sentences and names of an article, and the entities that names across the pile stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rashomon.model.article import LayerKind

__all__ = [
    "Analysis",
    "Entity",
    "EntityKind",
    "EntityMention",
    "KnownEntity",
    "MentionForm",
    "Role",
    "Sentence",
    "Token",
]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence. ``begin`` and ``end`` are page offsets; ``head`` is the index, in the
    sentence's tokens, of the word it depends on (its own index for the root). ``pos`` is a Universal
    POS tag, ``tag`` a Penn Treebank tag, ``dep`` a ClearNLP dependency label, ``entity`` the
    recogniser's label or ``""``."""

    begin: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one paragraph. ``paragraph`` counts from 0 over the article's paragraphs."""

    begin: int
    end: int
    paragraph: int
    layer: LayerKind
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The sentences of an article's headline, body, subheadings and captions, in page order."""

    article: str
    sentences: tuple[Sentence, ...]


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    AGENCY = "agency"
    OUTLET = "outlet"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"
    WORK = "work"
    OCCASION = "occasion"


class MentionForm(StrEnum):
    """How an entity is spoken of: by name, by an office or description, by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A span that speaks of an entity. ``head`` is the begin offset of its syntactic head word."""

    article: str
    begin: int
    end: int
    text: str
    head: int
    kind: EntityKind
    form: MentionForm
    entity: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description held, of what, and the days over which it was seen (both may be open).

    ``since`` and ``until`` are filled when the articles' days are known; None means not known. ``former`` says that
    every article that gives the office gives it as past ("then-", "former"). A role that the user's list gives has
    its term of office and no articles.
    """

    title: str
    of: str | None = None
    since: date | None = None
    until: date | None = None
    articles: tuple[str, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place… with the names it goes by in this pile, and the ids that the user's list
    gives it ("Q7747"). ``subkind`` is the sort of body that an organisation is ("ministry", "court", "armed group"; see
    language_subkinds.tsv), None where its name does not tell."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    country: str | None = None
    ids: tuple[str, ...] = ()
    subkind: str | None = None


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """What a user knows of somebody or something beforehand: its names, ids and offices with their terms.

    ``name`` is what it is to be called; ``aliases`` other writings of it; ``country`` a country's name.
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    country: str | None = None
