"""Furniture learned from the pile: lines that recur over one outlet's pages.

In: articles. Out: the same articles, with recurring lines of their stories relabelled. Layers change, page
text never does, and what is learned does not depend on the order of the articles. Copies of one story share all their lines, so a line counts once for each *distinct story*
that carries it: pages whose other text is much the same are one story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import xxhash

from rashomon.cleaning.addressing import QUOTED
from rashomon.cleaning.headline import MIN_RETURNING, stems
from rashomon.cleaning.lines import key_of
from rashomon.cleaning.options import CleaningOptions
from rashomon.cleaning.outlet import domain_of
from rashomon.model.article import Article, Layer, LayerKind

__all__ = ["learn_furniture"]

DEFAULTS = CleaningOptions()
LEARNED = frozenset({LayerKind.BODY, LayerKind.SUBHEADING, LayerKind.CAPTION, LayerKind.HEADLINE})
#: Share of the shorter story's four-word runs that two pages may have in common and still be two stories:
#: copies that were cut and edited share more than half, reports of one event by two writers below a tenth.
SAME_STORY = 0.3
#: Lines longer than this are paragraphs that somebody reused on purpose (background), and stay.
MAX_WORDS = 60
#: A line with a quotation of so many words is somebody's words, however often an outlet prints them.
QUOTED_WORDS = 4


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
            learned = recurring(pages, [articles[number] for number in numbers], options.repeats)
            for number in numbers if learned else []:
                result[number] = relabelled(articles[number], learned)
    return tuple(result)


def story_lines(article: Article) -> Iterator[tuple[Layer, str]]:
    """The layers of the story with what their text says; only whole lines can recur, and quotations are nobody's furniture."""
    for layer in article.layers:
        if layer.kind in LEARNED:
            text = article.text[layer.begin : layer.end]
            if len(text.split()) <= MAX_WORDS and not is_quotation(text):
                yield layer, key_of(text)


def recurring(pages: Sequence[frozenset[str]], articles: Sequence[Article], repeats: int) -> frozenset[str]:
    """The lines that ``repeats`` distinct stories carry; ``pages`` are the lines of ``articles``' stories."""
    carriers: dict[str, list[int]] = defaultdict(list)
    # Which stories are distinct is found one after the other: in the order of their ids, whatever the pile's.
    for number in sorted(range(len(pages)), key=lambda number: articles[number].id):
        for line in pages[number]:
            if line:
                carriers[line].append(number)
    prints: dict[int, frozenset[int]] = {}
    return frozenset(
        line
        for line, found in carriers.items()
        if len(found) >= repeats and distinct_stories(found, articles, prints, repeats) >= repeats
    )


def distinct_stories(
    carriers: Sequence[int], articles: Sequence[Article], prints: dict[int, frozenset[int]], enough: int
) -> int:
    """How many of these pages are different stories, counted until there are enough.

    Whole stories are compared, the line itself included: a page that is mostly shared furniture then counts
    as a copy, which is the safe side, for a paragraph of a copied story must not be learned away.
    """
    kept: list[frozenset[int]] = []
    for number in carriers:
        if number not in prints:
            prints[number] = shingles_of(articles[number])
        own = prints[number]
        if own and all(len(own & other) <= SAME_STORY * min(len(own), len(other)) for other in kept):
            kept.append(own)
            if len(kept) >= enough:
                break
    return len(kept)


def shingles_of(article: Article) -> frozenset[int]:
    """The runs of four words in the story, as hashes that agree between runs."""
    words = " ".join(key_of(article.text[span.begin : span.end]) for span in article.body).split()
    return frozenset(
        xxhash.xxh64_intdigest(" ".join(words[start : start + 4]).encode("utf-8", "replace"))
        for start in range(max(len(words) - 3, 1))
    )


def relabelled(article: Article, learned: frozenset[str]) -> Article:
    """The article with the learned lines of its story as ``REPEATED``; datelines inside them go."""
    hit = {
        layer
        for layer, key in story_lines(article)
        if key in learned and not (layer.kind is LayerKind.HEADLINE and is_own(article, layer))
    }
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


def is_own(article: Article, headline: Layer) -> bool:
    """Whether the story says its headline's words again: then other pages repeat the headline, not it furniture."""
    told = {word for span in article.body for word in stems(article.text[span.begin : span.end])}
    words = set(stems(article.text[headline.begin : headline.end]))
    return bool(words) and sum(word in told for word in words) >= MIN_RETURNING * len(words)


def is_quotation(text: str) -> bool:
    """Whether a line holds a quotation long enough to be what somebody said."""
    return any(len(found[0].split()) >= QUOTED_WORDS for found in QUOTED.finditer(text))
