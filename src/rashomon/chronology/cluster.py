"""Clusters from pairwise scores: average linkage, recomputed from the decisions and never edited."""

from __future__ import annotations

import heapq
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
    result depends on the order of items, which callers sort by id.
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
    members = {node: [node] for node in group}
    sums: dict[Pair, float] = {}
    heap: list[tuple[float, int, int]] = []
    for place, left in enumerate(group):
        for right in group[place + 1 :]:
            sums[left, right] = between(left, right)
            if sums[left, right] > threshold:
                heapq.heappush(heap, (-sums[left, right], left, right))
    while heap:
        negative, left, right = heapq.heappop(heap)
        if left not in members or right not in members:
            continue
        mean = sums[left, right] / (len(members[left]) * len(members[right]))
        if -negative != mean:
            continue  # an older entry: the clusters have grown since
        members[left] += members.pop(right)
        for other in members:
            if other == left:
                continue
            mine, theirs = (min(left, other), max(left, other)), (min(right, other), max(right, other))
            sums[mine] += sums.pop(theirs)
            value = sums[mine] / (len(members[left]) * len(members[other]))
            if value > threshold:
                heapq.heappush(heap, (-value, *mine))
    return [sorted(found) for found in members.values()]
