"""Which days the rules of the calendar allow, and from which days they can have been said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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

PAST, FUTURE, EITHER = Direction.PAST, Direction.FUTURE, Direction.EITHER
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DIRECTIONS = st.sampled_from(Direction)


def days(rule: TimeRule, said: str) -> str | None:
    found = rule.days_from(date.fromisoformat(said).toordinal())
    if found is None:
        return None
    first, last = (date.fromordinal(day).isoformat() for day in found)
    return first if first == last else f"{first}/{last}"


@pytest.mark.parametrize(
    ("rule", "said", "expected"),
    [
        (WeekdayOf(1), "2024-03-06", "2024-03-05"),
        (WeekdayOf(2), "2024-03-06", "2024-03-06"),  # its own day
        (WeekdayOf(2, strict=True), "2024-03-06", "2024-02-28"),  # "last Wednesday" on a Wednesday
        (WeekdayOf(1, FUTURE), "2024-03-06", "2024-03-12"),
        (WeekdayOf(4, week=-1), "2024-03-06", "2024-03-01"),
        (WeekdayOf(4, week=1), "2024-03-06", "2024-03-15"),
        (MonthDay(6, 4, PAST), "2024-03-06", "2023-06-04"),
        (MonthDay(6, 4, FUTURE), "2024-03-06", "2024-06-04"),
        (MonthDay(6, 4, EITHER), "2024-03-06", "2024-06-04"),
        (MonthDay(6, 17, EITHER, weekday=1), "2025-06-20", "2025-06-17"),
        (MonthDay(6, 17, EITHER, weekday=1), "2024-06-20", None),  # a Monday in 2024
        (MonthDay(2, 29, PAST), "2023-06-01", "2020-02-29"),
        (MonthDay(12, 30, FUTURE, until=(1, 2)), "2024-12-01", "2024-12-30/2025-01-02"),
        (MonthDay(6, 19, year_shift=-1), "2024-03-06", "2023-06-19"),
        (DayOfMonth(19), "2024-03-06", "2024-02-19"),
        (DayOfMonth(31), "2024-03-06", "2024-01-31"),
        (DayOfMonth(19, FUTURE), "2024-03-06", "2024-03-19"),
        (MonthOf(9, strict=True), "2024-09-13", "2023-09-01/2023-09-30"),  # "last September" in September
        (MonthOf(9), "2024-09-13", "2024-09-01/2024-09-13"),
        (MonthOf(6, part=Part.START), "2024-09-13", "2024-06-01/2024-06-11"),
        (MonthOf(7, until=9), "2024-12-13", "2024-07-01/2024-09-30"),
        (Shift(Unit.DAY, -1, -1), "2024-03-01", "2024-02-29"),
        (Shift(Unit.MONTH, -1, -1), "2024-03-31", "2024-02-29"),
        (Shift(Unit.WEEK, -2, -2, 3), "2024-03-20", "2024-03-03/2024-03-09"),
        (PeriodOf(Unit.WEEK, -1), "2024-03-06", "2024-02-26/2024-03-03"),
        (PeriodOf(Unit.YEAR, 0, Part.BEFORE), "2024-03-06", "2024-01-01/2024-03-06"),
        (PeriodOf(Unit.YEAR, 0, Part.AFTER), "2024-03-06", "2024-03-06/2024-12-31"),
        (PeriodOf(Unit.QUARTER, -1), "2024-03-06", "2023-10-01/2023-12-31"),
        # "over the weekend": on a Monday the one just past, on a Sunday the one it is
        (PeriodOf(Unit.WEEKEND, 0, direction=PAST), "2024-03-04", "2024-03-02/2024-03-03"),
        (PeriodOf(Unit.WEEKEND, 0, direction=PAST), "2024-03-03", "2024-03-02/2024-03-03"),
        (PeriodOf(Unit.WEEKEND, 0), "2024-03-04", "2024-03-09/2024-03-10"),
        (Season(1, strict=True), "2024-07-06", "2023-06-01/2023-08-31"),
        (Season(3), "2024-01-06", "2023-12-01/2024-02-29"),
        (Fixed(date(2015, 3, 1).toordinal(), date(2015, 3, 31).toordinal()), "1999-01-01", "2015-03-01/2015-03-31"),
    ],
)
def test_rules_count_days(rule: TimeRule, said: str, expected: str | None) -> None:
    assert days(rule, said) == expected


@given(DAYS, st.integers(0, 6), DIRECTIONS)
def test_a_weekday_is_that_weekday_and_near(said: date, weekday: int, direction: Direction) -> None:
    found = WeekdayOf(weekday, direction).days_from(said.toordinal())
    assert found is not None
    day = date.fromordinal(found[0])
    assert day.weekday() == weekday
    assert abs((day - said).days) <= 6
    assert direction is not PAST or day <= said
    assert direction is not FUTURE or day >= said


@given(DAYS, st.integers(1, 12), st.integers(1, 28), DIRECTIONS)
def test_a_month_and_day_lies_on_its_side(said: date, month: int, day: int, direction: Direction) -> None:
    found = MonthDay(month, day, direction).days_from(said.toordinal())
    assert found is not None
    told = date.fromordinal(found[0])
    assert (told.month, told.day) == (month, day)
    assert direction is not PAST or told <= said
    assert direction is not FUTURE or told >= said
    assert abs((told - said).days) <= (184 if direction is EITHER else 366)


@given(DAYS, st.sampled_from(Unit), st.integers(-3, 3), st.sampled_from(Part))
def test_a_period_is_never_upside_down(said: date, unit: Unit, shift: int, part: Part) -> None:
    found = PeriodOf(unit, shift, part).days_from(said.toordinal())
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(
    ("feast", "year", "first", "last"),
    [
        ("easter", 2024, "2024-03-31", "2024-03-31"),
        ("orthodox-easter", 2024, "2024-05-05", "2024-05-05"),
        ("lunar-new-year", 2025, "2025-01-29", "2025-01-29"),
        ("passover", 2024, "2024-04-22", "2024-04-30"),
        ("diwali", 2023, "2023-11-11", "2023-11-13"),
    ],
)
def test_feasts_have_their_days(feast: str, year: int, first: str, last: str) -> None:
    assert days(Feast(feast, year_shift=0), f"{year}-07-01") == (first if first == last else f"{first}/{last}")


def test_a_feast_that_falls_twice_in_a_year_is_the_nearer_one() -> None:
    assert days(Feast("ramadan", PAST), "1997-12-31") == "1997-12-30/1998-01-30"
    assert days(Feast("ramadan", PAST), "1997-12-01") == "1997-01-09/1997-02-09"


def test_a_feast_beyond_the_tables_has_no_days() -> None:
    assert days(Feast("diwali"), "1950-01-01") is None
    assert days(Feast("nothing"), "2020-01-01") is None


@given(DAYS, st.integers(0, 6), st.integers(0, 6), DIRECTIONS)
def test_a_run_of_weekdays_lies_on_its_side(said: date, weekday: int, until: int, direction: Direction) -> None:
    first, last = WeekdaySpan(weekday, until, direction).days_from(said.toordinal()) or (0, 0)
    assert ((first - 1) % 7, (last - 1) % 7) == (weekday, until)
    assert 0 <= last - first < 7
    if direction is Direction.PAST:
        assert 0 <= said.toordinal() - last < 7
    if direction is Direction.FUTURE:
        assert 0 <= first - said.toordinal() < 7


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        (WeekdayIn(11, 3, 22, year_shift=0), 2024, "2024-11-28"),  # Thanksgiving
        (WeekdayIn(5, 0, 0, year_shift=0), 2024, "2024-05-27"),  # Memorial Day
        (WeekdayIn(2, 0, 29, year_shift=0), 2023, None),  # no fifth Monday
        (WeekdayIn(9, 0, 1, before=3, year_shift=0), 2024, "2024-08-30/2024-09-02"),
    ],
)
def test_a_weekday_of_a_month_is_counted(rule: WeekdayIn, year: int, expected: str | None) -> None:
    assert days(rule, f"{year}-07-01") == expected
