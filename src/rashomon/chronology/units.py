"""Writing units: texts that were written on one day.

The witnesses of a family carry one text, written when its archetype was; every other article is a unit
of its own. A spliced article is a unit of its own too, but its borrowed passages belong to the unit
they were borrowed from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model.article import Article
from rashomon.model.lineage import Lineage, Relation

__all__ = ["Units", "writing_units"]

#: Witnesses that hold more than their family's text: only their shared passages are the family's.
MIXED = frozenset({Relation.SPLICED, Relation.EXTENDED, Relation.CORRECTION})


@dataclass(frozen=True)
class Units:
    """``home`` maps an article to its own unit, ``borrowed`` to spans that belong to another one, ``extended``
    an article that tells a family's whole text and more to that family: it is not older, and seldom much
    younger."""

    home: dict[str, str]
    borrowed: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    extended: dict[str, str] = field(default_factory=dict)

    def at(self, article: str, begin: int) -> str:
        """The unit that wrote the character at ``begin`` of ``article``."""
        spans = self.borrowed.get(article)
        if spans:
            place = bisect_right(spans, (begin, 2**62, "")) - 1
            if place >= 0 and spans[place][0] <= begin < spans[place][1]:
                return spans[place][2]
        return self.home[article]

    def is_family(self, unit: str) -> bool:
        return len(self.articles[unit]) > 1 or unit not in self.home


def merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The borrowed spans in order, overlapping ones of one family joined; where two families claim the same
    words, the span that begins first keeps them."""
    found: list[tuple[int, int, str]] = []
    for begin, end, family in sorted(spans):
        if found and begin < found[-1][1]:
            if family == found[-1][2]:
                found[-1] = found[-1][0], max(end, found[-1][1]), family
                continue
            begin = found[-1][1]
        if begin < end:
            found.append((begin, end, family))
    return found


def writing_units(articles: Sequence[Article], lineage: Lineage) -> Units:
    home = {article.id: article.id for article in articles}
    borrowed: dict[str, list[tuple[int, int, str]]] = {}
    weight: dict[str, tuple[float, str]] = {}
    extended: dict[str, str] = {}
    for family in sorted(lineage.families, key=lambda f: f.id):
        whole = [w for w in family.witnesses if w.relation not in MIXED and w.article in home]
        mixed = {w.article for w in family.witnesses if w.relation in MIXED and w.article in home}
        for witness in whole:
            if witness.article not in weight or weight[witness.article][0] < witness.coverage:
                weight[witness.article] = witness.coverage, family.id
                home[witness.article] = family.id
        for witness in family.witnesses:
            if witness.relation in (Relation.EXTENDED, Relation.CORRECTION) and witness.article in home:
                extended.setdefault(witness.article, family.id)
        for passage in family.passages:
            for side in (passage.a, passage.b):
                if side.article in mixed:
                    borrowed.setdefault(side.article, []).append((side.begin, side.end, family.id))
    borrowed = {article: merged(spans) for article, spans in borrowed.items()}
    members: dict[str, list[str]] = {}
    for article, unit in home.items():
        members.setdefault(unit, []).append(article)
    for article, spans in borrowed.items():
        for _, _, unit in spans:
            if article not in members.setdefault(unit, []):
                members[unit].append(article)
    everybody = {unit: tuple(sorted(found)) for unit, found in sorted(members.items())}
    return Units(home, borrowed, everybody, {a: f for a, f in sorted(extended.items()) if f in members})
