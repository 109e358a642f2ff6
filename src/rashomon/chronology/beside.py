"""Events beside one another: what is part of what, what one text counts in one row, what an article is mainly about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rashomon.chronology.compact import Belief
from rashomon.chronology.compare import day_odds
from rashomon.chronology.evidence import Conclusion, Evidence
from rashomon.chronology.mains import main_clusters
from rashomon.chronology.tellings import Telling
from rashomon.chronology.units import Units
from rashomon.model.chronology import Event
from rashomon.model.timing import ConstraintKind

__all__ = ["homes", "main_events", "recurrences", "with_parts"]

#: Two happenings of a recurring kind that were not joined are two, unless the log-odds that they fall on one day are
#: above this: little more than even, for both days must be known to come so far.
SAME_DAY = 0.5


def recurrences(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence) -> list[tuple[str, str]]:
    """Pairs of events that the words count in one row: "for the second time in less than two weeks"."""
    home = homes(events, conclusion, evidence)
    return [
        (home[relation.start].id, home[relation.goal].id)
        for relation in evidence.relations
        if relation.constraint.kind is ConstraintKind.WITHIN
    ]


def homes(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence) -> dict[str, Event]:
    """The event that each telling is of, by the telling's key."""
    return {
        evidence.tellings[n].key: events[number] for number, cluster in enumerate(conclusion.clusters) for n in cluster
    }


def with_parts(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence) -> list[Event]:
    """An expected meeting is part of the visit that one text tells with it: same kin, shared party."""
    home = homes(events, conclusion, evidence)
    parts: dict[str, str] = {}
    by_unit: dict[str, list[Telling]] = {}
    for telling in evidence.tellings:
        by_unit.setdefault(telling.unit, []).append(telling)
    for _, told in sorted(by_unit.items()):
        for part in told:
            if not part.is_open or part.kin != "encounter":
                continue
            wholes = [
                whole
                for whole in told
                if not whole.is_open and not whole.background and whole.kin == part.kin and whole.actors & part.actors
            ]
            if wholes:
                whole = max(wholes, key=lambda t: (t.main, t.weight, t.key))
                if home[whole.key].id != home[part.key].id and part.passages[0].rule is None:
                    parts.setdefault(home[part.key].id, home[whole.key].id)
    return [replace(event, part_of=parts.get(event.id)) for event in events]


def main_events(events: Sequence[Event], conclusion: Conclusion, evidence: Evidence, units: Units) -> dict[str, str]:
    """From each article to the event that it is mainly about."""

    @cache
    def day_of_cluster(number: int) -> Belief:
        return Belief.of(conclusion.days[number])

    def apart(one: int, other: int) -> bool:
        return one != other and day_odds(day_of_cluster(other), day_of_cluster(one)) < SAME_DAY

    stories = () if conclusion.stories is None else conclusion.stories.groups
    return {
        article: events[number].id
        for unit, number in main_clusters(evidence.tellings, conclusion.clusters, stories, apart).items()
        for article in units.articles.get(unit, ())
        if units.home.get(article) == unit
    }
