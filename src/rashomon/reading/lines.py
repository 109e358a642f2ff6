"""Lines of a stream of bytes, none of them held when it is longer than a page may be.

In: a stream in UTF-8, UTF-16 with its mark, or a Western single-byte encoding. Out: one line at a time.
"""

from __future__ import annotations

import codecs
import io
from typing import IO

from rashomon.reading.source import PIECE, buffered

__all__ = ["LineTooLongError", "Lines", "as_text", "in_utf8_stream"]


class LineTooLongError(Exception):
    """A line is longer than a page may be; it has been passed over. ``quotes``: double quotes in it."""

    def __init__(self, quotes: int) -> None:
        super().__init__("a line too long")
        self.quotes = quotes


class Transcoding(io.RawIOBase):
    """A stream in another encoding as UTF-8."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        super().__init__()
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder(encoding)("replace")
        self.left = b""
        self.ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self.left and not self.ended:
            piece = self.stream.read(PIECE)
            self.ended = not piece
            self.left = self.decoder.decode(piece, final=self.ended).encode("utf-8", "replace")
        size = min(len(buffer), len(self.left))
        buffer[:size], self.left = self.left[:size], self.left[size:]
        return size


def in_utf8_stream(stream: IO[bytes]) -> IO[bytes]:
    """The stream without its byte order mark, in UTF-8 when the mark says UTF-16."""
    start = stream.read(4)
    rest = buffered(Joined(start, stream))
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return buffered(Transcoding(rest, "utf-16"))
    if start.startswith(codecs.BOM_UTF8):
        rest.read(len(codecs.BOM_UTF8))
    return rest


class Joined(io.RawIOBase):
    """Bytes already taken from a stream, and then the stream."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        super().__init__()
        self.start, self.stream = start, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.start:
            piece, self.start = self.start[: len(buffer)], self.start[len(buffer) :]
        else:
            piece = self.stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class Lines:
    """Lines with their ends, numbered from 1 by ``number``."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self.stream, self.limit = stream, limit
        self.number = 0

    def read(self) -> bytes:
        """The next line, empty at the end. Raises LineTooLongError."""
        line = self.stream.readline(self.limit + 1)
        if line:
            self.number += 1
        if len(line) <= self.limit:
            return line
        quotes = line.count(b'"')
        while line and not line.endswith(b"\n"):
            line = self.stream.readline(PIECE)
            quotes += line.count(b'"')
        raise LineTooLongError(quotes)


def as_text(line: bytes) -> str:
    """A line in UTF-8, or in Windows-1252 when it is none."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
