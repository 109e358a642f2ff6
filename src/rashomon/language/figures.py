"""Figures: what one article's names stand for, before the pile is looked at.

In: the finds of one article. Out: figures, each with all its finds; every name belongs to one figure.
"""

from __future__ import annotations

from collections import defaultdict

from rashomon.language.bodies import bodies
from rashomon.language.figure import Figure, body_words, place_words
from rashomon.language.found import Found
from rashomon.language.person_names import PersonName, person_name
from rashomon.language.same_person import blocks_of, reduced, same_person, same_word
from rashomon.model.language import EntityKind

__all__ = ["figures_of"]


#: What the tables know, by the group in which its figures are compared.
TABLE_GROUPS = {"agency": "press", "outlet": "press", "people": "people", "body": "known"}


BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.FACILITY, EntityKind.WORK, EntityKind.OCCASION})


def figures_of(article: str, finds: list[Found]) -> list[Figure]:
    """The figures that ``finds`` stand for, in order of first mention of their fullest name."""
    names = [found for found in finds if found.kind is not None]
    figures = persons(article, [found for found in names if found.kind is EntityKind.PERSON])
    figures += tabled(
        article, [found for found in names if found.known is not None and found.kind is not EntityKind.PERSON]
    )
    rest = [found for found in names if found.known is None and found.kind is not EntityKind.PERSON]
    figures += bodies(article, [found for found in rest if found.kind in BODIES])
    figures += places(article, [found for found in rest if found.kind is EntityKind.PLACE])
    figures += groups(article, [found for found in rest if found.kind is EntityKind.GROUP])
    return figures


def persons(article: str, finds: list[Found]) -> list[Figure]:
    """Full names first, then surnames to the one full name that bears them, then given names."""
    full: list[Figure] = []
    # Where names that can be one are to be found: an article may list thousands.
    blocks: dict[str, dict[int, Figure]] = {}
    by_surname: dict[str, list[Figure]] = {}
    by_given: dict[str, list[Figure]] = {}
    alone: list[tuple[Found, PersonName]] = []
    parsed = [(found, name) for found in finds if (name := person_name(found.text)) is not None]
    for found, name in sorted(parsed, key=lambda item: (-len(item[1].given), -len(item[0].text), item[0].begin)):
        if not name.full:
            alone.append((found, name))
            continue
        keys = blocks_of(name) | {name.surname}
        near = {number: figure for block in keys for number, figure in blocks.get(block, {}).items()}
        fits = [figure for figure in near.values() if figure.person and same_person(figure.person, name)]
        if len(fits) == 1:
            fits[0].add(found)
        else:
            key = (name.surname, *name.given, *([name.suffix] if name.suffix else []))
            figure = Figure(article, "person", EntityKind.PERSON, key, person=name)
            figure.add(found)
            for block in keys:
                blocks.setdefault(block, {})[len(full)] = figure
            full.append(figure)
            by_surname.setdefault(reduced(name.surname), []).append(figure)
            for given in dict.fromkeys(name.given):
                by_given.setdefault(given, []).append(figure)
    single: dict[str, Figure] = {}
    usual: dict[str, Figure] = {}  # whom the article calls by the bare surname
    for found, name in sorted(alone, key=lambda item: item[0].begin):
        alike = by_surname.get(reduced(name.surname), ())
        bearers = [figure for figure in alike if figure.person and same_word(figure.person.surname, name.surname)]
        if not bearers:
            bearers = by_given.get(name.surname, [])
        owner = choose(bearers, found) or usual.get(name.surname)
        if owner is None and (owner := introduced(bearers, found)) is not None:
            usual[name.surname] = owner
        if owner is None:
            owner = single.get(name.surname)
        if owner is None:
            owner = Figure(article, "person", EntityKind.PERSON, (name.surname,), local=True, person=name)
            single[name.surname] = owner
        owner.add(found)
    return full + list(single.values())


def choose(bearers: list[Figure], found: Found) -> Figure | None:
    """The only bearer of a surname; among several, the only one whose role the mention repeats."""
    if len(bearers) == 1:
        return bearers[0]
    titles = {claim.title for claim in found.roles}
    fits = [figure for figure in bearers if titles & {claim.title for claim in figure.roles}]
    return fits[0] if len(fits) == 1 else None


def introduced(bearers: list[Figure], found: Found) -> Figure | None:
    """The only one of several bearers who has been named in full when the surname stands alone for the first time: the
    article goes on calling him so, and his wife, named later, otherwise. A form of address leaves it open."""
    if found.honorific:
        return None
    before = [figure for figure in bearers if min(one.begin for one in figure.finds) < found.begin]
    return before[0] if len(before) == 1 else None


def tabled(article: str, finds: list[Found]) -> list[Figure]:
    """Countries, agencies and outlets, by the key of their table."""
    figures: dict[tuple[str, ...], Figure] = {}
    for found in finds:
        if found.known is None:
            continue
        group = TABLE_GROUPS.get(found.known.what, "country")
        key: tuple[str, ...] = (found.known.key,)
        if found.known.what == "capital" and found.kind is EntityKind.PLACE:
            group, key = "place", place_words(found.text)
        figure = figures.get((group, *key))
        if figure is None:
            kind = EntityKind.GOVERNMENT if group == "country" else found.known.kind
            figure = figures[(group, *key)] = Figure(article, group, kind, key, owner=found.known.country)
        figure.add(found)
    return list(figures.values())


def places(article: str, finds: list[Found]) -> list[Figure]:
    """Towns and regions by name; a bare name joins the one that is told with its state."""
    figures: dict[tuple[str, ...], Figure] = {}
    by_words: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for found in sorted(finds, key=lambda item: (not item.state, item.begin)):
        words = place_words(found.text)
        if not words:
            continue
        same = [figure for figure in by_words[words] if not found.state or figure.state == found.state]
        figure = same[0] if len(same) == 1 else figures.get((*words, found.state))
        if figure is None:
            figure = figures[(*words, found.state)] = Figure(
                article, "place", EntityKind.PLACE, words, state=found.state
            )
            by_words[words].append(figure)
        figure.add(found)
    return list(figures.values())


def groups(article: str, finds: list[Found]) -> list[Figure]:
    """Peoples, parties' followers, faiths: by their words."""
    figures: dict[tuple[str, ...], Figure] = {}
    for found in finds:
        words = body_words(found.text)
        if not words:
            continue
        if words not in figures:
            figures[words] = Figure(article, "group", EntityKind.GROUP, words)
        figures[words].add(found)
    return list(figures.values())
