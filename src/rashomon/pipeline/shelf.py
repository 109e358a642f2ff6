"""Analyses of a large pile, kept on disk: tokens are by far the largest records of a build."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO, overload

from rashomon.model.language import Analysis

__all__ = ["Shelf"]

#: Analyses kept in memory before the rest goes to a temporary file. An analysis of 440 tokens takes about
#: 150 kB, so that a thousand of them stay near 150 MB.
IN_MEMORY = 1000


class Shelf(Sequence[Analysis]):
    """A sequence of analyses in the order in which they were put there.

    The first ones stay in memory, later ones in an unnamed temporary file that goes away with the shelf.
    """

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self.limit = in_memory
        self.held: list[Analysis] = []
        self.offsets: list[int] = []
        self.file: IO[bytes] | None = None

    def put(self, analysis: Analysis) -> None:
        """Add one at the end."""
        if len(self.held) < self.limit:
            self.held.append(analysis)
            return
        if self.file is None:
            self.file = tempfile.TemporaryFile(prefix="rashomon-")  # noqa: SIM115 - closed by clear()
        self.file.seek(0, 2)
        self.offsets.append(self.file.tell())
        pickle.dump(analysis, self.file, protocol=pickle.HIGHEST_PROTOCOL)

    def clear(self) -> None:
        """Take everything off the shelf."""
        self.held.clear()
        self.offsets.clear()
        if self.file is not None:
            self.file.close()
            self.file = None

    def __len__(self) -> int:
        return len(self.held) + len(self.offsets)

    @overload
    def __getitem__(self, index: int) -> Analysis: ...

    @overload
    def __getitem__(self, index: slice) -> list[Analysis]: ...

    def __getitem__(self, index: int | slice) -> Analysis | list[Analysis]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self.held[place] if place < len(self.held) else self.fetch(self.offsets[place - len(self.held)])

    def __iter__(self) -> Iterator[Analysis]:
        yield from self.held
        for offset in self.offsets:
            yield self.fetch(offset)

    def fetch(self, offset: int) -> Analysis:
        if self.file is None:
            raise IndexError(offset)
        self.file.seek(offset)
        analysis = pickle.load(self.file)
        if not isinstance(analysis, Analysis):
            raise TypeError(f"not an analysis: {analysis!r}")
        return analysis
