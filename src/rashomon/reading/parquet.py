"""Parquet tables of pages, some rows at a time. Needs pyarrow, which the extra ``parquet`` installs."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Protocol, cast

from rashomon.errors import MissingExtraError
from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.archives import bomb
from rashomon.reading.options import ReadingOptions
from rashomon.reading.rows import capture_of_row, known_columns, no_text_column, row_as_json, text_columns
from rashomon.reading.source import Source, set_down

__all__ = ["read_parquet"]

#: Rows taken at a time: sixteen of the largest pages allowed are 320 MB, the usual ones 100 kB.
BATCH = 16
NEEDED = "Parquet files need the package pyarrow: pip install 'rashomon[parquet]'"


class Batch(Protocol):
    def to_pylist(self) -> list[dict[str, object]]: ...


class RowGroup(Protocol):
    total_byte_size: int


class Metadata(Protocol):
    num_row_groups: int

    def row_group(self, number: int) -> RowGroup: ...


class Schema(Protocol):
    names: list[str]


class ParquetFile(Protocol):
    """As much of pyarrow's class as is used."""

    metadata: Metadata
    schema_arrow: Schema

    def iter_batches(self, *, batch_size: int, columns: list[str]) -> Iterable[Batch]: ...


class ParquetModule(Protocol):
    def ParquetFile(self, source: IO[bytes]) -> ParquetFile: ...  # noqa: N802 - pyarrow's own name


def parquet_module() -> ParquetModule:
    """``pyarrow.parquet``. Raises MissingExtraError, with the command that installs it."""
    try:
        return cast("ParquetModule", importlib.import_module("pyarrow.parquet"))
    except ImportError as error:
        raise MissingExtraError(NEEDED) from error


def read_parquet(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The pages of a Parquet table, one a row. Raises MissingExtraError when the file itself is in the pile;
    one inside a container is a rejection, for the rest of the container can be read."""
    try:
        parquet = parquet_module()
    except MissingExtraError:
        if not source.depth:
            raise
        yield Rejection(source.locator, RejectionReason.UNSUPPORTED, NEEDED)
        return
    # pyarrow's errors are ValueError and OSError by inheritance: the caller tells of them.
    table = parquet.ParquetFile(set_down(source.stream, options))
    columns = list(table.schema_arrow.names)
    if not text_columns(columns, options):
        yield no_text_column(source.locator)
        return
    groups = [table.metadata.row_group(number).total_byte_size for number in range(table.metadata.num_row_groups)]
    if sum(groups) > options.max_unpacked or max(groups, default=0) > options.max_spooled:
        yield bomb(source.locator, options)
        return
    number = 0
    for batch in table.iter_batches(batch_size=BATCH, columns=known_columns(columns, options)):
        for row in batch.to_pylist():
            number += 1
            held = plain(row)
            yield capture_of_row(f"{source.locator}#{number}", held, "parquet", options, row_as_json(held))


def plain(row: Mapping[str, object]) -> dict[str, object]:
    """The row with times as ISO 8601 and bytes as text."""
    return {name: plain_value(value) for name, value in row.items()}


def plain_value(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    written = getattr(value, "isoformat", None)
    return written() if callable(written) else value
