"""One input as a stream of bytes, and what reading it may cost.

In: bytes from a file, a member of a container, a request. Out: ``Source``, which readers take a piece at a
time. Whatever unfolds is counted as it is read, so a bomb costs no more than the limit it breaks; the count
is one for everything that lies in one input, however deep.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import IO, Protocol

from rashomon.model.capture import FetchedBy
from rashomon.reading.options import ReadingOptions

__all__ = [
    "Budget",
    "Origin",
    "Readable",
    "Source",
    "Tally",
    "TooMuchError",
    "Unfolding",
    "UnfoldsTooFarError",
    "buffered",
    "in_memory",
    "set_down",
]

#: Bytes that any member may unfold to before its ratio is looked at: a small file of blanks is no bomb.
GRACE = 1_000_000
#: What is read at a time. Larger pieces bring nothing measurable, smaller ones cost calls.
PIECE = 65536


class UnfoldsTooFarError(Exception):
    """A member, or with ``whole`` everything in one input, unfolds to more than is allowed."""

    def __init__(self, *, whole: bool) -> None:
        super().__init__("unfolds too far")
        self.whole = whole


class TooMuchError(Exception):
    """A container that must be set down on disk is larger than is allowed."""


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass
class Budget:
    """What one input has unfolded to so far."""

    limit: int
    unpacked: int = 0

    def spend(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > self.limit:
            raise UnfoldsTooFarError(whole=True)


@dataclass(frozen=True, slots=True)
class Origin:
    """How a page was got, and what its container states of it. ``fetched_by`` is who says when it was got."""

    method: str = "file"
    url: str | None = None
    fetched: str | None = None
    fetched_by: FetchedBy | None = None
    charset: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """An input to read: where it stood, the name that tells what it is, its bytes.

    ``depth`` counts the containers around it.
    """

    locator: str
    name: str
    stream: io.BufferedReader
    budget: Budget
    depth: int = 0
    origin: Origin = field(default_factory=Origin)

    def called(self, name: str) -> Source:
        """The same input under a name that tells what it is."""
        return replace(self, name=name)

    def inner(self, locator: str, name: str, stream: io.BufferedReader, origin: Origin | None = None) -> Source:
        """A member of this container."""
        return replace(
            self, locator=locator, name=name, stream=stream, depth=self.depth + 1, origin=origin or self.origin
        )


class Tally(io.RawIOBase):
    """Bytes handed on unchanged and counted."""

    def __init__(self, inner: Readable) -> None:
        super().__init__()
        self.stream = inner
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        # A piece at a time, however much is asked for: what unfolds too far is seen before it has been taken.
        piece = self.stream.read(min(len(buffer), PIECE))
        buffer[: len(piece)] = piece
        self.count += len(piece)
        return len(piece)


class Unfolding(Tally):
    """What comes out of a packed stream; raises UnfoldsTooFarError when it is too much of it.

    ``packed`` tells how many packed bytes have gone in.
    """

    def __init__(self, inner: Readable, budget: Budget, packed: Callable[[], int], ratio: int) -> None:
        super().__init__(inner)
        self.budget, self.packed, self.ratio = budget, packed, ratio

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = super().readinto(buffer)
        self.budget.spend(size)
        if self.count > GRACE and self.count > self.ratio * max(self.packed(), 1):
            raise UnfoldsTooFarError(whole=False)
        return size


def buffered(stream: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(stream, PIECE)


def in_memory(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))


def set_down(stream: IO[bytes], options: ReadingOptions) -> IO[bytes]:
    """The same bytes where one can go back and forth: as they are, else in a temporary file that goes by itself.

    Raises TooMuchError past ``max_spooled``.
    """
    if stream.seekable():
        return stream
    spool = tempfile.SpooledTemporaryFile(max_size=options.max_bytes)  # noqa: SIM115 - closed with its last reader
    size = 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > options.max_spooled:
            spool.close()
            raise TooMuchError
        spool.write(piece)
    spool.seek(0)
    return spool
