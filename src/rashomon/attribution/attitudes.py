"""Find the looser candidates that only the fitted weights can judge: attitudes, and words the parser misread.

All of them are asked for where attitudes count (``Breadth.ATTITUDES``); what speech alone needs is in ``finding``
and ``speaking``.
"""

from __future__ import annotations

import functools

from rashomon.attribution import contents, sources
from rashomon.attribution.clauses import EDGE, Tree
from rashomon.attribution.frames import PLAIN, Form, Frame, Scene, cue_words, widened
from rashomon.attribution.lexicon import nouns, phrases, verbs
from rashomon.attribution.sources import Phrase
from rashomon.model.text import Span

__all__ = ["adjective_frame", "loose_content", "loose_noun", "misread_frame", "participle_content"]

COPULAS = frozenset({"be", "feel", "seem", "become", "remain", "sound", "look", "appear", "get"})

QUESTIONS = frozenset({"when", "why", "how", "so", "where", "whether", "otherwise"})

#: Marks that close a clause in a headline.
CLOSING = frozenset({";", "|", "”", '"', "''"})


def adjective_frame(scene: Scene, index: int) -> Frame | None:
    """ "is confident that", "was angry about", "leaving many fearful that": somebody's attitude."""
    tree = scene.tree
    up = tree.head[index]
    predicate = tree.dep(index) in {"acomp", "attr"} and tree.lemma(up) in COPULAS
    if not predicate and index < up and tree.dep(index) == "amod":
        return None
    content, last = contents.complement(tree, index)
    if content is None and predicate:
        content, _ = contents.complement(tree, up) if tree.child(up, "ccomp", "xcomp") is not None else (None, up)
    content = content or question(tree, index)
    if content is None:
        return None
    source = sources.source_of_verb(tree, up) if predicate else held_by(tree, index)
    if source is None or tree.low(source.head) in {"it", "there"}:
        clause = tree.child(index, "ccomp") is not None or (predicate and tree.child(up, "ccomp") is not None)
        if not clause and content.begin >= tree.tokens[index].end and question(tree, index) != content:
            return None
        source = None  # "it is unclear whether": nobody's doubt
    return Frame(index, Form.NOUN, PLAIN, cue_words(tree, index, last), content, source)


def held_by(tree: Tree, index: int) -> Phrase | None:
    """Who feels what an adjective says that is no predicate: "everyone angry at", "made me wary of"."""
    own = tree.child(index, "nsubj")
    if own is not None:
        return sources.phrase(tree, own)
    up = tree.head[index]
    if tree.tokens[up].pos in {"NOUN", "PROPN", "PRON"}:
        return sources.phrase(tree, up, index)
    subject = tree.child(up, "dobj") if tree.dep(index) in {"oprd", "ccomp", "xcomp"} else None
    return sources.phrase(tree, subject, index) if subject is not None else sources.source_of_verb(tree, up)


def question(tree: Tree, word: int) -> Span | None:
    """The lone "why", "when" or "so" after a word that takes a clause."""
    for index in range(word + 1, min(word + 3, len(tree))):
        if tree.low(index) in QUESTIONS:
            return tree.span(index, index)
    return None


def loose_content(tree: Tree, verb: int) -> Span | None:
    """What a verb is about where it has no complement of the usual kind: "what they want", "told the story",
    "thinks so", "argued, and believes, that", "worried about"."""
    before = tree.child(verb, "dobj")
    if before is not None and before < verb:
        first, last = tree.reach(before)
        return tree.span(first, min(last, verb - 1))
    for child in tree.children[verb]:
        if child > verb and tree.dep(child) in {"dobj", "attr", "oprd", "acomp", "dative"}:
            first, last = tree.reach(child)
            return tree.span(max(first, verb + 1), last)
    asked = question(tree, verb)
    if asked is not None:
        return asked
    for child in tree.children[verb]:
        target = tree.child(child, "pobj", "pcomp") if child > verb and tree.dep(child) in {"prep", "agent"} else None
        if target is not None and tree.tokens[target].entity not in {"DATE", "TIME"}:
            first, last = tree.reach(target)
            return tree.span(max(first, child + 1), last)
    for child in tree.children[verb]:
        if child > verb and tree.dep(child) == "advcl" and tree.left[child] - verb <= 3:
            return tree.span(max(tree.left[child], verb + 1), tree.right[child])
    return shared(tree, verb)


def shared(tree: Tree, verb: int) -> Span | None:
    """The complement that a verb shares with the one that it is joined to: "would and did argue that"."""
    beside = [c for c in tree.all(verb, "conj") if tree.tokens[c].pos == "VERB"]
    if tree.dep(verb) == "conj":
        beside.append(tree.head[verb])
    for other in beside:
        found, _ = contents.complement(tree, other)
        if found is not None and found.begin >= tree.tokens[verb].end:
            return found
    return None


def participle_content(tree: Tree, verb: int) -> Span | None:
    """The noun before a passive participle: "a plan rejected by the House", "a ruling expected on Monday"."""
    if tree.tokens[verb].tag != "VBN" or tree.dep(verb) != "acl":
        return None
    whole = sources.phrase(tree, tree.head[verb], verb)
    return tree.span(whole.first, whole.last) if whole.first < verb else None


def loose_noun(tree: Tree, noun: int) -> Span | None:
    """What a noun is about that has no clause of its own: "the goal is to win", "plagiarism allegations", "in their
    view, …", "came under criticism"."""
    up = tree.head[noun]
    if tree.dep(noun) in {"nsubj", "attr"} and tree.lemma(up) == "be":
        clause = tree.child(up, "ccomp", "xcomp", "advcl")
        clause = clause if clause is not None or tree.dep(noun) == "attr" else tree.child(up, "attr", "acomp")
        if clause is not None and clause > noun:
            return tree.span(contents.skip_that(tree, max(tree.left[clause], up + 1)), tree.right[clause])
    for child in tree.all(noun, "prep"):
        target = tree.child(child, "pobj", "pcomp")
        if child > noun and target is not None and tree.low(child) in phrases("carrying"):
            return tree.span(*tree.reach(target))
    if tree.dep(noun) == "pobj" and tree.low(up) == "in" and tree.child(noun, "poss") is not None:
        return in_view(tree, noun, up)
    if tree.lemma(noun) not in nouns():
        return None
    beside = next((c for c in tree.all(noun, "compound", "amod") if tree.tokens[c].pos in {"NOUN", "PROPN"}), None)
    if beside is not None:
        return tree.span(*tree.reach(beside))
    verb = tree.head[up] if tree.dep(noun) == "pobj" and tree.low(up) in {"under", "to"} else up
    subject = tree.child(verb, "nsubj", "nsubjpass") if tree.tokens[verb].pos in {"VERB", "AUX"} else None
    return None if subject is None or subject > noun else tree.span(*tree.reach(subject))


def in_view(tree: Tree, noun: int, preposition: int) -> Span | None:
    """The clause that "in her view" stands before or after."""
    if all(not tree.tokens[i].text.isalpha() for i in range(preposition)):
        return tree.span(tree.right[noun] + 1, len(tree) - 1)
    return contents.preceding(tree, preposition)


@functools.cache
def forms() -> dict[str, str]:
    """From the third person of each verb in the table to its lemma, with what newspapers say in the past."""
    found = {"said": "say", "told": "tell"}
    for lemma in verbs():
        ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
        stem = lemma[:-1] + "ie" if lemma.endswith("y") and lemma[-2:-1] not in "aeou" else lemma
        found[stem + ("s" if stem != lemma else ending)] = lemma
    return found


def misread_frame(scene: Scene, index: int) -> Frame | None:
    """A reporting verb that was read as a noun or a name: "Senator Lee Defends Bridge Plan", "the mayor rules."."""
    tree = scene.tree
    lemma = forms().get(tree.low(index))
    if lemma is None or index == 0 or tree.tokens[index].pos not in {"NOUN", "PROPN", "INTJ"}:
        return None
    first = index
    while first > 0 and tree.tokens[first - 1].pos in {"NOUN", "PROPN", "PRON", "ADJ", "DET", "PART", "NUM", "ADV"}:
        first -= 1
    if first == index:
        return None
    source = Phrase(first, index - 1, index - 1)
    last = next((i - 1 for i in range(index + 1, len(tree)) if tree.tokens[i].text in CLOSING), len(tree) - 1)
    content = tree.span(index + 1, last)
    if content is None and tree.tokens[first - 1].text in EDGE:
        content = contents.preceding(tree, first - 1)
    cue = Span(tree.tokens[index].begin, tree.tokens[index].end)
    frame = widened(scene, Frame(index, Form.VERB, verbs()[lemma], cue, content or Span(cue.begin, cue.begin), source))
    return frame if len(frame.content) else None
