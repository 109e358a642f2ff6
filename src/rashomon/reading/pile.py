"""Read a pile: every file below the paths given, each ending once as captures or as a rejection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.formats import is_container, read_bytes
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import too_large
from rashomon.reading.walk import Found, find_files, reason

__all__ = ["read_pile"]

DEFAULTS = ReadingOptions()


def read_pile(paths: Sequence[Path], *, options: ReadingOptions = DEFAULTS) -> Iterator[Capture | Rejection]:
    """The captures below ``paths`` (files and folders), in a stable order, and what could not be kept.

    A capture's locator is the path relative to the folder given, with forward slashes, or the file's name
    when a single file is given. Raises InputError, before anything is read, when a path does not exist.
    """
    for found in find_files(paths):
        if isinstance(found, Rejection):
            yield found
            continue
        limit = options.max_unpacked if is_container(found.locator) else options.max_bytes
        if found.size > limit:
            yield too_large(found.locator, found.size, options)
            continue
        data = bytes_of(found, limit)
        if isinstance(data, Rejection):
            yield data
        else:
            yield from read_bytes(found.locator, data, options)


def bytes_of(found: Found, limit: int) -> bytes | Rejection:
    """What a file holds; one byte past the limit is enough to see that it grew while we looked."""
    try:
        with found.path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        return Rejection(found.locator, RejectionReason.UNREADABLE, f"cannot be read: {reason(error)}")
