"""One row of a table as the page that it holds.

In: a row by column name. Out: its capture, or why it has none. Which column holds what is told by the caller,
else by the usual names in ``reading_columns.tsv``; what a row states of its page (title, day, outlet) is
handed on as ``given``, never mixed into the text.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping

from rashomon.model.capture import Capture, FetchedBy, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import HTML, TEXT, Original, capture_of
from rashomon.reading.source import Origin
from rashomon.resources import table

__all__ = [
    "GIVEN",
    "JSON",
    "PAGE",
    "capture_of_row",
    "held_by",
    "known_columns",
    "no_text_column",
    "row_as_json",
    "text_columns",
]

#: What a row may state of its page besides text and address.
GIVEN = ("title", "published", "outlet", "byline", "language", "saved_by")
PAGE = frozenset({"html", "text"})
JSON = "application/json"


@functools.cache
def usual_names() -> Mapping[str, tuple[str, int]]:
    """Lower-case column name to what it holds and how good a name it is (lower is better)."""
    return {row["column"]: (row["holds"], rank) for rank, row in enumerate(table("reading_columns"))}


def holders(columns: Iterable[str], options: ReadingOptions) -> list[tuple[str, str]]:
    """What is held and the column that holds it, the caller's word first, then the best name first.

    Once the caller has named a column for the page, or for anything else, no other is tried for it.
    """
    named = {column.strip().lower(): holds for holds, column in options.columns.items()}
    settled = set(options.columns) | (PAGE if PAGE & set(options.columns) else set())
    told: list[tuple[str, str]] = []
    usual: list[tuple[int, str, str]] = []
    for column in columns:
        name = column.strip().lower()
        if name in named:
            told.append((named[name], column))
        elif name in usual_names():
            holds, rank = usual_names()[name]
            if holds not in settled:
                usual.append((rank, holds, column))
    return [*sorted(told), *((holds, column) for _, holds, column in sorted(usual))]


def text_columns(columns: Iterable[str], options: ReadingOptions) -> list[str]:
    """The columns that may hold the page, best first."""
    return [column for holds, column in holders(columns, options) if holds in PAGE]


def known_columns(columns: Iterable[str], options: ReadingOptions) -> list[str]:
    """The columns that hold something, so that no others need be read."""
    return [column for _, column in holders(columns, options)]


def held_by(row: Mapping[str, object], options: ReadingOptions) -> dict[str, str]:
    """What a row holds, by meaning: of the page's text the best that is not blank, with how it is written."""
    held: dict[str, str] = {}
    for holds, column in holders(row, options):
        value = row[column]
        words = value if isinstance(value, str) else str(value) if is_number(value) and holds not in PAGE else ""
        if not words.strip():
            continue
        if holds in PAGE:
            if not PAGE & held.keys():
                held[holds] = words
        else:
            held.setdefault(holds, words.strip())
    return held


def is_number(value: object) -> bool:
    """Whether a value is a number that may stand for a time; truth values are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def no_text_column(locator: str) -> Rejection:
    return Rejection(
        locator,
        RejectionReason.UNSUPPORTED,
        "no column that holds a page's text: name it with --map text=COLUMN, "
        "or call it 'text', 'body', 'content' or 'html'",
    )


def row_as_json(row: object) -> Original | None:
    """A row that has no bytes of its own, as JSON; None when it is nested too deep to be written."""
    try:
        # Halves of characters are written as JSON escapes them.
        written = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace")
    except (RecursionError, ValueError):
        return None
    return Original(written, JSON)


def capture_of_row(
    locator: str, row: object, method: str, options: ReadingOptions, original: Original | None
) -> Capture | Rejection:
    """The page of one row; ``original`` is the row as it stood."""
    if not isinstance(row, dict):
        return Rejection(locator, RejectionReason.MALFORMED, "not an object with named fields")
    if original is None:
        return Rejection(locator, RejectionReason.MALFORMED, "nested too deep: write its text in a column of its own")
    held = held_by({str(column): value for column, value in row.items() if column is not None}, options)
    page = held.get("html") or held.get("text")
    if page is None:
        return Rejection(locator, RejectionReason.EMPTY, "the row holds no text")
    origin = Origin(
        method=method,
        url=held.get("archive_url") or held.get("url"),
        fetched=held.get("fetched"),
        fetched_by=FetchedBy.STATED,
        given={key: held[key] for key in GIVEN if key in held},
    )
    kind = HTML if "html" in held else TEXT
    return capture_of(locator, page.encode("utf-8", "replace"), kind, origin, options, original=original)
