"""The ladder of sources: one rung for each origin of an event, with its own words, copies folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.model.claims import Claim, Independence, Origin, OriginKind
from rashomon.outputs.site.facts import ORIGIN_ORDER, Facts
from rashomon.outputs.site.grid import slots_of
from rashomon.outputs.site.parts import ClaimView, Link, Shared
from rashomon.outputs.site.wording import kind_words, link_kind_words, origin_name

__all__ = ["Rung", "folded", "ladder"]

#: Two claims of one family are the same words when their letters agree this far (of 100): agencies'
#: clients straighten quotes and change a spelling, and a changed figure in a short sentence stays apart.
SAME_WORDS = 92

FIGURE = re.compile(r"\d+")

#: Longer claims are compared by their beginnings: a page may hold a line of megabytes.
COMPARED_LENGTH = 600

#: Claims told on one rung; the rest are counted.
MOST_CLAIMS = 12


@dataclass(frozen=True, slots=True)
class Rung:
    """``counts``: whether it is one of the origins that the count of independent sources rests on; then
    ``number`` is that of its interest: origins of one interest share it. ``slots`` is what it says
    of the event, for the grid."""

    name: str
    kind: str
    interest: str
    counts: bool
    number: int
    claims: tuple[ClaimView, ...]
    more: int
    slots: tuple[tuple[Link, ...], ...]


def ladder(
    facts: Facts, shared: Shared, claims: Sequence[Claim], independence: Independence | None
) -> tuple[Rung, ...]:
    """The rungs: counted origins first, best kind first, then whoever else is quoted on the event."""
    origins = sorted(
        independence.origins if independence else (), key=lambda origin: (ORIGIN_ORDER[origin.kind], origin.name)
    )
    counted = {key_of(origin.name) for origin in origins}
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        own = key_of(claim.chain[-1].name) if claim.chain else ""
        said.setdefault(own if own in counted else ultimate(facts, claim), []).append(claim)
    interests = list(dict.fromkeys(origin.interest for origin in origins))
    rungs = []
    for origin in sorted(origins, key=lambda origin: interests.index(origin.interest)):
        words = folded(facts, said.pop(key_of(origin.name), []))
        number = interests.index(origin.interest) + 1
        rungs.append(rung(shared, words, origin_name(origin), kind_words(origin.kind), interest_of(origin), number))
    for key in sorted(said):
        last = said[key][0].chain[-1] if said[key][0].chain else None
        name = last.name if last else "In the pages’ own voice"
        kind = link_kind_words(last.kind) if last else "no source named"
        rungs.append(rung(shared, folded(facts, said[key]), name, kind, "", 0))
    return tuple(rungs)


def rung(
    shared: Shared, own: Sequence[tuple[Claim, list[Claim]]], name: str, kind: str, interest: str, number: int
) -> Rung:
    views = tuple(shared.claim(first, copies) for first, copies in own[:MOST_CLAIMS])
    said = [claim for first, copies in own for claim in (first, *copies)]
    more = max(len(own) - MOST_CLAIMS, 0)
    return Rung(name, kind, interest, number > 0, number, views, more, slots_of(shared, said))


def interest_of(origin: Origin) -> str:
    if origin.kind in (OriginKind.UNNAMED, OriginKind.UNKNOWN):
        return ""  # nobody knows whose they are
    return "" if key_of(origin.interest) == key_of(origin.name) else origin.interest


def key_of(name: str) -> str:
    return re.sub(r"\W+", " ", name.casefold()).strip()


def ultimate(facts: Facts, claim: Claim) -> str:
    """The key of the source at the end of a claim's chain: its entity's name where it has one."""
    if not claim.chain:
        return ""
    last = claim.chain[-1]
    known = facts.dossier.entity_by_id.get(last.entity) if last.entity else None
    return key_of(known.name if known else last.name)


def folded(facts: Facts, claims: Sequence[Claim]) -> list[tuple[Claim, list[Claim]]]:
    """The claims with the copies of each behind it: the same words and figures, said in the same way by the
    same source, in one family or on one page."""
    kept: list[tuple[Claim, list[Claim]]] = []
    by_family: dict[tuple[str, ...], list[tuple[str, list[Claim]]]] = {}
    for claim in claims:
        words = key_of(claim.text[:COMPARED_LENGTH])
        figures = FIGURE.findall(words)  # a copy that changed a figure says something else
        said = (ultimate(facts, claim), claim.act.value, claim.polarity.value, *figures)
        homes = [family.id for family in facts.families_of.get(claim.article, ())] or [claim.article]
        families = [(home, *said) for home in homes]
        copies = next(
            (
                copies
                for family in families
                for other, copies in by_family.get(family, ())
                if fuzz.ratio(words, other, score_cutoff=SAME_WORDS)
            ),
            None,
        )
        if copies is not None:
            copies.append(claim)
            continue
        own: list[Claim] = []
        kept.append((claim, own))
        for family in families:
            by_family.setdefault(family, []).append((words, own))
    return kept
