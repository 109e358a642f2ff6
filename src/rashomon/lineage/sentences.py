"""Sentences of a body, and which of its words are quoted: enough to say what a copyist added or dropped."""

from __future__ import annotations

import functools
import re
from collections import Counter
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
SOME_MARK = re.compile("[\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019]")
#: The writer of news is never these; "us" and "mine" are left out for the country and the pit.
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)(?:['\u2019](?:m|ve|ll|d|re))?\b(?!\.)")

#: A telephone number, a mail or web address.
CONTACT = re.compile(r"\d{3}[-.)] ?\d{3,4}|\w@\w|\bwww\.\w|https?://", re.IGNORECASE)
TELEPHONE = re.compile(r"\d{3}[-.)] ?\d{3,4}")

#: A sentence that a page prints so often is a caption of its slide show (set by judgement, as are the next two).
PRINTS = 3

#: Words of a line that is all caption when a part of it is, and of what stands between two captions of one line.
CAPTION = 80
BETWEEN = 60

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
    places: list[tuple[int, int]] = []
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
                    places.append((first, last))
    numbers = np.searchsorted(pile.begins[pile.slice(number)], np.array(places, dtype=np.int64).reshape(-1, 2)).tolist()
    return tuple(
        Sentence(first, last, low, high)
        for (first, last), (low, high) in zip(places, numbers, strict=True)
        if low < high
    )


@functools.cache
def cue_words(kind: str) -> tuple[str, ...]:
    return tuple(row["words"].lower() for row in table("lineage_cues") if row["kind"] == kind)


@functools.cache
def cues(kind: str) -> re.Pattern[str]:
    """Words of captions, of copyright lines."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cue_words(kind)))})", re.IGNORECASE)


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


def captions(pile: Pile, number: int, sentences: tuple[Sentence, ...]) -> NDArray[np.bool_]:
    """For each word of one article whether it is in a caption.

    Captions are sentences with the words of one, what stands with them on a short line or between two of them, and
    sentences that a page prints again and again, as slide shows do.
    """
    text = pile.articles[number].text
    words = pile.words[pile.slice(number)]
    found = np.zeros(len(words), dtype=np.bool_)
    prints = Counter(words[item.first : item.last].tobytes() for item in sentences)
    for sentence in sentences:
        if prints[words[sentence.first : sentence.last].tobytes()] >= PRINTS:
            found[sentence.first : sentence.last] = True
    last: Sentence | None = None
    lowered = text.lower()
    cued = any(words in lowered for words in cue_words("caption"))
    for sentence in sentences if cued else ():
        if cues("caption").search(text, sentence.begin, sentence.end) is None:
            continue
        begin = text.rfind("\n", 0, sentence.begin) + 1
        end = text.find("\n", sentence.end)
        low, high = np.searchsorted(pile.begins[pile.slice(number)], (begin, len(text) if end < 0 else end)).tolist()
        if high - low <= CAPTION:
            found[low:high] = True
        found[sentence.first : sentence.last] = True
        if last is not None and sentence.first - last.last <= BETWEEN:
            found[last.last : sentence.first] = True
        last = sentence
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
            if SOME_MARK.search(article.text, line.start(), line.end()) is None:
                continue
            for first, last in quotations(article.text, line.start(), line.end()):
                low, high = np.searchsorted(begins, (first, last))
                quoted[low:high] = True
    quoted[captions(pile, number, sentences)] = True
    text = article.text.lower()
    signs: list[re.Pattern[str]] = []  # only patterns that can match at all: most pages need none
    if any(sign in text for sign in ("@", "www.", "://")) or TELEPHONE.search(text):
        signs.append(CONTACT)
    if any(words in text for words in cue_words("notice")):
        signs.append(cues("notice"))
    speaks = np.zeros(len(begins), dtype=np.bool_)
    places = [match.start() for match in FIRST_PERSON.finditer(article.text)]
    speaks[np.flatnonzero(np.isin(begins, np.array(places, dtype=begins.dtype)))] = True
    for sentence in sentences:
        place = slice(sentence.first, sentence.last)
        borrowed = any(sign.search(article.text, sentence.begin, sentence.end) for sign in signs)
        if borrowed or (speaks[place] & ~quoted[place]).any():
            quoted[place] = True
    return quoted
