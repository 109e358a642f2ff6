"""Bytes are kept as they were got, whatever is read of them, with who says when that was."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.cleaning import clean
from rashomon.model.capture import Capture, FetchedBy, Rejection
from rashomon.reading import ReadingOptions, read_pile
from tests.reading.makers import (
    STORY,
    a_docx,
    a_paragraph,
    a_pdf,
    a_pile,
    a_record,
    a_zip,
    an_answer,
    captures,
    json_lines,
    read,
)

PDF = a_pdf([[(72, 700, STORY)]], "/ModDate (D:20250618000000Z)")
DOCX = a_docx(a_paragraph(STORY), modified="2025-06-17T08:00:00Z")
MAIL = f"From: a@example.org\r\nDate: Tue, 17 Jun 2025 10:00:00 +0200\r\nSubject: x\r\n\r\n{STORY}\r\n".encode()
HTML = f"<html><body><p>{STORY}</p></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "media_type", "page_type", "fetched_by"),
    [
        ("page.html", HTML.encode(), "text/html", "text/html", None),
        ("page.txt", STORY.encode("utf-16"), "text/plain", "text/plain", None),
        ("page.pdf", PDF, "application/pdf", "text/plain", FetchedBy.DOCUMENT),
        (
            "page.docx",
            DOCX,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "text/plain",
            FetchedBy.DOCUMENT,
        ),
        ("page.eml", MAIL, "message/rfc822", "text/plain", FetchedBy.MAIL),
    ],
)
def test_a_file_is_kept_whole(
    name: str, data: bytes, media_type: str, page_type: str, fetched_by: FetchedBy | None
) -> None:
    for found in (read(name, data), read("pile.zip", a_zip({name: data}))):
        (page,) = captures(found)
        assert page.data == data
        assert page.sha256 == hashlib.sha256(data).hexdigest()
        assert (page.media_type, page.page_type, page.fetched_by) == (media_type, page_type, fetched_by)
        assert (page.fetched is None) == (fetched_by is None)


def test_a_row_is_kept_as_it_stood() -> None:
    line = '{"text": "' + STORY + '",  "title": "Bridge",   "other": 7}'
    assert captures(read("pile.jsonl", f"{line}\r\n"))[0].data == line.encode()
    assert captures(read("pile.json", f"[ {line} , {line}]"))[1].data == line.encode()
    assert captures(read("page.json", f" {line}\n"))[0].data == f" {line}\n".encode()
    inner = captures(read("pile.json", json.dumps({"articles": [{"text": STORY, "n": 1}]})))[0]
    assert json.loads(inner.data) == {"text": STORY, "n": 1}


def test_a_row_of_separated_values_is_kept_with_the_names_of_its_columns() -> None:
    table = f'title;text\r\n"Bridge";"{STORY}"\r\nFerries;"{STORY}\nAnd more."\r\n'
    first, second = captures(read("pile.csv", table))
    assert first.data.decode() == f'title;text\n"Bridge";"{STORY}"\r\n'
    assert second.data.decode() == f'title;text\nFerries;"{STORY}\nAnd more."\r\n'
    again = captures(read("row.csv", second.data))[0]
    assert (again.page, again.given) == (second.page, second.given)


def test_an_entry_of_a_feed_is_kept_as_an_entry() -> None:
    item = f"<item><title>Bridge</title><description>{STORY}</description><x:y xmlns:x='urn:x'>7</x:y></item>"
    (page,) = captures(read("feed.rss", f"<rss><channel><title>Gazette</title>{item}</channel></rss>"))
    assert page.media_type == "application/rss+xml"
    assert b"<title>Bridge</title>" in page.data
    assert b"urn:x" in page.data
    assert b"Gazette" not in page.data


def test_a_page_in_a_web_archive_is_kept_unpacked_and_the_headers_encoding_beside_it() -> None:
    body = "<p>café</p>".encode("latin-1")
    answer = an_answer(gzip.compress(body), "text/html; charset=ISO-8859-1", "200 OK", "Content-Encoding: gzip")
    (page,) = captures(read("crawl.warc", a_record(answer)))
    assert (page.data, page.charset, page.fetched_by) == (body, "iso8859-1", FetchedBy.WARC)


@pytest.mark.parametrize(
    ("head", "fetched", "fetched_by"),
    [
        ("<!-- saved from url=(0020)https://example.org/a -->", None, None),
        (
            "<!-- saved from url=(0060)https://web.archive.org/web/20250617080000/https://example.org/a -->",
            "2025-06-17T08:00:00+00:00",
            FetchedBy.ARCHIVE,
        ),
        (
            "<!--\n Page saved with SingleFile \n url: https://example.org/a \n"
            " saved date: Tue Jun 17 2025 10:00:00 GMT+0200 (x)\n-->",
            "2025-06-17T08:00:00+00:00",
            FetchedBy.NOTE,
        ),
    ],
)
def test_a_page_says_who_says_when_it_was_got(head: str, fetched: str | None, fetched_by: FetchedBy | None) -> None:
    (page,) = captures(read("page.html", f"{head}{HTML}"))
    assert (page.url, page.fetched, page.fetched_by) == ("https://example.org/a", fetched, fetched_by)


def test_a_person_who_saved_a_page_is_named(tmp_path: Path) -> None:
    side = {"fetched": "2025-06-17", "saved_by": "A. Ozols"}
    pile = a_pile(tmp_path, {"page.html": HTML, "page.html.json": json.dumps(side)})
    (page,) = captures(list(read_pile([pile], options=ReadingOptions())))
    assert (page.fetched_by, page.given["saved_by"]) == (FetchedBy.STATED, "A. Ozols")


def test_what_is_no_text_is_named_by_its_hash() -> None:
    data = b"\x00\x01\x02\x03" * 100
    (outcome,) = read("page.html", data)
    assert isinstance(outcome, Rejection)
    assert outcome.capture == hashlib.sha256(data).hexdigest()


def test_a_header_outranks_what_the_page_says_of_its_encoding() -> None:
    body = f"<html><head><meta charset='utf-8'></head><body><p>Café “Zürich” shut. {STORY} {STORY}</p></body></html>"
    answer = an_answer(body.encode("cp1252"), "text/html; charset=iso-8859-1")
    (page,) = captures(read("crawl.warc", a_record(answer)))
    articles = clean(page)
    assert isinstance(articles, tuple)
    assert "Café “Zürich” shut." in articles[0].text
    assert page.data == body.encode("cp1252")


@given(rows=st.lists(st.dictionaries(st.sampled_from(["text", "title", "n"]), st.text(max_size=20)), max_size=5))
def test_a_kept_row_reads_as_the_row_it_was(rows: list[dict[str, str]]) -> None:
    for outcome in read("pile.jsonl", json_lines(*rows) if rows else "{}"):
        if isinstance(outcome, Capture):
            (again,) = captures(read("row.jsonl", outcome.data))
            assert (again.page, again.given) == (outcome.page, outcome.given)
