"""B-cubed and CEAF over one set of mentions, each grouped twice: by the gold and by the program.

B-cubed as Bagga and Baldwin (1998) define it. CEAF as Luo (2005) does: the one-to-one matching of clusters that
makes the sum of similarities largest; the mention-based similarity counts shared mentions, the entity-based one is
their Dice coefficient. Checked against scipy's assignment and a literal reading of the definitions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

__all__ = ["b_cubed", "ceaf"]

Scores = tuple[float, float, float]


def b_cubed(gold: Sequence[Hashable], system: Sequence[Hashable]) -> Scores:
    """B-cubed precision, recall and F1 of a clustering against another over the same items."""
    pairs, ours, theirs = Counter(zip(gold, system, strict=True)), Counter(system), Counter(gold)
    total = len(gold) or 1
    precision = sum(n * n / ours[s] for (_, s), n in pairs.items()) / total
    recall = sum(n * n / theirs[g] for (g, _), n in pairs.items()) / total
    return precision, recall, harmonic(precision, recall)


def ceaf(gold: Sequence[Hashable], system: Sequence[Hashable], *, by_entity: bool) -> Scores:
    """CEAF precision, recall and F1, entity-based or mention-based."""
    pairs, ours, theirs = Counter(zip(gold, system, strict=True)), Counter(system), Counter(gold)
    if not pairs:
        return 0.0, 0.0, 0.0
    weights = {(g, s): 2 * n / (theirs[g] + ours[s]) if by_entity else float(n) for (g, s), n in pairs.items()}
    best = sum(heaviest(part) for part in connected(weights))
    precision = best / (len(ours) if by_entity else len(system))
    recall = best / (len(theirs) if by_entity else len(gold))
    return precision, recall, harmonic(precision, recall)


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Weights = dict[tuple[Hashable, Hashable], float]


def connected(weights: Weights) -> list[Weights]:
    """The pairs in parts that share no cluster: each can be matched by itself."""
    parent: dict[tuple[int, Hashable], tuple[int, Hashable]] = {}

    def root(node: tuple[int, Hashable]) -> tuple[int, Hashable]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for g, s in weights:
        parent[root((0, g))] = root((1, s))
    parts: dict[tuple[int, Hashable], Weights] = defaultdict(dict)
    for (g, s), weight in weights.items():
        parts[root((0, g))][g, s] = weight
    return list(parts.values())


def heaviest(weights: Weights) -> float:
    """The largest sum of weights over one-to-one matchings: the Hungarian method with potentials."""
    rows = list(dict.fromkeys(g for g, _ in weights))
    columns = list(dict.fromkeys(s for _, s in weights))
    if len(rows) > len(columns):
        weights = {(s, g): weight for (g, s), weight in weights.items()}
        rows, columns = columns, rows
    cost = [[-weights.get((row, column), 0.0) for column in columns] for row in rows]
    high = [0.0] * (len(rows) + 1)
    low = [0.0] * (len(columns) + 1)
    match = [0] * (len(columns) + 1)
    for row in range(1, len(rows) + 1):
        match[0], place = row, 0
        least = [float("inf")] * (len(columns) + 1)
        seen = [False] * (len(columns) + 1)
        back = [0] * (len(columns) + 1)
        while match[place]:
            seen[place] = True
            step, near = float("inf"), 0
            for column in range(1, len(columns) + 1):
                if not seen[column]:
                    slack = cost[match[place] - 1][column - 1] - high[match[place]] - low[column]
                    if slack < least[column]:
                        least[column], back[column] = slack, place
                    if least[column] < step:
                        step, near = least[column], column
            for column in range(len(columns) + 1):
                if seen[column]:
                    high[match[column]] += step
                    low[column] -= step
                else:
                    least[column] -= step
            place = near
        while place:
            match[place] = match[back[place]]
            place = back[place]
    return -sum(cost[match[column] - 1][column - 1] for column in range(1, len(columns) + 1) if match[column])
