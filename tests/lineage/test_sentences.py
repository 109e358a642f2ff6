"""Where sentences end, and which words are somebody else's than the writer's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lineage.sentences import quoted_words, sentences
from rashomon.lineage.words import Pile
from rashomon.model.article import Article, Layer, LayerKind


def a_pile(text: str, *layers: Layer) -> Pile:
    body = Layer(0, len(text), LayerKind.BODY)
    return Pile.of([Article(id="a", capture="a", locator="a", text=text, layers=(body, *layers))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam held. Nobody was hurt.", ["The dam held.", "Nobody was hurt."]),
        ("Mr. Aalto met Gov. Lind at St. Anne. They spoke.", ["Mr. Aalto met Gov. Lind at St. Anne.", "They spoke."]),
        ("J. R. Holt left the U.S. Senate in 1990.", ["J. R. Holt left the U.S. Senate in 1990."]),
        ("“It is over.” He sat down.", ["“It is over.”", "He sat down."]),
        ("Was it dark? Yes! She ran.", ["Was it dark?", "Yes!", "She ran."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("It rose 3.5 percent to 1,200.", ["It rose 3.5 percent to 1,200."]),
        ("", []),
        ("...", []),
    ],
)
def test_sentences_end_at_stops_and_lines(text, expected):
    assert [text[item.begin : item.end] for item in sentences(a_pile(text), 0)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “the lamp was out” twice", ["the", "lamp", "was", "out"]),
        ('"Dark and cold" was all', ["Dark", "and", "cold"]),
        ("She called it ‘a bad road’ again", ["a", "bad", "road"]),
        ("The drivers' union met on the '90s bridge", []),
        ('The 6" pipe burst', ["pipe", "burst"]),  # an odd mark runs to its line's end
        ("Then we left the quay. The quay was dark.", ["Then", "we", "left", "the", "quay"]),
        ("Call the desk on 555-0134. It opens at nine.", ["Call", "the", "desk", "on", "555", "0134"]),
        ("All rights reserved. The dam held.", ["All", "rights", "reserved"]),
        ("The boats left for the US early", []),
    ],
)
def test_words_that_are_not_the_writers(text, expected):
    pile = a_pile(text)
    mask = quoted_words(pile, 0, sentences(pile, 0))
    assert [text[b:e] for b, e, said in zip(pile.begins, pile.ends, mask, strict=True) if said] == expected


def test_datelines_and_credits_are_no_words():
    text = "Holm, June 3 (TASS) The dam held. (TASS)"
    pile = a_pile(text, Layer(0, 19, LayerKind.DATELINE), Layer(34, 40, LayerKind.CREDIT))
    assert [text[begin:end] for begin, end in zip(pile.begins, pile.ends, strict=True)] == ["The", "dam", "held"]


@given(text=st.text(alphabet="ab.'\"“”‘’!? \n1-İ", max_size=80))
def test_sentences_are_in_order_and_hold_every_word(text):
    pile = a_pile(text)
    found = sentences(pile, 0)
    assert sum(item.words for item in found) == len(pile.words)
    assert all(one.end <= other.begin for one, other in pairwise(found))
    quoted_words(pile, 0, found)
