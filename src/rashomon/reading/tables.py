"""Tables of pages: JSON Lines and JSON, a row at a time.

In: a table as a stream. Out: one capture a row, called ``table.ext#n`` (rows count from 1). One bad row is
one rejection; a row longer than a page may be is passed over without being held.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.feeds import captures_of_json_feed, is_json_feed
from rashomon.reading.json_list import BadElementError, elements
from rashomon.reading.lines import Lines, LineTooLongError, in_utf8_stream
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import Original, too_large
from rashomon.reading.rows import JSON, capture_of_row, row_as_json, text_columns
from rashomon.reading.source import PIECE, Source

__all__ = ["read_json", "read_json_lines"]

#: A JSON document that is no list cannot be read a row at a time; this many pages of the largest size allowed
#: may be in one that is read whole (100 MB at the default; parsed it takes about three times that).
WHOLE_PAGES = 5
#: Lines in a row that are no JSON, after which a file is something else and not a table with faults.
MAX_BAD = 1000


def read_json_lines(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """One JSON object a line; blank lines are passed over, a bad line is one rejection."""
    lines = Lines(in_utf8_stream(source.stream), options.max_bytes)
    nothing, bad = True, 0
    while bad < MAX_BAD:
        try:
            line = lines.read()
        except LineTooLongError:
            nothing = False
            yield too_large(f"{source.locator}#{lines.number}", options)
            continue
        if not line:
            break
        if not line.strip():
            continue
        nothing = False
        name = f"{source.locator}#{lines.number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield Rejection(
                name, RejectionReason.MALFORMED, f"line {lines.number} is not JSON: mend or delete the line"
            )
            bad += 1
            continue
        bad = 0
        yield capture_of_row(name, row, "json-lines", options, Original(line.strip(), JSON))
    if bad >= MAX_BAD:
        yield Rejection(
            source.locator, RejectionReason.MALFORMED, f"{bad} lines in a row are not JSON: what follows is not read"
        )
    if nothing:
        yield Rejection(source.locator, RejectionReason.EMPTY, "no lines in it: expected one JSON object a line")


def read_json(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """A list of objects, one object, an object that holds one list of objects, or a JSON feed."""
    stream = in_utf8_stream(source.stream)
    start = stream.read(PIECE)
    if start.lstrip().startswith(b"["):
        yield from read_list(source.locator, start, stream, options)
        return
    rest = stream.read(WHOLE_PAGES * options.max_bytes)
    if stream.read(1):
        yield Rejection(
            source.locator,
            RejectionReason.TOO_LARGE,
            "one JSON object too large to be read whole: write its pages one a line and name it .jsonl",
        )
        return
    try:
        whole = json.loads(start + rest)
    except (ValueError, RecursionError):
        yield Rejection(
            source.locator, RejectionReason.MALFORMED, "not JSON: if it is one object a line, name it .jsonl"
        )
        return
    if is_json_feed(whole):
        yield from captures_of_json_feed(source, whole, options)
        return
    rows_found = rows_of(whole, options)
    if not rows_found:
        yield Rejection(source.locator, RejectionReason.EMPTY, "no objects in it: expected a list of pages")
    for number, row in enumerate(rows_found, start=1):
        # The document is the row where it holds one object; a row inside it has no bytes of its own.
        original = Original(start + rest, JSON) if row is whole else row_as_json(row)
        yield capture_of_row(f"{source.locator}#{number}", row, "json", options, original)


def read_list(locator: str, start: bytes, stream: IO[bytes], options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The pages of a list, whatever its length. ``start`` has been taken from ``stream`` already."""
    number = 0
    try:
        for number, (row, text) in enumerate(elements(start, stream, options.max_bytes), start=1):
            original = Original(text.encode("utf-8"), JSON)
            yield capture_of_row(f"{locator}#{number}", row, "json", options, original)
    except BadElementError:
        yield Rejection(
            f"{locator}#{number + 1}",
            RejectionReason.MALFORMED,
            f"item {number + 1} is not JSON, or too large, and what follows it is lost: mend it, "
            "or write one object a line and name the file .jsonl",
        )
        return
    if not number:
        yield Rejection(locator, RejectionReason.EMPTY, "no objects in it: expected a list of pages")


def rows_of(whole: object, options: ReadingOptions) -> list[object]:
    """The rows of a JSON document: the only list of objects inside it, or itself."""
    if not isinstance(whole, dict):
        return []
    if text_columns(whole, options):
        return [whole]
    lists = [
        value for value in whole.values() if isinstance(value, list) and any(isinstance(row, dict) for row in value)
    ]
    return lists[0] if len(lists) == 1 else [whole]
