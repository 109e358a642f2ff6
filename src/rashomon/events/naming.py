"""Which entity a word speaks of, and what kind of thing a phrase names when no entity is known."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from rashomon.events.lexicon import classes
from rashomon.events.tree import CLAUSES, Tree
from rashomon.model.language import EntityKind, EntityMention, MentionForm

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
        for name in self.names:
            if name.form is MentionForm.NAME and len(name.text) > len(self.known.get(name.entity, "")):
                self.known[name.entity] = name.text

    def called(self, name: EntityMention) -> str:
        """What to call the entity: its words here when they name it, else its longest name in the article."""
        return name.text if name.form is MentionForm.NAME else self.known.get(name.entity, name.text)

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

    def actor(self, tree: Tree, index: int) -> EntityMention | None:
        """The entity that a phrase speaks of: its head's, else one named within it or beside it in apposition."""
        token = tree[index]
        name = self.at(tree, index)
        if name is not None and name.head != token.begin and token.pos not in ("PROPN", "PRON"):
            name = None
        if name is not None and name.form is not MentionForm.NOMINAL:
            return name
        beside = [
            other
            for kid in (*tree.kids(index, "compound", "nmod"), *appositions(tree, index))
            if (other := self.at(tree, kid)) is not None and other.kind is EntityKind.PERSON
            and (other.head == tree[kid].begin or tree[kid].pos == "PROPN")
        ]  # fmt: skip
        if beside and "person" in self.kinds(tree, index):
            return beside[-1]
        return name

    def kinds(self, tree: Tree, index: int) -> frozenset[str]:
        """What the word names: ``person``, ``organisation``, ``place``, ``weapon``…"""
        found = set(classes().get(tree.lemmas[index], ())) if tree[index].pos != "PROPN" else set()
        name = self.at(tree, index)
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
