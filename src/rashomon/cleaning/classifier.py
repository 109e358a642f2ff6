"""The line classifier: how likely each line of a page is the story's.

In: the lines of a page. Out: a probability for each. Two logistic regressions: the first looks at the line
and its surroundings, the second also at what the first concluded of the lines around. Their weights are
``cleaning_weights.tsv``, fitted by ``eval/fit_cleaning.py``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.cleaning.features import AROUND, LOCAL, Matrix, local_features, second_features, second_names
from rashomon.errors import ResourceError
from rashomon.resources import table

__all__ = ["FIRST", "SECOND", "logistic", "probabilities", "story_probabilities"]

FIRST = ("bias", *LOCAL, *AROUND)
SECOND = (*FIRST, *second_names())


@functools.cache
def weights(stage: str, names: tuple[str, ...]) -> Matrix:
    """The fitted weights of one look, in the order of ``names``."""
    held: Mapping[str, float] = {
        row["feature"]: float(row["weight"]) for row in table("cleaning_weights") if row["stage"] == stage
    }
    missing = [name for name in names if name not in held]
    if missing:
        raise ResourceError(
            f"data/cleaning_weights.tsv lacks {missing[0]!r} of stage {stage}: run eval/fit_cleaning.py"
        )
    return np.array([held[name] for name in names])


def logistic(scores: Matrix) -> Matrix:
    """Scores as probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float64)


def probabilities(features: Matrix, first: Matrix, second: Matrix) -> Matrix:
    """What two weight vectors (biases first) say of the lines with these features."""
    looked = logistic(first[0] + features @ first[1:])
    return logistic(second[0] + second_features(features, looked) @ second[1:])


def story_probabilities(lines: Sequence[str]) -> Matrix:
    """For each non-blank line of one page, the probability that it is the story's."""
    if not lines:
        return np.zeros(0)
    return probabilities(local_features(lines), weights("first", FIRST), weights("second", SECOND))
