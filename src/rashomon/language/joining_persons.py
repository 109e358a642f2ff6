"""Which persons of different articles are one: by full name, by spelling, by surname and office.

A wrong merge is worse than a split. A name that many may bear needs something else in common; a surname alone
travels only with its office or in telling company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rashomon.language.company import Company, evidence
from rashomon.language.figure import Figure
from rashomon.language.lexicon import common_surnames
from rashomon.language.links import Links
from rashomon.language.person_names import PersonName, is_syllable
from rashomon.language.same_person import blocks_of, forms, reduced, same_person

__all__ = ["join_persons", "join_surnames"]

#: A full name as figures are keyed by it: the surname, the given names, "Jr.".
Key = tuple[str, ...]

#: A surname that goes with so many different given names in the pile is common, as are those of the table, and
#: its bearers need more than a shared full name. On 400 articles on 230 American shootings no value splits a person
#: within an incident; from 4 on, strangers of one name in different cities are merged, which 3 keeps apart.
COMMON_SURNAME = 3

#: More writings than this that start alike are no ground for guesses; it bounds the work. Chosen for that.
MOST_WRITINGS = 50


def join_persons(figures: Sequence[Figure], links: Links, company: Company) -> None:
    """Full names: one writing first, then spellings and orders of one name."""
    named: dict[tuple[str, ...], list[int]] = defaultdict(list)
    given: dict[str, set[str]] = defaultdict(set)
    names: dict[tuple[str, ...], PersonName] = {}
    for number, figure in enumerate(figures):
        if figure.person is not None and figure.person.full:
            named[figure.key].append(number)
            names[figure.key] = figure.person
            given[reduced(figure.person.surname)].add(min(forms(figure.person.given[0])))
    rare = {key: is_rare(name, given) for key, name in names.items()}
    for key, numbers in named.items():
        if rare[key]:
            for number in numbers[1:]:
                links.join(numbers[0], number)
        else:
            join_by_evidence(numbers, figures, links, company)
    alike: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for keys in starts(names).values():
        if len(keys) <= MOST_WRITINGS:
            for left, right in combinations(sorted(keys), 2):
                if same_person(names[left], names[right]):
                    alike[left].add(right)
                    alike[right].add(left)
    join_spellings(named, names, alike, rare, figures, links, company)


def join_spellings(
    named: Mapping[Key, list[int]],
    names: Mapping[Key, PersonName],
    alike: Mapping[Key, set[Key]],
    rare: Mapping[Key, bool],
    figures: Sequence[Figure],
    links: Links,
    company: Company,
) -> None:
    """Two writings that can be one name are one person's when they have an office or telling company in common, or
    are rare and like no other name of the pile. No third writing that is one with either may contradict the other:
    "Karol A. Lis" and "Karol B. Lis" stay two, whoever else is called Karol Lis."""
    told = {key: {one for number in named[key] for one in evidence(figures[number], company)} for key in alike}
    with_root: dict[int, set[Key]] = defaultdict(set)
    for key in alike:
        with_root[links.root(named[key][0])].add(key)
    for left in sorted(alike):
        for right in sorted(key for key in alike[left] if key > left):
            says = f"“{writing(figures, named[left])}” and “{writing(figures, named[right])}” can be one name, and "
            if told[left] & told[right]:
                says += "are told with the same office or in the same company"
            elif (
                rare[left] and rare[right] and alone(left, right, alike) and not lone_initial(names[left], names[right])
            ):
                says += "no other name of the pile is like either"
            else:
                continue
            one, other = links.root(named[left][0]), links.root(named[right][0])
            agree = all(a == b or b in alike[a] for a in with_root[one] for b in with_root[other])
            if agree and links.join(named[left][0], named[right][0], says) and one != other:
                with_root[links.root(one)] = with_root.pop(one, set()) | with_root.pop(other, set())


def writing(figures: Sequence[Figure], numbers: list[int]) -> str:
    return " ".join(figures[numbers[0]].finds[0].text.split())


def is_rare(name: PersonName, given: dict[str, set[str]]) -> bool:
    """Whether two bearers of a full name are hardly two people. An East Asian given name of two syllables tells
    its bearer although the surname is common, and so do two given names with "Jr."."""
    if name.eastern and not is_syllable(name.given[0]):
        return True
    if name.suffix and sum(len(word) > 1 for word in name.given) > 1:
        return True
    return len(given[reduced(name.surname)]) < COMMON_SURNAME and name.surname not in common_surnames()


def starts(names: dict[tuple[str, ...], PersonName]) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    """Writings by what two of one person share: a family name and a form of the first given name or its initial."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    initials: dict[tuple[str, str], bool] = defaultdict(bool)
    for key, name in names.items():
        first = name.given[0]
        for block in blocks_of(name):
            for form in {*forms(first), reduced(first), "*" if name.eastern else ""} - {""}:
                found[block, form].add(key)
            found[block, "=" + first[0]].add(key)
            initials[block, "=" + first[0]] |= len(first) == 1
        found["words", " ".join(sorted(name.words[-2:]))].add(key)
    return {start: keys for start, keys in found.items() if len(keys) > 1 and (start[1][0] != "=" or initials[start])}


def alone(left: Key, right: Key, alike: Mapping[Key, set[Key]]) -> bool:
    """Whether everything that is like one of two writings is like the other as well."""
    return alike[left] | {left} == alike[right] | {right}


def lone_initial(left: PersonName, right: PersonName) -> bool:
    """Whether one of two names says no more of its given names than a letter."""
    return any(len(name.given) == 1 and len(name.given[0]) == 1 for name in (left, right))


def join_by_evidence(numbers: list[int], figures: Sequence[Figure], links: Links, company: Company) -> None:
    """Bearers of one full name are one where they share an office or telling company."""
    first: dict[tuple[str, ...], int] = {}
    for number in numbers:
        for feature in sorted(evidence(figures[number], company)):
            links.join(first.setdefault(feature, number), number)


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
        why = bearer.fits(figure, company) if bearer is not None else ""
        if bearer is not None and why:
            links.join(
                bearer.root, number, f"the pile knows one bearer of “{figure.person.words[-1].title()}”, and {why}"
            )


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

    def fits(self, figure: Figure, company: Company) -> str:
        """Why a bare surname is this person's; empty when it may be another's."""
        offices = {(claim.title, claim.country or "") for claim in figure.roles}
        if offices:
            agreed = any(agree(one, other) for one in offices for other in self.offices)
            return "both are given one office" if agreed else ""
        if len(self.articles) < 2:
            return ""
        shared: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for name in company.of(figure):
            for article in self.beside.get(name, ()):
                shared[article].add(name)
        return "both stand in the same company" if any(enough(names) for names in shared.values()) else ""


def enough(shared: Iterable[tuple[str, ...]]) -> bool:
    """Two telling names, or one that is no place: towns are shared by strangers."""
    kinds = [name[0] for name in shared]
    return len(kinds) > 1 or any(kind != "place" for kind in kinds)


def agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Two offices agree: the same title (one may be told more closely), and no two different countries."""
    titles = one[0] == other[0] or one[0].endswith(" " + other[0]) or other[0].endswith(" " + one[0])
    return titles and (not one[1] or not other[1] or one[1] == other[1])
