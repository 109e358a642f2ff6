"""Ids name records by what they hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.ids import SEPARATOR, content_id

PARTS = st.lists(st.text(st.characters(exclude_characters=SEPARATOR), max_size=6), max_size=4)


@settings(deadline=None)
@given(PARTS)
def test_an_id_is_a_kind_and_sixteen_hexadecimal_digits(parts: list[str]) -> None:
    assert re.fullmatch(r"art-[0-9a-f]{16}", content_id("art", *parts))


@settings(deadline=None)
@given(PARTS, PARTS)
def test_ids_agree_exactly_when_their_parts_do(one: list[str], other: list[str]) -> None:
    assert (content_id("art", *one) == content_id("art", *other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("ab",), ("ab", "")),
        (("a", "b"), ("b", "a")),
    ],
)
def test_where_one_part_ends_matters(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert content_id("ev", *one) != content_id("ev", *other)


def test_the_same_content_has_one_id_for_ever() -> None:
    assert content_id("art", "page", 7, b"\xff") == "art-f18a83a243fa4854"


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert content_id("art", "\ud83d").startswith("art-")
