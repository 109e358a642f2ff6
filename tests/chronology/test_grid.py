"""The calendar as an array, and links between two unknown days: each against the plain double loop."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from rashomon.chronology import grid as grid_module
from rashomon.chronology.grid import (
    SLIP,
    Days,
    Grid,
    LagLink,
    Link,
    RangeLink,
    lag_density,
    link_from_gap,
    link_from_rule,
)
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, MonthOf, PeriodOf, Shift, TimeRule, Unit, WeekdayOf
from rashomon.resources import table

SIZE = 60
KINDS = sorted({row["kind"] for row in table("chronology_lags")})

beliefs = (
    st.lists(st.integers(0, 9), min_size=SIZE, max_size=SIZE).filter(any).map(lambda w: np.array(w, float) / sum(w))
)
densities = st.lists(st.sampled_from([0.0, 0.1, 0.1, 0.3]), min_size=1, max_size=SIZE + 20).filter(any).map(np.array)


@st.composite
def range_links(draw: st.DrawFn) -> RangeLink:
    pairs = [
        (low, min(low + length, SIZE - 1)) if length >= 0 else (0, -1)
        for low, length in draw(
            st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(-1, 20)), min_size=SIZE, max_size=SIZE)
        )
    ]
    low, high = np.array(pairs, dtype=np.int32).T
    return RangeLink(low, high)


links = st.one_of(range_links(), st.builds(LagLink, densities, st.booleans()))


def by_trying_all(link: Link) -> NDArray[np.float64]:
    """The share of day i's weight that the link sends to day j."""
    matrix = np.zeros((SIZE, SIZE))
    for here in range(SIZE):
        for there in range(SIZE):
            if isinstance(link, RangeLink):
                low, high = int(link.low[here]), int(link.high[here])
                matrix[here, there] = 1 / (high - low + 1) if low <= there <= high else 0.0
            else:
                lag = there - here if link.ahead else here - there
                matrix[here, there] = link.density[lag] if 0 <= lag < link.density.size else 0.0
    return matrix


def softened(told: Days, belief: Days) -> Days:
    return (1 - SLIP) * told + SLIP * belief.sum() / told.size


@settings(deadline=None, max_examples=50)
@given(links, beliefs)
def test_forward_spreads_each_day_over_the_days_it_allows(link: Link, belief: Days) -> None:
    expected = belief @ by_trying_all(link)
    assert link.forward(belief) == pytest.approx(softened(expected, belief), abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(links, beliefs)
def test_backward_gathers_from_the_days_it_allows(link: Link, belief: Days) -> None:
    expected = by_trying_all(link) @ belief
    assert link.backward(belief) == pytest.approx(softened(expected, belief), abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(links, beliefs, beliefs)
def test_backward_is_forward_seen_from_the_other_end(link: Link, here: Days, there: Days) -> None:
    """Up to the softening, <forward(a), b> is <a, backward(b)>: the two are one table and its transpose."""
    hard_forward = (link.forward(here) - SLIP * here.sum() / SIZE) / (1 - SLIP)
    hard_backward = (link.backward(there) - SLIP * there.sum() / SIZE) / (1 - SLIP)
    assert hard_forward @ there == pytest.approx(here @ hard_backward, abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(links, beliefs)
def test_what_is_passed_on_excludes_no_day(link: Link, belief: Days) -> None:
    for passed in (link.forward(belief), link.backward(belief)):
        assert passed.min() >= SLIP / SIZE / 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_of_lags_is_a_distribution(kind: str) -> None:
    density = lag_density(kind)
    assert density.sum() == pytest.approx(1)
    assert density.min() > 0
    rows = [row for row in table("chronology_lags") if row["kind"] == kind]
    bounds = [(int(row["first"]), int(row["last"])) for row in rows]
    assert bounds[0][0] == 0
    assert all(last + 1 == first for (_, last), (first, _) in pairwise(bounds)), "each lag stands in one row"


GRID = Grid(date(2023, 11, 1).toordinal(), date(2025, 3, 31).toordinal())
PAST, FUTURE = Direction.PAST, Direction.FUTURE
RULES: tuple[TimeRule, ...] = (
    WeekdayOf(1),
    MonthDay(6, 4, PAST),
    MonthDay(6, 17, Direction.EITHER, weekday=0),
    MonthDay(9, 18, FUTURE, until=(9, 20)),
    MonthOf(6, PAST),
    MonthOf(9, strict=True),
    Shift(Unit.WEEK, -2, -2, 3),
    PeriodOf(Unit.YEAR, -1),
    Fixed(date(2024, 9, 18).toordinal(), date(2024, 9, 20).toordinal()),
    Fixed(date(1815, 6, 18).toordinal(), date(1815, 6, 18).toordinal()),
)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rules_link_holds_the_days_of_the_rule_that_are_on_the_calendar(rule: TimeRule) -> None:
    link = link_from_rule(rule, GRID)
    for index in range(GRID.size):
        days = rule.days_from(GRID.first + index)
        inside = days is not None and days[1] >= GRID.first and days[0] <= GRID.last
        assert (link.high[index] >= link.low[index]) == inside
        if days is not None and inside:
            assert GRID.first + link.low[index] == max(days[0], GRID.first)
            assert GRID.first + link.high[index] == min(days[1], GRID.last)


@pytest.mark.parametrize(
    ("low", "high", "years", "earlier", "first", "last"),
    [
        (1, 13, 0, "2024-06-04", "2024-06-05", "2024-06-17"),  # "the second in less than two weeks"
        (0, 0, 1, "2024-02-29", "2025-02-28", "2025-02-28"),  # a leap day's anniversary
        (-45, 15, 1, "2024-03-01", "2025-01-15", "2025-03-16"),  # around the anniversary
        (1, 400, 0, "2025-03-01", "2025-03-02", "2025-03-31"),  # as far as the calendar goes
    ],
)
def test_a_gap_leads_from_the_earlier_to_the_later(
    low: int, high: int, years: int, earlier: str, first: str, last: str
) -> None:
    link = link_from_gap(low, high, years, GRID)
    at = GRID.index(date.fromisoformat(earlier).toordinal())
    assert (GRID.day(int(link.low[at])).isoformat(), GRID.day(int(link.high[at])).isoformat()) == (first, last)


def test_years_of_the_calendar() -> None:
    years = GRID.years()
    assert years.size == GRID.size
    assert all(years[index] == GRID.day(index).year for index in range(GRID.size))


def test_days_outside_are_put_just_outside() -> None:
    assert GRID.index(GRID.first - 500) == -1
    assert GRID.index(GRID.last + 500) == GRID.size
    assert GRID.index(GRID.first) == 0


def test_words_that_nobody_can_have_written_say_nothing() -> None:
    """February 29 was no Friday between these days."""
    link = link_from_rule(MonthDay(2, 29, PAST, weekday=4), GRID)
    assert link.width == float("inf")
    for passed in (link.forward(GRID.flat()), link.backward(GRID.flat())):
        assert passed / passed.sum() == pytest.approx(GRID.flat())


def test_a_link_can_slip_but_seldom() -> None:
    assert 0 < grid_module.SLIP <= 0.05
