"""Affairs: events that are stages of one matter, linked in order and never merged.

Two stages are one affair's only when the same people stand in both, their days are in order, and something says that
both are about one deed. Where one of the three is missing nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rashomon.chronology.evidence import Evidence
from rashomon.chronology.same_deed import Deeds, same_deed, same_people
from rashomon.chronology.stages import Stage, StageTold, stages_told
from rashomon.chronology.stories import Stories
from rashomon.ids import content_id
from rashomon.model.chronology import Affair, AffairLink, Event, StepKind
from rashomon.model.date_words import moment_in_words
from rashomon.model.events import EventMention, EventStatus, ParticipantRole
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason

__all__ = ["Milestone", "affairs_of", "days_told"]

#: People of whom more stages are told than this are no key to an affair ("two men"): too many pairs, and too little told.
MOST = 200
#: Events of an affair, at least.
SHORTEST = 2
#: How many of its people an affair is called by.
NAMED = 2
#: Of several tellings of a deed the one whose day is known within so many days is shown: a month, as for stated days.
MONTH = 31
#: What a sentence that tells of the deed and of a stage counts for beside a text that is about the deed.
IN_ONE_SENTENCE = 2


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


def affairs_of(
    events: Sequence[Event],
    clusters: Sequence[Sequence[int]],
    evidence: Evidence,
    stories: Stories | None,
    mentions: Sequence[EventMention],
    named_in: Mapping[str, frozenset[str]],
) -> list[Affair]:
    """The affairs of a pile. ``clusters`` are the tellings of each event, ``named_in`` the people whom each article
    names."""
    home = {position: number for number, cluster in enumerate(clusters) for position in cluster}
    deeds = Deeds(evidence, home, stories, named_in)
    milestones = milestones_of(events, home, evidence, mentions, deeds)
    deeds.suspects = frozenset(entity for one in milestones for entity in one.named)
    found = []
    for group, ties in groups_of(milestones, deeds):
        affair = Matter([milestones[position] for position in group], ties, events, deeds).affair()
        if affair is not None:
            found.append(affair)
    return sorted(told_once(found), key=lambda affair: affair.id)


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


def told_once(affairs: Sequence[Affair]) -> list[Affair]:
    """Without those of one stage whose deed another affair is about that has this stage too: the same told again, or
    nobody knows whose it is."""
    kept = []
    for affair in affairs:
        rivals = [
            other
            for other in affairs
            if len(other.events) > len(affair.events) == SHORTEST
            and affair.events[0] == other.events[0]
            and affair.stages[1] in other.stages
        ]
        if not rivals:
            kept.append(affair)
    return kept


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


def in_time(found: Iterable[Milestone]) -> list[Milestone]:
    """In order of their days, of their stages where those are not known or the same: an undated one stands before the first
    that is a later stage."""
    every = sorted(found, key=lambda one: (one.stage.place, one.event.id))
    ordered = sorted(
        (one for one in every if one.event.when.earliest is not None),
        key=lambda one: (one.event.when.earliest, one.event.when.latest, one.stage.place, one.event.id),
    )
    for one in every:
        if one.event.when.earliest is None:
            after = [place for place, other in enumerate(ordered) if other.stage.place > one.stage.place]
            ordered.insert(after[0] if after else len(ordered), one)
    return ordered


def stage_in_words(milestone: Milestone) -> str:
    status = milestone.event.status
    name = milestone.stage.name
    return name if status in (EventStatus.HAPPENED, EventStatus.ONGOING) else f"{name} ({status.value})"


def is_dated(when: Moment) -> bool:
    return when.width is not None and when.width <= MONTH


class Matter:
    """The stages of one affair, and what they make of it."""

    def __init__(
        self, group: Sequence[Milestone], ties: Sequence[AffairLink], events: Sequence[Event], deeds: Deeds
    ) -> None:
        self.ordered, self.ties, self.events, self.deeds = in_time(group), ties, events, deeds
        self.named = frozenset(entity for one in group for entity in one.named)

    def affair(self) -> Affair | None:
        """The stages in order, with the deed that they are about where one is told; None for a stage alone."""
        names = {one.event.id: stage_in_words(one) for one in self.ordered}
        deed = self.deed()
        if deed is not None:
            names = {deed.earlier: StepKind.DEED.value, **names}
        if len(names) < SHORTEST:
            return None
        place = {event: number for number, event in enumerate(names)}
        links = sorted(
            [deed, *self.ties] if deed else self.ties, key=lambda tie: (place[tie.later], place[tie.earlier])
        )
        stages = ", ".join(dict.fromkeys(one.stage.name for one in self.ordered))
        return Affair(
            content_id("aff", *names), f"{self.called()}: {stages}", tuple(names), tuple(names.values()), tuple(links)
        )

    def called(self) -> str:
        """Whose affair it is: the names that its stages give most often, or their description in the words of a text."""
        entities = self.deeds.evidence.entities
        votes = Counter(entity for one in self.ordered for told in one.told for entity in told.people.named)
        if votes:
            order = sorted(votes, key=lambda entity: (-votes[entity], entities[entity].name))
            names = list(dict.fromkeys(entities[entity].name for entity in order))
            return ", ".join(names[:NAMED]) + (" and others" if len(names) > NAMED else "")
        words = [
            " ".join(participant.name.split())
            for one in self.ordered
            for told in one.told
            for participant in told.lead.participants
            if any(noun in participant.name.casefold() for noun, _ in told.people.described)
        ]
        return max(words, key=lambda name: (len(name), name), default="somebody")

    def deed(self) -> AffairLink | None:
        """What the stages are about: the harm that their sentences tell of, or that their texts are about, most often."""
        votes: Counter[int] = Counter()
        first: dict[int, tuple[Milestone, StageTold, bool]] = {}
        for milestone in self.ordered:
            for told in milestone.told:
                inside, about = self.deeds.told_in(told), self.deeds.about(told)
                if len(self.ordered) == 1 and not told.people.particular:
                    about = frozenset()  # "one victim", "the man": in a text about several deeds it may be anybody
                for number in sorted(inside | about):
                    votes[number] += IN_ONE_SENTENCE if number in inside else 1
                    held = first.get(number)
                    if held is None or (number in inside and not held[2] and held[0] is milestone):
                        first[number] = milestone, told, number in inside
        possible = [number for number in votes if self.is_deed(self.events[number])]
        if not possible:
            return None
        best = min(possible, key=lambda n: (not is_dated(self.events[n].when), -votes[n], self.events[n].id))
        milestone, told, in_it = first[best]
        says = "one sentence tells of both" if in_it else "the text that tells of it is about the deed"
        reasons = (Reason(says, 0.0, self.deeds.quote(told)), *days_told(self.events[best].when, milestone.event.when))
        return AffairLink(self.events[best].id, milestone.event.id, StepKind.DEED, reasons)

    def is_deed(self, deed: Event) -> bool:
        """Whether it can be the deed: it has happened or is said to have, none of its stages was before it, and the
        suspects are not its victims."""
        if deed.status not in (EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.ALLEGED):
            return False
        ends = [one.event.when.latest for one in self.ordered]
        first = deed.when.earliest
        if first is not None and any(last is not None and first > last for last in ends):
            return False
        return not any(who.entity in self.named and who.role is ParticipantRole.RECIPIENT for who in deed.participants)
