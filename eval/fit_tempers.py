"""Fit how much each kind of words of time counts for the day of writing.

``python -m eval.fit_tempers --data DIR`` reads articles whose day of publication is known, each by itself and with
that day hidden, and prints the rows of ``chronology_tempers.tsv``: the exponents of the likelihoods under which the
days of publication are most probable, each set of articles counting the same. Newton's method, with a ridge around 1.
Below it prints, for each set, the mean log-likelihood of the true day with all exponents at 1, with those fitted on
half of all articles, and with those fitted on the other half: what these differ by is what chance makes of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.chronology_corpus import Pile, basil, giveme5w1h, gva_sample, read_pile
from rashomon.chronology.beliefs import own_evidence
from rashomon.chronology.dating import datings_of
from rashomon.chronology.days import logarithm, normal
from rashomon.chronology.factors import Factor, tempers
from rashomon.chronology.grid import Grid
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.passages import passages
from rashomon.chronology.tellings import tellings
from rashomon.chronology.testimony import Testimony, gather_testimony
from rashomon.chronology.units import Units
from rashomon.chronology.writing import news_of_the_day, unit_factors
from rashomon.model.article import Article

#: The normalising sums run over the days that the program considers: over fewer, what words leave to far-off years
#: costs less than it does there, and kinds with long tails come out too soft.
FIRST, LAST = ChronologyOptions().first.toordinal(), ChronologyOptions().last.toordinal()
#: Articles of each set: as many as fit in memory.
ARTICLES = 250
#: Strength of the pull towards 1, and the share of a Newton step that is taken.
RIDGE, STEP, ROUNDS = 0.02, 0.7, 30
#: Exponents stay between these.
LEAST, MOST = 0.05, 1.5
#: Kinds that stay as they are shipped: their words bound the day of writing from above, which few texts of these sets do
#: and for which the likelihood of a day cares little; fitted, the sets differ by half.
HELD = ("full-date-future", "month-day-future")
#: Likelihoods below this count as this (log): one misread date must not decide an exponent.
FLOOR = -16.0

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Example:
    """One article: its log-likelihoods by kind (rows) and day, the exponents undone; and the place of its true day.
    The last row holds what is not tempered."""

    logs: Floats
    day: int


def examples(pile: Pile, kinds: Sequence[str]) -> list[Example]:
    grid = Grid(FIRST, LAST)
    articles = {article.id: article for article in sorted(pile.articles, key=lambda one: one.id)}
    alone = Units({key: key for key in articles}, {}, {key: (key,) for key in articles}, {})
    testimony, _ = gather_testimony(pile.hidden, pile.expressions, articles, alone)
    news = news_of(pile, testimony, articles, alone, grid)
    found: list[Example] = []
    for key in articles:
        published = pile.pages[pile.page_of[key]].published
        if published is None or not FIRST <= published.toordinal() <= LAST or len(found) == ARTICLES:
            continue
        logs = np.zeros((len(kinds) + 1, grid.size), dtype=np.float32)
        for factor in [*unit_factors(testimony[key], articles, grid, None), *news.get(key, ())]:
            told = logarithm(factor.weights)
            row = len(kinds) if factor.kind is None else kinds.index(factor.kind)
            logs[row] += (told - told.max()) / (1.0 if factor.kind is None else tempers()[factor.kind])
        if logs.any():
            found.append(Example(np.maximum(logs, FLOOR), grid.index(published.toordinal())))
    return found


def news_of(
    pile: Pile, testimony: Mapping[str, Testimony], articles: Mapping[str, Article], alone: Units, grid: Grid
) -> dict[str, list[Factor]]:
    """What the news of each text says of its day, where a month and a day date it."""
    expressions = {one.id: one for one in pile.expressions}
    entities = {one.id: one for one in pile.entities}
    own = own_evidence(testimony, articles, grid, None)
    told = [
        telling
        for unit, found in passages(pile.mentions, expressions, entities, articles, alone).items()
        for telling in tellings(found, normal(own[unit]), grid)
    ]
    datings = datings_of(told, {unit: found.expressions for unit, found in testimony.items()}, articles, grid)
    news: dict[str, list[Factor]] = {}
    for telling, dating in zip(told, datings, strict=True):
        said = news_of_the_day(telling, dating, articles, grid)
        if said is not None:
            news.setdefault(telling.unit, []).append(said)
    return news


def belief(example: Example, exponents: Floats) -> Floats:
    odds = np.append(exponents, 1.0).astype(np.float32) @ example.logs
    odds = np.exp(odds - odds.max())
    share: Floats = odds / odds.sum()
    return share


def fitted(sets: Mapping[str, Sequence[Example]], kinds: Sequence[str]) -> Floats:
    """The exponents under which the true days are most probable."""
    size = len(kinds)
    exponents = np.array([tempers()[kind] if kind in HELD else 1.0 for kind in kinds])
    free = np.flatnonzero([kind not in HELD for kind in kinds])
    for _ in range(ROUNDS):
        slope, bend = -RIDGE * (exponents - 1), RIDGE * np.eye(size)
        for found in sets.values():
            for example in found:
                share, logs = belief(example, exponents), example.logs[:-1]
                mean = logs @ share
                slope = slope + (logs[:, example.day] - mean) / len(found)
                bend = bend + ((logs * share) @ logs.T - np.outer(mean, mean)) / len(found)
        step = np.zeros(size)
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        exponents = np.clip(exponents + STEP * step, LEAST, MOST)
        if np.abs(step).max() < 1e-3:
            break
    return exponents


def likelihood(found: Sequence[Example], exponents: Floats) -> float:
    return float(np.mean([np.log(max(belief(one, exponents)[one.day], 1e-30)) for one in found]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    kinds = list(tempers())
    sets = {
        "gva": examples(read_pile("gva-sample", gva_sample(data)), kinds),
        "giveme5w1h": examples(read_pile("giveme5w1h", giveme5w1h(data)), kinds),
        "basil": examples(read_pile("basil", basil(data)), kinds),
    }
    print(f"# { ({name: len(found) for name, found in sets.items()}) }")
    print("kind\texponent\tsource")
    for kind, exponent in zip(kinds, fitted(sets, kinds), strict=True):
        print(f"{kind}\t{exponent:.2f}\t{'set' if kind in HELD else 'fitted'}")
    halves = [fitted({name: found[half::2] for name, found in sets.items()}, kinds) for half in (0, 1)]
    for name, found in sets.items():
        for half in (0, 1):
            unseen = found[1 - half :: 2]
            ones, own, other = (likelihood(unseen, e) for e in (np.ones(len(kinds)), halves[1 - half], halves[half]))
            print(f"# {name}, half {2 - half}: all at 1 {ones:.3f}; fitted on it {own:.3f}; on the other {other:.3f}")
    for kind, one, other in zip(kinds, *halves, strict=True):
        print(f"# {kind}: {one:.2f} and {other:.2f} on the two halves")


if __name__ == "__main__":
    main()
