"""Bytes to characters: what the page says of its encoding first, then what fits.

In: bytes. Out: text with ``\\n`` line ends, without NUL and U+001F, otherwise untouched; None when no
encoding makes text of them. The order is: byte order mark, header, ``<meta charset>`` or XML declaration, UTF-8,
Windows-1252 (which browsers also mean by ISO-8859-1). Guessing by statistics is left out on purpose: it
takes one Windows code page for another.
"""

from __future__ import annotations

import codecs
import re

__all__ = ["decoded"]

#: Browsers look for the declaration in the first 1024 bytes; scraped pages put scripts before it.
DECLARED_WITHIN = 8192
DECLARATION = re.compile(
    rb"""(?:<meta[^<>]{0,500}?charset|<\?xml[^<>]{0,200}?encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""",
    re.IGNORECASE,
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Names under which pages declare Latin-1 and mean Windows-1252, as the WHATWG encoding standard has it.
LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso_8859-1"})
#: Share of undecodable bytes up to which a UTF-8 page counts as UTF-8 with scars (cut in mid-character,
#: glued from two pages): above, it is another encoding. Set at one in two hundred.
MAX_SCARS = 0.005
#: Share of C1 control characters above which Latin-1 is no reading of the bytes.
MAX_C1 = 0.01
LINE_END = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
DROPPED = {0: None, 0x1F: None, 0xFEFF: None}


def decoded(data: bytes, *, markup: bool, charset: str | None = None) -> str | None:
    """The text of ``data``; ``markup`` tells whether declarations inside it count, ``charset`` what a header
    around it names: that outranks what the page says of itself."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return tidy(data[len(mark) :].decode(encoding, "replace"))
    names = ["utf-8"]
    found = DECLARATION.search(data[:DECLARED_WITHIN]) if markup else None
    if found:
        names.insert(0, found[1].decode("ascii"))
    if charset:
        names.insert(0, charset)
    for name in names:
        text = strictly(data, "cp1252" if name.lower() in LATIN else name)
        if text is not None:
            return tidy(text)
    scarred = data.decode("utf-8", "replace")
    if scarred.count("\ufffd") <= MAX_SCARS * len(scarred):
        return tidy(scarred)
    text = strictly(data, "cp1252")
    if text is None:
        text = data.decode("latin-1")
        if sum("\x80" <= character <= "\x9f" for character in text) > MAX_C1 * len(text):
            return None
    return tidy(text)


def strictly(data: bytes, encoding: str) -> str | None:
    """``data`` in ``encoding``, or None when a byte does not fit or there is no such text encoding."""
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def tidy(text: str) -> str:
    """One kind of line end, and none of the characters that page text never holds."""
    return LINE_END.sub("\n", text).translate(DROPPED)
