"""Decide which candidate frames report, and what act, certainty and polarity they amount to."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.attribution.clauses import Tree
from rashomon.attribution.frames import Form, Frame, Scene
from rashomon.attribution.lexicon import nouns, phrases
from rashomon.attribution.likelihood import probabilities
from rashomon.attribution.options import AttributionOptions, Breadth
from rashomon.model.article import LayerKind
from rashomon.model.attribution import Certainty, Polarity, SpeechAct

__all__ = ["amounts_to", "counting"]

#: Kinds of reporting words that can carry a claim.
CLAIMING = frozenset({"speech", "evidence", "belief"})


def counting(scene: Scene, found: Sequence[Frame], options: AttributionOptions) -> list[Frame]:
    """Those frames of a sentence that are attributions under these options, in the order given."""
    if options.breadth is Breadth.ATTITUDES:
        likely = probabilities(scene, found)
        return [frame for frame, p in zip(found, likely, strict=True) if p >= options.threshold]
    kept = [frame for frame in found if counts(scene, frame)]
    if scene.tree.sentence.layer is LayerKind.HEADLINE and any(f.form is Form.ACCORDING for f in kept):
        kept = [frame for frame in kept if frame.form is not Form.HEADLINE]
    return kept


def counts(scene: Scene, frame: Frame) -> bool:
    """Whether the frame is an attribution where only speech counts."""
    if frame.form is Form.HEADLINE:
        return True
    if scene.inside(frame.cue):
        return False
    if frame.form is Form.NOUN:
        return noun_counts(scene.tree, frame)
    if frame.form is not Form.VERB:
        return True
    if frame.source is None or only_possible(scene.tree, frame.trigger):
        return False
    before = frame.word.trails and frame.content.begin < frame.cue.begin
    if frame.word.kind == "speech":
        return frame.word.takes == "any" or frame.quoted or before or has_clause(scene.tree, frame)
    if rejects_allegation(scene.tree, frame):
        return True
    if frame.word.kind in CLAIMING:
        return before or frame.quoted or finite_clause(scene.tree, frame)
    return (
        frame.quoted
        and scene.tree.tokens[frame.trigger].tag in {"VBD", "VBZ", "VBP", "VBG", "VBN"}
        and whole_quotation(scene, frame)
    )


def rejects_allegation(tree: Tree, frame: Frame) -> bool:
    """Whether an allegation is rejected or dismissed: "rejected the accusation", not "rejected the offer"."""
    if frame.word.act is not SpeechAct.DENIES and frame.word.word not in phrases("rejecting"):
        return False
    for child in tree.children[frame.trigger]:
        word = nouns().get(tree.lemma(child))
        if child > frame.trigger and word is not None and word.act is SpeechAct.ALLEGES:
            return True
    return False


def noun_counts(tree: Tree, frame: Frame) -> bool:
    """A reporting noun counts with a clause of its own, or with a speaker for what it alleges, denies…"""
    clause = any(tree.dep(c) in {"acl", "ccomp", "relcl"} for c in tree.children[frame.trigger] if c > frame.trigger)
    if frame.word.kind not in {"speech", "evidence", "belief"}:
        return False
    if clause:
        return frame.source is not None or frame.word.kind == "speech"
    return frame.source is not None and frame.word.kind == "speech" and frame.word.act is not SpeechAct.STATES


def has_clause(tree: Tree, frame: Frame) -> bool:
    """Whether the content is a clause: one of its words heads a complement clause of something outside it."""
    for index, token in enumerate(tree.tokens):
        if frame.content.begin <= token.begin < frame.content.end and tree.dep(index) in {"ccomp", "acl", "relcl"}:
            head = tree.tokens[tree.head[index]]
            if not frame.content.begin <= head.begin < frame.content.end and index > frame.trigger:
                return True
    return False


def only_possible(tree: Tree, verb: int) -> bool:
    """Whether the speaking is itself not reported as done: "anyone can call", "will announce", "to confirm"."""
    auxiliaries = {tree.tokens[c].tag for c in tree.all(verb, "aux")}
    if not auxiliaries & {"MD", "TO"} or tree.child(verb, "neg") is not None:
        return False
    return not (tree.dep(verb) == "xcomp" and tree.lemma(tree.head[verb]) in {"go", "come"})


def finite_clause(tree: Tree, frame: Frame) -> bool:
    """Whether the cue governs a clause with a subject and a finite verb: "found that …", not "found him asleep"."""
    for child in tree.children[frame.trigger]:
        if tree.dep(child) != "ccomp" or child < frame.trigger:
            continue
        verbs = [child, *tree.all(child, "aux", "auxpass", "cop")]
        if tree.child(child, "nsubj", "nsubjpass", "expl") is not None and any(
            tree.tokens[v].tag in {"VBD", "VBZ", "VBP", "MD"} for v in verbs
        ):
            return True
    return False


def whole_quotation(scene: Scene, frame: Frame) -> bool:
    """Whether the content is a quotation from end to end, not a clause with a quoted word in it."""
    return any(abs(q.begin - frame.content.begin) <= 1 and len(q.span) >= len(frame.content) - 3 for q in scene.quoted)


def amounts_to(tree: Tree, frame: Frame) -> tuple[SpeechAct, Certainty, Polarity]:
    """The act, certainty and polarity of a frame: its word's, turned by negation and modals."""
    act, certainty, polarity = frame.word.act, frame.word.certainty, frame.word.polarity
    if frame.form is Form.VERB and rejects_allegation(tree, frame):
        act, polarity = SpeechAct.DENIES, Polarity.NEGATIVE
    if frame.form is Form.PASSIVE and frame.word.kind in {"belief", "speech"} and act is SpeechAct.STATES:
        certainty = Certainty.PROBABLE
    if frame.form in {Form.VERB, Form.PASSIVE} and any(tree.dep(c) == "neg" for c in tree.children[frame.trigger]):
        if act is SpeechAct.DENIES:
            act, polarity, certainty = SpeechAct.STATES, Polarity.POSITIVE, Certainty.POSSIBLE
        elif act in {SpeechAct.CONFIRMS, SpeechAct.ANNOUNCES}:
            act, polarity = SpeechAct.DECLINES, Polarity.NEGATIVE
        else:
            polarity = Polarity.NEGATIVE
    if certainty is Certainty.CERTAIN and hedged(tree, frame):
        certainty = Certainty.POSSIBLE
    return act, certainty, polarity


def hedged(tree: Tree, frame: Frame) -> bool:
    """Whether the main verb of the content is only possible ("may", "might", "could")."""
    for index, token in enumerate(tree.tokens):
        if token.begin < frame.content.begin or token.end > frame.content.end or tree.dep(index) != "aux":
            continue
        if token.text.lower() in phrases("possible"):
            verb = tree.head[index]
            return tree.dep(verb) in {"ccomp", "ROOT", "acl"}
    return False
