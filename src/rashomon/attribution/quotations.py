"""Find quotations in a page text by their marks alone.

In: the paragraphs of an article, in order. Out: quotations, marks included, in page offsets. An odd mark
makes no quotation and disturbs no other paragraph; a quotation whose paragraph ends without a closing mark
runs on where the next paragraph opens with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.model.text import Span

__all__ = ["Quotation", "quotations"]

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
DOUBLE = re.compile("[“”„«»\"]|''|``|’’|‘‘")
SINGLE_OPENING = "‘'"
SINGLE_CLOSING = "’'"

#: Longest single-quoted stretch. Single marks are mostly apostrophes; a scare quote or a quoted sentence
#: in a headline is shorter than this.
LONGEST_SINGLE = 240


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """``runs_on``: it has no closing mark because the next paragraph goes on with it."""

    begin: int
    end: int
    runs_on: bool = False

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


def opens(text: str, at: int, width: int, begin: int, end: int) -> bool:
    """Whether the straight mark at ``at`` looks like an opening one: something follows, nothing precedes."""
    before = text[at - 1] if at > begin else " "
    after = text[at + width] if at + width < end else " "
    return not after.isspace() and (before.isspace() or before in "([{—–-:/")


def marks(text: str, begin: int, end: int) -> Iterator[tuple[int, int, bool, bool]]:
    """The double marks of a paragraph: where, how wide, whether it can open, whether it can close.

    Two single marks side by side are one double mark, as some wires write it.
    """
    for mark in DOUBLE.finditer(text, begin, end):
        at, sign = mark.start(), mark[0]
        if sign in OPENING or sign == "``":
            yield at, len(sign), True, False
        elif sign in CLOSING:
            yield at, len(sign), False, True
        else:
            yield at, len(sign), opens(text, at, len(sign), begin, end), True


def double_quotations(text: str, begin: int, end: int) -> tuple[list[Quotation], int | None]:
    """The closed double quotations of one paragraph, and where a last unclosed one opens."""
    found: list[Quotation] = []
    start: int | None = None
    for at, width, can_open, can_close in marks(text, begin, end):
        if start is None:
            start = at if can_open else None
        elif can_close and (at > start + width or not can_open):
            found.append(Quotation(start, closed(text, at, width, end)))
            start = None
        elif can_open:
            start = at  # the earlier mark was an odd one
    return found, start


def closed(text: str, at: int, width: int, end: int) -> int:
    """Where a quotation ends whose closing mark stands at ``at``: of three single marks in a row the first closes a
    quotation inside it."""
    after = at + width
    near = text[at : min(end, at + 4)]
    run = len(near) - len(near.lstrip(text[at])) if text[at] in SINGLE_CLOSING else width
    return after + 1 if (width, run) == (2, 3) else after


def single_quotations(text: str, begin: int, end: int) -> list[Quotation]:
    """Single-quoted stretches of a paragraph part that has no double marks; apostrophes are none."""
    found: list[Quotation] = []
    at = begin
    while at < end:
        if text[at] in SINGLE_OPENING and begins_word(text, at, begin, end):
            close = closing_single(text, at, end)
            if close is not None:
                found.append(Quotation(at, close + 1))
                at = close
        at += 1
    return found


def begins_word(text: str, at: int, begin: int, end: int) -> bool:
    before = text[at - 1] if at > begin else " "
    after = text[at + 1] if at + 1 < end else " "
    return after.isalpha() and not (before.isalnum() or before in SINGLE_CLOSING)


def closing_single(text: str, start: int, end: int) -> int | None:
    """Where the single quotation that opens at ``start`` closes, if it does."""
    for at in range(start + 2, min(end, start + LONGEST_SINGLE)):
        if text[at] in SINGLE_CLOSING and not text[at - 1].isspace():
            after = text[at + 1] if at + 1 < end else " "
            if not after.isalnum():
                return at
    return None


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """All quotations in the paragraphs, in page order, without overlaps."""
    found: list[Quotation] = []
    spans = list(paragraphs)
    for index, span in enumerate(spans):
        doubles, unclosed = double_quotations(text, span.begin, span.end)
        following = text[spans[index + 1].begin] if index + 1 < len(spans) else ""
        if unclosed is not None and following and following in OPENING + STRAIGHT + "`'‘":
            doubles.append(Quotation(unclosed, span.end, runs_on=True))
        found.extend(doubles)
        edge = span.begin
        for quotation in [*doubles, Quotation(span.end, span.end)]:
            found.extend(single_quotations(text, edge, quotation.begin))
            edge = quotation.end
    return tuple(sorted(found))
