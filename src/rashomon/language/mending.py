"""Mend the spans that the recogniser cut too short or too long."""

from __future__ import annotations

import functools
from collections.abc import Callable

from rashomon.language.kinds import is_name_word
from rashomon.language.lexicon import company_suffixes, given_names, heads, surnames, titles
from rashomon.language.person_names import PARTICLES, is_syllables
from rashomon.model.language import Token

__all__ = ["HYPHENS", "POSSESSIVE", "grown", "person_part", "trimmed", "without_title"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’", "'S", "’S"})
HYPHENS = frozenset({"-", "‐", "‑"})
BRACKETS = frozenset({"(", "[", "{", ")", "]"})
ARTICLES = frozenset({"the", "a", "an"})

#: Company suffixes that are also other words, so that more of the name may follow.
PLAIN_ENDS = frozenset({"group", "holding", "holdings", "co", "company", "as", "se", "sa", "ab", "sas"})


def trimmed(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Without articles, titles, possessives and signs at either end."""
    last = next((i for i in range(first + 1, last) if tokens[i].text in BRACKETS), last)
    last = next((i + 1 for i in range(first + 1, last) if tokens[i].text.lower().rstrip(".") in company_ends()), last)
    moving = True
    while moving and first < last:
        moving = False
        word = tokens[last - 1].text
        if word in POSSESSIVE or (
            not is_name_word(tokens[last - 1]) and not word[:1].isdigit() and word not in {"Jr.", "Sr.", "III"}
        ):
            last -= 1
            moving = True
        elif tokens[first].text.lower() in ARTICLES or not (
            is_name_word(tokens[first]) or tokens[first].text[:1].isdigit()
        ):
            first += 1
            moving = True
    return first, last


def person_part(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """The last stretch of a person's span that holds no verb, particle or preposition: headlines put
    "Obama To Nominate Regina Benjamin" into one span."""
    begin = first
    for place in range(first, last):
        token = tokens[place]
        title = token.text[:1].isupper() and token.text.lower() in titles() and token.text.lower() != "sheikh"
        suffix = place + 1 < last and tokens[place + 1].text.rstrip(".").lower() in {"jr", "sr", "iii", "ii"}
        if place > first and place + 1 < last and title and not suffix:
            begin = place + 1  # "Elementary Principal Dawn …"
        if token.pos in {"VERB", "AUX", "PART", "ADP", "CCONJ", "SCONJ"} and token.text.lower() not in PARTICLES:
            begin = place + 1
    return (begin, last) if begin < last else (first, begin)


def without_title(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Without the titles in front of a person's name ("Comedian", "Lt. Col.", "Dr")."""
    while first < last - 1:
        words = tokens[first].text.lower()
        pair = f"{words} {tokens[first + 1].text.lower()}"
        if pair in titles() and first + 2 < last:
            first += 2
        elif words in titles() or f"{words}." in titles():
            first += 1
        else:
            break
    return first, last


@functools.cache
def company_ends() -> frozenset[str]:
    """Words that end a company's name whatever follows: "Ltd", "Inc"."""
    return frozenset(word for word in company_suffixes() if word not in heads() or not heads()[word].alone) - PLAIN_ENDS


def grown(
    tokens: tuple[Token, ...], first: int, last: int, label: str, taken: list[tuple[int, int]]
) -> tuple[int, int]:
    """With the rest of a name that was cut: hyphenated parts, and capitalised words joined to it."""

    def free(place: int) -> bool:
        return 0 <= place < len(tokens) and not any(a <= place < b for a, b in taken)

    def glued(place: int) -> bool:
        return tokens[place].begin == tokens[place - 1].end

    while free(last) and free(last + 1) and tokens[last].text in HYPHENS and glued(last) and glued(last + 1):
        if label != "PERSON" and tokens[last + 1].text.islower():
            break  # "Kremlin-backed"
        last += 2
    while free(first - 2) and tokens[first - 1].text in HYPHENS and glued(first) and glued(first - 1):
        first -= 2
    if label == "PERSON":
        last = with_particles(tokens, last, free)
        if last - first == 2 and free(last) and is_last_syllable(tokens, first, last):
            last += 1
        while free(last) and joined_name(tokens, last, last - 1):
            last += 1
        while (
            free(first - 1) and joined_name(tokens, first - 1, first) and tokens[first - 1].text.lower() not in titles()
        ):
            first -= 1
    return first, last


def is_last_syllable(tokens: tuple[Token, ...], first: int, place: int) -> bool:
    """Whether the token at ``place`` ends an East Asian name of three words: the "In" of "Moon Jae In"."""
    one, two, three = (token.text for token in tokens[first : place + 1])
    short = all(LEAST <= len(word) <= MOST and word[:1].isupper() and word[1:].islower() for word in (two, three))
    return short and one.lower() in surnames() and two.lower() not in given_names() and is_syllables(three.lower())


#: Letters of a syllable of an East Asian given name in Latin letters. From the spelling rules.
LEAST, MOST = 2, 6


def with_particles(tokens: tuple[Token, ...], last: int, free: Callable[[int], bool]) -> int:
    """Behind the rest of a surname that begins with particles ("Ursula" + "von der Leyen"), and behind "Jr."."""
    place = last
    while free(place) and tokens[place].text in NOBLE:
        place += 1
    if last < place < len(tokens) and free(place) and is_name_word(tokens[place]) and tokens[place].pos == "PROPN":
        last = place + 1
    comma = last + 1 if free(last) and tokens[last].text == "," else last
    if free(comma) and tokens[comma].text in {"Jr.", "Sr.", "Jr", "Sr"}:
        last = comma + 1
    return last


#: Particles that stand in lower case inside a surname and are no English words.
NOBLE = frozenset({"von", "van", "der", "den", "de", "del", "della", "di", "du", "la", "bin", "ibn", "al", "el"})


def joined_name(tokens: tuple[Token, ...], place: int, beside: int) -> bool:
    """Whether the token at ``place`` is a capitalised word of the same proper name as its neighbour."""
    token = tokens[place]
    return (
        token.pos == "PROPN"
        and is_name_word(token)
        and not token.entity
        and (token.head == beside or tokens[beside].head == place)
        and token.dep in {"compound", "flat", "nsubj", "nsubjpass", "pobj", "dobj", "poss", "appos", "ROOT"}
        and token.text.lower().rstrip(".") not in heads()
    )
