"""Stories: which texts are about one thing, whatever each of them makes its news.

A report of a crime, of the arrest that follows and of the trial have different news and are one story. A pair of
texts is scored on what the whole texts share: words, names, numbers, places, days. The score is evidence about
their tellings too: two texts of one story that both tell of a killing mostly tell of one.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.chronology.cluster import Pair, average_linkage
from rashomon.chronology.likeness import Company, one_story
from rashomon.chronology.profiles import Profile
from rashomon.chronology.vocabulary import cosine

__all__ = ["UNLIKE", "Stories", "alike", "companies", "tell_stories"]

#: Texts less alike than this (cosine) are not compared: the score of the like is below every threshold.
LEAST = 0.04
#: Words in more texts than this share bring no two of them together as candidates, nor words in more than MANY
#: texts: so that a hundred thousand texts are compared as fast, each, as a thousand.
COMMON = 0.1
MANY = 300
#: A text is compared with so many others, the likest first.
NEAREST = 150
#: A text's likest neighbours may be of its own story; how like it is to so many beyond them is its crowd.
OWN, CROWD = 5, 15
#: The log-odds of a pair of texts that are not alike enough to be compared.
UNLIKE = -8.0
#: Texts are of one story while the mean log-odds of their pairs is above this. Cross-validated, gva is grouped best at 1.5
#: (F .922 of its stories, precision .921); but two incidents told as one are worse than one told twice, so it is set
#: where the main events of gva have a precision of .96 (F .880, against .885 at 1.5).
JOINED = 3.6


class Stories:
    """Texts with the log-odds of their likeness: ``groups`` of units that tell one story, and of any two units
    the odds that they do, with what they rest on."""

    def __init__(
        self,
        found: Sequence[Profile],
        company: Sequence[Company],
        odds: Mapping[Pair, float],
        groups: Sequence[tuple[str, ...]],
    ) -> None:
        self.found, self.company, self.odds, self.groups = found, company, odds, tuple(groups)
        self.place = {profile.unit: place for place, profile in enumerate(found)}

    def between(self, one: str, other: str) -> float | None:
        """Log-odds that two units tell one story; None when one of them has no words of its own."""
        if one not in self.place or other not in self.place:
            return None
        left, right = sorted((self.place[one], self.place[other]))
        return self.odds.get((left, right), UNLIKE)


def tell_stories(profiles: Mapping[str, Profile]) -> Stories:
    """Group texts by what they are about: average linkage on the log-odds of pairs."""
    found = [profiles[unit] for unit in sorted(profiles)]
    likeness = alike(found)
    company = companies(found, likeness)
    odds = {(a, b): one_story(found[a], found[b], company[a], company[b]) for a, b in sorted(likeness)}
    groups = average_linkage(len(found), dict(odds), lambda _left, _right: UNLIKE, JOINED, UNLIKE)
    return Stories(found, company, odds, [tuple(found[n].unit for n in group) for group in groups])


def companies(found: Sequence[Profile], likeness: Mapping[Pair, float]) -> list[Company]:
    """For each text how like it its neighbours are."""
    near: list[list[float]] = [[] for _ in found]
    titles: list[list[float]] = [[] for _ in found]
    for (left, right), value in likeness.items():
        title = cosine(found[left].title, found[right].title)
        for text in (left, right):
            near[text].append(value)
            titles[text].append(title)
    return [
        Company(max(values, default=0.0), beyond(values), beyond(heads))
        for values, heads in zip(near, titles, strict=True)
    ]


def beyond(values: Sequence[float]) -> float:
    """The mean likeness of the neighbours that come after those of a text's own story."""
    return sum(sorted(values, reverse=True)[OWN : OWN + CROWD]) / CROWD


def alike(found: Sequence[Profile]) -> dict[Pair, float]:
    """The pairs of texts, by position, that share rare words enough to be compared, with the cosine of their words."""
    limit = min(max(20, int(COMMON * len(found))), MANY)
    index: dict[str, list[int]] = {}
    for number, profile in enumerate(found):
        for word in profile.words:
            index.setdefault(word, []).append(number)
    pairs: dict[Pair, float] = {}
    for number, profile in enumerate(found):
        shared: Counter[int] = Counter()
        for word in profile.words:
            if len(index[word]) <= limit:
                shared.update(index[word])
        shared.pop(number, None)
        near = heapq.nlargest(2 * NEAREST, shared, key=lambda other: (shared[other], -other))
        values = {other: cosine(profile.words, found[other].words) for other in near}
        for other in heapq.nlargest(NEAREST, values, key=lambda other: (values[other], -other)):
            if values[other] >= LEAST:
                pairs[min(number, other), max(number, other)] = values[other]
    return pairs
