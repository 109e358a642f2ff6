"""One page's bytes as a capture, or why they are none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions
from rashomon.reading.provenance import Provenance, provenance_of_page, provenance_of_url

__all__ = ["HTML", "MARKDOWN", "TEXT", "capture_of", "is_binary"]

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"

#: How much of a file tells whether it is text. A page's first 64 kB decide for file(1) too.
SNIFFED = 65536
#: Share of control characters above which bytes are not text. Text in any single- or multi-byte encoding
#: holds well below 1 %; compressed data about 11 % (28 of 256 byte values).
MAX_CONTROL_SHARE = 0.05

BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90",
    b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"ID3", b"OggS", b"Rar!",
)  # fmt: skip
CONTROLS = bytes(code for code in range(32) if code not in (7, 8, 9, 10, 11, 12, 13, 27)) + b"\x7f"
HTML_START = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,4000}?-->\s{0,50}){0,3}<(?:!doctype\s{1,5}html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding we know. UTF-16 is known by its byte order mark only."""
    if data.startswith(BYTE_ORDER_MARKS):
        return False
    if data.startswith(SIGNATURES):
        return True
    start = data[:SNIFFED]
    controls = len(start) - len(start.translate(None, CONTROLS))
    return bool(start) and controls / len(start) > MAX_CONTROL_SHARE


def capture_of(
    locator: str,
    data: bytes,
    media_type: str,
    method: str,
    options: ReadingOptions,
    *,
    url: str | None = None,
    fetched: str | None = None,
    given: Mapping[str, str] | None = None,
) -> Capture | Rejection:
    """The capture of one page. ``url`` and ``fetched`` from its container outrank the page's own notes."""
    if len(data) > options.max_bytes:
        return too_large(locator, len(data), options)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return Rejection(locator, RejectionReason.EMPTY, "nothing in it: save the page again")
    if is_binary(data):
        return Rejection(locator, RejectionReason.BINARY, "bytes that are no text: save the page as HTML or plain text")
    if media_type == TEXT and HTML_START.match(data):
        media_type = HTML
    own = provenance_of_page(data) if media_type == HTML else Provenance()
    told = provenance_of_url(url)
    return Capture(
        locator=locator,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        method=method,
        url=told.url or own.url,
        fetched=fetched or told.fetched or own.fetched,
        archive_url=told.archive_url or own.archive_url,
        given=dict(given or {}),
    )


def too_large(locator: str, size: int, options: ReadingOptions) -> Rejection:
    return Rejection(
        locator,
        RejectionReason.TOO_LARGE,
        f"{size:,} bytes where {options.max_bytes:,} are allowed: raise max_bytes if it is one page",
    )
