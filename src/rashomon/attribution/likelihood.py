"""How likely each candidate frame of a sentence is an attribution.

Two fitted looks. The first weighs a candidate's own features (``features``); the second is a set of small trees over
what the first made of the candidate and of those around it, and over a few lengths and distances: a cue inside
another's words, or one of two that claim the same quotation, is judged beside its rivals.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.attribution.features import features, general
from rashomon.attribution.frames import Frame, Scene
from rashomon.model.text import Span
from rashomon.resources import table

__all__ = ["GROUPS", "Look", "Sightings", "Trees", "around_each", "group", "keys", "looks", "probabilities"]

#: What is put where a candidate has no rival of a kind: below all log-odds that the first look gives.
NOBODY = -9.0

#: Kinds of features whose weights are summed apart, by the name before "=".
GROUPS: Mapping[str, tuple[str, ...]] = {
    "word": ("word", "end"),
    "speaker": ("source", "speaker", "own"),
    "beside": ("before", "after", "opens", "mod"),
    "complement": ("has", "prep", "aux", "frame", "kind+frame", "kind+has", "dobj", "about", "aboutkind", "tag+aux"),
}


#: A word's rate is drawn towards the rate of all candidates with the weight of so many; and more sightings than this
#: tell no more. Both chosen before the fit and not tuned.
AMONG_ALL, DRAWN, MOST_SEEN = 0.19, 8.0, 200

#: How often a word stood as a candidate, and how often it was right.
Sightings = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Look:
    """What the first look makes of a candidate: log-odds, in all and by the groups of features, and for each of its
    word's keys how often candidates with it are right, and how many were seen."""

    total: float
    parts: tuple[float, ...]
    rates: tuple[float, ...]


def keys(scene: Scene, frame: Frame) -> tuple[str, ...]:
    """What a candidate's main word is counted under: the word with its class, with its place in the tree, alone."""
    token = scene.tree.tokens[frame.trigger]
    word = general(scene.tree, frame.trigger)
    return f"{word}/{token.pos}", f"{word}/{token.dep}", word


@functools.cache
def group(name: str) -> int:
    """The number of the group to which a kind of feature belongs; past the last for the others."""
    for number, kinds in enumerate(GROUPS.values()):
        if name in kinds or name.partition("+")[0] in kinds[:1]:
            return number
    return len(GROUPS)


@functools.cache
def weights() -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("attribution_weights")}


@functools.cache
def sightings() -> Sightings:
    return {row["word"]: (int(row["right"]), int(row["seen"])) for row in table("attribution_sightings")}


def rates(scene: Scene, frame: Frame, seen: Sightings) -> Iterator[float]:
    for key in keys(scene, frame):
        right, count = seen.get(key, (0, 0))
        yield (right + DRAWN * AMONG_ALL) / (count + DRAWN)
        yield float(min(count, MOST_SEEN))


def looks(scene: Scene, found: Sequence[Frame], known: Mapping[str, float], seen: Sightings) -> list[Look]:
    """The first look at each candidate of a sentence, by these weights and sightings."""
    result = []
    for frame in found:
        parts = [0.0] * (len(GROUPS) + 1)
        for name in features(scene, frame):
            weight = known.get(name)
            if weight is not None:
                parts[group(name.partition("=")[0])] += weight
        result.append(Look(known.get("bias", 0.0) + sum(parts), tuple(parts), tuple(rates(scene, frame, seen))))
    return result


def around_each(scene: Scene, found: Sequence[Frame], seen: Sequence[Look]) -> NDArray[np.float64]:
    """One row of numbers for each candidate of a sentence: its look, its rivals' looks, lengths and distances."""
    rows = [
        [*rivals(scene, found, seen, at), *shape(scene, found[at]), *seen[at].parts, *seen[at].rates]
        for at in range(len(found))
    ]
    return np.array(rows, dtype=np.float64)


def rivals(scene: Scene, found: Sequence[Frame], seen: Sequence[Look], at: int) -> Iterator[float]:
    """The candidate's own log-odds and the best among others: that hold its cue, whose cue it holds, that share its
    content, above and below it in the tree, beside it, with the same source, in the sentence."""
    mine = found[at]
    others = [(other, look.total) for other, look in zip(found, seen, strict=True) if other is not mine]
    head = scene.tree.head[mine.trigger]
    yield seen[at].total
    yield best(score for other, score in others if other.content.contains(mine.cue))
    yield best(score for other, score in others if mine.content.contains(other.cue))
    yield best(score for other, score in others if other.content.overlaps(mine.content))
    yield best(score for other, score in others if other.trigger == head)
    yield best(score for other, score in others if scene.tree.head[other.trigger] == mine.trigger)
    yield best(score for other, score in others if abs(other.trigger - mine.trigger) <= 2)
    yield best(score for other, score in others if mine.source is not None and other.source == mine.source)
    yield best(score for _, score in others)
    yield len(others)


def best(scores: Iterator[float]) -> float:
    return max(scores, default=NOBODY)


def shape(scene: Scene, frame: Frame) -> Iterator[float]:
    """Lengths, places and distances."""
    tree = scene.tree
    yield len(tree)
    yield frame.trigger
    yield frame.trigger / len(tree)
    yield len(frame.content)
    if frame.source is None:
        yield from (0.0, -1.0, 0.0)
    else:
        words = Span(tree.tokens[frame.source.first].begin, tree.tokens[frame.source.last].end)
        yield from (1.0, float(len(words)), float(frame.cue.begin - words.end))
    yield frame.content.begin - frame.cue.end
    yield float(frame.quoted)
    yield float(scene.inside(frame.cue))
    yield tree.sentence.paragraph
    yield tree.sentence.end - tree.sentence.begin


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one shape: at each depth one question (is this column above this edge?) for all branches; a leaf for
    each way of answering."""

    base: float
    columns: NDArray[np.int64]
    edges: NDArray[np.float64]
    leaves: NDArray[np.float64]

    def judged(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log-odds of each row."""
        depth = self.columns.shape[1]
        answers = rows[:, self.columns] > self.edges
        leaf = answers @ (1 << np.arange(depth - 1, -1, -1))
        picked = self.leaves[np.arange(len(self.leaves)), leaf]
        return np.asarray(self.base + picked.sum(axis=1), dtype=np.float64)


@functools.cache
def trees() -> Trees:
    rows = table("attribution_trees")
    return Trees(
        float(rows[0]["leaves"]),
        np.array([[int(c) for c in row["columns"].split()] for row in rows[1:]]),
        np.array([[float(e) for e in row["edges"].split()] for row in rows[1:]]),
        np.array([[float(v) for v in row["leaves"].split()] for row in rows[1:]]) / 1000,
    )


def probabilities(scene: Scene, found: Sequence[Frame]) -> list[float]:
    """How likely each candidate of a sentence is an attribution."""
    if not found:
        return []
    odds = trees().judged(around_each(scene, found, looks(scene, found, weights(), sightings())))
    return [1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, float(value))))) for value in odds]
