"""Pages of our own writing, and what is owed to each of their lines."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.cleaning import CleaningOptions, clean, learn_furniture
from rashomon.model.article import Article, LayerKind, StampKind
from rashomon.model.capture import Capture, Rejection, RejectionReason

LEAD = "The harbour bridge in Varnholm was closed on Tuesday after inspectors found cracks in two of its pillars."
MORE = (
    "Engineers said that the cracks had been growing for at least two years, and that nobody had reported them.",
    "The mayor, Ada Lindqvist, told reporters that buses would take commuters around the bay until the repairs were done.",
    "Shopkeepers on the northern shore fear that they will lose most of their customers before the summer season.",
)
STORY = "\n\n".join((LEAD, *MORE))
HEADLINE = "Harbour bridge in Varnholm closed after inspectors find cracks"


def a_capture(text: str | bytes, *, html: bool = False, url: str | None = None, **given: str) -> Capture:
    data = text.encode() if isinstance(text, str) else text
    return Capture(
        "page", data, hashlib.sha256(data).hexdigest(), "text/html" if html else "text/plain", "test", url, given=given
    )


def article(text: str | bytes, *, html: bool = False, url: str | None = None, **given: str) -> Article:
    result = clean(a_capture(text, html=html, url=url, **given))
    assert not isinstance(result, Rejection), result
    return result[0]


def layers(page: Article) -> list[tuple[str, str]]:
    return [(layer.kind.value, page.text[layer.begin : layer.end]) for layer in page.layers]


def body(page: Article) -> list[str]:
    return [page.text[span.begin : span.end] for span in page.body]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("48.2 F", "weather"),
        ("127", "counter"),
        ("- Advertisement -", "advertisement"),
        ("Share on Facebook", "share"),
        ("Go to Source", "related"),
        ("READ MORE: Ferry timetable extended", "related"),
        ("Sign up for our morning newsletter and get the news in your inbox.", "newsletter"),
        ("We use cookies to make this website work better for you.", "cookie"),
        ("Copyright 2019 Varnholm Post. All rights reserved.", "copyright"),
        ("The views expressed in this article do not necessarily reflect those of the publisher.", "disclaimer"),
        ("–IANS", "credit"),
        ("ab/cd/ef", "credit"),
        ("Our staff writer contributed to this report.", "sign-off"),
        ("By Jon Eriksen, Associated Press", "byline"),
        ("newsroom@varnholmpost.example", "mail"),
        ("Updated: Wednesday, March 6, 2019 8:18 PM EST", "stamp"),
        ("Please enable JavaScript to watch this video", "navigation"),
        ("You must be logged in to read this article.", "login-wall"),
        ("Be the first to comment", "comment"),
    ],
)
def test_furniture_between_paragraphs_is_labelled_and_kept(line: str, kind: str) -> None:
    page = article(f"{LEAD}\n\n{MORE[0]}\n\n{line}\n\n{MORE[1]}\n\n{MORE[2]}")
    assert (kind, line) in layers(page)
    assert body(page) == [LEAD, *MORE]


@pytest.mark.parametrize(
    "line",
    [
        "“Nobody told us,” she said.",
        "He did not reply to requests for comment.",
        "Anyone with information can be reached at the town hall on Monday.",
        "The minister shared a cookie with the children and asked them to sign the register.",
        "Moscow denies the allegation.",
    ],
)
def test_short_paragraphs_of_the_story_stay(line: str) -> None:
    assert line in body(article(f"{LEAD}\n\n{MORE[0]}\n\n{line}\n\n{MORE[1]}\n\n{MORE[2]}"))


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("Varnholm, March 5 (IANS)", "IANS"),
        ("VARNHOLM:", None),
        ("VARNHOLM (AP) —", "Associated Press"),
        ("VARNHOLM, March 5. /TASS/.", "TASS"),
        ("VARNHOLM, March 5 (Reuters) -", "Reuters"),
        ("NEW VARNHOLM, Va. (WXYZ) —", None),
        ("VARNHOLM (March 5, 2019) –", None),
        ("(Reuters) -", "Reuters"),
        ("VARNHOLM /Ostland/, March 5. /TASS/.", "TASS"),
    ],
)
def test_a_dateline_lies_inside_the_first_paragraph(opening: str, agency: str | None) -> None:
    page = article(f"{opening} {STORY}")
    assert ("dateline", opening) in layers(page)
    assert body(page)[0] == f"{opening} {LEAD}"
    assert (page.agency.name if page.agency else None) == agency


@pytest.mark.parametrize(
    "opening",
    [
        "Police – who came late –",
        "UPDATE:",
        "The bridge (Reuters saw it)",
        "Kim Jong-un: a portrait.",
        "Smith (R-Ohio)",
    ],
)
def test_what_only_looks_like_a_dateline(opening: str) -> None:
    assert not article(f"{opening} {STORY}").spans(LayerKind.DATELINE)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{STORY} –IANS", "IANS"),
        (f"{STORY}\n\n(AP)", "Associated Press"),
        (f"By Jon Eriksen, Associated Press\n\n{STORY}", "Associated Press"),
        (f"{STORY}\n\nCopyright 2015 The Associated Press. All rights reserved.", "Associated Press"),
        (f"{STORY}\n\nThe TASS news agency had said so on Monday, according to Reuters.", None),
        (f"{LEAD}\n\nThe bridge before it was closed to all traffic. (via REUTERS)\n\n{MORE[0]}\n\n{MORE[1]}", None),
        (f"{LEAD}\n\nThe mayor on the northern shore in May. [YONHAP]\n\n{MORE[0]}\n\n{MORE[1]}", None),
    ],
)
def test_only_a_credit_of_the_words_names_the_agency(text: str, agency: str | None) -> None:
    page = article(text)
    assert (page.agency.name if page.agency else None) == agency
    if page.agency:
        assert page.agency.end > page.agency.begin


def test_a_pictures_credit_is_cut_off_its_caption() -> None:
    page = article(f"{LEAD}\n\nThe bridge in May.(via REUTERS)\n\n{MORE[0]}\n\n{MORE[1]}")
    assert ("caption", "The bridge in May.") in layers(page)
    assert ("picture-credit", "(via REUTERS)") in layers(page)


def test_headline_masthead_and_title() -> None:
    page = article(f"61.3 F\nVarnholm\nSaturday, December 28, 2019\n\n{HEADLINE}\n\n{STORY}")
    assert ("headline", HEADLINE) in layers(page)
    assert ("masthead", "Saturday, December 28, 2019") in layers(page)
    assert page.title == HEADLINE
    assert body(page) == [LEAD, *MORE]


def test_what_the_page_says_twice_counts_once() -> None:
    page = article(f"{HEADLINE}\n\n{LEAD}\n\n{LEAD}\n\n{MORE[0]}\n\n{HEADLINE}\n\n{MORE[1]}\n\n{MORE[2]}")
    assert layers(page).count(("repeated", LEAD)) == 1
    assert ("repeated", HEADLINE) in layers(page)
    assert body(page) == [LEAD, *MORE]


def test_a_printed_date_and_a_headline_glued_to_the_story() -> None:
    page = article(f"Wed 06 Mar 2019 Varnholm bridge closed over cracks. {' '.join((LEAD, *MORE))}")
    assert layers(page)[:2] == [("stamp", "Wed 06 Mar 2019"), ("headline", "Varnholm bridge closed over cracks.")]
    assert body(page)[0].startswith("The harbour bridge")


def test_a_stamp_glued_to_a_headline() -> None:
    page = article(
        f"{HEADLINE} Posted: Tuesday, March 5, 2019 8:18 PM EST Updated: Friday, March 8, 2019 8:27 PM EST\n\n{STORY}"
    )
    assert ("headline", HEADLINE) in layers(page)
    assert page.spans(LayerKind.STAMP)


@pytest.mark.parametrize(
    ("text", "url", "given", "outlet"),
    [
        (STORY, "https://www.bbc.co.uk/news/1", {}, "BBC News"),
        (STORY, "https://varnholmpost.example/1", {}, "varnholmpost.example"),
        (STORY, None, {"outlet": "Guardian"}, "The Guardian"),
        (f"{STORY}\n\nBY ADA BERG [berg.ada@koreadaily.com]", None, {}, "Korea Daily"),
        (f"{STORY}\n\nCopyright 2019 Chicago Tribune. All rights reserved.", None, {}, "Chicago Tribune"),
        (f"{STORY}\n\nThe paper wrote to the Guardian and to bbc.com.", None, {}, None),
        (STORY, None, {}, None),
    ],
)
def test_whose_page_it_is(text: str, url: str | None, given: dict[str, str], outlet: str | None) -> None:
    assert article(text, url=url, **given).outlet == outlet


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("Le pont du port a été fermé mardi après que des inspecteurs ont trouvé des fissures dans deux de ses piliers, a dit la ville. " * 3, "fr"),
        ("Мост через гавань был закрыт во вторник, и не было ясно, когда он снова откроется, как сообщили власти города. " * 3, "ru"),
        ("항구의 다리는 화요일에 폐쇄되었다고 시 당국이 밝혔다. 두 기둥에서 균열이 발견되었기 때문이다. 수리는 여름까지 계속될 것이다. " * 4, "ko"),
    ],
)  # fmt: skip
def test_language(text: str, language: str) -> None:
    page = article(text)
    assert page.language == language
    assert ("not-english" in page.flags) == (language != "en")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sign in using your profile\n\nForgot your password?\n\nWe have sent a confirmation email. Please check your email and click on the link to activate your account.", RejectionReason.LOGIN_WALL),
        ("We use cookies to give you the best experience on our website. By continuing you accept our cookie policy and our partners' use of cookies.", RejectionReason.COOKIE_NOTICE),
        ("Page not found.", RejectionReason.TOO_SHORT),
        ("Home\nNews\nSport\nWeather\nContact\nSearch\nMenu\nVideo\nPhotos\nOpinion\nBusiness\nWorld\nTravel\nHealth\nScience\nMusic\nBooks\nGames\nFood\nArts", RejectionReason.NO_ARTICLE),
        ("\n \n", RejectionReason.EMPTY),
    ],
)  # fmt: skip
def test_pages_without_a_story(text: str, reason: RejectionReason) -> None:
    result = clean(a_capture(text))
    assert isinstance(result, Rejection)
    assert result.reason is reason


def test_a_brief_of_forty_words_is_an_article() -> None:
    assert body(article(f"{LEAD} {MORE[0]}")) == [f"{LEAD} {MORE[0]}"]


PAGE = f"""<html lang="en"><head><title>{HEADLINE} - Varnholm Post</title><meta property="og:site_name" content="Varnholm Post">
<meta property="article:published_time" content="2019-03-05T18:00:00+01:00"><link rel="canonical" href="https://varnholmpost.example/1">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2019-03-05T17:00:00Z", "author": {{"name": "Ada Berg"}}}}]}}</script>
<style>p {{color: red}}</style></head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>{HEADLINE}</h1>
<time datetime="2019-03-06">6 March</time><p>{LEAD}</p><figure><img src="x.jpg" alt="unseen"><figcaption>The bridge.</figcaption></figure>
{"".join(f"<p>{paragraph}</p>" for paragraph in MORE)}<p style="display: none">hidden words</p></article><footer>© 2019 Varnholm Post</footer></body></html>"""


def test_html_page_text_is_what_a_reader_sees() -> None:
    page = article(PAGE, html=True)
    for unseen in ("unseen", "hidden words", "color: red", "NewsArticle"):
        assert unseen not in page.text
    assert ("headline", HEADLINE) in layers(page)
    assert ("caption", "The bridge.") in layers(page)
    assert body(page) == [LEAD, *MORE]


def test_html_stamps_keep_zone_and_place() -> None:
    page = article(PAGE, html=True)
    assert [(stamp.kind, stamp.value, stamp.where) for stamp in page.stamps] == [
        (StampKind.PUBLISHED, "2019-03-05T17:00:00Z", "json-ld:datePublished"),
        (StampKind.PUBLISHED, "2019-03-05T18:00:00+01:00", "meta:article:published_time"),
        (StampKind.UNKNOWN, "2019-03-06", "time"),
    ]
    assert (page.outlet, page.byline, page.url) == ("Varnholm Post", "Ada Berg", "https://varnholmpost.example/1")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f"<meta charset=windows-1252><p>{LEAD} Café.</p><p>{MORE[0]}</p>".encode("cp1252"), "Café"),
        (f"<p>{LEAD} Café.</p><p>{MORE[0]}</p>".encode(), "Café"),
        (b"\xef\xbb\xbf" + f"<meta charset=latin-1><p>{LEAD} Café.</p><p>{MORE[0]}</p>".encode(), "Café"),
        (f'<meta charset="windows-1251"><p>{LEAD} Мост.</p><p>{MORE[0]}</p>'.encode("cp1251"), "Мост"),
        (f"<p>{LEAD} Café.</p><p>{MORE[0]}</p>".encode("utf-16"), "Café"),
    ],
)
def test_encodings_are_believed_in_order(data: bytes, expected: str) -> None:
    assert expected in article(data, html=True).text


def test_plain_text_is_left_as_it_is() -> None:
    assert article(f"{LEAD}\r\n\r\n  “{MORE[0]}”\0\x1f \r{MORE[1]}").text == f"{LEAD}\n\n  “{MORE[0]}” \n{MORE[1]}"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200_000 + STORY,
        "<" * 200_000 + STORY,
        f"<p>{STORY}" + "<b><i>" * 3_000,
        "<p>" + "word " * 200_000 + "</p>",
        f"<!--{'-' * 100_000}<p>{STORY}</p>",
        f'<script type="application/ld+json">{"[" * 50_000}</script><p>{STORY}</p>',
        "<table>" * 5_000 + STORY,
    ],
    ids=["deep", "open", "unclosed", "giant", "comment", "json", "tables"],
)
def test_hostile_markup_ends(markup: str) -> None:
    assert isinstance(clean(a_capture(markup, html=True)), tuple | Rejection)


def test_lines_of_one_outlet_are_learned_but_copies_of_a_story_are_not() -> None:
    box = "Readers of the Post can bring their old newspapers to any of our shops"

    own = (
        "The ferry to Ostrand stayed in port on Monday because its crew asked for higher wages before the holidays.",
        "A fire in the cinema on Mill Street burned for six hours, and firemen saved the old projector, the chief said.",
        "Pupils of the music school won two prizes in the capital and will travel abroad to play there in the autumn.",
        "The council voted against a new car park, since most members want trees on the square behind the town hall.",
    )

    def page(number: int, extra: str) -> Article:
        return article(f"{own[number]}\n\n{own[number].replace(' ', f' {number}x', 8)}\n\n{extra}", outlet="Post")

    pages = [page(number, f"{box}.") for number in range(4)]
    learned = learn_furniture(pages)
    assert all(("repeated", f"{box}.") in layers(one) for one in learned)
    assert [one.text for one in learned] == [one.text for one in pages]
    copies = [article(STORY + f"\n\nSent by reader number {number} on Monday.", outlet="Post") for number in range(5)]
    assert learn_furniture(copies) == tuple(copies)
    assert learn_furniture(pages[:2], options=CleaningOptions(repeats=3)) == tuple(pages[:2])


TEXTS = st.text(st.one_of(st.sampled_from('\n\r\t .:—-()/"“”‘©|*\u202e\u200b\u0600'), st.characters()), max_size=400)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, html=st.booleans())
def test_no_text_breaks_cleaning_and_layers_are_spans_of_it(text: str, html: bool) -> None:
    result = clean(a_capture((text + "\n" + STORY).encode("utf-8", "surrogatepass"), html=html))
    if isinstance(result, Rejection):
        return
    page = result[0]
    assert list(page.layers) == sorted(page.layers, key=lambda layer: layer.begin)
    assert all(0 <= layer.begin < layer.end <= len(page.text) for layer in page.layers)
    assert not {"\0", "\x1f", "\r"} & set(page.text)
    furniture = [layer.span for layer in page.furniture]
    assert not any(span.overlaps(other) for span in page.body for other in furniture)


@pytest.mark.parametrize("page", ["a\n" * 100_000, f"{' ' * 2_000_000}\nx", "x" + " \n" * 500_000, "a " * 1_000_000])
def test_pages_of_nothing_much_take_no_time(page: str) -> None:
    started = time.process_time()
    clean(Capture("page", page.encode(), "hash", "text/plain", "test"))
    assert time.process_time() - started < 20
