"""Whether a further mention of a text is of what the text has told already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.chronology.grid import Days, Grid, link_from_rule
from rashomon.chronology.particulars import late_death
from rashomon.chronology.passages import Passage, union
from rashomon.model.calendar_rule import Shift, TimeRule, Unit
from rashomon.model.events import EventMention

__all__ = ["Agreement", "fits"]

#: What a mention without a party, place, date or neighbour in common lacks to be taken for the same
#: happening: then only the same word for it, used with "the", is enough.
UNBOUND = -0.8
#: Mentions so many characters apart are told in one breath: about two sentences.
BREATH = 300
DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|these|those)\b", re.IGNORECASE)
#: Figures of one happening differ within a text by sums and parts; by this factor they are of two.
ANOTHER = 8.0
#: Share of belief in which two rules must meet to be taken for one date, where one of them dates
#: background: "last year" and "in June" are apart unless the page is likelier from the spring.
AGREED = 0.5
#: The same for the news of the day, where "on Monday" and "January 27" are mostly one day: only dates
#: that hardly ever meet are two.
SCARCELY = 0.05


def fits(passage: Passage, group: Sequence[Passage], agreement: Agreement) -> float:
    """How well a further mention fits what the text has told already; 0 or less where it does not."""
    if passage.kin != group[0].kin:
        return 0.0
    if passage.is_open != any(known.is_open for known in group):
        return 0.0
    if passage.is_open and passage.lead.subtype not in {
        k.lead.subtype for k in group if k.lead.status == passage.lead.status
    }:
        return 0.0  # what is expected and what is only thought possible are two things
    if not (passage.lead.specific and any(known.lead.specific for known in group)):
        return 0.0
    if set_apart(passage, group, agreement):
        return 0.0
    persons = union(known.persons for known in group)
    actors = union(known.actors for known in group)
    places = union(known.places for known in group)
    if passage.persons and persons and not passage.persons & persons:
        return 0.0
    if any(passage.principals - known.persons and known.principals - passage.persons for known in group):
        return 0.0  # "Putin met Kim" and "Shoigu met Kim" are two meetings
    if any(counted_apart(passage.lead, known.lead) for known in group):
        return 0.0
    score = UNBOUND
    if passage.actors and actors:
        score += 1.0 if passage.actors & actors else -0.6
    if passage.places and places:
        score += 0.7 if passage.places & places else -1.0
    if passage.rule is not None and any(known.rule == passage.rule for known in group):
        score += 1.0
    if any(known.lead.subtype == passage.lead.subtype for known in group):
        score += 0.4
    if any(near(passage.lead, known.lead) for known in group):
        score += 0.5
    if passage.lead.nominal and DEFINITE.match(passage.lead.text):
        score += 0.4
    score += 0.3 if passage.lead.background == group[0].lead.background else -0.6
    return score


def near(mention: EventMention, other: EventMention) -> bool:
    return mention.article == other.article and abs(mention.begin - other.begin) <= BREATH


def counted_apart(mention: EventMention, other: EventMention) -> bool:
    """Whether both give a figure of one thing, so different that they speak of two happenings: the dead of
    an attack and of the war."""
    for count in mention.counts:
        for rival in other.counts:
            one, two = (c.low if c.low is not None else c.high for c in (count, rival))
            if count.of == rival.of and one and two and max(one, two) >= max(ANOTHER * min(one, two), 20):
                return True
    return False


def set_apart(passage: Passage, group: Sequence[Passage], agreement: Agreement) -> bool:
    """Whether the words date the two differently.

    Rules that seldom denote a common day exclude each other. An earlier happening that has a date of
    its own is not the news of the day, which mostly has none. Nor has a harm the day on which somebody died of it.
    """
    if any(died_after(passage, known) or died_after(known, passage) for known in group):
        return True
    rules = [known.rule for known in group if known.rule is not None]
    if passage.rule is not None and rules:
        background = passage.lead.background or any(known.lead.background for known in group)
        least = AGREED if background else SCARCELY
        return passage.rule not in rules and not all(agreement(passage.rule, rule) >= least for rule in rules)
    if earlier(passage, agreement):
        return not all(known.lead.background for known in group)
    if any(earlier(known, agreement) for known in group):
        return not passage.lead.background
    return False


def died_after(death: Passage, harm: Passage) -> bool:
    """Whether the one is told to be a death on a day of its own, of what the other tells without that day."""
    return death.rule is not None and late_death(death.lead) and not late_death(harm.lead) and harm.rule != death.rule


def earlier(passage: Passage, agreement: Agreement) -> bool:
    """Whether it is told as background and has a date of its own that is not of the last days."""
    return passage.lead.background and passage.rule is not None and agreement.recent(passage.rule) < AGREED


class Agreement:
    """The share of a belief in the day of writing under which two rules denote a common day."""

    def __init__(self, written: Days, grid: Grid) -> None:
        self.written = written
        self.grid = grid
        self.known: dict[tuple[TimeRule, TimeRule], float] = {}

    def __call__(self, rule: TimeRule, other: TimeRule) -> float:
        if (rule, other) not in self.known:
            one, two = link_from_rule(rule, self.grid), link_from_rule(other, self.grid)
            meet = (one.low <= two.high) & (two.low <= one.high) & (one.high >= 0) & (two.high >= 0)
            self.known[rule, other] = float(self.written[meet].sum())
        return self.known[rule, other]

    def recent(self, rule: TimeRule) -> float:
        """The share of belief under which a rule's days reach the day of writing or the one before."""
        return self(rule, Shift(Unit.DAY, -1, 0))
