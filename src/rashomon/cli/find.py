"""What a user means by an event, an article, a family or a name: an id, the beginning of one, a number, a file name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rashomon.errors import InputError
from rashomon.model.article import Article
from rashomon.model.chronology import Event
from rashomon.model.decision import Pointer, Question
from rashomon.model.dossier import Dossier
from rashomon.model.language import Entity
from rashomon.model.lineage import Family
from rashomon.pipeline import words_of_entity, words_of_event

__all__ = [
    "articles_meant",
    "entities_meant",
    "entry_order",
    "events_meant",
    "find_article",
    "find_either",
    "find_entity",
    "find_event",
    "find_family",
    "find_pointer",
    "ranks",
]

#: Names offered when none was found, or too many: as many as a sentence bears.
OFFERED = 3


def ranks(dossier: Dossier) -> Mapping[str, int]:
    """The number of each event as the timeline shows it."""
    told = {entry.event: entry.rank for entry in dossier.entries}
    beyond = max(told.values(), default=0)
    rest = [event for event in dossier.events if event.id not in told]
    return told | {event.id: beyond + place for place, event in enumerate(rest, start=1)}


def entry_order(dossier: Dossier) -> list[Event]:
    """Events as the timeline shows them: by time, undated ones last, by the day by which they had been told of."""
    number = ranks(dossier)
    return sorted(
        dossier.events,
        key=lambda event: (
            event.when.earliest is None,
            event.when.earliest or dossier.told_by.get(event.id, date.max),
            event.when.latest or date.max,
            number[event.id],
        ),
    )


def by_prefix(wanted: str, ids: Iterable[str]) -> list[str]:
    """Ids that begin with ``wanted``, with or without their kind ("ev-")."""
    return [name for name in ids if name.startswith(wanted) or name.partition("-")[2].startswith(wanted)]


def events_meant(dossier: Dossier, wanted: str) -> list[Event]:
    if wanted in dossier.event_by_id:
        return [dossier.event_by_id[wanted]]
    number = ranks(dossier)
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        numbered = [event for event in dossier.events if number[event.id] == int(wanted)]
        if numbered:
            return numbered
    return [dossier.event_by_id[name] for name in by_prefix(wanted, dossier.event_by_id)] if wanted else []


def articles_meant(dossier: Dossier, wanted: str) -> list[Article]:
    if not wanted:
        return []
    exact = [article for article in dossier.articles if wanted in (article.id, article.locator, article.url)]
    if exact:
        return exact
    named = [article for article in dossier.articles if article.locator.rpartition("/")[2] == wanted.rpartition("/")[2]]
    if named:
        return named
    begun = set(by_prefix(wanted, [article.id for article in dossier.articles]))
    return [a for a in dossier.articles if a.id in begun or a.locator.rpartition("/")[2].startswith(wanted)]


def find_event(dossier: Dossier, wanted: str) -> Event:
    """The one event meant. Raises InputError that offers close ones."""
    found = events_meant(dossier, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(several("event", wanted, [f"{event.id} ({event.title})" for event in found]))
    number = ranks(dossier)
    if wanted.isascii() and wanted.isdigit() and number:
        # A number that is too large is no part of an id: its digits occur in many.
        raise InputError(f"the dossier has no event {wanted}: its events are 1 to {max(number.values())}")
    close = offers(wanted, event_names(dossier)) or offers(wanted, {name: name for name in dossier.event_by_id})
    raise InputError(f"the dossier has no event {wanted!r}: {suggestion(close, 'rashomon timeline lists them')}")


def find_article(dossier: Dossier, wanted: str) -> Article:
    """The one article meant. Raises InputError that offers close ones."""
    found = articles_meant(dossier, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(several("article", wanted, [f"{article.id} ({article.locator})" for article in found]))
    close = offers(wanted, article_names(dossier))
    raise InputError(
        f"the dossier has no article {wanted!r}: {suggestion(close, 'give a file name or the beginning of an id')}"
    )


def find_either(dossier: Dossier, wanted: str) -> Article | Event:
    """The one article or event meant, a file name first. Raises InputError that offers close ones."""
    articles, events = articles_meant(dossier, wanted), events_meant(dossier, wanted)
    if len(articles) == 1 and (not events or wanted not in ranked(dossier)):
        return articles[0]
    if len(events) == 1:
        return events[0]
    if len(articles) > 1:
        return find_article(dossier, wanted)
    if events:
        return find_event(dossier, wanted)
    close = offers(wanted, article_names(dossier) | event_names(dossier))
    raise InputError(
        f"the dossier has no article or event {wanted!r}: {suggestion(close, 'rashomon timeline lists the events')}"
    )


def find_family(dossier: Dossier, wanted: str) -> Family:
    """The family of that id, or the one that the article of that name belongs to. Raises InputError."""
    families = {family.id: family for family in dossier.lineage.families}
    begun = by_prefix(wanted, families) if wanted else []
    if len(begun) == 1:
        return families[begun[0]]
    if len(begun) > 1:
        raise InputError(several("family", wanted, begun))
    articles = articles_meant(dossier, wanted)
    of_article = [family for family in families.values() if articles and articles[0].id in family.articles]
    if of_article:
        return of_article[0]
    if articles:
        raise InputError(
            f"{articles[0].locator} belongs to no family: it shares no text with another page of this pile"
        )
    close = offers(wanted, {name: name for name in families})
    raise InputError(f"the dossier has no family {wanted!r}: {suggestion(close, 'rashomon stemma lists them')}")


def find_entity(dossier: Dossier, wanted: str) -> Entity:
    """The one entity of that id, name or alias. Raises InputError that offers close ones."""
    found = entities_meant(dossier, wanted) or [
        dossier.entity_by_id[one] for one in by_prefix(wanted, dossier.entity_by_id)
    ]
    if len(found) == 1:
        return found[0]
    if found and wanted:
        raise InputError(several("name", wanted, [f"{one.id} ({one.name}, {one.kind.value})" for one in found]))
    names = {alias: one.name for one in dossier.entities for alias in one.aliases}
    close = offers(wanted, names | {one.name: one.name for one in dossier.entities})
    raise InputError(f"the dossier has no name {wanted!r}: {suggestion(close, 'rashomon entities lists them')}")


def ranked(dossier: Dossier) -> set[str]:
    return {str(number) for number in ranks(dossier).values()}


def event_names(dossier: Dossier) -> dict[str, str]:
    """Events by title, each as its number and title."""
    number = ranks(dossier)
    return {event.title: f"{number[event.id]} ({event.title})" for event in dossier.events}


def article_names(dossier: Dossier) -> dict[str, str]:
    names = {article.locator.rpartition("/")[2]: article.locator for article in dossier.articles}
    return names | {article.id: article.locator for article in dossier.articles}


def offers(wanted: str, names: Mapping[str, str]) -> list[str]:
    """What stands for the names closest to ``wanted``, or that contain it."""
    lowered = {name.casefold(): shown for name, shown in names.items()}
    inside = [shown for name, shown in lowered.items() if wanted.casefold() in name] if wanted else []
    # 0.6 is difflib's own cutoff: about four letters in ten may differ.
    close = [lowered[name] for name in difflib.get_close_matches(wanted.casefold(), list(lowered), n=OFFERED)]
    return list(dict.fromkeys([*inside, *close]))[:OFFERED]


def suggestion(close: Sequence[str], otherwise: str) -> str:
    return f"did you mean {' or '.join(close)}?" if close else otherwise


def several(kind: str, wanted: str, names: Sequence[str]) -> str:
    more = f" and {len(names) - OFFERED} more" if len(names) > OFFERED else ""
    return f"{wanted!r} may be {len(names)} {kind}s: {', '.join(names[:OFFERED])}{more}; give more of the name"


def find_pointer(dossier: Dossier, wanted: str) -> tuple[Question, Pointer]:
    """Words on a page that mention what is meant: an event, or a person or thing by a name.

    ``wanted`` is a number, an id or a name; with ``@`` and a page after it, as that page mentions it. Raises
    InputError when nothing, or more than one thing, is meant.
    """
    name, at, page = wanted.rpartition("@")
    name = name if at else wanted
    article = find_article(dossier, page).id if at else None
    events = events_meant(dossier, name)
    entities = entities_meant(dossier, name)
    if len(events) == 1 and (not entities or name.isdigit()):
        return Question.SAME_EVENT, pointer(dossier, words_of_event(dossier, events[0]), wanted, article)
    if len(entities) == 1:
        return Question.SAME_ENTITY, pointer(dossier, words_of_entity(dossier, entities[0]), wanted, article)
    if len(entities) > 1:
        raise InputError(several("name", name, [f"{entity.id} ({entity.name})" for entity in entities]))
    if events:
        find_event(dossier, name)
    close = offers(name, {entity.name: entity.name for entity in dossier.entities} | event_names(dossier))
    raise InputError(
        f"the dossier has no event and no name {name!r}: {suggestion(close, 'rashomon timeline lists the events')}"
    )


def entities_meant(dossier: Dossier, wanted: str) -> list[Entity]:
    """Entities of that id, of that name, or else with that alias."""
    if wanted in dossier.entity_by_id:
        return [dossier.entity_by_id[wanted]]
    folded = wanted.casefold()
    named = [entity for entity in dossier.entities if entity.name.casefold() == folded]
    return named or [entity for entity in dossier.entities if folded in (alias.casefold() for alias in entity.aliases)]


def pointer(dossier: Dossier, spans: Sequence[tuple[str, int, int]], wanted: str, article: str | None) -> Pointer:
    """The first of the spans, on that article if one is named. Raises InputError when it has none."""
    for where, begin, end in spans:
        if article in (None, where):
            return Pointer(where, begin, end, dossier.article_by_id[where].text[begin:end])
    raise InputError(f"{wanted!r} is not mentioned there: rashomon event shows which pages mention an event")
