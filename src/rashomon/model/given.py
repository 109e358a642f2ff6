"""What people told the program beside the pages."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.chronology import KnownEvent, Window
from rashomon.model.decision import Decision, Grade
from rashomon.model.language import KnownEntity

__all__ = ["Given"]


@dataclass(frozen=True, slots=True)
class Given:
    """Kept in the dossier, so that a later build knows it too.

    ``window`` says when the pages were written, ``known_events`` what happened when, ``known_entities``
    who is who, ``decisions`` which mentions are the same, in the order in which they were made, and ``grades`` what a source is held to be worth.
    """

    window: Window | None = None
    known_events: tuple[KnownEvent, ...] = ()
    known_entities: tuple[KnownEntity, ...] = ()
    decisions: tuple[Decision, ...] = ()
    grades: tuple[Grade, ...] = ()
