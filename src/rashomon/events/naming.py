"""Which entity a word speaks of, and what kind of thing a phrase names when no entity is known."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence

from rashomon.events.lexicon import classes
from rashomon.events.tree import CLAUSES, Tree
from rashomon.model.language import EntityKind, EntityMention, MentionForm
from rashomon.resources import table

__all__ = ["ACTORS", "PLACES", "Namer"]

ACTORS = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.ORGANISATION,
        EntityKind.GOVERNMENT,
        EntityKind.AGENCY,
        EntityKind.OUTLET,
        EntityKind.GROUP,
        EntityKind.PLACE,
        EntityKind.FACILITY,
    }
)
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.GOVERNMENT})
#: Recogniser labels by the kind of thing; used only where no entity covers the word.
LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "organisation",
}
FORMS = {MentionForm.NAME: 0, MentionForm.NOMINAL: 1, MentionForm.PRONOUN: 2}
#: Nouns that only tell how many: what is counted follows "of".
MEASURES = frozenset(
    {
        "number",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "handful",
        "couple",
        "pair",
        "majority",
        "total",
        "some",
        "most",
    }
    | {"many", "several", "all", "two", "three", "one", "half", "group", "crowd", "rest", "tens"}
)
PEOPLE = frozenset(
    {
        "he",
        "she",
        "him",
        "her",
        "they",
        "them",
        "who",
        "we",
        "i",
        "his",
        "their",
        "us",
        "himself",
        "herself",
        "someone",
        "somebody",
        "everyone",
        "anyone",
    }
)


@functools.cache
def peoples() -> frozenset[str]:
    """What the people of a country are called."""
    return frozenset(name for row in table("countries") for name in row["demonyms"].split("|") if name)


def measured(tree: Tree, index: int) -> int | None:
    """What a measure counts: the rebels of "a number of rebels", "dozens of rebels"."""
    if tree.lemmas[index] not in MEASURES and tree[index].tag != "CD":
        return None
    return next(
        (kid for prep in tree.kids(index, "prep") if tree.lows[prep] == "of" for kid in tree.kids(prep, "pobj")), None
    )


def appositions(tree: Tree, index: int) -> list[int]:
    """What stands in apposition to a phrase, also where the parser hangs it from a word within it."""
    return [word for word in tree.below(index, skip=CLAUSES | {"conj"}) if tree[word].dep == "appos"]


class Namer:
    """The article's entity mentions, found by the word that heads an argument."""

    def __init__(self, names: Sequence[EntityMention]) -> None:
        self.names = sorted(names, key=lambda name: (name.begin, name.end, name.entity))
        self.begins = [name.begin for name in self.names]
        self.longest = max((name.end - name.begin for name in self.names), default=0)
        self.known: dict[str, str] = {}
        self.described: dict[str, str] = {}
        for name in self.names:
            own = {MentionForm.NAME: self.known, MentionForm.NOMINAL: self.described}.get(name.form)
            if name.text.startswith("old "):  # cut out of "a 2-year-old girl"
                continue
            if own is None or (name.text in peoples() and name.entity in own):
                continue  # "Russia" says it better than "Russian"
            if len(name.text) > len(own.get(name.entity, "")) or own[name.entity] in peoples():
                own[name.entity] = name.text

    def called(self, name: EntityMention) -> str:
        """What to call the entity: its words here when they name it, else its longest name in the article, else
        its longest description. A description that holds a name ("the Syrian regime") says it better."""
        own = (name.form is MentionForm.NAME and name.text not in peoples()) or (
            name.form is MentionForm.NOMINAL and any(word[0].isupper() for word in name.text.split()[1:])
        )
        if own or (name.form is MentionForm.NOMINAL and name.entity not in self.known):
            return name.text
        return self.known.get(name.entity) or self.described.get(name.entity, name.text)

    def at(self, tree: Tree, index: int) -> EntityMention | None:
        """The mention whose head is this word, else the smallest that covers it."""
        token = tree[index]
        first = bisect.bisect_left(self.begins, token.begin - self.longest)
        last = bisect.bisect_right(self.begins, token.begin)
        covering = [name for name in self.names[first:last] if name.begin <= token.begin < name.end]
        return min(
            covering,
            key=lambda name: (
                name.head != token.begin,
                name.end - name.begin,
                FORMS[name.form],
                name.begin,
                name.entity,
            ),
            default=None,
        )

    def mere_place(self, begin: int, end: int) -> bool:
        """Whether the span is a place that does not act: no government, no words without an entity."""
        first = bisect.bisect_left(self.begins, begin)
        own = [name for name in self.names[first : first + 4] if (name.begin, name.end) == (begin, end)]
        return any(name.kind in (EntityKind.PLACE, EntityKind.FACILITY) for name in own)

    def actors(self, tree: Tree, index: int) -> list[EntityMention]:
        """The entities that a phrase speaks of: its head's, else those named within it or beside it in apposition;
        all of several ("two men, Tom Hill and Ben Day")."""
        token = tree[index]
        name = self.at(tree, index)
        if name is not None and name.head != token.begin and token.pos not in ("PROPN", "PRON"):
            name = None
        if name is not None and name.form is not MentionForm.NOMINAL:
            return [name]
        set_off = [one for kid in appositions(tree, index) for one in tree.conjuncts(kid)]
        beside = [
            other
            for kid in (*tree.kids(index, "compound", "nmod"), *set_off)
            if (other := self.at(tree, kid)) is not None and other.kind is EntityKind.PERSON
            and (other.head == tree[kid].begin or tree[kid].pos == "PROPN")
        ]  # fmt: skip
        if beside and "person" in self.kinds(tree, index):
            return beside if token.tag in ("NNS", "NNPS") else beside[-1:]
        return [name] if name is not None else []

    def kinds(self, tree: Tree, index: int) -> frozenset[str]:
        """What the word names: ``person``, ``organisation``, ``place``, ``weapon``…"""
        name = self.at(tree, index)
        found: set[str] = set()
        if tree[index].pos != "PROPN":
            found |= classes().get(tree.lemmas[index], frozenset())
        elif name is None and not tree[index].entity:  # capitals of a heading: "Man Shoots Terrorists"
            low = tree.lows[index]
            found |= classes().get(low, classes().get(low.removesuffix("s"), frozenset()))
        if tree.lows[index].endswith("year-old") or "".join(tree.lows[max(index - 3, 0) : index]) == "-year-":
            found.add("person")  # "a 4-year-old"
        thing = measured(tree, index)
        if thing is not None and thing > index:
            found |= self.kinds(tree, thing)
        if name is not None and name.head == tree[index].begin:
            if name.kind in (EntityKind.PERSON, EntityKind.GROUP):
                found.add("person")
            elif name.kind in PLACES:
                found |= {"place", "organisation"}
            elif name.kind not in (EntityKind.WORK, EntityKind.OCCASION):
                found.add("organisation")
        elif tree[index].entity in LABELS and tree[index].pos in ("PROPN", "NOUN", "ADJ"):
            found.add(LABELS[tree[index].entity])
            if tree[index].entity == "GPE":
                found.add("organisation")
        if tree.lows[index] in PEOPLE:
            found.add("person")
        if tree[index].tag == "CD" or tree.lows[index] in (
            "dozen",
            "dozens",
            "hundreds",
            "thousands",
            "others",
            "scores",
        ):
            found.add("person")
        return frozenset(found)
