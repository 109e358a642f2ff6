"""The toll of a disaster: figures that texts give in other words beside it ("three died when the ferry sank")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.chronology.sentences import sentence_around
from rashomon.chronology.tellings import Telling
from rashomon.chronology.vocabulary import listed
from rashomon.model.article import Article
from rashomon.model.events import EventMention

__all__ = ["tolls_beside"]

#: Types of happening that people die of without anybody's doing; of attacks "killed" is another word for the thing itself.
FATAL = frozenset({"ACCIDENT", "DISASTER"})


def tolls_beside(
    clusters: Sequence[Sequence[int]], told: Sequence[Telling], articles: Mapping[str, Article]
) -> dict[int, list[EventMention]]:
    """For each cluster of a disaster the mentions of dying and of being hurt, with a figure, that stand in one sentence
    with it and in none with another disaster; in the order of their texts."""
    disasters: dict[str, list[tuple[EventMention, int]]] = {}
    harmed: list[EventMention] = []
    for number, cluster in enumerate(clusters):
        for position in cluster:
            for passage in told[position].passages:
                lead = passage.lead
                if lead.type in FATAL and not passage.is_open:
                    disasters.setdefault(lead.article, []).append((lead, number))
                elif lead.subtype in listed("toll") and lead.counts and not lead.background and not passage.is_open:
                    harmed.append(lead)
    found: dict[int, list[EventMention]] = {}
    for lead in sorted(harmed, key=lambda lead: (lead.article, lead.begin, lead.id)):
        if lead.article not in disasters:
            continue
        begin, end = sentence_around(articles[lead.article].text, *lead.predicate)
        beside = {number for other, number in disasters[lead.article] if begin <= other.predicate[0] < end}
        if len(beside) == 1:
            found.setdefault(beside.pop(), []).append(lead)
    return found
