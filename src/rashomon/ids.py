"""Ids are hashes of content, so that two runs over one pile agree and a difference means something."""

from __future__ import annotations

import hashlib

__all__ = ["content_id"]

#: Hex digits kept. 16 digits are 64 bits: among ten million records the chance of one collision
#: is about 3 in a million (birthday bound), and the id still fits in a terminal column.
DIGITS = 16

#: Separates the parts of an id; it cannot occur in any text that is hashed (U+001F, unit separator,
#: is dropped from page text by cleaning).
SEPARATOR = "\x1f"


def content_id(kind: str, *parts: str | int | bytes) -> str:
    """Name a record by what it holds.

    ``kind`` is a short prefix (``"art"``, ``"ev"``); ``parts`` are strings, integers or bytes, in an
    order that the caller keeps for ever. Returns ``kind-`` and 16 hexadecimal digits of SHA-256.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass"))
        digest.update(SEPARATOR.encode())
    return f"{kind}-{digest.hexdigest()[:DIGITS]}"
