"""Ways in which a page of HTML becomes plain text: what people's browsers, scrapers and mail programs leave.

In: a page's markup. Out: its visible text, flattened each way. Nothing here is the program's own reading.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping

import lxml.etree as etree

from rashomon.cleaning.rendering import UNSEEN, is_hidden, parsed, rendered

__all__ = ["FLATTENINGS"]

MAX_DEPTH = 400
SPACES = re.compile(r"\s+")


def blocks(markup: str) -> list[str]:
    """A line for each block."""
    return rendered(markup, parsed(markup, max_depth=MAX_DEPTH)).text.split("\n")


def nodes(markup: str) -> list[str]:
    """A line for each stretch of text between two tags: links inside a sentence tear it."""
    root = parsed(markup, max_depth=MAX_DEPTH)
    if root is None:
        return blocks(markup)
    found: list[str] = []
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        hidden = not isinstance(element.tag, str) or element.tag.lower() in UNSEEN or is_hidden(element)
        if leaving or hidden:
            found.append(element.tail or "")
            continue
        found.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return [line for line in (SPACES.sub(" ", text).strip() for text in found) if line]


def bulleted(markup: str) -> list[str]:
    """A line for each block, those of lists with a sign before them."""
    page = rendered(markup, parsed(markup, max_depth=MAX_DEPTH))
    return [
        ("* " if "li" in line.zones else "") + page.text[line.begin : line.end] for line in page.lines
    ] or page.text.split("\n")


def wrapped(markup: str) -> list[str]:
    return [row for line in blocks(markup) for row in textwrap.wrap(line, 72) or [""]]


#: Names of the ways, and for each the text that it makes of markup.
FLATTENINGS: Mapping[str, Callable[[str], str]] = {
    "a line for each block": lambda markup: "\n".join(blocks(markup)),
    "blank lines between blocks": lambda markup: "\n\n".join(blocks(markup)),
    "bullets before list items": lambda markup: "\n".join(bulleted(markup)),
    "wrapped at 72 columns, blank lines kept": lambda markup: "\n\n".join(
        textwrap.fill(line, 72) for line in blocks(markup)
    ),
    "wrapped at 72 columns, no blank lines": lambda markup: "\n".join(wrapped(markup)),
    "a line for each stretch between tags": lambda markup: "\n".join(nodes(markup)),
    "everything on one line": lambda markup: " ".join(blocks(markup)),
}
