"""Fit the trees of story scores: whether two texts are about one happening, whatever each makes its news.

``python -m eval.fit_stories --data DIR`` compares pairs of texts of gva (incidents that the scorer does not draw, in
piles of some 600), giveme5w1h, basil and the dev topics of ECB+, days given and hidden, and of small piles that are
drawn from them, and prints the rows of ``chronology_stories.tsv``: boosted trees (``eval.boosting``). ``--without SET``
leaves a collection out of what teaches; the groupings that are told of it are then of texts that taught nothing, and
those of gva always are.
"""

from __future__ import annotations

import argparse
import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from eval.boosting import Growth, grown, rows_of
from eval.chronology import b_cubed
from eval.chronology_corpus import Page, Pile, basil, ecbplus, giveme5w1h, gva, gva_all, portion, read_pile
from rashomon.chronology import inference
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
#: What gva has beside the scorer's articles is dealt into so many piles by hash, each about as large as those; the days
#: of so many are hidden as well.
PARTS, HIDDEN = 5, 2
#: Small piles: how many of each large one, of how many texts, and what a pair of theirs weighs.
SMALL, SIZES, SMALL_WEIGHT = 50, (2, 2, 3, 3, 4, 5, 6, 8, 10, 14, 20), 4.0
#: Of the texts of a small pile, the share that is of the story of another one of it, and the share that is of the likest
#: texts of other stories; the rest is any.
OF_STORY, OF_LIKE, LIKEST = 0.35, 0.35, 12
#: Unlike pairs of two stories are plenty: below this cosine every seventh is kept, and weighs seven.
PLAIN, EVERY = 0.06, 7
#: Of three sizes tried, more trees did not group texts better that taught nothing.
GROWTH = Growth(trees=200)
#: The thresholds at which a grouping is told.
THRESHOLDS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)


@dataclass(frozen=True)
class Sample:
    """Pairs of texts of one pile: ``matrix`` holds their signs, ``names`` its columns. ``groups`` and ``pages`` are the
    texts', ``source`` is the collection and ``weight`` what a pair of it weighs."""

    source: str
    days_given: bool
    groups: list[str]
    pages: list[str]
    pairs: list[tuple[int, int]]
    names: list[str]
    matrix: Floats
    weight: float = 1.0

    def truth(self) -> NDArray[np.bool_]:
        return np.array([self.groups[a] == self.groups[b] for a, b in self.pairs], dtype=bool)

    def columns(self, names: Sequence[str]) -> Floats:
        found = np.full((len(self.pairs), len(names)), np.nan)
        for column, name in enumerate(names):
            if name in self.names:
                found[:, column] = self.matrix[:, self.names.index(name)]
        return found


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


def labelled(pile: Pile, *, days_given: bool) -> tuple[list[Profile], list[str]]:
    """Profiles with their pages. Of a page that holds several stories only the longest is labelled."""
    profiles = profiles_of(pile, days_given=days_given)
    held = pile.by_unit()
    pages: dict[str, str] = {}
    for unit in sorted(profiles, key=lambda unit: (profiles[unit].length, unit)):
        pages.update(dict.fromkeys(held[unit], unit))
    page_of = {unit: page for page, unit in pages.items() if pile.pages[page].group is not None}
    found = [profiles[unit] for unit in sorted(page_of)]
    return found, [page_of[profile.unit] for profile in found]


def sample(source: str, pile: Pile, *, days_given: bool, weight: float = 1.0) -> Sample:
    found, pages = labelled(pile, days_given=days_given)
    likeness = alike(found)
    company = companies(found, likeness)
    pairs = sorted(likeness)
    names: dict[str, int] = {}
    cells: list[tuple[int, int, float]] = []
    for number, (a, b) in enumerate(pairs):
        for name, value in signs(found[a], found[b], company[a], company[b]).items():
            cells.append((number, names.setdefault(name, len(names)), value))
    matrix = np.full((len(pairs), len(names)), np.nan)
    if cells:
        rows, columns, values = zip(*cells, strict=True)
        matrix[list(rows), list(columns)] = values
    groups = [str(pile.pages[page].group) for page in pages]
    return Sample(source, days_given, groups, pages, pairs, list(names), matrix, weight)


def small_samples(source: str, pile: Pile, weight: float) -> Iterator[Sample]:
    """Small piles drawn from a large one, with texts that are like one another and not of one story."""
    draw = np.random.default_rng(11)
    found, pages = labelled(pile, days_given=True)
    groups = [str(pile.pages[page].group) for page in pages]
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (a, b), value in alike(found).items():
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
        part = pile.part({pages[n] for n in chosen})
        yield sample(source, part, days_given=number % 2 == 0, weight=weight)


def samples(data: Path) -> Iterator[Sample]:
    whole = read_pile("gva_all", gva_all(data))
    drawn = {page.group for page in gva(data)}
    for part in range(PARTS):
        own = {
            name
            for name, page in whole.pages.items()
            if page.group not in drawn and int(portion(f"rest{page.group}") * PARTS) % PARTS == part
        }
        pile = whole.part(own)
        yield sample("gva", pile, days_given=True)
        if part < HIDDEN:
            yield sample("gva", pile, days_given=False)
        yield from small_samples("gva", pile, SMALL_WEIGHT)
    for name, (pages, weight) in OTHERS.items():
        pile = read_pile(name, pages(data))
        yield sample(name, pile, days_given=True, weight=weight)
        if any(page.published for page in pile.pages.values()):
            yield sample(name, pile, days_given=False, weight=weight)
        yield from small_samples(name, pile, SMALL_WEIGHT)


def lesson(found: Sequence[Sample], names: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Columns, truths and weights of the pairs that teach."""
    matrices, truths, weights = [], [], []
    for one in found:
        if not one.pairs:
            continue
        truth = one.truth()
        plain = ~truth & (one.matrix[:, one.names.index("words")] < PLAIN)
        kept = ~plain | (np.arange(len(truth)) % EVERY == 0)
        matrices.append(one.columns(names)[kept])
        truths.append(truth[kept].astype(float))
        weights.append(np.where(plain, float(EVERY), 1.0)[kept] * one.weight)
    return np.vstack(matrices), np.concatenate(truths), np.concatenate(weights)


def fitted(found: Sequence[Sample]) -> Trees:
    names = sorted({name for one in found for name in one.names})
    return grown(names, *lesson(found, names), GROWTH)


def told(one: Sample, trees: Trees) -> str:
    """B³ of a sample's grouping at some thresholds."""
    odds = dict(zip(one.pairs, trees.scores(one.columns(trees.names)).tolist(), strict=True))
    gold = dict(zip(one.pages, one.groups, strict=True))
    figures = []
    for threshold in THRESHOLDS:
        groups = grouped(len(one.pages), odds, threshold)
        ours = {one.pages[n]: str(number) for number, held in enumerate(groups) for n in held}
        figures.append("{}: {:.3f} {:.3f} {:.3f}".format(threshold, *b_cubed(gold, ours)))
    return "; ".join(figures)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--without", choices=["gva", *OTHERS], help="a collection that does not teach")
    options = parser.parse_args()
    every = list(samples(options.data))
    trees = fitted([one for one in every if one.source != options.without])
    pile = read_pile("gva", gva(options.data))
    scored = [sample("gva, drawn", pile, days_given=given) for given in (True, False)]
    scored += [one for one in every if one.source != "gva" and len(one.pages) > max(SIZES)]
    for one in scored:
        print(f"# {one.source}, days {'given' if one.days_given else 'hidden'}: {told(one, trees)}")
    print("tree\tsign\tat\tunknown\tlow\thigh\tworth\tsource")
    for row in rows_of(trees):
        print("\t".join((*row, "fitted")))


if __name__ == "__main__":
    main()
