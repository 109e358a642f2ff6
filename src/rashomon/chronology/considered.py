"""The days that are considered: as many as the pile needs, and no more, for every day costs time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rashomon.chronology.grid import Grid
from rashomon.chronology.options import ChronologyOptions
from rashomon.model.calendar_rule import Fixed
from rashomon.model.chronology import KnownEvent, Window
from rashomon.model.timing import ConstraintKind, DayConstraint

__all__ = ["calendar_for"]

#: Dates outside these widen no calendar: no page was written then, and every day costs time.
NEWSPAPERS, AHEAD = date(1850, 1, 1).toordinal(), date(2100, 1, 1).toordinal()
#: Days by which the calendar reaches beyond what it must hold: a year's relations, and some.
MARGIN = 400


def calendar_for(
    constraints: Sequence[DayConstraint],
    known_events: Sequence[KnownEvent],
    window: Window | None,
    options: ChronologyOptions,
) -> Grid:
    """The days that are considered: the options' span, widened to hold the window, every stamp on a page
    and every known event of the time of newspapers. A date of history ("in 1815") widens nothing: its
    event is placed by its own words."""
    first, last = options.first.toordinal(), options.last.toordinal()
    spans = [
        (rule.first, rule.last)
        for constraint in constraints
        if constraint.kind in (ConstraintKind.WRITTEN, ConstraintKind.RENDERED)
        and isinstance(rule := constraint.rule, Fixed)
    ]
    spans += [(known.first.toordinal(), known.last.toordinal()) for known in known_events]
    if window is not None:
        spans.append((window.first.toordinal(), window.last.toordinal()))
    for low, high in spans:
        if NEWSPAPERS <= low <= high <= AHEAD:
            first, last = min(first, low - MARGIN), max(last, high + MARGIN)
    return Grid(first, last)
