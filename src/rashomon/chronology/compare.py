"""Comparisons: each takes two tellings and gives a score and a reason why they are, or are not, one event.

A score is a log-odds for *one event*. The docstring's first line is what ``why`` shows. Day overlap
weighs most, for similarity of words cannot tell recurrences apart; but inferred days err, so only
*stated* disjoint days are a veto.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from rashomon.chronology.grid import Days
from rashomon.chronology.tellings import Telling
from rashomon.chronology.vocabulary import Vector, cosine
from rashomon.model.calendar_rule import Fixed
from rashomon.model.reason import Reason
from rashomon.resources import table

__all__ = ["Account", "Comparison", "compare", "smoothed", "weight"]

#: Days over which happenings of one kind with the same people are spread when they are *not* one event:
#: the chance against which a shared day is weighed.
SPREAD = 365.0
#: The log-odds that disjoint inferred days may cost: enough to outvote words, too little to be a veto.
FLOOR = -4.0
#: The log-odds that a shared day may earn.
CEILING = 3.0
#: The kin of happenings that consist in who comes to whom.
MEETING = "encounter"
#: Nothing outweighs stated days that exclude each other.
VETO = -50.0


@dataclass(frozen=True, eq=False)
class Account:
    """A telling with all that its comparison needs: its day (and the days near it), its words, its story's.
    ``home`` numbers the event that it was last taken for, -1 for none;
    ``apart`` gives its day without what an event told its text, ``others`` its event's day without what a
    text told it."""

    telling: Telling
    day: Days
    near: Days
    home: int
    apart: Callable[[int], tuple[Days, Days] | None]
    others: Callable[[str], Days | None]
    words: Vector
    story: Vector
    figures: Mapping[str, tuple[float, ...]]
    places: frozenset[str]
    rarity: Mapping[str, float]

    def beside(self, other: Account) -> tuple[Days, Days]:
        """Its day and the days near it, without what the event that the other was last taken for told it:
        what two tellings share is not evidence that they are one."""
        return self.apart(other.home) or (self.day, self.near)


@dataclass(frozen=True)
class Comparison:
    score: float
    reasons: tuple[Reason, ...]


def weight(name: str) -> float:
    """A weight of the pair score; the table says how it was set."""
    return WEIGHTS[name]


WEIGHTS = {row["name"]: float(row["weight"]) for row in table("chronology_weights")}


def compare(one: Account, other: Account) -> Comparison:
    """Whether two tellings of two texts are of one event: the sum of all comparisons."""
    if excluded(one, other):
        return Comparison(VETO, (Reason("the days that they state exclude each other", VETO),))
    parts = [Reason("before anything is compared", weight("base"))]
    if one.telling.unit == other.telling.unit:
        parts.append(Reason("one text tells them apart", weight("told apart")))
    for comparison in (days, people, place, kind, wording, story, figures, standing):
        reason = comparison(one, other)
        if reason is not None:
            parts.append(reason)
    return Comparison(sum(part.weight for part in parts), tuple(part for part in parts if part.weight))


def excluded(one: Account, other: Account) -> bool:
    """Both state full dates, and no day is common to them."""
    ranges = [
        [rule for p in account.telling.passages if isinstance(rule := p.rule, Fixed) and rule.last - rule.first < 8]
        for account in (one, other)
    ]
    if not ranges[0] or not ranges[1]:
        return False
    return all(a.last + 1 < b.first or b.last + 1 < a.first for a in ranges[0] for b in ranges[1])


def days(one: Account, other: Account) -> Reason | None:
    """They fall on the same day, or on different days."""
    if one.home == other.home >= 0:
        odds = min(fitting(one, other), fitting(other, one))
    else:
        odds = day_odds(one.beside(other)[0], *other.beside(one))
    score = weight("days") * min(max(odds, FLOOR), CEILING)
    if abs(score) < 0.05:
        return None
    return Reason("their days agree" if score > 0 else "their days differ", score)


def fitting(one: Account, other: Account) -> float:
    """How well a telling's own day fits what the other texts tell of the event that the two were last taken
    for."""
    mine, near = one.beside(other)
    theirs = one.others(one.telling.unit)
    return 0.0 if theirs is None else day_odds(theirs, mine, near)


def day_odds(one: Days, other: Days, near: Days) -> float:
    """Log-odds that two beliefs are of one day, against days of two like happenings; ``near`` is the other's
    belief spread over the days around it."""
    overlap = float(np.multiply(one, other).sum())
    chance = float(np.multiply(one, near).sum())
    return math.log((overlap + 1e-6) / (chance + 1e-6))


def smoothed(day: Days) -> Days:
    """The belief over the day of another happening of the same kind: anywhere within a year or so."""
    width = int(SPREAD)
    sums = np.concatenate(([0.0], np.cumsum(day)))
    index = np.arange(day.size)
    low, high = np.maximum(index - width, 0), np.minimum(index + width + 1, day.size)
    near: Days = (sums[high] - sums[low]) / (2 * width + 1)
    return near


def people(one: Account, other: Account) -> Reason | None:
    """The same people and organisations take part, or different ones."""
    mine, theirs = one.telling, other.telling
    shared = mine.actors & theirs.actors
    met = mine.kin == MEETING
    if met and mine.principals - theirs.principals and theirs.principals - mine.principals:
        return Reason("each has somebody whom the other lacks", weight("other people"))
    if shared:
        known = sum(one.rarity.get(entity, 1.0) for entity in shared)
        missing = len(mine.persons ^ theirs.persons) if mine.persons & theirs.persons else 0
        return Reason("the same take part", weight("people") * min(known, 3.0) - weight("missing") * min(missing, 3))
    if mine.persons and theirs.persons:
        return Reason("different people take part", weight("other people"))
    if mine.actors and theirs.actors:
        return Reason("different parties take part", weight("other parties"))
    return None


def place(one: Account, other: Account) -> Reason | None:
    """They are at the same place, or at different places."""
    if not one.places or not other.places:
        return None
    if one.places & other.places:
        return Reason("the place is the same", weight("place"))
    return Reason("the places differ", weight("other place"))


def kind(one: Account, other: Account) -> Reason | None:
    """They are told as the same kind of happening."""
    if one.telling.subtypes & other.telling.subtypes:
        return Reason("it is called the same", weight("kind"))
    return None


def wording(one: Account, other: Account) -> Reason | None:
    """The sentences that tell it share rare words."""
    return Reason("the sentences share rare words", weight("wording") * cosine(one.words, other.words))


def story(one: Account, other: Account) -> Reason | None:
    """Both texts are mainly about it, and tell one story."""
    if one.telling.main and other.telling.main:
        alike = cosine(one.story, other.story)
        return Reason("both texts are about it and share rare words", weight("main") + weight("story") * alike)
    return None


def figures(one: Account, other: Account) -> Reason | None:
    """The same figures are given, or other ones."""
    common = one.figures.keys() & other.figures.keys()
    if not common:
        return None
    same = any(set(one.figures[of]) & set(other.figures[of]) for of in common)
    return Reason(
        "a figure is the same" if same else "the figures differ", weight("figure" if same else "other figure")
    )


def standing(one: Account, other: Account) -> Reason | None:
    """The one tells it as held, the other as still to come."""
    if one.telling.is_open != other.telling.is_open:
        return Reason("the one tells it as done, the other as open", weight("standing"))
    return None
