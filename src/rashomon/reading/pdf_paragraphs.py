"""Printed lines as the paragraphs they were broken from.

In: the lines of each page with where they stand and how large they are. Out: paragraphs. Two lines belong
together when they stand as near as lines of that size do, in one column, and the second one's first word
had no room left on the first. Lengths are counted in characters: print sets about as many on every full line.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Line", "paragraphs_of", "running_lines"]

#: Distances between lines of one paragraph differ by rounding only; a blank of a third of a line is a break.
SAME_LEADING = 1.3
#: A line below by more than this many heights is never the next line of a paragraph (double spacing is 2.4).
FARTHEST = 2.6
#: Sizes differ within a line for superscripts, between heading and text by a fifth at least.
SAME_SIZE = 0.12
#: Share of a column's longest line within which a line is full; ragged setting leaves up to a seventh.
FULL = 0.85
#: Characters on the longest line below which a column is a list, not prose: newspapers set 28 to 40.
NARROWEST = 25
#: Column edges of a paragraph's lines differ by rounding and by an indent of the first line.
SAME_EDGE = 0.6
#: Share of lines ending in a hyphen above which a file breaks words at line ends (English print: 3 to 10 %).
BREAKS_WORDS = 0.02
#: Lines at the top and the bottom of a page that may run along its edge.
EDGE_LINES = 3
DIGITS = re.compile(r"\d+")
CLOSED = (".", "!", "?", ":", "”", '"', "’", "'", ")")


@dataclass(slots=True)
class Line:
    """A printed line: its words, where it begins and how high its letters are."""

    text: str = ""
    x: float = 0.0
    y: float = 0.0
    height: float = 0.0

    def add(self, words: str, x: float, y: float, height: float) -> None:
        """Words drawn after those that are there."""
        if not self.text:
            words = words.lstrip()
            self.x, self.y, self.height = x, y, height
        self.text += words

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def running_lines(pages: Sequence[Sequence[Line]]) -> Mapping[str, str]:
    """What stands along the edges of most pages, with figures set aside, and as it stands the first time."""
    if len(pages) < 2:
        return {}
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    for lines in pages:
        ordered = sorted(lines, key=lambda line: -line.y)
        for shape in {shape_of(line): line for line in (*ordered[:EDGE_LINES], *ordered[-EDGE_LINES:])}:
            seen[shape] += 1
        for line in ordered:
            first.setdefault(shape_of(line), line.words)
    # More than half the pages, or both of two: a first page often has an edge of its own.
    needed = max(2, len(pages) // 2 + 1)
    return {shape: first[shape] for shape in sorted(seen) if shape and seen[shape] >= needed}


def shape_of(line: Line) -> str:
    return DIGITS.sub("0", line.words)


def paragraphs_of(pages: Sequence[Sequence[Line]], edges: Mapping[str, str]) -> list[str]:
    """The paragraphs of all pages, without what runs along the edges."""
    groups: list[list[Line]] = []
    for page in pages:
        lines = [line for line in page if line.words and shape_of(line) not in edges]
        longest = longest_lines(lines)
        leading = usual_leading(lines)
        for index, line in enumerate(lines):
            before = lines[index - 1] if index else None
            if before is None:
                joins = bool(groups) and goes_on(groups[-1][-1], line)
            else:
                joins = belongs(before, line, longest, leading)
            if joins:
                groups[-1].append(line)
            else:
                groups.append([line])
    texts = [[line.words for line in group] for group in groups]
    return [joined(lines, breaks_words=breaks_words(texts)) for lines in texts]


def column_of(line: Line) -> tuple[int, int]:
    """Lines of one column and size: where they begin, in heights, and how high they are, in half points."""
    return round(line.x / max(line.height, 1.0)), round(line.height * 2)


def longest_lines(lines: Sequence[Line]) -> Mapping[tuple[int, int], int]:
    longest: dict[tuple[int, int], int] = {}
    for line in lines:
        longest[column_of(line)] = max(longest.get(column_of(line), 0), len(line.words))
    return longest


def usual_leading(lines: Sequence[Line]) -> Mapping[int, float]:
    """By height of letters, the distance between lines that is met most often."""
    met: dict[int, Counter[float]] = {}
    for before, line in itertools.pairwise(lines):
        distance = before.y - line.y
        if 0 < distance <= FARTHEST * line.height and same_size(before, line):
            met.setdefault(round(line.height * 2), Counter())[round(distance, 0)] += 1
    return {height: min(counts, key=lambda gap: (-counts[gap], gap)) for height, counts in met.items()}


def same_size(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= SAME_SIZE * max(one.height, other.height)


def belongs(before: Line, line: Line, longest: Mapping[tuple[int, int], int], leading: Mapping[int, float]) -> bool:
    """Whether ``line`` goes on where ``before`` was broken."""
    distance = before.y - line.y
    usual = leading.get(round(line.height * 2), 1.2 * line.height)
    if not 0 < distance <= SAME_LEADING * usual or not same_size(before, line):
        return False
    indent = (line.x - before.x) / max(line.height, 1.0)
    if indent > SAME_EDGE:
        return False  # set in: a new paragraph
    full = max(longest.get(column_of(before), 0), longest.get(column_of(line), 0))
    return full >= NARROWEST and len(before.words) + 1 + len(line.words.split(" ", 1)[0]) > FULL * full


def goes_on(before: Line, line: Line) -> bool:
    """Whether the first line of a page, or of the next column, goes on with a sentence left open."""
    return same_size(before, line) and not before.words.endswith(CLOSED) and line.words[:1].islower()


def breaks_words(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the file breaks words at line ends: whether hyphens stand there more often than by chance."""
    ends = [line for lines in texts for line in lines[:-1]]
    return sum(line.endswith("-") for line in ends) > BREAKS_WORDS * len(ends)


def joined(lines: Sequence[str], *, breaks_words: bool) -> str:
    """The lines of a paragraph as one."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif text.endswith("-") and text[-2:-1].isalpha():
            text = (text[:-1] if breaks_words and line[:1].islower() else text) + line
        else:
            text = f"{text} {line}"
    return text
