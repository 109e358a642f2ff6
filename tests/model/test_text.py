"""Spans and evidence: a quotation stands where it says, or it does not exist."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import EvidenceError
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.text import Evidence, Span

PAGE = "Brandt lands in Port Vell 🚢\n\n  “The port stays open,” Lenz said.  \n"


def an_article(text: str = PAGE, *layers: Layer) -> Article:
    return Article("art-1", "cap-1", "page.txt", text, layers)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    begin = draw(st.integers(0, 40))
    return Span(begin, begin + draw(st.integers(0, 40)))


@pytest.mark.parametrize(("begin", "end"), [(-1, 3), (4, 3), (-2, -1)])
def test_a_span_runs_forward_from_the_pages_begin(begin: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(begin, end)


@settings(deadline=None)
@given(spans(), spans())
def test_spans_overlap_when_they_share_a_character(one: Span, other: Span) -> None:
    mine, theirs = set(range(one.begin, one.end)), set(range(other.begin, other.end))
    if mine and theirs:
        assert one.overlaps(other) == bool(mine & theirs)
        assert one.contains(other) == (theirs <= mine)
    assert len(one) == len(mine)
    assert one.overlaps(other) == other.overlaps(one)


@settings(deadline=None)
@given(spans(), st.integers(0, 30))
def test_a_shifted_span_covers_the_same_words_further_on(span: Span, by: int) -> None:
    text = "".join(chr(ord("a") + n % 26) for n in range(120))
    assert span.shifted(by).of("*" * by + text) == span.of(text)


def test_offsets_are_code_points_and_not_bytes() -> None:
    ship = PAGE.index("🚢")
    assert Evidence.at(an_article(), ship, ship + 1).text == "🚢"


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (0, 6, "Brandl"),  # another letter
        (0, 6, "brandt"),  # another case
        (1, 7, "Brandt"),  # one character off
        (0, 7, "Brandt"),  # longer than its words
        (3, 3, ""),  # nothing at all
        (-6, -1, "said."),  # counted from the end
        (0, len(PAGE) + 1, PAGE),  # past the end of the page
        (PAGE.index("“"), PAGE.index("“") + 4, '"The'),  # a quote mark straightened
    ],
)
def test_evidence_refuses_words_that_are_not_there(begin: int, end: int, words: str) -> None:
    with pytest.raises(EvidenceError, match="art-1"):
        Evidence("art-1", begin, end, words, PAGE)


@settings(deadline=None)
@given(st.text(max_size=30), st.integers(-5, 35), st.integers(-5, 35))
def test_evidence_equals_its_slice_or_does_not_exist(text: str, begin: int, end: int) -> None:
    article = an_article(text)
    if 0 <= begin < end <= len(text):
        evidence = Evidence.at(article, begin, end)
        assert evidence.span.of(text) == evidence.text == text[begin:end]
    else:
        with pytest.raises(EvidenceError):
            Evidence.at(article, begin, end)


def test_evidence_keeps_no_page_and_never_changes() -> None:
    evidence = Evidence("art-1", 0, 6, "Brandt", PAGE)
    assert "page" not in Evidence.__slots__
    with pytest.raises(FrozenInstanceError):
        evidence.end = 7  # type: ignore[misc]


def test_paragraphs_are_the_trimmed_lines_of_the_story() -> None:
    body = PAGE.index("\n") + 1
    article = an_article(
        PAGE + "We use cookies\n",
        Layer(0, body - 1, LayerKind.HEADLINE),
        Layer(body, len(PAGE), LayerKind.BODY),
        Layer(len(PAGE), len(PAGE) + 14, LayerKind.COOKIE),
    )
    assert [(kind, span.of(article.text)) for kind, span in article.paragraphs()] == [
        (LayerKind.HEADLINE, "Brandt lands in Port Vell 🚢"),
        (LayerKind.BODY, "“The port stays open,” Lenz said."),
    ]
    assert [layer.kind for layer in article.furniture] == [LayerKind.COOKIE]
    assert [span.of(article.text) for _, span in article.paragraphs(LayerKind.COOKIE)] == ["We use cookies"]
