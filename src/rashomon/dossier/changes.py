"""What is different from the build before: found by comparing two dossiers, told in words."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model.change import Change, ChangeKind
from rashomon.model.chronology import Event
from rashomon.model.claims import Independence
from rashomon.model.date_words import moment_in_words
from rashomon.model.dossier import Dossier
from rashomon.model.lineage import ARCHETYPE, Family, Witness
from rashomon.model.moment import Moment

__all__ = ["changes_between"]


def changes_between(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """What ``after`` says that ``before`` did not, in the order of ``ChangeKind``, then by salience or place.

    Events are compared by their ids, which an event keeps from build to build.
    """
    return (
        *new_pages(before, after),
        *families(before, after),
        *publications(before, after),
        *new_events(before, after),
        *lost_events(before, after),
        *changed_events(before, after),
    )


def new_pages(before: Dossier, after: Dossier) -> Iterator[Change]:
    for article in after.articles:
        if article.id not in before.article_by_id:
            yield Change(ChangeKind.PAGE, article.id, f"{article.locator} was added")
    for article in before.articles:
        if article.id not in after.article_by_id:
            yield Change(ChangeKind.PAGE, article.id, f"{article.locator} is no longer there")


def families(before: Dossier, after: Dossier) -> Iterator[Change]:
    """Families matched by their witnesses: who joined or left, whose original was found, whose parents changed."""
    earlier = {witness.article: family for family in before.lineage.families for witness in family.witnesses}
    for family in after.lineage.families:
        past = [earlier[article] for article in family.articles if article in earlier]
        if not past:
            yield Change(
                ChangeKind.FAMILY,
                family.id,
                f"{len(family.witnesses)} pages are copies of one text ({named(after, family)})",
            )
            continue
        yield from (Change(ChangeKind.FAMILY, family.id, says) for says in told_of(before, after, past[0], family))
    there = {article for family in after.lineage.families for article in family.articles}
    for family in before.lineage.families:
        if not there & set(family.articles):
            yield Change(ChangeKind.FAMILY, family.id, "its pages are no longer held to be copies of one text")


def told_of(before: Dossier, after: Dossier, past: Family, family: Family) -> Iterator[str]:
    name = named(after, family)
    joined = [article for article in family.articles if article not in past.articles]
    left = [article for article in past.articles if article not in family.articles]
    if joined:
        yield f"{name}: {pages(after, joined)} joined"
    if left:
        yield f"{name}: {pages(before, left)} left"
    if past.archetype.is_lost and family.archetype.article is not None:
        yield f"{name}: the original was lost and is now {pages(after, [family.archetype.article])}"
    elif not past.archetype.is_lost and family.archetype.is_lost:
        yield f"{name}: the original is now held to be lost"
    elif past.archetype.article != family.archetype.article and family.archetype.article is not None:
        yield f"{name}: the original is now {pages(after, [family.archetype.article])}"
    if past.archetype.agency != family.archetype.agency and family.archetype.agency is not None:
        yield f"{name}: the text is now known to be {family.archetype.agency}’s"
    known = {witness.article: witness for witness in past.witnesses}
    for witness in family.witnesses:
        old = known.get(witness.article)
        if old is not None and (old.parents != witness.parents or old.relation != witness.relation):
            yield f"{name}: {pages(after, [witness.article])} is now {descent(after, witness)}"


def descent(dossier: Dossier, witness: Witness) -> str:
    parents = ["the lost original" if parent == ARCHETYPE else pages(dossier, [parent]) for parent in witness.parents]
    return f"{witness.relation.value}{' of ' + ' and '.join(parents) if parents else ''}"


def named(dossier: Dossier, family: Family) -> str:
    """The title of a family's first witness that has one."""
    titles = (dossier.article_by_id[article].title for article in family.articles)
    return next((f"“{' '.join(title.split())}”" for title in titles if title), family.id)


def pages(dossier: Dossier, articles: list[str]) -> str:
    return ", ".join(dossier.article_by_id[article].locator for article in articles)


def publications(before: Dossier, after: Dossier) -> Iterator[Change]:
    for publication in after.publications:
        old = before.publication_of.get(publication.article)
        if old is not None and old.when.edtf != publication.when.edtf:
            page = pages(after, [publication.article])
            yield Change(
                ChangeKind.PUBLISHED,
                publication.article,
                f"{page}: published {moved(old.when, publication.when)}",
            )


def moved(old: Moment, new: Moment) -> str:
    return f"{moment_in_words(new)}, was {moment_in_words(old)}"


def by_salience(dossier: Dossier) -> list[Event]:
    return sorted(dossier.events, key=lambda event: (-event.salience, event.id))


def new_events(before: Dossier, after: Dossier) -> Iterator[Change]:
    for event in by_salience(after):
        if event.id not in before.event_by_id:
            yield Change(ChangeKind.NEW_EVENT, event.id, f"{told(event)} ({moment_in_words(event.when)})")


def lost_events(before: Dossier, after: Dossier) -> Iterator[Change]:
    """Events of the build before that are merged into another or no longer told."""
    became = {stone.id: stone.became for stone in after.tombstones}
    for event in by_salience(before):
        if event.id in after.event_by_id:
            continue
        heir = after.event_by_id.get(became.get(event.id) or "")
        if heir is not None:
            yield Change(
                ChangeKind.MERGED_EVENT,
                heir.id,
                f"{told(event)} is now held to be one with {told(heir)}"
                if event.title != heir.title
                else f"two tellings of {told(event)} are now held to be one",
            )
        else:
            yield Change(ChangeKind.GONE_EVENT, event.id, f"{told(event)} is no longer told")


def changed_events(before: Dossier, after: Dossier) -> Iterator[Change]:
    """Dates first, then standing, sources and contests, each by salience."""
    known = [(before.event_by_id[event.id], event) for event in by_salience(after) if event.id in before.event_by_id]
    for old, new in known:
        if old.when.edtf != new.when.edtf:
            yield Change(ChangeKind.WHEN, new.id, f"{told(new)}: {moved(old.when, new.when)}")
    for old, new in known:
        if old.status is not new.status:
            yield Change(ChangeKind.STATUS, new.id, f"{told(new)}: {new.status.value}, was {old.status.value}")
    for _, new in known:
        was, is_now = sources(before.independence.get(new.id)), sources(after.independence.get(new.id))
        if was != is_now:
            yield Change(ChangeKind.SOURCES, new.id, f"{told(new)}: {is_now} independent sources, was {was}")
    for old, new in known:
        if old.contested != new.contested:
            yield Change(
                ChangeKind.CONTESTED,
                new.id,
                f"{told(new)}: {'now contested' if new.contested else 'no longer contested'}",
            )


def told(event: Event) -> str:
    return f"“{' '.join(event.title.split())}”"


def sources(held: Independence | None) -> str:
    return str(held) if held is not None else "0"
