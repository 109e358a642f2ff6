"""Whether a reading's need is met: what must stand with a predicate for it to be the happening that the lexicon says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rashomon.events.arguments import Argument, shared_objects
from rashomon.events.finding import Trigger
from rashomon.events.lexicon import Predicate, classes, predicates
from rashomon.events.naming import Namer
from rashomon.events.telling import Found
from rashomon.events.tree import Tree
from rashomon.model.article import LayerKind

__all__ = ["Case", "fits", "personal"]

#: Endings of nouns for people that the table of nouns may lack.
PEOPLE_ENDINGS = ("man", "men", "woman", "women", "er", "or", "ist", "ian", "ee", "ant", "eer", "boy", "girl", "child")
#: Types of what only people and their bodies do.
HUMAN = frozenset(
    {"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REQUEST", "SANCTION", "SUPPORT"}
    | {"APPOINTMENT"}
)


@dataclass(frozen=True, slots=True)
class Case:
    """A predicate with what was found to stand with it."""

    tree: Tree
    trigger: Trigger
    found: Found
    arguments: list[Argument]
    namer: Namer

    def kids(self, *deps: str) -> list[int]:
        return self.tree.kids(self.trigger.index, *deps)

    def somebody(self) -> bool:
        """Whether people take part, or a body of people."""
        return any(personal(self.tree, argument.index, self.namer) for argument in self.arguments)


def fits(case: Case, reading: Predicate, cued: int) -> bool:
    """Whether the reading's need is met by what stands with the predicate; ``cued`` counts words that speak for it."""
    need = reading.need
    if reading.type in HUMAN and not case.trigger.nominal and lifeless(case):
        return False
    if not need:
        return True
    if need == "person":
        return acts_on_people(case)
    if need in ("weapon", "place", "organisation"):
        return any(need in case.namer.kinds(case.tree, index) for index in objects_of(case.tree, case.trigger))
    if need in FORMS:
        return FORMS[need](case)
    if need == "cued" and not cued:
        return False
    return held(case) if need == "occasion" else grounded(case)


def grounded(case: Case) -> bool:
    """Whether anybody, a place, a time or a count stands with it, or anything that words point to."""
    found = case.found
    heading = case.tree.sentence.layer is not LayerKind.BODY and len(case.trigger.words) > 1
    return (
        heading
        or bool(found.participants or found.place or found.when or found.counts)
        or any(stands(case.tree, argument.index, case.namer) for argument in case.arguments)
    )


def held(case: Case) -> bool:
    """Whether it is told as something that is held, attended or dated."""
    tree, trigger = case.tree, case.trigger
    told = any(verb is not None for verb in (trigger.carrier, trigger.occurs, trigger.joins))
    if told or case.found.when is not None:
        return True
    prep = tree.head(trigger.index)
    framed = tree[trigger.index].dep == "pobj" and tree.lows[prep] in ("at", "during", "after", "before", "for")
    return framed and grounded(case)


def acts_on_people(case: Case) -> bool:
    if case.trigger.nominal or case.kids("ccomp"):
        return case.trigger.nominal
    return any(personal(case.tree, index, case.namer) for index in objects_of(case.tree, case.trigger))


def acts_on_something(case: Case) -> bool:
    return bool(objects_of(case.tree, case.trigger))


def goes(case: Case) -> bool:
    """Somebody goes: "left the city", not "left a gun", "drove them out"."""
    objects = objects_of(case.tree, case.trigger)
    away = all(case.namer.kinds(case.tree, index) & {"place", "organisation"} for index in objects)
    return away and not case.kids("oprd", "acomp", "xcomp", "dative") and case.somebody()


def goes_somewhere(case: Case) -> bool:
    return case.found.place is not None and goes(case)


def acts_alone(case: Case) -> bool:
    """Nothing is acted upon: "demonstrated in Oslo", not "demonstrated skill"."""
    return not case.kids("dobj", "ccomp", "xcomp", "nsubjpass") and case.somebody()


def of_a_happening(case: Case) -> bool:
    """The object is itself a happening: "halted the talks", "sought a meeting"."""
    return any(case.tree.lemmas[index] in predicates("noun") for index in objects_of(case.tree, case.trigger))


def with_clause(case: Case) -> bool:
    """What is asked for is told: "pushed them to leave", "pushed for talks"."""
    return bool(case.kids("xcomp", "ccomp")) or any(case.tree.lows[prep] == "for" for prep in case.kids("prep"))


def to_office(case: Case) -> bool:
    """What somebody is named is an office: "named Hill chief", "named to the board", not "a boy named Hill"."""
    tree = case.tree
    words = case.kids("oprd", "dobj", "attr", "ccomp", "xcomp")
    hosts = [case.trigger.index, *words]
    steps = [prep for word in hosts for prep in tree.kids(word, "prep") if tree.lows[prep] in ("as", "to", "for")]
    told = [kid for prep in steps for kid in tree.kids(prep, "pobj")] + words
    return any("office" in classes().get(tree.lemmas[word], ()) for word in told)


#: Needs that ask for a form of the clause.
FORMS: Mapping[str, Callable[[Case], bool]] = {
    "object": acts_on_something,
    "human-subject": Case.somebody,
    "goer": goes,
    "goer-to": goes_somewhere,
    "alone": acts_alone,
    "happening": of_a_happening,
    "clause": with_clause,
    "office": to_office,
}


def lifeless(case: Case) -> bool:
    """Whether a mere thing does it: "the data demonstrated", "a chip that helps"."""
    tree, verb = case.tree, case.trigger.index
    subject = tree.subject(verb)
    if subject is None or subject == verb or tree.passive(verb) or tree[subject].pos != "NOUN":
        return False
    if tree[verb].dep in ("acl", "conj") or tree[subject].entity or case.namer.at(tree, subject) is not None:
        return False
    return not case.namer.kinds(tree, subject) and not personal(tree, subject, case.namer)


def personal(tree: Tree, index: int, namer: Namer) -> bool:
    """Whether the word names people or a body of people; an unknown noun counts by its ending."""
    kinds = namer.kinds(tree, index)
    if kinds & {"person", "organisation"}:
        return not ("person" not in kinds and "document" in kinds)
    if kinds or tree[index].entity in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY"):
        return False
    return tree[index].pos == "PROPN" or (tree[index].pos == "NOUN" and tree.lemmas[index].endswith(PEOPLE_ENDINGS))


def stands(tree: Tree, index: int, namer: Namer) -> bool:
    """Whether an argument is a definite thing: somebody, something named, or what "the" points to."""
    token = tree[index]
    if token.pos == "PRON":
        return "person" in namer.kinds(tree, index)
    if token.pos == "PROPN" or personal(tree, index, namer):
        return True
    return any(
        tree[kid].dep in ("det", "poss", "nummod") and tree.lows[kid] not in ("no", "any", "every")
        for kid in tree.children[index]
    )


def objects_of(tree: Tree, trigger: Trigger) -> list[int]:
    """The words that the predicate acts upon, of whatever kind."""
    verb = trigger.index
    found = [
        kid
        for word in trigger.words
        for kid in tree.kids(word, "dobj", "nsubjpass", "oprd", "dative")
        if kid not in trigger.words
    ]
    if tree.passive(verb) and (subject := tree.subject(verb)) is not None:
        found.append(subject)
    if not found:
        found += shared_objects(tree, verb)
    antecedent = tree.antecedent(verb)
    if antecedent is not None and not found and tree.subject(verb) != antecedent:
        found.append(antecedent)
    if any(word in ("on", "at", "into", "of", "with") for word in (tree.lows[at] for at in trigger.words)):
        found += [kid for word in trigger.words for kid in tree.kids(word, "pobj") if kid not in trigger.words]
    return [thing for index in found for thing in tree.conjuncts(index)]
