"""Stories: which texts are about one thing, whatever each of them makes its news.

A report of a crime, of the arrest that follows and of the trial have different main events and are one story.
A pair of texts is scored on what the whole texts share: words, headline, people, places, day. The score is
evidence about their tellings too: two texts of one story that both tell of a killing mostly tell of one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.chronology.cluster import Pair, average_linkage
from rashomon.chronology.grid import Days
from rashomon.chronology.units import Units
from rashomon.chronology.vocabulary import Vector, cosine, vector_of, words_of
from rashomon.model.article import Article
from rashomon.model.language import Entity, EntityKind, EntityMention
from rashomon.resources import table

__all__ = ["Profile", "alike", "one_story", "profiles", "signs", "stories"]

#: Kinds of entity that are named for where a thing is, and those that are named because of who publishes.
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
CARRIERS = frozenset({EntityKind.OUTLET, EntityKind.AGENCY})
#: A day of writing that is known no better than this (days) is not compared.
KNOWN = 15
#: Texts less alike than this (cosine) are not compared: the score of the like is below every threshold.
LEAST = 0.06
#: Words in more texts than this share bring no two of them together as candidates.
COMMON = 0.1
#: The log-odds of a pair of texts that are not alike enough to be compared.
UNLIKE = -6.0
#: A pile smaller than this is taken for a part of one of this size: a name that all five of its texts share is
#: still a rare one.
SMALL = 200
#: Rarities of shared names are summed up to this.
ENOUGH = 3.0
#: Longest gap between two days that counts (logarithm of one more than the days: about a year).
LONG = 6.0


@dataclass(frozen=True, eq=False)
class Profile:
    """What one unit's text is about: its words, its headline's, whom and what it names, its day if known."""

    unit: str
    words: Vector
    title: Vector
    people: frozenset[str]
    places: frozenset[str]
    parties: frozenset[str]
    rarity: Mapping[str, float]
    day: float | None


def profiles(
    units: Units,
    articles: Mapping[str, Article],
    names: Iterable[EntityMention],
    entities: Mapping[str, Entity],
    stories: Mapping[str, Vector],
    idf: Mapping[str, float],
    written: Mapping[str, Days],
) -> dict[str, Profile]:
    """The profile of every unit that is some article's own text, from that article's words and names."""
    named: dict[str, set[str]] = {}
    for name in names:
        if name.entity in entities and entities[name.entity].kind not in CARRIERS:
            named.setdefault(units.home.get(name.article, name.article), set()).add(name.entity)
    frequency = Counter(entity for found in named.values() for entity in found)
    number = max(len(units.articles), SMALL)
    rarity = {entity: math.log((1 + number) / (0.5 + held)) / 5.0 for entity, held in frequency.items()}
    result: dict[str, Profile] = {}
    for unit, carriers in units.articles.items():
        own = [article for article in carriers if units.home.get(article) == unit]
        if not own:
            continue
        first = max(own, key=lambda article: (len(stories.get(article, {})), article))
        title = next((articles[article].title for article in own if articles[article].title), None)
        kinds: dict[str, set[str]] = {"people": set(), "places": set(), "parties": set()}
        for entity in named.get(unit, ()):
            kind = entities[entity].kind
            kinds["people" if kind is EntityKind.PERSON else "places" if kind in PLACES else "parties"].add(entity)
        result[unit] = Profile(
            unit,
            stories.get(first, {}),
            vector_of(words_of(title or ""), idf),
            frozenset(kinds["people"]),
            frozenset(kinds["places"]),
            frozenset(kinds["parties"]),
            rarity,
            known_day(written.get(unit)),
        )
    return result


def known_day(belief: Days | None) -> float | None:
    """The middle of a belief, when nine tenths of it lie within a fortnight."""
    if belief is None:
        return None
    sums = np.cumsum(belief)
    low, mid, high = (int(np.searchsorted(sums, share)) for share in (0.05, 0.5, 0.95))
    return float(mid) if high - low <= KNOWN else None


def signs(one: Profile, other: Profile) -> dict[str, float]:
    """What speaks for or against one story, by the names of the table of weights."""
    likeness = cosine(one.words, other.words)
    found = {
        "story base": 1.0,
        "story words": likeness,
        "story words root": math.sqrt(max(likeness, 0.0)),
        "story headline": cosine(one.title, other.title),
    }
    for name, mine, theirs in (
        ("people", one.people, other.people),
        ("places", one.places, other.places),
        ("parties", one.parties, other.parties),
    ):
        shared = sum(one.rarity[entity] for entity in sorted(mine & theirs))
        found[f"story {name}"] = min(shared, ENOUGH)
        found[f"story other {name}"] = float(bool(mine) and bool(theirs) and not mine & theirs)
    if one.day is not None and other.day is not None:
        gap = abs(one.day - other.day)
        found["story days known"] = 1.0
        found["story days apart"] = min(math.log1p(gap), LONG)
    return found


WEIGHTS = {row["name"]: float(row["weight"]) for row in table("chronology_weights")}


def one_story(one: Profile, other: Profile) -> float:
    """Log-odds that two texts are of one story."""
    return sum(WEIGHTS[name] * value for name, value in signs(one, other).items())


def alike(found: Sequence[Profile]) -> dict[Pair, float]:
    """The log-odds of all pairs of texts that are alike enough to be compared, by their positions."""
    index: dict[str, list[int]] = {}
    limit = max(20, int(COMMON * len(found)))
    for number, profile in enumerate(found):
        for word in profile.words:
            index.setdefault(word, []).append(number)
    scores: dict[Pair, float] = {}
    for number, profile in enumerate(found):
        near: set[int] = set()
        for word in profile.words:
            if len(index[word]) <= limit:
                near.update(other for other in index[word] if other > number)
        for other in sorted(near):
            if cosine(profile.words, found[other].words) >= LEAST:
                scores[number, other] = one_story(profile, found[other])
    return scores


def stories(found: Sequence[Profile], scores: Mapping[Pair, float]) -> list[list[int]]:
    """Groups of positions: texts of one story, by average linkage at even odds."""
    return average_linkage(len(found), dict(scores), lambda _left, _right: UNLIKE, 0.0)
