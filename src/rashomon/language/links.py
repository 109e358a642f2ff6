"""Disjoint sets of figures that keep apart what must stay apart, and remember why they joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.language.figure import Figure

__all__ = ["RULED", "Join", "Links"]

#: Ages told of one person may differ by so many years: birthdays, and a pile that spans a few years. Chosen, not fitted.
AGE_SPAN = 4


#: What a rule's answer is worth. On the pairs of our own 98 of 100 are right, which is a log-odds of 3.9.
RULED = 3.9


class Join(NamedTuple):
    """Two figures that became one entity for a reason that a reader may want to see."""

    left: int
    right: int
    says: str


class Links:
    """Disjoint sets over figure numbers. Three things are never joined, whatever the rules say: what a person
    decided to be two, two entities of the user's list, and persons whose ages contradict."""

    def __init__(self, figures: Sequence[Figure], known: dict[int, int] | None = None) -> None:
        self.parent = list(range(len(figures)))
        self.ages = {number: (min(one.ages), max(one.ages)) for number, one in enumerate(figures) if one.ages}
        self.known = dict(known or {})
        self.enemies: dict[int, set[int]] = {}
        self.log: list[Join] = []

    def root(self, item: int) -> int:
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def part(self, left: int, right: int) -> None:
        """Never join the two. They are not joined yet."""
        for one, other in ((self.root(left), right), (self.root(right), left)):
            self.enemies.setdefault(one, set()).add(other)

    def parted(self, left: int, right: int) -> bool:
        """Whether somebody decided that the two are not one."""
        left, right = self.root(left), self.root(right)
        return left != right and any(self.root(enemy) == right for enemy in self.enemies.get(left, ()))

    def refuses(self, left: int, right: int) -> bool:
        """Whether the two are in sets that must stay apart."""
        left, right = self.root(left), self.root(right)
        if left == right:
            return False
        if self.parted(left, right):
            return True
        one, other = self.known.get(left), self.known.get(right)
        if one is not None and other is not None and one != other:
            return True
        if left in self.ages and right in self.ages:
            ages = (*self.ages[left], *self.ages[right])
            return max(ages) - min(ages) > AGE_SPAN
        return False

    def join(self, left: int, right: int, says: str = "", *, decided: bool = False) -> bool:
        """Make the two one, unless they must stay apart; ``says`` is told of it. Returns whether they are one now."""
        if not decided and self.refuses(left, right):
            return False
        one, other = sorted((self.root(left), self.root(right)))
        if one != other:
            self.parent[other] = one
            if other in self.enemies:
                self.enemies.setdefault(one, set()).update(self.enemies.pop(other))
            if other in self.known:
                self.known.setdefault(one, self.known.pop(other))
            if other in self.ages:
                low, high = self.ages.pop(other)
                mine = self.ages.get(one, (low, high))
                self.ages[one] = (min(low, mine[0]), max(high, mine[1]))
            if says:
                self.log.append(Join(left, right, says))
        return True

    def groups(self) -> Iterator[list[int]]:
        """The sets, in order of their first figure."""
        found: dict[int, list[int]] = {}
        for number in range(len(self.parent)):
            found.setdefault(self.root(number), []).append(number)
        yield from found.values()
