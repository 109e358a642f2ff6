"""The affairs of an event on a terminal: what came before it and after it in the same matter, and why."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from rashomon.cli.find import ranks
from rashomon.cli.reasons import heading, indented, show_reasons
from rashomon.cli.screen import words
from rashomon.model.chronology import Affair, Event
from rashomon.model.date_words import moment_in_words
from rashomon.model.dossier import Dossier

__all__ = ["show_affairs"]


def show_affairs(screen: Console, dossier: Dossier, event: Event) -> None:
    """Each affair that the event is of: its events in order, and what ties this one to them."""
    for affair in dossier.affairs_of_event.get(event.id, ()):
        heading(screen, f"The affair: {affair.title}")
        show_stages(screen, dossier, affair, event)
        number = ranks(dossier)
        for link in affair.links:
            if event.id not in (link.earlier, link.later):
                continue
            other = link.earlier if event.id == link.later else link.later
            side = "after" if event.id == link.later else "before"
            indented(screen, words(f"{side} {number[other]}, because", "dim"))
            show_reasons(screen, dossier, link.reasons, 4)


def show_stages(screen: Console, dossier: Dossier, affair: Affair, event: Event) -> None:
    number = ranks(dossier)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(style="cyan", justify="right", no_wrap=True)
    table.add_column()
    for stage, identity in zip(affair.stages, affair.events, strict=True):
        other = dossier.event_by_id[identity]
        here = other.id == event.id
        told = words(other.title, "bold" if here else "")
        told.append(f", {moment_in_words(other.when, short=True)}", style="dim")
        table.add_row(words(("▸ " if here else "  ") + stage), str(number[other.id]), told)
    screen.print(Padding.indent(table, 2))
