"""``rashomon timeline``: one row for each event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from rashomon.cli.build import counted
from rashomon.cli.find import entry_order, ranks
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import shorten
from rashomon.cli.screen import console, harmless, words
from rashomon.cli.wording import status_in_words
from rashomon.errors import OptionError
from rashomon.model.chronology import Event
from rashomon.model.claims import OriginKind
from rashomon.model.date_words import day_in_words, moment_in_words
from rashomon.model.dossier import Dossier
from rashomon.model.events import EventStatus
from rashomon.model.moment import Basis
from rashomon.outputs.questions import open_questions
from rashomon.pipeline import day_bounds

__all__ = ["timeline"]

#: Rows shown unless all are asked for: the most salient events, about two screens of a terminal.
ROWS = 30
#: Every way in which an event can stand, as the help tells them.
STATUSES = ", ".join(EventStatus)

#: Questions put to the reader, and the characters of a title in one: a question is to fit on a line or two.
QUESTIONS, ASKED = 5, 60


def timeline(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    who: Annotated[str | None, typer.Option("--who", help="Only events with this participant.")] = None,
    where: Annotated[str | None, typer.Option("--where", help="Only events at this place.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only events that may be on or after it.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only events that may be on or before it.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only events of this type or subtype, as COURT or visit."),
    ] = None,
    status: Annotated[
        list[EventStatus] | None,
        typer.Option(
            "--status", metavar="STATUS", help=f"Only events that stand so: {STATUSES}.", case_sensitive=False
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=f"Show all events, not only the {ROWS} most salient.")
    ] = False,
) -> None:
    """Show what happened and when, on whose word.

    A number in the first column names the event for other commands; what a page is mainly about is bold.
    Sources are independent sources of the
    event, then the articles that mention it: 1/4 is one source and four reports.

    \b
    Examples:
      rashomon timeline dossier.db
      rashomon timeline dossier.db --who Kim --since 2024-06 --until 2025
      rashomon timeline dossier.db --where Pyongyang --all
      rashomon timeline dossier.db --type CONSULT --status planned
    """
    bounds = (
        day_bounds(since, "--since")[0] if since is not None else None,
        day_bounds(until, "--until")[1] if until is not None else None,
    )
    records = open_dossier(dossier)
    kinds = check_kinds(records, kind or [])
    meant = [
        event
        for event in entry_order(records)
        if concerns(records, event, who, where)
        and (not kinds or event.type.casefold() in kinds or event.subtype.casefold() in kinds)
        and (not status or event.status in status)
    ]
    chosen = [event for event in meant if event.when.edtf is None or between(event, *bounds)]
    if any(bounds):
        undated = [event for event in chosen if event.when.edtf is None]
        chosen = [event for event in chosen if event.when.edtf is not None]
    else:
        undated = []
    number = ranks(records)
    salient = {event.id for event in chosen} if everything else most_salient(chosen)
    shown = [event for event in chosen if event.id in salient]
    screen = console()
    screen.print(Text(first_line(records), style="dim"))
    if not shown:
        screen.print("No event fits." if records.events else "No event was found on these pages.")
    else:
        screen.print(rows(records, shown))
    if records.changes:
        told = f"{counted(len(records.changes), 'difference')} from the build before:  "
        screen.print(Text.assemble(told, (f"rashomon changes {quote(str(dossier))}", "bold cyan")), soft_wrap=True)
    if not (who or where or since or until):
        tell_questions(records, str(dossier))
    leading = min((number[event.id] for event in shown), default=None)
    tell_the_rest(len(chosen) - len(shown), len(undated), str(dossier), leading)


def tell_questions(dossier: Dossier, name: str) -> None:
    """The few decisions that would change the most, with the command that makes one."""
    asked = open_questions(dossier, QUESTIONS)
    if not asked:
        return
    number = ranks(dossier)
    screen = console()
    screen.print(Text("What a person could settle: are these one event?", style="bold"))
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    for pair in asked:
        first, second = sorted(pair, key=lambda event: number[event.id])
        for event, led in ((first, ""), (second, "or ")):
            when = moment_in_words(event.when, short=True)
            table.add_row(str(number[event.id]), words(f"{led}{shorten(event.title, ASKED)}, {when}"))
    screen.print(table)
    left, right = sorted(number[event.id] for event in asked[0])
    command = f"rashomon judge {quote(name)} same {left} {right} --by NAME"
    screen.print(Text.assemble("Decide with  ", (command, "bold cyan"), "  or  different"), soft_wrap=True)


def check_kinds(dossier: Dossier, kinds: Sequence[str]) -> frozenset[str]:
    """The types and subtypes asked for, in one case. Raises OptionError for one that no event here is of."""
    there = {name for event in dossier.events for name in (event.type, event.subtype)}
    folded = {name.casefold() for name in there}
    for kind in kinds:
        if dossier.events and kind.casefold() not in folded:
            close = get_close_matches(kind.casefold(), sorted(folded), n=1)
            types = ", ".join(sorted({event.type for event in dossier.events}))
            hint = f" (did you mean {close[0]}?)" if close else ""
            raise OptionError(f"no event here is of the type or subtype {kind!r}{hint}: the types here are {types}")
    return frozenset(kind.casefold() for kind in kinds)


def concerns(dossier: Dossier, event: Event, who: str | None, where: str | None) -> bool:
    """Whether the event has the participant and the place, by any of their names."""
    people = [(participant.name, participant.entity) for participant in event.participants]
    places = [(event.where.name, event.where.entity)] if event.where else []
    return (who is None or named(dossier, people, who)) and (where is None or named(dossier, places, where))


def named(dossier: Dossier, parties: Sequence[tuple[str, str | None]], wanted: str) -> bool:
    names = [name for name, _ in parties]
    for _, entity in parties:
        known = dossier.entity_by_id.get(entity or "")
        if known:
            names += [known.name, *known.aliases]
    return any(wanted.casefold() in name.casefold() for name in names)


def between(event: Event, first: date | None, last: date | None) -> bool:
    """Whether a dated event may lie between two days."""
    earliest, latest = event.when.earliest, event.when.latest
    after = first is None or latest is None or latest >= first
    return after and (last is None or earliest is None or earliest <= last)


def most_salient(events: Sequence[Event]) -> set[str]:
    ordered = sorted(events, key=lambda event: (-event.salience, event.id))
    return {event.id for event in ordered[:ROWS]}


def first_line(dossier: Dossier) -> str:
    """How much stands behind the timeline."""
    families = dossier.lineage.families
    alone = len(dossier.articles) - len({article for family in families for article in family.articles})
    days = sorted(article.fetched[:10] for article in dossier.articles if article.fetched)
    agencies = {article.agency.name for article in dossier.articles if article.agency}
    parts = [counted(len(dossier.articles), "article"), counted(alone + len(families), "distinct text")]
    parts += [counted(len(agencies), "agency", "agencies")] if agencies else []
    parts += [f"captured {days[0]} to {days[-1]}" if days[0] != days[-1] else f"captured {days[0]}"] if days else []
    return harmless(" · ".join(parts))


def rows(dossier: Dossier, events: Sequence[Event]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False)
    table.add_column("#", justify="right", style="cyan", no_wrap=True)
    table.add_column("When", min_width=12, max_width=20)
    table.add_column("What, and who says so", ratio=1)
    table.add_column("Sources", justify="right", no_wrap=True)
    number = ranks(dossier)
    origin = {entry.event: entry.origin for entry in dossier.entries}
    listed = {event.id for event in events}
    main = {publication.main_event for publication in dossier.publications}
    for event in events:
        when = Text(moment_in_words(event.when, short=True), style="dim" if event.when.basis is Basis.UNDATED else "")
        if event.when.basis is Basis.INFERRED:
            when.append(" inferred", style="dim italic")
        elif event.when.basis is Basis.UNDATED and event.id in dossier.told_by:
            when.append(f"\ntold by {day_in_words(dossier.told_by[event.id], short=True)}", style="dim")
        what = Text("↳ " if event.part_of in listed else "")
        what.append_text(words(event.title, "bold" if event.id in main else ""))
        for label, style in (
            (status_in_words(event.status), "yellow"),
            ("contested" if event.contested else "", "red"),
        ):
            if label:
                what.append(f" · {label}", style=style)
        if origin.get(event.id, OriginKind.UNKNOWN) != OriginKind.UNKNOWN:
            what.append("\n").append_text(words(origin[event.id], "dim"))
        held = dossier.independence.get(event.id)
        sources = f"{held if held and held.possible else '–'}/{event.reports}"
        table.add_row(str(number[event.id]), when, what, sources)
    return table


def tell_the_rest(hidden: int, undated: int, name: str, number: int | None) -> None:
    screen = console()
    if hidden:
        screen.print(f"{counted(hidden, 'less salient event')} not shown: add --all.")
    if undated:
        screen.print(f"{counted(undated, 'undated event')} left out, which may or may not lie between these days.")
    screen.print(Text("Sources: independent sources / articles. Absence from a pile proves nothing.", style="dim"))
    if number is not None:
        screen.print(Text.assemble("Next:  ", (f"rashomon event {quote(name)} {number}", "bold cyan")), soft_wrap=True)
