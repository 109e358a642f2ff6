"""Find "X quoted Y as saying", in all its orders: Y's words, through X.

Read off the surface, for the parser often takes "quoted" for a participle or loses the passive's agent.
"""

from __future__ import annotations

from rashomon.attribution import contents, sources
from rashomon.attribution.clauses import EDGE, Tree
from rashomon.attribution.frames import Form, Frame, Scene, cue_words, widened
from rashomon.attribution.lexicon import Word, verbs
from rashomon.attribution.sources import Phrase
from rashomon.model.text import Span

__all__ = ["quoting_frame"]

#: Most words between "quoted" and "as saying".
LONGEST = 14

BE = frozenset({"was", "were", "is", "been", "are", "being"})


def quoting_frame(scene: Scene, saying: int) -> Frame | None:
    """The frame whose cue is the "saying" of "quoted … as saying"; None where the words are others."""
    tree = scene.tree
    word = verbs().get(tree.lemma(saying))
    if saying < 3 or word is None or tree.low(saying - 1) != "as" or tree.tokens[saying].tag != "VBG":
        return None
    quoting = next(
        (i for i in range(saying - 2, max(-1, saying - LONGEST), -1) if tree.lemma(i) in {"quote", "cite"}), -1
    )
    if quoting < 1:
        return None
    parts = passive_parts(tree, quoting, saying) if tree.low(quoting - 1) in BE else active_parts(tree, quoting, saying)
    if parts is None:
        return None
    speaker, carrier = parts
    return whole(scene, saying, word, speaker, carrier, quoting)


def whole(scene: Scene, saying: int, word: Word, speaker: Phrase, carrier: Phrase | None, quoting: int) -> Frame | None:
    tree = scene.tree
    content, _ = contents.complement(tree, saying)
    after = carrier is not None and carrier.first > saying
    if content is None or after:
        first = min(speaker.first, quoting, carrier.first if carrier is not None and not after else speaker.first)
        content = contents.preceding(tree, first) if first > 0 else None
    cue = cue_words(tree, saying, saying)
    nearer = () if carrier is None else (carrier,)
    bare = Frame(saying, Form.VERB, word, cue, content or Span(cue.begin, cue.begin), speaker, nearer)
    frame = widened(scene, bare)
    return frame if len(frame.content) else None


def active_parts(tree: Tree, quoting: int, saying: int) -> tuple[Phrase, Phrase | None] | None:
    """Speaker and carrier of "Tass quoted the ministry as saying"."""
    speaker = between(tree, quoting + 1, saying - 2)
    if speaker is None:
        return None
    carrier = sources.postposed_subject(tree, quoting) or sources.source_of_verb(tree, quoting)
    if carrier is None or carrier.last >= quoting:
        carrier = before_verb(tree, quoting)
    return speaker, carrier


def passive_parts(tree: Tree, quoting: int, saying: int) -> tuple[Phrase, Phrase | None] | None:
    """Speaker and carrier of "the minister was quoted by Tass as saying", "… was quoted as saying by Tass"."""
    aux = quoting - 1
    while aux > 0 and tree.low(aux - 1) in BE | {"has", "have", "had", "also"}:
        aux -= 1
    speaker = before_verb(tree, aux)
    if speaker is None:
        return None
    carrier: Phrase | None = None
    if tree.low(quoting + 1) == "by":
        carrier = between(tree, quoting + 2, saying - 2)
    elif saying + 2 < len(tree) and tree.low(saying + 1) == "by":
        last = saying + 2
        while last + 1 < len(tree) and tree.tokens[last + 1].pos in {"NOUN", "PROPN", "ADJ", "DET", "PART"}:
            last += 1
        carrier = between(tree, saying + 2, last)
    return speaker, carrier


def before_verb(tree: Tree, verb: int) -> Phrase | None:
    """The words from the last mark before the verb up to it."""
    first = verb
    while first > 0 and tree.tokens[first - 1].text not in {",", "”", '"', "''", ";", ":"}:
        if tree.low(first - 1) in {"that", "who"} or tree.tokens[first - 1].pos in {"VERB", "SCONJ"}:
            break
        first -= 1
    return between(tree, first, verb - 1)


def between(tree: Tree, first: int, last: int) -> Phrase | None:
    """The phrase of these words, its head the word that the others hang on."""
    while first <= last and (tree.tokens[first].text in EDGE or tree.tokens[first].pos in {"ADV", "CCONJ"}):
        first += 1
    while last >= first and tree.tokens[last].text in EDGE:
        last -= 1
    if last < first:
        return None
    heads = [i for i in range(first, last + 1) if not first <= tree.head[i] <= last or tree.head[i] == i]
    nominal = [i for i in heads if tree.tokens[i].pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}]
    return Phrase(first, last, nominal[0] if nominal else last)
