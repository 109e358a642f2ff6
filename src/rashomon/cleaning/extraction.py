"""The story of an HTML page, as the extractor sees it, laid back over the page text.

In: markup and the lines of its page text. Out: for each line the share of its words that the extractor
takes for the story. The extractor rewrites white space and drops tags, so its words are aligned with the
page's, in order; what it moved or made up finds no place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from rashomon.cleaning.lines import Line
from rashomon.errors import MissingExtraError

__all__ = ["extracted_shares"]

WORD = re.compile(r"\w+")
#: Longest texts that are aligned, in words: the cost is their product over 64.
MAX_WORDS = 100_000
#: Share of the extractor's words that must be found on the page; below it, it speaks of something else.
MIN_FOUND = 0.5


def extracted_shares(markup: str, lines: Sequence[Line]) -> list[float] | None:
    """The share of each line's words in the extractor's text; None when it finds no story."""
    try:
        import trafilatura  # loading it takes half a second, which piles of plain text need not spend
    except ImportError as error:
        raise MissingExtraError(
            f"HTML pages need trafilatura with all it needs ({error}): pip install trafilatura lxml-html-clean"
        ) from error
    try:
        text = trafilatura.extract(markup, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, RecursionError, KeyError, IndexError):
        return None  # it gives up on some broken pages; the line classifier does not
    wanted = [word.casefold() for word in WORD.findall(text or "")]
    words = [(word.casefold(), number) for number, line in enumerate(lines) for word in WORD.findall(line.text)]
    if not wanted or len(wanted) > MAX_WORDS or len(words) > MAX_WORDS:
        return None
    total, hit = [0] * len(lines), [0] * len(lines)
    for _, number in words:
        total[number] += 1
    for step in LCSseq.opcodes([word for word, _ in words], wanted):
        if step.tag == "equal":
            for place in range(step.src_start, step.src_end):
                hit[words[place][1]] += 1
    if sum(hit) < MIN_FOUND * len(wanted):
        return None
    return [found / max(count, 1) for found, count in zip(hit, total, strict=True)]
