"""The calendar as an array: days on which something may be, and maps between two unknown days.

Beliefs are float arrays over the grid's days. A ``Link`` relates two unknown days: given the one, the
other lies between two days (a rule of time, a gap, an anniversary) or so many days before or after
(a table of lags). Its two directions are what messages pass through.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.chronology.rule_arrays import rule_ranges
from rashomon.model.calendar_rule import TimeRule, Unit, shifted
from rashomon.resources import table

__all__ = [
    "ChoiceLink",
    "Days",
    "Grid",
    "Indices",
    "LagLink",
    "Link",
    "RangeLink",
    "lag_density",
    "link_from_gap",
    "link_from_rule",
]

Days = NDArray[np.floating[Any]]
Indices = NDArray[np.integer[Any]]

#: Share of a link's weight that ignores it: words are misread, and linked to the wrong happening.
#: Set so that one rule against four is outvoted but one against one stays a conflict.
SLIP = 0.02


@dataclass(frozen=True, slots=True)
class Grid:
    """The days from ``first`` to ``last`` (ordinals, both included)."""

    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    def index(self, day: int) -> int:
        """Position of a day; days outside are put just outside the array's ends (-1 or ``size``)."""
        return min(max(day - self.first, -1), self.size)

    def flat(self) -> Days:
        return np.full(self.size, 1.0 / self.size)

    def day(self, index: int) -> date:
        return date.fromordinal(self.first + index)

    def years(self) -> Indices:
        return years_of(self.first, self.last)


@functools.lru_cache(maxsize=8)
def years_of(first: int, last: int) -> Indices:
    years = np.zeros(last - first + 1, dtype=np.int32)
    for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
        begin, end = date(year, 1, 1).toordinal() - first, date(year, 12, 31).toordinal() - first
        years[max(begin, 0) : end + 1] = year
    return years


@functools.cache
def lag_density(kind: str) -> Days:
    """Probability of each lag 0, 1, 2, … days, from the table of lags. Sums to 1."""
    rows = [row for row in table("chronology_lags") if row["kind"] == kind]
    density = np.zeros(max(int(row["last"]) for row in rows) + 1)
    for row in rows:
        first, last = int(row["first"]), int(row["last"])
        density[first : last + 1] = float(row["mass"]) / (last - first + 1)
    normalised: Days = density / density.sum()
    return normalised


@dataclass(frozen=True, eq=False)
class RangeLink:
    """Given day ``i``, the other day lies in ``low[i]..high[i]`` (indices, clipped to the grid); where
    ``low > high`` the words cannot have been used on that day."""

    low: Indices
    high: Indices

    @property
    def width(self) -> float:
        """Mean length of the ranges that exist, in days: smaller says more."""
        lengths = (self.high - self.low + 1)[self.high >= self.low]
        return float(lengths.mean()) if lengths.size else float("inf")

    def forward(self, belief: Days) -> Days:
        """Belief about the other day, from a belief about this one."""
        possible = self.high >= self.low
        lengths = np.maximum(self.high - self.low + 1, 1)
        shares = np.where(possible, belief / lengths, 0.0)
        size = belief.size + 1
        rises = np.bincount(self.low, weights=shares, minlength=size)
        falls = np.bincount(np.where(possible, self.high + 1, 0), weights=shares, minlength=size)
        return softened(np.maximum(np.cumsum(rises - falls)[:-1], 0.0), belief)

    def backward(self, belief: Days) -> Days:
        """Belief about this day, from a belief about the other one."""
        sums = np.concatenate(([0.0], np.cumsum(belief)))
        possible = self.high >= self.low
        lengths = np.maximum(self.high - self.low + 1, 1)
        low = np.where(possible, self.low, 0)
        high = np.where(possible, self.high + 1, 0)
        return softened(np.where(possible, (sums[high] - sums[low]) / lengths, 0.0), belief)


@dataclass(frozen=True, eq=False)
class LagLink:
    """The other day lies ``density``-distributed days before this one (after it, when ``ahead``)."""

    density: Days
    ahead: bool = False

    @property
    def width(self) -> float:
        """Length of the shortest run from lag 0 that holds nine tenths."""
        return float(np.searchsorted(np.cumsum(self.density), 0.9) + 1)

    def forward(self, belief: Days) -> Days:
        return softened(self.shift(belief, self.ahead), belief)

    def backward(self, belief: Days) -> Days:
        return softened(self.shift(belief, not self.ahead), belief)

    def shift(self, belief: Days, ahead: bool) -> Days:
        """Convolve with the density as a step function: one shifted running sum for each step."""
        edges = np.flatnonzero(np.diff(self.density)) + 1
        bounds = [0, *edges.tolist(), self.density.size]
        values = belief if ahead else belief[::-1]
        sums = np.concatenate(([0.0], np.cumsum(values)))
        result = np.zeros(values.size)
        index = np.arange(values.size)
        for first, last in pairwise(bounds):
            # lags first..last-1 all have one density
            high = np.maximum(index - first + 1, 0)
            low = np.maximum(index - last + 1, 0)
            result += self.density[first] * (sums[high] - sums[low])
        return result if ahead else result[::-1]


@dataclass(frozen=True, eq=False)
class ChoiceLink:
    """One of several links, each with the share of belief that it is the one that holds."""

    parts: tuple[tuple[float, RangeLink | LagLink], ...]

    @property
    def width(self) -> float:
        """Geometric mean of the parts' widths: a day that is nearly sure says more than a month that is."""
        return math.exp(sum(share * math.log(link.width) for share, link in self.parts if share > 0))

    def forward(self, belief: Days) -> Days:
        told: Days = np.zeros(belief.size)
        for share, link in self.parts:
            told += share * link.forward(belief)
        return told

    def backward(self, belief: Days) -> Days:
        told: Days = np.zeros(belief.size)
        for share, link in self.parts:
            told += share * link.backward(belief)
        return told


Link = RangeLink | LagLink | ChoiceLink


def softened(told: Days, belief: Days) -> Days:
    """What a link tells, with ``SLIP`` of the weight that was put in spread over all days. Not normalised:
    that the words hardly fit what was believed is part of the message."""
    mixed: Days = (1.0 - SLIP) * told + SLIP * belief.sum() / told.size
    return mixed


@functools.lru_cache(maxsize=1024)
def link_from_rule(rule: TimeRule, grid: Grid) -> RangeLink:
    """From the day of writing to the day denoted."""
    first, last, possible = rule_ranges(rule, grid.first, grid.last)
    inside = possible & (last >= grid.first) & (first <= grid.last)
    low = np.where(inside, np.maximum(first - grid.first, 0), 0).astype(np.int32)
    high = np.where(inside, np.minimum(last - grid.first, grid.size - 1), -1).astype(np.int32)
    return RangeLink(low, high)


@functools.lru_cache(maxsize=256)
def link_from_gap(low_days: int, high_days: int, years: int, grid: Grid) -> RangeLink:
    """From the earlier day to the later: ``years`` calendar years and ``low_days..high_days`` days on."""
    index = np.arange(grid.size, dtype=np.int32)
    start = index
    if years:
        start = np.array(
            [shifted(grid.first + day, Unit.YEAR, years) - grid.first for day in range(grid.size)], dtype=np.int32
        )
    low, high = start + low_days, start + high_days
    inside = (high >= 0) & (low < grid.size)
    low = np.where(inside, np.clip(low, 0, grid.size - 1), 0)
    high = np.where(inside, np.clip(high, 0, grid.size - 1), -1)
    return RangeLink(low, high)
