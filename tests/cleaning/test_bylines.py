"""Bylines in the forms that papers print, and lines that only look like one."""

from __future__ import annotations

import hashlib

import pytest

from rashomon.cleaning import clean
from rashomon.model.article import Article, LayerKind
from rashomon.model.capture import Capture, Rejection

HEADLINE = "Harbour bridge in Varnholm closed after inspectors find cracks"
LEAD = "The harbour bridge in Varnholm was closed on Tuesday after inspectors found cracks in two of its pillars."
MORE = (
    "Engineers said that the cracks had been growing for at least two years, and that nobody had reported them.",
    "The mayor told reporters that buses would take commuters around the bay until the repairs were done in May.",
)

BYLINES = [
    "By Ada Lindqvist",
    "BY ADA LINDQVIST",
    "by Ada Lindqvist",
    "By: Ada Lindqvist",
    "By Ada Lindqvist and Jon Eriksen",
    "By Ada Lindqvist, Jon Eriksen and Mia Holm",
    "By ADA LINDQVIST and JON ERIKSEN",
    "By Ada Lindqvist and Jon Eriksen, Associated Press",
    "By ADA LINDQVIST, Associated Press Writer",
    "By Ada Lindqvist | Staff Writer",
    "By Ada Lindqvist, Staff Writer",
    "By Ada Lindqvist / Varnholm Post",
    "By Ada Lindqvist of the Varnholm Post",
    "By Ada Lindqvist for the Varnholm Post",
    "By Ada Lindqvist, alindqvist@varnholmpost.example",
    "By Ada Lindqvist (@adalind)",
    "By Ada Lindqvist @adalind",
    "By Ada Lindqvist in Varnholm",
    "By Ada M. Lindqvist-Holm",
    "By Maria del Carmen Ruiz",
    "By Jan van der Meer",
    "By Seán O’Neill",
    "By Zoë Müller-Łukasz",
    "By Dr. Ada Lindqvist",
    "By Varnholm Post Staff",
    "By the Varnholm Post Editorial Board",
    "Written by Ada Lindqvist",
    "Reported by Ada Lindqvist",
    "Story by Ada Lindqvist",
    "Posted by Ada Lindqvist",
    "Words by Ada Lindqvist",
    "Ada Lindqvist, Reuters",
    "Ada Lindqvist and Jon Eriksen, Associated Press",
    "Ada Lindqvist | Staff Writer",
    "Ada Lindqvist, Staff Reporter",
    "Anna Lindqvist | Varnholm Post",
    "ADA LINDQVIST, Associated Press",
    "Ada Lindqvist (AFP)",
    "Ada Lindqvist, Political Correspondent",
    "Ada Lindqvist @adalind",
    "Author: Ada Lindqvist",
]

NO_BYLINES = [
    "Translated by Ada Lindqvist",
    "Translation: Ada Lindqvist",
    "Photo by Ada Lindqvist",
    "Photos by Ada Lindqvist / Varnholm Post",
    "Photograph: Ada Lindqvist/Reuters",
    "Picture: Ada Lindqvist",
    "Video by Ada Lindqvist",
    "Graphic by Ada Lindqvist, Reuters",
    "Illustration by Ada Lindqvist",
    "Edited by Ada Lindqvist",
    "By Tuesday the water had fallen.",
    "By Monday, Ada Lindqvist had left town.",
    "By law, Varnholm must keep the bridge open.",
    "Ada Lindqvist, mayor",
    "Ada Lindqvist, Varnholm",
    "Ada Lindqvist, 43",
    "Ada Lindqvist / Reuters.",
    "LITTLE VARNHOLM, Pa. -",
    "NEW VARNHOLM, March 5. /TASS/",
    "NEW VARNHOLM (AP)",
]


def article(line: str) -> Article:
    data = "\n\n".join((HEADLINE, line, LEAD, *MORE)).encode()
    result = clean(Capture("page", data, hashlib.sha256(data).hexdigest(), "text/plain", "test", None))
    assert not isinstance(result, Rejection)
    return result[0]


@pytest.mark.parametrize("line", BYLINES)
def test_a_line_that_names_the_writer_is_a_byline(line: str) -> None:
    page = article(line)
    assert [span.of(page.text) for span in page.spans(LayerKind.BYLINE)] == [line]
    assert page.byline == line
    assert [span.of(page.text) for span in page.spans(LayerKind.HEADLINE)] == [HEADLINE]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_line_that_names_somebody_else_is_none(line: str) -> None:
    page = article(line)
    assert page.byline is None
    assert [span.of(page.text) for span in page.spans(LayerKind.HEADLINE)] == [HEADLINE]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By Ada Lindqvist and Jon Eriksen, Associated Press", "Associated Press"),
        ("Ada Lindqvist, Reuters", "Reuters"),
        ("Ada Lindqvist (AFP)", "Agence France-Presse"),
        ("By Associated Press", "Associated Press"),
        ("By Ada Lindqvist | Staff Writer", None),
    ],
)
def test_a_byline_credits_its_agency(line: str, agency: str | None) -> None:
    found = article(line).agency
    assert (found.name if found else None) == agency
