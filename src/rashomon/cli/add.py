"""``rashomon add``: more pages, and what they change."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich.text import Text

from rashomon import store
from rashomon.cli.bar import progress_display
from rashomon.cli.build import reading_options, show_ledger
from rashomon.cli.changes import show_changes
from rashomon.cli.screen import console
from rashomon.errors import OptionError
from rashomon.model.dossier import Dossier
from rashomon.pipeline import extend, parse_window, witness_of

__all__ = ["add", "tell_what_changed"]


def add(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    pile: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PILE",
            help="More folders or files with saved news pages, - for standard input, addresses with --fetch.",
            show_default=False,
        ),
    ] = None,
    told: Annotated[
        str | None, typer.Option("--told", metavar="WORDS", help="What is on no page: a call, a post that you saw.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who vouches for what is told.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day on which it was told.")] = None,
    known_events: Annotated[
        Path | None, typer.Option("--known-events", help="A CSV table of further events whose days are known.")
    ] = None,
    known_entities: Annotated[
        Path | None,
        typer.Option("--known-entities", help="People, bodies and places that you know: FollowTheMoney JSON, or CSV."),
    ] = None,
    window: Annotated[
        str | None,
        typer.Option("--window", metavar="FROM..TO", help="The days between which all pages were written."),
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option("--lexicon", help="A table of predicates of your own, instead of the one before."),
    ] = None,
    columns: Annotated[
        str | None, typer.Option("--map", metavar="text=COLUMN,…", help="Which columns of tables hold what.")
    ] = None,
    stdin_type: Annotated[
        str | None, typer.Option("--stdin-type", metavar="TYPE", help="What standard input is: html, jsonl, warc, …")
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Get the addresses in PILE over HTTP.")] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="NAME", help="A host that may lie in a private network.")
    ] = None,
) -> None:
    """Add pages to a dossier, work everything out again, and say what is different.

    Events keep their ids; one that is merged leaves its id behind as a sign to the other. What people decided,
    known events, the window and a lexicon hold. A found original belongs here too: the copies then stand under it.

    \b
    Examples:
      rashomon add dossier.db tuesday/
      rashomon add dossier.db found-original.html
      rashomon add dossier.db --window 2024-06..2025-07
      rashomon add dossier.db --told "She left on Monday." --by "M. Ruiz"
    """
    if told is None and (by is not None or on is not None):
        raise OptionError("--by and --on say who told what is --told, and when: add it, or leave them out")
    if not any((pile, told is not None, known_events, known_entities, window, lexicon)):
        raise OptionError(
            "there is nothing to add: name pages, --told, --known-events, --known-entities, --window or --lexicon"
        )
    words = () if told is None else (witness_of(told, by or "", day_given(on)),)
    reading = reading_options(columns, stdin_type, fetch=fetch, hosts=allow_host or [], cache=None)
    days = parse_window(window) if window is not None else None
    before = store.load(dossier)
    with progress_display() as progress:
        after = extend(
            before,
            pile or (),
            told=words,
            known_events=known_events,
            known_entities=known_entities,
            window=days,
            reading=reading,
            lexicon=lexicon,
            progress=progress,
        )
    store.save(after, dossier)
    show_ledger(after)
    tell_what_changed(after, dossier)


def day_given(on: str | None) -> str | None:
    """The day as ISO 8601. Raises OptionError."""
    try:
        return None if on is None else date.fromisoformat(on).isoformat()
    except ValueError as error:
        raise OptionError(f"--on {on} is no date: write it as 2025-06-17") from error


def tell_what_changed(after: Dossier, path: Path) -> None:
    """The changes, or that there are none, and where to look next."""
    screen = console()
    screen.print()
    if after.changes:
        show_changes(after, everything=False, name=str(path))
    else:
        screen.print("Nothing else is different.")
    screen.print(Text.assemble("\nNext:  ", (f"rashomon timeline {quote(str(path))}", "bold cyan")), soft_wrap=True)
