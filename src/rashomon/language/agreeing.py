"""Make the finds of one article agree with one another: one name, one kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from rashomon.language.found import Found
from rashomon.language.lexicon import (
    Known,
    company_suffixes,
    countries,
    heads,
    places,
    someone,
    stand_ins,
    states,
    titles,
)
from rashomon.language.mending import HYPHENS
from rashomon.language.person_names import person_name
from rashomon.language.spans import named
from rashomon.model.language import EntityKind, MentionForm, Sentence, Token

__all__ = [
    "agreed_kinds",
    "compass_points",
    "human_kinds",
    "known_places",
    "split_joined",
    "split_lists",
    "spread_surnames",
]

NOT_PERSONS = frozenset(
    {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.FACILITY, EntityKind.GROUP, EntityKind.WORK}
)
COMPASS = frozenset({"North", "South", "East", "West"})


def split_joined(finds: list[Found], sentences: tuple[Sentence, ...], page: str) -> list[Found]:
    """Part a body from the person that the recogniser glued to it: "the Security Council Sergei Shoigu"."""
    full = {found.text for found in finds if found.kind is EntityKind.PERSON and found.last - found.first > 1}
    out: list[Found] = []
    for found in finds:
        tokens = sentences[found.sentence].tokens
        cut = 0
        if found.known is None and found.last - found.first > 2:
            for place in range(found.first + 1, found.last - 1):
                tail = page[tokens[place].begin : found.end]
                before = tokens[place - 1].text.lower()
                if tail in full and found.text != tail and (before in heads() or before in titles()):
                    cut = place
                    break
        if cut:
            sentence = sentences[found.sentence]
            if tokens[cut - 1].text.lower() in heads():
                out.append(named(found.sentence, sentence, page, found.first, cut, EntityKind.ORGANISATION))
            out.append(named(found.sentence, sentence, page, cut, found.last, EntityKind.PERSON))
        else:
            out.append(found)
    return out


def split_lists(
    finds: list[Found], sentences: tuple[Sentence, ...], page: str, known: Callable[[str], int]
) -> list[Found]:
    """Part two names that the recogniser took for one because of an "and": each stands alone in the pile, which
    ``known`` counts, and more often than the two together."""
    out: list[Found] = []
    for found in finds:
        tokens = sentences[found.sentence].tokens
        cut = next((i for i in range(found.first + 1, found.last - 1) if tokens[i].text == "and"), 0)
        if found.known is not None or found.kind is EntityKind.PLACE or not cut:
            out.append(found)
            continue
        last = cut + 1
        while last < found.last and tokens[last].text[:1].isupper():
            last += 1
        sides = [(found.first, cut), (cut + 1, last)]
        counts = [known(page[tokens[a].begin : tokens[b - 1].end]) if a < b else 0 for a, b in sides]
        if min(counts) and max(counts) >= ENOUGH and min(counts) >= known(found.text):
            out += [named(found.sentence, sentences[found.sentence], page, a, b, found.kind) for a, b in sides]
        else:
            out.append(found)
    return out


#: A name must stand alone so often in the pile before it is cut out of a longer one. Chosen: once may be an error.
ENOUGH = 2


def spread_surnames(finds: list[Found], sentences: tuple[Sentence, ...], page: str) -> list[Found]:
    """Take a capitalised word for the person of that surname whom the article names in full."""
    surnames: set[str] = set()
    for found in finds:
        if found.kind is EntityKind.PERSON and found.last - found.first > 1:
            name = person_name(found.text)
            if name is not None and name.full:
                words = found.text.replace("’", "'").split()
                surnames.update(word for word in words if word.lower() == name.surname)
    if not surnames:
        return finds
    covered: dict[tuple[int, int], Found] = {}
    for found in finds:
        for place in range(found.first, found.last):
            if not found.nested:
                covered[found.sentence, place] = found
    out = list(finds)
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence.tokens):
            if token.text not in surnames:
                continue
            there = covered.get((number, place))
            if there is None:
                out.append(named(number, sentence, page, place, place + 1, EntityKind.PERSON))
            elif there.last - there.first == 1 and there.kind is not EntityKind.PERSON and there.known is None:
                there.kind = EntityKind.PERSON
    return out


def human_kinds(finds: list[Found], sentences: tuple[Sentence, ...]) -> list[Found]:
    """Take a name for a person's where a noun for a human being stands before it: "receptionist Ada Quell", "The suspect,
    Quell, fled", unless its last word says that it is a body's."""
    for found in finds:
        if found.known is not None or found.kind is EntityKind.PERSON or found.sentence < 0:
            continue
        tokens = sentences[found.sentence].tokens
        last = tokens[found.last - 1].text.lower().rstrip(".")
        noun = found.first - 1
        comma = noun > 0 and tokens[noun].text == "," and found.last < len(tokens) and tokens[found.last].text == ","
        if noun < comma or last in heads() or last in company_suffixes():
            continue
        several = found.last - found.first > 1 and found.kind is EntityKind.ORGANISATION and not comma
        if not tells_human(tokens[noun - comma], capital=several):
            continue
        if comma and tokens[found.head].dep != "appos":
            continue
        if found.kind is EntityKind.PLACE and (not comma or found.text in places() or found.text in states()):
            continue
        if all(token.text[:1].isupper() or token.text in HYPHENS for token in tokens[found.first : found.last]):
            found.kind, found.head = EntityKind.PERSON, found.last - 1
    return finds


#: Kinds of offices that open no body's name, so that a capital does no harm: "Chancellor", not "General".
RULING = frozenset(
    {"head of government", "head of state", "minister", "legislature leader", "lawmaker", "local head", "spokesman"}
)


def tells_human(noun: Token, *, capital: bool) -> bool:
    """Whether a noun is one for a human being, and not for what a body can be as well ("the owner"); an office may
    have a capital if ``capital``, though bodies' names open with some."""
    entry = someone().get(noun.text.lower())
    if entry is not None:
        return bool(entry.human) and entry.kind is EntityKind.PERSON
    title = titles().get(noun.text)
    if title is None and capital and (title := titles().get(noun.text.lower())) is not None:
        return title.kind in RULING
    body = noun.text in stand_ins()
    return title is not None and not body and title.kind not in {"kin", "honorific"} and noun.tag == "NN"


def agreed_kinds(finds: list[Found], sentences: tuple[Sentence, ...]) -> list[Found]:
    """One kind for one name: a longer name whose last word the article uses alone for a person is a person's;
    a name of one word is what most of its finds are. A lone word that only modifies a common noun
    ("an Ogden girl") is no person."""
    alone = {f.text for f in finds if f.kind is EntityKind.PERSON and f.last - f.first == 1}
    surnames = {f.text.split()[-1] for f in finds if f.kind is EntityKind.PERSON and f.last - f.first > 1}
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for found in finds:
        tokens = sentences[found.sentence].tokens
        if found.known is not None or found.kind is None:
            continue
        if found.last - found.first == 1:
            votes[found.text][found.kind] += 1
        elif found.kind in NOT_PERSONS and found.last - found.first < 4 and tokens[found.last - 1].text in alone:
            last = tokens[found.last - 1].text.lower()
            if last not in heads() and all(token.pos == "PROPN" for token in tokens[found.first : found.last]):
                found.kind = EntityKind.PERSON
                surnames.add(tokens[found.last - 1].text)
    out: list[Found] = []
    modifiers = {text for text in alone - surnames if all(modifies(f, sentences) for f in finds if f.text == text)}
    for found in finds:
        if found.known is None and found.last - found.first == 1 and found.text not in surnames and votes[found.text]:
            counts = votes[found.text]
            found.kind = min(counts, key=lambda kind: (-counts[kind], kind is EntityKind.PERSON, kind.value))
            if found.kind is EntityKind.PERSON and found.text in modifiers:
                continue
        out.append(found)
    return out


def known_places(finds: list[Found], sentences: tuple[Sentence, ...]) -> list[Found]:
    """Take a name of the places' table for a place where the recogniser saw a body, a people or a work, and
    where it saw a person only if most of the article's uses stand behind a preposition of place."""
    persons = [f for f in finds if f.kind is EntityKind.PERSON]
    surnames = {f.text.split()[-1] for f in persons if f.last - f.first > 1}
    placed: dict[str, list[bool]] = defaultdict(list)
    for found in persons:
        if found.text in places() and found.text not in surnames and found.last - found.first == 1:
            before = sentences[found.sentence].tokens[found.first - 1].text.lower() if found.first else ""
            placed[found.text].append(before in {"in", "at", "near", "from", "outside", "of", "around"})
    for found in finds:
        if found.known is None and found.text in places() and found.text not in surnames:
            votes = placed.get(found.text, [])
            if found.kind in NOT_PERSONS or (votes and 2 * sum(votes) > len(votes)):
                found.kind = EntityKind.PLACE
    return finds


def modifies(found: Found, sentences: tuple[Sentence, ...]) -> bool:
    """Whether a name only tells a common noun more closely."""
    tokens = sentences[found.sentence].tokens
    token = tokens[found.head]
    return token.dep in {"compound", "nmod", "amod"} and tokens[token.head].pos == "NOUN"


def compass_points(finds: list[Found], sentences: tuple[Sentence, ...]) -> list[Found]:
    """ "the North" is the only country of the article whose name begins so, if there is one."""
    table = countries()
    codes = {
        found.known.key for found in finds if found.known is not None and found.known.what in {"country", "demonym"}
    }
    for found in finds:
        tokens = sentences[found.sentence].tokens
        if found.text in COMPASS and found.first and tokens[found.first - 1].text.lower() == "the":
            fits = [code for code in sorted(codes) if table[code].name.startswith(found.text + " ")]
            if len(fits) == 1:
                found.known = Known("country", fits[0], EntityKind.GOVERNMENT, table[fits[0]].name)
                found.form = MentionForm.NOMINAL
    return finds
