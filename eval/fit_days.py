"""Fit the weights by which words of time date a text's news, and how long before it a deed was that no words date.

``python -m eval.fit_days --data DIR`` reads articles of gva whose incidents the chronology's scorer does not
draw, and prints the rows of ``chronology_choice.tsv``, and those of ``chronology_lags.tsv`` for deeds whose sequel is
the news. What is fitted is the chance of the incident's day:
each expression of the text has a share (a softmax of its features), one share is left for none of them, and
the expression that is meant is not known: where two denote the incident's day, both may be. Gradient ascent, L2.
Then it prints, on the articles that the scorer draws, how often the likeliest day is the incident's, by how
sure the weights are.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.chronology_corpus import Pile, gva, gva_undrawn, read_pile
from rashomon.chronology.chosen import Reading, candidates
from rashomon.chronology.dating import standing_of
from rashomon.chronology.grid import Grid, lag_density
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.passages import passages
from rashomon.chronology.tellings import tellings
from rashomon.chronology.units import Units

#: Share of articles whose incident's day is said by no reading: misread, or another incident's report.
SLIP = 0.02
#: Days over which that share is spread.
SPREAD = 3000
RIDGE, STEP, ROUNDS = 1.0, 0.05, 400

#: Bounds of the lags (days) that are counted for deeds behind the news, and the texts of all sorts that are added to
#: each sort's own.
BEHIND = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 7), (8, 30), (31, 365), (366, 1460))
SHARED = 5.0

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One article: for each candidate its features, and first and last day counted from publication (0, -1, …;
    the last before the first where the words cannot have been used on that day); ``lag`` is the days from the incident to
    publication, ``none`` the kind of lag where no words tell it."""

    features: tuple[dict[str, float], ...]
    days: tuple[tuple[int, int], ...]
    lag: int
    none: str

    def likelihoods(self) -> list[float]:
        """Of the incident's day, under each candidate and under none."""
        news = lag_density(self.none)
        held = [(low <= -self.lag <= high) / max(high - low + 1, 1) for low, high in self.days]
        held.append(float(news[self.lag]) if 0 <= self.lag < news.size else 0.0)
        return [(1 - SLIP) * part + SLIP / SPREAD for part in held]


def examples(pile: Pile) -> list[Example]:
    options = ChronologyOptions()
    grid = Grid(options.first.toordinal(), options.last.toordinal())
    articles = {article.id: article for article in sorted(pile.articles, key=lambda one: one.id)}
    alone = Units({key: key for key in articles}, {}, {key: (key,) for key in articles}, {})
    expressions = {one.id: one for one in pile.expressions}
    entities = {one.id: one for one in pile.entities}
    found = []
    for unit, told in passages(pile.mentions, expressions, entities, articles, alone).items():
        page = pile.pages[pile.page_of[unit]]
        if page.published is None or page.happened is None:
            continue
        today = grid.index(page.published.toordinal())
        written = np.zeros(grid.size)
        written[today] = 1.0
        all_told = tellings(told, written, grid)
        subject = next((telling for telling in all_told if telling.subject and not telling.is_open), None)
        if subject is None:
            continue
        own = tuple(one for one in pile.expressions if one.article == unit)
        named = candidates(subject, Reading(own, tuple(all_told)), articles, grid)
        days = tuple((int(c.link.low[today]) - today, int(c.link.high[today]) - today) for c in named)
        lag = (page.published - page.happened).days
        none = standing_of(subject, all_told) if subject.behind else "news"
        found.append(Example(tuple(dict(c.features) for c in named), days, lag, none))
    return found


def stacked(found: Sequence[Example], names: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Features, likelihoods, and a log mask over candidates, the last place of each row being none."""
    most = max(len(one.features) for one in found) + 1
    features = np.zeros((len(found), most, len(names)))
    held, mask = np.zeros((len(found), most)), np.full((len(found), most), -1e9)
    place = {name: number for number, name in enumerate(names)}
    for row, one in enumerate(found):
        for number, values in enumerate((*one.features, {"none": 1.0})):
            for name, value in values.items():
                if name in place:
                    features[row, number, place[name]] = value
        held[row, : len(one.features) + 1] = one.likelihoods()
        mask[row, : len(one.features) + 1] = 0.0
    return features, held, mask


def shares_of(features: Floats, mask: Floats, weights: Floats) -> Floats:
    odds = features @ weights + mask
    odds = np.exp(odds - odds.max(axis=1, keepdims=True))
    shared: Floats = odds / odds.sum(axis=1, keepdims=True)
    return shared


def fitted(features: Floats, held: Floats, mask: Floats) -> Floats:
    """Adam on the mean log-likelihood."""
    weights = np.zeros(features.shape[2])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, ROUNDS + 1):
        share = shares_of(features, mask, weights)
        meant = share * held
        meant /= meant.sum(axis=1, keepdims=True)
        slope = (np.einsum("nm,nmf->f", meant - share, features) - RIDGE * weights) / len(features)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights = weights + STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def reliability(found: Sequence[Example], shares: Floats) -> str:
    """By tenths of the likeliest day's belief: how many articles, and how often it is the incident's."""
    number: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for one, share in zip(found, shares, strict=True):
        belief: Counter[int] = Counter()
        for part, (low, high) in zip(share, one.days, strict=False):
            for day in range(low, high + 1):
                belief[day] += part / (high - low + 1)
        for lag, part in enumerate(lag_density(one.none)[:30]):
            belief[-lag] += share[len(one.days)] * part
        day, mass = max(belief.items(), key=lambda pair: (pair[1], pair[0]))
        bin_ = min(int(10 * mass), 9)
        number[bin_] += 1
        right[bin_] += day == -one.lag
    return "; ".join(f"0.{bin_}+: {right[bin_] / number[bin_]:.2f} of {number[bin_]}" for bin_ in sorted(number))


def behind(found: Sequence[Example], shares: Floats, held: Floats) -> dict[str, tuple[float, list[float]]]:
    """For each sort of deed behind the news how many texts' words do not tell its day, and the shares of their lags: a
    text counts by how likely it is, given the incident's day, that none of its words tells it (the first shares are
    those of the tables). Texts of all sorts count for ``SHARED`` of each sort."""
    meant = shares * held
    left = meant[np.arange(len(found)), [len(one.days) for one in found]] / meant.sum(axis=1)
    sorts = sorted({one.none for one in found if one.none != "news"})
    counts = {sort: np.zeros(len(BEHIND)) for sort in sorts}
    for one, part in zip(found, left, strict=True):
        if one.none in counts and one.lag <= BEHIND[-1][1]:
            counts[one.none][next(n for n, (_, last) in enumerate(BEHIND) if one.lag <= last)] += part
    everything = sum(counts.values(), np.zeros(len(BEHIND)))
    everything = SHARED * everything / everything.sum()
    return {
        sort: (float(one.sum()), [float(share) for share in (one + everything) / (one + everything).sum()])
        for sort, one in counts.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    taught = examples(read_pile("gva-undrawn", gva_undrawn(data)))
    names = [*sorted({name for one in taught for values in one.features for name in values}), "none"]
    features, held, mask = stacked(taught, names)
    weights = fitted(features, held, mask)
    lags = behind(taught, shares_of(features, mask, weights), held)
    unseen = examples(read_pile("gva", gva(data)))
    features, held, mask = stacked(unseen, names)
    print(f"# taught by {len(taught)} articles; on {len(unseen)} others, likeliest day right:")
    print(f"# {reliability(unseen, shares_of(features, mask, weights))}")
    print("feature\tweight\tsource")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name}\t{weight:.2f}\tfitted")
    print("kind\tfirst\tlast\tmass\tsource")
    for sort, (number, shares) in lags.items():
        for (first, last), part in zip(BEHIND, shares, strict=True):
            print(f"{sort}\t{first}\t{last}\t{part:.3f}\tfitted on {number:.0f} texts")


if __name__ == "__main__":
    main()
