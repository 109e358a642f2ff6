"""Assertions: claims of one proposition, gathered across articles and never moved to another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.claims.accounts import population
from rashomon.claims.naming import is_both
from rashomon.claims.options import ClaimOptions
from rashomon.claims.origins import Source
from rashomon.claims.telling import Ground, spoken
from rashomon.claims.words import STEM, Bag, alike, bags, figures, folded, hollow, negated, stems
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.attribution import Polarity, SpeechAct
from rashomon.model.chronology import Event
from rashomon.model.claims import Assertion, Claim, Independence, OriginKind
from rashomon.model.events import EventMention

__all__ = ["assertions_of", "figures_told"]

#: Acts that do something of the speaker's own.
OWN_DOING = frozenset({SpeechAct.ANNOUNCES, SpeechAct.PROMISES, SpeechAct.DEMANDS, SpeechAct.DECLINES})
PRONOUNS = frozenset(
    {"i", "we", "he", "she", "they", "it", "this", "that", "these", "those", "my", "our", "his", "her"}
)
RELATIVE = frozenset({"that", "who", "which", "whose", "where", "when", "killing", "injuring", "wounding", "to"})
#: So many words can mostly be read alone.
ALONE = 5
#: Fewer different content words than this are no proposition that two speakers can share ("the chaos").
FEW = 3

#: Claims are compared when one of so many of their weightiest words is the same; two that are alike share several.
KEYS = 8

INDEFINITE = re.compile(
    r"\b(?:dozens?|scores|hundreds|thousands|millions|several|many|few|multiple|numerous|various|some)\b", re.IGNORECASE
)
#: The figures by which a claim tells its event: what is counted, from and to.
Figures = frozenset[tuple[str, float | None, float | None, str]]


def assertions_of(
    claims: Sequence[Claim],
    events: Mapping[str, Event],
    covering: Mapping[str, set[str]],
    told_figures: Mapping[str, Figures],
    ground: Ground,
    options: ClaimOptions,
) -> tuple[list[Claim], list[Assertion]]:
    """Group the claims, and weigh each group. Returns the claims with their assertion filled in.

    ``covering`` holds, for each event, the carriers that are mainly about it: only their silence tells.
    """
    filled: list[Claim] = []
    found: list[Assertion] = []
    for group in grouped(claims, told_figures, options):
        name = content_id("as", min(claim.id for claim in group))
        about = group[0].event
        held = {ground.carriers.at(claim.article, claim.begin) for claim in group}
        homes = held | {ground.carriers.home.get(claim.article, claim.article) for claim in group}
        text = min(group, key=readable).text
        found.append(
            Assertion(
                name,
                " ".join(text.split()),
                tuple(claim.id for claim in group),
                independence_of(group, events.get(about or ""), events, ground),
                tuple(sorted(held)),
                tuple(sorted(covering.get(about or "", set()) - homes)),
                about,
            )
        )
        filled += [replace(claim, assertion=name) for claim in group]
    filled.sort(key=lambda claim: (claim.article, claim.begin, claim.end, claim.id))
    return filled, sorted(found, key=lambda assertion: assertion.id)


def readable(claim: Claim) -> tuple[bool, bool, int, str, str]:
    """What orders claims by how well they stand for all of their assertion: no few words, no relative clause, short."""
    first = folded(claim.text).strip("\"'([ ").partition(" ")[0]
    return len(claim.text.split()) < ALONE, first in RELATIVE, len(claim.text), claim.text, claim.id


def independence_of(
    group: Sequence[Claim], event: Event | None, events: Mapping[str, Event], ground: Ground
) -> Independence:
    reached: list[Source] = []
    own: list[Source] = []
    for claim in furthest(group):
        if claim.chain:
            between = event or events.get(ground.main.get(claim.article) or "")  # whom "both sides" means
            both = between is not None and is_both(claim.chain[-1].name)
            words = spoken(claim, between, ground.interests) if both and between else [ground.interests.of_claim(claim)]
            words = [of_a_party(word) for word in words] if denies_own_part(claim) else words
        else:
            carrier = ground.carriers.at(claim.article, claim.begin)
            words = list(ground.inherited(claim.article, carrier)) or [ground.own_word(carrier)]
        for word in words:
            ground.speak(word, reached, own)
    return ground.weighed(event, reached, own)


def denies_own_part(claim: Claim) -> bool:
    """Whether who denies is who stands accused: "denied using gas", "denied the charge", "denied that it had"."""
    if claim.act is not SpeechAct.DENIES:
        return False
    words = re.findall(r"[^\W\d_]+", folded(claim.text))
    return bool(words) and (
        words[0].endswith("ing") or words[0] in PRONOUNS or any(word[:STEM] in hollow() for word in words[:3])
    )


def of_a_party(source: Source) -> Source:
    if source.origin.kind not in (OriginKind.OFFICIAL, OriginKind.PERSON, OriginKind.ORGANISATION):
        return source
    return replace(source, origin=replace(source.origin, kind=OriginKind.PARTY))


def furthest(group: Sequence[Claim]) -> list[Claim]:
    """The claims without those that only introduce another one of the same words: in "Ann said the U.N. put the
    number at 300", what Ann says of the U.N. is no second word on the number."""
    kept = []
    for claim in group:
        names = [link.name for link in claim.chain]
        if not any(
            other.article == claim.article
            and other.begin < claim.end
            and claim.begin < other.end
            and len(other.chain) > len(names) > 0
            and [link.name for link in other.chain[: len(names)]] == names
            for other in group
        ):
            kept.append(claim)
    return kept


def figures_told(
    claims: Sequence[Claim],
    mentions: Iterable[EventMention],
    events: Iterable[Event],
    articles: Mapping[str, Article],
) -> dict[str, Figures]:
    """The figures of its own event that stand in a claim, each with whom it counts, by the claim's id. Words that
    are no number ("dozens", "several") tell no claim from another."""
    event_of = {mention: event.id for event in events for mention in event.mentions}
    by_article: dict[str, list[EventMention]] = {}
    for mention in mentions:
        if mention.counts:
            by_article.setdefault(mention.article, []).append(mention)
    found: dict[str, Figures] = {}
    for claim in claims:
        told = {
            (count.of, count.low, count.high, population(articles[mention.article], count))
            for mention in by_article.get(claim.article, ())
            if event_of.get(mention.id) == claim.event and not mention.background
            for count in mention.counts
            if claim.begin <= count.begin < claim.end and (count.low or 0) > 1 and not INDEFINITE.search(count.text)
        }
        if told:
            found[claim.id] = frozenset(told)
    return found


@dataclass
class Group:
    """Claims of one proposition, with what its first claim is recognised by."""

    bag: Bag
    numbers: frozenset[str]
    claims: list[Claim] = field(default_factory=list)


def grouped(claims: Sequence[Claim], told_figures: Mapping[str, Figures], options: ClaimOptions) -> list[list[Claim]]:
    """Claims with the same words; or with the same figures of one event; or with like words, the same numbers and
    the same polarity, about one event.

    Compared only within an event (or among those about none), with the first of each group.
    """
    by_topic: dict[tuple[str, Polarity, bool, bool, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        alleged = claim.act in (SpeechAct.ALLEGES, SpeechAct.SPECULATES)
        topic = (claim.event or "", claim.polarity, alleged, negated(claim.text), speaker_alone(claim))
        by_topic.setdefault(topic, []).append(claim)
    groups: list[list[Claim]] = []
    for _, members in sorted(by_topic.items()):
        groups += [group.claims for group in within_topic(members, told_figures, options)]
    return groups


def speaker_alone(claim: Claim) -> str:
    """Whose claim it is, where the words mean something else in another mouth: an announcement or a promise of
    one's own, a few words, words that begin with "we" or "he". Empty where anybody may say the same."""
    if not claim.chain:
        return ""
    if claim.act is SpeechAct.DENIES:  # "both sides deny it": one span, two speakers
        return f"{claim.article} {claim.begin}" if len(set(stems(claim.text))) < FEW else ""
    first = folded(claim.text).strip("\"'([ ").partition(" ")[0]
    if claim.act in OWN_DOING or first in PRONOUNS or len(set(stems(claim.text))) < FEW:
        return claim.chain[-1].name
    return ""


def heaviest(bag: Bag) -> list[str]:
    """The words by which like claims find one another."""
    return sorted(bag, key=lambda word: (-bag[word], word))[:KEYS]


def within_topic(members: Sequence[Claim], told_figures: Mapping[str, Figures], options: ClaimOptions) -> list[Group]:
    groups: list[Group] = []
    exact: dict[str, Group] = {}
    by_figures: dict[Figures, Group] = {}
    by_word: dict[str, list[Group]] = {}
    for claim, bag in zip(members, bags([claim.text for claim in members]), strict=True):
        text = folded(claim.text)
        told = told_figures.get(claim.id)
        home = exact.get(text) or (by_figures.get(told) if told else None)
        if home is None:
            numbers = figures(claim.text)
            near = {id(group): group for word in heaviest(bag) for group in by_word.get(word, ())}
            likeness = [(alike(bag, group.bag), group) for group in near.values() if group.numbers == numbers]
            best = max(likeness, key=lambda item: item[0], default=None)
            home = best[1] if best and best[0] >= options.alike else None
        if home is None:
            home = Group(bag, figures(claim.text))
            groups.append(home)
            for word in heaviest(bag):
                by_word.setdefault(word, []).append(home)
        home.claims.append(claim)
        exact.setdefault(text, home)
        if told:
            by_figures.setdefault(told, home)
    return groups
