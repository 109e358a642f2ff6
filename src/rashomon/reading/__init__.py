"""Captures in, from every format: bytes, where they stood, and when they were got.

``read_pile`` reads files, folders, tables, mails and archives; ``read_known_events`` reads a user's table of
dated events. Every input ends exactly once: as captures, or as a rejection with a reason.
"""

from rashomon.reading.known_events import read_known_events
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pile import read_pile

__all__ = ["ReadingOptions", "read_known_events", "read_pile"]
