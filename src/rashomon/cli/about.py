"""What ``--of`` means: an event, somebody or something by name, a page, or words."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.cli.find import articles_meant, entities_meant, events_meant, find_event
from rashomon.model.claims import Claim
from rashomon.model.dossier import Dossier
from rashomon.model.language import EntityMention

__all__ = ["About", "about"]

About = Callable[[Claim], bool]

#: An id's beginning is no word; shorter ones are.
PREFIX = 4


def about(dossier: Dossier, wanted: str) -> About:
    """Which claims ``wanted`` chooses: by a number or id those about that event, by a file's name or a page's id those on
    that page, by a name those whose words speak of whoever goes by it, else those that hold all its words.

    The dossier must have been opened with its names. Raises InputError for a number that no event has.
    """
    if wanted.isascii() and wanted.isdigit():
        event = find_event(dossier, wanted).id
        return lambda claim: claim.event == event
    pages = {article.id for article in articles_meant(dossier, wanted)} if "." in wanted or "-" in wanted else set()
    if pages:
        return lambda claim: claim.article in pages
    entities = {entity.id for entity in entities_meant(dossier, wanted)}
    if entities:
        return speaks_of(dossier, entities, wanted)
    events = {event.id for event in events_meant(dossier, wanted)} if is_id(wanted) else set()
    if events:
        return lambda claim: claim.event in events
    words = wanted.casefold().split()
    return lambda claim: all(word in claim.text.casefold() for word in words)


def is_id(wanted: str) -> bool:
    """Whether it may be the beginning of an id: "ev-0f3a", "0f3a"; not "dead"."""
    return wanted.startswith("ev-") or (len(wanted) >= PREFIX and any(letter.isdigit() for letter in wanted))


def speaks_of(dossier: Dossier, entities: set[str], wanted: str) -> About:
    """Whether one of the entities is named in a claim's words, by whatever name, or the name itself stands there."""
    by_article: dict[str, list[EntityMention]] = {}
    for name in dossier.names:
        if name.entity in entities:
            by_article.setdefault(name.article, []).append(name)
    return lambda claim: (
        wanted.casefold() in claim.text.casefold()
        or any(claim.begin <= name.begin < claim.end for name in by_article.get(claim.article, ()))
    )
