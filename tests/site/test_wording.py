"""Dates and numbers in words, no more precise than they are."""

from datetime import date

import pytest

from rashomon.model.claims import Independence
from rashomon.model.moment import Basis, Moment
from rashomon.outputs.site.wording import basis_words, figure, moment_words, number_of, origins_words, shortened


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
        ("[2024-08-30..2024-09-13]", "between 30 August and 13 September 2024"),
        ("[2024-09-06..2024-09-13]", "between 6 and 13 September 2024"),
        ("[2025-06-11..2025-06-12]", "11 or 12 June 2025"),
        ("[2024-09-06,2024-09-13]", "6 or 13 September 2024"),
        ("[2024-09-06,2024-09-13,2024-09-20]", "a Friday between 6 and 20 September 2024"),
        ("[2024-09-18..2024-09-20,2025-09-18..2025-09-20]", "18–20 September 2024 or 18–20 September 2025"),
        (
            "[2024-08-10,2024-08-16..2024-08-17,2024-09-01]",
            "one of several days between 10 August and 1 September 2024",
        ),
        ("[2024-08,2024-09-16..2024-09-17,2025]", "one of several days between August 2024 and 2025"),
        ("2001/2005", "2001 – 2005"),
    ],
)
def test_a_moment_is_told_as_precisely_as_it_is_known(edtf: str, words: str) -> None:
    assert moment_words(Moment.stated(edtf)) == words


def test_a_weekday_is_told_only_of_a_single_day() -> None:
    assert moment_words(Moment.stated("2025-06-17"), weekday=True) == "Tuesday 17 June 2025"
    assert moment_words(Moment.stated("2025-06"), weekday=True) == "June 2025"
    assert moment_words(Moment.undated(), weekday=True) == "undated"


def test_what_a_date_rests_on_is_told_with_its_confidence() -> None:
    day = date(2025, 6, 17)
    assert basis_words(Moment.between(day, day, Basis.INFERRED, 0.936)) == "inferred, 94 %"
    assert basis_words(Moment.between(day, day, Basis.INFERRED, 0.9991)) == "inferred, over 99 %"
    assert basis_words(Moment.stated("2025")) == "stated"
    assert basis_words(Moment.undated()) == "undated"


@pytest.mark.parametrize(
    ("certain", "possible", "words"),
    [(0, 0, "no origin shown"), (1, 1, "1 origin"), (1, 3, "1 to 3 origins"), (0, 1, "0 to 1 origin"), (2, 2, "2 origins")],
)  # fmt: skip
def test_origins_are_a_range_where_they_are_one(certain: int, possible: int, words: str) -> None:
    assert origins_words(Independence(certain, possible, ())) == words


@pytest.mark.parametrize(
    ("value", "words"), [(None, "–"), (3.0, "3"), (1200.0, "1,200"), (2.5, "2.5"), (0.0, "0"), (10.0, "10")]
)
def test_figures_read_as_people_write_them(value: float | None, words: str) -> None:
    assert figure(value) == words


def test_nouns_agree_with_their_numbers() -> None:
    assert number_of(1, "report") == "1 report"
    assert number_of(1203, "agency", "agencies") == "1,203 agencies"


def test_long_words_are_cut_at_a_word() -> None:
    assert shortened("The port stays open, he said", 16) == "The port stays…"
    assert len(shortened("x" * 10_000_000, 100)) == 101
