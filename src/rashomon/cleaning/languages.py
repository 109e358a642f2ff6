"""Which language a text is in, by its commonest words; ``und`` when that is not plain."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping

from rashomon.resources import table

__all__ = ["language_of"]

WORD = re.compile(r"[^\W\d_]+")
#: Words looked at: enough for certainty, cheap on giant pages.
LOOKED_AT = 1500
#: Share of words that must be common ones of the language: running text has 25 % and more, lists of
#: names below 10 %.
MIN_SHARE = 0.15
#: How many times more common words than of the second language (a word may be two languages').
MIN_LEAD = 1.25
#: Scripts that tell the language by themselves, well enough to know that it is not English.
SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af]")), ("ja", re.compile(r"[\u3040-\u30ff]")), ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")), ("he", re.compile(r"[\u0590-\u05ff]")), ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")), ("el", re.compile(r"[\u0370-\u03ff]")),
)  # fmt: skip


@functools.cache
def languages_of_words() -> Mapping[str, tuple[str, ...]]:
    """Each common word to the languages that use it."""
    known: dict[str, tuple[str, ...]] = {}
    for row in table("cleaning_stopwords"):
        for word in row["words"].split():
            known[word] = (*known.get(word, ()), row["language"])
    return known


def language_of(text: str) -> str:
    """An ISO 639-1 code, or ``und``."""
    start = text[: LOOKED_AT * 12]
    letters = sum(character.isalpha() for character in start)
    for code, script in SCRIPTS:
        if letters and len(script.findall(start)) > 0.3 * letters:
            return code
    words = [word.casefold() for word in WORD.findall(start)[:LOOKED_AT]]
    counts = Counter(language for word in words for language in languages_of_words().get(word, ()))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < MIN_SHARE * len(words):
        return "und"
    if len(ranked) > 1 and ranked[0][1] < MIN_LEAD * ranked[1][1]:
        return "und"
    return ranked[0][0]
