"""Records to rows of tables, and rows back to records.

For each table the way there and back is worked out once, column by column, because a large dossier has
millions of rows. Reading takes the rows of child tables and of reasons grouped by their owner. Neither way
touches a database.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import TypeAlias

from rashomon.model.text import Evidence
from rashomon.store.codec import decode, encode
from rashomon.store.layout import REASONS, Column, Shape, Table

__all__ = ["Children", "Codec", "Row", "Sql", "codec_of"]

Sql: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = tuple[Sql, ...]

#: Rows of a child table, or reasons, as (table, owner) gives them.
Children: TypeAlias = Callable[[Table, object], Sequence[Mapping[str, Sql]]]
Pages: TypeAlias = Mapping[str, str]

#: One cell out of a record, and one field's value out of a row.
Writer: TypeAlias = Callable[[object], Sql]
Reader: TypeAlias = Callable[[Mapping[str, Sql], Children, Pages], object]
Getter: TypeAlias = Callable[[object], object]

#: No character by itself: half of a UTF-16 pair.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def sayable(text: str) -> str:
    """``text`` as UTF-8 can say it: halves of surrogate pairs, which odd file names and JSON may hold, become
    U+FFFD. It stays as long as it was, so that every offset holds."""
    return text if text.isascii() else LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


class Codec:
    """The way between one table's records and its rows. Raises, for rows that are no such records, what
    ``codec.decode`` raises, and zlib.error for bytes that cannot be unpacked."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.writers = tuple(writer for column in table.columns for writer in writers_of(column))
        self.extras = tuple(table.extra.values())
        self.hanging = tuple(hanging for column in table.columns for hanging in hanging_of(table, column))
        self.readers = tuple((column.field, reader_of(table, column)) for column in table.columns)
        self.key: Getter | None = None if table.key == "rowid" else attrgetter(table.key)

    def rows(self, record: object, next_number: Callable[[Table], int], *owner: Sql) -> Iterator[tuple[Table, Row]]:
        """The row of ``record`` and the rows of all that hangs on it, each with its table.

        ``next_number`` numbers the rows of each table; the number is the first value of each row.
        """
        number = next_number(self.table)
        if isinstance(record, str):
            yield self.table, (number, *owner, sayable(record))
            return
        cells = [write(record) for write in self.writers]
        extras = [sayable(work_out(record)) for work_out in self.extras]
        yield self.table, (number, *owner, *cells, *extras)
        if not self.hanging:
            return
        key = None if self.key is None else str(self.key(record))
        for get, child in self.hanging:
            items = get(record)
            if not isinstance(items, tuple):
                continue
            below = codec_of(child)
            for position, item in enumerate(items):
                if child is REASONS:
                    yield from below.rows(item, next_number, self.table.name, number, key, position)
                else:
                    yield from below.rows(item, next_number, number if key is None else key, position)

    def record(self, row: Mapping[str, Sql], children: Children, pages: Pages) -> object:
        """The record that ``row`` and its child rows stand for."""
        if self.table.record is str:
            return str(row[self.table.value])
        return made(self.table.record, {name: read(row, children, pages) for name, read in self.readers}, pages)


CODECS: dict[str, Codec] = {}


def codec_of(table: Table) -> Codec:
    """The table's codec, worked out when it is first needed."""
    if table.name not in CODECS:
        CODECS[table.name] = Codec(table)
    return CODECS[table.name]


def made(record: type, values: dict[str, object], pages: Pages) -> object:
    """The record of these field values; evidence is checked against its page."""
    if record is Evidence:
        page = pages[str(values["article"])]
        if "text" not in values:
            values["text"] = page[int(str(values["begin"])) : int(str(values["end"]))]
        values["page"] = page
    return record(**values)


def writers_of(column: Column) -> Iterator[Writer]:
    """One function for each column of the table that a field fills."""
    get: Getter = attrgetter(column.field)
    if column.shape is Shape.INLINE:
        for inner in column.inner:
            for write in writers_of(inner):
                yield below(get, write)
    elif column.shape is Shape.PAIR:
        yield below(get, lambda pair: first_of(pair, 0))
        yield below(get, lambda pair: first_of(pair, 1))
    elif column.shape is Shape.JSON:
        yield below(get, lambda value: sayable(json.dumps(encode(value), ensure_ascii=False)))
    elif column.shape is Shape.BYTES:
        yield below(get, packed)
    elif column.shape is Shape.SCALAR:
        yield scalar_writer(column)


def below(get: Getter, write: Writer) -> Writer:
    """``write`` of what ``get`` finds; nothing when it finds nothing."""

    def cell(record: object) -> Sql:
        value = get(record)
        return None if value is None else write(value)

    return cell


def first_of(pair: object, place: int) -> Sql:
    return int(pair[place]) if isinstance(pair, tuple) else None


def packed(data: object) -> Sql:
    return zlib.compress(data) if isinstance(data, bytes) and data else None


def scalar_writer(column: Column) -> Writer:
    """Numbers go into their column as they are; the rest is converted."""
    get, kind = attrgetter(column.field), column.kind
    if kind in (int, float, bool):
        return get
    if isinstance(kind, type) and issubclass(kind, Enum):
        return below(get, attrgetter("value"))
    return below(get, said)


def said(value: object) -> Sql:
    return sayable(value) if isinstance(value, str) else str(value)


def hanging_of(table: Table, column: Column) -> Iterator[tuple[Getter, Table]]:
    """The fields, also of nested records, that are rows of other tables, each with its table."""
    get: Getter = attrgetter(column.field)
    if column.shape is Shape.ROWS:
        yield get, table.children[column.field]
    elif column.shape is Shape.REASONS:
        yield get, REASONS
    elif column.shape is Shape.INLINE:
        for inner in column.inner:
            for deeper, child in hanging_of(table, inner):
                yield chained(get, deeper), child


def chained(get: Getter, deeper: Getter) -> Getter:
    def found(record: object) -> object:
        value = get(record)
        return None if value is None else deeper(value)

    return found


def reader_of(table: Table, column: Column) -> Reader:
    """The function that finds a field's value in a row and its child rows."""
    if column.shape is Shape.ROWS:
        return rows_reader(table, table.children[column.field])
    if column.shape is Shape.REASONS:
        return lambda row, children, pages: tuple(
            codec_of(REASONS).record(item, children, pages) for item in children(REASONS, (table.name, row["rowid"]))
        )
    if column.shape is Shape.INLINE:
        return inline_reader(table, column)
    name = column.names[0]
    if column.shape is Shape.PAIR:
        last = column.names[1]
        return lambda row, _, __: None if column.optional and row[name] is None else (row[name], row[last])
    if column.shape is Shape.JSON:
        return lambda row, _, pages: (
            None if row[name] is None else decode(column.kind, json.loads(str(row[name])), pages)
        )
    if column.shape is Shape.BYTES:
        if column.optional:
            return lambda row, _, __: None if row[name] is None else unpacked(row[name])
        return lambda row, _, __: unpacked(row[name])
    return scalar_reader(column)


def rows_reader(table: Table, child: Table) -> Reader:
    return lambda row, children, pages: tuple(
        codec_of(child).record(item, children, pages) for item in children(child, row[table.key])
    )


def inline_reader(table: Table, column: Column) -> Reader:
    kind = column.kind
    if not isinstance(kind, type):
        raise TypeError(f"no record: {kind}")
    readers = tuple((inner.field, reader_of(table, inner)) for inner in column.inner)

    def read(row: Mapping[str, Sql], children: Children, pages: Pages) -> object:
        if column.optional and all(row[name] is None for name in column.names):
            return None
        return made(kind, {name: inner(row, children, pages) for name, inner in readers}, pages)

    return read


def unpacked(cell: Sql) -> bytes:
    return zlib.decompress(cell) if isinstance(cell, bytes) else b""


def scalar_reader(column: Column) -> Reader:
    """Texts and whole numbers stand in the row as they are; the rest is converted."""
    name, kind, optional = column.names[0], column.kind, column.optional
    convert: Callable[[Sql], object]
    if kind in (str, int):
        plain = (kind,) if isinstance(kind, type) else ()

        def read_plain(row: Mapping[str, Sql], _: Children, __: Pages) -> object:
            value = row[name]
            if isinstance(value, plain) or (optional and value is None):
                return value
            raise TypeError(f"{name} is {value!r}")

        return read_plain
    if kind is bool:
        convert = bool
    elif kind is float:
        convert = float_of
    elif isinstance(kind, type) and issubclass(kind, Enum):
        choices: Mapping[object, object] = {choice.value: choice for choice in kind}
        convert = choices.__getitem__
    else:
        convert = date_of
    return lambda row, _, __: None if optional and row[name] is None else convert(row[name])


def float_of(cell: Sql) -> float:
    if not isinstance(cell, float | int):
        raise TypeError(f"no number: {cell!r}")
    return float(cell)


def date_of(cell: Sql) -> date:
    return date.fromisoformat(str(cell))
