"""Whether a sentence speaks to the reader or tells something.

In: a line or sentence. Out: yes or no. Quotations are left out: in a story people say "you" to each other.
"""

from __future__ import annotations

import functools
import re

from rashomon.resources import table

__all__ = ["LOOKED_AT", "TELLING_WORDS", "addresses", "listed", "plain_words_tell", "tells"]

#: Words from which a line can be a sentence of a story that a cue mistook for a notice.
TELLING_WORDS = 8
#: Only this much of a line is looked at.
LOOKED_AT = 4000
ENDS = re.compile(r"""[.!?]["'”’)]{0,2}\Z""")
QUOTED = re.compile(r"[“\"][^“”\"\n]{0,400}[”\"]")
#: "US" is a country.
READER = re.compile(r"\b(?:(?i:you|your|yours|yourself|we|our)|us)\b")
DAYS = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November"
    r"|December|(?:last|next) (?:week|month|year)"
)
#: A past with its object or place: "closed the bridge", "voted on".
PAST = r"\b[a-z]{3,}ed (?:a|an|the|to|on|in|for|by)\b"


@functools.cache
def listed(what: str) -> frozenset[str]:
    """The words of ``cleaning_words.tsv`` for ``asks``, ``tells``, ``small`` or ``post``."""
    return frozenset(word for row in table("cleaning_words") if row["is"] == what for word in row["words"].split("|"))


def either(what: str) -> str:
    return "|".join(re.escape(words) for words in sorted(listed(what), key=lambda words: (-len(words), words)))


@functools.cache
def asking() -> re.Pattern[str]:
    """What opens a request to the reader."""
    return re.compile(rf"\W*(?:{either('asks')})\b", re.IGNORECASE)


@functools.cache
def telling() -> re.Pattern[str]:
    """What a report says: verbs of saying and the past, days."""
    return re.compile(rf"\b(?:{either('tells')}|{DAYS})\b|{PAST}")


def addresses(sentence: str) -> bool:
    """Whether a sentence speaks to the reader, its quotations left out."""
    plain = QUOTED.sub(" ", sentence[:LOOKED_AT])
    return bool(READER.search(plain) or asking().match(plain.replace("’", "'")))


def plain_words_tell(sentence: str) -> bool:
    """Whether a sentence reports something outside its quotations: a past, a day, a verb of saying."""
    return bool(telling().search(QUOTED.sub(" ", sentence[:LOOKED_AT])))


def tells(line: str) -> bool:
    """Whether a line is made of sentences that tell something and speak to nobody."""
    return (
        len(line.split()) >= TELLING_WORDS
        and bool(ENDS.search(line))
        and plain_words_tell(line)
        and not addresses(line)
    )
