"""How a happening is told: as earlier news, in general, with which ordinal, with enough to stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.events.arguments import Argument, shared_objects
from rashomon.events.finding import Trigger
from rashomon.events.lexicon import Predicate, classes, habits, predicates
from rashomon.events.naming import Namer
from rashomon.events.tree import Tree
from rashomon.model.article import LayerKind
from rashomon.model.calendar_rule import Fixed, MonthDay, MonthOf, PeriodOf, Unit
from rashomon.model.events import Count, EventStatus, MentionPlace, Participant
from rashomon.model.timing import TimeExpression

__all__ = ["Found", "background", "fits", "ordinal_of", "specific"]

ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
        ],
        1,
    )
}
NUMBERED = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)$")
#: Endings of nouns for people that the table of nouns may lack.
PEOPLE_ENDINGS = ("man", "men", "woman", "women", "er", "or", "ist", "ian", "ee", "ant", "eer", "boy", "girl", "child")
#: Types of what only people and their bodies do.
HUMAN = frozenset(
    {"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REQUEST", "SANCTION", "SUPPORT", "APPOINTMENT"}
)
EARLIER = frozenset(
    {"previous", "earlier", "prior", "past", "former", "last", "previously", "before", "ago", "formerly", "once"}
)
AFTERMATH = frozenset({"after", "following", "since"})


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a mention before it is judged."""

    participants: tuple[Participant, ...]
    place: MentionPlace | None
    when: TimeExpression | None
    counts: tuple[Count, ...]


def fits(
    tree: Tree, trigger: Trigger, reading: Predicate, found: Found, arguments: list[Argument], namer: Namer, cued: int
) -> bool:
    """Whether the reading's need is met by what stands with the predicate; ``cued`` counts words that speak for it."""
    need = reading.need
    if reading.type in HUMAN and not trigger.nominal and lifeless(tree, trigger, namer):
        return False
    if not need:
        return True
    objects = objects_of(tree, trigger)
    kinds = frozenset(kind for index in objects for kind in namer.kinds(tree, index))
    if need == "person":
        if trigger.nominal or tree.kid(trigger.index, "ccomp") is not None:
            return trigger.nominal
        return any(personal(tree, index, namer) for index in objects)
    if need in ("weapon", "place", "organisation"):
        return need in kinds
    if need in FORMS:
        return FORMS[need](tree, trigger, found, arguments, namer)
    if need == "object":
        return bool(objects)
    if need == "human-subject":
        return any(personal(tree, argument.index, namer) for argument in arguments)
    if need == "cued" and not cued:
        return False
    heading = tree.sentence.layer is not LayerKind.BODY and len(trigger.words) > 1
    grounded = (
        heading
        or bool(found.participants or found.place or found.when or found.counts)
        or any(stands(tree, argument.index, namer) for argument in arguments)
    )
    if need == "occasion":
        index = trigger.index
        told = found.when is not None or any(
            verb is not None for verb in (trigger.carrier, trigger.occurs, trigger.joins)
        )
        return told or (
            tree[index].dep == "pobj"
            and tree.lows[tree.head(index)] in ("at", "during", "after", "before", "for")
            and grounded
        )
    return grounded


def goes(tree: Tree, trigger: Trigger, found: Found, arguments: list[Argument], namer: Namer) -> bool:
    """Somebody goes: "left the city", not "left a gun", "drove them out"."""
    objects = objects_of(tree, trigger)
    away = all(namer.kinds(tree, index) & {"place", "organisation"} for index in objects)
    bare = tree.kid(trigger.index, "oprd", "acomp", "xcomp", "dative") is None
    return away and bare and any(personal(tree, argument.index, namer) for argument in arguments)


def goes_somewhere(
    tree: Tree, trigger: Trigger, found: Found, arguments: list[Argument], namer: Namer
) -> bool:
    return found.place is not None and goes(tree, trigger, found, arguments, namer)


def acts_alone(tree: Tree, trigger: Trigger, found: Found, arguments: list[Argument], namer: Namer) -> bool:
    """Nothing is acted upon: "demonstrated in Oslo", not "demonstrated skill"."""
    free = tree.kid(trigger.index, "dobj", "ccomp", "xcomp", "nsubjpass") is None
    return free and any(personal(tree, argument.index, namer) for argument in arguments)


def of_a_happening(
    tree: Tree, trigger: Trigger, found: Found, arguments: list[Argument], namer: Namer
) -> bool:
    """The object is itself a happening: "halted the talks", "sought a meeting"."""
    return any(tree.lemmas[index] in predicates("noun") for index in objects_of(tree, trigger))


def with_clause(tree: Tree, trigger: Trigger, found: Found, arguments: list[Argument], namer: Namer) -> bool:
    """What is asked for is told: "pushed them to leave", "pushed for talks"."""
    asked = any(tree.lows[prep] == "for" for prep in tree.kids(trigger.index, "prep"))
    return asked or tree.kid(trigger.index, "xcomp", "ccomp") is not None


def to_office(tree: Tree, trigger: Trigger, found: Found, arguments: list[Argument], namer: Namer) -> bool:
    """What somebody is named is an office: "named Hill chief", "named to the board", not "a boy named Hill"."""
    words = [trigger.index, *tree.kids(trigger.index, "oprd", "dobj", "attr", "ccomp", "xcomp")]
    steps = [prep for word in words for prep in tree.kids(word, "prep") if tree.lows[prep] in ("as", "to", "for")]
    told = [kid for prep in steps for kid in tree.kids(prep, "pobj")] + words[1:]
    return any("office" in classes().get(tree.lemmas[word], ()) for word in told)


#: Needs that ask for a form of the clause.
FORMS = {
    "goer": goes,
    "goer-to": goes_somewhere,
    "alone": acts_alone,
    "happening": of_a_happening,
    "clause": with_clause,
    "office": to_office,
}


def lifeless(tree: Tree, trigger: Trigger, namer: Namer) -> bool:
    """Whether a mere thing does it: "the data demonstrated", "a chip that helps"; statements speak, though."""
    verb = trigger.index
    subject = tree.subject(verb)
    if subject is None or subject == verb or tree.passive(verb) or tree[subject].pos != "NOUN":
        return False
    if tree[verb].dep in ("acl", "conj") or tree[subject].entity or namer.at(tree, subject) is not None:
        return False
    return not namer.kinds(tree, subject) and not personal(tree, subject, namer)


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


def ordinal_of(tree: Tree, trigger: Trigger) -> int | None:
    """ "second visit", "for the third time", "the visit is the third in…"."""
    hosts = [trigger.index]
    found: list[int] = (
        list(tree.kids(trigger.index, "amod", "nummod", "compound", "nmod", "advmod")) if trigger.nominal else []
    )
    if not trigger.nominal or trigger.carrier is not None:
        verb = trigger.carrier if trigger.carrier is not None else trigger.index
        for prep in tree.kids(verb, "prep"):
            if tree.lows[prep] == "for":
                for time in tree.kids(prep, "pobj"):
                    if tree.lemmas[time] == "time":
                        found += tree.kids(time, "amod")
        for time in tree.kids(verb, "npadvmod"):
            if tree.lemmas[time] == "time":
                found += tree.kids(time, "amod")
    verb = tree.head(hosts[0])
    if trigger.nominal and tree[hosts[0]].dep == "nsubj" and tree.lemmas[verb] in ("be", "mark"):
        for kid in tree.kids(verb, "attr", "dobj", "acomp"):
            found += [kid, *tree.kids(kid, "amod")]
    for index in sorted(found):
        low = tree.lows[index]
        if low in ORDINALS:
            return ORDINALS[low]
        match = NUMBERED.match(low)
        if match and 0 < int(match[1]) < 200:  # no count of recurrences in the news read went past "113th"
            return int(match[1])
    return None


def specific(tree: Tree, trigger: Trigger, found: Found, negated: bool) -> bool:
    """Whether one happening is meant, not a kind of happening."""
    if negated:
        return False
    verbs = [verb for verb in (trigger.carrier, trigger.occurs) if verb is not None] or [trigger.index]
    if any(of_any(tree, verb) for verb in verbs):
        return False
    for verb in verbs:
        for kid in tree.children[verb]:
            low = tree.lows[kid]
            if low in ("you", "your") and tree[kid].dep in ("nsubj", "nsubjpass"):
                return False
            if low in habits() or (
                tree[kid].dep == "npadvmod" and any(tree.lows[deep] in ("every", "each") for deep in tree.children[kid])
            ):
                return False
    if trigger.nominal:
        return specific_nominal(tree, trigger, found)
    token = tree[trigger.index]
    if token.tag in ("VBP", "VBZ") and tree.sentence.layer is LayerKind.BODY and found.when is None:
        return bool(found.counts) or any(one.entity is not None for one in found.participants)
    return not any(tree.lows[kid] in ("can", "ca") for kid in tree.kids(trigger.index, "aux"))


def of_any(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what "any", "every" or "no" such thing does: "any boat built in 2011"."""
    if tree[verb].dep not in ("acl", "relcl"):
        return False
    return any(tree.lows[kid] in ("any", "no", "every", "each") for kid in tree.kids(tree.head(verb), "det"))


def specific_nominal(tree: Tree, trigger: Trigger, found: Found) -> bool:
    index = trigger.index
    kids = tree.children[index]
    if any(tree.lows[kid] in habits() for kid in kids):
        return False
    determined = any(
        tree[kid].dep in ("det", "poss", "nummod") and tree.lows[kid] not in ("any", "no", "every", "such")
        for kid in kids
    )
    if any(tree.lows[kid] in ("any", "no", "every", "such") for kid in kids):
        return False
    if determined or found.when is not None or found.counts:
        return True
    if trigger.carrier is not None or trigger.occurs is not None:
        return True
    named = any(one.entity is not None for one in found.participants)
    if tree.sentence.layer is not LayerKind.BODY and tree[index].tag == "NN":
        return True  # headings leave out their determiners
    if tree[index].tag in ("NNS", "NN"):
        return named and found.place is not None
    return True


def background(tree: Tree, trigger: Trigger, found: Found, status: EventStatus, *, early: bool, reported: bool) -> bool:
    """Told as earlier news. ``early``: headline or lead. ``reported``: inside what somebody said."""
    if status not in (EventStatus.HAPPENED, EventStatus.ALLEGED, EventStatus.DENIED):
        return False
    when = found.when
    words = [tree.lows[kid] for kid in tree.children[trigger.index]]
    if trigger.nominal and any(word in EARLIER for word in words):
        return True
    if when is not None and when.signal == "since":
        return True
    if when is not None and coarse(when):
        return True
    verb = trigger.index if not trigger.nominal else trigger.carrier
    if verb is not None:
        helpers = [tree.lows[kid] for kid in tree.kids(verb, "aux")]
        if "had" in helpers and not reported:
            return True
        if any(tree.lows[kid] in ("previously", "formerly", "once") for kid in tree.kids(verb, "advmod")):
            return True
    if (
        trigger.nominal
        and tree[trigger.index].dep == "pobj"
        and tree.lows[tree.head(trigger.index)] in AFTERMATH
        and not early
    ):
        return True
    return isinstance(when.rule, MonthDay | Fixed) and not early if when is not None else False


def coarse(when: TimeExpression) -> bool:
    """A month, a year, a decade: news of the day is not dated so."""
    rule = when.rule
    return (
        isinstance(rule, MonthOf)
        or (
            isinstance(rule, PeriodOf) and rule.unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY)
        )
        or (
            isinstance(rule, Fixed) and rule.last - rule.first > 3  # longer than any span of days that daily news uses
        )
    )
