"""Brotli and zstd, in answers and as files: undone a piece at a time, and bounded like all that unfolds."""

from __future__ import annotations

import io
import tracemalloc

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.packing import BrotliStream, ZstdStream
from tests.reading.makers import STORY, a_record, a_tar, an_answer, captures, ends, json_lines, read

PAGE = f"<html><body><p>{STORY}</p></body></html>".encode()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("br", brotli.compress(PAGE)),
        ("zstd", zstd.compress(PAGE)),
        ("br, zstd", zstd.compress(brotli.compress(PAGE))),
        ("br", PAGE),
        ("zstd", PAGE),
        ("identity", PAGE),
    ],
)
def test_an_answer_packed_by_a_browser_s_packings_is_a_page(name: str, body: bytes) -> None:
    answer = an_answer(body, "text/html", "200 OK", f"Content-Encoding: {name}")
    assert captures(read("crawl.warc", a_record(answer)))[0].data == PAGE


@pytest.mark.parametrize(
    ("name", "body", "end"),
    [
        ("br", brotli.compress(b" " * 100_000_000), "archive-bomb"),
        ("zstd", zstd.compress(b" " * 100_000_000), "archive-bomb"),
        ("br", brotli.compress(PAGE)[:-5], "malformed"),
        ("zstd", zstd.compress(PAGE)[:-5], "malformed"),
        ("zstd", zstd.compress(PAGE)[:9] + b"\xff" * 90, "malformed"),
    ],
)
def test_packings_that_are_damaged_or_without_end_are_told(name: str, body: bytes, end: str) -> None:
    answer = an_answer(body, "text/html", "200 OK", f"Content-Encoding: {name}")
    tracemalloc.start()
    assert list(ends(read("crawl.warc", a_record(answer) + a_record(an_answer(PAGE)))).values()) == [end, "text/html"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80_000_000


@pytest.mark.parametrize(
    ("name", "data", "locator"),
    [
        ("page.html.zst", zstd.compress(PAGE), "page.html.zst"),
        ("page", zstd.compress(PAGE), "page"),
        ("pile.jsonl.zst", zstd.compress(json_lines({"text": STORY}).encode()), "pile.jsonl.zst#1"),
        ("pile.tar.zst", zstd.compress(a_tar({"page.html": PAGE}, "w")), "pile.tar.zst#page.html"),
        ("crawl.warc.zst", zstd.compress(a_record(an_answer(PAGE))) * 2, "crawl.warc.zst#1"),
    ],
)
def test_a_file_packed_with_zstd_is_what_is_in_it(name: str, data: bytes, locator: str) -> None:
    assert captures(read(name, data))[0].locator == locator


def test_a_zstd_file_that_wants_more_memory_than_it_may_is_damaged() -> None:
    wide = zstd.compress(b"x" * 10, options={zstd.CompressionParameter.window_log: 30})
    frame = bytearray(wide)
    frame[4] &= ~0x20  # not one segment: the window counts
    assert set(ends(read("page.txt.zst", bytes(frame))).values()) <= {"malformed", "text/plain", "binary", "empty"}


@given(data=st.binary(max_size=300), cut=st.integers(0, 300))
def test_streams_give_back_what_was_packed_or_say_that_they_cannot(data: bytes, cut: int) -> None:
    for packed, stream in ((brotli.compress(data), BrotliStream), (zstd.compress(data), ZstdStream)):
        assert stream(io.BytesIO(packed)).read() == data
        try:
            assert data.startswith(stream(io.BytesIO(packed[:cut])).read() or b"")
        except (OSError, EOFError):
            assert cut < len(packed)
