"""Read who says it off a mark: in headlines "…: Report", "Poll: …", "Sanders: …", in transcripts "TRUMP: …", under a
quotation "- Senator Ann Lee"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.attribution.clauses import Tree
from rashomon.attribution.frames import ACCORDING, Form, Frame, Scene
from rashomon.attribution.lexicon import agency_of, source_kind
from rashomon.attribution.sources import Phrase
from rashomon.model.article import LayerKind
from rashomon.model.text import Span

__all__ = ["headline_frame", "loose_colons", "signature_frame", "transcript_frame"]

#: Most words of a source beside a headline's colon.
LONGEST = 5

#: Labels of the recogniser that a source may carry.
SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})

MARKS = frozenset({":", "-", "–", "—", "|"})


def headline_frame(tree: Tree) -> Frame | None:
    """The frame that a colon makes of a headline, if one of its sides names a source."""
    count = len(tree)
    for index, token in enumerate(tree.tokens):
        if token.text != ":" and not (token.text in {"–", "—"} and index > count - LONGEST - 2):
            continue
        after = Phrase(index + 1, count - 1, count - 1)
        before = Phrase(0, index - 1, index - 1)
        source, content = None, None
        if 0 < count - 1 - index <= LONGEST and index > 2 and speaks(tree, after, last=True):
            source, content = after, tree.span(0, index - 1)
        elif (
            token.text == ":"
            and 0 < index <= LONGEST
            and count - index > 3
            and (speaks(tree, before, last=False) or is_person(tree, index))
        ):
            source, content = before, tree.span(index + 1, count - 1)
        if source is not None and content is not None:
            return Frame(index, Form.HEADLINE, ACCORDING, Span(token.begin, token.end), content, source)
    return None


def transcript_frame(tree: Tree, paragraph: Span, *, letters: bool = False) -> Frame | None:
    """The frame of a line that opens with its speaker: "CLINTON: I mean it.", "Matthews: “Well, …”". ``letters``: also
    the Q and A of an interview, which name nobody."""
    colon = next((i for i, t in enumerate(tree.tokens[: LONGEST + 2]) if t.text == ":"), 0)
    if not 0 < colon < len(tree) - 3 or tree.tokens[0].begin > paragraph.begin + 1:
        return None
    content = tree.span(colon + 1, len(tree) - 1)
    if content is None or not (is_person(tree, colon) or shouted(tree, colon, letters=letters)):
        return None
    token = tree.tokens[colon]
    return Frame(
        colon, Form.HEADLINE, ACCORDING, Span(token.begin, token.end), content, Phrase(0, colon - 1, colon - 1)
    )


def signature_frame(scene: Scene) -> Frame | None:
    """The frame of a line that signs the quotation above it: "- Senator Ann Lee"."""
    tree = scene.tree
    if scene.signed is None or len(tree) < 2 or tree.tokens[0].begin > scene.paragraph.begin + 1:
        return None
    last = next((i - 1 for i in range(1, len(tree)) if tree.tokens[i].text in {",", ".", "("}), len(tree) - 1)
    if last < 1 or tree.tokens[last].pos not in {"PROPN", "NOUN", "PRON"}:
        return None
    dash = tree.tokens[0]
    return Frame(
        0,
        Form.HEADLINE,
        ACCORDING,
        Span(dash.begin, dash.end),
        scene.signed.span,
        Phrase(1, last, last),
        quoted=True,
    )


def loose_colons(scene: Scene) -> Iterator[Frame]:
    """A frame for each colon that may stand between a source and its words; the fitted weights judge it."""
    tree = scene.tree
    headline = tree.sentence.layer is LayerKind.HEADLINE
    opens = tree.tokens[0].begin <= scene.paragraph.begin + 1 if len(tree) else False
    for index, token in enumerate(tree.tokens):
        if token.text != ":" or not 0 < index < len(tree) - 1:
            continue
        source, content = None, None
        if index <= LONGEST + 1 and (headline or opens):
            source, content = Phrase(0, index - 1, index - 1), tree.span(index + 1, len(tree) - 1)
        elif headline and len(tree) - index - 1 <= LONGEST:
            source, content = Phrase(index + 1, len(tree) - 1, len(tree) - 1), tree.span(0, index - 1)
        if source is not None and content is not None:
            yield Frame(index, Form.HEADLINE, ACCORDING, Span(token.begin, token.end), content, source)


def is_person(tree: Tree, end: int) -> bool:
    """Whether the words before ``end`` are a person's name and nothing else."""
    tokens = tree.tokens[:end]
    return len(tokens) <= 3 and all(t.entity == "PERSON" and t.text[:1].isupper() for t in tokens)


def shouted(tree: Tree, end: int, *, letters: bool) -> bool:
    """Whether the words before ``end`` are a name in capitals, as transcripts give speakers, or one of an interview's
    ``letters``."""
    words = [t.text for t in tree.tokens[:end]]
    if letters and words in (["Q"], ["A"]):
        return True
    return len(words) <= 3 and all(w.isupper() and len(w) > 2 and w.isalpha() for w in words)


def speaks(tree: Tree, side: Phrase, *, last: bool) -> bool:
    """Whether a side of the colon can be a source: a source noun, an agency, or a name and nothing else."""
    tokens = tree.tokens[side.first : side.last + 1]
    if len(tokens) == 1 and source_kind(tokens[0].text) is not None:
        return True
    if any(t.pos in {"VERB", "AUX"} and t.tag != "VBN" for t in tokens):
        return False
    span = Span(tokens[0].begin, tokens[-1].end)
    words = span.of(tree.page)
    if agency_of(words) is not None or source_kind(tokens[-1].text) is not None:
        return True
    return (
        last
        and len(tokens) <= 4
        and all(t.entity in SPEAKERS or t.pos in {"DET", "NOUN"} for t in tokens)
        and any(t.entity in SPEAKERS for t in tokens)
    )
