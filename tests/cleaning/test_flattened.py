"""Pages that became plain text in one way or another: wrapped, torn at their links, listed, without line breaks."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.cleaning.joining import joined_lines
from rashomon.cleaning.lines import lines_of
from rashomon.cleaning.splitting import cut_giants
from rashomon.model.article import WRAPPED, LayerKind
from tests.cleaning.test_clean import HEADLINE, LEAD, MORE, article, body, layers

PARAGRAPHS = (
    LEAD,
    *MORE,
    "The ferry company has offered three more boats, which can carry cars but no lorries, and will not raise its fares.",
    "Inspectors from the capital are expected on Thursday, when divers will look at the foundations of every pillar.",
)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_wrapped_paragraph_is_one_paragraph(between: str) -> None:
    page = article(between.join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS))
    assert " ".join(" ".join(body(page)).split()) == " ".join(PARAGRAPHS)
    assert len(body(page)) <= len(lines_of(page.text)) / 2


def test_blank_lines_keep_wrapped_paragraphs_apart() -> None:
    page = article("\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS))
    assert [" ".join(words.split()) for words in body(page)] == list(PARAGRAPHS)


def test_a_wrapped_page_says_so_and_its_paragraphs_are_whole() -> None:
    page = article("\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS))
    assert WRAPPED in page.flags
    told = [" ".join(span.of(page.text).split()) for _, span in page.paragraphs(LayerKind.BODY)]
    assert told == list(PARAGRAPHS)


TORN = (
    ("Inspectors found cracks in two pillars, according to the", "Harbour Office", ", which closed the bridge."),
    ("The mayor said that the", "ferry company", "had offered three more boats."),
    ("Divers will look at the foundations, as they did", "in the spring of last year", "and in the autumn."),
)


def test_sentences_that_were_torn_at_their_links_are_whole_again() -> None:
    lines = joined_lines("\n".join("\n".join(torn) for torn in TORN))
    assert [line.text for line in lines] == [" ".join(torn) for torn in TORN]


def test_a_page_where_one_line_only_looks_torn_is_left_as_it_is() -> None:
    text = "\n".join(("The mayor said on Tuesday that the", "bridge is closed", *PARAGRAPHS))
    assert joined_lines(text) == lines_of(text)


@pytest.mark.parametrize(
    "apart",
    [
        ("News", "Sport", "weather"),
        (HEADLINE, LEAD),
        (LEAD, MORE[0]),
        ("The bridge is closed", "By Ada Lindqvist"),
    ],
)
def test_lines_that_can_stand_alone_stay_apart(apart: tuple[str, ...]) -> None:
    assert [line.text for line in joined_lines("\n".join(apart))] == list(apart)


def test_the_signs_of_a_list_are_no_words_of_its_entries() -> None:
    assert [line.text for line in joined_lines("* Home\n• News\n- Sport\n- Weather\nEnd.\n- Reuters")] == [
        "Home",
        "News",
        "Sport",
        "Weather",
        "End.",
        "- Reuters",
    ]


MENU = (
    "Home News Sport Weather Business Culture Travel Opinion Letters Obituaries Classifieds Jobs Motors Property "
    "Dating Puzzles Crosswords Cartoons Photos Videos Podcasts Newsletters Subscribe Log In Contact Us About Us "
    "Advertise With Us Terms And Conditions Privacy Policy"
)


def test_a_page_without_line_breaks_loses_its_menu() -> None:
    page = article(f"{MENU} {' '.join(PARAGRAPHS * 3)} {MENU}")
    found = " ".join(body(page))
    assert "Crosswords" not in found
    assert LEAD in found
    assert PARAGRAPHS[-1] in found


def test_a_story_without_line_breaks_and_menus_is_left_whole() -> None:
    text = " ".join(PARAGRAPHS * 4)
    assert [line.text for line in cut_giants(lines_of(text))] == [text]


def test_phrases_that_ran_into_a_story_are_cut_out() -> None:
    story = " ".join(PARAGRAPHS)
    page = article(f"{LEAD} Print Tweet Views 1204 {story} Contact Us Legal Terms of Use Privacy Policy")
    assert ("share", "Print Tweet Views 1204") in layers(page)
    assert body(page)[-1].endswith(PARAGRAPHS[-1])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((*PARAGRAPHS, MENU, "", "Home", "and the rest", "* News", ", he said.")), max_size=12))
def test_every_line_says_what_stands_at_its_place(rows: list[str]) -> None:
    text = "\n".join(rows)
    lines = cut_giants(joined_lines(text))
    assert [line.text for line in lines] == [text[line.begin : line.end].replace("\n", " ") for line in lines]
    assert all(left.end <= right.begin for left, right in pairwise(lines))


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour Bridge In Varnholm Closed After Inspectors Find Cracks.",
        "Harbour bridge in Varnholm closed after inspectors find cracks.",
        "Harbour bridge is closed after inspectors find cracks;",
        "The Latest: Varnholm bridge is closed after cracks.",
    ],
)
def test_a_first_line_that_is_worded_like_a_headline_is_one_though_it_is_stopped(headline: str) -> None:
    page = article("\n".join((headline, LEAD, *MORE)))
    assert page.title == headline
    assert body(page)[0] == LEAD


@pytest.mark.parametrize(
    "lead",
    [
        "A bridge in Varnholm has been closed.",
        "Inspectors have found cracks in a bridge in Varnholm.",
        "Cracks were found in Varnholm on Tuesday.",
    ],
)
def test_a_short_lead_is_no_headline(lead: str) -> None:
    assert article("\n".join((lead, LEAD, *MORE))).title is None


def test_a_headline_that_ran_into_the_story_ends_where_the_first_sentence_begins() -> None:
    story = " ".join(MORE)
    lead = "A harbour bridge in Varnholm was closed after inspectors found cracks in its pillars on Tuesday."
    page = article(f"Inspectors find cracks in Varnholm harbour bridge {lead} {story}")
    assert page.title == "Inspectors find cracks in Varnholm harbour bridge"
    assert body(page)[0].startswith(lead)


def test_a_date_alone_parts_a_headline_from_its_story() -> None:
    page = article(f"Inspectors find cracks in Varnholm harbour bridge 5 March 2019 {LEAD} {' '.join(MORE)}")
    assert page.title == "Inspectors find cracks in Varnholm harbour bridge"
    assert [page.text[span.begin : span.end] for span in page.spans(LayerKind.STAMP)] == ["5 March 2019"]


def test_what_stands_over_an_agencys_dateline_is_the_headline() -> None:
    page = article("Ferries to replace the old bridge — port office\n\nVARNHOLM, March 5. /TASS/. " + " ".join(MORE))
    assert page.title == "Ferries to replace the old bridge — port office"
