"""From a belief over days to a moment of honest precision, with what each factor contributed."""

from __future__ import annotations

import functools
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.options import ChronologyOptions
from rashomon.model.chronology import LikelyDay
from rashomon.model.moment import Basis, Moment, days_as_edtf
from rashomon.model.reason import Reason
from rashomon.resources import table

__all__ = [
    "day_of_event",
    "extent",
    "likely_days",
    "moment_of",
    "moment_of_page",
    "reasons_for",
    "shortest_interval",
    "told_by_several",
]

#: As many separate days as an answer may list as alternatives; more is a calendar, not an answer.
ALTERNATIVES = 8
#: Share of a month's or year's days from which an interval inside it stands for the whole: nine tenths of
#: an even spread, less a day or two lost to rounding.
EVEN = 0.85
#: Days from the calendar's ends within which a long answer is one that the calendar, not the evidence, bounds.
EDGE = 31
A_YEAR = 366
#: Weights that differ by less than this factor are level: nothing tells their days apart.
LEVEL = 0.98
#: Days between two runs of belief from which on they are alternatives and not one doubt.
APART = 5


def shortest_interval(belief: Days, mass: float) -> tuple[int, int, float]:
    """Indices of the shortest run that holds ``mass``; among equals the heaviest, then the earliest."""
    sums = np.concatenate(([0.0], np.cumsum(belief)))
    wanted = sums[:-1] + mass
    high = np.searchsorted(sums, wanted - 1e-12)
    possible = np.flatnonzero(high < sums.size)
    if possible.size == 0:
        return 0, belief.size - 1, 1.0
    lengths = high[possible] - possible
    shortest = possible[lengths == lengths.min()]
    held = sums[high[shortest]] - sums[shortest]
    low = int(shortest[int(np.argmax(np.round(held, 12)))])
    return low, int(high[low]) - 1, float(min(sums[high[low]] - sums[low], 1.0))


def alternatives(belief: Days, mass: float) -> list[tuple[int, int]]:
    """The runs of the smallest set of days that holds ``mass``."""
    order = np.argsort(-belief, kind="stable")
    needed = int(np.searchsorted(np.cumsum(belief[order]), mass - 1e-12)) + 1
    if needed > ALTERNATIVES * 10:
        return []
    chosen = np.sort(order[:needed])
    breaks = np.flatnonzero(np.diff(chosen) > APART)
    starts = [0, *(breaks + 1).tolist()]
    ends = [*breaks.tolist(), chosen.size - 1]
    return [(int(chosen[a]), int(chosen[b])) for a, b in zip(starts, ends, strict=True)]


def day_of_event(belief: Days, grid: Grid, basis: Basis, options: ChronologyOptions) -> Moment:
    """The moment of an event: the one day that holds enough, else the few days that do, else as for any belief.

    Where the words of a text give a day, what remains is spread far and wide over the days that they might give
    if misread: an interval of nine tenths would hide the day that is meant in weeks or years.
    """
    best = int(belief.argmax())
    if belief[best] >= options.one_day:
        return Moment.between(grid.day(best), grid.day(best), basis, float(min(belief[best], 1.0)))
    low, high, held = shortest_interval(belief, options.few)
    if high - low < options.few_days:
        return Moment.between(grid.day(low), grid.day(high), basis, held)
    return moment_of(belief, grid, basis, options)


#: Where several texts date one event, the day that they agree on is off by one day so often (they copy one another, and
#: a night has two dates), and so often it is the day of something else. Counted on gva with publication given: of 212
#: reports of such events .882 named the day and .958 a day within one of it (halves of the incidents: .859 and .939,
#: .903 and .973); more texts were right no more often than two.
OFF_BY_ONE, ELSEWHERE = 0.08, 0.04
#: Days on either side over which the latter is spread.
AROUND = 30


def told_by_several(belief: Days) -> Days:
    """A belief that several texts made, with what their agreement does not exclude."""
    blurred = (1.0 - OFF_BY_ONE - ELSEWHERE) * belief
    blurred[1:] += OFF_BY_ONE / 2 * belief[:-1]
    blurred[:-1] += OFF_BY_ONE / 2 * belief[1:]
    blurred += ELSEWHERE * np.convolve(belief, np.full(2 * AROUND + 1, 1.0 / (2 * AROUND + 1)), "same")
    softened: Days = blurred / blurred.sum()
    return softened


#: An answer no wider than this (days) is one that a reader takes for a date.
DATE = 3


def moment_of_page(belief: Days, stated: Callable[[Moment], bool], grid: Grid, options: ChronologyOptions) -> Moment:
    """The moment of a page, with the confidence that such answers deserved (``chronology_deserved.tsv``).

    A date that the page states stands. Else the few days that hold enough of the belief are the answer, and its
    confidence is how often such answers held the truth, whatever was believed; so is a list of dates. Any other
    interval keeps its days too and is given what such intervals deserved.
    """
    moment = moment_of(belief, grid, Basis.INFERRED, options)
    if moment.width is None:
        return moment
    if stated(moment):
        return replace(moment, basis=Basis.STATED)
    needed, confidence = deserved()["date"]
    low, high, held = shortest_interval(belief, needed)
    if high - low < DATE:
        return Moment.between(grid.day(low), grid.day(high), Basis.INFERRED, min(held, confidence))
    if moment.edtf is not None and "," in moment.edtf:
        return replace(moment, confidence=min(moment.confidence, confidence))
    needed, confidence = deserved()["interval"]
    beyond = max(moment.confidence - needed, 0.0) / (1.0 - needed)
    return replace(moment, confidence=min(moment.confidence, confidence + (1.0 - confidence) * beyond))


@functools.cache
def deserved() -> Mapping[str, tuple[float, float]]:
    """Of each kind of answer the share of belief that it must hold, and the confidence that it then deserves."""
    return {row["of"]: (float(row["belief"]), float(row["confidence"])) for row in table("chronology_deserved")}


def moment_of(belief: Days, grid: Grid, basis: Basis, options: ChronologyOptions) -> Moment:
    """The moment that a belief amounts to; undated where its interval says too little."""
    low, high, held = shortest_interval(belief, options.mass)
    at_edge = low <= EDGE or high >= belief.size - 1 - EDGE
    if at_edge and high - low > A_YEAR:
        return Moment.undated()  # the calendar considered ends there; that is no evidence
    flat = np.flatnonzero(belief >= belief.max() * LEVEL)
    if flat.size > 2 and flat[-1] - flat[0] + 1 == flat.size and float(belief[flat].sum()) >= options.mass:
        low, high, held = int(flat[0]), int(flat[-1]), float(min(belief[flat].sum(), 1.0))
    first, last = grid.day(low), grid.day(high)
    runs = alternatives(belief, options.mass) if high - low > 31 else []
    if 1 < len(runs) <= ALTERNATIVES and sum(b - a + 1 for a, b in runs) <= max(31, (high - low) // 4):
        listed = ",".join(days_as_edtf(grid.day(a), grid.day(b)).strip("[]") for a, b in runs)
        mass = float(sum(belief[a : b + 1].sum() for a, b in runs))
        return Moment(f"[{listed}]", grid.day(runs[0][0]), grid.day(runs[-1][1]), basis, min(mass, 1.0))
    if high - low + 1 > options.undated_beyond:
        return Moment.undated()
    first, last, held = rounded(first, last, held, belief, grid)
    return Moment.between(first, last, basis, held)


def rounded(first: date, last: date, held: float, belief: Days, grid: Grid) -> tuple[date, date, float]:
    """A belief spread evenly over a month or a year is that month or year, not nine tenths of its days."""
    month = date(first.year, first.month, 1), date(first.year, first.month, monthrange(first.year, first.month)[1])
    year = date(first.year, 1, 1), date(first.year, 12, 31)
    for begin, end in (month, year):
        length = (end - begin).days + 1
        if begin <= first and last <= end and (last - first).days + 1 >= EVEN * length:
            low, high = max((begin - grid.day(0)).days, 0), (end - grid.day(0)).days
            inside = held / ((last - first).days + 1)
            outside = [*belief[low : (first - grid.day(0)).days], *belief[(last - grid.day(0)).days + 1 : high + 1]]
            if outside and float(np.mean(outside)) < inside / 2:
                continue  # the days left out are unlikely: they stay out
            return begin, end, float(min(belief[low : high + 1].sum(), 1.0))
    return first, last, held


#: A day that holds less of the belief than this is not told, and the days told must hold so much together on so many
#: days at most: a reader's calendar, of at most four months.
FAINT, MOSTLY, FEW_DAYS = 0.002, 0.9, 120


def likely_days(belief: Days, grid: Grid, moment: Moment) -> tuple[LikelyDay, ...]:
    """The days that a belief leaves possible, in order of time; none where they are too many to be shown.

    Where the moment's confidence was set below what its days hold, their shares are lowered with it.
    """
    told = np.flatnonzero(belief >= FAINT)
    if moment.earliest is None or moment.latest is None or not 0 < told.size <= FEW_DAYS:
        return ()
    if float(belief[told].sum()) < MOSTLY:
        return ()
    low, high = (day.toordinal() - grid.day(0).toordinal() for day in (moment.earliest, moment.latest))
    held = float(belief[max(low, 0) : high + 1].sum())
    scale = min(1.0, moment.confidence / held) if held > 0 else 1.0
    return tuple(LikelyDay(grid.day(int(day)), round(float(belief[day]) * scale, 4)) for day in told)


def extent(first: date, last: date, confidence: float, basis: Basis) -> Moment:
    """A happening that lasted from one day to another."""
    return Moment(f"{first.isoformat()}/{last.isoformat()}", first, last, basis, confidence)


def reasons_for(moment: Moment, belief: Days, factors: Iterable[Factor], grid: Grid) -> tuple[Reason, ...]:
    """What each factor says for the answer against the runner-up: the log-odds, largest first.

    The runner-up is the heaviest day outside the answer (for an undated text, there is none, and the
    factors are told without weight).
    """
    told = list(factors)
    if moment.earliest is None or moment.latest is None:
        return tuple(Reason(factor.says, 0.0, factor.evidence) for factor in told)
    low, high = moment.earliest.toordinal() - grid.first, moment.latest.toordinal() - grid.first
    inside = np.zeros(belief.size, dtype=bool)
    inside[max(low, 0) : high + 1] = True
    best = int(np.argmax(np.where(inside, belief, -1.0)))
    rival = int(np.argmax(np.where(inside, -1.0, belief)))
    reasons = [Reason(f.says, round(odds(f.weights, best, rival), 2), f.evidence) for f in told]
    told_twice = {(reason.says, reason.weight): reason for reason in reversed(reasons)}
    return tuple(sorted(told_twice.values(), key=lambda reason: (-abs(reason.weight), reason.says)))


def odds(weights: Days, best: int, rival: int) -> float:
    return float(np.log(max(weights[best], 1e-30)) - np.log(max(weights[rival], 1e-30)))
