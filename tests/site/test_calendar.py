"""The days on which a page may have been published, drawn on their months and told in words."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.chronology import LikelyDay
from rashomon.outputs.likely_days import likeliest, share_in_words
from rashomon.outputs.site.calendar import MOST_MONTHS, calendar_of


def test_a_month_has_its_weeks_from_monday_and_the_likely_day_is_dark() -> None:
    drawn = calendar_of([LikelyDay(date(2025, 6, 17), 0.93), LikelyDay(date(2025, 6, 18), 0.04)])
    assert drawn is not None
    (month,) = drawn.months
    assert month.name == "June 2025"
    assert [cell.number for cell in month.weeks[0]] == [0, 0, 0, 0, 0, 0, 1]
    tuesday, wednesday = month.weeks[3][1], month.weeks[3][2]
    assert (tuesday.number, tuesday.shade, tuesday.share) == (17, 4, "93 %")
    assert (wednesday.number, wednesday.shade, wednesday.share) == (18, 2, "4 %")
    assert drawn.told == "17 June 2025 (93 %), 18 June 2025 (4 %)"


def test_nothing_is_drawn_where_nothing_is_known() -> None:
    assert calendar_of([]) is None


def test_a_share_is_never_rounded_up() -> None:
    assert share_in_words(0.999) == "99 %"
    assert share_in_words(0.29) == "29 %"


def test_the_rest_is_counted() -> None:
    days = [LikelyDay(date(2025, 6, 1) + timedelta(days=n), 0.1) for n in range(10)]
    assert likeliest(days).endswith("; the rest on 6 other days")


@given(
    st.lists(
        st.builds(LikelyDay, st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.floats(0.001, 1.0)),
        min_size=1,
        max_size=60,
        unique_by=lambda likely: likely.day,
    )
)
def test_every_month_that_is_drawn_holds_a_likely_day_and_the_others_are_counted(days: list[LikelyDay]) -> None:
    drawn = calendar_of(days)
    assert drawn is not None
    assert len(drawn.months) <= MOST_MONTHS
    assert len(drawn.months) + drawn.left_out == len({(one.day.year, one.day.month) for one in days})
    assert all(any(cell.shade for week in month.weeks for cell in week) for month in drawn.months)
    assert drawn == calendar_of(days[::-1])
