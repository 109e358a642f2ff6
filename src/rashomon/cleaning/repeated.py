"""Furniture learned from the pile: lines that recur over one outlet's pages.

In: articles. Out: the same articles, with recurring lines of their stories relabelled. Layers change, page
text never does. Copies of one story share all their lines, so a line counts once for each *distinct story*
that carries it: pages whose other text is much the same are one story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.cleaning.lines import key_of
from rashomon.cleaning.options import CleaningOptions
from rashomon.cleaning.outlet import domain_of
from rashomon.model.article import Article, Layer, LayerKind

__all__ = ["learn_furniture"]

DEFAULTS = CleaningOptions()
LEARNED = frozenset({LayerKind.BODY, LayerKind.SUBHEADING, LayerKind.CAPTION, LayerKind.HEADLINE})
#: Share of the shorter page's other lines that two pages may have in common and still be two stories.
SAME_STORY = 0.3
#: Lines longer than this are paragraphs that somebody reused on purpose (background), and stay.
MAX_WORDS = 60


def learn_furniture(articles: Sequence[Article], *, options: CleaningOptions = DEFAULTS) -> tuple[Article, ...]:
    """The articles in their order; a line of the story that ``options.repeats`` distinct stories of one outlet
    (or of one site, where the outlet is unknown) carry becomes ``REPEATED``."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        home = article.outlet or domain_of(article.url)
        if home:
            groups[home].append(number)
    result = list(articles)
    for numbers in groups.values():
        if len(numbers) >= options.repeats:
            pages = [frozenset(key for _, key in story_lines(articles[number])) for number in numbers]
            learned = recurring(pages, options.repeats)
            for number in numbers:
                result[number] = relabelled(articles[number], learned)
    return tuple(result)


def story_lines(article: Article) -> Iterator[tuple[Layer, str]]:
    """The layers of the story with what their text says; only whole lines can recur."""
    for layer in article.layers:
        if layer.kind in LEARNED:
            text = article.text[layer.begin : layer.end]
            if len(text.split()) <= MAX_WORDS:
                yield layer, key_of(text)


def recurring(pages: Sequence[frozenset[str]], repeats: int) -> frozenset[str]:
    """The lines that ``repeats`` pages carry whose other lines differ."""
    carriers: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line in page:
            if line:
                carriers[line].append(number)
    candidates = {line: found for line, found in carriers.items() if len(found) >= repeats}
    common = frozenset(candidates)
    return frozenset(
        line for line, found in candidates.items() if distinct_stories(found, pages, common, repeats) >= repeats
    )


def distinct_stories(
    carriers: Sequence[int], pages: Sequence[frozenset[str]], common: frozenset[str], enough: int
) -> int:
    """How many of these pages are different stories, counted until there are enough."""
    kept: list[frozenset[str]] = []
    for number in carriers:
        # Lines that many pages carry are left out of the comparison: shared furniture is no shared story.
        rest = pages[number] - common
        if not rest:
            continue
        if all(len(rest & other) <= SAME_STORY * min(len(rest), len(other)) for other in kept):
            kept.append(rest)
            if len(kept) >= enough:
                break
    return len(kept)


def relabelled(article: Article, learned: frozenset[str]) -> Article:
    """The article with the learned lines of its story as ``REPEATED``; datelines inside them go."""
    hit = {layer for layer, key in story_lines(article) if key in learned}
    if not hit or all(layer in hit for layer in article.layers if layer.kind is LayerKind.BODY):
        return article
    layers = tuple(
        replace(layer, kind=LayerKind.REPEATED) if layer in hit else layer
        for layer in article.layers
        if not (
            layer.kind is LayerKind.DATELINE and any(big.begin <= layer.begin and layer.end <= big.end for big in hit)
        )
    )
    return replace(article, layers=layers)
