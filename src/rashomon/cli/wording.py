"""Dates, sources and evidence in words, as an editor would say them."""

from __future__ import annotations

from datetime import date

from rashomon.model.attribution import SourceLink
from rashomon.model.claims import Independence
from rashomon.model.dossier import Dossier
from rashomon.model.events import EventStatus
from rashomon.model.moment import Basis, Moment

__all__ = [
    "basis_in_words",
    "chain_in_words",
    "day_in_words",
    "number_in_words",
    "place_of",
    "sources_in_words",
    "status_in_words",
    "when_in_words",
]


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def part_in_words(text: str) -> str:
    """One EDTF date: a day, a month or a year."""
    pieces = [int(piece) for piece in text.split("-")]
    if len(pieces) == 3:
        return day_in_words(date(*pieces))
    if len(pieces) == 2:
        return f"{date(pieces[0], pieces[1], 1):%B} {pieces[0]}"
    return str(pieces[0])


def joined(parts: list[str], joint: str) -> str:
    """Two dates with what they share said once: "18–20 Sep 2024", "30 Aug and 13 Sep 2024"."""
    if len(parts) == 1:
        return part_in_words(parts[0])
    before, after = part_in_words(parts[0]).split(), part_in_words(parts[1]).split()
    if len(before) == len(after):
        shared = 0
        while shared < len(before) - 1 and before[-1 - shared] == after[-1 - shared]:
            shared += 1
        before = before[: len(before) - shared]
    tight = len(before) == 1 or joint != "–"
    return " ".join(before) + (joint if tight else " – ") + " ".join(after)


def when_in_words(moment: Moment) -> str:
    """ "17 Jun 2025", "June 2025", "between 30 Aug and 13 Sep 2024", "18–20 Sep 2024", "undated"."""
    edtf = moment.edtf
    if edtf is None:
        return "undated"
    if edtf.startswith("["):
        inner = edtf[1:-1]
        if ".." in inner:
            return "between " + joined(inner.split(".."), " and ")
        choices = inner.split(",")
        return ", ".join([*map(part_in_words, choices[:-2]), joined(choices[-2:], " or ")])
    if "/" in edtf:
        return joined(edtf.split("/"), "–")
    return part_in_words(edtf)


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
    """ "1 independent source", "1–2 independent sources"."""
    if held is None or held.possible == 0:
        return "no independent source shown in this pile"
    return f"{held} independent source{'' if held.possible == 1 else 's'}"


def chain_in_words(chain: tuple[SourceLink, ...]) -> str:
    """Nearest source first: "Kystposten ← an aide ← Ivo Lenz"."""
    return " ← ".join(link.name for link in chain) if chain else "the article itself"


def place_of(dossier: Dossier, article: str, begin: int, end: int) -> str:
    """Where words stand: "wire.txt:51–63"."""
    found = dossier.article_by_id.get(article)
    return f"{found.locator if found else article}:{begin}–{end}"
