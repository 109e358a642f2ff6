"""Where the sentence around some words begins and ends."""

from __future__ import annotations

import re

__all__ = ["sentence_around"]

#: Where a sentence ends: a full stop, question or exclamation mark, closing quotes, white space, and a
#: capital, digit or opening quote. Abbreviations before a name ("Mr.", "Gen.", "U.S.") end none.
BOUNDARY = re.compile(r"(?<=[.!?])[”\"’')\]]{0,2}\s+(?=[“\"‘'(\[]?[A-Z0-9])")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|St|No|Prof|Rev|Hon|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)"
    r"|\b[A-Z])\.$"
)

#: How far a sentence can reach on either side of words in it: none of news does, and a page may be one line of two million
#: characters.
REACH = 5000


def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span of the sentence, within its line, that holds ``begin..end``."""
    line_begin = text.rfind("\n", 0, begin) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    line_begin, line_end = max(line_begin, begin - REACH), min(line_end, end + REACH)
    first, last = line_begin, line_end
    for boundary in BOUNDARY.finditer(text, line_begin, line_end):
        if ABBREVIATED.search(text, max(line_begin, boundary.start() - 8), boundary.start()):
            continue
        if boundary.end() <= begin:
            first = boundary.end()
        elif boundary.start() >= end:
            last = boundary.start() + len(boundary[0].rstrip())
            break
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
