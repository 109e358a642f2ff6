"""Cues: the words by which a line of furniture gives itself away.

In: one line of page text. Out: the kinds that ``cleaning_cues.tsv`` sees in it, and whether the first of
them decides. Patterns are bounded, and run over lines no longer than their ``max_words``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.cleaning.addressing import tells
from rashomon.errors import ResourceError
from rashomon.model.article import LayerKind
from rashomon.resources import table

__all__ = ["Cue", "cues_of", "has_mark"]

#: Lines longer than this many characters hold no cue: the longest cue's ``max_words`` reaches 400 words.
MAX_LINE = 4000


#: Kinds of notices that speak to the reader: a sentence that tells of cookies or accounts is none.
ASKING = frozenset({LayerKind.COOKIE, LayerKind.LOGIN_WALL, LayerKind.NEWSLETTER})


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
        cue = Cue(LayerKind(row["kind"]), row["hard"] == "yes")
        made.append(Pattern(cue, int(row["max_words"]), row["where"] == "whole", expression(row)))
    return tuple(made)


def expression(row: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern of a row of cues or marks, tied to the end of the line that ``where`` names."""
    before, after = {"whole": ("", ""), "start": (r"\A\W{0,4}(?:", ")"), "end": ("(?:", r")\W{0,4}\Z")}.get(
        row["where"], ("", "")
    )
    flags = 0 if re.match(r"\(?[A-Z]{2}", row["pattern"]) else re.IGNORECASE
    try:
        return re.compile(f"{before}{row['pattern']}{after}", flags)
    except re.error as error:
        raise ResourceError(f"a table of cleaning says {row['pattern']!r}, which is no pattern: {error}") from error


@functools.cache
def marks(mark: str) -> tuple[tuple[int, bool, re.Pattern[str]], ...]:
    """Most words, whether the whole line must match, and the expression, of each row of this mark."""
    return tuple(
        (int(row["max_words"]), row["where"] == "whole", expression(row))
        for row in table("cleaning_marks")
        if row["mark"] == mark
    )


@functools.lru_cache(maxsize=20_000)
def has_mark(line: str, mark: str) -> bool:
    """Whether a line holds one of the marks of ``cleaning_marks.tsv`` with this name."""
    if len(line) > MAX_LINE:
        return False
    text = " ".join(line.split())
    size = len(text.split(" "))
    return any(
        size <= most and bool(search.fullmatch(text) if whole else search.search(text))
        for most, whole, search in marks(mark)
    )


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
    if not ASKING.isdisjoint(found) and tells(text):
        found = {kind: cue for kind, cue in found.items() if kind not in ASKING}
    return tuple(sorted(found.values(), key=lambda cue: not cue.hard))
