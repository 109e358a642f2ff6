"""What cannot both hold: figures as of the day they were said, happenings that somebody says did not happen, and
allegations with their denials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.claims.carriers import Carriers
from rashomon.claims.denials import denials_of
from rashomon.claims.differing import retellings_that_differ
from rashomon.claims.figures import figures_that_differ
from rashomon.claims.origins import Interests
from rashomon.claims.places import Places
from rashomon.claims.retelling import pairs_of, retellings_of
from rashomon.claims.retold_figures import retold_figures
from rashomon.claims.rivals import wording_of
from rashomon.claims.told_figures import told_figures
from rashomon.model.article import Article
from rashomon.model.chronology import Chronology
from rashomon.model.claims import Claim, Contradiction
from rashomon.model.events import EventMention
from rashomon.model.language import EntityMention

__all__ = ["contradictions_of"]

#: A publication dated no better than this many days gives no "as of".
AS_OF = 7


def contradictions_of(
    claims: Sequence[Claim],
    mentions: Mapping[str, EventMention],
    names: Mapping[str, Sequence[EntityMention]],
    chronology: Chronology,
    carriers: Carriers,
    articles: Mapping[str, Article],
    interests: Interests,
) -> list[Contradiction]:
    """Pairs of claims that do not sit together, by id. Precision goes before recall: a pair must convince."""
    said = days_said(chronology)
    main = {p.article: p.main_event for p in chronology.publications}
    found: dict[str, Contradiction] = {}
    places = Places(names, main, articles)
    figures = told_figures(chronology, mentions, claims)
    wording = wording_of(figures, articles)
    for event in chronology.events:
        told = figures.get(event.id, ())
        for pair in figures_that_differ(event, told, mentions, wording, said, carriers, articles, interests, places):
            found.setdefault(pair.id, pair)
    for pair in denials_of(claims, names, said, articles, interests):
        found.setdefault(pair.id, pair)
    retellings = retellings_of(claims, mentions.values(), chronology.events, interests, places)
    paired = {frozenset((pair.a, pair.b)) for pair in found.values()}
    retold = pairs_of(retellings)
    for pair in (*retold_figures(retold, said, articles), *retellings_that_differ(retold, said, articles)):
        if frozenset((pair.a, pair.b)) not in paired:
            paired.add(frozenset((pair.a, pair.b)))
            found.setdefault(pair.id, pair)
    return sorted(found.values(), key=lambda pair: pair.id)


def days_said(chronology: Chronology) -> dict[str, date | None]:
    """The day as of which each article speaks, where its publication is dated well enough."""
    return {
        p.article: p.when.earliest if p.when.width is not None and p.when.width <= AS_OF else None
        for p in chronology.publications
    }
