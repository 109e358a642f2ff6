"""HTTP messages as archives and servers give them: headers, and the body without its wrappings."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO

from rashomon.reading.options import ReadingOptions
from rashomon.reading.packing import BrotliStream, ZstdStream
from rashomon.reading.page import is_binary
from rashomon.reading.source import Budget, Readable, Unfolding, buffered

__all__ = ["Headers", "body_of", "content_type", "headers_of", "status_of", "unpacked_body"]

Headers = Mapping[str, str]

#: Lines of a block of headers, and bytes of a line: servers refuse requests with more than 100 lines of 8 kB.
MAX_HEADERS, MAX_LINE = 1000, 65536
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s{1,5}(\d{3})\b")
#: Packings that lie in one another; servers use one.
MAX_PACKINGS = 3
#: By the name that a header has for it: what a packed body begins with, and what unpacks it.
PACKINGS: Mapping[str, tuple[bytes, Callable[[IO[bytes]], Readable]]] = {
    "gzip": (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
    "x-gzip": (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
    "br": (b"", BrotliStream),
    "zstd": (b"\x28\xb5\x2f\xfd", ZstdStream),
}
CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def headers_of(stream: IO[bytes]) -> Headers:
    """The headers up to the blank line, names in lower case; of a name said twice, the first one counts."""
    headers: dict[str, str] = {}
    last = ""
    for _ in range(MAX_HEADERS):
        line = stream.readline(MAX_LINE)
        if not line.strip():
            break
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[0] in " \t" and last:
            headers[last] += " " + text.strip()
            continue
        name, _colon, value = text.partition(":")
        last = name.strip().lower()
        headers.setdefault(last, value.strip())
    return headers


def status_of(line: bytes) -> int | None:
    found = STATUS.match(line)
    return int(found[1]) if found else None


def content_type(headers: Headers) -> tuple[str, str | None]:
    """The media type, and the charset that the header names."""
    value = headers.get("content-type", "")
    found = CHARSET.search(value)
    return value.split(";", 1)[0].strip().lower(), found[1] if found else None


def body_of(content: bytes, headers: Headers, budget: Budget, options: ReadingOptions) -> bytes:
    """The page in an archived answer: out of its chunks, unpacked, up to one byte more than a page may have.

    Archives often keep the headers of wrappings that they have already taken off, so a wrapping that is not
    there is not missed.
    """
    if headers.get("transfer-encoding", "").lower().strip() == "chunked":
        content = b"".join(chunks_of(content)) or content
    return unpacked_body(content, headers, budget, options)


def chunks_of(content: bytes) -> Iterator[bytes]:
    """The pieces of a chunked body; nothing from where it is not chunked."""
    stream = io.BytesIO(content)
    while True:
        line = stream.readline(MAX_LINE).split(b";", 1)[0].strip()
        if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", line):
            return
        size = int(line, 16)
        if not size:
            return
        yield stream.read(size)
        stream.readline(MAX_LINE)


def unpacked_body(content: bytes, headers: Headers, budget: Budget, options: ReadingOptions) -> bytes:
    """A body unpacked as its header says. Raises UnfoldsTooFarError, or OSError where it is damaged."""
    named = [name.strip() for name in headers.get("content-encoding", "").lower().split(",")]
    for encoding in reversed(named[-MAX_PACKINGS:]):
        if encoding == "deflate":
            content = inflated(content, options.max_bytes + 1)
        elif encoding in PACKINGS:
            content = unpacked(content, encoding, budget, options)
    return content


def unpacked(content: bytes, encoding: str, budget: Budget, options: ReadingOptions) -> bytes:
    mark, unpack = PACKINGS[encoding]
    if not content.startswith(mark):
        return content
    size = len(content)
    stream = buffered(Unfolding(unpack(io.BytesIO(content)), budget, lambda: size, options.max_ratio))
    try:
        return stream.read(options.max_bytes + 1)
    except OSError:
        # Brotli has no mark of its own: what is no brotli and reads as text has been unpacked already.
        if mark or is_binary(content):
            raise
        return content


def inflated(content: bytes, limit: int) -> bytes:
    """A body packed with "deflate", which servers send with and without its frame."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(window).decompress(content, limit)
        except zlib.error:
            continue
    return content
