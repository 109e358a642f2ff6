"""Who takes part: the arguments of a predicate as people, bodies and countries, with the names that the page gives."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.events.arguments import Argument
from rashomon.events.lexicon import classes, predicates
from rashomon.events.naming import ACTORS, Namer, measured
from rashomon.events.tree import CLAUSES, Tree
from rashomon.model.events import MentionPlace, Participant, ParticipantRole
from rashomon.model.language import EntityKind, EntityMention, MentionForm

__all__ = ["participants", "phrase"]

#: Punctuation that ends a noun phrase, unlike a hyphen within it.
BRACKETS = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-"})
#: Prepositions after which a place or a building is where it happens, and takes no part.
WHERE = frozenset({"at", "from", "in", "into", "inside", "outside", "near"})
#: Types of what is done by people and to them: a name there is somebody's.
HUMAN = frozenset({"ACCUSE", "APPOINTMENT", "ASSAULT", "COERCE", "CONSULT", "COURT", "DEATH"})
VIOLENT = frozenset({"ASSAULT", "DEATH"})
#: Kinds of entity that can own what acts for them: "Russian jets", "coalition air strikes".
OWNERS = frozenset({EntityKind.GOVERNMENT, EntityKind.GROUP, EntityKind.ORGANISATION})


def participants(
    tree: Tree, page: str, found: list[Argument], namer: Namer, place: MentionPlace | None, *, kind: str = ""
) -> tuple[Participant, ...]:
    """Arguments as participants: those of a known entity, and those that are people, bodies or countries. ``kind``
    is the type of the happening: a town does no violence."""
    kept: list[Participant] = []
    seen: set[tuple[str, str]] = set()
    for argument in found:
        for record in records(tree, page, argument, namer, kind):
            key = ("entity", record.entity) if record.entity is not None else ("words", record.name.lower())
            if place is not None and (record.begin, record.end) == (place.begin, place.end):
                continue  # "visited Peru": where, not with whom
            if key not in seen and record.begin < record.end:
                seen.add(key)
                kept.append(record)
    return tuple(sorted(kept, key=lambda one: (one.begin, one.end, one.role.value)))


def records(tree: Tree, page: str, argument: Argument, namer: Namer, kind: str) -> Iterator[Participant]:
    index, role = argument.index, argument.role
    if tree.lows[index].endswith(("self", "selves")):  # whoever it is takes part already
        return
    names = namer.actors(tree, index)
    if names:
        for name in names:
            idle = (
                kind in VIOLENT
                and role is ParticipantRole.ACTOR
                and name.kind in (EntityKind.PLACE, EntityKind.FACILITY)
            )
            if name.kind in ACTORS and not idle and not merely_there(tree, index, name):
                yield named(tree, page, index, role, name, namer)
        return
    kinds = namer.kinds(tree, index)
    if not kinds and kind in HUMAN and tree[index].pos == "PROPN" and not tree[index].entity:
        kinds = frozenset({"person"})  # a name that the recogniser missed
    if not kinds & {"person", "organisation", "country"}:
        for owner in owners(tree, index, namer) if role is ParticipantRole.ACTOR else ():
            yield Participant(role, namer.called(owner), owner.begin, owner.end, owner.entity)
        return
    inside = "place" in kinds and tree[index].dep == "pobj" and tree.lows[tree.head(index)] in WHERE
    if tree[index].pos != "PRON" and not bare_number(tree, index) and not inside:
        begin, end = phrase(tree, index)
        yield Participant(role, page[begin:end], begin, end, None)


def named(tree: Tree, page: str, index: int, role: ParticipantRole, name: EntityMention, namer: Namer) -> Participant:
    """A participant by its own name here, else by its name elsewhere in the article, else by the phrase: never "he"
    while there is anything better, and the whole of "a 2-year-old girl"."""
    begin, end = name.begin, name.end
    called = namer.called(name)
    if name.form is MentionForm.NOMINAL and called == name.text and name.head == tree[index].begin:
        begin, end = phrase(tree, index)
        called = page[begin:end]
    return Participant(role, called, begin, end, name.entity)


def merely_there(tree: Tree, index: int, name: EntityMention) -> bool:
    """Whether the words only tell where: "spoke at the Elm School", "launched from Cape Kennedy"."""
    prep = tree.head(index)
    if tree[index].dep != "pobj" or tree.lows[prep] not in WHERE:
        return False
    built = "place" in classes().get(name.text.split()[-1].lower(), ()) and tree.lows[prep] != "from"
    return name.kind in (EntityKind.PLACE, EntityKind.FACILITY) or (name.kind is EntityKind.ORGANISATION and built)


def owners(tree: Tree, index: int, namer: Namer) -> list[EntityMention]:
    """Whose jets, rockets or strikes they are."""
    strikes = any(row.type == "ASSAULT" for row in predicates("noun").get(tree.lemmas[index], ()))
    if not strikes and not namer.kinds(tree, index) & {"weapon", "vehicle"}:
        return []
    near = tree.kids(index, "amod", "compound", "nmod", "poss")
    return [name for kid in near if (name := namer.at(tree, kid)) is not None and name.kind in OWNERS]


def phrase(tree: Tree, index: int) -> tuple[int, int]:
    """Offsets of the noun phrase that ``index`` heads, without clauses, coordination and appositions. What is only
    measured by its head belongs to it ("a number of rebels")."""
    skip = CLAUSES | {"conj", "cc", "appos", "prep", "preconj", "relcl", "acl"}
    words = [word for word in tree.below(index, skip=frozenset(skip)) if tree[word].tag not in BRACKETS]
    thing = measured(tree, index)
    if thing is not None:
        inner = tree.below(thing, skip=frozenset(skip))
        words = [*words, tree.head(thing), *[word for word in inner if tree[word].tag not in BRACKETS]]
    first = index
    while first - 1 in words:
        first -= 1
    last = index
    while last + 1 in words:
        last += 1
    begin, end = tree[first].begin, tree[last].end
    if last > first and tree[last].tag == "POS":
        end = tree[last - 1].end
    return begin, end


def bare_number(tree: Tree, index: int) -> bool:
    """A number that names nobody: "rose to 85", "gave $3 million"; "killed 13" counts people."""
    return tree[index].tag == "CD" and (tree[index].dep == "pobj" or tree[index].entity != "CARDINAL")
