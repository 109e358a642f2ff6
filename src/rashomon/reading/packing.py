"""Streams packed with brotli or zstd, unpacked a piece at a time.

In: packed bytes. Out: a stream of what is in them, which raises OSError where they are damaged and EOFError where
they are cut off, as the standard library's streams do.
"""

from __future__ import annotations

import io
import sys
from typing import IO

import brotli

from rashomon.reading.source import PIECE

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdError, ZstdFile
else:
    from backports.zstd import DecompressionParameter, ZstdError, ZstdFile

__all__ = ["BrotliStream", "ZstdStream"]

#: The longest way back that a zstd stream may refer to, as a power of two: 128 MB, the most that its own command
#: unpacks without being told to. It bounds the memory for one stream.
MAX_WINDOW = 27


class BrotliStream(io.RawIOBase):
    """What is in brotli."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self.stream = stream
        self.decoder = brotli.Decompressor()
        self.left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            while not self.left and not self.decoder.is_finished():
                packed = self.stream.read(PIECE) if self.decoder.can_accept_more_data() else b""
                if not packed and self.decoder.can_accept_more_data():
                    raise EOFError("the brotli stream is cut off")
                self.left = self.decoder.process(packed, output_buffer_limit=PIECE)
        except brotli.error as error:
            raise OSError("damaged brotli stream") from error
        size = min(len(buffer), len(self.left))
        buffer[:size], self.left = self.left[:size], self.left[size:]
        return size


class ZstdStream(io.RawIOBase):
    """What is in zstd, all frames of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self.plain = ZstdFile(stream, options={DecompressionParameter.window_log_max: MAX_WINDOW})

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            piece = self.plain.read(min(len(buffer), PIECE))
        except ZstdError as error:
            raise OSError("damaged zstd stream") from error
        buffer[: len(piece)] = piece
        return len(piece)
