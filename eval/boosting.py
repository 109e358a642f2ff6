"""Boosted trees on numpy alone: logistic loss, values in bins, each tree grown leaf by leaf where it gains most.

What is fitted here is shipped as a table that ``rashomon.chronology.trees`` reads. Values that are not known (NaN) go
to the side of a question where they gain more. The same rows give the same trees: rows and signs are drawn by a
generator with a fixed seed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.chronology.trees import Node, Trees

__all__ = ["Growth", "grown", "rows_of"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Values are sorted into so many bins, one more holds what is not known.
BINS = 48


@dataclass(frozen=True)
class Growth:
    """How trees are grown: ``trees`` of them with ``leaves`` each, every one adding ``rate`` of what it would; leaves
    hold at least ``least`` of weight (p(1-p), summed), ``ridge`` is the penalty on a leaf's worth, and every tree sees
    these shares of the rows and of the signs."""

    trees: int = 160
    leaves: int = 8
    rate: float = 0.05
    least: float = 1.0
    ridge: float = 5.0
    rows: float = 0.7
    signs: float = 0.5


@dataclass
class Leaf:
    rows: Ints
    worth: float
    gain: float = 0.0
    question: tuple[int, int, bool] = (0, 0, False)
    children: list[int] = field(default_factory=list)


def grown(names: Sequence[str], matrix: Floats, truth: Floats, weights: Floats, growth: Growth = Growth()) -> Trees:
    """Trees that tell the truth of rows from their signs."""
    edges = [edges_of(matrix[:, column], truth > 0) for column in range(len(names))]
    binned = np.empty(matrix.shape, dtype=np.int64)
    for column, bounds in enumerate(edges):
        values = matrix[:, column]
        binned[:, column] = np.where(np.isnan(values), BINS, np.searchsorted(bounds, values, side="left"))
    share = float(np.average(truth, weights=weights))
    base = float(np.log(share / (1 - share)))
    scores = np.full(len(truth), base)
    draw = np.random.default_rng(7)
    trees = []
    for _ in range(growth.trees):
        chance = 1 / (1 + np.exp(-scores))
        slope, curve = weights * (truth - chance), weights * chance * (1 - chance)
        rows = np.flatnonzero(draw.random(len(truth)) < growth.rows)
        columns = np.sort(draw.choice(len(names), max(1, round(growth.signs * len(names))), replace=False))
        nodes = tree_of(binned, edges, slope, curve, rows, columns, growth)
        trees.append(nodes)
        scores += Trees(tuple(names), 0.0, (nodes,)).scores(matrix)
    return Trees(tuple(names), base, tuple(trees))


def edges_of(values: Floats, chosen: NDArray[np.bool_]) -> Floats:
    """Where bins end: quantiles of the values of what is one, for these are the fewer, and of all."""
    known = ~np.isnan(values)
    if not known.any():
        return np.zeros(1)
    some = values[known & chosen] if (known & chosen).any() else values[known]
    half = np.linspace(0.01, 0.99, BINS // 2 - 1)
    return np.unique(np.round(np.concatenate([np.quantile(some, half), np.quantile(values[known], half)]), 4))


def tree_of(
    binned: Ints,
    edges: Sequence[Floats],
    slope: Floats,
    curve: Floats,
    rows: Ints,
    columns: Ints,
    growth: Growth,
) -> tuple[Node, ...]:
    """One tree, the leaf that gains most parted first."""

    def leaf_of(rows: Ints) -> Leaf:
        leaf = Leaf(rows, growth.rate * float(slope[rows].sum() / (curve[rows].sum() + growth.ridge)))
        part(leaf, binned, slope, curve, columns, growth)
        return leaf

    leaves = [leaf_of(rows)]
    for _ in range(growth.leaves - 1):
        best = max((n for n in range(len(leaves)) if not leaves[n].children), key=lambda n: (leaves[n].gain, -n))
        if leaves[best].gain <= 0:
            break
        column, bound, unknown = leaves[best].question
        values = binned[leaves[best].rows, column]
        low = ((values <= bound) & (values < BINS)) | (unknown & (values == BINS))
        leaves[best].children = [len(leaves), len(leaves) + 1]
        leaves += [leaf_of(leaves[best].rows[low]), leaf_of(leaves[best].rows[~low])]
    return tuple(node_of(leaf, edges) for leaf in leaves)


def node_of(leaf: Leaf, edges: Sequence[Floats]) -> Node:
    if not leaf.children:
        return Node(-1, 0.0, False, 0, 0, round(leaf.worth, 4))
    column, bound, unknown = leaf.question
    at = float(edges[column][bound]) if bound < len(edges[column]) else math.inf  # all that is known goes low
    return Node(column, at, unknown, leaf.children[0], leaf.children[1], 0.0)


def part(leaf: Leaf, binned: Ints, slope: Floats, curve: Floats, columns: Ints, growth: Growth) -> None:
    """The question that gains most, set on the leaf."""
    wide = BINS + 1
    place = (binned[leaf.rows][:, columns] + wide * np.arange(len(columns))).ravel()
    size = wide * len(columns)
    slopes = np.bincount(place, np.repeat(slope[leaf.rows], len(columns)), size).reshape(len(columns), wide)
    curves = np.bincount(place, np.repeat(curve[leaf.rows], len(columns)), size).reshape(len(columns), wide)
    total_slope, total_curve = float(slope[leaf.rows].sum()), float(curve[leaf.rows].sum())
    before = total_slope**2 / (total_curve + growth.ridge)
    for unknown in (False, True):
        low_slope = np.cumsum(slopes[:, :BINS], axis=1) + (slopes[:, BINS:] if unknown else 0.0)
        low_curve = np.cumsum(curves[:, :BINS], axis=1) + (curves[:, BINS:] if unknown else 0.0)
        high_slope, high_curve = total_slope - low_slope, total_curve - low_curve
        gains = low_slope**2 / (low_curve + growth.ridge) + high_slope**2 / (high_curve + growth.ridge) - before
        gains = np.where((low_curve >= growth.least) & (high_curve >= growth.least), gains, -1.0)
        number, bound = np.unravel_index(int(np.argmax(gains)), gains.shape)
        if gains[number, bound] > leaf.gain + 1e-9:
            leaf.gain = float(gains[number, bound])
            leaf.question = int(columns[number]), int(bound), unknown


def rows_of(trees: Trees) -> Iterator[tuple[str, ...]]:
    """The rows of the table: tree, sign, at, unknown, low, high, worth."""
    yield "0", "", "", "", "", "", f"{trees.base:.4f}"
    for number, tree in enumerate(trees.trees, start=1):
        for node in tree:
            if node.sign < 0:
                yield str(number), "", "", "", "", "", f"{node.worth:.4f}"
            else:
                way = "low" if node.unknown else "high"
                yield str(number), trees.names[node.sign], f"{node.at:g}", way, str(node.low), str(node.high), ""
