"""The questions that the pages leave open and a person could settle, those that would change the most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean

from rashomon.model.chronology import Event
from rashomon.model.dossier import Dossier
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.reason import Reason

__all__ = ["STARTING_POINT", "leading_reason", "open_questions"]

#: What chronology calls the weight that every comparison of two mentions starts from: it tells two events
#: apart in no case, so that it is never given as the reason why they are two.
STARTING_POINT = "before anything is compared"
#: Questions asked of one event: its answers settle others.
OF_ONE = 2
#: A pair is open when its comparisons are on the whole no surer than this, in log-odds: 4 to 1 either way.
EVEN = 1.4


def open_questions(dossier: Dossier, most: int) -> Sequence[tuple[Event, Event]]:
    """At most ``most`` pairs of events of which the program could not tell whether they are one: those that
    concern the most reports first, nearest to even first among equals.

    Asked is only what a person could answer and what would change something: both are of one type, their days can be
    one, neither is part of the other, and a page is mainly about one of them. A pair that a person decided is not asked
    again.
    """
    event_of: Mapping[str, Event] = {
        **{mention: event for event in dossier.events for mention in event.mentions},
        **dossier.event_by_id,
    }
    news = {page.main_event for page in dossier.publications if page.main_event}
    scores: dict[tuple[str, str], list[float]] = {}
    unsure: set[tuple[str, str]] = set()
    decided: set[tuple[str, str]] = set()
    for judgement in dossier.judgements:
        left, right = event_of.get(judgement.left), event_of.get(judgement.right)
        if left is None or right is None or left.id == right.id:
            continue
        pair = (min(left.id, right.id), max(left.id, right.id))
        if by_person(judgement):
            decided.add(pair)
        if judgement.superseded_by:
            continue
        scores.setdefault(pair, []).append(judgement.score)
        if judgement.answer is Answer.UNSURE:
            unsure.add(pair)
    asked = []
    for pair in sorted(unsure - decided):
        left, right = dossier.event_by_id[pair[0]], dossier.event_by_id[pair[1]]
        evenness = abs(fmean(scores[pair]))
        if evenness <= EVEN and (not news or news & {left.id, right.id}) and could_be_one(left, right):
            asked.append((-(left.reports + right.reports), evenness, pair))
    known = dossier.event_by_id
    concerned: Counter[str] = Counter()
    chosen: list[tuple[Event, Event]] = []
    for _, _, pair in sorted(asked):
        if len(chosen) < most and all(concerned[name] < OF_ONE for name in pair):
            concerned.update(pair)
            chosen.append((known[pair[0]], known[pair[1]]))
    return chosen


def could_be_one(left: Event, right: Event) -> bool:
    """Whether two events are of one type, are no part of one another, and may lie on one day."""
    if left.type != right.type or left.id == right.part_of or right.id == left.part_of:
        return False
    days = (left.when.earliest, left.when.latest, right.when.earliest, right.when.latest)
    if any(day is None for day in days):
        return True
    first, last, other_first, other_last = (day.toordinal() for day in days if day is not None)
    return first <= other_last and other_first <= last


def by_person(judgement: Judgement) -> bool:
    return judgement.author != "rashomon" and not judgement.superseded_by


def leading_reason(reasons: Sequence[Reason], answer: Answer) -> str:
    """What weighs most for the answer, in words; among the reasons for "unsure" the weightiest of all. "" when
    nothing was compared."""
    said = [reason for reason in reasons if reason.says != STARTING_POINT]
    if answer is not Answer.UNSURE:
        sign = 1 if answer is Answer.YES else -1
        said = [reason for reason in said if reason.weight * sign > 0] or [
            reason for reason in said if reason.weight == 0
        ]
    return max(said, key=lambda reason: abs(reason.weight)).says if said else ""
