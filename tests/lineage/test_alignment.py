"""Exact passages: what two texts share, wherever it stands in each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.lineage.alignment import Run, Text, align, covered, moved_share
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.words import Pile, fold
from rashomon.model.article import Article, Layer, LayerKind

OPTIONS = LineageOptions()


def an_article(name: str, text: str) -> Article:
    return Article(id=name, capture=name, locator=name, text=text, layers=(Layer(0, len(text), LayerKind.BODY),))


def runs_between(left: str, right: str) -> tuple[Run, ...]:
    pile = Pile.of([an_article("a", left), an_article("b", right)])
    seeds = pile.shingles(OPTIONS.seed_words)
    one, other = (Text(pile.words[pile.slice(number)], seeds[pile.slice(number)]) for number in range(2))
    return align(one, other, OPTIONS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don’t", "don't"),
        ("U.S.", "US"),
        ("travelled", "traveled"),
        ("Defence", "defense"),
        ("labour", "labor"),
        ("organisations", "organizations"),
        ("metres", "meters"),
        ("STRASSE", "straße"),
    ],
)
def test_words_are_equal_however_a_house_writes_them(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("1.5", "15"), ("form", "from"), ("killed", "kill"), ("4", "four")])
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


def test_hyphens_and_dashes_part_words():
    assert runs_between("a back-to-back visit by night", "a back to back visit — by night") == ((0, 0, 7),)


def test_a_changed_word_parts_a_run_and_the_rest_is_kept():
    left = "the mayor told twelve reporters in the old town hall that the bridge would stay shut"
    right = left.replace("twelve", "eleven")
    assert runs_between(left, right) == ((0, 0, 3), (4, 4, 12))


def test_exchanged_halves_are_found_in_both_places_and_count_as_moved():
    one, other = "alpha beta gamma delta epsilon zeta eta theta", "one two three four five six seven eight nine"
    runs = runs_between(f"{one} {other}", f"{other} {one}")
    assert runs == ((0, 9, 8), (8, 0, 9))
    assert moved_share(runs) == pytest.approx(8 / 17)


WORDS = st.lists(st.sampled_from("abcdefg"), max_size=60)


@settings(max_examples=200, deadline=None)
@given(left=WORDS, right=WORDS)
def test_runs_are_equal_words_and_never_overlap(left, right):
    runs = runs_between(" ".join(left), " ".join(right))
    used: tuple[set[int], set[int]] = (set(), set())
    for at, to, words in runs:
        assert left[at : at + words] == right[to : to + words]
        for side, begin in zip(used, (at, to), strict=True):
            assert not side & set(range(begin, begin + words))
            side |= set(range(begin, begin + words))
    assert covered(runs) == len(used[0])
    assert 0.0 <= moved_share(runs) < 1.0


@given(words=st.lists(st.sampled_from("abcdefg"), min_size=4, max_size=60))
def test_equal_texts_are_one_run(words):
    assert runs_between(" ".join(words), " ".join(words)) == ((0, 0, len(words)),)


def test_a_shingle_that_would_run_past_its_article_is_nothing():
    pile = Pile.of([an_article("a", "one two three"), an_article("b", "four five six seven")])
    shingles = pile.shingles(3)
    nothing = np.uint64(0xFFFFFFFFFFFFFFFF)
    assert [bool(item == nothing) for item in shingles] == [False, True, True, False, False, True, True]
