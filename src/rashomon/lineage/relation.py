"""What a descendant did to its parent's text, and the sentences that show it."""

from __future__ import annotations

from rashomon.lineage.comparison import KEPT, Bench, Link
from rashomon.lineage.houses import same_page, same_story
from rashomon.lineage.sentences import Sentence
from rashomon.model.lineage import Passage, Relation
from rashomon.model.text import Evidence

__all__ = ["added", "changed", "passages", "relation", "words_at"]

#: Share of words in whole sentences that one text has and the other lacks: below it, a lead-in or a sign-off (set by
#: judgement).
NOTABLE = 0.1

#: A later state at another address has less than this of its own; at the same address it may be written anew.
MOSTLY = 0.5

#: Up to this share in sentences of its own on either side a house has exchanged a paragraph, and neither abridged nor
#: extended; from the next share on both sides each is a story of its own that holds the passage (set by judgement).
EXCHANGED = 0.15
OWN_STORIES = 0.4

#: Share of words changed inside the sentences that both have, from which a text counts as rewritten: set by judgement
#: above typos, spelling and a changed name or two, and checked on generated paraphrases only.
REWRITTEN = 0.12

#: A sentence that the other has but for this share of its words is told as unchanged: tokenisation noise only.
SAME = 0.999


def relation(bench: Bench, link: Link, child: int, *, corrected: bool, later_story: bool = False) -> Relation:
    """What ``child`` is to the other text of ``link``.

    ``corrected`` when a page is known to be a later state of the other, ``later_story`` when it is one house's later
    story: what that has of the other's text it took for its own.
    """
    if link.rewording is not None:
        return Relation.PARAPHRASE
    parent = link.other(child)
    ours, theirs = bench.side(link, child), bench.side(link, parent)
    added, dropped = ours.own, theirs.own
    if corrected and min(link.left_coverage, link.right_coverage) < 1.0:
        one, other = bench.pile.articles[link.left], bench.pile.articles[link.right]
        if max(added, dropped) < MOSTLY or same_page(one, other) or same_story(one, other):
            return Relation.CORRECTION
    if min(added, dropped) >= OWN_STORIES or (later_story and added >= NOTABLE):
        return Relation.SPLICED
    if link.moved >= bench.options.moved and link.moved >= max(added, dropped):
        return Relation.REORDERED
    if max(added, dropped) >= NOTABLE and not (max(added, dropped) < EXCHANGED and min(added, dropped) >= NOTABLE):
        lengths = bench.pile.lengths
        more = added * float(lengths[child]) > dropped * float(lengths[parent])
        return Relation.EXTENDED if more else Relation.ABRIDGED
    if max(ours.edited, theirs.edited) >= REWRITTEN:
        return Relation.PARAPHRASE
    return Relation.COPY


def passages(bench: Bench, link: Link) -> tuple[Passage, ...]:
    """The runs of a link with their characters in both page texts; the smaller id is ``a``.

    Where one text tells the other's sentences anew, the pairs of sentences: runs of words are chance there.
    """
    if link.rewording is not None:
        return tuple(
            Passage(quote(bench, link.left, one), quote(bench, link.right, other), reworded=True)
            for one, other in link.rewording.pairs
        )
    return tuple(
        Passage(
            words_at(bench, link.left, at, at + words),
            words_at(bench, link.right, to, to + words),
            bench.rarity(link.left, at, words),
        )
        for at, to, words in link.runs
    )


def words_at(bench: Bench, number: int, first: int, last: int) -> Evidence:
    """The characters from the first to the last of these words of an article."""
    start = int(bench.pile.starts[number])
    begin, end = int(bench.pile.begins[start + first]), int(bench.pile.ends[start + last - 1])
    return Evidence.at(bench.pile.articles[number], begin, end)


def quote(bench: Bench, number: int, sentence: Sentence) -> Evidence:
    return Evidence.at(bench.pile.articles[number], sentence.begin, sentence.end)


def added(bench: Bench, link: Link, number: int) -> tuple[Evidence, ...]:
    """The sentences of one article that the other does not have."""
    side = bench.side(link, number)
    return tuple(
        quote(bench, number, sentence)
        for sentence, found in zip(side.sentences, side.found, strict=True)
        if found / sentence.words < KEPT
    )


def changed(bench: Bench, link: Link, child: int) -> tuple[tuple[Evidence, Evidence], ...]:
    """Pairs of sentences (the other's, ``child``'s) that are one sentence with some of its words changed."""
    parent = link.other(child)
    if link.rewording is not None:
        told = [pair if child == link.right else (pair[1], pair[0]) for pair in link.rewording.pairs]
        return tuple((quote(bench, parent, was), quote(bench, child, now)) for was, now in told)
    side = bench.side(link, child)
    theirs = bench.sentences(parent)
    runs = link.runs_from(child)
    found: list[tuple[Evidence, Evidence]] = []
    for sentence, held in zip(side.sentences, side.found, strict=True):
        if not KEPT <= held / sentence.words < SAME:
            continue
        partner = counterpart(sentence, theirs, runs)
        if partner is not None:
            found.append((quote(bench, parent, partner), quote(bench, child, sentence)))
    return tuple(found)


def counterpart(sentence: Sentence, others: tuple[Sentence, ...], runs: list[tuple[int, int, int]]) -> Sentence | None:
    """The sentence of the other text that shares most words with this one."""
    overlap: dict[Sentence, int] = {}
    for at, to, words in runs:
        low, high = max(at, sentence.first), min(at + words, sentence.last)
        if low >= high:
            continue
        low, high = low - at + to, high - at + to
        for other in others:
            shared = min(high, other.last) - max(low, other.first)
            if shared > 0:
                overlap[other] = overlap.get(other, 0) + shared
    return max(overlap, key=lambda other: (overlap[other], -other.first), default=None)
