"""Where the sentences of a page begin, as far as that is told by its signs."""

from __future__ import annotations

import functools
import re

__all__ = ["sentence_starts"]

#: Where a sentence ends: a line's end, or a full stop after a word or figure that is no abbreviation's.
STOP = re.compile(r"\n+|(?<=[a-z0-9”\"’)]{3}[.!?])[\"”’)]*\s+(?=[\"“‘(—-]?[A-Z])")


@functools.lru_cache(maxsize=4096)
def sentence_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in STOP.finditer(text)))
