"""Count what the answers about pages' days deserve: a reliability table over collections whose days are known.

``python -m eval.fit_deserved --data DIR`` hides the days of publication of three collections (gva without the scorer's
incidents, giveme5w1h, fakes; of basil's pages two have an answer), dates a sample of their pages, and counts how often the days answered hold the true
one: of answers that a reader takes for a date, by the share of belief in them, and of other intervals, for several
shares of belief that they may be made to hold. Each collection counts the same. It prints the rows of
``chronology_deserved.tsv``; then, for each collection, what the others would have had it claim, and what it held. Pages
that state their date, or have no answer, are left out. It says on stderr how far it is; some five minutes of work in all.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np

from eval.chronology import holds
from eval.chronology_corpus import Pile, fakes, giveme5w1h, gva_sample, portion, read_pile
from rashomon.chronology import publications
from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.moments import DATE, moment_of, moment_of_page, shortest_interval
from rashomon.chronology.options import ChronologyOptions
from rashomon.model.moment import Basis, Moment

#: Shares of belief that are tried: for a few days to be the answer, and for other intervals to hold.
ENOUGHS = (0.75, 0.8, 0.85, 0.9, 0.95)
MASSES = (0.9, 0.93, 0.95)
#: The share from which on a few days are the answer. Set: at .80 the further answers were within a day of the truth as
#: often as those at .85 and .90 were (.86, .85 and .84 of some hundred of three samples of gva); at .75 less often.
ENOUGH = 0.82
#: Pages of each collection, drawn by group: as many as are dated in a minute or two.
PAGES = 250
#: A collection with fewer answers of a kind than this does not count for that kind.
FEWEST = 5


@dataclass(frozen=True)
class Answer:
    """What was believed of one page's day, on which grid, and the true day."""

    belief: Days
    grid: Grid
    truth: date

    def moment(self, mass: float) -> Moment:
        return moment_of(self.belief, self.grid, Basis.INFERRED, replace(ChronologyOptions(), mass=mass))

    def dated(self, enough: float) -> bool | None:
        """Whether the few days that hold ``enough`` hold the true one; None where no few days do."""
        low, high, _ = shortest_interval(self.belief, enough)
        return low <= self.truth.toordinal() - self.grid.first <= high if high - low < DATE else None


def answers(pile: Pile) -> list[Answer]:
    """The inferred answers of a pile whose days are hidden: publications come in the order of their articles' ids."""
    seen: list[tuple[Days, Grid, Moment]] = []

    def recording(belief: Days, stated: object, grid: Grid, options: ChronologyOptions) -> Moment:
        moment = moment_of_page(belief, stated, grid, options)  # type: ignore[arg-type]
        seen.append((belief.astype(np.float32), grid, moment))
        return moment

    with patch.object(publications, "moment_of_page", recording):
        pile.chronicle(days_given=False)
    found = []
    for article, (belief, grid, moment) in zip(sorted(one.id for one in pile.articles), seen, strict=True):
        truth = pile.pages[pile.page_of[article]].published
        if truth is not None and moment.width is not None and moment.basis is Basis.INFERRED:
            found.append(Answer(belief, grid, truth))
    return found


def sample(pile: Pile) -> Pile:
    """Whole groups, the first by hash, until there are enough pages."""
    ordered = sorted(pile.pages.values(), key=lambda page: (portion(page.group or page.name), page.name))
    return pile.part({page.name for page in ordered[:PAGES]})


def held(found: Sequence[Answer], mass: float) -> list[bool]:
    """Of the answers that are answers still at this mass, whether each holds the day."""
    moments = [(one.moment(mass), one.truth) for one in found]
    return [holds(moment, truth) for moment, truth in moments if moment.width is not None]


def dates(found: Sequence[Answer], enough: float) -> list[bool]:
    return [hit for one in found if (hit := one.dated(enough)) is not None]


def share(hits: Sequence[bool]) -> float:
    return sum(hits) / max(len(hits), 1)


def mean(sets: Mapping[str, Sequence[bool]]) -> float:
    """How often answers hold the day, each collection counting the same."""
    shares = [share(hits) for hits in sets.values() if len(hits) >= FEWEST]
    return sum(shares) / max(len(shares), 1)


def counted(sets: Mapping[str, Sequence[bool]]) -> str:
    return "counted: " + ", ".join(f"{name} {share(hits):.2f} of {len(hits)}" for name, hits in sets.items())


def answers_of(data: Path) -> dict[str, list[Answer]]:
    """Collection by collection, saying on stderr which one is read and dated."""
    found = {}
    for name, (kept, pages) in COLLECTIONS.items():
        begun = time.monotonic()
        print(f"{name}: reading", file=sys.stderr, flush=True)
        pile = sample(read_pile(kept, pages(data)))
        print(f"{name}: dating {len(pile.pages)} pages", file=sys.stderr, flush=True)
        found[name] = answers(pile)
        took = time.monotonic() - begun
        print(f"{name}: {len(found[name])} answers, {took:.0f} s", file=sys.stderr, flush=True)
    return found


#: The name of the pile and what reads its pages, by the name that is printed.
COLLECTIONS = {
    "gva without the scorer's incidents": ("gva-sample", gva_sample),
    "giveme5w1h": ("giveme5w1h", giveme5w1h),
    "fakes": ("fakes", fakes),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    found = answers_of(parser.parse_args().data)
    wide = {name: [one for one in group if one.dated(ENOUGH) is None] for name, group in found.items()}
    narrow = {name: dates(group, ENOUGH) for name, group in found.items()}
    stretches = {name: held(group, ChronologyOptions().mass) for name, group in wide.items()}
    print("of\tbelief\tconfidence\tsource")
    print(f"date\t{ENOUGH:.2f}\t{mean(narrow):.2f}\t{counted(narrow)}")
    print(f"interval\t{ChronologyOptions().mass:.2f}\t{mean(stretches):.2f}\t{counted(stretches)}")
    for name, group in found.items():
        for of, sets in (("dates", narrow), ("intervals", stretches)):
            claimed = mean({other: hits for other, hits in sets.items() if other != name})
            print(f"# {name}, {of}: the others say {claimed:.2f}; {share(sets[name]):.2f} of {len(sets[name])} held it")
        tried = {enough: dates(group, enough) for enough in ENOUGHS}
        print(
            "#     dates of " + "; ".join(f"{mass}: {share(hits):.2f} of {len(hits)}" for mass, hits in tried.items())
        )
        tried = {mass: held(wide[name], mass) for mass in MASSES}
        print(
            "#     others of " + "; ".join(f"{mass}: {share(hits):.2f} of {len(hits)}" for mass, hits in tried.items())
        )


if __name__ == "__main__":
    main()
