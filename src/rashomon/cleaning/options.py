"""What a caller may set about cleaning."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.errors import OptionError

__all__ = ["CleaningOptions"]


@dataclass(frozen=True, slots=True)
class CleaningOptions:
    """Limits and thresholds of cleaning. Raises OptionError.

    ``min_words``: a body with fewer words is no article (the shortest news briefs seen in collections of
    scraped news have 20 to 25; sign-in notices and error pages that no cue knows have fewer).
    ``max_markup``: pages longer than this many characters, or nested deeper than ``max_depth``, go around
    the extractor to the line classifier, whose time is linear (saved pages stay below 5 million; the
    deepest page of the benchmark nests 60 deep).
    ``max_tags``: pages with more tags go around the extractor too, whose time is not linear (the benchmark's
    largest page has 3,229).
    ``max_text``: page texts with more characters are no article but a dump of many (the longest pages of collections
    of news have some 200,000, live blogs included), and the stages after cleaning take a minute for so many.
    ``max_lines``: pages of more lines than this are lists of data and no articles either (the longest live blogs have
    some thousands).
    ``repeats``: on how many pages with different stories a line must recur to be learned as furniture.
    """

    min_words: int = 18
    max_markup: int = 5_000_000
    max_depth: int = 400
    max_tags: int = 40_000
    max_text: int = 2_000_000
    max_lines: int = 50_000
    repeats: int = 3

    def __post_init__(self) -> None:
        for name in ("min_words", "max_markup", "max_depth", "max_tags", "max_text", "max_lines", "repeats"):
            if getattr(self, name) < 1:
                raise OptionError(f"cleaning option {name!r} must be at least 1, not {getattr(self, name)}")
