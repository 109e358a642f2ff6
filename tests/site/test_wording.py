"""Dates and numbers in words, no more precise than they are."""

from datetime import date

import pytest

from rashomon.model.claims import Independence
from rashomon.model.moment import Basis, Moment
from rashomon.outputs.site.wording import basis_words, figure, number_of, origins_words, shortened


def test_what_a_date_rests_on_is_told_with_its_confidence() -> None:
    day = date(2025, 6, 17)
    assert basis_words(Moment.between(day, day, Basis.INFERRED, 0.936)) == "inferred, 93 %"
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
