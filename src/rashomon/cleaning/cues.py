"""Cues: the words by which a line of furniture gives itself away.

In: one line of page text. Out: the kinds that ``cleaning_cues.tsv`` sees in it, and whether the first of
them decides. Patterns are bounded, and run over lines no longer than their ``max_words``.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from rashomon.errors import ResourceError
from rashomon.model.article import LayerKind
from rashomon.resources import table

__all__ = ["Cue", "cues_of"]

#: Lines longer than this many characters hold no cue: the longest cue's ``max_words`` reaches 400 words.
MAX_LINE = 4000


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind of furniture seen in a line; ``hard`` when the cue alone decides."""

    kind: LayerKind
    hard: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    cue: Cue
    max_words: int
    whole: bool
    search: re.Pattern[str]


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """The table's rows, compiled."""
    made: list[Pattern] = []
    for row in table("cleaning_cues"):
        before, after = {"whole": ("", ""), "start": (r"\A\W{0,4}(?:", ")"), "end": ("(?:", r")\W{0,4}\Z")}.get(
            row["where"], ("", "")
        )
        flags = 0 if re.match(r"\(?[A-Z]{2}", row["pattern"]) else re.IGNORECASE
        try:
            expression = re.compile(f"{before}{row['pattern']}{after}", flags)
        except re.error as error:
            raise ResourceError(f"data/cleaning_cues.tsv: {row['pattern']!r} is no pattern: {error}") from error
        cue = Cue(LayerKind(row["kind"]), row["hard"] == "yes")
        made.append(Pattern(cue, int(row["max_words"]), row["where"] == "whole", expression))
    return tuple(made)


@functools.lru_cache(maxsize=20_000)
def cues_of(line: str) -> tuple[Cue, ...]:
    """The cues in ``line``, the hard ones first, each kind once; in the table's order otherwise."""
    words = line.split()
    if not words or len(line) > MAX_LINE:
        return ()
    text, size = " ".join(words), len(words)
    found: dict[LayerKind, Cue] = {}
    for pattern in patterns():
        known = found.get(pattern.cue.kind)
        if size > pattern.max_words or (known is not None and known.hard):
            continue
        if pattern.search.fullmatch(text) if pattern.whole else pattern.search.search(text):
            found[pattern.cue.kind] = pattern.cue
    return tuple(sorted(found.values(), key=lambda cue: not cue.hard))
