"""Tellings: what one text tells of one happening, gathered from its mentions.

Within a text, mentions corefer far more readily than across texts: "arrived", "the visit" and "his trip"
in one report are one happening unless the words set them apart ("his previous visit", another day,
another person). Mentions that copies repeat word for word count once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from rashomon.chronology.fitting import Agreement, fits
from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.particulars import late_death
from rashomon.chronology.passages import Passage, union
from rashomon.chronology.pointed import DEFINITE, Pointed
from rashomon.chronology.vocabulary import listed

__all__ = ["LEAD", "Telling", "tellings", "worth_an_event"]

#: Characters of the body that are its lead: a paragraph, in texts that have lost theirs.
LEAD = 350
#: By so much the subject of a text outweighs its news: only so that it comes first.
ABOVE = 0.01


@dataclass(frozen=True)
class Telling:
    """What one unit tells of one happening. ``key`` is the smallest id of its mentions. ``main`` marks the text's
    news, ``subject`` what the text is about: the deed, where its news is what followed on it. ``counted`` says that its
    words of time count from another happening, to another day ("three days after the summit"), and none name its own;
    ``tied`` that they count its day or another's from it."""

    unit: str
    passages: tuple[Passage, ...]
    main: bool = False
    weight: float = 0.0
    subject: bool = False
    counted: bool = False
    tied: bool = False

    key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", min(m.id for p in self.passages for m in p.mentions))

    @property
    def kin(self) -> str:
        return self.passages[0].kin

    @property
    def subtypes(self) -> frozenset[str]:
        return frozenset(passage.lead.subtype for passage in self.passages)

    @property
    def persons(self) -> frozenset[str]:
        return union(passage.persons for passage in self.passages)

    @property
    def principals(self) -> frozenset[str]:
        """The persons who do it or to whom it is done, in at least a third of the mentions that name any."""
        naming = [passage.principals for passage in self.passages if passage.principals]
        votes = Counter(person for persons in naming for person in persons)
        return frozenset(person for person, number in votes.items() if 3 * number >= len(naming))

    @property
    def actors(self) -> frozenset[str]:
        return union(passage.actors for passage in self.passages)

    @property
    def places(self) -> frozenset[str]:
        return union(passage.places for passage in self.passages)

    @property
    def is_open(self) -> bool:
        return all(passage.is_open for passage in self.passages)

    @property
    def behind(self) -> bool:
        """Whether it is what the text is about, and its news what followed."""
        return self.subject and not self.main

    @property
    def is_aftermath(self) -> bool:
        """Whether it is what follows on a harm: an arrest, a trial, an inquiry, a death in hospital."""
        return self.subtypes <= listed("aftermath") or all(late_death(passage.lead) for passage in self.passages)

    @property
    def is_specific(self) -> bool:
        return any(passage.lead.specific for passage in self.passages)

    @property
    def is_harm(self) -> bool:
        return self.kin in listed("harm")

    @property
    def background(self) -> bool:
        return all(passage.lead.background for passage in self.passages)


def worth_an_event(telling: Telling) -> bool:
    """Whether a telling says enough to be an event of its own: bare purposes ("to discuss", "to help"), things in
    general, and a noun that only points at what is told elsewhere ("the trip") do not; they stay mentions."""
    if not telling.is_specific:
        return False
    if telling.main or telling.subject:
        return True
    if all(only_points(passage) for passage in telling.passages):
        return False
    if len(telling.passages) > 1:
        return True
    passage = telling.passages[0]
    lead = passage.lead
    placed = passage.rule is not None or telling.tied or lead.place is not None or bool(lead.counts)
    told = bool(passage.actors) and not passage.is_open and (lead.headline or not lead.nominal)
    return placed or told or len(passage.actors) > 1


def tellings(of_unit: Sequence[Passage], written: Days, grid: Grid, pointing: Sequence[Pointed] = ()) -> list[Telling]:
    """Gather a unit's passages into tellings, and mark the one that the text is mainly about. ``pointing`` is what the
    unit's words count from another happening: those are two tellings."""
    agreement = Agreement(written, grid)
    apart = parted_by_words(pointing)
    moved = {one.subject.order for one in pointing if one.moves}
    deeds = {one.subject.order for one in pointing if one.moves and not one.subject.lead.nominal}
    groups: list[list[Passage]] = []
    for passage in of_unit:
        others = apart.get(passage.order, frozenset())
        fitting = [
            (fit, index)
            for index, group in enumerate(groups)
            if others.isdisjoint(known.order for known in group)
            and not strange(passage, group, deeds)
            and (fit := fits(passage, group, agreement)) > 0
        ]
        if fitting:
            _, index = max(fitting, key=lambda pair: (pair[0], pair[1]))
            groups[index].append(passage)
        else:
            groups.append([passage])
    weights = [importance(group) for group in groups]
    related = [end for one in pointing if one.moves for end in (one.subject, one.other) if end is not None]
    ends = {end.order for end in related if names_its_own(end)}
    told = [
        Telling(
            group[0].unit,
            tuple(group),
            weight=weight,
            counted=is_counted(group, moved),
            tied=any(passage.order in ends for passage in group),
        )
        for group, weight in zip(groups, weights, strict=True)
    ]
    if not told:
        return []
    best = max(range(len(told)), key=lambda index: (weights[index], -index))
    if weights[best] > 0:
        told[best] = replace(told[best], main=True)
        subject = deed_behind(told, best)
        told[subject] = replace(told[subject], subject=True, weight=max(weights[best] + ABOVE, weights[subject]))
    return told


def parted_by_words(pointing: Sequence[Pointed]) -> dict[int, frozenset[int]]:
    """For each passage (by its place among the text's) those that are another happening by the words."""
    found: dict[int, frozenset[int]] = {}
    for one in pointing:
        for other in one.near if one.parts else ():
            for here, there in ((one.subject.order, other.order), (other.order, one.subject.order)):
                found[here] = found.get(here, frozenset()) | {there}
    return found


def strange(passage: Passage, group: Sequence[Passage], deeds: Collection[int]) -> bool:
    """Whether a passage and what has been told are of two sorts of deed, and one is told by a verb that words count
    from another happening (``deeds``): "the shooting" is then not what "died two days later" tells."""
    counts = passage.order in deeds or any(known.order in deeds for known in group)
    return counts and all(known.lead.subtype != passage.lead.subtype for known in group)


def only_points(passage: Passage) -> bool:
    """Whether a passage is a definite noun of the body with no word of who, where, when or how many."""
    lead = passage.lead
    bare = passage.rule is None and not lead.headline and not lead.counts
    return bare and not names_its_own(passage)


def names_its_own(end: Passage) -> bool:
    """Whether an end of a count may be a happening of its own: "the summit" alone points at one that is told elsewhere."""
    bare = end.lead.nominal and DEFINITE.match(end.lead.text) is not None
    return not bare or bool(end.actors or end.places)


def is_counted(group: Sequence[Passage], moved: Collection[int]) -> bool:
    return any(passage.order in moved for passage in group) and all(passage.rule is None for passage in group)


def deed_behind(told: Sequence[Telling], news: int) -> int:
    """The position of what a text is about: its news, or the weightiest harm that it tells of where its news is what
    follows on such ("charged in the shooting")."""
    if not told[news].is_aftermath:
        return news
    harms = [n for n, one in enumerate(told) if one.is_harm and not one.is_open and one.is_specific]
    return max(harms, key=lambda n: (told[n].weight, -n), default=news)


def importance(group: Sequence[Passage]) -> float:
    """How much the text is about it: headline, first paragraph, place in the text, how often told."""
    score = 0.0
    if any(passage.lead.headline for passage in group):
        score += 2.5
    body = [passage for passage in group if not passage.lead.headline]
    if body:
        first = min(body, key=lambda passage: passage.order)
        leading = first.paragraph <= 1 and first.depth <= LEAD
        score += 3.0 if leading else 1.0 if first.depth <= 2 * LEAD else 0.0
        score -= 0.02 * first.order
        score += 1.5 if first.opens else 0.0
    if any(not passage.lead.background for passage in group):
        score += 1.0
    if any(passage.lead.participants for passage in group):
        score += 0.5
    if not any(passage.lead.specific for passage in group):
        score -= 1.5
    if all(passage.is_open for passage in group):
        score -= 1.0
    return score + 0.25 * min(len(group), 6)
