"""Scores that are read off from trees of questions: boosted trees, fitted elsewhere and shipped as a table.

Each tree asks up to a few yes-or-no questions of a row of signs, ends at one of its leaves, and adds what that leaf is
worth. A sum of many small trees learns what no sum of curves can: that like words say less where the days lie apart.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.resources import table

__all__ = ["Node", "Trees", "shipped"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Node:
    """A question, or a leaf (``sign`` is -1): rows whose sign is at most ``at`` go to the node ``low``, others to
    ``high``; ``unknown`` says whether rows without the sign go low."""

    sign: int
    at: float
    unknown: bool
    low: int
    high: int
    worth: float


@dataclass(frozen=True, eq=False)
class Trees:
    """``names`` are the signs, by column; ``base`` is what every row begins with."""

    names: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]

    def matrix(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        """The signs as columns, what is not known as NaN."""
        return np.array([[row.get(name, np.nan) for name in self.names] for row in rows]).reshape(-1, len(self.names))

    def scores(self, matrix: Floats) -> Floats:
        """Log-odds of each row."""
        found = np.full(len(matrix), self.base)
        for tree in self.trees:
            ways = [(0, np.arange(len(matrix)))]
            while ways:
                place, rows = ways.pop()
                if not rows.size:
                    continue
                node = tree[place]
                if node.sign < 0:
                    found[rows] += node.worth
                    continue
                values = matrix[rows, node.sign]
                low = np.isnan(values) if node.unknown else np.zeros(len(rows), bool)
                low |= values <= node.at
                ways += [(node.low, rows[low]), (node.high, rows[~low])]
        return found


@functools.cache
def shipped(name: str) -> Trees:
    """The trees of a table: a row for each node, leaves without a sign; tree 0 is what every row begins with."""
    rows = table(name)
    names = tuple(sorted({row["sign"] for row in rows if row["sign"]}))
    column = {sign: number for number, sign in enumerate(names)}
    trees: dict[int, list[Node]] = {}
    for row in rows:
        sign = column[row["sign"]] if row["sign"] else -1
        numbers = (int(row["low"]), int(row["high"])) if row["sign"] else (0, 0)
        node = Node(sign, float(row["at"] or 0), row["unknown"] == "low", *numbers, float(row["worth"] or 0))
        trees.setdefault(int(row["tree"]), []).append(node)
    base = trees.pop(0)[0].worth
    return Trees(names, base, tuple(tuple(nodes) for _, nodes in sorted(trees.items())))
