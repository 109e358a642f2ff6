"""What the words take for granted, so that nobody's "may", "deny" or "allege" is about it."""

from __future__ import annotations

from rashomon.events.finding import MEASURES, Trigger
from rashomon.events.lexicon import patient_verbs
from rashomon.events.moods import past
from rashomon.events.tree import Tree
from rashomon.model.article import LayerKind
from rashomon.model.attribution import Attribution

__all__ = ["aside", "definite", "discussed", "granted"]

#: Verbs that only talk about what their object names.
TALKED = frozenset({"debate", "deliberate", "discuss"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: Prepositions whose object frames what is said and is not said itself.
FRAMES = frozenset({"in", "at", "during", "after", "before", "for", "since", "following"})
#: Those whose object is granted when it is definite.
FRAMES_KNOWN = FRAMES | {"from", "behind", "despite", "by", "to", "amid", "over"}
#: Labels by which a noun belongs to a clause.
INSIDE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
#: Words that begin a clause of when something was.
WHEN = frozenset({"after", "before", "when", "while", "since", "as", "until"})
#: Words that begin a clause which is said beside.
BESIDE = WHEN | {"although", "though", "whereas"}


def discussed(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is talked about as something that is there: "discussed the war"."""
    talked = tree[trigger.index].dep == "dobj" and tree.lemmas[tree.head(trigger.index)] in TALKED
    return trigger.nominal and talked and any(tree.lows[kid] == "the" for kid in tree.kids(trigger.index, "det"))


def definite(tree: Tree, noun: int) -> bool:
    """Whether the noun points at one that is known: "the attack", "a crash that killed two"."""
    if any(tree.lows[kid] in DEFINITE for kid in tree.kids(noun, "det")):
        return True
    return any(past(tree, clause) for clause in tree.kids(noun, "relcl"))


def granted(tree: Tree, trigger: Trigger) -> bool:
    """Whether a noun takes the happening for granted: "did not say what was used in the attack"."""
    index = trigger.index
    tells = trigger.occurs is not None and tree[trigger.occurs].dep != "relcl"
    if not trigger.nominal or trigger.carrier is not None or tells or trigger.aspect is not None:
        return False
    if tree[index].dep == "compound" and tree[tree.head(index)].pos == "NOUN":
        index = tree.head(index)  # "the shooting scene"
    prep = tree.lows[tree.head(index)] if tree[index].dep == "pobj" else ""
    if tree.lemmas[tree.head(tree.head(index))] in MEASURES and prep == "of":
        index = tree.head(tree.head(index))  # "the spate of shootings"
    if definite(tree, index) or tree.kid(index, "poss") is not None:
        return prep in FRAMES_KNOWN or tree[index].dep in ("nsubj", "nsubjpass")
    return tree.sentence.layer is not LayerKind.BODY and prep in FRAMES  # headings leave out their determiners


def aside(tree: Tree, trigger: Trigger, said: Attribution | None) -> bool:
    """Whether it is told aside of what is said: in a clause about somebody ("the blast that killed two may…", "the
    rebels fighting there deny…") or about when it was. ``said`` holds it; what is above ``said`` does not count."""
    child = trigger.index
    if trigger.nominal:
        if trigger.carrier is not None or tree[child].dep not in INSIDE:
            return False
        child = tree.head(child)
    elif tree[tree.top(child, "conj", "xcomp")].dep == "relcl":
        return True
    for above in tree.above(child):
        dep = tree[child].dep
        if said is not None and not said.begin <= tree[above].begin < said.end:
            return False
        outcome = tree[child].tag == "VBG" and tree.lemmas[child] in patient_verbs()  # "hit a post, killing two"
        if dep == "relcl" or (dep == "acl" and tree[child].tag in ("VBG", "VBN") and not outcome):
            return True
        marks = {tree.lows[kid] for kid in tree.kids(child, "mark", "advmod")}
        if dep in ("advcl", "pcomp") and tree[child].tag != "VB" and marks & BESIDE:
            return True
        if dep == "pcomp" and tree.lows[above] in WHEN - {"as"}:
            return True
        if dep not in ("conj", "xcomp", "ccomp", "advcl", "prep", "pcomp"):
            return False
        child = above
    return False
