"""Fit the trees of story scores: whether two texts are about one happening, whatever each makes its news.

``python -m eval.fit_stories --data DIR`` compares pairs of texts of gva (incidents that the scorer does not draw, dealt by
city into piles of some 600), giveme5w1h, basil and the dev topics of ECB+, days given and hidden, and of small piles that
are drawn from them, and prints the rows of ``chronology_stories.tsv``: boosted trees (``eval.boosting``). Half of the
incidents of a city are moved in time, by whole weeks, to another of the city, with all their texts: like happenings of
one place and one week are what is hardest to tell apart, and the scorer draws nearly all that gva has.

``--without SET`` leaves a collection out of what teaches; the groupings that are told of it are then of texts that taught
nothing, and those of gva always are. ``--folds`` prints no table: each pile of gva is grouped by trees that the others
taught, which tells what threshold is best. Either takes some ten minutes, most of them to read.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from eval.boosting import Growth, grown, rows_of
from eval.chronology import b_cubed
from eval.chronology_corpus import Page, Pile, basil, ecbplus, giveme5w1h, gva, gva_all, portion, read_pile
from rashomon.chronology import inference
from rashomon.chronology.cluster import Pair
from rashomon.chronology.likeness import signs
from rashomon.chronology.profiles import Profile
from rashomon.chronology.stories import Stories, alike, companies, grouped
from rashomon.chronology.trees import Trees

Floats = NDArray[np.float64]
Pages = Callable[[Path], Sequence[Page]]

#: Collections that teach, beside gva, and what a pair of theirs weighs: they are smaller than gva by far.
OTHERS: Mapping[str, tuple[Pages, float]] = {
    "giveme5w1h": (giveme5w1h, 2.0),
    "basil": (basil, 2.0),
    "ecbplus": (ecbplus, 2.0),
}
#: What gva has beside the scorer's articles is dealt into so many piles by the hash of the city, each about as large as
#: those; the days of so many are hidden as well.
PARTS, HIDDEN = 5, 2
#: The share of incidents that are moved to another of their city: about as many close ones as the scorer's pile has.
MOVED = 0.5
WEEK = 7
#: Small piles: how many of each large one, of how many texts, and what a pair of theirs weighs.
SMALL, SIZES, SMALL_WEIGHT = 30, (2, 2, 3, 3, 4, 5, 6, 8, 10, 14, 20), 6.0
#: Of the texts of a small pile, the share that is of the story of another one of it, and the share that is of the likest
#: texts of other stories; the rest is any.
OF_STORY, OF_LIKE, LIKEST = 0.35, 0.35, 12
#: Unlike pairs of two stories are plenty: below this cosine every seventh is kept, and weighs seven.
PLAIN, EVERY = 0.06, 7
#: Of four sizes tried on gva, each pile grouped by what the others taught, the smallest that grouped about best (F .968;
#: 200 trees of 8 leaves .9665), which kept more like incidents apart.
GROWTH = Growth(trees=300, leaves=16, signs=0.3)
#: The thresholds at which a grouping is told.
THRESHOLDS = (-0.5, 0.0, 0.5, 1.0, 1.5)


@dataclass(frozen=True)
class Sample:
    """Pairs of texts of one pile: ``matrix`` holds their signs, ``names`` its columns, ``weights`` what each weighs.
    ``groups`` and ``pages`` are the texts', ``source`` is the collection and ``part`` its pile."""

    source: str
    part: int
    days_given: bool
    groups: list[str]
    pages: list[str]
    pairs: list[Pair]
    weights: Floats
    names: list[str]
    matrix: Floats

    def truth(self) -> NDArray[np.bool_]:
        return np.array([self.groups[a] == self.groups[b] for a, b in self.pairs], dtype=bool)

    def columns(self, names: Sequence[str]) -> Floats:
        found = np.full((len(self.pairs), len(names)), np.nan)
        for column, name in enumerate(names):
            if name in self.names:
                found[:, column] = self.matrix[:, self.names.index(name)]
        return found

    @property
    def is_small(self) -> bool:
        return len(self.pages) <= max(SIZES)


@dataclass(frozen=True)
class Texts:
    """The texts of a pile, each with its page and its group."""

    found: list[Profile]
    pages: list[str]
    groups: list[str]

    def in_rows(self, pile: Pile) -> Texts:
        """The same, with half of the incidents of a city moved to another of it, by whole weeks."""
        weeks = moves(pile)
        return replace(
            self, found=[moved(text, WEEK * weeks[group]) for text, group in zip(self.found, self.groups, strict=True)]
        )


def moves(pile: Pile) -> dict[str, int]:
    """By how many weeks each incident is moved, so that it falls near one of its city."""
    cities: dict[str, dict[str, int]] = defaultdict(dict)
    for page in sorted(pile.pages.values(), key=lambda page: page.name):
        if page.group is not None and page.happened is not None:
            cities[str(page.city)].setdefault(page.group, page.happened.toordinal())
    weeks: dict[str, int] = {}
    for incidents in cities.values():
        placed: list[int] = []
        for group in sorted(incidents, key=lambda group: (portion(f"order{group}"), group)):
            by = 0
            if placed and portion(f"move{group}") < MOVED:
                goal = placed[int(portion(f"whom{group}") * len(placed)) % len(placed)]
                by = round((goal - incidents[group]) / WEEK)
            weeks[group] = by
            placed.append(incidents[group] + WEEK * by)
    return weeks


def moved(text: Profile, days: int) -> Profile:
    """The text as if it had been written so many days later, and all that it tells had happened so much later."""
    return replace(
        text,
        day=None if text.day is None else text.day + days,
        happened=None if text.happened is None else (text.happened[0] + days, text.happened[1]),
        told_days={day + days: belief for day, belief in text.told_days.items()},
    )


class ToldError(Exception):
    """Raised to leave the chronology once the profiles are known."""


def profiles_of(pile: Pile, *, days_given: bool) -> dict[str, Profile]:
    seen: list[Mapping[str, Profile]] = []

    def recording(profiles: Mapping[str, Profile]) -> Stories:
        seen.append(profiles)
        raise ToldError

    with patch.object(inference, "tell_stories", recording), contextlib.suppress(ToldError):
        pile.run(days_given=days_given, window=None, options=None)
    return dict(seen[-1])


def texts_of(pile: Pile, *, days_given: bool) -> Texts:
    """Texts with their pages. Of a page that holds several stories only the longest is labelled."""
    profiles = profiles_of(pile, days_given=days_given)
    held = pile.by_unit()
    pages: dict[str, str] = {}
    for unit in sorted(profiles, key=lambda unit: (profiles[unit].length, unit)):
        pages.update(dict.fromkeys(held[unit], unit))
    page_of = {unit: page for page, unit in pages.items() if pile.pages[page].group is not None}
    found = [profiles[unit] for unit in sorted(page_of)]
    names = [page_of[profile.unit] for profile in found]
    return Texts(found, names, [str(pile.pages[page].group) for page in names])


def sample(
    source: str, part: int, texts: Texts, *, days_given: bool, weight: float = 1.0, whole: bool = False
) -> Sample:
    """The compared pairs of a pile with their signs; all of them when it is ``whole``, which grouping asks for."""
    likeness = alike(texts.found)
    company = companies(texts.found, likeness)
    weights: dict[Pair, float] = {}
    for number, (a, b) in enumerate(sorted(likeness)):
        plain = texts.groups[a] != texts.groups[b] and likeness[a, b] < PLAIN
        if whole or not plain or number % EVERY == 0:
            weights[a, b] = weight * (EVERY if plain and not whole else 1.0)
    names: dict[str, int] = {}
    cells: list[tuple[int, int, float]] = []
    for number, (a, b) in enumerate(weights):
        for name, value in signs(texts.found[a], texts.found[b], company[a], company[b]).items():
            cells.append((number, names.setdefault(name, len(names)), value))
    matrix = np.full((len(weights), len(names)), np.nan)
    if cells:
        rows, columns, values = zip(*cells, strict=True)
        matrix[list(rows), list(columns)] = values
    worth = np.array(list(weights.values()))
    return Sample(source, part, days_given, texts.groups, texts.pages, list(weights), worth, list(names), matrix)


def small_samples(source: str, part: int, pile: Pile, texts: Texts) -> Iterator[Sample]:
    """Small piles drawn from a large one, with texts that are like one another and not of one story."""
    draw = np.random.default_rng(11)
    pages, groups = texts.pages, texts.groups
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (a, b), value in alike(texts.found).items():
        if groups[a] != groups[b]:
            near[a].append((-value, b))
            near[b].append((-value, a))
    for number in range(SMALL):
        first = int(draw.integers(len(pages)))
        chosen = {first}
        like = [other for _, other in sorted(near[first])[:LIKEST]]
        for _ in range(int(SIZES[draw.integers(len(SIZES))]) - 1):
            group = groups[sorted(chosen)[draw.integers(len(chosen))]]
            way = draw.random()
            of = [n for n in range(len(pages)) if way >= OF_STORY or groups[n] == group]
            if OF_STORY <= way < OF_STORY + OF_LIKE and like:
                of = like
            chosen.add(int(of[draw.integers(len(of))]))
        small = pile.part({pages[n] for n in chosen})
        given = number % 2 == 0
        yield sample(source, part, texts_of(small, days_given=given), days_given=given, weight=SMALL_WEIGHT)


def samples(data: Path, *, whole: bool) -> Iterator[Sample]:
    """All that teaches; the piles of gva with all their pairs when they are ``whole``."""
    everything = read_pile("gva_all", gva_all(data))
    drawn = {page.group for page in gva(data)}
    for part in range(PARTS):
        pile = everything.part(
            {
                name
                for name, page in everything.pages.items()
                if page.group not in drawn and int(portion(f"rest{page.city}") * PARTS) % PARTS == part
            }
        )
        texts = texts_of(pile, days_given=True)
        yield sample("gva", part, texts.in_rows(pile), days_given=True, whole=whole)
        if part < HIDDEN:
            yield sample("gva", part, texts_of(pile, days_given=False), days_given=False)
        yield from small_samples("gva", part, pile, texts)
    for name, (pages, weight) in OTHERS.items():
        pile = read_pile(name, pages(data))
        texts = texts_of(pile, days_given=True)
        yield sample(name, 0, texts, days_given=True, weight=weight, whole=True)
        if any(page.published for page in pile.pages.values()):
            yield sample(name, 0, texts_of(pile, days_given=False), days_given=False, weight=weight, whole=True)
        yield from small_samples(name, 0, pile, texts)


def told_while_read(found: Iterable[Sample]) -> Iterator[Sample]:
    """The samples, with a line on standard error for each large pile that is read."""
    began = time.monotonic()
    for number, one in enumerate(found):
        if not one.is_small:
            seconds = time.monotonic() - began
            print(
                f"{seconds:4.0f} s, sample {number}: {named(one)}, {len(one.pairs)} pairs", file=sys.stderr, flush=True
            )
        yield one


def named(one: Sample) -> str:
    return f"{one.source} {one.part}, days {'given' if one.days_given else 'hidden'}"


def fitted(found: Sequence[Sample]) -> Trees:
    """Trees that these samples teach."""
    began = time.monotonic()
    teachers = [one for one in found if one.pairs]
    names = sorted({name for one in teachers for name in one.names})
    trees = grown(
        names,
        np.vstack([one.columns(names) for one in teachers]),
        np.concatenate([one.truth().astype(float) for one in teachers]),
        np.concatenate([one.weights for one in teachers]),
        GROWTH,
    )
    print(f"{GROWTH.trees} trees grown in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return trees


def groupings(one: Sample, trees: Trees) -> dict[float, dict[str, str]]:
    """From page to group of a sample whose pairs are whole, by threshold."""
    odds = dict(zip(one.pairs, trees.scores(one.columns(trees.names)).tolist(), strict=True))
    return {
        threshold: {
            one.pages[n]: f"{one.part} {number}"
            for number, held in enumerate(grouped(len(one.pages), odds, threshold))
            for n in held
        }
        for threshold in THRESHOLDS
    }


def figures(gold: Mapping[str, str], ours: Mapping[float, Mapping[str, str]]) -> str:
    """Precision, recall and F by threshold."""
    return "; ".join("{}: {:.3f} {:.3f} {:.3f}".format(at, *b_cubed(gold, found)) for at, found in ours.items())


def folds(every: Sequence[Sample]) -> str:
    """B³ over all piles of gva, each grouped by trees that the others taught."""
    gold: dict[str, str] = {}
    ours: dict[float, dict[str, str]] = {threshold: {} for threshold in THRESHOLDS}
    for held in range(PARTS):
        own = next(one for one in every if one.source == "gva" and one.part == held and not one.is_small)
        trees = fitted([one for one in every if one.source != "gva" or one.part != held])
        gold.update(zip(own.pages, own.groups, strict=True))
        for threshold, found in groupings(own, trees).items():
            ours[threshold].update(found)
    return figures(gold, ours)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--without", choices=["gva", *OTHERS], help="a collection that does not teach")
    parser.add_argument("--folds", action="store_true", help="group each pile of gva by what the others teach")
    options = parser.parse_args()
    every = list(told_while_read(samples(options.data, whole=options.folds)))
    if options.folds:
        print(f"# gva, by what its other piles taught: {folds(every)}")
        return
    trees = fitted([one for one in every if one.source != options.without])
    pile = read_pile("gva", gva(options.data))
    scored = [
        sample("gva, drawn", 0, texts_of(pile, days_given=given), days_given=given, whole=True)
        for given in (True, False)
    ]
    scored += [one for one in every if one.source != "gva" and not one.is_small]
    for one in scored:
        print(f"# {named(one)}: {figures(dict(zip(one.pages, one.groups, strict=True)), groupings(one, trees))}")
    print("tree\tsign\tat\tunknown\tlow\thigh\tworth\tsource")
    for row in rows_of(trees):
        print("\t".join((*row, "fitted")))


if __name__ == "__main__":
    main()
