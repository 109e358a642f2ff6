"""Two witnesses side by side: paragraphs that answer one another in rows, the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from rashomon.model.article import Article, LayerKind

__all__ = ["Cell", "ComparePage", "DiffRow", "Run", "WitnessText", "side_by_side", "witness_text"]

#: Two paragraphs stand in one row when the longer words of the shorter are to this share in the other.
#: Unrelated paragraphs of one story share its names, which are about a quarter of their longer words.
ANSWERS = 0.45

#: A paragraph stands elsewhere on the other side when nearly all of it does.
MOVED = 0.9

#: Shorter words are in every paragraph.
LONG_WORD = 4

#: Paragraphs compared of one article, and letters of one paragraph: rows are found in time that grows with
#: the product, and a page may hold a million lines.
MOST_PARAGRAPHS, MOST_LETTERS = 120, 20_000

#: A paragraph longer than this is told in rows of whole sentences: some pages are one paragraph.
ROW_LENGTH = 240

SENTENCE_END = re.compile(r"[.!?][\"”’')]{0,3}\s+")
WORD = re.compile(r"\w+|[^\w\s]")
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one side; ``own``: they differ from the other side's."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Cell:
    begin: int
    end: int
    runs: tuple[Run, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class DiffRow:
    """``moved``: the paragraph stands elsewhere on the other side; None where a side has nothing."""

    left: Cell | None
    right: Cell | None
    moved: bool


@dataclass(frozen=True, slots=True)
class ComparePage:
    path: str
    rows: tuple[DiffRow, ...]
    shared_words: int
    left_words: int
    right_words: int
    cut: bool


@dataclass(frozen=True, slots=True)
class WitnessText:
    """A witness's story as it is compared: its letter, what it is called, and its paragraphs."""

    siglum: str
    name: str
    paragraphs: tuple[str, ...]


Paragraph = tuple[int, int, str]


def witness_text(siglum: str, name: str, article: Article) -> WitnessText:
    """What a page needs of a witness to set it beside any other."""
    found = paragraphs_of(article)[:MOST_PARAGRAPHS]
    return WitnessText(siglum, name, tuple(text.strip() for _, _, text in found))


def side_by_side(path: str, left: Article, right: Article) -> ComparePage:
    """The comparison of two articles' stories: headline, subheadings, body and captions."""
    ours, theirs = paragraphs_of(left), paragraphs_of(right)
    cut = max(len(ours), len(theirs)) > MOST_PARAGRAPHS
    ours, theirs = ours[:MOST_PARAGRAPHS], theirs[:MOST_PARAGRAPHS]
    rows = tuple(rows_of(ours, theirs))
    shared = sum(len(WORD.findall(run.text)) for row in rows if row.left for run in row.left.runs if not run.own)
    return ComparePage(path, rows, shared, words_in(ours), words_in(theirs), cut)


def paragraphs_of(article: Article) -> list[Paragraph]:
    kinds = (LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.BODY, LayerKind.CAPTION)
    found: list[Paragraph] = []
    for _, span in article.paragraphs(*kinds):
        begin, last = span.begin, min(span.end, span.begin + MOST_LETTERS)
        for end in [stop.end() for stop in SENTENCE_END.finditer(article.text, begin, last)] + [last]:
            if end - begin >= ROW_LENGTH or end == last:
                found.append((begin, end, article.text[begin:end]))
                begin = end
    return [paragraph for paragraph in found if paragraph[2].strip()]


def words_in(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(WORD.findall(text)) for _, _, text in paragraphs)


def plain(text: str) -> str:
    return text.translate(STRAIGHT).casefold()


def likeness(ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> list[list[float]]:
    """How far each pair of paragraphs has the same words, 0 where they do not answer one another."""
    left = [long_words(text) for _, _, text in ours]
    right = [long_words(text) for _, _, text in theirs]
    return [[score if (score := shared_part(a, b)) >= ANSWERS else 0.0 for b in right] for a in left]


def long_words(text: str) -> frozenset[str]:
    words = WORD.findall(plain(text))
    return frozenset([word for word in words if len(word) >= LONG_WORD] or words)


def shared_part(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of the shorter paragraph's words that the other has too."""
    return len(ours & theirs) / max(min(len(ours), len(theirs)), 1)


def rows_of(ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> Iterator[DiffRow]:
    """Rows in reading order: the best pairing that crosses nothing; what it leaves stands alone."""
    scores = likeness(ours, theirs)
    left_at = right_at = 0
    for left, right in [*best_pairing(scores, len(ours), len(theirs)), (len(ours), len(theirs))]:
        for index in range(left_at, left):
            moved = max(scores[index], default=0.0) >= MOVED
            yield DiffRow(alone(ours[index], moved), None, moved)
        for index in range(right_at, right):
            moved = max((row[index] for row in scores), default=0.0) >= MOVED
            yield DiffRow(None, alone(theirs[index], moved), moved)
        if left < len(ours):
            yield DiffRow(*together(ours[left], theirs[right]), moved=False)
        left_at, right_at = left + 1, right + 1


def best_pairing(scores: Sequence[Sequence[float]], height: int, width: int) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, with the largest sum of likeness."""
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            here = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(here, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < height and j < width:
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def alone(paragraph: Paragraph, moved: bool) -> Cell:
    begin, end, text = paragraph
    return Cell(begin, end, (Run(text, not moved),), moved)


def together(ours: Paragraph, theirs: Paragraph) -> tuple[Cell, Cell]:
    """Two paragraphs word by word; quotes, dashes and case make no difference."""
    left, right = list(WORD.finditer(ours[2])), list(WORD.finditer(theirs[2]))
    codes = Indel.opcodes([plain(word[0]) for word in left], [plain(word[0]) for word in right])
    left_own = [(code.src_start, code.src_end) for code in codes if code.tag != "equal"]
    right_own = [(code.dest_start, code.dest_end) for code in codes if code.tag != "equal"]
    return cell_of(ours, left, left_own), cell_of(theirs, right, right_own)


def cell_of(paragraph: Paragraph, words: Sequence[re.Match[str]], own: Sequence[tuple[int, int]]) -> Cell:
    begin, end, text = paragraph
    runs: list[Run] = []
    at = 0
    for first, last in own:
        if first == last:
            continue
        start, stop = words[first].start(), words[last - 1].end()
        if at < start:
            runs.append(Run(text[at:start], False))
        runs.append(Run(text[start:stop], True))
        at = stop
    if at < len(text):
        runs.append(Run(text[at:], False))
    return Cell(begin, end, tuple(runs), True)
