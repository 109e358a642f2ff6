"""Find every candidate frame of a sentence: verbs, "according to", reporting nouns, adverbs of hearsay."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.attribution import contents, sources
from rashomon.attribution.attitudes import adjective_frame, loose_noun, misread_frame
from rashomon.attribution.clauses import Tree
from rashomon.attribution.frames import ACCORDING, PLAIN, Form, Frame, Scene, widened
from rashomon.attribution.headlines import headline_frame, loose_colons, signature_frame, transcript_frame
from rashomon.attribution.lexicon import adverbs, nouns, phrases, verbs
from rashomon.attribution.sources import Phrase
from rashomon.attribution.speaking import verb_frame
from rashomon.model.article import LayerKind
from rashomon.model.text import Span

__all__ = ["frames"]


def frames(scene: Scene, *, wide: bool = False) -> Iterator[Frame]:
    """Every candidate frame of the sentence, in order of its cue; which of them count is decided elsewhere.

    ``wide``: also words outside the tables that have what looks like a source and a content.
    """
    tree = scene.tree
    for index, token in enumerate(tree.tokens):
        frame: Frame | None = None
        low = token.text.lower()
        if low == "according":
            frame = according_frame(scene, index)
        elif low in adverbs():
            frame = adverb_frame(scene, index)
        elif token.pos == "VERB" or (
            token.pos in {"NOUN", "ADJ", "PROPN"} and tree.lemma(index) in verbs() and token.tag.startswith("V")
        ):
            frame = verb_frame(scene, index, wide=wide)
        elif token.pos == "NOUN":
            frame = noun_frame(scene, index, wide=wide)
        elif wide and token.pos == "ADJ":
            frame = adjective_frame(scene, index)
        if frame is None and wide:
            frame = misread_frame(scene, index)
        if frame is not None:
            yield frame
    yield from (loose_colons(scene) if wide else named_by_colon(scene))
    signature = signature_frame(scene)
    if signature is not None:
        yield signature


def named_by_colon(scene: Scene) -> Iterator[Frame]:
    """What a colon tells by rule: a headline's source, a transcript's speaker."""
    headline = scene.tree.sentence.layer is LayerKind.HEADLINE
    frame = headline_frame(scene.tree) if headline else transcript_frame(scene.tree, scene.paragraph)
    if frame is not None:
        yield frame


def according_frame(scene: Scene, word: int) -> Frame | None:
    """ "…, according to X", "According to X, …"."""
    tree = scene.tree
    source = sources.source_of_according(tree, word)
    if source is None:
        return None
    cue = Span(tree.tokens[word].begin, tree.tokens[min(word + 1, len(tree) - 1)].end)
    content = beside_according(tree, word, source)
    if content is None:
        return None
    further: tuple[Phrase, ...] = ()
    for index in range(source.last + 1, min(source.last + 4, len(tree))):
        target = tree.child(index, "dobj", "pobj") if tree.low(index) in phrases("citing") else None
        if target is not None:
            further = (sources.phrase(tree, target),)
    return widened(scene, Frame(word, Form.ACCORDING, ACCORDING, cue, content, source, further=further))


def beside_according(tree: Tree, word: int, source: Phrase) -> Span | None:
    """What is said according to somebody: the clause before the phrase, or after it where it opens the sentence."""
    opening = all(not t.text.isalpha() or t.pos in {"CCONJ", "ADV", "SCONJ"} for t in tree.tokens[:word])
    hanging = word > 1 and tree.tokens[word - 1].text == "," and tree.tokens[word - 2].pos in {"SCONJ", "CCONJ"}
    hanging = hanging or (word > 0 and tree.low(word - 1) in {"that", "because", "while", "although"})
    if not opening and not hanging:
        return contents.preceding(tree, word)
    after = source.last + 1
    return tree.span(after, len(tree) - 1) if after < len(tree) else None


def adverb_frame(scene: Scene, index: int) -> Frame | None:
    """ "has reportedly met": the clause around the adverb, on nobody's word."""
    content = contents.clause_around(scene.tree, index)
    token = scene.tree.tokens[index]
    if content is None:
        return None
    return Frame(index, Form.ADVERB, adverbs()[token.text.lower()], Span(token.begin, token.end), content, None)


def noun_frame(scene: Scene, noun: int, *, wide: bool = False) -> Frame | None:
    """ "allegations from the U.S. that …", "Kim's claim that …", "speculation that …"."""
    tree = scene.tree
    word = nouns().get(tree.lemma(noun), PLAIN if wide else None)
    if word is None or any(tree.low(c) in phrases("negative") for c in tree.children[noun]):
        return None
    content: Span | None = None
    for child in tree.children[noun]:
        that = tree.low(tree.left[child]) == "that" or tree.child(child, "mark") is not None
        to = tree.dep(child) in {"acl", "relcl"} and any(tree.low(c) == "to" for c in tree.children[child])
        if child > noun and tree.dep(child) in {"acl", "ccomp", "relcl"} and (that or to):
            content = tree.span(contents.skip_that(tree, tree.left[child]), tree.right[child])
            break
    if content is None:
        content = of_noun(tree, noun) or (loose_noun(tree, noun) if wide else None)
    if content is None:
        return None
    token = tree.tokens[noun]
    frame = Frame(noun, Form.NOUN, word, Span(token.begin, token.end), content, sources.source_of_noun(tree, noun))
    in_words = wide and tree.low(tree.head[noun]) == "in" and tree.child(noun, "poss") is not None
    return widened(scene, frame) if in_words else frame


def of_noun(tree: Tree, noun: int) -> Span | None:
    """What a reporting noun is about, as an "of", "for" or "about" phrase."""
    for child in tree.all(noun, "prep"):
        if tree.low(child) in {"of", "for", "about", "against", "over"}:
            target = tree.child(child, "pobj", "pcomp")
            if target is not None:
                first, last = tree.reach(target)
                return tree.span(first, last)
    return None
