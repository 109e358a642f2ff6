"""How we know it works: one command, one table.

``python -m eval`` runs every scorer on the evaluation data and prints one table. Scorers are modules of
this package with a function ``score(data: Path) -> list[Score]`` and a tuple ``SETS`` naming the folders of
``--data`` that they read. A set that is not there is reported, never passed over. Floors are pinned in
``floors.json`` together with a fingerprint of the data they were measured on, and only rise.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Score"]


@dataclass(frozen=True, slots=True)
class Score:
    """One figure. ``value`` is what was measured, ``of`` how many items it rests on (0: not counted),
    ``target`` what is aimed at, ``note`` what a reader must know to believe it."""

    name: str
    value: float
    of: int = 0
    target: float | None = None
    note: str = ""
