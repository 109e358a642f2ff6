"""How well copies, their relations, parents and archetypes are found.

On families with known truth, on pages of many outlets that tell of one event, and on pairs of real pages that two
people labelled.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from eval import Score
from eval.families import HARD, Planted, base_texts, page, plant
from eval.lineage_labels import label_scores
from rashomon.lineage import trace
from rashomon.model.article import Article
from rashomon.model.lineage import ARCHETYPE, Lineage

__all__ = ["SETS", "measure", "same_event_pages", "score"]

SETS = ("gva", "fakes", "giveme5w1h", "basil")

SAME_EVENT = Path(__file__).with_name("labels") / "lineage_same_event.tsv"

TARGETS = {
    "pair F1": 0.98,
    "relation accuracy": 0.9,
    "parent accuracy where evidence exists": 0.9,
    "archetype found": 0.9,
}


def score(data: Path, *, limit: int = 900) -> list[Score]:
    """Figures on up to ``limit`` generated base texts, on pages of one event, and on pairs that people labelled."""
    texts = base_texts(data)[:limit]
    planted = plant(texts)
    count = len(planted.articles)
    scores = [Score(name, value, count, TARGETS.get(name)) for name, value in measure(planted).items()]
    return [*scores, *hard_scores(texts[: limit // 3]), *same_event_scores(data), *label_scores(data)]


def hard_scores(texts: Sequence[tuple[str, ...]]) -> list[Score]:
    """Figures on texts told in other words, on pages that drew on two copies, and on lifts of two sentences."""
    planted = plant(texts, scenarios=HARD)
    count = len(planted.articles)
    mixed = {
        item.article
        for truth in planted.families
        if truth.scenario == "contaminated"
        for item in truth.witnesses
        if len(item.parents) > 1
    }
    said = {
        item.article for family in trace(planted.articles).families for item in family.witnesses if item.contaminated
    }
    wanted = ("pair ", "families of ", "parents in ", "no invented")
    return [
        *(Score(f"hard: {name}", value, count) for name, value in measure(planted).items() if name.startswith(wanted)),
        Score("hard: contamination, precision", len(mixed & said) / max(len(said), 1), len(said)),
        Score("hard: contamination, recall", len(mixed & said) / max(len(mixed), 1), len(mixed)),
    ]


def same_event_scores(data: Path) -> list[Score]:
    """How often pages of many outlets on one event stay apart where each is its own text.

    A joined pair that nobody has labelled counts as false. Pairs that are labelled copies are no chances to err;
    copies that were never joined are unknown, so that there is no recall here.
    """
    told = same_event_labels()
    comparable = joined = wrong = kept = 0
    for articles in same_event_pages(data):
        comparable += len(articles) * (len(articles) - 1) // 2
        names = {article.id: article.locator for article in articles}
        for pair in sorted(pairs(family.articles for family in trace(articles).families)):
            relation = told.get(frozenset(names[article] for article in pair), "unlabelled")
            joined += 1
            kept += relation == "copy"
            wrong += relation != "copy"
    copies = sum(relation == "copy" for relation in told.values())
    unrelated = comparable - copies
    return [
        Score(
            "same event: pages of their own kept apart",
            1 - wrong / max(unrelated, 1),
            unrelated,
            0.995,
            f"{wrong} pairs are falsely joined of {joined} joined",
        ),
        Score("same event: labelled copies kept", kept / max(copies, 1), copies),
    ]


def same_event_labels(path: Path = SAME_EVENT) -> dict[frozenset[str], str]:
    """Pairs of page names and what they are to each other: ``copy`` or ``same-event``."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {frozenset(cells[1:3]): cells[3] for cells in lines if cells[0] != "set"}


def pairs(groups: Iterable[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def measure(planted: Planted) -> dict[str, float]:
    """Compare what ``trace`` finds with what was planted."""
    found = trace(planted.articles)
    truth = pairs(tuple(item.article for item in family.witnesses) for family in planted.families)
    said = pairs(family.articles for family in found.families)
    right = len(truth & said)
    precision, recall = right / max(len(said), 1), right / max(len(truth), 1)
    figures = {
        "pair precision": precision,
        "pair recall": recall,
        "pair F1": 2 * precision * recall / max(precision + recall, 1e-9),
    }
    return figures | tree_figures(planted, found)


def tree_figures(planted: Planted, found: Lineage) -> dict[str, float]:
    """Relations, parents and archetypes of the families that were found at all."""
    hits: Counter[str] = Counter()
    for truth in planted.families:
        members = {item.article for item in truth.witnesses}
        family = max(found.families, key=lambda item: (len(members & set(item.articles)), item.id), default=None)
        witnesses = {item.article: item for item in family.witnesses} if family is not None else {}
        hits[f"families of {truth.scenario}"] += 1
        hits[f"families whole of {truth.scenario}"] += members <= witnesses.keys()
        hits["archetypes"] += 1
        if family is not None and members & witnesses.keys():
            same = (family.archetype.article, family.archetype.agency) == (truth.archetype, truth.agency)
            hits["archetypes right"] += same
            hits[f"archetypes right in {truth.scenario}"] += same
        hits[f"archetypes in {truth.scenario}"] += 1
        for item in truth.witnesses:
            witness = witnesses.get(item.article)
            if not (truth.scenario.endswith("open") and not item.parents) and truth.scenario != "open":
                relation = witness is not None and witness.relation is item.relation
                hits["relations"] += 1
                hits["relations right"] += relation
                hits[f"relations of {item.relation}"] += 1
                hits[f"relations right of {item.relation}"] += relation
            if item.evidence:
                hits["parents"] += 1
                right = witness is not None and tuple(sorted(witness.parents)) == tuple(sorted(item.parents))
                hits["parents right"] += right
                hits[f"parents in {truth.scenario}"] += 1
                hits[f"parents right in {truth.scenario}"] += right
            elif witness is not None:
                hits["contaminations invented"] += bool(witness.contaminated)
                hits["silences"] += 1
                hits["silences kept"] += witness.parents == (ARCHETYPE,)
    ratios = {
        "relation accuracy": ("relations right", "relations"),
        "parent accuracy where evidence exists": ("parents right", "parents"),
        "no invented parent": ("silences kept", "silences"),
        "archetype found": ("archetypes right", "archetypes"),
    }
    for key in sorted(hits):
        for what, mark in (
            ("relations right of ", " right"),
            ("archetypes right in ", " right"),
            ("parents right in ", " right"),
            ("families whole of ", " whole"),
        ):
            if key.startswith(what):
                ratios[key.replace(mark, "")] = (key, key.replace(mark, ""))
    return {name: hits[top] / max(hits[bottom], 1) for name, (top, bottom) in ratios.items()}


def same_event_pages(data: Path) -> Iterator[list[Article]]:
    """Pages of different outlets on one event: they share facts and quotations, not a text."""
    triples: dict[str, list[Article]] = {}
    for path in sorted((data / "basil").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        body = [" ".join(sentences) for sentences in row["body-paragraphs"] if sentences]
        article = page(path.name, body, outlet=str(row.get("source") or "") or None)
        triples.setdefault(str(row["triplet-uuid"]), []).append(article)
    yield from triples.values()
    for folder in sorted(path for path in (data / "giveme5w1h").iterdir() if path.is_dir()):
        articles: list[Article] = []
        for path in sorted(folder.glob("*.json")):
            row = json.loads(path.read_text(encoding="utf-8"))
            lines = [line for line in str(row.get("text") or "").split("\n") if line.strip()]
            if lines:
                articles.append(page(path.name, lines, outlet=str(row.get("source_domain") or "") or None))
        yield articles
