"""Figures of two retellings that do not sit together, also where the two were not known for one event.

The words of both are the same but for the number: that, with a place and a day in common, is as good as a judgement
that they speak of one happening.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.claims.accounts import LEAST, STRETCH, Account, partial, population
from rashomon.claims.figures import compared
from rashomon.claims.retelling import MONTH, Retelling
from rashomon.claims.words import folded
from rashomon.model.article import Article
from rashomon.model.claims import Contradiction
from rashomon.model.events import Count

__all__ = ["retold_figures"]

LONGER = re.compile(rf"\b(?:in|last|since|during|this) (?:{MONTH}|year|month|week)\b|\b(?:19|20)\d\d\b")
#: Days between two retellings that name no day of their own: longer, and it may have happened again.
SAME_WEEK = 7
#: Figures further apart than this part of the larger are of two happenings, or one is a part.
FAR = 0.1
#: Names or places that both give.
SHARED_NAMES = 1


def retold_figures(
    pairs: Sequence[tuple[Retelling, Retelling]], said: Mapping[str, date | None], articles: Mapping[str, Article]
) -> list[Contradiction]:
    """Pairs whose figures of one kind differ, each with its verdict, by id."""
    found: dict[str, Contradiction] = {}
    for one, other in pairs:
        if one.claim.article == other.claim.article or not one_happening(one, other, said):
            continue
        event = one.event or other.event
        for left in one.counts:
            right = counterpart(left, one, other)
            if event is None or right is None:
                continue
            accounts = account(one, left, articles), account(other, right, articles)
            low, high = sorted(side.low for side in accounts)
            if low < LEAST or low < FAR * high or any(partial(articles[a.claim.article], a.count) for a in accounts):
                continue
            contradiction = compared(event, *accounts, said, articles)
            if contradiction is not None:
                found.setdefault(contradiction.id, contradiction)
    return [found[name] for name in sorted(found)]


def one_happening(one: Retelling, other: Retelling, said: Mapping[str, date | None]) -> bool:
    """Whether two retellings agree in a place or a name, and in the day."""
    if one.places and other.places and not one.places & other.places:
        return False
    if len((one.names | one.places) & (other.names | other.places)) < SHARED_NAMES:
        return False
    if times_named(one) != times_named(other):
        return False
    if one.days and other.days:
        return bool(one.days & other.days)
    first, second = said.get(one.claim.article), said.get(other.claim.article)
    return first is not None and second is not None and abs((first - second).days) <= SAME_WEEK


def times_named(told: Retelling) -> frozenset[str]:
    """The months and years that a claim names without a day: "in March", "in 2024", "last year"."""
    return frozenset(found[0] for found in LONGER.finditer(folded(told.claim.text)))


def counterpart(count: Count, own: Retelling, other: Retelling) -> Count | None:
    """The one figure of the other that counts the same thing; None where either gives several."""
    mine = [c for c in own.counts if c.of == count.of]
    theirs = [c for c in other.counts if c.of == count.of]
    return theirs[0] if len(mine) == len(theirs) == 1 else None


def account(told: Retelling, count: Count, articles: Mapping[str, Article]) -> Account:
    claim = told.claim
    return Account(
        count,
        claim,
        claim.article,
        told.source,
        population(articles[claim.article], count),
        STRETCH.search(folded(claim.text)) is not None,
        told.places,
        told.places,
        told.places,
    )
