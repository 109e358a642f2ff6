"""Which stages follow on which: the same people, days in order, one deed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rashomon.chronology.evidence import Evidence
from rashomon.chronology.same_deed import Deeds, same_deed, same_people
from rashomon.chronology.stages import Stage, StageTold, stages_told
from rashomon.model.chronology import AffairLink, Event, StepKind
from rashomon.model.date_words import moment_in_words
from rashomon.model.events import EventMention
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason

__all__ = ["Milestone", "days_told", "groups_of", "milestones_of"]

#: People of whom more stages are told than this are no key to an affair ("two men"): too many pairs, and too little told.
MOST = 200


@dataclass(frozen=True)
class Milestone:
    """An event that is a stage. ``number`` is its position among the events."""

    number: int
    event: Event
    stage: Stage
    told: tuple[StageTold, ...]

    @property
    def named(self) -> frozenset[str]:
        return frozenset(entity for one in self.told for entity in one.people.named)

    @property
    def described(self) -> frozenset[tuple[str, str]]:
        return frozenset(key for one in self.told for key in one.people.described)


def groups_of(milestones: Sequence[Milestone], deeds: Deeds) -> list[tuple[list[int], list[AffairLink]]]:
    """Milestones of one affair each, by position, with what ties them: every one follows on the nearest of those that it
    may follow on, unless that would bring suspects together who are not told together, or stages out of order."""
    before: dict[int, list[tuple[int, tuple[Reason, ...]]]] = {}
    for one, other in candidates(milestones, deeds):
        for earlier, later in ((one, other), (other, one)):
            reasons = linked(milestones[earlier], milestones[later], deeds)
            if reasons:
                before.setdefault(later, []).append((earlier, reasons))
    groups = {position: [position] for position in range(len(milestones))}
    home = {position: position for position in groups}
    ties: dict[int, list[AffairLink]] = {position: [] for position in groups}
    for later in sorted(before, key=lambda position: nearness(milestones[position])):
        for earlier, reasons in sorted(before[later], key=lambda pair: nearness(milestones[pair[0]]), reverse=True):
            mine, theirs = home[later], home[earlier]
            if mine == theirs or not together(groups[mine], groups[theirs], milestones):
                continue
            groups[theirs] += groups.pop(mine)
            ties[theirs] += ties.pop(mine)
            ties[theirs].append(
                AffairLink(milestones[earlier].event.id, milestones[later].event.id, StepKind.STAGE, reasons)
            )
            home.update((position, theirs) for position in groups[theirs])
            break
    return [(sorted(groups[number]), ties[number]) for number in sorted(groups)]


def together(one: Sequence[int], other: Sequence[int], milestones: Sequence[Milestone]) -> bool:
    """Whether two groups can be of one affair: somebody stands in both where both name people, and no stage of the one
    is out of order with one of the other."""
    mine, theirs = (frozenset().union(*(milestones[n].named for n in group)) for group in (one, other))
    if mine and theirs and not mine & theirs:
        return False
    pairs = [sorted((milestones[a], milestones[b]), key=lambda m: m.stage.place) for a in one for b in other]
    return all(low.stage.place == high.stage.place or in_order(low, high) for low, high in pairs)


def milestones_of(
    events: Sequence[Event],
    home: Mapping[int, int],
    evidence: Evidence,
    mentions: Sequence[EventMention],
    deeds: Deeds,
) -> list[Milestone]:
    named = frozenset().union(*deeds.named_in.values())
    by_event: dict[int, list[StageTold]] = {}
    for one in stages_told(evidence.tellings, mentions, evidence.articles, evidence.entities, named):
        if one.telling in home:
            by_event.setdefault(home[one.telling], []).append(one)
    found = []
    for number, told in sorted(by_event.items()):
        votes = Counter(one.stage for one in told)
        stage = min(votes, key=lambda stage: (-votes[stage], stage.place, stage.name))
        found.append(Milestone(number, events[number], stage, tuple(one for one in told if one.stage == stage)))
    return found


def nearness(milestone: Milestone) -> tuple[int, date, str]:
    """What comes last before another: the highest stage, of those the latest."""
    return milestone.stage.place, milestone.event.when.earliest or date.min, milestone.event.id


def candidates(milestones: Sequence[Milestone], deeds: Deeds) -> list[tuple[int, int]]:
    """Pairs of positions that may be of the same people: they share a name, a description, or a text."""
    blocks: dict[object, list[int]] = {}
    for position, milestone in enumerate(milestones):
        keys: set[object] = {("name", entity) for entity in milestone.named}
        keys |= {("called", key) for key in milestone.described if key[1]}
        keys |= {("unit", deeds.unit(one)) for one in milestone.told}
        if not milestone.named:
            keys |= {("name", entity) for one in milestone.told for entity in deeds.named_in.get(one.lead.article, ())}
        for key in keys:
            blocks.setdefault(key, []).append(position)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= MOST:
            pairs.update(combinations(members, 2))
    return sorted(pairs)


def linked(earlier: Milestone, later: Milestone, deeds: Deeds) -> tuple[Reason, ...]:
    """Why the two are one stage after another; nothing where they are not, or not in this order."""
    if earlier.stage.chain != later.stage.chain or not in_order(earlier, later):
        return ()
    people = same_people(earlier.told, later.told, deeds)
    deed = None if people is None else same_deed(earlier.told, later.told, deeds, described=not people.named)
    if people is None or deed is None:
        return ()
    if earlier.stage.place == later.stage.place and not deeds.common(earlier.told, later.told):
        return ()  # somebody is arrested more than once: only for one deed is it one affair
    return (people.reason, deed, *days_told(earlier.event.when, later.event.when))


def in_order(earlier: Milestone, later: Milestone) -> bool:
    """Whether the one can have come before the other: by its stage, unless the days say otherwise; two of one stage only
    when the days part them."""
    one, other = earlier.event.when, later.event.when
    if earlier.stage.place > later.stage.place:
        return False
    if earlier.stage.place == later.stage.place:
        return one.latest is not None and other.earliest is not None and one.latest < other.earliest
    return one.earliest is None or other.latest is None or one.earliest <= other.latest


def days_told(one: Moment, other: Moment) -> tuple[Reason, ...]:
    if one.edtf is None or other.edtf is None or one.edtf == other.edtf:
        return ()
    sure = one.latest is not None and other.earliest is not None and one.latest <= other.earliest
    says = "the days are in order" if sure else "the days allow it"
    return (Reason(f"{says}: {moment_in_words(one)}, then {moment_in_words(other)}"),)
