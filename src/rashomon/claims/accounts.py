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
from rashomon.claims.told_figures import ToldFigure
from rashomon.claims.words import folded, stems
from rashomon.model.article import Article
from rashomon.model.chronology import Event
from rashomon.model.claims import Claim
from rashomon.model.events import Count, EventMention
from rashomon.resources import table

__all__ = [
    "LEAST",
    "REST",
    "STRETCH",
    "Account",
    "accounts_of",
    "days_near",
    "partial",
    "population",
    "populations",
    "sentence_of",
]

#: A figure of one person is seldom a sum.
LEAST = 2
#: Characters after a number within which the noun that it counts stands: a few adjectives and the noun.
NOUN = 48
#: Words that make a number a part of another, or one of a longer stretch of time or a wider area.
PARTIAL = re.compile(
    r"\b(?:including|among|another|other|others|more(?! than\b)|further|additional|separately|elsewhere|respectively)\b"
)
STRETCH = re.compile(
    r"\b(?:since|so far this|this year|in the (?:last|past)|over the (?:last|past)|in total|overall|altogether"
    r"|per (?:day|year)|a (?:day|week|month|year)|(?:weeks|months|years|days) of|across the country|nationwide"
    r"|in recent|throughout|every)\b"
)
#: A sentence that turns to another happening.
TURNING = re.compile(
    r"\b(?:meanwhile|separately|elsewhere|in (?:a|another) (?:separate|different|second)|also (?:on|in|at|killed|wounded|injured"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b"
)
#: Values of the table of populations: at such a word the noun that a number counts must have come; such a word, right
#: after the number, makes it the rest of a sum.
ENDS, REST = "ends", "rest"
#: Characters on either side of a figure in which its sentence is looked for.
SENTENCE = 200
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
#: Another time than the event's, told from the page's day.
LONG_AGO = re.compile(
    r"\b(?:last (?:year|month|week)|(?:earlier|late|early|so far) this (?:year|month|week)|in recent (?:weeks|months|days)"
    r"|since then|(?:years?|months?|weeks?|days) (?:ago|earlier|before))\b"
)
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
    words: frozenset[str] = frozenset()
    beside: bool = False

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
    told: Sequence[ToldFigure],
    tellings: Sequence[EventMention],
    carriers: Carriers,
    articles: Mapping[str, Article],
    interests: Interests,
    places: Places,
) -> list[Account]:
    """The largest figure that each source gives for each slot, by text; one of the event itself before one beside it."""
    best: dict[tuple[str, str, str], Account] = {}
    around = [*tellings, *(figure.mention for figure in told)]
    near = {
        article: places.near([mention for mention in around if mention.article == article])
        for article in sorted({figure.mention.article for figure in told})
    }
    for figure in told:
        account = account_of(figure, event, near[figure.mention.article], carriers, articles, interests, places)
        if account is None:
            continue
        key = (account.count.of, account.claim.article, account.source.origin.interest if account.source else "")
        if key not in best or (best[key].beside, -best[key].low) > (account.beside, -account.low):
            best[key] = account
    first: dict[tuple[str, str, float, float, str], Account] = {}
    for _, account in sorted(best.items(), key=lambda item: item[0]):
        copied = (account.count.of, account.carrier, account.low, account.high, account.population)
        first.setdefault(copied, account)  # copies that agree are one account, a copy with another figure is its own
    return list(first.values())


def account_of(
    figure: ToldFigure,
    event: Event,
    near: frozenset[str],
    carriers: Carriers,
    articles: Mapping[str, Article],
    interests: Interests,
    places: Places,
) -> Account | None:
    """A figure as an account; None for a part of another, a figure of one, and one of another time."""
    count, claim, article = figure.count, figure.claim, articles[figure.mention.article]
    if (count.low or 0.0) < LEAST or partial(article, count) or elsewhen(article, figure.mention, event):
        return None
    begin, end = sentence_of(article, count)
    sentence = folded(article.text[begin:end])
    if LONG_AGO.search(sentence) or TURNING.search(sentence) or (figure.beside and STRETCH.search(sentence)):
        return None
    return Account(
        count,
        claim,
        carriers.at(article.id, figure.mention.begin),
        interests.of_claim(claim) if claim.chain else None,
        population(article, count),
        STRETCH.search(folded(claim.text)) is not None,
        places.telling(event.id, near),
        near,
        places.named_in(article.id, begin, end),
        days_near(article, count),
        frozenset(stems(article.text[begin:end])),
        figure.beside,
    )


def sentence_of(article: Article, count: Count) -> tuple[int, int]:
    """Where the sentence around a figure begins and ends, looked for over ``SENTENCE`` characters on either side."""
    before = article.text[max(0, count.begin - SENTENCE) : count.begin]
    after = article.text[count.end : count.end + SENTENCE]
    opening, ending = re.split(r"[.!?;]\s|\n", before)[-1], re.split(r"[.!?;]\s|\n", after)[0]
    return count.begin - len(opening), count.end + len(ending)


def days_near(article: Article, count: Count) -> frozenset[str]:
    """The days of the week that the sentence around a figure names."""
    begin, end = sentence_of(article, count)
    return frozenset(WEEKDAY.findall(folded(article.text[begin:end])))


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
