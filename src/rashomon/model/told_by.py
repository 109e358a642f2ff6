"""By which day an event had been told of: what is known of the time of a happening that nothing dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rashomon.model.chronology import Event, Publication
from rashomon.model.events import EventMention

__all__ = ["told_by"]


def told_by(
    events: Iterable[Event], mentions: Mapping[str, EventMention], published: Mapping[str, Publication]
) -> Mapping[str, date]:
    """By event id: the last day on which the first page that tells of it can have been published.

    ``mentions`` are by id, ``published`` by article. An event that only undated pages tell of is left out. The day says
    when the event was known of; what was planned then may lie after it.
    """
    found: dict[str, date] = {}
    for event in events:
        pages = {mentions[mention].article for mention in event.mentions}
        days = [published[page].when.latest for page in pages if page in published]
        known = [day for day in days if day is not None]
        if known:
            found[event.id] = min(known)
    return found
