"""Two claims that tell one thing in nearly the same words, by two sources.

What they differ in then stands out: the day, the place, who did it, or whether it is so. Words are compared by
stems, and names of days, names of places and negations are kept apart from the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.claims.folding import one_interest
from rashomon.claims.naming import lands
from rashomon.claims.origins import Interests, Source
from rashomon.claims.places import Places
from rashomon.claims.words import STEM, folded, stems
from rashomon.model.attribution import SpeechAct
from rashomon.model.chronology import Event
from rashomon.model.claims import Claim
from rashomon.model.events import Count, EventMention, EventStatus

__all__ = ["MONTH", "NOBODY", "NOT", "Retelling", "pairs_of", "retellings_of", "two_voices"]

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
DAY = re.compile(
    rf"\b(?:(?P<week>{WEEKDAY})|(?P<month>{MONTH}) (?P<after>\d{{1,2}})\b|(?P<before>\d{{1,2}}) (?P<of>{MONTH}))"
)
AUXILIARY = re.compile(r"\b(?:have|been|were|does|that|which|this|with|from)\b")
CAPITAL = re.compile(r"(?<=[a-z0-9,'] )[^\W\d_a-z][\w'-]+|\b[^\W\d_a-z][\w'-]+(?= [^\W\d_a-z])")
#: Acts by which a speaker says that something is so; what is warned of, promised or demanded has not happened.
SAYING = frozenset({SpeechAct.STATES, SpeechAct.CONFIRMS, SpeechAct.ANNOUNCES, SpeechAct.ALLEGES})
#: A longer claim tells more than one thing, and two of those differ in more than one place.
LONGEST = 300
#: Least number of words, places and days that two retellings share, and the least part of the shorter one's words that is
#: shared. On our own pairs and 400 reports of the Syrian war: below .7 pairs of two happenings come in, above .85 true ones go.
SHARED, PART = 4, 0.72
#: Endings that inflect a verb or a noun, and letters that must be left.
ENDINGS, LEFT = ("ing", "ed", "es", "s", "e"), 3
NOBODY = re.compile(
    r"\b(?:(?:no one|nobody|no (?:people|civilians|person)|none)(?: \w+)? (?:was|were|had been|has been)(?: \w+)? "
    r"(?P<harm>killed|injured|hurt|wounded)|(?:caused |causing )?no (?P<noun>casualties|injuries|deaths|fatalities|victims))\b"
)
#: Words that give the harm itself, which "nobody was hurt" and "six were hurt" do not share.
HARMED = re.compile(r"\b(?:killed|killing|injured|injuring|wounded|wounding|hurt|people|civilians|were)\b")
NOT = re.compile(
    r"\b(?P<aux>did|does|do|has|have|had|was|were|is|are)(?: not|n't) (?:ever |been |actually )?(?P<verb>[a-z]+)"
)
#: What attribution calls a source of which not even a description is given.
HIDDEN = "unnamed"
#: More claims than this under one key are a topic, not a retelling.
CROWD = 60
NEVER = frozenset({EventStatus.PLANNED, EventStatus.UNCERTAIN, EventStatus.CANCELLED, EventStatus.POSTPONED})


@dataclass(frozen=True, slots=True)
class Retelling:
    """A claim taken apart. ``names`` are its words with capitals, ``days`` the days that it names, ``places`` the
    places, ``words`` the stems of all the rest; ``mention`` is the happening that it tells by a verb, if any,
    ``counts`` the figures in its words."""

    claim: Claim
    source: Source
    words: frozenset[str]
    names: frozenset[str]
    days: frozenset[str]
    places: frozenset[str]
    mention: EventMention | None = None
    event: Event | None = None
    counts: tuple[Count, ...] = ()


def retellings_of(
    claims: Sequence[Claim],
    mentions: Iterable[EventMention],
    events: Iterable[Event],
    interests: Interests,
    places: Places,
) -> list[Retelling]:
    """The claims with a source that say that something is so, taken apart, in order of their ids."""
    of_event = {name: event for event in events for name in event.mentions}
    told: dict[str, list[EventMention]] = {}
    for mention in mentions:
        told.setdefault(mention.article, []).append(mention)
    found = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        if not claim.chain or claim.act not in SAYING or len(claim.text) > LONGEST:
            continue
        inside = [m for m in told.get(claim.article, ()) if claim.begin <= m.predicate[0] < claim.end and not m.nominal]
        main = min(inside, key=lambda m: (m.predicate[0], m.id), default=None)
        negated = NOT.search(folded(claim.text)) or NOBODY.search(folded(claim.text))
        if main is not None and not negated and (main.background or main.status in NEVER):
            continue
        event = of_event.get(main.id) if main is not None else None
        made = taken_apart(claim, interests.of_claim(claim), main, event, places)
        found.append(replace(made, counts=counts_in(claim, told.get(claim.article, ()))))
    return found


def counts_in(claim: Claim, mentions: Iterable[EventMention]) -> tuple[Count, ...]:
    """The figures that stand in a claim's words, each once."""
    found = {
        (count.of, count.begin): count
        for mention in mentions
        for count in mention.counts
        if claim.begin <= count.begin and count.end <= claim.end
    }
    return tuple(found[key] for key in sorted(found))


def taken_apart(
    claim: Claim, source: Source, mention: EventMention | None, event: Event | None, places: Places
) -> Retelling:
    where = places.named_in(claim.article, claim.begin, claim.end)
    text = " ".join(claim.text.split())
    days = frozenset(day_of(match) for match in DAY.finditer(folded(text)))
    names = frozenset(folded(word.removesuffix("'s")) for word in CAPITAL.findall(text))
    names = frozenset(n for n in names if not DAY.search(n) and not re.fullmatch(MONTH, n) and n not in where)
    spoken = {stem for place in where for stem in stems(place)}
    plain = AUXILIARY.sub(" ", DAY.sub(" ", folded(text)))
    rest = frozenset(bare(stem) for stem in stems(plain) if stem not in spoken)
    return Retelling(claim, source, rest, names, days, where, mention, event)


def bare(stem: str) -> str:
    """A stem without what inflects it: "fired" and "fire" agree."""
    return next((stem[: -len(e)] for e in ENDINGS if stem.endswith(e) and len(stem) - len(e) >= LEFT), stem)


def day_of(match: re.Match[str]) -> str:
    if match["week"]:
        return match["week"]
    return f"{match['month'] or match['of']} {int(match['after'] or match['before'])}"


def pairs_of(told: Sequence[Retelling]) -> list[tuple[Retelling, Retelling]]:
    """Pairs that share enough words and a name; each once, in a fixed order."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for number, one in enumerate(told):
        for name in sorted(one.names | one.places):
            if name in lands() and len(one.names | one.places) > 1:
                continue
            for word in sorted(one.words):
                if word != name[:STEM]:
                    by_key.setdefault((name, word), []).append(number)
    seen: dict[tuple[int, int], None] = {}
    for _, members in sorted(by_key.items()):
        if 1 < len(members) <= CROWD:
            for place, left in enumerate(members):
                for right in members[place + 1 :]:
                    seen[left, right] = None
    return [(told[left], told[right]) for left, right in sorted(seen) if same_words(told[left], told[right])]


def same_words(one: Retelling, other: Retelling) -> bool:
    """Whether two claims are the same words but for one place."""
    left, right = one.words, other.words
    if nobody(one.claim) != nobody(other.claim):
        harm = {bare(stem) for side in (one, other) for stem in stems(harm_words(side.claim))}
        left, right = left - harm, right - harm
    shared = len(left & right)
    total = shared + len(one.places & other.places) + len(one.days & other.days)
    return total >= SHARED and shared >= PART * min(len(left), len(right))


def nobody(claim: Claim) -> bool:
    return NOBODY.search(folded(claim.text)) is not None


def harm_words(claim: Claim) -> str:
    text = folded(claim.text)
    return " ".join(found[0] for pattern in (NOBODY, HARMED) for found in pattern.finditer(text))


def two_voices(one: Source, other: Source) -> bool:
    """Whether two sources are not known to be one, and both are at least described."""
    if one_interest(one, other):
        return False
    return HIDDEN not in (one.origin.name, other.origin.name) and one.origin.name != other.origin.name
