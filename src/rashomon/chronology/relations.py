"""Days that the words relate to one another: recurrences within a span, anniversaries, and what is counted from another
happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rashomon.chronology.dating import Dating
from rashomon.chronology.factors import doubted
from rashomon.chronology.grid import ChoiceLink, Days, Grid, Indices, RangeLink, link_from_gap, link_from_rule
from rashomon.chronology.pointed import DEFINITE, Pointed
from rashomon.chronology.tellings import Telling
from rashomon.chronology.units import Units
from rashomon.model.article import Article
from rashomon.model.calendar_rule import Fixed, Shift, Unit
from rashomon.model.timing import ConstraintKind, DayConstraint

__all__ = ["HOURS", "Relation", "binds", "relations", "within_text"]

#: An anniversary that is not said to be on the day is near it: set to six weeks before to two after.
NEAR_BEFORE, NEAR_AFTER = 45, 15
ON_THE_DAY = re.compile(r"\bcoincid|\bon the (?:very )?(?:day|anniversary)|\bmark(?:s|ed|ing)? the day", re.IGNORECASE)
#: Characters before the words of an anniversary in which its subject and verb stand.
REACH = 160


#: Days over which an order reaches that is told without a count ("after the vote", "killed since the war began"): set to
#: ten years, so that of all that is said of a day it says least.
ORDER = 3653
HOURS = 24
#: How often a count of days ("three days after") is one too few or one too many, each: first and last day are both
#: counted, or a night lies between.
BESIDE = 0.05


@dataclass(frozen=True, eq=False)
class Relation:
    """``start`` and ``goal`` are telling keys; ``link`` leads from the day of the first to the day of the second: the
    earlier to the later, and in ``COUNTING`` kinds from what the words count from to what they date."""

    start: str
    goal: str
    link: RangeLink | ChoiceLink
    constraint: DayConstraint


def relations(
    constraints: Iterable[DayConstraint],
    by_unit: Mapping[str, Sequence[Telling]],
    articles: Mapping[str, Article],
    units: Units,
    grid: Grid,
    pointing: Mapping[str, Sequence[Pointed]],
) -> list[Relation]:
    """What the constraints say of days that hang together, in pairs of tellings; once for each pair and kind."""
    found: dict[object, Relation] = {}
    for unit in sorted(pointing):
        for one in pointing[unit]:
            relation = counted_from(one, by_unit.get(unit, ()), articles, grid)
            if relation is not None:
                found.setdefault((relation.start, relation.goal), relation)
    for constraint in sorted(constraints, key=lambda c: (c.article, c.begin, c.end)):
        if constraint.kind not in (ConstraintKind.WITHIN, ConstraintKind.ANNIVERSARY) or constraint.begin < 0:
            continue
        tellings = by_unit.get(units.at(constraint.article, constraint.begin), ())
        subject = telling_at(tellings, constraint.article, constraint.begin, constraint.end)
        if constraint.kind is ConstraintKind.WITHIN:
            relation = recurrence(constraint, subject, tellings, grid)
        else:
            relation = anniversary(constraint, tellings, articles[constraint.article], grid)
        if relation is not None:
            found.setdefault((relation.start, relation.goal, constraint.kind), relation)
    return list(found.values())


def telling_at(
    tellings: Sequence[Telling], article: str, begin: int, end: int, whole: tuple[int, int] | None = None
) -> Telling | None:
    """The telling whose mention coincides best with the span: the largest share of both that is common. A mention that
    covers the ``whole`` in which the span stands speaks of the whole, not of what stands in it."""
    best: tuple[float, int, Telling] | None = None
    for number, telling in enumerate(tellings):
        for passage in telling.passages:
            for mention in passage.mentions:
                if whole is not None and mention.begin <= whole[0] and whole[1] <= mention.end:
                    continue
                common = min(mention.end, end) - max(mention.begin, begin)
                if mention.article == article and common > 0:
                    rank = (-common / (max(mention.end, end) - min(mention.begin, begin)), number)
                    if best is None or rank < best[:2]:
                        best = (*rank, telling)
    return best[2] if best else None


def counted_from(
    one: Pointed, tellings: Sequence[Telling], articles: Mapping[str, Article], grid: Grid
) -> Relation | None:
    """The happening that words date by another one, and that other; None where either is not told, or not surely."""
    home = {passage.order: telling for telling in tellings for passage in telling.passages}
    subject = home.get(one.subject.order)
    other = None if one.other is None else meant(one, home.get(one.other.order), tellings, articles)
    if subject is None or other is None or subject is other:
        return None
    return Relation(other.key, subject.key, counting_link(one.constraint, grid), one.constraint)


def meant(
    one: Pointed, told: Telling | None, tellings: Sequence[Telling], articles: Mapping[str, Article]
) -> Telling | None:
    """The telling that the words behind "after" speak of: the one at them, or, where they only point at what was told
    ("the attack"), the one of like kind that was; None where several were. A bare noun may have no telling of its
    own."""
    passage, names = one.other, one.constraint.other
    if passage is None or names is None or passage.rule is not None or passage.actors or passage.places:
        return told
    if not passage.lead.nominal or not DEFINITE.match(articles[one.constraint.article].text, *names):
        return told
    known = [t for t in tellings if t.kin == passage.kin and not t.is_open and placed(t)]
    known = [t for t in known if all(p.order != one.subject.order for p in t.passages)]
    like = [t for t in known if passage.lead.subtype in t.subtypes] or known
    if len(like) > 1:
        like = [t for t in like if (t.main or t.subject) and not t.background]
    return told if not known else like[0] if len(like) == 1 else None


def placed(telling: Telling) -> bool:
    """Whether it is more than a bare mention: words of time of its own, or the text's news or subject."""
    return telling.main or telling.subject or any(passage.rule is not None for passage in telling.passages)


def counting_link(constraint: DayConstraint, grid: Grid) -> RangeLink | ChoiceLink:
    """From the day that the words count from to the day that they date. A count of hours leads to the one day or the
    next as often as a happening at any hour would."""
    rule = constraint.rule
    if isinstance(rule, Shift) and rule.unit is Unit.DAY and rule.low == rule.high and rule.low:
        near = ((1.0 - 2 * BESIDE, rule.low), (BESIDE, rule.low - 1), (BESIDE, rule.low + 1))
        return ChoiceLink(tuple((share, link_from_gap(days, days, 0, grid)) for share, days in near))
    if rule is not None:
        return link_from_rule(rule, grid)
    if constraint.gap is not None:
        hours = sum(constraint.gap) / len(constraint.gap)
        whole, part = int(hours // HOURS), (hours % HOURS) / HOURS
        links = [
            (1.0 - part, link_from_gap(whole, whole, 0, grid)),
            (part, link_from_gap(whole + 1, whole + 1, 0, grid)),
        ]
        return ChoiceLink(tuple(links)) if part else links[0][1]
    after = constraint.kind is ConstraintKind.AFTER
    return link_from_gap(0 if after else -ORDER, ORDER if after else 0, 0, grid)


def recurrence(
    constraint: DayConstraint, subject: Telling | None, tellings: Sequence[Telling], grid: Grid
) -> Relation | None:
    """The happening, and the one before it that the same text names: same kin, shared party, earlier.

    A third or later one tells the span of the whole row, which relates it to the first; the text
    seldom names that one, so only a second or first-since is used.
    """
    if subject is None or constraint.gap is None or (constraint.ordinal or 0) > 2:
        return None
    earlier = [
        telling
        for telling in tellings
        if telling is not subject
        and telling.kin == subject.kin
        and not telling.is_open
        and telling.actors & subject.actors
        and (telling.background or subject.is_open)
    ]
    if not earlier:
        return None
    dated = [telling for telling in earlier if any(p.rule is not None for p in telling.passages)]
    previous = min(dated or earlier, key=lambda telling: abs(position(telling) - constraint.begin))
    low, high = constraint.gap
    return Relation(previous.key, subject.key, link_from_gap(low, high, 0, grid), constraint)


def position(telling: Telling) -> int:
    return telling.passages[0].lead.begin


def anniversary(
    constraint: DayConstraint, tellings: Sequence[Telling], article: Article, grid: Grid
) -> Relation | None:
    """What happens on, or around, the anniversary of something the text names."""
    if constraint.other is None or not constraint.ordinal:
        return None
    earlier = telling_at(tellings, constraint.article, *constraint.other, (constraint.begin, constraint.end))
    start = max(constraint.begin - REACH, 0)
    stop = article.text.rfind("\n", start, constraint.begin)
    before = article.text[max(start, stop + 1) : constraint.begin]
    sentence = max(before.rfind(". "), before.rfind("? "), before.rfind("! ")) + 1
    later = None
    for telling in tellings:
        if telling is earlier:
            continue
        for passage in telling.passages:
            lead = passage.lead
            if (
                lead.article == article.id
                and constraint.begin - len(before) + sentence <= lead.begin < constraint.begin
            ):
                later = telling
    if earlier is None or earlier.main or later is None or later.is_open:
        return None  # what is the news today has had no anniversary
    exact = bool(ON_THE_DAY.search(before[sentence:]))
    low, high = (0, 0) if exact else (-NEAR_BEFORE, NEAR_AFTER)
    return Relation(earlier.key, later.key, link_from_gap(low, high, constraint.ordinal, grid), constraint)


def binds(relation: Relation, dated: Mapping[str, Dating]) -> bool:
    """Whether a relation says more of the days than the words that date the two do themselves. "The second
    time in less than two weeks" binds nothing when the text dates both visits."""
    ends = [dated[key] for key in (relation.start, relation.goal) if key in dated]
    widths = [dating.link.width if dating.link is not None else 1.0 for dating in ends if dating.stated]
    return len(ends) == 2 and (len(widths) < 2 or relation.link.width < max(widths))


#: How likely a count of days holds between two happenings of one text by chance, where not both are dated by words.
BY_CHANCE = 0.05


def within_text(relation: Relation, dated: Mapping[str, Dating], grid: Grid) -> Days:
    """What a relation between two happenings of one text says of the day of writing: how likely it holds under the
    text's own dates for both. So it needs no messages that would go round in a circle. A count is so narrow that it
    is held against words alone, not against a happening's standing in the text, which places it loosely."""
    kind = relation.constraint.kind
    if kind is ConstraintKind.AFTER or kind is ConstraintKind.BEFORE:
        return np.ones(grid.size)  # an order alone says next to nothing of the day of writing
    by_words = kind is ConstraintKind.COUNTED
    holds = np.zeros(grid.size)
    index = np.arange(grid.size)
    starts = list(spans(dated[relation.start], grid, index, by_words=by_words))
    goals = list(spans(dated[relation.goal], grid, index, by_words=by_words))
    parts = relation.link.parts if isinstance(relation.link, ChoiceLink) else ((1.0, relation.link),)
    for part, link in parts:
        if not isinstance(link, RangeLink):
            continue
        for share, first_low, first_high in starts:
            low, high = link.low[first_low], link.high[first_high]
            for other, later_low, later_high in goals:
                possible = (low <= later_high) & (later_low <= high) & (first_high >= first_low) & (high >= low)
                holds += part * share * other * (possible & (later_high >= later_low))
    if by_words:
        holds += BY_CHANCE * (1.0 - sum(one[0] for one in starts) * sum(one[0] for one in goals))
    return doubted(holds)


#: Into how many equal shares a table of lags is cut where a relation is tried under it.
SLICES = 12


def spans(
    dating: Dating, grid: Grid, index: Indices, *, by_words: bool = False
) -> list[tuple[float, Indices, Indices]]:
    """First and last day of a telling for each day of writing: one span with its dates, several with shares where only
    its standing in the text places it (none, ``by_words``)."""
    if isinstance(dating.link, RangeLink):
        return [(1.0, dating.link.low, dating.link.high)]
    if isinstance(dating.link, ChoiceLink):
        return [
            (share * part, low, high)
            for share, link in dating.link.parts
            for part, low, high in spans(replace(dating, link=link), grid, index, by_words=by_words)
        ]
    if dating.link is None:
        rule = dating.passage.rule
        first, last = (rule.first, rule.last) if isinstance(rule, Fixed) else (grid.first, grid.last)
        ones = np.ones(grid.size, dtype=np.int64)
        return [(1.0, ones * max(grid.index(first), 0), ones * min(grid.index(last), grid.size - 1))]
    if by_words:
        return []
    sums = np.cumsum(dating.link.density)
    lags = np.searchsorted(sums, (np.arange(SLICES) + 0.5) / SLICES)
    found = []
    for lag in lags:
        day = np.clip(index + lag if dating.link.ahead else index - lag, 0, grid.size - 1)
        found.append((1.0 / SLICES, day, day))
    return found
