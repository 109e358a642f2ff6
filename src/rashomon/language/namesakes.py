"""Which figures of different articles are one: decided pair by pair, each with a reason.

A wrong merge is worse than a split, so evidence must be positive. What a person decided comes first and is
never overruled; what the user's list of entities names comes next; then the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.language.company import Company
from rashomon.language.figure import Figure, body_words
from rashomon.language.joining_persons import join_persons, join_surnames
from rashomon.language.lexicon import generic_words
from rashomon.language.links import Links

__all__ = ["clusters_of"]


def clusters_of(figures: Sequence[Figure], links: Links) -> list[list[int]]:
    """Figures of the pile, by number, grouped into entities. ``links`` holds what is settled already. Does not
    depend on the order of articles."""
    company = Company(figures)
    join_tabled(figures, links)
    join_bodies(figures, links)
    join_short_names(figures, links)
    join_places(figures, links)
    join_persons(figures, links, company)
    join_surnames(figures, links, company)
    join_unnamed(figures, links, company)
    return list(links.groups())


def join_tabled(figures: Sequence[Figure], links: Links) -> None:
    """The same row of a table, the same people or group of one name."""
    first: dict[tuple[str, ...], int] = {}
    for number, figure in enumerate(figures):
        if figure.group in {"country", "press", "known", "people", "group"}:
            links.join(first.setdefault((figure.group, *figure.key), number), number)


#: Letters from which on two names are one that differ in blanks and hyphens alone: "Wal-Mart", "ExxonMobil". Chosen so
#: that abbreviations stay out.
SQUEEZED = 6


def join_bodies(figures: Sequence[Figure], links: Links) -> None:
    """The same words and owner; an owner left out is filled in when the pile knows only one; an acronym
    joins the only body that the pile gives it to."""
    same: dict[tuple[str, ...], int] = {}
    runs: dict[tuple[str, str], int] = {}
    owners: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    acronyms: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for number, figure in enumerate(figures):
        if figure.group != "body":
            continue
        key = (*figure.key, figure.article) if figure.local else figure.key
        links.join(same.setdefault(key, number), number)
        if not figure.local and len(squeezed := "".join(figure.key[1:])) >= SQUEEZED:
            links.join(runs.setdefault((figure.key[0], squeezed), number), number)
        if not figure.local:
            owners[figure.key[1:]].setdefault(figure.key[0], number)
            for sign in figure.acronyms:
                acronyms[sign.lower()].add(figure.key)
    for words, known in owners.items():
        named = sorted(owner for owner in known if owner)
        if "" in known and len(named) == 1 and not all(word in generic_words() for word in words):
            says = f"the pile names no other “{told(figures[known['']])}” than “{told(figures[known[named[0]]])}”"
            links.join(known[""], known[named[0]], says)
    for sign, keys in sorted(acronyms.items()):
        join_acronym(sign, sorted(keys, key=lambda key: (-len(key), key)), same, links)
        roots = {links.root(same[key]) for key in keys}
        if ("", sign) in same and len(roots) == 1:
            links.join(
                same["", sign], roots.pop(), f"the pile gives “{sign.upper()}” in brackets behind one body alone"
            )


def told(figure: Figure) -> str:
    """A figure as its article first writes it."""
    return " ".join(figure.finds[0].text.split())


def join_acronym(sign: str, keys: list[tuple[str, ...]], same: dict[tuple[str, ...], int], links: Links) -> None:
    """Two long names of one abbreviation are one body's when all words of one are in the other and no two
    owners contradict: "Aeronautic Defense & Space Company" and "European Aeronautic Defense & Space NV"."""
    for place, left in enumerate(keys):
        for right in keys[place + 1 :]:
            owners = {left[0], right[0]} - {""}
            if len(owners) < 2 and set(right[1:]) - generic_words() <= set(left[1:]) and shared_words(left, right) > 1:
                says = f"both stand before “({sign.upper()})”, and all words of the shorter are in the longer"
                links.join(same[left], same[right], says)


def shared_words(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    return len(set(left[1:]) & set(right[1:]))


def join_short_names(figures: Sequence[Figure], links: Links) -> None:
    """A short name that articles use for one longer name, and for no other, joins it everywhere: "Apple" where
    it is written for "Apple Computer", unless an article names both as two."""
    shortened: dict[tuple[str, ...], dict[tuple[str, ...], set[str]]] = defaultdict(lambda: defaultdict(set))
    numbers: dict[tuple[str, ...], int] = {}
    seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for number, figure in enumerate(figures):
        if figure.group != "body" or figure.local:
            continue
        numbers.setdefault(figure.key, number)
        seen[figure.key].add(figure.article)
        for found in figure.finds:
            words = body_words(found.bare or found.text)
            if words != figure.key[1:] and not all(word in generic_words() for word in words):
                shortened[(figure.key[0], *words)][figure.key].add(figure.article)
    for short, longer in sorted(shortened.items()):
        key, articles = next(iter(longer.items()))
        if len(longer) == 1 and len(articles) >= SHORTENED_IN and short in numbers and not seen[short] & seen[key]:
            long, brief = told(figures[numbers[key]]), told(figures[numbers[short]])
            says = f"{len(articles)} pages write “{brief}” for “{long}”, and none names the two apart"
            links.join(numbers[short], numbers[key], says)


#: So many articles must write a short name for the long one before it counts elsewhere: one may be loose speech.
#: Chosen, not fitted.
SHORTENED_IN = 2


def join_places(figures: Sequence[Figure], links: Links) -> None:
    """The same name and state; a bare name joins the only state that the pile gives it."""
    by_name: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, figure in enumerate(figures):
        if figure.group == "place":
            by_name[figure.key][figure.state].append(number)
    for by_state in by_name.values():
        for numbers in by_state.values():
            for number in numbers[1:]:
                links.join(numbers[0], number)
        states_told = sorted(state for state in by_state if state)
        if "" in by_state and len(states_told) == 1:
            says = f"the pile knows this name in {states_told[0]} alone"
            links.join(by_state[""][0], by_state[states_told[0]][0], says)


def join_unnamed(figures: Sequence[Figure], links: Links, company: Company) -> None:
    """The unnamed of two articles are one where both tell of one person whom few articles name: they tell one story."""
    first: dict[tuple[str, ...], int] = {}
    for number, figure in enumerate(figures):
        if figure.group == "someone":
            for name in sorted(company.of(figure)):
                if name[0] == "person" and len(name) > FULL:
                    links.join(first.setdefault((*figure.key, *name), number), number)


#: A person's key holds the group, the surname and given names: a full name has more than two parts.
FULL = 2
