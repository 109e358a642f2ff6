"""Find the sources before and behind a speaker: "told Reuters", "citing the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.attribution import sources
from rashomon.attribution.clauses import Tree
from rashomon.attribution.lexicon import medium_of, phrases
from rashomon.attribution.sources import Phrase

__all__ = ["cited", "citing_tail", "conduits", "through"]


#: A station by its call sign: "WKRT-TV", "KQRS".
STATION = re.compile(r"\b[WK][A-Z]{2,3}(?:-(?:TV|FM|AM))?\b")

#: Words after "citing X" that go on telling who X is.
BELONGING = frozenset({"with", "of", "from", "at", "in", "inside", "close", "familiar"})


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
    if tree.tokens[head].begin in tree.media or tree.low(head) in phrases("naming"):
        return True
    words = span.of(tree.page)
    return medium_of(words) is not None or STATION.search(words) is not None


def cited(tree: Tree, verb: int) -> tuple[Phrase, ...]:
    """Sources behind the speaker: ", citing the country's intelligence service", beside the verb or hung on it."""
    for index in range(len(tree)):
        if tree.low(index) not in phrases("citing") or tree.tokens[index].tag != "VBG":
            continue
        after = index == verb + 1 or (index == verb + 2 and tree.tokens[verb + 1].text == ",")
        if after or tree.head[index] == verb or opens_for(tree, index, verb):
            found = citation(tree, index)
            if found is not None:
                return (found,)
    return ()


def opens_for(tree: Tree, citing: int, verb: int) -> bool:
    """Whether "citing X" stands right before the clause of the verb: "Interfax, citing police, said", "Citing police,
    Interfax said"."""
    if citing >= verb or (citing > 0 and tree.tokens[citing - 1].text != ","):
        return False
    commas = [i for i in range(citing + 1, verb) if tree.tokens[i].text == ","]
    if not commas:
        return False
    between = range(commas[-1] + 1, verb)
    return not any(tree.tokens[i].tag in {"VBD", "VBZ", "VBP"} for i in range(citing + 1, verb)) and (
        citing == 0 or all(tree.tokens[i].pos in {"ADV", "AUX"} for i in between)
    )


def citation(tree: Tree, citing: int) -> Phrase | None:
    """The words of the source that is cited."""
    target = tree.child(citing, "dobj", "pobj")
    if target is None or target <= citing:
        return None
    found = sources.phrase(tree, target)
    stop = next((i for i in range(target + 1, found.last + 1) if tree.tokens[i].text in {",", ";"}), found.last + 1)
    last = max(stop - 1, target)
    if last == found.last and last + 1 < len(tree) and tree.low(last + 1) in BELONGING:
        # "citing people with knowledge of the talks": the parser hung the rest on the verb
        while last + 1 < len(tree) and tree.tokens[last + 1].text not in {",", ";", ".", ":"}:
            last += 1
    return Phrase(max(found.first, citing + 1), last, target)


def through(tree: Tree, source: Phrase) -> Phrase | None:
    """Who heard the speaker or holds the paper: "witnesses interviewed by the charity", "a memo seen by Reuters"."""
    words = [source.head, *(p for c in tree.all(source.head, "prep") for p in tree.all(c, "pobj"))]
    for child in (c for word in words for c in tree.children[word]):
        if tree.dep(child) in {"acl", "relcl"} and tree.lemma(child) in phrases("through"):
            agent = tree.child(child, "agent")
            target = tree.child(agent, "pobj") if agent is not None else None
            if target is not None and target > source.head:
                return sources.phrase(tree, target)
    return None


def citing_tail(tree: Tree, begin: int, end: int) -> tuple[int, Phrase | None] | None:
    """Where a content that lies on page offsets ``begin..end`` should end because ", citing X" or ", according to X"
    closes it: the offset, and the source cited."""
    for index in range(1, len(tree)):
        token = tree.tokens[index]
        if not begin < token.begin < end or tree.tokens[index - 1].text != "," or tree.tokens[index - 1].begin <= begin:
            continue
        if token.tag == "VBG" and token.text.lower() in phrases("citing"):
            return tree.tokens[index - 2].end, citation(tree, index)
        if token.text.lower() == "according" and index + 1 < len(tree) and tree.low(index + 1) == "to":
            return tree.tokens[index - 2].end, None
    return None
