"""Words whose presence near a day tells past from future, by the table of cues."""

from __future__ import annotations

import functools

from rashomon.resources import table

__all__ = ["HAVE", "IS", "MODALS", "WAS", "cue_of", "cues"]

MODALS = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "could", "can", "should", "must"})
HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
WAS = frozenset({"was", "were", "been", "got"})
IS = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "be"})

#: Words in -ed that are no past tense are in the table as neutral; shorter ones are nouns ("bed", "feed").
SHORTEST_PAST = 5


@functools.cache
def cues() -> dict[str, str]:
    return {row["word"]: row["cue"] for row in table("timing_cues")}


def cue_of(word: str) -> str:
    """The word's cue in the table (``future``, ``past``, ``report``…), ``past`` for words in -ed, or ``""``."""
    lower = word.lower().replace("’", "'")
    cue = cues().get(lower)
    if cue is not None and cue != "promise":
        return "" if cue == "neutral" else cue
    if lower.endswith(("'ll", "won't")):
        return "future"
    if "-" in lower and not lower.startswith("re-"):
        return ""  # "state-owned", "souped-up" qualify a noun
    return "past" if lower.endswith("ed") and len(lower) >= SHORTEST_PAST and word[0].islower() else ""
