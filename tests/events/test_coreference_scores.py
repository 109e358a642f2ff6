"""The measures of coreference, against cases worked by hand and alignments tried one by one."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from eval.coreference_scores import assignment, b_cubed, ceaf_e, conll, muc
from hypothesis import given
from hypothesis import strategies as st


def clusters(*words: str) -> list[frozenset[str]]:
    return [frozenset(word) for word in words]


def test_the_same_clusters_are_perfect():
    one = clusters("abc", "de", "f")
    assert muc(one, one) == b_cubed(one, one) == ceaf_e(one, one) == (1.0, 1.0)
    assert conll(one, one) == 1.0


def test_a_cluster_that_was_cut_in_two():
    """Key {abcd}; response {ab}{cd}: two of three links are kept, and all links made are right."""
    key, response = clusters("abcd"), clusters("ab", "cd")
    assert muc(key, response) == pytest.approx((2 / 3, 1.0))
    assert b_cubed(key, response) == pytest.approx((0.5, 1.0))
    assert ceaf_e(key, response) == pytest.approx((2 * 2 / 6, 2 * 2 / 6 / 2))


def test_clusters_that_were_joined_and_a_single_mention():
    """Key {abc}{de}{f}; response {abcde}{f}."""
    key, response = clusters("abc", "de", "f"), clusters("abcde", "f")
    assert muc(key, response) == pytest.approx((1.0, 3 / 4))
    assert b_cubed(key, response) == pytest.approx((1.0, (3 * 3 / 5 + 2 * 2 / 5 + 1) / 6))
    assert ceaf_e(key, response) == pytest.approx(((6 / 8 + 1) / 3, (6 / 8 + 1) / 2))


def test_mentions_of_one_side_only_count_against_it():
    """Key {abc}{d}; response {abx}: c and d are missing, x is too much."""
    key, response = clusters("abc", "d"), clusters("abx")
    assert muc(key, response) == pytest.approx((1 / 2, 1 / 2))
    assert b_cubed(key, response) == pytest.approx(((2 / 3 + 2 / 3) / 4, (2 / 3 + 2 / 3) / 3))
    assert ceaf_e(key, response) == pytest.approx((4 / 6 / 2, 4 / 6))


def test_nothing_scores_nothing():
    assert conll([], []) == 0.0
    assert conll(clusters("ab"), []) == 0.0


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 10_000))
def test_the_alignment_is_the_best_of_all(rows: int, columns: int, seed: int):
    gains = np.random.default_rng(seed).integers(0, 10, (rows, columns)).astype(float)
    small, large = min(rows, columns), max(rows, columns)
    table = gains if rows <= columns else gains.T
    best = max(sum(table[row, chosen[row]] for row in range(small)) for chosen in permutations(range(large), small))
    pairs = assignment(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs) == small
    assert sum(gains[row, column] for row, column in pairs) == best
