"""The joint inference: identity and days, refined together."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rashomon.chronology.apart import Apart, event_name
from rashomon.chronology.beliefs import Beliefs, EventDays, normalised, own_day
from rashomon.chronology.compact import Belief, Shelf
from rashomon.chronology.compare import Account
from rashomon.chronology.days import Edge, infer, logarithm
from rashomon.chronology.evidence import Conclusion, Evidence
from rashomon.chronology.grid import Days
from rashomon.chronology.identity import identify
from rashomon.chronology.known import match_known
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.relations import Relation, binds, within_text
from rashomon.chronology.stories import tell_stories
from rashomon.chronology.tellings import Telling
from rashomon.chronology.ties import graph
from rashomon.chronology.vocabulary import vector_of, words_of
from rashomon.model.timing import ConstraintKind

__all__ = ["conclude"]

#: Relations that are an order and no count.
ORDERS = frozenset({ConstraintKind.AFTER, ConstraintKind.BEFORE})
#: Characters on either side of a mention whose words are compared: about a sentence.
AROUND = 120


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
        unit = home[relation.goal]
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
        own_words, edges, edge_telling, worded = graph(clusters, datings, binding, known, surest, evidence, options)
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
        unheard = unspoken(edges, edge_telling, own_words, worded)
        conclusion = Conclusion(
            clusters,
            written,
            EventDays(clusters, own_words, known, evidence, datings, inference, written, unheard),
            datings,
            identified.comparisons,
            known,
            edges,
            inference,
            edge_telling,
            stories,
            worded,
        )
    if conclusion is None:
        raise ValueError("same_event must name at least one threshold")
    return conclusion


def unspoken(
    edges: Sequence[Edge],
    edge_telling: Sequence[int | None],
    own_words: Mapping[int, Sequence[int]],
    worded: Mapping[int, Relation],
) -> frozenset[int]:
    """The clusters of which no text tells the day, and no words count it: an order at most places them."""
    heard = {edge.goal for edge, position in zip(edges, edge_telling, strict=True) if position is not None}
    for number, relation in worded.items():
        if relation.constraint.kind not in ORDERS:
            heard |= {edges[number].start, edges[number].goal}
    return frozenset(
        number for number, positions in own_words.items() if not positions and event_name(number) not in heard
    )


def homes_of(clusters: Sequence[Sequence[int]], size: int) -> list[int]:
    """For each telling the number of its cluster."""
    homes = [-1] * size
    for number, cluster in enumerate(clusters):
        for position in cluster:
            homes[position] = number
    return homes


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
