"""Texts told again in other words: the same sentences in the same order, known by their names, numbers and rare words.

Two reports of one event share names too. What they do not share is sentence after sentence the same things in the
same order, so that only an alignment of most sentences of one text shows that it was rewritten from the other. A word
weighs by how few sentences of the two texts have it: what stands in every sentence tells none from another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.lineage.sentences import Sentence
from rashomon.lineage.words import Pile

__all__ = ["LONG", "Rewording", "anchor_words", "reworded"]

#: Letters of a word without a capital that may tell one sentence from another (set by judgement: shorter ones are
#: everybody's).
LONG = 7

#: Words that two sentences must share to answer one another (set by judgement).
LEAST_SHARED = 3

#: Weighted Dice from which one sentence answers another: by names, numbers and long words, and by all words. These,
#: the shares below and the pairs were set together on 150 texts that the generator rewrote, of which they find 110,
#: and on 730 pairs of independent reports of one event, of which they join two.
BY_ANCHORS, BY_WORDS = 0.3, 0.25

#: Share of the words of one text in sentences that answer the other's: by anchors, and by all words.
HELD_BY_ANCHORS, HELD_BY_WORDS = 0.3, 0.5

#: Pairs of sentences at least, and the share of them whose next pair follows within ``NEXT`` sentences in both texts.
LEAST_PAIRS = 4
FOLLOWING, NEXT = 0.5, 2

#: Share of different words in the pairs from which they are rewritten; below it an alignment of words sees them.
REWRITTEN = 0.25

#: Sentences of one text that are compared: time grows with the product, and a page may hold a million.
MOST = 400

Side = list[frozenset[int]]
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rewording:
    """Pairs of sentences (left's, right's) that say the same, in order, and the share of each text that they hold."""

    pairs: tuple[tuple[Sentence, Sentence], ...]
    left_coverage: float
    right_coverage: float


def anchor_words(pile: Pile, number: int) -> NDArray[np.bool_]:
    """For each word of an article whether it is a name, a number or a long word."""
    place = pile.slice(number)
    return pile.named[place] | ((pile.ends[place] - pile.begins[place]) >= LONG)


def reworded(
    pile: Pile, left: tuple[int, Sequence[Sentence]], right: tuple[int, Sequence[Sentence]]
) -> Rewording | None:
    """How one of two articles tells the other's sentences anew; None when it does not.

    Each is given by its number and its sentences.
    """
    if not left[1] or not right[1] or max(len(left[1]), len(right[1])) > MOST:
        return None
    (ours, our_anchors), (theirs, their_anchors) = (sides(pile, *text) for text in (left, right))
    one, other = left[1], right[1]
    lengths = [sentence.words for sentence in one]
    close = in_order(likeness(our_anchors, their_anchors, BY_ANCHORS), lengths)
    if len(close) < LEAST_PAIRS or max(shares(close, one, other)) < HELD_BY_ANCHORS:
        return None
    following = sum(b[0] - a[0] <= NEXT and b[1] - a[1] <= NEXT for a, b in pairwise(close))
    if following < FOLLOWING * (len(close) - 1):
        return None
    pairs = in_order(likeness(ours, theirs, BY_WORDS), lengths)
    held = shares(pairs, one, other)
    if (
        len(pairs) < LEAST_PAIRS
        or max(held) < HELD_BY_WORDS
        or min(new_words(p, ours, theirs) for p in (pairs, close)) < REWRITTEN
    ):
        return None
    return Rewording(tuple((one[i], other[j]) for i, j in pairs), *held)


def sides(pile: Pile, number: int, sentences: Sequence[Sentence]) -> tuple[Side, Side]:
    """The different words of each sentence, and those among them that are anchors.

    The first word of a sentence has a capital anyhow.
    """
    words, telling = pile.words[pile.slice(number)], anchor_words(pile, number)
    begin = int(pile.starts[number])
    text = pile.articles[number].text
    plain: Side = []
    anchors: Side = []
    for sentence in sentences:
        here, marks = words[sentence.first : sentence.last], telling[sentence.first : sentence.last].copy()
        first = begin + sentence.first
        marks[0] = text[int(pile.begins[first])].isdigit() or pile.ends[first] - pile.begins[first] >= LONG
        plain.append(frozenset(here.tolist()))
        anchors.append(frozenset(here[marks].tolist()))
    return plain, anchors


def likeness(ours: Side, theirs: Side, least: float) -> NDArray[np.float64]:
    """Weighted Dice of each sentence with each, 0 below ``least``."""
    spread = Counter(word for side in (ours, theirs) for sentence in side for word in sentence)
    total = len(ours) + len(theirs)
    weights = {word: float(np.log((total + 2) / count)) for word, count in sorted(spread.items())}
    heavy = [[sum(weights[word] for word in sorted(sentence)) for sentence in side] for side in (ours, theirs)]
    carriers: dict[int, list[int]] = {}
    for place, sentence in enumerate(theirs):
        for word in sorted(sentence):
            carriers.setdefault(word, []).append(place)
    found = np.zeros((len(ours), len(theirs)))
    for i, sentence in enumerate(ours):
        shared, count = np.zeros(len(theirs)), np.zeros(len(theirs), dtype=np.int64)
        for word in sorted(sentence):
            places = carriers.get(word)
            if places:
                shared[places] += weights[word]
                count[places] += 1
        for j in np.flatnonzero(count >= LEAST_SHARED).tolist():
            dice = 2 * float(shared[j]) / (heavy[0][i] + heavy[1][j])
            if dice >= least:
                found[i, j] = dice
    return found


def in_order(scores: NDArray[np.float64], lengths: Sequence[int]) -> Pairs:
    """The pairs (row, column), both rising, with the largest sum of scores times the row's length."""
    scores = scores * np.array(lengths, dtype=np.float64)[:, None]
    height, width = scores.shape
    best = np.zeros((height + 1, width + 1))
    for i in range(height - 1, -1, -1):
        row = np.where(scores[i] > 0, scores[i] + best[i + 1, 1:], 0.0)
        # The best of: this pair, the row below, and whatever stands further right in this row.
        best[i, :width] = np.maximum.accumulate(np.maximum(row, best[i + 1, :width])[::-1])[::-1]
    pairs: Pairs = []
    i = j = 0
    while i < height and j < width and best[i, j] > 0:
        if scores[i, j] > 0 and best[i, j] == scores[i, j] + best[i + 1, j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            i += 1
        else:
            j += 1
    return pairs


def shares(pairs: Pairs, one: Sequence[Sentence], other: Sequence[Sentence]) -> tuple[float, float]:
    """The share of each text's words that the paired sentences hold."""
    left, right = sum(one[i].words for i, _ in pairs), sum(other[j].words for _, j in pairs)
    return left / sum(item.words for item in one), right / sum(item.words for item in other)


def new_words(pairs: Pairs, ours: Side, theirs: Side) -> float:
    """The share of the left sentences' different words that their partners lack."""
    return sum(len(ours[i] - theirs[j]) for i, j in pairs) / max(sum(len(ours[i]) for i, _ in pairs), 1)
