"""RSS, Atom and JSON feeds: one page an entry, with what the feed states of it."""

from __future__ import annotations

import json

import pytest

from tests.reading.makers import STORY, captures, ends, read, text_of

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour Gazette</title><link>https://example.org/</link>
<item><media:title>a picture</media:title><title>Bridge shut</title><link>https://example.org/1</link>
<pubDate>Tue, 17 Jun 2025 10:00:00 +0200</pubDate><dc:creator>A. Ozols</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>{STORY}</p>]]></content:encoded></item>
<item><title>Ferries</title><guid>https://example.org/2</guid><description>&lt;b&gt;Ferries&lt;/b&gt; run.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title>
<entry><title>Bridge shut</title><link rel="edit" href="https://example.org/edit"/><link href="https://example.org/1"/>
<updated>2025-06-18T08:00:00Z</updated><published>2025-06-17T08:00:00Z</published><author><name>A. Ozols</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p></div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Gazette</title></channel>
<item><title>Bridge shut</title><link>https://example.org/1</link><dc:date>2025-06-17</dc:date>
<description>{STORY}</description></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Gazette",
        "items": [
            {
                "id": "1", "url": "https://example.org/1", "title": "Bridge shut", "content_text": STORY,
                "date_published": "2025-06-17T08:00:00Z", "authors": [{"name": "A. Ozols"}],
            }
        ],
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "published", "byline"),
    [
        ("feed.rss", RSS, "2025-06-17T10:00:00+02:00", "A. Ozols"),
        ("feed.xml", ATOM, "2025-06-17T08:00:00Z", "A. Ozols"),
        ("feed", RDF, "2025-06-17", None),
        ("feed.json", JSON, "2025-06-17T08:00:00Z", "A. Ozols"),
        ("feed", JSON, "2025-06-17T08:00:00Z", "A. Ozols"),
    ],
)
def test_an_entry_is_a_page_with_what_the_feed_states(name: str, data: str, published: str, byline: str | None) -> None:
    page = captures(read(name, data))[0]
    assert (page.locator, page.method, page.url) == (f"{name}#1", "feed", "https://example.org/1")
    assert STORY in text_of(page)
    assert "Bridge shut" in text_of(page)
    stated = {"title": "Bridge shut", "published": published, "outlet": "Harbour Gazette", "byline": byline}
    assert dict(page.given) == {key: value for key, value in stated.items() if value}


def test_a_summary_stands_where_there_is_no_more() -> None:
    second = captures(read("feed.rss", RSS))[1]
    assert (second.url, text_of(second)) == ("https://example.org/2", "<b>Ferries</b> run.")


LAUGHS = "<!DOCTYPE rss [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (f"{LAUGHS}]><rss><channel><item><title>x</title><description>&i;</description></item></channel></rss>", None),
        (
            "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>t</title>"
            "<description>&x;</description></item></channel></rss>",
            None,
        ),
        ("<rss><channel><title>x</title></channel></rss>", {"feed.xml": "empty"}),
        ("<sitemap/>", {"feed.xml": "malformed"}),
        ("not XML", {"feed.xml": "malformed"}),
        ("<rss>" + "<a>" * 200_000, {"feed.xml": "empty"}),
        (RSS[:400], None),
    ],
)
def test_a_bad_feed_ends_and_unfolds_to_nothing(data: str, end: dict[str, str] | None) -> None:
    outcomes = read("feed.xml", data)
    assert len(outcomes) == 1
    assert "root:" not in repr([getattr(outcome, "data", b"") for outcome in outcomes])
    assert all(len(getattr(outcome, "data", b"")) < 2000 for outcome in outcomes)
    if end is not None:
        assert ends(outcomes) == end
