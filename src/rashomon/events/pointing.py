"""Mentions for predicates that somebody points at: the same reading as of those that are found."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.events.arguments import arguments
from rashomon.events.finding import Trigger, adjective_trigger, carried, nominal_trigger, verbal_trigger
from rashomon.events.gathering import Scene, at_span, read, record, scenes, told_of
from rashomon.events.lexicon import Predicate
from rashomon.events.options import EventOptions
from rashomon.events.tree import Tree
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.events import EventMention
from rashomon.model.language import Analysis, EntityMention
from rashomon.model.timing import TimeExpression

__all__ = ["UNTYPED", "mentions_at"]

#: The type of a happening that the lexicon has no word for; its subtype is empty.
UNTYPED = "OTHER"

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})


def mentions_at(
    article: Article,
    analysis: Analysis,
    names: Sequence[EntityMention],
    expressions: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    spans: Sequence[tuple[int, int]],
    *,
    options: EventOptions = EventOptions(),  # noqa: B008 - frozen
) -> tuple[EventMention | None, ...]:
    """The mention that each span of ``spans`` is the predicate of, in their order; None where no word is.

    Spans are page offsets. Type and subtype are the lexicon's when it knows the predicate, even where its need
    is not met, else ``UNTYPED`` and nothing. ``predicate`` is the given span.
    """
    found: dict[tuple[int, int], EventMention] = {}
    for scene in scenes(article, analysis, names, expressions, attributions, options):
        sentence = scene.tree.sentence
        for span in spans:
            inside = words_in(scene.tree, span) if sentence.begin <= span[0] < sentence.end else []
            if inside:
                found[span] = pointed_at(scene, inside, span)
    return tuple(found.get(span) for span in spans)


def words_in(tree: Tree, span: tuple[int, int]) -> list[int]:
    return [index for index in range(tree.size) if tree[index].begin < span[1] and span[0] < tree[index].end]


def head_of(tree: Tree, inside: Sequence[int]) -> int:
    """The word that governs the others: the first whose governor is not among them."""
    return next((index for index in inside if tree.head(index) not in inside or tree.head(index) == index), inside[0])


def pointed_at(scene: Scene, inside: Sequence[int], span: tuple[int, int]) -> EventMention:
    """The mention at these words. What the lexicon knows is read as if it had been found."""
    tree = scene.tree
    index = head_of(tree, inside)
    known = verbal_trigger(tree, index) or nominal_trigger(tree, index) or adjective_trigger(tree, index)
    mention = read(scene, known) if known is not None else None
    if mention is None:
        reading = known.readings[-1] if known is not None else None
        nominal = tree[index].pos in NOMINAL
        if reading is None:
            reading = Predicate((tree.lemmas[index],), UNTYPED, "", "", False, False, 0)
        trigger = Trigger(index, tuple(inside), (reading,), nominal)
        if nominal:
            carried(tree, trigger)
        mention = record(scene, trigger, reading, told_of(scene, trigger, reading, arguments(tree, trigger, reading)))
    return at_span(scene, mention, span)
