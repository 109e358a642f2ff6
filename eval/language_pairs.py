"""Pairs of names of our own: does the program take two writings, in two articles, for one and the same?

Each pair becomes a pile of two articles of one sentence each, so that finding the name and knowing it again
are judged together. A name that is not found is one that is not known again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval import Score
from rashomon.language import analyse, recognise
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.language import Analysis, EntityMention

__all__ = ["CASES", "pair_cases", "pair_scores", "verdicts"]

CASES = Path(__file__).with_name("cases") / "names.tsv"

#: A plain sentence for a name that comes without one.
SENTENCES = {
    "person": "Reporters asked [{}] about the talks on Monday.",
    "organisation": "A spokesman for [{}] declined to comment on Monday.",
    "government": "Ministers said that [{}] signed the agreement on Monday.",
    "place": "The march in [{}] ended on Monday.",
    "work": "Ministers discussed [{}] at length on Monday.",
}
MARKED = re.compile(r"\[([^\]]+)\]")


def pair_cases() -> list[Mapping[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def told(cell: str, kind: str, name: str) -> tuple[Article, tuple[int, int]]:
    """The article of one cell, and where its marked name stands."""
    sentence = cell if "[" in cell else SENTENCES[kind].format(cell)
    mark = MARKED.search(sentence)
    if mark is None:
        raise ValueError(f"no name is marked in {cell!r}")
    text = sentence[: mark.start()] + mark[1] + sentence[mark.end() :]
    article = Article(name, name, name, text, (Layer(0, len(text), LayerKind.BODY),))
    return article, (mark.start(), mark.start() + len(mark[1]))


def meant(mentions: Sequence[EntityMention], article: str, span: tuple[int, int]) -> str | None:
    """The entity of the mention that shares most characters with ``span``; of equals the shortest."""
    shared = [
        (min(one.end, span[1]) - max(one.begin, span[0]), one.begin - one.end, one.entity)
        for one in mentions
        if one.article == article
    ]
    best = max(shared, default=(0, 0, ""))
    return best[2] if best[0] > 0 else None


def verdicts(cases: Sequence[Mapping[str, str]]) -> list[tuple[bool, bool]]:
    """For each pair: whether it is taken for one, and whether both names were found."""
    sides = [
        (told(case["left"], case["kind"], f"{n:04}l"), told(case["right"], case["kind"], f"{n:04}r"))
        for n, case in enumerate(cases)
    ]
    articles = [article for pair in sides for article, _ in pair]
    read: dict[str, Analysis] = {analysis.article: analysis for analysis in analyse(articles)}
    out = []
    for (left, here), (right, there) in sides:
        mentions = recognise([left, right], [read[left.id], read[right.id]]).mentions
        one, other = meant(mentions, left.id, here), meant(mentions, right.id, there)
        out.append((one is not None and one == other, one is not None and other is not None))
    return out


def pair_scores() -> list[Score]:
    cases = pair_cases()
    answers = [taken for taken, _ in verdicts(cases)]
    gold = [case["same"] == "y" for case in cases]
    right = sum(a and g for a, g in zip(answers, gold, strict=True))
    traps: dict[str, list[bool]] = defaultdict(list)
    for case, a, g in zip(cases, answers, gold, strict=True):
        traps[case["trap"]].append(a == g)
    note = ", ".join(f"{trap} {sum(marks)}/{len(marks)}" for trap, marks in traps.items())
    return [
        Score("own name pairs: precision", right / (sum(answers) or 1), len(cases), 0.98, note),
        Score("own name pairs: recall", right / (sum(gold) or 1), sum(gold), 0.9),
    ]


if __name__ == "__main__":
    found_cases = pair_cases()
    for case, (taken, both) in zip(found_cases, verdicts(found_cases), strict=True):
        if taken != (case["same"] == "y"):
            print(
                "MERGED" if taken else "split" if both else "unfound",
                case["trap"],
                case["left"],
                case["right"],
                sep="\t",
            )
    for score in pair_scores():
        print(score)
