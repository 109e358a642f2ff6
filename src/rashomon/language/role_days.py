"""From when to when an office was seen held: the days of the pages that give it.

In: entities and the days on which articles were published. Out: the entities with spans on their roles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from rashomon.model.language import Entity, Role
from rashomon.model.moment import Moment

__all__ = ["with_days"]


def with_days(entities: Sequence[Entity], published: Mapping[str, Moment]) -> tuple[Entity, ...]:
    """The entities, each role with the first and last day on which a page is sure to have given it. A former office
    has no days: a page that calls it so was not written in its time."""
    return tuple(replace(one, roles=tuple(seen(role, published) for role in one.roles)) for one in entities)


def seen(role: Role, published: Mapping[str, Moment]) -> Role:
    """The role with its days. Of a page whose day is uncertain the middle is not made up: its office was seen by
    its latest day, and still on its earliest."""
    if role.former or not role.articles or role.since is not None or role.until is not None:
        return role
    days: list[tuple[date, date]] = []
    for article in role.articles:
        moment = published.get(article)
        if moment is not None and moment.earliest is not None and moment.latest is not None:
            days.append((moment.earliest, moment.latest))
    if not days:
        return role
    since, until = min(latest for _, latest in days), max(earliest for earliest, _ in days)
    return replace(role, since=since, until=until) if since <= until else role
