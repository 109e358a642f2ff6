"""Tellings: what one text tells of one happening, gathered from its mentions.

Within a text, mentions corefer far more readily than across texts: "arrived", "the visit" and "his trip"
in one report are one happening unless the words set them apart ("his previous visit", another day,
another person). Mentions that copies repeat word for word count once.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.chronology.grid import Days, Grid, link_from_rule
from rashomon.chronology.units import Units
from rashomon.chronology.vocabulary import capitals, folded, kin_of
from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Shift, TimeRule, Unit
from rashomon.model.events import EventMention, EventStatus, ParticipantRole
from rashomon.model.language import Entity, EntityKind
from rashomon.model.timing import Anchor, TimeExpression
from rashomon.resources import table

__all__ = ["Passage", "Telling", "hour_alone", "passages", "tellings", "worth_an_event"]

#: Kinds of entity that act, as against places.
ACTORS = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GOVERNMENT, EntityKind.GROUP, EntityKind.AGENCY}
)
OPEN = frozenset({EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.UNCERTAIN, EventStatus.CANCELLED})

#: Characters of the body that are its lead: a paragraph, in texts that have lost theirs.
LEAD = 350
#: Characters on either side in which two mentions of copied text read the same.
CONTEXT = 40


@dataclass(frozen=True)
class Passage:
    """One mention, with the mentions that repeat it in copies. ``order`` is its place among the
    text's mentions, ``paragraph`` counts body paragraphs from 1, ``depth`` characters from the body's begin."""

    unit: str
    mentions: tuple[EventMention, ...]
    kin: str
    persons: frozenset[str]
    principals: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    expression: TimeExpression | None
    order: int
    paragraph: int
    depth: int
    opens: bool = False

    @property
    def lead(self) -> EventMention:
        return self.mentions[0]

    @property
    def rule(self) -> TimeRule | None:
        """The rule that dates it, when it counts from the day of writing or from nothing."""
        if self.expression is None or self.expression.anchor is Anchor.MENTION or hour_alone(self.expression):
            return None
        return self.expression.rule

    @property
    def is_open(self) -> bool:
        return self.lead.status in OPEN


def hour_alone(expression: TimeExpression) -> bool:
    """Whether it names a part of some day, and not which: "later in the night", "the morning" of another day."""
    rule = expression.rule
    if not (isinstance(rule, Shift) and rule.low == rule.high == 0):
        return False
    return not set(expression.text.casefold().split()) & words_of_today()


@functools.cache
def words_of_today() -> frozenset[str]:
    return frozenset(row["word"] for row in table("chronology_beside") if row["of"] == "today")


@dataclass(frozen=True)
class Telling:
    """What one unit tells of one happening. ``key`` is the smallest id of its mentions. ``main`` marks the text's
    news, ``subject`` what the text is about: the deed, where its news is what followed on it."""

    unit: str
    passages: tuple[Passage, ...]
    main: bool = False
    weight: float = 0.0
    subject: bool = False

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
        """Whether it is what follows on a harm: an arrest, a trial, an inquiry."""
        return self.subtypes <= words_of("aftermath")

    @property
    def is_specific(self) -> bool:
        return any(passage.lead.specific for passage in self.passages)

    @property
    def is_harm(self) -> bool:
        return self.kin in words_of("harm")

    @property
    def background(self) -> bool:
        return all(passage.lead.background for passage in self.passages)


def passages(
    mentions: Iterable[EventMention],
    expressions: Mapping[str, TimeExpression],
    entities: Mapping[str, Entity],
    articles: Mapping[str, Article],
    units: Units,
) -> dict[str, list[Passage]]:
    """The passages of each unit, in the order of its text."""
    found: dict[str, dict[object, Passage]] = {}
    starts = {article: paragraph_starts(articles[article]) for article in articles}
    for mention in sorted(mentions, key=lambda m: (m.article, m.begin, m.end, m.id)):
        article = articles[mention.article]
        unit = units.at(mention.article, mention.begin)
        context = article.text[max(mention.predicate[0] - CONTEXT, 0) : mention.predicate[1] + CONTEXT]
        key = (mention.subtype, folded(context))
        known = found.setdefault(unit, {}).get(key)
        if known is not None:
            found[unit][key] = replace(known, mentions=(*known.mentions, mention))
            continue
        ids = [(p.entity, p.role) for p in mention.participants if p.entity is not None and p.entity in entities]
        actors = {entity for entity, _ in ids if entities[entity].kind in ACTORS}
        where = [entities[e].name for e, role in ids if e not in actors and role is not ParticipantRole.ACTOR]
        if mention.place is not None:
            entity = entities.get(mention.place.entity or "")
            where.append(entity.name if entity else mention.place.name)
        paragraph = sum(start <= mention.begin for start in starts[mention.article])
        found[unit][key] = Passage(
            unit,
            (mention,),
            kin_of(mention.subtype),
            persons_of(actors, entities),
            persons_of({e for e, role in ids if role is not ParticipantRole.OTHER}, entities),
            frozenset(actors),
            widened(where),
            expressions.get(mention.when) if mention.when else None,
            len(found[unit]),
            paragraph,
            mention.begin - min(starts[mention.article], default=0),
        )
    return {unit: opened(list(by_key.values())) for unit, by_key in sorted(found.items())}


def worth_an_event(telling: Telling) -> bool:
    """Whether a telling says enough to be an event of its own: bare purposes ("to discuss", "to help") and
    things in general do not; they stay mentions."""
    if not telling.is_specific:
        return False
    if telling.main or telling.subject or len(telling.passages) > 1:
        return True
    passage = telling.passages[0]
    lead = passage.lead
    placed = passage.rule is not None or lead.place is not None or bool(lead.counts)
    told = bool(passage.actors) and not passage.is_open and (lead.headline or not lead.nominal)
    return placed or told or len(passage.actors) > 1


def opened(of_unit: list[Passage]) -> list[Passage]:
    """The unit's passages with the one marked that the body opens with: its first specific verb, which in
    news is the news."""
    for place, passage in enumerate(of_unit):
        lead = passage.lead
        if not lead.headline and not lead.nominal and lead.specific and passage.paragraph == 1:
            return [*of_unit[:place], replace(passage, opens=True), *of_unit[place + 1 :]]
    return of_unit


def widened(names: Iterable[str]) -> frozenset[str]:
    """Places by their folded names, with the countries whose capitals they are: Pyongyang is in North Korea."""
    places = {folded(name).removeprefix("the ") for name in names}
    return frozenset(places | {capitals()[place] for place in places if place in capitals()})


def persons_of(ids: Iterable[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    return frozenset(entity for entity in ids if entities[entity].kind is EntityKind.PERSON)


def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def paragraph_starts(article: Article) -> list[int]:
    return [span.begin for _, span in article.paragraphs(LayerKind.BODY)]


def tellings(of_unit: Sequence[Passage], written: Days, grid: Grid) -> list[Telling]:
    """Gather a unit's passages into tellings, and mark the one that the text is mainly about."""
    agreement = Agreement(written, grid)
    groups: list[list[Passage]] = []
    for passage in of_unit:
        fitting = [(fit, index) for index, group in enumerate(groups) if (fit := fits(passage, group, agreement)) > 0]
        if fitting:
            _, index = max(fitting, key=lambda pair: (pair[0], pair[1]))
            groups[index].append(passage)
        else:
            groups.append([passage])
    weights = [importance(group) for group in groups]
    told = [Telling(group[0].unit, tuple(group), weight=weight) for group, weight in zip(groups, weights, strict=True)]
    if not told:
        return []
    best = max(range(len(told)), key=lambda index: (weights[index], -index))
    if weights[best] > 0:
        told[best] = replace(told[best], main=True)
        subject = deed_behind(told, best)
        told[subject] = replace(told[subject], subject=True, weight=max(weights[best] + ABOVE, weights[subject]))
    return told


#: By so much the subject of a text outweighs its news: only so that it comes first.
ABOVE = 0.01


def deed_behind(told: Sequence[Telling], news: int) -> int:
    """The position of what a text is about: its news, or the weightiest harm that it tells of where its news is what
    follows on such ("charged in the shooting")."""
    if not told[news].is_aftermath:
        return news
    harms = [n for n, one in enumerate(told) if one.is_harm and not one.is_open and one.is_specific]
    return max(harms, key=lambda n: (told[n].weight, -n), default=news)


@functools.cache
def words_of(of: str) -> frozenset[str]:
    return frozenset(row["what"] for row in table("chronology_aftermath") if row["of"] == of)


def fits(passage: Passage, group: Sequence[Passage], agreement: Agreement) -> float:
    """How well a further mention fits what the text has told already; 0 or less where it does not."""
    if passage.kin != group[0].kin:
        return 0.0
    if passage.is_open != any(known.is_open for known in group):
        return 0.0
    if passage.is_open and passage.lead.subtype not in {
        k.lead.subtype for k in group if k.lead.status == passage.lead.status
    }:
        return 0.0  # what is expected and what is only thought possible are two things
    if not (passage.lead.specific and any(known.lead.specific for known in group)):
        return 0.0
    if set_apart(passage, group, agreement):
        return 0.0
    persons = union(known.persons for known in group)
    actors = union(known.actors for known in group)
    places = union(known.places for known in group)
    if passage.persons and persons and not passage.persons & persons:
        return 0.0
    if any(passage.principals - known.persons and known.principals - passage.persons for known in group):
        return 0.0  # "Putin met Kim" and "Shoigu met Kim" are two meetings
    if any(counted_apart(passage.lead, known.lead) for known in group):
        return 0.0
    score = UNBOUND
    if passage.actors and actors:
        score += 1.0 if passage.actors & actors else -0.6
    if passage.places and places:
        score += 0.7 if passage.places & places else -1.0
    if passage.rule is not None and any(known.rule == passage.rule for known in group):
        score += 1.0
    if any(known.lead.subtype == passage.lead.subtype for known in group):
        score += 0.4
    if any(near(passage.lead, known.lead) for known in group):
        score += 0.5
    if passage.lead.nominal and DEFINITE.match(passage.lead.text):
        score += 0.4
    score += 0.3 if passage.lead.background == group[0].lead.background else -0.6
    return score


#: What a mention without a party, place, date or neighbour in common lacks to be taken for the same
#: happening: then only the same word for it, used with "the", is enough.
UNBOUND = -0.8
#: Mentions so many characters apart are told in one breath: about two sentences.
BREATH = 300
DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|these|those)\b", re.IGNORECASE)
#: Figures of one happening differ within a text by sums and parts; by this factor they are of two.
ANOTHER = 8.0


def near(mention: EventMention, other: EventMention) -> bool:
    return mention.article == other.article and abs(mention.begin - other.begin) <= BREATH


def counted_apart(mention: EventMention, other: EventMention) -> bool:
    """Whether both give a figure of one thing, so different that they speak of two happenings: the dead of
    an attack and of the war."""
    for count in mention.counts:
        for rival in other.counts:
            one, two = (c.low if c.low is not None else c.high for c in (count, rival))
            if count.of == rival.of and one and two and max(one, two) >= max(ANOTHER * min(one, two), 20):
                return True
    return False


def set_apart(passage: Passage, group: Sequence[Passage], agreement: Agreement) -> bool:
    """Whether the words date the two differently.

    Rules that seldom denote a common day exclude each other. An earlier happening that has a date of
    its own is not the news of the day, which mostly has none.
    """
    rules = [known.rule for known in group if known.rule is not None]
    if passage.rule is not None and rules:
        background = passage.lead.background or any(known.lead.background for known in group)
        least = AGREED if background else SCARCELY
        return passage.rule not in rules and not all(agreement(passage.rule, rule) >= least for rule in rules)
    if earlier(passage, agreement):
        return not all(known.lead.background for known in group)
    if any(earlier(known, agreement) for known in group):
        return not passage.lead.background
    return False


def earlier(passage: Passage, agreement: Agreement) -> bool:
    """Whether it is told as background and has a date of its own that is not of the last days."""
    return passage.lead.background and passage.rule is not None and agreement.recent(passage.rule) < AGREED


class Agreement:
    """The share of a belief in the day of writing under which two rules denote a common day."""

    def __init__(self, written: Days, grid: Grid) -> None:
        self.written = written
        self.grid = grid
        self.known: dict[tuple[TimeRule, TimeRule], float] = {}

    def __call__(self, rule: TimeRule, other: TimeRule) -> float:
        if (rule, other) not in self.known:
            one, two = link_from_rule(rule, self.grid), link_from_rule(other, self.grid)
            meet = (one.low <= two.high) & (two.low <= one.high) & (one.high >= 0) & (two.high >= 0)
            self.known[rule, other] = float(self.written[meet].sum())
        return self.known[rule, other]

    def recent(self, rule: TimeRule) -> float:
        """The share of belief under which a rule's days reach the day of writing or the one before."""
        return self(rule, Shift(Unit.DAY, -1, 0))


#: Share of belief in which two rules must meet to be taken for one date, where one of them dates
#: background: "last year" and "in June" are apart unless the page is likelier from the spring.
AGREED = 0.5
#: The same for the news of the day, where "on Monday" and "January 27" are mostly one day: only dates
#: that hardly ever meet are two.
SCARCELY = 0.05


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
