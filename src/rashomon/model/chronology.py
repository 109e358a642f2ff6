"""Which mentions are one event, and on which day: what the joint inference concludes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rashomon.model.events import EventStatus, ParticipantRole
from rashomon.model.judgement import Judgement
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence
from rashomon.model.timing import ConstraintKind

__all__ = [
    "Affair",
    "AffairLink",
    "Chronology",
    "Event",
    "EventCount",
    "EventParticipant",
    "EventPlace",
    "EventRelation",
    "KnownEvent",
    "LikelyDay",
    "Publication",
    "Series",
    "StepKind",
    "Window",
]


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which the user says that the pile's pages were written, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A row of the user's table of known events: what, when (first and last day), where, who."""

    name: str
    first: date
    last: date
    place: str | None = None
    people: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class EventParticipant:
    name: str
    role: ParticipantRole
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class EventPlace:
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class EventCount:
    """A figure of an event, with the lowest and highest that any account gives, and the latest as of a
    day; ``mentions`` are the ids of the mentions that give it."""

    of: str
    low: float | None
    best: float | None
    high: float | None
    as_of: date | None
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventRelation:
    """What words say of an event's day by that of the event ``other``: counted from it, or only after or before it.

    ``low`` and ``high`` are the least and the most days from the other to this one (below 0: earlier), None where the
    words leave them open; ``evidence`` are the words ("three days after the summit")."""

    other: str
    how: ConstraintKind
    low: int | None
    high: int | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event:
    """What mentions in many articles speak of.

    ``salience`` orders events (larger first). ``reports`` counts the articles that mention it.
    ``part_of`` and ``series`` are ids or None.
    """

    id: str
    title: str
    type: str
    subtype: str
    status: EventStatus
    when: Moment
    mentions: tuple[str, ...]
    where: EventPlace | None = None
    participants: tuple[EventParticipant, ...] = ()
    counts: tuple[EventCount, ...] = ()
    part_of: str | None = None
    series: str | None = None
    contested: bool = False
    reports: int = 0
    salience: float = 0.0
    relations: tuple[EventRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Recurrences *in this pile*, in order; never a count of what happened in the world."""

    id: str
    title: str
    events: tuple[str, ...]


class StepKind(StrEnum):
    """How an event of an affair follows on another: a ``deed`` and what is done about it, one ``stage`` of a procedure
    after another, one happening ``moved`` to another day."""

    DEED = "deed"
    STAGE = "stage"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class AffairLink:
    """Why ``later`` belongs to the affair that ``earlier`` is of; both are ids of events. The reasons are told and not
    weighed."""

    earlier: str
    later: str
    kind: StepKind
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Affair:
    """Events that are stages of one matter, in order: a deed, the arrest for it, the charge, the trial; or a happening
    that was planned for one day and held on another. ``stages`` names what each event is in it, in the same order. They
    stay events of their own. Suspects who are not told together have an affair each; a deed may stand in several."""

    id: str
    title: str
    events: tuple[str, ...]
    stages: tuple[str, ...]
    links: tuple[AffairLink, ...] = ()


@dataclass(frozen=True, slots=True)
class LikelyDay:
    """One day that may be the day, and how much of the belief it holds (0 to 1)."""

    day: date
    share: float


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, and the event it is mainly about.

    ``days`` are the days on which it may have been, in order of time, those of next to no weight left out; empty where
    they are more than a calendar of a few months could show. ``hour`` is the ISO 8601 time of day that the page states
    for the day of ``when``, with its zone where that is told: "18:40", "21:15+02:00".
    """

    article: str
    when: Moment
    main_event: str | None = None
    days: tuple[LikelyDay, ...] = ()
    hour: str | None = None


@dataclass(frozen=True, slots=True)
class Chronology:
    publications: tuple[Publication, ...]
    events: tuple[Event, ...]
    series: tuple[Series, ...]
    judgements: tuple[Judgement, ...]
    conflicts: tuple[str, ...] = ()
    affairs: tuple[Affair, ...] = ()
