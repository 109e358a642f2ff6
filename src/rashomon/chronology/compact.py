"""Beliefs kept small: the days that matter of one that is compared, and many packed away until they are asked for.

An array over fifty years takes 146 kB, and a pile has several for each of its texts and happenings.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Hashable, Iterator, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np

from rashomon.chronology.grid import Days

__all__ = ["Belief", "Recent", "Shelf"]

#: Days less likely than this share of the likeliest are not told apart: what they hold together is spread evenly.
SLIGHT = 1e-3


#: Beliefs over more days than this (some six years) keep them in single precision and sum them up anew each time: it
#: costs a twentieth of what it costs to compute them again.
WIDE = 2048
#: Arrays of a shelf that lie open, for a text's days are asked for once for each thing that it tells.
AT_HAND = 32


@dataclass(frozen=True, eq=False)
class Belief:
    """A belief over ``size`` days as it is compared with others: ``days`` from the index ``first`` on, what each of
    them has beyond ``rest``, and ``rest`` for every day of the calendar."""

    size: int
    first: int
    days: Days
    rest: float
    reached: dict[int, float] = field(default_factory=dict)

    @classmethod
    def of(cls, whole: Days) -> Belief:
        """From an array over the calendar that sums to 1."""
        above = np.flatnonzero(whole >= SLIGHT * whole.max())
        first, last = int(above[0]), int(above[-1]) + 1
        outside = whole.size - (last - first)
        rest = float(whole[:first].sum() + whole[last:].sum()) / outside if outside else 0.0
        days = whole[first:last] - rest
        return cls(whole.size, first, days if days.size <= WIDE else days.astype(np.float32), rest)

    @property
    def last(self) -> int:
        """The index after that of the last of its days."""
        return self.first + self.days.size

    @property
    def sums(self) -> Days:
        """The running sum of its days, beginning with 0."""
        return self.kept_sums if self.days.size <= WIDE else running_sum(self.days)

    @cached_property
    def kept_sums(self) -> Days:
        return running_sum(self.days)

    @cached_property
    def total(self) -> float:
        """What its days sum up to."""
        return float(self.days.sum(dtype=np.float64))

    @cached_property
    def best(self) -> int:
        """The index of the likeliest day."""
        return self.first + int(self.days.argmax())

    @cached_property
    def highest(self) -> float:
        """What the likeliest day holds."""
        return float(self.days.max()) + self.rest

    @property
    def bytes(self) -> int:
        """About how much memory it takes, a running sum that it keeps included."""
        return 500 + (2 if self.days.size <= WIDE else 1) * self.days.nbytes

    def overlap(self, other: Belief) -> float:
        """The chance that two days, of which this and the other are believed, are one."""
        low, high = max(self.first, other.first), min(self.last, other.last)
        both = 0.0
        if low < high:
            both = float(
                np.dot(
                    self.days[low - self.first : high - self.first], other.days[low - other.first : high - other.first]
                )
            )
        return both + self.rest * other.total + other.rest * self.total + self.rest * other.rest * self.size

    def near(self, other: Belief, width: int) -> float:
        """The same where the other's days are spread over ``width`` days on either side of each; days beyond the
        calendar's ends are lost."""
        one, two = (self, other) if self.days.size <= other.days.size else (other, self)
        mine, theirs = one.sums, two.sums
        ahead, behind = one.first + width + 1 - two.first, one.first - width - two.first
        found = along(one.days, mine, theirs, ahead) - along(one.days, mine, theirs, behind)
        if one.rest:
            found += one.rest * two.reach(width)
        if two.rest:
            found += two.rest * one.reach(width)
        return (found + one.rest * two.rest * reaches(one.size, width)) / (2 * width + 1)

    def reach(self, width: int) -> float:
        """The sum of its days, each times the number of days of the calendar that lie within ``width`` of it."""
        if width not in self.reached:
            index = np.arange(self.first, self.last)
            around = np.minimum(index + width + 1, self.size) - np.maximum(index - width, 0)
            self.reached[width] = float(np.dot(self.days, around))
        return self.reached[width]


def along(days: Days, mine: Days, theirs: Days, ahead: int) -> float:
    """The sum of the days, each times the other's running sum, which is read from its index ``ahead`` on; before its
    begin it is 0, beyond its end it stays what it is. ``mine`` is the days' own running sum."""
    inside, beyond = min(max(-ahead, 0), days.size), min(max(theirs.size - 1 - ahead, 0), days.size)
    found = float(theirs[-1] * (mine[-1] - mine[beyond]))
    if inside < beyond:
        found += float(np.dot(days[inside:beyond], theirs[ahead + inside : ahead + beyond]))
    return found


def running_sum(days: Days) -> Days:
    sums = np.zeros(days.size + 1)
    np.cumsum(days, out=sums[1:])
    return sums


def reaches(size: int, width: int) -> float:
    """Pairs of days of a calendar that lie within ``width`` of each other."""
    width = min(width, size - 1)
    return float(size * (2 * width + 1) - width * (width + 1))


K = TypeVar("K", bound=Hashable)


class Shelf(MutableMapping[K, Days]):
    """Arrays over one calendar by name, packed; what it gives cannot be written to. A name that is not there gives
    ``otherwise``, where there is one.

    Compression shrinks what repeats, as weeks and years do: the days of 400 articles of gva to a thirtieth (4 kB each).
    """

    def __init__(self, otherwise: Days | None = None) -> None:
        self.packed: dict[K, bytes] = {}
        self.open: dict[K, Days] = {}
        self.otherwise = otherwise

    def copy(self) -> Shelf[K]:
        """Another with the same arrays, which are not packed again."""
        other: Shelf[K] = Shelf(self.otherwise)
        other.packed = dict(self.packed)
        return other

    def __getitem__(self, name: K) -> Days:
        if self.otherwise is not None and name not in self.packed:
            return self.otherwise
        if name not in self.open:
            if len(self.open) >= AT_HAND:
                self.open.clear()
            self.open[name] = np.frombuffer(zlib.decompress(self.packed[name]), dtype=np.float64)
        return self.open[name]

    def __setitem__(self, name: K, days: Days) -> None:
        self.open.pop(name, None)
        self.packed[name] = zlib.compress(np.ascontiguousarray(days, dtype=np.float64).tobytes(), 1)

    def __delitem__(self, name: K) -> None:
        self.open.pop(name, None)
        del self.packed[name]

    def __contains__(self, name: object) -> bool:
        return name in self.packed

    def __iter__(self) -> Iterator[K]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


class Recent(Generic[K]):
    """Beliefs by key, as many as fit into ``room`` bytes: the least lately used is forgotten first."""

    def __init__(self, room: int) -> None:
        self.room, self.filled = room, 0
        self.held: OrderedDict[K, Belief] = OrderedDict()

    def get(self, key: K) -> Belief | None:
        if key not in self.held:
            return None
        self.held.move_to_end(key)
        return self.held[key]

    def keep(self, key: K, belief: Belief) -> Belief:
        self.held[key] = belief
        self.filled += belief.bytes
        while self.filled > self.room and len(self.held) > 1:
            self.filled -= self.held.popitem(last=False)[1].bytes
        return belief
