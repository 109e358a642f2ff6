"""``rashomon claims``: who vouches for what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from rashomon.cli.about import about
from rashomon.cli.build import counted
from rashomon.cli.claim_lines import alike, claim_line, manner, places
from rashomon.cli.find import ranks
from rashomon.cli.opening import open_dossier
from rashomon.cli.reasons import QUOTES, indented, shorten
from rashomon.cli.screen import console, harmless, words
from rashomon.cli.wording import sources_in_words
from rashomon.model.claims import Assertion, Claim
from rashomon.model.date_words import moment_in_words
from rashomon.model.dossier import Dossier

__all__ = ["claim_line", "claims"]


def claims(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="WHAT", help="Only claims about this: an event, a name, a page, or words."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Only claims with this source in their chain.")
    ] = None,
) -> None:
    """Show who says what, through whom, event by event. Chains go from the nearest source to the ultimate one.

    Claims that say the same thing stand together, under how many independent sources they have. WHAT is the number or
    id of an event; the name of a person, body or place; the file name or id of a page; or words.

    \b
    Examples:
      rashomon claims dossier.db
      rashomon claims dossier.db --of 1
      rashomon claims dossier.db --of "security council"
      rashomon claims dossier.db --by KCNA
    """
    records = open_dossier(dossier, names=of is not None)
    wanted = about(records, of) if of is not None else None
    chosen = [
        claim
        for claim in records.claims
        if (wanted is None or wanted(claim)) and (by is None or vouched(records, claim, by))
    ]
    screen = console()
    if not chosen:
        screen.print("No claim fits." if records.claims else "No claim was found on these pages.")
        return
    number = ranks(records)
    by_event: dict[str | None, list[Claim]] = {}
    for claim in chosen:
        by_event.setdefault(claim.event if claim.event in number else None, []).append(claim)
    for event in sorted((name for name in by_event if name is not None), key=number.__getitem__):
        known = records.event_by_id[event]
        told = words(f"{number[event]}  {shorten(known.title)}", "bold")
        screen.print(told.append(f"  {harmless(moment_in_words(known.when, short=True))}", style="not bold dim"))
        show_claims(screen, records, by_event[event])
    if None in by_event:
        if len(by_event) > 1:
            screen.print(words("About no event of the dossier", "bold"))
        show_claims(screen, records, by_event[None])
    screen.print(Text(f"\n{counted(len(chosen), 'claim')}", style="dim"))


def show_claims(screen: Console, dossier: Dossier, chosen: Sequence[Claim]) -> None:
    """The claims, those of one assertion together where its first one stands."""
    assertions = {assertion.id: assertion for assertion in dossier.assertions}
    together: dict[str, list[Claim]] = {}
    for claim in chosen:
        together.setdefault(claim.assertion or claim.id, []).append(claim)
    for name, same in together.items():
        groups = alike(same)
        held = assertions.get(name)
        if len(groups) == 1:
            line = claim_line(dossier, same[0], same[1:])
            indented(screen, line.append_text(standing(held, same)))
            continue
        text = held.text if held else same[0].text
        indented(screen, Text(quoted(text), style="bold").append_text(standing(held, same)))
        for first, *copies in groups:
            if " ".join(first.text.split()) == text:  # just told
                line = manner(dossier, first).append(
                    f"  {harmless(places(dossier, (first, *copies)))}", style="dim cyan"
                )
            else:
                line = claim_line(dossier, first, copies)
            indented(screen, line, 4)


def quoted(text: str) -> str:
    said = harmless(shorten(text))
    return said if said[:1] in QUOTES else f"“{said}”"


def standing(held: Assertion | None, same: Sequence[Claim]) -> Text:
    """ "3 claims, 1 independent source; 2 more texts on it do not say so", nothing for a lone claim."""
    if held is None or len(same) == 1:
        return Text("")
    parts = f"  {counted(len(same), 'claim')}, {sources_in_words(held.independence)}"
    if held.silent:
        does = "does" if len(held.silent) == 1 else "do"
        parts += f"; {counted(len(held.silent), 'other text')} on it {does} not say so"
    return Text(parts, style="not bold dim")


def vouched(dossier: Dossier, claim: Claim, wanted: str) -> bool:
    """Whether a source of that name, or of an entity that goes by it, is in the claim's chain."""
    names = [link.name for link in claim.chain]
    for link in claim.chain:
        known = dossier.entity_by_id.get(link.entity or "")
        if known:
            names += [known.name, *known.aliases]
    return any(wanted.casefold() in name.casefold() for name in names)
