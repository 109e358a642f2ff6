"""Find what is vouched for: the span that a reporting word introduces, follows or interrupts."""

from __future__ import annotations

from rashomon.attribution.clauses import EDGE, Tree
from rashomon.attribution.lexicon import phrases
from rashomon.attribution.quotations import Quotation
from rashomon.model.text import Span

__all__ = ["clause_around", "complement", "preceding", "prepositional", "union", "with_quotations"]

CLAUSES = frozenset({"ccomp", "xcomp", "oprd"})

#: Words between a reporting clause and the quotation after it, at most: ", in an interview with the paper: “…".
LONGEST_BRIDGE = 90

#: Marks that may stand between a quotation and the reporting clause beside it.
BESIDE = " \t\u00a0,;:–—-"

#: Most words between a cue and the quotation that they lead up to, whoever is addressed counted in.
MOST_LEADING = 6

#: Widest gap, in characters, between a quotation and a reporting clause that stand side by side.
WIDEST_GAP = 8


def union(a: Span | None, b: Span | None) -> Span | None:
    if a is None or b is None:
        return a or b
    return Span(min(a.begin, b.begin), max(a.end, b.end))


def complement(tree: Tree, verb: int) -> tuple[Span | None, int]:
    """What follows the verb as its complement, and the last word of the cue (a preposition may belong to it)."""
    right = [c for c in tree.children[verb] if c > verb and tree.low(c) not in phrases("citing")]
    clauses = [c for c in right if tree.dep(c) in CLAUSES]
    if not clauses and right and tree.dep(right[0]) in {"advcl", "dep"} and tree.tokens[right[0]].tag != "VBG":
        clauses = [c for c in right[:1] if tree.left[c] == verb + 1 and tree.low(verb + 1) in {"that", "if", "whether"}]
    if not clauses:
        clauses = misplaced_clauses(tree, verb, right) or for_clauses(tree, verb, right)
    objects = [c for c in right if tree.dep(c) in {"dobj", "attr", "acomp", "dative"} and c not in clauses]
    addressed = tree.lemma(verb) in phrases("addressing")
    if clauses:
        first = min(tree.left[c] for c in clauses)
        last = max(tree.right[c] for c in clauses)
        if objects and not addressed and objects[0] < first:
            first = min(first, tree.left[objects[0]])
        return tree.span(skip_that(tree, first), last), verb
    if objects and not (
        addressed and tree.child(objects[-1], "acl", "relcl") is None and not reporting_object(tree, verb)
    ):
        head = objects[-1]
        first, last = tree.reach(head)
        for prep in (c for c in right if c > head and tree.dep(c) == "prep"):
            if tree.low(prep) in phrases("carrying") and tree.left[prep] <= last + 1:
                last = max(last, tree.right[prep])
        return tree.span(max(first, verb + 1), last), verb
    return prepositional(tree, verb)


def for_clauses(tree: Tree, verb: int, right: list[int]) -> list[int]:
    """ "called for the governor to resign": a clause marked by "for" right after the verb."""
    if verb + 1 >= len(tree) or tree.low(verb + 1) != "for":
        return []
    return [c for c in right if tree.left[c] == verb + 1 and tree.dep(c) in {"advcl", "ccomp", "xcomp"}]


def misplaced_clauses(tree: Tree, verb: int, right: list[int]) -> list[int]:
    """Clauses of the verb that the parser hung on what stands between: "said earlier that …", "told reporters
    that …", "said in a statement that …"."""
    for child in right:
        if tree.dep(child) in {"advmod", "npadvmod", "dobj", "dative", "prep", "prt"}:
            between = [child, *(c for c in tree.children[child] if tree.dep(c) in {"pobj", "npadvmod"})]
            for word in between:
                medium = tree.dep(word) not in {"dobj", "dative", "pobj"} or tree.lemma(word) in phrases("medium")
                addressed = tree.dep(word) in {"dobj", "dative"} and tree.lemma(verb) in phrases("addressing")
                for clause in tree.children[word]:
                    told = tree.dep(clause) in {"ccomp", "acl", "relcl"} and tree.left[clause] > verb
                    that = clause > word and tree.low(tree.left[clause]) == "that"
                    if told and (medium or addressed) and (that or tree.dep(clause) == "ccomp"):
                        return [clause]
    return []


def reporting_object(tree: Tree, verb: int) -> bool:
    """Whether an addressing verb is followed by "of", "about" or "against" something."""
    return any(tree.low(c) in {"of", "about", "against", "for"} for c in tree.children[verb] if c > verb)


def prepositional(tree: Tree, verb: int) -> tuple[Span | None, int]:
    """What follows as a prepositional object ("called for an end", "warned of floods")."""
    for prep in (c for c in tree.children[verb] if c > verb and tree.dep(c) in {"prep", "prt"}):
        if prep - verb > 2 or tree.low(prep) not in phrases("carrying"):
            continue
        target = tree.child(prep, "pobj", "pcomp")
        if target is None or tree.tokens[target].entity in {"DATE", "TIME"} or tree.lemma(target) in phrases("medium"):
            continue
        first, last = tree.reach(target)
        return tree.span(max(first, prep + 1), last), prep
    return None, verb


def skip_that(tree: Tree, first: int) -> int:
    """Past a leading "that"."""
    if first < len(tree) and tree.low(first) == "that" and tree.tokens[first].dep in {"mark", "dobj", "nsubj"}:
        return first + 1
    return first


def preceding(tree: Tree, before: int) -> Span | None:
    """The main clause before a trailing reporting clause, whose first word is ``before``: from the sentence's
    begin, after a connective, to the comma."""
    first = 0
    while first < before and (tree.tokens[first].text in EDGE or tree.low(first) in phrases("connective")):
        first += 1
    return tree.span(first, before - 1)


def clause_around(tree: Tree, word: int) -> Span | None:
    """The clause in which a word of hearsay stands, subject included, up to the sentence's end mark."""
    at = word
    for _ in range(len(tree)):
        if tree.tokens[at].pos in {"VERB", "AUX"} and (tree.head[at] == at or tree.dep(at) not in {"aux", "auxpass"}):
            break
        if tree.head[at] == at:
            break
        at = tree.head[at]
    first, last = tree.reach(at)
    while first < word and (tree.tokens[first].text in EDGE or tree.dep(first) in {"cc", "mark"}):
        first += 1
    return tree.span(first, last)


def with_quotations(
    page: str, content: Span | None, speaker: Span, quoted: list[Quotation], paragraph: Span
) -> tuple[Span | None, bool]:
    """The content widened by the quotations that it touches or that stand beside the reporting clause.

    ``speaker`` covers source and cue. Also tells whether a quotation is part of the content.
    """
    touched = False
    for quotation in quoted:
        span = quotation.span
        if span.overlaps(speaker):
            continue
        if content is not None and span.overlaps(content):
            content, touched = union(content, span), True
        elif beside(page, span, speaker, content, paragraph):
            led = content is not None and not touched and addressed(page, content, speaker, span)
            content, touched = span if led else union(content, span), True
    if touched and content is not None and content.contains(speaker):
        content = before_speaker(page, content, speaker, quoted)
    return content, touched


def addressed(page: str, content: Span, speaker: Span, quotation: Span) -> bool:
    """Whether a few words between the cue and a quotation, which a comma or a colon parts from it, only lead up to
    it: "told the crowd: “…", "replied with a smile, “…"."""
    if not speaker.end <= content.begin <= content.end <= quotation.begin:
        return False
    words = page[speaker.end : quotation.begin].split()
    mark = page[content.end : quotation.begin].strip()[:1]
    opens = page[quotation.begin : quotation.end].lstrip("“\"«'‘`„ ")[:1].isupper()
    return len(words) <= MOST_LEADING and mark in {",", ":"} and opens


def before_speaker(page: str, content: Span, speaker: Span, quoted: list[Quotation]) -> Span:
    """A content that runs over its reporting clause ends with the quotation before the clause, unless a quotation
    follows: what comes then is the writer's ("…," she said, blaming others). It begins with the quotation after the
    clause where that opens as a sentence does: what comes before is the writer's ("Asked about it, she said, “We …")."""
    before = [q for q in quoted if q.end <= speaker.begin and not page[q.end : speaker.begin].strip(BESIDE)]
    after = [q for q in quoted if speaker.end <= q.begin < content.end]
    if before and not after:
        return Span(content.begin, before[-1].end)
    if after and not before and not page[speaker.end : after[0].begin].strip(BESIDE):
        inner = page[after[0].begin : after[0].end].lstrip("“\"«'‘`„ ")
        if inner[:1].isupper():
            return Span(after[0].begin, content.end)
    return content


def beside(page: str, quotation: Span, speaker: Span, content: Span | None, paragraph: Span) -> bool:
    """Whether nothing but marks, or a short bridge, lies between a quotation and the reporting clause."""
    if quotation.end <= speaker.begin:
        between = page[quotation.end : speaker.begin]
        return not between.strip(BESIDE) and len(between) < WIDEST_GAP and not ended(page, quotation, speaker)
    if quotation.begin < speaker.end or quotation.end > paragraph.end:
        return False
    between = page[speaker.end : quotation.begin]
    if content is not None and content.begin >= speaker.end:
        complete = page[content.begin : content.end].rstrip("”\"»'’ ").endswith((".", "!", "?"))
        return content.end <= quotation.begin and not complete and not page[content.end : quotation.begin].strip(BESIDE)
    if not between.strip(" ,:–—-") or between.strip() in {", and", ", but"}:
        return True
    bridge = between.rstrip()
    return (
        len(bridge) <= LONGEST_BRIDGE
        and bridge.endswith((":", ",", " that", " as"))
        and not any(mark in bridge for mark in ".!?;")
    )


def ended(page: str, quotation: Span, speaker: Span) -> bool:
    """Whether a quotation is a sentence of its own, so that the clause after it begins another: it ends with a
    full stop, and a capital follows."""
    inner = page[quotation.begin : quotation.end].rstrip("”\"»'’ ")
    alone = page[speaker.end : speaker.end + 1] in {".", ""}
    return inner.endswith((".", "…")) and page[speaker.begin : speaker.begin + 1].isupper() and not alone
