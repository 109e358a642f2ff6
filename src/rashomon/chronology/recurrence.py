"""How often the pile tells of like happenings: where shells fall every day, like words and a day that fits say little."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from rashomon.chronology.compare import SURE, Account
from rashomon.chronology.stories import Stories

__all__ = ["DayBook", "days_of_like", "recurrence"]

#: Days on either side of a telling's own within which like happenings are counted: about a month.
AROUND = 30
#: Likeliest days so many days apart are two: reports of one night give the day before or after.
APART = 2
#: Texts whose log-odds of one story are below this tell of other things: those that are compared at all, as candidates are.
ALIKE = -2.5

DayBook = Mapping[tuple[str, str], tuple[int, ...]]


def days_of_like(accounts: Sequence[Account], stories: Stories) -> dict[tuple[str, str], tuple[int, ...]]:
    """For each unit and kin the days, in order, on which texts like it surely place happenings of that kin."""
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
    for unit, kin in sorted({(account.telling.unit, account.telling.kin) for account in accounts}):
        days = set(sure.get((unit, kin), ()))
        for other in beside.get(unit, ()):
            days |= sure.get((other, kin), set())
        found[unit, kin] = tuple(sorted(days))
    return found


def recurrence(one: Account, other: Account, book: DayBook) -> float:
    """The logarithm of the number of days, near either's own, on which texts like theirs place like happenings; 0 where
    both days are sure, for then they speak for themselves, and where the likeliest days are one or next to one another."""
    if (one.day.highest >= SURE and other.day.highest >= SURE) or abs(one.day.best - other.day.best) < APART:
        return 0.0
    days: set[int] = set()
    for account in (one, other):
        middle = account.day.best
        known = book.get((account.telling.unit, account.telling.kin), ())
        days.update(day for day in known if abs(day - middle) <= AROUND)
    return math.log(max(len(days), 1))
