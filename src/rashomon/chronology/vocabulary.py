"""Words for comparing tellings: folded text, rare words, kin of happenings, places inside places."""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.article import Article, LayerKind
from rashomon.resources import table

__all__ = [
    "LONGEST",
    "Vector",
    "article_vectors",
    "capitals",
    "cosine",
    "folded",
    "kin_of",
    "listed",
    "news_share",
    "vector_of",
    "words_of",
]

Vector = Mapping[str, float]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
SPACES = re.compile(r"\s+")
FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})

#: Words shorter than this carry grammar, not content, except numbers.
SHORTEST = 3
#: Words of an article that are used to compare it: a story is told in its first few hundred.
LONGEST = 600


def folded(text: str) -> str:
    """Text without the differences that copying makes: case, quotes, dashes, white space."""
    return SPACES.sub(" ", unicodedata.normalize("NFKC", text).translate(FOLDS)).strip().casefold()


def words_of(text: str) -> list[str]:
    """The content words of a text, folded, possessives cut."""
    words = (word.removesuffix("'s") for word in WORD.findall(folded(text)))
    return [word for word in words if len(word) >= SHORTEST or word.isdigit()]


@functools.cache
def kin_table() -> Mapping[str, str]:
    return {row["subtype"]: row["kin"] for row in table("chronology_kin")}


def kin_of(subtype: str) -> str:
    """The family of happenings that may be told in one another's words."""
    return kin_table().get(subtype, subtype)


@functools.cache
def listed(of: str) -> frozenset[str]:
    """What is listed under a heading of ``chronology_aftermath.tsv``: kins and subtypes of harm and of what follows it."""
    return frozenset(row["what"] for row in table("chronology_aftermath") if row["of"] == of)


@functools.cache
def capitals() -> Mapping[str, str]:
    """From the folded name of a capital to the folded name of its country."""
    return {folded(row["capital"]): folded(row["name"]) for row in table("countries") if row.get("capital")}


def article_vectors(articles: Sequence[Article], at_large: int = 0) -> tuple[dict[str, Vector], Mapping[str, float]]:
    """TF-IDF vectors of the articles' own words, of length 1, and the inverse document frequencies. They are counted as
    if ``at_large`` texts about other things stood beside the articles, with the words that are common in the news: else
    one page more would change how rare words are in a small pile."""
    counts: dict[str, Counter[str]] = {}
    for article in articles:
        spans = article.spans(LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.BODY)
        words = words_of(" ".join(span.of(article.text) for span in spans))
        counts[article.id] = Counter(words[:LONGEST])
    frequency: Counter[str] = Counter()
    for count in counts.values():
        frequency.update(count.keys())
    size, common = len(articles) + at_large, shares()
    idf = {
        word: math.log((1 + size) / (0.5 + number + at_large * common.get(word, 0.0)))
        for word, number in frequency.items()
    }
    return {article: weighted(count, idf) for article, count in counts.items()}, idf


@functools.cache
def shares() -> Mapping[str, float]:
    """The words that are common in the news, with the share of texts that hold them."""
    return {row["word"]: float(row["share"]) for row in table("chronology_words")}


def news_share(word: str) -> float:
    """The share of news texts that hold a word, 0.0 for words that are not common."""
    return shares().get(word, 0.0)


def vector_of(words: Iterable[str], idf: Mapping[str, float]) -> Vector:
    return weighted(Counter(words), idf)


def weighted(count: Counter[str], idf: Mapping[str, float]) -> Vector:
    values = {word: (1.0 + math.log(number)) * idf.get(word, 0.0) for word, number in count.items()}
    length = math.sqrt(sum(value * value for value in values.values()))
    return {word: value / length for word, value in sorted(values.items()) if value > 0} if length > 0 else {}


def cosine(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)
