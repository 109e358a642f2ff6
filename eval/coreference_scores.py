"""MUC, B³ and CEAFe between two sets of clusters, and their mean: the CoNLL score.

A cluster is a set of mentions; mentions are any hashable keys. Mentions that stand on one side only (a system
that finds its own) count against recall on the one side and against precision on the other, as in the reference
scorer (Pradhan et al. 2014). Each measure gives (recall, precision).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import numpy as np

__all__ = ["assignment", "b_cubed", "ceaf_e", "conll", "f1", "muc"]

Cluster = frozenset[Hashable]


def f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def homes(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """The share of links of the one side that the other side keeps; clusters of one have no links."""

    def half(these: Sequence[Cluster], home: dict[Hashable, int]) -> float:
        kept = links = 0
        for cluster in these:
            inside = {home[mention] for mention in cluster if mention in home}
            parts = len(inside) + sum(mention not in home for mention in cluster)
            kept += len(cluster) - parts
            links += len(cluster) - 1
        return kept / links if links else 0.0

    return half(key, homes(response)), half(response, homes(key))


def b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """For every mention, the share of its cluster that stands with it on the other side; the mean."""

    def half(these: Sequence[Cluster], those: Sequence[Cluster]) -> float:
        home = homes(those)
        total = sum(len(cluster) for cluster in these)
        summed = sum(
            len(cluster & those[home[mention]]) / len(cluster)
            for cluster in these
            for mention in cluster
            if mention in home
        )
        return summed / total if total else 0.0

    return half(key, response), half(response, key)


def ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """The best one-to-one alignment of clusters by 2|K∩R| / (|K|+|R|), over the number of clusters."""
    home = homes(response)
    pairs = {(k, home[m]) for k, cluster in enumerate(key) for m in cluster if m in home}
    best = 0.0
    for keys, responses in components(pairs):
        table = np.zeros((len(keys), len(responses)))
        for row, k in enumerate(keys):
            for column, r in enumerate(responses):
                table[row, column] = 2 * len(key[k] & response[r]) / (len(key[k]) + len(response[r]))
        best += sum(table[row, column] for row, column in assignment(table))
    return (best / len(key) if key else 0.0), (best / len(response) if response else 0.0)


def components(pairs: Iterable[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Groups of the two sides' numbers that no pair connects with another group."""
    beside: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for left, right in sorted(pairs):
        beside.setdefault(("k", left), []).append(("r", right))
        beside.setdefault(("r", right), []).append(("k", left))
    seen: set[tuple[str, int]] = set()
    found: list[tuple[list[int], list[int]]] = []
    for start in beside:
        if start in seen:
            continue
        group, queue = {start}, [start]
        while queue:
            for other in beside[queue.pop()]:
                if other not in group:
                    group.add(other)
                    queue.append(other)
        seen |= group
        found.append((sorted(n for s, n in group if s == "k"), sorted(n for s, n in group if s == "r")))
    return found


def assignment(gains: np.ndarray) -> list[tuple[int, int]]:
    """The pairs (row, column), each row and column at most once, whose gains sum to the most (Kuhn and Munkres)."""
    turned = gains.shape[0] > gains.shape[1]
    cost = -(gains.T if turned else gains)
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    matched = np.zeros(columns + 1, dtype=int)  # by column, the row that holds it, counted from 1; 0 is free
    for row in range(1, rows + 1):
        matched[0], column = row, 0
        least, came = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while matched[column]:
            used[column] = True
            here = matched[column]
            open_ = ~used[1:]
            slack = cost[here - 1] - row_price[here] - column_price[1:]
            better = open_ & (slack < least[1:])
            least[1:][better], came[1:][better] = slack[better], column
            following = 1 + int(np.argmin(np.where(open_, least[1:], np.inf)))
            delta = least[following]
            row_price[matched[used]] += delta
            column_price[used] -= delta
            least[~used] -= delta
            column = following
        while column:
            matched[column] = matched[came[column]]
            column = int(came[column])
    found = [(int(matched[column]) - 1, column - 1) for column in range(1, columns + 1) if matched[column]]
    return sorted((column, row) for row, column in found) if turned else sorted(found)


def conll(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    return sum(f1(*measure(key, response)) for measure in (muc, b_cubed, ceaf_e)) / 3
