"""The whole stage: claims, assertions, independence, contradictions."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.claims.assertions import assertions_of, event_independence, stated_origins
from rashomon.claims.carriers import carriers_of
from rashomon.claims.contradictions import contradictions_of
from rashomon.claims.gather import claims_of
from rashomon.claims.options import ClaimOptions
from rashomon.claims.origins import Interests
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.chronology import Chronology
from rashomon.model.claims import Claim, ClaimBook, Contradiction, Verdict
from rashomon.model.events import EventMention
from rashomon.model.language import Entity, EntityMention
from rashomon.model.lineage import Lineage

__all__ = ["weigh"]


def weigh(
    articles: Sequence[Article],
    lineage: Lineage,
    entities: Sequence[Entity],
    attributions: Sequence[Attribution],
    mentions: Sequence[EventMention],
    chronology: Chronology,
    *,
    names: Sequence[EntityMention] = (),
    options: ClaimOptions = ClaimOptions(),  # noqa: B008 - a frozen value
) -> ClaimBook:
    """Say on whose word everything rests.

    In: the records of the stages before. Out: claims with their event and assertion, assertions and
    events with the interests that stand behind them, contradictions, and the events that are contested.
    """
    by_id = {article.id: article for article in articles}
    carriers = carriers_of(articles, lineage)
    entity_by_id = {entity.id: entity for entity in entities}
    interests = Interests(entity_by_id)
    claims = claims_of(by_id, entity_by_id, attributions, mentions, chronology)
    main = {p.article: p.main_event for p in chronology.publications}
    event_of = {mention: event.id for event in chronology.events for mention in event.mentions}
    stated = stated_origins(claims, mentions, event_of, carriers, interests)
    mention_by_id = {mention.id: mention for mention in mentions}
    covering = {
        event.id: {carriers.at(mention_by_id[m].article, mention_by_id[m].begin) for m in event.mentions}
        for event in chronology.events
    }
    events = {event.id: event for event in chronology.events}
    claims, assertions = assertions_of(claims, events, covering, stated, main, carriers, by_id, interests, options)
    names_of: dict[str, list[EntityMention]] = {}
    for name in names:
        names_of.setdefault(name.article, []).append(name)
    contradictions = contradictions_of(claims, mention_by_id, names_of, chronology, carriers)
    of_event: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.event:
            of_event.setdefault(claim.event, []).append(claim)
    independence = tuple(
        (event.id, event_independence(event, of_event.get(event.id, ()), stated, main, carriers, by_id, interests))
        for event in chronology.events
    )
    return ClaimBook(
        tuple(claims),
        tuple(assertions),
        tuple(contradictions),
        independence,
        contested(contradictions, {claim.id: claim for claim in claims}),
    )


def contested(contradictions: Sequence[Contradiction], claims: dict[str, Claim]) -> tuple[str, ...]:
    """Events that somebody denies, or whose accounts cannot both hold."""
    found: set[str] = set()
    for contradiction in contradictions:
        if contradiction.verdict in (Verdict.CONTRADICTION, Verdict.ALLEGATION_DENIAL):
            found.update(event for side in (contradiction.a, contradiction.b) if (event := claims[side].event))
    return tuple(sorted(found))
