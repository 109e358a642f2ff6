"""Victims told by the order of words: where the tree is broken, of one without a number, and of several groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rashomon.events.finding import Trigger
from rashomon.events.lexicon import classes, counted
from rashomon.events.tree import Tree
from rashomon.model.article import LayerKind
from rashomon.model.events import Count

__all__ = ["PEOPLE_COUNTS", "in_all", "single_victims", "toll_beside"]

PEOPLE_COUNTS = frozenset(
    {"killed", "injured", "shot", "stabbed", "arrested", "detained", "charged", "kidnapped", "rescued"}
)
#: Words that may stand between a deed and the number of its victims, or be part of the number.
BETWEEN = frozenset({"at", "least", "over", "more", "than", "some", "about", "up", "to", "nearly", "almost", "another"})
#: Words between the number and what was done to the people: "29 rebel fighters dead"; a choice.
NAMED = 3
#: Words from a deed to the end of the number: "killing no fewer than 20"; a choice.
REACH = 5

NumberAt = Callable[[Tree, int], tuple[float | None, float | None, int, int] | None]


def counts_of_word(tree: Tree, word: int) -> str | None:
    """What the word counts by any of its forms: "Kills" of a heading is no verb to the parser."""
    low = tree.lows[word]
    names = (tree.lemmas[word], low, low.removesuffix("s"))
    return next((counted()[name] for name in names if counted().get(name) in PEOPLE_COUNTS), None)


def toll_beside(tree: Tree, page: str, trigger: Trigger, number_at: NumberAt) -> Count | None:
    """The number next to a deed that no tree ties to it: "Kills over 100 rebels", "six people wounded"."""
    word = trigger.words[0]
    of = counts_of_word(tree, word)
    if of is None:
        return None
    for index in range(word + 1, min(word + 1 + REACH, tree.size)):
        bounds = number_at(tree, index)
        if bounds is not None:
            between, after = tree.lows[word + 1 : bounds[2]], bounds[3] + 1
            if after < tree.size and counts_of_word(tree, after) is not None:
                break  # "3 killed 38 injured"
            if (
                set(between) <= BETWEEN
                and not (between[:1] == ["at"] and between[1:2] != ["least"])
                and of_people(tree, bounds[3])
            ):
                return told(tree, page, of, bounds)
            break
    done = tree[word].tag in ("VBN", "VBD", "JJ") or tree.lows[word] in ("dead", "hurt")
    for index in range(word - 1, max(word - 2 - NAMED, -1), -1):
        bounds = None if dated(tree, index) else number_at(tree, index)
        if bounds is not None:
            people = all(tree[at].pos in ("NOUN", "PROPN", "ADJ") for at in range(index + 1, word))
            several = "," in tree.lows[max(bounds[2] - 1, 0) : bounds[2]]  # "10 foreigners, 2 locals killed"
            near = index + 1 == word or "person" in classes().get(tree.lemmas[word - 1], ()) or of == "killed"
            return told(tree, page, of, bounds) if done and people and near and not several else None
    return None


def of_people(tree: Tree, last: int) -> bool:
    """Whether the number that ends at ``last`` stands alone or before people, not before "years" or "%"."""
    if dated(tree, last):
        return False
    after = range(last + 1, min(last + 2 + NAMED, tree.size))
    for at in after:
        if tree[at].pos not in ("NOUN", "PROPN", "ADJ", "PUNCT"):
            return at == last + 1
        if "person" in classes().get(tree.lemmas[at], classes().get(tree.lows[at].removesuffix("s"), ())):
            return True
    return len(after) == 0


def dated(tree: Tree, index: int) -> bool:
    following = tree.lows[index + 1] if index + 1 < tree.size else ""
    return tree[index].entity in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL") or following in ("-", "%", "percent")


def told(tree: Tree, page: str, of: str, bounds: tuple[float | None, float | None, int, int]) -> Count:
    low, high, first, last = bounds
    begin, end = tree[first].begin, tree[last].end
    return Count(of, low, high, page[begin:end], begin, end)


def single_victims(tree: Tree, page: str, trigger: Trigger) -> list[Count]:
    """ "A woman was killed": one, where a single common noun is the victim."""
    found: list[Count] = []
    for word in trigger.words[:1]:
        of = counted().get(tree.lemmas[word])
        if of not in PEOPLE_COUNTS or trigger.nominal:
            continue
        passive = tree.passive(word) or (of == "killed" and tree.lemmas[word] == "die")
        victims = [tree.subject(word)] if passive else tree.kids(word, "dobj")
        for victim in victims:
            if victim is None or tree[victim].tag != "NN" or tree.kid(victim, "conj") is not None:
                continue
            det = tree.kid(victim, "det", "poss")
            heading = det is None and tree.sentence.layer is not LayerKind.BODY  # headings leave out their determiners
            one = heading or (det is not None and tree.lows[det] in ("a", "an"))
            if one and "person" in classes().get(tree.lemmas[victim], ()):
                begin, end = tree[victim if det is None else det].begin, tree[victim].end
                found.append(Count(of, 1.0, 1.0, page[begin:end], begin, end))
    return found


def in_all(tree: Tree, page: str, counts: list[Count]) -> list[Count]:
    """Counts of one kind whose people stand side by side, as one: "22 children and six teachers" are 28, "a woman and
    her three children" three or more."""
    found: list[Count] = []
    for count in counts:
        last = found[-1] if found else None
        noun = noun_of(tree, count)
        if last is not None and last.of == count.of and noun in tree.conjuncts(noun_of(tree, last))[1:]:
            low = None if last.low is None or count.low is None else last.low + count.low
            high = None if last.high is None or count.high is None else last.high + count.high
            found[-1] = Count(count.of, low, high, page[last.begin : count.end], last.begin, count.end)
            continue
        found.append(count)
    return [open_ended(tree, count) if count.of in PEOPLE_COUNTS else count for count in found]


def noun_of(tree: Tree, count: Count) -> int:
    """The noun that the number tells how many of."""
    last = next((at for at in range(tree.size) if tree[at].end == count.end), 0)
    return tree.head(last) if tree[last].dep in ("nummod", "quantmod", "det", "amod", "compound") else last


def open_ended(tree: Tree, count: Count) -> Count:
    """The count without an upper bound where people without a number stand beside its own."""
    noun = noun_of(tree, count)
    beside = {*tree.conjuncts(noun), *([tree.head(noun)] if tree[noun].dep == "conj" else [])} - {noun}
    others = [
        at
        for at in beside
        if "person" in classes().get(tree.lemmas[at], ()) and not count.begin <= tree[at].begin < count.end
    ]
    return replace(count, high=None) if any(of_its_own(tree, at) for at in others) else count


def of_its_own(tree: Tree, noun: int) -> bool:
    """Whether the people are some besides: "and her children", not the women of "five men and women"."""
    numbered = tree[noun].tag == "CD" or any(tree[kid].tag == "CD" for kid in tree.children[noun])
    return not numbered and (tree[noun].tag == "NN" or tree.kid(noun, "det", "poss") is not None)
