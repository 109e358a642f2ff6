"""Where words of a page text stand in the capture that it was made from.

In: a capture with its bytes, the decoded source of its page, and a span of page text. Out: the places where those
words stand: characters of the source for text and HTML, pages of a PDF, paragraphs of a Word file. Words that
stand in several places are told apart by counting: the second time in the page text is the second time in the
capture, when both have them equally often. Otherwise all places are given, and none when there is none.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import lxml.etree as etree

from rashomon.model.capture import Capture, Place, PlaceUnit
from rashomon.reading.archives import DAMAGE
from rashomon.reading.docx import DOCUMENT, WORD_DOCUMENT, paragraphs_of
from rashomon.reading.page import HTML
from rashomon.reading.visible import Letters, letters_of_markup, letters_of_text, squashed

__all__ = ["places_of"]

#: Places given for words that stand in many.
MAX_PLACES = 100
#: Letters at either end by which a long passage is found when something stands in its midst (a page's footer): about
#: eight words, which no two passages of one page share by chance.
ANCHOR = 40


def places_of(capture: Capture, source: str, text: str, begin: int, end: int) -> tuple[Place, ...]:
    """Where ``text[begin:end]`` stands in ``capture``; ``source`` is its page, decoded, ``text`` the page text."""
    words = squashed(text[begin:end])
    if not words:
        return ()
    before = occurrences(squashed(text[:end]), words)
    wanted, total = len(before) - 1, len(occurrences(squashed(text), words))
    if capture.media_type == "application/pdf":
        return in_parts(pages_of(capture.data), words, wanted, total, PlaceUnit.PAGE)
    if capture.media_type == WORD_DOCUMENT:
        return in_parts(paragraphs_in(capture.data), words, wanted, total, PlaceUnit.PARAGRAPH)
    if capture.page_type != HTML and source == text:
        return (characters(source, begin, end),)
    letters = letters_of_markup(source) if capture.page_type == HTML else letters_of_text(source)
    found = chosen(occurrences(letters.text, words), wanted, total)
    return tuple(characters(source, *ends_of(letters, place, len(words))) for place in found)


def occurrences(text: str, words: str) -> list[int]:
    """Where ``words`` begin in ``text``, those that overlap an earlier one left out."""
    found: list[int] = []
    place = text.find(words)
    while place >= 0:
        found.append(place)
        place = text.find(words, place + len(words))
    return found


def chosen(found: list[int], wanted: int, total: int) -> list[int]:
    """The place meant where the count tells, else all of them."""
    return [found[wanted]] if len(found) == total and 0 <= wanted < total else found[:MAX_PLACES]


def ends_of(letters: Letters, place: int, size: int) -> tuple[int, int]:
    return letters.begins[place], letters.ends[place + size - 1]


def characters(source: str, begin: int, end: int) -> Place:
    return Place(PlaceUnit.CHARACTERS, begin, end, source.count("\n", 0, begin) + 1)


def in_parts(parts: Sequence[str], words: str, wanted: int, total: int, unit: PlaceUnit) -> tuple[Place, ...]:
    """The numbers of the parts that hold the words, counted from 1."""
    texts = [squashed(part) for part in parts]
    starts = list(accumulate((len(text) for text in texts), initial=0))
    whole = "".join(texts)
    spans = [(place, place + len(words)) for place in chosen(occurrences(whole, words), wanted, total)]
    if not spans and len(words) > 2 * ANCHOR:
        heads, tails = occurrences(whole, words[:ANCHOR]), occurrences(whole, words[-ANCHOR:])
        if len(heads) == len(tails) == 1 and heads[0] < tails[0]:
            spans = [(heads[0], tails[0] + ANCHOR)]
    found = (Place(unit, bisect_right(starts, first), bisect_right(starts, last - 1)) for first, last in spans)
    return tuple(dict.fromkeys(found))


def pages_of(data: bytes) -> list[str]:
    """The text of each page of a PDF; nothing when it cannot be read again."""
    from rashomon.reading.pdf import texts_of_pages

    return texts_of_pages(data)


def paragraphs_in(data: bytes) -> list[str]:
    """The paragraphs of a Word file; nothing when it cannot be read again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(DOCUMENT) as stream:
            found = paragraphs_of(stream, len(data) * 100)
    except (OSError, KeyError, etree.XMLSyntaxError, *DAMAGE):
        return []
    return found[0] if found else []
