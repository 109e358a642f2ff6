"""Events keep their ids from build to build, and what becomes of an id is never left untold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.chronology import keep_ids
from rashomon.ids import content_id
from rashomon.model.chronology import Chronology, Event, Publication, Series
from rashomon.model.dossier import Tombstone
from rashomon.model.events import EventStatus
from rashomon.model.moment import Moment


def told(name: str, *mentions: str, part_of: str | None = None) -> Event:
    return Event(name, name, "CONSULT", "visit", EventStatus.HAPPENED, Moment.undated(), mentions, part_of=part_of)


def chronology(*events: Event, main: str | None = None, series: tuple[Series, ...] = ()) -> Chronology:
    return Chronology((Publication("art-1", Moment.undated(), main),), events, series, ())


def test_an_event_with_more_mentions_keeps_its_id() -> None:
    kept, stones = keep_ids(chronology(told("ev-new", "m0", "m1", "m2")), [told("ev-old", "m1", "m2")])
    assert [event.id for event in kept.events] == ["ev-old"]
    assert stones == ()


def test_all_that_points_to_an_event_follows_its_id() -> None:
    now = chronology(
        told("ev-visit", "m1"),
        told("ev-arrival", "m2", part_of="ev-visit"),
        main="ev-visit",
        series=(Series("ser-1", "visits", ("ev-visit",)),),
    )
    kept, _ = keep_ids(now, [told("ev-old", "m1")])
    assert {event.id: event.part_of for event in kept.events} == {"ev-old": None, "ev-arrival": "ev-old"}
    assert kept.publications[0].main_event == "ev-old"
    assert kept.series[0].events == ("ev-old",)


def test_two_events_that_became_one_leave_a_sign_to_it() -> None:
    kept, stones = keep_ids(
        chronology(told("ev-new", "m1", "m2", "m3")), [told("ev-a", "m1"), told("ev-b", "m2", "m3")]
    )
    assert [event.id for event in kept.events] == ["ev-b"]
    assert stones == (Tombstone("ev-a", "ev-b"),)


def test_an_event_that_became_two_goes_on_in_the_larger_part() -> None:
    kept, stones = keep_ids(
        chronology(told("ev-x", "m1"), told("ev-y", "m2", "m3")), [told("ev-old", "m1", "m2", "m3")]
    )
    assert {event.id: event.mentions for event in kept.events} == {"ev-old": ("m2", "m3"), "ev-x": ("m1",)}
    assert stones == ()


def test_an_event_that_nothing_speaks_of_any_more_is_gone() -> None:
    _, stones = keep_ids(chronology(told("ev-x", "m9")), [told("ev-old", "m1")])
    assert stones == (Tombstone("ev-old", None),)


def test_signs_of_builds_before_follow_what_became_of_what_they_name() -> None:
    _, stones = keep_ids(
        chronology(told("ev-new", "m1", "m2", "m3")),
        [told("ev-a", "m1"), told("ev-b", "m2", "m3")],
        [Tombstone("ev-first", "ev-a"), Tombstone("ev-lost", None)],
    )
    assert stones == (Tombstone("ev-a", "ev-b"), Tombstone("ev-first", "ev-b"), Tombstone("ev-lost", None))


def test_a_new_event_never_takes_an_id_that_meant_another() -> None:
    kept, _ = keep_ids(chronology(told("ev-a", "m1"), told("ev-b", "m2", "m3")), [told("ev-a", "m1", "m2", "m3")])
    (larger,) = (event for event in kept.events if "m2" in event.mentions)
    (smaller,) = (event for event in kept.events if "m1" in event.mentions)
    assert larger.id == "ev-a"
    assert smaller.id not in ("ev-a", "ev-b")


PARTITIONS = st.dictionaries(st.integers(0, 9), st.integers(0, 4), max_size=10)


def events_of(parts: dict[int, int], prefix: str) -> list[Event]:
    grouped: dict[int, list[str]] = {}
    for mention, part in sorted(parts.items()):
        grouped.setdefault(part, []).append(f"m{mention}")
    return [told(f"{prefix}{mentions[0]}", *mentions) for mentions in grouped.values()]


@given(before=PARTITIONS, after=PARTITIONS)
def test_ids_stay_distinct_and_every_earlier_id_is_accounted_for(before: dict[int, int], after: dict[int, int]) -> None:
    old, new = events_of(before, "ev-"), events_of(after, "ev-")
    kept, stones = keep_ids(chronology(*new), old)
    ids = [event.id for event in kept.events]
    assert len(set(ids)) == len(ids)
    assert sorted(event.mentions for event in kept.events) == sorted(event.mentions for event in new)
    assert {event.id for event in old} == {event.id for event in old if event.id in ids} | {
        stone.id for stone in stones
    }
    assert all(stone.became is None or stone.became in ids for stone in stones)


@given(parts=PARTITIONS)
def test_nothing_changes_when_nothing_is_added(parts: dict[int, int]) -> None:
    events = events_of(parts, "ev-")
    kept, stones = keep_ids(chronology(*events), events)
    assert sorted(kept.events, key=lambda event: event.id) == sorted(events, key=lambda event: event.id)
    assert stones == ()


def test_no_two_events_share_an_id_when_words_change_places_between_them() -> None:
    own = content_id("ev", "m1")  # what an event of this one mention is called by itself
    earlier = [told(own, "m1"), told("ev-both", "m2", "m3", "m4")]
    now = chronology(told("ev-n", "m1", "m2", "m3"), told(own, "m4"))
    kept, _ = keep_ids(now, earlier)
    assert len({event.id for event in kept.events}) == 2
    moved = chronology(told(own, "m1"), told("ev-n", "m5", "m6"))
    kept, _ = keep_ids(moved, [told(own, "m5", "m6"), told("ev-other", "m7")])
    assert {event.mentions: event.id for event in kept.events}["m5", "m6"] == own
    assert len({event.id for event in kept.events}) == 2
