"""Records come off the shelf as they were put there, from memory and from disk."""

from __future__ import annotations

import pytest

from rashomon.model.article import LayerKind
from rashomon.model.capture import Capture
from rashomon.model.language import Analysis, Sentence, Token
from rashomon.pipeline.shelf import Shelf, captures_shelf


def an_analysis(number: int) -> Analysis:
    token = Token(0, 4, "Rain", "rain", "NOUN", "NN", "ROOT", 0)
    return Analysis(f"art-{number}", (Sentence(0, 4, 0, LayerKind.BODY, (token,)),))


@pytest.mark.parametrize("in_memory", [0, 2, 10])
def test_what_was_put_there_comes_back_in_order(in_memory: int) -> None:
    shelf = Shelf(Analysis, in_memory)
    analyses = [an_analysis(number) for number in range(5)]
    for analysis in analyses:
        shelf.put(analysis)
    assert len(shelf) == 5
    assert list(shelf) == analyses
    assert list(shelf) == analyses
    assert [shelf[4], shelf[-1], shelf[0]] == [analyses[4], analyses[4], analyses[0]]
    assert shelf[1:4] == analyses[1:4]
    assert shelf == tuple(analyses)
    assert tuple(analyses) == shelf.settled()
    assert shelf != analyses[:4]
    with pytest.raises(IndexError):
        shelf[5]
    shelf.clear()
    assert list(shelf) == []


def test_pages_past_a_hundred_million_bytes_lie_on_disk() -> None:
    shelf = captures_shelf()
    page = b"news " * 6_000_000
    for number in range(6):
        shelf.put(Capture(f"{number}.txt", page + b"%d" % number, f"hash-{number}", "text/plain", "file"))
    assert len(shelf.held) == 4
    assert [capture.locator for capture in shelf] == [f"{number}.txt" for number in range(6)]
    assert shelf[5].data == page + b"5"
    assert not isinstance(shelf.settled(), tuple)
