"""From words of a page text back to the place in the capture where they stand."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.cleaning import clean, source_of
from rashomon.model.article import Article
from rashomon.model.capture import Capture, Place, PlaceUnit
from rashomon.reading import places_of
from rashomon.reading.visible import letters_of_markup, squashed
from tests.reading.makers import STORY, a_docx, a_paragraph, a_pdf, captures, json_lines, read

MORE = "Ferries will carry passengers until the piers have been mended, which may take a year."
LAST = "The council met & voted on Wednesday to pay for all of the repairs of the two piers."


def an_article(name: str, data: bytes | str) -> tuple[Capture, Article]:
    (capture,) = captures(read(name, data))
    outcome = clean(capture)
    assert isinstance(outcome, tuple)
    return capture, outcome[0]


def places(name: str, data: bytes | str, words: str, again: int = 0) -> tuple[Place, ...]:
    capture, article = an_article(name, data)
    source = source_of(capture)
    assert source is not None
    begin = -1
    for _ in range(again + 1):
        begin = article.text.index(words, begin + 1)
    return places_of(capture, source, article.text, begin, begin + len(words))


def test_words_of_plain_text_stand_where_they_stand() -> None:
    (place,) = places("page.txt", f"{STORY}\r\n\r\n{MORE}", "Ferries")
    assert place == Place(PlaceUnit.CHARACTERS, len(STORY) + 2, len(STORY) + 9, 3)


@pytest.mark.parametrize(
    ("markup", "words", "stands"),
    [
        (LAST.replace("&", "&amp;"), "met & voted", "met &amp; voted"),
        (LAST.replace("&", "&#38;").replace("voted", "<b>vot</b>ed"), "met & voted", "met &#38; <b>vot</b>ed"),
        (LAST.replace("met", "met\n  <!-- no > yes -->"), "met &", "met\n  <!-- no > yes --> &"),
        (LAST.replace("met", "<script>'met &'</script>met"), "met &", "met &"),
    ],
)
def test_words_of_a_page_stand_between_its_tags(markup: str, words: str, stands: str) -> None:
    page = (
        f"<html><head><title>{words}</title></head><body><p>{STORY}</p>\n<p>{MORE}</p>\n<p>{markup}</p></body></html>"
    )
    (place,) = places("page.html", page, words)
    assert page[place.first : place.last] == stands
    assert place.line == 3


def test_the_second_time_is_the_second_time() -> None:
    page = f"<html><body><p>{STORY}</p><p>{MORE}</p><p>{STORY}</p></body></html>"
    first, second = (places("page.html", page, "port authority", again)[0] for again in (0, 1))
    assert (first.first, second.first) == (page.index("port authority"), page.rindex("port authority"))


def test_words_that_stand_more_often_in_the_source_are_not_told_apart() -> None:
    page = f"<html><body><p>{STORY}</p><p>{MORE}</p><div style='display:none'>port authority</div></body></html>"
    assert len(places("page.html", page, "port authority")) == 2


def test_words_of_a_pdf_are_on_a_page() -> None:
    first = [(72, 700, "The harbour bridge closed on Tuesday after inspectors found"), (72, 686, "cracks in long-")]
    second = [
        (72, 700, "awaited piers, the port authority said on Tuesday in a letter to all of the crews."),
        (72, 640, MORE),
    ]
    pdf = a_pdf([first, second])
    assert places("page.pdf", pdf, "harbour bridge") == (Place(PlaceUnit.PAGE, 1, 1),)
    assert places("page.pdf", pdf, "Ferries will carry") == (Place(PlaceUnit.PAGE, 2, 2),)


def test_words_of_a_word_file_are_in_a_paragraph() -> None:
    docx = a_docx(a_paragraph("Bridge shut", "Title") + a_paragraph(STORY) + a_paragraph(" ") + a_paragraph(MORE))
    assert places("page.docx", docx, "Ferries will carry") == (Place(PlaceUnit.PARAGRAPH, 3, 3),)
    assert places("page.docx", docx, f"said.\n\n{MORE[:7]}") == (Place(PlaceUnit.PARAGRAPH, 2, 3),)


def test_words_of_a_row_stand_in_the_page_made_of_it() -> None:
    (place,) = places("pile.jsonl", json_lines({"text": f"{STORY}\n{MORE}"}), "Ferries")
    assert (place.first, place.line) == (len(STORY) + 1, 2)


def test_words_that_are_not_there_have_no_place() -> None:
    capture, article = an_article("page.html", f"<html><body><p>{STORY}</p><p>{MORE}</p></body></html>")
    assert places_of(capture, "<p>another page</p>", article.text, 0, 20) == ()
    broken = Capture("page.pdf", b"%PDF-", "hash", "application/pdf", "pdf", rendering=STORY.encode())
    assert places_of(broken, STORY, STORY, 0, 10) == ()


@given(pieces=st.lists(st.sampled_from(["a", "β", " ", "\n", "&amp;", "<b>", "</b>", "<", "&", "ﬁ", "-"]), max_size=30))
def test_letters_keep_their_places(pieces: list[str]) -> None:
    source = "".join(pieces)
    letters = letters_of_markup(source)
    for place, letter in enumerate(letters.text):
        assert letter in squashed(html.unescape(source[letters.begins[place] : letters.ends[place]]))


@pytest.mark.parametrize("open_", ["<", "<!--", "<script>", "<a href='", "&", "<script></scrip"])
def test_what_is_never_closed_takes_no_time(open_: str) -> None:
    assert len(letters_of_markup(f"word{open_ * 200_000}").text) >= 4
