"""``rashomon sources``: which outlets lean on which agencies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from rashomon.cli.build import counted
from rashomon.cli.opening import open_dossier
from rashomon.cli.screen import console, words
from rashomon.outputs.reliance import AgencyUse, Leaning, OutletUse, reliance

__all__ = ["sources"]


def sources(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    on: Annotated[
        str | None, typer.Option("--on", metavar="AGENCY", help="Only outlets that lean on this agency.")
    ] = None,
) -> None:
    """Show which outlets lean on which agencies in this pile, and who owns whom.

    \b
    Examples:
      rashomon sources dossier.db
      rashomon sources dossier.db --on Reuters
    """
    found = reliance(open_dossier(dossier))
    screen = console()
    agencies = [use for use in found.agencies if on is None or on.casefold() in use.agency.casefold()]
    outlets = [
        use
        for use in found.outlets
        if on is None or any(on.casefold() in item.agency.casefold() for item in use.leanings)
    ]
    if on is not None and not outlets and not agencies:
        screen.print(Text.assemble("No page of this pile carries or cites ", words(on, "bold"), "."))
        return
    if agencies:
        screen.print(agency_table(agencies))
        screen.print()
    else:
        screen.print("No page of this pile carries an agency's text, as far as its pages tell.\n")
    screen.print(outlet_table(outlets))
    for owner, names in found.shared_owners if on is None else ():
        screen.print(Text.assemble(words(owner, "bold"), " owns ", words(", ".join(names)), ": one interest."))
    pages = sum(use.pages for use in outlets)
    carried = sum(use.carried for use in outlets)
    screen.print(
        Text(
            f"{counted(pages, 'page')} of {counted(len(outlets), 'outlet')}; {carried} carry another's text. "
            "“Without credit”: another carrier of the same text has kept it.",
            style="dim",
        )
    )


def agency_table(uses: list[AgencyUse]) -> Table:
    table = Table(title="Agencies", title_justify="left", box=None, header_style="dim", pad_edge=False)
    table.add_column("agency", ratio=2)
    table.add_column("whose", ratio=2)
    for name in ("carried by", "outlets", "originals", "not here", "cited by"):
        table.add_column(name, justify="right", no_wrap=True)
    for use in uses:
        whose = " · ".join(dict.fromkeys(filter(None, (use.owner if use.owner != use.agency else "", use.country))))
        figures = (use.pages, use.outlets, use.archetypes, use.lost, use.cited)
        table.add_row(words(use.agency, "bold"), words(whose, "dim"), *(shown(figure) for figure in figures))
    return table


def outlet_table(uses: list[OutletUse]) -> Table:
    table = Table(title="Outlets", title_justify="left", box=None, header_style="dim", pad_edge=False)
    table.add_column("outlet", ratio=2)
    table.add_column("owner", ratio=2)
    for name in ("pages", "own", "carried"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("leans on", ratio=4)
    for use in uses:
        owner = use.owner if use.owner != use.outlet else ""
        leaning = Text("\n").join(leaning_line(item) for item in use.leanings) if use.leanings else Text("–", "dim")
        figures = (use.pages, use.own, use.carried)
        table.add_row(words(use.outlet, "bold"), words(owner, "dim"), *(shown(figure) for figure in figures), leaning)
    return table


def leaning_line(item: Leaning) -> Text:
    """ "Reuters: carries 3, 1 without credit; cites it in 2"."""
    parts: list[str] = []
    if item.carried:
        without = f", {item.uncredited} without credit" if item.uncredited else ""
        parts.append(f"carries {item.carried}{without}")
    if item.cited:
        parts.append(f"cites it in {item.cited}")
    return Text.assemble(words(item.agency), (f": {'; '.join(parts)}", "dim"))


def shown(figure: int) -> Text:
    return Text(str(figure) if figure else "–", style="" if figure else "dim")
