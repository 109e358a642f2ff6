"""People whom an article speaks of without a name: "the suspect", "police", "the driver".

In: the sentences and the names of one article. Out: figures of them, good in that article alone; one whose word is
the office of the only person told with it goes to that person. Across articles they are one only where both
articles tell of the same persons.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from rashomon.language.figures import Figure
from rashomon.language.found import Found
from rashomon.language.lexicon import someone
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


def unnamed_figures(
    article: str,
    sentences: Sequence[Sentence],
    page: str,
    finds: Sequence[Found],
    figures: Sequence[Figure],
    nominals: Sequence[Nominal],
    nouns: Set[tuple[int, int]] = frozenset(),
) -> list[Figure]:
    """Figures of the unnamed, in order of their first mention. Finds of those who have a name after all are added
    to their figures; ``nouns`` are where other words for names stand, by sentence and token."""
    taken = {(found.sentence, place) for found in finds for place in range(found.first, found.last)}
    heads = {nominal.head for nominal in nominals}
    out: dict[str, Figure] = {}
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence.tokens):
            entry = someone().get(token.text.lower())
            if entry is None or (number, place) in taken or (number, place) in nouns or token.begin in heads:
                continue
            if (
                token.pos not in {"NOUN", "PROPN"}
                or not stands_alone(sentence, place, entry[1])
                or (number, place + 1) in taken
            ):
                continue
            found = find_of(number, sentence, page, place, entry[1])
            bearer = bearer_of(figures, entry[0]) if entry[1] is EntityKind.PERSON else None
            if bearer is not None:
                bearer.finds.append(found)
                continue
            if entry[0] not in out:
                out[entry[0]] = Figure(article, "someone", entry[1], (entry[0],), local=True)
            out[entry[0]].add(found)
    return list(out.values())


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
