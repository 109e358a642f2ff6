"""From a belief to a moment: no more precise than the belief, and no less."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.moments import (
    day_of_event,
    extent,
    moment_of,
    moment_of_page,
    reasons_for,
    told_by_several,
)
from rashomon.chronology.options import ChronologyOptions
from rashomon.model.moment import Basis, Belief, Moment, edtf_bounds

GRID = Grid(date(2018, 1, 1).toordinal(), date(2027, 12, 31).toordinal())
OPTIONS = ChronologyOptions()


def a_belief(*runs: tuple[str, str, float], rest: float = 0.0) -> Days:
    """Weights spread evenly over each run of days, and what is left over all of the calendar."""
    belief = np.full(GRID.size, rest / GRID.size)
    for first, last, weight in runs:
        low, high = (GRID.index(date.fromisoformat(day).toordinal()) for day in (first, last))
        belief[low : high + 1] += weight / (high - low + 1)
    return belief / belief.sum()


def moment(belief: Days) -> Moment:
    return moment_of(belief, GRID, Basis.INFERRED, OPTIONS)


@pytest.mark.parametrize(
    ("says", "runs", "rest", "edtf"),
    [
        ("a day", [("2025-06-17", "2025-06-17", 1)], 0.0, "2025-06-17"),
        ("a day, nearly certain", [("2025-06-17", "2025-06-17", 0.95)], 0.05, "2025-06-17"),
        ("one of two days", [("2025-06-17", "2025-06-18", 1)], 0.02, "[2025-06-17..2025-06-18]"),
        ("a month stays a month", [("2025-06-01", "2025-06-30", 1)], 0.0, "2025-06"),
        ("a month, with a doubt", [("2025-06-01", "2025-06-30", 0.98)], 0.02, "2025-06"),
        ("a short month", [("2023-02-01", "2023-02-28", 1)], 0.0, "2023-02"),
        ("a year stays a year", [("2023-01-01", "2023-12-31", 1)], 0.0, "2023"),
        ("sooner rather than later", [("2025-06-01", "2025-06-10", 1), ("2025-06-11", "2025-07-31", 0.3)], 0.0,
         "[2025-06-01..2025-07-09]"),
        ("two days far apart", [("2024-06-17", "2024-06-17", 1), ("2025-06-17", "2025-06-17", 1)], 0.02,
         "[2024-06-17,2025-06-17]"),
        ("two years' summits", [("2024-09-18", "2024-09-20", 1), ("2025-09-18", "2025-09-20", 1)], 0.0,
         "[2024-09-18..2024-09-20,2025-09-18..2025-09-20]"),
        ("any of ten years", [(f"{year}-06-17", f"{year}-06-17", 1) for year in range(2018, 2028)], 0.0, "undated"),
        ("anything", [], 1.0, "undated"),
    ],
)  # fmt: skip
def test_moments(says: str, runs: list[tuple[str, str, float]], rest: float, edtf: str) -> None:
    assert str(moment(a_belief(*runs, rest=rest))) == edtf, says


@pytest.mark.parametrize(("days", "answer"), [(3, "dated"), (1000, "dated"), (1400, "undated")])
def test_three_years_are_as_wide_as_an_answer_can_be(days: int, answer: str) -> None:
    last = (date(2019, 3, 5) + timedelta(days=days)).isoformat()
    found = moment(a_belief(("2019-03-05", last, 1)))
    assert ("undated" if found.edtf is None else "dated") == answer


@st.composite
def beliefs(draw: st.DrawFn) -> Days:
    belief = np.zeros(GRID.size)
    for _ in range(draw(st.integers(1, 8))):
        low = draw(st.integers(0, GRID.size - 1))
        high = min(low + draw(st.integers(0, 60)), GRID.size - 1)
        belief[low : high + 1] += draw(st.integers(1, 100)) / (high - low + 1)
    belief += draw(st.sampled_from([0.0, 1e-4]))
    return belief / belief.sum()


@settings(deadline=None, max_examples=40)
@given(beliefs())
def test_a_moment_holds_what_it_says(belief: Days) -> None:
    found = moment(belief)
    if found.edtf is None or found.earliest is None or found.latest is None:
        assert found.basis is Basis.UNDATED
        return
    parse_edtf(found.edtf)
    assert edtf_bounds(found.edtf) == (found.earliest, found.latest)
    assert found.confidence >= OPTIONS.mass - 1e-6
    low, high = GRID.index(found.earliest.toordinal()), GRID.index(found.latest.toordinal())
    assert belief[low : high + 1].sum() >= found.confidence - 1e-6


@settings(deadline=None, max_examples=40)
@given(beliefs())
def test_a_moment_is_no_wider_than_the_shortest_run_unless_it_is_a_month_a_year_or_a_list(belief: Days) -> None:
    found = moment(belief)
    if found.edtf is None or found.width is None or "," in found.edtf or len(found.edtf) in (4, 7):
        return
    if found.width == np.count_nonzero(belief >= 0.98 * belief.max()):
        return  # nothing tells its days apart: all of them are the answer
    first, last, _ = Belief.days_from(GRID.day(0), belief).shortest(OPTIONS.mass)
    assert found.width == (last - first).days + 1


def test_an_extent_lasted() -> None:
    found = extent(date(2024, 9, 18), date(2024, 9, 20), 0.95, Basis.STATED)
    assert (found.edtf, found.width) == ("2024-09-18/2024-09-20", 3)


@pytest.mark.parametrize("days", [40, 50, 100, 200])
def test_of_equal_runs_the_earliest_is_the_answer(days: int) -> None:
    """All days of a spring are equally likely: any answer but the first run of them comes of rounding."""
    wrong = []
    for month in range(1, 13):
        first = date(2021, month, 3)
        found = moment(a_belief((first.isoformat(), (first + timedelta(days=days - 1)).isoformat(), 1)))
        if found.earliest != first:
            wrong.append(found)
    assert not wrong


@pytest.mark.parametrize(
    ("first", "last"),
    [("2024-06-01", "2024-06-29"), ("2024-01-01", "2024-12-20"), ("2023-01-06", "2023-12-31")],
)
def test_a_month_that_has_days_without_belief_is_not_the_whole_month(first: str, last: str) -> None:
    """Fetched on June 29, it was not published on June 30."""
    found = moment(a_belief((first, last, 1)))
    assert found.earliest is not None
    assert found.latest is not None
    assert first <= found.earliest.isoformat() <= found.latest.isoformat() <= last


def test_reasons_are_told_largest_first_against_the_runner_up() -> None:
    belief = a_belief(("2025-06-17", "2025-06-17", 0.94), ("2024-06-17", "2024-06-17", 0.06))
    factors = [
        Factor("the calendar", a_belief(("2025-06-17", "2025-06-17", 0.8), ("2024-06-17", "2024-06-17", 0.2))),
        Factor("a stamp", a_belief(("2025-06-17", "2025-06-17", 0.1), ("2024-06-17", "2024-06-17", 0.9))),
        Factor("nothing at all", np.ones(GRID.size)),
    ]
    reasons = reasons_for(moment(belief), belief, factors, GRID)
    assert [(r.says, r.weight) for r in reasons] == [("a stamp", -2.2), ("the calendar", 1.39), ("nothing at all", 0.0)]


def test_an_undated_page_has_reasons_without_weight() -> None:
    belief = GRID.flat()
    factor = Factor("it tells of Tuesday as of the last days", a_belief(("2025-06-17", "2025-06-17", 1)))
    assert [r.weight for r in reasons_for(moment(belief), belief, [factor], GRID)] == [0.0]


def test_a_day_that_several_texts_agree_on_stays_the_day_and_is_less_sure() -> None:
    agreed = a_belief(("2025-06-17", "2025-06-17", 0.999), rest=0.001)
    answer = day_of_event(told_by_several(agreed), GRID, Basis.INFERRED, OPTIONS)
    assert str(answer) == "2025-06-17"
    assert 0.85 < answer.confidence < 0.9


@given(st.integers(0, GRID.size - 1))
@settings(max_examples=20)
def test_what_several_texts_made_is_spread_evenly_to_both_sides(index: int) -> None:
    belief = np.zeros(GRID.size)
    belief[index] = 1.0
    spread = told_by_several(belief)
    assert spread.sum() == pytest.approx(1.0)
    assert spread.argmax() == index
    assert (spread >= 0).all()


@pytest.mark.parametrize(
    ("says", "runs", "rest", "edtf", "least", "most"),
    [
        ("a date that was inferred", [("2025-06-17", "2025-06-17", 0.99)], 0.01, "2025-06-17", 0.7, 0.85),
        ("a night", [("2025-06-17", "2025-06-18", 0.95)], 0.05, "[2025-06-17..2025-06-18]", 0.7, 0.85),
        ("one of two dates", [("2024-06-17", "2024-06-17", 1), ("2025-06-17", "2025-06-17", 1)], 0.02,
         "[2024-06-17,2025-06-17]", 0.7, 0.85),
        ("a stretch", [("2025-06-03", "2025-06-22", 0.9), ("2025-06-23", "2025-07-02", 0.1)], 0.0,
         "[2025-06-03..2025-06-22]", 0.8, 0.88),
        ("a year that the user gives", [("2024-06-01", "2025-07-31", 1)], 0.0, "[2024-06-01..2025-07-31]", 0.99, 1.0),
        ("anything", [], 1.0, "undated", 0.0, 0.0),
    ],
)  # fmt: skip
def test_a_page_claims_what_such_answers_deserved(
    says: str, runs: list[tuple[str, str, float]], rest: float, edtf: str, least: float, most: float
) -> None:
    answer = moment_of_page(a_belief(*runs, rest=rest), lambda _: False, GRID, OPTIONS)
    assert str(answer) == edtf, says
    assert least <= answer.confidence <= most


def test_a_date_that_the_page_states_stands() -> None:
    answer = moment_of_page(a_belief(("2025-06-17", "2025-06-17", 0.99), rest=0.01), lambda _: True, GRID, OPTIONS)
    assert answer.basis is Basis.STATED
    assert answer.confidence >= 0.98


@given(st.integers(0, GRID.size - 4))
def test_a_few_days_that_hold_most_are_an_events_answer(index: int) -> None:
    belief = np.full(GRID.size, 0.2 / GRID.size)
    belief[index : index + 3] += 0.8 / 3
    answer = day_of_event(belief, GRID, Basis.INFERRED, OPTIONS)
    assert (answer.earliest, answer.latest) == (GRID.day(index), GRID.day(index + 2))
    assert 0.7 <= answer.confidence < 0.9
