"""What each text is mainly about: the event at the head of the story that it belongs to.

A report of a shooting, of the arrest and of the trial have three pieces of news and one subject. So the main event
is chosen once for a story, and all its texts have it; the arrest and the trial stay events of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.chronology.series import RECURRING
from rashomon.chronology.tellings import Telling

__all__ = ["main_clusters"]


def main_clusters(
    tellings: Sequence[Telling],
    clusters: Sequence[Sequence[int]],
    stories: Sequence[Sequence[str]],
    apart: Callable[[int, int], bool],
) -> dict[str, int]:
    """From each unit to the cluster that it is mainly about.

    The head of a story is the event that matters most to its texts taken together. A text whose own news is a
    happening of a kind that recurs, on another day than the head (``apart`` says so of two clusters), is about that
    one: it heads a story of its own with whatever texts are about it too. A text that tells no event of its story
    has the story's head all the same.
    """
    home = {position: number for number, cluster in enumerate(clusters) for position in cluster}
    by_unit: dict[str, list[int]] = {}
    for position, telling in enumerate(tellings):
        by_unit.setdefault(telling.unit, []).append(position)
    news = {unit: n for unit, held in by_unit.items() for n in held if tellings[n].subject}
    alone = [(unit,) for unit in sorted(by_unit.keys() - {unit for group in stories for unit in group})]
    main: dict[str, int] = {}
    for group in [*stories, *alone]:
        left = list(group)
        while left:
            head = head_of(left, by_unit, tellings, home)
            if head is None:
                break
            recurs = {tellings[n].kin for n in clusters[head]} & RECURRING
            others = {
                unit
                for unit in left
                if unit in news and tellings[news[unit]].kin in recurs and apart(home[news[unit]], head)
            }
            if len(others) == len(left):
                others = set()
            main.update((unit, head) for unit in left if unit not in others)
            left = [unit for unit in left if unit in others]
    return main


def head_of(
    units: Sequence[str],
    by_unit: Mapping[str, Sequence[int]],
    tellings: Sequence[Telling],
    home: Mapping[int, int],
) -> int | None:
    """The cluster that matters most to these texts: each weighs what it tells by where and how often it tells it.
    A text alone is about its own news."""
    if len(units) == 1:
        return next((home[n] for n in by_unit.get(units[0], ()) if tellings[n].subject), None)
    weights: dict[int, float] = {}
    for unit in units:
        own: dict[int, float] = {}
        for position in by_unit.get(unit, ()):
            own[home[position]] = max(own.get(home[position], 0.0), weight(position, tellings))
        for number, found in own.items():
            weights[number] = weights.get(number, 0.0) + found
    newsworthy = {home[n] for unit in units for n in by_unit.get(unit, ()) if tellings[n].subject}
    if not newsworthy:
        return None
    return max(newsworthy, key=lambda number: (weights[number], -number))


def weight(position: int, tellings: Sequence[Telling]) -> float:
    return max(tellings[position].weight, 0.0)
