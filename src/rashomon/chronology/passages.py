"""Passages: the mentions of one text in order, those that copies repeat word for word counted once."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rashomon.chronology.units import Units
from rashomon.chronology.vocabulary import capitals, folded, kin_of
from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Shift, TimeRule
from rashomon.model.events import EventMention, EventStatus, ParticipantRole
from rashomon.model.language import Entity, EntityKind
from rashomon.model.timing import Anchor, TimeExpression
from rashomon.resources import table

__all__ = ["ACTORS", "Passage", "hour_alone", "passages", "union", "widened"]

#: Kinds of entity that act, as against places.
ACTORS = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GOVERNMENT, EntityKind.GROUP, EntityKind.AGENCY}
)
OPEN = frozenset({EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.UNCERTAIN, EventStatus.CANCELLED})

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
