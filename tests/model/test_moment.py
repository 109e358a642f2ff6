"""A date of honest precision: EDTF in and out, and what a moment may not be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.moment import Basis, Moment, days_as_edtf, edtf_bounds

DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))
RANGES = st.one_of(
    st.tuples(DAYS, st.integers(0, 800)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))),
    st.tuples(st.integers(1000, 9998), st.integers(1, 12)).map(lambda ym: edtf_bounds(f"{ym[0]:04d}-{ym[1]:02d}")),
    st.integers(1000, 9998).map(lambda year: edtf_bounds(f"{year:04d}")),
)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2025-06-17", "2025-06-17", "2025-06-17"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-09-18/2024-09-20", "2024-09-18", "2024-09-20"),  # it lasted
        ("2024-09/2025", "2024-09-01", "2025-12-31"),
        ("[2024-08-30..2024-09-13]", "2024-08-30", "2024-09-13"),  # one unknown day
        ("[2024-09-06,2024-09-13]", "2024-09-06", "2024-09-13"),  # either of two
        ("[2024-09-06,2024-09-13..2024-09-14]", "2024-09-06", "2024-09-14"),
        ("[2013,2019,2024]", "2013-01-01", "2024-12-31"),
    ],
)
def test_edtf_says_between_which_days(words: str, first: str, last: str) -> None:
    assert edtf_bounds(words) == (date.fromisoformat(first), date.fromisoformat(last))
    parse_edtf(words)


@pytest.mark.parametrize(
    "words",
    [
        "", "undated", "17 June 2025", "2025-13", "2025-02-30", "2025-6-7", "20250617", "25-06-17", "0000",
        "2025-06-17T10:00", "2025-06-17..2025-06-20", "[2025-06-17..]", "[]", "/2025", "2025-06-20/2025-06-17",
        "[2025-06-20..2025-06-17]", "[2025-06-20,2025-06-17]", "2025~", "2025-06-XX",
    ],
)  # fmt: skip
def test_what_is_not_of_our_edtf_is_refused(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        edtf_bounds(words)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("2025-06-17", "2025-06-17", "2025-06-17"),
        ("2025-06-01", "2025-06-30", "2025-06"),
        ("2025-06-01", "2025-06-29", "[2025-06-01..2025-06-29]"),
        ("2024-02-01", "2024-02-28", "[2024-02-01..2024-02-28]"),  # a leap year's February is longer
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-01-01", "2026-12-31", "[2025-01-01..2026-12-31]"),
        ("2025-06-01", "2025-07-31", "[2025-06-01..2025-07-31]"),
    ],
)
def test_doubt_is_written_in_the_plainest_way(first: str, last: str, edtf: str) -> None:
    assert days_as_edtf(date.fromisoformat(first), date.fromisoformat(last)) == edtf


@settings(deadline=None, max_examples=60)
@given(RANGES)
def test_days_survive_edtf(days: tuple[date, date]) -> None:
    words = days_as_edtf(*days)
    assert edtf_bounds(words) == days
    parse_edtf(words)  # raises where others could not read it


@settings(deadline=None)
@given(RANGES, st.sampled_from([Basis.STATED, Basis.INFERRED]), st.floats(0, 1))
def test_a_moment_between_two_days_is_exactly_that(days: tuple[date, date], basis: Basis, confidence: float) -> None:
    moment = Moment.between(*days, basis, confidence)
    assert (moment.earliest, moment.latest) == days
    assert moment.width == (days[1] - days[0]).days + 1
    assert str(moment) == moment.edtf


def test_a_month_stays_a_month() -> None:
    moment = Moment.stated("2015-03")
    assert (moment.edtf, moment.earliest, moment.latest) == ("2015-03", date(2015, 3, 1), date(2015, 3, 31))
    assert moment.basis is Basis.STATED


def test_undated_knows_nothing() -> None:
    moment = Moment.undated()
    assert (moment.edtf, moment.earliest, moment.latest, moment.width) == (None, None, None, None)
    assert (str(moment), moment.confidence) == ("undated", 0.0)


DAY = date(2025, 6, 17)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "basis"),
    [
        (None, DAY, DAY, Basis.INFERRED),  # days without a notation
        ("2025-06-17", None, DAY, Basis.INFERRED),  # no first day
        ("2025-06-17", DAY, None, Basis.STATED),  # no last day
        ("2025-06-17", DAY, DAY, Basis.UNDATED),  # a date that is no date
        (None, None, None, Basis.INFERRED),  # inferred, and nothing
        ("2025-06-17", DAY, DAY - timedelta(days=1), Basis.STATED),  # ends before it begins
    ],
)
def test_a_moment_has_all_of_its_days_or_none(
    edtf: str | None, earliest: date | None, latest: date | None, basis: Basis
) -> None:
    with pytest.raises(ValueError, match="a moment"):
        Moment(edtf, earliest, latest, basis, 0.9)


def test_an_extent_has_two_ends() -> None:
    with pytest.raises(ValueError, match="EDTF"):
        edtf_bounds("2023/2024/2025")


def test_edtf_is_written_in_ascii() -> None:
    with pytest.raises(ValueError, match="EDTF"):
        edtf_bounds("٢٠٢٥")


def test_the_notation_and_the_days_say_the_same() -> None:
    with pytest.raises(ValueError, match="moment"):
        Moment("2025-06-17", date(1999, 1, 1), date(1999, 1, 2), Basis.STATED, 0.9)
