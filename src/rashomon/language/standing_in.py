"""Nouns that stand in for a named body, country or work: "the company", "the nation", "the aircraft".

In: one article's cast, its figures clustered. Out: spans with the clusters they stand for. Wherever two would fit,
nobody is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from rashomon.language.cast import Cast
from rashomon.language.lexicon import StandInNoun, stand_ins
from rashomon.language.subkinds import subkind_of, subkind_of_noun
from rashomon.model.language import EntityKind, MentionForm, Sentence

__all__ = ["StandIn", "stand_ins_of"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})

#: What a stand-in of one kind may be the name of.
GROUPS = {
    EntityKind.ORGANISATION: frozenset({"body", "known"}),
    EntityKind.OUTLET: frozenset({"press"}),
    EntityKind.GOVERNMENT: frozenset({"country"}),
    EntityKind.PLACE: frozenset({"place"}),
    EntityKind.WORK: frozenset({"body"}),
}


#: Sorts of body that are told by their names: "the ministry" is none that is not called one.
CALLED_SO = frozenset({"ministry"})
#: Sorts of body that are told by each other's nouns: a bank's report calls it the company.
TRADES = frozenset({"company", "bank"})


class StandIn(NamedTuple):
    """A span that stands for a cluster, and how."""

    begin: int
    end: int
    head: int
    cluster: int
    form: MentionForm


class Named(NamedTuple):
    """A name as stand-ins see it."""

    begin: int
    cluster: int
    group: str
    kind: EntityKind
    subject: bool
    name: str


def stand_ins_of(cast: Cast, taken: set[int], sorts: Mapping[int, Set[str]]) -> list[StandIn]:
    """The stand-ins of an article in order; ``taken`` are head offsets of what is resolved already, ``sorts`` what
    the pile tells clusters to be."""
    sentences = cast.analysis.sentences
    named: list[list[Named]] = [[] for _ in sentences]
    for figure in cast.figures:
        for found in figure.finds:
            if found.sentence >= 0 and found.form is MentionForm.NAME and not found.nested:
                token = sentences[found.sentence].tokens[found.head]
                kind = found.kind or figure.kind
                one = Named(found.begin, figure.cluster, figure.group, kind, token.dep in SUBJECTS, found.text)
                named[found.sentence].append(one)
    for row in named:
        row.sort()
    covered = sorted((f.begin, f.end) for figure in cast.figures for f in figure.finds)
    out: list[StandIn] = []
    for number, sentence in enumerate(sentences):
        out += noun_stand_ins(number, sentence, named, taken, covered, sorts)
    return out


def inside(begin: int, covered: list[tuple[int, int]]) -> bool:
    place = bisect_left(covered, (begin + 1, 0)) - 1
    return any(a <= begin < b for a, b in covered[max(0, place - 2) : place + 1])


def noun_stand_ins(
    number: int,
    sentence: Sentence,
    named: list[list[Named]],
    taken: set[int],
    covered: list[tuple[int, int]],
    sorts: Mapping[int, Set[str]],
) -> Iterator[StandIn]:
    """ "the company": the only one of its kind named before it in its sentence or the two before; else the only
    one of the article."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        noun = stand_ins().get(token.text.lower()) if token.tag == "NN" else None
        if noun is None or not place or token.begin in taken:
            continue
        first = place - 1
        while first and tokens[first].head == place and tokens[first].dep in {"amod", "compound"}:
            first -= 1
        if tokens[first].text.lower() not in {"the", "this"} or (
            first < place - 1 and noun.kind is not EntityKind.WORK
        ):
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        ends = after is None or (after.pos not in {"NOUN", "PROPN"} and after.text != "of")  # "the town of Vell"
        if not ends or token.dep in {"compound", "attr"} or inside(token.begin, covered):
            continue
        near = [row for row in named[number] if row.begin < token.begin]
        fits: set[int] = set()
        for row in (near, *(named[back] for back in (number - 1, number - 2) if back >= 0)):
            fits = fitting(noun, token.text.lower(), row, sorts)
            if fits:
                break
        if not fits:
            fits = {cluster for row in named for cluster in fitting(noun, token.text.lower(), row, sorts)}
        if len(fits) == 1:
            before = tokens[first]
            yield StandIn(before.begin, token.end, token.begin, next(iter(fits)), MentionForm.NOMINAL)


def fitting(noun: StandInNoun, word: str, row: list[Named], sorts: Mapping[int, Set[str]]) -> set[int]:
    """The clusters of a sentence that a noun can stand for: of its kind, of works told to be of its sort, and of bodies
    whose names do not tell that they are of another."""
    fits = {
        one.cluster for one in row if one.group in GROUPS[noun.kind] and one.kind is noun.kind and may_be(word, one)
    }
    return {cluster for cluster in fits if noun.sort in sorts.get(cluster, ())} if noun.sort else fits


def may_be(word: str, named: Named) -> bool:
    """Whether the name of a body leaves open that it is what the noun says: no ministry is a party, no paper a ministry."""
    told, called = subkind_of_noun(word), subkind_of(named.kind, named.name)
    if told is None or told == called or {told, called} <= TRADES:
        return True
    return called is None and told not in CALLED_SO
