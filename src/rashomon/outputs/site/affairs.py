"""The affairs that an event is of, as its page tells them: the stages in order, and what ties each to those before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.chronology import Affair, AffairLink, Event
from rashomon.model.date_words import moment_in_words
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.parts import Link, ReasonView, Shared

__all__ = ["AffairView", "StageView", "affair_views"]


@dataclass(frozen=True, slots=True)
class StageView:
    """One event of an affair. ``after`` is the event that it follows on, ``reasons`` why; nothing for the first."""

    stage: str
    event: Link
    when: str
    here: bool
    after: Link | None
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True)
class AffairView:
    title: str
    stages: tuple[StageView, ...]


def affair_views(facts: Facts, shared: Shared, event: Event) -> tuple[AffairView, ...]:
    return tuple(
        AffairView(affair.title, stage_views(facts, shared, affair, event))
        for affair in facts.dossier.affairs_of_event.get(event.id, ())
    )


def stage_views(facts: Facts, shared: Shared, affair: Affair, event: Event) -> tuple[StageView, ...]:
    before: Mapping[str, AffairLink] = {link.later: link for link in reversed(affair.links)}
    views = []
    for stage, identity in zip(affair.stages, affair.events, strict=True):
        other, link = facts.dossier.event_by_id[identity], shared.event_link(identity)
        if link is None:
            continue
        tie = before.get(identity)
        views.append(
            StageView(
                stage,
                link,
                moment_in_words(other.when),
                identity == event.id,
                shared.event_link(tie.earlier) if tie else None,
                shared.reasons(tie.reasons) if tie else (),
            )
        )
    return tuple(views)
