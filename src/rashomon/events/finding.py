"""Find predicates: which words of a sentence report a happening, and which readings they have."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.events.lexicon import Predicate, light_verbs, patient_verbs, predicates
from rashomon.events.tree import Tree
from rashomon.model.events import EventStatus

__all__ = ["MEASURES", "Trigger", "light_parts", "triggers"]

#: Verbs that only carry another word: never predicates by themselves.
CARRIERS = frozenset({"be", "have", "do"})
#: Verbs that report when a clause completes them: what they tell is the happening, they are not.
TELLING = frozenset(
    {"announce", "declare", "disclose", "reveal", "suggest", "acknowledge", "remind", "proclaim", "find", "discover"}
)
#: Nouns that only measure what follows "of".
MEASURES = frozenset({"day", "week", "month", "hour", "year", "round", "series", "wave", "string", "spate", "number"})
#: Particles that change what a verb says.
PARTICLES = frozenset({"away", "in", "off", "on", "out", "over", "up"})
#: Labels under which a noun of a name counts as a happening only when it heads the name.
INNER = frozenset({"compound", "nmod", "amod", "poss", "case"})


@dataclass(slots=True)
class Trigger:
    """A predicate found. ``index`` is the word by which it was found, ``words`` all words of it.

    ``carrier`` is the verb that lends itself to a nominal ("hold" of "hold talks"), ``occurs`` the verb
    that says that it takes place, ``aspect`` one that gives it a status, ``joins`` one by which somebody takes part in it.
    ``stays``: the verb of ``aspect`` is a happening of its own ("demanded talks"). ``readings`` are the lexicon's, longest first.
    """

    index: int
    words: tuple[int, ...]
    readings: tuple[Predicate, ...]
    nominal: bool
    carrier: int | None = None
    occurs: int | None = None
    aspect: int | None = None
    joins: int | None = None
    stays: bool = False
    helpers: tuple[int, ...] = field(default=())


def triggers(tree: Tree) -> list[Trigger]:
    """The predicates of a sentence, in order. A light verb with its noun is one."""
    nominal = [found for index in range(tree.size) if (found := nominal_trigger(tree, index))]
    taken: set[int] = set()
    for trigger in nominal:
        taken.update(light_parts(trigger))
    verbal: list[Trigger] = []
    for index, token in enumerate(tree.tokens):
        if token.pos in ("VERB", "AUX") or token.tag.startswith("VB") or clause_noun(tree, index):
            found = verbal_trigger(tree, index)
        elif token.pos == "ADJ" or token.tag in ("JJ", "VBN"):
            found = adjective_trigger(tree, index)
        else:
            continue
        if found is None or (index in taken and len(found.words) == 1):
            continue
        verbal.append(found)
    swallowed = {word for trigger in verbal for word in trigger.words[1:]}
    verbal = [trigger for trigger in verbal if trigger.index not in swallowed]
    kept = [
        trigger for trigger in nominal if trigger.index not in swallowed and not is_object_of(tree, trigger, verbal)
    ]
    return sorted(kept + verbal, key=lambda trigger: trigger.index)


def clause_noun(tree: Tree, index: int) -> bool:
    """Whether a noun heads a clause like a verb: the parser takes "shot" in "a man shot and killed" for one."""
    return (
        tree[index].pos == "NOUN"
        and tree[index].dep in ("ROOT", "ccomp", "relcl", "conj", "advcl")
        and tree.kid(index, "nsubj", "nsubjpass") is not None
        and tree.kid(index, "det", "poss", "cop", "amod") is None
    )


def is_object_of(tree: Tree, trigger: Trigger, verbal: list[Trigger]) -> bool:
    """Whether the nominal only names what a verb of the same kind acts upon: "signed a treaty"."""
    governors = {verb.index: verb for verb in verbal}
    index = trigger.index
    governor = governors.get(tree.head(index))
    if governor is None or tree[index].dep not in ("dobj", "nsubjpass", "attr"):
        below = [governors[kid] for kid in tree.kids(index, "acl") if kid in governors]
        return any(same_subtype(trigger, verb) for verb in below)
    return same_subtype(trigger, governor)


def same_subtype(nominal: Trigger, verb: Trigger) -> bool:
    kinds = {(reading.type, reading.subtype) for reading in nominal.readings}
    types = {reading.type for reading in nominal.readings}
    mine = verb.readings[0]
    return (mine.type, mine.subtype) in kinds or (mine.subtype == "sign" and "AGREE" in types)


def matched(tree: Tree, start: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The dependants of ``start`` that are the words ``rest``, in order of the words; None when one lacks."""
    found = [start]
    for number, word in enumerate(rest):
        vouched = number + 1 < len(rest)  # "take to hospital": the noun after it vouches for the preposition
        kid = next(
            (
                kid
                for member in reversed(found)
                for kid in tree.children[member]
                if kid not in found
                and tree[kid].dep not in ("nsubj", "conj", "relcl", "advcl", "acl", "punct")
                and (tree.lemmas[kid] == word or tree.lows[kid] == word)
                and (
                    tree[kid].pos not in ("ADP", "ADV", "PART")
                    or kid - member == 1
                    or tree[kid].dep == "prt"
                    or vouched
                )
            ),
            None,
        )
        if kid is None:
            return None
        found.append(kid)
    return tuple(found)


def verbal_trigger(tree: Tree, index: int) -> Trigger | None:
    token, lemma = tree[index], tree.lemmas[index]
    if token.dep in ("aux", "auxpass") or lemma in CARRIERS:
        return None
    if token.tag == "VBN" and tree.kid(index, "det") is not None:  # "some of the injured" are people
        return None
    if token.dep == "amod" and (token.tag != "VBN" or lemma not in patient_verbs()):
        return None
    if lemma in TELLING and tree.kid(index, "ccomp", "xcomp") is not None:
        return None
    rows = predicates("verb", tree.own).get(lemma, ())
    options = [(row, words) for row in rows if (words := matched(tree, index, row.words[1:]))]
    if not options:
        return None
    options = [(row, words) for row, words in options if row.patient or not changed(tree, index, words)]
    if tree.passive(index):  # "shot at a party": where, not at whom
        options = [
            option for option in options if option[0].words[-1] not in ("at", "on", "upon") or len(option[1]) == 1
        ]
    if not options:
        return None
    options.sort(key=lambda option: -len(option[1]))
    longest = len(options[0][1])
    best = tuple(row for row, words in options if len(words) == longest)
    if longest > 1 and tree[options[0][1][-1]].pos in ("ADP", "ADV", "PART"):  # a preposition may be none of it
        best += tuple(row for row, words in options if len(words) < longest)
    return Trigger(index, options[0][1], best, nominal=False)


def changed(tree: Tree, index: int, words: tuple[int, ...]) -> bool:
    """Whether a particle makes another verb of it: "sign up", "turn off"; before the name of a place it is a preposition
    ("collided off Osterhaven")."""
    return any(
        kid not in words and tree.lows[kid] in PARTICLES and not before_place(tree, index, kid)
        for kid in tree.kids(index, "prt")
    )


def before_place(tree: Tree, verb: int, particle: int) -> bool:
    """Whether a name that is no person's follows at once, which the parser takes for the verb's object."""
    after = [kid for kid in tree.kids(verb, "dobj") if kid == particle + 1]
    return bool(after) and tree[after[0]].pos == "PROPN" and tree[after[0]].entity != "PERSON"


def adjective_trigger(tree: Tree, index: int) -> Trigger | None:
    """ "was found dead", "three people are injured": only where the adjective is what is said."""
    rows = predicates("adjective").get(tree.lows[index], ())
    if not rows or tree[index].dep not in ("acomp", "oprd", "attr", "ccomp", "xcomp", "conj", "ROOT"):
        return None
    rows = tuple(row for row in rows if len(row.words) == 1)
    return Trigger(index, (index,), rows, nominal=False) if rows else None


def nominal_trigger(tree: Tree, index: int) -> Trigger | None:
    token = tree[index]
    if token.pos not in ("NOUN", "PROPN") and token.tag not in ("NN", "NNS", "VBG"):
        return None
    if token.pos == "VERB" and not (
        token.dep in ("pobj", "dobj", "nsubj", "nsubjpass", "compound") or tree.kid(index, "det", "poss")
    ):
        return None
    if (token.pos == "PROPN" and token.dep in INNER) or clause_noun(tree, index):
        return None
    rows = predicates("noun", tree.own).get(tree.lemmas[index], ()) + (
        predicates("noun", tree.own).get(tree.lows[index], ()) if tree.lows[index] != tree.lemmas[index] else ()
    )
    options: list[tuple[Predicate, tuple[int, ...]]] = []
    for row in rows:
        first = index - len(row.words) + 1
        if first < 0:
            continue
        if all(word in (tree.lemmas[first + at], tree.lows[first + at]) for at, word in enumerate(row.words[:-1])):
            options.append((row, (index, *range(first, index))))
    if not options or (token.dep == "compound" and not free_compound(tree, index)):
        return None
    longest = max(len(words) for _, words in options)
    readings = tuple(row for row, words in options if len(words) == longest)
    readings += tuple(row for row, words in options if len(words) < longest)
    words = next(words for _, words in options if len(words) == longest)
    trigger = Trigger(index, words, readings, nominal=True)
    carried(tree, trigger)
    return trigger


def free_compound(tree: Tree, index: int) -> bool:
    """Whether a noun before another noun still tells the happening: "shooting victim", "crash site"."""
    head = tree.head(index)
    return tree[head].pos == "NOUN" and tree.lemmas[head] in (
        "victim", "suspect", "scene", "site", "death", "investigation", "case", "survivor"
    )  # fmt: skip


def carried(tree: Tree, trigger: Trigger) -> None:
    """Fill in the verb that carries the nominal, says that it occurs, or gives it a status."""
    index, table = trigger.index, light_verbs()
    head, dep = tree.head(index), tree[index].dep
    if dep == "conj":
        first = head
        head, dep = tree.head(first), tree[first].dep
    if dep == "pobj" and tree.lows[head] == "of" and tree.lemmas[tree.head(head)] in MEASURES:
        measure = tree.head(head)  # "launched ten days of war games": the games, not the days, were launched
        head, dep = tree.head(measure), tree[measure].dep
    if dep == "pobj" and tree[head].dep in ("prep", "prt") and tree[tree.head(head)].pos == "VERB":
        verb = tree.head(head)
        phrase = f"{tree.lemmas[verb]} {tree.lows[head]}"
        trigger.carrier = verb if (phrase, "light") in table else None
        trigger.joins = verb if (phrase, "join") in table else None
        set_aspect(trigger, verb, [phrase])
        return
    if dep in ("acl", "relcl"):
        return
    if dep in ("dobj", "nsubjpass", "nsubj", "attr", "ROOT"):
        verb = head
        if verb == index or tree[verb].pos not in ("VERB", "AUX"):
            verb = -1
        if verb >= 0:
            particles = [tree.lows[kid] for kid in tree.kids(verb, "prt", "prep")]
            names = [tree.lemmas[verb], *(f"{tree.lemmas[verb]} {word}" for word in particles)]
            if dep == "nsubj":
                places = [f"{tree.lemmas[verb]} {tree.lows[kid]}" for kid in tree.kids(verb, "dobj", "acomp")]
                if any((name, "occur") in table for name in names + places):
                    trigger.occurs = verb
            else:
                if any((name, "light") in table for name in names):
                    trigger.carrier = verb
                elif any((name, "join") in table for name in names):
                    trigger.joins = verb
                set_aspect(trigger, verb, names)
    clause = tree.kid(index, "acl", "relcl")
    if clause is not None and trigger.carrier is None and trigger.occurs is None:
        lemma = tree.lemmas[clause]
        if (lemma, "light") in table or (lemma, "occur") in table or (lemma, "aspect") in table:
            trigger.occurs = clause
            inner = tree.kid(clause, "xcomp")
            trigger.helpers = () if inner is None else (inner,)


def set_aspect(trigger: Trigger, verb: int, names: list[str]) -> None:
    """A verb that gives the nominal a status; one that only asks for it or opposes it stays a happening itself."""
    statuses = [light_verbs()[name, "aspect"] for name in names if (name, "aspect") in light_verbs()]
    if statuses:
        trigger.aspect = verb
        trigger.stays = statuses[-1] is EventStatus.UNCERTAIN


def light_parts(trigger: Trigger) -> set[int]:
    """The verbs that are part of this nominal's telling and so not happenings of their own."""
    verbs = (trigger.carrier, trigger.occurs, trigger.joins, None if trigger.stays else trigger.aspect)
    parts = {verb for verb in verbs if verb is not None}
    return parts | set(trigger.helpers)
