"""Which articles descend from one text: components over whole copies, with splices kept apart.

A spliced page holds text of several families. It is a witness in each and joins none of them, so that
neither a round-up nor a boilerplate paragraph can chain a pile into one family.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.lineage.comparison import Bench, Link
from rashomon.lineage.direction import credits_source, why_older
from rashomon.lineage.splices import drawn_parts

__all__ = ["Group", "by_article", "gather"]


@dataclass(slots=True)
class Group:
    """A family before its stemma: numbers of its core and of the pages that only draw from it."""

    core: list[int]
    drawn: dict[int, Link] = field(default_factory=dict)


class Sets:
    """Disjoint sets whose name is their smallest member."""

    def __init__(self) -> None:
        self.parent: dict[int, int] = {}

    def find(self, item: int) -> int:
        root = item
        while self.parent.get(root, root) != root:
            root = self.parent[root]
        while self.parent.get(item, item) != root:
            self.parent[item], item = root, self.parent[item]
        return root

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self.parent[high] = low


def gather(bench: Bench, links: Iterable[Link]) -> list[Group]:
    """Families of two or more, in order of their first member.

    ``links`` are verified, in any order. Whole copies join; lifts and splices attach.
    """
    whole: list[Link] = []
    partial: list[Link] = []
    for link in sorted(links, key=lambda link: (link.left, link.right)):
        (whole if bench.is_whole(link) else partial).append(link)
    near, lifts = by_article(whole), by_article(link for link in partial if bench.is_lift(link, family_pages=2))
    parts = {number: found for number in sorted(near) if len(found := drawn_parts(bench, number, near, lifts)) > 1}
    sets = Sets()
    for link in whole:
        if link.left not in parts and link.right not in parts:
            sets.join(link.left, link.right)
    drawn = attachments(sets, parts)
    for link in whole:  # pages that are spliced alike and have no source in the pile stay together
        if link.left in parts and link.right in parts and not ({link.left, link.right} & drawn.keys()):
            sets.join(link.left, link.right)
    for number in parts.keys() - drawn.keys():
        sets.find(number)
    return with_lifts(bench, sets, near.keys() - drawn.keys(), drawn, partial)


def by_article(links: Iterable[Link]) -> dict[int, list[Link]]:
    """The links of each article."""
    near: dict[int, list[Link]] = {}
    for link in links:
        near.setdefault(link.left, []).append(link)
        near.setdefault(link.right, []).append(link)
    return near


def attachments(sets: Sets, parts: dict[int, list[list[Link]]]) -> dict[int, list[tuple[int, Link]]]:
    """For each spliced page the families (by a member) that it draws from, with its strongest link to each."""
    drawn: dict[int, list[tuple[int, Link]]] = {}
    for number, found in parts.items():
        best: dict[int, Link] = {}
        for part in found:
            sources = [link for link in part if link.other(number) not in parts]
            if sources:
                link = max(sources, key=lambda link: link.strength)
                best.setdefault(sets.find(link.other(number)), link)
        if best:
            drawn[number] = sorted(best.items())
    return drawn


def with_lifts(
    bench: Bench,
    sets: Sets,
    core: Iterable[int],
    drawn: dict[int, list[tuple[int, Link]]],
    partial: list[Link],
) -> list[Group]:
    """The families, with the pages attached that only took a passage."""
    groups: dict[int, Group] = {}
    for number in sorted(core):
        groups.setdefault(sets.find(number), Group([])).core.append(number)
    for number, found in sorted(drawn.items()):
        for root, link in found:
            groups.setdefault(sets.find(root), Group([sets.find(root)])).drawn[number] = link
    homes: dict[int, set[int]] = {}
    for root, group in groups.items():
        for number in (*group.core, *group.drawn):
            homes.setdefault(number, set()).add(root)
    lifts = sorted(partial, key=lambda link: link.strength, reverse=True)
    for link in lifts:
        left, right = homes.get(link.left, set()), homes.get(link.right, set())
        if left & right:
            continue
        pages = sum(len(groups[root].core) for root in left | right)
        if not is_taken(bench, link, pages + (not left) + (not right)):
            continue
        taker = taker_of(bench, link, homes)
        giver = link.other(taker)
        root = min(homes.get(giver, {giver}))
        groups.setdefault(root, Group([giver])).drawn[taker] = link
        homes.setdefault(giver, set()).add(root)
        homes.setdefault(taker, set()).add(root)
    return [groups[root] for root in sorted(groups) if len(groups[root].core) + len(groups[root].drawn) > 1]


def is_taken(bench: Bench, link: Link, pages: int) -> bool:
    """Whether one of the two took a passage of the other's text: by its length, or because it names its source."""
    if bench.is_lift(link, pages):
        return True
    if link.solid < bench.options.least_credited or link.crowd > pages:
        return False
    one, other = bench.pile.articles[link.left], bench.pile.articles[link.right]
    return credits_source(one, other) or credits_source(other, one)


def taker_of(bench: Bench, link: Link, homes: dict[int, set[int]]) -> int:
    """Which page of a lift is counted with the other's family: a lone page with a family's, else the one that is
    shown to be younger, else the one that owes less of itself to the passage."""
    in_left, in_right = link.left in homes, link.right in homes
    if in_left != in_right:
        return link.right if in_left else link.left
    shown = sum(reason.weight for reason in why_older(bench, link, link.left))
    if abs(shown) >= bench.options.direction:
        return link.right if shown > 0 else link.left
    if link.left_coverage != link.right_coverage:
        return link.left if link.left_coverage < link.right_coverage else link.right
    return link.right
