"""``rashomon entities``: who is who."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rashomon.cli.build import counted
from rashomon.cli.claim_lines import claim_line
from rashomon.cli.find import find_entity, ranks
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import heading, indented
from rashomon.cli.screen import console, words
from rashomon.model.date_words import day_in_words, moment_in_words
from rashomon.model.dossier import Dossier
from rashomon.model.language import EntityKind, Role
from rashomon.outputs.portrait import Gallery, Portrait, sort_of

__all__ = ["entities"]

#: Rows of the list, and lines under a heading, unless all are asked for: what a screen or two hold.
MOST_ROWS, MOST_LINES, MOST_ALIASES = 40, 12, 4


def entities(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A name or alias, or an id.", show_default=False)
    ] = None,
    kind: Annotated[
        EntityKind | None, typer.Option("--kind", metavar="KIND", help="Only those of this kind: person, place, …")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All of them, not only the first.")] = False,
) -> None:
    """Show who is who: every person, body and place by the names it goes by; with NAME, all about one.

    \b
    Examples:
      rashomon entities dossier.db
      rashomon entities dossier.db --kind person --all
      rashomon entities dossier.db "Harbour office"
    """
    records = open_dossier(dossier, names=True)
    gallery = Gallery(records)
    screen = console()
    if name is not None:
        show_one(screen, records, gallery.portrait(find_entity(records, name)), MOST_LINES if not everything else None)
        return
    chosen = [one for one in gallery.order() if kind in {None, one.kind} and (everything or gallery.named(one))]
    if not chosen:
        screen.print("Nobody was recognised on these pages." if kind is None else f"No {kind.value} was recognised.")
        return
    shown = chosen if everything else chosen[:MOST_ROWS]
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("name", "kind"):
        table.add_column(column, overflow="fold")
    for column in ("named", "pages", "events"):
        table.add_column(column, justify="right")
    table.add_column("also", overflow="fold", style="dim")
    for one in shown:
        portrait = gallery.portrait(one)
        also = ", ".join(form for form, _ in portrait.aliases[:MOST_ALIASES])
        more = len(portrait.aliases) - MOST_ALIASES
        table.add_row(
            words(one.name, "bold"),
            sort_of(one),
            str(portrait.mentions),
            str(portrait.articles),
            str(len(portrait.events) or ""),
            words(also + (f" and {more} more" if more > 0 else "")),
        )
    screen.print(table)
    left = len(chosen) - len(shown)
    tail = f", {left} more with --all" if left else ""
    screen.print(Text(f"\n{counted(len(shown), 'entity', 'entities')}{tail}", style="dim"))
    screen.print(
        Text.assemble("Next:  ", (f'rashomon entities {quote(str(dossier))} "{shown[0].name}"', "bold cyan")),
        soft_wrap=True,
    )


def show_one(screen: Console, dossier: Dossier, portrait: Portrait, most: int | None) -> None:
    """Everything about one entity; under each heading at most ``most`` lines."""
    entity = portrait.entity
    screen.print(words(entity.name, "bold"))
    labels = [sort_of(entity), entity.country or "", *entity.ids, entity.id]
    screen.print(words(" · ".join(label for label in dict.fromkeys(labels) if label != entity.name and label), "dim"))
    screen.print(
        f"\nSpoken of {counted(portrait.mentions, 'time')} on {counted(portrait.articles, 'page')}, "
        f"in {counted(len(portrait.events), 'event')}."
    )
    blocks: list[tuple[str, list[Text]]] = [
        ("Written", [Text.assemble(words(form), (f"  {count}", "dim")) for form, count in portrait.aliases]),
        ("Offices and descriptions", [words(role_in_words(role)) for role in by_time(entity.roles)]),
        ("Events", [event_line(dossier, portrait, place) for place in range(len(portrait.events))]),
        (
            "In the same events",
            [
                Text.assemble(words(one.name), (f"  {sort_of(one)}, {counted(count, 'event')}", "dim"))
                for one, count in portrait.met
            ],
        ),
        ("Claims made", [claim_line(dossier, claim) for claim in portrait.made]),
        ("Claims of others about it", [claim_line(dossier, claim) for claim in portrait.about]),
    ]
    for title, lines in blocks:
        if lines:
            heading(screen, title)
            for line in lines[:most]:
                indented(screen, line)
            if most is not None and len(lines) > most:
                indented(screen, Text(f"and {len(lines) - most} more with --all", style="dim"))


def by_time(roles: tuple[Role, ...]) -> list[Role]:
    """Roles by the day on which they were first seen; those that never were last."""
    return sorted(roles, key=lambda role: (role.since is None, str(role.since), role.title, role.of or ""))


def role_in_words(role: Role) -> str:
    """ "former security chief of Norland, seen 3 Mar 2026 – 9 Apr 2026"; a term of office has no "seen"."""
    told = ("former " if role.former else "") + (f"{role.title} of {role.of}" if role.of else role.title)
    days = [day_in_words(day, short=True) for day in dict.fromkeys([role.since, role.until]) if day is not None]
    if not days:
        return told
    return f"{told}, {'seen ' if role.articles else ''}{' – '.join(days)}"


def event_line(dossier: Dossier, portrait: Portrait, place: int) -> Text:
    event = portrait.events[place]
    return Text.assemble(
        (f"{ranks(dossier)[event.id]:>3}  ", "dim"),
        (f"{moment_in_words(event.when, short=True)}  ", "cyan"),
        words(event.title),
    )
