"""What the pile does not establish, why, what would settle it, and which claims are concerned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.model.attribution import LinkKind, SpeechAct
from rashomon.model.chronology import Event
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence, OriginKind, Verdict
from rashomon.model.dossier import NotEstablished
from rashomon.model.events import EventStatus

__all__ = ["not_established"]

#: How a claim or event reads by itself, where the record's own words are a fragment.
Reads = Callable[[Claim], str]

COUNT = "a list of names, or a later count by the one who counted, would settle it"
RECORD = "a record made on the spot would settle it"
NEITHER = "a record or a witness that belongs to neither side would settle it"
NO_PARTY = "a witness or a record that belongs to no party would settle it"
NAMED = "a source with a name would settle it"
ANOTHER = "a text that is no copy of it would settle it"

ONE_SIDED = {
    OriginKind.PARTY: ("only those who take part in it say so", NO_PARTY),
    OriginKind.STATE_MEDIA: ("only state media say so", NO_PARTY),
    OriginKind.UNNAMED: ("only sources without a name say so", NAMED),
}
TOLD = {
    EventStatus.ALLEGED: "it is told as an allegation",
    EventStatus.DENIED: "it is told as something that is denied",
    EventStatus.UNCERTAIN: "it is told as something that may be so",
}
#: How the pairs begin that differ in no figure.
PLAIN = ("day:", "place:", "who did it:", "whether it is so:")
#: Statuses of which nobody expects them to be established.
STILL_OPEN = frozenset({EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED})
#: At least so many words make a statement that is worth listing by itself.
FEWEST_WORDS = 6
#: What is only foreseen: an expectation is not a claim that waits to be established.
FORESEEN = re.compile(
    r"\b(?:expected|likely|unlikely|set|due|scheduled|planning|poised|bound|considered|regarded) to\b|^(?:to|will|would)\b"
)
#: A description's head stands before the first of these; words that are plurals without an "s".
BEHIND = re.compile(r"\s(?:of|for|at|from|in|with|on|near|to|by|who|which|that|close|familiar|inside|based)\s|,")
PLURALS = frozenset({"police", "people", "men", "women", "spokesmen", "both"})
#: Pages that must tell of an uncertain event for it to be listed.
WORTH = 2
#: Allegations, and guesses, of one event that are listed.
OF_ONE_EVENT = 2
#: An item with what it is ordered by (named accusers first, then salience) and its event.
Ordered = tuple[tuple[bool, float, str], str | None, NotEstablished]
#: Guesses that nobody vouches for are listed last, and no more than this share of the list.
GUESSES = 0.25


def not_established(
    events: Sequence[Event],
    independence: Mapping[str, Independence],
    claims: Sequence[Claim],
    assertions: Sequence[Assertion],
    contradictions: Sequence[Contradiction],
    main: Iterable[str | None],
    told: Mapping[str, str],
    reads: Reads,
    listed: int,
) -> list[NotEstablished]:
    """Contested figures, then what is alleged and denied, events that only one side tells, allegations, guesses.

    ``main`` are the events that some article is mainly about, ``told`` gives for an event the sentence that tells it.
    Nothing is listed twice: a text once, and a claim under its first heading only.
    """
    by_id = {claim.id: claim for claim in claims}
    news = {event for event in main if event is not None}
    ranked = sorted(events, key=lambda e: (-e.salience, e.id))
    weight = {event.id: event.salience for event in events}
    found = figures(contradictions, by_id, weight)
    found += denied(contradictions, by_id, reads)
    found += one_sided(ranked, independence, claims, news, told, carriers_by_event(assertions))
    concerned = {claim for item in found for claim in item.claims}
    alleged, guessed = open_assertions(assertions, by_id, events, weight, concerned, reads)
    room = max(1, int(listed * GUESSES))
    return once([*found, *alleged, *guessed[:room]])[:listed]


def figures(
    contradictions: Sequence[Contradiction], claims: Mapping[str, Claim], weight: Mapping[str, float]
) -> list[NotEstablished]:
    contested = [c for c in contradictions if c.verdict is Verdict.CONTRADICTION]
    contested.sort(key=lambda c: (-weight.get(claims[c.a].event or "", 0.0), c.id))
    return [
        NotEstablished(c.about, f"{c.explanation}; {RECORD if c.about.startswith(PLAIN) else COUNT}", (c.a, c.b))
        for c in contested
    ]


def denied(contradictions: Sequence[Contradiction], claims: Mapping[str, Claim], reads: Reads) -> list[NotEstablished]:
    """One item for each allegation, with all who deny it."""
    answers: dict[str, list[str]] = {}
    for contradiction in contradictions:
        if contradiction.verdict is Verdict.ALLEGATION_DENIAL:
            answers.setdefault(contradiction.a, []).append(contradiction.b)
    found = []
    for accusation, denials in sorted(
        answers.items(), key=lambda item: (claims[item[0]].article, claims[item[0]].begin)
    ):
        deniers = sorted({speaker(claims[denial]) for denial in denials})
        told = speaker(claims[accusation])
        alleges = "allege" if is_many([told]) else "alleges"
        why = f"{told} {alleges} it, {joined(deniers)} {'deny' if is_many(deniers) else 'denies'} it"
        found.append(NotEstablished(reads(claims[accusation]), f"{why}; {NEITHER}", (accusation, *sorted(denials))))
    return found


def one_sided(
    ranked: Sequence[Event],
    independence: Mapping[str, Independence],
    claims: Sequence[Claim],
    news: set[str],
    told: Mapping[str, str],
    carriers: Mapping[str, set[str]],
) -> list[NotEstablished]:
    """Events of the news that are told as doubtful, told by one side alone, or told in several copies of one text."""
    of_event: dict[str, list[str]] = {}
    for claim in claims:
        if claim.event:
            of_event.setdefault(claim.event, []).append(claim.id)
    found = []
    for event in ranked:
        if event.status is EventStatus.UNCERTAIN and event.reports < WORTH:
            continue  # one page's "may have" is a guess among many
        why = doubt(event, independence.get(event.id)) or copied(event, carriers.get(event.id, set()))
        concerned = tuple(of_event.get(event.id, ()))
        doubtful = event.status in TOLD and event.reports > 1
        if why and concerned and (event.id in news or doubtful):
            found.append(NotEstablished(told.get(event.id, event.title), why, concerned))
    return found


def carriers_by_event(assertions: Sequence[Assertion]) -> Mapping[str, set[str]]:
    """The distinct texts that carry anything on each event."""
    found: dict[str, set[str]] = {}
    for assertion in assertions:
        if assertion.event is not None:
            found.setdefault(assertion.event, set()).update(assertion.carried_by)
    return found


def copied(event: Event, carriers: set[str]) -> str | None:
    """Why an event that several pages tell in one text is not established."""
    if len(carriers) != 1 or event.reports < 2 or event.status in STILL_OPEN:
        return None
    return f"the {event.reports} pages that tell it are copies of one text; {ANOTHER}"


def doubt(event: Event, independence: Independence | None) -> str | None:
    """Why an event is not established; None where nothing says so."""
    if event.status in TOLD:
        return f"{TOLD[event.status]}; {NEITHER}"
    if event.status in STILL_OPEN or independence is None or not independence.origins:
        return None
    kinds = {origin.kind for origin in independence.origins}
    if not kinds <= set(ONE_SIDED):
        return None
    if len(kinds) == 1:
        why, way = ONE_SIDED[next(iter(kinds))]
        if kinds != {OriginKind.UNNAMED}:
            why += f" ({joined(sorted({origin.interest for origin in independence.origins}))})"
        return f"{why}; {way}"
    named = sorted({origin.interest for origin in independence.origins if origin.kind is not OriginKind.UNNAMED})
    return f"only parties to it, state media and sources without a name say so ({joined(named)}); {NO_PARTY}"


def open_assertions(
    assertions: Sequence[Assertion],
    claims: Mapping[str, Claim],
    events: Sequence[Event],
    weight: Mapping[str, float],
    concerned: set[str],
    reads: Reads,
) -> tuple[list[NotEstablished], list[NotEstablished]]:
    """What is alleged and not confirmed, and what is only guessed at, each by the salience of its event."""
    status = {event.id: event.status for event in events}
    by_article: dict[str, list[Claim]] = {}
    for claim in claims.values():
        by_article.setdefault(claim.article, []).append(claim)
    alleged: list[Ordered] = []
    guessed: list[Ordered] = []
    for assertion in assertions:
        held = [claims[claim] for claim in assertion.claims]
        if concerned.intersection(assertion.claims) or status.get(assertion.event or "") in STILL_OPEN:
            continue
        if len(assertion.text.split()) < FEWEST_WORDS or FORESEEN.search(assertion.text.casefold()):
            continue
        if any(vouched(claim, by_article[claim.article]) for claim in held):
            continue
        acts = {claim.act for claim in held}
        order = (all(unnamed(claim) for claim in held), -weight.get(assertion.event or "", 0.0), assertion.id)
        shortest = min(held, key=lambda claim: (len(claim.text), claim.id))
        if acts == {SpeechAct.ALLEGES}:
            who = joined(sorted({speaker(claim) for claim in held}))
            way = NAMED if order[0] else NEITHER
            why = f"alleged by {who}, and confirmed by nobody in this pile; {way}"
            alleged.append((order, assertion.event, NotEstablished(reads(shortest), why, assertion.claims)))
        elif acts == {SpeechAct.SPECULATES} and assertion.event and all(unnamed(claim) for claim in held):
            why = f"it is believed, and nobody says by whom; {NAMED}"
            guessed.append((order, assertion.event, NotEstablished(reads(shortest), why, assertion.claims)))
    return few_of_each(alleged), few_of_each(guessed)


def few_of_each(ordered: Iterable[Ordered]) -> list[NotEstablished]:
    """The items in their order, no more than a few of one event: the rest is the same affair in other words."""
    listed: Counter[str] = Counter()
    kept = []
    for _, event, item in sorted(ordered, key=lambda one: one[0]):
        if event is None or listed[event] < OF_ONE_EVENT:
            listed[event or ""] += 1
            kept.append(item)
    return kept


def vouched(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether the words stand inside what somebody with a name says: then it is that person's word."""
    return any(
        other.begin <= claim.begin and claim.end <= other.end and other.id != claim.id and not unnamed(other)
        for other in others
    )


def unnamed(claim: Claim) -> bool:
    return not claim.chain or claim.chain[-1].kind is LinkKind.UNNAMED


def speaker(claim: Claim) -> str:
    if not claim.chain:
        return "the text itself"
    return "somebody who is not named" if claim.chain[-1].name == "unnamed" else claim.chain[-1].name


def is_many(names: Sequence[str]) -> bool:
    """Whether a verb behind the names stands in the plural: several, or one described by a plural ("two aides")."""
    if len(names) != 1:
        return True
    head = BEHIND.split(names[0], maxsplit=1)[0].split()[-1]
    return head in PLURALS or (head.islower() and head.endswith("s") and not head.endswith(("ss", "us", "is")))


def joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def once(items: Iterable[NotEstablished]) -> list[NotEstablished]:
    """The first item of each text."""
    first: dict[str, NotEstablished] = {}
    for item in items:
        first.setdefault(" ".join(item.text.casefold().split()), item)
    return list(first.values())
