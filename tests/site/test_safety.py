"""Words of scraped pages are inert, and still can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.outputs.site.safety import file_name, pieces, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a plain line", "a plain line"),
        ("evil\u202egpj.exe", "evil⟦U+202E⟧gpj.exe"),
        ("zero\u200bwidth", "zero⟦U+200B⟧width"),
        ("bell\x07", "bell⟦U+0007⟧"),
        ("half \ud83d", "half ⟦U+D83D⟧"),
        ("tabs\tand\nlines stay", "tabs\tand\nlines stay"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),  # Persian needs its joiner
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_characters_that_disturb_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_pieces_hold_every_character_of_the_text(text: str) -> None:
    assert "".join(words or chr(int(code, 16)) for words, code in pieces(text)) == text
    assert visible(text).encode("utf-8") is not None


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "A", "con", "ev/1", "", "x" * 300, "<b>", "ev-1.html", "é", "a\n"]
)
def test_unsafe_ids_become_hashes(name: str) -> None:
    assert re.fullmatch(r"id-[0-9a-f]{16}", file_name(name))


def test_ids_that_differ_in_case_stay_apart() -> None:
    assert len({file_name(name).casefold() for name in ("ev-A", "ev-a", "EV-A")}) == 3


def test_safe_ids_stay_as_they_are() -> None:
    assert file_name("ev-0000000000000001") == "ev-0000000000000001"
