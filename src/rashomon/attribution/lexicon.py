"""The words of attribution, from the shipped tables."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from rashomon.model.attribution import Certainty, LinkKind, Polarity, SpeechAct
from rashomon.resources import table

__all__ = ["Word", "adverbs", "agency_of", "medium_of", "nouns", "phrases", "source_kind", "verbs"]


@dataclass(frozen=True, slots=True)
class Word:
    """A reporting word and what it amounts to when nothing else tells. ``kind`` is the table's: speech,
    evidence, belief, intent, stance, appearance. ``takes`` is ``clause`` where it must report a clause or a
    quotation, ``trails`` whether it may stand after what it reports without marks."""

    word: str
    kind: str
    act: SpeechAct
    certainty: Certainty
    polarity: Polarity
    takes: str = "any"
    trails: bool = False


def words_of(name: str) -> dict[str, Word]:
    return {
        row["word"]: Word(
            row["word"],
            row["kind"],
            SpeechAct(row["act"]),
            Certainty(row["certainty"]),
            Polarity(row["polarity"]),
            row.get("takes", "any"),
            row.get("trails", "no") == "yes",
        )
        for row in table(name)
    }


@functools.cache
def verbs() -> dict[str, Word]:
    """Reporting verbs by lemma."""
    return words_of("attribution_verbs")


@functools.cache
def nouns() -> dict[str, Word]:
    """Reporting nouns by lemma."""
    return words_of("attribution_nouns")


@functools.cache
def adverbs() -> dict[str, Word]:
    """Adverbs of hearsay by their lower-case form."""
    return {
        row["word"]: Word(row["word"], "adverb", SpeechAct(row["act"]), Certainty(row["certainty"]), Polarity.POSITIVE)
        for row in table("attribution_adverbs")
    }


@functools.cache
def source_nouns() -> dict[str, LinkKind]:
    return {row["word"]: LinkKind(row["kind"]) for row in table("attribution_sources")}


def source_kind(noun: str) -> LinkKind | None:
    """The kind of source that a description with this head noun is, or None."""
    return source_nouns().get(noun.lower())


@functools.cache
def agency_names() -> tuple[re.Pattern[str], dict[str, tuple[LinkKind, tuple[str, ...]]]]:
    """One pattern of every agency's names, longest first; for each name the kind and all names, the
    table's own first, then the shortest."""
    kinds: dict[str, tuple[LinkKind, tuple[str, ...]]] = {}
    for row in table("agencies"):
        kind = LinkKind.STATE_MEDIA if row["kind"] == "state-media" else LinkKind.AGENCY
        # A name of one or two letters (PA, RT) means too many other things in running text.
        names = [n for n in (row["name"], *row["aliases"].split("|")) if len(n) > 2 or n == "AP"]
        for name in names:
            kinds.setdefault(name, (kind, (row["name"], *sorted(names, key=lambda n: (len(n), n)))))
    ordered = sorted(kinds, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in ordered) + r")(?!\w)"), kinds


@functools.lru_cache(maxsize=4096)
def agency_of(words: str) -> tuple[str, LinkKind, int, int] | None:
    """The first agency named in ``words``: the table's name for it or else the shortest that stands
    there, its kind, and the begin
    and end of the words that name it."""
    pattern, kinds = agency_names()
    found = pattern.search(words)
    if found is None:
        return None
    kind, names = kinds[found[0]]
    return next(n for n in names if n in found[0]), kind, found.start(), found.end()


@functools.cache
def media_names() -> re.Pattern[str]:
    names = sorted((row["name"] for row in table("attribution_media")), key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")


@functools.lru_cache(maxsize=4096)
def medium_of(words: str) -> tuple[str, LinkKind, int, int] | None:
    """The first agency, newspaper or broadcaster named in ``words``, as ``agency_of`` gives it."""
    agency = agency_of(words)
    if agency is not None:
        return agency
    found = media_names().search(words)
    return None if found is None else (found[0], LinkKind.OUTLET, found.start(), found.end())


@functools.cache
def phrases(name: str) -> frozenset[str]:
    """The words of one small class (``addressing``, ``carrying``, ``medium``, ``connective``…)."""
    return frozenset(row["word"] for row in table("attribution_words") if row["class"] == name)
