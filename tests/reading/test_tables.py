"""Tables of pages: a bad row is one rejection, the others are read, whatever the size."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from rashomon.errors import MissingExtraError, OptionError
from rashomon.model.capture import Capture, RejectionReason
from rashomon.reading import ReadingOptions, parquet, parse_columns
from rashomon.reading.formats import read_source
from rashomon.reading.source import Budget, Source, buffered
from tests.reading.makers import STORY, a_zip, captures, ends, json_lines, read, text_of

ROW = {"text": STORY, "title": "Bridge shut", "url": "https://example.org/1", "dct": "2025-06-17"}


def test_a_bad_line_is_one_rejection() -> None:
    outcomes = read("pile.jsonl", json_lines(ROW, "not json", "", {"title": "no text"}, 7, ROW))
    assert ends(outcomes) == {
        "pile.jsonl#1": "text/plain",
        "pile.jsonl#2": "malformed",
        "pile.jsonl#4": "empty",
        "pile.jsonl#5": "malformed",
        "pile.jsonl#6": "text/plain",
    }


@pytest.mark.parametrize(
    ("document", "end"),
    [
        ([ROW, ROW], {"pile.json#1": "text/plain", "pile.json#2": "text/plain"}),
        ({"meta": 1, "articles": [ROW]}, {"pile.json#1": "text/plain"}),
        (ROW, {"pile.json#1": "text/plain"}),
        ([], {"pile.json": "empty"}),
        ("words", {"pile.json": "empty"}),
        ([ROW, 7], {"pile.json#1": "text/plain", "pile.json#2": "malformed"}),
    ],
)
def test_a_json_document_is_its_rows(document: object, end: dict[str, str]) -> None:
    assert ends(read("pile.json", json.dumps(document))) == end
    assert ends(read("pile.json", "\ufeff" + json.dumps(document, indent=2))) == end


@pytest.mark.parametrize(
    "text",
    ['[{"text": "a b"}, {"text": ', '[{"text": "a b"} {"text": "c"}]', '[{"text": "a b"},]', '[{"text": "a b"}] x'],
)
def test_a_list_that_breaks_off_keeps_what_came_before(text: str) -> None:
    assert ends(read("pile.json", text)) == {"pile.json#1": "text/plain", "pile.json#2": "malformed"}


def test_lists_in_lists_without_end_are_malformed() -> None:
    assert ends(read("pile.json", "[" * 200_000)) == {"pile.json#1": "malformed"}
    assert ends(read("pile.jsonl", "[" * 200_000)) == {"pile.jsonl#1": "malformed"}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (f'text,title\n"{STORY}",x\n', STORY),
        (f'text;title\n"{STORY}";x\n', STORY),
        (f"text\ttitle\n{STORY}\tx\n", STORY),
        (f'\ufefftext,title\r\n"{STORY}",x\r\n', STORY),
        (f'text,title\n"{STORY}",x\n'.encode("utf-16"), STORY),
        ('text,title\n"caf\xe9 closed",x\n'.encode("cp1252"), "café closed"),
        ('text,title\n"two\nlines ""said""",x\n', 'two\nlines "said"'),
        ("text,title\nno end of line,x", "no end of line"),
    ],
)
def test_csv_as_programs_write_it(data: str | bytes, text: str) -> None:
    (page,) = captures(read("pile.csv", data))
    assert (text_of(page), page.given["title"]) == (text, "x")


def test_a_cell_without_end_costs_one_row() -> None:
    big = "y" * 3_000_000
    many = "a line\n" * 400_000
    lines = "text\n" + "z" * 30 + f'\n{big}\n"{big}"\n"{many}"\n{STORY}\n'
    assert ends(read("pile.csv", lines, ReadingOptions(max_bytes=1_000_000))) == {
        "pile.csv#1": "text/plain",
        "pile.csv#2": "too-large",
        "pile.csv#3": "too-large",
        "pile.csv#4": "too-large",
        "pile.csv#5": "text/plain",
    }
    rows = json_lines(ROW, {"text": big}, ROW)
    assert ends(read("pile.jsonl", rows, ReadingOptions(max_bytes=1_000_000))) == {
        "pile.jsonl#1": "text/plain",
        "pile.jsonl#2": "too-large",
        "pile.jsonl#3": "text/plain",
    }


def test_a_file_that_is_no_table_is_not_rejected_line_by_line_for_ever() -> None:
    outcomes = read("pile.jsonl", "a line\n" * 50_000)
    assert len(outcomes) == 1001
    assert outcomes[-1].locator == "pile.jsonl"


def test_a_mark_that_is_never_closed_ends_the_table_with_a_rejection() -> None:
    lines = f'text\n{STORY}\n"' + "open\n" * 1000
    assert ends(read("pile.csv", lines, ReadingOptions(max_bytes=2000))) == {
        "pile.csv#1": "text/plain",
        "pile.csv#2": "too-large",
    }


def test_a_table_without_a_text_column_says_how_to_name_it() -> None:
    (outcome,) = read("odd.csv", "a,b\n1,2\n")
    assert not isinstance(outcome, Capture)
    assert "--map text=COLUMN" in outcome.detail


@pytest.mark.parametrize("name", ["pile.csv", "pile.jsonl", "pile.json", "pile.parquet"])
def test_columns_are_what_the_caller_says(name: str) -> None:
    row = {
        "headline": "Shut",
        "text": "teaser only",
        "story": STORY,
        "link": "https://example.org/1",
        "when": "17 June 2025",
    }
    data: str | bytes = json.dumps(row)
    if name == "pile.csv":
        data = ",".join(row) + "\n" + ",".join(f'"{value}"' for value in row.values()) + "\n"
    elif name == "pile.parquet":
        data = a_parquet([row])
    options = ReadingOptions(columns=parse_columns("text=story, published=when"))
    (page,) = captures(read(name, data, options))
    assert (text_of(page), page.url) == (STORY, "https://example.org/1")
    assert dict(page.given) == {"title": "Shut", "published": "2025-06-17"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("text", "maps no column"),
        ("text=", "maps no column"),
        ("txt=body", "did you mean 'text'"),
        ("text=a,text=b", "two columns for 'text'"),
    ],
)
def test_a_bad_map_is_told_with_the_way_out(text: str, says: str) -> None:
    with pytest.raises(OptionError, match=says):
        parse_columns(text)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2025-06-17", "2025-06-17"),
        ("2025-06-17T10:00:00+02:00", "2025-06-17T10:00:00+02:00"),
        ("20250617", "2025-06-17"),
        ("June 17, 2025", "2025-06-17"),
        ("17 Jun 2025", "2025-06-17"),
        ("Tue, 17 Jun 2025 10:00:00 +0200", "2025-06-17T10:00:00+02:00"),
        (1750147200, "2025-06-17T08:00:00+00:00"),
        ("06/07/2025", "06/07/2025"),
        ("lately", "lately"),
        (True, None),
    ],
)
def test_a_stated_day_is_made_iso_where_it_can_be_read_in_one_way(stated: object, day: str | None) -> None:
    (page,) = captures(read("pile.jsonl", json.dumps({"text": STORY, "date": stated})))
    assert page.given.get("published") == day


@pytest.mark.parametrize(
    ("stated", "time"),
    [
        ("2025-06-17T08:00:00Z", "2025-06-17T08:00:00Z"),
        ("20250617080000", "2025-06-17T08:00:00+00:00"),
        ("1750147200", "2025-06-17T08:00:00+00:00"),
        ("soon", None),
    ],
)
def test_a_time_of_getting_is_a_time_or_nothing(stated: str, time: str | None) -> None:
    (page,) = captures(read("pile.jsonl", json_lines({"text": STORY, "crawled_at": stated})))
    assert page.fetched == time


def test_what_a_row_states_can_be_stored() -> None:
    (page,) = captures(
        read("pile.jsonl", r'{"text": "a \ud800 b", "title": "x\ud800\u0000", "url": "http://a/\udfff"}')
    )
    for words in (page.given["title"], page.url or "", text_of(page)):
        words.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "data"), [("pile.csv", "text,title\n"), ("pile.zip", a_zip({})), ("pile.zip", a_zip({"in/": ""}))]
)
def test_a_container_with_nothing_in_it_ends_too(name: str, data: str | bytes) -> None:
    assert ends(read(name, data)) == {name: "empty"}


def a_parquet(rows: list[dict[str, object]]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as writer

    out = io.BytesIO()
    writer.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


def test_parquet_is_a_table_like_any_other() -> None:
    rows: list[dict[str, object]] = [
        {"text": STORY, "published": date(2025, 6, 17), "fetched": datetime(2025, 6, 18, 8, tzinfo=UTC)},
        {"text": None, "published": None, "fetched": None},
    ] * 20
    outcomes = read("pile.parquet", a_parquet(rows))
    assert len(outcomes) == 40
    first = outcomes[0]
    assert isinstance(first, Capture)
    assert (first.given["published"], first.fetched) == ("2025-06-17", "2025-06-18T08:00:00+00:00")
    assert ends(outcomes)["pile.parquet#2"] == "empty"
    assert list(ends(read("pile.zip", a_zip({"pile.parquet": a_parquet(rows[:1])}))).values()) == ["text/plain"]


def test_bad_parquet_is_a_rejection() -> None:
    whole = a_parquet([{"text": STORY}] * 50)
    assert ends(read("pile.parquet", b"PAR1 and nothing")) == {"pile.parquet": "malformed"}
    assert list(ends(read("pile.parquet", whole[:-20])).values()) == ["malformed"]
    spoiled = whole[:40] + b"\xff" * 40 + whole[80:]
    assert read("pile.parquet", spoiled)


def test_parquet_without_its_package_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(parquet.importlib, "import_module", missing)
    with pytest.raises(MissingExtraError, match=r"pip install 'rashomon\[parquet\]'"):
        read("pile.parquet", b"PAR1")
    (outcome,) = read("pile.zip", a_zip({"pile.parquet": "PAR1"}))
    assert not isinstance(outcome, Capture)
    assert outcome.reason is RejectionReason.UNSUPPORTED


class Endless(io.RawIOBase):
    """A table of so many rows that holding it would show."""

    def __init__(self, before: bytes, row: bytes, after: bytes, times: int) -> None:
        super().__init__()
        self.pieces: Iterator[bytes] = iter([piece for piece in (before, *[row] * times, after) if piece])
        self.left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self.left:
            self.left = next(self.pieces, b"")
        size = min(len(buffer), len(self.left))
        buffer[:size], self.left = self.left[:size], self.left[size:]
        return size


CELL = ("word " * 2000).encode()


@pytest.mark.parametrize(
    ("name", "before", "row", "after"),
    [
        ("pile.jsonl", b"", b'{"text": "' + CELL + b'"}\n', b""),
        ("pile.csv", b"text\n", CELL + b"\n", b""),
        ("pile.json", b"[1", b', {"text": "' + CELL + b'"}', b"]"),
    ],
)
def test_a_table_takes_the_room_of_a_row(name: str, before: bytes, row: bytes, after: bytes) -> None:
    times = 3000
    stream = buffered(Endless(before, row, after, times))
    tracemalloc.start()
    kept = sum(
        isinstance(outcome, Capture)
        for outcome in read_source(Source(name, name, stream, Budget(10**10)), ReadingOptions())
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kept == times
    assert peak < 3_000_000  # of 30 million bytes
