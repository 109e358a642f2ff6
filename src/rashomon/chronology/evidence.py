"""What the joint inference starts from, and what it ends with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.chronology.compact import Shelf
from rashomon.chronology.compare import Comparison
from rashomon.chronology.dating import Dating
from rashomon.chronology.days import Edge, Inference
from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.profiles import Profile
from rashomon.chronology.relations import Relation
from rashomon.chronology.stories import Stories
from rashomon.chronology.tellings import Telling
from rashomon.chronology.testimony import Testimony
from rashomon.chronology.vocabulary import Vector
from rashomon.model.article import Article
from rashomon.model.chronology import KnownEvent
from rashomon.model.language import Entity

__all__ = ["Conclusion", "Evidence"]


@dataclass(frozen=True)
class Evidence:
    """Everything that the inference starts from."""

    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    testimony: Mapping[str, Testimony]
    own: Shelf[str]
    tellings: Sequence[Telling]
    relations: Sequence[Relation]
    reprints: Mapping[str, str]
    stories: Mapping[str, Vector]
    idf: Mapping[str, float]
    known: Sequence[KnownEvent]
    grid: Grid
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    settled: Mapping[tuple[int, int], bool] = field(default_factory=dict)
    datings: Sequence[Dating] = ()
    news: Mapping[str, Sequence[Callable[[], Factor | None]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Conclusion:
    """Clusters of tellings with their days, the units' days, and all that explains them.

    ``clusters`` hold positions in ``Evidence.tellings``; ``events`` are the clusters' names in the
    graph, ``messages`` what an unknown was told by its neighbours, as factors; ``worded`` has the edges, by number, that
    words make between two events.
    """

    clusters: Sequence[Sequence[int]]
    written: Mapping[str, Days]
    days: Sequence[Days]
    datings: Sequence[Dating]
    comparisons: Mapping[tuple[int, int], Comparison]
    known: Mapping[int, KnownEvent]
    edges: Sequence[Edge] = ()
    inference: Inference | None = None
    edge_telling: Sequence[int | None] = field(default_factory=tuple)
    stories: Stories | None = None
    worded: Mapping[int, Relation] = field(default_factory=dict)

    @cached_property
    def hearing(self) -> Mapping[str, Sequence[int]]:
        """For each unit the numbers of the edges between it and the events that it tells of."""
        found: dict[str, list[int]] = {}
        for number, (edge, position) in enumerate(zip(self.edges, self.edge_telling, strict=True)):
            if position is not None:
                found.setdefault(edge.start, []).append(number)
        return found

    @cached_property
    def spoken(self) -> Mapping[str, Mapping[int, int]]:
        """For each event's name the tellings whose texts tell it its day, each with the number of its edge."""
        found: dict[str, dict[int, int]] = {}
        for number, (edge, position) in enumerate(zip(self.edges, self.edge_telling, strict=True)):
            if position is not None:
                found.setdefault(edge.goal, {})[position] = number
        return found
