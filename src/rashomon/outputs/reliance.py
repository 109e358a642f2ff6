"""Which outlets lean on which agencies in this pile: whose text they carry, with or without its credit, and whom they cite.

Counts are of pages of this pile. What an outlet prints that is not in the pile is unknown.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.article import Article
from rashomon.model.attribution import LinkKind
from rashomon.model.dossier import Dossier
from rashomon.model.lineage import Relation
from rashomon.resources import table

__all__ = ["AgencyUse", "Leaning", "OutletUse", "Reliance", "reliance"]

#: What pages are called whose outlet is not known.
NAMELESS = "outlet not known"


@dataclass(frozen=True, slots=True)
class Leaning:
    """One agency as one outlet uses it: pages that carry its text with its credit, pages that carry it without (other
    carriers of the same text have kept the credit), and pages that only cite it."""

    agency: str
    credited: int = 0
    uncredited: int = 0
    cited: int = 0

    @property
    def carried(self) -> int:
        return self.credited + self.uncredited


@dataclass(frozen=True, slots=True)
class OutletUse:
    """An outlet, who owns it (empty where the table does not know it), and its pages: of its own, and carried."""

    outlet: str
    owner: str
    pages: int
    own: int
    leanings: tuple[Leaning, ...]

    @property
    def carried(self) -> int:
        return self.pages - self.own


@dataclass(frozen=True, slots=True)
class AgencyUse:
    """An agency: whose it is, the pages that carry it, of how many outlets, its texts among the families' archetypes
    (``lost`` of them are not in the pile), and the pages that only cite it."""

    agency: str
    owner: str
    country: str
    pages: int
    outlets: int
    archetypes: int
    lost: int
    cited: int


@dataclass(frozen=True, slots=True)
class Reliance:
    """``shared_owners``: owners with several outlets in the pile."""

    outlets: tuple[OutletUse, ...]
    agencies: tuple[AgencyUse, ...]
    shared_owners: tuple[tuple[str, tuple[str, ...]], ...]


@functools.cache
def agency_rows() -> Mapping[str, Mapping[str, str]]:
    """Every name and alias of an agency, folded, and its row. A first name outranks another's alias."""
    rows = table("agencies")
    found = {row["name"].casefold(): row for row in rows}
    for row in rows:
        for name in filter(None, row["aliases"].split("|")):
            found.setdefault(name.casefold(), row)
    return found


@functools.cache
def owners() -> Mapping[str, str]:
    """Every name and alias of an outlet or agency, folded, and who owns it."""
    found: dict[str, str] = {}
    for row in (*table("outlets"), *table("agencies")):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            found.setdefault(name.casefold(), row["interest"])
    return found


def agency_called(name: str) -> str:
    """The table's name for an agency, or the name as it is."""
    row = agency_rows().get(name.casefold())
    return row["name"] if row is not None else name


def reliance(dossier: Dossier) -> Reliance:
    """Who leans on whom, the most leaned on and the most leaning first."""
    carried = {article.id: carried_agencies(dossier, article) for article in dossier.articles}
    cited = cited_agencies(dossier)
    own = own_texts(dossier)
    pages: dict[str, list[Article]] = {}
    for article in dossier.articles:
        pages.setdefault(article.outlet or NAMELESS, []).append(article)
    outlets = [
        OutletUse(
            outlet,
            owners().get(outlet.casefold(), ""),
            len(articles),
            sum(article.id in own and not carried[article.id] for article in articles),
            leanings(outlet, articles, carried, cited),
        )
        for outlet, articles in pages.items()
    ]
    outlets.sort(key=lambda use: (use.outlet == NAMELESS, -use.carried, -use.pages, use.outlet))
    shared: dict[str, list[str]] = {}
    for use in outlets:
        if use.owner:
            shared.setdefault(use.owner, []).append(use.outlet)
    several = sorted((owner, tuple(sorted(names))) for owner, names in shared.items() if len(names) > 1)
    return Reliance(tuple(outlets), agencies_used(dossier, outlets), tuple(several))


def carried_agencies(dossier: Dossier, article: Article) -> dict[str, bool]:
    """The agencies whose text an article carries, and whether it says so."""
    found: dict[str, bool] = {}
    for family in dossier.lineage.families:
        witness = next((item for item in family.witnesses if item.article == article.id), None)
        if witness is not None and family.archetype.agency and family.archetype.article != article.id:
            found[agency_called(family.archetype.agency)] = False
    if article.agency is not None:
        found[agency_called(article.agency.name)] = True
    return {name: said for name, said in found.items() if name != agency_called(article.outlet or "")}


def cited_agencies(dossier: Dossier) -> dict[str, set[str]]:
    """For each article the agencies that its claims name; a state's own agency is one like another here."""
    found: dict[str, set[str]] = {}
    for claim in dossier.claims:
        for link in claim.chain:
            if link.kind is LinkKind.AGENCY or link.name.casefold() in agency_rows():
                found.setdefault(claim.article, set()).add(agency_called(link.name))
    return found


def own_texts(dossier: Dossier) -> set[str]:
    """Articles that carry no other page's text: those of no family, and the originals of one."""
    carrying = {
        witness.article
        for family in dossier.lineage.families
        for witness in family.witnesses
        if witness.relation is not Relation.ORIGINAL
    }
    return {article.id for article in dossier.articles if article.id not in carrying}


def leanings(
    outlet: str, articles: list[Article], carried: Mapping[str, dict[str, bool]], cited: Mapping[str, set[str]]
) -> tuple[Leaning, ...]:
    credited: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for article in articles:
        for agency, said in carried[article.id].items():
            (credited if said else silent)[agency] += 1
        named.update(cited.get(article.id, set()) - carried[article.id].keys() - {agency_called(outlet)})
    found = [
        Leaning(agency, credited[agency], silent[agency], named[agency])
        for agency in sorted(credited.keys() | silent.keys() | named.keys())
    ]
    return tuple(sorted(found, key=lambda item: (-item.carried, -item.cited, item.agency)))


def agencies_used(dossier: Dossier, outlets: list[OutletUse]) -> tuple[AgencyUse, ...]:
    archetypes: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for family in dossier.lineage.families:
        if family.archetype.agency:
            archetypes[agency_called(family.archetype.agency)] += 1
            lost[agency_called(family.archetype.agency)] += family.archetype.is_lost
    pages: Counter[str] = Counter()
    houses: Counter[str] = Counter()
    cited: Counter[str] = Counter()
    for use in outlets:
        for item in use.leanings:
            pages[item.agency] += item.carried
            houses[item.agency] += item.carried > 0
            cited[item.agency] += item.cited
    found: list[AgencyUse] = []
    for agency in sorted(pages.keys() | archetypes.keys()):
        row = agency_rows().get(agency.casefold(), {})
        found.append(
            AgencyUse(
                agency,
                row.get("interest", ""),
                row.get("country", ""),
                pages[agency],
                houses[agency],
                archetypes[agency],
                lost[agency],
                cited[agency],
            )
        )
    return tuple(sorted(found, key=lambda item: (-item.pages, -item.cited, item.agency)))
