"""From articles to families: nominate, align, group, and decide each tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rashomon.lineage.candidates import candidate_pairs, retold_pairs, same_texts
from rashomon.lineage.comparison import LONGEST, Bench, Link
from rashomon.lineage.families import by_article, gather
from rashomon.lineage.houses import same_story, states
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.searches import ready_searches, word_counts
from rashomon.lineage.stemma import stemma
from rashomon.lineage.words import NOTHING, Pile
from rashomon.model.article import Article
from rashomon.model.lineage import CopyEdge, Family, Lineage

__all__ = ["DEFAULT", "trace"]

DEFAULT = LineageOptions()


def trace(articles: Sequence[Article], *, options: LineageOptions = DEFAULT) -> Lineage:
    """Say who copied whom among ``articles``.

    Only body text counts. The order of ``articles`` never changes the result: edges are in order of their
    ids, families of their first witness. Offsets are code points into each article's page text.
    """
    pile = Pile.of(articles)
    fingerprints = pile.shingles(options.fingerprint_words)
    pairs = nominated(pile, fingerprints, options)
    counts = occurrences(fingerprints)
    del fingerprints  # a hundred thousand articles have a third of a gigabyte of them
    bench = Bench(pile, pile.shingles(options.seed_words), counts, options)
    links = verified(bench, pairs)
    told = {(link.left, link.right): link for link in retold(bench, links)}
    links = [*(link for link in links if (link.left, link.right) not in told), *told.values()]
    neighbours = by_article(links)
    frequencies = word_counts(bench)
    families: list[Family] = []
    edges: list[CopyEdge] = []
    for group in gather(bench, links):
        bench.hold([link for number in group.core for link in neighbours.get(number, ())])
        tree = stemma(bench, group, neighbours)
        families.append(replace(tree.family, searches=ready_searches(bench, tree.base, frequencies)))
        edges.extend(tree.edges)
    related = {article for family in families for article in family.articles}
    searches = tuple(
        (article.id, ready_searches(bench, number, frequencies))
        for number, article in enumerate(pile.articles)
        if article.id not in related
    )
    families.sort(key=lambda family: (family.articles, family.id))
    edges.sort(key=lambda edge: (edge.parent, edge.child))
    return Lineage(tuple(edges), tuple(families), searches)


def occurrences(shingles: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """For each position how often its shingle stands in the pile; 0 where an article ends sooner."""
    counts = np.zeros(len(shingles), dtype=np.uint32)
    if not len(shingles):
        return counts
    order = np.argsort(shingles)
    ranked = shingles[order]
    begins = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))
    sizes = np.diff(np.append(begins, len(ranked)))
    counts[order] = np.repeat(sizes, sizes)
    counts[shingles == NOTHING] = 0
    return counts


def nominated(pile: Pile, fingerprints: NDArray[np.uint64], options: LineageOptions) -> list[tuple[int, int]]:
    """Pairs to align: each carrier of an equal text with the first of them, and the candidates among the first."""
    first = same_texts(pile)
    long_enough = pile.lengths >= options.least_words
    equal = [(int(one), number) for number, one in enumerate(first.tolist()) if one != number and long_enough[number]]
    active = long_enough & (first == np.arange(len(pile)))
    found = {(int(left), int(right)) for left, right in candidate_pairs(pile, fingerprints, active, options)}
    found |= {(left, right) for left, right in states(pile.articles) if active[left] and active[right]}
    return [*equal, *sorted(found)]


def retold(bench: Bench, links: Sequence[Link]) -> list[Link]:
    """The pairs that no alignment of words joins, and of which one tells the other's sentences anew."""
    pile = bench.pile
    whole = {(link.left, link.right) for link in links if bench.is_whole(link)}
    active = (pile.lengths >= bench.options.least_words) & (same_texts(pile) == np.arange(len(pile)))
    found: list[Link] = []
    for left, right in retold_pairs(pile, active, bench.options).tolist():
        if (left, right) in whole or same_story(pile.articles[left], pile.articles[right]):
            continue
        link = bench.retold(left, right)
        if link is not None and not bench.is_wall(link):
            found.append(link)
    return found


def verified(bench: Bench, pairs: Iterable[tuple[int, int]]) -> list[Link]:
    """The alignments of the pairs that share a short page's worth of a story."""
    links: list[Link] = []
    for left, right in pairs:
        link = bench.compared(left, right)
        if bench.is_wall(link):
            continue
        if link.free >= bench.options.least_shared and max(words for _, _, words in link.runs) >= LONGEST:
            links.append(link)
    return links
