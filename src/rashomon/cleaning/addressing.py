"""Whether a sentence speaks to the reader or tells something.

In: a line or sentence. Out: yes or no. Quotations are left out: in a story people say "you" to each other.
"""

from __future__ import annotations

import re

__all__ = ["LOOKED_AT", "TELLING_WORDS", "addresses", "plain_words_tell", "tells"]

#: Words from which a line can be a sentence of a story that a cue mistook for a notice.
TELLING_WORDS = 8
#: Only this much of a line is looked at.
LOOKED_AT = 4000
ENDS = re.compile(r"""[.!?]["'”’)]{0,2}\Z""")
QUOTED = re.compile(r"[“\"][^“”\"\n]{0,400}[”\"]")
#: "US" is a country.
READER = re.compile(r"\b(?:(?i:you|your|yours|yourself|we|our)|us)\b")
ASKS = re.compile(
    r"\W*(?:please|sorry|oops|get|receive|want|thanks?|welcome|click|tap|enter|type|try|use|open|choose|tick|check|allow|cancel|register|subscribe|join|create|reset|verify|confirm|accept|reject|become|read our|sign|log|turn|make sure|wait|redirecting|checking|reload|refresh|already|did not|didn[’']t|access denied|error|why did|before|keep me|forgot|lost)\b",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:said|says|told|announced|reported|reports|warned|asked|ruled|voted|decided|found|was|were|had|did|wrote|gave|took|made|came|went|saw|sold|held|left|lost|won|began|became|brought|fell|fought|kept|led|met|paid|put|ran|sent|shot|spoke|stood|struck|sued|fined|jailed|arrested|killed|(?:mon|tues|wednes|thurs|fri|satur|sun)day|January|February|March|April|June|July|August|September|October|November|December|last (?:week|month|year)|next (?:week|month|year))\b|\b[a-z]{3,}ed (?:a|an|the|to|on|in|for|by)\b"
)


def addresses(sentence: str) -> bool:
    """Whether a sentence speaks to the reader, its quotations left out."""
    plain = QUOTED.sub(" ", sentence[:LOOKED_AT])
    return bool(READER.search(plain) or ASKS.match(plain))


def plain_words_tell(sentence: str) -> bool:
    """Whether a sentence reports something outside its quotations: a past, a day, a verb of saying."""
    return bool(TELLS.search(QUOTED.sub(" ", sentence[:LOOKED_AT])))


def tells(line: str) -> bool:
    """Whether a line is made of sentences that tell something and speak to nobody."""
    return (
        len(line.split()) >= TELLING_WORDS
        and bool(ENDS.search(line))
        and plain_words_tell(line)
        and not addresses(line)
    )
