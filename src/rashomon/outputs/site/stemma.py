"""The page of one family: the tree of its witnesses, what each changed, and how to find the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rashomon.model.lineage import ARCHETYPE, Family, Witness
from rashomon.outputs.site.difference import ComparePage, WitnessText, side_by_side, witness_text
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.parts import TITLE_LENGTH, Link, Quote, ReasonView, Shared, When
from rashomon.outputs.site.tree import Tree, siglum, stemma_tree
from rashomon.outputs.site.wording import number_of, relation_words, shortened

__all__ = ["FamilyPage", "WitnessView", "comparisons", "family_page", "family_title", "texts_to_choose"]

#: Witnesses up to which every pair is set side by side; in larger families only parent and child, or each
#: with the fullest, so that the pages stay as many as the witnesses, and one page on which a reader chooses any two.
MOST_FOR_ALL_PAIRS = 5

#: Witnesses that such a page holds: each is a text of some thousand letters.
MOST_TO_CHOOSE = 200

#: Sentences of a kind listed under a witness.
MOST_SENTENCES = 40


@dataclass(frozen=True, slots=True)
class WitnessView:
    siglum: str
    article: Link
    outlet: str
    published: When
    relation: str
    parents: str
    coverage: str
    coverage_at: float
    reasons: tuple[ReasonView, ...]
    added: tuple[Quote, ...]
    dropped: tuple[Quote, ...]
    changed: tuple[tuple[Quote, Quote], ...]
    contaminated: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    path: str
    title: str
    lost: bool
    agency: str
    witnesses: tuple[WitnessView, ...]
    tree: Tree
    labels: dict[str, str]
    pairs: tuple[Link, ...]
    any_two: str
    grounds: tuple[ReasonView, ...]
    searches: tuple[str, ...]
    passages: int


def family_title(facts: Facts, family: Family) -> str:
    """What a family is called: by its agency, its original, or the title of its fullest witness."""
    first = family.archetype.article or (family.witnesses[0].article if family.witnesses else "")
    known = facts.dossier.article_by_id.get(first)
    named = next(
        (
            facts.dossier.article_by_id[one.article].title
            for one in family.witnesses
            if one.article in facts.dossier.article_by_id and facts.dossier.article_by_id[one.article].title
        ),
        None,
    )
    return shortened((known.title if known else None) or named or "A shared text without a title", TITLE_LENGTH)


def family_page(facts: Facts, shared: Shared, family: Family) -> FamilyPage:
    sigla = {witness.article: siglum(index) for index, witness in enumerate(family.witnesses)}
    labels = {witness.article: facts.outlet(witness.article) for witness in family.witnesses}
    labels[ARCHETYPE] = f"lost, {family.archetype.agency}" if family.archetype.agency else "lost original"
    return FamilyPage(
        path=shared.places.family(family.id),
        title=family_title(facts, family),
        lost=family.archetype.is_lost,
        agency=family.archetype.agency or "",
        witnesses=tuple(witness_view(shared, witness, sigla) for witness in family.witnesses),
        tree=stemma_tree(family),
        labels=labels,
        pairs=tuple(
            Link(
                f"{sigla[left]} and {sigla[right]}",
                shared.places.comparison(family.id, sigla[left], sigla[right]),
                f"{facts.outlet(left)} beside {facts.outlet(right)}",
            )
            for left, right in pairs_of(facts, family)
        ),
        any_two=shared.places.any_comparison(family.id) if len(family.witnesses) > MOST_FOR_ALL_PAIRS else "",
        grounds=shared.reasons(family.reasons),
        searches=family.searches,
        passages=len(family.passages),
    )


def witness_view(shared: Shared, witness: Witness, sigla: dict[str, str]) -> WitnessView:
    facts = shared.facts
    parents = [
        ("the lost original" if name == ARCHETYPE else sigla.get(name, "a page outside")) for name in witness.parents
    ]
    return WitnessView(
        siglum=sigla[witness.article],
        article=shared.article_link(witness.article),
        outlet=facts.outlet(witness.article),
        published=shared.when(facts.published(witness.article)),
        relation=relation_words(witness.relation),
        parents=" and ".join(parents),
        coverage=f"{witness.coverage:.0%}".replace("%", " %"),
        coverage_at=round(100 * min(max(witness.coverage, 0.0), 1.0), 1),
        reasons=shared.reasons(witness.reasons),
        added=tuple(shared.quote(one.article, one.begin, one.end, one.text) for one in witness.added[:MOST_SENTENCES]),
        dropped=tuple(
            shared.quote(one.article, one.begin, one.end, one.text) for one in witness.dropped[:MOST_SENTENCES]
        ),
        changed=tuple(
            (
                shared.quote(was.article, was.begin, was.end, was.text),
                shared.quote(now.article, now.begin, now.end, now.text),
            )
            for was, now in witness.changed[:MOST_SENTENCES]
        ),
        contaminated=tuple(
            shared.quote(one.article, one.begin, one.end, one.text) for one in witness.contaminated[:MOST_SENTENCES]
        ),
    )


def pairs_of(facts: Facts, family: Family) -> list[tuple[str, str]]:
    """The pairs of witnesses to set side by side, each in the family's order."""
    names = [witness.article for witness in family.witnesses if witness.article in facts.dossier.article_by_id]
    if len(names) <= MOST_FOR_ALL_PAIRS:
        return list(combinations(names, 2))
    place = {name: index for index, name in enumerate(names)}
    fullest = max(names, key=lambda name: (len(facts.dossier.article_by_id[name].text), -place[name]))
    found: set[tuple[str, str]] = set()
    for witness in family.witnesses:
        known = [parent for parent in witness.parents if parent in place]
        for other in known or [fullest]:
            if witness.article in place and other != witness.article:
                left, right = sorted((witness.article, other), key=place.__getitem__)
                found.add((left, right))
    return sorted(found, key=lambda pair: (place[pair[0]], place[pair[1]]))


def texts_to_choose(facts: Facts, family: Family) -> tuple[WitnessText, ...]:
    """The texts of a family too large for a page to each pair; none where every pair has its page."""
    if len(family.witnesses) <= MOST_FOR_ALL_PAIRS:
        return ()
    known = facts.dossier.article_by_id
    return tuple(
        witness_text(siglum(index), facts.outlet(witness.article), known[witness.article])
        for index, witness in enumerate(family.witnesses[:MOST_TO_CHOOSE])
        if witness.article in known
    )


def comparisons(facts: Facts, shared: Shared, family: Family) -> Iterator[tuple[ComparePage, Link, Link, Link]]:
    """Each pair's page, with links to its two articles and to the family."""
    sigla = {witness.article: siglum(index) for index, witness in enumerate(family.witnesses)}
    home = Link(family_title(facts, family), shared.places.family(family.id))
    for left, right in pairs_of(facts, family):
        path = shared.places.comparison(family.id, sigla[left], sigla[right])
        known = facts.dossier.article_by_id
        ours, theirs = shared.article_link(left), shared.article_link(right)
        yield (
            side_by_side(path, known[left], known[right]),
            with_siglum(ours, sigla[left]),
            with_siglum(theirs, sigla[right]),
            home,
        )


def with_siglum(link: Link, name: str) -> Link:
    return Link(f"{name} · {link.text}", link.href, link.note)


def families_listed(facts: Facts, shared: Shared) -> Iterable[tuple[Link, str]]:
    """All families, the largest first, each with how many pages carry it."""
    ordered = sorted(facts.dossier.lineage.families, key=lambda family: (-len(family.witnesses), family.id))
    for family in ordered:
        behind = f"lost original, {family.archetype.agency}" if family.archetype.agency else "lost original"
        note = behind if family.archetype.is_lost else "original in the pile"
        link = Link(family_title(facts, family), shared.places.family(family.id), note)
        yield link, number_of(len(family.witnesses), "page")
