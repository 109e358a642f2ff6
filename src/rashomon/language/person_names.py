"""The structure of persons' names: which word is the surname, and what stands before or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.language.lexicon import given_names, surname_peoples, surnames, words_of

__all__ = ["PARTICLES", "PersonName", "is_syllable", "is_syllables", "person_name"]

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

#: A given name of two syllables with a hyphen: "Geun-hye".
HYPHENED = re.compile(r"[^\W\d_]{2,6}-[^\W\d_]{2,6}")

#: A Japanese given name in Latin letters: syllables that end in a vowel or n.
MORAE = re.compile(r"(?:(?:[kgsztdnhbpmr]y|sh|ch|ts|[kgsztdnhbpmyrwjf])?[aiueo]|n(?![aiueoy])){2,8}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded. ``given`` is empty for a surname alone; ``words`` are all words as they
    stand, without the suffix."""

    surname: str
    given: tuple[str, ...]
    suffix: str = ""
    eastern: bool = False
    words: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        return bool(self.given)


#: Numbers behind a ruler's or pope's one name, which make it a full name: "Elizabeth II". Not "xi", a surname.
REIGNS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii"})


def person_name(text: str) -> PersonName | None:
    """The parts of ``text``; None when it has no word. Nicknames in quotes and initials are kept as given names."""
    words = [word for word in words_of(text) if word]
    suffix = ""
    if len(words) == 2 and words[1] in REIGNS:
        return PersonName(words[0], (words[1],), words=tuple(words))
    while len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop()
    if not words:
        return None
    words = joined_servants(words)
    while len(words) > 2 and words[0] in REVERED:
        words.pop(0)
    told = tuple(words)
    if len(words) == 1 or ARTICLED.fullmatch(text.strip()):
        return PersonName("".join(words), (), suffix, words=told)
    if is_eastern(text, words):
        return PersonName(words[0], ("".join(words[1:]),), suffix, eastern=True, words=told)
    if is_turned(text, words):
        return PersonName(words[-1], ("".join(words[:-1]),), suffix, eastern=True, words=told)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    return PersonName("".join(words[cut:]), spread_initials(words[:cut]), suffix, words=told)


def spread_initials(words: list[str]) -> tuple[str, ...]:
    """Given names with joined initials parted: "hr" (from "H.R.") is "h", "r"."""
    out: list[str] = []
    for word in words:
        out += list(word) if len(word) == 2 and not set(word) & VOWELS else [word]
    return tuple(out)


VOWELS = frozenset("aeiouy")

#: Forms of respect that stand before a whole Arabic or Persian name.
REVERED = frozenset({"sayyed", "sayyid", "sayed", "syed", "sheikh", "shaikh", "ayatollah", "mullah", "haji", "hajj"})

#: "Abdul Aziz", "Abdel-Aziz", "Abdulaziz" are one word in Arabic, "servant of" and a name of God.
SERVANT = re.compile(r"abd[aeou]l(?=.{3})")


def joined_servants(words: list[str]) -> list[str]:
    """The words with "Abdul" and its name of God as one word in one spelling."""
    out: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        if word in {"abdul", "abdel", "abdal", "abdol"} and (
            place + 2 < len(words) or (place + 1 < len(words) and place and words[place - 1] in {"bin", "ibn"})
        ):
            word, place = "abdul" + words[place + 1], place + 1
        out.append(SERVANT.sub("abdul", word) if word not in {"abdallah", "abdullah", "abdulla"} else word)
        place += 1
    return out


#: Surnames so common in Korea that they are hardly a given name's syllable: they stand first, whatever follows.
FIRST = frozenset({"kim", "lee", "park", "pak", "choi", "choe", "ri", "roh", "moon"})


def is_turned(text: str, words: list[str]) -> bool:
    """Whether an East Asian name stands in Western order and shows it: "Geun-hye Park"."""
    return len(words) == 3 and words[-1] in surnames() and HYPHENED.match(text.strip()) is not None


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
            "-" in text or words[0] in FIRST or rest[1] not in surnames() or rest[0] in surnames()
        )
    if len(rest) != 1 or words[0] in given_names():
        return False
    if is_syllables(rest[0]):
        return True
    return "Japanese" in surname_peoples()[words[0]] and rest[0] not in surnames() and bool(MORAE.fullmatch(rest[0]))


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


def is_syllable(word: str) -> bool:
    """Whether ``word`` is one syllable as Chinese given names are written in Latin letters, or as short as one."""
    return word in SYLLABLES or len(word) < SHORT


#: Two syllables have at least four letters ("Jian").
SHORT = 4


def is_syllables(word: str) -> bool:
    """Whether ``word`` is one or two syllables as Chinese given names are written in Latin letters."""
    if word in SYLLABLES:
        return True
    return any(word[:cut] in SYLLABLES and word[cut:] in SYLLABLES for cut in range(1, len(word)))
