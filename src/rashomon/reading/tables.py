"""Tables of pages: JSON Lines, JSON and CSV.

In: the bytes of a table. Out: one capture a row, called ``table.ext#n`` (rows count from 1). Which column
holds what is told by the usual names in ``reading_columns.tsv``; what a row states of its page (title,
day, outlet) is handed on as ``given``, never mixed into the text.
"""

from __future__ import annotations

import csv
import functools
import io
import json
from collections.abc import Iterator, Mapping

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import HTML, TEXT, capture_of
from rashomon.resources import table

__all__ = ["read_csv", "read_json", "read_json_lines"]

#: What a row may state of its page besides text and address.
GIVEN = ("title", "published", "outlet", "byline", "language")


@functools.cache
def column_meanings() -> Mapping[str, tuple[str, int]]:
    """Lower-case column name to what it holds and how good a name it is (lower is better)."""
    return {row["column"]: (row["holds"], rank) for rank, row in enumerate(table("reading_columns"))}


def read_json_lines(locator: str, data: bytes, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """One JSON object a line; blank lines are passed over, a bad line is one rejection."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        name = f"{locator}#{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield Rejection(name, RejectionReason.MALFORMED, f"line {number} is not JSON: mend or delete the line")
            continue
        yield capture_of_row(name, row, "json-lines", options)


def read_json(locator: str, data: bytes, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """A list of objects, one object, or an object that holds one list of objects."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        yield Rejection(locator, RejectionReason.MALFORMED, "not JSON: if it is one object a line, name it .jsonl")
        return
    rows = rows_of(whole)
    if not rows:
        yield Rejection(locator, RejectionReason.EMPTY, "no objects in it: expected a list of pages")
    for number, row in enumerate(rows, start=1):
        yield capture_of_row(f"{locator}#{number}", row, "json", options)


def rows_of(whole: object) -> list[object]:
    """The rows of a JSON document: its list, the only list of objects inside it, or itself."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return []
    if text_columns(whole):
        return [whole]
    lists = [
        value for value in whole.values() if isinstance(value, list) and any(isinstance(row, dict) for row in value)
    ]
    return lists[0] if len(lists) == 1 else [whole]


def read_csv(locator: str, data: bytes, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """Comma-, semicolon- or tab-separated values with a header line."""
    text = data.decode("utf-8-sig", "replace").replace("\0", "")
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    before = csv.field_size_limit(options.max_bytes)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        if not text_columns(dict.fromkeys(rows.fieldnames or (), "")):
            yield Rejection(
                locator,
                RejectionReason.UNSUPPORTED,
                "no column that holds a page's text: call it 'text', 'body', 'content' or 'html'",
            )
            return
        for number, row in enumerate(rows, start=1):
            yield capture_of_row(f"{locator}#{number}", row, "csv", options)
    except csv.Error as error:
        yield Rejection(f"{locator}#{rows.line_num}", RejectionReason.MALFORMED, f"line {rows.line_num}: {error}")
    finally:
        csv.field_size_limit(before)


def text_columns(row: Mapping[str, object]) -> list[str]:
    """The columns that may hold the page, best name first."""
    meanings = column_meanings()
    known = [(meanings[name][1], column) for column in row if (name := str(column).strip().lower()) in meanings]
    return [column for _, column in sorted(known) if meanings[column.strip().lower()][0] in {"text", "html"}]


def capture_of_row(locator: str, row: object, method: str, options: ReadingOptions) -> Capture | Rejection:
    """The page of one row."""
    if not isinstance(row, dict):
        return Rejection(locator, RejectionReason.MALFORMED, "not an object with named fields")
    meanings = column_meanings()
    held: dict[str, str] = {}
    media_type = TEXT
    for column in text_columns(row):
        value = row[column]
        if isinstance(value, str) and value.strip():
            held["text"] = value
            media_type = HTML if meanings[column.strip().lower()][0] == "html" else TEXT
            break
    if "text" not in held:
        return Rejection(locator, RejectionReason.EMPTY, "the row holds no text")
    ranked = sorted((meanings[name][1], column) for column in row if (name := str(column).strip().lower()) in meanings)
    for _, column in ranked:
        holds, value = meanings[column.strip().lower()][0], row[column]
        if holds not in {"text", "html"} and isinstance(value, str) and value.strip():
            held.setdefault(holds, value.strip())
    return capture_of(
        locator,
        held["text"].encode("utf-8", "replace"),
        media_type,
        method,
        options,
        url=held.get("archive_url") or held.get("url"),
        fetched=held.get("fetched"),
        given={key: held[key] for key in GIVEN if key in held},
    )
