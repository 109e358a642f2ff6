"""How a happening stands: has it happened, is it planned, alleged, denied, uncertain?"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.events.finding import Trigger
from rashomon.events.lexicon import light_verbs, status_words
from rashomon.events.tree import Tree
from rashomon.model.article import LayerKind
from rashomon.model.attribution import Attribution, Certainty, Polarity, SpeechAct
from rashomon.model.calendar_rule import Direction
from rashomon.model.events import EventStatus
from rashomon.model.timing import TimeExpression

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
#: Verbs whose infinitive happens when they do.
REAL = frozenset(
    {"begin", "start", "continue", "use", "manage", "help", "cause", "see", "force", "lead", "appear", "seem"}
)
#: Auxiliaries of the present.
PRESENT = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})
#: Types that nobody plans in the open: a day that may be still to come does not make them news of the future.
UNWILLED = frozenset({"ACCIDENT", "ASSAULT", "CRIME", "DEATH", "DISASTER"})
#: Verbs that only talk about what their object names.
TALKED = frozenset({"debate", "deliberate", "discuss"})
#: Types that stand once they are agreed.
SETTLED = frozenset({"AGREE", "CONCEDE", "RETREAT", "SUPPORT"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: Prepositions whose object frames what is said and is not said itself.
FRAMES = frozenset({"in", "at", "during", "after", "before", "for", "since", "following"})
#: Labels of clauses, and of prepositions before them, that a governing word may qualify.
CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "acl", "oprd", "prep", "advcl"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "without", "neither"})


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
        if fixed is not None:
            heard.append(fixed)
    else:
        verbs = [trigger.index if tree[trigger.index].pos != "ADJ" else tree.head(trigger.index)]
    for verb in verbs:
        statuses, denied = verb_status(tree, verb)
        heard += statuses
        negated = negated or denied
    if trigger.aspect is not None:
        lemma = tree.lemmas[trigger.aspect]
        particles = [f"{lemma} {tree.lows[kid]}" for kid in tree.kids(trigger.aspect, "prt", "prep")]
        heard += [found for name in (lemma, *particles) if (found := light_verbs().get((name, "aspect"))) is not None]
    heard += context(tree, trigger, verbs)
    if kind in UNWILLED and given(tree, trigger):
        heard = [one for one in heard if one not in (PLANNED, UNCERTAIN)]
    if kind in SETTLED and EventStatus.PLANNED in heard and agreed(tree, trigger):
        heard = [one for one in heard if one is not EventStatus.PLANNED]
    own = min(heard, key=STRENGTH.index, default=HAPPENED)
    if own is HAPPENED and not heard and trigger.nominal and when is not None and future(when) and kind not in UNWILLED:
        own = PLANNED
    if trigger.nominal and not negated and own in (HAPPENED, EventStatus.ONGOING) and presupposed(tree, trigger):
        return Standing(own, negated=False)
    aside = not trigger.nominal and relative(tree, trigger.index)
    return Standing(spoken(own, attribution, negated, aside=aside), negated)


def given(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is talked about as something that is there: "discussed the war"."""
    talked = tree[trigger.index].dep == "dobj" and tree.lemmas[tree.head(trigger.index)] in TALKED
    return trigger.nominal and talked and any(tree.lows[kid] == "the" for kid in tree.kids(trigger.index, "det"))


def agreed(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is what is agreed: "agreed a truce" makes the truce, "agreed to meet" leaves the meeting to come."""
    verb = tree.head(trigger.index)
    prep = tree[verb].pos == "ADP"
    return tree[trigger.index].dep in ("dobj", "pobj") and tree.lemmas[tree.head(verb) if prep else verb] == "agree"


def presupposed(tree: Tree, trigger: Trigger) -> bool:
    """Whether the words take the happening for granted, so that nobody's "deny" or "may" is about it: "did not say
    what was used in the attack"."""
    index = trigger.index
    if trigger.carrier is not None or trigger.occurs is not None or trigger.aspect is not None:
        return False
    definite = any(tree.lows[kid] in DEFINITE for kid in tree.kids(index, "det"))
    framed = tree[index].dep == "pobj" and tree.lows[tree.head(index)] in FRAMES
    heading = tree.sentence.layer is not LayerKind.BODY  # headings leave out their determiners
    return (definite and (framed or tree[index].dep in ("nsubj", "nsubjpass"))) or (heading and framed)


def future(when: TimeExpression) -> bool:
    """Whether the words mean days after they were written: "next month", "on Friday" read as still to come."""
    if when.rule is None:
        return False
    if getattr(when.rule, "direction", Direction.FUTURE) is not Direction.FUTURE:
        return False
    found = [(when.rule.days_from(day), day) for day in SOME_DAYS]
    return all(days is not None and days[0] > day for days, day in found)


def relative(tree: Tree, index: int) -> bool:
    """Whether the happening is told in a relative clause, aside of what is doubted: "the blast that killed two may…"."""
    return tree[tree.top(index, "conj", "xcomp")].dep == "relcl" or tree[index].dep == "relcl"


def spoken(own: EventStatus, attribution: Attribution | None, negated: bool, *, aside: bool) -> EventStatus:
    """What the act of speech that holds the predicate makes of it; ``aside``: in a relative clause."""
    if negated:
        own = UNCERTAIN
    if attribution is None:
        return own
    if attribution.act is SpeechAct.DENIES or (
        attribution.polarity is Polarity.NEGATIVE and own in (HAPPENED, EventStatus.ONGOING)
    ):
        return EventStatus.DENIED
    if own in (HAPPENED, EventStatus.ONGOING):
        if attribution.act is SpeechAct.ALLEGES:
            return EventStatus.ALLEGED
        doubted = attribution.act is SpeechAct.SPECULATES or attribution.certainty is Certainty.POSSIBLE
        if doubted and not aside:
            return UNCERTAIN
    return own


def modifiers(tree: Tree, trigger: Trigger) -> list[EventStatus]:
    table = status_words("modifier")
    return [
        table[tree.lows[kid]]
        for kid in tree.kids(trigger.index, "amod", "compound", "advmod", "nmod")
        if tree.lows[kid] in table
    ]


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
        if own or tree[one].dep != "conj" or tree[first].tag not in (tree[one].tag, "VB"):
            break
    if not heard and tree[verb].tag == "VB" and tree[verb].dep == "conj":
        heard.append(UNCERTAIN)  # a bare infinitive whose auxiliary is out of sight: "may not attend …, nor speak"
    return heard, negated


def negation(tree: Tree, verb: int) -> bool:
    """Whether the verb is negated, itself or by its subject ("no charges were filed")."""
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    no = subject is not None and any(tree.lows[kid] == "no" for kid in tree.kids(subject, "det"))
    return (
        no
        or tree.kid(verb, "neg") is not None
        or any(tree.lows[kid] in NEGATIONS for kid in tree.kids(verb, "advmod", "preconj"))
    )


def mood(tree: Tree, verb: int) -> list[EventStatus]:
    """What auxiliaries, adverbs, conjunctions and the form of the verb say."""
    helpers = [tree.lows[kid] for kid in tree.kids(verb, "aux", "auxpass")]
    modals, modifiers_, adverbs = status_words("modal"), status_words("modifier"), status_words("adverb")
    heard = [modals[helper] for helper in helpers if helper in modals]
    for kid in tree.kids(verb, "advmod", "npadvmod"):
        low = tree.lows[kid]
        heard += [words[low] for words in (adverbs, modifiers_) if low in words]
    marks = [tree.lows[kid] for kid in tree.kids(verb, "mark", "advmod")]
    if tree[verb].dep == "conj":
        marks += [tree.lows[kid] for kid in tree.kids(tree.head(verb), "mark")]
    heard += [status_words("mark")[mark] for mark in marks if mark in status_words("mark")]
    if tree[verb].tag == "VB" and "to" in helpers:
        real = tree[verb].dep in ("xcomp", "ccomp") and tree.lemmas[tree.head(verb)] in REAL
        heard.append(HAPPENED if real else PLANNED)
    elif tree[verb].tag == "VBG" and any(helper in PRESENT for helper in helpers):
        heard.append(EventStatus.ONGOING)
    return heard


def context(tree: Tree, trigger: Trigger, verbs: list[int]) -> list[EventStatus]:
    """What the words that govern the clause say: "is expected to", "speculation that", "accused of"."""
    heard: list[EventStatus] = []
    own = {trigger.carrier, trigger.occurs, trigger.aspect, trigger.joins}
    child = verbs[0] if verbs else trigger.index
    for above in tree.above(child):
        dep = tree[child].dep
        if not passes(tree, child, above, start=bool(verbs) and child == verbs[0]):
            break
        governs = dep in CLAUSAL or (not verbs and dep in ("dobj", "pobj"))
        status = status_words("governor").get(tree.lemmas[above])
        if tree.lemmas[above] == "due" and tree.lows[above + 1 : above + 2] == ["to"] and dep != "xcomp":
            governs = False  # "due to the attack"
        if governs and status is not None and above not in own:
            owned = dep == "dobj" and status is PLANNED and tree.kid(trigger.index, "poss") is not None
            if not owned:  # "prepared his visit" presupposes the visit, "prepared a visit" does not
                heard.append(status)
        if tree[above].pos == "VERB":
            modals = [tree.lows[kid] for kid in tree.kids(above, "aux") if tree.lows[kid] in status_words("modal")]
            if modals and (dep == "xcomp" or (verbs and dep in ("prep", "dobj", "pobj"))):
                heard.append(status_words("modal")[modals[0]])
            if dep == "ccomp" or (dep not in ("xcomp", "pcomp", "prep") and tree.kid(above, "nsubj", "nsubjpass")):
                break
        child = above
    return heard


def passes(tree: Tree, child: int, above: int, *, start: bool) -> bool:
    """Whether what stands above may still tell how the happening stands."""
    dep = tree[child].dep
    if dep not in CLAUSAL and dep not in ("pobj", "dobj", "attr", "nsubjpass"):
        return False
    if dep == "advcl" and (tree.lemmas[above] not in status_words("governor") or tree[child].tag != "VB"):
        return False  # "while they investigate, they fear": the investigation is not feared
    if dep == "acl" and tree[child].tag == "VBN":
        return False
    if dep == "prep" and tree[above].pos in ("NOUN", "PROPN") and tree.lemmas[above] not in status_words("governor"):
        return False  # "the target of the shooting"
    return not (start and dep in ("dobj", "nsubjpass", "pobj", "prep", "attr"))
