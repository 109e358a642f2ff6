"""Analyses come off the shelf as they were put there, from memory and from disk."""

from __future__ import annotations

import pytest

from rashomon.model.article import LayerKind
from rashomon.model.language import Analysis, Sentence, Token
from rashomon.pipeline.shelf import Shelf


def an_analysis(number: int) -> Analysis:
    token = Token(0, 4, "Rain", "rain", "NOUN", "NN", "ROOT", 0)
    return Analysis(f"art-{number}", (Sentence(0, 4, 0, LayerKind.BODY, (token,)),))


@pytest.mark.parametrize("in_memory", [0, 2, 10])
def test_what_was_put_there_comes_back_in_order(in_memory: int) -> None:
    shelf = Shelf(in_memory)
    analyses = [an_analysis(number) for number in range(5)]
    for analysis in analyses:
        shelf.put(analysis)
    assert len(shelf) == 5
    assert list(shelf) == analyses
    assert list(shelf) == analyses
    assert [shelf[4], shelf[-1], shelf[0]] == [analyses[4], analyses[4], analyses[0]]
    assert shelf[1:4] == analyses[1:4]
    with pytest.raises(IndexError):
        shelf[5]
    shelf.clear()
    assert list(shelf) == []
