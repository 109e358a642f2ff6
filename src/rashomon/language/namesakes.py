"""Which figures of different articles are one: decided pair by pair, each with a score and a reason.

A wrong merge is worse than a split, so evidence must be positive: sharing a name is not enough where the
name is common, and a surname alone travels only with its office.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.language.figures import Figure, body_words
from rashomon.language.lexicon import common_surnames, generic_words, states, words_of
from rashomon.language.person_names import reduced, same_given

__all__ = ["clusters_of"]

#: A surname that goes with so many different given names in the pile is common, as are those of the table, and
#: its bearers need more than a shared full name. On 400 articles on 230 American shootings no value splits a person
#: within an incident; from 4 on, strangers of one name in different cities are merged, which 3 keeps apart.
COMMON_SURNAME = 3

#: Something shared counts as company only if it stands in at most this share of the pile, or in so many articles.
#: Chosen on the same 400 articles by reading what was merged, not fitted.
COMPANY_SHARE = 0.2
COMPANY_ARTICLES = 12
#: In a large pile what stands in more articles than this is everyday; it also bounds the work per name.
#: Chosen for that, not fitted.
COMPANY_MOST = 200


@dataclass(slots=True)
class Links:
    """Disjoint sets over figure numbers."""

    parent: list[int]

    def root(self, item: int) -> int:
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, left: int, right: int) -> None:
        left, right = self.root(left), self.root(right)
        if left != right:
            self.parent[max(left, right)] = min(left, right)


def clusters_of(figures: Sequence[Figure]) -> list[list[int]]:
    """Figures of the pile, by number, grouped into entities. Does not depend on the order of articles."""
    links = Links(list(range(len(figures))))
    company = Company(figures)
    join_tabled(figures, links)
    join_bodies(figures, links)
    join_short_names(figures, links)
    join_places(figures, links)
    join_persons(figures, links, company)
    join_surnames(figures, links, company)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(figures)):
        groups[links.root(number)].append(number)
    return list(groups.values())


class Company:
    """Whom and what each article names beside a figure, the everyday things left out."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.by_article: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        wide = {words_of(name) for name in states()}  # strangers share a state more easily than a town
        for figure in figures:
            if figure.group in {"person", "body", "known", "place"} and not figure.local and figure.key not in wide:
                self.by_article[figure.article].add((figure.group, *figure.key))
        counts = Counter(name for names in self.by_article.values() for name in names)
        limit = max(COMPANY_ARTICLES, min(COMPANY_SHARE * len(self.by_article), COMPANY_MOST))
        self.telling = {name for name, count in counts.items() if 1 < count <= limit}

        self.told = {article: frozenset(names & self.telling) for article, names in self.by_article.items()}

    def of(self, figure: Figure) -> frozenset[tuple[str, ...]]:
        """The telling names of the figure's article, without its own."""
        return self.told.get(figure.article, frozenset()) - {(figure.group, *figure.key)}


def join_tabled(figures: Sequence[Figure], links: Links) -> None:
    """The same row of a table, the same people or group of one name."""
    first: dict[tuple[str, ...], int] = {}
    for number, figure in enumerate(figures):
        if figure.group in {"country", "press", "known", "people", "group"}:
            links.join(first.setdefault((figure.group, *figure.key), number), number)


def join_bodies(figures: Sequence[Figure], links: Links) -> None:
    """The same words and owner; an owner left out is filled in when the pile knows only one; an acronym
    joins the only body that the pile gives it to."""
    same: dict[tuple[str, ...], int] = {}
    owners: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    acronyms: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for number, figure in enumerate(figures):
        if figure.group != "body":
            continue
        key = (*figure.key, figure.article) if figure.local else figure.key
        links.join(same.setdefault(key, number), number)
        if not figure.local:
            owners[figure.key[1:]].setdefault(figure.key[0], number)
            for sign in figure.acronyms:
                acronyms[sign.lower()].add(figure.key)
    for words, known in owners.items():
        named = sorted(owner for owner in known if owner)
        if "" in known and len(named) == 1 and not all(word in generic_words() for word in words):
            links.join(known[""], known[named[0]])
    for sign, keys in sorted(acronyms.items()):
        join_acronym(sorted(keys, key=lambda key: (-len(key), key)), same, links)
        roots = {links.root(same[key]) for key in keys}
        if ("", sign) in same and len(roots) == 1:
            links.join(same["", sign], roots.pop())


def join_acronym(keys: list[tuple[str, ...]], same: dict[tuple[str, ...], int], links: Links) -> None:
    """Two long names of one abbreviation are one body's when all words of one are in the other and no two
    owners contradict: "Aeronautic Defense & Space Company" and "European Aeronautic Defense & Space NV"."""
    for place, left in enumerate(keys):
        for right in keys[place + 1 :]:
            owners = {left[0], right[0]} - {""}
            if len(owners) < 2 and set(right[1:]) - generic_words() <= set(left[1:]) and shared_words(left, right) > 1:
                links.join(same[left], same[right])


def shared_words(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    return len(set(left[1:]) & set(right[1:]))


def join_short_names(figures: Sequence[Figure], links: Links) -> None:
    """A short name that articles use for one longer name, and for no other, joins it everywhere: "Apple" where
    it is written for "Apple Computer", unless an article names both as two."""
    shortened: dict[tuple[str, ...], dict[tuple[str, ...], set[str]]] = defaultdict(lambda: defaultdict(set))
    numbers: dict[tuple[str, ...], int] = {}
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for number, figure in enumerate(figures):
        if figure.group != "body" or figure.local:
            continue
        numbers.setdefault(figure.key, number)
        told[figure.key].add(figure.article)
        for found in figure.finds:
            words = body_words(found.bare or found.text)
            if words != figure.key[1:] and not all(word in generic_words() for word in words):
                shortened[(figure.key[0], *words)][figure.key].add(figure.article)
    for short, longer in sorted(shortened.items()):
        key, articles = next(iter(longer.items()))
        if len(longer) == 1 and len(articles) >= SHORTENED_IN and short in numbers and not told[short] & told[key]:
            links.join(numbers[short], numbers[key])


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
        told = sorted(state for state in by_state if state)
        if "" in by_state and len(told) == 1:
            links.join(by_state[""][0], by_state[told[0]][0])


def join_persons(figures: Sequence[Figure], links: Links, company: Company) -> None:
    """Full names: one writing first, then spellings of one name within a surname."""
    named: dict[tuple[str, ...], list[int]] = defaultdict(list)
    given: dict[str, set[str]] = defaultdict(set)
    for number, figure in enumerate(figures):
        if figure.person is not None and figure.person.full:
            named[figure.key].append(number)
            given[reduced(figure.person.surname)].add(figure.person.given[0])
    for numbers in named.values():
        person = figures[numbers[0]].person
        if person is None:
            continue
        if len(given[reduced(person.surname)]) < COMMON_SURNAME and person.surname not in common_surnames():
            for number in numbers[1:]:
                links.join(numbers[0], number)
        else:
            join_by_evidence(numbers, figures, links, company)
    surnames: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(named):
        surnames[reduced(key[0])].append(key)
    for keys in surnames.values():
        join_spellings(keys, named, figures, links, company)


def join_by_evidence(numbers: list[int], figures: Sequence[Figure], links: Links, company: Company) -> None:
    """Bearers of one full name are one where they share an office or telling company."""
    first: dict[tuple[str, ...], int] = {}
    for number in numbers:
        for feature in evidence(figures[number], company):
            links.join(first.setdefault(feature, number), number)


def evidence(figure: Figure, company: Company) -> Iterable[tuple[str, ...]]:
    """What speaks for a figure's being the same as another of its name: offices with their owner, company."""
    for claim in figure.roles:
        if claim.country or claim.of:
            yield ("role", claim.title, claim.country or "", claim.of or "")
    yield from company.of(figure)


def join_spellings(
    keys: list[tuple[str, ...]],
    named: dict[tuple[str, ...], list[int]],
    figures: Sequence[Figure],
    links: Links,
    company: Company,
) -> None:
    """Two writings of a full name are one person's when the given names agree and no third writing fits
    either of them differently, with an office or telling company in common."""
    if not 1 < len(keys) <= 50:  # a surname with more given names than this is no ground for spelling guesses
        return
    for place, left in enumerate(keys):
        for right in keys[place + 1 :]:
            one, other = figures[named[left][0]].person, figures[named[right][0]].person
            if one is None or other is None or not same_given(one, other):
                continue
            shared = {feature for number in named[left] for feature in evidence(figures[number], company)}
            shared &= {feature for number in named[right] for feature in evidence(figures[number], company)}
            if shared or "".join(left) == "".join(right):
                links.join(named[left][0], named[right][0])


def join_surnames(figures: Sequence[Figure], links: Links, company: Company) -> None:
    """A surname without a full name in its article joins the pile's only bearer when their offices agree, or
    when it says no office and stands in telling company of the bearer's."""
    bearers: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, figure in enumerate(figures):
        if figure.person is not None and figure.person.full:
            bearers[reduced(figure.person.surname)][links.root(number)].append(number)
    known = {
        surname: Bearer(next(iter(roots)), next(iter(roots.values())), figures, company)
        for surname, roots in bearers.items()
        if len(roots) == 1
    }
    for number, figure in enumerate(figures):
        if figure.person is None or figure.person.full:
            continue
        bearer = known.get(reduced(figure.person.surname))
        if bearer is not None and bearer.fits(figure, company):
            links.join(bearer.root, number)


class Bearer:
    """The only person of a surname in the pile: the offices held and the company kept, article by article."""

    def __init__(self, root: int, numbers: list[int], figures: Sequence[Figure], company: Company) -> None:
        self.root = root
        self.articles = {figures[number].article for number in numbers}
        self.offices = {(claim.title, claim.country or "") for number in numbers for claim in figures[number].roles}
        self.beside: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for number in numbers:
            for name in company.of(figures[number]):
                self.beside[name].add(figures[number].article)

    def fits(self, figure: Figure, company: Company) -> bool:
        """Whether a bare surname is this person's."""
        offices = {(claim.title, claim.country or "") for claim in figure.roles}
        if offices:
            return any(agree(one, other) for one in offices for other in self.offices)
        if len(self.articles) < 2:
            return False
        shared: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for name in company.of(figure):
            for article in self.beside.get(name, ()):
                shared[article].add(name)
        return any(enough(names) for names in shared.values())


def enough(shared: Iterable[tuple[str, ...]]) -> bool:
    """Two telling names, or one that is no place: towns are shared by strangers."""
    kinds = [name[0] for name in shared]
    return len(kinds) > 1 or any(kind != "place" for kind in kinds)


def agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Two offices agree: the same title (one may be told more closely), and no two different countries."""
    titles = one[0] == other[0] or one[0].endswith(" " + other[0]) or other[0].endswith(" " + one[0])
    return titles and (not one[1] or not other[1] or one[1] == other[1])
