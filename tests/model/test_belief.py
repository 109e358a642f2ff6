"""A belief over days, and the shortest run of them that holds enough of it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.moment import Belief

START = date(2024, 3, 1)


def a_belief(*weights: float) -> Belief:
    return Belief.days_from(START, weights)


def in_march(days: tuple[date, date, float]) -> tuple[int, int, float]:
    return (days[0] - START).days + 1, (days[1] - START).days + 1, round(days[2], 9)


def by_trying_all(weights: list[int], mass: Fraction) -> tuple[int, int, Fraction]:
    """Of all runs that hold enough: the shortest, then the heaviest, then the earliest; in whole numbers."""
    total = sum(weights)
    days = [day for day, weight in enumerate(weights) if weight]
    runs = [
        (last - first, -Fraction(sum(weights[first : last + 1]), total), first, last)
        for first in days
        for last in days
        if first <= last
    ]
    _, held, first, last = min(run for run in runs if -run[1] >= mass)
    return first, last, -held


@pytest.mark.parametrize(
    ("weights", "mass", "expected"),
    [
        ((0, 0, 1), 0.9, (3, 3, 1.0)),
        ((1, 8, 1), 0.8, (2, 2, 0.8)),
        ((1, 8, 1), 0.9, (1, 2, 0.9)),  # two runs hold as much: the earlier
        ((1, 7, 2), 0.9, (2, 3, 0.9)),
        ((3, 1, 3), 0.9, (1, 3, 1.0)),
        ((1, 0, 0, 1), 0.5, (1, 1, 0.5)),
        ((2, 0, 0, 1, 1), 0.5, (1, 1, 0.5)),  # the shortest run, not the first to hold enough
        ((1,) * 10, 0.9, (1, 9, 0.9)),
    ],
)
def test_the_shortest_run_of_days(weights: tuple[int, ...], mass: float, expected: tuple[int, int, float]) -> None:
    assert in_march(a_belief(*weights).shortest(mass)) == expected


@settings(deadline=None)
@given(st.lists(st.integers(0, 64), min_size=1, max_size=12).filter(any), st.integers(1, 64))
def test_the_shortest_run_is_found_by_trying_all(weights: list[int], part: int) -> None:
    # weights that add to a power of two are exact in floating point
    weights[-1] += 1024 - sum(weights)
    first, last, held = a_belief(*weights).shortest(part / 64)
    expected = by_trying_all(weights, Fraction(part, 64))
    assert ((first - START).days, (last - START).days, Fraction(held)) == expected


@settings(deadline=None)
@given(st.lists(st.floats(1e-6, 1.0), min_size=1, max_size=40), st.floats(0.05, 1.0))
def test_a_run_holds_what_it_says(weights: list[float], mass: float) -> None:
    belief = a_belief(*weights)
    first, last, held = belief.shortest(mass)
    told = sum(
        w for d, w in zip(belief.days, belief.weights, strict=True) if first.toordinal() <= d <= last.toordinal()
    )
    assert held == pytest.approx(told, abs=1e-9)
    assert held >= mass - 1e-9


@pytest.mark.parametrize("days", [7, 10, 30, 49, 90, 365])
def test_of_equal_days_the_earliest_stand_for_all(days: int) -> None:
    first, _, _ = a_belief(*([1.0] * days)).shortest(0.6)
    assert first == START


def test_days_without_weight_are_dropped() -> None:
    belief = a_belief(0, 3, 0, 1)
    assert belief.days == (START.toordinal() + 1, START.toordinal() + 3)
    assert belief.weights == (0.75, 0.25)
    assert belief.spread() == timedelta(days=2)


def test_the_earliest_of_the_heaviest_days_is_most_likely() -> None:
    assert a_belief(1, 2, 2, 1).most_likely() == START + timedelta(days=1)


@pytest.mark.parametrize(("days", "weights"), [((), ()), ((1, 2), (1.0,))])
def test_a_belief_has_a_weight_for_each_of_its_days(days: tuple[int, ...], weights: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="as many weights as days"):
        Belief(days, weights)
