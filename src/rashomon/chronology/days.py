"""Days by message passing: units and events are unknown days, links say how they lie to one another.

Where accounts tie one another in circles, passing messages round and round counts one piece of evidence
again each time, and grows certain of nothing at all (measured: seven equally good years became one). So
only the plainest ties that make no circle are used, a spanning forest of the graph with the narrowest
links first, and on a forest sum-product is exact (Pearl 1988): a tie left out costs precision, never
honesty. An unknown that is as good as known passes nothing on, so a tie from it to an event makes no circle: such ties
are heard too, by the event alone. The forest depends on the links and their names alone, never on the order of input.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.chronology.compact import Shelf
from rashomon.chronology.grid import Days, Grid, Link

__all__ = ["Edge", "Inference", "infer"]

#: Belief in one day from which on a text's day is as good as known: what it tells an event, it tells whatever other
#: events say.
SETTLED = 0.95
#: Keeps logarithms finite; far below any likelihood that factors give.
TINY = 1e-300


@dataclass(frozen=True, eq=False)
class Edge:
    """``link`` leads from the day of ``start`` to the day of ``goal`` (names of unknowns)."""

    start: str
    goal: str
    link: Link


@dataclass(frozen=True)
class Inference:
    """Beliefs of the unknowns that have edges, and for each edge, by its number, what it told its two ends (logs)."""

    beliefs: Mapping[str, Days]
    to_start: Mapping[int, Days]
    to_goal: Mapping[int, Days]


def infer(own: Mapping[str, Days], edges: Sequence[Edge], grid: Grid) -> Inference:
    """Exact beliefs on the plainest forest of the graph.

    ``own`` gives log-likelihoods of unknowns from their own evidence; an unknown that is absent from
    it is open over the whole grid. Edges that are left out tell nothing to either end, but that an event hears
    all units whose own day is settled.
    """
    ends = {name for edge in edges for name in (edge.start, edge.goal)}
    forest, edges, alone = with_settled(plainest_forest(edges), edges, own)
    silence = np.zeros(grid.size)
    to_start: Shelf[int] = Shelf(silence)
    to_goal: Shelf[int] = Shelf(silence)
    around: dict[str, list[int]] = {}
    for number in forest:
        for name in (edges[number].start, edges[number].goal):
            around.setdefault(name, []).append(number)
    known: Shelf[str] = Shelf()  # what an unknown knows of itself and was told so far (logs)
    for name in around:
        known[name] = own.get(alone.get(name, name), silence)

    def tell(number: int, teller: str) -> None:
        """Pass on what the teller knows, but for what the other told it."""
        edge = edges[number]
        onward = teller == edge.start
        other, heard, told = (edge.goal, to_start, to_goal) if onward else (edge.start, to_goal, to_start)
        knows = normal(known[teller] - heard[number])
        message = logarithm(edge.link.forward(knows) if onward else edge.link.backward(knows))
        told[number] = message
        known[other] = known[other] + message

    order = outward(edges, around)
    for name, above in reversed(order):
        if above is not None:
            tell(above, name)
    for name, above in order:
        if above is not None:
            tell(above, edges[above].goal if edges[above].start == name else edges[above].start)
    beliefs: Shelf[str] = Shelf()
    for name in sorted(ends):
        beliefs[name] = normal(known[name] if name in around else own.get(name, silence))
    for number, edge in enumerate(edges):
        if edge.start in alone:
            to_start[number] = silence
    return Inference(beliefs, to_start, to_goal)


def with_settled(
    forest: Sequence[int], edges: Sequence[Edge], own: Mapping[str, Days]
) -> tuple[list[int], list[Edge], dict[str, str]]:
    """The forest with those edges added that it leaves out and that begin at a settled unknown. There each begins at a
    copy of it, under a name of its own (the last value says whose), so that no circle arises and the unknown itself is
    not told."""
    kept, found = set(forest), list(edges)
    copies: dict[str, str] = {}
    settled: dict[str, bool] = {}
    for number, edge in enumerate(edges):
        if number in kept or edge.start not in own:
            continue
        if edge.start not in settled:
            settled[edge.start] = bool(normal(own[edge.start]).max() >= SETTLED)
        if settled[edge.start]:
            copy = f"\0{number}"  # no unit's or event's name begins so
            found[number] = Edge(copy, edge.goal, edge.link)
            copies[copy] = edge.start
            kept.add(number)
    return sorted(kept), found, copies


def plainest_forest(edges: Sequence[Edge]) -> list[int]:
    """The numbers of the edges that are used: the narrowest first, none that closes a circle (Kruskal)."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    kept = []
    for number in sorted(range(len(edges)), key=lambda n: (edges[n].link.width, edges[n].start, edges[n].goal, n)):
        one, other = root(edges[number].start), root(edges[number].goal)
        if one != other:
            parent[max(one, other)] = min(one, other)
            kept.append(number)
    return sorted(kept)


def outward(edges: Sequence[Edge], around: Mapping[str, Sequence[int]]) -> list[tuple[str, int | None]]:
    """Every unknown of the forest, parents before children, with the edge that leads to its parent."""
    found: list[tuple[str, int | None]] = []
    seen: set[str] = set()
    for name in sorted(around):
        pending: list[tuple[str, int | None]] = [] if name in seen else [(name, None)]
        seen.add(name)
        while pending:
            node, arrived = pending.pop()
            found.append((node, arrived))
            for number in around[node]:
                other = edges[number].goal if edges[number].start == node else edges[number].start
                if other not in seen:
                    seen.add(other)
                    pending.append((other, number))
    return found


def logarithm(belief: Days) -> Days:
    logs: Days = np.log(np.maximum(belief, TINY))
    return logs


def normal(log_belief: Days) -> Days:
    """From logs to a belief that sums to 1."""
    weights: Days = np.exp(log_belief - log_belief.max())
    weights /= weights.sum()
    return weights
