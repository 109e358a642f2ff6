"""What the words that govern a clause say of its happening: "is expected to", "speculation that", "accused of"."""

from __future__ import annotations

from rashomon.events.finding import Trigger
from rashomon.events.lexicon import status_words
from rashomon.events.moods import able, modals_of, negation
from rashomon.events.tree import RELATIVE, Tree
from rashomon.model.events import EventStatus

__all__ = ["claims_something", "context"]

PLANNED, UNCERTAIN = EventStatus.PLANNED, EventStatus.UNCERTAIN
#: Labels of clauses, and of prepositions before them, that a governing word may qualify.
CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "acl", "oprd", "prep", "advcl"})
#: Prepositions by which a noun completes the word that qualifies it: "accused of murder", "hope for talks".
COMPLETING = frozenset({"of", "for", "with", "to", "about", "on", "against", "over", "from", "into", "including"})
#: Those by which a clause does, besides: "aimed at blocking", "unable to help by sending".
COMPLETING_CLAUSE = COMPLETING | {"at", "in", "by"}
#: Words that qualify only a clause: "set to leave", not "set off a blast"; "claimed that", not "claimed lives".
CLAUSE_ONLY = frozenset({"set", "claim", "help"})
#: Words that qualify what is asked for: "called for talks", not "a policy called detention".
ASKING = frozenset({"call", "appeal"})
#: Nouns that qualify the clause after them also where it has no "that": "a chance it will hit".
CHANCES = frozenset({"chance", "possibility", "risk", "likelihood", "odds", "hope", "fear"})
#: Words that qualify as verbs: "the suspects in a robbery" leave the robbery as it is.
VERB_ONLY = frozenset({"suspect"})


def context(tree: Tree, trigger: Trigger, verbs: list[int]) -> list[EventStatus]:
    """What the words that govern the trigger's clause, or take its noun for their object, say."""
    heard: list[EventStatus] = []
    own = {trigger.carrier, trigger.occurs, trigger.aspect, trigger.joins}
    child = first_of(tree, verbs[0]) if verbs else trigger.index
    start = child if verbs else -1
    nominal = not verbs
    for above in tree.above(child):
        dep = tree[child].dep
        if not passes(tree, child, above, start=child == start, nominal=nominal):
            break
        status = governed(tree, child, above, nominal=nominal)
        if status is not None and above not in own:
            owned = dep == "dobj" and status is PLANNED and tree.kid(trigger.index, "poss") is not None
            if not owned:  # "prepared his visit" presupposes the visit, "prepared a visit" does not
                heard.append(status)
        if tree[above].pos == "VERB":
            modals = modals_of(tree, above)
            if modals and (dep == "xcomp" or (not nominal and dep in ("prep", "dobj", "pobj"))):
                heard.append(modals[0])
            if dep == "ccomp" or (dep not in ("xcomp", "pcomp", "prep") and tree.kid(above, "nsubj", "nsubjpass")):
                break
            nominal = False
        child = above
    return heard


def first_of(tree: Tree, verb: int) -> int:
    """The first of coordinated verbs, where the second lacks all of its own: "the ability to find and treat"."""
    first = tree.top(verb, "conj")
    bare = tree.kid(verb, "aux", "auxpass", "nsubj", "nsubjpass", "mark") is None
    return first if bare and tree[first].pos in ("VERB", "AUX") and tree[first].tag == tree[verb].tag else verb


def governed(tree: Tree, child: int, above: int, *, nominal: bool) -> EventStatus | None:
    """The status that ``above`` gives to what hangs from it by ``child``."""
    dep, lemma = tree[child].dep, tree.lemmas[above]
    if dep == "relcl" and lemma in CHANCES:
        return UNCERTAIN
    if dep not in CLAUSAL and not (nominal and dep in ("dobj", "pobj")):
        return None
    if dep == "prep" and tree.lows[child] == "from":
        return status_words("from").get(lemma)
    status = status_words("governor").get(lemma)
    if status is None or able(tree, above):
        return None
    if lemma == "due" and tree.lows[above + 1 : above + 2] == ["to"] and dep != "xcomp":
        return None  # "due to the attack"
    if lemma == "order" and tree[above].dep == "pobj":
        return None  # "in order to"
    if lemma in CLAUSE_ONLY and dep not in ("xcomp", "ccomp", "oprd"):
        return None
    if lemma == "claim" and claims_something(tree, above):
        return None
    if lemma in ASKING and not (dep in ("xcomp", "ccomp") or (dep == "prep" and tree.lows[child] == "for")):
        return None
    if lemma in VERB_ONLY and tree[above].pos != "VERB":
        return None
    if lemma == "blame" and not (tree[child].dep == "prep" and tree.kid(child, "pcomp") is not None):
        return None  # "blamed for the deaths": they died; "blamed for shelling the town": by whom is in doubt
    if negation(tree, above) and status is not UNCERTAIN:
        return None if status is EventStatus.DENIED else UNCERTAIN
    return status


def claims_something(tree: Tree, claim: int) -> bool:
    """Whether "claim" takes and does not say: "claimed 20 lives", "claimed a seat"."""
    if tree.kid(claim, "ccomp", "xcomp") is None:
        return tree.kid(claim, "dobj") is not None
    return any(tree.lemmas[at] == "life" for at in range(claim + 1, min(claim + 5, tree.size)))


def passes(tree: Tree, child: int, above: int, *, start: bool, nominal: bool) -> bool:
    """Whether what stands above may still tell how the happening stands."""
    dep = tree[child].dep
    if dep not in CLAUSAL and dep not in ("pobj", "dobj", "attr", "nsubjpass"):
        return False
    if dep == "advcl" and (tree.lemmas[above] not in status_words("governor") or tree[child].tag != "VB"):
        return False  # "while they investigate, they fear": the investigation is not feared
    if dep == "acl" and (tree[child].tag == "VBN" or (tree[child].tag == "VBG" and nominal)):
        return False
    if dep == "pobj" and nominal and tree.lows[above] not in COMPLETING:
        return False  # "wanted after a robbery", "hopes to end the week because of the raids"
    if dep == "pcomp" and tree.lows[above] not in COMPLETING_CLAUSE:
        return False  # "warned people before being shot"
    if dep == "relcl":
        return tree.lemmas[above] in CHANCES and not any(low in RELATIVE for low in tree.lows[above:child])
    if dep == "prep" and tree[above].pos in ("NOUN", "PROPN") and tree.lemmas[above] not in status_words("governor"):
        return False  # "the target of the shooting"
    return not (start and dep in ("dobj", "nsubjpass", "pobj", "prep", "attr"))
