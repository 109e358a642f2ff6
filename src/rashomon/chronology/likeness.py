"""Whether two whole texts are about one happening: what is compared, and what its values are worth."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.chronology.profiles import Profile, happening_odds
from rashomon.chronology.vocabulary import Vector, cosine

__all__ = ["Company", "signs"]

#: Signs that tell one happening from another of its kind; a share up to NONE counts as differing, one above SOME as
#: agreeing. Like words weigh less where they differ: without these, reports of one site on like crimes were joined.
PARTICULARS = ("ages, share", "full names, share", "streets, share", "a day in common")
NONE, SOME = 0.05, 0.3
#: Rarities of shared names are summed up to this.
ENOUGH = 3.0
#: So many of the rarest words that two texts share, and that their leads share, are summed up.
WORDS, OPENING = 10, 5


@dataclass(frozen=True, slots=True)
class Company:
    """How like a text the texts around it are: the ``nearest`` one, and the ``crowd`` beyond those that may be of its
    story, the same for their ``headlines``. Where all tell of shootings, like words say less."""

    nearest: float
    crowd: float
    headlines: float


def signs(one: Profile, other: Profile, mine: Company, theirs: Company) -> dict[str, float]:
    """What speaks for or against one story, by the names of the table; a sign that nothing is known of is absent."""
    words, lead = cosine(one.words, other.words), cosine(one.lead, other.lead)
    crowd = max(mine.crowd, theirs.crowd)
    found = {
        "words": words,
        "words beyond the crowd's": words - crowd,
        "words beside the nearest": words / max(mine.nearest, theirs.nearest, words, 1e-9),
        "lead": lead,
        "lead beyond the crowd's": lead - crowd,
        "lead in the other": max(cosine(one.lead, other.words), cosine(one.words, other.lead)),
        "crowd": (mine.crowd + theirs.crowd) / 2,
        "rare words": cosine(one.rare, other.rare),
        "phrases": cosine(one.phrases, other.phrases),
        "numbers": cosine(one.numbers, other.numbers),
        "rarest words": rarest(one.words, other.words, one.scarcity, WORDS),
        "lead, rarest words": rarest(one.lead, other.lead, one.scarcity, OPENING),
        "length": math.log1p(min(one.length, other.length)),
        "longer": math.log1p(max(one.length, other.length)),
        "same kin": float(one.kin == other.kin),
        "ages told, fewer": float(min(len(one.ages), len(other.ages))),
        "ages told, more": float(max(len(one.ages), len(other.ages))),
        "streets told, more": float(max(len(one.streets), len(other.streets))),
    }
    if one.title and other.title:
        headline = cosine(one.title, other.title)
        found["headline"] = headline
        found["headline beyond the crowd's"] = headline - max(mine.headlines, theirs.headlines)
    for name, here, there in (
        ("people", one.people, other.people),
        ("full names", one.full, other.full),
        ("places", one.places, other.places),
        ("parties", one.parties, other.parties),
    ):
        if here and there:
            found[name] = min(sum(one.rarity[entity] for entity in sorted(here & there)), ENOUGH)
            found[f"{name}, share"] = len(here & there) / min(len(here), len(there))
    for name, mine_told, theirs_told in (
        ("ages", one.ages, other.ages),
        ("streets", one.streets, other.streets),
        ("addresses", one.addresses, other.addresses),
        ("hours", one.hours, other.hours),
    ):
        if mine_told and theirs_told:
            found[f"{name}, share"] = len(mine_told & theirs_told) / min(len(mine_told), len(theirs_told))
    if one.day is not None and other.day is not None:
        found["days of writing"] = math.log1p(abs(one.day - other.day))
    if one.happened is not None and other.happened is not None:
        found["days of the news"] = happening_odds(one.happened, other.happened)
    if one.told_days and other.told_days:
        both = one.told_days.keys() & other.told_days.keys()
        found["a day in common"] = max((min(one.told_days[d], other.told_days[d]) for d in both), default=0.0)
    particulars = [found[name] for name in PARTICULARS if name in found]
    found["particulars that differ"] = float(sum(value <= NONE for value in particulars))
    found["particulars that agree"] = float(sum(value > SOME for value in particulars))
    if "days of writing" in found:
        found["words by days of writing"] = found["words beyond the crowd's"] * found["days of writing"]
    found["words, other ages"] = words if found.get("ages, share") == 0.0 else 0.0
    common = one.figures.keys() & other.figures.keys()
    if common:
        found["figures"] = sum(1 if one.figures[of] & other.figures[of] else -1 for of in common) / len(common)
    return found


def rarest(one: Vector, other: Vector, scarcity: Mapping[str, float], most: int) -> float:
    """How rare the rarest words are that two texts share, summed up."""
    return sum(heapq.nlargest(most, (scarcity[word] for word in one.keys() & other.keys())))
