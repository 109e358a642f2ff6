"""The words that count: body text without datelines and credits, folded, with their places on the page."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import xxhash
from numpy.typing import NDArray

from rashomon.model.article import Article, LayerKind
from rashomon.model.text import Span
from rashomon.resources import table

__all__ = ["Pile", "fold", "story_spans"]

#: Dotted capitals are one word, a number keeps its separators, an apostrophe inside a word belongs to it;
#: hyphens and dashes part words, so that "back-to-back" equals "back to back".
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)+|[^\W_]+(?:['\u2019\u02bc\u2018][^\W_]+)*")

#: Odd 64-bit constants (golden ratio and the finaliser of splitmix64): they spread bits, nothing more.
SPREAD = np.uint64(0x9E3779B97F4A7C15)
MIX_A = np.uint64(0xBF58476D1CE4E5B9)
MIX_B = np.uint64(0x94D049BB133111EB)

#: A shingle that would run past its article's end.
NOTHING = np.uint64(0xFFFFFFFFFFFFFFFF)


@functools.cache
def spellings() -> tuple[dict[str, str], tuple[tuple[str, str, int], ...]]:
    """Whole words and endings (longest first) of the spelling table."""
    rows = table("lineage_spelling")
    words = {row["from"]: row["to"] for row in rows if row["kind"] == "word"}
    endings = [(row["from"], row["to"], int(row["least"])) for row in rows if row["kind"] == "ending"]
    return words, tuple(sorted(endings, key=lambda ending: (-len(ending[0]), ending[0])))


def fold(word: str) -> str:
    """One form for a word however a house writes it: case, apostrophes, dots in acronyms, British spelling."""
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    word = word.casefold().replace("\u2019", "'").replace("\u02bc", "'").replace("\u2018", "'")
    words, endings = spellings()
    if word in words:
        return words[word]
    for ending, plain, least in endings:
        if len(word) >= least and word.endswith(ending):
            return word.removesuffix(ending) + plain
    return word


def story_spans(article: Article) -> Iterator[Span]:
    """The stretches of body text that are neither dateline nor any kind of furniture, in order, not overlapping."""
    cuts = sorted(
        (layer.begin, layer.end)
        for layer in article.layers
        if layer.kind is LayerKind.DATELINE or layer.kind.is_furniture
    )
    reached = first = 0
    for body in sorted(article.body):
        begin = max(body.begin, reached)
        while first < len(cuts) and cuts[first][1] <= begin:
            first += 1
        last = bisect_left(cuts, (body.end, 0), first)
        for cut_begin, cut_end in cuts[first:last]:
            if cut_end <= begin:
                continue
            if begin < cut_begin:
                yield Span(begin, cut_begin)
            begin = max(begin, cut_end)
        if begin < body.end:
            yield Span(begin, body.end)
        reached = max(reached, begin, body.end)


#: A word as printed is one number: that of its folded form, and in the highest bit whether it has a capital or a figure.
NAMED = np.uint32(1 << 31)
NUMBER = np.uint32((1 << 31) - 1)


class Vocabulary(dict[str, int]):
    """Words as printed; each new one is folded once."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {}  # folded word -> its number

    def __missing__(self, word: str) -> int:
        number = self.numbers.setdefault(fold(word), len(self.numbers))
        named = word[0].isdigit() or word[0].isupper()
        self[word] = number = number | int(NAMED) if named else number
        return number


@dataclass(frozen=True, slots=True)
class Pile:
    """The words of all articles, one after the other.

    ``articles`` are in order of id. Words of article ``n`` are ``starts[n]:starts[n + 1]`` of ``words``
    (numbers of the vocabulary), ``named`` (printed with a capital or as a figure), ``begins`` and ``ends`` (code
    points of its page text). ``hashes`` names each vocabulary word by 64 bits that do not depend on the pile.
    """

    articles: tuple[Article, ...]
    starts: NDArray[np.int64]
    words: NDArray[np.uint32]
    named: NDArray[np.bool_]
    begins: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    hashes: NDArray[np.uint64]

    @staticmethod
    def of(articles: Sequence[Article]) -> Pile:
        """Read the words of ``articles``; an id that stands twice counts once."""
        ordered = tuple(sorted({article.id: article for article in articles}.values(), key=lambda item: item.id))
        vocabulary = Vocabulary()
        starts = [0]
        words: list[NDArray[np.uint32]] = [np.zeros(0, dtype=np.uint32)]
        places: list[NDArray[np.uint32]] = [np.zeros((0, 2), dtype=np.uint32)]
        total = 0
        for article in ordered:
            for span in story_spans(article):
                found = [match.span() for match in WORD.finditer(article.text, span.begin, span.end)]
                text = article.text
                words.append(np.array([vocabulary[text[begin:end]] for begin, end in found], dtype=np.uint32))
                places.append(np.array(found, dtype=np.uint32).reshape(-1, 2))
                total += len(found)
            starts.append(total)
        numbered = np.concatenate(words)
        begins, ends = (np.concatenate([block[:, column] for block in places]) for column in range(2))
        hashes = np.array(
            [xxhash.xxh64_intdigest(word.encode("utf-8", "surrogatepass")) for word in vocabulary.numbers], np.uint64
        )
        return Pile(
            ordered, np.array(starts, dtype=np.int64), numbered & NUMBER, numbered & NAMED != 0, begins, ends, hashes
        )

    def __len__(self) -> int:
        return len(self.articles)

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.starts)

    def slice(self, number: int) -> slice:
        return slice(int(self.starts[number]), int(self.starts[number + 1]))

    def shingles(self, size: int) -> NDArray[np.uint64]:
        """A 64-bit name for the ``size`` words from each position on; ``NOTHING`` where an article ends sooner."""
        named = self.hashes[self.words] if len(self.words) else np.zeros(0, np.uint64)
        total = len(named)
        result = np.zeros(total, dtype=np.uint64)
        for offset in range(min(size, total)):
            result *= SPREAD
            result[: total - offset] += named[offset:]
        result ^= result >> np.uint64(30)
        result *= MIX_A
        result ^= result >> np.uint64(27)
        result *= MIX_B
        result ^= result >> np.uint64(31)
        for back in range(1, size):  # the last size - 1 positions of each article
            last = self.starts[1:] - back
            result[last[last >= self.starts[:-1]]] = NOTHING
        return result
