"""Tables with a header line and separated values: CSV and TSV, a row at a time.

In: a table as a stream. Out: one capture a row, called ``table.csv#n`` (rows count from 1). A row too large
is passed over to where it ends and the next one is read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from rashomon.model.capture import Capture, Rejection
from rashomon.reading.lines import Lines, LineTooLongError, as_text, in_utf8_stream
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import Original, too_large
from rashomon.reading.rows import capture_of_row, no_text_column, text_columns
from rashomon.reading.source import Source

__all__ = ["RecordTooLargeError", "Records", "read_csv"]

DELIMITERS = ",;\t|"


class RecordTooLargeError(Exception):
    """A row is larger than a page may be."""


class Records:
    """The rows of a separated-values table as lists of cells, the first of them the header.

    ``row_bytes`` are the lines of the row that was given last, as they stood.
    """

    def __init__(self, lines: Lines, limit: int) -> None:
        self.lines, self.limit = lines, limit
        self.taken = self.quotes = 0
        self.row_bytes = bytearray()
        self.waiting = [self.first_line()]
        self.delimiter = max(DELIMITERS, key=as_text(self.waiting[0]).count)
        self.rows = csv.reader(self.texts(), delimiter=self.delimiter)

    def first_line(self) -> bytes:
        try:
            return self.lines.read()
        except LineTooLongError:
            return b""

    def texts(self) -> Iterator[str]:
        """The lines as the csv module wants them. Raises RecordTooLargeError within a row."""
        while self.waiting:
            self.row_bytes += self.waiting[0]
            yield as_text(self.waiting.pop())
        while True:
            try:
                line = self.lines.read()
            except LineTooLongError as error:
                self.quotes += error.quotes
                raise RecordTooLargeError from error
            if not line:
                return
            self.quotes += line.count(b'"')
            self.taken += len(line)
            if self.taken > self.limit:
                raise RecordTooLargeError
            self.row_bytes += line
            yield as_text(line).replace("\0", "")

    def next(self) -> list[str] | None:
        """The next row, None at the end. Raises RecordTooLargeError, after which the next one can be read."""
        self.taken = self.quotes = 0
        self.row_bytes = bytearray()
        before = csv.field_size_limit(self.limit)
        try:
            return next(self.rows, None)
        except (RecordTooLargeError, csv.Error):
            self.pass_over()
            # A generator that has raised is over: the csv module is given a new one.
            self.rows = csv.reader(self.texts(), delimiter=self.delimiter)
            raise RecordTooLargeError from None
        finally:
            csv.field_size_limit(before)

    def pass_over(self) -> None:
        """Go on to the line after the one that closes the row's open quotation mark."""
        while self.quotes % 2:
            try:
                line = self.lines.read()
            except LineTooLongError as error:
                self.quotes += error.quotes
                continue
            if not line:
                return
            self.quotes += line.count(b'"')


def read_csv(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """Comma-, semicolon-, bar- or tab-separated values with a header line."""
    records = Records(Lines(in_utf8_stream(source.stream), options.max_bytes), options.max_bytes)
    number = 0
    header: list[str] | None = None
    header_bytes = b""
    while True:
        try:
            cells = records.next()
        except RecordTooLargeError:
            number += 1
            yield too_large(f"{source.locator}#{number}", options)
            continue
        if cells is None:
            return
        if header is None:
            header = cells
            header_bytes = bytes(records.row_bytes).rstrip(b"\r\n") + b"\n"
            if not text_columns(header, options):
                yield no_text_column(source.locator)
                return
        elif cells:
            number += 1
            row = dict(zip(header, cells, strict=False))
            # A row says nothing without the names of its columns: its bytes are a table of one row.
            original = Original(header_bytes + bytes(records.row_bytes), "text/csv")
            yield capture_of_row(f"{source.locator}#{number}", row, "csv", options, original)
