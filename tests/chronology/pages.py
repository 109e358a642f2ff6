"""Small piles made by hand: pages of invented news, and the records that the stages before would hand over.

Who takes part in a happening, where and when it was, is read off the clause itself: every name of the
cast in it takes part (as the one who acts when it stands before the predicate), the first place in it is
its place, and the first time of the page in it is its time. So a test says only the sentence, the
predicate, and what the words of time mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.chronology import ChronologyOptions, chronicle
from rashomon.ids import content_id
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.calendar_rule import Fixed, TimeRule
from rashomon.model.chronology import Chronology, Event, KnownEvent, Window
from rashomon.model.decision import Decision
from rashomon.model.events import Count, EventMention, EventStatus, MentionPlace, Participant, ParticipantRole
from rashomon.model.language import Entity, EntityKind
from rashomon.model.lineage import Archetype, Family, Lineage, Passage, Relation, Witness
from rashomon.model.moment import Moment
from rashomon.model.text import Evidence, Span
from rashomon.model.timing import Anchor, ConstraintKind, DayConstraint, TimeExpression, TimexType

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE
#: Who and where: the full name first, then what else they are called.
CAST = (
    (("Ada Brandt", "Brandt"), PERSON),
    (("Ivo Lenz", "Lenz"), PERSON),
    (("Mara Quist", "Quist"), PERSON),
    (("Norland",), EntityKind.GOVERNMENT),
    (("Dockers' Union",), EntityKind.ORGANISATION),
    (("Port Vell",), PLACE),
    (("Osterhaven",), PLACE),
    (("Kessin",), PLACE),
)
ENTITIES = tuple(Entity(f"ent-{names[0]}", kind, names[0], names) for names, kind in CAST)

#: Three years and a half for tests that need no more: every array is a tenth as long as by default.
NARROW = ChronologyOptions(first=date(2024, 1, 1), last=date(2027, 6, 30))


@dataclass(frozen=True)
class Said:
    """What some words of a page, or a stamp outside them (no words), say of days."""

    words: str
    kind: ConstraintKind
    rule: TimeRule | None = None
    ordinal: int | None = None
    gap: tuple[int, int] | None = None
    other: str = ""
    source: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Told:
    """A clause that tells of a happening, its predicate's words, and the kind of happening it is."""

    clause: str
    predicate: str
    subtype: str
    background: bool = False
    status: EventStatus = EventStatus.HAPPENED
    nominal: bool = False
    specific: bool = True
    counts: Mapping[str, float] | None = None


@dataclass(frozen=True)
class Page:
    article: Article
    times: tuple[TimeExpression, ...] = ()
    constraints: tuple[DayConstraint, ...] = ()
    mentions: tuple[EventMention, ...] = ()

    @property
    def id(self) -> str:
        return self.article.id


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def on(first: str, last: str = "", *, lasts: bool = False) -> Fixed:
    """A full date, or a range of full dates."""
    return Fixed(day(first), day(last or first), lasts)


def dated(words: str, iso: str, last: str = "") -> Said:
    """A dateline or a "Posted:" line."""
    return Said(words, ConstraintKind.WRITTEN, on(iso, last))


def stamped(iso: str, source: str = "json-ld:datePublished") -> Said:
    return Said("", ConstraintKind.WRITTEN, on(iso), source=source)


def fetched(iso: str) -> Said:
    return Said("", ConstraintKind.NOT_AFTER, on(iso), source="fetched")


def masthead(words: str, iso: str) -> Said:
    return Said(words, ConstraintKind.RENDERED, on(iso))


def past(words: str, iso: str, last: str = "") -> Said:
    """A full date, month or year spoken of as past."""
    return Said(words, ConstraintKind.NOT_BEFORE, on(iso, last))


def coming(words: str, iso: str, last: str = "") -> Said:
    """A full date spoken of as still to come."""
    return Said(words, ConstraintKind.NOT_AFTER, on(iso, last))


def where(text: str, words: str) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


def a_page(
    name: str,
    *lines: str | tuple[LayerKind, str],
    headline: str = "",
    times: Mapping[str, TimeRule | tuple[TimeRule, Anchor]] | None = None,
    says: Sequence[Said] = (),
    tells: Sequence[Told] = (),
) -> Page:
    """A page of body paragraphs (or lines that name their layer) under a headline."""
    text, layers = "", []
    for line in ((LayerKind.HEADLINE, headline), *lines) if headline else lines:
        kind, words = (LayerKind.BODY, line) if isinstance(line, str) else line
        layers.append(Layer(len(text), len(text) + len(words), kind))
        text += words + "\n"
    article = Article(
        f"art-{name}", f"cap-{name}", f"{name}.txt", text, tuple(layers), title=headline or None, outlet="The Desk"
    )
    expressions = tuple(a_time(article, words, rule) for words, rule in (times or {}).items())
    return Page(
        article,
        expressions,
        tuple(a_constraint(article, said) for said in says),
        tuple(a_mention(article, told, expressions) for told in tells),
    )


def layer_at(article: Article, begin: int) -> LayerKind:
    return next(layer.kind for layer in article.layers if layer.begin <= begin < layer.end)


def a_time(article: Article, words: str, meaning: TimeRule | tuple[TimeRule, Anchor]) -> TimeExpression:
    at = where(article.text, words)
    rule, anchor = meaning if isinstance(meaning, tuple) else (meaning, None)
    if anchor is None:
        anchor = Anchor.NONE if isinstance(rule, Fixed) else Anchor.WRITTEN
    identity = content_id("tx", article.id, at.begin, at.end)
    layer = layer_at(article, at.begin)
    return TimeExpression(
        identity, article.id, at.begin, at.end, words, layer, TimexType.DATE, None, rule=rule, anchor=anchor
    )


def a_constraint(article: Article, said: Said) -> DayConstraint:
    at = where(article.text, said.words) if said.words else None
    other = where(article.text, said.other) if said.other else None
    subject = where(article.text, said.subject) if said.subject else None
    return DayConstraint(
        article.id,
        at.begin if at else -1,
        at.end if at else -1,
        said.kind,
        said.rule,
        said.ordinal,
        said.gap,
        (other.begin, other.end) if other else None,
        said.source,
        (subject.begin, subject.end) if subject else None,
    )


def a_mention(article: Article, told: Told, times: Sequence[TimeExpression]) -> EventMention:
    clause = where(article.text, told.clause)
    begin = clause.begin + told.clause.index(told.predicate)
    headline = layer_at(article, clause.begin) is LayerKind.HEADLINE
    return EventMention(
        content_id("men", article.id, clause.begin, begin),
        article.id,
        clause.begin,
        clause.end,
        told.clause,
        (begin, begin + len(told.predicate)),
        told.predicate,
        "CONSULT",
        told.subtype,
        told.status,
        tuple(participants(clause, told)),
        place_in(clause, told.clause),
        next((t.id for t in times if clause.begin <= t.begin and t.end <= clause.end), None),
        tuple(
            Count(of, number, number, str(number), clause.begin, clause.end)
            for of, number in (told.counts or {}).items()
        ),
        told.background,
        headline,
        told.nominal,
        told.specific,
    )


def participants(clause: Span, told: Told) -> list[Participant]:
    found = []
    for entity in ENTITIES:
        name = next((name for name in entity.aliases if name in told.clause), None)
        if name is not None and entity.kind is not PLACE:
            at = told.clause.index(name)
            acts = at <= told.clause.index(told.predicate)
            role = ParticipantRole.ACTOR if acts else ParticipantRole.RECIPIENT
            found.append(Participant(role, name, clause.begin + at, clause.begin + at + len(name), entity.id))
    return found


def place_in(clause: Span, words: str) -> MentionPlace | None:
    for entity in ENTITIES:
        if entity.kind is PLACE and entity.name in words:
            begin = clause.begin + words.index(entity.name)
            return MentionPlace(entity.name, begin, begin + len(entity.name), entity.id)
    return None


def again(page: Page, name: str, *says: Said) -> Page:
    """The same words on another page, which may have stamps of its own (and only those)."""
    article = replace(page.article, id=f"art-{name}", capture=f"cap-{name}", locator=f"{name}.txt")
    ids = {t.id: content_id("tx", article.id, t.begin, t.end) for t in page.times}
    return Page(
        article,
        tuple(replace(t, id=ids[t.id], article=article.id) for t in page.times),
        (
            *(replace(c, article=article.id) for c in page.constraints if c.begin >= 0),
            *(a_constraint(article, said) for said in says),
        ),
        tuple(
            replace(
                m,
                id=content_id("men", article.id, m.begin, m.predicate[0]),
                article=article.id,
                when=ids.get(m.when or ""),
            )
            for m in page.mentions
        ),
    )


def body(page: Page) -> Span:
    return Span(page.article.body[0].begin, page.article.body[-1].end)


def a_family(
    *pages: Page,
    relations: Mapping[str, Relation] | None = None,
    shared: Sequence[str] = (),
    original: Page | None = None,
    name: str = "wire",
) -> Family:
    """Pages that carry one text: their whole bodies, or only the sentences that are ``shared``."""
    witnesses = tuple(
        Witness(
            page.id,
            () if page is original else (original.id if original else "archetype",),
            (relations or {}).get(page.id, Relation.ORIGINAL if page is original else Relation.COPY),
            1.0,
        )
        for page in pages
    )
    ordered = sorted(pages, key=lambda page: page.id)
    passages = []
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            for words in shared or (body(one).of(one.article.text),):
                a, b = where(one.article.text, words), where(other.article.text, words)
                passages.append(
                    Passage(Evidence.at(one.article, a.begin, a.end), Evidence.at(other.article, b.begin, b.end))
                )
    return Family(f"fam-{name}", Archetype(original.id if original else None), witnesses, tuple(passages))


def chronicle_of(
    *pages: Page,
    families: Sequence[Family] = (),
    window: tuple[str, str] | None = None,
    known: Sequence[KnownEvent] = (),
    options: ChronologyOptions = NARROW,
    entities: Sequence[Entity] = ENTITIES,
    decisions: Sequence[Decision] = (),
) -> Chronology:
    return chronicle(
        articles=[page.article for page in pages],
        lineage=Lineage((), tuple(families)),
        entities=entities,
        names=(),
        expressions=[time for page in pages for time in page.times],
        constraints=[constraint for page in pages for constraint in page.constraints],
        attributions=(),
        mentions=[mention for page in pages for mention in page.mentions],
        window=Window(*(date.fromisoformat(iso) for iso in window)) if window else None,
        known_events=known,
        decisions=decisions,
        options=options,
    )


def published(chronology: Chronology, page: Page) -> Moment:
    return next(publication.when for publication in chronology.publications if publication.article == page.id)


def event_of(chronology: Chronology, page: Page, predicate: str) -> Event:
    """The event that the page tells with this predicate."""
    mention = next(m for m in page.mentions if m.lemma == predicate)
    return next(event for event in chronology.events if mention.id in event.mentions)


def a_known_event(
    name: str, first: str, last: str = "", *, place: str | None = None, people: Sequence[str] = ()
) -> KnownEvent:
    return KnownEvent(name, date.fromisoformat(first), date.fromisoformat(last or first), place, tuple(people), None)
