"""Clusters from pairwise scores: average linkage, recomputed from the decisions and never edited."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

__all__ = ["average_linkage", "components"]

#: In a component larger than this the pairs that were not compared are not compared either, and count as ``absent``.
#: Comparing all pairs of 800 takes about as long as the rest of a pile's build.
LARGEST = 800
#: The log-odds of a pair that no block brought together.
ABSENT = -2.0

Pair = tuple[int, int]


def components(size: int, edges: Iterable[Pair]) -> list[list[int]]:
    """Groups of 0..size-1 connected by edges, each sorted, in order of their smallest member."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in edges:
        one, other = root(left), root(right)
        if one != other:
            parent[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = {}
    for node in range(size):
        groups.setdefault(root(node), []).append(node)
    return [groups[key] for key in sorted(groups)]


def average_linkage(
    size: int,
    scores: dict[Pair, float],
    score: Callable[[int, int], float],
    threshold: float,
    absent: float = ABSENT,
) -> list[list[int]]:
    """Join clusters while the mean score of their pairs is above ``threshold``, the best pair first.

    ``scores`` holds the pairs that were compared, keyed (smaller, larger); ``score`` compares any
    other pair of a component when it is needed, and where that would be too many, a pair counts as ``absent``, which
    is below ``threshold``. Equal scores are joined in order of position, so the result depends on the order of items,
    which callers sort by id. Scores of ±infinity are a person's word.
    """
    groups = components(size, (pair for pair, value in sorted(scores.items()) if value > threshold))
    home = {node: number for number, group in enumerate(groups) for node in group}
    inside: dict[int, dict[Pair, float]] = {}
    for pair, value in sorted(scores.items()):
        if home[pair[0]] == home[pair[1]]:
            inside.setdefault(home[pair[0]], {})[pair] = value
    clusters: list[list[int]] = []
    for number, group in enumerate(groups):
        if len(group) == 1:
            clusters.append(group)
            continue
        compared = inside[number]
        if len(group) <= LARGEST:
            for pair in combinations(group, 2):
                if pair not in compared:
                    compared[pair] = scores[pair] = score(*pair)
        clusters.extend(Linkage(group, compared, absent).clusters(threshold))
    return sorted(clusters)


class Linkage:
    """Average linkage of one component, on the pairs that were compared; the others count as ``absent``. Pairs at
    +infinity are joined first, in order; a pair at −infinity keeps any two clusters apart that it stands between."""

    def __init__(self, group: Sequence[int], compared: Mapping[Pair, float], absent: float) -> None:
        self.absent = absent
        self.members = {node: [node] for node in group}
        #: For each cluster, by its smallest member, those with which pairs of it were compared: the sum of their
        #: scores and their number.
        self.beside: dict[int, dict[int, tuple[float, int]]] = {node: {} for node in group}
        self.bound = [pair for pair, value in sorted(compared.items()) if value == math.inf]
        for (left, right), value in compared.items():
            self.beside[left][right] = self.beside[right][left] = 0.0 if value == math.inf else value, 1

    def clusters(self, threshold: float) -> list[list[int]]:
        """The clusters while their mean is above ``threshold``, each sorted."""
        for pair in self.bound:
            left, right = sorted(next(head for head, held in self.members.items() if node in held) for node in pair)
            if left != right and self.beside[left].get(right, (0.0, 0))[0] > -math.inf:
                self.join(left, right)
        heap = [
            (-self.mean(head, other), head, other)
            for head in sorted(self.members)
            for other in self.beside[head]
            if head < other and self.mean(head, other) > threshold
        ]
        heapq.heapify(heap)
        while heap:
            negative, left, right = heapq.heappop(heap)
            if left not in self.members or right not in self.members or -negative != self.mean(left, right):
                continue  # an older entry: the clusters have grown since
            self.join(left, right)
            for other in self.beside[left]:
                if self.mean(left, other) > threshold:
                    heapq.heappush(heap, (-self.mean(left, other), min(left, other), max(left, other)))
        return [sorted(found) for found in self.members.values()]

    def mean(self, left: int, right: int) -> float:
        total, number = self.beside[left][right]
        pairs = len(self.members[left]) * len(self.members[right])
        return (total + self.absent * (pairs - number)) / pairs

    def join(self, left: int, right: int) -> None:
        """The cluster of ``right`` becomes part of that of ``left``."""
        self.members[left] += self.members.pop(right)
        for other, (total, number) in self.beside.pop(right).items():
            del self.beside[other][right]
            if other != left:
                mine, count = self.beside[left].get(other, (0.0, 0))
                self.beside[left][other] = self.beside[other][left] = mine + total, count + number
