"""The graph of days: which tellings tie their texts to an event, and which events are tied by the words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rashomon.chronology.apart import event_name
from rashomon.chronology.dating import Dating
from rashomon.chronology.days import Edge
from rashomon.chronology.evidence import Evidence
from rashomon.chronology.grid import LagLink, lag_density
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.relations import Relation
from rashomon.chronology.tellings import Telling
from rashomon.model.chronology import KnownEvent

__all__ = ["graph", "plainness"]

#: From the day a family's text was written to the day of a page that carries it.
REPRINT = LagLink(lag_density("reprint"), ahead=True)


def graph(
    clusters: Sequence[Sequence[int]],
    datings: Sequence[Dating],
    binding: Sequence[Relation],
    known: Mapping[int, KnownEvent],
    surest: Mapping[tuple[int, int], float],
    evidence: Evidence,
    options: ChronologyOptions,
) -> tuple[dict[int, list[int]], list[Edge], list[int | None], dict[int, Relation]]:
    """The tellings that speak for each cluster without an anchor, and the edges between the unknowns: with the telling
    that makes each, and the relation that makes those between two events.

    A cluster takes part only when it ties texts together, or is tied to another by the words: else its
    day follows from its text alone. One unit speaks once for one event, with its plainest words.
    """
    home = {evidence.tellings[position].key: number for number, cluster in enumerate(clusters) for position in cluster}
    own: dict[int, list[int]] = {}
    tied = {home[key] for relation in binding for key in (relation.start, relation.goal)}
    speaking: dict[int, Collection[str]] = {}
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
        if not speakers and number in tied:  # joined too weakly: its day is that of its plainest telling
            alone = min(cluster, key=lambda position: (*plainness(datings[position]), position))
            speakers[evidence.tellings[alone].unit] = alone
        speaking[number] = speakers.keys()
        own[number] = [position for position in speakers.values() if datings[position].fixed is not None]
        if len(speakers) < 2 and number not in tied and number not in known:
            continue
        for unit, position in sorted(speakers.items()):
            link = datings[position].link
            if link is not None and speaks(evidence.tellings[position], datings[position]):
                edges.append(Edge(unit, name, link))
                edge_telling.append(position)
    worded: dict[int, Relation] = {}
    unit_of = {telling.key: telling.unit for telling in evidence.tellings}
    for relation in binding:
        start, goal = home[relation.start], home[relation.goal]
        heard = unit_of[relation.start] in speaking[start] and unit_of[relation.goal] in speaking[goal]
        if start != goal and heard:  # what is joined with others too weakly to tell them a day tells it to nobody else
            worded[len(edges)] = relation
            edges.append(Edge(event_name(start), event_name(goal), relation.link))
            edge_telling.append(None)
    for article, family in evidence.reprints.items():
        edges.append(Edge(family, article, REPRINT))
        edge_telling.append(None)
    return own, edges, edge_telling, worded


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
