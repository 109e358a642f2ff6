"""How the joining of names across a pile grows with the pile: a generated pile of page after page of names.

    .venv/bin/python perf/language.py [--pages 10000 20000 40000] [--profile]

A page names persons in full and by surname, bodies and towns. Which ones follows Simon's process, as words do: each is with
a small chance somebody new, else anybody named before, so that few are named on many pages and most on one (Zipf's law).
Nothing is parsed: the figures of each page are made, then only they are joined. Processor time, so that a busy machine
does not matter. Growth is the exponent between one size and the next: 1 is in proportion, 2 is with the square.
"""

from __future__ import annotations

import argparse
import cProfile
import math
import pstats
import random
import resource
import time
from collections.abc import Iterator, Sequence

from rashomon.language.figure import Figure
from rashomon.language.figures import figures_of
from rashomon.language.found import Found, RoleClaim
from rashomon.language.lexicon import countries, given_names
from rashomon.language.links import Links
from rashomon.language.namesakes import clusters_of
from rashomon.model.language import EntityKind

#: Names on a page of news, and how often the next one is of somebody who was never named before: in 400 articles on
#: American shootings a page has 9 figures, and one in five is new to the pile.
PERSONS, BODIES, PLACES, NEW = 4, 3, 2, 0.2
OFFICES = ("president", "spokesman", "police chief", "foreign minister", "coach")
SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]


class Names:
    """Simon's process over names that ``make`` makes."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.told: dict[str, list[str]] = {"person": [], "body": [], "place": []}
        self.given = sorted(given_names())

    def word(self, least: int, most: int) -> str:
        return "".join(self.dice.choice(SYLLABLES) for _ in range(self.dice.randint(least, most))).title()

    def make(self, sort: str) -> str:
        if sort == "person":
            given = self.given[min(int(self.dice.paretovariate(0.7)), len(self.given)) - 1].title()
            return f"{given} {self.word(2, 3)}"
        return (
            f"{self.word(2, 3)} {self.dice.choice(('Bank', 'Union', 'Steel', 'Institute'))}"
            if sort == "body"
            else self.word(3, 3)
        )

    def next(self, sort: str) -> str:
        told = self.told[sort]
        told.append(self.make(sort) if not told or self.dice.random() < NEW else self.dice.choice(told))
        return told[-1]


def found(text: str, kind: EntityKind, place: int, office: RoleClaim | None = None) -> Found:
    return Found(0, place, place + 1, place * 40, place * 40 + len(text), text, kind, roles=[office] if office else [])


def page(names: Names, number: int) -> list[Figure]:
    """The figures of one page: every third person is only called by the surname."""
    dice, finds = names.dice, []
    codes = sorted(countries())
    for place in range(PERSONS):
        name = names.next("person")
        office = RoleClaim(dice.choice(OFFICES), None, dice.choice(codes)) if dice.random() < NEW else None
        finds.append(found(name if place % 3 else name.split()[-1], EntityKind.PERSON, len(finds), office))
    finds += [found(names.next("body"), EntityKind.ORGANISATION, len(finds) + place) for place in range(BODIES)]
    finds += [found(names.next("place"), EntityKind.PLACE, len(finds) + place) for place in range(PLACES)]
    return figures_of(f"art-{number:08}", finds)


def pile(pages: int) -> list[Figure]:
    names = Names(random.Random(7))
    return [figure for number in range(pages) for figure in page(names, number)]


def measured(sizes: Sequence[int]) -> Iterator[tuple[int, int, int, float]]:
    """Pages, figures, entities and seconds for each size."""
    for size in sizes:
        figures = pile(size)
        began = time.process_time()
        groups = clusters_of(figures, Links(figures))
        yield size, len(figures), len(groups), time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[10_000, 20_000, 40_000])
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if options.profile:
        figures = pile(options.pages[0])
        with cProfile.Profile() as profile:
            clusters_of(figures, Links(figures))
        pstats.Stats(profile).sort_stats("cumulative").print_stats(18)
        return
    print(f"{'pages':>9} {'figures':>9} {'entities':>9} {'seconds':>9} {'growth':>7}")
    last: tuple[int, float] | None = None
    for size, figures_, entities, seconds in measured(options.pages):
        growth = f"{math.log(seconds / last[1]) / math.log(size / last[0]):.2f}" if last else ""
        print(f"{size:>9,} {figures_:>9,} {entities:>9,} {seconds:>9.1f} {growth:>7}")
        last = size, seconds
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, with the pile")


if __name__ == "__main__":
    main()
