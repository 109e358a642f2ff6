"""The lines of a page text, and the kinds they are given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model.article import LayerKind

__all__ = ["Line", "Piece", "key_of", "lines_of"]

LINE = re.compile(r"[^\n]+")
BLANK = re.compile(r"[\s\u200b\u2060\ufeff]*")
MARKS = re.compile(r"\W+")
STRAIGHT = str.maketrans("‘’“”–—", "''\"\"--")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line, without the white space around it."""

    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a part of one, and what it is. ``inside`` pieces lie in a body piece (datelines)."""

    begin: int
    end: int
    kind: LayerKind


def lines_of(text: str) -> tuple[Line, ...]:
    """The non-blank lines of ``text``, in order."""
    lines = []
    for found in LINE.finditer(text):
        words = found[0]
        if BLANK.fullmatch(words):
            continue
        begin = found.start() + len(words) - len(words.lstrip())
        lines.append(Line(begin, begin + len(words.strip()), words.strip()))
    return tuple(lines)


def key_of(text: str) -> str:
    """What two lines share that say the same: letters and digits in lower case."""
    return MARKS.sub(" ", text.translate(STRAIGHT)).strip().casefold()
