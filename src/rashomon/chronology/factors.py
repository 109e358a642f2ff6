"""Factors: what one witness says of an unknown day, as an array over the calendar (a likelihood, up to a constant), a
sentence, and the words it rests on; and how far each kind of witness is believed.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rashomon.chronology.grid import Days, Grid
from rashomon.model.calendar_rule import Fixed
from rashomon.model.text import Evidence
from rashomon.resources import table

__all__ = ["DOUBT", "FITTED_DOUBT", "STAMP_DOUBT", "Factor", "doubted", "spread", "tempered", "tempers"]


#: How often a dateline, a stamp or an expression is wrong or read wrongly: set to one in fifty, so that
#: two agreeing witnesses outvote one and a lone one still settles a day.
DOUBT = 0.02


#: How often a full date that a page gives as its own is wrong: set low enough that no single unlikely word
#: of time ("until November 20") outweighs it, and high enough that two independent ones do.
STAMP_DOUBT = 0.002


#: The same for a lag from a fitted table: the table was fitted on what the program reads, misreadings
#: included, so little doubt is left to add.
FITTED_DOUBT = 0.002


@dataclass(frozen=True, eq=False)
class Factor:
    """``weights`` are likelihoods, one for each day of the grid; ``kind`` names the exponent that they were given, if
    they were (``chronology_tempers.tsv``)."""

    says: str
    weights: Days
    evidence: Evidence | None = None
    kind: str | None = None


def doubted(weights: Days, doubt: float = DOUBT) -> Days:
    """A likelihood in which the witness errs with probability ``doubt``, and then speaks at random."""
    if weights.max() <= 0:
        return np.ones_like(weights)
    mixed: Days = (1.0 - doubt) * weights + doubt * weights.mean()
    return mixed


@functools.cache
def tempers() -> Mapping[str, float]:
    return {row["kind"]: float(row["exponent"]) for row in table("chronology_tempers")}


def tempered(kind: str, weights: Days) -> Days:
    """A likelihood that counts for less than itself: several words of one text are not independent witnesses."""
    softer: Days = doubted(weights, FITTED_DOUBT) ** tempers()[kind]
    return softer


def spread(rule: Fixed, grid: Grid) -> Days:
    weights = np.zeros(grid.size)
    weights[max(rule.first - grid.first, 0) : max(rule.last - grid.first + 1, 0)] = 1.0
    return weights
