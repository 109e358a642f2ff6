"""Whether two persons' names can be one person's: spellings, short forms, orders, names left out."""

from __future__ import annotations

import functools
import re

from rashomon.language.lexicon import (
    common_surnames,
    given_forms,
    given_names,
    korean_surnames,
    spanish_surnames,
    surname_peoples,
)
from rashomon.language.person_names import PARTICLES, PersonName

__all__ = ["blocks_of", "reduced", "same_given", "same_person", "same_surname", "same_word"]

#: Letters that transliterations write one way or another, reduced to one writing.
SPELLINGS = (
    ("yy", "y"), ("iy", "y"), ("ii", "y"), ("ij", "y"), ("yi", "y"), ("ei", "ey"), ("ai", "ay"), ("oi", "oy"), ("ie", "ye"),
    ("j", "y"), ("kh", "h"), ("ck", "k"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("ph", "f"), ("x", "ks"),
    ("oe", "o"), ("ae", "a"), ("ue", "u"),
)  # fmt: skip

#: Endings of Slavic surnames, and an Arabic one, whose spellings differ more than their letters do.
ENDS = (
    (re.compile("ah$"), "a"),
    (re.compile("enka$"), "enko"),
    (re.compile("chyo?v$|chov$"), "chev"),
    (re.compile("sk[iy]+$"), "sky"),
)
SLAVIC = re.compile("(?:enko|[eo]v|sky|in)$")

#: Vowels that romanisations of Korean do not keep apart.
KOREAN_VOWELS = re.compile("yeo|you|eo|eu|oo|ou|u")

#: What stands for the article in Arabic surnames.
ARABIC_ARTICLE = re.compile(r"^(?:al|el)-?(?=.{3})")
ARABIC_GROUPS = (("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("q", "k"), ("g", "k"), ("c", "k"), ("z", "d"))

#: Sons are told from fathers by these; "III" and a middle initial belong to a formal writing of one name.
ELDER, YOUNGER = frozenset({"sr", "senior"}), frozenset({"jr", "junior", "ii", "iii", "iv"})


@functools.cache
def reduced(word: str) -> str:
    """``word`` with the spellings that transliterations differ in written one way."""
    for ending, other in ENDS:
        word = ending.sub(other, word)
    if SLAVIC.search(word) and len(word) > 6:
        word = word.replace("y", "i")
    for old, new in SPELLINGS:
        word = word.replace(old, new)
    letters = [sign for place, sign in enumerate(word) if place == 0 or word[place - 1] != sign]
    return "".join(letters)


def same_word(left: str, right: str) -> bool:
    """Whether two folded names are spellings of one: equal, or equal once transliteration is levelled."""
    return left == right or (min(len(left), len(right)) > 3 and reduced(left) == reduced(right))


@functools.cache
def without_article(word: str) -> str:
    return ARABIC_ARTICLE.sub("", word)


@functools.cache
def skeleton(word: str) -> str:
    """The consonants of an Arabic name as transliterations agree on them: "Gaddafi" and "Qadhafi" are "kdf"."""
    word = without_article(word)
    for old, new in ARABIC_GROUPS:
        word = word.replace(old, new)
    letters = [sign for sign in word if sign not in "aeiouy'"]
    if word.endswith("h"):
        letters = letters[:-1]
    return "".join(sign for place, sign in enumerate(letters) if place == 0 or letters[place - 1] != sign)


ARABIC_FORMS = frozenset(
    {
        "muhammad", "ahmad", "hussein", "hassan", "khalid", "yusuf", "osama", "umar", "ibrahim", "ismail", "mahmoud", "mustafa",
        "muammar", "muqtada", "nouri", "haider", "riad", "walid", "faisal", "saeed", "saif", "sayyid", "abdullah", "abdul",
        "jamal", "tariq", "bashar", "nasser", "salim", "karim", "rashid", "hamid", "amin", "ayman", "anas", "abu", "ali",
    }
)  # fmt: skip


def is_arabic(name: PersonName) -> bool:
    """Whether a name shows that it was written in Arabic letters: by its article, or by a given name."""
    joined = any(word in {"al", "el", "bin", "ibn", "abu", "abdul", "abdel"} for word in name.words)
    return joined or bool(name.given and forms(name.given[0]) & ARABIC_FORMS)


@functools.cache
def forms(word: str) -> frozenset[str]:
    """A given name and the names that it is a form of."""
    return given_forms().get(word, frozenset()) | {word}


def same_given_word(left: str, right: str) -> bool:
    """Two given names that can be one person's: one name, spellings or short forms of one, or an initial."""
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    return same_word(left, right) or bool(forms(left) & forms(right))


def same_surname(left: PersonName, right: PersonName) -> bool:
    """Their surnames are spellings of one name."""
    if same_word(left.surname, right.surname):
        return True
    if left.eastern and right.eastern:
        ours, theirs = (korean_surnames().get(one.surname, frozenset()) for one in (left, right))
        return bool(ours & theirs)
    if is_arabic(left) and is_arabic(right):
        one, other = skeleton(left.surname), skeleton(right.surname)
        if one == other and len(one) > 2:
            return True
    plain = without_article(left.surname) == without_article(right.surname)
    return plain and (is_arabic(left) or is_arabic(right))


def same_given(left: PersonName, right: PersonName) -> bool:
    """Their given names can be one person's: the first agree, or one is the other's initial, and no
    middle name or suffix contradicts. Two middle initials contradict when they differ."""
    if differ_in_suffix(left, right):
        return False
    if not left.given or not right.given:
        return not left.given and not right.given
    if left.eastern or right.eastern:
        one, other = "".join(left.given), "".join(right.given)
        return one == other or (is_korean(left) and is_korean(right) and korean(one) == korean(other))
    if not same_given_word(left.given[0], right.given[0]):
        return False
    ours, theirs = middles(left), middles(right)
    return all(same_given_word(middle, fellow) for middle, fellow in zip(ours, theirs, strict=False))


def middles(name: PersonName) -> tuple[str, ...]:
    return tuple(word for word in name.given[1:] if word not in PARTICLES)


def differ_in_suffix(left: PersonName, right: PersonName) -> bool:
    """Whether "Jr." or "Sr." tells two apart. Told of one only, it does so unless that one is written formally,
    with a middle name, where the other leaves it out."""
    if left.suffix == right.suffix:
        return False
    if left.suffix and right.suffix:
        return True
    formal = left if left.suffix else right
    return formal.suffix in ELDER or len(formal.given) < 2


def is_korean(name: PersonName) -> bool:
    return name.eastern and "Korean" in surname_peoples().get(name.surname, frozenset())


@functools.cache
def korean(given: str) -> str:
    """A Korean given name with the vowels that romanisations confuse written one way."""
    return KOREAN_VOWELS.sub("o", given.replace("yeo", "yo").replace("you", "yo"))


def same_person(left: PersonName, right: PersonName) -> bool:
    """Whether two full names can be one person's, on the names alone."""
    if not left.full or not right.full:
        return False
    if same_surname(left, right) and same_given(left, right):
        return True
    if differ_in_suffix(left, right) or left.eastern != right.eastern:
        return turned(left, right)
    return turned(left, right) or shortened(left, right) or shortened(right, left)


def turned(left: PersonName, right: PersonName) -> bool:
    """One order and the other of an East Asian name of two words: "Abe Shinzo", "Shinzo Abe"."""
    if len(left.words) != 2 or left.words != right.words[::-1]:
        return False
    return sum(word in surname_peoples() for word in left.words) == 1


def shortened(long: PersonName, short: PersonName) -> bool:
    """Whether ``short`` leaves out a family name of ``long``: the mother's ("Felipe Calderón" for "Felipe Calderón
    Hinojosa"), a father's that many share ("Alfredo Rubalcaba"), or the given names ("López Obrador")."""
    ours, theirs = family_names(long), family_names(short)
    if len(long.words) <= len(short.words):
        return False
    if len(short.words) > 1 and long.words[-len(short.words) :] == short.words and short.words[0] not in given_names():
        return short.words[0] in spanish_surnames()
    if len(ours) < 2 or len(theirs) != 1:
        return False
    given, fellow = long.words[: len(long.words) - len(ours)], short.words[: len(short.words) - 1]
    if not given or not fellow or not same_given_word(given[0], fellow[0]):
        return False
    if any(not same_given_word(a, b) for a, b in zip(given[1:], fellow[1:], strict=False)):
        return False
    return theirs[0] == ours[0] or (ours[0] in common_surnames() | spanish_surnames() and theirs[0] == ours[-1])


def family_names(name: PersonName) -> tuple[str, ...]:
    """The words behind the given names: "lopez", "obrador"; one word where nothing tells of two. A second family
    name needs a first one of the Spanish-speaking world, or an Arabic article, in it."""
    words = tuple(word for word in name.words if word not in {"de", "la", "del", "y"})
    first = 1
    while first < len(words) - 1 and words[first] in given_names() and words[first] not in spanish_surnames():
        first += 1
    rest = words[first:]
    tells = any(word in spanish_surnames() for word in rest[:2]) or (len(rest) > 1 and rest[-2] in {"al", "el"})
    return rest if tells and len(rest) < 4 else words[-1:]


def blocks_of(name: PersonName) -> frozenset[str]:
    """Keys of which two names that can be one person's share at least one."""
    keys = {reduced(without_article(name.surname)), skeleton(name.surname) if is_arabic(name) else ""}
    keys.update(korean_surnames().get(name.surname, ()) if name.eastern else ())
    keys.update(reduced(word) for word in family_names(name))
    if len(name.words) == 2 and any(word in surname_peoples() for word in name.words):
        keys.update(reduced(word) for word in name.words)
    return frozenset(key for key in keys if len(key) > 1)
