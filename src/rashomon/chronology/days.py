"""Days by message passing: units and events are unknown days, links say how they lie to one another.

Sum-product on the factor graph, in a fixed number of synchronous rounds (loopy belief propagation: Pearl
1988; Murphy, Weiss and Jordan 1999), so that the result does not depend on the order of anything. What
an unknown is told by one neighbour is never told back to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.chronology.grid import Days, Grid, Link

__all__ = ["Edge", "Inference", "infer"]

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
    """Beliefs of the unknowns that have edges, and for each edge what it told its two ends (logs)."""

    beliefs: Mapping[str, Days]
    to_start: Sequence[Days]
    to_goal: Sequence[Days]


def infer(own: Mapping[str, Days], edges: Sequence[Edge], grid: Grid, rounds: int) -> Inference:
    """Beliefs after ``rounds`` of synchronous messages.

    ``own`` gives log-likelihoods of unknowns from their own evidence; an unknown that is absent from
    it is open over the whole grid.
    """
    silence = np.zeros(grid.size)
    to_goal: list[Days] = [silence] * len(edges)
    to_start: list[Days] = [silence] * len(edges)
    totals = gathered(own, edges, to_start, to_goal, silence)
    for _ in range(rounds):
        next_goal, next_start = [], []
        for number, edge in enumerate(edges):
            next_goal.append(logarithm(edge.link.forward(normal(totals[edge.start] - to_start[number]))))
            next_start.append(logarithm(edge.link.backward(normal(totals[edge.goal] - to_goal[number]))))
        to_goal, to_start = next_goal, next_start
        totals = gathered(own, edges, to_start, to_goal, silence)
    return Inference({name: normal(total) for name, total in totals.items()}, to_start, to_goal)


def gathered(
    own: Mapping[str, Days], edges: Sequence[Edge], to_start: Sequence[Days], to_goal: Sequence[Days], silence: Days
) -> dict[str, Days]:
    """Log-beliefs of every unknown that some edge touches: its own evidence and all that it was told."""
    totals: dict[str, Days] = {}
    for number, edge in enumerate(edges):
        for name, told in ((edge.start, to_start[number]), (edge.goal, to_goal[number])):
            totals[name] = totals[name] + told if name in totals else own.get(name, silence) + told
    return totals


def logarithm(belief: Days) -> Days:
    logs: Days = np.log(np.maximum(belief, TINY))
    return logs


def normal(log_belief: Days) -> Days:
    """From logs to a belief that sums to 1."""
    weights: Days = np.exp(log_belief - log_belief.max())
    weights /= weights.sum()
    return weights
