"""Find reporting frames in one sentence: a cue, the words of its source, and what it vouches for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rashomon.attribution import contents, sources
from rashomon.attribution.clauses import Tree
from rashomon.attribution.lexicon import Word, adverbs, agency_of, nouns, phrases, verbs
from rashomon.attribution.quotations import Quotation
from rashomon.attribution.sources import Phrase
from rashomon.model.attribution import Certainty, Polarity, SpeechAct
from rashomon.model.text import Span

__all__ = ["Form", "Frame", "Scene", "frames"]


class Form(StrEnum):
    """How the words report."""

    VERB = "verb"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    ADVERB = "adverb"
    HEADLINE = "headline"


#: What a word outside the tables amounts to.
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
    """A sentence with what surrounds it: its paragraph and the quotations there."""

    tree: Tree
    paragraph: Span
    quoted: tuple[Quotation, ...]

    def inside(self, span: Span) -> bool:
        """Whether a span lies wholly inside a quotation."""
        return any(q.begin < span.begin and span.end < q.end for q in self.quoted)


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
        if frame is not None:
            yield frame


def widened(scene: Scene, frame: Frame) -> Frame:
    """The frame with its content widened by quotations."""
    speaker = speaker_span(scene.tree, frame)
    content, quoted = contents.with_quotations(
        scene.tree.page, frame.content if len(frame.content) else None, speaker, list(scene.quoted), scene.paragraph
    )
    if content is None:
        return frame
    return replace(frame, content=content, quoted=quoted)


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


def adjective_frame(scene: Scene, index: int) -> Frame | None:
    """ "is confident that", "was angry about": somebody's attitude."""
    tree = scene.tree
    up = tree.head[index]
    if tree.dep(index) not in {"acomp", "attr"} or tree.lemma(up) not in {"be", "feel", "seem", "become"}:
        return None
    content, last = contents.complement(tree, index)
    source = sources.source_of_verb(tree, up)
    if content is None or source is None:
        return None
    return Frame(index, Form.NOUN, PLAIN, cue_words(tree, index, last), content, source)


def verb_frame(scene: Scene, verb: int, *, wide: bool = False) -> Frame | None:
    tree = scene.tree
    word = verbs().get(tree.lemma(verb), PLAIN)
    low = tree.low(verb)
    if low in phrases("citing") and tree.dep(verb) in {"advcl", "xcomp", "prep", "acl"}:
        return None  # a further link of another frame's chain
    if quotes_as(tree, verb):
        return None  # "X quoted Y as saying": the frame is the saying
    if hidden_passive(tree, verb):
        content = contents.clause_around(tree, verb)
        if content is None:
            return None
        return Frame(verb, Form.PASSIVE, word, cue_words(tree, verb, verb), content, None)
    if wide and (word.kind == "appearance" or passive_of_nobody(tree, verb)):
        subject = tree.child(verb, "nsubjpass", "nsubj")
        content = contents.clause_around(tree, verb) if word.kind == "appearance" or subject is None else None
        if content is None and subject is not None:
            found = sources.phrase(tree, subject, verb)
            content = tree.span(found.first, found.last)
        return None if content is None else Frame(verb, Form.PASSIVE, word, cue_words(tree, verb, verb), content, None)
    source = sources.source_of_verb(tree, verb)
    content, last = contents.complement(tree, verb)
    if tree.dep(verb) in {"csubj", "pcomp", "ccomp", "dep", "advcl"} or content is None:
        content = free_relative(tree, verb) or content
    if content is None and wide and tree.child(verb, "agent") is not None:
        subject = tree.child(verb, "nsubjpass")
        found = None if subject is None else sources.phrase(tree, subject, verb)
        content = None if found is None else tree.span(found.first, found.last)
    before = trailing_begin(tree, verb, content is not None)
    inverted = before is None and word.trails and sources.inverted_subject(tree, verb)
    if inverted and not tree.all(verb, "ccomp", "xcomp"):
        source, last = inverted, verb
        content = contents.preceding(tree, verb)
    elif before is not None and continues(tree, verb, before):
        source = sources.postposed_subject(tree, verb) or source
        content, last = tree.span(0, len(tree) - 1), verb
    elif before is not None:
        source = sources.postposed_subject(tree, verb) or source
        content, last = contents.preceding(tree, before), verb
    elif content is None or complement_is_bare(tree, verb):
        content = interrupted(tree, verb) or content
    cue = cue_words(tree, verb, last)
    bare = Frame(verb, Form.VERB, word, cue, content or Span(cue.begin, cue.begin), source)
    frame = widened(scene, replace(bare, nearer=conduits(tree, verb), further=cited(tree, verb)))
    if not len(frame.content):
        return None
    return quoted_as_saying(tree, verb, frame)


def free_relative(tree: Tree, verb: int) -> Span | None:
    """The content of "what residents said was the worst raid": what stands after "was"."""
    subject = next((c for c in tree.children[verb] if c < verb and tree.dep(c) == "nsubj"), None)
    start = tree.left[subject] - 1 if subject is not None else verb - 1
    be = verb + 1
    if start < 0 or tree.low(start) != "what" or be >= len(tree) or tree.lemma(be) != "be":
        return None
    stop = next((i for i in range(be + 1, len(tree)) if tree.tokens[i].text in {",", ".", ";"}), len(tree))
    return tree.span(be + 1, stop - 1)


def quotes_as(tree: Tree, verb: int) -> bool:
    """Whether the verb only hands on to "as saying"."""
    for child in tree.children[verb]:
        if tree.dep(child) == "prep" and tree.low(child) == "as":
            saying = tree.child(child, "pcomp")
            return saying is not None and tree.lemma(saying) in verbs()
    return False


def hidden_passive(tree: Tree, verb: int) -> bool:
    """ "is believed to", "was reported that": a passive of hearing with a clause of its own and no agent."""
    if tree.low(verb) not in phrases("hearing") or tree.child(verb, "agent") is not None:
        return False
    if tree.child(verb, "auxpass") is None and tree.child(verb, "nsubjpass") is None:
        return False
    return any(tree.dep(c) in {"xcomp", "ccomp", "oprd"} for c in tree.children[verb] if c > verb)


def passive_of_nobody(tree: Tree, verb: int) -> bool:
    """A passive without an agent."""
    return tree.child(verb, "auxpass") is not None and tree.child(verb, "agent") is None


def complement_is_bare(tree: Tree, verb: int) -> bool:
    """Whether what follows the verb is no clause, so that a clause before it is the better content."""
    return not any(
        tree.dep(c) in {"ccomp", "xcomp", "dobj", "oprd"}
        for c in tree.children[verb]
        if c > verb and tree.low(c) not in phrases("citing")
    )


def trailing_begin(tree: Tree, verb: int, complemented: bool) -> int | None:
    """Where a trailing reporting clause begins (the index of its first word), if the verb heads one."""
    word = verbs().get(tree.lemma(verb))
    if word is None or not word.trails or tree.tokens[verb].tag not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    between_commas = verb + 1 < len(tree) and tree.tokens[verb + 1].text == ","
    if complemented and not complement_is_bare(tree, verb) and not between_commas:
        return None
    subject = sources.postposed_subject(tree, verb)
    if subject is not None and tree.tokens[subject.first - 1].text == "," and subject.first > 2:
        rest = verb + 1
        if (
            rest >= len(tree)
            or tree.tokens[rest].text in {".", ",", ";"}
            or tree.tokens[rest].pos in {"ADP", "PROPN", "ADV", "PUNCT", "VERB", "NOUN"}
        ):
            return subject.first
    return None


def continues(tree: Tree, verb: int, first: int) -> bool:
    """Whether the clause that a reporting clause interrupts goes on after it ("the bridge, police said, is shut")."""
    if verb + 2 >= len(tree) or tree.tokens[verb + 1].text != ",":
        return False
    following = tree.tokens[verb + 2]
    if following.tag in {"VBG", "VBN"} or following.pos == "ADP" or following.text.lower() in phrases("citing"):
        return False
    finite = [i for i in range(first) if tree.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"}]
    return not finite or following.pos in {"VERB", "AUX", "CCONJ"} or tree.dep(verb) in {"parataxis", "ccomp"}


def interrupted(tree: Tree, verb: int) -> Span | None:
    """The content before or around a reporting clause, by the parse."""
    left = [c for c in tree.children[verb] if c < verb and tree.dep(c) in {"ccomp", "dobj"} and tree.left[c] < verb]
    if left and tree.dep(left[0]) == "ccomp":
        first, last = tree.reach(left[0])
        end = last if last > verb else clause_edge(tree, verb) - 1
        return tree.span(max(0, min(first, end)), end) if end >= first else None
    if tree.dep(verb) in {"parataxis", "ccomp", "dep"} and tree.head[verb] != verb:
        up = tree.head[verb]
        before, after = verb - 1 >= 0 and comma_before(tree, verb), verb
        if tree.dep(verb) == "parataxis" or (before and up > after):
            first, last = tree.reach(up)
            return tree.span(first, last)
    return None


def clause_edge(tree: Tree, verb: int) -> int:
    """The first word of the reporting clause that the verb heads."""
    first = verb
    for child in tree.children[verb]:
        if child < verb and tree.dep(child) in {"nsubj", "aux", "advmod", "neg"}:
            first = min(first, tree.left[child])
    return first


def comma_before(tree: Tree, verb: int) -> bool:
    edge = clause_edge(tree, verb)
    return edge > 0 and tree.tokens[edge - 1].text in {",", "—", "–", "”", '"'}


def quoted_as_saying(tree: Tree, verb: int, frame: Frame) -> Frame:
    """ "X quoted Y as saying": Y's words, through X."""
    up = tree.head[verb]
    if tree.dep(verb) != "pcomp" or tree.low(up) != "as":
        return frame
    quoting = tree.head[up]
    if tree.tokens[quoting].pos != "VERB":
        return frame
    agent = tree.child(quoting, "agent")
    carrier = tree.child(agent, "pobj") if agent is not None else None
    if carrier is not None:
        subject = tree.child(quoting, "nsubjpass", "nsubj")
        found = None if subject is None else sources.phrase(tree, subject, verb)
        return replace(frame, source=found or frame.source, nearer=(sources.phrase(tree, carrier, verb),))
    if tree.child(quoting, "dobj") is not None:
        through = sources.source_of_verb(tree, quoting)
        return frame if through is None else replace(frame, nearer=(through,))
    return frame


def conduits(tree: Tree, verb: int) -> tuple[Phrase, ...]:
    """Media through which the speaker speaks: "told Reuters", "in a statement carried by the AP"."""
    found: list[Phrase] = []
    for child in tree.children[verb]:
        if child <= verb:
            continue
        if (
            tree.dep(child) in {"dobj", "dative"}
            and tree.lemma(verb) in phrases("addressing")
            and is_medium(tree, child)
        ):
            found.append(sources.phrase(tree, child))
        if (
            tree.dep(child) == "nsubj"
            and tree.dep(tree.head[child]) == "ccomp"
            and child == verb + 1
            and is_medium(tree, child)
        ):
            found.append(sources.phrase(tree, child))
        if tree.dep(child) == "prep":
            found.extend(carried_by(tree, child))
    return tuple(found[:1])


def carried_by(tree: Tree, prep: int) -> Iterator[Phrase]:
    """The medium named in "in a statement carried by X", "in an interview with X", "in remarks to X"."""
    pobj = tree.child(prep, "pobj")
    if pobj is None or tree.low(prep) not in {"in", "to", "with", "through", "via"}:
        return
    if tree.low(prep) in {"to", "through", "via"} and is_medium(tree, pobj):
        yield sources.phrase(tree, pobj)
    for child in tree.children[pobj]:
        if tree.dep(child) == "acl" and tree.lemma(child) in phrases("conduit"):
            agent = tree.child(child, "agent")
            target = tree.child(agent, "pobj") if agent is not None else None
            if target is not None:
                yield sources.phrase(tree, target)
        if tree.dep(child) == "prep" and tree.low(child) in {"with", "to"}:
            target = tree.child(child, "pobj")
            if target is not None and is_medium(tree, target):
                yield sources.phrase(tree, target)


def is_medium(tree: Tree, head: int) -> bool:
    """Whether a noun phrase names an agency or a newspaper, a broadcaster…"""
    found = sources.phrase(tree, head)
    span = tree.span(found.first, found.last)
    if span is None:
        return False
    return agency_of(span.of(tree.page)) is not None or tree.low(head) in phrases("naming")


def cited(tree: Tree, verb: int) -> tuple[Phrase, ...]:
    """Sources behind the speaker: ", citing the country's intelligence service"."""
    for index in range(len(tree)):
        if tree.low(index) in phrases("citing") and (tree.head[index] == verb or index == verb + 1):
            target = tree.child(index, "dobj", "pobj")
            if target is not None and target > index:
                return (sources.phrase(tree, target),)
    return ()


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
        content = of_noun(tree, noun)
    if content is None:
        return None
    token = tree.tokens[noun]
    return Frame(noun, Form.NOUN, word, Span(token.begin, token.end), content, sources.source_of_noun(tree, noun))


def of_noun(tree: Tree, noun: int) -> Span | None:
    """What a reporting noun is about, as an "of", "for" or "about" phrase."""
    for child in tree.all(noun, "prep"):
        if tree.low(child) in {"of", "for", "about", "against", "over"}:
            target = tree.child(child, "pobj", "pcomp")
            if target is not None:
                first, last = tree.reach(target)
                return tree.span(first, last)
    return None


def by_cue(found: Sequence[Frame]) -> list[Frame]:
    return sorted(found, key=lambda frame: (frame.cue.begin, frame.cue.end, frame.trigger))
