"""On whose word it rests that an event happened."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.claims.carriers import Carriers
from rashomon.claims.folding import counted, one_interest
from rashomon.claims.naming import is_both, words_of
from rashomon.claims.origins import MEDIA, Interests, Source
from rashomon.claims.words import folded
from rashomon.model.article import Article
from rashomon.model.attribution import Polarity, SpeechAct
from rashomon.model.chronology import Event
from rashomon.model.claims import Claim, Independence, Origin, OriginKind
from rashomon.model.events import EventMention, EventStatus, ParticipantRole

__all__ = ["Ground", "Told", "told_by"]

#: Acts that do not say that something happened.
NOT_TELLING = frozenset(
    {SpeechAct.DENIES, SpeechAct.SPECULATES, SpeechAct.DEMANDS, SpeechAct.PROMISES, SpeechAct.WARNS, SpeechAct.DECLINES}
)
NOT_YET = frozenset(
    {EventStatus.PLANNED, EventStatus.UNCERTAIN, EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.DENIED}
)
#: A clause that opens so takes its happening for granted: "those who attacked the town", "whether he fired".
GRANTED = re.compile(r"\b(?:who|which|whose|whom|whether|if|heard|know|knew|aware|(?:people|those|ones?) that)\b")
#: Origins that are carriers of news: their own word yields to the sources that they are known to rest on.
CARRYING = frozenset({OriginKind.AGENCY, OriginKind.OUTLET, OriginKind.STATE_MEDIA})
BOTH = 2


@dataclass(frozen=True, slots=True)
class Told:
    """For each carrier and event the sources of its claims that the event happened, and through whom they came."""

    sources: Mapping[tuple[str, str], Sequence[Source]]
    conduits: Mapping[str, Sequence[Source]]


def told_by(
    claims: Sequence[Claim],
    mentions: Sequence[EventMention],
    events: Mapping[str, Event],
    carriers: Carriers,
    interests: Interests,
) -> Told:
    """Who is said to have told of each event.

    Such a claim tells the happening by a verb, or confirms it. One that only speaks of it ("the attack
    was cruel", he said) takes it for granted, and says nothing of where the news comes from. Background that
    a speaker brings up counts only where the carrier gives no telling of its own.
    """
    event_of = {mention: event.id for event in events.values() for mention in event.mentions}
    telling: dict[str, list[EventMention]] = {}
    for mention in mentions:
        if mention.id in event_of and not mention.headline:
            telling.setdefault(mention.article, []).append(mention)
    news: dict[tuple[str, str], list[Source]] = {}
    background: dict[tuple[str, str], list[Source]] = {}
    conduits: dict[str, list[Source]] = {}
    for claim in claims:
        if not claim.chain or claim.act in NOT_TELLING or claim.polarity is Polarity.NEGATIVE:
            continue
        carrier = carriers.at(claim.article, claim.begin)
        told: dict[str, bool] = {}
        for mention in telling.get(claim.article, ()):
            if claim.begin <= mention.predicate[0] < claim.end and tells(mention, claim, event_of[mention.id]):
                event = event_of[mention.id]
                told[event] = told.get(event, True) and mention.background
        for event, is_background in sorted(told.items()):
            found = background if is_background else news
            found.setdefault((carrier, event), []).extend(spoken(claim, events[event], interests))
            conduits.setdefault(event, []).extend(
                interests.of_link(link) for link in claim.chain[:-1] if link.kind in MEDIA
            )
    return Told({**background, **news}, conduits)


def tells(mention: EventMention, claim: Claim, event: str) -> bool:
    """Whether a claim says of the mention's happening that it took place."""
    if claim.act is SpeechAct.CONFIRMS:
        return claim.event == event
    if mention.nominal or mention.status in NOT_YET:
        return False
    before = folded(claim.text[: mention.predicate[0] - claim.begin])
    return GRANTED.search(before) is None


def spoken(claim: Claim, event: Event, interests: Interests) -> list[Source]:
    """The sources of a claim: one, or both parties to the event where "both sides" say so."""
    if is_both(claim.chain[-1].name):
        for found in (interests.of_event(event), interests.of_event(event, frozenset({ParticipantRole.ACTOR}))):
            parties: dict[str, Source] = {}
            for party in found:
                parties.setdefault(party.origin.interest, party)
            if len(parties) == BOTH:
                return [parties[interest] for interest in sorted(parties)]
    return [interests.of_claim(claim)]


class Ground:
    """What each carrier's word on an event rests on."""

    def __init__(
        self,
        told: Told,
        main: Mapping[str, str | None],
        carriers: Carriers,
        articles: Mapping[str, Article],
        interests: Interests,
    ) -> None:
        self.told = told
        self.main = main
        self.carriers = carriers
        self.articles = articles
        self.interests = interests

    def named(self, carrier: str, event: str | None) -> Sequence[Source]:
        return self.told.sources.get((carrier, event or ""), ())

    def inherited(self, article: str, carrier: str) -> Sequence[Source]:
        """What the article states as the origin of its main event, for words without a source of their own.

        Where it names several, nobody knows on which of them a bare sentence rests: then on none that is known.
        """
        kept = faces(self.named(carrier, self.main.get(article)))
        return kept if all(one_interest(kept[0], other) for other in kept[1:]) else ()

    def own_word(self, carrier: str) -> Source:
        """A carrier that names no source: its agency's word, its outlet's, or nobody known's."""
        agency = self.carriers.agency.get(carrier)
        if agency:
            return Source(
                Origin(agency, OriginKind.AGENCY, self.interests.of_name(agency)), frozenset(words_of(agency))
            )
        article = self.articles.get(carrier)
        if article is not None and article.outlet:
            return Source(Origin(article.outlet, OriginKind.OUTLET, self.interests.of_name(article.outlet)))
        return Source(Origin("a source that is not named", OriginKind.UNKNOWN, carrier))

    def of_event(self, event: Event, mentions: Sequence[EventMention]) -> Independence:
        """On how many independent words it rests that the event happened.

        Each carrier speaks once. One that names no source for this event inherits the one it names for its
        main event, which says where it has its news from.
        """
        held = event.status in (EventStatus.HAPPENED, EventStatus.ONGOING)
        reached: list[Source] = []
        own: list[Source] = []
        seen: set[str] = set()
        for mention in mentions:
            carrier = self.carriers.at(mention.article, mention.begin)
            if carrier in seen:
                continue
            named = faces(self.named(carrier, event.id))
            if not named and (mention.status is EventStatus.DENIED or (held and mention.status in NOT_YET)):
                continue  # who announced it has not told that it took place
            seen.add(carrier)
            named = named or self.inherited(mention.article, carrier)
            for word in named or (self.own_word(carrier),):
                self.speak(word, reached, own)
        return self.weighed(event, reached, own)

    def speak(self, word: Source, reached: list[Source], own: list[Source]) -> None:
        """An agency that quotes nobody is a source; an outlet's own word is anybody's."""
        (own if word.origin.kind in (OriginKind.OUTLET, OriginKind.UNKNOWN) else reached).append(word)

    def weighed(self, event: Event | None, reached: Sequence[Source], own: Sequence[Source]) -> Independence:
        """The count, after carriers that may rest on others have stood back.

        An agency that quotes nobody is a source of its own only where no deeper source is known: else it may well
        have it from there.
        """
        conduits = self.told.conduits.get(event.id, ()) if event else ()
        deeper = any(source.origin.kind not in CARRYING and not source.is_faceless for source in reached)
        resting = [
            source
            for source in reached
            if deeper
            and (
                source.origin.kind is OriginKind.AGENCY
                or (source.origin.kind in CARRYING and any(one_interest(source, conduit) for conduit in conduits))
            )
        ]
        kept = [source for source in reached if source not in resting]
        return counted(kept, [*own, *resting], self.interests.of_event(event) if event else ())


def faces(sources: Sequence[Source]) -> Sequence[Source]:
    """The sources with a face, where a carrier names any: its "reportedly" may well be the same source."""
    return [source for source in sources if not source.is_faceless] or list(sources)
