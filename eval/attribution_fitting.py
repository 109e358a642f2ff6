"""Fit what ``rashomon.attribution.likelihood`` reads: a logistic regression, and small boosted trees over its looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Boosted", "Sparse", "boosted", "logistic"]

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

#: Strength of the penalty on squared weights: the best of 0.5, 1, 2.5, 5, 10 on texts of train held out of the fit.
PENALTY = 2.5
#: Steps of the quasi-Newton descent and how many past ones it remembers; the loss is flat well before.
STEPS, REMEMBERED = 60, 8
#: The trees: number, depth, step and penalty on leaves. On texts held out 120 of depth 5 are 0.2 of a point worse, more
#: of depth 6 no better.
TREES, DEPTH, STEP, LEAF_PENALTY = 240, 6, 0.07, 5.0
#: A column is cut at this many quantiles; each tree sees this share of the rows and of the columns.
CUTS, ROWS, COLUMNS = 32, 0.8, 0.6


@dataclass(frozen=True)
class Sparse:
    """Rows of features that hold: ``indices`` one after another, row ``i`` from ``starts[i]``; none is empty."""

    indices: Whole
    starts: Whole
    width: int

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]], width: int) -> Sparse:
        """Column 0 holds in every row: it is the bias."""
        lengths = [len(row) + 1 for row in rows]
        indices = np.fromiter((i for row in rows for i in (0, *row)), dtype=np.int64, count=sum(lengths))
        return cls(indices, np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64), width)

    def dot(self, weights: Floats) -> Floats:
        return np.asarray(np.add.reduceat(weights[self.indices], self.starts), dtype=np.float64)

    def transposed(self, values: Floats) -> Floats:
        lengths = np.diff(np.append(self.starts, len(self.indices)))
        return np.bincount(self.indices, np.repeat(values, lengths), minlength=self.width)


def logistic(rows: Sparse, right: Floats) -> Floats:
    """The weights of a logistic regression, the bias first and without a penalty."""
    penalty = np.full(rows.width, PENALTY)
    penalty[0] = 0.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = rows.dot(weights)
        value = float(np.logaddexp(0.0, odds).sum() - odds @ right + 0.5 * (penalty * weights) @ weights)
        return value, rows.transposed(1.0 / (1.0 + np.exp(-odds)) - right) + penalty * weights

    return descended(loss, np.zeros(rows.width))


def descended(loss: Callable[[Floats], tuple[float, Floats]], weights: Floats) -> Floats:
    """Where a smooth loss is least: limited-memory BFGS with halved steps."""
    value, slope = loss(weights)
    past: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        way = direction(slope, past)
        length = 1.0 if past else 1.0 / (1.0 + float(np.abs(slope).sum()))
        while length > 1e-12:
            trial, slope_there = loss(weights + length * way)
            if trial <= value + 1e-4 * length * float(slope @ way):
                break
            length /= 2
        else:
            break
        step, change = length * way, slope_there - slope
        if float(step @ change) > 1e-12:
            past = [*past[1 - REMEMBERED :], (step, change)]
        weights, value, slope = weights + step, trial, slope_there
    return weights


def direction(slope: Floats, past: Sequence[tuple[Floats, Floats]]) -> Floats:
    way = -slope
    taken = []
    for step, change in reversed(past):
        share = float(step @ way) / float(step @ change)
        way = way - share * change
        taken.append(share)
    if past:
        step, change = past[-1]
        way = way * (float(step @ change) / float(change @ change))
    for (step, change), share in zip(past, reversed(taken), strict=True):
        way = way + (share - float(change @ way) / float(step @ change)) * step
    return way


@dataclass(frozen=True)
class Boosted:
    """Trees as ``likelihood.Trees`` reads them: for each the columns and edges asked at each depth, and its leaves."""

    base: float
    columns: list[list[int]]
    edges: list[list[float]]
    leaves: list[list[float]]

    def judged(self, rows: Floats) -> Floats:
        odds = np.full(len(rows), self.base)
        for columns, edges, leaves in zip(self.columns, self.edges, self.leaves, strict=True):
            odds += np.array(leaves)[leaf_of(rows, columns, edges)]
        return odds


def leaf_of(rows: Floats, columns: Sequence[int], edges: Sequence[float]) -> Whole:
    leaf = np.zeros(len(rows), dtype=np.int64)
    for column, edge in zip(columns, edges, strict=True):
        leaf = 2 * leaf + (rows[:, column] > edge)
    return leaf


def boosted(rows: Floats, right: Floats, *, seed: int = 0) -> Boosted:
    """Boosted trees in which all branches of one depth ask the same question, for the log-odds of ``right``."""
    chance = np.random.default_rng(seed)
    edges = [np.unique(np.quantile(column, np.linspace(0, 1, CUTS + 1)[1:-1]).round(2)) for column in rows.T]
    binned = np.stack([np.searchsorted(cut, column) for cut, column in zip(edges, rows.T, strict=True)], axis=1)
    base = float(np.log(right.mean() / (1 - right.mean())))
    odds = np.full(len(rows), base)
    result = Boosted(round(base, 3), [], [], [])
    for _ in range(TREES):
        likely = 1.0 / (1.0 + np.exp(-odds))
        chosen = np.flatnonzero(chance.random(len(rows)) < ROWS)
        asked = [c for c in range(rows.shape[1]) if len(edges[c]) and chance.random() < COLUMNS]
        pull, weight = (right - likely)[chosen], (likely * (1 - likely))[chosen]
        questions = grown(binned[chosen], pull, weight, asked, [len(cut) + 1 for cut in edges])
        columns = [column for column, _ in questions]
        cuts = [float(edges[column][cut]) for column, cut in questions]
        leaf = leaf_of(rows, columns, cuts)
        pulled = np.bincount(leaf[chosen], pull, minlength=1 << DEPTH)
        weighed = np.bincount(leaf[chosen], weight, minlength=1 << DEPTH)
        leaves = (STEP * pulled / (weighed + LEAF_PENALTY)).round(3)
        odds += leaves[leaf]
        result.columns.append(columns)
        result.edges.append(cuts)
        result.leaves.append([float(value) for value in leaves])
    return result


def grown(
    binned: Whole, pull: Floats, weight: Floats, asked: Sequence[int], sizes: Sequence[int]
) -> list[tuple[int, int]]:
    """The questions of one tree, each the one that gains most over all branches: column and number of its cut."""
    leaf = np.zeros(len(binned), dtype=np.int64)
    questions: list[tuple[int, int]] = []
    for depth in range(DEPTH):
        gains = [gain(leaf, binned[:, c], pull, weight, 1 << depth, sizes[c]) for c in asked]
        column = max(range(len(asked)), key=lambda i: gains[i][0])
        cut = gains[column][1]
        questions.append((asked[column], cut))
        leaf = 2 * leaf + (binned[:, asked[column]] > cut)
    return questions


def gain(leaf: Whole, column: Whole, pull: Floats, weight: Floats, branches: int, size: int) -> tuple[float, int]:
    place = leaf * size + column
    pulls = np.bincount(place, pull, minlength=branches * size).reshape(branches, size).cumsum(axis=1)
    weights = np.bincount(place, weight, minlength=branches * size).reshape(branches, size).cumsum(axis=1)
    low, low_weight = pulls[:, :-1], weights[:, :-1]
    high, high_weight = pulls[:, -1:] - low, weights[:, -1:] - low_weight
    score = (low**2 / (low_weight + LEAF_PENALTY) + high**2 / (high_weight + LEAF_PENALTY)).sum(axis=0)
    cut = int(score.argmax())
    return float(score[cut]), cut
