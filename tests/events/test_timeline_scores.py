"""Temporal awareness of a timeline, worked by hand."""

from __future__ import annotations

import pytest
from eval.timelines import awareness, reduced, relations


def order(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


def test_an_order_is_reduced_to_a_chain():
    assert reduced(order("ab", "c")) == {("=", "a", "b"), ("<", "a", "c")}
    assert relations(order("ab", "c")) == {("=", "a", "b"), ("<", "a", "c"), ("<", "b", "c")}


def test_the_same_order_is_perfect_and_none_is_nothing():
    assert awareness([(order("a", "bc"), order("a", "bc"))]) == (1.0, 1.0, 1.0)
    assert awareness([(order("a", "b"), [])]) == (0.0, 0.0, 0.0)


def test_what_the_closure_holds_is_right():
    """Gold a < b < c; the system leaves b out: its a < c is right, and none of the two gold links is kept."""
    assert awareness([(order("a", "b", "c"), order("a", "c"))]) == (1.0, 0.0, 0.0)


def test_sums_are_made_over_targets_before_dividing():
    pairs = [(order("a", "b"), order("a", "b")), (order("c", "d", "e"), order("d", "c"))]
    assert awareness(pairs) == pytest.approx((1 / 2, 1 / 3, 0.4))
