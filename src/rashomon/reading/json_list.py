"""The elements of a JSON list, one at a time, so that a list of any length takes the room of one element."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO

from rashomon.reading.source import PIECE

__all__ = ["BadElementError", "elements"]

SPACES = " \t\r\n"


class BadElementError(Exception):
    """What stands next is not JSON, or larger than is allowed."""


class Window:
    """The characters of a stream that have been read and not been passed yet."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.text = self.decoder.decode(start)
        self.place = 0
        self.ended = False

    def more(self, size: int) -> bool:
        """Read about ``size`` bytes more; False at the end."""
        if self.ended:
            return False
        piece = self.stream.read(size)
        self.ended = not piece
        self.text = self.text[self.place :] + self.decoder.decode(piece, final=self.ended)
        self.place = 0
        return not self.ended

    def next_sign(self) -> str:
        """The next character that is no white space, empty at the end; it is not passed."""
        while True:
            while self.place < len(self.text):
                if self.text[self.place] not in SPACES:
                    return self.text[self.place]
                self.place += 1
            if not self.more(PIECE):
                return ""


def elements(start: bytes, stream: IO[bytes], limit: int) -> Iterator[tuple[object, str]]:
    """The elements, each with the characters that it stood in, of the list that begins in ``start`` and goes on in ``stream``.

    An element may have ``limit`` characters. Raises BadElementError where the list cannot be read on.
    """
    window = Window(start, stream)
    if window.next_sign() != "[":
        raise BadElementError
    window.place += 1
    if window.next_sign() != "]":
        while True:
            yield element(window, limit)
            sign = window.next_sign()
            window.place += 1
            if sign == "]":
                break
            if sign != ",":
                raise BadElementError
    else:
        window.place += 1
    if window.next_sign():
        raise BadElementError


def element(window: Window, limit: int) -> tuple[object, str]:
    """The next value and its characters. It is tried again with twice as much text until it is whole."""
    window.next_sign()
    decoder = json.JSONDecoder()
    while True:
        try:
            value, end = decoder.raw_decode(window.text, window.place)
        except RecursionError as error:
            raise BadElementError from error
        except ValueError as error:
            left = len(window.text) - window.place
            if left > limit or not window.more(max(left, PIECE)):
                raise BadElementError from error
            continue
        if end - window.place > limit:
            raise BadElementError
        text = window.text[window.place : end]
        window.place = end
        return value, text
