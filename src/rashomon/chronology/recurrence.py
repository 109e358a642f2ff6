"""How often the pile tells of like happenings: where shells fall every day, like words and a day that fits say little."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.chronology.compare import SURE, Account
from rashomon.chronology.stories import Stories

__all__ = ["days_of_like"]

#: Texts whose log-odds of one story are below this tell of other things.
ALIKE = -2.5


def days_of_like(accounts: Sequence[Account], stories: Stories) -> dict[tuple[str, str], tuple[int, ...]]:
    """For each unit the days, in order, on which texts like it surely place happenings of the kin of its news: what is told
    in passing may be of any day."""
    sure: dict[tuple[str, str], set[int]] = {}
    for account in accounts:
        telling = account.telling
        if not telling.is_open and account.day.highest >= SURE:
            sure.setdefault((telling.unit, telling.kin), set()).add(account.day.best)
    beside: dict[str, set[str]] = {}
    for (left, right), odds in stories.odds.items():
        if odds > ALIKE:
            one, other = stories.found[left].unit, stories.found[right].unit
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    found = {}
    for unit, kin in sorted(
        {(account.telling.unit, account.telling.kin) for account in accounts if account.telling.main}
    ):
        days = set(sure.get((unit, kin), ()))
        for other in beside.get(unit, ()):
            days |= sure.get((other, kin), set())
        found[unit, kin] = tuple(sorted(days))
    return found
