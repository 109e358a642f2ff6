"""What the words of a scraped page may do to a reader's screen: be read, and nothing else.

Markup is made inert by the templates' escaping. What escaping leaves are characters that change how
other characters look (overrides of direction, invisible joiners, terminal controls): they are written
out by their number, so that the reader sees that they are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.ids import content_id

__all__ = ["file_name", "pieces", "visible"]

#: C0 and C1 controls save tab and newline, marks and overrides of direction, invisible operators, line and
#: paragraph separators, interlinear and tag characters, lone surrogates (which no UTF-8 file can hold).
#: The zero-width joiners stay: Persian, Indic scripts and emoji need them.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

#: Names that are safe on every file system and in every address: lower case only, because some file
#: systems fold case; 64 characters hold any id that ``rashomon.ids`` makes.
SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")

#: Names that Windows keeps for devices.
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def visible(text: str) -> str:
    """The text with every character that could disturb its neighbours written out as ``⟦U+202E⟧``."""
    return UNSAFE.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in runs: harmless words with an empty second part, or "" with the number of one
    disturbing character in hexadecimal. Together they have as many code points as the text."""
    at = 0
    for found in UNSAFE.finditer(text):
        if at < found.start():
            yield text[at : found.start()], ""
        yield "", f"{ord(found[0]):04X}"
        at = found.end()
    if at < len(text):
        yield text[at:], ""


def file_name(identifier: str) -> str:
    """A name for the file, or the anchor, of a record: its id where that is safe, else a hash of it."""
    if SAFE_NAME.fullmatch(identifier) and not DEVICES.fullmatch(identifier):
        return identifier
    return content_id("id", identifier)
