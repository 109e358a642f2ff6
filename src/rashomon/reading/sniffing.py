"""What an input without a telling name is, by its first bytes."""

from __future__ import annotations

import json
import re

from rashomon.reading.page import HTML_START

__all__ = ["SNIFFED", "kind_of_bytes"]

#: Bytes that are looked at.
SNIFFED = 8192

SIGNATURES = (
    (b"%PDF-", ".pdf"),
    (b"PK\x03\x04", ".zip"),
    (b"PK\x05\x06", ".zip"),
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"WARC/", ".warc"),
    (b"PAR1", ".parquet"),
)
FEED = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<\?[^>]{0,500}>\s{0,50}|<!--.{0,2000}?-->\s{0,50}){0,5}"
    rb"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
MAIL = re.compile(rb"(?:[A-Z][A-Za-z-]{1,40}: [^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,50}){2}")
MAIL_HEADER = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Snapshot-Content-Location):", re.MULTILINE | re.IGNORECASE
)
#: Where a tar archive says that it is one.
TAR_MARK = slice(257, 262)


def kind_of_bytes(start: bytes) -> str | None:
    """The end that the name of such a file would have; None when nothing tells and it may be text."""
    for mark, suffix in SIGNATURES:
        if start.startswith(mark):
            return suffix
    if start[TAR_MARK] == b"ustar":
        return ".tar"
    text = start.removeprefix(b"\xef\xbb\xbf")
    if FEED.match(text):
        return ".rss"
    if HTML_START.match(text):
        return ".html"
    if MAIL.match(text) and MAIL_HEADER.search(text):
        return ".eml"
    if text.lstrip().startswith((b"{", b"[")):
        return kind_of_json(text)
    return None


def kind_of_json(text: bytes) -> str | None:
    """JSON Lines when the first line is an object, JSON when the text begins like a document of objects."""
    line, _, rest = text.lstrip().partition(b"\n")
    if rest.strip():
        try:
            return ".jsonl" if isinstance(json.loads(line), dict) else ".json"
        except (ValueError, RecursionError):
            pass
    return ".json" if re.match(rb"\s{0,200}(?:\[\s{0,200}\{|\{\s{0,200}\")", text) else None
