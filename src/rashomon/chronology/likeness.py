"""Whether two whole texts are about one happening: what is compared, and what its values are worth."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.chronology.profiles import Profile, happening_odds
from rashomon.chronology.vocabulary import cosine
from rashomon.model.reason import Reason
from rashomon.resources import table

__all__ = ["Company", "one_story", "signs", "story_reasons", "worth"]

#: Signs that tell one happening from another of its kind; a share up to NONE counts as differing, one above SOME as
#: agreeing. Like words weigh less where they differ: without these, reports of one site on like crimes were joined.
PARTICULARS = ("ages, share", "full names, share", "streets, share", "a day in common")
NONE, SOME = 0.05, 0.3
#: Rarities of shared names are summed up to this.
ENOUGH = 3.0


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
        "length": math.log1p(min(one.length, other.length)),
        "same kin": float(one.kin == other.kin),
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
    if one.ages and other.ages:
        found["ages, share"] = len(one.ages & other.ages) / min(len(one.ages), len(other.ages))
    if one.streets and other.streets:
        found["streets, share"] = len(one.streets & other.streets) / min(len(one.streets), len(other.streets))
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


class Curve:
    """What the values of one sign are worth: points joined by straight lines, flat beyond the first and the last,
    and what it is worth that nothing is known."""

    def __init__(self, points: Sequence[tuple[float, float]], unknown: float) -> None:
        self.at, self.worth, self.unknown = [at for at, _ in points], [worth for _, worth in points], unknown

    def of(self, value: float | None) -> float:
        if value is None:
            return self.unknown
        place = bisect_right(self.at, value)
        if place == 0:
            return self.worth[0]
        if place == len(self.at):
            return self.worth[-1]
        share = (value - self.at[place - 1]) / (self.at[place] - self.at[place - 1])
        return self.worth[place - 1] + share * (self.worth[place] - self.worth[place - 1])


def curves() -> tuple[float, dict[str, Curve]]:
    """The table: what every comparison begins with, and a curve for each sign."""
    points: dict[str, list[tuple[float, float]]] = {}
    unknown: dict[str, float] = {}
    for row in table("chronology_stories"):
        if row["at"]:
            points.setdefault(row["sign"], []).append((float(row["at"]), float(row["worth"])))
        else:
            unknown[row["sign"]] = float(row["worth"])
    base = unknown.pop("base")
    return base, {sign: Curve(sorted(found), unknown.get(sign, 0.0)) for sign, found in sorted(points.items())}


BASE, CURVES = curves()


def worth(values: Mapping[str, float]) -> dict[str, float]:
    """What each sign is worth, the absent ones too."""
    return {sign: curve.of(values.get(sign)) for sign, curve in CURVES.items()}


def one_story(one: Profile, other: Profile, mine: Company, theirs: Company) -> float:
    """Log-odds that two texts are of one story."""
    return BASE + sum(worth(signs(one, other, mine, theirs)).values())


#: What is said of the signs that belong together, where they speak for one story and where they speak against it.
SAID = {
    "words": ("both texts use the same rare words", "the texts use other words"),
    "lead": ("they open alike", "they open differently"),
    "headline": ("the headlines are alike", "the headlines differ"),
    "people": ("the same people are named", "other people are named"),
    "places": ("the same places are named", "other places are named"),
    "parties": ("the same bodies are named", "other bodies are named"),
    "numbers": ("figures and ages agree", "figures and ages differ"),
    "particulars": ("ages, full names, streets or days agree", "ages, full names, streets or days differ"),
    "days": ("their days lie close", "their days lie apart"),
    "rest": ("their kind and length fit", "their kind and length say little"),
}
#: Which of these each sign belongs to.
BELONGS = {
    "words": "words",
    "words beyond the crowd's": "words",
    "words beside the nearest": "words",
    "crowd": "words",
    "rare words": "words",
    "lead": "lead",
    "lead beyond the crowd's": "lead",
    "lead in the other": "lead",
    "headline": "headline",
    "headline beyond the crowd's": "headline",
    "phrases": "people",
    "people": "people",
    "people, share": "people",
    "full names": "people",
    "full names, share": "people",
    "places": "places",
    "places, share": "places",
    "streets, share": "places",
    "parties": "parties",
    "parties, share": "parties",
    "numbers": "numbers",
    "ages, share": "numbers",
    "figures": "numbers",
    "words, other ages": "numbers",
    "particulars that differ": "particulars",
    "particulars that agree": "particulars",
    "words by days of writing": "days",
    "days of writing": "days",
    "days of the news": "days",
    "a day in common": "days",
}


def story_reasons(values: Mapping[str, float]) -> tuple[Reason, ...]:
    """The log-odds in words, the heaviest first; what every comparison begins with is told last."""
    sums = dict.fromkeys(SAID, 0.0)
    for sign, value in worth(values).items():
        sums[BELONGS.get(sign, "rest")] += value
    told = sorted(((value, about) for about, value in sums.items() if value), key=lambda pair: (-abs(pair[0]), pair[1]))
    reasons = [Reason(SAID[about][value < 0], value) for value, about in told]
    return (*reasons, Reason("before anything is compared", BASE))
