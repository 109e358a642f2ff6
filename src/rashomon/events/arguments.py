"""Which phrases take part in a predicate, through voice, control, coordination and possession."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.events.finding import Trigger
from rashomon.events.lexicon import Predicate, subtypes
from rashomon.events.tree import RELATIVE, Tree
from rashomon.model.events import ParticipantRole

__all__ = ["Argument", "arguments", "shared_objects"]

ACTOR, RECIPIENT, OTHER = ParticipantRole.ACTOR, ParticipantRole.RECIPIENT, ParticipantRole.OTHER
#: Prepositions whose object is acted upon or acted with.
TOWARDS = frozenset({"with", "against", "on", "upon", "at", "for", "to", "of", "from", "over", "into"})


#: Subtypes whose nominal has its sufferer after "of" and its doer before it: "Egypt's siege of Gaza".
UNDERGONE = frozenset({"airstrike", "raid", "restrict"})

#: Verbs whose object, when it is somebody's deed, is their subject's.
ANNOUNCING = frozenset({"announce", "cancel", "delay", "order", "plan", "postpone", "schedule"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that takes part: the index of its head and the role it has."""

    index: int
    role: ParticipantRole


def arguments(tree: Tree, trigger: Trigger, reading: Predicate) -> list[Argument]:
    """The predicate's arguments, coordinated ones one by one, each once."""
    found = nominal_arguments(tree, trigger, reading) if trigger.nominal else verbal_arguments(tree, trigger, reading)
    spread: dict[int, Argument] = {}
    for argument in found:
        for index in coordinated(tree, argument.index):
            spread.setdefault(index, Argument(index, argument.role))
    spread.pop(trigger.index, None)
    return [spread[index] for index in sorted(spread)]


def coordinated(tree: Tree, index: int) -> list[int]:
    """What stands beside ``index`` on equal terms, also where the parser made a modifier of the first."""
    found = tree.conjuncts(index)
    for kid in tree.kids(index, "nmod", "compound"):
        if tree.kid(kid, "cc") is not None and tree[kid].pos in ("PROPN", "NOUN"):
            found += [kid, *[one for one in tree.kids(kid, "conj") if one < index and tree.head(index) != one]]
    return found


def subject_argument(tree: Tree, verb: int, *, found: bool = False) -> Argument | None:
    """``found``: the predicate is one that people are found in, as in "three found dead"."""
    subject = tree.subject(verb)
    if subject is None:
        return None
    bare = found and tree.kid(verb, "dobj", "aux") is None and tree[verb].tag in ("VBD", "VBN")
    return Argument(subject, RECIPIENT if bare or tree.passive(verb) else ACTOR)


def verbal_arguments(tree: Tree, trigger: Trigger, reading: Predicate) -> list[Argument]:
    verb, found = trigger.index, list[Argument]()
    words = set(trigger.words)
    if tree[verb].pos == "ADJ" or reading.undergo:
        host = verb if tree[verb].pos != "ADJ" else tree.head(verb)
        subject = tree.subject(host)
        if tree[verb].pos == "ADJ" and (thing := tree.kid(host, "dobj")) is not None:
            subject = thing
        return [Argument(subject, RECIPIENT), *oblique(tree, verb, words)] if subject is not None else []
    subject_found = subject_argument(tree, verb, found=reading.patient and len(reading.words) > 1)
    if subject_found is not None:
        found.append(subject_found)
        subjects = tree.kids(verb, "nsubj", "nsubjpass")
        if len(subjects) > 1 and "and" in tree.lows[subjects[0] : subjects[1]]:  # the parser left "A and B" in two
            found.append(Argument(subjects[1], subject_found.role))
    antecedent = tree.antecedent(verb)
    if antecedent is not None and subject_found is not None and subject_found.index != antecedent:
        relative = [kid for kid in tree.kids(verb, "dobj", "dative", "pobj") if tree.lows[kid] in RELATIVE]
        if relative or (tree.kid(verb, "dobj") is None and tree.kid(verb, "relcl") is None):
            found.append(Argument(antecedent, RECIPIENT))
    for kid in tree.kids(verb, "dobj", "dative", "oprd"):
        if kid not in words and tree[kid].pos != "ADP" and tree.lows[kid] not in RELATIVE:
            found.append(Argument(kid, RECIPIENT))
    if reading.need != "human-subject":  # "resigned and left Norway": nobody is resigned
        found += [Argument(thing, RECIPIENT) for thing in shared_objects(tree, verb)]
    for kid in words - {verb}:  # "open fire on", "sign treaty with": what hangs from the noun belongs too
        found += oblique(tree, kid, words)
    found += oblique(tree, verb, words)
    return found + set_off(tree, verb, found)


def set_off(tree: Tree, verb: int, found: list[Argument]) -> list[Argument]:
    """ "received by the chairman of the house, Tom Hill": a name after a comma that the parser left to the verb."""
    names = [kid for kid in tree.kids(verb, "npadvmod") if tree[kid].entity == "PERSON"]
    more: list[Argument] = []
    for name in names:
        before = max((one for one in found if one.index < name), key=lambda one: one.index, default=None)
        if before is not None and "," in tree.lows[before.index : name]:
            more.append(Argument(name, before.role))
    return more


def shared_objects(tree: Tree, verb: int) -> list[int]:
    """ "shot and killed a man": the second verb's object is the first's, too."""
    partner = tree.partner(verb)
    return [] if partner is None else [kid for kid in tree.kids(partner, "dobj") if tree.lows[kid] not in RELATIVE]


def oblique(tree: Tree, governor: int, words: set[int], *, owner: ParticipantRole = RECIPIENT) -> list[Argument]:
    """Participants named by prepositions that hang from ``governor``."""
    found: list[Argument] = []
    for prep in tree.kids(governor, "prep", "agent", "dative"):
        low = tree.lows[prep]
        inner = tree.kids(prep, "prep")
        for thing in [kid for node in (prep, *inner) for kid in tree.kids(node, "pobj")]:
            if thing in words:
                continue
            if tree[prep].dep == "agent" or low in ("by", "between", "among"):
                found.append(Argument(thing, ACTOR))
            elif low == "of":
                found.append(Argument(thing, owner))
            elif low in TOWARDS:
                found.append(Argument(thing, RECIPIENT))
            elif low in ("alongside", "including", "under", "through", "via", "without"):
                found.append(Argument(thing, OTHER))
    return found


def nominal_arguments(tree: Tree, trigger: Trigger, reading: Predicate) -> list[Argument]:
    noun, words = trigger.index, set(trigger.words)
    traits = subtypes().get(reading.subtype)
    owner = traits.owner if traits is not None else ACTOR
    found = [Argument(kid, owner) for kid in tree.kids(noun, "poss")]
    other = ACTOR if owner is RECIPIENT else RECIPIENT
    compounds = [kid for kid in tree.kids(noun, "compound", "nmod", "amod") if kid not in words]
    found += [Argument(kid, ACTOR) for kid in compounds if tree[kid].entity in ("ORG", "PERSON", "GPE", "NORP")]
    has_by = any(tree.lows[kid] == "by" for kid in tree.kids(noun, "prep", "agent"))
    held = reading.subtype in UNDERGONE and not trigger.carrier
    found += oblique(tree, noun, words, owner=RECIPIENT if held or (has_by and owner is RECIPIENT) else owner)
    for clause in tree.kids(noun, "acl", "relcl"):
        if tree.passive(clause):  # "an attack blamed on", "a treaty signed by"
            found += oblique(tree, clause, words)
    if trigger.occurs is not None:
        found += oblique(tree, trigger.occurs, words)
        found += complement(tree, trigger.occurs)
    if trigger.carrier is not None:
        subject = subject_argument(tree, trigger.carrier)
        if subject is not None and subject.index != noun:
            role = subject.role
            if tree.lemmas[trigger.carrier] in ("suffer", "undergo", "face", "sustain", "receive") and other is ACTOR:
                role = RECIPIENT
            found.append(Argument(subject.index, role))
        found += oblique(tree, trigger.carrier, words)
    elif trigger.joins is not None and tree.kid(trigger.joins, "neg") is None:
        subject = subject_argument(tree, trigger.joins)
        found += [Argument(subject.index, OTHER)] if subject is not None else []
    elif owner is ACTOR and all(one.role is not ACTOR for one in found) and (doer := announcer(tree, noun)) is not None:
        found.append(Argument(doer, ACTOR))
    elif (
        reading.type == "CONSULT"
        and owner is ACTOR
        and not any(one.role is ACTOR and tree[one.index].tag != "PRP$" for one in found)
    ):
        found += borrowed(tree, noun)
    return found


def announcer(tree: Tree, noun: int) -> int | None:
    """Who makes known or puts off what is their own: "Acme announced job cuts"."""
    verb = tree.head(noun)
    if tree[noun].dep != "dobj" or tree[noun].entity == "DATE" or tree.kid(noun, "poss") is not None:
        return None
    if tree.lemmas[verb] not in ANNOUNCING:
        return None
    return tree.subject(verb)


def complement(tree: Tree, verb: int) -> list[Argument]:
    """ "Wednesday's visit is Ann's second to Rome": the complement tells who and where."""
    if tree.lemmas[verb] != "be":
        return []
    found: list[Argument] = []
    for kid in tree.kids(verb, "attr"):
        found += [Argument(owner, ACTOR) for owner in tree.kids(kid, "poss")]
        found += oblique(tree, kid, set(), owner=ACTOR)
    return found


def borrowed(tree: Tree, noun: int) -> list[Argument]:
    """The doer of the clause in which the nominal is an adjunct: "Ann met Ben on a visit to Rome"."""
    prep = tree.head(noun)
    if tree[noun].dep != "pobj" or tree.lows[prep] not in ("on", "during", "for", "in", "after", "before", "at"):
        return []
    if any(tree[owner].pos != "PRON" for owner in tree.kids(noun, "poss")):
        return []
    verb = tree.head(prep)
    if tree[verb].pos not in ("VERB", "AUX"):
        return []
    subject = subject_argument(tree, verb)
    return [subject] if subject is not None else []
