"""How a happening is told: as earlier news, in general, with which ordinal, with enough to stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.events.finding import Trigger
from rashomon.events.lexicon import habits
from rashomon.events.tree import Tree
from rashomon.model.article import LayerKind
from rashomon.model.calendar_rule import Feast, Fixed, MonthDay, MonthOf, PeriodOf, Unit, WeekdayIn
from rashomon.model.events import Count, EventStatus, MentionPlace, Participant
from rashomon.model.timing import TimeExpression

__all__ = ["Found", "background", "ordinal_of", "specific"]

ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
        ],
        1,
    )
}
NUMBERED = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)$")
EARLIER = frozenset(
    {"previous", "earlier", "prior", "past", "former", "last", "previously", "before", "ago", "formerly", "once"}
)
AFTERMATH = frozenset({"after", "following", "since"})


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a mention before it is judged."""

    participants: tuple[Participant, ...]
    place: MentionPlace | None
    when: TimeExpression | None
    counts: tuple[Count, ...]


def ordinal_of(tree: Tree, trigger: Trigger) -> int | None:
    """ "second visit", "for the third time", "the visit is the third in…"."""
    hosts = [trigger.index]
    found: list[int] = (
        list(tree.kids(trigger.index, "amod", "nummod", "compound", "nmod", "advmod")) if trigger.nominal else []
    )
    if not trigger.nominal or trigger.carrier is not None:
        verb = trigger.carrier if trigger.carrier is not None else trigger.index
        for prep in tree.kids(verb, "prep"):
            if tree.lows[prep] == "for":
                for time in tree.kids(prep, "pobj"):
                    if tree.lemmas[time] == "time":
                        found += tree.kids(time, "amod")
        for time in tree.kids(verb, "npadvmod"):
            if tree.lemmas[time] == "time":
                found += tree.kids(time, "amod")
    verb = tree.head(hosts[0])
    if trigger.nominal and tree[hosts[0]].dep == "nsubj" and tree.lemmas[verb] in ("be", "mark"):
        for kid in tree.kids(verb, "attr", "dobj", "acomp"):
            found += [kid, *tree.kids(kid, "amod")]
    for index in sorted(found):
        low = tree.lows[index]
        if low in ORDINALS:
            return ORDINALS[low]
        match = NUMBERED.match(low)
        if match and 0 < int(match[1]) < 200:  # no count of recurrences in the news read went past "113th"
            return int(match[1])
    return None


def specific(tree: Tree, trigger: Trigger, found: Found, negated: bool) -> bool:
    """Whether one happening is meant, not a kind of happening."""
    if negated:
        return False
    verbs = [verb for verb in (trigger.carrier, trigger.occurs) if verb is not None] or [trigger.index]
    if any(of_any(tree, verb) or of_row(tree, verb) for verb in verbs):
        return False
    for verb in verbs:
        for kid in tree.children[verb]:
            low = tree.lows[kid]
            if low in ("you", "your") and tree[kid].dep in ("nsubj", "nsubjpass"):
                return False
            if low in habits() or (
                tree[kid].dep == "npadvmod" and any(tree.lows[deep] in ("every", "each") for deep in tree.children[kid])
            ):
                return False
    if trigger.nominal:
        return specific_nominal(tree, trigger, found)
    token = tree[trigger.index]
    if token.tag in ("VBP", "VBZ") and tree.sentence.layer is LayerKind.BODY and found.when is None:
        return bool(found.counts) or any(one.entity is not None for one in found.participants)
    return not any(tree.lows[kid] in ("can", "ca") for kid in tree.kids(trigger.index, "aux"))


def of_any(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what "any", "every" or "no" such thing does: "any boat built in 2011"."""
    if tree[verb].dep not in ("acl", "relcl"):
        return False
    return any(tree.lows[kid] in ("any", "no", "every", "each") for kid in tree.kids(tree.head(verb), "det"))


def of_row(tree: Tree, verb: int) -> bool:
    """Whether a clause tells how often: "it is the third time since March that they met" tells of the row whose last
    is the news, and of no further happening."""
    above = tree.head(verb)
    if tree[verb].dep not in ("acl", "relcl", "ccomp"):
        return False
    times = [
        one for one in (above, *tree.kids(above, "attr")) if tree.lemmas[one] == "time" and tree[one].dep == "attr"
    ]
    return any(
        any(tree.lows[kid] in ORDINALS or NUMBERED.match(tree.lows[kid]) for kid in tree.kids(time, "amod"))
        and any(tree.lows[kid] in ("it", "this", "that") for kid in tree.kids(tree.head(time), "nsubj"))
        for time in times
    )


def specific_nominal(tree: Tree, trigger: Trigger, found: Found) -> bool:
    index = trigger.index
    kids = tree.children[index]
    if any(tree.lows[kid] in habits() for kid in kids):
        return False
    determined = any(
        tree[kid].dep in ("det", "poss", "nummod") and tree.lows[kid] not in ("any", "no", "every", "such")
        for kid in kids
    )
    if any(tree.lows[kid] in ("any", "no", "every", "such") for kid in kids):
        return False
    if determined or found.when is not None or found.counts:
        return True
    if trigger.carrier is not None or trigger.occurs is not None:
        return True
    named = any(one.entity is not None for one in found.participants)
    if tree.sentence.layer is not LayerKind.BODY and tree[index].tag == "NN":
        return True  # headings leave out their determiners
    if tree[index].tag in ("NNS", "NN"):
        return named and found.place is not None
    return True


def background(tree: Tree, trigger: Trigger, found: Found, status: EventStatus, *, early: bool, reported: bool) -> bool:
    """Told as earlier news. ``early``: headline or lead. ``reported``: inside what somebody said."""
    if status not in (EventStatus.HAPPENED, EventStatus.ALLEGED, EventStatus.DENIED):
        return False
    when = found.when
    words = [tree.lows[kid] for kid in tree.children[trigger.index]]
    if trigger.nominal and any(word in EARLIER for word in words):
        return True
    if when is not None and when.signal == "since":
        return True
    if when is not None and coarse(when):
        return True
    verb = trigger.index if not trigger.nominal else trigger.carrier
    if verb is not None:
        helpers = [tree.lows[kid] for kid in tree.kids(verb, "aux")]
        if "had" in helpers and not reported:
            return True
        if any(tree.lows[kid] in ("previously", "formerly", "once") for kid in tree.kids(verb, "advmod")):
            return True
    if (
        trigger.nominal
        and tree[trigger.index].dep == "pobj"
        and tree.lows[tree.head(trigger.index)] in AFTERMATH
        and not early
    ):
        return True
    return isinstance(when.rule, MonthDay | WeekdayIn | Feast | Fixed) and not early if when is not None else False


def coarse(when: TimeExpression) -> bool:
    """A month, a year, a decade: news of the day is not dated so."""
    rule = when.rule
    return (
        isinstance(rule, MonthOf)
        or (
            isinstance(rule, PeriodOf) and rule.unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY)
        )
        or (
            isinstance(rule, Fixed) and rule.last - rule.first > 3  # longer than any span of days that daily news uses
        )
    )
