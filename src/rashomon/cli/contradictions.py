"""``rashomon contradictions``: claims that do not sit together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from rashomon.cli.build import counted
from rashomon.cli.claims import claim_line
from rashomon.cli.find import find_event
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import indented, shorten
from rashomon.cli.screen import console, harmless
from rashomon.model.claims import Contradiction, Verdict
from rashomon.model.date_words import day_in_words
from rashomon.model.dossier import Dossier

__all__ = ["contradictions"]

#: What an editor must see first, and how it is coloured.
STYLES = {
    Verdict.CONTRADICTION: "bold red",
    Verdict.ALLEGATION_DENIAL: "bold yellow",
    Verdict.SUPERSEDED: "bold cyan",
    Verdict.DIFFERENT_SCOPE: "bold dim",
}


def contradictions(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    of: Annotated[str | None, typer.Option("--of", metavar="EVENT", help="Only pairs about this event.")] = None,
    verdict: Annotated[
        Verdict | None, typer.Option("--verdict", help="Only pairs of this verdict.", show_default=False)
    ] = None,
) -> None:
    """Show pairs of claims that do not sit together, each as of the day it was said, and what to make of them.

    \b
    Examples:
      rashomon contradictions dossier.db
      rashomon contradictions dossier.db --of 1
      rashomon contradictions dossier.db --verdict contradiction
    """
    records = open_dossier(dossier)
    event = find_event(records, of) if of is not None else None
    known = records.claim_by_id
    chosen = [
        pair
        for pair in records.contradictions
        if pair.a in known
        and pair.b in known
        and (verdict is None or pair.verdict is verdict)
        and (event is None or event.id in (known[pair.a].event, known[pair.b].event))
    ]
    screen = console()
    if not chosen:
        screen.print("No two claims were found that do not sit together. That is not proof that none disagree.")
        return
    order = list(STYLES)
    for pair in sorted(chosen, key=lambda pair: (order.index(pair.verdict), pair.id)):
        heading = Text(pair.verdict.value, style=STYLES[pair.verdict])
        heading.append(f"  {harmless(shorten(pair.about))}", style="bold")
        screen.print(heading)
        for line in sides(records, pair):
            indented(screen, line)
        indented(screen, Text(harmless(pair.explanation), style="italic"))
        screen.print()
    told = Counter(pair.verdict for pair in chosen)
    parts = [f"{told[kind]} {kind.value}" for kind in order if told[kind]]
    screen.print(Text(f"{counted(len(chosen), 'pair')}: {', '.join(parts)}", style="dim"))


def sides(dossier: Dossier, pair: Contradiction) -> tuple[Text, Text]:
    """Both claims, each with the day as of which it speaks."""
    lines = []
    for name, day in ((pair.a, pair.as_of_a), (pair.b, pair.as_of_b)):
        line = Text(f"as of {day_in_words(day)}  " if day else "on a day not known  ", style="dim")
        line.append_text(claim_line(dossier, dossier.claim_by_id[name]))
        lines.append(line)
    return lines[0], lines[1]
