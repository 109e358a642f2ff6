"""The line classifier: how likely each line of a page is the story's.

In: the lines of a page. Out: a probability for each. Three logistic regressions: the first looks at the line
and its surroundings, the others also at what the one before concluded of the page. Their weights are
``cleaning_weights.tsv``, fitted by ``eval/fit_cleaning.py``.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from rashomon.cleaning.features import AROUND, LOCAL, Matrix, local_features, second_features, second_names
from rashomon.errors import ResourceError
from rashomon.resources import table

__all__ = ["LOOKS", "MAX_LINES", "logistic", "probabilities", "story_probabilities"]

#: Lines that are looked at closely: no news page has as many, and what has is done in seconds.
MAX_LINES = 5_000
#: Past them, lines with this many words are the story's (0.79 F1 on flattened pages, the rule of thumb).
PLAIN_WORDS = 12

FIRST = ("bias", *LOCAL, *AROUND)
SECOND = (*FIRST, *second_names())
#: The looks in order; each but the first sees what the one before concluded.
LOOKS = (("first", FIRST), ("second", SECOND), ("third", SECOND))


#: Before the names of the looks that are fitted on pages without line breaks too.
CUT = "cut-"


@functools.cache
def weights(prefix: str = "") -> tuple[Matrix, ...]:
    """The fitted weights of each look, in the order of its columns."""
    held: dict[tuple[str, str], float] = {
        (row["look"], row["feature"]): float(row["weight"]) for row in table("cleaning_weights")
    }
    missing = [(look, name) for look, names in LOOKS for name in names if (prefix + look, name) not in held]
    if missing:
        raise ResourceError(f"data/cleaning_weights.tsv lacks {missing[0]}: run eval/fit_cleaning.py")
    return tuple(np.array([held[prefix + look, name] for name in names]) for look, names in LOOKS)


def logistic(scores: Matrix) -> Matrix:
    """Scores as probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float64)


def probabilities(lines: Sequence[str], local: Matrix, looks: Sequence[Matrix]) -> Matrix:
    """What weight vectors (biases first), one a look, say of the lines with these features."""
    chance = logistic(looks[0][0] + local @ looks[0][1:])
    for look in looks[1:]:
        chance = logistic(look[0] + second_features(lines, local, chance) @ look[1:])
    return chance


def story_probabilities(lines: Sequence[str], *, cut: bool = False) -> Matrix:
    """For each line of one page (none blank), the probability that it is the story's. ``cut``: the page had no
    line breaks, and its lines are sentences and menus."""
    if not lines:
        return np.zeros(0)
    looked_at = lines[:MAX_LINES]
    chances = probabilities(looked_at, local_features(looked_at), weights(CUT if cut else ""))
    rest = [float(len(line.split()) >= PLAIN_WORDS) for line in lines[MAX_LINES:]]
    return np.concatenate([chances, np.array(rest, dtype=np.float64)])
