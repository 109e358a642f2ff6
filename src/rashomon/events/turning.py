"""What words around a predicate make another happening of it: a refusal of an agreement, a demand of a "must"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.events.arguments import Argument
from rashomon.events.finding import Trigger
from rashomon.events.lexicon import Predicate
from rashomon.events.moods import negation
from rashomon.events.naming import Namer
from rashomon.events.needs import personal
from rashomon.events.standing import Standing
from rashomon.events.tree import Tree
from rashomon.model.events import EventStatus, ParticipantRole

__all__ = ["demands", "refusal", "refused", "refusing"]

#: What is refused when it is denied: to agree, to accept, to sign, to give in.
REFUSABLE = frozenset({("AGREE", "accept"), ("AGREE", "agree"), ("SUPPORT", "sign"), ("CONCEDE", "concede")})
#: Words that say only that it has not come so far.
SO_FAR = frozenset({"yet", "still", "so", "far", "immediately"})
#: Verbs and their nouns whose infinitive does not happen.
FAILING = frozenset({"fail", "failure", "unable", "inability"})
#: Verbs of saying under which "must" is asked of somebody; "think" and "know" ask nothing.
SAYING = frozenset(
    {"say", "tell", "declare", "announce", "insist", "reiterate", "repeat", "stress", "conclude", "maintain", "add"}
    | {"warn", "argue", "state", "emphasise", "emphasize", "underline", "proclaim"}
)


def refusal(tree: Tree, trigger: Trigger, reading: Predicate) -> bool:
    """Whether an agreement is told not to come about: "will not accept", "failed to reach agreement"."""
    if (reading.type, reading.subtype) not in REFUSABLE or trigger.nominal:
        return False
    verb = trigger.index
    words = {tree.lows[kid] for kid in tree.kids(verb, "advmod", "neg")}
    if any(tree.lows[kid] in ("if", "unless", "whether") for kid in tree.kids(verb, "mark")) or words & SO_FAR:
        return False
    if negation(tree, verb):
        return True
    head = tree.head(verb)
    return (
        tree[verb].dep in ("xcomp", "acl") and tree.lemmas[head] in FAILING and not negation(tree, head)
    )  # fmt: skip


def refusing(reading: Predicate) -> Predicate:
    """The reading that stands instead."""
    return Predicate(reading.words, "REJECT", "reject", reading.need, reading.undergo, reading.patient, reading.rank)


def refused(stands: Standing) -> Standing:
    """A refusal stands when it is told, even of what "will not" be accepted; it is not denied itself."""
    open_ = stands.status in (EventStatus.PLANNED, EventStatus.UNCERTAIN)
    return Standing(EventStatus.HAPPENED if open_ else stands.status, negated=False)


def demands(tree: Tree, namer: Namer) -> Iterator[tuple[Trigger, Predicate, list[Argument], tuple[int, int]]]:
    """Where somebody says that somebody else must do something: the verb of saying, who says it and of whom, and
    the words from "must" to its verb."""
    for index, token in enumerate(tree.tokens):
        must = next((kid for kid in tree.kids(index, "aux") if tree.lows[kid] == "must"), None)
        above = tree.head(index)
        if must is None or token.dep != "ccomp" or tree.lemmas[above] not in SAYING or negation(tree, above):
            continue
        speaker, asked = tree.subject(above), tree.kid(index, "nsubj", "nsubjpass")
        if speaker is None or asked is None or tree[asked].pos == "PRON" or tree.kid(index, "expl") is not None:
            continue
        if not personal(tree, speaker, namer) or not personal(tree, asked, namer):
            continue
        found = [Argument(one, ParticipantRole.ACTOR) for one in tree.conjuncts(speaker)]
        found += [Argument(one, ParticipantRole.RECIPIENT) for one in tree.conjuncts(asked)]
        reading = Predicate(("must",), "REQUEST", "demand", "", False, False, 0)
        yield Trigger(above, (above,), (reading,), nominal=False), reading, found, (tree[must].begin, token.end)
