"""The questions that the pages leave open and a person could settle, those that would change the most first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.chronology import Event
from rashomon.model.dossier import Dossier
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.reason import Reason

__all__ = ["STARTING_POINT", "leading_reason", "open_questions"]

#: What chronology calls the weight that every comparison of two mentions starts from: it tells two events
#: apart in no case, so that it is never given as the reason why they are two.
STARTING_POINT = "before anything is compared"


def open_questions(dossier: Dossier, most: int) -> Sequence[tuple[Event, Event]]:
    """At most ``most`` pairs of events of which the program could not tell whether they are one: those that
    concern the most reports first, nearest to even first among equals. A pair that a person decided is not asked
    again."""
    event_of: Mapping[str, Event] = {
        **{mention: event for event in dossier.events for mention in event.mentions},
        **dossier.event_by_id,
    }
    best: dict[tuple[str, str], tuple[int, float]] = {}
    decided: set[tuple[str, str]] = set()
    for judgement in dossier.judgements:
        left, right = event_of.get(judgement.left), event_of.get(judgement.right)
        if left is None or right is None or left.id == right.id:
            continue
        pair = (min(left.id, right.id), max(left.id, right.id))
        if by_person(judgement):
            decided.add(pair)
        if judgement.answer is not Answer.UNSURE or judgement.superseded_by:
            continue
        weight = (-(left.reports + right.reports), abs(judgement.score))
        best[pair] = min(best.get(pair, weight), weight)
    asked = sorted((weight, pair) for pair, weight in best.items() if pair not in decided)
    known = dossier.event_by_id
    return [(known[first], known[second]) for _, (first, second) in asked[:most]]


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
