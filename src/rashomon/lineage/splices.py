"""Pages put together from the texts of several others: which neighbours carry which part of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.lineage.comparison import Bench, Link

__all__ = ["drawn_parts"]

#: Two neighbours carry the same part of a page when they share this much of the smaller part. This and the other
#: shares here are set by judgement and checked on generated splices only.
SAME_PART = 0.3

#: A neighbour this close on both sides is another carrier of the same page, splice and all.
TWIN = 0.85

#: A neighbour with less of its text in the page than this has a body of its own elsewhere: a source, not an excerpt.
EXCERPT = 0.8

#: A page that is a copy of one text and holds a lift of another is put together from both when they make up this
#: much of it; an original of which one copied the top and another lifted a passage is rarely used up like that.
MADE_UP = 0.8

#: A part of a page, as a mask over its words, and the links to the pages that carry it.
Part = tuple[NDArray[np.bool_], list[Link]]
Near = Mapping[int, Sequence[Link]]


def drawn_parts(bench: Bench, number: int, whole: Near, lifts: Near) -> list[list[Link]]:
    """The neighbours of a page by the part of it that they carry; more than one list where it is spliced.

    ``whole`` and ``lifts`` are each article's links to whole copies and to lifted passages.
    """
    twins = [link for link in whole[number] if min(link.left_coverage, link.right_coverage) >= TWIN]
    parts = clustered(bench, number, [link for link in whole[number] if link not in twins])
    found = [members for _, members in parts]
    if len(found) > 1:
        excerpts = all(link.coverage(link.other(number)) >= EXCERPT for part in found for link in part)
        # A text that others carry whole, and excerpts of it; or parts whose carriers copy one another.
        if (twins and excerpts) or related(found, whole, number):
            return [[*twins, *(link for part in found for link in part)]]
        return found
    if len(found) == 1 and not twins and number in lifts:
        parts = clustered(bench, number, [*found[0], *lifts[number]])
        made_up = float(np.logical_or.reduce([mask for mask, _ in parts]).mean())
        if len(parts) > 1 and made_up >= MADE_UP:
            return [members for _, members in parts]
    return found or [twins]


def clustered(bench: Bench, number: int, links: Sequence[Link]) -> list[Part]:
    """The parts of a page that its neighbours carry: those that overlap are one part."""
    parts: list[Part] = []
    for link in sorted(links, key=lambda link: (-link.shared, link.left, link.right)):
        mask = bench.mask(link, number)
        members = [link]
        apart: list[Part] = []
        for other, others in parts:
            if int((mask & other).sum()) >= SAME_PART * min(int(mask.sum()), int(other.sum())):
                mask, members = mask | other, others + members
            else:
                apart.append((other, others))
        parts = [*apart, (mask, members)]
    return parts


def related(parts: Sequence[Sequence[Link]], near: Near, number: int) -> bool:
    """Whether pages that carry different parts are copies of one another: then it is one text after all."""
    sides = [{link.other(number) for link in part} for part in parts]
    for place, side in enumerate(sides):
        others = set().union(*sides[:place], *sides[place + 1 :])
        if any(link.other(member) in others for member in side for link in near[member]):
            return True
    return False
