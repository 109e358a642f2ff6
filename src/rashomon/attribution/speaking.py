"""Find the frames that verbs make: reporting clauses in any position, quotations, hidden passives."""

from __future__ import annotations

from dataclasses import replace

from rashomon.attribution import contents, sources
from rashomon.attribution.attitudes import loose_content, participle_content
from rashomon.attribution.clauses import Tree
from rashomon.attribution.conduits import cited, citing_tail, conduits
from rashomon.attribution.frames import PLAIN, Form, Frame, Scene, cue_words, widened
from rashomon.attribution.lexicon import phrases, verbs
from rashomon.attribution.quotations import Quotation
from rashomon.attribution.quoting import LONGEST, quoting_frame
from rashomon.attribution.sources import Phrase
from rashomon.model.text import Span

__all__ = ["verb_frame"]

#: Most words between a quotation and its verb: a name with its office, its age and a relative clause.
LONGEST_SPEAKER = 30


def verb_frame(scene: Scene, verb: int, *, wide: bool = False) -> Frame | None:
    """The frame whose cue is this verb, or None where nothing is reported by it. ``wide``: also passives of nobody
    and verbs of appearance."""
    tree = scene.tree
    if not wide and tree.low(verb) in phrases("citing") and tree.dep(verb) in {"advcl", "xcomp", "prep", "acl"}:
        return None  # a further link of another frame's chain
    handed_on = quoting_frame(scene, verb)
    if handed_on is not None:
        return handed_on
    if not wide and quotes_as(tree, verb):
        return None  # "X quoted Y as saying": the frame is the saying
    word = verbs().get(tree.lemma(verb), PLAIN)
    hidden = hidden_passive(tree, verb)
    if hidden or (wide and (word.kind == "appearance" or passive_of_nobody(tree, verb))):
        content = contents.clause_around(tree, verb) if hidden or word.kind == "appearance" else None
        content = content or subject_words(tree, verb)
        return None if content is None else Frame(verb, Form.PASSIVE, word, cue_words(tree, verb, verb), content, None)
    source, content, last = told_by(scene, verb, wide=wide)
    cue = cue_words(tree, verb, last)
    bare = Frame(verb, Form.VERB, word, cue, content or Span(cue.begin, cue.begin), source)
    frame = widened(scene, replace(bare, nearer=conduits(tree, verb), further=cited(tree, verb)))
    if not len(frame.content):
        return None
    tail = citing_tail(tree, frame.content.begin, frame.content.end)
    if tail is None or tail[0] <= frame.content.begin:
        return frame
    behind = frame.further or (() if tail[1] is None else (tail[1],))
    return replace(frame, content=Span(frame.content.begin, tail[0]), further=behind)


def told_by(scene: Scene, verb: int, *, wide: bool) -> tuple[Phrase | None, Span | None, int]:
    """Source, content and the cue's last word, by where the reporting clause stands."""
    tree = scene.tree
    word = verbs().get(tree.lemma(verb), PLAIN)
    source = sources.source_of_verb(tree, verb)
    content, last = contents.complement(tree, verb)
    before = trailing_begin(tree, verb, content is not None)
    quotation = just_quoted(scene, tree.tokens[verb].begin)
    trails = word.trails or quotation is not None
    inverted = sources.inverted_subject(tree, verb, quoted=quotation is not None) if before is None and trails else None
    if inverted is not None and (quotation is not None or not clause_after(tree, verb)):
        parsed = source if source is not None and source.first == inverted.first else inverted
        return parsed, contents.preceding(tree, verb), verb
    if before is not None:
        whole = tree.span(0, len(tree) - 1) if continues(tree, verb, before) else contents.preceding(tree, before)
        return sources.postposed_subject(tree, verb) or source, whole, verb
    if complement_is_bare(tree, verb):
        speaker = after_quotation(scene, verb)
        if speaker is not None:
            return (*speaker, verb)
    if content is None or complement_is_bare(tree, verb):
        content = interrupted(tree, verb) or as_reported(tree, verb) or content
    if tree.dep(verb) in {"csubj", "pcomp", "ccomp", "dep", "advcl"} or content is None:
        content = free_relative(tree, verb) or content
    if content is None:
        content = relative_object(tree, verb)
    if content is None and wide:
        content = participle_content(tree, verb)
        if content is None and tree.child(verb, "agent") is not None:
            content = subject_words(tree, verb)
        content = content or loose_content(tree, verb)
    if source is None and content is not None and word.kind == "speech" and tree.child(verb, "auxpass") is None:
        source = sources.surface_subject(tree, verb)
    return source, content, last


def clause_after(tree: Tree, verb: int) -> bool:
    """Whether a clause of the verb's own follows it."""
    return any(c > verb for c in tree.all(verb, "ccomp", "xcomp"))


def just_quoted(scene: Scene, begin: int) -> Quotation | None:
    """The quotation that ends right before an offset and leads on: its last mark is a comma, or asks or calls."""
    page = scene.tree.page
    for quotation in scene.quoted:
        if quotation.end <= begin and not page[quotation.end : begin].strip():
            inner = page[quotation.begin : quotation.end].rstrip("”\"»'’ ")
            return quotation if inner.endswith((",", "?", "!")) else None
    return None


def after_quotation(scene: Scene, verb: int) -> tuple[Phrase, Span] | None:
    """The speaker between a quotation and its verb, with all that is told of them ("“…,” Ann Lee, 34, who runs the
    port, said"), and the quotation with the clause that it closes. None where another verb of speech stands between."""
    tree = scene.tree
    word = verbs().get(tree.lemma(verb), PLAIN)
    if not word.trails or tree.tokens[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    first = next(
        (i for i in range(max(0, verb - LONGEST_SPEAKER), verb) if just_quoted(scene, tree.tokens[i].begin)), None
    )
    if first is None or tree.tokens[first].pos not in {"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"}:
        return None
    for i in range(first, verb):
        told = verbs().get(tree.lemma(i), PLAIN)
        if told.kind == "speech" and tree.tokens[i].tag in {"VBD", "VBZ", "VBP"} and tree.dep(i) != "relcl":
            return None
        if (
            tree.tokens[i].text in {".", ";", ":", "”", '"', "''"}
            and i > first
            and not tree.tokens[i - 1].text.istitle()
        ):
            return None
    last = verb - 1
    while last > first and (tree.tokens[last].text == "," or tree.tokens[last].pos in {"ADV", "AUX"}):
        last -= 1
    own = [c for c in tree.all(verb, "nsubj") if first <= c <= last]
    run = first
    while run < last and tree.tokens[run + 1].pos in {"PROPN", "NOUN", "ADJ", "NUM"}:
        run += 1
    quotation = just_quoted(scene, tree.tokens[first].begin)
    if quotation is None:
        return None
    clause = contents.preceding(tree, first) if tree.sentence.begin < quotation.begin else None
    return Phrase(first, last, own[0] if own else run), contents.union(clause, quotation.span) or quotation.span


def subject_words(tree: Tree, verb: int) -> Span | None:
    """The subject of a passive as a content: what was rejected, praised, named."""
    subject = tree.child(verb, "nsubjpass", "nsubj")
    if subject is None:
        return None
    whole = sources.phrase(tree, subject, verb)
    return tree.span(whole.first, whole.last)


def as_reported(tree: Tree, verb: int) -> Span | None:
    """The main clause of "As the paper reported, …" and "…, as the mayor noted"."""
    mark = tree.child(verb, "mark", "advmod")
    if tree.dep(verb) != "advcl" or mark is None or tree.low(mark) != "as":
        return None
    main = tree.head[verb]
    first, last = tree.reach(main)
    if verb < main:
        return tree.span(tree.right[verb] + 1, last)
    return tree.span(first, tree.left[verb] - 1) if tree.tokens[tree.left[verb] - 1].text == "," else None


def relative_object(tree: Tree, verb: int) -> Span | None:
    """What a relative clause without an object is about: "the charges, which he denies", "the ban he proposed"."""
    if tree.dep(verb) != "relcl" or tree.child(verb, "nsubj") is None:
        return None
    subject = tree.child(verb, "nsubj")
    if subject is None or tree.low(subject) in {"who", "which", "that"}:
        return None
    whole = sources.phrase(tree, tree.head[verb], verb)
    return tree.span(whole.first, whole.last)


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
    if tree.lemma(verb) not in {"quote", "cite"}:
        return False
    for index in range(verb + 1, min(verb + LONGEST, len(tree) - 1)):
        if tree.low(index) == "as" and tree.lemma(index + 1) in verbs() and tree.tokens[index + 1].tag == "VBG":
            return True
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
