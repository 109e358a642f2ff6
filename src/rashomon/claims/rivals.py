"""Whether two accounts speak of one happening at all, and count the same people.

Precision goes before recall: that two texts are mainly about one event does not make all their figures figures of it.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from rashomon.claims.accounts import REST, Account, populations, sentence_of
from rashomon.claims.folding import one_interest
from rashomon.claims.naming import countries, faceless_kind
from rashomon.claims.origins import Source
from rashomon.claims.told_figures import ToldFigure
from rashomon.claims.words import STEM, folded, stems
from rashomon.model.article import Article
from rashomon.model.chronology import Event
from rashomon.model.claims import OriginKind
from rashomon.resources import table

__all__ = ["figures_given", "gives_sum", "one_matter", "rivals", "wording_of"]

#: Names of places in two spellings agree so far, of 100, and have so many letters. In the pile of Syrian reports 17 pairs
#: that agree so far are two spellings ("Hasakeh", "Hasaka" by 77) and 6 are two places: which costs no more than that
#: a pair is not set aside for its places.
SPELLING, SPELLED = 77, 6
#: A word tells an event when of the texts whose figures stand beside it at least this share is about the event, and at
#: least so many are: as for places.
TELLING, TELLERS = 0.25, 2
OF_STATE = frozenset({OriginKind.OFFICIAL, OriginKind.STATE_MEDIA})
#: Within one text a figure below this share of another is more likely a part of it than a rival.
PART = 0.5
#: Across texts figures further apart than this are more likely of two happenings: checked by hand on the pile of Syrian
#: reports, where true pairs differ by less than three times.
PLAUSIBLE = 0.2


def rivals(one: Account, other: Account, exact: bool, articles: Mapping[str, Article]) -> bool:
    """Whether two accounts speak of the same happening at all: near a place that tells it from others, or near any
    place in common when its day is known exactly."""
    if one.claim.article == other.claim.article and not two_tellers(one, other):
        return False
    if one.days and other.days and not one.days & other.days:
        return False
    if REST in (one.population, other.population) or elsewhere(one, other, articles):
        return False
    if one.population == other.population and min(one.low, other.low) < PLAUSIBLE * max(one.low, other.low):
        return False
    if one.claim.article == other.claim.article:
        return min(one.low, other.low) >= PART * max(one.low, other.low)
    return bool(one.where & other.where) or (exact and bool(one.near & other.near))


def two_tellers(one: Account, other: Account) -> bool:
    """Whether two figures of one text come from two who are surely not one: both can be called on, or a body without a
    name stands against a government or its media."""
    if one.source is None or other.source is None or one_interest(one.source, other.source):
        return False
    for body, known in ((one.source, other.source), (other.source, one.source)):
        if body.is_faceless and (faceless_kind(body.origin.name) != "body" or not of_state(known)):
            return False
    return True


def of_state(source: Source) -> bool:
    """Whether a government or its media speak: no monitor without a name is theirs."""
    return source.origin.kind in OF_STATE and source.origin.interest in countries().values()


def elsewhere(one: Account, other: Account, articles: Mapping[str, Article]) -> bool:
    """Whether the sentences of two figures name two places, and nothing tells that the one lies in the other: of figures
    that are known for one event, that one text names both."""
    here, there = one.own, other.own
    if one.claim.article == other.claim.article:  # beside it a speaker's name may pass for a place
        here, there = (frozenset(p for p in side.own if p in folded(side.claim.text)) for side in (one, other))
    if not here or not there or any(one_place(left, right) for left in here for right in there):
        return False
    if one.beside or other.beside or one.claim.article == other.claim.article:
        return True
    texts = [folded(articles[side.claim.article].text) for side in (one, other)]
    return not any(place in texts[1] for place in one.own) and not any(place in texts[0] for place in other.own)


def one_place(here: str, there: str) -> bool:
    """Whether two names are one, or two spellings of one ("Hasakah", "Hassakeh")."""
    return here == there or (min(len(here), len(there)) >= SPELLED and fuzz.ratio(here, there) >= SPELLING)


def one_matter(one: Account, other: Account, event: Event, wording: Mapping[str, Counter[str]]) -> bool:
    """Whether the sentences of two figures share what tells the event: a word, a place, or its day near a place.
    ``wording`` is what ``wording_of`` gives."""
    if one.claim.article == other.claim.article:
        return True  # both are told of what the text is about, and of no other place
    if one.own & other.own & (one.where | other.where):
        return True
    if any(tells(stem, event.id, wording) for stem in sorted(one.words & other.words)):
        return True
    if one.where & other.where and min(one.low, other.low) >= PART * max(one.low, other.low):
        return True
    return event.when.width == 1 and bool(one.days & other.days) and bool(one.near & other.near)


def wording_of(told: Mapping[str, Sequence[ToldFigure]], articles: Mapping[str, Article]) -> dict[str, Counter[str]]:
    """For each stem the events whose figures are told in a sentence with it, each with the number of texts."""
    seen: dict[str, set[tuple[str, str]]] = {}
    for event, figures in told.items():
        for figure in figures:
            article = articles[figure.mention.article]
            begin, end = sentence_of(article, figure.count)
            for stem in stems(article.text[begin:end]):
                seen.setdefault(stem, set()).add((event, article.id))
    return {stem: Counter(event for event, _ in sorted(texts)) for stem, texts in seen.items()}


def tells(stem: str, event: str, wording: Mapping[str, Counter[str]]) -> bool:
    """Whether a stem tells an event's figures from those of others: "wedding", not "killed"."""
    events = wording.get(stem)
    if events is None or stem in common():
        return False
    return events[event] >= TELLERS and events[event] >= TELLING * events.total()


@functools.cache
def common() -> frozenset[str]:
    """Stems that stand beside any figure: whom it counts, and what was done to them."""
    named = {word[:STEM] for word in populations()}
    return frozenset(named | {stem for row in table("events_predicates") for stem in stems(row["lemma"])})


def figures_given(told: Iterable[ToldFigure]) -> Mapping[tuple[str, str], frozenset[float]]:
    """By article and slot all figures that it gives of an event."""
    given: dict[tuple[str, str], set[float]] = {}
    for figure in told:
        given.setdefault((figure.mention.article, figure.count.of), set()).add(figure.count.low or 0.0)
    return {key: frozenset(values) for key, values in given.items()}


def gives_sum(part: Account, whole: Account, given: Mapping[tuple[str, str], frozenset[float]]) -> bool:
    """Whether the text of the smaller figure gives the larger one as well: then the smaller is a part of it there."""
    if part.low >= PART * whole.low or part.claim.article == whole.claim.article:
        return False
    return whole.low in given.get((part.claim.article, part.count.of), frozenset())
