"""Days by message passing: on a tree of unknowns the answer is the one that counting every case gives."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.chronology import grid as grid_module
from rashomon.chronology.days import Edge, infer, normal
from rashomon.chronology.grid import SLIP, Days, Grid, LagLink, Link, RangeLink

SIZE = 7
GRID = Grid(739000, 739000 + SIZE - 1)

densities = st.lists(st.integers(1, 9), min_size=1, max_size=SIZE).map(lambda w: np.array(w, float) / sum(w))


@st.composite
def range_links(draw: st.DrawFn) -> RangeLink:
    low = draw(st.lists(st.integers(0, SIZE - 1), min_size=SIZE, max_size=SIZE))
    high = [draw(st.integers(first, SIZE - 1)) for first in low]
    return RangeLink(np.array(low, dtype=np.int32), np.array(high, dtype=np.int32))


@st.composite
def trees(draw: st.DrawFn) -> tuple[dict[str, Days], list[Edge]]:
    """Two to four unknowns, each linked to an earlier one, in either direction; some with own evidence."""
    number = draw(st.integers(2, 4))
    edges = []
    for child in range(1, number):
        parent = draw(st.integers(0, child - 1))
        ends = (f"u{parent}", f"u{child}") if draw(st.booleans()) else (f"u{child}", f"u{parent}")
        edges.append(Edge(*ends, draw(st.one_of(range_links(), st.builds(LagLink, densities, st.booleans())))))
    own = {
        f"u{n}": np.log(np.array(draw(st.lists(st.integers(1, 20), min_size=SIZE, max_size=SIZE)), float))
        for n in range(number)
        if draw(st.booleans())
    }
    return own, edges


def table_of(link: Link, slip: float) -> Days:
    rows = np.zeros((SIZE, SIZE))
    for here, there in product(range(SIZE), repeat=2):
        if isinstance(link, RangeLink):
            low, high = int(link.low[here]), int(link.high[here])
            rows[here, there] = 1 / (high - low + 1) if low <= there <= high else 0.0
        else:
            lag = there - here if link.ahead else here - there
            rows[here, there] = link.density[lag] if 0 <= lag < link.density.size else 0.0
    return (1 - slip) * rows + slip / SIZE


def by_counting(own: dict[str, Days], edges: list[Edge], slip: float) -> dict[str, Days]:
    """Every assignment of days to unknowns, weighed, and added up."""
    names = sorted({name for edge in edges for name in (edge.start, edge.goal)})
    tables = [table_of(edge.link, slip) for edge in edges]
    sums = {name: np.zeros(SIZE) for name in names}
    for days in product(range(SIZE), repeat=len(names)):
        at = dict(zip(names, days, strict=True))
        weight = 1.0
        for name in names:
            if name in own:
                weight *= float(np.exp(own[name][at[name]]))
        for edge, rows in zip(edges, tables, strict=True):
            weight *= rows[at[edge.start], at[edge.goal]]
        for name in names:
            sums[name][at[name]] += weight
    return sums


@settings(max_examples=40, deadline=None)
@given(trees())
def test_on_a_tree_beliefs_are_those_of_exact_enumeration(given_: tuple[dict[str, Days], list[Edge]]) -> None:
    own, edges = given_
    expected = by_counting(own, edges, slip=0.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid_module, "SLIP", 0.0)
        beliefs = infer(own, edges, GRID).beliefs
    assert beliefs.keys() == expected.keys()
    for name, sums in expected.items():
        if sums.sum() > 1e-9:  # else the links contradict each other outright
            assert beliefs[name] == pytest.approx(sums / sums.sum(), abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(trees(), st.randoms())
def test_neither_the_order_nor_the_names_of_edges_matter(
    given_: tuple[dict[str, Days], list[Edge]], random: object
) -> None:
    own, edges = given_
    edges = [*edges, Edge("u0", "v", spread_over(1)), Edge("u1", "v", spread_over(2))]  # a circle
    shuffled = list(edges)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = infer(own, edges, GRID), infer(own, shuffled, GRID)
    assert one.beliefs.keys() == other.beliefs.keys()
    for name in one.beliefs:
        assert one.beliefs[name] == pytest.approx(other.beliefs[name], abs=1e-12)


def spread_over(days: int) -> RangeLink:
    """The other day is at most ``days`` after this one."""
    here = np.arange(SIZE, dtype=np.int32)
    return RangeLink(here, np.minimum(here + days, SIZE - 1).astype(np.int32))


def test_news_travels_as_far_as_links_reach() -> None:
    names = [f"u{number:02d}" for number in range(30)]
    edges = [Edge(one, other, spread_over(0)) for one, other in pairwise(names)]
    own = {"u00": np.log(np.array([1e6, 1, 1, 1, 1, 1, 1]))}
    beliefs = infer(own, edges, GRID).beliefs
    assert [int(beliefs[name].argmax()) for name in names] == [0] * 30
    held = [float(beliefs[name][0]) for name in names]
    assert held == sorted(held, reverse=True)  # and grows fainter with every link


def test_what_an_unknown_said_is_never_told_back_to_it() -> None:
    """One text and its one event do not confirm one another."""
    own = {"text": np.log(np.array([2.0, 1, 1, 1, 1, 1, 1]))}
    inference = infer(own, [Edge("text", "event", spread_over(0))], GRID)
    assert inference.beliefs["text"] == pytest.approx(normal(own["text"]), abs=1e-9)
    assert inference.to_start[0] == pytest.approx(inference.to_start[0][0])  # the event has nothing of its own to say


def test_in_a_circle_nothing_is_counted_twice() -> None:
    """Two texts that both tell of two events: the first one's faint lead does not grow on its way round."""
    own = {"a": np.log(np.array([2.0, 1, 1, 1, 1, 1, 1]))}
    edges = [Edge(text, event, spread_over(0)) for text in "ab" for event in "xy"]
    beliefs = infer(own, edges, GRID).beliefs
    assert all(belief.max() <= 0.25 + 1e-9 for belief in beliefs.values())


def test_of_a_circle_the_widest_link_is_left_out() -> None:
    own = {"a": np.log(np.array([9.0, 1, 1, 1, 1, 1, 1]))}
    tree = [Edge("a", "b", spread_over(1)), Edge("b", "c", spread_over(2))]
    circle = [*tree, Edge("a", "c", spread_over(5))]
    one, other = infer(own, tree, GRID).beliefs, infer(own, circle, GRID).beliefs
    for name in "abc":
        assert other[name] == pytest.approx(one[name], abs=1e-12)


def test_an_unknown_without_links_is_left_out() -> None:
    assert infer({"alone": np.zeros(SIZE)}, [], GRID).beliefs == {}


def test_contradiction_is_finite() -> None:
    never = RangeLink(np.zeros(SIZE, dtype=np.int32), np.full(SIZE, -1, dtype=np.int32))
    surely = [np.log(np.maximum(np.eye(SIZE)[n], 1e-300)) for n in (0, 6)]
    beliefs = infer({"a": surely[0], "b": surely[1]}, [Edge("a", "b", never)], GRID).beliefs
    assert all(np.isfinite(belief).all() and belief.sum() == pytest.approx(1) for belief in beliefs.values())


def test_a_link_that_slips_is_outvoted_by_what_is_known() -> None:
    """The text is almost surely of one of the first four days; its words can only be said on the last
    three. That they were misread (one time in fifty) is likelier than that the text is of those days."""
    known = np.array([0.2497, 0.2497, 0.2497, 0.2497, 0.0004, 0.0004, 0.0004])
    late = RangeLink(np.array([0, 0, 0, 0, 4, 5, 6], np.int32), np.array([-1, -1, -1, -1, 4, 5, 6], np.int32))
    edges = [Edge("text", "event", late)]
    expected = by_counting({"text": np.log(known)}, edges, SLIP)["event"]
    told = infer({"text": np.log(known)}, edges, GRID).beliefs["event"]
    assert told == pytest.approx(expected / expected.sum(), abs=0.05)


def test_a_known_day_is_heard_by_every_event_although_the_ties_make_a_circle() -> None:
    """Two texts tell of two events. One text's day is known: what it says of either is heard, and it hears nothing."""
    known = np.full(SIZE, -30.0)
    known[4] = 0.0
    today = RangeLink(np.arange(SIZE, dtype=np.int32), np.arange(SIZE, dtype=np.int32))
    vague = LagLink(np.full(SIZE, 1.0 / SIZE))
    edges = [Edge("dated", "one", vague), Edge("dated", "two", vague), Edge("other", "one", today)]
    circle = [*edges, Edge("other", "two", today)]
    found = infer({"dated": known}, circle, GRID)
    assert all(set(np.flatnonzero(found.beliefs[name] > 0.05)) == {0, 1, 2, 3, 4} for name in ("one", "two"))
    assert int(found.beliefs["dated"].argmax()) == 4
    assert sum(bool(found.to_start[number].any()) for number in (0, 1)) == 1
    assert sum(bool(found.to_goal[number].any()) for number in (0, 1)) == 2
