"""How an event was told to stand, and what its figures were, one day after another, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rashomon.model.date_words import day_in_words
from rashomon.model.events import EventStatus
from rashomon.model.states import EventState, FigureState

__all__ = ["figures_in_words", "number_in_words", "states_in_words"]


def states_in_words(states: Sequence[EventState]) -> str:
    """ "planned (3 Apr 2024) → postponed (6 May 2024)"; nothing for an event that is told in one way."""
    return in_order([(state.first, state_in_words(state)) for state in states]) if len(states) > 1 else ""


def figures_in_words(values: Sequence[FigureState]) -> str:
    """ "8 (3 Mar 2026) → 12 (5 Mar 2026)"; nothing for a figure that is given in one way, or on no known day."""
    if len(values) < 2 or not any(value.first for value in values):
        return ""
    return in_order([(value.first, value_in_words(value)) for value in values])


def in_order(told: Sequence[tuple[date | None, str]]) -> str:
    """What was said one after the other; what undated pages say stands apart, for nobody knows when they did."""
    dated = " → ".join(name for day, name in told if day is not None)
    undated = ", ".join(name for day, name in told if day is None)
    return "; ".join(part for part in (dated, f"on undated pages {undated}" if undated else "") if part)


def state_in_words(state: EventState) -> str:
    """ "postponed (3 Mar 2026)", "charge (said 3 to 9 Mar 2026)"."""
    status = "" if state.status is EventStatus.HAPPENED else state.status.value
    name = " ".join(part for part in (status, state.step) if part) or state.status.value
    return name + said_in_words(state.first, state.last)


def value_in_words(value: FigureState) -> str:
    """ "8 (3 Mar 2026)", "at least 12", "8–12"."""
    low, high = (None if bound is None else number_in_words(bound) for bound in (value.low, value.high))
    if low is None or high is None:
        name = f"at least {low}" if low is not None else f"up to {high}"
    else:
        name = low if low == high else f"{low}–{high}"
    return name + said_in_words(value.first, value.last)


def said_in_words(first: date | None, last: date | None) -> str:
    days = [day_in_words(day, short=True) for day in dict.fromkeys((first, last)) if day is not None]
    return f" ({' to '.join(days)})" if days else ""


def number_in_words(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
