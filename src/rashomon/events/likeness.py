"""Which words may tell of one happening: the same root ("arrest" and "arrested", "sell" and "seller"), or near meaning."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from rashomon.resources import table

__all__ = ["may_tell_one", "root_of"]

#: Endings that make one word of another, longest first; what they leave must have three letters.
ENDINGS = tuple(
    sorted(
        (
            *("ization", "isation", "ations", "ation", "itions", "ition", "ements", "ement", "ments", "ment"),
            *("ification", "ify", "ified", "ifies", "ize", "ise", "ized", "ised", "ate", "ated", "ates", "ating"),
            *("ings", "ing", "ances", "ance", "ences", "ence", "ions", "ion", "ers", "er", "ors", "or"),
            *("als", "al", "ures", "ure", "ies", "ied", "es", "ed", "e", "s", "y"),
        ),
        key=lambda ending: (-len(ending), ending),
    )
)


@functools.cache
def irregular() -> Mapping[str, str]:
    return {row["word"]: row["root"] for row in table("events_roots")}


@functools.cache
def root_of(lemma: str) -> str:
    """What is left of a word without the ending that makes a noun or a form of it."""
    word = irregular().get(lemma.lower(), lemma.lower())
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl"
    return word[:-1] if doubled else word


@functools.cache
def classes_of_words() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("events_alike"):
        found.setdefault(row["word"], set()).add(row["class"])
    return {word: frozenset(names) for word, names in found.items()}


def may_tell_one(one: str, other: str) -> bool:
    """Whether two lemmas may be used for one happening."""
    if root_of(one) == root_of(other):
        return True
    table_ = classes_of_words()
    return bool(table_.get(one.lower(), frozenset()) & table_.get(other.lower(), frozenset()))
