"""Fold sources into interests, and count them.

Two sources are one interest when one owner or government stands behind both, or when the words say so: a short
form of a name, a spokesman and the body spoken for, a director and the organisation directed. Folding too much
makes a count too small, which is the safe side; folding too little invents independence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from rashomon.claims.naming import core_words, head_of, initials, words_of
from rashomon.claims.origins import Source
from rashomon.claims.words import stems
from rashomon.model.claims import Independence, Origin, OriginKind

__all__ = ["counted", "one_interest"]

#: Spellings of one name ("Abdel Rahman", "Abdulrahman") agree at least so far, of 100. Set on pairs of
#: transliterated names from the pile of Syrian reports; different surnames there stay below 80.
SPELLING = 86
#: Names shorter than this, in characters, are not compared by spelling: "Lee" and "Li".
SPELLED = 7


def one_interest(one: Source, other: Source) -> bool:
    """Whether two sources speak for one interest, as far as their words tell."""
    if one.origin.interest == other.origin.interest:
        return True
    if contains(one, other) or contains(other, one):
        return True
    return abbreviates(one, other) or abbreviates(other, one) or spelled_alike(one, other)


def contains(one: Source, other: Source) -> bool:
    """Whether all that names ``other`` is known of ``one``, or ``one`` is introduced by the head of its name ("the
    Observatory's director")."""
    if not other.core:
        return False
    return other.core <= (one.core | one.known) or head_of(other.origin.name) in one.known - one.core


def abbreviates(one: Source, other: Source) -> bool:
    letters = initials(other.origin.name)
    return len(letters) > 2 and letters in words_of(one.origin.name)


def spelled_alike(one: Source, other: Source) -> bool:
    left, right = ("".join(sorted(source.core)) for source in (one, other))
    return min(len(left), len(right)) >= SPELLED and fuzz.ratio(left, right) >= SPELLING


def counted(reached: Sequence[Source], own: Sequence[Source], parties: Sequence[Source] = ()) -> Independence:
    """Independence from the sources that chains reach and the carriers' own words.

    ``certain`` counts interests that are demonstrated: sources with a face. One without a face, a body without
    a place where another is named, and a text that names no source may be anybody, also somebody already
    counted: they add to ``possible`` only, and stand for one when they are all there is. A source that takes
    part in the event is marked as a party.
    """
    ordered = sorted({*reached}, key=lambda s: (s.origin.interest, rank(s.origin.kind), s.origin.name, sorted(s.known)))
    faces = [source for source in ordered if not source.is_faceless and not source.generic]
    bodies = [source for source in ordered if source.generic and not source.is_faceless]
    groups = grouped(faces)
    if not any(source.origin.kind in (OriginKind.OFFICIAL, OriginKind.PARTY) for source in faces):
        groups += [bodies] if bodies else []  # "police" and "the authorities" are not known to be two
        bodies = []
    certain = len(groups)
    shown = [marked(source.origin, parties, source, label(group)) for group in groups for source in group]
    spare: list[Source] = []
    for source in [*bodies, *(s for s in ordered if s.is_faceless), *distinct(own)]:
        if any(one_interest(source, other) for group in groups for other in group):
            if source.generic:
                shown.append(marked(source.origin, parties, source, source.origin.interest))
            continue
        if any(source.origin.interest == other.origin.interest or alike_described(source, other) for other in spare):
            continue
        spare.append(source)
        shown.append(source.origin)
    everyone = tuple(dict.fromkeys(shown))
    return Independence(max(certain, 1 if everyone else 0), max(certain + len(spare), 1 if everyone else 0), everyone)


def alike_described(one: Source, other: Source) -> bool:
    """Whether two descriptions without a name may well be one's: "a monitor" and "a monitoring group"."""
    left, right = (frozenset(stems(source.origin.name)) for source in (one, other))
    return one.is_faceless and other.is_faceless and bool(left and right) and (left <= right or right <= left)


def distinct(sources: Sequence[Source]) -> list[Source]:
    return sorted({*sources}, key=lambda s: (s.origin.interest, rank(s.origin.kind), s.origin.name))


def grouped(sources: Sequence[Source]) -> list[list[Source]]:
    """Sources that are one interest by any path between them, in a fixed order."""
    groups: list[list[Source]] = []
    for source in sources:
        near = [group for group in groups if any(one_interest(source, other) for other in group)]
        merged = [other for group in near for other in group] + [source]
        groups = [group for group in groups if group not in near] + [merged]
    return sorted(groups, key=lambda group: [(s.origin.interest, s.origin.name) for s in group])


def label(group: Sequence[Source]) -> str:
    """One name for an interest: the one that most of its sources stand under, else the fullest."""
    names = [source.origin.interest for source in group]
    return max(names, key=lambda name: (names.count(name), len(core_words(name)), len(name), name))


def marked(origin: Origin, parties: Sequence[Source], source: Source, interest: str) -> Origin:
    kind = origin.kind
    if kind in (OriginKind.OFFICIAL, OriginKind.PERSON, OriginKind.ORGANISATION, OriginKind.FIRST_HAND) and any(
        party.origin.interest in (interest, origin.interest) or contains(source, party) for party in parties
    ):
        kind = OriginKind.PARTY
    return replace(origin, kind=kind, interest=interest)


def rank(kind: OriginKind) -> int:
    return list(OriginKind).index(kind)
