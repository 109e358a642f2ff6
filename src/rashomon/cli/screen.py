"""Writing to the terminal: everything that comes from a page is made harmless first.

A page, a file name or a headline may hold escape sequences, bidirectional overrides or what looks like our
own markup. Text of theirs only ever reaches the terminal through ``harmless`` or ``words``.
"""

from __future__ import annotations

import re
import sys

from rich.console import Console
from rich.text import Text

__all__ = ["complain", "console", "harmless", "words"]

#: Control characters (C0 without tab and line end, DEL, C1), bidirectional embeddings, overrides and
#: isolates, line separators, and lone surrogates: none has business in a line of a table.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

#: Where the Unicode pictures of the C0 controls begin: U+241B is drawn as "ESC".
PICTURES = 0x2400


def picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(PICTURES + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def harmless(text: str) -> str:
    """``text`` on one line, every character that could command a terminal replaced by one that shows it."""
    return UNSAFE.sub(picture, " ".join(text.replace("\r\n", "\n").split("\n"))).replace("\t", " ")


def words(text: str, style: str = "") -> Text:
    """``text``, made harmless, as rich takes it: without any markup in it."""
    return Text(harmless(text), style=style)


def console() -> Console:
    """Standard output. Made anew each time, so that redirections are seen."""
    return Console(highlight=False, soft_wrap=False, emoji=False)


def complain(message: str) -> None:
    """One sentence on standard error."""
    screen = Console(stderr=True, highlight=False, emoji=False, soft_wrap=True)
    screen.print(Text.assemble(("rashomon: ", "bold red"), " ".join(harmless(line) for line in message.splitlines())))


def speak_unicode() -> None:
    """Let a terminal that cannot show a character show "?" instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
