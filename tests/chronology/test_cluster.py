"""Average linkage against the plainest way to compute it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.chronology.cluster import average_linkage, components

Pair = tuple[int, int]


@st.composite
def scored(draw: st.DrawFn) -> tuple[int, dict[Pair, float]]:
    """Up to nine items with a score for every pair; quarters, so that sums are exact and ties are common."""
    size = draw(st.integers(1, 9))
    pairs = list(combinations(range(size), 2))
    values = draw(st.lists(st.integers(-12, 12), min_size=len(pairs), max_size=len(pairs)))
    return size, {pair: value / 4 for pair, value in zip(pairs, values, strict=True)}


def by_trying_all(size: int, scores: dict[Pair, float], threshold: float) -> list[list[int]]:
    """Join the best pair of clusters until none has a mean above the threshold; the first of equals."""
    clusters = [[item] for item in range(size)]
    while True:
        best: tuple[float, int, int] | None = None
        for one, other in combinations(sorted(clusters), 2):
            mean = sum(scores[min(a, b), max(a, b)] for a in one for b in other) / (len(one) * len(other))
            if mean > threshold and (best is None or (-mean, one[0], other[0]) < best):
                best = (-mean, one[0], other[0])
        if best is None:
            return sorted(clusters)
        one, other = (next(c for c in clusters if c[0] == head) for head in best[1:])
        clusters = [c for c in clusters if c is not one and c is not other] + [sorted(one + other)]


@settings(deadline=None)
@given(scored(), st.sampled_from([2.5, 1.0, 0.0, -0.5]))
def test_clusters_are_those_of_the_reference(given_: tuple[int, dict[Pair, float]], threshold: float) -> None:
    size, scores = given_
    expected = by_trying_all(size, scores, threshold)
    assert average_linkage(size, dict(scores), lambda a, b: scores[a, b], threshold) == expected


@settings(deadline=None)
@given(scored(), st.sets(st.integers(0, 35)))
def test_pairs_that_were_not_compared_are_asked_for_when_needed(
    given_: tuple[int, dict[Pair, float]], left_out: set[int]
) -> None:
    """Leaving out pairs changes nothing so long as those that speak for joining were compared."""
    size, scores = given_
    known = {p: v for n, (p, v) in enumerate(sorted(scores.items())) if v > 0 or n not in left_out}
    asked: list[Pair] = []

    def score(left: int, right: int) -> float:
        assert left < right
        assert (left, right) not in known
        asked.append((left, right))
        return scores[left, right]

    assert average_linkage(size, dict(known), score, 0.0) == by_trying_all(size, scores, 0.0)
    assert len(asked) == len(set(asked))


@settings(deadline=None)
@given(scored(), st.randoms())
def test_the_order_in_which_pairs_were_compared_does_not_matter(
    given_: tuple[int, dict[Pair, float]], random: object
) -> None:
    size, scores = given_
    pairs = list(scores.items())
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert average_linkage(size, dict(pairs), lambda a, b: scores[a, b], 0.0) == average_linkage(
        size, dict(scores), lambda a, b: scores[a, b], 0.0
    )


@pytest.mark.parametrize(
    ("says", "scores", "expected"),
    [
        ("one doubtful link joins no two stories", {(0, 1): 4.0, (2, 3): 4.0, (1, 2): 1.0}, [[0, 1], [2, 3]]),
        ("all pairs agree", {(0, 1): 1.0, (0, 2): 1.0, (1, 2): 1.0, (0, 3): -9.0}, [[0, 1, 2], [3]]),
        ("the better partner wins", {(0, 1): 1.0, (1, 2): 2.0, (0, 2): -3.0}, [[0], [1, 2], [3]]),
        ("the sum outvotes one bad pair", {(0, 1): 3.0, (1, 2): 3.0, (0, 2): -1.0}, [[0, 1, 2], [3]]),
        ("nobody is alike", {}, [[0], [1], [2], [3]]),
    ],
)
def test_clusters(says: str, scores: dict[Pair, float], expected: list[list[int]]) -> None:
    assert average_linkage(4, dict(scores), lambda *_: -2.0, 0.0) == expected, says


def test_a_veto_parts_what_a_third_would_join() -> None:
    scores = {(0, 1): 5.0, (1, 2): 5.0, (0, 2): -50.0}
    assert average_linkage(3, scores, lambda *_: 0.0, 0.0) == [[0, 1], [2]]


@settings(deadline=None)
@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=15))
def test_components_hold_what_is_connected(size: int, edges: list[Pair]) -> None:
    edges = [(a % size, b % size) for a, b in edges]
    groups = components(size, edges)
    assert sorted(item for group in groups for item in group) == list(range(size))
    home = {item: number for number, group in enumerate(groups) for item in group}
    assert all(home[a] == home[b] for a, b in edges)
    for group in groups:
        reached = {group[0]}
        for _ in group:
            reached |= {y for a, b in edges for x, y in ((a, b), (b, a)) if x in reached}
        assert reached == set(group)
    assert groups == sorted(groups)
