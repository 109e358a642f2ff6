"""People whom an article speaks of without a name: "the suspect", "police", "the driver".

In: the sentences and the names of one article. Out: figures of them, good in that article alone; one whose word is
the office of the only person told with it, or whose age is that of one person alone, goes to that person. Across
articles they are one only where both articles tell of the same persons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.language.figure import Figure
from rashomon.language.found import Found
from rashomon.language.lexicon import country_of, given_names, someone
from rashomon.language.nominals import Nominal
from rashomon.model.language import EntityKind, MentionForm, Sentence

__all__ = ["unnamed_figures"]

#: What says that a noun is nobody in particular.
ANYBODY = frozenset(
    {"no", "any", "every", "each", "another", "other", "some", "which", "what", "whose", "most", "many"}
)
#: What does before a plural, beside numbers.
VAGUE = frozenset({"few", "several", "more", "all", "hundreds", "thousands", "dozens"})
INSIDE = frozenset({"det", "amod", "compound", "poss", "nummod", "case", "nmod"})
#: What tells one of several from the others.
ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
AGE_BEFORE = re.compile(r"\b(\d{1,3})\s?-\s?year\s?-\s?old\b[^,.;:()]*$")
AGED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Oo]ne) )?\d{1,3}\s?-\s?year\s?-\s?$")
AGE_BEHIND = re.compile(r"(?:,| aged) ?(\d{1,3})(?=[,.])")


class Marks(NamedTuple):
    """What a phrase tells of somebody beside the noun: an age, the country of a demonym, an ordinal."""

    age: int | None
    country: str | None
    ordinal: str | None

    def differ(self, other: Marks) -> bool:
        """Whether the two cannot be one person's; a phrase without an ordinal speaks of either."""
        pairs = zip(self, other, strict=True)
        return any(one is not None and two is not None and one != two for one, two in pairs)


@dataclass(slots=True)
class Known:
    """Somebody without a name, and all marks told of them."""

    figure: Figure
    marks: set[Marks] = field(default_factory=set)

    def fits(self, marks: Marks) -> bool:
        told = marks.ordinal is None or any(one.ordinal == marks.ordinal for one in self.marks)
        return told and not any(one.differ(marks) for one in self.marks)


def unnamed_figures(
    article: str,
    sentences: Sequence[Sentence],
    page: str,
    finds: Sequence[Found],
    figures: Sequence[Figure],
    nominals: Sequence[Nominal],
    nouns: Set[tuple[int, int]] = frozenset(),
) -> list[Figure]:
    """Figures of the unnamed, in order of their first mention. Finds of those who have a name after all are added to
    their figures; ``nouns`` are where other words for names stand, by sentence and token."""
    taken = {(found.sentence, place) for found in finds for place in range(found.first, found.last)}
    heads = {nominal.head for nominal in nominals}
    out: dict[str, list[Known]] = {}
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence.tokens):
            entry = someone().get(token.text.lower())
            if entry is None or (number, place) in taken or (number, place) in nouns or token.begin in heads:
                continue
            if (
                token.pos not in {"NOUN", "PROPN"}
                or not stands_alone(sentence, place, entry.kind)
                or (number, place + 1) in taken
            ):
                continue
            found = find_of(number, sentence, page, place, entry.kind)
            person = entry.kind is EntityKind.PERSON
            marks = marks_of(sentence, page, place) if person else Marks(None, None, None)
            open_to_all = marks.ordinal is None and not is_anybody(found)
            bearer = bearer_of(figures, entry.called) if person and open_to_all else None
            if bearer is not None:
                bearer.finds.append(found)
                continue
            known = out.setdefault(entry.called, [])
            one = next((one for one in reversed(known) if one.fits(marks)), None)
            if one is None:
                one = Known(Figure(article, "someone", entry.kind, (entry.called,), local=True))
                known.append(one)
            one.figure.add(found)
            one.marks.add(marks)
    return without_aged([one for known in out.values() for one in known], figures)


def is_anybody(found: Found) -> bool:
    """Whether a phrase brings in somebody new: "a prosecutor" is not the one who has a name."""
    return found.text.split()[0].lower() in {"a", "an", "one"}


def without_aged(unnamed: Sequence[Known], figures: Sequence[Figure]) -> list[Figure]:
    """The unnamed, in order of mention, without those whose age tells who they are: each is given to the only named
    person of that age, or to the first unnamed one, unless words or given names tell another sex."""
    first: dict[int, Figure] = {}
    left: list[Figure] = []
    for one in sorted(unnamed, key=lambda one: one.figure.finds[0].begin):
        age = next((marks.age for marks in sorted(one.marks, key=repr) if marks.age is not None), None)
        if age is not None:
            named = [figure for figure in figures if figure.person is not None and age in figure.ages]
            owner = named[0] if len(named) == 1 else first.get(age) if not named else None
            if owner is not None and agree_in_sex(one.figure, owner):
                owner.finds += one.figure.finds
                owner.called.add(one.figure.key[0])
                continue
            first.setdefault(age, one.figure)
        left.append(one.figure)
    return left


def agree_in_sex(unnamed: Figure, owner: Figure) -> bool:
    one = someone()[unnamed.key[0]].human if unnamed.key[0] in someone() else ""
    if owner.person is not None:
        other = given_names().get(owner.person.given[0], "") if owner.person.given else ""
    else:
        other = someone()[owner.key[0]].human if owner.key[0] in someone() else ""
    return {one, other} != {"f", "m"}


def marks_of(sentence: Sentence, page: str, place: int) -> Marks:
    """What the phrase around a noun tells of the person it speaks of."""
    tokens = sentence.tokens
    first = max(0, place - REACH)
    token = tokens[place]
    told = AGE_BEFORE.search(page[tokens[first].begin : token.begin]) or AGE_BEHIND.match(
        page[token.end : token.end + BEHIND]
    )
    own = [one for one in tokens[first:place] if one.head == place or tokens[one.head].head == place]
    country = next((code for one in own if (code := country_of(one.text)) is not None), None)
    ordinal = next((one.text.lower() for one in own if one.text.lower() in ORDINALS), None)
    return Marks(int(told[1]) if told is not None else None, country, ordinal)


#: Characters behind a noun in which its age stands: ", 61," has five, " aged 61," nine. Chosen.
BEHIND = 12


def stands_alone(sentence: Sentence, place: int, kind: EntityKind) -> bool:
    """Whether a noun heads a phrase that speaks of somebody in particular."""
    tokens = sentence.tokens
    token = tokens[place]
    if token.dep in {"compound", "amod", "nmod", "attr", "npadvmod"}:
        return False
    if place + 1 < len(tokens) and (tokens[place + 1].pos in {"NOUN", "PROPN"} or tokens[place + 1].text == "-"):
        return False
    before = [one.text.lower() for one in tokens[max(0, place - 4) : place] if one.head == place]
    if any(word in ANYBODY for word in before):
        return False
    if kind is EntityKind.GROUP:
        return not any(word in VAGUE for word in before)
    begun = tokens[max(0, place - REACH) : place]
    if any(one.head == place and (one.dep in {"det", "poss"} or one.text.lower() == "one") for one in begun):
        return True
    return token.dep in SUBJECTS and (token.text[:1].isupper() or (tokens[0].text[:1].isupper() and place < HEADLINE))


#: A noun without an article this early in a sentence stands in a headline: "British climber dies". Chosen.
HEADLINE = 4
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_of(number: int, sentence: Sentence, page: str, place: int, kind: EntityKind) -> Found:
    """The noun with what stands before it in its phrase."""
    tokens = sentence.tokens
    first = place
    while first and tokens[first - 1].head == place and tokens[first - 1].dep in INSIDE and place - first < REACH:
        first -= 1
    while first < place and tokens[first].dep == "poss":
        first += 1
    if (aged := AGED.search(page[tokens[max(0, place - REACH)].begin : tokens[first].begin])) is not None:
        begin = tokens[max(0, place - REACH)].begin + aged.start()  # "a 61-year-" of "a 61-year-old man"
        first = next((i for i in range(place) if tokens[i].begin >= begin), first)
    begin, end = tokens[first].begin, tokens[place].end
    return Found(number, first, place + 1, begin, end, page[begin:end], kind, MentionForm.NOMINAL, head=place)


#: Words before its noun that a phrase may have: "a 61-year-old Vancouver man" has eight. Chosen with room to spare.
REACH = 10


def bearer_of(figures: Sequence[Figure], called: str) -> Figure | None:
    """The only person of the article who is told with the word as an office or description."""
    fits = [
        figure
        for figure in figures
        if figure.person is not None
        and (
            called in figure.called
            or any(claim.title == called or claim.title.endswith(" " + called) for claim in figure.roles)
        )
    ]
    return fits[0] if len(fits) == 1 else None
