"""What a source's words name: somebody to call on, an organ of a state, or nobody in particular."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from rashomon.claims.words import folded
from rashomon.resources import table

__all__ = [
    "LONGEST_NAME",
    "core_words",
    "countries",
    "faceless_kind",
    "has_name",
    "head_of",
    "head_phrase",
    "initials",
    "is_both",
    "is_spokesman",
    "is_titled",
    "lands",
    "leading_country",
    "no_names",
    "organs_in",
    "owners",
    "singular",
    "words_of",
]

WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
OWNER = "government of "
#: A description's head stands before the first of these.
AFTER_HEAD = re.compile(
    r"\s(?:of|for|at|from|in|with|provided|published|posted|obtained|issued|released|on|near|to|by|who|which|that|named|close|familiar|inside|based)\s"
)
#: What stands after these places a source, and does not name it ("a statement from a rabbi in Oslo").
BEYOND = re.compile(r"\s(?:at|from|in|with|on|near|to|here|who|which|that|named|close|inside|based)\s")
#: Before a country's name these say that the body is not its government's ("the Free Syrian Army").
NO_STATE = frozenset({"free", "rebel", "opposition", "former", "ex", "anti", "pro", "exiled", "outlawed", "banned"})
#: What makes an adjective of a name ("Britain-based group", "Saudi-led alliance").
ATTACHED = re.compile(r"-(?:based|led|backed|held|linked|allied|born|run|owned|funded|affiliated)$")
#: More words than a name has: the parser took in half a sentence.
LONGEST_NAME = 9
#: Words so short are prepositions and articles, and stand small in a title.
LITTLE = 3
#: Words that tell no source from another.
EMPTY = frozenset(
    {"the", "a", "an", "of", "for", "and", "in", "at", "on", "its", "his", "her", "their", "s", "by", "says", "said"}
)
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokeswomen", "spokespeople"})
PAIRED = frozenset({"both", "two"})
PAIRS = frozenset({"countries", "sides", "governments", "nations", "parties", "capitals", "leaders", "neighbours"})


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, without possessive endings, full stops and articles."""
    words = []
    for found in WORD.findall(folded(name)):
        word = found.removesuffix("'s").replace(".", "").replace("'", "")
        if word and word not in EMPTY:
            words.append(word)
    return words


def singular(word: str) -> str:
    for plural, single in (("men", "man"), ("people", "people"), ("ies", "y"), ("sses", "ss"), ("ss", "ss")):
        if word.endswith(plural) and len(word) > len(plural) - (plural == "men") + (plural == "ies"):
            return word[: -len(plural)] + single
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


@functools.cache
def owners() -> Mapping[str, str]:
    """From a folded name of an agency or outlet to its owner, or the country whose government owns it."""
    found: dict[str, str] = {}
    for name in ("outlets", "agencies"):
        for row in table(name):
            interest = (row.get("interest") or row.get("owner") or row["name"]).removeprefix(OWNER)
            interest = interest.removeprefix("the ")
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


@functools.cache
def lands() -> frozenset[str]:
    """The folded names of countries and their peoples, without capitals: things happen in those."""
    cells = [row[column] for row in table("countries") for column in ("name", "aliases", "demonyms")]
    return frozenset(folded(name) for cell in cells for name in cell.split("|") if name)


@functools.cache
def peoples() -> frozenset[str]:
    """The folded names of peoples."""
    return frozenset(folded(name) for row in table("countries") for name in row["demonyms"].split("|") if name)


@functools.cache
def organs() -> Mapping[tuple[str, ...], str]:
    return {tuple(row["word"].split()): row["reach"] for row in table("claims_organs")}


@functools.cache
def no_names() -> frozenset[str]:
    return frozenset(row["word"] for row in table("claims_not_names"))


@functools.cache
def faceless() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in table("claims_faceless")}


@functools.lru_cache(maxsize=8192)
def organs_in(name: str) -> tuple[tuple[str, str], ...]:
    """The organs of a state that a name's words name, each with its reach (``state`` or ``local``)."""
    words = words_of(name)
    found = []
    for first in range(len(words)):
        for length in (2, 1):
            run = tuple(words[first : first + length])
            if len(run) == length and run in organs():
                found.append((" ".join(run), organs()[run]))
                break
    return tuple(found)


@functools.lru_cache(maxsize=8192)
def leading_country(name: str) -> str | None:
    """The country whose organ a name says it is: "Russia's embassy", "the South Korean intelligence service".

    Only for organs of a state: a Syrian observatory is nobody's government. Police and courts are a country's where its
    people's name stands first ("Icelandic police"), else a town's.
    """
    words = words_of(name)
    if not any(reach == "state" for _, reach in organs_in(name)):
        return countries().get(words[0]) if organs_in(name) and words[0] in peoples() else None
    for first in range(len(words)):
        for length in (3, 2, 1):
            country = countries().get(" ".join(words[first : first + length]))
            if country and not (first and words[first - 1] in NO_STATE):
                return country
    return None


def head_phrase(name: str) -> str:
    """A description up to its head: "two military sources" of "two military sources in the city"."""
    return AFTER_HEAD.split(f" {' '.join(name.split())} ", maxsplit=1)[0].strip()


def head_of(name: str) -> str:
    """The singular head word of a description: "source" of "two military sources in the city"."""
    words = words_of(head_phrase(folded(name))) or words_of(name)
    return singular(words[-1]) if words else ""


def faceless_kind(name: str) -> str | None:
    """``faceless`` or ``witness`` where the head of a description is a word that anybody may stand behind."""
    return faceless().get(head_of(name))


def is_spokesman(name: str) -> bool:
    return any(word in SPOKESMEN for word in words_of(name))


def is_titled(name: str) -> bool:
    """Whether every longer word has a capital, as in the name of a body ("Doctors at Sea")."""
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > LITTLE)


def is_both(name: str) -> bool:
    """Whether the words speak of two parties together: "both sides", "the two governments"."""
    words = words_of(name)
    return len(words) <= 3 and bool(PAIRED & set(words)) and bool(PAIRS & set(words))


@functools.lru_cache(maxsize=8192)
def has_name(name: str) -> bool:
    """Whether a capital letter names somebody or some body, beside peoples and countries and before any "in" or "from".

    The first word is a capital's own at a sentence's begin, so it counts only before another name.
    """
    capital = []
    name = BEYOND.split(f" {name} ", maxsplit=1)[0]
    for number, word in enumerate(re.findall(r"[^\W\d_][\w.'’-]*", name)):
        plain = words_of(word)
        plain = [ATTACHED.sub("", plain[0])] if plain else plain
        known = not plain or plain[0] in countries() or singular(plain[0]) in faceless() or plain[0] in no_names()
        capital.append((number, any(letter.isupper() for letter in word) and not known))
    if len(words_of(name)) > LONGEST_NAME:
        return False
    return any(is_capital for number, is_capital in capital if number) or (
        len(capital) > 1 and capital[0][1] and capital[1][1]
    )


@functools.lru_cache(maxsize=8192)
def core_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: without peoples, descriptions and spokesmen."""
    return frozenset(
        word
        for word in map(singular, words_of(name))
        if word not in countries() and word not in faceless() and word not in SPOKESMEN
    )


@functools.lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """The capitals of a name of several words ("Syrian Observatory for Human Rights": sohr), or ``""``."""
    letters = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(letters).casefold() if len(letters) > 1 else ""
