"""The bodies, facilities, works and occasions of one article: which of its names are one's.

In: finds. Out: figures; an acronym or a short name goes to the only longer name of the article that it fits.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from rashomon.language.figure import ACRONYM, Figure, body_words
from rashomon.language.found import Found
from rashomon.language.lexicon import generic_words
from rashomon.language.models import model_key
from rashomon.language.teams import may_be_team
from rashomon.model.language import EntityKind

__all__ = ["bodies"]


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
