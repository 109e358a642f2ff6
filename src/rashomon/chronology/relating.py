"""What words say of an event's day by another event's: as reasons, as records, and where it cannot be so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import numpy as np

from rashomon.chronology.apart import event_name
from rashomon.chronology.evidence import Conclusion, Evidence
from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days, Grid, link_from_rule
from rashomon.chronology.pointed import COUNTING
from rashomon.chronology.publications import CONFLICT
from rashomon.chronology.relations import HOURS, Relation
from rashomon.model.article import Article
from rashomon.model.chronology import Event, EventRelation
from rashomon.model.date_words import day_in_words, moment_in_words
from rashomon.model.text import Evidence as Quote
from rashomon.model.timing import ConstraintKind

__all__ = ["disagreements", "event_relations", "word_factors"]

#: Belief in one day from which on it is told as the day of the other happening.
TOLD = 0.5
#: Days by which an answer may miss what words count and still be what they mean: a night has two dates, and so has a
#: happening for two zones.
LOOSE = 1
#: An answer wider than this (days) contradicts nothing.
NARROW = 3
#: A relation's reach is read off this many days of the calendar: months and years differ in length over four years.
CYCLE = 1461


def word_factors(number: int, evidence: Evidence, conclusion: Conclusion) -> list[Factor]:
    """What words that relate an event to others told its day, with the other's day where it is known."""
    name, found = event_name(number), []
    inference = conclusion.inference
    for edge_number, relation in conclusion.worded.items():
        edge = conclusion.edges[edge_number]
        if inference is None or name not in (edge.start, edge.goal):
            continue
        onward = edge.goal == name
        logs = (inference.to_goal if onward else inference.to_start)[edge_number]
        other = edge.start if onward else edge.goal
        says = told(relation, onward, inference.beliefs.get(other), evidence)
        found.append(Factor(says, np.exp(logs - logs.max()), quoted(relation, evidence.articles)))
    return found


def told(relation: Relation, onward: bool, other: Days | None, evidence: Evidence) -> str:
    """ "it was “three days after the summit”, and that was on 4 March 2024"."""
    words = " ".join(quoted(relation, evidence.articles).text.split())
    day = known_day(other, evidence.grid)
    if not onward:
        return f"what was “{words}” was on {day}" if day else f"something is told as “{words}”"
    names = relation.constraint.other
    if names is None or not relation.constraint.begin <= names[0] < relation.constraint.end:
        lead = next(t for t in evidence.tellings if t.key == relation.start).passages[0].lead
        before = " ".join(lead.text.split())
        return f"it is told as “{words}”, counted from “{before}”" + (f" on {day}" if day else "")
    return f"it is told as “{words}”" + (f", and that was on {day}" if day else "")


def known_day(belief: Days | None, grid: Grid) -> str | None:
    if belief is None or belief.max() < TOLD:
        return None
    return day_in_words(grid.day(int(belief.argmax())))


def quoted(relation: Relation, articles: Mapping[str, Article]) -> Quote:
    constraint = relation.constraint
    return Quote.at(articles[constraint.article], constraint.begin, constraint.end)


def event_relations(
    events: Sequence[Event], home: Mapping[str, Event], evidence: Evidence
) -> dict[str, tuple[EventRelation, ...]]:
    """For each event's id what words say of it by other events. ``home`` has the event of each telling."""
    found: dict[str, list[EventRelation]] = {event.id: [] for event in events}
    for relation in evidence.relations:
        start, goal = home[relation.start], home[relation.goal]
        if relation.constraint.kind in COUNTING and start.id != goal.id:
            low, high = reach(relation, evidence.grid)
            quote = quoted(relation, evidence.articles)
            found[goal.id].append(EventRelation(start.id, relation.constraint.kind, low, high, quote))
    return {event: tuple(sorted(held, key=order)) for event, held in found.items() if held}


def order(relation: EventRelation) -> tuple[str, int, str]:
    return relation.evidence.article, relation.evidence.begin, relation.other


def reach(relation: Relation, grid: Grid) -> tuple[int | None, int | None]:
    """Least and most days from the other event to this one; None where the words leave it open."""
    constraint = relation.constraint
    if constraint.kind is not ConstraintKind.COUNTED:
        return (0, None) if constraint.kind is ConstraintKind.AFTER else (None, 0)
    if constraint.rule is None:
        low, high = constraint.gap or (0, 0)
        return low // HOURS, -(-high // HOURS)
    link = link_from_rule(constraint.rule, grid)
    middle = max(link.low.size // 2 - CYCLE // 2, 0)
    index = np.arange(middle, min(middle + CYCLE, link.low.size))
    inside = index[link.high[index] >= link.low[index]]
    if not inside.size:
        return None, None
    return int((link.low[inside] - inside).min()), int((link.high[inside] - inside).max())


def disagreements(
    events: Sequence[Event], articles: Mapping[str, Article], other: Callable[[str], Event | None]
) -> tuple[str, ...]:
    """Words that count between two events whose days they do not fit, each in one sentence."""
    found = []
    for event in events:
        for relation in event.relations:
            first = other(relation.other)
            if first is not None and (not possible(first, event, relation) or opposed(event, relation)):
                words = " ".join(relation.evidence.text.split())
                found.append(
                    f"{articles[relation.evidence.article].locator} says “{words}”, although “{event.title}” is dated "
                    f"{moment_in_words(event.when)} and “{first.title}” {moment_in_words(first.when)}"
                )
    return tuple(dict.fromkeys(found))


def opposed(event: Event, relation: EventRelation) -> bool:
    """Whether other words speak so hard against these that the answer stands in spite of them."""
    return any(reason.evidence == relation.evidence and reason.weight < CONFLICT for reason in event.when.reasons)


def possible(first: Event, then: Event, relation: EventRelation) -> bool:
    """Whether the days of two events leave room for what words count from the first to the second."""
    if any(event.when.width is None or event.when.width > NARROW for event in (first, then)):
        return True
    least = days(then.when.earliest) - days(first.when.latest)
    most = days(then.when.latest) - days(first.when.earliest)
    too_late = relation.high is not None and least > relation.high + LOOSE
    too_early = relation.low is not None and most < relation.low - LOOSE
    return not (too_late or too_early)


def days(day: date | None) -> int:
    return day.toordinal() if day is not None else 0
