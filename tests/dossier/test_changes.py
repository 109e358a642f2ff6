"""What is different between two builds, in words that name the page or the event."""

from __future__ import annotations

from dataclasses import replace

from rashomon.dossier import changes_between
from rashomon.model.change import ChangeKind
from rashomon.model.dossier import Dossier, Tombstone
from rashomon.model.events import EventStatus
from rashomon.model.lineage import Archetype, Lineage
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


def test_a_family_that_is_found_is_told_with_its_title() -> None:
    whole = a_dossier()
    without = replace(whole, lineage=Lineage((), ()))
    (says,) = said(without, whole, ChangeKind.FAMILY)
    assert says.startswith("2 pages are copies of one text (“Brandt lands in Port Vell")
    assert "no longer held" in said(whole, without, ChangeKind.FAMILY)[0]


def test_an_original_that_turns_up_is_told() -> None:
    found = a_dossier()
    (family,) = found.lineage.families
    original = family.articles[0]
    held = replace(family, archetype=Archetype(original, "Norwire"))
    lost = replace(family, archetype=Archetype(None, None))
    after = replace(found, lineage=replace(found.lineage, families=(held,)))
    before = replace(found, lineage=replace(found.lineage, families=(lost,)))
    page = found.article_by_id[original].locator
    told = said(before, after, ChangeKind.FAMILY)
    assert any(says.endswith(f"the original was lost and is now {page}") for says in told)
    assert any("is now known to be Norwire’s" in says for says in told)


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
