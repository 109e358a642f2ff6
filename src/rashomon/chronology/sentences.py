"""Where the sentences of a page begin and end, as far as that is told by its signs."""

from __future__ import annotations

import functools
import re

__all__ = ["REACH", "sentence_around", "sentence_starts"]

#: Where a sentence ends: a line's end, or a full stop after a word or figure that is no abbreviation's.
STOP = re.compile(r"\n+|(?<=[a-z0-9”\"’)]{3}[.!?])[\"”’)]*\s+(?=[\"“‘(—-]?[A-Z])")
#: Where it may end at the latest: also after what may be an abbreviation.
ANY_STOP = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘(A-Z])|\n")
#: Characters in which the words before or after a mention are still of its sentence, where no stop is found.
REACH = 300


@functools.lru_cache(maxsize=4096)
def sentence_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in STOP.finditer(text)))


def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """The sentence that holds a span, as far as stops and lines tell, no further than REACH beyond it."""
    start = max(begin - REACH, 0)
    before = [found.end() for found in ANY_STOP.finditer(text, start, begin + 1) if found.end() <= begin]
    after = ANY_STOP.search(text, max(end - 1, begin), min(end + REACH, len(text)))
    return (before[-1] if before else start), (after.start() + 1 if after else min(end + REACH, len(text)))
