"""Clusters from pairwise scores: average linkage, recomputed from the decisions and never edited."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable

__all__ = ["average_linkage", "components"]

#: A component larger than this is clustered on the pairs that were compared alone; the pairs that were
#: not count as ``ABSENT``. Comparing all pairs of 800 takes about as long as the rest of a pile's build.
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
    size: int, scores: dict[Pair, float], score: Callable[[int, int], float], threshold: float
) -> list[list[int]]:
    """Join clusters while the mean score of their pairs is above ``threshold``, the best pair first.

    ``scores`` holds the pairs that were compared, keyed (smaller, larger); ``score`` compares any
    other pair of a component when it is needed. Equal scores are joined in order of position, so the
    result depends on the order of items, which callers sort by id. Scores of ±infinity are a person's word.
    """
    clusters: list[list[int]] = []
    for group in components(size, (pair for pair, value in sorted(scores.items()) if value > threshold)):
        if len(group) == 1:
            clusters.append(group)
            continue

        def between(left: int, right: int, complete: bool = len(group) <= LARGEST) -> float:
            pair = (min(left, right), max(left, right))
            if pair not in scores:
                scores[pair] = score(*pair) if complete else ABSENT
            return scores[pair]

        clusters.extend(linked(group, between, threshold))
    return sorted(clusters)


def linked(group: list[int], between: Callable[[int, int], float], threshold: float) -> list[list[int]]:
    """Average linkage of one component. Pairs at +infinity are joined first, in order; a pair at −infinity keeps any
    two clusters apart that it stands between."""
    members = {node: [node] for node in group}
    sums: dict[Pair, float] = {}
    bound: list[Pair] = []
    for place, left in enumerate(group):
        for right in group[place + 1 :]:
            value = between(left, right)
            if value == math.inf:
                bound.append((left, right))
            sums[left, right] = 0.0 if value == math.inf else value

    def join(left: int, right: int) -> None:
        members[left] += members.pop(right)
        for other in members:
            if other != left:
                sums[min(left, other), max(left, other)] += sums.pop((min(right, other), max(right, other)))

    for pair in bound:
        left, right = sorted(next(head for head, held in members.items() if node in held) for node in pair)
        if left != right and sums[left, right] > -math.inf:
            join(left, right)

    def mean(left: int, right: int) -> float:
        return sums[min(left, right), max(left, right)] / (len(members[left]) * len(members[right]))

    heads = sorted(members)
    heap = [(-mean(a, b), a, b) for place, a in enumerate(heads) for b in heads[place + 1 :] if mean(a, b) > threshold]
    heapq.heapify(heap)
    while heap:
        negative, left, right = heapq.heappop(heap)
        if left not in members or right not in members or -negative != mean(left, right):
            continue  # an older entry: the clusters have grown since
        join(left, right)
        for other in members:
            if other != left and mean(left, other) > threshold:
                heapq.heappush(heap, (-mean(left, other), min(left, other), max(left, other)))
    return [sorted(found) for found in members.values()]
