"""What people see in pairs of real pages, how far they agree, and how far our edges agree with them.

The label tables hold ids only. Two people read the pairs independently; nothing that they see differently is
settled here: figures are told against the one, against the other, and on the pairs on which both agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import Score
from eval.lineage_pages import cleaned
from rashomon.lineage import trace
from rashomon.lineage.houses import house
from rashomon.model.article import Article
from rashomon.model.lineage import CopyEdge, Lineage

__all__ = ["COPIES", "Label", "agreement", "answers", "kappa", "label_scores", "labels"]

FOLDER = Path(__file__).with_name("labels")

#: Relations that make one page a carrier of the other's text.
COPIES = frozenset({"copy", "abridged", "extended", "reordered", "paraphrase", "spliced", "correction"})
RELATIONS = COPIES | {"shared-quotation", "furniture-only", "unrelated"}
DIRECTIONS = frozenset({"a", "b", "common", "unknown"})

Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Label:
    """``relation`` is what the descendant is to its source, and where none is known what ``b`` is to ``a``."""

    relation: str
    direction: str

    @property
    def copied(self) -> bool:
        return self.relation in COPIES

    @property
    def seen_from_a(self) -> str:
        """What ``b`` is to ``a``, so that labels of different directions can be compared."""
        turned = {"abridged": "extended", "extended": "abridged"}
        return turned.get(self.relation, self.relation) if self.direction == "b" else self.relation


def labels(path: Path) -> dict[Pair, Label]:
    """A table of labels. Raises ValueError naming the line that holds no known relation or direction."""
    found: dict[Pair, Label] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or cells[0] == "set":
            continue
        if len(cells) < 5 or cells[3] not in RELATIONS or cells[4] not in DIRECTIONS:
            raise ValueError(f"{path.name} line {number}: no known relation and direction: {cells[3:]}")
        found[cells[0], cells[1], cells[2]] = Label(cells[3], cells[4])
    return found


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa: agreement beyond what two people who guess by their own habits would reach."""
    if not pairs:
        return 0.0
    total = len(pairs)
    seen = sum(one == other for one, other in pairs) / total
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(left[key] * right[key] for key in left) / total**2
    return (seen - chance) / (1 - chance) if chance < 1 else 1.0


def agreement(one: Mapping[Pair, Label], other: Mapping[Pair, Label]) -> list[Score]:
    """How far two readings agree, raw and beyond chance."""
    both = sorted(one.keys() & other.keys())
    views = {
        "copy or not": [(one[pair].copied, other[pair].copied) for pair in both],
        "relation": [(one[pair].seen_from_a, other[pair].seen_from_a) for pair in both],
        "direction of copies": [
            (one[pair].direction, other[pair].direction) for pair in both if one[pair].copied and other[pair].copied
        ],
    }
    scores: list[Score] = []
    for name, values in views.items():
        raw = sum(left == right for left, right in values) / max(len(values), 1)
        scores.append(Score(f"labellers agree: {name}", raw, len(values)))
        scores.append(Score(f"labellers agree: {name}, kappa", kappa(values), len(values)))
    return scores


def answers(data: Path, pairs: Iterable[Pair]) -> dict[Pair, Label | None]:
    """What ``trace`` says of each pair when it reads the whole set; None where it joins the two in no family."""
    wanted: dict[str, list[Pair]] = {}
    for pair in pairs:
        wanted.setdefault(pair[0], []).append(pair)
    found: dict[Pair, Label | None] = {}
    for name, members in sorted(wanted.items()):
        articles = cleaned(data, name)
        lineage = trace(list(articles.values()))
        for pair in members:
            one, other = articles.get(pair[1]), articles.get(pair[2])
            found[pair] = None if one is None or other is None else answer(lineage, one, other)
    return found


def answer(lineage: Lineage, one: Article, other: Article) -> Label | None:
    """The relation and direction of two articles of one family.

    Where the family's tree has no edge between the two, their relation is that of the two taken alone.
    """
    family = next((item for item in lineage.families if {one.id, other.id} <= set(item.articles)), None)
    if family is None:
        return None
    edge = edge_between(lineage, one, other) or edge_between(trace([one, other]), one, other)
    relation = "copy" if edge is None else edge.relation.value
    direct = edge_between(lineage, one, other)
    if direct is not None and direct.directed:
        return Label(relation, "a" if direct.parent == one.id else "b")
    turned = edge is not None and edge.child == one.id
    known = family.archetype.article not in (None, one.id, other.id)
    # Two prints of one house are one another's in an unknown order, whoever wrote the text.
    known = known or (bool(family.reasons) and house(one) != house(other))
    seen = Label(relation, "b" if turned else "a").seen_from_a
    return Label(seen, "common" if known else "unknown")


def edge_between(lineage: Lineage, one: Article, other: Article) -> CopyEdge | None:
    return next((edge for edge in lineage.edges if {edge.parent, edge.child} == {one.id, other.id}), None)


def against(name: str, truth: Mapping[Pair, Label], said: Mapping[Pair, Label | None]) -> list[Score]:
    """Precision, recall and F of copies, and relation and direction of those that are found."""
    right = [pair for pair, label in sorted(truth.items()) if label.copied and said[pair] is not None]
    joined = sum(said[pair] is not None for pair in truth)
    copied = sum(label.copied for label in truth.values())
    precision, recall = len(right) / max(joined, 1), len(right) / max(copied, 1)
    both = [(truth[pair], label) for pair in right if (label := said[pair]) is not None]
    stated = [(label, answered) for label, answered in both if answered.direction in "ab"]
    return [
        Score(f"labels {name}: precision", precision, joined),
        Score(f"labels {name}: recall", recall, copied),
        Score(f"labels {name}: F", 2 * precision * recall / max(precision + recall, 1e-9), len(truth)),
        Score(
            f"labels {name}: relation",
            sum(label.seen_from_a == answered.seen_from_a for label, answered in both) / max(len(both), 1),
            len(both),
        ),
        Score(
            f"labels {name}: direction",
            sum(label.direction == answered.direction for label, answered in both) / max(len(both), 1),
            len(both),
            note="four answers: a, b, a common original, unknown",
        ),
        Score(
            f"labels {name}: direction when it names a parent",
            sum(label.direction == answered.direction for label, answered in stated) / max(len(stated), 1),
            len(stated),
        ),
    ]


def label_scores(data: Path, folder: Path = FOLDER) -> list[Score]:
    """Agreement of the two readings, and our figures against each and against what both see alike."""
    one = labels(folder / "lineage_a.tsv")
    readings = {"A": one}
    scores: list[Score] = []
    if (folder / "lineage_b.tsv").exists():
        other = labels(folder / "lineage_b.tsv")
        readings["B"] = other
        alike = [pair for pair in one.keys() & other.keys() if one[pair].copied == other[pair].copied]
        readings["A=B on copy"] = {pair: one[pair] for pair in alike}
        readings["A=B"] = {
            pair: one[pair]
            for pair in alike
            if (one[pair].seen_from_a, one[pair].direction) == (other[pair].seen_from_a, other[pair].direction)
        }
        scores += agreement(one, other)
    said = answers(data, sorted({pair for truth in readings.values() for pair in truth}))
    for name, truth in readings.items():
        scores += against(name, truth, said)
    return scores
