"""What a reporting frame is: a cue, the words of its source, and what it vouches for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from rashomon.attribution import contents
from rashomon.attribution.clauses import Tree
from rashomon.attribution.lexicon import Word
from rashomon.attribution.quotations import Quotation
from rashomon.attribution.sources import Phrase
from rashomon.model.attribution import Certainty, Polarity, SpeechAct
from rashomon.model.text import Span

__all__ = ["ACCORDING", "PLAIN", "Form", "Frame", "Scene", "cue_words", "widened"]


class Form(StrEnum):
    """How the words report."""

    VERB = "verb"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    ADVERB = "adverb"
    HEADLINE = "headline"


#: What a word outside the tables amounts to, and what "according to" does.
PLAIN = Word("", "other", SpeechAct.STATES, Certainty.CERTAIN, Polarity.POSITIVE)
ACCORDING = Word("according", "speech", SpeechAct.STATES, Certainty.CERTAIN, Polarity.POSITIVE)


@dataclass(frozen=True, slots=True)
class Frame:
    """One reporting frame. ``trigger`` is the cue's main word; ``source`` is None where it is hidden. ``nearer``
    are sources that stand before the speaker ("told Reuters", "quoted by KCNA"), ``further`` those behind."""

    trigger: int
    form: Form
    word: Word
    cue: Span
    content: Span
    source: Phrase | None
    nearer: tuple[Phrase, ...] = ()
    further: tuple[Phrase, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what surrounds it: its paragraph and the quotations there. ``announced`` is the quotation that
    opens the next paragraph where this one ends with a colon, ``signed`` the paragraph before where this one only
    names its speaker."""

    tree: Tree
    paragraph: Span
    quoted: tuple[Quotation, ...]
    announced: Quotation | None = None
    signed: Quotation | None = None

    def inside(self, span: Span) -> bool:
        """Whether a span lies wholly inside a quotation."""
        return any(q.begin < span.begin and span.end < q.end for q in self.quoted)


def widened(scene: Scene, frame: Frame) -> Frame:
    """The frame with its content widened by quotations."""
    speaker = speaker_span(scene.tree, frame)
    content, quoted = contents.with_quotations(
        scene.tree.page, frame.content if len(frame.content) else None, speaker, list(scene.quoted), scene.paragraph
    )
    if content is None and scene.announced is not None and announces(scene, frame):
        content, quoted = scene.announced.span, True
    if content is None:
        return frame
    return replace(frame, content=content, quoted=quoted)


def announces(scene: Scene, frame: Frame) -> bool:
    """Whether the frame's cue leads up to the colon that ends the paragraph: "The minister went on:"."""
    bridge = scene.tree.page[frame.cue.end : scene.paragraph.end]
    return len(bridge) <= contents.LONGEST_BRIDGE and not any(mark in bridge for mark in ".!?;")


def speaker_span(tree: Tree, frame: Frame) -> Span:
    """Source and cue together, where they stand side by side; else the cue."""
    if frame.source is None:
        return frame.cue
    begin, end = tree.tokens[frame.source.first].begin, tree.tokens[frame.source.last].end
    if min(abs(begin - frame.cue.end), abs(frame.cue.begin - end)) > 3:
        return frame.cue
    return Span(min(begin, frame.cue.begin), max(end, frame.cue.end))


def cue_words(tree: Tree, verb: int, last: int) -> Span:
    """The verb with its auxiliaries, negation and adverbs beside it, and a particle or preposition after it."""
    first = verb
    while first > 0 and (
        (tree.head[first - 1] == verb and tree.dep(first - 1) in {"aux", "auxpass", "neg", "advmod"})
        and tree.tokens[first - 1].text.isalpha()
    ):
        first -= 1
    if last == verb and verb + 1 < len(tree) and tree.dep(verb + 1) == "prt":
        last = verb + 1
    return Span(tree.tokens[first].begin, tree.tokens[last].end)
