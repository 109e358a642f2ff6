"""Which tellings of different texts are one event: candidate pairs, comparisons, clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.chronology.cluster import Pair, average_linkage
from rashomon.chronology.compare import Account, Comparison, compare
from rashomon.chronology.vocabulary import Vector, cosine

__all__ = ["Identified", "candidate_pairs", "identify"]

#: A block larger than this is compared only between accounts that lie close in time.
BLOCK = 120
#: How many neighbours in time each account of a large block is compared with.
NEIGHBOURS = 40
#: A word in more than this share of stories brings no two of them together as candidates.
COMMON = 0.05
#: Stories less alike than this are not candidates for being about one event.
ALIKE = 0.12


class Identified:
    """Clusters of account positions, and the comparisons that were made."""

    def __init__(self, clusters: list[list[int]], comparisons: Mapping[Pair, Comparison]) -> None:
        self.clusters = clusters
        self.comparisons = comparisons


def identify(accounts: Sequence[Account], threshold: float) -> Identified:
    """Compare candidates and cluster. Accounts come sorted by key, so the result depends on no order."""
    comparisons: dict[Pair, Comparison] = {}

    def score(left: int, right: int) -> float:
        found = compare(accounts[left], accounts[right])
        comparisons[left, right] = found
        return found.score

    scores = {pair: score(*pair) for pair in candidate_pairs(accounts)}
    return Identified(average_linkage(len(accounts), scores, score, threshold), comparisons)


def candidate_pairs(accounts: Sequence[Account]) -> list[Pair]:
    """Pairs that share a kin of happening and a party or a place, or whose whole stories are alike."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for number, account in enumerate(accounts):
        telling = account.telling
        if not any(passage.lead.specific for passage in telling.passages):
            continue
        for key in telling.actors | account.places:
            blocks.setdefault((telling.kin, key), []).append(number)
    pairs: set[Pair] = set()
    middle = np.array([float(account.day.argmax()) for account in accounts])
    for _, members in sorted(blocks.items()):
        if len(members) <= BLOCK:
            pairs.update((a, b) for place, a in enumerate(members) for b in members[place + 1 :])
        else:
            ordered = sorted(members, key=lambda number: (middle[number], number))
            for place, a in enumerate(ordered):
                pairs.update((min(a, b), max(a, b)) for b in ordered[place + 1 : place + 1 + NEIGHBOURS])
    pairs.update(alike_stories(accounts))
    return sorted(pairs)


def alike_stories(accounts: Sequence[Account]) -> set[Pair]:
    """Main events of stories that share rare words."""
    mains = [number for number, account in enumerate(accounts) if account.telling.main]
    index: dict[str, list[int]] = {}
    for number in mains:
        for word in accounts[number].story:
            index.setdefault(word, []).append(number)
    limit = max(10, int(COMMON * len(mains)))
    pairs: set[Pair] = set()
    for number in mains:
        shared: dict[int, float] = {}
        story: Vector = accounts[number].story
        for word, value in story.items():
            others = index[word]
            if len(others) <= limit:
                for other in others:
                    if other > number and accounts[other].telling.kin == accounts[number].telling.kin:
                        shared[other] = shared.get(other, 0.0) + value * accounts[other].story[word]
        nearest = sorted(shared, key=lambda other: (-shared[other], other))[:NEIGHBOURS]
        pairs.update((number, other) for other in nearest if cosine(story, accounts[other].story) >= ALIKE)
    return pairs
