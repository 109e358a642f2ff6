"""Stages of a procedure as single texts tell them: who is arrested, charged, tried, and for which deed."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rashomon.chronology.particulars import ages_of
from rashomon.chronology.passages import Passage
from rashomon.chronology.sentences import REACH, sentence_around
from rashomon.chronology.tellings import Telling
from rashomon.chronology.vocabulary import folded, kin_of, listed, news_share, words_of
from rashomon.model.article import Article
from rashomon.model.events import EventMention, EventStatus, Participant, ParticipantRole
from rashomon.model.language import Entity, EntityKind
from rashomon.resources import table

__all__ = ["People", "Stage", "StageTold", "stage_of", "stages_told"]

#: How a text goes on about those of whom it spoke last.
AGAIN = re.compile(
    r"(?:he|she|they|both(?: men| women)?|all(?: of them)?|the (?:two|three|four|five|pair|trio|suspects?|man|woman|men|women)"
    r"|his|her|their)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
#: What leads to the deed behind the word for a stage: "charged with", "convicted on Monday of", "arrested Friday in the".
FOR = re.compile(
    r"(?:[^\w.;]+(?:guilty|on|late|early|formally|\w{1,9}day|this|last|morning|afternoon|evening)){0,4}"
    r"[^\w.;]+(?:with|of|for|over|in connection|in the|after)\b",
    re.IGNORECASE,
)
#: The same at any place behind it: "appeared in court on charges of".
ON_CHARGES = re.compile(r"\bon (?:\w{1,12} )?(?:charges?|counts?|suspicion) of\b", re.IGNORECASE)
#: Words for several that are no figure.
PLURAL = re.compile(
    r"(?:they|both|all|the (?:two|three|four|five|pair|trio|suspects|men|women)|their)\b", re.IGNORECASE
)
#: Where the noun of a description ends: "two men from Velden", "a man, 34".
TAIL = re.compile(
    r",| (?:who|from|of|in|with|at|near|on|and|accused|suspected|believed|after|for|over) ", re.IGNORECASE
)
#: Words that at least so large a share of news texts holds tell no deed from another ("death" 0.048, "shooting" 0.027).
RARE = 0.03
#: A stage that is denied, doubted or only thought possible is none.
STANDING = frozenset(
    {EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED}
)
#: Words for nobody in particular, and for those to whom it was done.
NOBODY = frozenset(
    {
        "no",
        "nobody",
        "none",
        "anyone",
        "someone",
        "people",
        "person",
        "everyone",
        "victim",
        "victims",
        "patients",
        "hostages",
    }
)


@dataclass(frozen=True)
class Stage:
    """A row of the table of chains: which stage of which chain, in which role its people stand, and words beside which it
    is none."""

    chain: str
    place: int
    name: str
    whose: str
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True)
class People:
    """Of whom a stage tells: ``named`` are entities, ``described`` what they are called otherwise, each with a number or an
    age where the words give one that tells them from others: ("protester", "2"), ("man", "aged 34")."""

    named: frozenset[str] = frozenset()
    described: frozenset[tuple[str, str]] = frozenset()
    single: bool = True

    def __bool__(self) -> bool:
        return bool(self.named or self.described)

    @property
    def particular(self) -> bool:
        """Whether they are told from others, by a name, a number or an age."""
        return bool(self.named) or any(mark for _, mark in self.described)

    def __or__(self, other: People) -> People:
        return People(self.named | other.named, self.described | other.described, self.single and other.single)


@dataclass(frozen=True)
class StageTold:
    """One mention of a stage. ``begin``/``end`` are its sentence, ``harms`` the positions of the tellings of harm in that
    sentence, ``words`` its rare words and ``places`` those of them that name places, its people's words left out;
    ``borrowed`` says that its people are those of the stage told before, ``charge`` that the words say for what it is;
    ``kins`` are the kins of all harm that the sentence speaks of, be it an event or not ("charged with murder")."""

    telling: int
    lead: EventMention
    stage: Stage
    people: People
    begin: int
    end: int
    harms: frozenset[int]
    words: frozenset[str]
    places: frozenset[str]
    borrowed: bool = False
    charge: bool = False
    kins: frozenset[str] = frozenset()


@functools.cache
def stage_table() -> Mapping[tuple[str, str], Stage]:
    return {
        (row["subtype"], row["lemma"]): Stage(
            row["chain"],
            int(row["place"]),
            row["stage"],
            row["whose"],
            frozenset(filter(None, row["unless"].split(", "))),
        )
        for row in table("chronology_chains")
    }


def stage_of(mention: EventMention) -> Stage | None:
    """The stage that a mention tells of, None where it tells of none."""
    return stage_table().get((mention.subtype, mention.lemma)) or stage_table().get((mention.subtype, ""))


def stages_told(
    told: Sequence[Telling],
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
    named: Set[str],
) -> list[StageTold]:
    """The stages that the tellings hold, in the order of their texts; those of nobody are left out. ``named`` are the
    persons whom some text calls by a name."""
    in_text: dict[str, list[tuple[int, Passage]]] = {}
    for number, telling in enumerate(told):
        for passage in telling.passages:
            in_text.setdefault(passage.lead.article, []).append((number, passage))
    harms: dict[str, list[EventMention]] = {}
    for mention in mentions:
        if kin_of(mention.subtype) in listed("harm"):
            harms.setdefault(mention.article, []).append(mention)
    places = {
        word
        for entity in entities.values()
        if entity.kind in (EntityKind.PLACE, EntityKind.GOVERNMENT)
        for name in (entity.name, *entity.aliases)
        for word in words_of(name)
    }
    found: list[StageTold] = []
    for article, here in sorted(in_text.items()):
        if any(stage_of(passage.lead) for _, passage in here):
            here.sort(key=lambda pair: (pair[1].lead.predicate, pair[1].lead.id))
            reading = Reading(articles[article], here, told, harms.get(article, ()), entities, named, places)
            found += reading.stages()
    return found


class Reading:
    """One text as it is read for stages, from its first to its last."""

    def __init__(
        self,
        article: Article,
        here: Sequence[tuple[int, Passage]],
        told: Sequence[Telling],
        harms: Sequence[EventMention],
        entities: Mapping[str, Entity],
        named: Set[str],
        places: Set[str],
    ) -> None:
        self.article, self.here, self.told, self.harms = article, here, told, harms
        self.entities, self.named, self.places = entities, named, places
        #: Bodies that arrest or charge here: a pronoun that is taken for them means somebody else.
        self.doers = {
            participant.entity
            for _, passage in here
            if stage_of(passage.lead) is not None
            for participant in passage.lead.participants
            if participant.role is ParticipantRole.ACTOR and is_body(entities.get(participant.entity or ""))
        }

    def stages(self) -> list[StageTold]:
        found: list[StageTold] = []
        for number, passage in self.here:
            one = self.stage(number, passage.lead)
            if one is None:
                continue
            if not one.people:
                before = found[-1] if found else None
                if before is None or not goes_on(self.article.text, one, before):
                    continue
                one = replace(one, people=before.people, borrowed=True)
            found.append(one)
        return found

    def stage(self, number: int, lead: EventMention) -> StageTold | None:
        stage, text = stage_of(lead), self.article.text
        if stage is None or stage.whose == "nobody" or not lead.specific or lead.status not in STANDING:
            return None
        begin, end = sentence_around(text, lead.begin, lead.end)
        sentence = text[begin:end]
        if any(f" {words} " in f" {' '.join(WORD.findall(sentence.casefold()))} " for words in stage.unless):
            return None
        people = self.people_of(lead, stage)
        events = frozenset(
            n
            for n, passage in self.here
            if self.told[n].is_harm and not passage.is_open and begin <= passage.lead.predicate[0] < end
        )
        kins = frozenset(kin_of(harm.subtype) for harm in self.harms if begin <= harm.predicate[0] < end)
        words = self.rare_words(begin, end, lead, people)
        said = FOR.match(text, lead.predicate[1], end) or ON_CHARGES.search(text, lead.predicate[1], end)
        charge = said is not None or (lead.nominal and bool(words))
        return StageTold(
            number,
            lead,
            stage,
            people,
            begin,
            end,
            events,
            words - self.places,
            words & self.places,
            charge=charge,
            kins=kins,
        )

    def people_of(self, lead: EventMention, stage: Stage) -> People:
        wanted = [p for p in lead.participants if p.role is ParticipantRole.RECIPIENT]
        if stage.whose == "any" and not wanted:
            wanted = [p for p in lead.participants if p.role is ParticipantRole.ACTOR]
        every = [self.person(p, lead) for p in wanted if p.entity not in self.doers]
        return functools.reduce(operator.or_, [people for people in every if people], People())

    def person(self, participant: Participant, lead: EventMention) -> People:
        """A named person, or what others are called with what is particular of them."""
        entity = self.entities.get(participant.entity or "")
        if entity is not None and entity.kind not in (EntityKind.PERSON, EntityKind.GROUP):
            return People()
        if entity is not None and entity.id in self.named and is_name(entity.name):
            return People(frozenset({entity.id}))
        words = folded(TAIL.split(participant.name)[0]).split()
        if not words or words[0] in NOBODY or words[-1] in NOBODY:
            return People()
        number = next(
            (int(c.low) for c in lead.counts if c.low and participant.begin <= c.begin and c.end <= participant.end), 0
        )
        ages = sorted(ages_of(participant.name)) if number <= 1 else []
        mark = f"aged {ages[0]}" if ages else str(number) if number > 1 else ""
        noun = words[-1]
        several = number > 1 or (noun.endswith("s") and not noun.endswith("ss"))
        return People(frozenset(), frozenset({(noun.removesuffix("s") if several else noun, mark)}), not several)

    def rare_words(self, begin: int, end: int, lead: EventMention, people: People) -> frozenset[str]:
        """The words of a sentence that are rare in the news: no figures, none of its people's, and no word for a stage."""
        known = {word for entity in people.named for word in words_of(self.entities[entity].name)}
        for participant in lead.participants:
            known.update(words_of(participant.name))
        for _, other in self.here:
            if begin <= other.lead.predicate[0] < end and stage_of(other.lead) is not None:
                known.update(words_of(self.article.text[slice(*other.lead.predicate)]))
        return frozenset(
            word
            for word in words_of(self.article.text[begin:end])
            if not word.isdigit() and word not in known and news_share(word) < RARE
        )


@functools.cache
def nouns_for_people() -> frozenset[str]:
    return frozenset(row["word"] for row in table("language_someone"))


def is_name(name: str) -> bool:
    """Whether it is a name and no description: its last word begins with a capital and is no noun for people ("Reno Man")."""
    last = name.split()[-1] if name.split() else ""
    return last[:1].isupper() and last.casefold() not in nouns_for_people()


def is_body(entity: Entity | None) -> bool:
    return entity is not None and entity.kind is not EntityKind.PERSON


def goes_on(text: str, one: StageTold, before: StageTold) -> bool:
    """Whether a stage that names nobody is told of those of the stage before: in one sentence, or by a pronoun soon after,
    of one or of several as they were."""
    if one.begin == before.begin:
        return True
    words = text[one.lead.begin : one.lead.end]
    if one.lead.begin - before.lead.end > REACH or not AGAIN.match(words):
        return False
    return bool(PLURAL.match(words)) != before.people.single
