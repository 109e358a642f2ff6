"""Gather the attributions of one article: frames into chains, chains into records, quotations that run on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.attribution.clauses import Tree
from rashomon.attribution.conduits import through
from rashomon.attribution.deciding import amounts_to, counting
from rashomon.attribution.finding import frames
from rashomon.attribution.frames import Form, Frame, Scene
from rashomon.attribution.links import UNNAMED, links_of
from rashomon.attribution.options import AttributionOptions, Breadth
from rashomon.attribution.quotations import Quotation, quotations
from rashomon.attribution.registry import Registry
from rashomon.attribution.scenes import around, scenes, signed_above
from rashomon.ids import content_id
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution, Certainty, LinkKind, Polarity, SourceLink, SpeechAct
from rashomon.model.language import Analysis, EntityKind, EntityMention
from rashomon.model.text import Span

__all__ = ["attributions"]

DEFAULTS = AttributionOptions()

Chain = tuple[SourceLink, ...]

#: Deepest nesting and most co-equal speakers that are followed; more is a misreading.
DEEPEST = 5
MOST_CHAINS = 6

#: How far after a reporting clause's paragraph a quotation without a cue of its own may still be its speaker's.
NEXT = 1

#: Frames that tell of somebody's speaking.
TELLING = frozenset({Form.VERB, Form.ACCORDING, Form.HEADLINE})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who was last quoted: the chain, and where."""

    chains: tuple[Chain, ...]
    paragraph: int
    end: int


def attributions(
    article: Article,
    analysis: Analysis,
    names: Sequence[EntityMention],
    *,
    options: AttributionOptions = DEFAULTS,
) -> tuple[Attribution, ...]:
    """Who says what in one article, through whom, and how firmly.

    ``analysis`` and ``names`` are this article's own; ``names`` may be empty, then sources keep the name that
    their words give. Returns attributions in page order; each content lies inside one paragraph, except where
    a quotation runs on: then every paragraph's part is an attribution of its own, without a cue.
    """
    paragraphs = [span for _, span in article.paragraphs()]
    quoted = quotations(article.text, paragraphs)
    registry = Registry(article.text, names)
    media = frozenset(m.head for m in names if m.kind in {EntityKind.AGENCY, EntityKind.OUTLET})
    found: list[Attribution] = []
    speaker: Speaker | None = None
    ahead: list[Span] = []
    staged = scenes(article.text, analysis, paragraphs, quoted, media)
    for number, group in groupby(staged, key=lambda scene: scene.tree.sentence.paragraph):
        here: list[Attribution] = []
        paragraph = Span(0, 0)
        for scene in group:
            paragraph = scene.paragraph
            kept = tuple(chained(scene, registry, options))
            voice = spoken_last([frame for frame, _ in kept])
            for frame, chains in kept:
                if frame is voice:
                    speaker = Speaker(chains, number, max(frame.content.end, frame.cue.end))
                here.extend(records(article, scene.tree, frame, chains))
                if not frame.content.overlaps(paragraph):
                    ahead.append(frame.content)
        if speaker is not None:
            following = signed_above(article.text, paragraphs, quoted, number + 1)
            taken = ahead[-1:] if following is None else [*ahead[-1:], following.span]
            inside = around(quoted, paragraph.begin, paragraph.end)
            inside = tuple(q for q in inside if not any(q.span.overlaps(span) for span in taken))
            here.extend(running_on(article, inside, here, speaker, number, paragraph))
        found.extend(here)
    return tuple(sorted(unique(found), key=in_page_order))


def spoken_last(kept: Sequence[Frame]) -> Frame | None:
    """The frame whose speaker goes on where a quotation follows: the last that quotes, else the last that tells what
    somebody said; not what others want, plan or decline to do, nor what is told inside another's words."""
    telling = [frame for frame in kept if frame.quoted or (frame.form in TELLING and frame.word.kind == "speech")]
    outer = [f for f in telling if not any(o is not f and o.quoted and o.content.contains(f.cue) for o in telling)]
    quoting = [frame for frame in outer if frame.quoted]
    last = (quoting or outer)[-1:]
    return last[0] if last else None


def in_page_order(attribution: Attribution) -> tuple[int, int, tuple[int, int], tuple[int, ...], str]:
    cue = attribution.cue or (attribution.begin, attribution.begin)
    sources = tuple(link.begin for link in attribution.chain)
    return attribution.begin, attribution.end, cue, sources, attribution.id


def chained(scene: Scene, registry: Registry, options: AttributionOptions) -> Iterator[tuple[Frame, tuple[Chain, ...]]]:
    """The frames of a sentence that count, each with its chains, outer ones before those they hold."""
    tree = scene.tree
    kept = counting(scene, tuple(frames(scene, wide=options.breadth is Breadth.ATTITUDES)), options)
    kept = [frame for frame in kept if not covered_adverb(frame, kept)]
    order = sorted(kept, key=lambda frame: (-len(frame.content), frame.cue, frame.trigger))
    done: list[tuple[Frame, tuple[Chain, ...]]] = []
    for frame in order:
        own = own_chains(registry, tree, frame, kept)
        outer = [(f, c) for f, c in done if holds(f, frame)]
        if outer:
            inner = min(outer, key=lambda pair: len(pair[0].content))
            own = tuple(joined(a, b) for a in inner[1] for b in own)
        own = own[:MOST_CHAINS]
        done.append((frame, own))
    for frame, chains in sorted(done, key=lambda pair: pair[0].cue):
        for chain in chains:
            registry.earlier.append(chain[-1])
        yield frame, chains


def covered_adverb(frame: Frame, kept: Sequence[Frame]) -> bool:
    """Hearsay inside what a named source says is that source's, not nobody's. A passive may be reported in turn
    ("Tass said he is believed …"), unless the source stands right beside it ("is said to …, according to police")."""
    if frame.source is not None or frame.form not in {Form.ADVERB, Form.PASSIVE}:
        return False
    return any(
        other is not frame
        and other.content.contains(frame.cue)
        and (other.form is Form.ACCORDING if frame.form is Form.PASSIVE else other.form is not Form.ADVERB)
        for other in kept
    )


def holds(outer: Frame, inner: Frame) -> bool:
    """Whether one frame's content holds the other frame."""
    if outer.trigger == inner.trigger or inner.content.contains(outer.cue):
        return False
    return outer.content.contains(inner.cue) and outer.content.overlaps(inner.content) and outer.form is not Form.ADVERB


def own_chains(registry: Registry, tree: Tree, frame: Frame, kept: Sequence[Frame]) -> tuple[Chain, ...]:
    """A frame's chains without what stands around it: nearer sources, speakers, sources behind them."""
    for other in kept:
        if frame.source is not None and other.nearer == (frame.source,) and frame.cue.begin > other.cue.begin:
            return own_chains(registry, tree, other, ())  # "X quoted Y as saying …, adding …": it is Y who adds
    if frame.source is None:
        hidden = SourceLink(UNNAMED, LinkKind.UNNAMED, frame.cue.begin, frame.cue.end)
        return ((hidden,),)
    held = through(tree, frame.source) if not frame.nearer else None
    nearer = tuple(links_of(registry, tree, phrase)[0] for phrase in (frame.nearer or ((held,) if held else ())))
    further = tuple(links_of(registry, tree, phrase)[0] for phrase in frame.further)
    speakers = links_of(registry, tree, frame.source)
    return tuple(joined(nearer, joined((link,), further)) for link in speakers)


def joined(a: Chain, b: Chain) -> Chain:
    """One chain after another; a source that hands on to itself is one link."""
    chain = list(a)
    for link in b:
        if chain and (chain[-1].name == link.name or (link.entity is not None and chain[-1].entity == link.entity)):
            continue
        chain.append(link)
    return tuple(chain[:DEEPEST])


def records(article: Article, tree: Tree, frame: Frame, chains: Sequence[Chain]) -> Iterator[Attribution]:
    act, certainty, polarity = amounts_to(tree, frame)
    for chain in chains:
        cue = (frame.cue.begin, frame.cue.end)
        yield record(article, frame.content, chain, cue, act, certainty, polarity, frame.quoted)


def record(
    article: Article,
    content: Span,
    chain: Chain,
    cue: tuple[int, int] | None,
    act: SpeechAct,
    certainty: Certainty,
    polarity: Polarity,
    quoted: bool,
) -> Attribution:
    names = "|".join(f"{link.name}@{link.begin}" for link in chain)
    where = "" if cue is None else f"{cue[0]}-{cue[1]}"
    name = content_id("att", article.id, content.begin, content.end, where, names)
    text = content.of(article.text)
    return Attribution(name, article.id, content.begin, content.end, text, chain, cue, act, certainty, polarity, quoted)


def running_on(
    article: Article,
    here: Sequence[Quotation],
    found: Sequence[Attribution],
    speaker: Speaker,
    number: int,
    paragraph: Span,
) -> Iterator[Attribution]:
    """Quotations of this paragraph that no frame claims, given to the speaker before them.

    Only whole-sentence quotations count, and only in the paragraph of the speaker's last words or where the
    next paragraph opens with one: a quoted word elsewhere is nobody's speech.
    """
    if speaker.paragraph not in {number, number - NEXT}:
        return
    for quotation in here:
        if any(a.begin < quotation.end and quotation.begin < a.end for a in found if a.cue is not None):
            continue
        opens_paragraph = quotation.begin <= paragraph.begin + 1
        if speaker.paragraph != number and not opens_paragraph:
            continue
        if speaker.paragraph == number and quotation.begin < speaker.end:
            continue
        if not sentence_like(article.text, quotation, paragraph):
            continue
        begin, end = max(quotation.begin, paragraph.begin), min(quotation.end, paragraph.end)
        for chain in speaker.chains:
            yield record(
                article, Span(begin, end), chain, None, SpeechAct.STATES, Certainty.CERTAIN, Polarity.POSITIVE, True
            )


def sentence_like(text: str, quotation: Quotation, paragraph: Span) -> bool:
    """Whether a quotation stands by itself: it follows a sentence's end and ends like a sentence."""
    before = text[paragraph.begin : quotation.begin].rstrip()
    inner = text[quotation.begin : quotation.end].strip('“”"„«» ')
    return (not before or before[-1] in '.!?:”"') and inner[:1].isupper() and inner[-1:] in ".!?…,"


def unique(found: Sequence[Attribution]) -> Iterator[Attribution]:
    seen: set[str] = set()
    for attribution in found:
        if attribution.id not in seen and len(attribution.text.strip()):
            seen.add(attribution.id)
            yield attribution
