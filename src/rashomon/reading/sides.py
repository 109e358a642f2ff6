"""Side files: what a person or a scraper wrote down about pages, in files beside them.

In: the files of a pile. Out: what is stated of which page. ``page.html.json`` beside ``page.html`` is an object
with the usual names (``published``, ``outlet``, ``url``, ``title``); ``metadata.csv`` (or ``.tsv``, ``.jsonl``)
in a folder has a row for each page, with a column ``file`` for its path from that folder. A side file is part
of its pages and no input of its own; one that cannot be read is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.capture import Rejection, RejectionReason
from rashomon.reading.csv_table import Records, RecordTooLargeError
from rashomon.reading.lines import Lines, LineTooLongError, in_utf8_stream
from rashomon.reading.options import ReadingOptions
from rashomon.reading.rows import PAGE, held_by, text_columns
from rashomon.reading.walk import Found, reason

__all__ = ["Sides", "sides_of"]

#: A side file of one page is a handful of lines.
MAX_OBJECT = 1_000_000
TABLES = ("metadata.csv", "metadata.tsv", "metadata.jsonl")
#: Columns that name the page which a row speaks of, best first.
FILES = ("file", "filename", "file_name", "path", "page", "locator")


@dataclass(frozen=True, slots=True)
class Sides:
    """By locator what is stated of a page; the side files' own locators; and what is wrong with them."""

    given: Mapping[str, dict[str, str]]
    taken: frozenset[str]
    rejected: tuple[Rejection, ...]


class NoSideTableError(Exception):
    """A table that holds pages itself, or names none."""


def sides_of(files: Sequence[Found], options: ReadingOptions) -> Sides:
    """What the side files among ``files`` state. What stands beside the page outranks the folder's table."""
    by_locator = {found.locator: found for found in files}
    given: dict[str, dict[str, str]] = {}
    taken: set[str] = set()
    rejected: list[Rejection] = []
    for locator, found in by_locator.items():
        if locator.rsplit("/", 1)[-1].lower() not in TABLES:
            continue
        try:
            rows = list(read_table(found, options))
        except NoSideTableError:
            continue
        except OSError as error:
            rows = []
            rejected.append(Rejection(locator, RejectionReason.UNREADABLE, f"cannot be read: {reason(error)}"))
        taken.add(locator)
        folder = locator[: -len(locator.rsplit("/", 1)[-1])]
        for number, name, stated in rows:
            if stated is None:
                rejected.append(
                    Rejection(f"{locator}#{number}", RejectionReason.MALFORMED, "a row that cannot be read: mend it")
                )
            elif folder + name in by_locator:
                given.setdefault(folder + name, {}).update(stated)
            else:
                rejected.append(
                    Rejection(f"{locator}#{number}", RejectionReason.MISSING, f"there is no page {name!r} beside it")
                )
    for locator, found in by_locator.items():
        if not locator.endswith(".json") or locator.removesuffix(".json") not in by_locator:
            continue
        taken.add(locator)
        stated = read_object(found, options)
        if stated is None:
            rejected.append(
                Rejection(locator, RejectionReason.MALFORMED, "no JSON object: what it says of its page is not used")
            )
        else:
            given.setdefault(locator.removesuffix(".json"), {}).update(stated)
    return Sides(given, frozenset(taken), tuple(rejected))


def read_object(found: Found, options: ReadingOptions) -> dict[str, str] | None:
    try:
        with found.path.open("rb") as stream:
            whole = json.loads(stream.read(MAX_OBJECT + 1)[:MAX_OBJECT])
    except (OSError, ValueError, RecursionError):
        return None
    return stated_in(whole, options) if isinstance(whole, dict) else None


def stated_in(row: Mapping[str, object], options: ReadingOptions) -> dict[str, str]:
    """What a row states of its page; text in it is not looked at, for the page is the page."""
    held = held_by({str(column): value for column, value in row.items()}, options)
    return {key: value for key, value in held.items() if key not in PAGE}


def read_table(found: Found, options: ReadingOptions) -> Iterator[tuple[int, str, dict[str, str] | None]]:
    """For each row its number, the page that it names, and what it states; None for a row that is no row.

    Raises NoSideTableError when the table names no pages or holds their text itself.
    """
    with found.path.open("rb") as stream:
        lines = Lines(in_utf8_stream(stream), options.max_bytes)
        rows = json_rows(lines) if found.locator.lower().endswith(".jsonl") else csv_rows(lines, options)
        for number, row in enumerate(rows, start=1):
            column = next((key for name in FILES for key in row if key.strip().lower() == name), None)
            if number == 1 and (column is None or text_columns(row, options)):
                raise NoSideTableError
            name = str(row.get(column, "")).strip().replace("\\", "/").removeprefix("./") if column else ""
            yield number, name, stated_in(row, options) if name else None


def json_rows(lines: Lines) -> Iterator[dict[str, object]]:
    while True:
        try:
            line = lines.read()
            if not line:
                return
            row = json.loads(line) if line.strip() else None
        except (LineTooLongError, ValueError, RecursionError):
            row = {}
        if row is not None:
            yield row if isinstance(row, dict) else {}


def csv_rows(lines: Lines, options: ReadingOptions) -> Iterator[dict[str, object]]:
    records = Records(lines, options.max_bytes)
    header: list[str] | None = None
    while True:
        try:
            cells = records.next()
        except RecordTooLargeError:
            yield {}
            continue
        if cells is None:
            return
        if header is None:
            header = cells
        elif cells:
            yield dict(zip(header, cells, strict=False))
