"""Sentences of a body, and which of its words are quoted: enough to say what a copyist added or dropped."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.lineage.words import Pile, story_spans
from rashomon.resources import table

__all__ = ["Sentence", "quoted_words", "sentences"]

#: A stop that may end a sentence, its closing marks, and the white space after it.
STOP = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]{0,3}[^\S\n]+(?=[\"'\u201c\u2018(\[]{0,3}[^\W_a-z])")
LAST_WORD = re.compile(r"[^\s(\"'\u201c\u2018]{1,12}\Z")
LINE = re.compile(r"[^\n]+")

#: Double quotation marks, and single ones where they open or close a word's edge.
MARK = re.compile(r"[\"\u201c\u201d\u201e\u00ab\u00bb]|(?<!\w)[\u2018']|[\u2019'](?!\w)")
#: The writer of news is never these; "us" and "mine" are left out for the country and the pit.
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)(?:['\u2019](?:m|ve|ll|d|re))?\b(?!\.)")

#: A telephone number, a mail or web address.
CONTACT = re.compile(r"\d{3}[-.)] ?\d{3,4}|\w@\w|\bwww\.\w|https?://", re.IGNORECASE)

OPENING = frozenset("\u201c\u201e\u00ab")
CLOSING = frozenset("\u201d\u00bb")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence on the page and its words (positions within the article's words)."""

    begin: int
    end: int
    first: int
    last: int

    @property
    def words(self) -> int:
        return self.last - self.first


@functools.cache
def abbreviations() -> frozenset[str]:
    return frozenset(row["word"] for row in table("lineage_abbreviations"))


def ends_sentence(text: str, begin: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` ends a sentence rather than an abbreviation or an initial."""
    if text[stop] != ".":
        return True
    match = LAST_WORD.search(text, max(begin, stop - 12), stop)
    word = match[0].casefold() if match else ""
    return not (word in abbreviations() or re.fullmatch(r"[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]", word))


def sentences(pile: Pile, number: int) -> tuple[Sentence, ...]:
    """The sentences of one article's story, line by line; those without words are left out."""
    article = pile.articles[number]
    text = article.text
    begins = pile.begins[pile.slice(number)]
    found: list[Sentence] = []
    for span in story_spans(article):
        for line in LINE.finditer(text, span.begin, span.end):
            begin = line.start()
            ends = [
                match.end()
                for match in STOP.finditer(text, line.start(), line.end())
                if ends_sentence(text, line.start(), match.start())
            ]
            for end in (*ends, line.end()):
                words = text[begin:end]
                first = begin + len(words) - len(words.lstrip())
                last = end - (len(words) - len(words.rstrip()))
                begin = end
                if first < last:
                    low, high = np.searchsorted(begins, (first, last))
                    if low < high:
                        found.append(Sentence(first, last, int(low), int(high)))
    return tuple(found)


@functools.cache
def notices() -> re.Pattern[str]:
    """Words of captions and copyright lines."""
    words = [re.escape(row["words"]) for row in table("lineage_cues") if row["kind"] == "notice"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE)


def quotations(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Stretches of one line that stand in quotation marks; a mark left open runs to the line's end."""
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for mark in MARK.finditer(text, begin, end):
        sign = mark[0]
        single = sign in "'\u2018\u2019"
        if opened is None:
            if sign in CLOSING or (single and mark.start() > begin and text[mark.start() - 1] not in " \t(\u2014["):
                continue
            opened = (mark.end(), "'" if single else '"')
        elif opened[1] == ("'" if single else '"') and sign not in OPENING and sign != "\u2018":
            found.append((opened[0], mark.start()))
            opened = None
        elif opened[1] == "'" and not single:  # a lone single mark was an apostrophe
            opened = (mark.end(), '"') if sign not in CLOSING else None
    if opened is not None and opened[1] == '"':
        found.append((opened[0], end))
    return found


def quoted_words(pile: Pile, number: int, sentences: tuple[Sentence, ...]) -> NDArray[np.bool_]:
    """For each word of one article whether it is somebody else's than the writer's.

    In quotation marks; in a sentence that speaks of "I" or "we" without them, for statements and posts are
    often set off as a block; in a sentence that says whom to call, which offices hand to every desk; and in
    captions and copyright lines that were left in the body.
    """
    article = pile.articles[number]
    begins = pile.begins[pile.slice(number)]
    quoted = np.zeros(len(begins), dtype=np.bool_)
    for span in story_spans(article):
        for line in LINE.finditer(article.text, span.begin, span.end):
            for first, last in quotations(article.text, line.start(), line.end()):
                low, high = np.searchsorted(begins, (first, last))
                quoted[low:high] = True
    speaks = np.zeros(len(begins), dtype=np.bool_)
    places = [match.start() for match in FIRST_PERSON.finditer(article.text)]
    speaks[np.flatnonzero(np.isin(begins, np.array(places, dtype=begins.dtype)))] = True
    for sentence in sentences:
        place = slice(sentence.first, sentence.last)
        borrowed = any(sign.search(article.text, sentence.begin, sentence.end) for sign in (CONTACT, notices()))
        if borrowed or (speaks[place] & ~quoted[place]).any():
            quoted[place] = True
    return quoted
