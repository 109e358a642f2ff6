"""What each text is mainly about: of the events it tells, the one at the centre of its story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.chronology.tellings import Telling

__all__ = ["main_clusters"]

#: How much the other texts of a story weigh in what a text is about, beside the text itself: set to
#: two, so that a story's centre outweighs the accident of what one lead begins with.
CENTRAL = 2.0


def main_clusters(
    tellings: Sequence[Telling], clusters: Sequence[Sequence[int]], stories: Sequence[Sequence[str]]
) -> dict[str, int]:
    """From each unit to the cluster that it is mainly about.

    A text alone is about its own main telling. Texts of one story agree where they can: each is about the
    event that it tells and that matters most to it and to the others. An earlier happening of the kin of a
    text's own news is another one of a row, and never its news.
    """
    home = {position: number for number, cluster in enumerate(clusters) for position in cluster}
    by_unit: dict[str, list[int]] = {}
    for position, telling in enumerate(tellings):
        by_unit.setdefault(telling.unit, []).append(position)
    weights = {unit: weighed(positions, tellings, home) for unit, positions in by_unit.items()}
    story = {unit: group for group in stories for unit in group}
    main: dict[str, int] = {}
    for unit, positions in sorted(by_unit.items()):
        own = next((position for position in positions if tellings[position].main), None)
        if own is None:
            continue
        others = [weights[other] for other in story.get(unit, ()) if other != unit and other in weights]
        rivals = set(weights[unit]) - earlier(own, positions, tellings, home) if others else {home[own]}

        def central(number: int, unit: str = unit, others: Sequence[Mapping[int, float]] = others) -> float:
            shared = sum(max(other.get(number, 0.0), 0.0) for other in others) / (len(others) + 1)
            return weights[unit][number] + CENTRAL * shared

        main[unit] = max(rivals, key=lambda number: (central(number), number == home[own], -number))
    return main


def weighed(positions: Sequence[int], tellings: Sequence[Telling], home: Mapping[int, int]) -> dict[int, float]:
    """How much a unit's text is about each cluster that it tells of."""
    found: dict[int, float] = {}
    for position in positions:
        number = home[position]
        found[number] = max(found.get(number, tellings[position].weight), tellings[position].weight)
    return found


def earlier(own: int, positions: Sequence[int], tellings: Sequence[Telling], home: Mapping[int, int]) -> set[int]:
    """Other clusters of the kin of a text's news that it tells as background."""
    kin = tellings[own].kin
    return {home[n] for n in positions if tellings[n].kin == kin and tellings[n].background and home[n] != home[own]}
