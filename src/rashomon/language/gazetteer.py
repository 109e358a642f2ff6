"""Find the names that the tables know: agencies, outlets, countries, peoples, capitals, seats of power."""

from __future__ import annotations

import functools
import re

from rashomon.language.lexicon import QUOTES, Known, countries, known_names
from rashomon.model.language import Sentence

__all__ = ["table_names"]

FIRST_WORD = re.compile(r"\w+")


@functools.cache
def by_first_word() -> dict[str, tuple[str, ...]]:
    """The tables' names by their first word, folded, the longest first."""
    index: dict[str, list[str]] = {}
    for name in known_names():
        first = FIRST_WORD.search(name)
        if first:
            index.setdefault(first[0].casefold(), []).append(name.translate(QUOTES))
    return {word: tuple(sorted(set(names), key=lambda name: (-len(name), name))) for word, names in index.items()}


@functools.cache
def straight_names() -> dict[str, Known]:
    return {name.translate(QUOTES): known for name, known in reversed(known_names().items())}


def table_names(
    sentence: Sentence, page: str, article_words: frozenset[str], shouted: bool
) -> list[tuple[int, int, Known]]:
    """Token ranges of ``sentence`` that the tables know, the longest names first come, not overlapping.

    ``article_words`` are the words of the article, for names that need company; ``shouted`` says that the
    sentence is all capitals on the page, so that case says nothing.
    """
    text = page[sentence.begin : sentence.end].translate(QUOTES)
    ends = {token.end - sentence.begin: index + 1 for index, token in enumerate(sentence.tokens)}
    index, known = by_first_word(), straight_names()
    found: list[tuple[int, int, Known]] = []
    free = 0
    for place, token in enumerate(sentence.tokens):
        if place < free or not (token.text[:1].isupper() or token.text[:1] == "d" or token.text[:2] == "al"):
            continue
        begin = token.begin - sentence.begin
        word = FIRST_WORD.match(text, begin)
        if not word:
            continue
        for name in index.get(word[0].casefold(), ()):
            end = ends.get(begin + len(name))
            if end is None:
                continue
            there = text[begin : begin + len(name)]
            if there != name and not (shouted and there.casefold() == name.casefold() and len(name) > 3):
                continue
            entry = known[name]
            if entry.needs and not any(need in article_words for need in entry.needs):
                continue
            if is_short_sign(name) and not at_home(entry, article_words):
                continue
            if entry.what in {"demonym", "people"} and page[token.begin - 1 : token.begin] == "-":
                continue  # "African-American": no country acts here
            found.append((place, end, entry))
            free = end
            break
    return found


def is_short_sign(name: str) -> bool:
    """Whether a name is an abbreviation of two or three capitals, which mean many things: "DNA", "MIA"."""
    return len(name) <= 3 and name.isupper()


def at_home(entry: Known, article_words: frozenset[str]) -> bool:
    """Whether the article speaks of the country of an agency or outlet, or the abbreviation is known everywhere."""
    if entry.what not in {"agency", "outlet", "body"} or entry.country in {
        None,
        "United States",
        "United Kingdom",
        "France",
    }:
        return True
    home = next((country for country in countries().values() if country.name == entry.country), None)
    return home is None or any(name.split()[-1] in article_words for name in home.names | home.demonyms)
