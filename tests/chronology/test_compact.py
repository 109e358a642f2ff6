"""Beliefs kept small say what the whole arrays say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.chronology.compact import Belief, Recent, Shelf
from rashomon.chronology.grid import Days


@st.composite
def beliefs(draw: st.DrawFn, size: int) -> Days:
    """A run of days that are believed to some degree, and a little for every other day."""
    first = draw(st.integers(0, size - 1))
    length = draw(st.integers(1, size - first))
    whole = np.full(size, draw(st.floats(0.0, 1e-6)))
    weights = draw(st.lists(st.floats(0.01, 1.0), min_size=length, max_size=length))
    whole[first : first + length] += np.array(weights)
    return whole / whole.sum()


def spread_around(day: Days, width: int) -> Days:
    around = [day[max(n - width, 0) : n + width + 1].sum() for n in range(day.size)]
    return np.array(around) / (2 * width + 1)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Days, Days, int]:
    size = draw(st.integers(2, 60))
    return draw(beliefs(size)), draw(beliefs(size)), draw(st.integers(1, 80))


@given(pairs())
def test_two_beliefs_meet_as_often_as_their_arrays_do(pair: tuple[Days, Days, int]) -> None:
    one, other, width = pair
    mine, theirs = Belief.of(one), Belief.of(other)
    assert mine.overlap(theirs) == pytest.approx(float((one * other).sum()), abs=2e-4)
    assert mine.near(theirs, width) == pytest.approx(float((one * spread_around(other, width)).sum()), abs=2e-4)


@given(pairs())
def test_what_two_beliefs_say_of_each_other_is_mutual(pair: tuple[Days, Days, int]) -> None:
    one, other, width = Belief.of(pair[0]), Belief.of(pair[1]), pair[2]
    assert one.overlap(other) == pytest.approx(other.overlap(one))
    assert one.near(other, width) == pytest.approx(other.near(one, width))


def test_a_sure_day_takes_little_room() -> None:
    whole = np.full(18_000, 0.02 / 18_000)
    whole[9_000] += 0.98
    belief = Belief.of(whole)
    assert (belief.best, belief.days.size) == (9_000, 1)
    assert belief.highest == pytest.approx(float(whole[9_000]))
    assert belief.bytes < 1_000


def test_a_shelf_gives_back_what_was_put_there() -> None:
    days = np.linspace(-700.0, 0.0, 1_000)
    shelf: Shelf[str] = Shelf()
    shelf["text"] = days
    assert (shelf["text"] == days).all()
    shelf["text"] = days + 1
    assert (shelf["text"] == days + 1).all()
    assert list(shelf) == ["text"]


def test_a_copy_of_a_shelf_is_one_of_its_own() -> None:
    shelf: Shelf[str] = Shelf()
    shelf["text"] = np.zeros(3)
    other = shelf.copy()
    other["text"] = np.ones(3)
    assert shelf["text"].sum() == 0


def test_an_absent_name_gives_what_stands_for_it() -> None:
    silent: Shelf[int] = Shelf(np.zeros(3))
    assert silent[7].sum() == 0
    assert 7 not in silent
    with pytest.raises(KeyError):
        Shelf[int]()[7]


def test_what_is_remembered_stays_within_its_room() -> None:
    recent: Recent[int] = Recent(room=5_000)
    for number in range(100):
        recent.keep(number, Belief(10, 0, np.ones(10), 0.0))
    assert recent.filled <= 5_000
    assert recent.get(99) is not None
    assert recent.get(0) is None
