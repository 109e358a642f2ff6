"""How one event stood, and how its figures stood, by the day on which it was said.

Both are read off an event's mentions and the days of their pages: planned → postponed → held, arrested → charged
→ convicted, 8 dead → 12 dead. A day that is not known within a month is no day to order by: what such pages say
comes last, undated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rashomon.model.chronology import EventCount, Publication
from rashomon.model.events import EventMention, EventStatus

__all__ = ["EventState", "FigureState", "days_said", "figures_of", "figures_over_time", "states_of"]

#: A day of publication is one to order by when it is known within this many days: a month, as for stated days.
KNOWN = 31
#: Types whose subtypes are steps of one procedure; those of others are only other words for it.
PROCEDURE = frozenset({"COURT", "COERCE", "ACCUSE", "APPOINTMENT"})


@dataclass(frozen=True, slots=True)
class EventState:
    """One way in which an event is told to stand. ``step`` is the subtype, "" where it tells nothing more.
    ``first`` and ``last`` are the days of the earliest and latest page that say so, None when not known."""

    status: EventStatus
    step: str
    first: date | None
    last: date | None
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureState:
    """One value of a figure, as bounds, with the first and last day on which it was given."""

    of: str
    low: float | None
    high: float | None
    first: date | None
    last: date | None
    mentions: tuple[str, ...]


def days_said(publications: Iterable[Publication]) -> dict[str, date]:
    """The day to order by of each article that has one."""
    return {
        one.article: one.when.earliest
        for one in publications
        if one.when.earliest is not None and one.when.width is not None and one.when.width <= KNOWN
    }


def extent(mentions: Iterable[EventMention], said: Mapping[str, date]) -> tuple[date | None, date | None]:
    days = [said[mention.article] for mention in mentions if mention.article in said]
    return (min(days), max(days)) if days else (None, None)


def order(first: date | None, last: date | None) -> tuple[date, date]:
    return first or date.max, last or date.max


def states_of(mentions: Iterable[EventMention], said: Mapping[str, date]) -> tuple[EventState, ...]:
    """The states of one event, in the order of the days on which they were first said. Talk of such happenings in
    general says nothing of this one, unless nothing else is said."""
    own = sorted(mentions, key=lambda mention: mention.id)
    told = [mention for mention in own if mention.specific] or own
    grouped: dict[tuple[EventStatus, str], list[EventMention]] = {}
    for mention in told:
        step = mention.subtype if mention.type in PROCEDURE else ""
        grouped.setdefault((mention.status, step), []).append(mention)
    found = [
        EventState(status, step, *extent(same, said), tuple(mention.id for mention in same))
        for (status, step), same in grouped.items()
    ]
    return tuple(sorted(found, key=lambda state: (order(state.first, state.last), state.status, state.step)))


def figures_of(
    count: EventCount, mentions: Mapping[str, EventMention], said: Mapping[str, date]
) -> tuple[FigureState, ...]:
    """The values of one figure of an event, in the order of the days on which they were first given."""
    givers = [mentions[name] for name in count.mentions if name in mentions]
    return tuple(value for value in figures_over_time(givers, said) if value.of == count.of)


def figures_over_time(mentions: Iterable[EventMention], said: Mapping[str, date]) -> tuple[FigureState, ...]:
    """The values of each figure, in the order of the days on which they were first given."""
    grouped: dict[tuple[str, float | None, float | None], dict[str, EventMention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.id):
        for count in mention.counts:
            grouped.setdefault((count.of, count.low, count.high), {})[mention.id] = mention
    found = [
        FigureState(of, low, high, *extent(same.values(), said), tuple(same))
        for (of, low, high), same in grouped.items()
    ]
    return tuple(
        sorted(
            found,
            key=lambda state: (
                state.of,
                order(state.first, state.last),
                state.low or 0.0,
                state.high or 0.0,
                state.mentions,
            ),
        )
    )
