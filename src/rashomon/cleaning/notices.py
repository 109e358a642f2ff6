"""Pages that ask, apologise or check instead of telling a story.

In: the lines of a page. Out: what a page that mostly addresses the reader is about: signing in, consent, an
error. Words such as "password" and "cookies" prove nothing by themselves, for stories are written about them:
they count only where the reader is spoken to.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from rashomon.cleaning.addressing import LOOKED_AT, TELLING_WORDS, addresses, plain_words_tell
from rashomon.cleaning.features import size_of
from rashomon.errors import ResourceError
from rashomon.model.capture import RejectionReason
from rashomon.resources import table

__all__ = ["notice_of"]

REASONS = {
    "login": RejectionReason.LOGIN_WALL,
    "consent": RejectionReason.COOKIE_NOTICE,
    "error": RejectionReason.NO_ARTICLE,
}
#: Pages with more words of prose are no notice: of 1,300 pages of four collections, the longest that was one and had
#: been kept has 117 words; twice as many leave room.
MAX_WORDS = 260
#: Share of a page's words that must stand in sentences that both address the reader and hold a notice's words. 22 own
#: notices have 52 % and more, 20 own stories about such pages none.
MIN_SHARE = 0.45
#: Share of words in telling sentences from which a page tells something besides: a teaser before its wall.
MAX_TOLD = 0.3
#: A line with fewer words is a label or a button, whose words count a page's reason but not its share.
MIN_WORDS = 4
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]{0,2}\s+(?=[\"“‘(]?[A-Z0-9])")


@functools.cache
def marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The table's rows, compiled."""
    made = []
    for row in table("cleaning_notices"):
        try:
            made.append((row["is"], re.compile(row["pattern"], re.IGNORECASE)))
        except re.error as error:
            raise ResourceError(f"data/cleaning_notices.tsv: {row['pattern']!r} is no pattern: {error}") from error
    return tuple(made)


def notice_of(lines: Sequence[str]) -> RejectionReason | None:
    """What the page of these lines asks for or apologises for; None when it may be a story."""
    said: Counter[str] = Counter()
    total = told = marked = 0
    for line in lines:
        for sentence in SENTENCE_END.split(line[:LOOKED_AT]):
            size = size_of(sentence)
            kinds = [name for name, pattern in marks() if pattern.search(sentence)]
            asks = addresses(sentence) or (size < TELLING_WORDS and not plain_words_tell(sentence))
            if asks:
                for name in dict.fromkeys(kinds):
                    said[name] += size * kinds.count(name)
            if size < MIN_WORDS:
                continue
            total += size
            if asks:
                marked += size * bool(kinds)
            elif plain_words_tell(sentence):
                told += size
        if total > MAX_WORDS:
            return None
    if not said or marked < MIN_SHARE * total or told > MAX_TOLD * total:
        return None
    order = list(REASONS)
    return REASONS[min(said, key=lambda name: (-said[name], order.index(name)))]
