"""What holds on every page, however odd."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.calendar_rule import Shift
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
        for written in (date(2024, 2, 29), date(1999, 12, 31), date.min, date.max):
            days = value_days(one, written)
            assert days is None or days[0] <= days[1]
            assert timex_value(one, written) != ""
    for constraint in constraints_on(page):
        assert constraint.begin == -1 or 0 <= constraint.begin < constraint.end <= len(page.text)
        assert constraint.gap is None or 1 <= constraint.gap[0] <= constraint.gap[1]


#: Pieces that make expressions of every kind, with words between that keep them apart.
PHRASES = st.sampled_from(["on Tuesday", "last Friday", "next Monday", "on June 4", "on February 29", "June 19 last year", "in March", "last September", "in early May", "between June and August", "since 2009", "in March 2015", "in the 1990s", "the 19th century", "in Q3", "the third quarter of 2014", "last summer", "this winter", "yesterday", "tomorrow", "tonight", "overnight", "two weeks ago", "five months ago", "about two years ago", "a decade ago", "last week", "this weekend", "over the weekend", "next month", "earlier this year", "late last week", "the end of the month", "the rest of the year", "in the coming weeks", "the past two years", "on the 19th", "on the 31st", "the day before", "three days later", "the following week", "that year", "at Christmas", "last Thanksgiving", "on Easter Sunday", "Memorial Day weekend", "Easter week", "from September 18 to 20", "June 28 to July 3", "the week of March 6", "at 7:15 p.m. Tuesday", "early Sunday morning", "the week before last", "a week ago today", "the current fiscal year", "at the beginning of last year", "two days from now", "Wednesday of last week", "from Monday to Thursday", "during Ramadan", "at Passover", "on Good Friday", "over Labor Day weekend", "the day after Thanksgiving", "on the third Sunday in May", "the last Monday of May", "the week ending March 2", "the week ended Friday", "the weekend of March 9", "the first week of January", "the second half of March", "the first two quarters of last year", "the same period last year", "this time last year", "in the 2023-24 season", "on the morning of June 4", "in the early hours of Monday", "more than a decade ago", "nearly two years ago", "a couple of days ago", "half a century ago", "at four in the morning", "by May", "earlier in March", "over Christmas week"])  # fmt: skip
VERBS = st.sampled_from(["It closed", "It will close", "It is closed", "To close it"])


def spans(value: str) -> tuple[int, int] | None:
    """First and last day that a TIMEX3 value names, read by its letters alone; None where it names none."""
    value = value.partition("T")[0]
    if "/" in value:
        first, last = (spans(end) for end in value.split("/"))
        return None if first is None or last is None else (first[0], last[1])
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        day = date.fromisoformat(value).toordinal()
        return day, day
    if found := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal()
        return (monday + 5, monday + 6) if found[3] else (monday, monday + 6)
    if found := re.fullmatch(r"(\d{4})(?:-(\d{2}|Q\d|H\d|SP|SU|FA|WI))?", value):
        first, length = MONTHS_OF.get(found[2] or "", (int(found[2]), 1) if (found[2] or "").isdigit() else (1, 12))
        months = int(found[1]) * 12 + first - 1 + length
        begin = date(int(found[1]), first, 1).toordinal()
        return begin, date(months // 12, months % 12 + 1, 1).toordinal() - 1
    return None


MONTHS_OF = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip


@given(VERBS, PHRASES, st.dates(date(1990, 1, 1), date(2035, 12, 31)))
@settings(max_examples=300, deadline=None)
def test_the_days_hold_the_value_and_the_value_is_no_finer(verb: str, phrase: str, written: date) -> None:
    for one in found_in(a_page(f"{verb} {phrase}.")):
        days, value = value_days(one, written), timex_value(one, written)
        named = spans(value) if value else None
        if days is None or named is None:
            continue
        if one.text.lower() == "overnight":  # the night that ends on the second of its two days
            assert days == (named[0] - 1, named[1])
        elif not isinstance(one.rule, Shift) or one.rule.low == one.rule.high == 0:
            # a day is the rule's only day; a period holds every day of its rule
            assert named[0] <= days[0] <= days[1] <= named[1]
        else:  # "two weeks ago" and "more than a decade ago" are vaguer than the week and the year they are named by
            assert named[0] <= days[1]
            assert days[0] <= named[1]


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
        "Monday to ",
        "the early hours of ",
        "a year a ",
        "1 o'clock in the ",
        "the first two quarters of ",
        "the same period last ",
        "2023-24/",
        "2014 ",
    ],
)
def test_no_repetition_makes_the_search_slow(unit: str) -> None:
    page = a_page(unit * 5000)
    begin = time.process_time()
    constraints_on(page)
    # Linear work takes well under a second here; catastrophic backtracking would not end.
    assert time.process_time() - begin < 5
