"""A user's table of known events, as ``KnownEvent`` records.

In: a CSV file with the columns ``name`` and ``date`` and, where known, ``place``, ``people`` (separated by
semicolons) and ``source``. ``date`` is an EDTF day, month, year or extent ``a/b``. Out: one record a row.
All that is wrong is told at once, by line.
"""

from __future__ import annotations

import csv
import difflib
import io
from pathlib import Path

from rashomon.errors import InputError
from rashomon.model.chronology import KnownEvent
from rashomon.model.moment import edtf_bounds

__all__ = ["read_known_events"]

COLUMNS = ("name", "date", "place", "people", "source")
REQUIRED = ("name", "date")


def read_known_events(path: Path) -> tuple[KnownEvent, ...]:
    """The events of the table at ``path``, in its order. Raises InputError with line numbers and the way out."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such table of known events: check the spelling") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({(error.strerror or 'error').lower()})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save the table as CSV in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text), strict=True, skipinitialspace=True)
    faults: list[str] = []
    events: list[KnownEvent] = []
    try:
        columns = [column.strip().lower() for column in rows.fieldnames or ()]
        rows.fieldnames = columns
        check_columns(path, columns)
        for row in rows:
            if any(isinstance(cell, str) and cell.strip() for key, cell in row.items() if key):
                event = event_of(row, rows.line_num, faults)
                events.extend([event] if event else [])
    except csv.Error as error:
        raise InputError(
            f"{path} line {rows.line_num}: not CSV ({error}): put quotes around cells with commas"
        ) from error
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults))
    return tuple(events)


def check_columns(path: Path, columns: list[str]) -> None:
    missing = [column for column in REQUIRED if column not in columns]
    unknown = [column for column in columns if column not in COLUMNS]
    complaints = [f"column {column!r} is missing" for column in missing]
    for column in unknown:
        close = difflib.get_close_matches(column, COLUMNS, n=1)
        complaints.append(f"unknown column {column!r}" + (f" (did you mean {close[0]!r}?)" if close else ""))
    if complaints:
        raise InputError(f"{path} line 1: " + "; ".join(complaints) + f": the first line must be {','.join(COLUMNS)}")


def event_of(row: dict[str, str | None], line: int, faults: list[str]) -> KnownEvent | None:
    """The event of one row; what is wrong with it goes into ``faults``."""
    if None in row:
        faults.append(f"line {line}: more cells than columns (put quotes around cells with commas)")
        return None
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if not cells["name"]:
        faults.append(f"line {line}: no name")
        return None
    try:
        first, last = edtf_bounds(cells["date"])
    except ValueError:
        faults.append(f"line {line}: {cells['date']!r} is no date (use 2024-09-13, 2024-09 or 2024-09-18/2024-09-20)")
        return None
    people = tuple(name.strip() for name in cells["people"].split(";") if name.strip())
    return KnownEvent(cells["name"], first, last, cells["place"] or None, people, cells["source"] or None)
