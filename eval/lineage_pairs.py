"""Draw the pairs of pages that people label: ``python -m eval.lineage_pairs --data FOLDER``.

Pairs come from the silver overlaps of each set over all bands, from overlaps below those bands, and from what our
own candidate stage nominates, whether it is joined later or not. Within a stratum the hash of the two ids decides;
no page stands in more than two pairs, so that no wall of one outlet fills a stratum. The table is drawn once: the
labels hold for the pairs in it, and drawing it anew after the program has changed would draw others.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from eval.lineage_pages import cleaned, printed
from rashomon.lineage.candidates import candidate_pairs
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.words import Pile

__all__ = ["PAIRS", "draw"]

PAIRS = Path(__file__).with_name("labels") / "lineage_pairs.tsv"

Pair = tuple[str, str]

#: Set, stratum (lowest containment, highest, of one incident or not), and how many pairs are drawn from it.
SILVER = (
    ("gva", (0.9, 1.01, "1"), 13),
    ("gva", (0.9, 1.01, "0"), 8),
    ("gva", (0.8, 0.9, "0"), 5),
    ("gva", (0.8, 0.9, "1"), 3),
    ("gva", (0.5, 0.8, "1"), 15),
    ("gva", (0.5, 0.8, "0"), 6),
    ("gva", (0.3, 0.5, "1"), 13),
    ("gva", (0.3, 0.5, "0"), 10),
    ("fakes", (0.9, 1.01, ""), 9),
    ("fakes", (0.5, 0.9, ""), 17),
    ("fakes", (0.3, 0.5, ""), 15),
)
#: Pairs with a containment from 0.15 to 0.3, and pairs that are nominated and in none of these.
LOW = (("gva", 13), ("fakes", 10))
NOMINATED = (("gva", 14), ("fakes", 9))

#: A shingle on more pages than this nominates no pair of the low band; it is some outlet's furniture.
COMMON = 30
#: A page stands in no more pairs than this.
TURNS = 2


def ranked(pairs: Iterable[Pair]) -> list[Pair]:
    """By the hash of both ids: an order that nobody chose."""
    return sorted(pairs, key=lambda pair: hashlib.sha256("+".join(pair).encode()).digest())


def silver(data: Path, name: str) -> dict[Pair, tuple[float, str]]:
    found: dict[Pair, tuple[float, str]] = {}
    lines = (data / name / "neardup_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for one, other, containment, _, *same in (line.split("\t") for line in lines):
        if one != other:
            found[min(one, other), max(one, other)] = float(containment), same[0] if same else ""
    return found


def low_pairs(pages: dict[str, str]) -> set[Pair]:
    """Pairs of which one has 0.15 to 0.3 of its five-word shingles in the other."""
    shingles: dict[str, set[str]] = {}
    carriers: defaultdict[str, list[str]] = defaultdict(list)
    for key, text in pages.items():
        words = re.findall(r"\w+", text.lower())
        shingles[key] = {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}
        for shingle in shingles[key]:
            carriers[shingle].append(key)
    counts: Counter[Pair] = Counter()
    for keys in carriers.values():
        if len(keys) <= COMMON:
            counts.update(combinations(sorted(keys), 2))
    found = set()
    for (one, other), count in counts.items():
        least = min(len(shingles[one]), len(shingles[other]))
        if count >= 5 and 0.15 <= len(shingles[one] & shingles[other]) / least < 0.3:
            found.add((one, other))
    return found


def nominated(data: Path, name: str) -> set[Pair]:
    """What the candidate stage gives to the aligner."""
    articles = cleaned(data, name)
    page_of = {article.id: key for key, article in articles.items()}
    options = LineageOptions()
    pile = Pile.of(list(articles.values()))
    active = pile.lengths >= options.least_words
    found = set()
    for left, right in candidate_pairs(pile, pile.shingles(options.fingerprint_words), active, options).tolist():
        one, other = page_of[pile.articles[left].id], page_of[pile.articles[right].id]
        found.add((min(one, other), max(one, other)))
    return found


def draw(data: Path) -> list[tuple[str, str, str]]:
    """Set and ids of the pairs to label, in order."""
    turns: Counter[str] = Counter()
    drawn: list[tuple[str, str, str]] = []
    for name in ("gva", "fakes"):
        pages = printed(data, name)
        overlaps = {pair: value for pair, value in silver(data, name).items() if set(pair) <= pages.keys()}
        strata: list[tuple[Iterable[Pair], int]] = [
            ([pair for pair, (value, same) in overlaps.items() if low <= value < high and same == wanted], count)
            for of, (low, high, wanted), count in SILVER
            if of == name
        ]
        low_band = low_pairs(pages) - overlaps.keys()
        strata.append((low_band, dict(LOW)[name]))
        strata.append((nominated(data, name) - overlaps.keys() - low_band, dict(NOMINATED)[name]))
        for pairs, count in strata:
            for pair in ranked(pairs):
                if count and all(turns[key] < TURNS for key in pair):
                    count -= 1
                    turns.update(pair)
                    drawn.append((name, *pair))
    return sorted(drawn)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    rows = draw(parser.parse_args().data)
    lines = ["set\tid_a\tid_b", *("\t".join(row) for row in rows)]
    PAIRS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
