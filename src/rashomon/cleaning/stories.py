"""The stories of one page, where it holds several.

In: the lines of a page and their kinds. Out: the kinds once for each story; in each, what belongs to the
page's other stories is ``related``, their stamps and bylines too. A page is one story unless it says otherwise: a
live blog by the clock over each entry, a digest by rules, datelines or bylines over each item, an updated page by
"Original story:".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.cleaning.credits import leading_clock
from rashomon.cleaning.cues import has_mark
from rashomon.cleaning.dateline import dateline_of
from rashomon.cleaning.features import size_of
from rashomon.cleaning.lines import Line
from rashomon.cleaning.page_clock import is_date_line
from rashomon.cleaning.surroundings import is_open_stub, is_prose, is_title
from rashomon.model.article import LayerKind

__all__ = ["stories_of"]

#: Entries from which a page is a live blog, and items from which it is a digest: two clocks may be a stamp
#: and its update, two rules a box.
MIN_ENTRIES = 3
#: Datelines with a headline of their own from which a page is a digest: one is every story's.
MIN_HEADED = 2
#: Words below which an entry is no story of its own; it stays with the one before it. As for whole pages.
MIN_WORDS = 18
STORY = frozenset({LayerKind.BODY, LayerKind.SUBHEADING, LayerKind.CAPTION, LayerKind.HEADLINE})
#: Lines between a headline and its dateline, itself counted: a byline and a stamp stand between.
ABOVE = 3
#: Stories taken from one page, and characters of a page that is taken apart: each story carries the page text. Live
#: blogs run to some 200 entries and 200,000 characters.
MAX_STORIES, MAX_TEXT = 300, 1_000_000
RULE = re.compile(r"(?:[-–—_*=•~#] ?){3,}")
#: "Burglary Investigation — …", "THEFT: …": an item that names itself.
SELF_NAMED = re.compile(r"[A-Z0-9][^.!?\n]{2,60}?(?:\s[–—-]{1,2}|:)\s")


def stories_of(lines: Sequence[Line], kinds: Sequence[LayerKind]) -> tuple[tuple[LayerKind, ...], ...]:
    """The kinds of the page's lines for each of its stories, at least one."""
    if lines and lines[-1].end > MAX_TEXT:
        return (tuple(kinds),)
    for starts in (
        entries(lines, kinds),
        items(lines, kinds),
        headed(lines, kinds),
        signed(lines, kinds),
        earlier(lines, kinds),
    ):
        ranges = parts(lines, kinds, starts[:MAX_STORIES])
        if len(ranges) > 1:
            return tuple(
                only(lines, kinds, begin, end, first=number == 0) for number, (begin, end) in enumerate(ranges)
            )
    return (tuple(kinds),)


def entries(lines: Sequence[Line], kinds: Sequence[LayerKind]) -> list[int]:
    """Where the entries of a live blog begin: at clocks that stand alone, with prose under each; where the page
    calls itself live, at dated clocks too, and at clocks that open a paragraph."""
    clocks = [number for number, line in enumerate(lines) if len(line.text) < 60 and has_mark(line.text, "entry")]
    starts = [number for number in clocks if any(has_prose(lines, kinds, number + 1, number + 4))]
    if len(starts) < MIN_ENTRIES and any(has_mark(line.text, "live") for line in lines[:LIVE_WITHIN]):
        starts = [number for number in range(len(lines)) if begins_entry(lines, kinds, number)]
    return starts if len(starts) >= MIN_ENTRIES else []


#: How far down a page may call itself live: mastheads stand above its headline.
LIVE_WITHIN = 20


def begins_entry(lines: Sequence[Line], kinds: Sequence[LayerKind], number: int) -> bool:
    """Whether an entry of a page that calls itself live begins here."""
    text = lines[number].text
    if kinds[number] is LayerKind.BODY and leading_clock(text) and is_prose(text):
        return True
    return len(text) < 60 and has_mark(text, "dated-entry") and any(has_prose(lines, kinds, number + 1, number + 4))


#: Words and paragraphs of prose that a story under a headline and a byline must have: teasers have one.
SIGNED_WORDS, SIGNED_PARAGRAPHS = 30, 2


def signed(lines: Sequence[Line], kinds: Sequence[LayerKind]) -> list[int]:
    """Where stories begin that have a headline of their own, a byline or a date under it, and paragraphs."""
    starts = [
        number
        for number in range(len(lines) - 2)
        if kinds[number] in TITLES
        and is_open_stub(lines[number].text)
        and is_title(lines[number].text)
        and (kinds[number + 1] is LayerKind.BYLINE or is_date_line(lines[number + 1].text))
        and any(has_prose(lines, kinds, number + 2, number + 4))
    ]
    for begin, end in pairwise([*starts, len(lines)]):
        prose = [n for n in range(begin, end) if kinds[n] is LayerKind.BODY and is_prose(lines[n].text)]
        if len(prose) < SIGNED_PARAGRAPHS or sum(size_of(lines[n].text) for n in prose) < SIGNED_WORDS:
            return []
    first = next((number for number, kind in enumerate(kinds) if kind is LayerKind.BODY), 0)
    return starts if len(starts) >= MIN_HEADED and starts[0] <= first else []


#: What a headline among several may have been taken for.
TITLES = STORY | {LayerKind.RELATED, LayerKind.OTHER}


def items(lines: Sequence[Line], kinds: Sequence[LayerKind]) -> list[int]:
    """Where the items of a digest begin: under rules, each item with a name of its own."""
    rules = [number for number, line in enumerate(lines) if len(line.text) < 80 and RULE.fullmatch(line.text)]
    starts = [
        number + 1
        for number in rules
        if number + 1 < len(lines)
        and kinds[number + 1] in STORY
        and (SELF_NAMED.match(lines[number + 1].text) or is_open_stub(lines[number + 1].text))
    ]
    return starts if len(starts) >= MIN_ENTRIES and 2 * len(starts) > len(rules) else []


def headed(lines: Sequence[Line], kinds: Sequence[LayerKind]) -> list[int]:
    """Where stories begin that have a headline and a dateline of their own."""
    starts = []
    places = set()
    for number in range(1, len(lines)):
        dateline = dateline_of(lines[number].text, opens=False) if kinds[number] is LayerKind.BODY else None
        near = range(number - 1, max(number - 1 - ABOVE, -1), -1)
        above = next((other for other in near if kinds[other] in STORY), None)
        if (
            dateline
            and dateline.place
            and above is not None
            and (kinds[above] in {LayerKind.HEADLINE, LayerKind.SUBHEADING} and size_of(lines[above].text) >= 3)
        ):
            starts.append(above)
            places.add(dateline.place.casefold())
    return starts if len(starts) >= MIN_HEADED and len(places) >= MIN_HEADED else []


def earlier(lines: Sequence[Line], kinds: Sequence[LayerKind]) -> list[int]:
    """Where the story as it was before its update begins."""
    return [
        number
        for number, line in enumerate(lines)
        if len(line.text) < 90
        and has_mark(line.text, "earlier")
        and any(has_prose(lines, kinds, number + 1, number + 3))
    ]


def has_prose(lines: Sequence[Line], kinds: Sequence[LayerKind], begin: int, end: int) -> Iterator[bool]:
    for number in range(begin, min(end, len(lines))):
        if kinds[number] is LayerKind.BODY:
            yield is_prose(lines[number].text)


def parts(lines: Sequence[Line], kinds: Sequence[LayerKind], starts: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of lines, one for each story with words enough; what stands before the first start is a story
    too when it has them, else it opens the first."""
    if not starts:
        return []
    edges = [0, *sorted(set(starts) - {0}), len(lines)]
    ranges: list[tuple[int, int]] = []
    begin = edges[0]
    for edge in edges[1:]:
        words = sum(size_of(lines[number].text) for number in range(begin, edge) if kinds[number] is LayerKind.BODY)
        if words >= MIN_WORDS:
            ranges.append((begin, edge))
            begin = edge
    if ranges:
        ranges[-1] = (ranges[-1][0], len(lines))
    return ranges


def only(
    lines: Sequence[Line], kinds: Sequence[LayerKind], begin: int, end: int, *, first: bool
) -> tuple[LayerKind, ...]:
    """The page's kinds for the story on the lines ``begin`` to ``end``: the marks that part stories are
    furniture, an open stub that opens one is its headline, and the page's own headline is the first story's."""
    mine = list(kinds)
    top = next((number for number, kind in enumerate(kinds) if kind is LayerKind.BODY), 0)
    own = any(is_own_stamp(lines[number].text, kinds[number]) for number in range(begin, end))
    for number, kind in enumerate(kinds):
        text, inside = lines[number].text, begin <= number < end
        foreign = not inside and (kind in STORY or kind is LayerKind.STAMP or has_mark(text, "entry"))
        pages_own = kind is LayerKind.STAMP and number < top and not own and not has_mark(text, "entry")
        if has_mark(text, "earlier") or (foreign and not pages_own) or (kind in OF_ONE and not inside):
            mine[number] = LayerKind.RELATED
        elif inside and (has_mark(text, "entry") or (kind in ENTRY and has_mark(text, "dated-entry"))):
            mine[number] = LayerKind.STAMP
    if not first or LayerKind.HEADLINE not in mine:
        opening = begin
        if mine[begin] not in TITLES:
            opening = next((number for number in range(begin, end) if mine[number] in STORY), begin)
        if mine[opening] in TITLES and is_open_stub(lines[opening].text):
            mine[opening] = LayerKind.HEADLINE
    return tuple(mine)


#: Furniture that belongs to one of a page's stories. So do stamps, but one above all stories is the page's and stays
#: each one's, unless they have days of their own.
OF_ONE = frozenset({LayerKind.BYLINE, LayerKind.CREDIT})
#: What the stamp of an entry may have been taken for.
ENTRY = frozenset({LayerKind.BODY, LayerKind.COMMENT})
DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}\b|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2}")


def is_own_stamp(text: str, kind: LayerKind) -> bool:
    """Whether a line of a story states a day, not a clock alone."""
    return kind is LayerKind.STAMP and bool(DAY.search(text))
