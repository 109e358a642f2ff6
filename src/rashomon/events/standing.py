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
#: Any day does, since only the side on which the rule falls is asked: 4 January 2006, a Wednesday.
SOME_DAY = 732_315
#: Verbs whose infinitive happens when they do.
REAL = frozenset(
    {"begin", "start", "continue", "use", "manage", "help", "cause", "see", "force", "lead", "appear", "seem", "go"}
)
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
    tree: Tree, trigger: Trigger, when: TimeExpression | None, attribution: Attribution | None, layer: LayerKind
) -> Standing:
    """The status that the words around the predicate give it."""
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
        statuses, denied = verb_status(tree, verb, layer)
        heard += statuses
        negated = negated or denied
    if trigger.aspect is not None:
        lemma = tree.lemmas[trigger.aspect]
        particles = [f"{lemma} {tree.lows[kid]}" for kid in tree.kids(trigger.aspect, "prt", "prep")]
        heard += [found for name in (lemma, *particles) if (found := light_verbs().get((name, "aspect"))) is not None]
    heard += context(tree, trigger, verbs)
    own = STRENGTH[min((STRENGTH.index(one) for one in heard), default=len(STRENGTH) - 1)]
    if own is HAPPENED and trigger.nominal and when is not None and future(when) and not past_marked(heard):
        own = PLANNED
    return Standing(spoken(own, attribution, negated), negated)


def past_marked(heard: list[EventStatus]) -> bool:
    return HAPPENED in heard


def future(when: TimeExpression) -> bool:
    """Whether the words mean days after they were written: "next month", "on Friday" read as still to come."""
    if when.rule is None:
        return False
    days = when.rule.days_from(SOME_DAY)
    side = getattr(when.rule, "direction", Direction.FUTURE)
    return days is not None and days[0] > SOME_DAY and side is Direction.FUTURE


def spoken(own: EventStatus, attribution: Attribution | None, negated: bool) -> EventStatus:
    """What the act of speech that holds the predicate makes of it."""
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
        if attribution.act is SpeechAct.SPECULATES or attribution.certainty is Certainty.POSSIBLE:
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


def verb_status(tree: Tree, verb: int, layer: LayerKind) -> tuple[list[EventStatus], bool]:
    """What the verb's own form says, and whether it is negated."""
    token = tree[verb]
    helpers = [tree.lows[kid] for kid in tree.kids(verb, "aux", "auxpass")]
    negated = tree.kid(verb, "neg") is not None or any(
        tree.lows[kid] in NEGATIONS for kid in tree.kids(verb, "advmod", "preconj")
    )
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    if subject is not None:
        negated = negated or any(tree.lows[kid] == "no" for kid in tree.kids(subject, "det"))
    heard: list[EventStatus] = []
    for helper in helpers:
        for kind in ("modal",):
            if helper in status_words(kind) and not (helper in ("would", "could") and "have" in helpers):
                heard.append(status_words(kind)[helper])
            elif helper in status_words(kind):
                heard.append(UNCERTAIN)
    for kid in tree.kids(verb, "advmod", "npadvmod"):
        if tree.lows[kid] in status_words("adverb"):
            heard.append(status_words("adverb")[tree.lows[kid]])
        if tree.lows[kid] in status_words("modifier"):
            heard.append(status_words("modifier")[tree.lows[kid]])
    if token.dep != "conj" or tree.kid(verb, "mark") is not None:
        marks = [tree.lows[kid] for kid in tree.kids(verb, "mark", "advmod")]
    else:
        marks = [tree.lows[kid] for kid in tree.kids(tree.head(verb), "mark")]
    heard += [status_words("mark")[mark] for mark in marks if mark in status_words("mark")]
    if token.tag == "VB" and "to" in helpers:
        heard += infinitive(tree, verb)
    elif token.tag == "VBG" and any(helper in ("is", "are", "'s", "'re", "am", "’s", "’re") for helper in helpers):
        heard.append(EventStatus.ONGOING)
    elif token.dep == "conj" and token.tag == "VB" and not helpers:
        heard += verb_status(tree, tree.head(verb), layer)[0] if tree[tree.head(verb)].tag in ("VB", "VBN") else []
    elif (
        token.dep == "conj"
        and not helpers
        and tree.kid(verb, "nsubj", "nsubjpass") is None
        and tree[tree.head(verb)].tag == token.tag
    ):
        inherited, denied = verb_status(tree, tree.head(verb), layer)
        heard += inherited
        negated = negated or denied
    return heard, negated


def infinitive(tree: Tree, verb: int) -> list[EventStatus]:
    """ "to meet": planned, unless what governs it says more ("failed to meet", "was found to meet")."""
    head = tree.head(verb)
    lemma = tree.lemmas[head]
    if (
        tree[verb].dep == "xcomp"
        and lemma
        in (
            "begin",
            "start",
            "continue",
            "go",
            "use",
            "manage",
            "help",
            "cause",
            "see",
            "force",
            "lead",
            "appear",
            "seem",
        )
        and lemma != "go"
    ):
        return [HAPPENED]
    return [PLANNED]


def context(tree: Tree, trigger: Trigger, verbs: list[int]) -> list[EventStatus]:
    """What the words that govern the clause say: "is expected to", "speculation that", "accused of"."""
    heard: list[EventStatus] = []
    table = status_words("governor")
    index = verbs[0] if verbs else trigger.index
    child = index
    for above in tree.above(index):
        dep = tree[child].dep
        token = tree[above]
        lemma = tree.lemmas[above]
        if dep in (
            "xcomp",
            "acl",
            "ccomp",
            "pcomp",
            "oprd",
            "advcl",
            "relcl",
            "conj",
            "prep",
            "pobj",
            "dobj",
            "attr",
            "nsubjpass",
        ):
            if dep in ("relcl", "conj") or (dep == "advcl" and lemma not in table):
                break
            if dep == "acl" and tree[child].tag == "VBN":
                break
            if dep in ("dobj", "nsubjpass", "pobj", "prep", "attr") and verbs and child == index:
                break
            governs = dep in ("xcomp", "ccomp", "pcomp", "acl", "oprd", "prep", "advcl") or (
                not verbs and dep in ("dobj", "pobj")
            )
            if governs and lemma in table and above not in (trigger.carrier, trigger.occurs, trigger.aspect):
                status = table[lemma]
                if status is EventStatus.DENIED or not (
                    token.pos == "VERB" and dep == "dobj" and status is PLANNED and tree.kid(trigger.index, "poss")
                ):
                    heard.append(status)
            if token.pos == "VERB":
                modal = [tree.lows[kid] for kid in tree.kids(above, "aux") if tree.lows[kid] in status_words("modal")]
                if modal and dep in ("xcomp", "prep", "dobj", "pobj") and not (not verbs and dep != "xcomp"):
                    heard.append(status_words("modal")[modal[0]])
                if dep == "ccomp" or (
                    tree.kid(above, "nsubj", "nsubjpass") is not None and dep not in ("xcomp", "pcomp", "prep")
                ):
                    break
        else:
            break
        child = above
    return heard
