"""The words of the grammar: each word's class, as one character, and its value.

The grammar is written over classes of words, not over letters: "June 4, 2025" is a month, a small
number, a comma and a year. Each class is one private character, so that a page becomes a short string
over which plain regular expressions run.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from rashomon.resources import table

__all__ = ["OTHER_CAPITAL", "OTHER_LOWER", "Word", "class_chars", "expand", "lookup"]

#: Words outside the lexicon, by their first letter, and signs that take no part in any expression.
OTHER_LOWER, OTHER_CAPITAL, OTHER_SIGN = "x", "X", "!"

#: Classes that the tokeniser itself gives (their members cannot be listed).
TOKEN_CLASSES = (
    "year",  # four digits, 1000 to 2199
    "int",  # one or two digits, 1 to 31
    "num",  # any other number
    "ord",  # 1st … 31st
    "bigord",  # 32nd …
    "frac",  # 1/2, ½
    "iso",
    "slash",
    "clock",
    "oclock",
    "decade",  # 1990s, '80s
    "quarter",  # Q3
    "poss",  # 's
    "holiday",
    "comma",
    "dot",
    "dash",
    "open",
    "close",
    "colon",
    "break",  # end of a line
)

#: First code point of the private use area, where the classes' characters live.
FIRST_CHAR = 0xE000

REFERENCE = re.compile(r"<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Word:
    """A word's class character, the class's name, its value, and the form it must have."""

    char: str
    kind: str
    value: str
    form: str

    def admits(self, text: str) -> bool:
        """Whether the word as written has the form that the lexicon asks for."""
        if self.form == "any":
            return True
        return text.isupper() if self.form == "upper" else text[0].isupper()


@functools.cache
def class_chars() -> dict[str, str]:
    """Class name to its character."""
    names = sorted({row["class"] for row in table("timing_words")} | set(TOKEN_CLASSES))
    return {name: chr(FIRST_CHAR + index) for index, name in enumerate(names)}


@functools.cache
def lookup() -> dict[str, tuple[Word, ...]]:
    """Lower-case word to its readings, in the table's order."""
    chars = class_chars()
    words: dict[str, tuple[Word, ...]] = {}
    for row in table("timing_words"):
        word = Word(chars[row["class"]], row["class"], row["value"], row["form"])
        words[row["word"]] = (*words.get(row["word"], ()), word)
    return words


def expand(pattern: str) -> str:
    """A grammar line with its ``<class>`` references replaced by the classes' characters."""
    chars = class_chars()
    return REFERENCE.sub(lambda found: chars[found[1]], pattern)
