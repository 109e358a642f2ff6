"""When and who, on MEANTIME's Apple and Airbus pages: the day of each event and the people who take part, from raw text.

The first sentences of the pages are annotated with events, times, participants and the links between them. A gold
event counts when a mention is found at its words. Its gold day is that of the expressions which it is linked to as included in them or
simultaneous with them, the day of writing among them; only values that are one day count. The answer is the moment of the event that the
mention is gathered into: exact when it is that day and no more, held when the day lies in what is answered. Participants are pairs
of an event and a phrase, places apart: right when the phrases overlap. More than half of the corpus' participants are
products, contracts and sums, which the program does not call participants: recall of people and bodies is told apart. Unmarked participants of a marked event count as wrong.
The role is right when Arg0 is the actor's, and Arg1 or Arg2 not. Nothing was fitted on these pages.

    python -m eval --only meantime
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

from eval import Score
from eval.events import joined, overlap
from eval.timelines import Read, read
from rashomon.model.chronology import Event
from rashomon.model.events import EventMention, ParticipantRole

__all__ = ["SETS", "score"]

SETS = ("meantime",)
CORPORA = ("airbus", "apple")
#: Links by which an expression gives an event's time.
DATING = frozenset({"IS_INCLUDED", "SIMULTANEOUS"})

Span = tuple[int, int]


@dataclass
class Told:
    """A gold event: its words, its days, its participants with their roles, which of them are people or bodies of
    people, and its places."""

    span: Span
    days: set[date] = field(default_factory=set)
    people: dict[Span, str] = field(default_factory=dict)
    persons: set[Span] = field(default_factory=set)
    places: set[Span] = field(default_factory=set)


@dataclass
class Tally:
    """Counts over the pages."""

    gold: int = 0
    found: int = 0
    dated: int = 0
    answered: int = 0
    exact: int = 0
    held: int = 0
    people: int = 0
    named: int = 0
    right: int = 0
    persons: int = 0
    met: int = 0
    roles: int = 0
    places: int = 0
    placed: int = 0
    there: int = 0


def told(path: Path) -> Iterator[Told]:
    """The gold events of a page. Spans are offsets of the text that ``read`` is given."""
    root = etree.parse(str(path), etree.XMLParser(recover=True)).getroot()
    tokens = root.findall("token")
    _, spans = joined([(token.get("sentence"), token.text or "") for token in tokens])
    place = {token.get("t_id"): spans[number] for number, token in enumerate(tokens)}
    words: dict[str, Span] = {}
    events: dict[str, Told] = {}
    days: dict[str, date] = {}
    for mark in root.find("Markables"):
        own = [place[anchor.get("t_id")] for anchor in mark.findall("token_anchor")]
        if own:
            words[mark.get("m_id")] = (own[0][0], own[-1][1])
        if mark.tag == "EVENT_MENTION" and own:
            events[mark.get("m_id")] = Told((own[0][0], own[-1][1]))
        elif mark.tag == "TIMEX3" and re.fullmatch(r"\d{4}-\d\d-\d\d", mark.get("value") or ""):
            days[mark.get("m_id")] = date.fromisoformat(mark.get("value"))
    kinds = {mark.get("m_id"): mark.get("ent_type") for mark in root.find("Markables") if mark.get("ent_type")}
    kind: dict[str, str] = {}
    for link in root.find("Relations"):
        if link.tag == "REFERS_TO":
            of = next((kinds.get(end.get("m_id"), "") for end in link if end.tag == "target"), "")
            kind |= {end.get("m_id"): of for end in link if end.tag == "source"}
    for link in root.find("Relations"):
        ends = [end.get("m_id") for end in link if end.tag in ("source", "target")]
        if len(ends) != 2 or ends[0] not in events:
            continue
        if link.tag == "TLINK" and link.get("reltype") in DATING and ends[1] in days:
            events[ends[0]].days.add(days[ends[1]])
        elif link.tag == "HAS_PARTICIPANT" and ends[1] in words:
            role = link.get("sem_role") or ""
            if role == "Argm-LOC":
                events[ends[0]].places.add(words[ends[1]])
            else:
                events[ends[0]].people[words[ends[1]]] = role
                if kind.get(ends[1]) in ("PER", "ORG"):
                    events[ends[0]].persons.add(words[ends[1]])
    yield from events.values()


def count(tally: Tally, gold: Told, mention: EventMention, event: Event | None) -> None:
    tally.found += 1
    if len(gold.days) == 1:
        day = next(iter(gold.days))
        tally.dated += 1
        if event is not None and event.when.edtf is not None:
            tally.answered += 1
            tally.exact += event.when.edtf == day.isoformat()
            first, last = event.when.earliest, event.when.latest
            tally.held += first is not None and last is not None and first <= day <= last
    tally.people += len(gold.people)
    tally.named += len(mention.participants)
    for one in mention.participants:
        roles = [role for span, role in gold.people.items() if overlap(span, (one.begin, one.end))]
        if roles:
            tally.right += 1
            tally.roles += ("Arg0" in roles) == (one.role is ParticipantRole.ACTOR)
    tally.persons += len(gold.persons)
    spans = [(one.begin, one.end) for one in mention.participants]
    tally.met += sum(any(overlap(span, own) for own in spans) for span in gold.persons)
    tally.places += len(gold.places)
    if mention.place is not None:
        tally.placed += 1
        tally.there += any(overlap(span, (mention.place.begin, mention.place.end)) for span in gold.places)


def counted(folder: Path, tally: Tally) -> None:
    found: Read = read(folder)
    event_of = {mention: event for event in found.chronology.events for mention in event.mentions}
    for path in sorted(folder.rglob("*.xml")):
        article = re.split(r"[-_.]", path.name)[0]
        mentions = [mention for mention in found.mentions.values() if mention.article == article]
        for gold in told(path):
            tally.gold += 1
            hit = next((one for one in mentions if overlap(one.predicate, gold.span)), None)
            if hit is not None:
                count(tally, gold, hit, event_of.get(hit.id))


def score(data: Path) -> list[Score]:
    tally = Tally()
    for corpus in CORPORA:
        counted(data / "meantime" / "intra-doc_annotation" / corpus, tally)
    shares = (
        ("events found", tally.found, tally.gold),
        ("day: answered", tally.answered, tally.dated),
        ("day: exact, of those answered", tally.exact, tally.answered),
        ("day: held, of those answered", tally.held, tally.answered),
        ("participants: precision", tally.right, tally.named),
        ("participants: recall", tally.right, tally.people),
        ("participants: recall of people and bodies", tally.met, tally.persons),
        ("participants: role right", tally.roles, tally.right),
        ("places: precision", tally.there, tally.placed),
        ("places: recall", tally.there, tally.places),
    )
    return [Score(name, part / max(whole, 1), whole) for name, part, whole in shares]
