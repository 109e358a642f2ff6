"""The sentence that tells an event reads well alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier.quotations import best_quotation, readable, sentence_around
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.chronology import Event
from rashomon.model.events import EventMention, EventStatus
from rashomon.model.moment import Moment

EVENT = Event("ev-1", "the fire", "ACCIDENT", "fire", EventStatus.HAPPENED, Moment.undated(), ())


def an_article(text: str, *layers: Layer) -> Article:
    return Article("art-1", "cap", "page.txt", text, (Layer(0, len(text), LayerKind.BODY), *layers))


def a_mention(article: Article, words: str, **fields: object) -> EventMention:
    begin = article.text.index(words)
    return EventMention(
        f"men-{begin}",
        article.id,
        begin,
        begin + len(words),
        words,
        (begin, begin + 1),
        "burn",
        "ACCIDENT",
        "fire",
        EventStatus.HAPPENED,
        **fields,  # type: ignore[arg-type]
    )


def quoted(article: Article, *mentions: EventMention, longest: int = 200) -> str | None:
    found = best_quotation(mentions, {article.id: article}, {article.id: "ev-1"}, EVENT, frozenset(), longest)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Rain fell. The quay burned. Nobody slept.", "quay", "The quay burned."),
        ("Gen. A. Holm spoke in St. Olav. The quay burned.", "Holm", "Gen. A. Holm spoke in St. Olav."),
        ("“The quay burned.” She left.", "quay", "“The quay burned.”"),
        ("One line\nThe quay burned\nAnother", "quay", "The quay burned"),
        ("The quay burned", "quay", "The quay burned"),
    ],
)
def test_a_sentence_ends_at_its_stop_and_never_at_an_abbreviation(text: str, words: str, sentence: str) -> None:
    begin = text.index(words)
    first, last = sentence_around(text, begin, begin + len(words))
    assert text[first:last] == sentence


@given(st.text(max_size=200), st.data())
def test_a_sentence_holds_its_span_and_stays_on_its_line(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    first, last = sentence_around(text, begin, end)
    assert 0 <= first <= last <= len(text)


def test_the_lead_is_preferred_to_a_later_sentence() -> None:
    article = an_article("The quay burned on Monday. " + "Rain fell in Ostby. " * 90 + "The quay burned down.")
    told = quoted(article, a_mention(article, "The quay burned down"), a_mention(article, "The quay burned on Monday"))
    assert told == "The quay burned on Monday."


def test_a_sentence_that_leans_on_the_one_before_is_not_preferred() -> None:
    article = an_article("It burned all night. The quay burned on Monday.")
    told = quoted(article, a_mention(article, "It burned all night"), a_mention(article, "The quay burned on Monday"))
    assert told == "The quay burned on Monday."


def test_half_a_quotation_is_not_preferred() -> None:
    article = an_article("“We lost the quay. The quay burned down,” he said. The quay burned on Monday.")
    told = quoted(article, a_mention(article, "The quay burned down"), a_mention(article, "The quay burned on Monday"))
    assert told == "The quay burned on Monday."


def test_a_dateline_is_no_part_of_the_words() -> None:
    text = "PORT VELL, May 5 (Norwire) — The quay burned on Monday."
    article = an_article(text, Layer(0, text.index("The"), LayerKind.DATELINE))
    assert quoted(article, a_mention(article, "The quay burned on Monday")) == "The quay burned on Monday."


def test_what_is_too_long_is_cut_between_words() -> None:
    article = an_article("Nobody knows why " + "and why " * 40 + "the quay burned on Monday in Port Vell.")
    told = quoted(article, a_mention(article, "the quay burned on Monday in Port Vell"), longest=26)
    assert told == "the quay burned on Monday"


def test_a_fragment_is_read_in_its_sentence() -> None:
    article = an_article("The union accused Ivo Lenz of selling the quay.")
    begin = article.text.index("Ivo")
    assert readable(article, begin, len(article.text) - 1, 200) == "The union accused Ivo Lenz of selling the quay."
    assert readable(article, begin, len(article.text) - 1, 30) == "Ivo Lenz of selling the quay"
