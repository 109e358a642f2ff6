"""How well like incidents are kept apart on the whole of gva: some 3,800 articles, all pairs of one city and one week.

It takes a quarter of an hour to read them, as long to conclude, and 4 GB, so it is scored only when it is asked for:
``python -m eval --only recurrences``; standard error tells how far it is. Most of its articles taught the table of
stories; those of ``chronology`` did not.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from eval import Score
from eval.chronology import b_cubed, by_story, merged, predicted
from eval.chronology_corpus import gva_all, read_pile
from rashomon.chronology import inference

__all__ = ["SETS", "score"]

SETS = ("gva",)

#: What each pass of a conclusion goes through, by the names of the functions that the inference calls.
STEPS = ("identify", "infer")

Takes = ParamSpec("Takes")
Gives = TypeVar("Gives")


def score(data: Path) -> list[Score]:
    with told_how_far():
        pile = read_pile("gva_all", gva_all(data))
        chronology, stories = pile.concluded(days_given=True)
    gold = {key: page.group for key, page in pile.pages.items() if page.group is not None}
    precision, recall, f1 = b_cubed(gold, predicted(pile, chronology))
    return [
        Score("gva, whole: grouping B³ F1", f1, len(gold), 0.945),
        Score("gva, whole: grouping B³ precision", precision, len(gold), 0.96),
        Score("gva, whole: grouping B³ recall", recall, len(gold)),
        *by_story("gva, whole", pile, stories),
        *merged("gva, whole", pile, chronology),
    ]


@contextlib.contextmanager
def told_how_far() -> Iterator[None]:
    """Says on standard error when the steps of a conclusion begin and end."""
    began = time.monotonic()

    def telling(name: str, step: Callable[Takes, Gives]) -> Callable[Takes, Gives]:
        def told(*given: Takes.args, **named: Takes.kwargs) -> Gives:
            say(f"{name} begins")
            found = step(*given, **named)
            say(f"{name} is done")
            return found

        return told

    def say(what: str) -> None:
        print(f"{time.monotonic() - began:5.0f} s: {what}", file=sys.stderr, flush=True)

    with contextlib.ExitStack() as patches:
        for name in STEPS:
            patches.enter_context(patch.object(inference, name, telling(name, getattr(inference, name))))
        yield
