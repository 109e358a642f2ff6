"""Happenings that were put off: planned for one day and held, or planned anew, on another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rashomon.chronology.evidence import Evidence
from rashomon.chronology.following import days_told
from rashomon.chronology.passages import Passage
from rashomon.chronology.stories import Stories
from rashomon.chronology.tellings import Telling
from rashomon.ids import content_id
from rashomon.model.chronology import Affair, AffairLink, Event, StepKind
from rashomon.model.events import EventMention, EventStatus
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence as Quote

__all__ = ["moved_affairs"]

#: What has been put off comes within so many days of the day it was planned for: a year and some, as for words of time.
LATEST = 400
#: How an event stands that has not taken place.
OPEN = frozenset({EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED})
OFF = frozenset({EventStatus.POSTPONED, EventStatus.CANCELLED})
HELD = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING})
#: The subtype of words for putting off, and the kin of happenings that consist in who comes to whom.
CANCEL, MEETING = "cancel", "encounter"


def moved_affairs(
    events: Sequence[Event],
    clusters: Sequence[Sequence[int]],
    evidence: Evidence,
    stories: Stories | None,
    mentions: Sequence[EventMention],
) -> list[Affair]:
    """Each event that was put off, with the first event after its day that is the same in kind and people. Words must
    say that the one or the other was put off; what was planned and is told of another day without them may be another."""
    told = [[evidence.tellings[n] for n in cluster] for cluster in clusters]
    cancelled: dict[str, list[EventMention]] = {}
    for mention in mentions:
        if mention.subtype == CANCEL:
            cancelled.setdefault(mention.article, []).append(mention)
    by_kin: dict[str, list[int]] = {}
    for number, tellings in enumerate(told):
        if events[number].when.earliest is not None:
            by_kin.setdefault(tellings[0].kin, []).append(number)
    ties: dict[int, tuple[int, tuple[Reason, ...]]] = {}
    for number, event in enumerate(events):
        if event.status not in OPEN or event.when.latest is None:
            continue
        later = [other for other in by_kin[told[number][0].kin] if is_later(events[other], event.when.latest)]
        for other in sorted(later, key=lambda n: (events[n].when.earliest, -events[n].salience, events[n].id)):
            off = put_off(told[number], cancelled, evidence) or put_off(told[other], cancelled, evidence)
            same = alike(told[number], told[other], evidence, stories)
            if off and same:
                days = days_told(event.when, events[other].when)
                ties[number] = other, (Reason(off[0], 0.0, off[1]), Reason(same), *days)
                break
    return [affair(chain, ties, events, told) for chain in chains(ties)]


def is_later(event: Event, day: date) -> bool:
    first = event.when.earliest
    return first is not None and 0 < (first - day).days <= LATEST and event.status in OPEN | HELD


def put_off(
    told: Sequence[Telling], cancelled: Mapping[str, Sequence[EventMention]], evidence: Evidence
) -> tuple[str, Quote] | None:
    """The words that say that it was put off: how it stands, or what is said to be done to it."""
    for passage in passages_of(told):
        lead, article = passage.lead, evidence.articles[passage.lead.article]
        if lead.status in OFF and lead.specific:
            return f"it is told as {lead.status.value}", Quote.at(article, lead.begin, lead.end)
        for off in cancelled.get(lead.article, ()):
            if off.begin <= lead.predicate[0] < off.end and lead.specific:
                return "it is told to be put off", Quote.at(article, off.begin, off.end)
    return None


def alike(one: Sequence[Telling], other: Sequence[Telling], evidence: Evidence, stories: Stories | None) -> str | None:
    """What says that two events are one thing at another time: the same persons, or of what is no meeting the same parties
    or one story, and the same word for it. Nothing does where each names somebody whom the other lacks."""
    mine, theirs = (frozenset().union(*(t.persons for t in told)) for told in (one, other))
    if mine & theirs:
        first = min(mine & theirs)
        return f"the same people: {evidence.entities[first].name}"
    if mine and theirs:
        return None
    here, there = (frozenset().union(*(t.places for t in told)) for told in (one, other))
    called = any(t.subtypes & s.subtypes for t in one for s in other)
    if (here and there and not here & there) or not called:
        return None
    parties = sorted(frozenset().union(*(t.actors for t in one)) & frozenset().union(*(t.actors for t in other)))
    if len(parties) > (one[0].kin == MEETING):
        return f"the same parties: {', '.join(evidence.entities[party].name for party in parties[:2])}"
    if one[0].kin != MEETING and stories is not None:
        odds = (stories.between(t.unit, s.unit) for t in one for s in other if not t.background and not s.background)
        if any(value is not None and value > 0 for value in odds):
            return "their texts tell one story"
    return None


def passages_of(told: Iterable[Telling]) -> list[Passage]:
    return [passage for telling in told for passage in telling.passages]


def chains(ties: Mapping[int, tuple[int, tuple[Reason, ...]]]) -> list[list[int]]:
    """Events in a row, each with the one that it was put off to; where two were put off to one, each has a row."""
    ends = {later for later, _ in ties.values()}
    found = []
    for first in sorted(set(ties) - ends):
        row = [first]
        while row[-1] in ties:
            row.append(ties[row[-1]][0])
        found.append(row)
    return found


def affair(
    row: Sequence[int],
    ties: Mapping[int, tuple[int, tuple[Reason, ...]]],
    events: Sequence[Event],
    told: Sequence[Sequence[Telling]],
) -> Affair:
    ids = tuple(events[number].id for number in row)
    stages = tuple(stands(events[number], told[number], last=number == row[-1]) for number in row)
    links = tuple(
        AffairLink(events[number].id, events[ties[number][0]].id, StepKind.MOVED, ties[number][1])
        for number in row[:-1]
    )
    return Affair(content_id("aff", *ids), f"{events[row[-1]].title}: {', '.join(stages)}", ids, stages, links)


def stands(event: Event, told: Sequence[Telling], *, last: bool) -> str:
    """ "held", "postponed"; "planned, postponed" where texts tell it in both ways, "planned, put off" where another word
    for that stands beside it."""
    if event.status in HELD:
        return "held"
    statuses = {passage.lead.status for passage in passages_of(told) if passage.lead.specific}
    if event.status in OFF:
        planned = EventStatus.PLANNED in statuses
        return f"planned, {event.status.value}" if planned else event.status.value
    return event.status.value if last else f"{event.status.value}, put off"
