"""A user's table of known events, as ``KnownEvent`` records.

In: a CSV file with the columns ``name`` and ``date`` and, where known, ``place``, ``people`` (separated by
semicolons) and ``source``. ``date`` is an EDTF day, month, year or extent ``a/b``. Out: one record a row.
All that is wrong is told at once, by line.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rashomon.model.chronology import KnownEvent
from rashomon.model.moment import edtf_bounds
from rashomon.reading.users_tables import records_of, text_of

__all__ = ["read_known_events"]

COLUMNS = ("name", "date", "place", "people", "source")
REQUIRED = ("name", "date")


def read_known_events(path: Path) -> tuple[KnownEvent, ...]:
    """The events of the table at ``path``, in its order. Raises InputError with line numbers and the way out."""
    return records_of(path, text_of(path, "table of known events"), COLUMNS, REQUIRED, event_of)


def event_of(row: Mapping[str, str | None], line: int, faults: list[str]) -> KnownEvent | None:
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
