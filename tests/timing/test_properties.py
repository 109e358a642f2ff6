"""What holds on every page, however odd."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.timing import timex_value, value_days

from .pages import a_page, constraints_on, found_in

WORDS = st.sampled_from(
    ["June", "4", ",", "2014", "-", "to", "Tuesday", "last", "week", "two", "and", "a", "half", "years", "ago", "in", "the", "the", "19th", "may", "May", "early", "end", "of", "mid", "1990s", "'s", "second", "quarter", "first", "anniversary", "of", "time", "in", "less", "than", "weeks", "Posted", ":", "Updated", "(", ")", '"', "“", "Christmas", "Easter", "2019", "7:15", "p.m.", "every", "day", "will", "was", "©", "Copyright", "13/13/2014", "31", "February", "99", "0", "since", "until", "about", "night"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_offsets_are_true_and_nothing_crashes(text: str) -> None:
    page = a_page(text.replace("\n", " "))
    end = 0
    for one in found_in(page):
        assert page.text[one.begin : one.end] == one.text
        assert one.begin >= end
        assert one.lead <= one.begin
        end = one.end
        for written in (date(2024, 2, 29), date(1999, 12, 31)):
            days = value_days(one, written)
            assert days is None or days[0] <= days[1]
            assert timex_value(one, written) != ""
    for constraint in constraints_on(page):
        assert constraint.begin == -1 or 0 <= constraint.begin < constraint.end <= len(page.text)
        assert constraint.gap is None or 1 <= constraint.gap[0] <= constraint.gap[1]


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=50, deadline=None)
def test_a_page_is_read_the_same_twice(text: str) -> None:
    page = a_page(text)
    assert found_in(page) == found_in(page)
    assert constraints_on(page) == constraints_on(page)


@pytest.mark.parametrize(
    "unit",
    [
        "the ",
        "and ",
        "twenty ",
        "last last ",
        "1 ",
        "June ",
        "1/2 ",
        "more than ",
        "early ",
        "- ",
        "12:",
        "(",
        "second ",
        "Posted: ",
        "2014 ",
    ],
)
def test_no_repetition_makes_the_search_slow(unit: str) -> None:
    page = a_page(unit * 5000)
    begin = time.process_time()
    constraints_on(page)
    # Linear work takes well under a second here; catastrophic backtracking would not end.
    assert time.process_time() - begin < 5
