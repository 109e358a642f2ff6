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
from rashomon.model.sentences import sentence_around

__all__ = ["alike", "claim_line", "manner", "places"]

#: Words up to which a claim is shown with the sentence that it is taken from.
FEW = 3
#: Characters of that sentence on either side.
BESIDE = 60
#: Places of one wording that are told; copies of a wire story have dozens.
MOST_PLACES = 6


def claim_line(dossier: Dossier, claim: Claim, copies: Sequence[Claim] = ()) -> Text:
    """KCNA confirms (possibly, not): “the meeting took place”  page.txt:10–32. A source that a person graded
    carries the grade: KCNA [D3]. ``copies`` are claims of the same source in the same words elsewhere."""
    line = manner(dossier, claim)
    line.append(": ", style="default")
    said = harmless(shorten(claim.text))
    line.append(said if said[:1] in QUOTES else f"“{said}”", style="default")
    whole = sentence_of(dossier, claim)
    if whole:
        line.append(f" (in: {harmless(whole)})", style="dim")
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


def sentence_of(dossier: Dossier, claim: Claim) -> str:
    """The sentence that a few words are taken from; "" where they can be read alone."""
    article = dossier.article_by_id.get(claim.article)
    if article is None or len(claim.text.split()) > FEW:
        return ""
    begin, end = sentence_around(article.text, claim.begin, claim.end)
    if end - begin <= claim.end - claim.begin + FEW:
        return ""
    first, last = max(begin, claim.begin - BESIDE), min(end, claim.end + BESIDE)
    before = article.text[first : claim.begin]
    before = before.partition(" ")[2] if first > begin else before
    after = article.text[claim.end : last]
    after = after.rpartition(" ")[0] if last < end else after
    words = " ".join(f"{before}{article.text[claim.begin : claim.end]}{after}".split())
    return ("…" if first > begin else "") + words + ("…" if last < end else "")


def alike(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims with those together that one source makes in the same words on several pages."""
    together: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        words = " ".join(claim.text.translate(STRAIGHT).casefold().split())
        key = (tuple(link.name for link in claim.chain), claim.act, claim.polarity, claim.certainty, words)
        together.setdefault(key, []).append(claim)
    return list(together.values())


STRAIGHT = str.maketrans("‘’“”", "''\"\"")
