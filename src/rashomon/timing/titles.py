"""Words of time that are part of a name: "The Sunday Times", "60 Minutes", "20th Century Fox"."""

from __future__ import annotations

import functools
import re

from rashomon.resources import table
from rashomon.timing.reading import Reading

__all__ = ["is_title"]

#: What a quoted title stands between: an opening quote right before it, a closing one behind it, with at most one stop.
OPENING = re.compile(r"(?:[\"“‘]|''|``)\Z")
CLOSING = re.compile(r"[.,]?(?:[\"”’]|''|'(?!s\b))")

#: A quoted name that ends with the weekday: "Fox News Sunday".
QUOTED_NAME = re.compile(r"[\"“‘](?:[A-Z]\w{0,15} ){1,3}\Z")
#: Characters that three such words and their quote take up.
NAME_REACH = 40

#: Words of the calendar proper are quoted as words are, and not as titles.
CALENDAR = frozenset({"month", "nmonth", "may", "march", "mon", "weekday", "wd", "year", "holiday", "iso", "slash"})


@functools.cache
def title_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("timing_titles"))


def is_title(reading: Reading) -> bool:
    """Whether the match is the name of a paper, a programme or a house, by the word behind it or its quotes."""
    words, text = reading.words, reading.words.text
    if reading.classes[-1] in NAMING and reading.word_after() in title_words():
        return (
            text[words.ends[reading.last - 1] : words.begins[reading.last]] == " "
            and words.word(reading.last)[0].isupper()
        )
    if reading.classes == ["weekday"] and reading.word_before() == "on" and reading.word_before(2) == "mail":
        return words.word(reading.first - 2)[0].isupper()
    if reading.classes == ["weekday"] and QUOTED_NAME.search(text, max(reading.begin - NAME_REACH, 0), reading.begin):
        return bool(CLOSING.match(text, reading.end))
    if len(reading.classes) < 2 or reading.has(*CALENDAR):
        return False
    large = all(word[0].isupper() or word[0].isdigit() for word in reading.text.split())
    return (
        large
        and bool(OPENING.search(text, max(reading.begin - 2, 0), reading.begin))
        and bool(CLOSING.match(text, reading.end))
    )


#: Classes that a name can be made with.
NAMING = frozenset({"weekday", "partday", "unit", "units", "adverb", "weekend"})
