"""Records of a large pile, kept on disk: analyses, and the bytes of pages."""

from __future__ import annotations

import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Generic, TypeVar, overload

from rashomon.model.capture import Capture
from rashomon.model.language import Analysis

__all__ = ["Shelf", "analyses_shelf", "captures_shelf"]

#: Analyses kept in memory before the rest goes to a temporary file. An analysis of 440 tokens takes about
#: 150 kB, so that a thousand of them stay near 150 MB.
ANALYSES_IN_MEMORY = 1000
#: Bytes of pages kept in memory before the rest goes to a temporary file: about a thousand pages as they are saved.
BYTES_IN_MEMORY = 100_000_000

R = TypeVar("R")


class Shelf(Sequence[R], Generic[R]):
    """A sequence of records in the order in which they were put there.

    The first ones stay in memory, up to ``room`` as ``weight`` counts it; later ones lie in an unnamed temporary
    file that goes away with the shelf. It is equal to any sequence of the same records.
    """

    def __init__(self, kind: type[R], room: int, weight: Callable[[R], int] = lambda _: 1) -> None:
        self.kind, self.room, self.weight = kind, room, weight
        self.held: list[R] = []
        self.offsets: list[int] = []
        self.file: IO[bytes] | None = None

    def put(self, record: R) -> None:
        """Add one at the end."""
        if self.file is None and self.room > 0:
            self.room -= self.weight(record)
            self.held.append(record)
            return
        if self.file is None:
            self.file = tempfile.TemporaryFile(prefix="rashomon-")  # noqa: SIM115 - goes with the shelf
        self.file.seek(0, 2)
        self.offsets.append(self.file.tell())
        pickle.dump(record, self.file, protocol=pickle.HIGHEST_PROTOCOL)

    def clear(self) -> None:
        """Take everything off the shelf."""
        self.held.clear()
        self.offsets.clear()
        if self.file is not None:
            self.file.close()
            self.file = None

    def settled(self) -> Sequence[R]:
        """The records for good: a plain tuple when all of them are in memory, else the shelf."""
        return self if self.offsets else tuple(self.held)

    def __len__(self) -> int:
        return len(self.held) + len(self.offsets)

    @overload
    def __getitem__(self, index: int) -> R: ...

    @overload
    def __getitem__(self, index: slice) -> list[R]: ...

    def __getitem__(self, index: int | slice) -> R | list[R]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self.held[place] if place < len(self.held) else self.fetch(self.offsets[place - len(self.held)])

    def __iter__(self) -> Iterator[R]:
        yield from self.held
        for offset in self.offsets:
            yield self.fetch(offset)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(mine == its for mine, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # it may change

    def fetch(self, offset: int) -> R:
        if self.file is None:
            raise IndexError(offset)
        self.file.seek(offset)
        record = pickle.load(self.file)
        if not isinstance(record, self.kind):
            raise TypeError(f"no {self.kind.__name__}: {record!r}")
        return record


def analyses_shelf() -> Shelf[Analysis]:
    return Shelf(Analysis, ANALYSES_IN_MEMORY)


def bytes_of(capture: Capture) -> int:
    return sys.getsizeof(capture.data) + (sys.getsizeof(capture.rendering) if capture.rendering else 0)


def captures_shelf() -> Shelf[Capture]:
    return Shelf(Capture, BYTES_IN_MEMORY, bytes_of)
