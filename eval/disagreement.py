"""What ``claimdiff`` and ``fnc1`` can show: how seldom sentences of theirs that do not contradict are flagged.

Neither holds contradictions of fact. ClaimDiff's pairs "strengthen" or "weaken" one another, mostly by another
frame or by what one of them adds; its sentences come without speakers' names resolved and without their pages. In FNC-1
"disagree" says that a whole article doubts the rumour in another article's headline, and a headline of eight words
names no source and seldom a day. So the rate of flagged pairs is reported for each of their labels; a program that flags
many "agree" pairs is wrong, one that flags few "disagree" pairs may be right.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from eval import Score
from eval.claims import FLAGGED, verdicts_of

__all__ = ["SETS", "score"]

SETS = ("claimdiff", "fnc1")
#: Pairs taken of each label, evenly spread: a pair is a pile by itself, and takes about a second.
PAIRS = 20
#: Characters of an article that are read beside a headline: its lead and what follows it.
LEAD = 1500
DAY = "2016-01-01"


def claimdiff(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Label, claim, claim."""
    for name, label in (("S", "strengthens"), ("W", "weakens")):
        for path in sorted((folder / f"ClaimDiff-{name}").glob("*.json")):
            for row in json.loads(path.read_text("utf-8"))["data"]:
                yield (label if row["relation"] else f"neither ({name})"), row["claim_a"], row["claim_b"]


def fnc1(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Stance, headline, the beginning of the other article."""
    with (folder / "bodies.csv").open(encoding="utf-8", newline="") as file:
        bodies = {row["Body ID"]: row["articleBody"] for row in csv.DictReader(file)}
    with (folder / "stances.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["Stance"] != "unrelated":
                yield row["Stance"], f"{row['Headline']}.", bodies[row["Body ID"]][:LEAD]


def score(data: Path) -> list[Score]:
    """The part of the pairs of each label that is flagged as a contradiction, or an allegation with its denial."""
    scores = []
    for name, pairs in (("claimdiff", claimdiff(data / "claimdiff")), ("fnc1", fnc1(data / "fnc1"))):
        by_label: dict[str, list[tuple[str, str]]] = {}
        for label, left, right in pairs:
            by_label.setdefault(label, []).append((left, right))
        for label, rows in sorted(by_label.items()):
            chosen = list(islice(rows, 0, None, max(1, len(rows) // PAIRS)))[:PAIRS]
            flagged = sum(bool(verdicts_of(case_of(*row)) & FLAGGED) for row in chosen)
            scores.append(Score(f"{name}: {label}, flagged", flagged / len(chosen), len(chosen)))
    return scores


def case_of(left: str, right: str) -> dict[str, str]:
    return {"a": left, "day_a": DAY, "b": right, "day_b": DAY}
