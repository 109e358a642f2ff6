"""The tables of this stage as look-ups: predicates with their readings, and the small word classes around them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.events import EventStatus, OwnPredicate, ParticipantRole
from rashomon.resources import table

__all__ = [
    "Predicate",
    "classes",
    "counted",
    "cue_words",
    "habits",
    "light_verbs",
    "number_words",
    "patient_verbs",
    "predicates",
    "status_words",
    "subtypes",
]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A reading of a predicate. ``words`` is the whole of it; ``need`` what must stand with it."""

    words: tuple[str, ...]
    type: str
    subtype: str
    need: str
    undergo: bool
    patient: bool
    rank: int


@dataclass(frozen=True, slots=True)
class Subtype:
    owner: ParticipantRole
    speech: bool
    motion: bool


@functools.lru_cache(maxsize=16)  # three parts of speech for each of a few lexicons
def predicates(pos: str, own: tuple[OwnPredicate, ...] = ()) -> Mapping[str, tuple[Predicate, ...]]:
    """The predicates of a part of speech by the word they are found by: a verb's first, a noun's last.

    Longer predicates come first, then the reader's ``own`` instead of the table's of the same words, then the
    table's order.
    """
    found: dict[str, list[Predicate]] = {}
    mine = {tuple(row.lemma.split()): row for row in own if row.pos == pos}
    for number, (words, added) in enumerate(sorted(mine.items())):
        reading = Predicate(words, added.type, added.subtype, "", False, False, number - len(mine))
        found.setdefault(words[-1] if pos == "noun" else words[0], []).append(reading)
    for rank, row in enumerate(table("events_predicates")):
        if row["pos"] != pos:
            continue
        words = tuple(row["lemma"].split(" "))
        if words in mine:
            continue
        reading = Predicate(
            words, row["type"], row["subtype"], row["need"], row["frame"] == "undergo", row["frame"] == "patient", rank
        )
        found.setdefault(words[-1] if pos == "noun" else words[0], []).append(reading)
    return {word: tuple(sorted(rows, key=lambda row: (-len(row.words), row.rank))) for word, rows in found.items()}


@functools.cache
def patient_verbs() -> frozenset[str]:
    """Verbs that always act upon somebody: without an object, and in few words, they are passive."""
    rows = predicates("verb")
    return frozenset(
        lemma for lemma, found in rows.items() if any(row.patient and len(row.words) == 1 for row in found)
    )


@functools.cache
def subtypes() -> Mapping[str, Subtype]:
    """What is known of a subtype; ask with ``get``, most are not listed."""
    return {
        row["subtype"]: Subtype(ParticipantRole(row["owner"]), bool(row["speech"]), bool(row["motion"]))
        for row in table("events_subtypes")
    }


@functools.cache
def light_verbs() -> Mapping[tuple[str, str], EventStatus | None]:
    """Status by (verb, kind), kind being ``light``, ``occur`` or ``aspect``."""
    return {
        (row["verb"], row["kind"]): EventStatus(row["status"]) if row["status"] else None
        for row in table("events_light")
    }


@functools.cache
def status_words(kind: str) -> Mapping[str, EventStatus]:
    """Status by word: of governors, modals, modifiers, marks, prepositions or adverbs."""
    return {
        row["word"]: EventStatus(row["status"])
        for row in table("events_status")
        if row["kind"] == kind and row["status"]
    }


@functools.cache
def habits() -> frozenset[str]:
    """Words that make a happening a habit."""
    return frozenset(row["word"] for row in table("events_status") if row["kind"] == "habit")


@functools.cache
def counted() -> Mapping[str, str]:
    """What a number counts, by the lemma that governs it."""
    return {row["lemma"]: row["of"] for row in table("events_counted")}


@functools.cache
def number_words() -> Mapping[str, tuple[float, float | None]]:
    """Number words with their low and high bounds."""
    return {
        row["word"]: (float(row["low"]), None if row["high"] == "-" else float(row["high"]))
        for row in table("events_numbers")
    }


@functools.cache
def classes() -> Mapping[str, frozenset[str]]:
    """The classes of a common noun."""
    found: dict[str, set[str]] = {}
    for row in table("events_nouns"):
        found.setdefault(row["lemma"], set()).add(row["class"])
    return {lemma: frozenset(names) for lemma, names in found.items()}


@functools.cache
def cue_words() -> Mapping[str, frozenset[str]]:
    """The types that a word nearby speaks for."""
    found: dict[str, set[str]] = {}
    for row in table("events_cues"):
        found.setdefault(row["word"], set()).add(row["type"])
    return {word: frozenset(types) for word, types in found.items()}
