"""Happenings as one article reports them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Count", "EventMention", "EventStatus", "MentionPlace", "OwnPredicate", "Participant", "ParticipantRole"]


class EventStatus(StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNCERTAIN = "uncertain"


class ParticipantRole(StrEnum):
    """Who does it, with or to whom, and whoever else takes part."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Participant:
    """``begin``/``end`` are its words; ``entity`` is None when they are no known entity's."""

    role: ParticipantRole
    name: str
    begin: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class MentionPlace:
    name: str
    begin: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number that the happening is told by. ``of`` is what it counts (``killed``, ``injured``,
    ``arrested``, ``money``…); ``low`` and ``high`` are its bounds as worded, either may be open."""

    of: str
    low: float | None
    high: float | None
    text: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class OwnPredicate:
    """A predicate that a reader adds to the lexicon: ``lemma`` may be several words, ``pos`` is ``verb`` or ``noun``."""

    lemma: str
    pos: str
    type: str
    subtype: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """A span that reports a happening.

    ``begin..end`` is the clause or noun phrase, ``predicate`` the span of its trigger, ``lemma`` the
    trigger's lemma. ``type``/``subtype`` come from the lexicon. ``when`` is the id of the time
    expression that dates it, ``attribution`` the id of the one it stands in. ``background``: told as
    earlier news, not as news of the day. ``ordinal`` is one that the words give ("third visit").
    ``specific`` is false for a happening in general ("talks are held every year", "military support").
    """

    id: str
    article: str
    begin: int
    end: int
    text: str
    predicate: tuple[int, int]
    lemma: str
    type: str
    subtype: str
    status: EventStatus
    participants: tuple[Participant, ...] = ()
    place: MentionPlace | None = None
    when: str | None = None
    counts: tuple[Count, ...] = ()
    background: bool = False
    headline: bool = False
    nominal: bool = False
    specific: bool = True
    ordinal: int | None = None
    attribution: str | None = None
