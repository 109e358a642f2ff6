"""What a dossier knows of one person, body or place: where it is spoken of, its events, its claims, its company.

In: a dossier. Out: a ``Portrait`` of an entity, the same for the terminal and the site.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass

from rashomon.ids import content_id
from rashomon.model.chronology import Event
from rashomon.model.claims import Claim
from rashomon.model.decision import Question
from rashomon.model.dossier import Dossier
from rashomon.model.judgement import Judgement
from rashomon.model.language import Entity, EntityKind, EntityMention, MentionForm
from rashomon.model.reason import Reason

__all__ = ["Gallery", "Portrait", "Writing", "sort_of"]

#: Kinds that take part; a place is where something is.
TAKING_PART = frozenset(EntityKind) - {EntityKind.PLACE, EntityKind.WORK, EntityKind.OCCASION, EntityKind.FACILITY}


@dataclass(frozen=True, slots=True)
class Writing:
    """One way in which an entity is written: how often, and why it is taken for the entity (None in the dossier of an
    older program)."""

    form: str
    count: int
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class Portrait:
    """``aliases`` are its other writings, the commonest first; ``decided`` what people decided of it; ``met`` those in the same events, with how
    many they share; ``made`` the claims it vouches for, ``about`` the claims of others whose words name it."""

    entity: Entity
    mentions: int
    articles: int
    aliases: tuple[Writing, ...]
    decided: tuple[Judgement, ...]
    events: tuple[Event, ...]
    met: tuple[tuple[Entity, int], ...]
    made: tuple[Claim, ...]
    about: tuple[Claim, ...]


class Gallery:
    """The portraits of a dossier's entities. What all of them need is looked up once."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.mentions: dict[str, list[EntityMention]] = defaultdict(list)
        for mention in dossier.names:
            self.mentions[mention.entity].append(mention)
        self.events: dict[str, list[Event]] = defaultdict(list)
        for event in dossier.events:
            for name in sorted({one.entity for one in event.participants if one.entity}):
                self.events[name].append(event)
        self.why: dict[str, dict[str, Reason]] = defaultdict(dict)
        self.decided: dict[str, list[Judgement]] = defaultdict(list)
        self.read_judgements()
        self.made: dict[str, list[Claim]] = defaultdict(list)
        self.by_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in dossier.claims:
            for name in sorted({link.entity for link in claim.chain if link.entity}):
                self.made[name].append(claim)
            self.by_article[claim.article].append(claim)
        for claims in self.by_article.values():
            claims.sort(key=lambda claim: (claim.begin, claim.end, claim.id))

    def read_judgements(self) -> None:
        """Put what was decided on names beside the entity whose names they are: the program's reason for a writing under
        the writing, a person's decision under the entities of both its places."""
        at: dict[str, str] = {}
        by_person = [one for one in self.dossier.judgements if one.author != "rashomon"]
        if any(one.question == Question.SAME_ENTITY for one in by_person):
            for mention in self.dossier.names:
                at[content_id("nam", mention.article, str(mention.begin), str(mention.end))] = mention.entity
        known = self.dossier.entity_by_id
        for judgement in self.dossier.judgements:
            if judgement.question != Question.SAME_ENTITY:
                continue
            sides = (judgement.left, judgement.right)
            if judgement.author != "rashomon":
                for decided in dict.fromkeys(at[side] for side in sides if side in at):
                    self.decided[decided].append(judgement)
                continue
            name = next((side for side in sides if side in known), None)
            reason = judgement.reasons[0] if judgement.reasons else None
            if name is not None and reason is not None and reason.evidence is not None:
                self.why[name].setdefault(plain(reason.evidence.text), reason)

    def order(self) -> list[Entity]:
        """All entities, those in the most events first, then those spoken of most."""
        return sorted(
            self.dossier.entities,
            key=lambda one: (-len(self.events[one.id]), -len(self.mentions[one.id]), one.name, one.id),
        )

    def named(self, entity: Entity) -> bool:
        """Whether the pages call the entity by a name, and not only "the suspect"."""
        return any(one.form is MentionForm.NAME for one in self.mentions[entity.id])

    def portrait(self, entity: Entity) -> Portrait:
        mentions = self.mentions[entity.id]
        forms = Counter(
            form for one in mentions if one.form is MentionForm.NAME and (form := plain(one.text)) != entity.name
        )
        events = sorted(
            self.events[entity.id],
            key=lambda event: (event.when.earliest is None, str(event.when.earliest), event.id),
        )
        company: Counter[str] = Counter()
        for event in events:
            company.update({one.entity for one in event.participants if one.entity and one.entity != entity.id})
        by_id = self.dossier.entity_by_id
        met = [(by_id[name], count) for name, count in company.items() if name in by_id]
        met = [(one, count) for one, count in met if one.kind in TAKING_PART]
        met.sort(key=lambda item: (-item[1], item[0].name, item[0].id))
        made = self.made[entity.id]
        return Portrait(
            entity,
            len(mentions),
            len({one.article for one in mentions}),
            self.writings(entity, forms),
            tuple(self.decided[entity.id]),
            tuple(events),
            tuple(met),
            tuple(made),
            self.claims_about(entity, {claim.id for claim in made}),
        )

    def writings(self, entity: Entity, forms: Counter[str]) -> tuple[Writing, ...]:
        why = self.why[entity.id]
        ordered = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Writing(form, count, why.get(form)) for form, count in ordered)

    def claims_about(self, entity: Entity, made: set[str]) -> tuple[Claim, ...]:
        """Claims of others whose words hold a mention of the entity, in page order."""
        places: dict[str, list[int]] = defaultdict(list)
        for mention in self.mentions[entity.id]:
            places[mention.article].append(mention.begin)
        found: list[Claim] = []
        for article in sorted(places):
            begins = sorted(places[article])
            found.extend(
                claim
                for claim in self.by_article.get(article, ())
                if claim.id not in made and bisect_left(begins, claim.begin) < bisect_right(begins, claim.end - 1)
            )
        return tuple(found)


def plain(form: str) -> str:
    """A writing on one line, without what the end of a sentence or a possessive adds, as reasons are kept."""
    text = " ".join(form.split()).removeprefix("the ").removeprefix("The ").replace("’", "'")
    return text.removesuffix("'s").removesuffix("'")


def sort_of(entity: Entity) -> str:
    """The kind of an entity, and what sort of body it is: "organisation, court"."""
    sort = entity.subkind or entity.kind.value
    return sort if sort == entity.kind.value else f"{entity.kind.value}, {sort}"
