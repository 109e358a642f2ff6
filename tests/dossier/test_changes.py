"""What is different between two builds, in words that name the page or the event."""

from __future__ import annotations

from dataclasses import replace

from rashomon.dossier import changes_between
from rashomon.model.change import ChangeKind
from rashomon.model.dossier import Dossier, Tombstone
from rashomon.model.events import EventStatus
from rashomon.model.lineage import Lineage
from rashomon.model.moment import Moment
from tests.records import a_dossier

ARRIVAL, EARLIER_VISIT = "ev-0000000000000001", "ev-0000000000000002"


def said(before: Dossier, after: Dossier, kind: ChangeKind) -> list[str]:
    return [change.says for change in changes_between(before, after) if change.kind is kind]


def test_the_same_dossier_has_no_changes() -> None:
    assert changes_between(a_dossier(), a_dossier()) == ()


def test_pages_that_came_or_went_are_named() -> None:
    whole = replace(a_dossier(), lineage=Lineage((), ()), publications=())
    some = replace(whole, articles=whole.articles[1:])
    gone = whole.articles[0].locator
    assert said(some, whole, ChangeKind.PAGE) == [f"{gone} was added"]
    assert said(whole, some, ChangeKind.PAGE) == [f"{gone} is no longer there"]


def test_what_became_of_copies_is_told_with_the_names_of_pages() -> None:
    whole = a_dossier()
    without = replace(whole, lineage=Lineage((), ()))
    (says,) = said(without, whole, ChangeKind.FAMILY)
    assert says == "pile/copy.txt and pile/wire.txt carry one text: count them as one witness."
    (says,) = said(whole, without, ChangeKind.FAMILY)
    assert says == "pile/copy.txt and pile/wire.txt no longer share a text."


def test_a_date_that_moved_is_told_with_both() -> None:
    before = a_dossier()
    after = replace(
        before,
        events=tuple(replace(e, when=Moment.undated()) if e.id == EARLIER_VISIT else e for e in before.events),
    )
    assert said(before, after, ChangeKind.WHEN) == [
        "“Ada Brandt meets Ivo Lenz in Port Vell”: undated, was 10 February 2026"
    ]


def test_standing_sources_and_contests_are_told() -> None:
    before = a_dossier()
    after = replace(
        before,
        events=tuple(
            replace(e, status=EventStatus.DENIED, contested=not e.contested) if e.id == ARRIVAL else e
            for e in before.events
        ),
        independence={},
    )
    assert said(before, after, ChangeKind.STATUS) == ["“Ada Brandt arrives in Port Vell”: denied, was happened"]
    assert "“Ada Brandt arrives in Port Vell”: 0 independent sources, was 1" in said(before, after, ChangeKind.SOURCES)
    assert said(before, after, ChangeKind.CONTESTED) == ["“Ada Brandt arrives in Port Vell”: now contested"]


def test_an_event_that_is_merged_points_to_the_other() -> None:
    before = a_dossier()
    rest = tuple(event for event in before.events if event.id != EARLIER_VISIT)
    after = replace(before, events=rest, tombstones=(Tombstone(EARLIER_VISIT, ARRIVAL),))
    (change,) = (c for c in changes_between(before, after) if c.kind is ChangeKind.MERGED_EVENT)
    assert change.subject == ARRIVAL
    assert (
        change.says
        == "“Ada Brandt meets Ivo Lenz in Port Vell” is now held to be one with “Ada Brandt arrives in Port Vell”"
    )
    vanished = replace(after, tombstones=(Tombstone(EARLIER_VISIT, None),))
    assert said(before, vanished, ChangeKind.GONE_EVENT) == [
        "“Ada Brandt meets Ivo Lenz in Port Vell” is no longer told"
    ]
    assert said(vanished, before, ChangeKind.NEW_EVENT) == [
        "“Ada Brandt meets Ivo Lenz in Port Vell” (10 February 2026)"
    ]
