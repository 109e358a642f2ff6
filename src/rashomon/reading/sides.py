"""Side files: what a person or a scraper wrote down about pages, in files beside them.

In: the names of the files of a folder or an archive, and a way to open them. Out: what is stated of which page. ``page.html.json`` beside ``page.html`` is an object
with the usual names (``published``, ``outlet``, ``url``, ``title``); ``metadata.csv`` (or ``.tsv``, ``.jsonl``)
in a folder has a row for each page, with a column ``file`` for its path from that folder. A side file is part
of its pages and no input of its own; one that cannot be read is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO

from rashomon.model.capture import Capture, FetchedBy, Rejection, RejectionReason
from rashomon.reading.csv_table import Records, RecordTooLargeError
from rashomon.reading.lines import Lines, LineTooLongError, in_utf8_stream
from rashomon.reading.naming import is_page
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import first_said
from rashomon.reading.provenance import day_as_iso, provenance_of_url, time_as_iso
from rashomon.reading.rows import PAGE, held_by, text_columns
from rashomon.reading.walk import reason

__all__ = ["Opener", "Sides", "may_be_side", "sides_of", "with_given"]

#: Opens a file of that name.
Opener = Callable[[str], IO[bytes]]
#: What is stated of a page's getting; the rest is stated of its story.
PROVENANCE = frozenset({"url", "archive_url", "fetched"})

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


def may_be_side(name: str) -> bool:
    """Whether a file may be one beside pages, by its name: whether it is depends on the pages that are there."""
    lowered = name.rsplit("/", 1)[-1].lower()
    return lowered in TABLES or (lowered.endswith(".json") and is_page(name.removesuffix(".json")))


def sides_of(names: Collection[str], candidates: Collection[str], opener: Opener, options: ReadingOptions) -> Sides:
    """What the side files among ``candidates`` state of the files ``names``, which has them too. What stands beside
    the page outranks the folder's table."""
    given: dict[str, dict[str, str]] = {}
    taken: set[str] = set()
    rejected: list[Rejection] = []
    for locator in candidates:
        if locator.rsplit("/", 1)[-1].lower() not in TABLES:
            continue
        try:
            rows = list(read_table(locator, opener, options))
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
            elif folder + name in names:
                given.setdefault(folder + name, {}).update(stated)
            else:
                rejected.append(
                    Rejection(f"{locator}#{number}", RejectionReason.MISSING, f"there is no page {name!r} beside it")
                )
    for locator in candidates:
        if not locator.endswith(".json") or locator.removesuffix(".json") not in names:
            continue
        taken.add(locator)
        stated = read_object(locator, opener, options)
        if stated is None:
            rejected.append(
                Rejection(locator, RejectionReason.MALFORMED, "no JSON object: what it says of its page is not used")
            )
        else:
            given.setdefault(locator.removesuffix(".json"), {}).update(stated)
    return Sides(given, frozenset(taken), tuple(rejected))


def read_object(name: str, opener: Opener, options: ReadingOptions) -> dict[str, str] | None:
    try:
        with opener(name) as stream:
            whole = json.loads(stream.read(MAX_OBJECT + 1)[:MAX_OBJECT])
    except (OSError, ValueError, RecursionError):
        return None
    return stated_in(whole, options) if isinstance(whole, dict) else None


def stated_in(row: Mapping[str, object], options: ReadingOptions) -> dict[str, str]:
    """What a row states of its page; text in it is not looked at, for the page is the page."""
    held = held_by({str(column): value for column, value in row.items()}, options)
    return {key: value for key, value in held.items() if key not in PAGE}


def read_table(
    locator: str, opener: Opener, options: ReadingOptions
) -> Iterator[tuple[int, str, dict[str, str] | None]]:
    """For each row its number, the page that it names, and what it states; None for a row that is no row.

    Raises NoSideTableError when the table names no pages or holds their text itself.
    """
    with opener(locator) as stream:
        lines = Lines(in_utf8_stream(stream), options.max_bytes)
        rows = json_rows(lines) if locator.lower().endswith(".jsonl") else csv_rows(lines, options)
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


def with_given(capture: Capture, stated: Mapping[str, str]) -> Capture:
    """The capture with what a person states of it, which outranks what the page says of itself."""
    told = provenance_of_url(stated.get("archive_url") or stated.get("url"))
    given = {**capture.given, **{key: value for key, value in stated.items() if key not in PROVENANCE}}
    if "published" in given:
        given["published"] = day_as_iso(given["published"])
    fetched, fetched_by = first_said(
        (time_as_iso(stated.get("fetched")), FetchedBy.STATED),
        (told.fetched, told.by),
        (capture.fetched, capture.fetched_by),
    )
    return replace(
        capture,
        url=told.url or capture.url,
        archive_url=told.archive_url or capture.archive_url,
        fetched=fetched,
        fetched_by=fetched_by,
        given=given,
    )
