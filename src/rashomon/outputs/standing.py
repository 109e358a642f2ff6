"""How much words are worth, in words: parties to an event corroborate nothing, and one allegation may be denied by many."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.claims import Contradiction, Independence, OriginKind

__all__ = ["denied_by_all", "parties_in_words"]


def parties_in_words(independence: Independence) -> str:
    """ ", a party to it", ", both parties to it", ", 2 of them parties to it"; "" where none is one."""
    parties = {origin.interest for origin in independence.origins if origin.kind is OriginKind.PARTY}
    if not parties:
        return ""
    if len(parties) == 1 and independence.possible == 1:
        return ", a party to it"
    if len(parties) == independence.possible:
        return ", both parties to it" if len(parties) == 2 else ", all of them parties to it"
    return f", {len(parties)} of them {'a party' if len(parties) == 1 else 'parties'} to it"


def denied_by_all(pairs: Sequence[Contradiction]) -> str:
    """What to make of one allegation and its denials: who alleges it is told once, and all who deny it."""
    first = pairs[0].explanation
    if len(pairs) == 1:
        return first
    deniers = list(dict.fromkeys(pair.explanation.partition(DENIED)[2].partition(":")[0] for pair in pairs))
    alleged, _, rest = first.partition(DENIED)
    named = f"{', '.join(deniers[:-1])} and {deniers[-1]}" if len(deniers) > 1 else deniers[0]
    return f"{alleged}{DENIED}{named}:{rest.partition(':')[2]}"


#: What stands between the accuser and the denier in an explanation of the claims stage.
DENIED = ", denied by "
