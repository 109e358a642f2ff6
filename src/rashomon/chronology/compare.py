"""Comparisons: each takes two tellings and says what speaks for or against one event, and how much.

A score is a log-odds for *one event*: the sum of signs times the weights of a table, fitted on labelled
pairs. Day overlap weighs most, for similarity of words cannot tell recurrences apart; but inferred days
err, so only *stated* disjoint days are a veto.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rashomon.chronology.compact import Belief
from rashomon.chronology.series import RECURRING
from rashomon.chronology.stories import Stories
from rashomon.chronology.tellings import Telling
from rashomon.chronology.vocabulary import Vector, cosine
from rashomon.model.calendar_rule import Fixed
from rashomon.model.reason import Reason
from rashomon.resources import table

__all__ = ["Account", "Comparison", "Sign", "compare", "day_odds", "signs", "weight"]

#: Days over which happenings of one kind with the same people are spread when they are *not* one event:
#: the chance against which a shared day is weighed.
SPREAD = 365
#: Days within which what comes in rows (talks, visits, strikes) comes again: the chance against which days that
#: differ are weighed, where it is the greater one.
ROW = 90
#: That is asked of two days that are both believed at least so much: guessed days differ without being others.
SURE = 0.8
#: The log-odds that disjoint inferred days may cost: enough to outvote words, too little to be a veto.
FLOOR = -4.0
#: How many times as much they cost what comes in rows, where like words say little, for they are used each time. Set
#: with the tests of rows and the seeds in view, for no set to fit on holds rows.
IN_ROWS = 2.0
#: The log-odds that a shared day may earn.
CEILING = 3.0
#: Odds nearer to even than this say nothing of the days: one of them is not known.
OPEN = 0.3
#: The kin of happenings that consist in who comes to whom.
MEETING = "encounter"
#: Nothing outweighs stated days that exclude each other.
VETO = -50.0
#: A party or place that is as common in the pile as this says little: shared names count by their rarity, and
#: together no more than three rare ones.
ENOUGH = 3.0
#: The log-odds of one story that may speak for or against one event.
STORY = 4.0
#: Reports of two visits name the same people and places: of a happening that comes in rows, one story speaks as much as
#: their other words are alike, fully from this cosine on; where they are half as alike, well under half as much. Set with
#: the tests of rows and the seeds in view, for no set to fit on holds rows. Twice as steep where nothing says that days agree.
OTHER_WORDS, STEEP = 0.2, 1.4


@dataclass(frozen=True, eq=False)
class Account:
    """A telling with all that its comparison needs: its day, its words, its story's.
    ``days`` gives its day when it is asked for: those of all tellings at once would fill the memory.
    ``home`` numbers the event that it was last taken for, -1 for none;
    ``apart`` gives its day without what an event told its text, ``others`` its event's day without what a
    text told it. ``place_rarity`` says of each place of the pile how much it tells that two tellings name it,
    ``rivals`` how many happenings of its kin its text tells apart, itself included."""

    telling: Telling
    days: Callable[[], Belief]
    home: int
    apart: Callable[[int], Belief | None]
    others: Callable[[str], Belief | None]
    words: Vector
    story: Vector
    figures: Mapping[str, tuple[float, ...]]
    places: frozenset[str]
    rarity: Mapping[str, float]
    place_rarity: Mapping[str, float] = field(default_factory=dict)
    rivals: int = 1

    @property
    def day(self) -> Belief:
        return self.days()

    def beside(self, other: Account) -> Belief:
        """Its day without what the event that the other was last taken for told it: what two tellings share is not
        evidence that they are one."""
        return self.apart(other.home) or self.days()


@dataclass(frozen=True)
class Sign:
    """What one comparison finds: a sentence for either outcome, and values by the names of their weights."""

    agree: str
    differ: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Comparison:
    score: float
    reasons: tuple[Reason, ...]


def weight(name: str) -> float:
    """A weight of the pair score; the table says how it was set."""
    return WEIGHTS[name]


WEIGHTS = {row["name"]: float(row["weight"]) for row in table("chronology_weights")}


def compare(one: Account, other: Account, stories: Stories) -> Comparison:
    """Whether two tellings of two texts are of one event: the sum of all comparisons."""
    if excluded(one, other):
        return Comparison(VETO, (Reason("the days that they state exclude each other", VETO),))
    parts = []
    for sign in signs(one, other, stories):
        score = sum(weight(name) * value for name, value in sign.values.items())
        if score:
            parts.append(Reason(sign.agree if score > 0 else sign.differ, score))
    return Comparison(sum(part.weight for part in parts), tuple(parts))


def signs(one: Account, other: Account, stories: Stories) -> list[Sign]:
    """Everything that is compared, apart from stated days that exclude each other."""
    before = "before anything is compared"
    when = days(one, other)
    told = story(one, other, stories, dated="days open" not in when.values)
    found = [Sign(before, before, {"base": 1.0}), when, people(one, other), place(one, other)]
    found += [wording(one, other), told, figures(one, other)]
    if unbound(one, other, found):
        loose = "nothing particular is common to them"
        found.append(Sign(loose, loose, {"unbound": 1.0}))
    if one.telling.subtypes & other.telling.subtypes:
        called = "it is called the same"
        found.append(Sign(called, called, {"kind": 1.0}))
    if one.telling.is_open != other.telling.is_open:
        standing = "the one tells it as done, the other as open"
        found.append(Sign(standing, standing, {"standing": 1.0}))
    if told_apart(one.telling, other.telling):
        apart = "one text tells them apart"
        found.append(Sign(apart, apart, {"told apart": 1.0}))
    return found


def told_apart(one: Telling, other: Telling) -> bool:
    """Whether one page tells both. Copies that were brought up to date tell of one thing in other words each."""
    if one.unit != other.unit:
        return False
    mine, theirs = ({m.article for p in telling.passages for m in p.mentions} for telling in (one, other))
    return bool(mine & theirs)


def unbound(one: Account, other: Account, found: list[Sign]) -> bool:
    """Whether nothing particular is common: a country, a city or a government alone makes no two reports one, nor does a
    day, of what is called differently and is not the main thing of both texts."""
    values = {name: value for sign in found for name, value in sign.values.items()}
    mine, theirs = one.telling, other.telling
    if mine.persons & theirs.persons:
        return False
    if "days open" in values:
        return values.get("story", 0.0) <= 0
    common = mine.actors & theirs.actors or one.places & other.places or mine.subtypes & theirs.subtypes
    return not common and not values.get("main")


def excluded(one: Account, other: Account) -> bool:
    """Both state full dates, months or years, and no day is common to them."""
    ranges = [[rule for p in account.telling.passages if isinstance(rule := p.rule, Fixed)] for account in (one, other)]
    if not ranges[0] or not ranges[1]:
        return False
    return all(clear(a, b) or clear(b, a) for a in ranges[0] for b in ranges[1])


def clear(one: Fixed, other: Fixed) -> bool:
    """Whether one ends well before the other begins: a day before it, and a tenth of the wider of the two, for what
    went on over new year is told of either year."""
    return one.last + 1 + max(one.last - one.first, other.last - other.first) // 10 < other.first


def days(one: Account, other: Account) -> Sign:
    """They fall on the same day, or on different days."""
    fits = (fitting(one, other), fitting(other, one)) if one.home == other.home >= 0 else ()
    told = [fit for fit in fits if fit is not None]
    mine, theirs = one.beside(other), other.beside(one)
    sure = mine.highest >= SURE and theirs.highest >= SURE
    found = min(told) if told else day_odds(mine, theirs)
    if fits and not told and not sure:  # what was joined too weakly to be dated together is parted by sure days alone
        found = 0.0
    if found < -OPEN and sure:
        found = min(found, day_odds(mine, theirs, ROW))
    odds = min(max(found, FLOOR), CEILING)
    if odds < 0 and one.telling.kin in RECURRING:
        odds *= IN_ROWS
    if abs(odds) < OPEN:
        unknown = "nothing says that their days agree"
        return Sign(unknown, unknown, {"days open": 1.0})
    return Sign("their days agree", "their days differ", {"days" if odds > 0 else "days differ": odds})


def fitting(one: Account, other: Account) -> float | None:
    """How well a telling's own day fits what the other texts tell of the event that the two were last taken
    for; None where that event has no day but its texts' own, for they were joined too weakly to date each other."""
    theirs = one.others(one.telling.unit)
    return None if theirs is None else day_odds(theirs, one.beside(other))


def day_odds(one: Belief, other: Belief, width: int = SPREAD) -> float:
    """Log-odds that two beliefs are of one day, against days of two like happenings: the other anywhere within
    ``width`` days of its own."""
    return math.log((one.overlap(other) + 1e-6) / (one.near(other, width) + 1e-6))


def people(one: Account, other: Account) -> Sign:
    """The same people and organisations take part, or different ones."""
    mine, theirs = one.telling, other.telling
    shared = mine.actors & theirs.actors
    met = mine.kin == MEETING
    if met and mine.principals - theirs.principals and theirs.principals - mine.principals:
        lacking = "each has somebody whom the other lacks"
        return Sign(lacking, lacking, {"other people": 1.0})
    if shared:
        persons = sum(one.rarity.get(entity, 1.0) for entity in sorted(shared & mine.persons))
        parties = sum(one.rarity.get(entity, 1.0) for entity in sorted(shared - mine.persons))
        missing = len(mine.persons ^ theirs.persons) if mine.persons & theirs.persons else 0
        values = {
            "people": min(persons, ENOUGH),
            "parties": min(parties, ENOUGH),
            "missing": float(min(missing, 3)),
            "other people": float(bool(mine.persons and theirs.persons) and not persons),
        }
        return Sign("the same take part", "more take part in the one", values)
    if mine.persons and theirs.persons:
        return Sign("", "different people take part", {"other people": 1.0})
    if mine.actors and theirs.actors:
        return Sign("", "different parties take part", {"other parties": 1.0})
    return Sign("", "", {})


def place(one: Account, other: Account) -> Sign:
    """They are at the same place, or at different places."""
    if not one.places or not other.places:
        return Sign("", "", {})
    shared = one.places & other.places
    if shared:
        rarest = max(one.place_rarity.get(name, 1.0) for name in shared)
        return Sign("the place is the same", "the place is the same, and common", {"place": rarest})
    return Sign("", "the places differ", {"other place": 1.0})


def wording(one: Account, other: Account) -> Sign:
    """The sentences that tell it share rare words."""
    return Sign("the sentences share rare words", "", {"wording": cosine(one.words, other.words)})


def story(one: Account, other: Account, stories: Stories, *, dated: bool) -> Sign:
    """Both texts are of one story, and perhaps both mainly about it. Where a text tells many happenings of the
    kin apart, one story makes any two of them one event so much the less."""
    one_text = one.telling.unit == other.telling.unit and not told_apart(one.telling, other.telling)
    likeness = None if one_text else stories.between(one.telling.unit, other.telling.unit)
    share = 1.0 if likeness is None or likeness < 0 else of_a_row(one, other, stories, dated=dated)
    main = share * float(one.telling.main and other.telling.main)
    values = {"main": main}
    if likeness is not None:
        odds = min(max(likeness, -STORY), STORY * share)
        values["story"] = odds
        values["rivals"] = math.log(max(one.rivals, other.rivals))
        values["main story"] = odds * main
    return Sign("the texts tell one story", "the texts tell different stories", values)


def of_a_row(one: Account, other: Account, stories: Stories, *, dated: bool) -> float:
    """How much the likeness of two texts says of a happening that they tell: all, but for kinds that recur."""
    if one.telling.kin not in RECURRING:
        return 1.0
    if one.places and other.places and not one.places & other.places:
        return 0.0
    alike = min(stories.beside_names(one.telling.unit, other.telling.unit) / OTHER_WORDS, 1.0)
    return float(alike ** (STEEP if dated else 2 * STEEP))


def figures(one: Account, other: Account) -> Sign:
    """The same figures are given, or other ones."""
    common = one.figures.keys() & other.figures.keys()
    if not common:
        return Sign("", "", {})
    same = any(set(one.figures[of]) & set(other.figures[of]) for of in common)
    return Sign("a figure is the same", "the figures differ", {"figure" if same else "other figure": 1.0})
