"""What a candidate frame looks like, as named features for the fitted weights."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rashomon.attribution.clauses import Tree
from rashomon.attribution.frames import Form, Frame, Scene
from rashomon.attribution.headlines import headline_frame, transcript_frame
from rashomon.attribution.lexicon import nouns, phrases, verbs

__all__ = ["features", "general"]

#: Complements whose presence is told together with the cue's word.
TOLD = frozenset({"ccomp", "xcomp", "dobj", "advcl", "acl", "relcl", "oprd", "acomp", "attr", "dative", "prt"})


def features(scene: Scene, frame: Frame) -> list[str]:
    """The features that hold of a candidate, each once, sorted."""
    return sorted(set(told(scene, frame)))


def general(tree: Tree, index: int, *, form: bool = False) -> str:
    """A word as a feature may name it: its lemma (or its form); of names only the kind, of numbers only that."""
    token = tree.tokens[index]
    if token.pos in {"PROPN", "X"} or token.entity in {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"}:
        return f"<{token.entity or 'name'}>"
    if any(c.isdigit() for c in token.text):
        return "<number>"
    return tree.low(index) if form else tree.lemma(index)


def told(scene: Scene, frame: Frame) -> Iterator[str]:
    tree, at = scene.tree, frame.trigger
    token = tree.tokens[at]
    lemma = general(tree, at)
    known = verbs().get(tree.lemma(at)) if token.pos == "VERB" else nouns().get(tree.lemma(at))
    kind = known.kind if known is not None else "none"
    yield f"form={frame.form}"
    yield f"word={lemma}"
    yield f"word+pos={lemma}/{token.pos}"
    yield f"kind={kind}"
    yield f"tag={token.tag}"
    yield f"dep={token.dep}"
    yield f"end={lemma[-3:]}" if lemma[-1:].isalpha() else "end="
    up = tree.head[at]
    yield f"up={token.dep}/{general(tree, up)}" if up != at else "up=root"
    yield from complements(scene, frame, lemma, kind)
    yield from speaker(scene, frame, lemma, kind)
    yield f"dep+kind={token.dep}/{kind}"
    yield f"tag+kind={token.tag}/{kind}"
    yield f"tag+dep={token.tag}/{token.dep}"
    yield from surroundings(scene, frame, kind)
    inside = scene.inside(frame.cue)
    yield f"inside={inside}"
    yield f"inside+kind={inside}/{kind}"
    yield f"quoted={frame.quoted}"
    yield f"quoted+word={frame.quoted}/{lemma}"
    yield f"layer={tree.sentence.layer}"
    yield f"before={general(tree, at - 1, form=True) if at else '^'}"
    yield f"after={general(tree, at + 1, form=True) if at + 1 < len(tree) else '$'}"
    yield f"colon={scene.tree.page[frame.cue.end : frame.cue.end + 1] == ':'}/{kind}"
    if len(frame.content) and scene.tree.page[frame.content.begin] in "“\"'‘«":
        between = scene.tree.page[frame.cue.end : frame.content.begin].strip()[-1:]
        yield f"leads={between if not between.isalnum() else 'word'}/{kind}"
    if frame.form is Form.HEADLINE:
        yield f"ruled={ruled(scene, frame)}"
    yield f"length={min(int(math.log2(1 + len(frame.content))), 9)}"
    if known is not None and len(frame.content) and frame.content.end <= frame.cue.begin:
        yield "trails"


def ruled(scene: Scene, frame: Frame) -> str:
    """By which rule a mark would make a source of the words beside it, if any."""
    if scene.signed is not None:
        return "signed"
    for rule, found in (
        ("headline", headline_frame(scene.tree)),
        ("transcript", transcript_frame(scene.tree, scene.paragraph, letters=True)),
    ):
        if found is not None and found.trigger == frame.trigger:
            return rule
    return ""


def surroundings(scene: Scene, frame: Frame, kind: str) -> Iterator[str]:
    """What governs the cue, what its content begins with and is about."""
    tree, at = scene.tree, frame.trigger
    up = tree.head[at]
    governing = verbs().get(tree.lemma(up)) or nouns().get(tree.lemma(up))
    yield f"upkind={tree.dep(at)}/{governing.kind if governing is not None and up != at else ''}"
    first = tree.index_at(frame.content.begin)
    if first is not None:
        yield f"opens={general(tree, first, form=True)}"
        yield f"opens+kind={tree.tokens[first].tag}/{kind}"
    for child in tree.children[at]:
        if child > at and tree.dep(child) in {"dobj", "ccomp", "xcomp", "pobj", "acl"}:
            about = nouns().get(tree.lemma(child))
            yield f"about={tree.dep(child)}/{tree.tokens[child].tag}/{tree.tokens[child].entity}"
            yield f"aboutkind={tree.dep(child)}/{about.kind if about is not None else ''}"
            yield f"about+lemma={general(tree, child)}"
    others = sum(
        tree.lemma(i) in verbs() and verbs()[tree.lemma(i)].kind == "speech" for i in range(len(tree)) if i != at
    )
    yield f"others={min(others, 2)}"


def complements(scene: Scene, frame: Frame, lemma: str, kind: str) -> Iterator[str]:
    tree, at = scene.tree, frame.trigger
    signature: list[str] = []
    for child in tree.children[at]:
        dep = tree.dep(child)
        if dep in TOLD:
            side = "L" if child < at else "R"
            signature.append(dep)
            yield f"has={dep}{side}"
            yield f"word+has={lemma}/{dep}"
            yield f"kind+has={kind}/{dep}"
            if dep == "dobj":
                yield f"dobj={general(tree, child)}"
        elif dep in {"prep", "agent"}:
            signature.append(tree.low(child))
            yield f"prep={tree.low(child)}"
            yield f"word+prep={lemma}/{tree.low(child)}"
        elif dep in {"aux", "neg", "auxpass", "poss"}:
            yield f"aux={dep}/{tree.low(child) if dep != 'poss' else ''}"
            yield f"tag+aux={tree.tokens[at].tag}/{dep}"
        elif dep in {"det", "amod"}:
            yield f"mod={general(tree, child, form=True)}"
    yield "frame=" + "+".join(sorted(set(signature)))
    yield f"kind+frame={kind}/" + "+".join(sorted(set(signature)))


def speaker(scene: Scene, frame: Frame, lemma: str, kind: str) -> Iterator[str]:
    tree = scene.tree
    if frame.source is None:
        yield "source=none"
        yield f"source+word=none/{lemma}"
        return
    head = tree.tokens[frame.source.head]
    label = head.entity or head.pos
    if head.text.lower() in phrases("speaking-pronoun"):
        label = "pronoun"
    yield f"source={label}"
    yield f"source+kind={label}/{kind}"
    yield f"speaker={general(tree, frame.source.head)}"
    yield f"source+word={label}/{lemma}"
    yield f"source+tag={label}/{tree.tokens[frame.trigger].tag}/{tree.tokens[frame.trigger].dep}"
    own = any(tree.dep(c) in {"nsubj", "agent"} for c in tree.children[frame.trigger])
    yield f"own={own}/{kind}"
