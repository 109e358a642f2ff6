"""Affairs: events that are stages of one matter, linked in order and never merged.

Two stages are one affair's only when the same people stand in both, their days are in order, and something says that
both are about one deed. Where one of the three is missing nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.chronology.evidence import Evidence
from rashomon.chronology.following import Milestone, days_told, groups_of, milestones_of
from rashomon.chronology.same_deed import Deeds
from rashomon.chronology.stages import StageTold
from rashomon.chronology.stories import Stories
from rashomon.ids import content_id
from rashomon.model.chronology import Affair, AffairLink, Event, StepKind
from rashomon.model.events import EventMention, EventStatus, ParticipantRole
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason

__all__ = ["affairs_of"]

#: Events of an affair, at least.
SHORTEST = 2
#: How many of its people an affair is called by.
NAMED = 2
#: How an event stands that has come to pass.
HELD = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING})
#: Of several tellings of a deed the one whose day is known within so many days is shown: a month, as for stated days.
MONTH = 31
#: What a sentence that tells of the deed and of a stage counts for beside a text that is about the deed.
IN_ONE_SENTENCE = 2


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
    return name if status in HELD else f"{name} ({status.value})"


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
        come = [one.stage.name for one in self.ordered if one.event.status in HELD]
        stages = ", ".join(dict.fromkeys(come or names.values()))
        called = self.called()
        title = f"{called[:1].upper()}{called[1:]}: {stages}"
        return Affair(content_id("aff", *names), title, tuple(names), tuple(names.values()), tuple(links))

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
        if deed.status not in HELD | {EventStatus.ALLEGED}:
            return False
        ends = [one.event.when.latest for one in self.ordered]
        first = deed.when.earliest
        if first is not None and any(last is not None and first > last for last in ends):
            return False
        return not any(who.entity in self.named and who.role is ParticipantRole.RECIPIENT for who in deed.participants)
