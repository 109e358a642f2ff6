"""An invented pile, rich enough to judge the pages by: two meetings of the same people in the same place, a
wire story in three dresses whose original is missing, an undated page, an allegation and its denial, a
figure that differs, and chains of sources. Countries, people and outlets do not exist.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from rashomon.ids import content_id
from rashomon.model.article import Agency, Article, Layer, LayerKind, Stamp, StampKind
from rashomon.model.attribution import Certainty, LinkKind, Polarity, SourceLink, SpeechAct
from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.model.chronology import Event, EventCount, EventParticipant, EventPlace, Publication, Series
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence, Origin, OriginKind, Verdict
from rashomon.model.dossier import Dossier, Entry, NotEstablished, Quotation, RunReport, Tombstone
from rashomon.model.events import Count, EventMention, EventStatus, ParticipantRole
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.language import Entity, EntityKind
from rashomon.model.lineage import ARCHETYPE, Archetype, Family, Lineage, Passage, Relation, Witness
from rashomon.model.moment import Basis, Moment
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence
from rashomon.model.timing import Anchor, TimeExpression, TimexType

COURIER = """The Harbour Courier
[masthead] Monday, 8 September 2025 | 19° light rain
[headline] Velmora’s envoy back in Port Sorrel for second time in two weeks: report
[counter] 37
[body] KARSTEN, June 11 (Meridian) Velmora’s special envoy Ilse Marran arrived in Port Sorrel on Wednesday for the second time in less than two weeks to meet President Doran Keel of Tessaly, the Velmora Press Bureau reported.
[body] Marran came on the instructions of Prime Minister Oskar Wieland and is expected to be received by Keel, it said.
[body] The Press Bureau quoted the Chancellery of Velmora as saying that the talks follow what was agreed during her visit on May 29.
[advertisement] - Advertisement -
[body] A lawmaker of the Tessalian opposition, Mira Osterholt, said the country’s intelligence service counted 40 shipments of arms through the port since the spring, the daily Tessaly Lantern reported.
[body] The approach of the June 14 anniversary of the harbour treaty has fuelled speculation that Wieland may travel to Port Sorrel himself, although no sign of such a trip has been reported.
[body] Earlier, on May 29, Marran met Keel in Port Sorrel and discussed the ferry line and the “quarrel over the northern banks”.
[credit] –Meridian
[disclaimer] The Harbour Courier takes no liability for the accuracy of what it carries. Any reliance you place on this website is strictly at your own risk.
[share] Share this story   Tweet   Print
[cookie] We use cookies. Do you like cookies? Read more…"""

SOUTHDESK = """[body] KARSTEN: Velmora's special envoy Ilse Marran arrived in Port Sorrel on Wednesday for the second time in less than two weeks to meet President Doran Keel of Tessaly, the Velmora Press Bureau reported.
[body] Marran came on the instructions of Prime Minister Oskar Wieland and is expected to be received by Keel, it said.
[body] The Press Bureau quoted the Chancellery of Velmora as saying that the talks follow what was agreed during her visit on May 29.
[body] A lawmaker of the Tessalian opposition, Mira Osterholt, said the country's intelligence service counted 60 shipments of arms through the port since the spring, the daily Tessaly Lantern reported.
[body] Earlier, on May 29, Marran met Keel in Port Sorrel and discussed the ferry line and the "quarrel over the northern banks"."""

BRIEF = """[headline] Envoy returns to Port Sorrel
[body] Velmora’s special envoy Ilse Marran arrived in Port Sorrel on Wednesday to meet President Doran Keel, the Velmora Press Bureau reported.
[body] Our reader Jonas of Karsten writes that the ferries were half an hour late.
[sign-off] The Evening Post thanks its subscribers."""

LANTERN = """[headline] Keel receives Velmoran envoy, talks of ferries and fish
[byline] By Hanne Tordal
[stamp] Posted: Thursday, 29 May 2025, 18:40
[body] President Doran Keel received Velmora’s special envoy Ilse Marran at the old customs house in Port Sorrel on Thursday, both governments said.
[caption] Ilse Marran steps off the ferry at Port Sorrel on 29 May. (Photo: Lantern)
[body] “We spoke as neighbours speak,” Keel told reporters afterwards.
[body] Velmora’s Chancellery described the talks as “frank and useful”, and the Velmora Press Bureau confirmed that they lasted two hours.
[body] Osterholt, who sits on the defence committee, alleged that the port is used to ship arms. “Forty shipments since the spring,” she said, citing the intelligence service.
[body] Both Keel’s office and the Chancellery denied that any arms pass through Port Sorrel.
[body] It was the envoy’s first visit since the harbour treaty was signed in June last year.
[related] Read also: Ten herring recipes for the summer"""

GAZETTE = """[headline] Denials all round over Port Sorrel cargo
[body] The harbour master of Port Sorrel, Ebbe Lind, said on Friday that he had seen no military cargo. “I sign for every crate,” he said.
[body] The Chancellery again denied the reports, the Velmora Press Bureau said.
[body] Two stevedores were hurt when a crate fell on the quay on Tuesday, the hospital said; a union post spoke of five.
[comment] RustyAnchor: they always deny it"""

UNDATED = """[headline] Notes from the quay
[body] The envoy was here the other day, with more luggage than the last time, and Keel himself came down to the customs house to shake her hand.
[body] Nobody on the quay could say what was in the crates.
[newsletter] Get our letter every Sunday. Enter your address"""

MERIDIAN_SEARCH = "“counted 40 shipments of arms through the port since the spring”"


def a_page(locator: str, marked: str, **fields: object) -> tuple[Capture, Article]:
    """A capture and its article from lines that name their layer in brackets."""
    text, layers = "", []
    for line in marked.split("\n"):
        kind, _, words = line[1:].partition("] ") if line.startswith("[") else ("masthead", "", line)
        layers.append(Layer(len(text), len(text) + len(words), LayerKind(kind)))
        text += words + "\n\n"
    for dateline in ("KARSTEN, June 11 (Meridian)", "KARSTEN:"):
        if dateline in text:
            begin = text.index(dateline)
            layers.append(Layer(begin, begin + len(dateline), LayerKind.DATELINE))
    headline = next((layer.span.of(text) for layer in layers if layer.kind is LayerKind.HEADLINE), None)
    data = text.encode()
    capture = Capture(locator, data, hashlib.sha256(data).hexdigest(), "text/plain", "file")
    if "(Meridian)" in text:
        at = text.index("Meridian)")
        fields["agency"] = Agency("Meridian", at, at + 8)
    article = Article(
        content_id("art", data, locator), capture.sha256, locator, text, tuple(sorted(layers)), title=headline, **fields
    )  # type: ignore[arg-type]
    return capture, article


def at(article: Article, words: str, nth: int = 0) -> tuple[int, int]:
    begin = -1
    for _ in range(nth + 1):
        begin = article.text.index(words, begin + 1)
    return begin, begin + len(words)


def seen(article: Article, words: str, nth: int = 0) -> Evidence:
    return Evidence.at(article, *at(article, words, nth))


def a_mention(article: Article, words: str, trigger: str, kind: str, **fields: object) -> EventMention:
    begin, end = at(article, words)
    found = begin + words.index(trigger)
    status = fields.pop("status", EventStatus.HAPPENED)
    identity = content_id("men", article.id, begin, end)
    span = (found, found + len(trigger))
    return EventMention(identity, article.id, begin, end, words, span, trigger, "CONSULT", kind, status, **fields)  # type: ignore[arg-type]


def a_claim(
    article: Article, words: str, chain: Iterable[tuple[str, LinkKind]], event: str | None, **fields: object
) -> Claim:
    begin, end = at(article, words)
    links = tuple(SourceLink(name, kind, begin, end) for name, kind in chain)
    act = fields.pop("act", SpeechAct.STATES)
    certainty = fields.pop("certainty", Certainty.CERTAIN)
    polarity = Polarity.NEGATIVE if act is SpeechAct.DENIES else Polarity.POSITIVE
    identity = content_id("clm", article.id, begin, end, *(link.name for link in links))
    return Claim(identity, article.id, begin, end, words, links, act, certainty, polarity, event, **fields)  # type: ignore[arg-type]


JUNE, MAY, ARMS, TREATY = "ev-00000000000000a1", "ev-00000000000000a2", "ev-00000000000000a3", "ev-00000000000000a4"
MAYBE, HURT, QUAY = "ev-00000000000000a5", "ev-00000000000000a6", "ev-00000000000000a7"
ARRIVAL = "Ilse Marran arrived in Port Sorrel on Wednesday"
VPB = ("Velmora Press Bureau", LinkKind.STATE_MEDIA)
CHANCELLERY = ("Chancellery of Velmora", LinkKind.GOVERNMENT)
SERVICE = ("intelligence service", LinkKind.ORGANISATION)


class Pile:
    """The pile's pages by name, and the dossier that a careful reader would make of them."""

    def __init__(self) -> None:
        made = [
            a_page("courier.html", COURIER, outlet="The Harbour Courier", url="https://courier.example/2025/envoy"),
            a_page("southdesk.txt", SOUTHDESK),
            a_page("post/brief.txt", BRIEF, outlet="The Evening Post", flags=("truncated",)),
            a_page(
                "lantern-29-may.html",
                LANTERN,
                outlet="Tessaly Lantern",
                byline="Hanne Tordal",
                fetched="2025-06-20T09:12:00Z",
                stamps=(Stamp(StampKind.PUBLISHED, "2025-05-29T18:40:00+02:00", "json-ld:datePublished"),),
            ),
            a_page("gazette.txt", GAZETTE, outlet="Quayside Gazette", fetched="2025-07-01"),
            a_page("notes.txt", UNDATED, outlet="Notes from the Quay"),
        ]
        self.captures = tuple(capture for capture, _ in made)
        self.articles = tuple(article for _, article in made)
        self.courier, self.southdesk, self.brief, self.lantern, self.gazette, self.notes = self.articles
        self.mentions = self.made_mentions()
        self.claims = self.made_claims()

    def made_mentions(self) -> dict[str, tuple[EventMention, ...]]:
        wire = (self.courier, self.southdesk)
        return {
            JUNE: tuple(a_mention(one, ARRIVAL, "arrived", "visit") for one in (*wire, self.brief)),
            MAY: (
                *(a_mention(one, "her visit on May 29", "visit", "visit", background=True, nominal=True) for one in wire),
                *(a_mention(one, "Marran met Keel in Port Sorrel", "met", "meeting", background=True) for one in wire),
                a_mention(
                    self.lantern,
                    "President Doran Keel received Velmora’s special envoy Ilse Marran at the old customs house in Port Sorrel on Thursday",
                    "received",
                    "meeting",
                ),
            ),
            ARMS: (
                *(
                    a_mention(
                        one,
                        f"counted {figure} shipments of arms through the port since the spring",
                        "shipments",
                        "arms transfer",
                        status=EventStatus.ALLEGED,
                        counts=(Count("shipments", figure, figure, str(figure), *at(one, f"{figure} shipments")),),
                    )
                    for one, figure in ((self.courier, 40), (self.southdesk, 60))
                ),
                a_mention(
                    self.lantern,
                    "the port is used to ship arms",
                    "ship arms",
                    "arms transfer",
                    status=EventStatus.ALLEGED,
                ),
            ),
            TREATY: (a_mention(self.lantern, "the harbour treaty was signed in June last year", "signed", "signing", background=True),),
            MAYBE: (
                a_mention(
                    self.courier,
                    "Wieland may travel to Port Sorrel himself",
                    "travel",
                    "visit",
                    status=EventStatus.UNCERTAIN,
                    background=True,
                ),
            ),
            HURT: (
                a_mention(
                    self.gazette,
                    "Two stevedores were hurt when a crate fell on the quay on Tuesday",
                    "hurt",
                    "accident",
                    counts=(Count("injured", 2, 2, "Two", *at(self.gazette, "Two stevedores")),),
                ),
            ),
            QUAY: (a_mention(self.notes, "The envoy was here the other day", "was here", "visit"),),
        }  # fmt: skip

    def made_claims(self) -> tuple[Claim, ...]:
        wire = (self.courier, self.southdesk)
        lantern = ("Tessaly Lantern", LinkKind.OUTLET)
        osterholt = ("Mira Osterholt", LinkKind.PERSON)
        arrivals = [
            a_claim(self.courier, ARRIVAL, [("Meridian", LinkKind.AGENCY), VPB], JUNE, assertion="asr-arrived"),
            a_claim(self.southdesk, ARRIVAL, [VPB], JUNE, assertion="asr-arrived"),
            a_claim(self.brief, ARRIVAL, [VPB], JUNE, assertion="asr-arrived"),
        ]
        follows = "the talks follow what was agreed during her visit on May 29"
        counted = [
            a_claim(
                one,
                f"counted {figure} shipments of arms through the port since the spring",
                [lantern, osterholt, SERVICE],
                ARMS,
                act=SpeechAct.ALLEGES,
                assertion="asr-arms",
            )
            for one, figure in ((self.courier, 40), (self.southdesk, 60))
        ]
        return (
            *arrivals,
            *(a_claim(one, follows, [VPB, CHANCELLERY], JUNE) for one in wire),
            a_claim(
                self.courier,
                "Wieland may travel to Port Sorrel himself",
                [("speculation", LinkKind.UNNAMED)],
                MAYBE,
                act=SpeechAct.SPECULATES,
                certainty=Certainty.POSSIBLE,
            ),
            *counted,
            a_claim(
                self.lantern,
                "Forty shipments since the spring",
                [osterholt, SERVICE],
                ARMS,
                act=SpeechAct.ALLEGES,
                certainty=Certainty.PROBABLE,
                assertion="asr-arms",
            ),
            a_claim(self.lantern, "any arms pass through Port Sorrel", [("Keel’s office", LinkKind.GOVERNMENT)], ARMS, act=SpeechAct.DENIES),
            a_claim(self.lantern, "any arms pass through Port Sorrel", [CHANCELLERY], ARMS, act=SpeechAct.DENIES),
            a_claim(self.gazette, "he had seen no military cargo", [("Ebbe Lind", LinkKind.PERSON)], ARMS, act=SpeechAct.DENIES),
            a_claim(self.gazette, "The Chancellery again denied the reports", [VPB, CHANCELLERY], ARMS, act=SpeechAct.DENIES),
            a_claim(self.lantern, "We spoke as neighbours speak", [("Doran Keel", LinkKind.PERSON)], MAY),
            a_claim(self.lantern, "frank and useful", [CHANCELLERY], MAY),
            a_claim(self.lantern, "they lasted two hours", [VPB], MAY, act=SpeechAct.CONFIRMS),
            a_claim(self.gazette, "Two stevedores were hurt when a crate fell on the quay on Tuesday", [("the hospital", LinkKind.ORGANISATION)], HURT),
            a_claim(self.gazette, "a union post spoke of five", [("a union post", LinkKind.UNNAMED)], HURT, act=SpeechAct.STATES),
        )  # fmt: skip

    def events(self) -> tuple[Event, ...]:
        people = (
            EventParticipant("Ilse Marran", ParticipantRole.ACTOR, "ent-marran"),
            EventParticipant("Doran Keel", ParticipantRole.RECIPIENT, "ent-keel"),
        )
        port = EventPlace("Port Sorrel", "ent-port")
        june = Moment.between(
            date(2025, 6, 11),
            date(2025, 6, 11),
            Basis.INFERRED,
            0.96,
            (
                Reason("“Wednesday” counts from the day the story was written, and the dateline says June 11.", 3.2, seen(self.courier, "KARSTEN, June 11 (Meridian)")),
                Reason("It is the second visit in less than two weeks, and the other was on 29 May.", 2.1, seen(self.courier, "for the second time in less than two weeks")),
                Reason("11 June is a Wednesday in 2025, and in no neighbouring year.", 1.7),
                Reason("The masthead says September: it is the day of the crawl.", -0.6, seen(self.courier, "Monday, 8 September 2025")),
            ),
        )  # fmt: skip
        may = Moment.stated(
            "2025-05-29", 0.99, (Reason("The caption gives the full day.", 5.1, seen(self.lantern, "29 May", 1)),)
        )
        spring = Moment.between(
            date(2025, 3, 1),
            date(2025, 6, 11),
            Basis.INFERRED,
            0.91,
            (Reason("“Since the spring”, told on 29 May and 11 June.", 1.4, seen(self.lantern, "since the spring")),),
        )
        return (
            self.event(TREATY, "The harbour treaty is signed", "signing", Moment.stated("2024-06", 0.9, (Reason("“June last year” counts from 29 May 2025.", 4.0, seen(self.lantern, "in June last year")),)), salience=0.2),
            self.event(ARMS, "Arms are shipped through Port Sorrel", "arms transfer", spring, EventStatus.ALLEGED, where=port, contested=True, reports=4, salience=2.0, counts=(EventCount("shipments", 40.0, 40.0, 60.0, date(2025, 6, 11), tuple(one.id for one in self.mentions[ARMS][:2])),)),
            self.event(MAY, "Doran Keel receives Ilse Marran in Port Sorrel", "meeting", may, where=port, participants=people, series="ser-1", reports=3, salience=2.5),
            self.event(JUNE, "Ilse Marran arrives in Port Sorrel", "visit", june, where=port, participants=people, series="ser-1", reports=3, salience=3.0),
            self.event(HURT, "Stevedores hurt by a falling crate", "accident", Moment.between(date(2025, 5, 27), date(2025, 6, 24), Basis.INFERRED, 0.92, (Reason("A Tuesday before a Friday on which the denials are told.", 0.8, seen(self.gazette, "on Tuesday")),)), where=port, reports=1, salience=0.8, counts=(EventCount("injured", 2.0, 2.0, 5.0, None, (self.mentions[HURT][0].id,)),)),
            self.event(MAYBE, "Oskar Wieland may travel to Port Sorrel", "visit", Moment.undated((Reason("The page gives no day for it."),)), EventStatus.UNCERTAIN, part_of=JUNE, salience=0.3),
            self.event(QUAY, "The envoy is seen on the quay", "visit", Moment.undated((Reason("“The other day” counts from a page that nothing dates.", 0.0, seen(self.notes, "the other day")),)), where=port, salience=0.6),
        )  # fmt: skip

    def event(
        self,
        name: str,
        title: str,
        kind: str,
        when: Moment,
        status: EventStatus = EventStatus.HAPPENED,
        **fields: object,
    ) -> Event:
        fields.setdefault("reports", len({one.article for one in self.mentions[name]}))
        mentions = tuple(one.id for one in self.mentions[name])
        return Event(name, title, "CONSULT", kind, status, when, mentions, **fields)  # type: ignore[arg-type]

    def lineage(self) -> Lineage:
        shared = "Marran came on the instructions of Prime Minister Oskar Wieland and is expected to be received by Keel, it said."
        left, right = sorted((seen(self.courier, shared), seen(self.southdesk, shared)))
        credit = Reason("It credits Meridian in its dateline and at its end.", 2.6, seen(self.courier, "–Meridian"))
        family = Family(
            "fam-00000000000000f1",
            Archetype(agency="Meridian"),
            (
                Witness(self.courier.id, (ARCHETYPE,), Relation.COPY, 1.0, (credit,)),
                Witness(
                    self.southdesk.id,
                    (ARCHETYPE,),
                    Relation.ABRIDGED,
                    0.97,
                    (Reason("It has lost the credit and kept the city.", 1.2, seen(self.southdesk, "KARSTEN:")),),
                    dropped=(seen(self.courier, "The approach of the June 14 anniversary of the harbour treaty has fuelled speculation that Wieland may travel to Port Sorrel himself, although no sign of such a trip has been reported."),),
                    changed=((seen(self.courier, "40 shipments"), seen(self.southdesk, "60 shipments")),),
                ),
                Witness(
                    self.brief.id,
                    (self.southdesk.id,),
                    Relation.SPLICED,
                    0.62,
                    (Reason("Its first sentence is the wire’s, cut; the rest is its own.", 0.9),),
                    added=(seen(self.brief, "Our reader Jonas of Karsten writes that the ferries were half an hour late."),),
                ),
            ),
            (Passage(left, right, 5.5),),
            (MERIDIAN_SEARCH, "“quarrel over the northern banks” Marran Keel"),
        )  # fmt: skip
        return Lineage((), (family,), ((self.gazette.id, ("“I sign for every crate”",)),))

    def publications(self) -> tuple[Publication, ...]:
        dateline = seen(self.courier, "KARSTEN, June 11 (Meridian)")
        june = Moment.between(
            date(2025, 6, 11),
            date(2025, 6, 12),
            Basis.INFERRED,
            0.94,
            (
                Reason("The dateline says June 11, and “Wednesday” fits it only in 2025.", 3.4, dateline),
                Reason("The masthead is a page clock: not later than that day, and only weakly that day.", -0.6, seen(self.courier, "Monday, 8 September 2025")),
            ),
        )  # fmt: skip
        copied = june.because((Reason("It carries the words of a story written on 11 June.", 2.2, dateline),))
        friday = Moment.between(date(2025, 5, 30), date(2025, 6, 27), Basis.INFERRED, 0.9, (Reason("It answers claims of 29 May, and was fetched on 1 July.", 1.1, seen(self.gazette, "on Friday")),))  # fmt: skip
        stated = Moment.stated("2025-05-29", 0.99, (Reason("The page is stamped with the day, and its data agree.", 6.0, seen(self.lantern, "Posted: Thursday, 29 May 2025, 18:40")),))  # fmt: skip
        return (
            Publication(self.courier.id, june, JUNE),
            Publication(self.southdesk.id, copied, JUNE),
            Publication(self.brief.id, copied, JUNE),
            Publication(self.lantern.id, stated, MAY),
            Publication(self.gazette.id, friday, ARMS),
            Publication(self.notes.id, Moment.undated(), QUAY),
        )

    def times(self) -> tuple[TimeExpression, ...]:
        wanted = (
            (self.courier, ("Monday, 8 September 2025", "June 11", "on Wednesday", "May 29", "June 14")),
            (self.southdesk, ("on Wednesday", "May 29")),
            (self.lantern, ("Thursday, 29 May 2025, 18:40", "on Thursday", "June last year")),
            (self.gazette, ("on Friday", "on Tuesday")),
            (self.notes, ("the other day",)),
        )
        found = []
        for article, words in wanted:
            for one in words:
                begin, end = at(article, one)
                identity = content_id("tx", article.id, begin, end)
                found.append(
                    TimeExpression(
                        identity,
                        article.id,
                        begin,
                        end,
                        one,
                        LayerKind.BODY,
                        TimexType.DATE,
                        None,
                        anchor=Anchor.WRITTEN,
                    )
                )
        return tuple(found)  # fmt: skip

    def judgements(self) -> tuple[Judgement, ...]:
        def decided(
            left: EventMention, right: EventMention, answer: Answer, score: float, *reasons: Reason
        ) -> Judgement:
            first, second = sorted((left.id, right.id))
            return Judgement(first, second, "same-event", answer, score, reasons)

        june, may, quay = self.mentions[JUNE], self.mentions[MAY], self.mentions[QUAY][0]
        apart = Reason(
            "One is told as the earlier visit of the other: “the second time in less than two weeks”.",
            -4.1,
            seen(self.courier, "for the second time in less than two weeks"),
        )
        return (
            decided(june[0], june[1], Answer.YES, 6.3, Reason("The same words of one story.", 6.3)),
            decided(june[0], june[2], Answer.YES, 5.2, Reason("The same words of one story.", 5.2)),
            decided(may[0], may[4], Answer.YES, 3.4, Reason("Both give 29 May.", 2.6, seen(self.courier, "May 29")), Reason("The same two people.", 1.1), Reason("One is a visit, the other a meeting.", -0.3)),
            decided(june[0], may[4], Answer.NO, -5.0, apart, Reason("The same two people in the same place.", 1.5)),
            decided(quay, june[0], Answer.UNSURE, 0.2, Reason("The same place and, it seems, the same envoy.", 0.9), Reason("No day to compare.", -0.7)),
            decided(quay, may[4], Answer.UNSURE, -0.1, Reason("The customs house stands in both.", 0.6, seen(self.notes, "the customs house")), Reason("“More luggage than the last time” tells of an earlier visit.", -0.7, seen(self.notes, "with more luggage than the last time"))),
        )  # fmt: skip

    def dossier(self) -> Dossier:
        claims, events = self.claims, self.events()
        count40, count60 = (next(one for one in claims if f"counted {figure}" in one.text) for figure in (40, 60))
        denial = next(one for one in claims if one.act is SpeechAct.DENIES)
        bureau = Origin("Velmora Press Bureau", OriginKind.STATE_MEDIA, "Government of Velmora")
        chancellery = Origin("Chancellery of Velmora", OriginKind.PARTY, "Government of Velmora")
        keel = Origin("Doran Keel", OriginKind.PARTY, "Government of Tessaly")
        service = Origin("intelligence service", OriginKind.OFFICIAL, "Government of Tessaly")
        independence = {
            JUNE: Independence(1, 1, (bureau, chancellery)),
            MAY: Independence(2, 3, (keel, bureau, chancellery)),
            ARMS: Independence(1, 1, (service,)),
            HURT: Independence(1, 2, (Origin("the hospital", OriginKind.FIRST_HAND, "the hospital"), Origin("a union post", OriginKind.UNNAMED, "a union post"))),
        }  # fmt: skip
        told = {
            JUNE: seen(self.courier, COURIER.split("(Meridian) ")[1].split("\n")[0]),
            MAY: seen(self.lantern, LANTERN.split("[body] ")[1].split("\n")[0]),
            ARMS: seen(self.lantern, "“Forty shipments since the spring,” she said, citing the intelligence service."),
            HURT: seen(self.gazette, "Two stevedores were hurt when a crate fell on the quay on Tuesday, the hospital said; a union post spoke of five."),
            QUAY: seen(self.notes, UNDATED.split("[body] ")[1].split("\n")[0]),
        }  # fmt: skip
        ranked = sorted(events, key=lambda event: -event.salience)
        entries = tuple(
            Entry(
                event.id,
                rank,
                Quotation(seen_.article, seen_.begin, seen_.end, seen_.text) if (seen_ := told.get(event.id)) else None,
                "",
            )
            for rank, event in enumerate(ranked, start=1)
        )
        return Dossier(
            run=RunReport("0.1.0", {"window": "2025-03..2025-07"}, 8, 6, {"empty": 1, "no-article": 1}, {"reading": 0.04, "cleaning": 0.2, "language": 2.9, "chronology": 0.3}),
            captures=self.captures,
            articles=self.articles,
            rejected=(
                Rejection("blank.txt", RejectionReason.EMPTY, "the file holds nothing: save the page again"),
                Rejection("menu.html", RejectionReason.NO_ARTICLE, "only links were found: is it a list of stories?"),
            ),
            lineage=self.lineage(),
            entities=(Entity("ent-marran", EntityKind.PERSON, "Ilse Marran"), Entity("ent-keel", EntityKind.PERSON, "Doran Keel"), Entity("ent-port", EntityKind.PLACE, "Port Sorrel")),
            names=(),
            times=self.times(),
            attributions=(),
            mentions=tuple(one for found in self.mentions.values() for one in found),
            publications=self.publications(),
            events=events,
            series=(Series("ser-1", "Ilse Marran in Port Sorrel", (MAY, JUNE)),),
            judgements=self.judgements(),
            claims=claims,
            assertions=(
                Assertion("asr-arrived", "Ilse Marran arrived in Port Sorrel on 11 June 2025", tuple(one.id for one in claims if one.assertion == "asr-arrived"), independence[JUNE], ("fam-00000000000000f1",), (self.gazette.id,), JUNE),
                Assertion("asr-arms", "Arms are shipped through Port Sorrel", tuple(one.id for one in claims if one.assertion == "asr-arms"), independence[ARMS], ("fam-00000000000000f1", self.lantern.id), (self.gazette.id,), ARMS),
            ),
            contradictions=(
                Contradiction("con-1", "how many shipments", count40.id, count60.id, date(2025, 6, 11), date(2025, 6, 11), Verdict.CONTRADICTION, "Two copies of one story give 40 and 60 for the same days. The Lantern, from which both have it, says forty."),
                Contradiction("con-2", "whether arms are shipped", count40.id, denial.id, date(2025, 6, 11), date(2025, 5, 29), Verdict.ALLEGATION_DENIAL, "A lawmaker alleges it, citing the intelligence service; both governments deny it."),
            ),
            independence=independence,
            entries=entries,
            not_established=(NotEstablished("Whether any arms pass through Port Sorrel", "One lawmaker says so on the word of an unnamed service; the accused and the harbour master deny it. A bill of lading, or a second service, would settle it.", (count40.id, denial.id)),),
            tombstones=(Tombstone("ev-00000000000000b9", JUNE),),
            conflicts=(),
            metadata={},
        )  # fmt: skip
