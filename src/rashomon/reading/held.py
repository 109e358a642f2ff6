"""Captures that wait on disk, until the side files of their archive have been read."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from typing import IO

from rashomon.model.capture import Capture

__all__ = ["Held"]


class Held:
    """Captures with the names of their members, in order. What is taken is gone."""

    def __init__(self, in_memory: int) -> None:
        # Closed with the last reference to it.
        self.file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=in_memory)  # noqa: SIM115
        self.size = 0

    def put(self, name: str, capture: Capture) -> None:
        pickle.dump((name, capture), self.file, protocol=pickle.HIGHEST_PROTOCOL)
        self.size = self.file.tell()

    def take(self) -> Iterator[tuple[str, Capture]]:
        """All of them; then there are none."""
        self.file.seek(0)
        while self.file.tell() < self.size:
            yield pickle.load(self.file)
        self.file.seek(0)
        self.file.truncate()
        self.size = 0
