"""From attributions and unattributed reports to claims, each with the event it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
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

#: What an attack or a storm claims.
CLAIMED_LIVES = re.compile(
    r"^\W*(?:(?:the|at|least|more|than|over|about|around|nearly|some|up|to|as|many|hundreds|dozens|thousands|of|civilian"
    r"|human|innocent|\d[\d,]*|[a-z]+teen|[a-z]+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)*"
    r"(?:lives?\b|civilians including)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
#: "accused of", "is accused of"; not "has accused X of".
ACCUSED = re.compile(r"(?:(?:is|are|was|were|been|being|stands?)\s+)?accused\s+(?:of|in)\b", re.IGNORECASE)


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
        if says_nothing(attribution):
            continue
        about = spoken_of(attribution, by_article.get(attribution.article, ()), event_of, main)
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
    claims += unattributed(by_article, covered, cues, event_of, articles)
    return sorted(claims, key=lambda claim: (claim.article, claim.begin, claim.end, claim.id))


def says_nothing(attribution: Attribution) -> bool:
    """Whether nobody vouches for anything: an attack that "claimed lives", a group that none is ("no group has
    claimed it")."""
    claimed = attribution.act is SpeechAct.ALLEGES and CLAIMED_LIVES.match(attribution.text)
    return bool(claimed) or NOBODY.match(attribution.chain[-1].name) is not None


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


def unattributed(
    by_article: Mapping[str, Sequence[EventMention]],
    covered: Mapping[str, Sequence[tuple[int, int]]],
    cues: Mapping[str, Set[int]],
    event_of: Mapping[str, str],
    articles: Mapping[str, Article],
) -> list[Claim]:
    """Reports that the article makes on its own account: headlines apart, each span once for an event.

    A noun ("the raids") reports nothing by itself, except with a figure ("an attack with nine dead"); a word that
    only brings in what somebody says ("had warned") is in that claim's chain.
    """
    claims = []
    seen: set[tuple[str, int, int, str]] = set()
    for article, mentions in by_article.items():
        for mention in mentions:
            if mention.headline or not mention.specific or mention.id not in event_of:
                continue
            if mention.nominal and not mention.counts:
                continue
            if mention.predicate[0] in cues.get(article, frozenset()):
                continue
            place = (article, mention.begin, mention.end, event_of[mention.id])
            if place in seen:
                continue
            seen.add(place)
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
