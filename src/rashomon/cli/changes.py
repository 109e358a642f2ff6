"""``rashomon changes``: what is different from the build before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from rashomon.cli.find import ranks
from rashomon.cli.opening import open_dossier
from rashomon.cli.screen import console, words
from rashomon.model.change import Change, ChangeKind
from rashomon.model.dossier import Dossier

__all__ = ["changes", "show_changes"]

#: Changes of a kind that are shown unless all are asked for: what fits on one screen with all kinds there.
SHOWN = 6

#: What each kind of change is called over its rows.
HEADINGS = {
    ChangeKind.PAGE: "Pages",
    ChangeKind.FAMILY: "Copies",
    ChangeKind.PUBLISHED: "Published",
    ChangeKind.NEW_EVENT: "New events",
    ChangeKind.MERGED_EVENT: "Now one event",
    ChangeKind.GONE_EVENT: "No longer told",
    ChangeKind.WHEN: "Dates",
    ChangeKind.STATUS: "Standing",
    ChangeKind.SOURCES: "Sources",
    ChangeKind.CONTESTED: "Contested",
}


def changes(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    everything: Annotated[bool, typer.Option("--all", help=f"Show all, not only {SHOWN} of each kind.")] = False,
) -> None:
    """Show what is different from the build before: pages, copies, dates, events, sources.

    \b
    Example:
      rashomon changes dossier.db
    """
    records = open_dossier(dossier)
    if records.changes:
        show_changes(records, everything=everything, name=str(dossier))
    else:
        console().print("Nothing is different from a build before, or there was none.")


def show_changes(dossier: Dossier, *, everything: bool, name: str) -> None:
    """The changes by kind. An event's number in the timeline stands before it."""
    screen, number = console(), ranks(dossier)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    hidden = 0
    for kind, group in groupby(dossier.changes, lambda change: change.kind):
        rows = list(group)
        shown = rows if everything else rows[:SHOWN]
        hidden += len(rows) - len(shown)
        add_rows(table, HEADINGS[kind], shown, number, len(rows))
    screen.print(table)
    if hidden:
        screen.print(Text.assemble(f"{hidden:,} more:  ", (f"rashomon changes {quote(name)} --all", "bold cyan")))


def add_rows(table: Table, heading: str, shown: Sequence[Change], number: Mapping[str, int], total: int) -> None:
    for place, change in enumerate(shown):
        label = f"{heading} ({total:,})" if place == 0 else ""
        table.add_row(label, str(number.get(change.subject, "")), words(change.says))
