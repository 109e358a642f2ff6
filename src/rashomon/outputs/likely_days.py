"""The likeliest days of a publication, in words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.chronology import LikelyDay
from rashomon.model.date_words import day_in_words

__all__ = ["WRITTEN", "likeliest", "share_in_words"]

#: Days that are named.
MOST_NAMED = 4
#: A smaller share is not told.
WRITTEN = 0.01


def share_in_words(share: float) -> str:
    """ "92 %"; never rounded up to a certainty that is not there."""
    return f"{int(100 * share + 1e-9)} %"


def likeliest(days: Sequence[LikelyDay]) -> str:
    """ "17 June 2025 (92 %), 18 June 2025 (5 %); the rest on 3 other days"."""
    ordered = sorted(days, key=lambda likely: (-likely.share, likely.day))
    named = [likely for likely in ordered[:MOST_NAMED] if likely.share >= WRITTEN] or ordered[:1]
    told = ", ".join(f"{day_in_words(one.day)} ({share_in_words(one.share)})" for one in named)
    others = len(ordered) - len(named)
    return told + (f"; the rest on {others} other day{'' if others == 1 else 's'}" if others else "")
