"""Where it happened: the place that the predicate's own words name, never the dateline."""

from __future__ import annotations

from rashomon.events.finding import Trigger
from rashomon.events.lexicon import Predicate, subtypes
from rashomon.events.naming import PLACES, Namer
from rashomon.events.people import phrase
from rashomon.events.tree import Tree
from rashomon.model.events import MentionPlace
from rashomon.model.language import EntityKind

__all__ = ["happens_at", "place_of", "sites"]

#: Types that happen to a place rather than by it.
LOCAL = frozenset({"DISASTER", "ACCIDENT", "CRIME", "DEATH", "ELECTION", "SPORT", "OCCASION"})
LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "within", "across", "on", "around", "off", "along", "throughout"}
)
GOAL = frozenset({"to", "into", "for", "towards", "toward"})
#: Subtypes whose object or owner is where it happens: what is visited, struck, flooded.
SITED = frozenset(
    {
        "visit",
        "arrive",
        "quake",
        "flood",
        "storm",
        "raid",
        "seize",
        "airstrike",
        "bomb",
        "attack",
        "fire",
        "damage",
        "tsunami",
    }
)


def sites(tree: Tree, trigger: Trigger, reading: Predicate) -> list[int]:
    """Indices of words that head a phrase of place, the closest to the predicate first."""
    traits = subtypes().get(reading.subtype)
    motion = traits is not None and traits.motion
    found: list[int] = []
    hosts = [trigger.index, *[verb for verb in (trigger.carrier, trigger.occurs, *trigger.helpers) if verb is not None]]
    hosts += [word for word in trigger.words if word not in hosts]
    if trigger.occurs is not None and tree.lemmas[trigger.occurs] == "be":
        hosts += tree.kids(trigger.occurs, "attr")
    if trigger.nominal:
        hosts += tree.kids(trigger.index, "acl")
    if not trigger.nominal:
        hosts += [kid for kid in tree.kids(trigger.index, "dobj") if kid not in hosts]
    partner = None if trigger.nominal else tree.partner(trigger.index)
    if partner is not None:
        hosts.append(partner)
    if motion:
        found += prepositional(tree, hosts, GOAL | {"of"} if trigger.nominal else GOAL)
    found += prepositional(tree, hosts, LOCATIVE)
    if trigger.nominal:
        found += [kid for kid in tree.kids(trigger.index, "compound", "nmod") if tree[kid].pos == "PROPN"]
    if reading.subtype in SITED:
        if trigger.nominal:
            found += tree.kids(trigger.index, "compound", "nmod")
        else:
            found += tree.kids(trigger.index, "dobj", "nsubjpass")
    # Where something else that belongs to the same clause is told: "met during a visit to Rome".
    for prep in tree.kids(trigger.index, "prep"):
        if tree.lows[prep] in ("during", "on", "at", "amid"):
            for thing in tree.kids(prep, "pobj"):
                found += prepositional(tree, [thing], GOAL | LOCATIVE)
    return found


def prepositional(tree: Tree, hosts: list[int], words: frozenset[str]) -> list[int]:
    found: list[int] = []
    for host in hosts:
        for prep in tree.kids(host, "prep", "advmod", "prt"):
            if tree.lows[prep] in words:
                found += [thing for kid in tree.kids(prep, "pobj") for thing in tree.conjuncts(kid)]
            for inner in tree.kids(prep, "prep"):
                if tree.lows[inner] in words:
                    found += tree.kids(inner, "pobj")
    return found


def happens_at(reading: Predicate) -> bool:
    """Whether a country named before the noun is where it happens, not who does it: "the Peru earthquake"."""
    return reading.type in LOCAL or reading.subtype in SITED | {"shoot", "stab", "kill"}


def place_of(tree: Tree, page: str, trigger: Trigger, reading: Predicate, namer: Namer) -> MentionPlace | None:
    """The first site that is a place: an entity's, else one that the recogniser takes for a place."""
    found = sites(tree, trigger, reading)
    for index in found:
        name = namer.at(tree, index)
        if name is not None and name.kind in PLACES and (name.head == tree[index].begin or tree[index].pos == "PROPN"):
            beside = trigger.nominal and tree.head(index) == trigger.index
            if not beside or name.kind is not EntityKind.GOVERNMENT or happens_at(reading):
                return MentionPlace(name.text, name.begin, name.end, name.entity)
        if name is None and tree[index].entity in ("GPE", "LOC", "FAC"):
            begin, end = phrase(tree, index)
            return MentionPlace(page[begin:end], begin, end, None)
    for index in found:  # "at a bank in Leeds": the place of the place
        for inner in prepositional(tree, [index], LOCATIVE | {"of"}):
            name = namer.at(tree, inner)
            if name is not None and name.kind in PLACES:
                return MentionPlace(name.text, name.begin, name.end, name.entity)
            if name is None and tree[inner].entity in ("GPE", "LOC", "FAC"):
                begin, end = phrase(tree, inner)
                return MentionPlace(page[begin:end], begin, end, None)
    for index in found:
        det = tree.kid(index, "det", "poss")
        definite = det is not None or tree.kid(index, "compound", "nummod") is not None
        if (
            definite
            and tree[index].tag == "NN"
            and "place" in namer.kinds(tree, index)
            and namer.at(tree, index) is None
            and tree[index].pos == "NOUN"
        ):
            begin, end = phrase(tree, index)
            return MentionPlace(page[begin:end], begin, end, None)
    return None
