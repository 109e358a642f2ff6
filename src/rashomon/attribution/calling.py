"""What a link of a chain is called where its words only describe it: by whose institution or office it is.

"Norway's embassy in Lima" is the Norwegian embassy in Lima, "the country's foreign ministry" the ministry of the one
country that was just spoken of. Where nobody can tell which, the words stay as they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from rashomon.model.language import EntityMention
from rashomon.resources import table

__all__ = ["called", "country_named", "owner_of", "possessed"]

#: Possessor, and what it possesses. Whose the possessor is comes from tables, not from the pattern.
OWNED = re.compile(r"(?:the\s+)?(\S+(?:\s\S+){0,4}?)['’]s?\s+(\S.*)", re.IGNORECASE | re.DOTALL)
ITS = re.compile(r"(its)\s+(\S.*)", re.IGNORECASE | re.DOTALL)
#: A description's head stands before the first of these.
TAIL = re.compile(r"\s(?:in|at|to|of|for|on|with|from)\s|,|\s\(")
#: A short form behind a name.
BRACKET = re.compile(r"\s\([^()]{1,20}\)$")
WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.-][^\W\d_]+)*\.?")
#: A name of an institution of so many words with capitals is told from others without its country. Chosen: two words
#: ("Security Council", "Supreme Court") are shared by many countries.
OWN_NAME = 3
#: Words between a country and a link that takes it up beside its speaker ("Norwegian lawmaker Ann Lee, citing …").
BESIDE = 8
#: Longest name of a country, in words, that is looked for.
LONGEST = 4
#: Demonyms that name persons only: the country's own name stands before its bodies.
PERSONAL = re.compile(r"(?:er|Kiwi)$")
#: Possessors that take up a country spoken of before.
COUNTRY = frozenset({"country", "nation"})
SPOKEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})


@functools.cache
def institutions() -> Mapping[str, str]:
    return {row["word"]: row["form"] for row in table("attribution_institutions")}


@functools.cache
def offices() -> frozenset[str]:
    """Offices that one person holds at a time, and those who speak for a body."""
    return frozenset(row["title"] for row in table("titles") if row["single"] == "y") | SPOKEN


@functools.cache
def adjectives() -> Mapping[str, str]:
    """From each name and people of a country, lower case, to what its bodies are called by."""
    found: dict[str, set[str]] = {}
    for row in table("countries"):
        peoples = [name for name in row["demonyms"].split("|") if name]
        form = peoples[0] if peoples and not PERSONAL.search(peoples[0]) else row["name"]
        for name in (row["name"], *row["aliases"].split("|"), *peoples):
            if name:
                found.setdefault(name.lower().replace("’", "'"), set()).add(form)
    return {name: next(iter(forms)) for name, forms in found.items() if len(forms) == 1}


def country_named(words: str) -> str | None:
    """The adjective of the country that the words name, if they name one and nothing else."""
    plain = " ".join(words.split()).replace("’", "'").removeprefix("the ").removeprefix("The ")
    if not plain[:1].isupper():
        return None
    return adjectives().get(plain.lower()) or adjectives().get(plain.lower().removesuffix("."))


def possessed(words: str) -> tuple[str, str] | None:
    """Possessor and possessed of a description, where the possessed is an institution or an office."""
    found = OWNED.fullmatch(words.strip()) or ITS.fullmatch(words.strip())
    if found is None or head_kind(found[2]) is None:
        return None
    return found[1], BRACKET.sub("", " ".join(found[2].split()))


def head_kind(words: str) -> str | None:
    """``owned``, ``named`` or ``office``: what the head of a description is; None: neither institution nor office."""
    head = TAIL.split(words, maxsplit=1)[0].lower().split()
    for length in (3, 2, 1):
        if len(head) >= length:
            run = " ".join(head[-length:])
            if run in institutions():
                return institutions()[run]
            if run in offices():
                return "office"
    return None


def called(possessor: str, rest: str, country: str | None, owner: str) -> str | None:
    """The name of what a country (its adjective) or another body (its name) possesses; None where neither is known."""
    if country is not None:
        capitals = [word for word in TAIL.split(rest, maxsplit=1)[0].split() if word[:1].isupper()]
        if head_kind(rest) == "named" and len(capitals) >= OWN_NAME:
            return rest
        return f"{country} {rest}"
    if owner and owner.lower() != possessor.lower():
        return f"{rest} of {owner}" if head_kind(rest) == "office" else f"{owner} {rest}"
    return None


def owner_of(
    possessor: str, before: str, sentence: str, mention: EntityMention | None, names: Mapping[str, str]
) -> str:
    """The name that "the country", "the party" or "its" takes up; ``""`` where that is not clear.

    ``mention`` is the possessor's own, ``sentence`` the words before it in its sentence, ``before`` those of the
    sentences that lead up to it.
    """
    if mention is not None and mention.entity in names:
        return names[mention.entity]
    if possessor.lower() not in COUNTRY:
        return ""
    here = named_in(sentence)
    if here:
        at, last = here[-1]
        between = sentence[at:].split()
        if len(between) <= BESIDE and any(word.lower() in titles() for word in between[:4]):
            return last
        return last if len({country for _, country in here}) == 1 else ""
    told = {country for _, country in named_in(before)}
    return next(iter(told)) if len(told) == 1 else ""


@functools.cache
def titles() -> frozenset[str]:
    return frozenset(row["title"] for row in table("titles"))


def named_in(text: str) -> list[tuple[int, str]]:
    """The countries that a text names or whose people it names: where the name ends, and the adjective."""
    words = list(WORD.finditer(text))
    found = []
    place = 0
    while place < len(words):
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            country = country_named(text[words[place].start() : words[place + length - 1].end()])
            if country is not None:
                found.append((words[place + length - 1].end(), country))
                place += length - 1
                break
        place += 1
    return found
