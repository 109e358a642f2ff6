"""Find the expressions of time on a page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from rashomon.ids import content_id
from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Direction
from rashomon.model.language import Analysis
from rashomon.model.timing import TimeExpression
from rashomon.timing import (
    amount_readings,
    day_readings,
    period_readings,
    relative_readings,
    report_readings,
    run_readings,
)
from rashomon.timing.grammar import grammar
from rashomon.timing.lexicon import class_chars
from rashomon.timing.reading import Draft, Reading
from rashomon.timing.tense import Tenses
from rashomon.timing.titles import is_title
from rashomon.timing.tokens import Words, read_words

__all__ = ["innermost_layers", "time_expressions"]

READERS: Mapping[str, Callable[[Reading], Draft | None]] = {
    **day_readings.READERS,
    **run_readings.READERS,
    **period_readings.READERS,
    **report_readings.READERS,
    **relative_readings.READERS,
    **amount_readings.READERS,
}

#: Layers whose words are no sentences: a day in them has no tense.
TENSELESS = frozenset({LayerKind.DATELINE, LayerKind.STAMP, LayerKind.MASTHEAD, LayerKind.BYLINE, LayerKind.COPYRIGHT})

#: Layers that tell in the present tense what has happened: "Leaders meet on Friday".
NARRATED_IN_PRESENT = frozenset({LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.CAPTION})

#: Classes of words that can introduce an adverbial of time.
SIGNALS = frozenset({"prep", "until", "by", "from", "before", "after", "between", "to", "at", "within", "approx"})

SLASHED = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")


def innermost_layers(article: Article) -> Callable[[int], LayerKind]:
    """A look-up from an offset to the smallest layer that holds it (OTHER where none does)."""
    cuts: dict[int, LayerKind] = {0: LayerKind.OTHER}
    edges = sorted({0, *(layer.begin for layer in article.layers), *(layer.end for layer in article.layers)})
    by_size = sorted(
        article.layers, key=lambda layer: (layer.end - layer.begin, -layer.begin, layer.kind.value), reverse=True
    )
    kinds = dict.fromkeys(edges, LayerKind.OTHER)
    places = {edge: place for place, edge in enumerate(edges)}
    for layer in by_size:
        for edge in edges[places[layer.begin] : places[layer.end]]:
            kinds[edge] = layer.kind
    cuts.update(kinds)
    return lambda offset: cuts[edges[max(bisect_right(edges, offset) - 1, 0)]]


def day_first_order(text: str) -> bool | None:
    """Whether slashed dates on this page put the day first: told by those that can be read one way only."""
    firsts = seconds = 0
    for found in SLASHED.finditer(text):
        first, second = int(found[1]), int(found[3])
        firsts += 12 < first <= 31 and second <= 12
        seconds += 12 < second <= 31 and first <= 12
    if bool(firsts) == bool(seconds):
        return None
    return bool(firsts)


def adverbial(words: Words, first: int) -> tuple[str, int]:
    """The preposition in front of an expression and where the adverbial begins."""
    place = first - 1
    chars = class_chars()
    if place >= 0 and words.shape[place] == chars["the"]:
        place -= 1
    if place >= 0 and words.shape[place] in {chars[name] for name in SIGNALS if name in chars}:
        return words.word(place).lower(), words.begins[place]
    return "", words.begins[first]


def time_expressions(article: Article, analysis: Analysis) -> tuple[TimeExpression, ...]:
    """Every expression of time on the page, furniture included, in order and without overlaps.

    Offsets are code points into ``article.text``. ``analysis`` may be empty: then tense is read off the
    words around. Never raises on any text.
    """
    words = read_words(article.text)
    tenses = Tenses(article.text, analysis)
    layer_at = innermost_layers(article)
    day_first = day_first_order(article.text)
    found: list[TimeExpression] = []

    def tense(begin: int, end: int) -> Direction | None:
        layer = layer_at(begin)
        return None if layer in TENSELESS else tenses.direction(begin, end, running=layer not in NARRATED_IN_PRESENT)

    def reading(first: int, last: int) -> Reading:
        return Reading(words, first, last, tense, day_first)

    pattern, _ = grammar()
    position = 0
    while match := pattern.search(words.shape, position):
        taken = read_at(words.shape, match, reading)
        position = match.start() + 1
        if taken is not None:
            words_taken, draft = taken
            position = words_taken.last
            found.append(expression_at(article, words_taken, draft, layer_at))
    return tuple(found)


def read_at(shape: str, match: re.Match[str], reading: Callable[[int, int], Reading]) -> tuple[Reading, Draft] | None:
    """The first line that matches at a place and whose reader accepts: a reader may refuse ("the fall of
    the government"), and then a later line may still fit."""
    _, lines = grammar()
    line, found = (match.lastindex or 1) - 1, match
    first = match.start()
    while True:
        if found.end() > first:
            words = reading(first, found.end())
            if is_title(words):
                return None
            draft = READERS[lines[line][0]](words)
            if draft is not None:
                return words, draft
        later = next(
            ((place, hit) for place in range(line + 1, len(lines)) if (hit := lines[place][1].match(shape, first))),
            None,
        )
        if later is None:
            return None
        line, found = later


def expression_at(
    article: Article, reading: Reading, draft: Draft, layer_at: Callable[[int], LayerKind]
) -> TimeExpression:
    begin, end = reading.begin, reading.end
    signal, lead = adverbial(reading.words, reading.first)
    return TimeExpression(
        id=content_id("tx", article.id, begin, end),
        article=article.id,
        begin=begin,
        end=end,
        text=article.text[begin:end],
        layer=layer_at(begin),
        type=draft.type,
        value=draft.value,
        mod=draft.mod or None,
        rule=draft.rule,
        anchor=draft.anchor,
        signal=signal,
        lead=lead,
    )
