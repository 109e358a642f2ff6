"""Captures in, from every format: bytes, where they stood, and when they were got.

``read_pile`` reads files, folders, standard input and, when asked to, addresses: pages, documents, mails, tables,
feeds and archives of them; ``read_known_events`` reads a
user's table of dated events, ``read_lexicon`` one of predicates; ``places_of`` leads from page text back to the capture. Every input ends exactly once:
as captures, or as a rejection with a reason.
"""

from rashomon.reading.known_entities import read_known_entities
from rashomon.reading.known_events import read_known_events
from rashomon.reading.lexicon import lexicon_in_words, lexicon_of_words, read_lexicon
from rashomon.reading.options import FetchOptions, ReadingOptions, parse_columns
from rashomon.reading.pile import STANDARD_INPUT, is_address, read_pile
from rashomon.reading.places import places_of

__all__ = [
    "STANDARD_INPUT",
    "FetchOptions",
    "ReadingOptions",
    "is_address",
    "lexicon_in_words",
    "lexicon_of_words",
    "parse_columns",
    "places_of",
    "read_known_entities",
    "read_known_events",
    "read_lexicon",
    "read_pile",
]
