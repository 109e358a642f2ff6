"""One figure: what an article's name stands for, and the words by which names of bodies and places are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rashomon.language.found import Found, RoleClaim
from rashomon.language.lexicon import company_suffixes, fold, place_names, words_of
from rashomon.language.person_names import PersonName
from rashomon.model.language import EntityKind

__all__ = ["ACRONYM", "Figure", "body_words", "place_words"]

ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,8}s?")


#: Words of bodies' names that two spellings of English write apart.
AMERICAN = {
    "defence": "defense",
    "organisation": "organization",
    "centre": "center",
    "labour": "labor",
    "programme": "program",
}


@dataclass(slots=True)
class Figure:
    """What one article names: its kind, a key that other articles can share, and its finds.

    ``key`` is comparable within one kind group; ``local`` says that the key means something only within
    its article (a surname alone, "the Police Department").
    """

    article: str
    group: str
    kind: EntityKind
    key: tuple[str, ...]
    local: bool = False
    person: PersonName | None = None
    owner: str | None = None
    acronyms: set[str] = field(default_factory=set)
    finds: list[Found] = field(default_factory=list)
    roles: list[RoleClaim] = field(default_factory=list)
    honorifics: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    state: str = ""
    called: set[str] = field(default_factory=set)
    cluster: int = -1

    def add(self, found: Found) -> None:
        self.finds.append(found)
        self.roles.extend(found.roles)
        if found.honorific:
            self.honorifics.add(found.honorific)
        if found.acronym:
            self.acronyms.add(found.acronym)
        if found.age is not None:
            self.ages.add(found.age)
        self.called |= found.called


def body_words(text: str) -> tuple[str, ...]:
    """The words by which a body's name is compared: without article and company suffix."""
    plain = fold(text).replace("united nations", "un").replace("u.n.", "un")
    words = [AMERICAN.get(word, word) for word in words_of(plain)]
    while words and words[0] in {"the", "a"}:
        words.pop(0)
    while len(words) > 1 and words[-1] in company_suffixes():
        words.pop()
    return tuple(turned_office(words))


def turned_office(words: list[str]) -> list[str]:
    """The words of a ministry, department or treaty in one order: "ministry of defense" is "defense ministry"."""
    if len(words) > 2 and words[0] in TURNED and words[1] in {"of", "for", "on"}:
        words = [*words[2:], words[0]]
    if words and words[-1] in {"ministry", "department"}:
        if words[:-1] == ["foreign", "affairs"]:
            words = ["foreign", words[-1]]
        elif words[:-1] == ["national", "defense"]:
            words = ["defense", words[-1]]
    return words


#: Heads of names that mean the same before "of" and behind; universities do not: "York University".
TURNED = frozenset({"ministry", "department", "treaty", "convention", "agreement", "protocol"})


def place_words(text: str) -> tuple[str, ...]:
    """The words by which a place's name is compared: abbreviations written out, old names and other spellings
    as the name that the news uses now."""
    words = tuple(WRITTEN_OUT.get(word, word) for word in words_of(text))
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    return words_of(place_names().get(" ".join(words), " ".join(words)))


WRITTEN_OUT = {"st": "saint", "mt": "mount", "ft": "fort"}
