"""Read a pile: every file below the paths given, each ending once as captures or as a rejection."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.errors import InputError, OptionError
from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.formats import kinds, read_source
from rashomon.reading.naming import is_page
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import too_large
from rashomon.reading.sides import sides_of, with_given
from rashomon.reading.source import Budget, Source, Tally, buffered
from rashomon.reading.walk import Found, find_files, reason

__all__ = ["STANDARD_INPUT", "is_address", "read_pile"]

DEFAULTS = ReadingOptions()
#: How a user writes standard input.
STANDARD_INPUT = "-"


def is_address(name: str | Path) -> bool:
    """Whether a user's word is an address to fetch, not a path."""
    return str(name).lower().startswith(("http://", "https://"))


def read_pile(paths: Sequence[str | Path], *, options: ReadingOptions = DEFAULTS) -> Iterator[Capture | Rejection]:
    """The captures at ``paths`` (files, folders, ``-`` for standard input, and addresses when ``options.fetch``
    is given), in a stable order, and what could not be kept.

    A capture's locator is the path relative to the folder given, with forward slashes, or the file's name
    when a single file is given, ``stdin``, or the address. Raises InputError, before anything is read, when a
    path does not exist or an address may not be fetched.
    """
    addresses = [str(path) for path in paths if is_address(path)]
    files = [Path(path) for path in paths if not is_address(path) and str(path) != STANDARD_INPUT]
    if addresses and options.fetch is None:
        raise InputError(f"{addresses[0]} is an address: add --fetch to get pages over the network")
    yield from read_files(files, options)
    if any(str(path) == STANDARD_INPUT for path in paths):
        yield from read_standard_input(options)
    if addresses and options.fetch is not None:
        from rashomon.reading.fetching import fetch_pages

        yield from fetch_pages(addresses, options, options.fetch)


def read_files(paths: Sequence[Path], options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """What the files and folders hold."""
    found_all = list(find_files(paths))
    files = {found.locator: found.path for found in found_all if isinstance(found, Found)}
    sides = sides_of(files, files, lambda name: files[name].open("rb"), options)
    for found in found_all:
        if isinstance(found, Rejection):
            yield found
        elif found.locator not in sides.taken:
            given = sides.given.get(found.locator, {}) if is_page(found.locator) else {}
            yield from read_file(found, given, options)
    yield from sides.rejected


def read_file(found: Found, given: dict[str, str], options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """What one file holds, with what a side file states of it."""
    if is_page(found.locator) and found.size > options.max_bytes:
        # Told by its size, so that a large file is not read to be refused.
        yield too_large(found.locator, options)
        return
    try:
        with found.path.open("rb") as stream:
            source = Source(found.locator, found.locator, stream, Budget(options.max_unpacked))
            for outcome in read_source(source, options):
                yield with_given(outcome, given) if given and isinstance(outcome, Capture) else outcome
    except OSError as error:
        yield Rejection(found.locator, RejectionReason.UNREADABLE, f"cannot be read: {reason(error)}")


def read_standard_input(options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """What standard input holds: as the caller says, or as its first bytes tell."""
    hint = (options.standard_input or "").lower().lstrip(".")
    if hint and f".{hint.rsplit('.', 1)[-1]}" not in kinds():
        known = ", ".join(kind[1:] for kind in kinds())
        raise OptionError(f"standard input cannot be read as {hint!r}: say one of {known}")
    name = f"stdin.{hint}" if hint else "stdin"
    source = Source(name, name, buffered(Tally(sys.stdin.buffer)), Budget(options.max_unpacked))
    yield from read_source(source, options)
