"""Figures: what one article's names stand for, before the pile is looked at.

In: the finds of one article. Out: figures, each with all its finds; every name belongs to one figure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rashomon.language.found import Found, RoleClaim
from rashomon.language.lexicon import company_suffixes, fold, generic_words, place_names, words_of
from rashomon.language.models import model_key
from rashomon.language.person_names import PersonName, person_name
from rashomon.language.same_person import blocks_of, reduced, same_person, same_word
from rashomon.language.teams import may_be_team
from rashomon.model.language import EntityKind

__all__ = ["ACRONYM", "Figure", "body_words", "figures_of"]

ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,8}s?")
#: What the tables know, by the group in which its figures are compared.
TABLE_GROUPS = {"agency": "press", "outlet": "press", "people": "people", "body": "known"}

#: Words of bodies' names that two spellings of English write apart.
AMERICAN = {
    "defence": "defense",
    "organisation": "organization",
    "centre": "center",
    "labour": "labor",
    "programme": "program",
}

BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.FACILITY, EntityKind.WORK, EntityKind.OCCASION})


@dataclass(slots=True)
class Figure:
    """What one article names: its kind, a key that other articles can share, and its finds.

    ``key`` is comparable within one kind group; ``local`` says that the key means something only within
    its article (a surname alone, "the Police Department").
    """

    article: str
    group: str
    kind: EntityKind
    key: tuple[str, ...]
    local: bool = False
    person: PersonName | None = None
    owner: str | None = None
    acronyms: set[str] = field(default_factory=set)
    finds: list[Found] = field(default_factory=list)
    roles: list[RoleClaim] = field(default_factory=list)
    honorifics: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    state: str = ""
    called: set[str] = field(default_factory=set)
    cluster: int = -1

    def add(self, found: Found) -> None:
        self.finds.append(found)
        self.roles.extend(found.roles)
        if found.honorific:
            self.honorifics.add(found.honorific)
        if found.acronym:
            self.acronyms.add(found.acronym)
        if found.age is not None:
            self.ages.add(found.age)
        self.called |= found.called


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


def body_words(text: str) -> tuple[str, ...]:
    """The words by which a body's name is compared: without article and company suffix."""
    plain = fold(text).replace("united nations", "un").replace("u.n.", "un")
    words = [AMERICAN.get(word, word) for word in words_of(plain)]
    while words and words[0] in {"the", "a"}:
        words.pop(0)
    while len(words) > 1 and words[-1] in company_suffixes():
        words.pop()
    return tuple(turned_office(words))


def turned_office(words: list[str]) -> list[str]:
    """The words of a ministry, department or treaty in one order: "ministry of defense" is "defense ministry"."""
    if len(words) > 2 and words[0] in TURNED and words[1] in {"of", "for", "on"}:
        words = [*words[2:], words[0]]
    if words and words[-1] in {"ministry", "department"}:
        if words[:-1] == ["foreign", "affairs"]:
            words = ["foreign", words[-1]]
        elif words[:-1] == ["national", "defense"]:
            words = ["defense", words[-1]]
    return words


#: Heads of names that mean the same before "of" and behind; universities do not: "York University".
TURNED = frozenset({"ministry", "department", "treaty", "convention", "agreement", "protocol"})


class Bodies:
    """The bodies of one article by what a shorter name of them can be, so that not all are looked at for each name."""

    def __init__(self) -> None:
        self.starts: dict[str, list[Figure]] = defaultdict(list)
        self.ends: dict[str, list[Figure]] = defaultdict(list)
        self.initials: dict[str, list[Figure]] = defaultdict(list)
        self.acronyms: dict[str, dict[int, Figure]] = defaultdict(dict)

    def add(self, figure: Figure) -> None:
        self.starts[figure.key[1]].append(figure)
        self.ends[figure.key[-1]].append(figure)
        sign = initials(figure.key[1:])
        for one in {sign, figure.key[0].lower() + sign}:
            self.initials[one].append(figure)


def bodies(article: str, finds: list[Found]) -> list[Figure]:
    """Organisations, facilities, works and occasions: by owner and words; then acronyms and short names."""
    figures: dict[tuple[str, ...], Figure] = {}
    known = Bodies()
    for found in sorted(finds, key=lambda item: (not item.seat, -len(item.text), item.begin)):
        words = model_key(found.bare or found.text) if found.kind is EntityKind.WORK else ()
        words = words or body_words(found.bare or found.text)
        if not words or found.kind is None:
            continue
        seated = words[-1] in {"embassy", "consulate"}
        key = (found.owner or "", *words, *(["in", found.seat] if found.seat else []))
        figure = figures.get(key)
        if figure is None and seated and not found.seat:
            figure = only_seat(key, figures)
        if figure is None and not found.owner:
            owned = [other for other in known.ends[words[-1]] if other.key[1:] == words]
            figure = owned[0] if len(owned) == 1 else None
        if figure is None:
            figure = short_form(found, words, known) or first_words(found, words, known)
        if figure is None:
            generic = all(word in generic_words() for word in words)
            figure = Figure(
                article,
                "body",
                found.kind,
                key,
                local=(generic and not found.owner) or (seated and not found.seat),
                owner=found.owner,
            )
            figures[key] = figure
            known.add(figure)
        figure.add(found)
        if found.acronym:
            known.acronyms[found.acronym][id(figure)] = figure
    settle_kinds(list(figures.values()))
    return list(figures.values())


def only_seat(key: tuple[str, ...], figures: dict[tuple[str, ...], Figure]) -> Figure | None:
    """The only embassy of the article with this owner whose town is told."""
    fits = [figure for other, figure in figures.items() if other[: len(key)] == key]
    return fits[0] if len(fits) == 1 else None


def short_form(found: Found, words: tuple[str, ...], known: Bodies) -> Figure | None:
    """The body that an acronym stands for: defined by the article, or the only one with these initials."""
    if len(words) != 1 or not ACRONYM.fullmatch(found.text):
        return None
    sign = found.text.replace(".", "").removesuffix("s")
    defined = list(known.acronyms[sign].values())
    if len(defined) == 1:
        return defined[0]
    if len(sign) < 3:
        return None
    fits = known.initials[sign.lower()]
    return fits[0] if len(fits) == 1 else None


def first_words(found: Found, words: tuple[str, ...], known: Bodies) -> Figure | None:
    """The longer name that a short one stands for: told before in full, and the only one that fits.

    "the Academy" for "Academy of Arts", "Northrop" for "Northrop Grumman", "Chargers" for "San Diego Chargers".
    """
    near = {id(figure): figure for figure in (*known.starts[words[0]], *known.ends[words[-1]])}
    fits = [
        figure
        for figure in near.values()
        if len(figure.key) - 1 > len(words)
        and (figure.key[1 : 1 + len(words)] == words or figure.key[-len(words) :] == words)
        and (min(other.begin for other in figure.finds) < found.begin or ends_as_named(words, figure))
        and any(f" {found.text} " in f" {' '.join(other.text.split())} " for other in figure.finds)
        and not (figure.key[1 : 1 + len(words)] == words and modifies_head(words, figure))
    ]
    return fits[0] if len(fits) == 1 else None


def ends_as_named(words: tuple[str, ...], figure: Figure) -> bool:
    """Whether a short name is the telling end of a longer one, which may then come later: a headline's "Harriers" and
    "Norhaven Harriers"."""
    return figure.key[-len(words) :] == words and may_be_team(words[-1].title())


def modifies_head(words: tuple[str, ...], figure: Figure) -> bool:
    """Whether a head word that stands first in a longer name is not its head: "the Academy" is not "Academy Awards"."""
    after = figure.key[1 + len(words)] if len(figure.key) > 1 + len(words) else ""
    return all(word in generic_words() for word in words) and after not in {"of", "for", "on", "and", "in"}


def initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in {"of", "the", "for", "and", "on", "in"})


def settle_kinds(figures: list[Figure]) -> None:
    """The commonest kind of its finds is a figure's kind."""
    for figure in figures:
        votes = Counter(found.kind for found in figure.finds if found.kind is not None)
        figure.kind = min(votes, key=lambda kind: (-votes[kind], kind.value))


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


def place_words(text: str) -> tuple[str, ...]:
    """The words by which a place's name is compared: abbreviations written out, old names and other spellings
    as the name that the news uses now."""
    words = tuple(WRITTEN_OUT.get(word, word) for word in words_of(text))
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    return words_of(place_names().get(" ".join(words), " ".join(words)))


WRITTEN_OUT = {"st": "saint", "mt": "mount", "ft": "fort"}


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
