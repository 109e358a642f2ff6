"""What a reader may turn: how happenings are found and told."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.events import OwnPredicate

__all__ = ["EventOptions"]


@dataclass(frozen=True, slots=True)
class EventOptions:
    """``lead`` is how many sentences of the body are the lead, and so news of the day whatever their tense.

    ``longest`` leaves sentences of more tokens unread: they are tables or broken pages, not prose.
    ``lexicon`` are predicates of the reader's own; they stand instead of the house's readings of the same words.
    """

    lead: int = 2  # a choice: the sentence that tells the news and the one that completes it
    longest: int = 250  # far above prose: the longest of 7,415 sentences of news that were parsed has 86
    lexicon: tuple[OwnPredicate, ...] = ()
