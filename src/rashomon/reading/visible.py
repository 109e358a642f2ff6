"""The letters of a page's source, each with the place where it stands there.

In: source text, HTML or plain. Out: ``Letters``: what shows of it without white space and hyphens, so that it can
be laid beside a text whose lines were broken elsewhere. The scan passes over the source once: whatever is left
open hides the rest, as in a browser.
"""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass

__all__ = ["Letters", "letters_of_markup", "letters_of_text", "squashed"]

#: What typesetters and browsers put between letters and take away again.
PASSED = re.compile(r"[\s\u00ad\u200b\u2060\ufeff‐‑-]")
#: Typographic ligatures stand for letters.
LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
TOKEN = re.compile(
    r"<!--|<(/?[a-zA-Z][a-zA-Z0-9]{0,30})|<[!?/]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
#: Elements whose content is no part of a page's text.
HIDDEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title", "template", "noscript")}


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters in one string, and for each of them where it begins and ends in the source."""

    text: str
    begins: array[int]
    ends: array[int]


def squashed(text: str) -> str:
    """A text as its letters alone."""
    return PASSED.sub("", "".join(LIGATURES.get(sign, sign) for sign in text))


class Pen:
    """Writes letters down with their places."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.begins, self.ends = array("L"), array("L")

    def write(self, text: str, begin: int, end: int | None = None) -> None:
        """Letters of ``text``, which stands at ``begin``, or as a whole from ``begin`` to ``end``."""
        for offset, sign in enumerate(text):
            for letter in squashed(sign):
                self.parts.append(letter)
                self.begins.append(begin if end is not None else begin + offset)
                self.ends.append(end if end is not None else begin + offset + 1)

    def letters(self) -> Letters:
        return Letters("".join(self.parts), self.begins, self.ends)


def letters_of_text(source: str) -> Letters:
    """The letters of plain text."""
    pen = Pen()
    pen.write(source, 0)
    return pen.letters()


def letters_of_markup(source: str) -> Letters:
    """The letters of HTML that stand between tags, entities resolved, scripts and styles left out."""
    pen = Pen()
    place = 0
    while (token := TOKEN.search(source, place)) is not None:
        pen.write(source[place : token.start()], place)
        place = token.end()
        if token[0].startswith("&"):
            pen.write(html.unescape(token[0]), token.start(), token.end())
            continue
        place = after(source, token)
        if place < 0:
            return pen.letters()
    pen.write(source[place:], place)
    return pen.letters()


def after(source: str, token: re.Match[str]) -> int:
    """Where the tag or comment that begins with ``token`` ends, with what it hides; -1 when it does not end."""
    if token[0] == "<!--":
        end = source.find("-->", token.end())
        return end + 3 if end >= 0 else -1
    end = source.find(">", token.end())
    if end < 0:
        return -1
    closing = HIDDEN.get((token[1] or "").lower())
    if closing is None:
        return end + 1
    found = closing.search(source, end)
    return found.start() if found else -1
