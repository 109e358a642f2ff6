"""The joint inference: identity and days, refined together."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

import numpy as np

from rashomon.chronology.apart import REMEMBERED, Apart, event_name
from rashomon.chronology.compact import Belief, Recent, Shelf
from rashomon.chronology.compare import Account, Comparison
from rashomon.chronology.dating import Dating, day_of
from rashomon.chronology.days import Edge, Inference, infer, logarithm, normal
from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days, Grid, LagLink, lag_density
from rashomon.chronology.identity import identify
from rashomon.chronology.known import known_day, match_known
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.profiles import Profile
from rashomon.chronology.relations import Relation, binds, within_text
from rashomon.chronology.stories import Stories, tell_stories
from rashomon.chronology.tellings import Telling
from rashomon.chronology.testimony import Testimony
from rashomon.chronology.vocabulary import Vector, vector_of, words_of
from rashomon.chronology.writing import unit_factors
from rashomon.model.article import Article
from rashomon.model.chronology import KnownEvent, Window
from rashomon.model.language import Entity

__all__ = ["REPRINT", "Conclusion", "Evidence", "conclude", "event_name", "own_evidence", "product"]

#: From the day a family's text was written to the day of a page that carries it.
REPRINT = LagLink(lag_density("reprint"), ahead=True)
#: Characters on either side of a mention whose words are compared: about a sentence.
AROUND = 120


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
    graph, ``messages`` what an unknown was told by its neighbours, as factors.
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


def conclude(evidence: Evidence, options: ChronologyOptions) -> Conclusion:
    """Alternate: days from the texts alone, identity under those days, days under that identity."""
    datings = evidence.datings
    dated = {telling.key: dating for telling, dating in zip(evidence.tellings, datings, strict=True)}
    home = {telling.key: telling.unit for telling in evidence.tellings}
    own = evidence.own.copy()
    binding = []
    for relation in evidence.relations:
        if binds(relation, dated):
            binding.append(relation)
        unit = home[relation.later]
        own[unit] = own[unit] + logarithm(within_text(relation, dated, evidence.grid))
    written = normalised(own)
    stories = tell_stories(evidence.profiles)
    plain = [dating.plainly() for dating in datings]
    apart = Apart(evidence.tellings, plain)
    homes = [-1] * len(datings)
    conclusion: Conclusion | None = None
    entity_rarity = rarity(evidence.tellings)
    grid = evidence.grid
    surest: dict[tuple[int, int], float] = {}
    for threshold in options.same_event:
        beliefs = Beliefs(evidence, plain, written)
        accounts = [
            account(
                telling,
                beliefs.of(position),
                homes[position],
                apart.of(position),
                apart.others(homes[position]),
                evidence,
                entity_rarity,
            )
            for position, telling in enumerate(evidence.tellings)
        ]
        identified = identify(accounts, threshold, stories, evidence.settled)
        clusters = identified.clusters
        for pair, found in identified.comparisons.items():
            surest[pair] = max(surest.get(pair, found.score), found.score)
        known = match_known(
            evidence.known, [[accounts[n] for n in cluster] for cluster in clusters], evidence.entities, grid
        )
        own_words, edges, edge_telling = graph(clusters, datings, binding, known, surest, evidence, options)
        unknowns = {edge.start for edge in edges} | {edge.goal for edge in edges}
        own_days: Shelf[str] = Shelf()
        for number, positions in own_words.items():
            logs = own_day(known.get(number), positions, datings, grid)
            if event_name(number) in unknowns and logs is not None:
                own_days[event_name(number)] = logs
        inference = infer(ChainMap[str, Days](own_days, own), edges, grid)
        written = normalised(own)
        written.update((unit, belief) for unit, belief in inference.beliefs.items() if unit in own)
        apart = Apart(evidence.tellings, plain, written, edges, inference)
        homes = homes_of(clusters, len(datings))
        conclusion = Conclusion(
            clusters,
            written,
            EventDays(clusters, own_words, known, evidence, datings, inference, written),
            datings,
            identified.comparisons,
            known,
            edges,
            inference,
            edge_telling,
            stories,
        )
    if conclusion is None:
        raise ValueError("same_event must name at least one threshold")
    return conclusion


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
    """The day of each cluster, computed when asked for: from its ties, else from its words, else from its text."""

    def __init__(
        self,
        clusters: Sequence[Sequence[int]],
        own_words: Mapping[int, Sequence[int]],
        known: Mapping[int, KnownEvent],
        evidence: Evidence,
        datings: Sequence[Dating],
        inference: Inference,
        written: Mapping[str, Days],
    ) -> None:
        self.clusters, self.own_words, self.known = clusters, own_words, known
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
            return tied
        own = own_day(self.known.get(number), self.own_words.get(number, ()), self.datings, self.evidence.grid)
        if own is not None:
            return normal(own)
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


def homes_of(clusters: Sequence[Sequence[int]], size: int) -> list[int]:
    """For each telling the number of its cluster."""
    homes = [-1] * size
    for number, cluster in enumerate(clusters):
        for position in cluster:
            homes[position] = number
    return homes


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


def graph(
    clusters: Sequence[Sequence[int]],
    datings: Sequence[Dating],
    binding: Sequence[Relation],
    known: Mapping[int, KnownEvent],
    surest: Mapping[tuple[int, int], float],
    evidence: Evidence,
    options: ChronologyOptions,
) -> tuple[dict[int, list[int]], list[Edge], list[int | None]]:
    """The tellings that speak for each cluster without an anchor, and the edges between the unknowns.

    A cluster takes part only when it ties texts together, or is tied to another by the words: else its
    day follows from its text alone. One unit speaks once for one event, with its plainest words.
    """
    home = {evidence.tellings[position].key: number for number, cluster in enumerate(clusters) for position in cluster}
    own: dict[int, list[int]] = {}
    tied = {home[key] for relation in binding for key in (relation.earlier, relation.later)}
    edges: list[Edge] = []
    edge_telling: list[int | None] = []
    for number, cluster in enumerate(clusters):
        name = event_name(number)
        speakers: dict[str, int] = {}
        for position in cluster:
            if not sure(position, cluster, surest, evidence, options):
                continue
            unit = evidence.tellings[position].unit
            rival = speakers.get(unit)
            if rival is None or plainness(datings[position]) < plainness(datings[rival]):
                speakers[unit] = position
        own[number] = [position for position in speakers.values() if datings[position].fixed is not None]
        if len(speakers) < 2 and number not in tied and number not in known:
            continue
        for unit, position in sorted(speakers.items()):
            link = datings[position].link
            if link is not None and speaks(evidence.tellings[position], datings[position]):
                edges.append(Edge(unit, name, link))
                edge_telling.append(position)
    for relation in binding:
        if home[relation.earlier] != home[relation.later]:
            edges.append(Edge(event_name(home[relation.earlier]), event_name(home[relation.later]), relation.link))
            edge_telling.append(None)
    for article, family in evidence.reprints.items():
        edges.append(Edge(family, article, REPRINT))
        edge_telling.append(None)
    return own, edges, edge_telling


def sure(
    position: int,
    cluster: Sequence[int],
    surest: Mapping[tuple[int, int], float],
    evidence: Evidence,
    options: ChronologyOptions,
) -> bool:
    """Whether a telling is joined with those of other texts surely enough to be dated by them: a merge that
    rests on like words may be right, and still must not carry a date from one text to another. ``surest`` has the
    highest score that each pair had in any pass, for what two were joined by does not grow weaker by it."""
    unit = evidence.tellings[position].unit
    if any(evidence.settled.get((min(position, other), max(position, other))) for other in cluster):
        return True
    scores = [
        found
        for other in cluster
        if evidence.tellings[other].unit != unit
        and (found := surest.get((min(position, other), max(position, other)))) is not None
    ]
    return not scores or sum(scores) / len(scores) >= options.dates_together


def speaks(telling: Telling, dating: Dating) -> bool:
    """Whether a telling says something of its day: by words of time, or as the news of the day. Undated
    background and plans say next to nothing, and are not heard."""
    news = telling.main and not telling.background and not telling.is_open
    return dating.stated or news


def plainness(dating: Dating) -> tuple[bool, float]:
    """Stated words before standing, narrow before wide."""
    return not dating.stated, 0.0 if dating.fixed is not None or dating.link is None else dating.link.width


def rarity(tellings: Sequence[Telling]) -> dict[str, float]:
    """How much a shared party says: less, the more of the pile's texts it stands in."""
    units: dict[str, set[str]] = {}
    for telling in tellings:
        for actor in telling.actors:
            units.setdefault(actor, set()).add(telling.unit)
    number = len({telling.unit for telling in tellings})
    return {actor: 1.0 / (1.0 + float(np.log1p(len(found) * 10 / (number + 10)))) for actor, found in units.items()}


def account(
    telling: Telling,
    days: Callable[[], Belief],
    home: int,
    apart: Callable[[int], Belief | None],
    others: Callable[[str], Belief | None],
    evidence: Evidence,
    entity_rarity: Mapping[str, float],
) -> Account:
    words: list[str] = []
    figures: dict[str, set[float]] = {}
    for passage in telling.passages:
        lead = passage.lead
        text = evidence.articles[lead.article].text
        start = max(text.rfind("\n", 0, lead.begin) + 1, lead.begin - AROUND)
        stop = text.find("\n", lead.end)
        words += words_of(text[start : min(stop if stop >= 0 else len(text), lead.end + AROUND)])
        for count in lead.counts:
            value = count.low if count.low is not None else count.high
            if value is not None:
                figures.setdefault(count.of, set()).add(value)
    return Account(
        telling,
        days,
        home,
        apart,
        others,
        vector_of(words, evidence.idf),
        evidence.stories.get(telling.passages[0].lead.article, {}),
        {of: tuple(sorted(values)) for of, values in sorted(figures.items())},
        telling.places,
        entity_rarity,
    )
