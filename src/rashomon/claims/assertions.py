"""Assertions: claims of one proposition, gathered across articles and never moved to another speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.claims.carriers import Carriers
from rashomon.claims.options import ClaimOptions
from rashomon.claims.origins import Interests, counted
from rashomon.claims.words import Bag, alike, bags, figures, folded
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.attribution import Polarity, SpeechAct
from rashomon.model.chronology import Event
from rashomon.model.claims import Assertion, Claim, Independence, Origin, OriginKind
from rashomon.model.events import EventMention, EventStatus

__all__ = ["Stated", "assertions_of", "event_independence", "stated_origins"]

#: What each carrier says its word on an event rests on.
Stated = Mapping[tuple[str, str], Sequence[Origin]]


def stated_origins(
    claims: Sequence[Claim],
    mentions: Sequence[EventMention],
    event_of: Mapping[str, str],
    carriers: Carriers,
    interests: Interests,
) -> dict[tuple[str, str], list[Origin]]:
    """For each carrier and event the origins of the claims that the event happened.

    Such a claim tells the happening by a verb, or confirms it. One that only speaks of it ("the attack
    was cruel", he said) takes it for granted, and says nothing of where the news comes from.
    """
    telling: dict[str, list[EventMention]] = {}
    for mention in mentions:
        telling.setdefault(mention.article, []).append(mention)
    found: dict[tuple[str, str], list[Origin]] = {}
    for claim in claims:
        if claim.event is None or not claim.chain or claim.act in (SpeechAct.DENIES, SpeechAct.SPECULATES):
            continue
        if claim.act is not SpeechAct.CONFIRMS and not any(
            asserts(mention, claim, event_of) for mention in telling.get(claim.article, ())
        ):
            continue
        origin = interests.of_link(claim.chain[-1])
        found.setdefault((carriers.at(claim.article, claim.begin), claim.event), []).append(origin)
    return found


def asserts(mention: EventMention, claim: Claim, event_of: Mapping[str, str]) -> bool:
    return (
        event_of.get(mention.id) == claim.event
        and not mention.nominal
        and claim.begin <= mention.predicate[0] < claim.end
        and mention.status not in (EventStatus.PLANNED, EventStatus.UNCERTAIN, EventStatus.CANCELLED)
    )


def own_word(carrier: str, carriers: Carriers, articles: Mapping[str, Article], interests: Interests) -> Origin:
    """A carrier that names no source: its agency's word, its outlet's, or nobody known's."""
    agency = carriers.agency.get(carrier)
    if agency:
        return Origin(agency, OriginKind.AGENCY, interests.of_name(agency))
    article = articles.get(carrier)
    if article is not None and article.outlet:
        return Origin(article.outlet, OriginKind.OUTLET, interests.of_name(article.outlet))
    return Origin("a source that is not named", OriginKind.UNKNOWN, carrier)


def event_independence(
    event: Event,
    claims: Sequence[Claim],
    stated: Stated,
    main: Mapping[str, str | None],
    carriers: Carriers,
    articles: Mapping[str, Article],
    interests: Interests,
) -> Independence:
    """On how many independent words it rests that the event happened.

    Each carrier speaks once. One that names no origin for this event inherits the one it names for its
    main event, which says where it has its news from.
    """
    reached: list[Origin] = []
    silent: list[Origin] = []
    seen: set[str] = set()
    for claim in claims:
        carrier = carriers.at(claim.article, claim.begin)
        if carrier in seen or claim.act is SpeechAct.DENIES:
            continue
        seen.add(carrier)
        named = stated.get((carrier, event.id)) or stated.get((carrier, main.get(claim.article) or ""))
        if named:
            reached.extend(faces(named))
        else:
            silent.append(own_word(carrier, carriers, articles, interests))
    return counted(reached, silent, interests.of_event(event))


def faces(origins: Sequence[Origin]) -> Sequence[Origin]:
    """The origins with a name, where a carrier names any: its "reportedly" may well be the same source."""
    named = [origin for origin in origins if origin.kind is not OriginKind.UNNAMED]
    return named or origins


def assertions_of(
    claims: Sequence[Claim],
    events: Mapping[str, Event],
    covering: Mapping[str, set[str]],
    stated: Stated,
    main: Mapping[str, str | None],
    carriers: Carriers,
    articles: Mapping[str, Article],
    interests: Interests,
    options: ClaimOptions,
) -> tuple[list[Claim], list[Assertion]]:
    """Group the claims, and weigh each group. Returns the claims with their assertion filled in."""
    groups = grouped(claims, options)
    filled: list[Claim] = []
    found: list[Assertion] = []
    for group in groups:
        name = content_id("as", min(claim.id for claim in group))
        about = next((claim.event for claim in group if claim.event), None)
        held = {carriers.at(claim.article, claim.begin) for claim in group}
        reached, silent = [], []
        for claim in group:
            carrier = carriers.at(claim.article, claim.begin)
            inherited = stated.get((carrier, main.get(claim.article) or ""))
            if claim.chain:
                reached.append(interests.of_link(claim.chain[-1]))
            elif inherited:
                reached.extend(inherited)
            else:
                silent.append(own_word(carrier, carriers, articles, interests))
        event = events.get(about or "")
        parties: frozenset[str] = interests.of_event(event) if event else frozenset()
        text = max(group, key=lambda claim: (bool(claim.chain), -len(claim.text), claim.id)).text
        found.append(
            Assertion(
                name,
                " ".join(text.split()),
                tuple(claim.id for claim in group),
                counted(reached, silent, parties),
                tuple(sorted(held)),
                tuple(sorted(covering.get(about or "", set()) - held)),
                about,
            )
        )
        filled += [replace(claim, assertion=name) for claim in group]
    filled.sort(key=lambda claim: (claim.article, claim.begin, claim.end, claim.id))
    return filled, sorted(found, key=lambda assertion: assertion.id)


def grouped(claims: Sequence[Claim], options: ClaimOptions) -> list[list[Claim]]:
    """Claims with the same words, or with like words, the same figures and the same polarity, about one
    event. Compared only within an event (or among those about none), with the first of each group."""
    by_topic: dict[tuple[str, Polarity, bool], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        by_topic.setdefault((claim.event or "", claim.polarity, claim.act is SpeechAct.ALLEGES), []).append(claim)
    groups: list[list[Claim]] = []
    for _, members in sorted(by_topic.items()):
        weighed = bags([claim.text for claim in members])
        heads: list[tuple[Bag, frozenset[str], str, list[Claim]]] = []
        exact: dict[str, list[Claim]] = {}
        by_word: dict[str, list[int]] = {}
        for claim, bag in zip(members, weighed, strict=True):
            text = folded(claim.text)
            if text in exact:
                exact[text].append(claim)
                continue
            numbers = figures(claim.text)
            home = None
            for number in sorted({n for word in bag for n in by_word.get(word, ())}):
                other, others, _, group = heads[number]
                if others == numbers and alike(bag, other) >= options.alike:
                    home = group
                    break
            if home is None:
                home = []
                for word in bag:
                    by_word.setdefault(word, []).append(len(heads))
                heads.append((bag, numbers, text, home))
                groups.append(home)
            home.append(claim)
            exact[text] = home
    return groups
