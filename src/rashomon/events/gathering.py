"""Gather the event mentions of an article: find, read, judge, and put into records."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.events.arguments import Argument, arguments
from rashomon.events.counting import counts_of
from rashomon.events.dating import Dater
from rashomon.events.finding import Trigger, triggers
from rashomon.events.headlines import split_heading, surface_triggers
from rashomon.events.lexicon import Predicate, cue_words, subtypes
from rashomon.events.naming import Namer
from rashomon.events.needs import Case, fits
from rashomon.events.options import EventOptions
from rashomon.events.people import participants
from rashomon.events.places import happens_at, place_of
from rashomon.events.spans import core
from rashomon.events.standing import innermost, standing
from rashomon.events.telling import Found, background, ordinal_of, specific
from rashomon.events.tree import Tree
from rashomon.events.turning import demands, refusal, refused, refusing
from rashomon.ids import content_id
from rashomon.model.article import Article, LayerKind
from rashomon.model.attribution import Attribution
from rashomon.model.events import EventMention, EventStatus
from rashomon.model.language import Analysis, EntityMention
from rashomon.model.timing import TimeExpression

__all__ = ["Scene", "at_span", "event_mentions", "read", "record", "scenes", "told_of"]

#: A predicate of several words stands within so many words ("filed a federal lawsuit"); a choice: verb, determiner, three more.
SPREAD = 5


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence's mentions are read against."""

    article: Article
    tree: Tree
    namer: Namer
    dater: Dater
    attributions: Sequence[Attribution]
    cues: frozenset[str]
    early: bool


def event_mentions(
    article: Article,
    analysis: Analysis,
    names: Sequence[EntityMention],
    expressions: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    *,
    options: EventOptions = EventOptions(),  # noqa: B008 - frozen
) -> tuple[EventMention, ...]:
    """The happenings that the article reports, in order of the page.

    ``names``, ``expressions`` and ``attributions`` are this article's. Offsets are page offsets, and
    every ``text`` is the page's own words under its span.
    """
    found: list[EventMention] = []
    for scene in scenes(article, analysis, names, expressions, attributions, options):
        if scene.tree.size <= options.longest:
            found += sentence_mentions(scene)
    return tuple(sorted(found, key=lambda mention: (mention.begin, mention.end, mention.predicate, mention.id)))


def scenes(
    article: Article,
    analysis: Analysis,
    names: Sequence[EntityMention],
    expressions: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    options: EventOptions,
) -> Iterator[Scene]:
    """What every sentence of the article is read against, in order of the page."""
    namer = Namer(names)
    cues = (
        frozenset(token.text.lower() for sentence in analysis.sentences[:8] for token in sentence.tokens)
        & cue_words().keys()
    )
    timed = sorted(expressions, key=lambda one: one.begin)
    begins = [one.begin for one in timed]
    seen = 0
    for sentence in analysis.sentences:
        early = sentence.layer in (LayerKind.HEADLINE, LayerKind.SUBHEADING) or (
            sentence.layer is LayerKind.BODY and seen < options.lead
        )
        seen += sentence.layer is LayerKind.BODY and len(sentence.tokens) > 5  # shorter ones are remnants, not leads
        tree = Tree(sentence, options.lexicon)
        inside = timed[bisect_left(begins, sentence.begin) : bisect_left(begins, sentence.end)]
        held = [one for one in attributions if one.begin < sentence.end and sentence.begin < one.end]
        yield Scene(article, tree, namer, Dater(tree, inside), held, cues, early)


def sentence_mentions(scene: Scene) -> Iterator[EventMention]:
    found = triggers(scene.tree)
    scene.dater.happenings = frozenset(trigger.index for trigger in found)
    mentions = [mention for trigger in found if (mention := read(scene, trigger)) is not None]
    asked = demanded(scene)
    told = {begin for begin, _ in asked}  # "insisted that … must": one demand, not two
    mentions = [one for one in mentions if one.type != "REQUEST" or one.predicate[0] not in told]
    mentions += [mention for _, mention in asked]
    aims = all(mention.status is EventStatus.PLANNED and not mention.nominal for mention in mentions)
    if aims and scene.tree.sentence.layer in (LayerKind.HEADLINE, LayerKind.SUBHEADING):
        # Nothing read, or only the purpose of something unread ("Meets Chief to Deepen Ties").
        taken = {mention.predicate for mention in mentions}
        mentions += [mention for mention in heading_mention(scene) if mention.predicate not in taken]
    yield from mentions


def demanded(scene: Scene) -> list[tuple[int, EventMention]]:
    """The demands that are told by "must", from who makes them to what is demanded, each with where its verb of
    saying begins."""
    found: list[tuple[int, EventMention]] = []
    for trigger, reading, people, span in demands(scene.tree, scene.namer):
        mention = record(scene, trigger, reading, told_of(scene, trigger, reading, people))
        found.append((scene.tree[trigger.index].begin, at_span(scene, mention, span)))
    return found


def at_span(scene: Scene, mention: EventMention, span: tuple[int, int]) -> EventMention:
    """The mention with the given span for its predicate, and an identity that goes with it."""
    begin, end = min(mention.begin, span[0]), max(mention.end, span[1])
    return replace(
        mention,
        id=content_id("men", mention.article, span[0], span[1], mention.type, mention.subtype),
        predicate=span,
        begin=begin,
        end=end,
        text=scene.article.text[begin:end],
    )


def heading_mention(scene: Scene) -> list[EventMention]:
    """What a heading tells by its words in order, where its tree tells nothing."""
    tree, page = scene.tree, scene.article.text
    for trigger, reading in surface_triggers(tree):
        place = place_of(tree, page, trigger, reading, scene.namer)
        people = participants(tree, page, split_heading(tree, trigger, reading, scene.namer), scene.namer, place)
        counts = counts_of(tree, page, trigger, reading.type)
        told = Found(people, place, scene.dater.of(trigger), counts)
        if not reading.need or people or place or counts or told.when:
            mention = record(scene, trigger, reading, told)
            begin = min([mention.begin, *(one.begin for one in people)])
            end = max([mention.end, *(one.end for one in people)])
            return [replace(mention, begin=begin, end=end, text=page[begin:end])]
    return []


def read(scene: Scene, trigger: Trigger) -> EventMention | None:
    """The mention that a trigger makes, under the reading that fits best; None when none does."""
    tree = scene.tree
    best: tuple[tuple[int, int], Predicate, Found, Trigger] | None = None
    around = frozenset(tree.lows) & cue_words().keys()
    for reading in trigger.readings:
        used = with_words(trigger, reading)
        arguments_found = arguments(tree, used, reading)
        told = told_of(scene, used, reading, arguments_found)
        # A cue in the sentence is worth two in the headline and lead (a choice: the sentence is the nearer witness).
        cued = 2 * sum(reading.type in cue_words()[word] for word in around)
        cued += sum(reading.type in cue_words()[word] for word in scene.cues)
        if not fits(Case(tree, used, told, arguments_found, scene.namer), reading, cued):
            continue
        score = (len(reading.words), min(cued, 6))
        if best is None or score > best[0]:
            best = (score, reading, told, used)
    return None if best is None else record(scene, best[3], best[1], best[2])


def told_of(scene: Scene, trigger: Trigger, reading: Predicate, found: list[Argument]) -> Found:
    """Who, where, when and how many under this reading. A place that the happening only is at takes no part."""
    tree, page = scene.tree, scene.article.text
    place = place_of(tree, page, trigger, reading, scene.namer)
    moves = (traits := subtypes().get(reading.subtype)) is not None and traits.motion
    where = place is not None and (moves or happens_at(reading) or scene.namer.mere_place(place.begin, place.end))
    people = participants(tree, page, found, scene.namer, place if where else None, kind=reading.type)
    return Found(people, place, scene.dater.of(trigger), counts_of(tree, page, trigger, reading.type))


def with_words(trigger: Trigger, reading: Predicate) -> Trigger:
    """The trigger as this reading has it: a shorter reading leaves the other words to be arguments."""
    if len(reading.words) == len(trigger.words):
        return trigger
    return replace(trigger, words=trigger.words[:1])


def record(scene: Scene, trigger: Trigger, reading: Predicate, told: Found) -> EventMention:
    tree, article = scene.tree, scene.article
    token = tree[trigger.index]
    attribution = innermost(scene.attributions, token.begin, token.end)
    stands = standing(tree, trigger, told.when, attribution, kind=reading.type)
    if refusal(tree, trigger, reading):
        reading, stands = refusing(reading), refused(stands)
    begin, end = core(tree, trigger, told)
    predicate = predicate_span(tree, trigger)
    text = article.text[begin:end]
    return EventMention(
        id=content_id("men", article.id, predicate[0], predicate[1], reading.type, reading.subtype),
        article=article.id,
        begin=begin,
        end=end,
        text=text,
        predicate=predicate,
        lemma=" ".join(reading.words),
        type=reading.type,
        subtype=reading.subtype,
        status=stands.status,
        participants=told.participants,
        place=told.place,
        when=told.when.id if told.when is not None else None,
        counts=told.counts,
        background=background(tree, trigger, told, stands.status, early=scene.early, reported=attribution is not None),
        headline=tree.sentence.layer is LayerKind.HEADLINE,
        nominal=trigger.nominal,
        specific=specific(tree, trigger, told, stands.negated),
        ordinal=ordinal_of(tree, trigger),
        attribution=attribution.id if attribution is not None else None,
    )


def predicate_span(tree: Tree, trigger: Trigger) -> tuple[int, int]:
    """From the first of the trigger's words to the last, unless too much stands between them."""
    words = sorted(trigger.words)
    if words[-1] - words[0] <= SPREAD:
        return tree[words[0]].begin, tree[words[-1]].end
    return tree[trigger.index].begin, tree[trigger.index].end
