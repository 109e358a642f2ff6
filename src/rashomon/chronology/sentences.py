"""Sentences of a text, as far as its stops and lines tell them."""

from __future__ import annotations

import re

__all__ = ["REACH", "sentence_around"]

#: Characters in which the words before or after a mention are still of its sentence, where no stop is found.
REACH = 300
STOP = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘(A-Z])|\n")


def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """The sentence that holds a span, as far as stops and lines tell, no further than REACH beyond it."""
    start = max(begin - REACH, 0)
    before = [found.end() for found in STOP.finditer(text, start, begin + 1) if found.end() <= begin]
    after = STOP.search(text, max(end - 1, begin), min(end + REACH, len(text)))
    return (before[-1] if before else start), (after.start() + 1 if after else min(end + REACH, len(text)))
