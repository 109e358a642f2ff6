"""``rashomon claims``: who vouches for what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from rashomon.cli.build import counted
from rashomon.cli.find import find_event
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import indented, quotation, shorten
from rashomon.cli.screen import console, harmless, words
from rashomon.cli.wording import chain_in_words, sources_in_words
from rashomon.model.attribution import Certainty, Polarity
from rashomon.model.claims import Claim
from rashomon.model.decision import grades_by_source
from rashomon.model.dossier import Dossier

__all__ = ["claim_line", "claims"]


def claims(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    of: Annotated[str | None, typer.Option("--of", metavar="EVENT", help="Only claims about this event.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Only claims with this source in their chain.")
    ] = None,
) -> None:
    """Show who says what, through whom. Chains go from the nearest source to the ultimate one.

    Claims that say the same thing stand together, under how many independent sources they have.

    \b
    Examples:
      rashomon claims dossier.db
      rashomon claims dossier.db --of 1
      rashomon claims dossier.db --by KCNA
    """
    records = open_dossier(dossier)
    event = find_event(records, of) if of is not None else None
    chosen = [
        claim
        for claim in records.claims
        if (event is None or claim.event == event.id) and (by is None or vouched(records, claim, by))
    ]
    screen = console()
    if not chosen:
        screen.print("No claim fits." if records.claims else "No claim was found on these pages.")
        return
    assertions = {assertion.id: assertion for assertion in records.assertions}
    together: dict[str, list[Claim]] = {}
    for claim in chosen:
        together.setdefault(claim.assertion or "", []).append(claim)
    for claim in chosen:
        held = assertions.get(claim.assertion or "")
        if held is None:
            indented(screen, claim_line(records, claim), 0)
            continue
        same = together.pop(held.id, [])  # told at its first claim, and not again
        if len(same) == 1:
            indented(screen, claim_line(records, claim), 0)
        elif same:
            told = words(shorten(held.text), "bold")
            screen.print(
                told.append(f"  {len(same)} claims, {sources_in_words(held.independence)}", style="not bold dim")
            )
            for other in same:
                indented(screen, claim_line(records, other))
    screen.print(Text(f"\n{counted(len(chosen), 'claim')}", style="dim"))


def vouched(dossier: Dossier, claim: Claim, wanted: str) -> bool:
    """Whether a source of that name, or of an entity that goes by it, is in the claim's chain."""
    names = [link.name for link in claim.chain]
    for link in claim.chain:
        known = dossier.entity_by_id.get(link.entity or "")
        if known:
            names += [known.name, *known.aliases]
    return any(wanted.casefold() in name.casefold() for name in names)


def claim_line(dossier: Dossier, claim: Claim) -> Text:
    """KCNA confirms (possibly, not): “the meeting took place”  page.txt:10–32. A source that a person graded
    carries the grade: KCNA [D3]."""
    line = Text(
        harmless(chain_in_words(claim.chain, grades_by_source(dossier.given.grades))),
        style="green" if claim.chain else "dim",
    )
    line.append(f" · {claim.act.value}", style="default")
    doubts = [claim.certainty.value] if claim.certainty is not Certainty.CERTAIN else []
    doubts += ["not so"] if claim.polarity is Polarity.NEGATIVE else []
    if doubts:
        line.append(f" ({', '.join(doubts)})", style="yellow")
    line.append(": ", style="default")
    line.append_text(quotation(dossier, claim.article, claim.begin, claim.end, claim.text))
    return line
