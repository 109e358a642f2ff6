"""Which news agency a credit names.

In: the words of a credit ("IANS", "CBSMiami/AP", "The Associated Press"). Out: the agency's name in
``agencies.tsv``, or None. Only agencies that send copy to others count, not broadcasters that one quotes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from rashomon.resources import table

__all__ = ["agency_named", "agency_words"]

PARTS = re.compile(r"\s*(?:[/&|;,+]| and )\s*", re.IGNORECASE)
ARTICLE = re.compile(r"\A(?:the|via|from|source:?|by)\s+", re.IGNORECASE)


@functools.cache
def names() -> Mapping[str, str]:
    """Every way to write a wire agency's credit, in lower case, to its name."""
    known: dict[str, str] = {}
    for row in table("agencies"):
        if row["wire"] == "yes":
            for words in (row["name"], *row["aliases"].split("|"), *row["credits"].split("|")):
                if words:
                    known.setdefault(words.casefold(), row["name"])
    return known


@functools.cache
def agency_words() -> str:
    """A pattern part that matches any way to write a wire agency, longest first."""
    written = {
        words
        for row in table("agencies")
        if row["wire"] == "yes"
        for words in (row["name"], *row["aliases"].split("|"), *row["credits"].split("|"))
        if words
    }
    return "|".join(re.escape(words) for words in sorted(written, key=lambda words: (-len(words), words)))


def agency_named(credit: str) -> str | None:
    """The first agency that a credit names, whole or as one of the parts between slashes."""
    words = " ".join(credit.split()).strip(" .()[]-–—/*:,")
    for part in (words, *PARTS.split(words)):
        name = names().get(ARTICLE.sub("", part).strip(" .").casefold())
        if name is not None:
            return name
    return None
