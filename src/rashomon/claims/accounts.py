"""Accounts: the figures that sources give of one event.

A text is an account where it is mainly about the event; within it, each source that it names is one. The largest
figure of an account stands for it, since texts name parts beside the sum ("two medics").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.claims.carriers import Carriers
from rashomon.claims.origins import Interests, Source
from rashomon.claims.places import Places
from rashomon.claims.words import folded
from rashomon.model.article import Article
from rashomon.model.chronology import Event
from rashomon.model.claims import Claim
from rashomon.model.events import Count, EventMention, EventStatus
from rashomon.resources import table

__all__ = ["LEAST", "REST", "STRETCH", "Account", "accounts_of", "days_near", "partial", "population"]

#: A figure of one person is seldom a sum.
LEAST = 2
#: Characters after a number within which the noun that it counts stands: a few adjectives and the noun.
NOUN = 48
#: Words that make a number a part of another, or one of a longer stretch of time or a wider area.
PARTIAL = re.compile(
    r"\b(?:including|among|another|other|others|more|further|additional|separately|elsewhere|respectively)\b"
)
STRETCH = re.compile(
    r"\b(?:since|so far this|this year|in the (?:last|past)|over the (?:last|past)|in total|overall|altogether"
    r"|per (?:day|year)|a (?:day|week|month|year)|(?:weeks|months|years|days) of|across the country|nationwide"
    r"|in recent|throughout|every)\b"
)
#: Values of the table of populations: at such a word the noun that a number counts must have come; such a word, right
#: after the number, makes it the rest of a sum.
ENDS, REST = "ends", "rest"
#: Characters on either side of a figure in which its sentence is looked for.
SENTENCE = 200
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
#: Another time than the event's, told from the page's day.
LONG_AGO = re.compile(r"\b(?:last year|(?:years?|months?) (?:ago|earlier|before))\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Account:
    """One figure as one source gives it. ``population`` is whom it counts, ``wide`` whether it is told of more than
    the one happening; ``where`` are the places near its words that tell this event from others, ``near`` all places there, ``own`` those in
    its very words, ``days`` the days of the week in its sentence."""

    count: Count
    claim: Claim
    carrier: str
    source: Source | None
    population: str
    wide: bool
    where: frozenset[str]
    near: frozenset[str]
    own: frozenset[str]
    days: frozenset[str] = frozenset()

    @property
    def unsure(self) -> bool:
        """Whether nobody with a face gives the figure, though somebody is said to."""
        return self.source is not None and self.source.is_faceless

    @property
    def low(self) -> float:
        return self.count.low if self.count.low is not None else 0.0

    @property
    def high(self) -> float:
        return self.count.high if self.count.high is not None else float("inf")


@functools.cache
def populations() -> Mapping[str, str]:
    return {row["word"]: row["population"] for row in table("claims_populations")}


def accounts_of(
    event: Event,
    told: Sequence[EventMention],
    claims: Sequence[Claim],
    news: Mapping[str, frozenset[str]],
    carriers: Carriers,
    articles: Mapping[str, Article],
    interests: Interests,
    places: Places,
) -> list[Account]:
    """The largest figure that each source gives for each slot, by text."""
    best: dict[tuple[str, str, str], Account] = {}
    where: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for mention in sorted(told, key=lambda m: (m.article, m.begin, m.id)):
        if mention.background or mention.status in (EventStatus.PLANNED, EventStatus.DENIED):
            continue
        if event.id not in news.get(mention.article, ()) or elsewhen(articles[mention.article], mention, event):
            continue
        for count in mention.counts:
            claim = narrowest(claims, mention.article, count)
            if claim is None or (count.low or 0.0) < LEAST or partial(articles[mention.article], count):
                continue
            if claim.chain and LONG_AGO.search(folded(claim.text)):
                continue
            carrier = carriers.at(mention.article, mention.begin)
            if carrier not in where:
                here = [m for m in told if m.article == mention.article]
                near = places.near(here)
                where[carrier] = places.telling(event.id, near), near
            source = interests.of_claim(claim) if claim.chain else None
            account = Account(
                count,
                claim,
                carrier,
                source,
                population(articles[mention.article], count),
                STRETCH.search(folded(claim.text)) is not None,
                *where[carrier],
                places.named_in(mention.article, claim.begin, claim.end),
                days_near(articles[mention.article], count),
            )
            key = (count.of, mention.article, source.origin.interest if source else "")
            if key not in best or best[key].low < account.low:
                best[key] = account
    first: dict[tuple[str, str, float, float, str], Account] = {}
    for _, account in sorted(best.items(), key=lambda item: item[0]):
        copied = (account.count.of, account.carrier, account.low, account.high, account.population)
        first.setdefault(copied, account)  # copies that agree are one account, a copy with another figure is its own
    return list(first.values())


def days_near(article: Article, count: Count) -> frozenset[str]:
    """The days of the week that the sentence around a figure names."""
    before = article.text[max(0, count.begin - SENTENCE) : count.begin]
    after = article.text[count.end : count.end + SENTENCE]
    opening, ending = re.split(r"[.!?;]\s|\n", before)[-1], re.split(r"[.!?;]\s|\n", after)[0]
    said = f"{opening} {ending}"
    return frozenset(WEEKDAY.findall(folded(said)))


def elsewhen(article: Article, mention: EventMention, event: Event) -> bool:
    """Whether the words around a mention name a month or a year that is none of the event's."""
    if event.when.earliest is None or event.when.latest is None:
        return False
    said = folded(article.text[max(0, mention.begin - NOUN) : mention.end + NOUN])
    said = re.split(r"[.!?]\s|\n", said[: NOUN + mention.end - mention.begin])[-1]
    years = {int(year) for year in YEAR.findall(said)}
    months = {
        number for number, name in enumerate(month_names()) if re.search(rf"\b(?:in|on|last|since) {name}\b", said)
    }
    first, last = event.when.earliest, event.when.latest
    if years and not any(first.year <= year <= last.year for year in years):
        return True
    allowed = {
        (first.month - 1 + step) % 12 for step in range((last.year - first.year) * 12 + last.month - first.month + 1)
    }
    return bool(months) and not months & allowed


@functools.cache
def month_names() -> tuple[str, ...]:
    return tuple(date(2000, month, 1).strftime("%B").casefold() for month in range(1, 13))


def narrowest(claims: Sequence[Claim], article: str, count: Count) -> Claim | None:
    """The claim whose words the figure is: the shortest that holds it, attributed ones first."""
    holding = [c for c in claims if c.article == article and c.begin <= count.begin < c.end]
    return min(holding, key=lambda c: (not c.chain, c.end - c.begin, c.id), default=None)


def words_around(article: Article, count: Count) -> tuple[str, str]:
    before = article.text[max(0, count.begin - NOUN) : count.begin]
    after = article.text[count.end : count.end + NOUN]
    return folded(re.split(r"[.!?;\n]", before)[-1]), folded(re.split(r"[.!?;\n]", after)[0])


def partial(article: Article, count: Count) -> bool:
    """Whether a number is told as a part of another, or as one on top of it."""
    before, after = words_around(article, count)
    close_before = " ".join(before.split()[-2:])
    close_after = " ".join(after.split()[:2])
    return (
        PARTIAL.search(close_before) is not None
        or PARTIAL.search(close_after) is not None
        or after.startswith(("of the", "of them", "of those"))
        or PARTIAL.search(folded(count.text)) is not None
    )


def population(article: Article, count: Count) -> str:
    """Whom a number counts, by the first noun after it that the table knows; "whole" where none does."""
    _, after = words_around(article, count)
    for number, word in enumerate(re.findall(r"[^\W\d_]+", after)[:4]):
        found = populations().get(word)
        if found == ENDS:
            break
        if found is not None and (found != REST or number == 0):
            return found
    return "whole"
