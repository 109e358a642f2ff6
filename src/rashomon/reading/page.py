"""One page's bytes as a capture, or why they are none."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

from rashomon.model.capture import Capture, FetchedBy, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions
from rashomon.reading.provenance import Provenance, day_as_iso, provenance_of_page, provenance_of_url, time_as_iso
from rashomon.reading.source import Origin, Source

__all__ = [
    "HTML",
    "HTML_START",
    "MARKDOWN",
    "TEXT",
    "Original",
    "capture_of",
    "first_said",
    "is_binary",
    "read_page",
    "too_large",
]

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"

#: How much of a file tells whether it is text. A page's first 64 kB decide for file(1) too.
SNIFFED = 65536
#: Share of control characters above which bytes are not text. Text in any single- or multi-byte encoding
#: holds well below 1 %; compressed data about 11 % (28 of 256 byte values).
MAX_CONTROL_SHARE = 0.05

#: Encodings with two or four bytes a character, whose text is full of zero bytes.
WIDE = ("utf-16", "utf-32")
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90",
    b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"ID3", b"OggS", b"Rar!", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
CONTROLS = bytes(code for code in range(32) if code not in (7, 8, 9, 10, 11, 12, 13, 27)) + b"\x7f"
HTML_START = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,4000}?-->\s{0,50}){0,3}<(?:!doctype\s{1,5}html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Original:
    """What a page was made of: its bytes as they were got, and what they are."""

    data: bytes
    media_type: str


def is_binary(data: bytes, charset: str | None = None) -> bool:
    """Whether bytes are no text in any encoding we know. UTF-16 is known by its byte order mark or by the
    ``charset`` that a header names."""
    if data.startswith(BYTE_ORDER_MARKS) or (charset and charset.startswith(WIDE) and fits(data, charset)):
        return False
    if data.startswith(SIGNATURES):
        return True
    start = data[:SNIFFED]
    controls = len(start) - len(start.translate(None, CONTROLS))
    return bool(start) and controls / len(start) > MAX_CONTROL_SHARE


def fits(data: bytes, charset: str) -> bool:
    try:
        data.decode(charset)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True


def known_charset(name: str | None) -> str | None:
    """The encoding of that name as Python calls it; None when there is none of text."""
    try:
        return codecs.lookup(name).name if name else None
    except (LookupError, ValueError):
        return None


def read_page(source: Source, media_type: str, options: ReadingOptions) -> Capture | Rejection:
    """The capture of a source that is one page."""
    data = source.stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        return too_large(source.locator, options)
    return capture_of(source.locator, data, media_type, source.origin, options)


def capture_of(
    locator: str,
    page: bytes,
    page_type: str,
    origin: Origin,
    options: ReadingOptions,
    *,
    original: Original | None = None,
) -> Capture | Rejection:
    """The capture of one page; ``original`` is what it was made of, when it was.

    What its container says of address and time outranks the page's own notes.
    """
    data = original.data if original else page
    if len(page) > options.max_bytes:
        return too_large(locator, options)
    if not page.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return Rejection(locator, RejectionReason.EMPTY, "nothing in it: save the page again")
    charset = known_charset(origin.charset)
    sha256 = hashlib.sha256(data).hexdigest()
    if is_binary(page, charset):
        return Rejection(
            locator, RejectionReason.BINARY, "bytes that are no text: save the page as HTML or plain text", sha256
        )
    if page_type == TEXT and HTML_START.match(page):
        page_type = HTML
    own = provenance_of_page(page) if page_type == HTML else Provenance()
    told = provenance_of_url(storable(origin.url) if origin.url else None)
    given = {name: storable(value) for name, value in origin.given.items()}
    if "published" in given:
        given["published"] = day_as_iso(given["published"])
    fetched, fetched_by = first_said(
        (time_as_iso(origin.fetched), origin.fetched_by), (told.fetched, told.by), (own.fetched, own.by)
    )
    return Capture(
        locator=locator,
        data=data,
        sha256=sha256,
        media_type=original.media_type if original else page_type,
        method=origin.method,
        url=told.url or own.url,
        fetched=fetched,
        archive_url=told.archive_url or own.archive_url,
        given=given,
        fetched_by=fetched_by,
        charset=charset,
        rendering=page if original else None,
        rendering_type=page_type if original else None,
    )


def first_said(*said: tuple[str | None, FetchedBy | None]) -> tuple[str | None, FetchedBy | None]:
    """The first time that is one, and who says so."""
    return next(((time, by) for time, by in said if time), (None, None))


def storable(words: str) -> str:
    """What a container states, without the halves of characters and NULs that no file in UTF-8 can hold."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def too_large(locator: str, options: ReadingOptions) -> Rejection:
    return Rejection(
        locator,
        RejectionReason.TOO_LARGE,
        f"more than the {options.max_bytes:,} bytes that one page may have: leave it out, or save it without pictures",
    )
