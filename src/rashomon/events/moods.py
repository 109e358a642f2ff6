"""What a verb's own form says of its happening: auxiliaries, tense, adverbs, conjunctions, a negation."""

from __future__ import annotations

from rashomon.events.lexicon import status_words
from rashomon.events.tree import Tree
from rashomon.model.events import EventStatus

__all__ = ["able", "modals_of", "negation", "past", "verb_status"]

HAPPENED, PLANNED, UNCERTAIN = EventStatus.HAPPENED, EventStatus.PLANNED, EventStatus.UNCERTAIN
#: Verbs whose infinitive happens when they do.
REAL = frozenset(
    {"begin", "start", "continue", "use", "manage", "help", "cause", "see", "force", "lead", "appear", "seem"}
    | {"enable", "compel", "oblige", "get"}
)
#: Auxiliaries of the present.
PRESENT = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "without", "neither"})
#: Words for one of those who did it.
RANKED = frozenset({"only", "last", "latest", "youngest", "oldest"})
#: Adverbs that begin a clause of what is the case whenever something is.
WHENEVER = frozenset({"when", "whenever", "once"})


def verb_status(tree: Tree, verb: int) -> tuple[list[EventStatus], bool]:
    """What the verb's own form says, and whether it is negated. A coordinated verb without subject and
    auxiliary of its own has those of the verb before it ("will meet and sign")."""
    heard: list[EventStatus] = []
    negated = False
    for one in (verb, *tree.above(verb)):
        heard += mood(tree, one)
        negated = negated or negation(tree, one)
        own = tree.kid(one, "aux", "auxpass", "nsubj", "nsubjpass", "mark") is not None
        first = tree.head(one)
        if own or tree[one].dep != "conj" or tree[first].tag not in (tree[one].tag, "VB") or tree[one].tag == "VBG":
            break
    first = tree.top(verb, "conj")
    if not heard and tree[verb].tag == "VB" and first != verb and tree.lemmas[first] in REAL:
        return [implied(tree, first)], negated  # "managed to get up, open the door and leave"
    if not heard and tree[verb].tag == "VB" and tree[verb].dep == "conj" and tree[tree.head(verb)].tag == "VB":
        heard.append(UNCERTAIN)  # a bare infinitive whose auxiliary is out of sight: "may not attend …, nor speak"
    return heard, negated


def negation(tree: Tree, verb: int) -> bool:
    """Whether the verb is negated, itself or by its subject ("no charges were filed")."""
    prep = tree.head(verb)
    if tree[verb].dep == "pcomp" and tree.lows[prep] == "without":
        return True
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    no = subject is not None and any(tree.lows[kid] == "no" for kid in tree.kids(subject, "det"))
    return (
        no
        or tree.kid(verb, "neg") is not None
        or any(tree.lows[kid] in NEGATIONS for kid in tree.kids(verb, "advmod", "preconj"))
    )


def modals_of(tree: Tree, verb: int) -> list[EventStatus]:
    """What the verb's modals say."""
    table = status_words("modal")
    return [table[tree.lows[kid]] for kid in tree.kids(verb, "aux", "auxpass") if tree.lows[kid] in table]


def past(tree: Tree, verb: int) -> bool:
    """Whether the verb is told in the past or as done, without a modal."""
    helpers = [tree.lows[kid] for kid in tree.kids(verb, "aux", "auxpass")]
    if modals_of(tree, verb):
        return False
    return tree[verb].tag == "VBD" or (tree[verb].tag == "VBN" and bool({"had", "have", "has"} & set(helpers)))


def able(tree: Tree, word: int) -> bool:
    """Whether somebody was able, and so did it: "was able to leave"."""
    return tree.lemmas[word] == "able" and past(tree, tree.head(word)) and not negation(tree, tree.head(word))


def mood(tree: Tree, verb: int) -> list[EventStatus]:
    """What auxiliaries, adverbs, conjunctions and the form of the verb say."""
    helpers = [tree.lows[kid] for kid in tree.kids(verb, "aux", "auxpass")]
    heard = modals_of(tree, verb)
    heard += adverbial(tree, verb)
    marks = [tree.lows[kid] for kid in tree.kids(verb, "mark", "advmod")]
    if tree[verb].dep == "conj" and not any(tree.lows[kid] == "but" for kid in tree.kids(tree.head(verb), "cc")):
        marks += [tree.lows[kid] for kid in tree.kids(tree.head(verb), "mark")]
    heard += [status_words("mark")[mark] for mark in marks if mark in status_words("mark")]
    heard += conditioned(tree, verb, marks)
    if tree[verb].tag == "VB" and "to" in helpers:
        heard.append(infinitive(tree, verb))
    elif tree[verb].tag == "VB" and tree[verb].dep in ("xcomp", "ccomp") and tree.lemmas[tree.head(verb)] == "help":
        heard.append(implied(tree, tree.head(verb)))
    elif tree[verb].tag == "VBG" and any(helper in PRESENT for helper in helpers):
        heard.append(EventStatus.ONGOING)
    return heard


def adverbial(tree: Tree, verb: int) -> list[EventStatus]:
    """What adverbs say. "Next to" is a place, and what "still happened" goes on no more."""
    adverbs, modifiers = status_words("adverb"), status_words("modifier")
    heard: list[EventStatus] = []
    for kid in tree.kids(verb, "advmod", "npadvmod"):
        low = tree.lows[kid]
        found = [words[low] for words in (adverbs, modifiers) if low in words and (low in modifiers or kid < verb)]
        if low == "next" and tree.lows[kid + 1 : kid + 2] == ["to"]:
            continue
        if EventStatus.ONGOING in found and past(tree, verb):
            continue
        heard += found
    return heard


def conditioned(tree: Tree, verb: int, marks: list[str]) -> list[EventStatus]:
    """What happens only if or whenever something else does: "if convicted, faces", "when a guard sees a thief"."""
    now = tree[verb].tag in ("VBZ", "VBP", "VB") and tree.kid(verb, "aux") is None
    marks_below = [tree.lows[kid] for clause in tree.kids(verb, "advcl") for kid in tree.kids(clause, "mark")]
    heard = [UNCERTAIN for mark in marks_below if now and mark in ("if", "unless")]
    if tree[verb].dep == "advcl" and now and WHENEVER & set(marks):
        heard += modals_of(tree, tree.head(verb))
    return heard


def implied(tree: Tree, verb: int, depth: int = 4) -> EventStatus:
    """What an infinitive has from the verb that brings it about: "ran to help catch him"; ``depth`` ends the way up."""
    if negation(tree, verb):
        return UNCERTAIN
    to = tree[verb].tag == "VB" and any(tree.lows[kid] == "to" for kid in tree.kids(verb, "aux"))
    if not to or depth == 0:
        return HAPPENED
    again = tree[verb].dep in ("xcomp", "ccomp") and tree.lemmas[tree.head(verb)] in REAL
    return implied(tree, tree.head(verb), depth - 1) if again else PLANNED


def infinitive(tree: Tree, verb: int) -> EventStatus:
    """Whether what "to" says came about with the word that governs it."""
    head, dep = tree.head(verb), tree[verb].dep
    if dep == "advcl" and tree.lemmas[head] == "lead" and tree.kid(head, "dobj") is not None:
        return HAPPENED  # "leading them to ask"
    if dep in ("xcomp", "ccomp"):
        if tree.lemmas[head] in REAL:
            return implied(tree, head)
        if tree.lemmas[head] == "have":
            return HAPPENED if past(tree, head) else UNCERTAIN  # "had to leave" and left, "has to leave"
        if able(tree, head):
            return HAPPENED
    counted = tree.lemmas[head] == "time"  # "came for the second time to meet him": what for, not which time
    if (
        dep in ("acl", "relcl")
        and not counted
        and any(tree.lows[kid] in RANKED or tree[kid].entity == "ORDINAL" for kid in tree.kids(head, "amod"))
    ):
        return HAPPENED  # "the first to win"
    if dep == "advcl" and tree.lemmas[head] == "use" and past(tree, head):
        return HAPPENED  # "used a bat to hit him"
    return PLANNED
