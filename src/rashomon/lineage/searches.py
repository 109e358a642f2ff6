"""Ready searches: the sentences of a text that are rarest in the pile, word for word as printed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rashomon.lineage.comparison import Bench
from rashomon.lineage.sentences import Sentence

__all__ = ["ready_searches", "word_counts"]

#: Bounds of a handy query in words, set by judgement: long quotations are cut by search engines, short ones find much.
MOST_WORDS = 32
LEAST_WORDS = 8


def word_counts(bench: Bench) -> NDArray[np.int64]:
    """How often each vocabulary word stands in the pile."""
    return np.bincount(bench.pile.words, minlength=len(bench.pile.hashes)).astype(np.int64)


def ready_searches(bench: Bench, number: int, counts: NDArray[np.int64]) -> tuple[str, ...]:
    """Up to ``options.searches`` sentences of one article, the rarest first."""
    sentences = bench.sentences(number)
    handy = [item for item in sentences if LEAST_WORDS <= item.words <= MOST_WORDS]
    text = bench.pile.articles[number].text
    found: list[str] = []
    for sentence in sorted(
        handy or list(sentences), key=lambda item: (-rareness(bench, number, item, counts), item.begin)
    ):
        words = text[sentence.begin : sentence.end]
        if words not in found:
            found.append(words)
        if len(found) == bench.options.searches:
            break
    return tuple(found)


def rareness(bench: Bench, number: int, sentence: Sentence, counts: NDArray[np.int64]) -> float:
    """Summed inverse frequency of a sentence's different words."""
    start = int(bench.pile.starts[number])
    words = np.unique(bench.pile.words[start + sentence.first : start + sentence.last])
    return round(float(np.log((1 + len(bench.pile.words)) / counts[words]).sum()), 9)
