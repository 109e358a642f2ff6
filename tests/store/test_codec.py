"""Nested values survive the way to JSON and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.calendar_rule import (
    DayOfMonth,
    Direction,
    Fixed,
    MonthDay,
    MonthOf,
    Part,
    PeriodOf,
    Season,
    Shift,
    TimeRule,
    Unit,
    WeekdayOf,
)
from rashomon.store.codec import decode, encode

RULES = (
    Fixed(739000, 739001, lasts=True),
    WeekdayOf(1, Direction.FUTURE, week=-1, strict=True),
    MonthDay(9, 18, until=(9, 20), weekday=2, lasts=True),
    DayOfMonth(19),
    MonthOf(6, Direction.PAST, year_shift=-1, part=Part.START),
    Shift(Unit.WEEK, -2, -1),
    PeriodOf(Unit.YEAR, 0, part=Part.BEFORE),
    Season(1, year_shift=-1),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
def test_a_rule_of_time_comes_back(rule: TimeRule) -> None:
    assert decode(TimeRule | None, json.loads(json.dumps(encode(rule))), {}) == rule


@given(
    st.builds(WeekdayOf, st.integers(0, 6), st.sampled_from(Direction), st.none() | st.integers(-9, 9), st.booleans())
)
def test_any_weekday_comes_back(rule: WeekdayOf) -> None:
    assert decode(TimeRule | None, json.loads(json.dumps(encode(rule))), {}) == rule


@given(st.dictionaries(st.text(), st.text()), st.lists(st.text()).map(tuple))
def test_mappings_and_tuples_come_back(mapping: dict[str, str], items: tuple[str, ...]) -> None:
    assert decode(dict[str, str], json.loads(json.dumps(encode(mapping))), {}) == mapping
    assert decode(tuple[str, ...], json.loads(json.dumps(encode(items))), {}) == items


@pytest.mark.parametrize(
    ("kind", "plain"),
    [(int, "3"), (tuple[int, int], [1]), (Direction, "sideways"), (TimeRule, {"is": "Calendar"}), (TimeRule, 3)],
)
def test_what_is_no_such_value_is_refused(kind: object, plain: object) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        decode(kind, plain, {})
