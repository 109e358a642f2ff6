"""Words of time, and what they say about days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.article import LayerKind
from rashomon.model.calendar_rule import TimeRule

__all__ = ["Anchor", "ConstraintKind", "DayConstraint", "TimeExpression", "TimexType"]


class TimexType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a time expression counts from: nothing, the day the passage was written, or the day of
    another mention ("the day before", "three days after the summit")."""

    NONE = "none"
    WRITTEN = "written"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span that speaks of time.

    ``value`` and ``mod`` are TIMEX3's, and ``value`` is None where it needs an anchor that is not known.
    ``rule`` says which days it denotes; None when it denotes none (a bare duration, a set). ``lead``
    is the begin of the whole adverbial ("on Tuesday", "since March"), ``signal`` its lower-case
    preposition or ``""``.
    """

    id: str
    article: str
    begin: int
    end: int
    text: str
    layer: LayerKind
    type: TimexType
    value: str | None
    mod: str | None = None
    rule: TimeRule | None = None
    anchor: Anchor = Anchor.NONE
    signal: str = ""
    lead: int = -1


class ConstraintKind(StrEnum):
    """What a constraint says about the day on which its passage was written, or about an event's day.

    - ``WRITTEN``: written on (one of) the rule's days: a dateline, a stamp, "Posted: June 4, 2014".
    - ``RENDERED``: a masthead or page clock: written not later, and only weakly then.
    - ``NOT_BEFORE``: written on or after the rule's first day: a past happening with its full date.
    - ``NOT_AFTER``: written on or before the rule's last day: a full date spoken of as still to come, a fetch.
    - ``WITHIN``: the happening at the span is the ``ordinal``-th of its kind, the one before it
      ``gap`` days earlier ("the second time in less than two weeks": ordinal 2, gap (1, 13)).
    - ``ANNIVERSARY``: the day of the happening at the span is ``ordinal`` years after another's
      (words at ``other``), "the first anniversary of the summit".
    - ``COUNTED``: the day of the happening at ``subject`` is counted from that of the one at ``other``: by ``rule``
      ("three days after the summit", "the following month"), or by ``gap`` in hours ("hours after the talks").
      Without ``other``, from what was told just before ("two days later").
    - ``AFTER``, ``BEFORE``: the happening at ``subject`` was after the one at ``other``, or before it; by how much is
      not told.
    """

    WRITTEN = "written"
    RENDERED = "rendered"
    NOT_BEFORE = "not-before"
    NOT_AFTER = "not-after"
    WITHIN = "within"
    ANNIVERSARY = "anniversary"
    COUNTED = "counted"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class DayConstraint:
    """A relation between days, stated at ``begin..end`` of an article.

    ``rule`` gives days (counted from the day of writing where it needs an anchor, in ``COUNTED`` from the day of the
    other happening). ``gap`` is the smallest and largest number of days between two happenings (in ``COUNTED`` of
    hours, below 0 for what came before). ``other`` is the span, in the same article, of the words naming the other
    happening; in ``COUNTED``, ``AFTER`` and ``BEFORE`` it ends with its verb or noun. ``subject`` is there the word that
    the words of time hang from. ``source`` names a stamp that stands outside the page text (then ``begin`` is -1).
    """

    article: str
    begin: int
    end: int
    kind: ConstraintKind
    rule: TimeRule | None = None
    ordinal: int | None = None
    gap: tuple[int, int] | None = None
    other: tuple[int, int] | None = None
    source: str = ""
    subject: tuple[int, int] | None = None
