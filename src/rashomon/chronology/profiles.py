"""What a whole text is about: its words, names, numbers and days, as two texts are compared by them."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np

from rashomon.chronology.dating import Dating, DayBook
from rashomon.chronology.grid import Days
from rashomon.chronology.tellings import Telling
from rashomon.chronology.units import Units
from rashomon.chronology.vocabulary import LONGEST, Vector, article_vectors, folded, vector_of, words_of
from rashomon.model.article import Article, LayerKind
from rashomon.model.language import Entity, EntityKind, EntityMention
from rashomon.resources import table

__all__ = ["Profile", "happening_odds", "profiles"]

#: Kinds of entity that are named for where a thing is, and those that are named because of who publishes.
PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
CARRIERS = frozenset({EntityKind.OUTLET, EntityKind.AGENCY})
#: A day of writing that is known no better than this (days) is not compared.
KNOWN = 15
#: Words in no more of the texts than this share are rare: they name what only few of them are about.
RARE = 0.02
#: A pile smaller than this is taken for a part of one of this size: a name that all five of its texts share is
#: still a rare one.
SMALL = 200
#: Words of a text that are its lead, the headline counted: two or three paragraphs.
LEAD = 90
#: Days over which happenings that are not one are spread where their texts are alike: the chance against which
#: a shared day is weighed. A month: like things are written about when one of them is in the news.
SPREAD = 30
#: A belief in the day of the main happening is kept where it is no wider than this (days).
WIDEST = 120
#: A day that words give with less belief than this is not compared.
LIKELY = 0.1

#: Two or more capitalised words in a row: a person, a street, a club, an office.
PHRASE = re.compile(r"\b[A-Z][\w’'-]{1,30}(?:[ \t]+[A-Z][\w’'-]{1,30}){1,3}")
NUMBER = re.compile(r"\b\d{1,6}(?:[.,:]\d{1,4})?\b")
#: What parts a headline from the name of its site, and in how many headlines a name (or texts, a sentence)
#: stands before it is taken for one.
TAIL = re.compile(r" (?:[-–—|:·»]|::) ")
OFTEN = 3
#: Where sentences end; and how long (characters) one is that does not stand in several texts by chance.
STOP = re.compile(r"(?<=[.!?…])[ \t]+|\n+")
SENTENCE = 25
#: "Jo Doe, 23," and "23-year-old": an age, which tells one person from another.
AGE = re.compile(r",[ \t]{1,2}(\d{1,2})(?=[,.;])|\b(\d{1,2})[- –]years?[- –]old\b|\baged?[ \t](\d{1,2})\b")


@dataclass(frozen=True, eq=False)
class Profile:
    """What one unit's text is about. ``day`` is the day of writing and ``happened`` (its first day, weights) that
    of the main happening, where they are known; ``told_days`` are the days that the text's words name for what it
    tells, with the belief that they do; ``figures`` are what the main happenings are counted by."""

    unit: str
    words: Vector
    lead: Vector
    title: Vector
    rare: Vector
    phrases: Vector
    numbers: Vector
    ages: frozenset[str]
    streets: frozenset[str]
    people: frozenset[str]
    full: frozenset[str]
    places: frozenset[str]
    parties: frozenset[str]
    rarity: Mapping[str, float]
    figures: Mapping[str, frozenset[float]]
    length: int
    day: float | None = None
    happened: tuple[int, Days] | None = None
    told_days: Mapping[int, float] = field(default_factory=dict)
    kin: str = ""


def profiles(
    units: Units,
    articles: Mapping[str, Article],
    names: Iterable[EntityMention],
    entities: Mapping[str, Entity],
    written: Mapping[str, Days],
    told: Sequence[Telling],
    datings: Sequence[Dating],
) -> dict[str, Profile]:
    """The profile of every unit that is some article's own text, from that article's words and names."""
    stories, idf = article_vectors(list(articles.values()))
    named: dict[str, set[str]] = {}
    for name in names:
        if name.entity in entities and entities[name.entity].kind not in CARRIERS:
            named.setdefault(units.home.get(name.article, name.article), set()).add(name.entity)
    frequency = Counter(entity for found in named.values() for entity in found)
    number = max(len(units.articles), SMALL)
    rarity = {entity: math.log((1 + number) / (0.5 + held)) / 5.0 for entity, held in frequency.items()}
    bearers = {
        unit: own for unit, carriers in units.articles.items() if (own := carrier(unit, carriers, units, stories))
    }
    sites = site_names(article.title for article in articles.values() if article.title)
    titles = {unit: headline_of(title_of(unit, first, units, articles), sites) for unit, first in bearers.items()}
    texts = {unit: own_words(articles[first], titles[unit]) for unit, first in bearers.items()}
    texts = without_furniture(texts, titles)
    rare_phrases = rareness({unit: PHRASE.findall(text) for unit, text in texts.items()})
    rare_numbers = rareness({unit: NUMBER.findall(text) for unit, text in texts.items()})
    common = math.log((1 + len(articles)) / (0.5 + max(2.0, RARE * len(articles))))
    scarce = {word: value for word, value in idf.items() if value >= common}

    by_unit: dict[str, list[Telling]] = {}
    dated: dict[str, Dating] = {}
    for telling, dating in zip(told, datings, strict=True):
        by_unit.setdefault(telling.unit, []).append(telling)
        dated[telling.key] = dating
    result: dict[str, Profile] = {}
    for unit, text in texts.items():
        title = titles[unit]
        kinds: dict[str, set[str]] = {"people": set(), "places": set(), "parties": set()}
        for entity in named.get(unit, ()):
            kind = entities[entity].kind
            kinds["people" if kind is EntityKind.PERSON else "places" if kind in PLACES else "parties"].add(entity)
        main = next((telling for telling in by_unit.get(unit, ()) if telling.main), None)
        belief = written.get(unit)
        book = None if belief is None else DayBook(belief)
        result[unit] = Profile(
            unit,
            vector_of(words_of(text)[:LONGEST], idf),
            vector_of(words_of(text)[:LEAD], idf),
            vector_of(words_of(title), idf),
            vector_of(words_of(text), scarce),
            vector_of(pairs_of(PHRASE.findall(text)), rare_phrases),
            vector_of(NUMBER.findall(text), rare_numbers),
            frozenset(age for found in AGE.findall(text) for age in found if age and int(age) > 0),
            streets_of(text),
            frozenset(kinds["people"]),
            frozenset(e for e in kinds["people"] if len(entities[e].name.split()) > 1),
            frozenset(kinds["places"]),
            frozenset(kinds["parties"]),
            rarity,
            figures_of(by_unit.get(unit, ())),
            len(words_of(text)),
            known_day(belief),
            None if main is None or book is None else narrow(book.day_of(dated[main.key])),
            {} if book is None else days_told(by_unit.get(unit, ()), dated, book),
            "" if main is None else main.kin,
        )
    return result


def streets_of(text: str) -> frozenset[str]:
    """The streets that a text names, each by the word before what makes it one: "East Quay Road" is "quay"."""
    kinds = street_words()
    found = set()
    for phrase in PHRASE.findall(text):
        for name, kind in pairwise(folded(phrase).split()):
            if kind in kinds and name not in kinds:
                found.add(name)
    return frozenset(found)


@functools.cache
def street_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("chronology_streets"))


def title_of(unit: str, first: str, units: Units, articles: Mapping[str, Article]) -> str:
    """The headline of a unit's text, another carrier's where the fullest has none."""
    titles = [articles[first].title, *(articles[article].title for article in units.articles[unit])]
    return " ".join(next((title for title in titles if title), "").split())


def carrier(unit: str, carriers: Sequence[str], units: Units, stories: Mapping[str, Vector]) -> str | None:
    """The fullest of the articles whose own text a unit is."""
    own = [article for article in carriers if units.home.get(article) == unit]
    return max(own, key=lambda article: (len(stories.get(article, {})), article)) if own else None


def own_words(article: Article, title: str) -> str:
    """The headline without its site's name, and the body."""
    return "\n".join((title, *(span.of(article.text) for span in article.spans(LayerKind.SUBHEADING, LayerKind.BODY))))


def without_furniture(texts: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, str]:
    """The texts without the sentences that stand in several of them word for word, two of which share no word of their
    headlines: what a site adds to its pages, copies being one unit already."""
    parts = {unit: STOP.split(text) for unit, text in texts.items()}
    held: dict[str, list[str]] = {}
    for unit, told in parts.items():
        for found in sorted({plain(one) for one in told}):
            if len(found) >= SENTENCE:
                held.setdefault(found, []).append(unit)
    heads = {unit: frozenset(words_of(title)) for unit, title in titles.items()}
    common = {
        found
        for found, units in held.items()
        if len(units) >= OFTEN and any(not heads[one] & heads[other] for one, other in combinations(units, 2))
    }
    if not common:
        return dict(texts)
    return {unit: "\n".join(one for one in told if plain(one) not in common) for unit, told in parts.items()}


def plain(sentence: str) -> str:
    return " ".join(folded(sentence).split())


def site_names(titles: Iterable[str]) -> frozenset[str]:
    """What stands after a dash or a bar at the end of several headlines: the site that they stand on."""
    found = Counter(part for title in sorted(set(titles)) for part in TAIL.split(title)[1:])
    return frozenset(part for part, number in found.items() if number >= OFTEN)


def headline_of(title: str, sites: frozenset[str]) -> str:
    """A headline without the names of its site."""
    while (bar := last_bar(title)) is not None and title[bar.end() :] in sites:
        title = title[: bar.start()]
    return title


def last_bar(title: str) -> re.Match[str] | None:
    """The last dash or bar of a headline, with its blanks."""
    return max(TAIL.finditer(title), key=lambda found: found.start(), default=None)


def pairs_of(phrases: Iterable[str]) -> list[str]:
    """The pairs of neighbouring words of capitalised phrases, folded: "Officer Jo Doe" meets "Jo Doe"."""
    found = []
    for phrase in phrases:
        words = [word.removesuffix("'s") for word in folded(phrase).split()]
        found += [f"{one} {other}" for one, other in pairwise(words)]
    return found


def rareness(held: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Inverse document frequencies of what is found in texts."""
    frequency: Counter[str] = Counter()
    for found in held.values():
        frequency.update(set(found) | set(pairs_of(found)))
    number = max(len(held), SMALL)
    return {item: math.log((1 + number) / (0.5 + count)) for item, count in frequency.items()}


def figures_of(told: Sequence[Telling]) -> dict[str, frozenset[float]]:
    """What the news of a text is counted by: its dead, its injured."""
    found: dict[str, set[float]] = {}
    for telling in told:
        if telling.background:
            continue
        for passage in telling.passages:
            for count in passage.lead.counts:
                value = count.low if count.low is not None else count.high
                if value is not None:
                    found.setdefault(count.of, set()).add(value)
    return {of: frozenset(values) for of, values in sorted(found.items())}


def days_told(told: Sequence[Telling], dated: Mapping[str, Dating], book: DayBook) -> dict[int, float]:
    """The days that words of a text give to what it tells, the likeliest of each."""
    found: dict[int, float] = {}
    for telling in told:
        dating = dated[telling.key]
        if telling.is_open or not dating.stated:
            continue
        day = book.day_of(dating)
        day = day / day.sum()
        for index in np.flatnonzero(day >= LIKELY):
            found[int(index)] = max(found.get(int(index), 0.0), float(day[index]))
    return found


def known_day(belief: Days | None) -> float | None:
    """The middle of a belief, when nine tenths of it lie within a fortnight."""
    if belief is None:
        return None
    sums = np.cumsum(belief)
    low, mid, high = (int(np.searchsorted(sums, share)) for share in (0.05, 0.5, 0.95))
    return float(mid) if high - low <= KNOWN else None


def narrow(belief: Days) -> tuple[int, Days] | None:
    """The part of a belief that holds nearly all of it, and where it begins; None where that is wide."""
    sums = np.cumsum(belief / belief.sum())
    low, high = (int(np.searchsorted(sums, share)) for share in (0.02, 0.98))
    if high - low > WIDEST:
        return None
    part = belief[low : high + 1]
    return low, part / part.sum()


def happening_odds(one: tuple[int, Days], other: tuple[int, Days]) -> float:
    """Log-odds that two main happenings are of one day, against any two days of a month."""
    first, last = max(one[0], other[0]), min(one[0] + one[1].size, other[0] + other[1].size)
    overlap = 0.0
    if first < last:
        overlap = float(np.dot(one[1][first - one[0] : last - one[0]], other[1][first - other[0] : last - other[0]]))
    return math.log((overlap + 1e-3) * SPREAD)
