"""Paragraphs that a copy broke into lines: joined again.

In: a plain text. Out: its lines, where a paragraph that was wrapped at a column, or torn at its links, is one
line. A joined line says what it said, with a space for each line break, so that offsets into it still hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.cleaning.lines import Line, lines_of
from rashomon.cleaning.stop_words import stop_words

__all__ = ["joined_lines", "wrapped_at"]

#: Columns at which mail programs, terminals and typists wrap; news paragraphs on one line are longer.
NARROWEST, WIDEST = 40, 100
#: Lines that stop where the next word would not fit, from which a text may be wrapped, and the share of them
#: that stop within a sentence: where lines are whole sentences or titles, nearly none does.
MIN_FULL, WITHIN = 5, 0.6
#: Share of a text's words that stand on such lines: menus beside a wrapped story are short lines.
FULL_SHARE = 0.35
#: Lines longer than the column that a wrapped text may have, as a share: addresses, tables.
TOO_LONG = 0.02
BULLET = re.compile(r"[*•●▪◦‣·∙] +(?=\S)")
DASH = re.compile(r"- +(?=\S)")
ENDED = re.compile(r"""[.!?…:;|»>]["'”’»)\]]{0,3}\Z""")
#: Punctuation that goes on after a link and cannot begin a line of its own.
GOES_ON = re.compile(r"""[,;)\]”’](?:[^\w]|\Z)|['’]s\b|[.!?](?:\s|\Z|["”])""")
SMALL = re.compile(r"(?!(?:by|via|updated|see) )[a-z][a-z'’-]*(?=[\s,;:.?!]|\Z)(?!\.\w)")
#: What cannot end a line of its own: an open bracket or comma, and the words that bind what follows.
OPEN_END = re.compile(
    r"(?:[,(“‘]|\b(?:the|an?|of|and|or|but|by|to|from|with|that|which|as|at|for|its|their|his|into|than|between|said))\Z"
)
#: Words that a torn sentence has on one side of the tear: fragments of menus have fewer.
SENTENCE = 4
#: Tears from which a page was torn, and their share of its lines: on whole pages
#: fewer than one line in twenty looks so.
MIN_TORN, TORN = 5, 0.05
#: Entries with a sign from which a page's lists were written with signs, and their share of its lines: whole
#: pages hold a few signs of their own, which tell story from furniture.
MIN_LISTED, LISTED = 5, 0.1
#: A joined line that grows beyond this is a list without full stops.
MAX_JOINED = 6000


def joined_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text``, in order, with the paragraphs that were broken whole again."""
    lines = without_bullets(lines_of(text))
    width = wrapped_at(text, lines)
    found = list(groups(text, lines, width))
    if width is None and sum(len(group) - 1 for group in found) < max(MIN_TORN, TORN * len(lines)):
        return lines
    made: list[Line] = []
    for group in found:
        begin, end = group[0].begin, group[-1].end
        made.append(group[0] if len(group) == 1 else Line(begin, end, text[begin:end].replace("\n", " ")))
    return tuple(made)


def without_bullets(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the signs that set them in a list, which say nothing of what they are. A dash is such a
    sign when the line above or below has one too: alone it may open a credit or a speech."""
    signs = sum(bool(BULLET.match(line.text) or DASH.match(line.text)) for line in lines)
    if signs < max(MIN_LISTED, LISTED * len(lines)):
        return tuple(lines)
    dashes = [line.text.startswith("- ") for line in lines]
    made = []
    for number, line in enumerate(lines):
        listed = dashes[number] and any(dashes[max(0, number - 1) : number] + dashes[number + 1 : number + 2])
        sign = BULLET.match(line.text) or (DASH.match(line.text) if listed else None)
        made.append(Line(line.begin + sign.end(), line.end, line.text[sign.end() :]) if sign else line)
    return tuple(made)


def wrapped_at(text: str, lines: Sequence[Line]) -> int | None:
    """The column at which ``text`` is wrapped, or None."""
    if len(lines) <= MIN_FULL:
        return None
    sizes = sorted(len(line.text) for line in lines)
    width = sizes[int((1 - TOO_LONG) * (len(sizes) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = [line for line, after in pairwise(lines) if is_full(text, line, after, width)]
    within = sum(not ENDED.search(line.text) for line in full)
    words = sum(len(line.text) for line in full)
    believed = len(full) >= MIN_FULL and within >= WITHIN * len(full) and words >= FULL_SHARE * sum(sizes)
    return width if believed else None


def is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one, and no blank line parts them."""
    first = after.text.split(" ", 1)[0]
    return len(line.text) + 1 + len(first) > width and text.count("\n", line.end, after.begin) == 1


def groups(text: str, lines: Sequence[Line], width: int | None) -> Iterator[list[Line]]:
    """Runs of lines that are one paragraph."""
    stops = stop_words("en")
    group: list[Line] = []
    size = 0
    for line in lines:
        goes_on = (
            bool(group)
            and size < MAX_JOINED
            and ((width is not None and is_full(text, group[-1], line, width)) or is_torn(group, line, stops))
        )
        if group and not goes_on:
            yield group
            group, size = [], 0
        group.append(line)
        size += len(line.text)
    if group:
        yield group


def is_torn(group: Sequence[Line], line: Line, stops: frozenset[str]) -> bool:
    """Whether a paragraph was torn before ``line``: the line cannot begin anything, or what stands before
    cannot end there."""
    before = group[-1].text
    if ENDED.search(before):
        return False
    running = len(group) > 1 or runs(before, stops)
    if GOES_ON.match(line.text):
        return running or runs(line.text, stops) or line.text.startswith((",", "’s", "'s"))
    if SMALL.match(line.text):
        return running or runs(line.text, stops)
    return running and bool(OPEN_END.search(before))


def runs(text: str, stops: frozenset[str]) -> bool:
    """Whether a line reads like a part of a sentence: some words, little ones among them, not set like a title."""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= SENTENCE and 2 * small >= len(words) and any(word.strip(",.;:") in stops for word in words)
