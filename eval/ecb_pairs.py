"""What is compared of two mentions of ECB+, and how much each comparison weighs.

The comparisons are the house's (predicate, participants, place, status, words of the sentence, likeness of the
texts), made on mentions read at given words. The weights are a table, ``ecb_weights.tsv``, fitted by logistic
regression on the topics that are not for development (``python -m eval.ecb --fit``).
"""

from __future__ import annotations

import csv
import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from rashomon.chronology.vocabulary import Vector, cosine, kin_of, vector_of
from rashomon.events import may_tell_one, root_of
from rashomon.events.tree import CLAUSES, Tree
from rashomon.model.events import EventMention

__all__ = ["Word", "contents", "documents_alike", "fitted", "pair", "prepared", "score", "weights"]

WEIGHTS = Path(__file__).with_name("ecb_weights.tsv")
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
#: Verbs that tell little by themselves.
LIGHT = frozenset(
    {"be", "have", "do", "go", "come", "take", "make", "get", "give", "say", "tell", "keep", "put", "see"}
)
#: Words of saying: everybody says something.
SPEECH = frozenset(
    {
        "say",
        "tell",
        "report",
        "announce",
        "accord",
        "confirm",
        "add",
        "state",
        "statement",
        "announcement",
        "claim",
        "talk",
    }
)
#: Words on either side of a predicate that are its near context.
NEAR = 6
#: Newton's steps; it settles in fewer.
STEPS = 15


@dataclass(eq=False)
class Word:
    """A mention at its words: head ``index`` in ``tree``, number of the ``sentence``; the rest by ``prepared``."""

    document: str
    mention: EventMention
    tree: Tree
    index: int
    sentence: int
    inside: Sequence[int]
    group: int = -1
    doer: frozenset[str] = frozenset()
    thing: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    weight: float = 0.0
    spread: float = 0.0
    around: Vector = field(default_factory=dict)
    near: Vector = field(default_factory=dict)
    told: Vector = field(default_factory=dict)
    text: Vector = field(default_factory=dict)
    beside: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @property
    def words(self) -> frozenset[str]:
        """The lemmas that may name it: its own, and those of the lexicon's predicate that tell something ("open fire")."""
        more = self.mention.lemma.split() if self.mention.subtype else []
        if self.lemma in LIGHT:
            more = [*more, *(self.tree.lemmas[kid] for kid in self.tree.kids(self.index, "dobj", "prt", "acomp"))]
        return (frozenset({self.lemma, *more}) - LIGHT) or frozenset({self.lemma})

    @property
    def points(self) -> int | None:
        """What a relative pronoun points at."""
        if self.tree[self.index].pos not in ("PRON", "DET"):
            return None
        return self.tree.antecedent(self.tree.head(self.index))

    @property
    def leads(self) -> bool:
        """Whether it is what the headline says."""
        return self.sentence == 0 and self.tree[self.index].dep == "ROOT"

    @property
    def lemma(self) -> str:
        return self.tree.lemmas[self.index]

    @property
    def everyone(self) -> frozenset[str]:
        return self.doer | self.thing | self.others


def contents(tree: Tree, indices: Iterable[int], kinds: frozenset[str] = CONTENT) -> list[str]:
    return [tree.lemmas[n] for n in indices if tree[n].pos in kinds and len(tree.lemmas[n]) > 1]


def documents_alike(trees: Mapping[str, Sequence[Tree]]) -> dict[str, Vector]:
    """TF-IDF vectors of the documents; names and numbers count double: they tell like stories apart."""
    counts: dict[str, Counter[str]] = {}
    for name, own in trees.items():
        counts[name] = Counter()
        for tree in own:
            for index, token in enumerate(tree.tokens):
                if token.pos in CONTENT or token.pos in ("ADV", "INTJ", "X"):
                    counts[name][tree.lemmas[index]] += 2 if token.pos in ("PROPN", "NUM") else 1
    seen: Counter[str] = Counter()
    for count in counts.values():
        seen.update(count.keys())
    idf = {word: math.log((1 + len(counts)) / (0.5 + number)) for word, number in seen.items()}
    return {name: vector_of(count.elements(), idf) for name, count in counts.items()}


def prepared(
    words: Sequence[Word], trees: Mapping[str, Sequence[Tree]], groups: Mapping[str, int]
) -> Mapping[str, float]:
    """Fill in what a mention is compared by; gives how rare every lemma is among the documents."""
    seen: Counter[str] = Counter()
    for own in trees.values():
        seen.update({lemma for tree in own for lemma in tree.lemmas})
    idf = {lemma: math.log((1 + len(trees)) / (0.5 + number)) for lemma, number in seen.items()}
    texts = documents_alike(trees)
    size = Counter(groups.values())
    spread: dict[tuple[int, str], set[str]] = {}
    for word in words:
        tree, index = word.tree, word.index
        word.group, word.text, word.weight = groups[word.document], texts[word.document], idf[word.lemma]
        word.doer, word.thing, word.others = parties(tree, index)
        around = [n for n in range(tree.size) if tree.lemmas[n] != word.lemma]
        word.around = vector_of(contents(tree, around), idf)
        word.near = vector_of(contents(tree, [n for n in around if abs(n - index) <= NEAR]), idf)
        word.told = vector_of(sorted(word.everyone), idf)
        spread.setdefault((word.group, root_of(word.lemma)), set()).add(word.document)
    together = beside(trees, groups, {root_of(word.lemma) for word in words})
    for word in words:
        word.spread = len(spread[word.group, root_of(word.lemma)]) / size[word.group]
        word.beside = together[word.group]
    return idf


def beside(
    trees: Mapping[str, Sequence[Tree]], groups: Mapping[str, int], roots: set[str]
) -> dict[int, dict[tuple[str, str], float]]:
    """For each cluster of documents and pair of roots: the share of the rarer one's sentences that hold both. What
    stands side by side is seldom one happening told twice."""
    alone: dict[int, Counter[str]] = {}
    both: dict[int, Counter[tuple[str, str]]] = {}
    for name, own in trees.items():
        group = groups[name]
        for tree in own:
            found = sorted({root for lemma in tree.lemmas if (root := root_of(lemma)) in roots})
            alone.setdefault(group, Counter()).update(found)
            both.setdefault(group, Counter()).update(itertools.combinations(found, 2))
    return {
        group: {pair: n / min(alone[group][pair[0]], alone[group][pair[1]]) for pair, n in pairs.items()}
        for group, pairs in both.items()
    }


def parties(tree: Tree, index: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of who does it, of whom or what it is done to, and of whoever else stands with it."""
    doer, thing, others = set[str](), set[str](), set[str]()

    def phrase(head: int) -> list[str]:
        return contents(tree, tree.below(head, skip=CLAUSES), NOMINAL)

    verbal = tree[index].pos in ("VERB", "AUX", "ADJ")
    if verbal:
        subject = tree.subject(index)
        if subject is not None and subject != index:
            (thing if tree.passive(index) else doer).update(phrase(subject))
        for kid in tree.kids(index, "dobj", "dative", "oprd", "attr"):
            thing.update(phrase(kid))
        antecedent = tree.antecedent(index)
        if antecedent is not None and antecedent != subject:
            thing.update(phrase(antecedent))
    else:
        for kid in tree.kids(index, "poss"):
            doer.update(phrase(kid))
        for kid in tree.kids(index, "compound", "amod", "nmod", "nummod"):
            others.update(phrase(kid))
        verb = tree.head(index)
        verb = tree.head(verb) if tree[verb].pos == "ADP" else verb
        if tree[index].dep in ("dobj", "pobj", "nsubjpass", "attr") and tree[verb].pos in ("VERB", "AUX"):
            subject = tree.subject(verb)
            if subject is not None and subject != index:
                doer.update(phrase(subject))
    for prep in tree.kids(index, "prep", "agent"):
        for kid in tree.kids(prep, "pobj"):
            found = doer if tree.lows[prep] == "by" else thing if tree.lows[prep] == "of" and not verbal else others
            found.update(phrase(kid))
    return frozenset(doer), frozenset(thing), frozenset(others)


def pair(one: Word, other: Word, idf: Mapping[str, float]) -> dict[str, float]:
    """What speaks for or against one happening, by the names of the weights."""
    same = one.document == other.document
    lemma, root = one.lemma == other.lemma, root_of(one.lemma) == root_of(other.lemma)
    kind = "lemma" if lemma else "root" if root else "other"
    side = "root" if root else "other"
    found = {"base": 1.0, f"is {kind}": 1.0}
    found |= predicate_signs(one, other, root=root)
    likeness = 1.0 if same else cosine(one.text, other.text)
    found[f"texts, {side}"] = likeness
    found["one text"] = float(same)
    if not same:
        found[f"texts root, {side}"] = math.sqrt(max(likeness, 0.0))
    elif one.tree is other.tree:
        found["one sentence"] = 1.0
        found["one sentence, root"] = float(root)
        found["points at it"] = float(one.points == other.index or other.points == one.index)
    found["first lines"] = float(one.sentence <= 1 and other.sentence <= 1)
    for name, mine, theirs in (
        ("doer", one.doer, other.doer),
        ("thing", one.thing, other.thing),
        ("anybody", one.everyone, other.everyone),
    ):
        if mine and theirs:
            shared = sum(idf.get(word, 1.0) for word in sorted(mine & theirs))
            found[f"{name}, {side}"] = min(shared / 4.0, 2.0)
            found[f"other {name}, {side}"] = float(not mine & theirs)
        else:
            found[f"no {name}"] = 1.0
    if one.lemma in SPEECH and other.lemma in SPEECH:
        shared = bool(one.doer & other.doer)
        found["speech"] = 1.0
        found["speech, one speaker"] = float(shared)
        found["speech, two speakers"] = float(bool(one.doer) and bool(other.doer) and not shared)
        found["speech, sentence"] = cosine(one.around, other.around)
    found |= mention_signs(one.mention, other.mention, side)
    found[f"sentence, {side}"] = cosine(one.around, other.around)
    found[f"near, {side}"] = cosine(one.near, other.near)
    found[f"told, {side}"] = cosine(one.told, other.told)
    if root:
        found["spread of the word"] = math.sqrt(one.spread)
        found["spread and texts"] = math.sqrt(one.spread) * likeness
    return found


def predicate_signs(one: Word, other: Word, *, root: bool) -> dict[str, float]:
    if root:
        light = one.lemma in LIGHT
        return {"light": float(light), "rare word": one.weight / 5, "light, told": light * cosine(one.told, other.told)}
    found = {"rare words": (one.weight + other.weight) / 10}
    mine, theirs = (
        {root_of(lemma) for lemma in [*contents(word.tree, word.inside), word.lemma]} for word in (one, other)
    )
    near = any(may_tell_one(a, b) for a in one.words for b in other.words)
    texts = cosine(one.text, other.text)
    spread = math.sqrt(one.spread * other.spread)
    roots = sorted((root_of(one.lemma), root_of(other.lemma)))
    together = one.beside.get((roots[0], roots[1]), 0.0) if one.group == other.group else 0.0
    found["near meaning"] = float(near)
    found["near meaning, texts"] = near * texts
    found["spread"] = spread
    found["near meaning, spread"] = near * spread
    found["near meaning, told"] = near * cosine(one.told, other.told)
    found["near meaning, sentence"] = near * cosine(one.around, other.around)
    found["beside"] = together
    found["near meaning, beside"] = near * together
    leads = one.leads and other.leads
    found["both lead"] = float(leads)
    found["near meaning, both lead"] = float(leads and near)
    found["a word of both"] = float(bool(mine & theirs))
    kind = one.mention.subtype and one.mention.subtype == other.mention.subtype
    found["subtype"] = float(bool(kind))
    found["subtype and near meaning"] = float(bool(kind) and near)
    known = bool(one.mention.subtype) and bool(other.mention.subtype)
    kin = known and not kind and kin_of(one.mention.subtype) == kin_of(other.mention.subtype)
    found["kin"] = float(kin)
    found["kin and near meaning"] = float(kin and near)
    found["other kind"] = float(known and not kind and not kin)
    found["other kind, near meaning"] = float(known and not kind and not kin and near)
    found["pronoun"] = sum(word.tree[word.index].pos in ("PRON", "DET") for word in (one, other))
    return found


def mention_signs(one: EventMention, other: EventMention, side: str) -> dict[str, float]:
    """Participants that are known entities, places, status, and what tells earlier news from news."""
    found = {
        f"background, {side}": float(one.background != other.background),
        "status": float(one.status != other.status),
        "nominal": float(one.nominal != other.nominal),
    }
    mine, theirs = ({p.entity for p in mention.participants if p.entity} for mention in (one, other))
    if mine and theirs:
        found[f"entities, {side}"] = min(len(mine & theirs), 2)
        found[f"other entities, {side}"] = float(not mine & theirs)
    for mine_, theirs_ in itertools.product(one.counts, other.counts):
        if mine_.of == theirs_.of:
            found["figure" if mine_.low == theirs_.low else "other figure"] = 1.0
    if one.place is not None and other.place is not None:
        same = one.place.name.casefold() == other.place.name.casefold()
        found["place" if same else "other place"] = 1.0
    return found


def weights() -> Mapping[str, float]:
    with WEIGHTS.open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["name"]: float(row["weight"]) for row in rows}


def score(values: Mapping[str, float], table: Mapping[str, float]) -> float:
    return sum(value * table.get(name, 0.0) for name, value in values.items())


def fitted(rows: Sequence[Mapping[str, float]], truth: Sequence[bool], counts: Sequence[float]) -> dict[str, float]:
    """Logistic regression, Newton's method, ridge 1: weights by name. ``counts`` is how much each row counts."""
    names = sorted({name for row in rows for name in row})
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            matrix[number, place[name]] = value
    label, found, much = np.array(truth, dtype=float), np.zeros(len(names)), np.array(counts)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ found, -30, 30)))
        slope = matrix.T @ (much * (label - chance)) - found
        bend = (matrix * (much * chance * (1 - chance))[:, None]).T @ matrix + np.eye(len(names))
        found += np.linalg.solve(bend, slope)
    return {name: round(float(value), 3) for name, value in zip(names, found, strict=True)}
