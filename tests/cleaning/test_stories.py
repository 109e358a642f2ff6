"""Pages with several stories, copies that stop short, and titles of other stories among the paragraphs."""

from __future__ import annotations

import hashlib

import pytest

from rashomon.cleaning import clean
from rashomon.model.article import Article, LayerKind
from rashomon.model.capture import Capture, Rejection

LEAD = "The harbour bridge in Varnholm was closed on Tuesday after inspectors found cracks in two of its pillars."
MORE = (
    "Engineers said that the cracks had been growing for at least two years, and that nobody had reported them.",
    "The mayor, Ada Lindqvist, told reporters that buses would take commuters around the bay until the repairs were done.",
    "Shopkeepers on the northern shore fear that they will lose most of their customers before the summer season.",
)
OTHER = (
    "A fire in the cinema on Mill Street burned for six hours, and firemen saved the old projector, the chief said.",
    "The ferry to Ostrand stayed in port on Monday because its crew asked for higher wages before the holidays.",
    "Pupils of the music school won two prizes in the capital and will travel abroad to play there in the autumn.",
)


def articles(text: str, **given: str) -> tuple[Article, ...]:
    data = text.encode()
    capture = Capture("page", data, hashlib.sha256(data).hexdigest(), "text/plain", "test", None, given=given)
    result = clean(capture)
    assert not isinstance(result, Rejection), result
    return result


def page_of(*lines: str) -> str:
    return "\n\n".join(lines)


def body(page: Article) -> list[str]:
    return [page.text[span.begin : span.end] for span in page.body]


def words(page: Article, kind: LayerKind) -> list[str]:
    return [page.text[span.begin : span.end] for span in page.spans(kind)]


@pytest.mark.parametrize(
    "clocks", [("4:14 p.m.", "2:50 p.m.", "11:05 a.m."), ("16:14", "14:50", "11:05"), ("4 p.m. ET", "2 p.m. ET", "9 a.m. ET")]
)  # fmt: skip
def test_a_live_blog_is_one_article_for_each_entry(clocks: tuple[str, ...]) -> None:
    lines = [part for clock, paragraph in zip(clocks, OTHER, strict=True) for part in (clock, paragraph)]
    parts = articles(page_of("The latest on the harbour bridge", LEAD, MORE[0], *lines))
    assert [body(part)[-1] for part in parts] == [MORE[0], *OTHER]
    assert len({part.id for part in parts}) == len(parts)
    assert {part.text for part in parts} == {parts[0].text}
    assert [words(part, LayerKind.STAMP) for part in parts] == [[], *([clock] for clock in clocks)]


INTRO = (
    "The harbour bridge in Varnholm is closed, and the town waits for word from its engineers on how long it will be."
)
LIVE = "Bridge closed: live updates"


@pytest.mark.parametrize(
    "stamps",
    [
        ("18:40, 5 March", "17:05, 5 March", "16:20, 5 March"),
        ("March 5, 2019 6:40 p.m.", "March 5, 2019 5:05 p.m.", "March 4, 2019 4:20 p.m."),
        ("Posted at 18:40", "Posted at 17:05", "Posted at 16:20"),
        ("[18:40 GMT]", "[17:05 GMT]", "[16:20 GMT]"),
        ("12 minutes ago", "1 hour ago", "2 hours ago"),
    ],
)
@pytest.mark.parametrize("named", [False, True])
def test_entries_of_a_live_page_begin_at_stamps_of_any_form(stamps: tuple[str, ...], named: bool) -> None:
    names = ("Cinema burns for hours", "Ferry stays in port", "Two prizes for pupils")
    lines = [
        line
        for stamp, name, text in zip(stamps, names, OTHER, strict=True)
        for line in (stamp, *([name] * named), text)
    ]
    parts = articles(page_of(LIVE, INTRO, *lines))
    assert [body(part) for part in parts] == [[INTRO], *([text] for text in OTHER)]
    assert [words(part, LayerKind.STAMP) for part in parts] == [[], *([stamp] for stamp in stamps)]
    if named:
        assert [words(part, LayerKind.HEADLINE) for part in parts] == [[LIVE], *([name] for name in names)]


@pytest.mark.parametrize("joint", [" – ", ": ", " - "])
def test_a_clock_before_an_entrys_words_is_its_stamp(joint: str) -> None:
    clocks = ("6:40 p.m.", "5:05 p.m.", "4:20 p.m.")
    parts = articles(
        page_of(LIVE, INTRO, *(f"{clock}{joint}{text}" for clock, text in zip(clocks, OTHER, strict=True)))
    )
    assert [body(part) for part in parts] == [[INTRO], *([text] for text in OTHER)]
    assert [words(part, LayerKind.STAMP) for part in parts] == [[], *([clock] for clock in clocks)]


def test_a_chronicle_of_one_day_is_one_story() -> None:
    chronicle = [f"{clock}: {text}" for clock, text in zip(("6:40 p.m.", "5:05 p.m.", "4:20 p.m."), OTHER, strict=True)]
    assert len(articles(page_of("How the bridge was closed", LEAD, *chronicle))) == 1


@pytest.mark.parametrize(
    "under",
    [
        ("By Ada Lindqvist", "By Jon Eriksen", "By Mia Holm"),
        ("March 5, 2019", "March 4, 2019", "March 1, 2019"),
    ],
)
def test_stories_under_headlines_of_their_own_are_parted(under: tuple[str, ...]) -> None:
    names = (
        "Cinema on Mill Street burns for six hours",
        "Ferry to Ostrand stays in port",
        "Pupils of music school win prizes",
    )
    lines = [
        line
        for name, second, text, more in zip(names, under, OTHER, MORE, strict=True)
        for line in (name, second, text, more)
    ]
    parts = articles(page_of(*lines))
    kind = LayerKind.BYLINE if under[0].startswith("By") else LayerKind.STAMP
    assert [words(part, LayerKind.HEADLINE) for part in parts] == [[name] for name in names]
    assert [words(part, kind) for part in parts] == [[second] for second in under]
    assert [body(part) for part in parts] == [list(pair) for pair in zip(OTHER, MORE, strict=True)]


def test_teasers_under_a_story_are_no_stories() -> None:
    teasers = (
        "Ferry to Ostrand stays in port",
        "By Jon Eriksen",
        OTHER[1],
        "Pupils win prizes in the capital",
        "By Mia Holm",
        OTHER[2],
    )
    assert len(articles(page_of("Harbour bridge closed after cracks", "By Ada Lindqvist", LEAD, *MORE, *teasers))) == 1


def test_a_pages_own_day_stays_with_entries_that_state_only_a_clock() -> None:
    lines = [line for pair in zip(("18:40", "17:05", "16:20"), OTHER, strict=True) for line in pair]
    parts = articles(page_of(LIVE, "Published March 5, 2019", INTRO, *lines))
    assert all("Published March 5, 2019" in words(part, LayerKind.STAMP) for part in parts)


def test_items_between_rules_that_name_themselves_are_stories() -> None:
    items = [f"{name} — {text}" for name, text in zip(("Fire", "Strike", "Prize"), OTHER, strict=True)]
    parts = articles(page_of(f"Bridge — {LEAD}", "——————", items[0], "——————", items[1], "——————", items[2]))
    assert [len(body(part)) for part in parts] == [1, 1, 1, 1]


def test_an_updated_page_keeps_the_story_as_it_was_apart() -> None:
    new, old = articles(page_of(LEAD, MORE[0], "Original story:", MORE[1], MORE[2]))
    assert (body(new), body(old)) == ([LEAD, MORE[0]], [MORE[1], MORE[2]])
    assert new.flags == ()
    assert old.flags == ("part-2",)


@pytest.mark.parametrize(
    "text",
    [
        page_of(LEAD, "4:14 p.m.", MORE[0], "5:10 p.m.", MORE[1]),  # two clocks: a stamp and its update
        page_of(LEAD, "___", MORE[0], "___", MORE[1], "___", MORE[2]),  # rules between unnamed paragraphs
        page_of(LEAD, "Original story:", "Too short to be one."),
    ],
)
def test_one_story_stays_one(text: str) -> None:
    assert len(articles(text)) == 1


def test_splitting_moves_no_id() -> None:
    alone = articles(page_of(LEAD, *MORE))[0]
    assert alone.id == articles(page_of(LEAD, *MORE))[0].id


@pytest.mark.parametrize(
    ("ending", "flags"),
    [
        ("", ()),
        ("The town council will meet again on Friday to hear what the engineers…", ("truncated",)),
        ("The town council will meet again on Friday to hear what the engineers have found in", ("truncated",)),
        ("Read more…", ("truncated",)),
        ("Continue reading", ("truncated",)),
        ("Subscribe to continue reading this article.", ("truncated", "paywalled")),
        ("This content is only available to subscribers.", ("truncated", "paywalled")),
        ("Follow the reporter at www.varnholmpost.example", ()),
        ("Source: Varnholm Post and agencies", ()),
    ],
)
def test_copies_that_stop_short_are_marked(ending: str, flags: tuple[str, ...]) -> None:
    assert articles(page_of(LEAD, *MORE, ending))[0].flags == flags


def test_a_whole_story_on_a_page_that_sells_subscriptions_is_not_paywalled() -> None:
    page = articles(
        page_of(LEAD, *MORE, *OTHER, *(f"{part[:-1]}, again." for part in (*MORE, *OTHER)), "Already a subscriber?")
    )
    assert page[0].flags == ()


def test_a_word_glued_to_itself_begins_the_body_once() -> None:
    page = articles(page_of(f"HarbourHarbour {LEAD}", *MORE))[0]
    assert body(page)[0].startswith("Harbour The")
    assert page.text.startswith("HarbourHarbour")


@pytest.mark.parametrize("name", ["DeDe", "JoJo"])
def test_names_that_double_on_purpose_stay_whole(name: str) -> None:
    assert body(articles(page_of(f"{name} Lindqvist said that {LEAD}", *MORE))[0])[0].startswith(name)


def test_titles_of_other_stories_are_no_subheadings() -> None:
    title = "Striking ferry crew wants better wages before holidays"
    page = articles(page_of(LEAD, MORE[0], title, MORE[1], "Cracks in the pillars", MORE[2]))[0]
    assert words(page, LayerKind.RELATED) == [title]
    assert words(page, LayerKind.SUBHEADING) == ["Cracks in the pillars"]


def test_a_list_of_videos_is_none_of_the_story() -> None:
    videos = (
        "1:19 Cinema owner speaks about the fire Pause",
        "2:51 Divers look at the pillars",
        "0:50 Who built the bridge?",
    )
    page = articles(page_of(*videos, LEAD, *MORE))[0]
    assert words(page, LayerKind.RELATED) == list(videos)
    assert body(page) == [LEAD, *MORE]


def test_readers_comments_are_none_of_the_story() -> None:
    thread = [line for text in OTHER for line in ("A. Reader on March 5, 2019 at 6:34 am said:", text)]
    page = articles(page_of(LEAD, *MORE, *thread))[0]
    assert body(page) == [LEAD, *MORE]


def test_the_first_sentence_with_its_date_is_a_lead_and_a_later_one_a_caption() -> None:
    dated = f"{LEAD} (Published Tuesday, March 5, 2019)"
    page = articles(page_of(dated, *MORE))[0]
    assert body(page)[0] == LEAD
    assert words(page, LayerKind.STAMP) == ["Published Tuesday, March 5, 2019"]
    later = articles(
        page_of(*MORE, "Divers look at the pillars of the bridge in the harbour. (Published Tuesday, March 5, 2019)")
    )[0]
    assert LayerKind.CAPTION in {layer.kind for layer in later.layers}


def test_a_byline_is_no_headline() -> None:
    page = articles(page_of("by: Ada Berg", LEAD, *MORE))[0]
    assert words(page, LayerKind.BYLINE) == ["by: Ada Berg"]
    assert page.headline is None


@pytest.mark.parametrize(
    ("opening", "given", "outlet"),
    [
        ("NEW VARNHOLM, Va. (WXYB) —", {}, "WXYB"),
        ("VARNHOLM (WXYB.com) —", {}, "WXYB"),
        ("VARNHOLM (WXYB/AP) —", {}, "WXYB"),
        ("VARNHOLM (AP) —", {}, None),
        ("VARNHOLM (CNN) —", {}, None),
        ("VARNHOLM —", {"title": "Bridge closed - WXYB News 2"}, "WXYB"),
        ("VARNHOLM —", {"title": "Bridge closed - police"}, None),
    ],
)
def test_a_broadcaster_is_known_by_its_call_sign(opening: str, given: dict[str, str], outlet: str | None) -> None:
    assert articles(page_of(f"{opening} {LEAD}", *MORE), **given)[0].outlet == outlet


def test_a_copyright_line_names_the_broadcaster() -> None:
    assert (
        articles(page_of(LEAD, *MORE, "Copyright 2016 WXYB (Harbour Corporation). All rights reserved."))[0].outlet
        == "WXYB"
    )


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya (AP) _"),
        ("Dec 29 (Reuters) -", "Dec 29 (Reuters) -"),
        ("Ostland County (WXYB) -", "Ostland County (WXYB) -"),
        ("GRANT COUNTY, Ky (WXYB)", "GRANT COUNTY, Ky (WXYB)"),
        ("VARNHOLM, OSTLAND COUNTY, Pa. --", "VARNHOLM, OSTLAND COUNTY, Pa. --"),
        ("PROVIDENCE, RI-", "PROVIDENCE, RI-"),
        ("Detroit –", "Detroit –"),
        ("THE FIX IS IN:", None),
    ],
)
def test_rarer_datelines(opening: str, dateline: str | None) -> None:
    found = words(articles(page_of(f"{opening} {LEAD}", *MORE))[0], LayerKind.DATELINE)
    assert found == ([dateline] if dateline else [])


def test_a_dateline_after_a_glued_summary_begins_a_paragraph() -> None:
    page = articles(f"{MORE[0]} MOSCOW (Sputnik) {LEAD} {MORE[1]} {MORE[2]}")[0]
    assert words(page, LayerKind.DATELINE) == ["MOSCOW (Sputnik)"]
    assert body(page)[0] == MORE[0]
    assert page.agency is not None
    assert page.agency.name == "Sputnik"
