"""Days as they are believed: of texts by their own words, of what they tell by the days of writing, of events."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import overload

import numpy as np

from rashomon.chronology.apart import REMEMBERED, event_name
from rashomon.chronology.compact import Belief, Recent, Shelf
from rashomon.chronology.dating import Dating, day_of
from rashomon.chronology.days import Inference, logarithm, normal
from rashomon.chronology.evidence import Evidence
from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.known import known_day
from rashomon.chronology.testimony import Testimony
from rashomon.chronology.ties import plainness
from rashomon.chronology.writing import unit_factors
from rashomon.model.article import Article
from rashomon.model.chronology import KnownEvent, Window

__all__ = ["Beliefs", "EventDays", "normalised", "own_day", "own_evidence", "product"]


def own_evidence(
    testimony: Mapping[str, Testimony], articles: Mapping[str, Article], grid: Grid, window: Window | None
) -> Shelf[str]:
    """What each unit's own words say of its day (logs)."""
    own: Shelf[str] = Shelf()
    for unit, found in testimony.items():
        own[unit] = product(unit_factors(found, articles, grid, window), grid)
    return own


def product(factors: Sequence[Factor], grid: Grid) -> Days:
    """The log of the product of likelihoods."""
    logs = np.zeros(grid.size)
    for factor in factors:
        logs = logs + logarithm(factor.weights)
    return logs


def normalised(own: Mapping[str, Days]) -> Shelf[str]:
    """From logs to beliefs, name by name."""
    written: Shelf[str] = Shelf()
    for unit, logs in own.items():
        written[unit] = normal(logs)
    return written


class Beliefs:
    """Each telling's day, from the days on which the texts were written. They are computed when asked for, for there
    are more of them than fit into memory."""

    def __init__(self, evidence: Evidence, datings: Sequence[Dating], written: Mapping[str, Days]) -> None:
        self.evidence, self.datings, self.written = evidence, datings, written
        self.known: Recent[tuple[str, int]] = Recent(REMEMBERED)

    def of(self, position: int) -> Callable[[], Belief]:
        unit, dating = self.evidence.tellings[position].unit, self.datings[position]
        key = (unit, id(dating.link)) if dating.fixed is None else ("", id(dating.fixed))

        def days() -> Belief:
            found = self.known.get(key)
            if found is None:
                found = self.known.keep(key, Belief.of(day_of(dating, self.written[unit])))
            return found

        return days


class EventDays(Sequence[Days]):
    """The day of each cluster, computed when asked for: from its ties, else from its words, else from its text. What only
    an order ties, and of which no text tells more, still stands in its text as news, plan or past."""

    def __init__(
        self,
        clusters: Sequence[Sequence[int]],
        own_words: Mapping[int, Sequence[int]],
        known: Mapping[int, KnownEvent],
        evidence: Evidence,
        datings: Sequence[Dating],
        inference: Inference,
        written: Mapping[str, Days],
        unheard: Collection[int] = (),
    ) -> None:
        self.clusters, self.own_words, self.known, self.unheard = clusters, own_words, known, unheard
        self.evidence, self.datings, self.inference, self.written = evidence, datings, inference, written

    def __len__(self) -> int:
        return len(self.clusters)

    @overload
    def __getitem__(self, number: int) -> Days: ...

    @overload
    def __getitem__(self, number: slice) -> list[Days]: ...

    def __getitem__(self, number: int | slice) -> Days | list[Days]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        cluster = self.clusters[number]
        tied = self.inference.beliefs.get(event_name(number))
        if tied is not None:
            return normal(logarithm(tied) + logarithm(self.standing(cluster))) if number in self.unheard else tied
        own = own_day(self.known.get(number), self.own_words.get(number, ()), self.datings, self.evidence.grid)
        if own is not None:
            return normal(own)
        return self.standing(cluster)

    def standing(self, cluster: Sequence[int]) -> Days:
        """The day by the plainest telling alone."""
        plainest = min(cluster, key=lambda position: (*plainness(self.datings[position]), position))
        return day_of(self.datings[plainest], self.written[self.evidence.tellings[plainest].unit])


def own_day(known: KnownEvent | None, positions: Sequence[int], datings: Sequence[Dating], grid: Grid) -> Days | None:
    """What a table of known events and words that need no anchor say of an event's day (logs)."""
    logs = logarithm(known_day(known, grid)) if known is not None else None
    for position in positions:
        fixed = datings[position].fixed
        if fixed is not None:
            logs = logarithm(fixed) if logs is None else logs + logarithm(fixed)
    return logs
