"""Days and moments in words, no more precise than they are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.date_words import day_in_words, hour_in_words, moment_in_words
from rashomon.model.moment import Moment


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-06-17", "17 June 2025"),
        ("2025-06-04", "4 June 2025"),
        ("2015-03", "March 2015"),
        ("1998", "1998"),
        ("2024-09-18/2024-09-20", "18–20 September 2024"),
        ("2024-08-30/2024-09-02", "30 August – 2 September 2024"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2019-03/2019-05", "March – May 2019"),
        ("2001/2005", "2001 – 2005"),
        ("[2024-08-30..2024-09-13]", "between 30 August and 13 September 2024"),
        ("[2024-09-06..2024-09-13]", "between 6 and 13 September 2024"),
        ("[2024-12-28..2025-09-30]", "between 28 December 2024 and 30 September 2025"),
        ("[2025-06-11..2025-06-12]", "11 or 12 June 2025"),
        ("[2024-09-06,2024-09-13]", "6 or 13 September 2024"),
        ("[2024-09-06,2024-09-13,2024-10-04]", "6 September 2024, 13 September 2024 or 4 October 2024"),
        (
            "[2024-09-06,2024-09-13,2024-09-20,2024-10-04]",
            "one of 4 Fridays between 6 September and 4 October 2024",
        ),
        (
            "[2024-08-30..2024-09-13,2025-01-02..2025-01-04]",
            "between 30 August and 13 September 2024 or between 2 and 4 January 2025",
        ),
        (
            "[2024-08-10,2024-08-16..2024-08-17,2024-09-01,2024-09-09]",
            "one of several days between 10 August and 9 September 2024",
        ),
        ("[2024-08,2024-09,2024-10,2025]", "one of several days between August 2024 and 2025"),
    ],
)
def test_a_moment_is_told_as_precisely_as_it_is_known(edtf: str, words: str) -> None:
    assert moment_in_words(Moment.stated(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-06-17", "17 Jun 2025"),
        ("2025-06", "June 2025"),
        ("2024-08-30/2024-09-02", "30 Aug – 2 Sep 2024"),
        ("[2024-08-30..2024-09-13]", "between 30 Aug and 13 Sep 2024"),
    ],
)
def test_where_room_is_scarce_the_month_beside_a_day_is_short(edtf: str, words: str) -> None:
    assert moment_in_words(Moment.stated(edtf), short=True) == words


def test_a_weekday_is_told_only_of_a_single_day() -> None:
    assert moment_in_words(Moment.stated("2025-06-17"), weekday=True) == "Tuesday 17 June 2025"
    assert moment_in_words(Moment.stated("2025-06"), weekday=True) == "June 2025"
    assert moment_in_words(Moment.undated(), weekday=True) == "undated"


@given(day=st.dates(), short=st.booleans())
def test_every_day_is_told_with_its_number_and_year(day: date, short: bool) -> None:
    words = day_in_words(day, short=short).split()
    assert (int(words[0]), int(words[2])) == (day.day, day.year)


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(None, ""), ("18:40", ", 18:40"), ("07:05+00:00", ", 07:05 (UTC)"), ("21:15+02:00", ", 21:15 (UTC+02:00)")],
)
def test_an_hour_stands_behind_its_day(hour, expected):
    assert hour_in_words(hour) == expected
