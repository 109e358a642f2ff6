"""What the pile does not establish, why, and which claims are concerned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model.attribution import SpeechAct
from rashomon.model.chronology import Event
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence, OriginKind, Verdict
from rashomon.model.dossier import NotEstablished
from rashomon.model.events import EventStatus

__all__ = ["not_established"]

ONE_SIDED = {
    OriginKind.PARTY: "only parties to it say so",
    OriginKind.UNNAMED: "only sources without a name say so",
    OriginKind.STATE_MEDIA: "only state media say so",
    OriginKind.UNKNOWN: "no text says where it has it from",
}


def not_established(
    events: Sequence[Event],
    independence: Mapping[str, Independence],
    claims: Sequence[Claim],
    assertions: Sequence[Assertion],
    contradictions: Sequence[Contradiction],
    listed: int,
) -> list[NotEstablished]:
    """Contested matters first, then events by salience, then what is only alleged or guessed."""
    found = [
        NotEstablished(contradiction.about, contradiction.explanation, (contradiction.a, contradiction.b))
        for contradiction in contradictions
        if contradiction.verdict in (Verdict.CONTRADICTION, Verdict.ALLEGATION_DENIAL)
    ]
    of_event: dict[str, list[str]] = {}
    for claim in claims:
        if claim.event:
            of_event.setdefault(claim.event, []).append(claim.id)
    for event in sorted(events, key=lambda e: (-e.salience, e.id)):
        why = doubt(event, independence.get(event.id))
        if why and event.salience >= 1.0:
            found.append(NotEstablished(event.title, why, tuple(of_event.get(event.id, ()))))
    guesses = {claim.id for claim in claims if claim.act in (SpeechAct.SPECULATES, SpeechAct.ALLEGES)}
    concerned = {claim for item in found for claim in item.claims}
    for assertion in assertions:
        open_claims = [claim for claim in assertion.claims if claim in guesses and claim not in concerned]
        if open_claims and len(open_claims) == len(assertion.claims):
            found.append(
                NotEstablished(assertion.text, "it is alleged or guessed at, and not confirmed", tuple(open_claims))
            )
    return found[:listed]


def doubt(event: Event, independence: Independence | None) -> str | None:
    """Why an event that is told as held is not established; None where nothing says so."""
    if event.status in (EventStatus.ALLEGED, EventStatus.DENIED, EventStatus.UNCERTAIN):
        return f"it is told as {event.status}"
    if event.status is not EventStatus.HAPPENED or independence is None or not independence.origins:
        return None
    kinds = {origin.kind for origin in independence.origins}
    if len(kinds) == 1:
        return ONE_SIDED.get(next(iter(kinds)))
    if kinds <= set(ONE_SIDED):
        return "only parties to it, state media or unnamed sources say so"
    return None
