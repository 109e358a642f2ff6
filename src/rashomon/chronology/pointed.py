"""Which happenings of a text words that count from another one speak of: "three days after the summit", "two days
later". Where two fit about equally, none is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.chronology.passages import Passage
from rashomon.chronology.sentences import sentence_starts
from rashomon.chronology.units import Units
from rashomon.chronology.vocabulary import listed
from rashomon.model.article import Article
from rashomon.model.calendar_rule import PeriodOf, Shift
from rashomon.model.events import EventMention
from rashomon.model.timing import Anchor, ConstraintKind, DayConstraint

__all__ = ["COUNTING", "DEFINITE", "Pointed", "pointed", "pointers"]

#: Kinds of constraint that place one happening by another.
COUNTING = frozenset({ConstraintKind.COUNTED, ConstraintKind.AFTER, ConstraintKind.BEFORE})
#: Sentences back in which what "two days later" counts from is looked for: farther off, another thing was mostly told
#: in between (read on gva and fakes).
SENTENCES = 3
#: Words before a noun by which it points at what is known.
DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their)\b", re.IGNORECASE)
STOP = re.compile(r"[.!?]")
#: Hours from which on a count of hours leads to another day more often than not.
HALF_A_DAY = 12


@dataclass(frozen=True)
class Pointed:
    """``subject`` is the passage that the words date, ``other`` the one from which they count (None: not surely any),
    ``near`` those among which it was looked for: the subject is none of them."""

    constraint: DayConstraint
    subject: Passage
    other: Passage | None
    near: tuple[Passage, ...]

    @property
    def moves(self) -> bool:
        """Whether the words put the subject on another day than that from which they count."""
        rule, gap = self.constraint.rule, self.constraint.gap
        if self.constraint.kind is not ConstraintKind.COUNTED:
            return False
        if gap is not None:
            return abs(sum(gap)) >= HALF_A_DAY * len(gap)
        if isinstance(rule, Shift):
            return rule.low > 0 or rule.high < 0
        return not (isinstance(rule, PeriodOf) and rule.shift == 0)

    @property
    def parts(self) -> bool:
        """Whether the words tell of two happenings that the same text must not take for one: a death may follow on
        its own deed within hours."""
        if self.constraint.kind is not ConstraintKind.COUNTED:
            return False
        return self.moves or self.subject.lead.type != "DEATH"


def pointers(
    constraints: Iterable[DayConstraint],
    by_unit: Mapping[str, Sequence[Passage]],
    articles: Mapping[str, Article],
    units: Units,
) -> dict[str, list[Pointed]]:
    """For each unit what its words that count from another happening speak of; what copies repeat once."""
    found: dict[str, dict[object, Pointed]] = {}
    for one in sorted(constraints, key=lambda c: (c.article, c.begin, c.end, c.kind)):
        if one.kind not in COUNTING or one.begin < 0:
            continue
        unit = units.at(one.article, one.begin)
        here = pointed(one, by_unit.get(unit, ()), articles[one.article])
        if here is not None:
            other = None if here.other is None else here.other.order
            found.setdefault(unit, {}).setdefault((one.kind, here.subject.order, other, one.rule, one.gap), here)
    return {unit: list(held.values()) for unit, held in found.items()}


def pointed(constraint: DayConstraint, of_unit: Sequence[Passage], article: Article) -> Pointed | None:
    """What a counting constraint speaks of; None where the text tells no happening at the words that it dates."""
    subject = subject_of(constraint, of_unit)
    if subject is None:
        return None
    if constraint.other is not None:
        other = at(constraint.article, constraint.other[1] - 1, constraint.other[1], of_unit)
        if other is None or other is subject:
            return Pointed(constraint, subject, None, ())
        inside = [p for p, m in spoken(of_unit, constraint.article) if holds(constraint.other, m.predicate)]
        others = dict.fromkeys(p.order for p in (other, *inside, *known_of_kin(other, subject, of_unit)))
        near = tuple(passage for passage in of_unit if passage.order in others and passage is not subject)
        return Pointed(constraint, subject, other, near)
    before = told_before(constraint, subject, of_unit, article)
    return Pointed(constraint, subject, the_one(before, subject), tuple(before))


def holds(span: tuple[int, int], predicate: tuple[int, int]) -> bool:
    return span[0] <= predicate[0] and predicate[1] <= span[1]


def known_of_kin(other: Passage, subject: Passage, of_unit: Sequence[Passage]) -> list[Passage]:
    """What "the meeting" may point at where the subject is another such ("three days after the meeting, they met
    again"): what was told of it before."""
    lead = other.lead
    points = lead.nominal and DEFINITE.match(lead.text) is not None
    if not points or subject.lead.nominal or subject.kin != other.kin:
        return []
    return [p for p in of_unit if p.order < min(subject.order, other.order) and p.kin == other.kin]


def spoken(of_unit: Sequence[Passage], article: str) -> Iterator[tuple[Passage, EventMention]]:
    """The mentions of one page, each with its passage."""
    for passage in of_unit:
        for mention in passage.mentions:
            if mention.article == article:
                yield passage, mention


def at(article: str, begin: int, end: int, of_unit: Sequence[Passage]) -> Passage | None:
    """The passage whose predicate stands at a place; the one with the shortest where several do."""
    there = [(p, m) for p, m in spoken(of_unit, article) if m.predicate[0] < end and begin < m.predicate[1]]
    return (
        min(there, key=lambda pair: (pair[1].predicate[1] - pair[1].predicate[0], pair[0].order))[0] if there else None
    )


def subject_of(constraint: DayConstraint, of_unit: Sequence[Passage]) -> Passage | None:
    """The passage at the word that the words of time hang from, or the only one that they date."""
    if constraint.subject is None:
        return None
    there = at(constraint.article, *constraint.subject, of_unit)
    if there is not None:
        return there
    dated = [
        passage
        for passage in of_unit
        if passage.lead.article == constraint.article
        and passage.expression is not None
        and passage.expression.anchor is Anchor.MENTION
        and passage.expression.begin == constraint.begin
    ]
    return dated[0] if len(dated) == 1 else None


def told_before(
    constraint: DayConstraint, subject: Passage, of_unit: Sequence[Passage], article: Article
) -> list[Passage]:
    """What "two days later" may count from: what the sentence before tells, or the last of the few before it that
    tells anything. Signs part sentences too seldom ("on March 4. He died"), so any stop will do between the two."""
    starts = sentence_starts(article.text)
    here = bisect_right(starts, constraint.begin) - 1
    opening = min(constraint.begin, subject.lead.predicate[0])
    told: dict[int, list[Passage]] = {}
    for passage, mention in spoken(of_unit, constraint.article):
        place = bisect_right(starts, mention.predicate[0]) - 1
        usable = passage is not subject and not passage.is_open and mention.specific and not mention.headline
        ended = place < here or STOP.search(article.text, mention.predicate[1], opening) is not None
        if usable and here - SENTENCES <= place and ended and mention.predicate[1] <= opening:
            told.setdefault(place, []).append(passage)
    deeds_first = is_harm(subject) and not is_aftermath(subject)
    for place in sorted(told, reverse=True):
        found = [passage for passage in told[place] if not (deeds_first and is_aftermath(passage))]
        if found:
            return found
    return []


def the_one(found: Sequence[Passage], subject: Passage) -> Passage | None:
    """The one of a sentence's passages that what follows is counted from: what is told of another such, else the
    deed for what follows on it, else the only one that is no mere noun."""
    if len(found) == 1:
        return found[0]
    narrower = (
        [passage for passage in found if passage.kin == subject.kin],
        [passage for passage in found if is_harm(passage)] if is_aftermath(subject) or is_harm(subject) else [],
        [passage for passage in found if not passage.lead.nominal],
    )
    for some in narrower:
        if len(some) == 1:
            return some[0]
    return None


def is_harm(passage: Passage) -> bool:
    return passage.kin in listed("harm")


def is_aftermath(passage: Passage) -> bool:
    return passage.lead.subtype in listed("aftermath")
