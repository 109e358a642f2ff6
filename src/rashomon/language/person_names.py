"""The structure of persons' names, and whether two of them can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from rashomon.language.lexicon import given_names, surnames, words_of

__all__ = ["PARTICLES", "PersonName", "person_name", "same_given", "same_surname", "same_word"]

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
PARTICLES = frozenset(
    {
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "ben",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "ter",
        "abu",
        "dos",
    }
)

#: An Arabic surname alone: "al-Assad".
ARTICLED = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]sh|[Aa]s)-\w+")

#: Letters that transliterations write one way or another, reduced to one writing.
SPELLINGS = (
    ("yy", "y"), ("iy", "y"), ("ii", "y"), ("ij", "y"), ("yi", "y"), ("ei", "ey"), ("ai", "ay"), ("oi", "oy"), ("ie", "ye"),
    ("j", "y"), ("kh", "h"), ("ck", "k"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("ph", "f"), ("x", "ks"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded. ``given`` is empty for a surname alone."""

    surname: str
    given: tuple[str, ...]
    suffix: str = ""
    eastern: bool = False

    @property
    def full(self) -> bool:
        return bool(self.given)


def person_name(text: str) -> PersonName | None:
    """The parts of ``text``; None when it has no word. Nicknames in quotes and initials are kept as given names."""
    words = [word for word in words_of(text) if word]
    suffix = ""
    while len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop()
    if not words:
        return None
    if len(words) == 1 or ARTICLED.fullmatch(text.strip()):
        return PersonName("".join(words), (), suffix)
    if is_eastern(text, words):
        return PersonName(words[0], ("".join(words[1:]),), suffix, eastern=True)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    return PersonName("".join(words[cut:]), tuple(words[:cut]), suffix)


def is_eastern(text: str, words: list[str]) -> bool:
    """Whether the surname stands first: "Kim Jong-un", "Kim Jong Un", "Xi Jinping", not "Kim Smith".

    Needs a surname of the table in front, and behind it either two short syllables or one word that is
    no common Western name and is made of two syllables with that people's sounds.
    """
    if words[0] not in surnames():
        return False
    rest = words[1:]
    if any(word in given_names() for word in rest):
        return False
    if len(rest) == 2:
        return all(2 <= len(word) <= 6 for word in rest) and (
            "-" in text or rest[1] not in surnames() or rest[0] in surnames()
        )
    return len(rest) == 1 and is_syllables(rest[0]) and words[0] not in given_names()


INITIALS = (
    "zh",
    "ch",
    "sh",
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
    "",
)
FINALS = (
    "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai", "an", "ao", "ei", "en", "er",
    "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u",
)  # fmt: skip
SYLLABLES = frozenset(initial + final for initial in INITIALS for final in FINALS)


def is_syllables(word: str) -> bool:
    """Whether ``word`` is one or two syllables as Chinese given names are written in Latin letters."""
    if word in SYLLABLES:
        return True
    return any(word[:cut] in SYLLABLES and word[cut:] in SYLLABLES for cut in range(1, len(word)))


def reduced(word: str) -> str:
    """``word`` with the spellings that transliterations differ in written one way."""
    for old, new in SPELLINGS:
        word = word.replace(old, new)
    letters = [sign for place, sign in enumerate(word) if place == 0 or word[place - 1] != sign]
    return "".join(letters)


def same_word(left: str, right: str) -> bool:
    """Whether two folded names are spellings of one: equal, or equal once transliteration is levelled."""
    return left == right or (min(len(left), len(right)) > 3 and reduced(left) == reduced(right))


def same_surname(left: PersonName, right: PersonName) -> bool:
    """Their surnames are spellings of one name."""
    return same_word(left.surname, right.surname)


def same_given(left: PersonName, right: PersonName) -> bool:
    """Their given names can be one person's: the first agree, or one is the other's initial, and no
    middle name or suffix contradicts. Two middle initials contradict when they differ."""
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return False
    if not left.given or not right.given:
        return not left.given and not right.given
    if left.eastern or right.eastern:
        return "".join(left.given) == "".join(right.given) or close("".join(left.given), "".join(right.given))
    first, other = left.given[0], right.given[0]
    if not (same_word(first, other) or (min(len(first), len(other)) == 1 and first[0] == other[0])):
        return False
    for middle, fellow in zip(left.given[1:], right.given[1:], strict=False):
        if middle[0] != fellow[0] or (len(middle) > 1 < len(fellow) and not same_word(middle, fellow)):
            return False
    return True


def close(left: str, right: str) -> bool:
    """Eastern given names in two romanisations: one letter apart in at least six ("seongkweun", "songkweun")."""
    return min(len(left), len(right)) >= 6 and Levenshtein.distance(left, right, score_cutoff=1) <= 1
