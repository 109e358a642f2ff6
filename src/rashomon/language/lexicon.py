"""The stage's tables as look-ups, read once."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.language import EntityKind
from rashomon.resources import table

__all__ = [
    "Country",
    "Head",
    "Known",
    "Title",
    "countries",
    "country_of",
    "fold",
    "given_names",
    "heads",
    "known_names",
]
__all__ += [
    "car_makers",
    "common_surnames",
    "company_suffixes",
    "generic_words",
    "given_forms",
    "korean_surnames",
    "not_names",
    "place_countries",
    "place_names",
    "places",
    "someone",
    "spanish_surnames",
    "stand_ins",
    "states",
    "surname_peoples",
    "surnames",
    "titles",
    "words_of",
    "writings_of",
]

QUOTES = str.maketrans("‘’ʼ´`“”„", "'''''\"\"\"")
WORD = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*", re.UNICODE)


def fold(text: str) -> str:
    """``text`` for comparison: lower case, no accents, straight quotes, single blanks."""
    plain = unicodedata.normalize("NFKD", text.translate(QUOTES))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().split())


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens and blanks divide alike, full stops vanish."""
    return tuple(word.replace(".", "") for word in WORD.findall(fold(text).replace("'s", "")))


def cells(value: str) -> list[str]:
    return [cell.strip() for cell in value.split("|") if cell.strip()]


@dataclass(frozen=True, slots=True)
class Country:
    """One row of the countries' table; ``name`` is what entities are called."""

    iso2: str
    name: str
    names: frozenset[str]
    demonyms: frozenset[str]
    capitals: frozenset[str]
    seats: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a table knows. ``what`` is ``country``, ``demonym``, ``people``, ``capital``, ``seat``,
    ``agency``, ``outlet`` or ``body``; ``key`` is the country's code or the table's name for the others."""

    what: str
    key: str
    kind: EntityKind
    country: str | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    title: str
    kind: str
    single: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A head word of names: the kinds it makes, whether an owner or "the" alone can name one, and
    whether it outweighs a recogniser's label."""

    kinds: tuple[EntityKind, ...]
    owned: bool
    alone: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class StandInNoun:
    """A common noun that stands for a named thing: the kind of thing, and of works the sort ("aircraft")."""

    kind: EntityKind
    sort: str


@dataclass(frozen=True, slots=True)
class Someone:
    """A common noun for people: what they are compared by, whether they are one or several, and ``human``: ``f`` or
    ``m`` where it tells the sex, ``y`` of one human being, empty of what a body can be as well."""

    called: str
    kind: EntityKind
    human: str


@functools.cache
def countries() -> dict[str, Country]:
    """The countries by their two-letter code."""
    found: dict[str, Country] = {}
    for row in table("countries"):
        found[row["iso2"]] = Country(
            row["iso2"],
            row["name"],
            frozenset([row["name"], *cells(row["aliases"])]),
            frozenset(cells(row["demonyms"])),
            frozenset([*cells(row["capital"]), *cells(row["capital_aliases"])]),
            frozenset(cells(row["seats"])),
        )
    return found


@functools.cache
def codes() -> dict[str, str]:
    """Country codes by folded name, alias and demonym; a word of two countries is left out."""
    found: dict[str, set[str]] = {}
    for country in countries().values():
        for name in country.names | country.demonyms:
            found.setdefault(fold(name), set()).add(country.iso2)
            found.setdefault(fold(name).replace(".", ""), set()).add(country.iso2)
    return {name: next(iter(owners)) for name, owners in found.items() if len(owners) == 1 and len(name) > 1}


def country_of(name: str) -> str | None:
    """The code of the country that ``name`` (a name, a demonym, a possessive of either) means, if one."""
    plain = fold(name).removesuffix("'s").removesuffix("'").strip()
    return codes().get(plain) or codes().get(plain.removeprefix("the "))


@functools.cache
def needs() -> dict[str, tuple[str, ...]]:
    return {row["name"]: tuple(cells(row["needs"])) for row in table("language_ambiguous")}


@functools.cache
def known_names() -> dict[str, Known]:
    """Every name of the tables as it is written, to what it means. Earlier tables win."""
    found: dict[str, Known] = {}

    def add(names: Iterable[str], known: Known) -> None:
        for name in sorted(names):
            if name and name not in found:
                found[name] = Known(known.what, known.key, known.kind, known.country, needs().get(name, ()))

    for row in table("language_bodies"):
        names = [row["name"], *cells(row["aliases"])]
        add(names, Known("body", row["name"], EntityKind(row["kind"]), row["country"] or None))
    for row in table("agencies"):
        add(
            [row["name"], *cells(row["aliases"])],
            Known("agency", row["name"], EntityKind.AGENCY, row["country"] or None),
        )
    for row in table("outlets"):
        # An outlet called by one plain word ("Time", "Mint") is matched only by its longer names.
        names = [name for name in [row["name"], *cells(row["aliases"])] if not plain_word(name)]
        add(names, Known("outlet", row["name"], EntityKind.OUTLET, row["country"] or None))
    for country in countries().values():
        add(country.names, Known("country", country.iso2, EntityKind.GOVERNMENT, country.name))
        add(country.seats, Known("seat", country.iso2, EntityKind.GOVERNMENT, country.name))
        add(country.capitals, Known("capital", country.iso2, EntityKind.PLACE, country.name))
    shared: dict[str, set[str]] = {}
    for country in countries().values():
        for name in country.demonyms:
            shared.setdefault(name, set()).add(country.iso2)
    for country in countries().values():
        own = {name for name in country.demonyms if len(shared[name]) == 1}
        add(own, Known("demonym", country.iso2, EntityKind.GOVERNMENT, country.name))
        plural = {name + "s" for name in own if not name.endswith(("s", "sh", "ch", "ese"))}
        add(plural, Known("people", country.iso2, EntityKind.GROUP, country.name))
    return found


@functools.cache
def writings_of() -> dict[tuple[str, str], tuple[str, ...]]:
    """The names that the tables have for one thing, by what it is and its key, the longest first."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, known in known_names().items():
        found.setdefault((known.what, known.key), []).append(name)
    return {key: tuple(sorted(names, key=lambda name: (-len(name), name))) for key, names in found.items()}


def plain_word(name: str) -> bool:
    """Whether a name could be an ordinary word at the head of a sentence: one word, one capital."""
    return " " not in name and name[:1].isupper() and name[1:].islower()


@functools.cache
def titles() -> dict[str, Title]:
    """Titles by their words, lower case, American spelling."""
    return {row["title"]: Title(row["title"], row["kind"], row["single"] == "y") for row in table("titles")}


@functools.cache
def heads() -> dict[str, Head]:
    return {
        row["head"]: Head(
            tuple(EntityKind(kind) for kind in cells(row["kinds"])),
            row["owned"] == "y",
            row["alone"] == "y",
            row["strong"] == "y",
        )
        for row in table("language_heads")
    }


@functools.cache
def surname_peoples() -> dict[str, frozenset[str]]:
    """Surnames that stand first in East Asian names, lower case, with the peoples that bear them."""
    return {row["surname"]: frozenset(cells(row["peoples"])) for row in table("language_surnames")}


@functools.cache
def surnames() -> frozenset[str]:
    """Surnames that stand first in East Asian names, lower case."""
    return frozenset(surname_peoples())


@functools.cache
def korean_surnames() -> dict[str, frozenset[str]]:
    """Spellings of Korean surnames to the names that they write."""
    return gathered("language_korean_surnames", "spelling", "name")


@functools.cache
def given_forms() -> dict[str, frozenset[str]]:
    """Given names to the names that they are short or differently spelt forms of."""
    return gathered("language_given_forms", "form", "name")


def gathered(name: str, key: str, value: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table(name):
        found.setdefault(row[key], set()).add(row[value])
    return {word: frozenset(values) for word, values in found.items()}


@functools.cache
def spanish_surnames() -> frozenset[str]:
    """Surnames that come in pairs, the father's and the mother's, lower case."""
    return frozenset(row["surname"] for row in table("language_spanish_surnames"))


@functools.cache
def common_surnames() -> frozenset[str]:
    """Surnames that many share, lower case."""
    return frozenset(row["surname"] for row in table("language_common_surnames"))


@functools.cache
def given_names() -> dict[str, str]:
    """Given names, lower case, to ``f``, ``m`` or ``""``."""
    return {row["name"]: row["sex"] for row in table("language_given_names")}


@functools.cache
def places() -> frozenset[str]:
    """Regions, and towns so large that their name alone tells a place from other names, as written."""
    return frozenset(
        row["name"] for row in table("language_places") if not row["thousands"] or int(row["thousands"]) >= WELL_KNOWN
    )


#: Thousands of people from which on a town's name tells a place whatever the recogniser saw: smaller towns share
#: their names with firms and persons. Chosen, not fitted.
WELL_KNOWN = 50


@functools.cache
def place_countries() -> dict[tuple[str, ...], str]:
    """The country's code of the largest town, or the region, of each name, by its words."""
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    for row in table("language_places"):
        if row["country"]:
            size = int(row["thousands"] or 0)
            words = words_of(row["name"])
            if words not in found or found[words][0] < size:
                found[words] = (size, row["country"])
    return {words: code for words, (_, code) in found.items()}


@functools.cache
def place_names() -> dict[str, str]:
    """Old names and other spellings of places, folded, to the name that the news uses now, folded."""
    return {fold(row["other"]): fold(row["name"]) for row in table("language_place_names")}


@functools.cache
def someone() -> dict[str, Someone]:
    """Common nouns for people without a name."""
    return {
        row["word"]: Someone(row["called"], EntityKind(row["kind"]), row["human"]) for row in table("language_someone")
    }


@functools.cache
def stand_ins() -> dict[str, StandInNoun]:
    """Common nouns that stand for a named thing, with its kind and, of works, its sort."""
    return {row["word"]: StandInNoun(EntityKind(row["kind"]), row["sort"]) for row in table("language_stand_ins")}


@functools.cache
def car_makers() -> dict[str, bool]:
    """Makers of cars as written, and whether the name is also another's."""
    return {row["name"]: row["shared"] == "y" for row in table("language_makers")}


@functools.cache
def states() -> dict[str, str]:
    """States and provinces by name and abbreviation."""
    found: dict[str, str] = {}
    for row in table("language_states"):
        for name in (row["name"], row["abbreviation"], row["postal"]):
            if name:
                found[name] = row["name"]
    return found


@functools.cache
def not_names() -> frozenset[str]:
    """Words of pages that are taken for names, folded."""
    return frozenset(row["name"] for row in table("language_not_names"))


@functools.cache
def generic_words() -> frozenset[str]:
    """Words that many bodies share: the adjectives of offices, and head words that can stand alone or with an owner.
    A firm's head does not: "General Motors" is a name."""
    common = {word for word, head in heads().items() if head.owned or head.alone or EntityKind.FACILITY in head.kinds}
    return frozenset(row["word"] for row in table("language_generic")) | common


@functools.cache
def company_suffixes() -> frozenset[str]:
    return frozenset(row["word"] for row in table("language_company_suffixes"))
