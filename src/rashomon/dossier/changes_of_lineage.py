"""What changed in who copied whom, when pages were added: told family by family, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.lineage import ARCHETYPE, Family, Lineage, Witness

__all__ = ["LineageChange", "lineage_changes"]


@dataclass(frozen=True, slots=True)
class LineageChange:
    """One change. ``family`` is the id after, or before where the family is gone; ``articles`` are the pages concerned.

    ``kind``: ``new``, ``gone``, ``joined`` (several families are one now), ``gained``, ``lost``, ``found`` (the archetype
    is in the pile now), ``missing`` (it no longer is), ``credited`` (its agency is known now, or is another),
    ``parents``, ``relation``.
    """

    family: str
    kind: str
    says: str
    articles: tuple[str, ...]


def lineage_changes(
    before: Lineage, after: Lineage, names: Mapping[str, str] | None = None
) -> tuple[LineageChange, ...]:
    """What became of each family, in order of the families after; ``names`` say what to call an article id.

    A family goes on in the one that holds most of its witnesses. The order of either lineage's records makes no
    difference.
    """
    called = names or {}
    earlier = sorted(before.families, key=lambda family: family.id)
    later = sorted(after.families, key=lambda family: (family.articles, family.id))
    places: dict[str, list[int]] = {}
    for place, family in enumerate(later):
        for article in set(family.articles):
            places.setdefault(article, []).append(place)
    heirs = {family.id: heir_of(family, places) for family in earlier}
    forebears: dict[int, list[Family]] = {}
    for family in earlier:
        heir = heirs[family.id]
        if heir is not None:
            forebears.setdefault(heir, []).append(family)
    found: list[LineageChange] = []
    for place, family in enumerate(later):
        found += changes_of(forebears.get(place, []), family, called)
    found += [
        LineageChange(
            one.id, "gone", f"{listed(one.articles, called)} no longer {share(one.articles)} a text.", one.articles
        )
        for one in earlier
        if heirs[one.id] is None
    ]
    return tuple(found)


def heir_of(family: Family, places: Mapping[str, Sequence[int]]) -> int | None:
    """The place of the family that holds most of its witnesses, the first of several; ``places`` says where each
    article stands now. One page alone carries no family on."""
    held = Counter(place for article in set(family.articles) for place in places.get(article, ()))
    heir = min(held, key=lambda place: (-held[place], place), default=None)
    return heir if heir is not None and held[heir] > 1 else None


def changes_of(forebears: Sequence[Family], family: Family, names: Mapping[str, str]) -> list[LineageChange]:
    """What became of the families that ``family`` carries on."""
    if not forebears:
        says = f"{listed(family.articles, names)} carry one text: count them as one witness."
        return [LineageChange(family.id, "new", says, family.articles)]
    found: list[LineageChange] = []
    if len(forebears) > 1:
        says = f"{len(forebears)} families are one now: {listed(family.articles, names)} carry one text."
        found.append(LineageChange(family.id, "joined", says, family.articles))
    known = {article for one in forebears for article in one.articles}
    gained = tuple(article for article in family.articles if article not in known)
    lost = tuple(sorted(known - set(family.articles)))
    if gained:
        says = f"{listed(gained, names)} {'carry' if len(gained) > 1 else 'carries'} the text of {title(forebears[0], names)} too."
        found.append(LineageChange(family.id, "gained", says, gained))
    if lost:
        says = f"{listed(lost, names)} no longer {'belong' if len(lost) > 1 else 'belongs'} to {title(forebears[0], names)}."
        found.append(LineageChange(family.id, "lost", says, lost))
    found += archetype_changes(forebears[0], family, names)
    earlier = {witness.article: witness for one in forebears for witness in one.witnesses}
    for witness in family.witnesses:
        if witness.article in earlier:
            found += witness_changes(family, earlier[witness.article], witness, names)
    return found


def archetype_changes(before: Family, after: Family, names: Mapping[str, str]) -> list[LineageChange]:
    """Whether the original was found, is another, or is known by another credit."""
    was, now = before.archetype, after.archetype
    if was.article != now.article:
        if now.article is not None:
            lead = "Its original is found" if was.article is None else "Its original is another"
            says = f"{lead}: {names.get(now.article, now.article)} is what the others of {title(before, names)} go back to."
            return [LineageChange(after.id, "found", says, (now.article,))]
        says = f"The original of {title(before, names)} is held to be lost now."
        return [LineageChange(after.id, "missing", says, (was.article,) if was.article else ())]
    if was.agency != now.agency:
        says = (
            f"The lost original of {title(before, names)} is known by its credit now: {now.agency}."
            if now.agency
            else f"No agency is known any more for the lost original of {title(before, names)}."
        )
        return [LineageChange(after.id, "credited", says, ())]
    return []


def witness_changes(family: Family, was: Witness, now: Witness, names: Mapping[str, str]) -> list[LineageChange]:
    """Whether a witness descends from others now, or is another thing to its parent."""
    name = names.get(now.article, now.article)
    if was.parents != now.parents:
        says = f"{name} goes back to {parents(now, names)} now, not to {parents(was, names)}."
        return [LineageChange(family.id, "parents", says, (now.article,))]
    if was.relation is not now.relation:
        says = f"{name} is {now.relation.value} now, not {was.relation.value}."
        return [LineageChange(family.id, "relation", says, (now.article,))]
    return []


def parents(witness: Witness, names: Mapping[str, str]) -> str:
    told = ["the lost original" if one == ARCHETYPE else names.get(one, one) for one in witness.parents]
    return " and ".join(told) or "nothing: it is the original"


def title(family: Family, names: Mapping[str, str]) -> str:
    """What a family is called: by its agency, else by its original, else by its first page."""
    if family.archetype.agency:
        return f"the {family.archetype.agency} family"
    first = family.archetype.article or min(family.articles, default=family.id)
    return f"the family of {names.get(first, first)}"


def listed(articles: Sequence[str], names: Mapping[str, str]) -> str:
    told = sorted(names.get(article, article) for article in articles)
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def share(articles: Sequence[str]) -> str:
    return "share" if len(articles) > 1 else "shares"
