"""Which characters tell the happening: the core of its clause, or its noun phrase with complements."""

from __future__ import annotations

from rashomon.events.finding import Trigger
from rashomon.events.people import phrase
from rashomon.events.telling import Found
from rashomon.events.tree import CLAUSES, RELATIVE, Tree

__all__ = ["core"]

#: Verbs that link a happening to something else that is said of it.
LINKS = frozenset({"be", "come", "mark", "follow", "coincide", "continue"})


#: Verbs that tell nothing without what somebody is blamed for.
BLAMING = frozenset({"accuse", "acquit", "blame", "charge", "convict", "suspect"})
#: Labels of clauses that may leave out who is meant.
BARE = frozenset({"acl", "advcl", "conj", "pcomp", "relcl", "xcomp"})
#: Characters from whoever is meant to the clause that leaves them out; a choice, about a line.
BEFORE = 90
#: Characters that a clause which completes a verb may have; a choice, about a line.
AFTER = 90
QUOTES = frozenset({'"', "“", "”", "''", "``"})
#: Characters that may stand between the core and its own time or place; a choice, about four words.
NEAR = 25


def core(tree: Tree, trigger: Trigger, told: Found) -> tuple[int, int]:
    """Begin and end of the mention, on the page.

    From the leftmost direct participant, or the predicate, to the end of the rightmost direct argument,
    time or place; without subordinate clauses and reporting clauses.
    """
    indices = set(trigger.words)
    indices |= {verb for verb in (trigger.carrier, *trigger.helpers) if verb is not None}
    if trigger.occurs is not None and (tree.lemmas[trigger.occurs] not in LINKS or seconded(tree, trigger.occurs)):
        indices.add(trigger.occurs)
    verbs = [index for index in indices if tree[index].pos in ("VERB", "AUX")]
    for verb in verbs:
        indices.update(tree.kids(verb, "aux", "auxpass", "neg", "prt"))
    hosts = set(indices)
    noun = trigger.index if trigger.nominal else None
    if noun is None and tree[trigger.index].dep == "acl" and tree[trigger.index].tag == "VBN":
        indices |= complements(tree, tree.head(trigger.index))  # "the treaty signed in June": the noun is its object
    if noun is not None:
        indices |= complements(tree, noun)
    for index in sorted(hosts):
        for kid in tree.children[index]:
            if (
                tree[kid].dep in ("nsubj", "nsubjpass", "dobj", "dative", "oprd", "agent", "attr")
                and kid not in indices
            ) or (tree[kid].dep == "prep" and index != noun and tree.lows[kid] != "according"):
                indices |= complements(tree, kid, deep=tree.lemmas[index] in BLAMING)
    if noun is None:
        indices |= completed(tree, trigger.index)
    begin = min(tree[index].begin for index in indices)
    end = max(tree[index].end for index in indices)
    begin = whose(tree, trigger, begin)
    near = [] if told.when is None else [(lead(tree, told, hosts), told.when.end)]
    near += [] if told.place is None else [(told.place.begin, told.place.end)]
    near += [(count.begin, count.end) for count in told.counts if noun is None]
    for first, after in near:
        # Farther off, it is another phrase's that the happening only borrows.
        if within(tree, first) and begin - NEAR <= after and first <= end + NEAR:
            begin, end = min(begin, first), max(end, after)
    last = max(index for index in range(tree.size) if tree[index].begin < end)
    while (
        (tree[last].tag in (",", ".", ":", "POS", "CC", "IN", "-LRB-", "TO") and last not in trigger.words)
        and tree[last].end == end
        and last > 0
    ):
        last -= 1
        end = tree[last].end
    return begin, max(end, tree[trigger.index].end)


#: Nouns before a clause that tell when or how often, and never who.
WHEN = frozenset({"time", "day", "night", "week", "month", "year", "moment"})


def whose(tree: Tree, trigger: Trigger, begin: int) -> int:
    """Where a clause begins that leaves out who is meant: at whoever it is, when that stands shortly before ("two
    men fled, killing a guard"), so that the words tell something by themselves."""
    verb = trigger.index
    if trigger.nominal or tree[verb].dep not in BARE:
        return begin
    own = tree.kid(verb, "nsubj", "nsubjpass")
    noun = tree.antecedent(verb)
    if noun is not None and tree.lemmas[noun] in WHEN:
        noun = None
    points = noun is not None and any(tree.lows[at] in RELATIVE for at in range(noun + 1, verb))
    if own is not None and tree.lows[own] not in RELATIVE and not points:
        return begin
    who = [noun if noun is not None else tree.subject(verb)]
    if tree[verb].tag == "VB" and own is None:  # "she ordered them to leave": from "she"
        who.insert(0, tree.subject(tree.head(verb)))
    for one in who:
        if one is None or tree[one].begin >= begin or tree.lows[one] in RELATIVE:
            continue
        first = phrase(tree, one)[0]
        held = any(token.text in QUOTES for token in tree.tokens if first <= token.begin < begin)
        if begin - first <= BEFORE and not held:
            return first
    return begin


def completed(tree: Tree, verb: int) -> set[int]:
    """The words without which the verb tells nothing: the object that it shares with the next ("shot and killed a
    guard"), the clause that says what was agreed, promised or denied."""
    partner = tree.partner(verb)
    if partner is not None:
        return {partner, *(word for kid in tree.kids(partner, "dobj") for word in complements(tree, kid))}
    if tree.kid(verb, "dobj", "nsubjpass") is not None:
        return set()
    clause = next((kid for kid in tree.kids(verb, "ccomp", "xcomp") if kid > verb), None)
    if clause is None:
        return set()
    words = complements(tree, clause)
    return words if tree[max(words)].end - tree[verb].end <= AFTER else set()


def seconded(tree: Tree, verb: int) -> bool:
    """Whether the complement goes on telling the same: "the visit is the third"."""
    return any(tree.kid(kid, "poss") is not None or tree[kid].entity == "ORDINAL" for kid in tree.kids(verb, "attr"))


def within(tree: Tree, at: int) -> bool:
    return tree.sentence.begin <= at < tree.sentence.end


def lead(tree: Tree, told: Found, hosts: set[int]) -> int:
    """Where the phrase of time begins: at its preposition when that hangs from the happening itself."""
    when = told.when
    if when is None:
        return tree.sentence.end
    first = tree.by_begin.get(when.lead)
    return when.lead if first is not None and tree.head(first) in hosts else when.begin


def complements(tree: Tree, head: int, *, deep: bool = False) -> set[int]:
    """The words of a phrase without its clauses and what is set off by a comma; ``deep`` keeps the clause after its
    preposition ("accused of killing a guard")."""
    skip = (CLAUSES - {"pcomp"} if deep else CLAUSES) | {"cc", "parataxis", "appos"}
    words = tree.below(head, skip=frozenset(skip))
    kept = set(words)
    for comma in [word for word in words if tree.lows[word] in (",", "—", "–", ";", ":", "(", ")") and word > head]:
        kept = {word for word in kept if word < comma}
        break
    kept.add(head)
    return kept
