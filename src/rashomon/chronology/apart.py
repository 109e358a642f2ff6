"""Days apart: what a telling's day would be without what one event told its text, and an event's without one text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.chronology.compare import smoothed
from rashomon.chronology.dating import Dating, Recent, day_of
from rashomon.chronology.days import Edge, Inference, logarithm, normal
from rashomon.chronology.grid import Days
from rashomon.chronology.tellings import Telling

__all__ = ["REMEMBERED", "Apart", "event_name"]

#: How many days of tellings are remembered at once, and how many without what an event told them: each takes two
#: arrays of the calendar's length, so that a thousand are near 300 MB. Chosen, not fitted; it never changes what comes out.
REMEMBERED = 500


class Apart:
    """Tellings' days without what one event told their texts: else tellings that were joined once would date
    one another ever after, and a rival from the same text would win by what they had learnt."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        datings: Sequence[Dating],
        written: Mapping[str, Days] | None = None,
        edges: Sequence[Edge] = (),
        inference: Inference | None = None,
    ) -> None:
        self.tellings, self.datings, self.inference = tellings, datings, inference
        self.written = written or {}
        self.edges = {(edge.start, edge.goal): number for number, edge in enumerate(edges)}
        self.known: Recent[tuple[str, int, int], tuple[Days, Days]] = Recent(REMEMBERED)

    def of(self, position: int) -> Callable[[int], tuple[Days, Days] | None]:
        unit, dating = self.tellings[position].unit, self.datings[position]

        def without(event: int) -> tuple[Days, Days] | None:
            number = self.edges.get((unit, event_name(event)))
            if number is None or self.inference is None:
                return None
            key = (unit, number, id(dating.link) if dating.link is not None else position)
            found = self.known.get(key)
            if found is None:
                written = normal(logarithm(self.written[unit]) - self.inference.to_start[number])
                day = day_of(dating, written)
                found = self.known.keep(key, (day, smoothed(day)))
            return found

        return without

    def others(self, event: int) -> Callable[[str], Days | None]:
        """An event's day by all that is known of it but what one text told it."""
        name = event_name(event)

        def rest(unit: str) -> Days | None:
            if self.inference is None or name not in self.inference.beliefs:
                return None
            number = self.edges.get((unit, name))
            if number is None:
                return self.inference.beliefs[name]
            key = (name, number, -1)
            found = self.known.get(key)
            if found is None:
                day = normal(logarithm(self.inference.beliefs[name]) - self.inference.to_goal[number])
                found = self.known.keep(key, (day, day))
            return found[0]

        return rest


def event_name(number: int) -> str:
    """An event's name among the unknowns; units' names are ids, which never begin with a number sign."""
    return f"#{number}"
