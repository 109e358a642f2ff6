"""Set the scene for each sentence of an article: its tree, its paragraph, and the quotations in reach."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from rashomon.attribution.clauses import Tree
from rashomon.attribution.frames import Scene
from rashomon.attribution.quotations import Quotation
from rashomon.model.language import Analysis
from rashomon.model.text import Span

__all__ = ["around", "scenes", "signed_above"]

#: Longest sentence, in words, that is looked at: no sentence of prose in the articles we have seen is near it; what
#: is longer is a table, a list of links or junk, and the parse of it is worth nothing.
LONGEST_SENTENCE = 400

#: How far from its sentence, in characters, a quotation may end and still belong to it: a long quoted paragraph.
NEAR = 4000

#: A paragraph that only signs the quotation above it: "- Senator Ann Lee", "— the mayor, on Monday.".
SIGNATURE = re.compile(r"\s{0,3}[-–—―]{1,2}\s{0,3}[^\W\d_][^.!?\n“”\"]{1,70}\.?\s{0,3}")


def scenes(
    page: str,
    analysis: Analysis,
    paragraphs: Sequence[Span],
    quoted: Sequence[Quotation],
    media: frozenset[int] = frozenset(),
) -> Iterator[Scene]:
    """A scene for each sentence, in page order; too long ones are left out.

    ``quoted`` are the article's quotations, in order and apart; ``media`` as for ``Tree``.
    """
    for sentence in analysis.sentences:
        if len(sentence.tokens) > LONGEST_SENTENCE:
            continue
        number = sentence.paragraph
        paragraph = paragraphs[number] if number < len(paragraphs) else Span(sentence.begin, sentence.end)
        near = around(quoted, max(paragraph.begin, sentence.begin - NEAR), min(paragraph.end, sentence.end + NEAR))
        announced = None
        if page[sentence.begin : paragraph.end].rstrip().endswith(":") and number + 1 < len(paragraphs):
            announced = opening(quoted, paragraphs[number + 1])
        signed = signed_above(page, paragraphs, quoted, number)
        yield Scene(Tree(sentence, page, media), paragraph, near, announced, signed)


def signed_above(page: str, paragraphs: Sequence[Span], quoted: Sequence[Quotation], number: int) -> Quotation | None:
    """The quotation that makes up the paragraph before, where the paragraph ``number`` only signs it."""
    if not 0 < number < len(paragraphs):
        return None
    if SIGNATURE.fullmatch(page, paragraphs[number].begin, paragraphs[number].end) is None:
        return None
    found = opening(quoted, paragraphs[number - 1])
    alone = found is not None and not page[found.end : paragraphs[number - 1].end].strip(" .")
    return found if alone else None


def around(quoted: Sequence[Quotation], begin: int, end: int) -> tuple[Quotation, ...]:
    """The quotations, which stand in order and apart, that overlap a stretch of the page."""
    first = bisect_right(quoted, begin, key=lambda quotation: quotation.end)
    last = bisect_left(quoted, end, key=lambda quotation: quotation.begin)
    return tuple(quoted[first:last])


def opening(quoted: Sequence[Quotation], paragraph: Span) -> Quotation | None:
    """The quotation with which a paragraph opens."""
    found = around(quoted, paragraph.begin, paragraph.end)
    return found[0] if found and found[0].begin <= paragraph.begin + 1 else None
