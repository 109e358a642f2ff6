"""Quotation marks: what is a quotation, and what is an apostrophe or a slip of the pen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.attribution.quotations import quotations
from rashomon.model.text import Span


def quoted(*paragraphs: str) -> list[str]:
    text = "\n".join(paragraphs)
    spans, begin = [], 0
    for paragraph in paragraphs:
        spans.append(Span(begin, begin + len(paragraph)))
        begin += len(paragraph) + 1
    return [text[q.begin : q.end] for q in quotations(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We are leaving," she said.', ['"We are leaving,"']),
        ("“We are leaving,” she said.", ["“We are leaving,”"]),
        ("''We are leaving,'' she said.", ["''We are leaving,''"]),
        ('"We go," he said, "and stay."', ['"We go,"', '"and stay."']),
        ("They held a 'frank exchange' in Bern.", ["'frank exchange'"]),
        ("They held a ‘frank exchange’ in Bern.", ["‘frank exchange’"]),
        ("The ministers' cars and the cook's van left.", []),
        ("It wasn't the '90s any more, the workers' lawyers said.", []),
        ('The bar was 6" long.', []),
        ("An odd mark ” stands here.", []),
        ("An odd mark “ stands here.", []),
        ("“An odd start. “A whole one,” he said.", ["“A whole one,”"]),
        ("", []),
    ],
)
def test_marks_make_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_runs_on_where_the_next_paragraph_opens_with_one() -> None:
    assert quoted("“The first part.", "“The second part,” she said.") == ["“The first part.", "“The second part,”"]


def test_an_odd_mark_disturbs_no_other_paragraph() -> None:
    assert quoted("He said “we go.", "The crowd left.", "“Come back,” they cried.") == ["“Come back,”"]


@given(st.lists(st.text(alphabet="ab .,'\"“”‘’«»`\u200f\x07", max_size=40), max_size=4))
def test_quotations_lie_in_order_inside_the_text(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    spans, begin = [], 0
    for paragraph in paragraphs:
        if paragraph:
            spans.append(Span(begin, begin + len(paragraph)))
        begin += len(paragraph) + 1
    found = quotations(text, spans)
    assert all(0 <= q.begin < q.end <= len(text) for q in found)
    assert all(a.end <= b.begin for a, b in pairwise(found))
