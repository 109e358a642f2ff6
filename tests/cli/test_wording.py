"""Dates, figures and sources as an editor would say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.cli.event import figure
from rashomon.cli.screen import harmless, words
from rashomon.cli.wording import basis_in_words, sources_in_words
from rashomon.model.claims import Independence
from rashomon.model.moment import Basis, Moment


def test_nothing_known_is_undated() -> None:
    assert basis_in_words(Moment.undated()) == ""


@pytest.mark.parametrize(
    ("basis", "confidence", "said"),
    [
        (Basis.STATED, 1.0, "stated"),
        (Basis.INFERRED, 0.999, "inferred, 99 % sure"),
        (Basis.STATED, 0.905, "stated, 90 % sure"),
    ],
)
def test_sureness_is_never_rounded_up(basis: Basis, confidence: float, said: str) -> None:
    assert basis_in_words(Moment.between(date(2024, 1, 1), date(2024, 1, 1), basis, confidence)) == said


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (12, 12, 12, "12"),
        (9, 12, 15, "12, lowest 9, highest 15"),
        (12, None, None, "lowest 12"),
        (None, None, None, "not known"),
        (None, 1500.5, None, "1,500.5"),
    ],
)
def test_a_figure_in_words(low: float | None, best: float | None, high: float | None, said: str) -> None:
    assert figure(low, best, high, "") == said


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (None, "no independent source shown in this pile"),
        (Independence(1, 1, ()), "1 independent source"),
        (Independence(1, 2, ()), "1–2 independent sources"),
    ],
)
def test_sources_in_words(held: Independence | None, said: str) -> None:
    assert sources_in_words(held) == said


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b2J", "\N{REPLACEMENT CHARACTER}2J"),
        ("a\u202egnp.exe", "a\N{REPLACEMENT CHARACTER}gnp.exe"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("over\rwrite", "over␍write"),
        ("lone \ud800 half", "lone \N{REPLACEMENT CHARACTER} half"),
        ("naïve “quotes” 🚢 שלום", "naïve “quotes” 🚢 שלום"),
    ],
)
def test_what_could_command_a_terminal_is_shown_instead(page: str, shown: str) -> None:
    assert harmless(page) == shown


def test_markup_in_a_page_stays_text() -> None:
    assert words("[bold red]not ours[/] :smile:").plain == "[bold red]not ours[/] :smile:"


@given(st.text())
def test_no_text_whatever_reaches_the_terminal_with_a_control_character(text: str) -> None:
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in harmless(text))
