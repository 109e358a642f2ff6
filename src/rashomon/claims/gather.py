"""From attributions and unattributed reports to claims, each with the event it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.claims.words import folded
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution, Certainty, LinkKind, Polarity, SourceLink, SpeechAct
from rashomon.model.chronology import Chronology
from rashomon.model.claims import Claim
from rashomon.model.events import EventMention, EventStatus
from rashomon.model.language import Entity

__all__ = ["claims_of"]


def claims_of(
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
    attributions: Iterable[Attribution],
    mentions: Sequence[EventMention],
    chronology: Chronology,
) -> list[Claim]:
    """One claim for each attribution, and one with an empty chain for each report without any."""
    event_of = {mention: event.id for event in chronology.events for mention in event.mentions}
    main = {p.article: p.main_event for p in chronology.publications}
    by_article: dict[str, list[EventMention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.article, m.begin, m.end, m.id)):
        by_article.setdefault(mention.article, []).append(mention)
    claims = []
    covered: dict[str, list[tuple[int, int]]] = {}
    for attribution in sorted(attributions, key=lambda a: (a.article, a.begin, a.end, a.id)):
        about = spoken_of(attribution, by_article.get(attribution.article, ()), event_of, main)
        covered.setdefault(attribution.article, []).append((attribution.begin, attribution.end))
        claims.append(
            Claim(
                content_id("cl", attribution.id),
                attribution.article,
                attribution.begin,
                attribution.end,
                attribution.text,
                named_alike(attribution.chain, entities),
                attribution.act,
                attribution.certainty,
                attribution.polarity,
                event_of.get(about.id) if about else None,
            )
        )
    claims += unattributed(by_article, covered, event_of, articles)
    return sorted(claims, key=lambda claim: (claim.article, claim.begin, claim.end, claim.id))


def named_alike(chain: Sequence[SourceLink], entities: Mapping[str, Entity]) -> tuple[SourceLink, ...]:
    """The chain with each link under the one name that its entity has in this pile ("Tass": TASS)."""
    return tuple(renamed(link, entities.get(link.entity or "")) for link in chain)


def renamed(link: SourceLink, entity: Entity | None) -> SourceLink:
    """A short form of the entity's name stands as it was said ("Yonhap"), another spelling does not."""
    if entity is None or link.kind is LinkKind.UNNAMED:
        return link
    said, full = folded(link.name).split(), folded(entity.name).split()
    short = len(said) < len(full) and all(word in full for word in said)
    return link if short else replace(link, name=entity.name)


def spoken_of(
    attribution: Attribution,
    mentions: Sequence[EventMention],
    event_of: Mapping[str, str],
    main: Mapping[str, str | None],
) -> EventMention | None:
    """The mention that a claim is about: what its main clause tells; the news of the day before background."""
    inside = [m for m in mentions if attribution.begin < m.predicate[1] and m.predicate[0] < attribution.end]
    if not inside:
        return None
    return min(
        inside,
        key=lambda m: (
            not m.specific,
            m.background,
            event_of.get(m.id) != main.get(attribution.article),
            m.predicate[0],
            m.id,
        ),
    )


def unattributed(
    by_article: Mapping[str, Sequence[EventMention]],
    covered: Mapping[str, Sequence[tuple[int, int]]],
    event_of: Mapping[str, str],
    articles: Mapping[str, Article],
) -> list[Claim]:
    """Reports that the article makes on its own account: headlines apart, each once for an event and
    sentence."""
    claims = []
    for article, mentions in by_article.items():
        for mention in mentions:
            if mention.headline or not mention.specific or mention.id not in event_of:
                continue
            if any(
                begin < mention.predicate[1] and mention.predicate[0] < end for begin, end in covered.get(article, ())
            ):
                continue
            certainty = Certainty.CERTAIN
            if mention.status in (EventStatus.PLANNED, EventStatus.ALLEGED):
                certainty = Certainty.PROBABLE
            elif mention.status is EventStatus.UNCERTAIN:
                certainty = Certainty.POSSIBLE
            claims.append(
                Claim(
                    content_id("cl", "own", article, mention.begin, mention.end, mention.id),
                    article,
                    mention.begin,
                    mention.end,
                    articles[article].text[mention.begin : mention.end],
                    (),
                    SpeechAct.STATES,
                    certainty,
                    Polarity.NEGATIVE if mention.status is EventStatus.DENIED else Polarity.POSITIVE,
                    event_of[mention.id],
                )
            )
    return claims
