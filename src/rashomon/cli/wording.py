"""Dates, sources and evidence in words, as an editor would say them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rashomon.model.attribution import SourceLink
from rashomon.model.claims import Independence
from rashomon.model.decision import Grade
from rashomon.model.dossier import Dossier
from rashomon.model.events import EventStatus
from rashomon.model.moment import Basis, Moment
from rashomon.outputs.standing import parties_in_words

__all__ = [
    "basis_in_words",
    "chain_in_words",
    "number_in_words",
    "place_of",
    "sources_in_words",
    "status_in_words",
]


def basis_in_words(moment: Moment) -> str:
    """ "stated", "inferred, 93 % sure", or nothing for what is undated."""
    if moment.basis is Basis.UNDATED:
        return ""
    sure = int(100 * moment.confidence)  # never rounded up to a certainty that is not there
    return moment.basis.value if moment.confidence >= 1 else f"{moment.basis.value}, {sure} % sure"


def status_in_words(status: EventStatus) -> str:
    """Nothing for what happened, which needs no label."""
    return "" if status is EventStatus.HAPPENED else status.value


def number_in_words(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def sources_in_words(held: Independence | None) -> str:
    """ "1 independent source", "1–2 independent sources, 1 of them a party to it"."""
    if held is None or held.possible == 0:
        return "no independent source shown in this pile"
    return f"{held} independent source{'' if held.possible == 1 else 's'}{parties_in_words(held)}"


def chain_in_words(chain: tuple[SourceLink, ...], grades: Mapping[str, Grade] = MappingProxyType({})) -> str:
    """Nearest source first: "Kystposten ← an aide ← Ivo Lenz"; a graded one with its grade: "Ivo Lenz [B2]"."""
    names = []
    for link in chain:
        grade = grades.get(link.name.casefold())
        names.append(f"{link.name} [{grade.code}]" if grade else link.name)
    return " ← ".join(names) if names else "the article itself"


def place_of(dossier: Dossier, article: str, begin: int, end: int) -> str:
    """Where words stand: "wire.txt:51–63"."""
    found = dossier.article_by_id.get(article)
    return f"{found.locator if found else article}:{begin}–{end}"
