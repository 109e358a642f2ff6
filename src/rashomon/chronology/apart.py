"""Days apart: what a telling's day would be without what one event told its text, and an event's without one text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.chronology.compact import Belief, Recent
from rashomon.chronology.dating import Dating, day_of
from rashomon.chronology.days import Edge, Inference, logarithm, normal
from rashomon.chronology.grid import Days
from rashomon.chronology.tellings import Telling

__all__ = ["REMEMBERED", "Apart", "event_name"]

#: Bytes of tellings' days that are remembered at once, and of those without what an event told them: of dated texts
#: all, of undated ones some sixteen hundred. Chosen, not fitted; it never changes what comes out.
REMEMBERED = 120_000_000


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
        self.known: Recent[tuple[str, int, int]] = Recent(REMEMBERED)

    def of(self, position: int) -> Callable[[int], Belief | None]:
        unit, dating = self.tellings[position].unit, self.datings[position]

        def without(event: int) -> Belief | None:
            number = self.edges.get((unit, event_name(event)))
            if number is None or self.inference is None:
                return None
            key = (unit, number, id(dating.link) if dating.link is not None else position)
            found = self.known.get(key)
            if found is None:
                written = normal(logarithm(self.written[unit]) - self.inference.to_start[number])
                found = self.known.keep(key, Belief.of(day_of(dating, written)))
            return found

        return without

    def others(self, event: int) -> Callable[[str], Belief | None]:
        """An event's day by all that is known of it but what one text told it."""
        name = event_name(event)

        def rest(unit: str) -> Belief | None:
            if self.inference is None or name not in self.inference.beliefs:
                return None
            number = self.edges.get((unit, name), -1)
            key = (name, number, -1)
            found = self.known.get(key)
            if found is None:
                day = self.inference.beliefs[name]
                if number >= 0:
                    day = normal(logarithm(day) - self.inference.to_goal[number])
                found = self.known.keep(key, Belief.of(day))
            return found

        return rest


def event_name(number: int) -> str:
    """An event's name among the unknowns; units' names are ids, which never begin with a number sign."""
    return f"#{number}"
