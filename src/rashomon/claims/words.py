"""The content words of a claim, and how alike two claims are."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.resources import table

__all__ = ["Bag", "alike", "bags", "figures", "folded", "hollow", "negated", "stems"]

Bag = Mapping[str, float]

WORD = re.compile(r"[^\W\d_]+")
FIGURE = re.compile(r"\d[\d,.]*")
NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|neither|nor|without|cannot)\b|n't\b")
SPACES = re.compile(r"\s+")
FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})

#: Words are compared by their first letters, so that "weapon", "weapons" and "weaponry" agree.
STEM = 6
#: Shorter words carry grammar.
SHORTEST = 4


def folded(text: str) -> str:
    """Text without the differences that copying makes."""
    return SPACES.sub(" ", text.translate(FOLDS)).strip().casefold()


def negated(text: str) -> bool:
    """Whether a text says of something that it is not so."""
    return NEGATION.search(folded(text)) is not None


def stems(text: str) -> list[str]:
    return [word[:STEM] for word in WORD.findall(folded(text)) if len(word) >= SHORTEST]


@functools.cache
def hollow() -> frozenset[str]:
    """Stems of words that a denial may consist of without saying what the matter is ("any involvement")."""
    return frozenset(row["word"][:STEM] for row in table("claims_hollow"))


def figures(text: str) -> frozenset[str]:
    return frozenset(figure.strip(".,").replace(",", "") for figure in FIGURE.findall(text))


def bags(texts: Sequence[str]) -> list[Bag]:
    """TF-IDF vectors of length 1, weighted within these texts."""
    counts = [Counter(stems(text)) for text in texts]
    frequency: Counter[str] = Counter()
    for count in counts:
        frequency.update(count.keys())
    idf = {word: math.log((1 + len(texts)) / (0.5 + number)) for word, number in frequency.items()}
    return [normalised(count, idf) for count in counts]


def normalised(count: Mapping[str, int], idf: Mapping[str, float]) -> Bag:
    values = {word: number * idf[word] for word, number in sorted(count.items())}
    length = math.sqrt(sum(value * value for value in values.values()))
    return {word: value / length for word, value in values.items()} if length > 0 else {}


def alike(one: Bag, other: Bag) -> float:
    return sum(value * other[word] for word, value in one.items() if word in other)
