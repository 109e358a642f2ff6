"""Furniture that ran into the sentences of a story on one line.

In: a line of the story. Out: its parts in order, each with its kind. Only long lines are looked at, and only
phrases of ``cleaning_phrases.tsv``, which no sentence of news holds, are cut out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from rashomon.cleaning.lines import Line
from rashomon.errors import ResourceError
from rashomon.model.article import LayerKind
from rashomon.resources import table

__all__ = ["phrases_in"]

#: Words from which a line is a story, or several paragraphs, that lost its line breaks.
MIN_WORDS = 60


@functools.cache
def phrases() -> tuple[tuple[LayerKind, re.Pattern[str]], ...]:
    """The table's rows, compiled."""
    made = []
    for row in table("cleaning_phrases"):
        before, after = {"start": (r"\A(?:", ")"), "end": ("(?:", r")\W{0,4}\Z")}.get(row["where"], ("(?:", ")"))
        try:
            made.append((LayerKind(row["kind"]), re.compile(f"{before}{row['pattern']}{after}")))
        except re.error as error:
            raise ResourceError(f"data/cleaning_phrases.tsv: {row['pattern']!r} is no pattern: {error}") from error
    return tuple(made)


def phrases_in(line: Line) -> Iterator[tuple[Line, LayerKind]]:
    """The parts of ``line`` without the white space around them: story, and what is none."""
    found = sorted(spans_in(line.text)) if len(line.text.split(None, MIN_WORDS)) > MIN_WORDS else []
    at = 0
    for begin, end, kind in found:
        if begin < at:
            continue
        yield from part(line, at, begin, LayerKind.BODY)
        yield from part(line, begin, end, kind)
        at = end
    yield from part(line, at, len(line.text), LayerKind.BODY)


def spans_in(text: str) -> Iterator[tuple[int, int, LayerKind]]:
    for kind, pattern in phrases():
        for found in pattern.finditer(text):
            if found.end() > found.start():
                yield found.start(), found.end(), kind


def part(line: Line, begin: int, end: int, kind: LayerKind) -> Iterator[tuple[Line, LayerKind]]:
    words = line.text[begin:end]
    begin += len(words) - len(words.lstrip())
    words = words.strip()
    if words:
        yield Line(line.begin + begin, line.begin + begin + len(words), words), kind
