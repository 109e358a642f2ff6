"""A small pile made by hand: pages of our own writing, with what earlier stages would have found in them.

Spans are found by their words, so that texts can be changed freely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rashomon.claims import weigh
from rashomon.ids import content_id
from rashomon.model.article import Agency, Article, Layer, LayerKind
from rashomon.model.attribution import Attribution, Certainty, LinkKind, Polarity, SourceLink, SpeechAct
from rashomon.model.chronology import Chronology, Event, EventParticipant, Publication
from rashomon.model.claims import ClaimBook, Contradiction, Independence
from rashomon.model.events import Count, EventMention, EventStatus, Participant, ParticipantRole
from rashomon.model.language import Entity, EntityKind, EntityMention, MentionForm, Role
from rashomon.model.lineage import Archetype, Family, Lineage, Relation, Witness
from rashomon.model.moment import Moment


def span(text: str, words: str) -> tuple[int, int]:
    begin = text.index(words)
    return begin, begin + len(words)


@dataclass
class Pile:
    """Pages and what they tell. Every method that adds something returns what it added."""

    articles: list[Article] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    names: list[EntityMention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    events: dict[str, Event] = field(default_factory=dict)
    publications: list[Publication] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)

    def page(self, text: str, *, main: str | None = "ev-fire", day: str | None = None, **fields: object) -> Article:
        agency = fields.pop("agency", None)
        if isinstance(agency, str):
            fields["agency"] = Agency(agency, 0, 0)
        identity = content_id("art", text, len(self.articles))
        article = Article(identity, "", "", text, (Layer(0, len(text), LayerKind.BODY),), **fields)  # type: ignore[arg-type]
        self.articles.append(article)
        self.publications.append(Publication(identity, Moment.stated(day) if day else Moment.undated(), main))
        return article

    def person(self, name: str, *, title: str = "", of: str | None = None, country: str | None = None) -> Entity:
        roles = (Role(title, of),) if title else ()
        return self.entity(name, EntityKind.PERSON, roles=roles, country=country)

    def entity(self, name: str, kind: EntityKind, **fields: object) -> Entity:
        made = Entity(content_id("ent", name), kind, name, **fields)  # type: ignore[arg-type]
        self.entities[made.id] = made
        return made

    def named(self, article: Article, words: str, kind: EntityKind = EntityKind.PLACE) -> EntityMention:
        begin, end = span(article.text, words)
        entity = self.entity(words, kind)
        made = EntityMention(article.id, begin, end, words, begin, kind, MentionForm.NAME, entity.id)
        self.names.append(made)
        return made

    def says(
        self,
        article: Article,
        who: str | tuple[str, ...],
        what: str,
        *,
        kind: LinkKind = LinkKind.PERSON,
        act: SpeechAct = SpeechAct.STATES,
        entity: Entity | None = None,
        cue: str | None = None,
        quoted: bool = False,
    ) -> Attribution:
        """``who`` vouches for ``what``; several speakers are a chain, nearest first, all but the last of them media."""
        chain = []
        names = (who,) if isinstance(who, str) else who
        for number, name in enumerate(names):
            last = number == len(names) - 1
            begin, end = span(article.text, name) if name in article.text else (0, 0)
            known = entity.id if entity is not None and last else None
            chain.append(SourceLink(name, kind if last else LinkKind.AGENCY, begin, end, known))
        begin, end = span(article.text, what)
        polarity = Polarity.NEGATIVE if act is SpeechAct.DENIES else Polarity.POSITIVE
        identity = content_id("att", article.id, begin, end, *names)
        at = span(article.text, cue) if cue else None
        made = Attribution(
            identity, article.id, begin, end, what, tuple(chain), at, act, Certainty.CERTAIN, polarity, quoted
        )
        self.attributions.append(made)
        return made

    def tells(
        self,
        article: Article,
        words: str,
        predicate: str,
        event: str = "ev-fire",
        *,
        count: tuple[str, str, float, float | None] | None = None,
        status: EventStatus = EventStatus.HAPPENED,
        kind: str = "ACCIDENT",
        lemma: str | None = None,
        **fields: object,
    ) -> EventMention:
        """A mention of ``event``; ``count`` is what is counted, its words, and its bounds."""
        begin, end = span(article.text, words)
        first = begin + words.index(predicate)
        counts: tuple[Count, ...] = ()
        if count is not None:
            of, number, low, high = count
            at = begin + words.index(number)
            counts = (Count(of, low, high, number, at, at + len(number)),)
        made = EventMention(
            content_id("men", article.id, begin, end, event),
            article.id,
            begin,
            end,
            words,
            (first, first + len(predicate)),
            lemma or predicate,
            kind,
            "fire",
            status,
            counts=counts,
            **fields,  # type: ignore[arg-type]
        )
        self.mentions.append(made)
        self.happening(event)
        return made

    def cast(self, mention: EventMention, name: str, role: ParticipantRole) -> None:
        """Let a mention name who takes part."""
        place = self.mentions.index(mention)
        self.mentions[place] = replace(mention, participants=(Participant(role, name, mention.begin, mention.end),))

    def happening(
        self, event: str = "ev-fire", *, day: str | None = None, parties: Sequence[Entity] = (), **fields: object
    ) -> Event:
        cast = tuple(EventParticipant(e.name, ParticipantRole.ACTOR, e.id) for e in parties)
        told = tuple(m.id for m in self.mentions if f"{m.id} {event}" in self._told())
        if event in self.events and not day and not parties and not fields:
            self.events[event] = _with(self.events[event], told)
            return self.events[event]
        when = Moment.stated(day) if day else Moment.undated()
        status = fields.pop("status", EventStatus.HAPPENED)
        self.events[event] = Event(
            event,
            event,
            "ACCIDENT",
            "fire",
            status,
            when,
            told,
            participants=cast,
            **fields,  # type: ignore[arg-type]
        )
        return self.events[event]

    def _told(self) -> set[str]:
        found = set()
        for mention in self.mentions:
            for event in {*self.events, "ev-fire"}:
                if mention.id == content_id("men", mention.article, mention.begin, mention.end, event):
                    found.add(f"{mention.id} {event}")
        return found

    def copies(self, *articles: Article, agency: str | None = None) -> Family:
        witnesses = tuple(Witness(article.id, ("archetype",), Relation.COPY, 1.0) for article in articles)
        made = Family(content_id("fam", *(a.id for a in articles)), Archetype(agency=agency), witnesses, passages=())
        self.families.append(made)
        return made

    def chronology(self) -> Chronology:
        for event in list(self.events):
            self.happening(event)
        return Chronology(tuple(self.publications), tuple(self.events.values()), (), ())

    def weighed(self) -> ClaimBook:
        return weigh(
            self.articles,
            Lineage((), tuple(self.families)),
            tuple(self.entities.values()),
            self.attributions,
            self.mentions,
            self.chronology(),
            names=self.names,
        )

    def independence(self, event: str = "ev-fire") -> Independence:
        return dict(self.weighed().event_independence)[event]

    def contradictions(self) -> list[Contradiction]:
        return list(self.weighed().contradictions)


def _with(event: Event, mentions: tuple[str, ...]) -> Event:
    return replace(event, mentions=mentions)


def on(day: str) -> date:
    return date.fromisoformat(day)
