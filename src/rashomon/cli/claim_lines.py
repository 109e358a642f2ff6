"""A claim on a line: who says it through whom, how, in which words, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from rashomon.cli.reasons import QUOTES, shorten
from rashomon.cli.screen import harmless
from rashomon.cli.wording import chain_in_words, place_of
from rashomon.model.attribution import Certainty, Polarity
from rashomon.model.claims import Claim
from rashomon.model.decision import grades_by_source
from rashomon.model.dossier import Dossier
from rashomon.outputs.context import around

__all__ = ["alike", "claim_line", "manner", "places"]

#: Places of one wording that are told; copies of a wire story have dozens.
MOST_PLACES = 6


def claim_line(dossier: Dossier, claim: Claim, copies: Sequence[Claim] = ()) -> Text:
    """KCNA confirms (possibly, not): “the meeting took place”  page.txt:10–32. A source that a person graded
    carries the grade: KCNA [D3]. ``copies`` are claims of the same source in the same words elsewhere."""
    line = manner(dossier, claim)
    line.append(": ", style="default")
    said = harmless(shorten(claim.text))
    line.append(said if said[:1] in QUOTES else f"“{said}”", style="default")
    before, after = around(dossier, claim)
    if len(before) + len(after) > 1:  # a full stop is no sentence
        line.append(f" (in: {harmless(f'{before} {said} {after}'.strip())})", style="dim")
    line.append("  " + harmless(places(dossier, (claim, *copies))), style="dim cyan")
    return line


def manner(dossier: Dossier, claim: Claim) -> Text:
    """Who says it through whom, and how: ``KCNA ← an aide · alleges (probable)``."""
    line = Text(
        harmless(chain_in_words(claim.chain, grades_by_source(dossier.given.grades))),
        style="green" if claim.chain else "dim",
    )
    line.append(f" · {claim.act.value}", style="default")
    doubts = [claim.certainty.value] if claim.certainty is not Certainty.CERTAIN else []
    doubts += ["not so"] if claim.polarity is Polarity.NEGATIVE else []
    if doubts:
        line.append(f" ({', '.join(doubts)})", style="yellow")
    return line


def places(dossier: Dossier, claims: Sequence[Claim]) -> str:
    """Where the words of claims stand, one after the other."""
    told = [place_of(dossier, claim.article, claim.begin, claim.end) for claim in claims]
    more = len(told) - MOST_PLACES
    return ", ".join(told[:MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


def alike(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims with those together that one source makes in the same words on several pages."""
    together: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        words = " ".join(claim.text.translate(STRAIGHT).casefold().split())
        key = (tuple(link.name for link in claim.chain), claim.act, claim.polarity, claim.certainty, words)
        together.setdefault(key, []).append(claim)
    return list(together.values())


STRAIGHT = str.maketrans("‘’“”", "''\"\"")
