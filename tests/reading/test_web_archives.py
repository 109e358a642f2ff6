"""WARC and WACZ: pages with the day on which they were got."""

from __future__ import annotations

import gzip

import pytest

from rashomon.model.capture import Rejection
from rashomon.reading import ReadingOptions
from tests.reading.makers import STORY, a_pdf, a_record, a_zip, an_answer, captures, ends, packed, read, text_of

PAGE = f"<html><body><p>{STORY}</p></body></html>"
INFO = a_record(b"software: x", kind="warcinfo", content_type="application/warc-fields")


def a_crawl(*records: bytes) -> bytes:
    return b"".join((INFO, *records))


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl"])
def test_a_page_in_a_web_archive_has_an_address_and_a_day(name: str) -> None:
    records = [a_record(an_answer(PAGE))]
    data = a_crawl(*records) if not name.endswith("gz") else packed(INFO) + b"".join(packed(one) for one in records)
    (page,) = captures(read(name, data))
    assert page.locator == f"{name}#2"
    assert (page.url, page.fetched, page.method) == ("https://example.org/a", "2025-06-17T08:00:00Z", "warc")
    assert text_of(page) == PAGE


def test_only_pages_are_inputs_and_failures_are_told() -> None:
    data = a_crawl(
        a_record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        a_record(an_answer(b"\x89PNG", "image/png")),
        a_record(an_answer("", status="301 Moved")),
        a_record(an_answer("<p>gone</p>", status="404 Not Found")),
        a_record(an_answer(STORY, "text/plain; charset=utf-8")),
        a_record(PAGE.encode(), kind="resource", content_type="text/html"),
        a_record(an_answer(a_pdf([[(72, 700, STORY)]]), "application/pdf")),
        a_record(b"dns", "dns:example.org", content_type="text/dns"),
    )
    assert ends(read("crawl.warc", data)) == {
        "crawl.warc#5": "no-article",
        "crawl.warc#6": "text/plain",
        "crawl.warc#7": "text/html",
        "crawl.warc#8": "text/plain",
    }


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (an_answer(gzip.compress(PAGE.encode()), "text/html", "200 OK", "Content-Encoding: gzip"), PAGE),
        (an_answer(PAGE, "text/html", "200 OK", "Content-Encoding: gzip"), PAGE),
        (an_answer(f"{len(PAGE):x}\r\n{PAGE}\r\n0\r\n\r\n", "text/html", "200 OK", "Transfer-Encoding: chunked"), PAGE),
        (an_answer(PAGE, "text/html", "200 OK", "Transfer-Encoding: chunked"), PAGE),
        (an_answer("<p>café</p>".encode("latin-1"), "text/html; charset=ISO-8859-1"), "<p>café</p>"),
    ],
)
def test_wrappings_come_off(content: bytes, text: str) -> None:
    (page,) = captures(read("crawl.warc", a_crawl(a_record(content))))
    assert text_of(page) == text


def test_a_wacz_gives_the_pages_of_its_archives() -> None:
    wacz = a_zip(
        {
            "datapackage.json": "{}",
            "pages/pages.jsonl": "{}",
            "archive/one.warc.gz": packed(a_crawl(a_record(an_answer(PAGE)))),
        }
    )
    expected = {"crawl.wacz#archive/one.warc.gz#2": "text/html"}
    assert ends(read("crawl.wacz", wacz)) == expected
    assert list(ends(read("crawl.zip", wacz)).values()) == ["text/html"]
    assert ends(read("pile.zip", a_zip({"crawl.wacz": wacz}))) == {
        "pile.zip#crawl.wacz#archive/one.warc.gz#2": "text/html"
    }


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (a_crawl(a_record(an_answer(PAGE), length=10**9)), {"crawl.warc#2": "malformed"}),
        (a_crawl(a_record(an_answer(PAGE), length=10**30)), {"crawl.warc#2": "malformed"}),
        (a_crawl(a_record(an_answer(PAGE))[:-40]), {"crawl.warc#2": "malformed"}),
        (
            a_crawl(a_record(an_answer(PAGE)), a_record(an_answer(PAGE), length=20), a_record(an_answer(PAGE))),
            {"crawl.warc#2": "text/html", "crawl.warc#4": "malformed"},
        ),
        (a_crawl(), {"crawl.warc": "empty"}),
        (b"no archive at all\n" * 100, {"crawl.warc#1": "malformed"}),
        (b"WARC/1.0\r\n" + b"A: b\r\n" * 50_000, {"crawl.warc#1": "malformed"}),
        (b"\r\n" * 100_000, {"crawl.warc#1": "malformed"}),
        (
            a_crawl(
                a_record(an_answer(gzip.compress(PAGE.encode())[:-9], "text/html", "200 OK", "Content-Encoding: gzip")),
                a_record(an_answer(PAGE)),
            ),
            {"crawl.warc#2": "malformed", "crawl.warc#3": "text/html"},
        ),
        (
            a_crawl(
                a_record(an_answer(gzip.compress(b" " * 9_000_000), "text/html", "200 OK", "Content-Encoding: gzip")),
                a_record(an_answer(PAGE)),
            ),
            {"crawl.warc#2": "archive-bomb", "crawl.warc#3": "text/html"},
        ),
    ],
)
def test_a_bad_record_is_a_rejection_and_what_can_be_read_is(data: bytes, end: dict[str, str]) -> None:
    assert ends(read("crawl.warc", data)) == end


def test_a_record_that_lies_short_ends_no_page_in_the_middle_of_words() -> None:
    (outcome,) = read("crawl.warc", a_crawl(a_record(an_answer(PAGE), length=len(an_answer(PAGE)) + 4)))[:1]
    assert outcome.locator == "crawl.warc#2"


def test_a_page_too_large_is_passed_over() -> None:
    data = a_crawl(a_record(an_answer("x" * 300_000)), a_record(an_answer(PAGE)))
    first, second = read("crawl.warc", data, ReadingOptions(max_bytes=1000))
    assert isinstance(first, Rejection)
    assert first.reason.value == "too-large"
    assert second.locator == "crawl.warc#3"


def a_revisit(date: str, digest: str = "sha1:ABC", *, refers: str = "", stated: str = "text/html") -> bytes:
    record = a_record(an_answer("", stated), kind="revisit", date=date, url="https://example.org/a?again")
    more = f"WARC-Payload-Digest: {digest}\r\nWARC-Refers-To-Target-URI: https://example.org/a\r\nWARC-Refers-To-Date: {refers}"
    return record.replace(b"WARC-Type: revisit", b"WARC-Type: revisit\r\n" + more.encode())


def with_digest(record: bytes, digest: str = "sha1:ABC") -> bytes:
    return record.replace(b"WARC-Type:", f"WARC-Payload-Digest: {digest}\r\nWARC-Type:".encode())


@pytest.mark.parametrize(
    "revisit",
    [
        a_revisit("2025-06-20T08:00:00Z"),
        a_revisit("2025-06-20T08:00:00Z", "sha1:OTHER", refers="2025-06-17T08:00:00Z"),
        a_revisit("2025-06-20T08:00:00Z", stated="application/octet-stream"),
    ],
)
def test_a_page_found_unchanged_is_the_same_page_got_on_another_day(revisit: bytes) -> None:
    data = a_crawl(with_digest(a_record(an_answer(PAGE, "text/html; charset=latin-1"))), revisit)
    first, again = captures(read("crawl.warc", data))
    assert (again.locator, again.url, again.fetched) == (
        "crawl.warc#3", "https://example.org/a?again", "2025-06-20T08:00:00Z",
    )  # fmt: skip
    assert (again.data, again.sha256, again.charset) == (first.data, first.sha256, "iso8859-1")


def test_a_page_found_unchanged_whose_first_record_is_elsewhere_is_missing() -> None:
    data = a_crawl(a_record(an_answer(PAGE)), a_revisit("2025-06-20T08:00:00Z"))
    assert ends(read("crawl.warc", data)) == {"crawl.warc#2": "text/html", "crawl.warc#3": "missing"}
    picture = a_revisit("2025-06-20T08:00:00Z", stated="image/png")
    assert ends(read("crawl.warc", a_crawl(a_record(an_answer(PAGE)), picture))) == {"crawl.warc#2": "text/html"}
