"""From attributions and unattributed reports to claims, each with the event it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.claims.hollow import introduces, is_label, says_nothing
from rashomon.claims.unattributed import unattributed
from rashomon.claims.words import folded
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution, LinkKind, SourceLink, SpeechAct
from rashomon.model.chronology import Chronology
from rashomon.model.claims import Claim
from rashomon.model.events import EventMention
from rashomon.model.language import Entity

__all__ = ["claims_of"]

#: "accused of", "is charged with"; not "has accused X of".
ACCUSED = re.compile(
    r"(?:(?:is|are|was|were|been|being|stands?)\s+)?(?:accused\s+(?:of|in)|charged\s+(?:with|in)|indicted\s+(?:for|on|in)"
    r"|blamed\s+for|suspected\s+(?:of|in)|convicted\s+of)\b",
    re.IGNORECASE,
)


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
    cues: dict[str, set[int]] = {}
    for attribution in sorted(attributions, key=lambda a: (a.article, a.begin, a.end, a.id)):
        if attribution.article not in articles:
            continue
        if attribution.cue is not None:
            cues.setdefault(attribution.article, set()).update(range(*attribution.cue))
        here, article = by_article.get(attribution.article, ()), articles[attribution.article]
        if says_nothing(attribution, here, article) or is_label(attribution.chain[-1], article):
            continue
        about = spoken_of(attribution, here, event_of, main)
        covered.setdefault(attribution.article, []).append((attribution.begin, attribution.end))
        claims.append(
            Claim(
                content_id("cl", attribution.id),
                attribution.article,
                attribution.begin,
                attribution.end,
                attribution.text,
                named_alike(accusers(attribution, articles[attribution.article]), entities),
                attribution.act,
                attribution.certainty,
                attribution.polarity,
                event_of.get(about.id) if about else None,
            )
        )
    brought_in = introduces(claims)
    claims = [claim for claim in claims if claim.id not in brought_in]
    claims += unattributed(by_article, covered, cues, event_of, articles)
    return sorted(claims, key=lambda claim: (claim.article, claim.begin, claim.end, claim.id))


def accusers(attribution: Attribution, article: Article) -> tuple[SourceLink, ...]:
    """The chain; in "a man accused of theft" whoever stands before the words is the accused, and the accuser hidden."""
    if attribution.act is not SpeechAct.ALLEGES or attribution.cue is None:
        return attribution.chain
    first, last = attribution.cue
    words = article.text[first : max(last, attribution.begin)]
    if not ACCUSED.match(words) or attribution.chain[-1].begin >= first:
        return attribution.chain
    return (SourceLink("unnamed", LinkKind.UNNAMED, first, last),)


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
