"""Feed broken inputs to the readers and the cleaner, and say how many were tried.

    PYTHONPATH=src python -m eval.fuzz --inputs 20000

Half a dozen sorts of damage are done to small inputs of every format, and Hypothesis makes others up. Every input must
end: as captures or rejections with places of their own, every capture as articles whose layers lie in their page text
or as one more rejection, and the words of every article must lead back to its capture without a fault.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import random
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time

import brotli
from backports import zstd
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from tests.reading.makers import (
    STORY,
    a_docx,
    a_paragraph,
    a_pdf,
    a_record,
    a_tar,
    a_zip,
    an_answer,
    json_lines,
)

from rashomon.cleaning import clean, source_of
from rashomon.model.capture import Capture, Rejection
from rashomon.reading import ReadingOptions, places_of
from rashomon.reading.formats import kinds, read_source
from rashomon.reading.source import Budget, Source, in_memory

#: Seconds after which an input counts as one that does not end, on one core shared with others.
PATIENCE = 20
#: Small limits, so that they are reached.
OPTIONS = ReadingOptions(max_bytes=200_000, max_unpacked=5_000_000, max_ratio=100, max_spooled=2_000_000)
MORE = "Ferries will carry passengers until the piers have been mended, which may take a year, said A. Ozols."
HTML = (
    "<!DOCTYPE html><html><head><title>Bridge shut | Gazette</title><meta charset='utf-8'>"
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-06-17T08:00:00Z"}</script></head>'
    f"<body><nav><a href='/'>Home</a></nav><h1>Bridge shut</h1><p>LIEPAJA, June 17 (Wire) — {STORY}</p><p>{MORE}</p>"
    "<footer>Sign up for our newsletter &copy; 2025</footer></body></html>"
)
RSS = (
    "<rss version='2.0'><channel><title>Gazette</title><item><title>Bridge shut</title><link>https://example.org/1</link>"
    f"<description>{STORY} {MORE}</description></item></channel></rss>"
)
MAIL = (
    "MIME-Version: 1.0\r\nDate: Tue, 17 Jun 2025 10:00:00 +0200\r\nSubject: =?utf-8?q?Br=C3=BCcke?=\r\n"
    'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n'
    f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/1\r\n\r\n{HTML}\r\n--x--\r\n"
)
#: What parsers trip over.
TOKENS = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", "\u202e\u2066\u200b".encode(), b"\xed\xa0\x80", b"<", b">",
    b"<!--", b"-->", b"<script>", b"</", b"<![CDATA[", b"]]>", b"&#x110000;", b"&#0;", b"&amp", b"<div>" * 600, b"</p>" * 50,
    b"<table><tr><td>" * 200, b'"', b"'", b"\\u0000", b"\\ud800", b"[" * 500, b"{" * 500, b"1e999", b"-1", b"99999999999999999999",
    b"\r\n\r\n", b"\n" * 300, b"Content-Length: 4294967296\r\n", b"WARC/1.0\r\n", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06",
    b"\x1f\x8b\x08\x00", b"%PDF-1.7", b"endobj", b"/Kids [4 0 R 4 0 R]", b"stream\r\n", b"xref\n0 99999999\n", b"(" * 300,
    b"<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]>", b"&c;", b"January 1, 0000", b"June 17, 2025", b"LONDON, (", b"(Reuters) - ",
    b"A" * 5000, "é".encode() * 200, "字".encode() * 300, b" " * 3000, b"\t", b",", b";", b"----", b"=?utf-8?b?////?=",
]  # fmt: skip


def seeds() -> list[tuple[str, bytes]]:
    """A small sound input of every format."""
    html, text = HTML.encode(), f"Bridge shut\n\nBy A. Ozols\n\n{STORY}\n\n{MORE}\n\nShare this\nSign up\n".encode()
    docx = a_docx(a_paragraph("Bridge shut", "Title") + a_paragraph(STORY) + a_paragraph(MORE), modified="2025-06-17")
    pdf = a_pdf([[(72, 700, STORY[:70]), (72, 686, STORY[70:]), (72, 640, MORE)]], "/ModDate (D:20250617000000Z)")
    rows = json_lines({"text": f"{STORY}\n{MORE}", "title": "Bridge"}, {"html": HTML, "url": "https://example.org/1"})
    crawl = b"".join(
        (
            a_record(an_answer(html)),
            a_record(an_answer(gzip.compress(html), "text/html", "200 OK", "Content-Encoding: gzip")),
            a_record(an_answer(brotli.compress(html), "text/html", "200 OK", "Content-Encoding: br")),
            a_record(an_answer(""), kind="revisit"),
        )
    )
    packed = a_zip(
        {
            "in/page.html": html,
            "in/page.html.json": '{"outlet": "Gazette"}',
            "memo.docx": docx,
            "in.tar": a_tar({"a.txt": text}),
        }
    )
    made = [
        ("page.html", html), ("page.html", HTML.encode("utf-16")), ("page.txt", text), ("page.md", text),
        ("page.docx", docx), ("page.pdf", pdf), ("mail.eml", MAIL.encode()), ("page.mhtml", MAIL.encode()),
        ("rows.jsonl", rows.encode()), ("rows.json", f"[{rows.replace(chr(10), ',')}]".encode()),
        ("rows.csv", f'title,text\nBridge,"{STORY} {MORE}"\nFerry,"{MORE}\n{STORY}"\n'.encode()),
        ("feed.rss", RSS.encode()), ("crawl.warc", crawl), ("crawl.warc.gz", gzip.compress(crawl)),
        ("crawl.wacz", a_zip({"datapackage.json": "{}", "archive/a.warc": crawl})), ("pile.zip", packed),
        ("pile.tar", a_tar({"a.html": html, "a.html.json": b'{"url": "x"}', "b.txt": text}, "w")),
        ("pile.tgz", a_tar({"a.html": html, "b.txt": text})), ("page.html.zst", zstd.compress(html)), ("page", html),
    ]  # fmt: skip
    table = a_parquet()
    return [*made, ("rows.parquet", table)] if table else made


def a_parquet() -> bytes:
    """A table in Parquet; nothing where its package is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        return b""
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": [f"{STORY} {MORE}"], "title": ["Bridge"]}), buffer)
    return buffer.getvalue()


def flipped(data: bytearray, chance: random.Random, _: list[bytes]) -> None:
    for _number in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data: bytearray, chance: random.Random, _: list[bytes]) -> None:
    begin = chance.randrange(len(data))
    del data[begin : chance.choice([len(data), begin + chance.randint(1, 200)])]


def doubled(data: bytearray, chance: random.Random, _: list[bytes]) -> None:
    begin = chance.randrange(len(data))
    piece = bytes(data[begin : begin + chance.randint(1, 300)])
    data[begin:begin] = piece * chance.choice([1, 2, 50])


def salted(data: bytearray, chance: random.Random, _: list[bytes]) -> None:
    for _number in range(chance.randint(1, 5)):
        place = chance.randrange(len(data) + 1)
        data[place:place] = chance.choice(TOKENS)


def spliced(data: bytearray, chance: random.Random, others: list[bytes]) -> None:
    other = chance.choice(others)
    place, begin = chance.randrange(len(data) + 1), chance.randrange(len(other))
    data[place:place] = other[begin : begin + chance.randint(1, 400)]


def wrong_number(data: bytearray, chance: random.Random, _: list[bytes]) -> None:
    """A run of four bytes becomes a number at the edge of what fits."""
    place = chance.randrange(max(len(data) - 4, 1))
    data[place : place + 4] = chance.choice(
        [b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"9999"]
    )


DAMAGE: dict[str, Callable[[bytearray, random.Random, list[bytes]], None]] = {
    "bytes flipped": flipped,
    "cut": cut,
    "doubled": doubled,
    "salted with tokens": salted,
    "spliced": spliced,
    "wrong numbers": wrong_number,
}


class EndlessError(Exception):
    """An input took longer than anybody waits."""


@contextmanager
def patience(seconds: int) -> Iterator[None]:
    def give_up(_signal: int, _frame: object) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


class Trial:
    """Tries inputs and counts them."""

    def __init__(self, keep: Path | None) -> None:
        self.keep = keep
        self.tried: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()
        self.faults: list[str] = []
        self.slowest = (0.0, "")

    def tries(self, name: str, data: bytes, kind: str) -> None:
        """One input, from its bytes to its articles and back."""
        self.tried[kind] += 1
        started = process_time()
        try:
            with patience(PATIENCE):
                self.run(name, data)
        except Exception as error:  # noqa: BLE001 - any fault at all is what is looked for
            mark = hashlib.sha256(data).hexdigest()[:12]
            frame = traceback.extract_tb(error.__traceback__)[-1]
            self.faults.append(
                f"{name} {mark} ({kind}): {type(error).__name__}: {error} at {frame.filename}:{frame.lineno}"
            )
            if self.keep:
                self.keep.mkdir(parents=True, exist_ok=True)
                (self.keep / f"{mark}-{name}").write_bytes(data)
        self.slowest = max(self.slowest, (process_time() - started, f"{name}, {kind}"))

    def run(self, name: str, data: bytes) -> None:
        outcomes = list(read_source(Source(name, name, in_memory(data), Budget(OPTIONS.max_unpacked)), OPTIONS))
        check(bool(outcomes), "an input has no end")
        check(len({outcome.locator for outcome in outcomes}) == len(outcomes), "two ends at one place")
        for outcome in outcomes:
            if isinstance(outcome, Rejection):
                check(bool(outcome.detail), "a rejection without words")
                self.ends[f"rejected by a reader: {outcome.reason.value}"] += 1
            else:
                self.cleans(outcome)

    def cleans(self, capture: Capture) -> None:
        check(hashlib.sha256(capture.data).hexdigest() == capture.sha256, "another hash")
        cleaned = clean(capture)
        if isinstance(cleaned, Rejection):
            self.ends[f"rejected by the cleaner: {cleaned.reason.value}"] += 1
            return
        check(bool(cleaned), "a page without a story and without a reason")
        self.ends["kept"] += 1
        source = source_of(capture)
        for article in cleaned:
            check("\0" not in article.text, "a NUL in the page text")
            check(all(0 <= layer.begin < layer.end <= len(article.text) for layer in article.layers), "a layer outside")
            check(list(article.layers) == sorted(article.layers, key=lambda layer: layer.begin), "layers out of order")
            body = article.body[0] if article.body else None
            if body is not None and source is not None:
                places_of(capture, source, article.text, body.begin, min(body.end, body.begin + 60))


def check(holds: bool, words: str) -> None:
    if not holds:
        raise ValueError(words)


def mutate(trial: Trial, inputs: int, start: int) -> None:
    """Sound inputs, damaged once to three times."""
    sound = seeds()
    others = [data for _, data in sound]
    for name, data in sound:
        trial.tries(name, data, "sound")
    for number in range(inputs):
        chance = random.Random(start + number)
        name, data = chance.choice(sound)
        broken = bytearray(data)
        kind = chance.choice(sorted(DAMAGE))
        for _ in range(chance.randint(1, 3)):
            DAMAGE[kind](broken, chance, others)
            broken = broken or bytearray(b"x")
        if chance.random() < 0.05:
            name = f"page{chance.choice([*kinds(), ''])}"
        trial.tries(name, bytes(broken), kind)


def invent(trial: Trial, inputs: int, start: int) -> None:
    """Inputs that Hypothesis makes up: bytes behind a format's first ones, and pages of tags and words."""
    tags = st.sampled_from(
        ["p", "div", "h1", "li", "table", "td", "script", "span", "a", "article", "br", "title", "x-y"]
    )
    words = st.sampled_from(
        [STORY, MORE, "Share", "By A. Ozols", "LONDON (AP) — ", "&nbsp;", "© 2025", "\u202e", "June 17, 2025"]
    )
    nodes = st.recursive(
        words | st.text(max_size=30),
        lambda inner: st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", tags, st.lists(inner, max_size=5)
        ),
        max_leaves=25,
    )
    starts = st.sampled_from([mark for _, data in seeds() for mark in (data[:4], data[:40])])
    raw = st.builds(lambda mark, rest: mark + rest, starts, st.binary(max_size=400))
    lines = st.lists(words | st.text(max_size=60), max_size=30).map("\n".join)
    made = st.one_of(
        st.tuples(st.just("made up: bytes"), raw),
        st.tuples(
            st.just("made up: HTML"),
            nodes.map(lambda page: f"<html><body>{page}</body></html>".encode("utf-8", "replace")),
        ),
        st.tuples(st.just("made up: lines"), lines.map(lambda text: text.encode("utf-8", "replace"))),
    )

    @seed(start)
    @settings(max_examples=inputs, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(made, st.sampled_from([*kinds(), ""]))
    def attempt(item: tuple[str, bytes], suffix: str) -> None:
        kind, data = item
        plain = {"made up: HTML": ".html", "made up: lines": ".txt"}.get(kind, suffix)
        trial.tries(f"page{plain}", data, kind)

    attempt()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.fuzz", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--inputs", type=int, default=2000, help="how many inputs to try")
    parser.add_argument("--seed", type=int, default=1, help="where the chances begin")
    parser.add_argument("--keep", type=Path, help="a folder for inputs that show a fault")
    chosen = parser.parse_args(arguments)
    trial = Trial(chosen.keep)
    started = perf_counter()
    mutate(trial, chosen.inputs - chosen.inputs // 5, chosen.seed)
    invent(trial, chosen.inputs // 5, chosen.seed)
    print(f"{sum(trial.tried.values()):,} inputs tried in {perf_counter() - started:.0f} s:")
    for kind, count in sorted(trial.tried.items()):
        print(f"  {count:>7,}  {kind}")
    print(f"{sum(trial.ends.values()):,} ends:")
    for end, count in sorted(trial.ends.items()):
        print(f"  {count:>7,}  {end}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"slowest {trial.slowest[0]:.2f} s of computing ({trial.slowest[1]}), peak memory {peak:,} MB, {len(trial.faults)} faults"
    )
    for fault in trial.faults[:50]:
        print(f"  {fault}")
    return 1 if trial.faults else 0


if __name__ == "__main__":
    sys.exit(main())
