"""A small dossier made by hand that fills every record and nearly every field, for tests to share.

Everything in it is invented. Spans are found by their words, so that texts can be changed freely.
"""

from __future__ import annotations

import hashlib
from datetime import date

from rashomon.ids import content_id
from rashomon.model.article import Agency, Article, Layer, LayerKind, Stamp, StampKind
from rashomon.model.attribution import Attribution, Certainty, LinkKind, Polarity, SourceLink, SpeechAct
from rashomon.model.calendar_rule import Direction, MonthDay, Shift, Unit, WeekdayOf
from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.model.change import Change, ChangeKind
from rashomon.model.chronology import (
    Affair,
    AffairLink,
    Event,
    EventCount,
    EventParticipant,
    EventPlace,
    EventRelation,
    KnownEvent,
    Publication,
    Series,
    StepKind,
    Window,
)
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence, Origin, OriginKind, Verdict
from rashomon.model.decision import Decision, Grade, Pointer, Question
from rashomon.model.dossier import Dossier, Entry, NotEstablished, Quotation, RunReport, Tombstone
from rashomon.model.events import Count, EventMention, EventStatus, MentionPlace, Participant, ParticipantRole
from rashomon.model.given import Given
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.language import Entity, EntityKind, EntityMention, KnownEntity, MentionForm, Role
from rashomon.model.lineage import ARCHETYPE, Archetype, CopyEdge, Family, Lineage, Passage, Relation, Witness
from rashomon.model.moment import Basis, Moment
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence, Span
from rashomon.model.timing import Anchor, ConstraintKind, TimeExpression, TimexType

WIRE = """Brandt lands in Port Vell for harbour talks: report

Saturday, March 7, 2026

PORT VELL, March 3 (Norwire) — Transport minister Ada Brandt arrived in Port Vell on Tuesday for talks with mayor Ivo Lenz, the harbour office said.
“The port stays open,” Lenz said 🚢, according to the daily Kystposten, which cited an aide.
At least 12 dockers were detained, a union official alleged.
Brandt last met Lenz in Port Vell on February 10.
We use cookies. Read more...
"""

COPY = """Port Vell: Transport minister Ada Brandt arrived in Port Vell on Tuesday for talks with mayor Ivo Lenz, the harbour office said.
“The port stays open,” Lenz said 🚢, according to the daily Kystposten, which cited an aide.
"""

RIVAL = """Police deny arrests at Port Vell harbour

Police denied on Wednesday that any dockers were detained, and put the number of people questioned at 9.
Brandt and Lenz will meet again in two weeks.
"""


def where(text: str, words: str, nth: int = 0) -> Span:
    """The span of the ``nth`` occurrence of ``words``."""
    begin = -1
    for _ in range(nth + 1):
        begin = text.index(words, begin + 1)
    return Span(begin, begin + len(words))


def layer(text: str, words: str, kind: LayerKind) -> Layer:
    span = where(text, words)
    return Layer(span.begin, span.end, kind)


def quote(article: Article, words: str, nth: int = 0) -> Evidence:
    """Evidence that ``words`` stand in the article."""
    span = where(article.text, words, nth)
    return Evidence.at(article, span.begin, span.end)


def a_capture(locator: str, text: str, **fields: str) -> Capture:
    data = text.encode()
    given = {"outlet": "Kystposten"} if locator.endswith(".html") else {}
    return Capture(locator, data, hashlib.sha256(data).hexdigest(), "text/plain", "file", given=given, **fields)


def an_article(capture: Capture, layers: tuple[Layer, ...], **fields: object) -> Article:
    identity = content_id("art", capture.data, capture.locator)
    return Article(identity, capture.sha256, capture.locator, capture.data.decode(), layers, **fields)  # type: ignore[arg-type]


def three_captures() -> tuple[Capture, Capture, Capture]:
    return (
        a_capture("pile/copy.txt", COPY),
        a_capture(
            "pile/rival.html", RIVAL, url="https://example.org/rival?a=1&b=2", fetched="2026-03-05T08:00:00+01:00"
        ),
        a_capture("pile/wire.txt", WIRE, archive_url="https://archive.example/wire"),
    )


def three_articles(captures: tuple[Capture, Capture, Capture]) -> tuple[Article, Article, Article]:
    copy, rival, wire = captures
    return (
        an_article(copy, (layer(COPY, COPY.strip(), LayerKind.BODY), layer(COPY, "Port Vell:", LayerKind.DATELINE))),
        an_article(
            rival,
            (
                layer(RIVAL, "Police deny arrests at Port Vell harbour", LayerKind.HEADLINE),
                layer(RIVAL, RIVAL.split("\n\n")[1].strip(), LayerKind.BODY),
            ),
            title="Police deny arrests at Port Vell harbour",
            url=rival.url,
            outlet="Kystposten",
            byline="Mia Holm",
            stamps=(Stamp(StampKind.PUBLISHED, "2026-03-04T18:20:00+01:00", "json-ld:datePublished"),),
            fetched=rival.fetched,
            flags=("truncated",),
        ),
        an_article(
            wire,
            (
                layer(WIRE, "Brandt lands in Port Vell for harbour talks: report", LayerKind.HEADLINE),
                layer(WIRE, "Saturday, March 7, 2026", LayerKind.MASTHEAD),
                layer(WIRE, WIRE.split("\n\n")[2].split("\nWe use")[0], LayerKind.BODY),
                layer(WIRE, "PORT VELL, March 3 (Norwire) —", LayerKind.DATELINE),
                layer(WIRE, "We use cookies. Read more...", LayerKind.COOKIE),
            ),
            title="Brandt lands in Port Vell for harbour talks: report",
            agency=Agency("Norwire", *_pair(where(WIRE, "Norwire"))),
        ),
    )


def _pair(span: Span) -> tuple[int, int]:
    return span.begin, span.end


def a_lineage(articles: tuple[Article, Article, Article]) -> Lineage:
    copy, rival, wire = articles
    shared = "“The port stays open,” Lenz said 🚢, according to the daily Kystposten, which cited an aide."
    passage = Passage(*sorted((quote(copy, shared), quote(wire, shared))), rarity=4.25)
    credit = Reason("The page credits Norwire.", 2.5, quote(wire, "Norwire"))
    family = Family(
        "fam-0000000000000001",
        Archetype(agency="Norwire"),
        (
            Witness(
                copy.id,
                (wire.id, ARCHETYPE),
                Relation.ABRIDGED,
                0.98,
                (Reason("It has lost the credit.", 1.1),),
                added=(quote(copy, "Port Vell:"),),
                dropped=(quote(wire, "Brandt last met Lenz in Port Vell on February 10."),),
                changed=((quote(wire, "PORT VELL, March 3 (Norwire) —"), quote(copy, "Port Vell:")),),
            ),
            Witness(wire.id, (ARCHETYPE,), Relation.COPY, 0.9, (credit,)),
        ),
        (passage,),
        ("“the harbour office said” Brandt Lenz",),
    )
    edge = CopyEdge(wire.id, copy.id, Relation.ABRIDGED, True, 0.98, 0.61, (passage,), (credit,))
    return Lineage((edge,), (family,), ((rival.id, ("“number of people questioned at 9”",)),))


def some_entities(articles: tuple[Article, Article, Article]) -> tuple[Entity, ...]:
    role = Role("transport minister", "Norland", date(2026, 3, 3), None, (articles[0].id, articles[2].id))
    return (
        Entity("ent-brandt", EntityKind.PERSON, "Ada Brandt", ("Ada Brandt", "Brandt"), (role,), "NO"),
        Entity("ent-lenz", EntityKind.PERSON, "Ivo Lenz", ("Lenz",), (Role("mayor"),)),
        Entity("ent-port-vell", EntityKind.PLACE, "Port Vell"),
    )


def some_names(articles: tuple[Article, Article, Article]) -> tuple[EntityMention, ...]:
    wanted = (("Ada Brandt", EntityKind.PERSON, "ent-brandt"), ("Ivo Lenz", EntityKind.PERSON, "ent-lenz"))
    found = []
    for article in (articles[0], articles[2]):
        for words, kind, entity in wanted:
            at = where(article.text, words)
            head = at.begin + 4
            found.append(EntityMention(article.id, at.begin, at.end, words, head, kind, MentionForm.NAME, entity))
    return tuple(found)


def some_times(articles: tuple[Article, Article, Article]) -> tuple[TimeExpression, ...]:
    copy, rival, wire = articles

    def time(article: Article, words: str, **fields: object) -> TimeExpression:
        at = where(article.text, words)
        identity = content_id("tx", article.id, at.begin, at.end)
        kind = TimexType.DATE
        layer_kind = LayerKind.BODY
        return TimeExpression(identity, article.id, at.begin, at.end, words, layer_kind, kind, **fields)  # type: ignore[arg-type]

    return (
        time(copy, "Tuesday", value=None, rule=WeekdayOf(1), anchor=Anchor.WRITTEN, signal="on"),
        time(
            rival,
            "two weeks",
            value="P2W",
            mod="APPROX",
            rule=Shift(Unit.WEEK, 2, 2),
            anchor=Anchor.WRITTEN,
            signal="in",
        ),
        time(wire, "February 10", value="2026-02-10", rule=MonthDay(2, 10, Direction.PAST, (2, 11)), lead=3),
    )


def some_attributions(articles: tuple[Article, Article, Article]) -> tuple[Attribution, ...]:
    wire = articles[2]
    content, cue = where(wire.text, "“The port stays open,”"), where(wire.text, "said", 1)
    links = (
        SourceLink("Kystposten", LinkKind.OUTLET, *_pair(where(wire.text, "the daily Kystposten"))),
        SourceLink("an aide", LinkKind.UNNAMED, *_pair(where(wire.text, "an aide"))),
        SourceLink("Ivo Lenz", LinkKind.PERSON, *_pair(where(wire.text, "Lenz", 1)), "ent-lenz"),
    )
    return (
        Attribution(
            "att-1",
            wire.id,
            content.begin,
            content.end,
            content.of(wire.text),
            links,
            _pair(cue),
            SpeechAct.STATES,
            quoted=True,
        ),
        Attribution(
            "att-2",
            wire.id,
            *_pair(where(wire.text, "At least 12 dockers were detained")),
            "At least 12 dockers were detained",
            (SourceLink("a union official", LinkKind.UNNAMED, *_pair(where(wire.text, "a union official"))),),
            None,
            SpeechAct.ALLEGES,
            Certainty.POSSIBLE,
            Polarity.POSITIVE,
        ),
    )


def some_mentions(
    articles: tuple[Article, Article, Article], times: tuple[TimeExpression, ...]
) -> tuple[EventMention, ...]:
    copy, rival, wire = articles
    arrival = "Ada Brandt arrived in Port Vell on Tuesday for talks with mayor Ivo Lenz"
    found = []
    for article in (copy, wire):
        at = where(article.text, arrival)
        port = where(article.text, "Port Vell on Tuesday")
        found.append(
            EventMention(
                content_id("men", article.id, at.begin, at.end),
                article.id,
                at.begin,
                at.end,
                arrival,
                _pair(where(article.text, "arrived")),
                "arrive",
                "CONSULT",
                "visit",
                EventStatus.HAPPENED,
                (
                    Participant(
                        ParticipantRole.ACTOR, "Ada Brandt", *_pair(where(article.text, "Ada Brandt")), "ent-brandt"
                    ),
                    Participant(
                        ParticipantRole.RECIPIENT, "mayor Ivo Lenz", *_pair(where(article.text, "mayor Ivo Lenz"))
                    ),
                ),
                MentionPlace("Port Vell", port.begin, port.begin + 9, "ent-port-vell"),
                when=times[0].id if article is copy else None,
            )
        )
    at = where(wire.text, "At least 12 dockers were detained")
    counted = Count("arrested", 12, None, "At least 12", *_pair(where(wire.text, "At least 12")))
    detained = EventMention(
        "men-detained",
        wire.id,
        at.begin,
        at.end,
        at.of(wire.text),
        _pair(where(wire.text, "detained")),
        "detain",
        "COERCE",
        "arrest",
        EventStatus.ALLEGED,
        counts=(counted,),
        attribution="att-2",
    )
    at = where(wire.text, "Brandt last met Lenz in Port Vell on February 10")
    before = EventMention(
        "men-earlier",
        wire.id,
        at.begin,
        at.end,
        at.of(wire.text),
        _pair(where(wire.text, "met")),
        "meet",
        "CONSULT",
        "meeting",
        EventStatus.HAPPENED,
        when=times[2].id,
        background=True,
        ordinal=1,
    )
    at = where(rival.text, "Police deny arrests")
    denial = EventMention(
        "men-headline",
        rival.id,
        at.begin,
        at.end,
        at.of(rival.text),
        _pair(where(rival.text, "arrests")),
        "arrest",
        "COERCE",
        "arrest",
        EventStatus.DENIED,
        headline=True,
        nominal=True,
        specific=False,
    )
    return (*found, detained, before, denial)


def some_events(mentions: tuple[EventMention, ...], articles: tuple[Article, Article, Article]) -> tuple[Event, ...]:
    people = (
        EventParticipant("Ada Brandt", ParticipantRole.ACTOR, "ent-brandt"),
        EventParticipant("Ivo Lenz", ParticipantRole.RECIPIENT, "ent-lenz"),
    )
    place = EventPlace("Port Vell", "ent-port-vell")
    weekday = Reason("“Tuesday” counts from the day of writing.", 2.0, quote(articles[2], "on Tuesday"))
    inferred = Moment.between(
        date(2026, 2, 24), date(2026, 3, 3), Basis.INFERRED, 0.93, (weekday, Reason("The calendar."))
    )
    return (
        Event(
            "ev-0000000000000002",
            "Ada Brandt meets Ivo Lenz in Port Vell",
            "CONSULT",
            "meeting",
            EventStatus.HAPPENED,
            Moment.stated("2026-02-10", 0.97, (Reason("The page says so.", 5.0, quote(articles[2], "February 10")),)),
            (mentions[3].id,),
            place,
            people,
            series="ser-1",
            reports=1,
            salience=0.4,
            relations=(
                EventRelation("ev-0000000000000001", ConstraintKind.COUNTED, 2, 3, quote(articles[2], "February 10")),
                EventRelation("ev-0000000000000003", ConstraintKind.BEFORE, None, 0, quote(articles[2], "February 10")),
            ),
        ),
        Event(
            "ev-0000000000000001",
            "Ada Brandt arrives in Port Vell",
            "CONSULT",
            "visit",
            EventStatus.HAPPENED,
            inferred,
            (mentions[0].id, mentions[1].id),
            place,
            people,
            series="ser-1",
            reports=2,
            salience=1.5,
        ),
        Event(
            "ev-0000000000000003",
            "Dockers detained in Port Vell",
            "COERCE",
            "arrest",
            EventStatus.ALLEGED,
            Moment.undated((Reason("Nothing on any page says when."),)),
            (mentions[2].id, mentions[4].id),
            counts=(EventCount("arrested", 0, 12, None, date(2026, 3, 3), (mentions[2].id,)),),
            part_of="ev-0000000000000001",
            contested=True,
            reports=2,
            salience=0.9,
        ),
    )


def some_publications(articles: tuple[Article, Article, Article]) -> tuple[Publication, ...]:
    copy, rival, wire = articles
    masthead = Reason("The masthead is the day of the crawl.", -0.7, quote(wire, "Saturday, March 7, 2026"))
    between = Moment.between(date(2026, 2, 24), date(2026, 3, 7), Basis.INFERRED, 0.91, (masthead,))
    return (
        Publication(copy.id, Moment.undated(), "ev-0000000000000001"),
        Publication(rival.id, Moment.stated("2026-03-04", 0.99), None),
        Publication(wire.id, between, "ev-0000000000000001"),
    )


def some_claims(articles: tuple[Article, Article, Article], attributions: tuple[Attribution, ...]) -> tuple[Claim, ...]:
    copy, rival, wire = articles
    arrival = "Ada Brandt arrived in Port Vell on Tuesday for talks with mayor Ivo Lenz"
    office = where(wire.text, "the harbour office")
    happened = Claim(
        "clm-arrival",
        wire.id,
        *_pair(where(wire.text, arrival)),
        arrival,
        (SourceLink("the harbour office", LinkKind.ORGANISATION, office.begin, office.end),),
        SpeechAct.STATES,
        Certainty.CERTAIN,
        Polarity.POSITIVE,
        "ev-0000000000000001",
        "asr-arrival",
    )
    alleged = attributions[1]
    detained = Claim(
        "clm-detained",
        wire.id,
        alleged.begin,
        alleged.end,
        alleged.text,
        alleged.chain,
        alleged.act,
        alleged.certainty,
        alleged.polarity,
        "ev-0000000000000003",
        "asr-detained",
    )
    words = "any dockers were detained"
    denied = Claim(
        "clm-denied",
        rival.id,
        *_pair(where(rival.text, words)),
        words,
        (SourceLink("Police", LinkKind.ORGANISATION, *_pair(where(rival.text, "Police", 1))),),
        SpeechAct.DENIES,
        Certainty.CERTAIN,
        Polarity.NEGATIVE,
        "ev-0000000000000003",
    )
    bare = where(copy.text, "Ada Brandt arrived in Port Vell")
    unattributed = Claim(
        "clm-bare",
        copy.id,
        bare.begin,
        bare.end,
        bare.of(copy.text),
        (),
        SpeechAct.STATES,
        Certainty.PROBABLE,
        Polarity.POSITIVE,
    )
    return happened, detained, denied, unattributed


HARBOUR = Independence(1, 1, (Origin("the harbour office", OriginKind.OFFICIAL, "Port Vell"),))
UNION = Independence(
    1,
    2,
    (
        Origin("a union official", OriginKind.UNNAMED, "a union official"),
        Origin("Norwire", OriginKind.AGENCY, "Norwire"),
    ),
)


def some_judgements(mentions: tuple[EventMention, ...]) -> tuple[Judgement, ...]:
    left, right = sorted((mentions[0].id, mentions[1].id))
    reasons = (Reason("The same words of one family.", 4.0), Reason("The days can agree.", 0.5))
    return (
        Judgement(left, right, "same-event", Answer.YES, 4.5, reasons),
        Judgement(left, "men-zzz", "same-event", Answer.NO, -6.0, (), "an editor", "2026-03-09", "rashomon"),
    )


def a_dossier() -> Dossier:
    """Three pages on one visit: a wire story, its copy, and a rival's denial; one input rejected."""
    captures = three_captures()
    articles = three_articles(captures)
    _, rival, wire = articles
    times = some_times(articles)
    attributions = some_attributions(articles)
    mentions = some_mentions(articles, times)
    events = some_events(mentions, articles)
    best = quote(wire, "Transport minister Ada Brandt arrived in Port Vell on Tuesday")
    quotation = Quotation(best.article, best.begin, best.end, best.text)
    run = RunReport(
        version="0.1.0",
        config={"pile": "pile", "window": "2026-02..2026-03"},
        inputs=4,
        kept=3,
        rejected={"binary": 1},
        seconds={"reading": 0.01, "cleaning": 0.25, "language": 1.5},
    )
    return Dossier(
        run=run,
        captures=captures,
        articles=articles,
        rejected=(Rejection("pile/logo.png", RejectionReason.BINARY, "a picture, not a page: leave it out"),),
        lineage=a_lineage(articles),
        entities=some_entities(articles),
        names=some_names(articles),
        times=times,
        attributions=attributions,
        mentions=mentions,
        publications=some_publications(articles),
        events=events,
        affairs=(
            Affair(
                "aff-1",
                "Dockers: arrested",
                ("ev-0000000000000002", "ev-0000000000000003"),
                ("deed", "arrested"),
                (
                    AffairLink(
                        "ev-0000000000000002",
                        "ev-0000000000000003",
                        StepKind.DEED,
                        (Reason("One sentence tells of both.", 0.0, quote(articles[2], "February 10")), Reason("x")),
                    ),
                ),
            ),
        ),
        series=(Series("ser-1", "Ada Brandt in Port Vell", ("ev-0000000000000002", "ev-0000000000000001")),),
        judgements=some_judgements(mentions),
        claims=some_claims(articles, attributions),
        assertions=(
            Assertion(
                "asr-arrival", "Ada Brandt arrived in Port Vell", ("clm-arrival",), HARBOUR, ("fam-0000000000000001",)
            ),
            Assertion(
                "asr-detained",
                "12 dockers were detained",
                ("clm-detained",),
                UNION,
                ("fam-0000000000000001",),
                (rival.id,),
                "ev-0000000000000003",
            ),
        ),
        contradictions=(
            Contradiction(
                "con-1",
                "whether dockers were detained",
                "clm-detained",
                "clm-denied",
                date(2026, 3, 3),
                None,
                Verdict.ALLEGATION_DENIAL,
                "A union official alleges it; the police deny it.",
            ),
        ),
        independence={"ev-0000000000000001": HARBOUR, "ev-0000000000000003": UNION},
        entries=(
            Entry("ev-0000000000000002", 3, None, ""),
            Entry("ev-0000000000000001", 1, quotation, "the harbour office"),
            Entry("ev-0000000000000003", 2, None, "a union official"),
        ),
        not_established=(
            NotEstablished("Whether dockers were detained", "One side denies it.", ("clm-detained", "clm-denied")),
        ),
        tombstones=(Tombstone("ev-0000000000000009", "ev-0000000000000001"), Tombstone("ev-0000000000000008", None)),
        conflicts=("“Tuesday, March 4” is no day of 2026.",),
        metadata={"title": "Harbour talks", "note": "three pages"},
        given=what_was_given(mentions),
        changes=(Change(ChangeKind.NEW_EVENT, "ev-0000000000000003", "was not there before"),),
    )


def what_was_given(mentions: tuple[EventMention, ...]) -> Given:
    left, right = (Pointer(m.article, m.begin, m.end, m.text) for m in mentions[:2])
    return Given(
        window=Window(date(2026, 1, 1), date(2026, 4, 30)),
        known_events=(
            KnownEvent(
                "Harbour strike begins", date(2026, 3, 1), date(2026, 3, 2), "Port Vell", ("Ivo Lenz",), "diary"
            ),
            KnownEvent("Ferry season", date(2026, 4, 1), date(2026, 4, 1)),
        ),
        known_entities=(
            KnownEntity(
                "Ada Brandt", EntityKind.PERSON, ("A. Brandt",), ("Q1",), (Role("minister", "transport"),), "Norland"
            ),
        ),
        decisions=(
            Decision(Question.SAME_EVENT, left, right, False, "M. Ruiz", "2026-04-02", "the second visit"),
            Decision(Question.SAME_ENTITY, right, left, True, "M. Ruiz"),
        ),
        grades=(
            Grade("the harbour office", "B", "M. Ruiz", "2", "2026-04-02", "right so far"),
            Grade("Norwire", "F", "x"),
        ),
    )


def an_empty_dossier() -> Dossier:
    """A dossier of nothing: what is left when every collection is empty."""
    return Dossier(
        run=RunReport("0.1.0", {}, 0, 0, {}, {}),
        captures=(),
        articles=(),
        rejected=(),
        lineage=Lineage((), ()),
        entities=(),
        names=(),
        times=(),
        attributions=(),
        mentions=(),
        publications=(),
        events=(),
        series=(),
        judgements=(),
        claims=(),
        assertions=(),
        contradictions=(),
        independence={},
        entries=(),
        not_established=(),
    )
