"""Records to rows of tables, and rows back to records.

Writing walks a record's columns and hands every row to the writer; reading takes the rows of child tables
and of reasons grouped by their owner. Neither touches a database.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from rashomon.model.reason import Reason
from rashomon.model.text import Evidence
from rashomon.store.codec import decode, encode
from rashomon.store.layout import REASONS, Column, Shape, Table

__all__ = ["Children", "Row", "Sql", "record_of", "rows_of"]

Sql: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = tuple[Sql, ...]

#: Rows of a child table, or reasons, as (table, owner) gives them.
Children: TypeAlias = Callable[[Table, object], Sequence[Mapping[str, Sql]]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its table, its number there, and the id that its child rows name it by."""

    table: Table
    number: int
    key: Sql


def rows_of(
    table: Table, record: object, number: int, next_number: Callable[[Table], int]
) -> Iterator[tuple[Table, Row]]:
    """The row of ``record`` and the rows of all that hangs on it, each with its table.

    ``number`` is the row's number; ``next_number`` gives numbers for rows of child tables. The row
    number is the first value of each row.
    """
    yield from record_rows(table, record, number, (), next_number)


def record_rows(
    table: Table, record: object, number: int, owner: Row, next_number: Callable[[Table], int]
) -> Iterator[tuple[Table, Row]]:
    if isinstance(record, str):
        yield table, (number, *owner, record)
        return
    values = [value for column in table.columns for value in column_values(column, record)]
    extras = [work_out(record) for work_out in table.extra.values()]
    yield table, (number, *owner, *values, *extras)
    place = Place(table, number, number if table.key == "rowid" else getattr(record, table.key))
    for column in table.columns:
        yield from hanging_rows(place, column, getattr(record, column.field), next_number)


def hanging_rows(
    place: Place, column: Column, value: object, next_number: Callable[[Table], int]
) -> Iterator[tuple[Table, Row]]:
    """The rows of other tables that a field stands for."""
    if value is None:
        return
    if column.shape is Shape.INLINE:
        for inner in column.inner:
            yield from hanging_rows(place, inner, getattr(value, inner.field), next_number)
    elif column.shape is Shape.ROWS and isinstance(value, tuple):
        child = place.table.children[column.field]
        for position, item in enumerate(value):
            yield from record_rows(child, item, next_number(child), (place.key, position), next_number)
    elif column.shape is Shape.REASONS and isinstance(value, tuple):
        for position, reason in enumerate(value):
            said = [cell for part in REASONS.columns for cell in column_values(part, reason)]
            owner = None if place.table.key == "rowid" else place.key
            yield REASONS, (next_number(REASONS), place.table.name, place.number, owner, position, *said)


def column_values(column: Column, record: object) -> Row:
    value = getattr(record, column.field)
    if column.shape in (Shape.ROWS, Shape.REASONS):
        return ()
    if column.shape is Shape.JSON:
        return (None if value is None else json.dumps(encode(value), ensure_ascii=False),)
    if value is None:
        return (None,) * len(column.names)
    if column.shape is Shape.INLINE:
        return tuple(cell for inner in column.inner for cell in column_values(inner, value))
    if column.shape is Shape.PAIR:
        return (value[0], value[1])
    if column.shape is Shape.BYTES:
        return (zlib.compress(value) if value else None,)
    return (scalar(value),)


def scalar(value: object) -> Sql:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str | int | float | bytes):
        return value
    raise TypeError(f"no single value: {value!r}")


def record_of(table: Table, row: Mapping[str, Sql], children: Children, pages: Mapping[str, str]) -> object:
    """The record that ``row`` and its child rows stand for. Raises what ``codec.decode`` raises, and
    zlib.error for bytes that cannot be unpacked."""
    if table.record is str:
        return str(row[table.value])
    return built(table, table.record, table.columns, row, children, pages)


def built(
    table: Table,
    record: type,
    columns: Sequence[Column],
    row: Mapping[str, Sql],
    children: Children,
    pages: Mapping[str, str],
) -> object:
    values = {column.field: field_value(table, column, row, children, pages) for column in columns}
    if record is Evidence:
        page = pages[str(values["article"])]
        if "text" not in values:
            values["text"] = page[int(str(values["begin"])) : int(str(values["end"]))]
        values["page"] = page
    return record(**values)


def field_value(
    table: Table, column: Column, row: Mapping[str, Sql], children: Children, pages: Mapping[str, str]
) -> object:
    if column.shape is Shape.ROWS:
        child = table.children[column.field]
        return tuple(record_of(child, item, children, pages) for item in children(child, row[table.key]))
    if column.shape is Shape.REASONS:
        return tuple(reason_of(item, children, pages) for item in children(REASONS, (table.name, row["rowid"])))
    cells = [row[name] for name in column.names]
    if column.shape is Shape.INLINE:
        if column.optional and all(cell is None for cell in cells):
            return None
        kind = column.kind
        if not isinstance(kind, type):
            raise TypeError(f"no record: {kind}")
        return built(table, kind, column.inner, row, children, pages)
    if column.shape is Shape.BYTES:
        return zlib.decompress(cells[0]) if isinstance(cells[0], bytes) else b""
    if column.optional and cells[0] is None:
        return None
    if column.shape is Shape.PAIR:
        return tuple(cells)
    if column.shape is Shape.JSON:
        return decode(column.kind, json.loads(str(cells[0])), pages)
    return decode(column.kind, bool(cells[0]) if column.kind is bool else cells[0], pages)


def reason_of(row: Mapping[str, Sql], children: Children, pages: Mapping[str, str]) -> Reason:
    reason = record_of(REASONS, row, children, pages)
    if not isinstance(reason, Reason):
        raise TypeError(f"no reason: {reason!r}")
    return reason
