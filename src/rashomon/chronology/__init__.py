"""One joint inference over two questions that need each other: which mentions are one event, and when."""

from rashomon.chronology.chronicle import chronicle
from rashomon.chronology.keeping import keep_ids
from rashomon.chronology.options import ChronologyOptions

__all__ = ["ChronologyOptions", "chronicle", "keep_ids"]
