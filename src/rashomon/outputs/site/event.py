"""The page of one event: its words, when and why, on whose word, what disagrees, what it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.model.chronology import Event, EventCount
from rashomon.model.claims import Contradiction, Verdict
from rashomon.model.date_words import day_in_words
from rashomon.model.events import EventMention
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.states import figures_of, states_of
from rashomon.outputs.course import figures_in_words, states_in_words
from rashomon.outputs.questions import leading_reason
from rashomon.outputs.site.affairs import AffairView, affair_views
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.footnote import footnote
from rashomon.outputs.site.grid import Grid, grid_of
from rashomon.outputs.site.ladder import Rung, key_of, ladder
from rashomon.outputs.site.parts import TITLE_LENGTH, ClaimView, Link, Quote, ReasonView, Shared, When
from rashomon.outputs.site.strip import Strip, strip_of
from rashomon.outputs.site.timeline import type_words
from rashomon.outputs.site.wording import (
    figure,
    number_of,
    origins_words,
    shortened,
    verdict_words,
    why_and_way,
)
from rashomon.outputs.standing import denied_by_all

__all__ = ["ClashView", "EventPage", "JudgementView", "clashes", "event_page"]

#: Decisions told on an event's page; an event of thirty mentions has hundreds.
MOST_JUDGEMENTS = 12

#: Wordings of one figure, and further places of one wording.
MOST_FIGURES = 8

#: Mentions and disagreements listed before the rest is only counted.
MOST_LISTED = 60


@dataclass(frozen=True, slots=True)
class CountView:
    """A figure with its bounds; the positions are on a scale of 100 from lowest to highest."""

    of: str
    low: str
    best: str
    high: str
    disputed: bool
    best_at: float
    as_of: str
    course: str
    quotes: tuple[tuple[Quote, tuple[Link, ...]], ...]
    more_quotes: int


@dataclass(frozen=True, slots=True)
class ClashView:
    """Two claims that do not sit together; ``others`` are further denials of one allegation, each with its day."""

    about: str
    event: Link | None
    verdict: str
    kind: str
    explanation: str
    a: ClaimView
    b: ClaimView
    as_of_a: str
    as_of_b: str
    others: tuple[tuple[str, ClaimView], ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementView:
    answer: str
    question: str
    score: str
    author: str
    left: Quote | None
    right: Quote | None
    because: str
    reasons: tuple[ReasonView, ...]
    superseded: str


@dataclass(frozen=True, slots=True)
class MentionView:
    """Words that tell of an event, and everywhere they stand."""

    quote: Quote
    background: bool
    also: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Another event of the series, and the strongest decision that keeps the two apart."""

    event: Link
    reason: str


@dataclass(frozen=True, slots=True)
class EventPage:
    path: str
    title: str
    kind: str
    status: str
    in_passing: bool
    contested: bool
    quote: Quote | None
    when: When
    told_by: str
    strip: Strip | None
    where: str
    participants: tuple[tuple[str, str], ...]
    counts: tuple[CountView, ...]
    told_as: str
    affairs: tuple[AffairView, ...]
    sources: str
    reports: str
    rungs: tuple[Rung, ...]
    silent: tuple[Rung, ...]
    others: bool
    grid: Grid | None
    clashes: tuple[ClashView, ...]
    whole: Link | None
    parts: tuple[Link, ...]
    look_alikes: tuple[LookAlike, ...]
    not_established: tuple[tuple[str, str, str], ...]
    mentions: tuple[MentionView, ...]
    more_mentions: int
    judgements: tuple[JudgementView, ...]
    more_judgements: int
    footnote: str
    id: str


def event_page(facts: Facts, shared: Shared, event: Event) -> EventPage:
    entry = facts.entry_of.get(event.id)
    told = entry.quotation if entry else None
    claims = facts.dossier.claims_of_event.get(event.id, ())
    independence = facts.independence(event.id)
    mentions = mention_views(shared, facts.mentions_of.get(event.id, ()))
    decisions, more_decisions = decisions_within(facts, shared, event)
    rungs = ladder(facts, shared, claims, independence)
    own = [facts.dossier.mention_by_id[mention] for mention in event.mentions]
    return EventPage(
        path=shared.places.event(event.id),
        title=shortened(event.title, TITLE_LENGTH),
        kind=type_words(event),
        status=event.status.value,
        in_passing=bool(mentions) and all(one.background for one in mentions),
        contested=event.contested,
        quote=shared.quote(told.article, told.begin, told.end, told.text) if told else None,
        when=shared.when(event.when),
        told_by=shared.told_by(event),
        strip=strip_of(event.when),
        where=event.where.name if event.where else "",
        participants=tuple((one.name, one.role.value) for one in event.participants),
        counts=tuple(count_view(facts, shared, count) for count in event.counts),
        told_as=states_in_words(states_of(own, facts.said)),
        affairs=affair_views(facts, shared, event),
        sources=origins_words(independence),
        reports=number_of(event.reports, "report"),
        rungs=tuple(rung for rung in rungs if rung.claims),
        silent=tuple(rung for rung in rungs if not rung.claims),
        others=any(not rung.counts for rung in rungs),
        grid=grid_of([(rung.name, rung.slots) for rung in rungs if rung.claims][:MOST_LISTED]),
        clashes=clashes(facts, shared, facts.contradictions_of.get(event.id, ())[:MOST_LISTED]),
        whole=shared.event_link(event.part_of),
        parts=present(shared.event_link(part.id) for part in facts.parts_of.get(event.id, ())),
        look_alikes=look_alikes(facts, shared, event),
        not_established=tuple(
            (item.text, *why_and_way(item.why)) for item in facts.not_established_of.get(event.id, ())
        ),
        mentions=mentions[:MOST_LISTED],
        more_mentions=max(len(mentions) - MOST_LISTED, 0),
        judgements=decisions,
        more_judgements=more_decisions,
        footnote=footnote(facts, event, told),
        id=event.id,
    )


def present(links: Iterable[Link | None]) -> tuple[Link, ...]:
    return tuple(link for link in links if link is not None)


def mention_views(shared: Shared, mentions: Sequence[EventMention]) -> tuple[MentionView, ...]:
    """The mentions of an event, the same words told once."""
    same: dict[tuple[str, bool], list[EventMention]] = {}
    for mention in mentions:
        same.setdefault((key_of(mention.text), mention.background), []).append(mention)
    return tuple(
        MentionView(
            shared.quote(first.article, first.begin, first.end, first.text),
            background,
            tuple(
                Link(shared.facts.outlet(one.article), shared.places.span(one.article, one.begin, one.end))
                for one in others[:MOST_LISTED]
            ),
        )
        for (_, background), (first, *others) in same.items()
    )


def count_view(facts: Facts, shared: Shared, count: EventCount) -> CountView:
    bounds = [value for value in (count.low, count.best, count.high) if value is not None]
    low, high = (min(bounds), max(bounds)) if bounds else (0.0, 0.0)
    best = count.best if count.best is not None else low
    quotes: list[Quote] = []
    for name in count.mentions:
        mention = facts.dossier.mention_by_id.get(name)
        if mention is not None:
            own = (seen for seen in mention.counts if seen.of == count.of)
            quotes.extend(shared.quote(mention.article, seen.begin, seen.end, seen.text) for seen in own)
    return CountView(
        of=count.of.replace("_", " "),
        low=figure(count.low),
        best=figure(count.best),
        high=figure(count.high),
        disputed=count.low is not None and count.high is not None and low != high,
        best_at=round(100 * (best - low) / (high - low), 1) if high > low else 50.0,
        as_of=day_in_words(count.as_of) if count.as_of else "",
        course=figures_in_words(figures_of(count, facts.dossier.mention_by_id, facts.said)),
        quotes=tuple(same_words(quotes)[:MOST_FIGURES]),
        more_quotes=max(len(same_words(quotes)) - MOST_FIGURES, 0),
    )


def same_words(quotes: Sequence[Quote]) -> list[tuple[Quote, tuple[Link, ...]]]:
    """Quotations of the same words told once, with links to where else they stand."""
    same: dict[str, list[Quote]] = {}
    for quote in quotes:
        same.setdefault(quote.text.casefold(), []).append(quote)
    return [
        (first, tuple(Link(other.outlet, other.href) for other in others[:MOST_FIGURES]))
        for first, *others in same.values()
    ]


def clash(facts: Facts, shared: Shared, contradiction: Contradiction) -> ClashView | None:
    """The two claims side by side; None when the dossier lacks one of them."""
    known = facts.dossier.claim_by_id
    if contradiction.a not in known or contradiction.b not in known:
        return None
    return ClashView(
        about=contradiction.about,
        event=shared.event_link(known[contradiction.a].event or known[contradiction.b].event),
        verdict=verdict_words(contradiction.verdict),
        kind=contradiction.verdict.value,
        explanation=contradiction.explanation,
        a=shared.claim(known[contradiction.a]),
        b=shared.claim(known[contradiction.b]),
        as_of_a=as_of(contradiction.as_of_a),
        as_of_b=as_of(contradiction.as_of_b),
    )


def as_of(day: date | None) -> str:
    return f"as of {day_in_words(day)}" if day else "on a day not known"


def clashes(facts: Facts, shared: Shared, found: Sequence[Contradiction]) -> tuple[ClashView, ...]:
    """The pairs side by side; an allegation stands once, with all who deny it."""
    together: dict[str, list[Contradiction]] = {}
    for one in found:
        together.setdefault(one.a if one.verdict is Verdict.ALLEGATION_DENIAL else one.id, []).append(one)
    views = []
    for first, *rest in together.values():
        view = clash(facts, shared, first)
        if view is not None:
            known = facts.dossier.claim_by_id
            others = tuple((as_of(one.as_of_b), shared.claim(known[one.b])) for one in rest if one.b in known)
            views.append(replace(view, others=others, explanation=denied_by_all((first, *rest))))
    return tuple(views)


def look_alikes(facts: Facts, shared: Shared, event: Event) -> tuple[LookAlike, ...]:
    """The other events of the series, each with the weightiest reason that it is another."""
    apart: dict[str, Judgement] = {}
    for judgement, other in facts.judgements_of.get(event.id, ()):
        if other != event.id and judgement.answer is Answer.NO:
            kept = apart.get(other)
            if kept is None or abs(judgement.score) > abs(kept.score):
                apart[other] = judgement
    found = []
    for sibling in facts.siblings_of.get(event.id, ()):
        link = shared.event_link(sibling.id)
        reason = leading_reason(apart[sibling.id].reasons, Answer.NO) if sibling.id in apart else ""
        if link:
            found.append(LookAlike(link, reason))
    return tuple(found)


def decisions_within(facts: Facts, shared: Shared, event: Event) -> tuple[tuple[JudgementView, ...], int]:
    """The log: what people decided about it, then why its mentions are one event, strongest first."""
    within = [
        judgement
        for judgement, other in facts.judgements_of.get(event.id, ())
        if other == event.id or judgement.author != "rashomon"
    ]
    within.sort(key=lambda one: (one.author == "rashomon", -abs(one.score), one.left, one.right))
    return tuple(judgement_view(facts, shared, one) for one in within[:MOST_JUDGEMENTS]), max(
        len(within) - MOST_JUDGEMENTS, 0
    )


def judgement_view(facts: Facts, shared: Shared, judgement: Judgement) -> JudgementView:
    return JudgementView(
        answer=judgement.answer.value,
        question=judgement.question,
        score=f"{judgement.score:+.1f}".replace("-", "−"),
        author=judgement.author if judgement.at is None else f"{judgement.author}, {judgement.at}",
        left=mention_quote(facts, shared, judgement.left),
        right=mention_quote(facts, shared, judgement.right),
        because=leading_reason(judgement.reasons, judgement.answer),
        reasons=shared.reasons(judgement.reasons),
        superseded=judgement.superseded_by or "",
    )


def mention_quote(facts: Facts, shared: Shared, name: str) -> Quote | None:
    mention = facts.dossier.mention_by_id.get(name)
    return shared.quote(mention.article, mention.begin, mention.end, mention.text) if mention else None
