"""The user's table of known events: which cluster of tellings is one of them, and on which day it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.chronology.compact import Belief
from rashomon.chronology.compare import Account
from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.vocabulary import words_of
from rashomon.model.chronology import KnownEvent
from rashomon.model.language import Entity

__all__ = ["known_day", "match_known"]

#: How much of a flat belief's overlap with the known day a telling's belief must have: a page that gives
#: another day is not about the known event, whatever its words.
POSSIBLE = 0.3
#: Words of a known event's name and place that a telling must share, beside the people. Words that
#: merely name the kind of happening ("summit") make one; a place makes another.
NEEDED = 2


def match_known(
    known: Sequence[KnownEvent], clusters: Sequence[Sequence[Account]], entities: Mapping[str, Entity], grid: Grid
) -> dict[int, KnownEvent]:
    """For each cluster at most one known event: all its people take part, words agree, days can.

    A known event goes to the cluster that shares the most words with it.
    """
    found: dict[int, tuple[int, KnownEvent]] = {}
    for event in sorted(known, key=lambda e: (e.first, e.last, e.name, e.people)):
        people = [set(words_of(name)) for name in event.people]
        content = set(words_of(f"{event.name} {event.place or ''}")) - set().union(*people, set())
        day = Belief.of(known_day(event, grid))
        best: tuple[int, float, int] | None = None
        for number, accounts in enumerate(clusters):
            shared = shared_words(people, content, accounts, entities)
            if shared < NEEDED:
                continue
            overlap = max(account.day.overlap(day) for account in accounts)
            if overlap * grid.size >= POSSIBLE:
                best = max(best or (0, 0.0, 0), (shared, overlap, -number))
        if best is not None and (-best[2] not in found or found[-best[2]][0] < best[0]):
            found[-best[2]] = (best[0], event)
    return {number: event for number, (_, event) in found.items()}


def shared_words(
    people: Sequence[set[str]], content: set[str], accounts: Sequence[Account], entities: Mapping[str, Entity]
) -> int:
    names = [
        set(words_of(name))
        for account in accounts
        for entity in account.telling.actors
        if entity in entities
        for name in (entities[entity].name, *entities[entity].aliases)
    ]
    if not all(any(len(person & name) >= min(2, len(person)) for name in names) for person in people):
        return 0
    told = set()
    for account in accounts:
        for passage in account.telling.passages:
            told.update(words_of(passage.lead.text))
            if passage.lead.place is not None:
                told.update(words_of(passage.lead.place.name))
    return len(content & told)


def known_day(event: KnownEvent, grid: Grid) -> Days:
    """The stated day or days; a user's table may err too, one time in a thousand."""
    weights = np.zeros(grid.size)
    low, high = event.first.toordinal() - grid.first, event.last.toordinal() - grid.first
    weights[max(low, 0) : max(high + 1, 0)] = 1.0
    if not weights.any():
        return np.full(grid.size, 1.0 / grid.size)
    mixed: Days = 0.999 * weights / weights.sum() + 0.001 / grid.size
    return mixed
