"""Headlines that the parser cannot read: their words in order, where "Kills" looks like a plural name.

Used only for headings in which the tree shows no happening. The first word that can be a verb of the
lexicon splits the heading: whoever stands before it does it, whoever stands after it undergoes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.events.arguments import Argument
from rashomon.events.finding import Trigger
from rashomon.events.lexicon import Predicate, predicates
from rashomon.events.naming import Namer
from rashomon.events.tree import Tree
from rashomon.model.events import ParticipantRole

__all__ = ["split_heading", "surface_triggers"]

#: Needs that a heading without a readable tree can meet.
EASY = frozenset({"", "grounded", "person", "human-subject"})
PAST = frozenset({"VBD", "VBN"})


def stems(low: str) -> Iterator[str]:
    """What a third person singular may be of: "kills", "slashes", "denies"."""
    if low.endswith("s") and len(low) > 3:  # shorter ones ("gas", "has") are words of their own
        yield low[:-1]
        if low.endswith("es"):
            yield low[:-2]
        if low.endswith("ies"):
            yield low[:-3] + "y"


def surface_triggers(tree: Tree) -> Iterator[tuple[Trigger, Predicate]]:
    """The words that read as verbs of the lexicon, then those that read as nominals, in order."""
    for index in range(1, tree.size):
        tag, low = tree[index].tag, tree.lows[index]
        names: tuple[str, ...] = ()
        if tag in ("NNS", "NNPS", "VBZ"):
            names = tuple(stems(low))
        elif tag in PAST or (tag == "NN" and tree[index].dep == "ROOT"):
            names = (tree.lemmas[index],)
        row = first_row(tree, "verb", names)
        if row is not None:
            yield Trigger(index, (index,), (row,), nominal=False), row
    for index in range(tree.size):
        row = first_row(tree, "noun", (tree.lemmas[index], tree.lows[index]))
        if row is not None:
            yield Trigger(index, (index,), (row,), nominal=True), row


def first_row(tree: Tree, pos: str, names: tuple[str, ...]) -> Predicate | None:
    rows = (row for name in names for row in predicates(pos, tree.own).get(name, ()))
    return next((row for row in rows if len(row.words) == 1 and row.need in EASY), None)


def split_heading(tree: Tree, trigger: Trigger, reading: Predicate, namer: Namer) -> list[Argument]:
    """Those named before the word as actors and those after it as recipients; a bare past is passive."""
    if trigger.nominal:
        return []
    token = tree[trigger.index]
    passive = reading.undergo or (reading.patient and not tree.lows[trigger.index].endswith("s") and token.tag != "VBZ")
    found: list[Argument] = []
    for index in range(tree.size):
        inner = tree[index].dep in ("compound", "poss", "amod") and tree.head(index) != trigger.index
        if index == trigger.index or inner:
            continue
        name = namer.at(tree, index)
        named = name is not None and name.head == tree[index].begin
        if not named and not namer.kinds(tree, index) & {"person", "organisation"}:
            continue
        before = index < trigger.index
        role = ParticipantRole.ACTOR if before != passive else ParticipantRole.RECIPIENT
        found.append(Argument(index, role))
    return found
