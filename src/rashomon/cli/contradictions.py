"""``rashomon contradictions``: claims that do not sit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from rashomon.cli.about import about
from rashomon.cli.build import counted
from rashomon.cli.claim_lines import claim_line
from rashomon.cli.find import ranks
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import indented, shorten
from rashomon.cli.screen import console, harmless
from rashomon.model.claims import Contradiction, Verdict
from rashomon.model.date_words import day_in_words
from rashomon.model.dossier import Dossier
from rashomon.outputs.standing import denied_by_all

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
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="WHAT", help="Only pairs about this: an event, a name, a page, or words."),
    ] = None,
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
    records = open_dossier(dossier, names=of is not None)
    wanted = about(records, of) if of is not None else None
    known = records.claim_by_id
    chosen = [
        pair
        for pair in records.contradictions
        if pair.a in known
        and pair.b in known
        and (verdict is None or pair.verdict is verdict)
        and (wanted is None or wanted(known[pair.a]) or wanted(known[pair.b]))
    ]
    screen = console()
    if not chosen:
        screen.print("No two claims were found that do not sit together. That is not proof that none disagree.")
        return
    for pairs in matters(records, chosen):
        show_matter(screen, records, pairs)
    told = Counter(pair.verdict for pair in chosen)
    parts = [f"{told[kind]} {kind.value}" for kind in STYLES if told[kind]]
    screen.print(Text(f"{counted(len(chosen), 'pair')}: {', '.join(parts)}", style="dim"))


def matters(dossier: Dossier, chosen: Sequence[Contradiction]) -> list[list[Contradiction]]:
    """The pairs, those of one allegation together; the graver verdict first, then the more prominent event."""
    number = ranks(dossier)
    order = list(STYLES)
    together: dict[tuple[str, str], list[Contradiction]] = {}
    for pair in chosen:
        apart = pair.a if pair.verdict is Verdict.ALLEGATION_DENIAL else pair.id
        together.setdefault((pair.verdict.value, apart), []).append(pair)

    def rank(pairs: list[Contradiction]) -> tuple[int, int, str]:
        event = dossier.claim_by_id[pairs[0].a].event or dossier.claim_by_id[pairs[0].b].event
        return order.index(pairs[0].verdict), number.get(event or "", len(number) + 1), pairs[0].id

    return sorted((sorted(pairs, key=lambda pair: pair.id) for pairs in together.values()), key=rank)


def show_matter(screen: Console, dossier: Dossier, pairs: Sequence[Contradiction]) -> None:
    """One disagreement: both claims, or an allegation with all its denials, and what to make of it."""
    first = pairs[0]
    heading = Text(first.verdict.value, style=STYLES[first.verdict])
    heading.append(f"  {harmless(shorten(first.about))}", style="bold")
    screen.print(heading)
    allegation, denial = sides(dossier, first)
    indented(screen, allegation)
    denials = (denial, *(sides(dossier, pair)[1] for pair in pairs[1:]))
    for line in {line.plain: line for line in denials}.values():
        indented(screen, line)
    indented(screen, Text(harmless(denied_by_all(pairs)), style="italic"))
    screen.print()


def sides(dossier: Dossier, pair: Contradiction) -> tuple[Text, Text]:
    """Both claims, each with the day as of which it speaks."""
    lines = []
    for name, day in ((pair.a, pair.as_of_a), (pair.b, pair.as_of_b)):
        line = Text(f"as of {day_in_words(day)}  " if day else "on a day not known  ", style="dim")
        line.append_text(claim_line(dossier, dossier.claim_by_id[name]))
        lines.append(line)
    return lines[0], lines[1]
