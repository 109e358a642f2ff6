"""The whole stage: claims, assertions, independence, contradictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.claims.assertions import assertions_of, figures_told
from rashomon.claims.carriers import Carriers, carriers_of
from rashomon.claims.contradictions import contradictions_of
from rashomon.claims.gather import claims_of
from rashomon.claims.options import ClaimOptions
from rashomon.claims.origins import Interests
from rashomon.claims.telling import Ground, told_by
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
    Does not depend on the order of what it is given.
    """
    by_id = {article.id: article for article in articles}
    carriers = carriers_of(articles, lineage)
    entity_by_id = {entity.id: entity for entity in entities}
    interests = Interests(entity_by_id, by_id)
    mentions = sorted(mentions, key=lambda m: (m.article, m.begin, m.end, m.id))
    mention_by_id = {mention.id: mention for mention in mentions}
    events = {event.id: event for event in sorted(chronology.events, key=lambda event: event.id)}
    claims = claims_of(by_id, entity_by_id, attributions, mentions, chronology)
    main = {p.article: p.main_event for p in chronology.publications}
    told = told_by(claims, mentions, events, carriers, interests)
    ground = Ground(told, main, carriers, by_id, interests)
    figures = figures_told(claims, mentions, events.values(), by_id)
    claims, assertions = assertions_of(claims, events, covering(main, carriers), figures, ground, options)
    contradictions = contradictions_of(claims, mention_by_id, by_article(names), chronology, carriers, by_id, interests)
    independence = tuple(
        (event.id, ground.of_event(event, [mention_by_id[m] for m in event.mentions if m in mention_by_id]))
        for event in chronology.events
    )
    return ClaimBook(
        tuple(claims),
        tuple(assertions),
        tuple(contradictions),
        independence,
        contested(contradictions, {claim.id: claim for claim in claims}),
    )


def covering(main: Mapping[str, str | None], carriers: Carriers) -> dict[str, set[str]]:
    """The carriers that are mainly about an event: a passing mention is no coverage, and its silence says nothing."""
    found: dict[str, set[str]] = {}
    for article, event in main.items():
        if event is not None and article in carriers.home:
            found.setdefault(event, set()).add(carriers.home[article])
    return found


def by_article(names: Sequence[EntityMention]) -> dict[str, list[EntityMention]]:
    found: dict[str, list[EntityMention]] = {}
    for name in names:
        found.setdefault(name.article, []).append(name)
    return found


def contested(contradictions: Sequence[Contradiction], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Events that somebody denies, or whose accounts cannot both hold."""
    found: set[str] = set()
    for contradiction in contradictions:
        if contradiction.verdict in (Verdict.CONTRADICTION, Verdict.ALLEGATION_DENIAL):
            found.update(event for side in (contradiction.a, contradiction.b) if (event := claims[side].event))
    return tuple(sorted(found))
