"""Denials and what they deny.

An allegation and its denial are linked, and are no contradiction of fact. A denial with content of its own ("denied
using nerve gas") answers an allegation of like content; a hollow one ("denied any responsibility") only what is
alleged beside it of the one who denies. An offer that is dismissed denies nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from rashomon.claims.folding import one_interest
from rashomon.claims.naming import countries, words_of
from rashomon.claims.origins import Interests, Source
from rashomon.claims.words import STEM, Bag, alike, bags, folded, hollow, stems
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.attribution import SpeechAct
from rashomon.model.claims import Claim, Contradiction, OriginKind, Verdict
from rashomon.model.language import EntityMention

__all__ = ["denials_of"]

#: A denial looks for its allegation over this many characters of its own article: about two paragraphs.
REACH = 700
#: Least cosine of content between a denial and an allegation of the same text, and of another one. Set on the
#: pile of Syrian reports and 100 mixed articles: below, pairs share the war and not the matter.
ALIKE_NEAR, ALIKE_FAR = 0.18, 0.4
#: Least number of content words that they share where they stand in two texts.
SHARED = 3
#: Share of a denial's words that an allegation has too, where the one takes up the other's words.
#: The second where the allegation does not name the one who denies.
SAME, ALL_BUT = 0.6, 0.75
#: Words of a short denial that must all be taken up.
FEW = 2
#: Verbs that dismiss offers and requests as readily as allegations.
WEAK = re.compile(r"\b(?:dismiss|reject|dispute|disput)")
#: What speaks for the holder of a title that stands before it.
OFFICES = frozenset({"office", "spokesman", "spokeswoman", "spokesperson", "lawyer", "lawyers", "aides", "aide"})
#: A denial of which so much is hollow or grammar says nothing of the matter.
HOLLOW_PART = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    claim: Claim
    source: Source
    bag: Bag
    words: frozenset[str]


class Nearby:
    """Finds the allegations that a denial could answer: those of its own article, and those that share enough words."""

    def __init__(self, charges: Sequence[Side]) -> None:
        self.charges = charges
        self.by_article: dict[str, list[int]] = {}
        self.by_word: dict[str, list[int]] = {}
        for number, charge in enumerate(charges):
            self.by_article.setdefault(charge.claim.article, []).append(number)
            for word in charge.words:
                self.by_word.setdefault(word, []).append(number)

    def to(self, answer: Side) -> list[Side]:
        shared = Counter(number for word in answer.words for number in self.by_word.get(word, ()))
        found = {number for number, count in shared.items() if count >= FEW}
        return [self.charges[n] for n in sorted(found.union(self.by_article.get(answer.claim.article, ())))]


def denials_of(
    claims: Sequence[Claim],
    names: Mapping[str, Sequence[EntityMention]],
    said: Mapping[str, date | None],
    articles: Mapping[str, Article],
    interests: Interests,
) -> list[Contradiction]:
    """Each denial with the allegation that it answers, if there is one in the pile."""
    accusations = [c for c in claims if c.act is SpeechAct.ALLEGES and c.chain]
    refusals = [c for c in claims if c.act is SpeechAct.DENIES and c.chain and denies(c, articles[c.article])]
    weighed = bags([c.text for c in (*accusations, *refusals)])
    sides = [
        Side(claim, interests.of_claim(claim), bag, frozenset(stems(claim.text)) - hollow())
        for claim, bag in zip((*accusations, *refusals), weighed, strict=True)
    ]
    charges, answers = sides[: len(accusations)], sides[len(accusations) :]
    near = Nearby(charges)
    found = []
    for answer in answers:
        fitting = [(fit(charge, answer, names, articles, interests), charge) for charge in near.to(answer)]
        best = max(fitting, key=lambda item: (item[0], item[1].claim.id), default=None)
        if best is not None and best[0] > 0:
            found.append(linked(best[1], answer, said))
    return found


def denies(claim: Claim, article: Article) -> bool:
    """Whether the words deny that something is so; to dismiss an offer is not to deny."""
    before = folded(article.text[max(0, claim.begin - 40) : claim.begin])
    if not WEAK.search(before):
        return True
    first = {word[:STEM] for word in re.findall(r"[^\W\d_]+", folded(claim.text))[:5]}
    return bool(first & hollow())


def fit(
    charge: Side,
    answer: Side,
    names: Mapping[str, Sequence[EntityMention]],
    articles: Mapping[str, Article],
    interests: Interests,
) -> float:
    """How well a denial answers an allegation; 0 where it does not."""
    accusation, denial = charge.claim, answer.claim
    if same_side(charge.source, answer.source) or inside(accusation, denial):
        return 0.0
    shared = charge.words & answer.words
    likeness = alike(charge.bag, answer.bag)
    accused = speaks_of(accusation, answer, names, interests)
    if accusation.article == denial.article:
        accused = accused or stands_for(charge, answer, articles[denial.article])
        gap = abs(denial.begin - accusation.begin)
        if gap > REACH:
            return 0.0
        nearness = 1.0 - gap / REACH
        if is_hollow(denial):
            return 1.0 + nearness if accused else 0.0
        if shared and (accused or likeness >= ALIKE_NEAR):
            return 2.0 + likeness + nearness
        return 0.0
    whole = shared == answer.words and len(shared) >= FEW
    if is_hollow(denial) or (len(shared) < SHARED and not (whole and accused)):
        return 0.0
    taken_up = len(shared) / len(answer.words)
    if taken_up >= (SAME if accused else ALL_BUT):
        return 1.0 + likeness  # the denial takes up the words of the allegation
    same_event = accusation.event is not None and accusation.event == denial.event
    return likeness if (accused and same_event) or (likeness >= ALIKE_FAR and (accused or same_event)) else 0.0


def same_side(one: Source, other: Source) -> bool:
    """Whether accuser and denier may be one: the same interest, or two officials of whom one has no country."""
    if one_interest(one, other):
        return True
    official = OriginKind.OFFICIAL
    return (one.generic or other.generic) and one.origin.kind is official and other.origin.kind is official


def inside(accusation: Claim, denial: Claim) -> bool:
    """A denial inside an allegation's words is a part of what is told, not an answer to it."""
    return accusation.article == denial.article and accusation.begin <= denial.begin and denial.end <= accusation.end


def is_hollow(denial: Claim) -> bool:
    """Whether a denial says so little of the matter that only its neighbourhood tells it: its first words are hollow
    and no more than a few follow."""
    words = re.findall(r"[^\W\d_]+", folded(denial.text))
    plain = [word for word in words if word[:STEM] in hollow() or len(word) < 4]
    first = [word for word in words[:3] if word[:STEM] in hollow()]
    return bool(words) and (len(plain) >= HOLLOW_PART * len(words) or len(first) >= 1)


def speaks_of(
    accusation: Claim,
    answer: Side,
    names: Mapping[str, Sequence[EntityMention]],
    interests: Interests,
) -> bool:
    """Whether an allegation names the one who denies, or that one's government."""
    who = {link.entity for link in answer.claim.chain if link.entity}
    interest = answer.source.origin.interest
    for name in names.get(accusation.article, ()):
        if accusation.begin <= name.begin < accusation.end:
            entity = interests.entities.get(name.entity)
            if name.entity in who or (entity is not None and interests.of_name(entity.name, entity) == interest):
                return True
    core, said = answer.source.core, set(words_of(accusation.text))
    if core and core <= said:
        return True
    return is_office(answer.claim.chain[-1].name, said)


def stands_for(charge: Side, answer: Side, article: Article) -> bool:
    """Whether the allegation speaks of the one who denies without a name: "the company", where the page has "the shipping
    company Lenz Line"; "the government", where the accuser is of that country."""
    said = folded(charge.claim.text)
    denier = answer.claim.chain[-1].name
    if any(f"the {noun}" in said for noun in set(re.findall(rf"\b([a-z]{{4,}}) {re.escape(denier)}\b", article.text))):
        return True
    lands = {countries()[word] for word in charge.source.known if word in countries()}
    return "the government" in said and answer.source.origin.interest in lands


def is_office(name: str, said: Set[str]) -> bool:
    """Whether a name is of an office whose holder the words accuse: "the president's office", of "President Lenz"."""
    words = words_of(name)
    return bool(words) and words[-1] in OFFICES and bool(said & set(words[:-1]))


def linked(charge: Side, answer: Side, said: Mapping[str, date | None]) -> Contradiction:
    accusation, denial = charge.claim, answer.claim
    who, other = accusation.chain[-1].name, denial.chain[-1].name
    return Contradiction(
        content_id("con", accusation.id, denial.id, "denial"),
        f"{accusation.told}: alleged and denied",
        accusation.id,
        denial.id,
        said.get(accusation.article),
        said.get(denial.article),
        Verdict.ALLEGATION_DENIAL,
        f"alleged by {who}, denied by {other}: neither is shown to be right",
    )
