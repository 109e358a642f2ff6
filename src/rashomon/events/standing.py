"""How a happening stands: has it happened, is it planned, alleged, denied, uncertain?"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.events.finding import Trigger
from rashomon.events.governing import claims_something, context
from rashomon.events.granted import aside, definite, discussed, granted
from rashomon.events.lexicon import light_verbs, status_words
from rashomon.events.moods import verb_status
from rashomon.events.tree import Tree
from rashomon.model.attribution import Attribution, Certainty, Polarity, SpeechAct
from rashomon.model.calendar_rule import Direction
from rashomon.model.events import EventStatus
from rashomon.model.timing import Anchor, TimeExpression

__all__ = ["Standing", "innermost", "standing"]

HAPPENED, PLANNED, UNCERTAIN = EventStatus.HAPPENED, EventStatus.PLANNED, EventStatus.UNCERTAIN
#: The weaker a status, the more it says; where several words speak, the first of these wins.
STRENGTH = (
    EventStatus.DENIED,
    EventStatus.CANCELLED,
    EventStatus.POSTPONED,
    EventStatus.ALLEGED,
    EventStatus.UNCERTAIN,
    EventStatus.PLANNED,
    EventStatus.ONGOING,
    EventStatus.HAPPENED,
)
#: Any two days do, since only the side on which the rule falls is asked, and a full date is on no side of both:
#: 4 January 2006 and 6 January 2100, both Wednesdays.
SOME_DAYS = (732_315, 766_650)
#: Types that nobody plans in the open: a day that may be still to come does not make them news of the future.
UNWILLED = frozenset({"ACCIDENT", "ASSAULT", "CRIME", "DEATH", "DISASTER"})
#: Types that stand once they are agreed.
SETTLED = frozenset({"AGREE", "CONCEDE", "RETREAT", "SUPPORT"})
#: What somebody's word may still take back.
STOOD = (HAPPENED, EventStatus.ONGOING)


class Standing:
    """A status with whether the words deny it outright ("did not meet")."""

    __slots__ = ("negated", "status")

    def __init__(self, status: EventStatus, negated: bool) -> None:
        self.status = status
        self.negated = negated


def innermost(attributions: Sequence[Attribution], begin: int, end: int) -> Attribution | None:
    """The smallest attribution whose content holds the predicate."""
    holding = [one for one in attributions if one.begin <= begin and end <= one.end]
    return min(holding, key=lambda one: (one.end - one.begin, one.begin, one.id), default=None)


def standing(
    tree: Tree, trigger: Trigger, when: TimeExpression | None, attribution: Attribution | None, *, kind: str = ""
) -> Standing:
    """The status that the words around the predicate give it; ``kind`` is its type."""
    heard: list[EventStatus] = []
    negated = False
    if trigger.nominal:
        heard += modifiers(tree, trigger)
        verbs, fixed = nominal_verbs(tree, trigger)
        if fixed is not None:  # "he was seen before the shooting"
            heard.append(HAPPENED if kind in UNWILLED and definite(tree, trigger.index) else fixed)
    else:
        verbs = [trigger.index if tree[trigger.index].pos != "ADJ" else tree.head(trigger.index)]
    framed = trigger.nominal and bool(verbs) and trigger.carrier is None and trigger.occurs is None
    for verb in verbs:
        statuses, denied = verb_status(tree, verb)
        if framed and definite(tree, trigger.index):
            statuses, denied = [one for one in statuses if one is PLANNED], False
        heard += statuses
        negated = negated or denied
    if trigger.aspect is not None:
        lemma = tree.lemmas[trigger.aspect]
        particles = [f"{lemma} {tree.lows[kid]}" for kid in tree.kids(trigger.aspect, "prt", "prep")]
        told = [found for name in (*particles, lemma) if (found := light_verbs().get((name, "aspect"))) is not None]
        heard += told[:1]  # "set off" says another thing than "set"
    around = context(tree, trigger, verbs)
    known = framed and definite(tree, trigger.index)  # "not used in the attack", "may be lost in the attack"
    heard += [one for one in around if one is PLANNED] if known else around
    if kind in UNWILLED and discussed(tree, trigger):
        heard = [one for one in heard if one not in (PLANNED, UNCERTAIN)]
    if kind in UNWILLED and trigger.nominal and definite(tree, trigger.index):
        heard = [one for one in heard if one is not PLANNED]  # "the shooting" is none to come
    if kind in SETTLED and EventStatus.PLANNED in heard and agreed(tree, trigger):
        heard = [one for one in heard if one is not EventStatus.PLANNED]
    if trigger.nominal and tree.lemmas[trigger.index] == "toll":  # "the toll is expected to rise": the deaths stand
        return Standing(HAPPENED, negated=False)
    own = min(heard, key=STRENGTH.index, default=HAPPENED)
    if own is HAPPENED and not heard and trigger.nominal and when is not None and future(when) and kind not in UNWILLED:
        own = PLANNED
    if not negated and own in STOOD and (granted(tree, trigger) or aside(tree, trigger, attribution)):
        return Standing(own, negated=False)
    if attribution is not None and not vouched(tree, attribution):
        attribution = None
    return Standing(spoken(tree, own, attribution, negated), negated)


def agreed(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is what is agreed: "agreed a truce" makes the truce, "agreed to meet" leaves the meeting to come."""
    verb = tree.head(trigger.index)
    prep = tree[verb].pos == "ADP"
    return tree[trigger.index].dep in ("dobj", "pobj") and tree.lemmas[tree.head(verb) if prep else verb] == "agree"


def future(when: TimeExpression) -> bool:
    """Whether the words mean days after they were written: "next month", "on Friday" read as still to come."""
    if when.rule is None or when.anchor is Anchor.MENTION:  # "three days after the vote"
        return False
    if getattr(when.rule, "direction", Direction.FUTURE) is not Direction.FUTURE:
        return False
    found = [(when.rule.days_from(day), day) for day in SOME_DAYS]
    return all(days is not None and days[0] > day for days, day in found)


def cue_words(tree: Tree, said: Attribution) -> list[int]:
    """The words of the speaking, where they stand in this sentence."""
    if said.cue is None:
        return []
    return [at for at in range(tree.size) if said.cue[0] <= tree[at].begin < said.cue[1]]


def vouched(tree: Tree, said: Attribution) -> bool:
    """Whether the words of speaking report something: not in "the war has claimed 20 lives"."""
    claims = [at for at in cue_words(tree, said) if tree.lemmas[at] == "claim" and tree[at].pos == "VERB"]
    return not any(claims_something(tree, at) for at in claims)


def spoken(tree: Tree, own: EventStatus, said: Attribution | None, negated: bool) -> EventStatus:
    """What the act of speech that holds the predicate makes of it. A modal within what is said makes the whole of it
    possible, but here only its own verb, which hears it by itself."""
    if negated:
        own = UNCERTAIN
    if said is None:
        return own
    if said.act is SpeechAct.DENIES:
        return EventStatus.DENIED
    cue = [tree.lemmas[at] for at in cue_words(tree, said)]
    if own not in STOOD or any(word in status_words("factive") for word in cue):
        return own
    if said.polarity is Polarity.NEGATIVE:
        return UNCERTAIN
    if said.act is SpeechAct.ALLEGES:
        return EventStatus.ALLEGED
    denial = any(status_words("governor").get(word) is EventStatus.DENIED for word in cue)
    if said.act is SpeechAct.SPECULATES or (said.certainty is Certainty.POSSIBLE and denial):  # "did not deny"
        return UNCERTAIN
    return own


def modifiers(tree: Tree, trigger: Trigger) -> list[EventStatus]:
    """What adjectives say, and "any": there may be none."""
    table = status_words("modifier")
    found = [
        table[tree.lows[kid]]
        for kid in tree.kids(trigger.index, "amod", "compound", "advmod", "nmod")
        if tree.lows[kid] in table and tree[kid + 1].entity != "NORP"  # "a suspected Russian strike": a strike it was
    ]
    return found + [UNCERTAIN for kid in tree.kids(trigger.index, "det") if tree.lows[kid] == "any"]


def nominal_verbs(tree: Tree, trigger: Trigger) -> tuple[list[int], EventStatus | None]:
    """The verbs whose tense and mood are the nominal's, and a status that its preposition fixes."""
    verbs = [verb for verb in (trigger.carrier, trigger.occurs, *trigger.helpers) if verb is not None]
    if trigger.occurs is not None and trigger.helpers:
        return [trigger.occurs], PLANNED if tree.lemmas[trigger.occurs] in (
            "schedule",
            "expect",
            "set",
            "plan",
            "slate",
        ) else None
    if trigger.occurs is not None and tree.lemmas[trigger.occurs] in ("come", "be", "mark", "follow"):
        verbs = []  # "the visit comes amid…" says nothing of when the visit is
    if verbs:
        return verbs, None
    index = trigger.index
    prep = tree.head(index)
    if tree[index].dep == "pobj":
        fixed = status_words("preposition").get(tree.lows[prep])
        governor = tree.head(prep)
        framed = tree.lows[prep] in ("for", "on", "in", "at") and tree[governor].pos == "VERB"
        if fixed is None and framed and tree.kid(index, "poss") is None:
            return [governor], None
        if fixed is HAPPENED and tree[governor].pos == "VERB" and tree.lows[prep] == "during":
            return [governor], None
        return [], fixed
    return [], None
