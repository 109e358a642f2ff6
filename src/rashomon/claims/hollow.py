"""Attributions that put nothing forward: no proposition, nobody who could vouch, or only another's words brought in."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rashomon.claims.words import folded, stems
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution, SourceLink, SpeechAct
from rashomon.model.claims import Claim
from rashomon.model.events import EventMention
from rashomon.resources import table

__all__ = ["introduces", "is_label", "says_nothing"]

#: What an attack or a storm claims. A life that "is" or "was" something is spoken of by a person.
CLAIMED_LIVES = re.compile(
    r"^\W*(?:(?:at least|more than|over|about|around|nearly|some|up to|as many as|hundreds of|dozens of|thousands of)\s+)*"
    r"(?:(?:the|a|an|his|her|its|their|\d[\d,]*|[a-z]+)\s+){1,5}?(?:life|lives?|tolls?|civilians including)\b(?! (?:is|was|were|are|had|has|would)\b)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
#: Longer words are hardly ever a name alone ("the suspected attack").
SHORT = 4
#: Words that make a clause of a few others: an auxiliary, or a pronoun that is a subject.
CLAUSE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall"
    r"|i|he|she|we|they|you|there|nobody|nothing|everybody|everyone)\b|n't\b|'(?:s|re|ll|ve|m|d)\b|\w(?:ed|ing)\b"
)
#: Acts whose object need be no proposition: "denied the charge", "confirmed the meeting", "declined to comment".
OF_A_THING = frozenset({SpeechAct.DENIES, SpeechAct.CONFIRMS, SpeechAct.ALLEGES})
#: Words that stand in for a claim without making one: "declined to comment", "asked not to be named", "said so".
EMPTY = re.compile(
    r"^\W*(?:so|it|this|that|as much|everything|nothing|anonymity|(?:not )?to (?:be (?:named|identified|quoted)|comment"
    r"|speak|talk|elaborate|say|give (?:details|a name))\b[^,;]{0,40})\W*$"
)
#: Words between a source and what it says: "denied", "has always said that".
CUE = 4
#: Characters from a page's begin within which a label of a headline stands.
TOP = 200


def says_nothing(attribution: Attribution, mentions: Sequence[EventMention], article: Article) -> bool:
    """Whether nobody vouches for anything: an attack that "claimed lives", a group that none is ("no group has claimed
    it"), words that are no proposition ("his murder", "not to be named"). ``mentions`` are those of the article.
    """
    behind = attribution.cue[1] if attribution.cue and attribution.cue[1] <= attribution.begin else attribution.begin
    claimed = attribution.act is SpeechAct.ALLEGES and CLAIMED_LIVES.match(article.text[behind : attribution.end])
    if claimed or NOBODY.match(attribution.chain[-1].name):
        return True
    text = folded(attribution.text)
    if EMPTY.match(text):
        return attribution.act not in (SpeechAct.DENIES, SpeechAct.CONFIRMS)
    if attribution.act in OF_A_THING and stems(text):
        return False
    if len(text.split()) > SHORT or CLAUSE.search(text):
        return False
    return not any(
        attribution.begin <= mention.predicate[0] < attribution.end and not mention.nominal for mention in mentions
    )


@functools.cache
def labels() -> frozenset[str]:
    return frozenset(row["word"] for row in table("claims_labels"))


def is_label(link: SourceLink, article: Article) -> bool:
    """Whether a source is only what a headline calls the piece: "PHOTOS: …", "UPDATE: …"."""
    if link.begin > TOP and article.text[link.begin : link.end] != link.name.upper():
        return False
    words = folded(link.name).split()
    return bool(words) and all(word in labels() for word in words)


def introduces(claims: Iterable[Claim]) -> frozenset[str]:
    """Ids of the claims that only bring in another's: in "the agency said that Norland denied it", what the agency
    says is Norland's denial, which is a claim of its own with the agency in its chain."""
    by_article: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.begin):
        by_article.setdefault(claim.article, []).append(claim)
    found = set()
    for group in by_article.values():
        begins = [claim.begin for claim in group]
        for outer in group:
            inside = group[bisect_right(begins, outer.begin) : bisect_left(begins, outer.end)]
            if any(brings_in(outer, inner) for inner in inside):
                found.add(outer.id)
    return frozenset(found)


def brings_in(outer: Claim, inner: Claim) -> bool:
    """Whether the words of one claim are a source and a verb, and then the words of the other. That somebody promised
    or said it may be just what is alleged: of an allegation only a denial is brought in."""
    if outer.act is SpeechAct.ALLEGES and inner.act is not SpeechAct.DENIES:
        return False
    if len(inner.chain) <= len(outer.chain) or not outer.begin < inner.begin or inner.end > outer.end:
        return False
    speaker = inner.chain[-1]
    if [link.name for link in inner.chain[: len(outer.chain)]] != [link.name for link in outer.chain]:
        return False
    if not outer.begin <= speaker.begin < inner.begin or speaker.begin - outer.begin > len("the former "):
        return False
    cue = outer.text[speaker.end - outer.begin : inner.begin - outer.begin]
    return len(cue.split()) <= CUE and not outer.text[inner.end - outer.begin :].strip(" .,\"'”’)")
