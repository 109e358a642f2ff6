"""Which tellings of different texts are one event: candidate pairs, comparisons, clusters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.chronology.cluster import Pair, average_linkage
from rashomon.chronology.compare import Account, Comparison, compare
from rashomon.chronology.stories import Stories

__all__ = ["Identified", "candidate_pairs", "identify"]

#: A block larger than this is compared only between accounts that lie close in time.
BLOCK = 120
#: How many neighbours in time each account of a large block is compared with.
NEIGHBOURS = 40
#: Texts whose log-odds of one story are below this bring no tellings together as candidates.
ALIKE = -2.5


class Identified:
    """Clusters of account positions, and the comparisons that were made."""

    def __init__(self, clusters: list[list[int]], comparisons: Mapping[Pair, Comparison]) -> None:
        self.clusters = clusters
        self.comparisons = comparisons


def identify(
    accounts: Sequence[Account], threshold: float, stories: Stories, settled: Mapping[Pair, bool] | None = None
) -> Identified:
    """Compare candidates and cluster. Accounts come sorted by key, so the result depends on no order. ``settled``
    are pairs that a person decided: one or two, whatever the comparison says. What is one brings along all that
    is held to be one with either."""
    accounts = in_context(accounts)
    comparisons: dict[Pair, Comparison] = {}

    def score(left: int, right: int) -> float:
        result = compare(accounts[left], accounts[right], stories)
        comparisons[left, right] = result
        return result.score

    scores = {pair: score(*pair) for pair in candidate_pairs(accounts, stories)}
    word = settled or {}
    for pair, same in word.items():
        score(*pair)
        if not same:
            scores[pair] = -math.inf
    clusters = average_linkage(len(accounts), scores, score, threshold)
    return Identified(joined_by_word(clusters, word), comparisons)


def joined_by_word(clusters: list[list[int]], settled: Mapping[Pair, bool]) -> list[list[int]]:
    """The clusters, with those joined whole that a person's word joins. Where another word keeps two of their members
    apart, only what the word names moves over."""
    home = {position: number for number, cluster in enumerate(clusters) for position in cluster}
    held = {number: set(cluster) for number, cluster in enumerate(clusters)}
    apart = [pair for pair, same in settled.items() if not same]
    for (left, right), same in sorted(settled.items()):
        one, other = home[left], home[right]
        if not same or one == other:
            continue
        whole = held[one] | held[other]
        moved = {right} if any(a in whole and b in whole for a, b in apart) else held[other]
        held[one] = held[one] | moved
        held[other] = held[other] - moved
        home.update((position, one) for position in moved)
    return sorted(sorted(cluster) for cluster in held.values() if cluster)


def in_context(accounts: Sequence[Account]) -> list[Account]:
    """The accounts with what the pile says of their places, and their texts of their kin."""
    rarity = place_rarity(accounts)
    told = Counter((account.telling.unit, account.telling.kin) for account in accounts)
    return [replace(a, place_rarity=rarity, rivals=told[a.telling.unit, a.telling.kin]) for a in accounts]


def place_rarity(accounts: Sequence[Account]) -> dict[str, float]:
    """How much a shared place says: less, the more of the pile's texts tell of something there."""
    units: dict[str, set[str]] = {}
    for account in accounts:
        for name in account.places:
            units.setdefault(name, set()).add(account.telling.unit)
    number = len({account.telling.unit for account in accounts})
    return {name: 1.0 / (1.0 + math.log1p(len(held) * 10 / (number + 10))) for name, held in units.items()}


def candidate_pairs(accounts: Sequence[Account], stories: Stories) -> list[Pair]:
    """Pairs of one kin that share a party or a place, or stand in texts that may be of one story."""
    blocks: dict[tuple[str, str], list[int]] = {}
    by_unit: dict[tuple[str, str], list[int]] = {}
    for number, account in enumerate(accounts):
        telling = account.telling
        if not any(passage.lead.specific for passage in telling.passages):
            continue
        by_unit.setdefault((telling.unit, telling.kin), []).append(number)
        for key in telling.actors | account.places:
            blocks.setdefault((telling.kin, key), []).append(number)
    pairs: set[Pair] = set()
    middle = [account.day.best for account in accounts]
    for _, members in sorted(blocks.items()):
        if len(members) <= BLOCK:
            pairs.update((a, b) for place, a in enumerate(members) for b in members[place + 1 :])
        else:
            ordered = sorted(members, key=lambda number: (middle[number], number))
            for place, a in enumerate(ordered):
                pairs.update((min(a, b), max(a, b)) for b in ordered[place + 1 : place + 1 + NEIGHBOURS])
    kins = sorted({kin for _, kin in by_unit})
    for (left, right), odds in stories.odds.items():
        if odds > ALIKE:
            for kin in kins:
                for a in by_unit.get((stories.found[left].unit, kin), ()):
                    pairs.update((min(a, b), max(a, b)) for b in by_unit.get((stories.found[right].unit, kin), ()))
    return sorted(pairs)
