"""The sentence that a few words of a claim are taken from."""

from __future__ import annotations

from rashomon.model.claims import Claim
from rashomon.model.dossier import Dossier
from rashomon.model.sentences import sentence_around

__all__ = ["around"]

#: Words up to which a claim is shown with its sentence, and words that open a clause which cannot be read alone.
FEW = 3
OPENING = frozenset({"that", "who", "which", "whose", "killing", "injuring", "wounding", "leaving"})
#: Characters of the sentence on either side.
BESIDE = 60


def around(dossier: Dossier, claim: Claim) -> tuple[str, str]:
    """What stands before and after a claim's words in their sentence, shortened at words; both empty where the claim can
    be read alone."""
    article = dossier.article_by_id.get(claim.article)
    said = claim.text.split()
    if article is None or not said or (len(said) > FEW and said[0].casefold() not in OPENING):
        return "", ""
    begin, end = sentence_around(article.text, claim.begin, claim.end)
    first, last = max(begin, claim.begin - BESIDE), min(end, claim.end + BESIDE)
    before, after = article.text[first : claim.begin], article.text[claim.end : last]
    if first > begin:
        before = "…" + before.partition(" ")[2]
    if last < end:
        after = after.rpartition(" ")[0] + "…"
    return " ".join(before.split()), " ".join(after.split())
