"""What two retellings differ in: the day, the place, who did it, whether it is so.

Precision goes before recall. Things that come again every day (talks, shelling) are not compared by their day, and
two places are not compared where one may lie in the other.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rashomon.claims.naming import countries, words_of
from rashomon.claims.retelling import NOBODY, NOT, Retelling, two_voices
from rashomon.claims.words import folded
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.claims import Contradiction, Verdict
from rashomon.model.events import EventMention, ParticipantRole
from rashomon.resources import table

__all__ = ["retellings_that_differ"]

#: Days apart at most: further apart the same thing may have happened again.
NEAR_DAYS = 3
#: The two names of one person, or a person and a place: with fewer a day differs between two happenings of a kind.
NAMES = 2
#: So many words that all agree tell one happening also where it names no person.
MANY = 6
#: Words after the verb that two tellings of one deed share.
MATTER = 2
#: Characters between two places that are named as one in the other: "Duma, in Eastern Ghouta", "Kyiv's Obolon".
BETWEEN = 40
#: A negation that something else stands over, or that time or degree qualifies, denies nothing plain.
QUALIFIED = re.compile(
    r"\b(?:if|whether|who|which|because|since|until|unless|before|when|why|only|just|yet|necessarily|any|would|could"
    r"|should|may|might|will)\b"
)
HARM = {
    "killed": {"killed"},
    "deaths": {"killed"},
    "fatalities": {"killed"},
    "injured": {"injured"},
    "hurt": {"injured"},
    "wounded": {"injured"},
    "injuries": {"injured"},
    "casualties": {"killed", "injured"},
    "victims": {"killed"},
}
#: Letters by which an inflected verb is known for its lemma: "captured", "capture".
LETTERS = 4


def retellings_that_differ(
    pairs: Sequence[tuple[Retelling, Retelling]], said: Mapping[str, date | None], articles: Mapping[str, Article]
) -> list[Contradiction]:
    """Contradictions of day, place, doer and polarity between retellings by two voices, by id."""
    found: dict[str, Contradiction] = {}
    for one, other in pairs:
        if not two_voices(one.source, other.source):
            continue
        for kind, why in differences(one, other, said, articles):
            name = content_id("con", one.claim.id, other.claim.id, kind)
            days = said.get(one.claim.article), said.get(other.claim.article)
            about = f"{kind}: {' '.join(one.claim.text.split())}"
            found[name] = Contradiction(
                name, about, one.claim.id, other.claim.id, *days, Verdict.CONTRADICTION, f"{why}: both cannot hold"
            )
            break
    return [found[name] for name in sorted(found)]


def differences(
    one: Retelling, other: Retelling, said: Mapping[str, date | None], articles: Mapping[str, Article]
) -> Iterator[tuple[str, str]]:
    """What differs, as a word for it and a sentence; the first is told."""
    tellers = one.claim.chain[-1].name, other.claim.chain[-1].name
    for left, right, first, second in ((one, other, *tellers), (other, one, *tellers[::-1])):
        if denied_outright(left, right, said) or nobody_hurt(left, right):
            yield "whether it is so", f"{first} says it is not so, {second} that it is"
    if NOT.search(folded(one.claim.text)) or NOT.search(folded(other.claim.text)):
        return
    if other_day(one, other):
        days = [" and ".join(sorted(side.days)) for side in (one, other)]
        yield "day", f"{tellers[0]} says {days[0].title()}, {tellers[1]} {days[1].title()}"
    elif other_place(one, other, articles):
        where = [" and ".join(sorted(located(side))) for side in (one, other)]
        yield "place", f"{tellers[0]} says {where[0].title()}, {tellers[1]} {where[1].title()}"
    elif other_doer(one, other):
        who = [subject(side) for side in (one, other)]
        yield "who did it", f"{tellers[0]} says {who[0]}, {tellers[1]} {who[1]}"


def days_agree(one: Retelling, other: Retelling) -> bool:
    return not one.days or not other.days or bool(one.days & other.days)


def denied_outright(no: Retelling, yes: Retelling, said: Mapping[str, date | None]) -> bool:
    """Whether one says plainly of a happening that it did not take place, which the other says did."""
    text = folded(no.claim.text)
    negation = NOT.search(text)
    if negation is None or yes.mention is None or NOT.search(folded(yes.claim.text)):
        return False
    if QUALIFIED.search(text[: negation.start()]) or QUALIFIED.search(" ".join(text[negation.start() :].split()[1:9])):
        return False
    if not days_agree(no, yes) or (no.places and yes.places and not no.places & yes.places):
        return False
    first, second = said.get(no.claim.article), said.get(yes.claim.article)
    if negation["aux"] in {"has", "have"} and (first is None or second is None or second > first):
        return False  # what has not happened may happen since
    return negation["verb"][:LETTERS] == yes.mention.lemma.lower()[:LETTERS]


def nobody_hurt(no: Retelling, yes: Retelling) -> bool:
    """Whether one says that nobody was hurt where the other gives a number."""
    found = NOBODY.search(folded(no.claim.text))
    if found is None or yes.mention is None or not no.places & yes.places or not days_agree(no, yes):
        return False
    harm = HARM[found["harm"] or found["noun"]]
    counted = {count.of for count in yes.mention.counts if (count.low or 0) >= 1}
    return bool(harm & counted) and not NOBODY.search(folded(yes.claim.text))


@functools.cache
def once() -> frozenset[str]:
    """Lemmas of what happens to one thing or person once."""
    return frozenset(row["lemma"] for row in table("claims_once"))


def other_day(one: Retelling, other: Retelling) -> bool:
    """Whether one thing that happens once is put on two days near each other."""
    if one.mention is None or other.mention is None or one.event is None or other.event is None:
        return False
    if one.event.id == other.event.id or one.mention.lemma != other.mention.lemma or one.mention.lemma not in once():
        return False
    if not one.days or not other.days or one.days & other.days or len(one.days) > 1 or len(other.days) > 1:
        return False
    if len((one.names | one.places) & (other.names | other.places)) < NAMES or one.places != other.places:
        return False
    first, second = one.event.when, other.event.when
    if first.width != 1 or second.width != 1 or first.earliest is None or second.earliest is None:
        return False
    return 0 < abs((first.earliest - second.earliest).days) <= NEAR_DAYS


def other_place(one: Retelling, other: Retelling, articles: Mapping[str, Article]) -> bool:
    """Whether one happening with a person known by name is put in two places, of which neither lies in the other."""
    if one.event is None or other.event is None or one.event.id != other.event.id or not days_agree(one, other):
        return False
    here, there = located(one) - other.places, located(other) - one.places
    if not here or not there or not one.names & other.names:
        return False
    if one.mention is None or other.mention is None or one.mention.lemma != other.mention.lemma:
        return False
    if one.event.when.width != 1 or not (one.days or other.days):
        return False
    wholly = len(one.words & other.words) >= MANY and one.words == other.words
    if not wholly and not named_persons(one.mention) & named_persons(other.mention):
        return False
    texts = [folded(articles[side.claim.article].text) for side in (one, other)]
    return not any(together(text, a, b) for text in texts for a in here for b in there)


def located(told: Retelling) -> frozenset[str]:
    """The places that the words say it happened in: they stand after "in", "at", "near"."""
    text = folded(told.claim.text)
    return frozenset(p for p in told.places if re.search(rf"\b(?:in|at|near|outside) {re.escape(p)}\b", text))


def named_persons(mention: EventMention) -> frozenset[str]:
    """Whom a mention names, by entity or by name: not "the army"."""
    return frozenset(
        who.entity or folded(who.name)
        for who in mention.participants
        if who.role is not ParticipantRole.OTHER and who.name[:1].isupper()
    )


def together(text: str, one: str, other: str) -> bool:
    """Whether a text names two places side by side: then one may lie in the other."""
    near = rf"{re.escape(one)}\b.{{0,{BETWEEN}}}\b{re.escape(other)}|{re.escape(other)}\b.{{0,{BETWEEN}}}\b{re.escape(one)}"
    return re.search(near, text) is not None


@functools.cache
def sides() -> Mapping[str, str]:
    return {row["word"]: row["side"] for row in table("claims_sides")}


def other_doer(one: Retelling, other: Retelling) -> bool:
    """Whether two sources lay one deed at two doors."""
    if one.event is None or other.event is None or one.event.id != other.event.id or not days_agree(one, other):
        return False
    if one.mention is None or other.mention is None or one.mention.lemma != other.mention.lemma:
        return False
    if one.mention.type != "ASSAULT" or (one.places and other.places and not one.places & other.places):
        return False
    if not object_words(one) or len(object_words(one) & object_words(other)) < MATTER:
        return False
    first, second = set(words_of(subject(one))), set(words_of(subject(other)))
    lands = [{countries()[w] for w in side if w in countries()} for side in (first, second)]
    if lands[0] and lands[1]:
        return not lands[0] & lands[1]
    camps = [{sides()[w] for w in side if w in sides()} for side in (first, second)]
    return len(camps[0]) == len(camps[1]) == 1 and camps[0] != camps[1]


def subject(told: Retelling) -> str:
    """The words before the verb."""
    if told.mention is None:
        return ""
    return " ".join(told.claim.text[: max(0, told.mention.predicate[0] - told.claim.begin)].split())


def object_words(told: Retelling) -> frozenset[str]:
    before = folded(subject(told))
    return frozenset(word for word in told.words if word not in before)
