"""Exact passages that two bodies share: seed, extend, keep the longest first, then mend small gaps.

A run is ``(left, right, words)``: so many equal folded words from these word positions on. Runs never
overlap in either text, and may stand in another order in each.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from rashomon.lineage.options import LineageOptions

__all__ = ["Run", "align", "covered", "moved_share"]

Run = tuple[int, int, int]

#: One shingle may stand this often in one text before its repeats are left out as seeds (a refrain, a table).
REPEATS = 4

#: Runs shorter than this say nothing about order: a set phrase may well stand in the wrong place.
SENTENCE_PART = 7

#: A gap between two runs is mended word by word when it is no longer than this on both sides: two long sentences.
GAP = 80


@dataclass(frozen=True, slots=True)
class Text:
    """What the aligner needs of one article: word numbers, and the names of its seeds."""

    words: NDArray[np.uint32]
    seeds: NDArray[np.uint64]


def align(left: Text, right: Text, options: LineageOptions) -> tuple[Run, ...]:
    """The runs that ``left`` and ``right`` share, in order of ``left``."""
    if np.array_equal(left.words, right.words):
        return ((0, 0, len(left.words)),) if len(left.words) else ()
    taken_left, taken_right = bytearray(len(left.words)), bytearray(len(right.words))
    kept: list[Run] = []
    for run in sorted(maximal_runs(left, right, options.seed_words), key=lambda run: (-run[2], run[0], run[1])):
        trimmed = trim(run, taken_left, taken_right)
        if trimmed is None or trimmed[2] < options.seed_words:
            continue
        at, to, words = trimmed
        taken_left[at : at + words] = b"\x01" * words
        taken_right[to : to + words] = b"\x01" * words
        kept.append(trimmed)
    kept.sort()
    return tuple(sorted(kept + mended(kept, left, right, taken_right, options)))


def maximal_runs(left: Text, right: Text, size: int) -> list[Run]:
    """All longest runs of at least ``size`` words, overlapping ones too."""
    one, other = left.seeds[: max(len(left.words) - size + 1, 0)], right.seeds[: max(len(right.words) - size + 1, 0)]
    order = np.argsort(other, kind="stable")
    ranked = other[order]
    low, high = np.searchsorted(ranked, one, "left"), np.searchsorted(ranked, one, "right")
    counts = np.minimum(high - low, REPEATS)
    at = np.repeat(np.arange(len(one)), counts)
    if not len(at):
        return []
    within = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    to = order[low[at] + within]
    diagonal = to - at
    line = np.lexsort((at, diagonal))
    at, to, diagonal = at[line], to[line], diagonal[line]
    breaks = np.flatnonzero((np.diff(diagonal) != 0) | (np.diff(at) != 1)) + 1
    begins = np.concatenate([[0], breaks])
    lengths = np.diff(np.append(begins, len(at))) + size - 1
    return list(zip(at[begins].tolist(), to[begins].tolist(), lengths.tolist(), strict=True))


def trim(run: Run, taken_left: bytearray, taken_right: bytearray) -> Run | None:
    """The first longest stretch of ``run`` whose words are still free in both texts."""
    at, to, words = run
    if not any(taken_left[at : at + words]) and not any(taken_right[to : to + words]):
        return run
    best: Run | None = None
    begin = 0
    for offset in range(words + 1):
        if offset < words and not taken_left[at + offset] and not taken_right[to + offset]:
            continue
        if offset > begin and (best is None or offset - begin > best[2]):
            best = (at + begin, to + begin, offset - begin)
        begin = offset + 1
    return best


def mended(runs: list[Run], left: Text, right: Text, taken_right: bytearray, options: LineageOptions) -> list[Run]:
    """Short equal runs between neighbours: the words around a changed name, number or spelling."""
    found: list[Run] = []
    edges = [(0, 0, 0), *runs, (len(left.words), len(right.words), 0)]
    for (at, to, words), (next_at, next_to, _) in pairwise(edges):
        a, b = at + words, to + words
        if not (0 < next_at - a <= GAP and 0 < next_to - b <= GAP) or any(taken_right[b:next_to]):
            continue
        for block in LCSseq.opcodes(left.words[a:next_at].tolist(), right.words[b:next_to].tolist()):
            size = block.src_end - block.src_start
            if block.tag == "equal" and size >= options.gap_words:
                found.append((a + block.src_start, b + block.dest_start, size))
    return found


def covered(runs: tuple[Run, ...]) -> int:
    """Words under the runs."""
    return sum(words for _, _, words in runs)


def moved_share(runs: tuple[Run, ...]) -> float:
    """The share of the shared words that stand outside the heaviest set of runs in one order (0 when none moved)."""
    runs = tuple(run for run in runs if run[2] >= SENTENCE_PART)
    total = covered(runs)
    if not total:
        return 0.0
    # Heaviest increasing subsequence: a frontier of (right position, weight), both rising.
    frontier: list[tuple[int, int]] = []
    for _, to, words in sorted(runs):
        place = bisect_left(frontier, (to, 0))
        weight = words + (frontier[place - 1][1] if place else 0)
        while place < len(frontier) and frontier[place][1] <= weight:
            del frontier[place]
        insort(frontier, (to, weight))
    return 1.0 - frontier[-1][1] / total
