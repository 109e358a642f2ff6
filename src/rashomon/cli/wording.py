"""Dates, sources and evidence in words, as an editor would say them."""

from __future__ import annotations

import re
from datetime import date

from rashomon.model.attribution import SourceLink
from rashomon.model.claims import Independence
from rashomon.model.dossier import Dossier
from rashomon.model.events import EventStatus
from rashomon.model.moment import Basis, Moment, edtf_bounds

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


EDTF_DATE = re.compile(r"\d{4}(?P<month>-(?:0[1-9]|1[0-2]))?(?P<day>-(?:0[1-9]|[12]\d|3[01]))?")


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def part_in_words(text: str) -> str:
    """One EDTF date: a day, a month or a year. Anything else stays as it is written."""
    found = EDTF_DATE.fullmatch(text)
    if found is None:
        return text
    first = edtf_bounds(text)[0]
    if found["day"]:
        return day_in_words(first)
    return f"{first:%B} {first.year}" if found["month"] else str(first.year)


def joined(first: str, last: str, joint: str) -> str:
    """Two dates with what they share said once: "18–20 Sep 2024", "30 Aug and 13 Sep 2024"."""
    before, after = part_in_words(first).split(), part_in_words(last).split()
    if len(before) == len(after):
        shared = 0
        while shared < len(before) - 1 and before[-1 - shared] == after[-1 - shared]:
            shared += 1
        before = before[: len(before) - shared]
    tight = len(before) == 1 or joint != "–"
    return " ".join(before) + (joint if tight else " – ") + " ".join(after)


def choice_in_words(text: str) -> str:
    """One choice of a set: a date, or one unknown day between two."""
    first, dots, last = text.partition("..")
    return "between " + joined(first, last, " and ") if dots and first and last else part_in_words(text)


def when_in_words(moment: Moment) -> str:
    """ "17 Jun 2025", "June 2025", "between 30 Aug and 13 Sep 2024", "18–20 Sep 2024", "6 or 13 Sep 2024",
    "undated"."""
    edtf = moment.edtf
    if edtf is None:
        return "undated"
    if not edtf.startswith("["):
        first, slash, last = edtf.partition("/")
        return joined(first, last, "–") if slash and first and last else part_in_words(edtf)
    choices = edtf.strip("[]").split(",")
    if len(choices) == 1 or ".." in edtf:
        return " or ".join(map(choice_in_words, choices))
    if len(choices) == 2:
        return joined(choices[0], choices[1], " or ")
    return ", ".join(map(part_in_words, choices[:-1])) + " or " + part_in_words(choices[-1])


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
