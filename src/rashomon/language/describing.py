"""Nouns that grammar makes another word for a name: "Norair, the airline", "the ferry Astrid", "Norair is an airline".

In: the sentences and the finds of one article. Out: descriptions, each a noun and the find that it describes. A noun
describes a name only if a table says that it is a word for things of the name's kind, for parsers err.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.language.found import Found
from rashomon.language.lexicon import someone, stand_ins, titles
from rashomon.model.language import EntityKind, MentionForm, Sentence, Token

__all__ = ["Description", "described", "is_human_noun"]

#: What a noun of one kind may be a word for.
FITTING = {
    EntityKind.PERSON: frozenset({EntityKind.PERSON}),
    EntityKind.ORGANISATION: frozenset({EntityKind.ORGANISATION, EntityKind.AGENCY, EntityKind.OUTLET}),
    EntityKind.OUTLET: frozenset({EntityKind.OUTLET, EntityKind.ORGANISATION, EntityKind.AGENCY}),
    EntityKind.GOVERNMENT: frozenset({EntityKind.GOVERNMENT}),
    EntityKind.PLACE: frozenset({EntityKind.PLACE}),
    EntityKind.WORK: frozenset({EntityKind.WORK}),
}
BEING = frozenset({"be", "become", "remain"})
#: Beside these a sentence does not say that somebody is something: "would be the first", "is not a thief".
UNSURE = frozenset({"not", "n't", "never", "no", "would", "could", "might", "may", "should", "if", "whether", "will"})
INSIDE = frozenset({"det", "amod", "compound", "poss", "nummod", "case", "nmod", "advmod", "punct"})
NAMED = frozenset({MentionForm.NAME})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Words that a phrase may have before its noun: "the world's largest twin-deck passenger aircraft". Chosen with room.
REACH = 10


class Description(NamedTuple):
    """A noun, by its sentence and token, its phrase's first token, the word it is in the tables, and what it describes."""

    sentence: int
    place: int
    first: int
    word: str
    found: Found


@functools.cache
def classes() -> dict[str, EntityKind]:
    """Common nouns, lower case, with the kind of thing that they are words for."""
    found = {word: EntityKind.PERSON for word, title in titles().items() if title.kind not in {"kin", "honorific"}}
    found |= {word: EntityKind.PERSON for word, one in someone().items() if one.kind is EntityKind.PERSON}
    return found | {word: entry.kind for word, entry in stand_ins().items()}  # a broadcaster is a body first


def is_human_noun(word: str) -> bool:
    """Whether a common noun is one for a human being: an office, or "lineman"."""
    return classes().get(word) is EntityKind.PERSON


def described(finds: Sequence[Found], sentences: Sequence[Sentence]) -> list[Description]:
    """The descriptions of an article in order; a noun describes one name at most."""
    rows: dict[int, list[Found]] = {}
    for found in finds:
        if found.sentence >= 0 and not found.nested and found.form in NAMED and found.kind is not None:
            rows.setdefault(found.sentence, []).append(found)
    out: list[Description] = []
    for number, row in sorted(rows.items()):
        tokens = sentences[number].tokens
        at = {place: found for found in row for place in range(found.first, found.last)}
        for place, token in enumerate(tokens):
            kind = classes().get(token.text.lower()) if token.pos in {"NOUN", "PROPN"} and place not in at else None
            if kind is None:
                continue
            for found in equals(tokens, place, at, kind):
                if found.kind in FITTING.get(kind, ()):
                    out.append(Description(number, place, noun_phrase(tokens, place), token.text.lower(), found))
                    break
    return out


def equals(tokens: tuple[Token, ...], place: int, at: dict[int, Found], kind: EntityKind) -> Iterator[Found]:
    """The names that the noun at ``place`` is said to be another word for, the surest first."""
    token = tokens[place]
    plural = token.tag in {"NNS", "NNPS"}
    if place + 1 in at and at[place + 1].first == place + 1 and not plural:
        yield at[place + 1]  # "the ferry Astrid"
    if (
        token.dep == "appos"
        and token.head in at
        and token.head < place
        and not plural
        and comes_as_apposition(tokens, place)
    ):
        yield at[token.head]  # "Astrid, a ferry"
    for child in range(place + 1, len(tokens)):
        if tokens[child].head == place and tokens[child].dep == "appos" and child in at and not plural:
            yield at[child]  # "its parent company, Norair"
    if kind is EntityKind.WORK and not counted(tokens, place):
        for before in range(place - 1, max(place - REACH, -1), -1):
            if before in at and at[before].kind is kind and hangs_on(tokens, at[before].head, place):
                yield at[before]  # "the A380 passenger aircraft"
    if kind is EntityKind.PERSON and not plural and (named := behind_owner(tokens, place, at)) is not None:
        yield named  # "the mayor of Norhaven, Ada Quell"
    if kind is EntityKind.PERSON and not plural and (named := identified(tokens, place, at)) is not None:
        yield named  # "the driver, whom police identified as Ada Quell"
    if token.dep == "attr" and tokens[token.head].lemma in BEING and not plural:
        children = [one for one in range(len(tokens)) if tokens[one].head == token.head]
        asks = any(tokens[one].text.lower() in UNSURE for one in children) or tokens[-1].text == "?"
        subject = next((one for one in children if tokens[one].dep in SUBJECTS), None)
        if subject is not None and subject in at and not asks and token.text.islower():
            yield at[subject]  # "Norair is an airline"
    if token.dep in SUBJECTS and tokens[token.head].lemma in BEING and not plural:
        children = [one for one in range(len(tokens)) if tokens[one].head == token.head]
        asks = any(tokens[one].text.lower() in UNSURE for one in children) or tokens[-1].text == "?"
        said = next((one for one in children if tokens[one].dep == "attr"), None)
        if said is not None and said in at and not asks:
            yield at[said]  # "the man is Ada Quell"


def counted(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a phrase speaks of some of a make and not of the make: "twelve new A380 jets", "the first A380 jet"."""
    own = [token for token in tokens[max(0, place - REACH) : place] if token.head == place]
    return any((token.tag == "CD" and token.text.isalpha()) or token.entity in {"ORDINAL", "CARDINAL"} for token in own)


def behind_owner(tokens: tuple[Token, ...], place: int, at: dict[int, Found]) -> Found | None:
    """The person named in apposition behind what an office is of, which parsers hang on the owner."""
    of = next(
        (one for one in range(place + 1, len(tokens)) if tokens[one].head == place and tokens[one].text == "of"), None
    )
    owner = next(
        (one for one in range(place + 1, len(tokens)) if tokens[one].head == of and tokens[one].dep == "pobj"), None
    )
    if of is None or owner is None or (owner in at and at[owner].kind is EntityKind.PERSON):
        return None
    return next(
        (
            at[one]
            for one in range(owner + 1, len(tokens))
            if tokens[one].head == owner
            and tokens[one].dep == "appos"
            and one in at
            and at[one].kind is EntityKind.PERSON
        ),
        None,
    )


def identified(tokens: tuple[Token, ...], place: int, at: dict[int, Found]) -> Found | None:
    """The person that somebody identified a noun as."""
    for verb in range(len(tokens)):
        if tokens[verb].lemma not in {"identify", "name"}:
            continue
        hung = tokens[verb].dep in {"acl", "relcl"} and tokens[verb].head == place
        governed = tokens[place].head == verb and tokens[place].dep in {"nsubjpass", "dobj"}
        if not hung and not governed:
            continue
        beyond = range(verb + 1, min(verb + REACH, len(tokens)))
        said = next((one for one in beyond if tokens[one].text == "as"), None)
        if said is not None:
            found = next((at[one] for one in range(said + 1, min(said + 7, len(tokens))) if one in at), None)
            return found if found is not None and found.kind is EntityKind.PERSON else None
    return None


def comes_as_apposition(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a comma, dash or bracket parts a noun from the name before it, and no "and": lists look alike."""
    between = [token.text.lower() for token in tokens[tokens[place].head + 1 : place]]
    return any(sign in {",", "(", "—", "–", "-"} for sign in between) and not {"and", "or"} & set(between)


def noun_phrase(tokens: tuple[Token, ...], place: int) -> int:
    """The first token of the phrase that the noun at ``place`` ends."""
    first = place
    while first and place - first < REACH and hangs_on(tokens, first - 1, place) and tokens[first - 1].text != ",":
        first -= 1
    while first < place and (tokens[first].dep in {"punct", "case"} or tokens[first].text in {"'s", "’s"}):
        first += 1
    return first


def hangs_on(tokens: tuple[Token, ...], place: int, noun: int) -> bool:
    """Whether a token modifies the noun, directly or through another modifier."""
    for _ in range(3):  # "the world's largest …" hangs two deep
        if tokens[place].dep not in INSIDE:
            return False
        place = tokens[place].head
        if place == noun:
            return True
    return False
