"""Carriers: the texts that claims stand in, after copies are collapsed."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.article import Article
from rashomon.model.lineage import Lineage, Relation

__all__ = ["Carriers", "carriers_of"]

#: Witnesses that hold words of their own besides the family's.
MIXED = frozenset({Relation.SPLICED, Relation.EXTENDED, Relation.CORRECTION})


class Carriers:
    """Which carrier (a family id, or an article id of a lone page) a claim's words belong to."""

    def __init__(
        self, home: dict[str, str], borrowed: dict[str, list[tuple[int, int, str]]], agency: dict[str, str | None]
    ) -> None:
        self.home = home
        self.borrowed = borrowed
        self.agency = agency

    def at(self, article: str, begin: int) -> str:
        """The family that the words at ``begin`` come from, else the article itself."""
        for first, last, family in self.borrowed.get(article, ()):
            if first <= begin < last:
                return family
        return self.home.get(article, article)


def carriers_of(articles: Sequence[Article], lineage: Lineage) -> Carriers:
    home = {article.id: article.id for article in articles}
    agency = {article.id: article.agency.name if article.agency else None for article in articles}
    borrowed: dict[str, list[tuple[int, int, str]]] = {}
    for family in sorted(lineage.families, key=lambda family: family.id):
        mixed = {w.article for w in family.witnesses if w.relation in MIXED}
        credited = sorted({name for w in family.witnesses if (name := agency.get(w.article))})
        for witness in family.witnesses:
            if witness.article not in mixed and witness.article in home:
                home[witness.article] = family.id
        agency[family.id] = family.archetype.agency or (credited[0] if len(credited) == 1 else None)
        for passage in family.passages:
            for side in (passage.a, passage.b):
                if side.article in mixed:
                    borrowed.setdefault(side.article, []).append((side.begin, side.end, family.id))
    for spans in borrowed.values():
        spans.sort()
    return Carriers(home, borrowed, agency)
