"""What a user may change about the reading of words and names."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LanguageOptions"]


@dataclass(frozen=True, slots=True)
class LanguageOptions:
    """Settings of the language stage.

    ``model`` names a spaCy pipeline; None takes the best that is installed. ``processes`` is how many
    processes parse. The other numbers bound memory and never change what comes out.
    """

    model: str | None = None
    processes: int = 1
    #: Paragraphs parsed together. 16 measured fastest; 256 is slower and takes 1.9 GB.
    batch_size: int = 16
    #: Articles looked at together before parsing: enough for several full batches, few enough to stream. Chosen, not fitted.
    window: int = 64
    #: Longest stretch of text that is parsed at once, in characters. Chosen so that a paragraph of news is never cut;
    #: the parser's memory grows with the longest text of a batch.
    longest: int = 4000
    #: How many tokens of parsed paragraphs are remembered for repeats. A token takes 311 bytes
    #: (measured), so half a million are about 160 MB.
    remembered: int = 500_000
