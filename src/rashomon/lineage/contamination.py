"""Witnesses that drew on two branches of one stemma: what they have from each, and why no single parent explains it.

A page that has words which only one copy of the original has beside it, and other words which only another copy
has, has seen both: neither branch had the other's words to give, and the original had neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.lineage.comparison import LONGEST, Bench
from rashomon.lineage.relation import words_at
from rashomon.model.lineage import Witness
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence

__all__ = ["Mixed", "mixed_sources"]

#: Words in runs of a sentence part or more that a branch alone must have given (set by judgement: a sentence).
GIVEN = 15

#: The share of a body in sentences of its own from which it is no mere cut of the other.
OWN = 0.05

Mask = NDArray[np.bool_]
#: How strongly each page of the family is shown to be older than another: (younger, older) to a log-odds.
Ages = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Mixed:
    """A witness with its two sources, the fuller first, and the words that it has from each alone."""

    number: int
    first: int
    second: int
    from_first: tuple[Evidence, ...]
    from_second: tuple[Evidence, ...]

    def told_in(self, bench: Bench, witness: Witness) -> Witness:
        """``witness`` with its second parent, and why."""
        one, other = (bench.pile.articles[number] for number in (self.first, self.second))
        says = (
            f"it has words that only {one.outlet or one.locator} has beside it, others that only "
            f"{other.outlet or other.locator} has, and the text that both carry has neither: it drew on both"
        )
        return Witness(
            witness.article,
            (one.id, other.id),
            witness.relation,
            witness.coverage,
            (*witness.reasons, Reason(says, 0.0, self.from_second[0])),
            witness.added,
            witness.dropped,
            witness.changed,
            self.from_second,
        )


def mixed_sources(
    bench: Bench, core: Sequence[int], root: int | None, near: Mapping[int, Sequence[int]], ages: Ages, least: float
) -> dict[int, Mixed]:
    """The contaminated witnesses of a family whose original is known; without it, what two branches lack tells nothing.

    ``near`` are each page's compared neighbours. A page is left out where one of its two sources is shown, by
    ``least`` or more, to be younger, and where both may be mere cuts of it.
    """
    if root is None or len(core) < 4:
        return {}
    found: dict[int, Mixed] = {}
    for number in core:
        if number == root:
            continue
        old = bench.mask(bench.link(number, root), number)
        masks: dict[int, Mask] = {}
        for other in sorted(near.get(number, ())):
            if other in (root, number) or ages.get((other, number), 0.0) >= least:
                continue
            given = long_runs(bench.mask(bench.link(number, other), number) & ~old)
            if int(given.sum()) >= GIVEN:
                masks[other] = given
        made = two_sources(bench, number, masks, ages)
        if made is not None:
            found[number] = made
    # A witness that is itself a source of another is told once, as the source.
    taken = {other for item in found.values() for other in (item.first, item.second)}
    return {number: item for number, item in found.items() if number not in taken}


def two_sources(bench: Bench, number: int, masks: Mapping[int, Mask], ages: Ages) -> Mixed | None:
    """The two neighbours that give most, each something that the other lacks."""
    ranked = sorted(masks, key=lambda other: (-int(masks[other].sum()), other))
    for place, first in enumerate(ranked):
        for second in ranked[place + 1 :]:
            ours, theirs = long_runs(masks[first] & ~masks[second]), long_runs(masks[second] & ~masks[first])
            if min(int(ours.sum()), int(theirs.sum())) < GIVEN:
                continue
            if all(stands_alone(bench, number, other, ages) for other in (first, second)):
                return Mixed(number, first, second, evidence(bench, number, ours), evidence(bench, number, theirs))
    return None


def stands_alone(bench: Bench, number: int, other: int, ages: Ages) -> bool:
    """Whether a source is more than a cut of the witness: shown to be older at all, or with sentences of its own."""
    return ages.get((number, other), 0.0) > 0.0 or bench.own(bench.link(number, other), other) >= OWN


def runs_of(mask: Mask) -> list[tuple[int, int]]:
    """Begins and ends of the runs of a mask."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return [(int(begin), int(end)) for begin, end in edges.reshape(-1, 2)]


def long_runs(mask: Mask) -> Mask:
    """A mask without its short runs: set phrases, a corrected word."""
    kept = np.zeros_like(mask)
    for begin, end in runs_of(mask):
        kept[begin:end] = end - begin >= LONGEST
    return kept


def evidence(bench: Bench, number: int, mask: Mask) -> tuple[Evidence, ...]:
    return tuple(words_at(bench, number, begin, end) for begin, end in runs_of(mask))
