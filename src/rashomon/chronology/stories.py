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
from rashomon.chronology.likeness import Company, signs
from rashomon.chronology.profiles import Profile
from rashomon.chronology.trees import shipped
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
#: Where texts are grouped, no pair speaks louder than this (log-odds) for or against.
LOUDEST = 5.0
#: The share of the best pair of two groups beside the mean of all their pairs: reports of one affair that are years
#: apart share little, and one of each names what the other does. Of 0, 0.25 and 0.5, the incidents of gva that the scorer
#: does not draw were grouped about as well, each pile by what the others taught; this joined fewer like incidents of one
#: city and one week than 0.5 did (25 pairs of 840, against 36), and found more than 0.
BOLD = 0.25
#: Texts are of one story while their pairs' log-odds are above this, even odds: there those incidents are grouped best (F
#: .968, precision .981). At -0.5 their precision is .972, at 0.5 it is .987 (F .966 both).
JOINED = 0.0


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

    def beside_names(self, one: str, other: str) -> float:
        """How alike the words of two units are that are nobody's name and no place's."""
        return cosine(self.found[self.place[one]].nameless, self.found[self.place[other]].nameless)


def tell_stories(profiles: Mapping[str, Profile]) -> Stories:
    """Group texts by what they are about: average linkage on the log-odds of pairs."""
    found = [profiles[unit] for unit in sorted(profiles)]
    likeness = alike(found)
    company = companies(found, likeness)
    odds = judged(found, company, sorted(likeness))
    return Stories(found, company, odds, [tuple(found[n].unit for n in group) for group in grouped(len(found), odds)])


def grouped(size: int, odds: Mapping[Pair, float], threshold: float = JOINED) -> list[list[int]]:
    """Groups of texts, by position, from the log-odds of their pairs."""
    heard = {pair: min(max(value, -LOUDEST), LOUDEST) for pair, value in odds.items()}
    return average_linkage(size, heard, lambda _left, _right: -LOUDEST, threshold, -LOUDEST, BOLD)


def judged(found: Sequence[Profile], company: Sequence[Company], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """The log-odds of each pair that both texts tell one story."""
    trees = shipped("chronology_stories")
    rows = [signs(found[a], found[b], company[a], company[b]) for a, b in pairs]
    return dict(zip(pairs, trees.scores(trees.matrix(rows)).tolist(), strict=True))


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
