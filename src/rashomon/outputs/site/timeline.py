"""The first screen: how much was read, and one row for each event in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.chronology import Event
from rashomon.model.claims import Independence
from rashomon.model.date_words import day_in_words
from rashomon.model.moment import Moment
from rashomon.outputs.questions import open_questions
from rashomon.outputs.site.facts import ORIGIN_ORDER, Facts
from rashomon.outputs.site.news import News, news_of
from rashomon.outputs.site.parts import TITLE_LENGTH, Link, Quote, Shared, When
from rashomon.outputs.site.strip import Strip, central_day, strip_of
from rashomon.outputs.site.wording import (
    kind_words,
    number_of,
    origin_name,
    origins_words,
    shortened,
)

__all__ = ["Decision", "Group", "Row", "Summary", "TimelinePage", "timeline_pages"]

#: Rows on the first screen. Beyond it the less salient events stand on pages of one year each: a browser
#: lays out a thousand rows without a pause, and nobody reads more of them at once.
MOST_ROWS = 1000

#: Rows beyond which the first screen opens with what pages are mainly about; the others wait behind the switch.
#: A hundred rows are about five screens of background: more than anybody scrolls past to reach the news.
CROWDED = 100

#: Names of origins told in a row; the event's own page has them all.
MOST_ORIGINS = 3

#: Decisions offered on the first screen.
MOST_DECISIONS = 5


@dataclass(frozen=True, slots=True)
class Row:
    event: str
    href: str
    title: str
    kind: str
    status: str
    when: When
    told_by: str
    strip: Strip | None
    quote: Quote | None
    origins: str
    best: str
    counts: str
    contested: bool
    main: bool
    part_of: Link | None
    search: str


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one year, or those without a date."""

    name: str
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    pages: int
    texts: int
    agencies: tuple[str, ...]
    fetched: str
    main: int
    background: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A question that the program could not settle, between two events; ``names`` is how commands name the two."""

    left: Link
    right: Link
    names: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    path: str
    title: str
    summary: Summary
    groups: tuple[Group, ...]
    types: tuple[str, ...]
    years: tuple[Link, ...]
    left_out: int
    decisions: tuple[Decision, ...]
    news: tuple[News, ...]
    first: bool
    crowded: bool


def timeline_pages(facts: Facts, shared: Shared) -> Iterable[TimelinePage]:
    """The first screen, and a page for each year when it cannot hold every event."""
    events = facts.dossier.events
    shown = frozenset(event.id for event in sorted(events, key=lambda event: prominence(facts, event))[:MOST_ROWS])
    groups = grouped_rows(facts, shared, events)
    years = tuple(
        Link(group.name, f"years/{group.anchor}.html", number_of(len(group.rows), "event")) for group in groups
    )
    crowded = len(shown) < len(events)
    first = tuple(Group(grp.name, grp.anchor, tuple(row for row in grp.rows if row.event in shown)) for grp in groups)
    yield page(
        facts,
        shared,
        "index.html",
        tuple(group for group in first if group.rows),
        years if crowded else (),
        len(events) - len(shown),
    )
    if crowded:
        for group in groups:
            yield page(facts, shared, f"years/{group.anchor}.html", (group,), years, 0)


def page(
    facts: Facts, shared: Shared, path: str, groups: tuple[Group, ...], years: tuple[Link, ...], left_out: int
) -> TimelinePage:
    first = path == "index.html"
    return TimelinePage(
        path=path,
        title="Timeline" if first else groups[0].name,
        summary=summarised(facts),
        groups=groups,
        types=tuple(sorted({row.kind for group in groups for row in group.rows})),
        years=years,
        left_out=left_out,
        decisions=open_decisions(facts, shared) if first else (),
        news=news_of(facts.dossier.changes, shared) if first else (),
        first=first,
        crowded=first and sum(len(group.rows) for group in groups) > CROWDED and any_main(groups),
    )


def any_main(groups: Sequence[Group]) -> bool:
    return any(row.main for group in groups for row in group.rows)


def prominence(facts: Facts, event: Event) -> tuple[bool, int, float, str]:
    """Sorts main events first, then by the rank of their entries."""
    entry = facts.entry_of.get(event.id)
    return (
        event.id not in facts.main_events,
        entry.rank if entry else len(facts.dossier.events),
        -event.salience,
        event.id,
    )


def grouped_rows(facts: Facts, shared: Shared, events: Sequence[Event]) -> tuple[Group, ...]:
    dated = sorted((event for event in events if event.when.earliest), key=lambda event: (order(event.when), event.id))
    years: dict[int, list[Row]] = {}
    for event in dated:
        year = central_day(event.when).year
        years.setdefault(year, []).append(row_of(facts, shared, event))
    groups = [Group(str(year), f"y{year}", tuple(years[year])) for year in sorted(years)]
    by = facts.dossier.told_by
    undated = sorted(
        (event for event in events if not event.when.earliest),
        key=lambda one: (by.get(one.id, date.max), prominence(facts, one)),
    )
    if undated:
        groups.append(Group("Undated", "undated", tuple(row_of(facts, shared, event) for event in undated)))
    return tuple(groups)


def order(moment: Moment) -> tuple[date, date, date]:
    """By the middle of a moment, so that a vague one stands where it most likely belongs; what lasted stands
    where it began."""
    middle = central_day(moment)
    return middle, moment.earliest or middle, moment.latest or middle


def row_of(facts: Facts, shared: Shared, event: Event) -> Row:
    entry = facts.entry_of.get(event.id)
    independence = facts.independence(event.id)
    told = entry.quotation if entry else None
    quote = shared.quote(told.article, told.begin, told.end, told.text, 420) if told else None
    kind = type_words(event)
    return Row(
        event=event.id,
        href=shared.places.event(event.id),
        title=shortened(event.title, TITLE_LENGTH),
        kind=kind,
        status=event.status.value,
        when=shared.when(event.when),
        told_by=shared.told_by(event),
        strip=strip_of(event.when),
        quote=quote,
        origins=origin_names(independence),
        best=best_kind(independence),
        counts=f"{origins_words(independence)} · {number_of(event.reports, 'report')}",
        contested=event.contested,
        main=event.id in facts.main_events,
        part_of=shared.event_link(event.part_of),
        search=" ".join(
            [event.title, event.where.name if event.where else "", *(one.name for one in event.participants)]
        ).casefold(),
    )


def type_words(event: Event) -> str:
    return shortened(event.subtype or event.type or "event", 40).replace("_", " ").replace("-", " ").lower()


def origin_names(independence: Independence | None) -> str:
    if independence is None:
        return ""
    ordered = sorted(independence.origins, key=lambda origin: ORIGIN_ORDER[origin.kind])
    names = list(dict.fromkeys(origin_name(origin) for origin in ordered))
    more = len(names) - MOST_ORIGINS
    return ", ".join(names[:MOST_ORIGINS]) + (f" and {more} more" if more > 0 else "")


def best_kind(independence: Independence | None) -> str:
    """The kind of origin that an editor would rest on first."""
    kinds = (
        sorted((origin.kind for origin in independence.origins), key=ORIGIN_ORDER.__getitem__) if independence else []
    )
    return kind_words(kinds[0]) if kinds else ""


def summarised(facts: Facts) -> Summary:
    days = facts.fetch_days
    fetched = ""
    if days:
        known = (
            f"known for {len(days)} of {len(facts.articles)}" if len(days) < len(facts.articles) else "known for all"
        )
        span = iso_words(days[0]) if days[0] == days[-1] else f"{iso_words(days[0])} to {iso_words(days[-1])}"
        fetched = f"{span} ({known})"
    main = sum(1 for event in facts.dossier.events if event.id in facts.main_events)
    return Summary(
        pages=len(facts.articles),
        texts=facts.distinct_texts,
        agencies=tuple(facts.agencies),
        fetched=fetched,
        main=main,
        background=len(facts.dossier.events) - main,
    )


def iso_words(text: str) -> str:
    try:
        return day_in_words(date.fromisoformat(text))
    except ValueError:
        return text


def open_decisions(facts: Facts, shared: Shared) -> tuple[Decision, ...]:
    """The questions a person could settle, each with what the commands that settle it name the events by."""
    found = []
    for left, right in open_questions(facts.dossier, MOST_DECISIONS):
        left_link, right_link = shared.event_link(left.id), shared.event_link(right.id)
        if left_link and right_link:
            found.append(Decision(left_link, right_link, f"{name_of(facts, left)} {name_of(facts, right)}"))
    return tuple(found)


def name_of(facts: Facts, event: Event) -> str:
    """An event as commands take it: its number in the timeline, or its id."""
    entry = facts.entry_of.get(event.id)
    return str(entry.rank) if entry else event.id
