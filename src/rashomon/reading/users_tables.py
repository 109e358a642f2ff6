"""Tables that a user writes by hand: read strictly, and all that is wrong is told at once, by line."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from rashomon.errors import InputError

__all__ = ["MOST_FAULTS", "Maker", "records_of", "text_of"]

T = TypeVar("T")

#: What makes a record of a row and its line, or none: what is wrong with it goes into the list.
Maker: TypeAlias = Callable[[Mapping[str, str | None], int, list[str]], T | None]

#: Faults told at once; more would fill the screen and say no more.
MOST_FAULTS = 20


def text_of(path: Path, what: str) -> str:
    """The text at ``path``, which is to be ``what``. Raises InputError that says why there is none."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such {what}: check the spelling") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({(error.strerror or 'error').lower()})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save it in UTF-8") from error


def records_of(path: Path, text: str, columns: Sequence[str], required: Sequence[str], make: Maker[T]) -> tuple[T, ...]:
    """The records of a CSV text, in its order; blank rows are none. Raises InputError with line numbers."""
    rows = csv.DictReader(io.StringIO(text), strict=True, skipinitialspace=True)
    faults: list[str] = []
    found: list[T] = []
    try:
        named = [column.strip().lower() for column in rows.fieldnames or ()]
        rows.fieldnames = named
        check_columns(path, named, columns, required)
        for row in rows:
            if any(isinstance(cell, str) and cell.strip() for key, cell in row.items() if key):
                made = make(row, rows.line_num, faults)
                found.extend([made] if made is not None else [])
    except csv.Error as error:
        raise InputError(
            f"{path} line {rows.line_num}: not CSV ({error}): put quotes around cells with commas"
        ) from error
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults[:MOST_FAULTS]))
    return tuple(found)


def check_columns(path: Path, named: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> None:
    complaints = [f"column {column!r} is missing" for column in required if column not in named]
    for column in named:
        if column not in columns:
            close = difflib.get_close_matches(column, columns, n=1)
            complaints.append(f"unknown column {column!r}" + (f" (did you mean {close[0]!r}?)" if close else ""))
    if complaints:
        raise InputError(f"{path} line 1: {'; '.join(complaints)}: the first line must be {','.join(columns)}")
