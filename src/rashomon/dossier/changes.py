"""What is different from the build before: found by comparing two dossiers, told in words."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.dossier.changes_of_lineage import lineage_changes
from rashomon.model.change import Change, ChangeKind
from rashomon.model.chronology import Event
from rashomon.model.claims import Independence
from rashomon.model.date_words import moment_in_words
from rashomon.model.dossier import Dossier
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
    names = {article.id: article.locator for dossier in (before, after) for article in dossier.articles}
    for change in lineage_changes(before.lineage, after.lineage, names):
        yield Change(ChangeKind.FAMILY, change.family, change.says)


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
            yield Change(
                ChangeKind.SOURCES,
                new.id,
                f"{told(new)}: {is_now} independent source{'' if is_now == '1' else 's'}, was {was}",
            )
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
