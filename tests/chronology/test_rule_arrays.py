"""A rule over a whole calendar says, day by day, what the rule itself says."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.chronology.rule_arrays import rule_ranges
from rashomon.model.calendar_rule import (
    DayOfMonth,
    Direction,
    Feast,
    Fixed,
    MonthDay,
    MonthOf,
    Part,
    PeriodOf,
    Season,
    Shift,
    TimeRule,
    Unit,
    WeekdayIn,
    WeekdayOf,
    WeekdaySpan,
)

directions = st.sampled_from(list(Direction))
months = st.integers(1, 12)
shifts = st.none() | st.integers(-2, 2)
rules: st.SearchStrategy[TimeRule] = st.one_of(
    st.builds(Fixed, st.integers(738000, 738100), st.integers(738100, 738500)),
    st.builds(WeekdayOf, st.integers(0, 6), directions, st.none() | st.integers(-2, 2), st.booleans()),
    st.builds(MonthDay, months, st.integers(1, 28), directions, st.none(), st.none() | st.integers(0, 6), shifts),
    st.builds(MonthDay, st.just(2), st.just(29), directions),
    st.builds(MonthDay, months, st.integers(1, 20), directions, st.tuples(months, st.integers(21, 28))),
    st.builds(DayOfMonth, st.integers(1, 31), directions),
    st.builds(MonthOf, months, directions, shifts, st.sampled_from([Part.WHOLE, Part.START, Part.END]), st.booleans()),
    st.builds(Shift, st.sampled_from(list(Unit)), st.integers(-9, 9), st.integers(-9, 9), st.integers(0, 9)),
    st.builds(PeriodOf, st.sampled_from(list(Unit)), st.integers(-3, 3), st.sampled_from(list(Part))),
    st.builds(Season, st.integers(0, 3), directions, shifts, st.booleans()),
    st.builds(WeekdaySpan, st.integers(0, 6), st.integers(0, 6), directions),
    st.builds(
        WeekdayIn, months, st.integers(0, 6), st.sampled_from([0, 1, 8, 15, 22, 29]), directions, year_shift=shifts
    ),
    st.builds(
        Feast,
        st.sampled_from(["easter", "orthodox-easter", "ramadan", "fitr", "passover", "diwali", "nothing"]),
        directions,
        st.integers(-50, 50),
        st.integers(0, 6),
        st.integers(0, 6),
        shifts,
    ),
)


@settings(deadline=None)
@given(rules, st.dates(date(1995, 1, 1), date(2030, 1, 1)))
def test_arrays_agree_with_the_rule_itself(rule: TimeRule, start: date) -> None:
    first = start.toordinal()
    low, high, possible = rule_ranges(rule, first, first + 400)
    for number, anchor in enumerate(range(first, first + 401)):
        said = rule.days_from(anchor)
        assert (said is not None) == bool(possible[number])
        if said is not None:
            assert (int(low[number]), int(high[number])) == said


def test_ranges_are_arrays_of_the_calendars_length() -> None:
    low, high, possible = rule_ranges(WeekdayOf(1), 738000, 738009)
    assert low.size == high.size == possible.size == 10
    assert np.all(possible)
