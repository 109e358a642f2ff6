"""How well like incidents are kept apart on the whole of gva: some 3,800 articles, all pairs of one city and one week.

It takes a quarter of an hour to read them and longer to conclude, so it is scored only when it is asked for:
``python -m eval --only recurrences``. Most of its articles taught the table of stories; those of ``chronology`` did not.
"""

from __future__ import annotations

from pathlib import Path

from eval import Score
from eval.chronology import b_cubed, by_story, merged, predicted
from eval.chronology_corpus import gva_all, read_pile

__all__ = ["SETS", "score"]

SETS = ("gva",)


def score(data: Path) -> list[Score]:
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
