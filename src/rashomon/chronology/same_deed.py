"""Whether two stages are told of the same people, and for the same deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rashomon.chronology.evidence import Evidence
from rashomon.chronology.stages import StageTold
from rashomon.chronology.stories import Stories
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence as Quote

__all__ = ["Deeds", "Shared", "same_deed", "same_people"]

#: Rare words that two sentences must share to be of one deed where they only describe somebody alike, one of them no place;
#: where they name the same person, one that is no place is enough.
DESCRIBED_WORDS = 2


@dataclass(frozen=True)
class Shared:
    """Who stands in both stages; ``named`` where it is somebody with a name."""

    reason: Reason
    named: bool


class Deeds:
    """What the pile says of the deeds behind stages: the harms that sentences tell of, and that texts are about."""

    def __init__(
        self,
        evidence: Evidence,
        home: Mapping[int, int],
        stories: Stories | None,
        named_in: Mapping[str, frozenset[str]],
    ) -> None:
        self.suspects: frozenset[str] = frozenset()
        self.evidence, self.home, self.stories, self.named_in = evidence, home, stories, named_in
        self.subject = {
            telling.unit: (home[position], telling.kin)
            for position, telling in enumerate(evidence.tellings)
            if telling.subject and telling.is_harm and position in home
        }

    def unit(self, told: StageTold) -> str:
        return self.evidence.tellings[told.telling].unit

    def told_in(self, told: StageTold) -> frozenset[int]:
        """The events of harm that its sentence tells of."""
        return frozenset(self.home[position] for position in told.harms if position in self.home)

    def about(self, told: StageTold) -> frozenset[int]:
        """The harm that its text is about, unless it is told there as earlier news, or for something else."""
        if told.lead.background or self.unit(told) not in self.subject:
            return frozenset()
        number, kin = self.subject[self.unit(told)]
        return frozenset() if told.charge and kin not in told.kins else frozenset({number})

    def common(self, earlier: Sequence[StageTold], later: Sequence[StageTold]) -> frozenset[int]:
        """The deeds that both are told for."""
        mine, theirs = (
            frozenset().union(*(self.told_in(told) | self.about(told) for told in stage)) for stage in (earlier, later)
        )
        return mine & theirs

    def one_story(self, one: StageTold, other: StageTold) -> bool:
        """Whether their texts, each with the stage as its own news, are more likely of one story than not."""
        if self.stories is None or one.lead.background or other.lead.background:
            return False
        odds = self.stories.between(self.unit(one), self.unit(other))
        return odds is not None and odds > 0

    def quote(self, told: StageTold) -> Quote:
        return Quote.at(self.evidence.articles[told.lead.article], told.lead.begin, told.lead.end)


def same_people(earlier: Sequence[StageTold], later: Sequence[StageTold], deeds: Deeds) -> Shared | None:
    """Who stands in both: the same name; else, where not both name somebody, the same description with its number or age,
    somebody whom a text goes on about, or a nameless one whom his text names."""
    named, others = names_of(earlier), names_of(later)
    common = sorted(named & others)
    if common:
        name = deeds.evidence.entities[common[0]].name
        told = next(one for one in later if common[0] in one.people.named)
        return Shared(Reason(f"{name} stands in both", 0.0, deeds.quote(told)), named=True)
    if named and others:
        return None
    for one, other in product(earlier, later):
        if deeds.unit(one) == deeds.unit(other) and other.borrowed and one.people == other.people:
            return Shared(Reason("the text goes on about the same people", 0.0, deeds.quote(other)), named=True)
        alike = sorted(one.people.described & other.people.described)
        if alike and (alike[0][1] or one.lead.article == other.lead.article):
            words = f"both speak of {in_words(*alike[0])}"
            return Shared(Reason(words, 0.0, deeds.quote(other)), named=False)
    return named_there(earlier, later, deeds) or named_there(later, earlier, deeds)


def names_of(told: Sequence[StageTold]) -> frozenset[str]:
    return frozenset(entity for one in told for entity in one.people.named)


def in_words(noun: str, mark: str) -> str:
    if mark.startswith("aged"):
        return f"a {noun} {mark}"
    return f"{mark} {noun}s" if mark else f"the same {noun}"


def named_there(nameless: Sequence[StageTold], named: Sequence[StageTold], deeds: Deeds) -> Shared | None:
    """Somebody whom one stage names, and whose name the text of the other gives, where it speaks of one without a name: in
    another text, which names nobody else of whom a stage is told."""
    for one, other in product(nameless, named):
        if one.people.named or not (one.people.single and other.people.single) or one.lead.background:
            continue
        known = deeds.named_in.get(one.lead.article, frozenset()) & deeds.suspects
        if deeds.unit(one) != deeds.unit(other) and len(known) == 1 and known <= other.people.named:
            name = deeds.evidence.entities[min(known)].name
            return Shared(Reason(f"the text names {name}, though not there", 0.0, deeds.quote(one)), named=False)
    return None


def same_deed(
    earlier: Sequence[StageTold], later: Sequence[StageTold], deeds: Deeds, *, described: bool
) -> Reason | None:
    """What says that both are about one deed, the strongest first; None where nothing does, or where both sentences name
    deeds of different kinds."""
    pairs = list(product(earlier, later))
    for one, other in pairs:
        if one.lead.article == other.lead.article and one.begin == other.begin:
            return Reason("one sentence tells of both", 0.0, deeds.quote(other))
    for one, other in pairs:
        if deeds.told_in(one) & deeds.told_in(other):
            return Reason("both sentences tell of the same deed", 0.0, deeds.quote(one))
    for one, other in pairs:
        words = sorted(one.words & other.words)
        places = sorted(one.places & other.places)
        if (
            words
            and (not described or len(words) + len(places) >= DESCRIBED_WORDS)
            and one.lead.article != other.lead.article
        ):
            return Reason(f"both sentences speak of it alike: {', '.join(words + places)}", 0.0, deeds.quote(one))
    for one, other in pairs:
        if differ(one, other):
            continue
        if (deeds.about(one) | deeds.told_in(one)) & (deeds.about(other) | deeds.told_in(other)):
            return Reason("the texts are about the same deed", 0.0, deeds.quote(one))
        if deeds.unit(one) == deeds.unit(other):
            if one.lead.background == other.lead.background:
                return Reason("one text tells of both", 0.0, deeds.quote(one))
        elif deeds.one_story(one, other):
            return Reason("their texts tell one story", 0.0, deeds.quote(one))
    return None


def differ(one: StageTold, other: StageTold) -> bool:
    """Whether both sentences say for what it is, and have neither the kind of deed nor a rare word in common."""
    return one.charge and other.charge and not (one.kins & other.kins) and not (one.words & other.words)
