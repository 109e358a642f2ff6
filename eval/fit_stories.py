"""Fit the table of story scores: whether two texts are about one happening, whatever each makes its news.

``python -m eval.fit_stories --data DIR`` compares pairs of texts of gva (the scorer's articles and as many of other
incidents), giveme5w1h, basil and the dev topics of ECB+, each set weighing the same, days given and (where `GIVEN` does
not name the set) hidden, and prints the rows of ``chronology_stories.tsv``. A sign's curve has bends where the values
of pairs of one story lie; logistic regression, Newton's method, L2. ``--folds`` also tells how well articles are grouped when neither side of a
pair taught the weights that judge it.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from eval.chronology import b_cubed
from eval.chronology_corpus import Pile, basil, ecbplus, giveme5w1h, gva, gva_more, portion, read_pile
from rashomon.chronology import inference
from rashomon.chronology.cluster import average_linkage
from rashomon.chronology.likeness import signs
from rashomon.chronology.profiles import Profile
from rashomon.chronology.stories import JOINED, UNLIKE, Stories, alike, companies

Floats = NDArray[np.float64]

#: Sets by name; those of one line weigh as much as any other line.
SETS: Mapping[str, tuple[Callable[[Path], Sequence], ...]] = {
    "gva": (gva, gva_more),
    "giveme5w1h": (giveme5w1h,),
    "basil": (basil,),
    "ecbplus": (ecbplus,),
}
#: Sets whose days are given alone: half as long to read, and what days are worth is learned from the others as well.
GIVEN = (gva_more, ecbplus)
#: Penalty on a weight, beside sets that weigh 3,000 pairs each: the best of three tried, cross-validated.
RIDGE = 10.0
#: Quantiles of the values of pairs of one story at which a curve bends.
BENDS = (0.15, 0.4, 0.7)
#: What each set weighs, in pairs.
WEIGHT = 3000.0
#: Unlike pairs of two stories are plenty: below this cosine every seventh is kept, and weighs seven.
PLAIN, EVERY = 0.09, 7
#: Groups are dealt into so many parts by hash.
PARTS = 4
#: The thresholds at which a cross-validated grouping is told.
THRESHOLDS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)


@dataclass(frozen=True)
class Sample:
    """Pairs of texts of one pile: ``rows`` of signs by the two texts' numbers. ``groups`` and ``pages`` are theirs;
    ``source`` names the line of sets, ``scored`` whether groupings of it are told."""

    name: str
    source: str
    scored: bool
    days_given: bool
    groups: list[str]
    pages: list[str]
    pairs: list[tuple[int, int]]
    rows: list[dict[str, float]]

    def parts(self) -> NDArray[np.int64]:
        return np.array([int(portion(f"part {group}") * PARTS) % PARTS for group in self.groups])


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


def sample(name: str, source: str, pile: Pile, *, days_given: bool) -> Sample:
    """Of a page that holds several stories only the longest is labelled."""
    profiles = profiles_of(pile, days_given=days_given)
    held = pile.by_unit()
    pages: dict[str, str] = {}
    for unit in sorted(profiles, key=lambda unit: (profiles[unit].length, unit)):
        pages.update(dict.fromkeys(held[unit], unit))
    page_of = {unit: page for page, unit in pages.items()}
    found = [profiles[unit] for unit in sorted(page_of) if pile.pages[page_of[unit]].group is not None]
    likeness = alike(found)
    company = companies(found, likeness)
    pairs = sorted(likeness)
    rows = [signs(found[a], found[b], company[a], company[b]) for a, b in pairs]
    names = [page_of[profile.unit] for profile in found]
    return Sample(
        name, source, name != "gva_more", days_given, [str(pile.pages[n].group) for n in names], names, pairs, rows
    )


def samples(data: Path) -> Iterator[Sample]:
    for source, sets in SETS.items():
        for pages in sets:
            pile = read_pile(pages.__name__, pages(data))
            for days_given in (True,) if pages in GIVEN else (True, False):
                yield sample(pages.__name__, source, pile, days_given=days_given)


class Bends:
    """From rows of signs to columns: for each sign whether it is unknown, its value, and what exceeds each bend."""

    def __init__(self, found: Sequence[Sample]) -> None:
        same = [row for s in found for (a, b), row in zip(s.pairs, s.rows, strict=True) if s.groups[a] == s.groups[b]]
        every = [row for s in found for row in s.rows]
        self.names = sorted({name for row in every for name in row})
        self.knots: dict[str, tuple[float, ...]] = {}
        self.scale: dict[str, float] = {}
        for name in self.names:
            likely = [row[name] for row in same if name in row] or [0.0]
            values = [row[name] for row in every if name in row]
            inner = {round(float(q), 4) for q in np.quantile(likely, BENDS)}
            low, high = float(np.quantile(values, 0.001)), float(np.quantile(values, 0.9999))
            self.knots[name] = (low, *sorted(q for q in inner if low < q < high), max(high, low + 1e-6))
            self.scale[name] = float(np.std(values)) + 1e-6

    def matrix(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        columns: list[Floats] = [np.ones(len(rows))]
        for name in self.names:
            values = np.array([row.get(name, np.nan) for row in rows])
            unknown = np.isnan(values)
            knots = self.knots[name]
            held = np.clip(np.where(unknown, knots[0], values), knots[0], knots[-1])
            columns.append(unknown.astype(float))
            columns += [np.maximum(held - knot, 0.0) / self.scale[name] for knot in knots[:-1]]
        return np.array(columns).T

    def table(self, weights: Floats) -> Iterator[tuple[str, str, float]]:
        """The rows of the table: sign, value ("" for unknown) and worth."""
        yield "base", "", float(weights[0])
        place = 1
        for name in self.names:
            knots = self.knots[name]
            slopes = weights[place + 1 : place + len(knots)] / self.scale[name]
            yield name, "", float(weights[place])
            for at in knots:
                yield name, f"{at:.4f}", float(sum(s * max(at - k, 0) for s, k in zip(slopes, knots, strict=False)))
            place += len(knots)


def lesson(found: Sequence[Sample], bends: Bends, but: Sequence[int] = ()) -> tuple[Floats, Floats, Floats]:
    """Columns, truths and weights of the pairs that teach: all but those of some parts of the scored sets."""
    matrices, truths, weights = [], [], []
    for s in found:
        parts = s.parts()
        chosen, told, heavy = [], [], []
        for number, ((a, b), row) in enumerate(zip(s.pairs, s.rows, strict=True)):
            same = s.groups[a] == s.groups[b]
            plain = not same and row["words"] < PLAIN
            if (plain and number % EVERY) or (s.scored and (parts[a] in but or parts[b] in but)):
                continue
            chosen.append(row)
            told.append(float(same))
            heavy.append(EVERY if plain else 1.0)
        share = sum(other.source == s.source for other in found)
        matrices.append(bends.matrix(chosen))
        truths.append(np.array(told))
        weights.append(np.array(heavy) / sum(heavy) * WEIGHT / share)
    return np.vstack(matrices), np.concatenate(truths), np.concatenate(weights)


def newton(matrix: Floats, truth: Floats, weights: Floats) -> Floats:
    found = np.zeros(matrix.shape[1])
    penalty = np.full(matrix.shape[1], RIDGE)
    penalty[0] = 1e-6
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ found, -30, 30)))
        slope = matrix.T @ (weights * (truth - chance)) - penalty * found
        curve = (matrix.T * (weights * chance * (1 - chance))) @ matrix + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < 1e-4:
            break
    return found


def folds(found: Sequence[Sample], bends: Bends) -> None:
    """B³ of every scored set at some thresholds, each pair judged by weights that neither of its sides taught."""
    odds = {id(s): np.zeros(len(s.pairs)) for s in found if s.scored}
    for one in range(PARTS):
        for other in range(one, PARTS):
            weights = newton(*lesson(found, bends, (one, other)))
            for s in found:
                if s.scored:
                    parts = s.parts()
                    here = [n for n, (a, b) in enumerate(s.pairs) if sorted((parts[a], parts[b])) == [one, other]]
                    if here:
                        odds[id(s)][here] = bends.matrix([s.rows[n] for n in here]) @ weights
    for s in found:
        if s.scored:
            told = []
            gold = dict(zip(s.pages, s.groups, strict=True))
            for threshold in THRESHOLDS:
                scores = {pair: float(value) for pair, value in zip(s.pairs, odds[id(s)], strict=True)}
                groups = average_linkage(len(s.pages), scores, lambda _a, _b: UNLIKE, threshold)
                ours = {s.pages[n]: str(group) for group, held in enumerate(groups) for n in held}
                told.append("{}: {:.3f} {:.3f} {:.3f}".format(threshold, *b_cubed(gold, ours)))
            print(f"# {s.name}, days {'given' if s.days_given else 'hidden'}: " + "; ".join(told))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folds", action="store_true")
    told = parser.parse_args()
    found = list(samples(told.data))
    bends = Bends(found)
    if told.folds:
        folds(found, bends)
    print(f"# Joined above {JOINED}.")
    print("sign\tat\tworth\tsource")
    for sign, at, worth in bends.table(newton(*lesson(found, bends))):
        print(f"{sign}\t{at}\t{worth:.3f}\tfitted")


if __name__ == "__main__":
    main()
