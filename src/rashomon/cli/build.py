"""``rashomon build``: the main job, and the ledger that ends it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from rashomon import store
from rashomon.cli.bar import progress_display
from rashomon.cli.screen import console, words
from rashomon.errors import OptionError
from rashomon.model.dossier import Dossier
from rashomon.model.events import EventStatus
from rashomon.pipeline import build as build_dossier
from rashomon.pipeline import parse_window

if TYPE_CHECKING:  # the readers are imported when there is something to read
    from rashomon.reading import ReadingOptions

__all__ = ["build", "counted", "show_ledger"]

#: Rejected inputs named in full; the rest are counted, and all are in the dossier.
NAMED = 10


def build(
    pile: Annotated[
        list[str],
        typer.Argument(
            metavar="PILE",
            help="Folders or files with saved news pages, - for standard input, addresses with --fetch.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="The dossier to write.")] = Path("dossier.db"),
    known_events: Annotated[
        Path | None,
        typer.Option(
            "--known-events", help="A CSV table of events whose days are known: name,date,place,people,source."
        ),
    ] = None,
    known_entities: Annotated[
        Path | None,
        typer.Option("--known-entities", help="People, bodies and places that you know: FollowTheMoney JSON, or CSV."),
    ] = None,
    window: Annotated[
        str | None, typer.Option("--window", metavar="FROM..TO", help="The days between which the pages were written.")
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option("--lexicon", help="A table of predicates of your own, CSV or TSV: lemma,pos,type,subtype."),
    ] = None,
    keep_captures: Annotated[
        bool, typer.Option("--keep-captures/--no-keep-captures", help="Keep the pages' bytes in the dossier.")
    ] = True,
    afresh: Annotated[
        bool,
        typer.Option("--afresh", help="Forget what people decided in the dossier that stands at OUT, and its ids."),
    ] = False,
    columns: Annotated[
        str | None,
        typer.Option(
            "--map", metavar="text=COLUMN,…", help="Which columns of tables hold what, where the names do not say."
        ),
    ] = None,
    stdin_type: Annotated[
        str | None,
        typer.Option("--stdin-type", metavar="TYPE", help="What standard input is: html, txt, jsonl, csv, warc, …"),
    ] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Get the addresses in PILE, and the pages of feeds there, over HTTP.")
    ] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="With --fetch: a host that may lie in a private network."),
    ] = None,
    fetch_cache: Annotated[
        Path | None,
        typer.Option(
            "--fetch-cache", metavar="FOLDER", help="With --fetch: keep pages there, ask only for what changed."
        ),
    ] = None,
) -> None:
    """Read a pile of saved news pages and write its dossier.

    Where a dossier of these pages stands already, what people decided in it holds and its events keep their ids.

    Every input ends once, kept or rejected with a reason. On a terminal the progress is shown as bars;
    otherwise standard error gets one line for each stage: its name, count and seconds, separated by tabs.

    \b
    Examples:
      rashomon build pages/ -o dossier.db
      rashomon build monday/ tuesday/ extra.html -o dossier.db
      rashomon build pages/ --window 2024-06..2025-07
      rashomon build pages/ --known-events known-events.csv
      rashomon build pages/ --lexicon harvest.csv
      rashomon build scraped.csv --map text=story,url=link
      zcat pages.jsonl.gz | rashomon build - --stdin-type jsonl
      rashomon build --fetch https://example.org/feed.xml -o dossier.db
    """
    reading = reading_options(columns, stdin_type, fetch=fetch, hosts=allow_host or [], cache=fetch_cache)
    days = parse_window(window) if window is not None else None
    store.check_target(out)
    earlier = store.load(out, without=("bytes",)) if out.exists() and out.stat().st_size and not afresh else None
    with progress_display() as progress:
        dossier = build_dossier(
            pile,
            known_events=known_events,
            known_entities=known_entities,
            window=days,
            earlier=earlier,
            reading=reading,
            lexicon=lexicon,
            progress=progress,
        )
    store.save(dossier, out, captures=keep_captures)
    show_ledger(dossier)
    if dossier.changes:
        console().print(
            Text.assemble(
                f"  {counted(len(dossier.changes), 'difference')} from the dossier that stood there:  ",
                (f"rashomon changes {quote(str(out))}", "bold cyan"),
            )
        )
    name = quote(str(out))
    console().print(
        Text.assemble("\nWrote ", (str(out), "bold"), ". Next:  ", (f"rashomon timeline {name}", "bold cyan")),
        soft_wrap=True,
    )


def reading_options(
    columns: str | None, stdin_type: str | None, *, fetch: bool, hosts: Sequence[str], cache: Path | None
) -> ReadingOptions:
    """The options as typed. Raises OptionError for those that make no sense, alone or together."""
    from rashomon.reading import FetchOptions, ReadingOptions, parse_columns

    if not fetch and (hosts or cache is not None):
        raise OptionError(
            f"{'--allow-host' if hosts else '--fetch-cache'} is for fetching: add --fetch, or leave it out"
        )
    return ReadingOptions(
        columns=parse_columns(columns) if columns else {},
        standard_input=stdin_type,
        fetch=FetchOptions(allow_hosts=frozenset(hosts), cache=cache) if fetch else None,
    )


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 page", "3 pages", "2 families"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def show_ledger(dossier: Dossier) -> None:
    """What came in, what was kept, what was rejected and why, what came of it, and how long it took."""
    run, screen = dossier.run, console()
    rejected = sum(run.rejected.values())
    reasons = sorted(run.rejected.items(), key=lambda item: (-item[1], item[0]))
    why = ", ".join(f"{number:,} {reason}" for reason, number in reasons)
    screen.print(
        f"\n{counted(run.inputs, 'input')} read, {run.kept:,} kept, {rejected:,} rejected{f' ({why})' if why else ''}."
    )
    if rejected:
        screen.print(rejections(dossier))
    families = dossier.lineage.families
    alone = len(dossier.articles) - len({article for family in families for article in family.articles})
    happened = sum(event.status is EventStatus.HAPPENED for event in dossier.events)
    undated = sum(event.when.edtf is None for event in dossier.events)
    facts = [
        f"{counted(len(dossier.articles), 'article')} from {counted(alone + len(families), 'distinct text')}"
        + (f" ({counted(len(families), 'family', 'families')} of copies)" if families else ""),
        f"{counted(len(dossier.events), 'event')}: {happened:,} said to have happened, {undated:,} undated",
        f"{counted(len(dossier.claims), 'claim')}, {counted(len(dossier.contradictions), 'contradiction')}",
    ]
    for fact in facts:
        screen.print(f"  {fact}")
    total = sum(run.seconds.values())
    told = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in run.seconds.items())
    screen.print(Text(f"{total:.1f} seconds: {told}", style="dim"))


def rejections(dossier: Dossier) -> Table:
    table = Table(box=None, show_header=False, pad_edge=True, padding=(0, 1))
    table.add_column(style="yellow", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(style="dim", overflow="fold", ratio=2)
    for rejection in dossier.rejected[:NAMED]:
        table.add_row(rejection.reason.value, words(rejection.locator), words(rejection.detail))
    left = dossier.rejected[NAMED:]
    if left:
        reasons = sorted({rejection.reason.value for rejection in left})
        table.add_row("…", f"and {len(left):,} more", f"{', '.join(reasons)}; all are in the dossier's table rejected")
    return table
