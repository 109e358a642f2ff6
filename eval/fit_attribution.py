"""Fit the likelihood of attributions on PolNeAR train and write it as two tables.

A candidate is right when its main word lies in an annotated cue. The first look is a logistic regression over the
features of ``rashomon.attribution.features``; the second, boosted trees over the looks that regressions fitted on
other texts take at each candidate and its rivals (``rashomon.attribution.likelihood``). Every sixth text is held out
to choose the threshold and the few constants; the shipped tables are fitted on all of them.

    python -m eval.fit_attribution DATA_FOLDER [FOLDER_OF_TABLES]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.attribution_corpus import Record, corpus
from eval.attribution_fitting import Boosted, Sparse, boosted, logistic
from rashomon.attribution.features import features
from rashomon.attribution.finding import frames
from rashomon.attribution.frames import Form, Frame, Scene
from rashomon.attribution.likelihood import Sightings, around_each, keys, looks
from rashomon.attribution.quotations import quotations
from rashomon.attribution.scenes import scenes
from rashomon.model.text import Span

#: All texts of train.
TRAIN_TEXTS = 840
#: So many parts of the texts, each looked at by weights fitted on the others, make the rows for the trees.
FOLDS = 4
#: Every text of this number is held out of the trial.
HELD = 6
#: A feature seen less often than this, or with a smaller weight, is left out of the table.
LEAST_SEEN, LEAST_WEIGHT = 4, 0.05


@dataclass(frozen=True)
class Case:
    """One sentence's candidates: the scene, the frames, their features, and whether each is right."""

    scene: Scene
    found: tuple[Frame, ...]
    names: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


@dataclass(frozen=True)
class First:
    """What the first look is taken with."""

    weights: Mapping[str, float]
    seen: Sightings


def cases_of(record: Record) -> list[Case]:
    page = record.article.text
    paragraphs = [span for _, span in record.article.paragraphs()]
    quoted = quotations(page, paragraphs)
    cues = [Span(*pair) for gold in record.golds for pair in gold.cue]
    result: list[Case] = []
    for scene in scenes(page, record.analysis, paragraphs, quoted):
        found = tuple(frames(scene, wide=True))
        words = [scene.tree.tokens[frame.trigger] for frame in found]
        right = tuple(any(cue.begin < word.end and word.begin < cue.end for cue in cues) for word in words)
        result.append(Case(scene, found, tuple(tuple(features(scene, frame)) for frame in found), right))
    return [case for case in result if case.found]


def first_look(texts: Sequence[Sequence[Case]], plain: frozenset[str]) -> First:
    """Weights by feature name, ``bias`` among them, and sightings by key; of plain words alone."""
    rows = [(names, right) for cases in texts for c in cases for names, right in zip(c.names, c.right, strict=True)]
    counted = Counter(name for names, _ in rows for name in names)
    shipped = sorted(n for n, c in counted.items() if c >= LEAST_SEEN and names_no_name(n, plain))
    known = {name: i + 1 for i, name in enumerate(shipped)}
    sparse = Sparse.of([[known[n] for n in names if n in known] for names, _ in rows], len(known) + 1)
    found = logistic(sparse, np.array([float(right) for _, right in rows]))
    weights = {name: round(float(found[i]), 2) for name, i in known.items() if abs(found[i]) >= LEAST_WEIGHT}
    return First({"bias": float(found[0]), **weights}, sighted(texts, plain))


def sighted(texts: Sequence[Sequence[Case]], plain: frozenset[str]) -> Sightings:
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in (c for cases in texts for c in cases):
        for frame, is_right in zip(case.found, case.right, strict=True):
            for key in keys(case.scene, frame):
                seen[key] += 1
                right[key] += is_right
    kept = sorted(key for key, count in seen.items() if count >= LEAST_SEEN and names_no_name("=" + key, plain))
    return {key: (right[key], seen[key]) for key in kept}


def rows_of(cases: Iterable[Case], first: First) -> NDArray[np.float64]:
    found = [(c, looks(c.scene, c.found, first.weights, first.seen)) for c in cases]
    return np.concatenate([around_each(c.scene, c.found, seen) for c, seen in found])


def answers(texts: Sequence[Sequence[Case]]) -> NDArray[np.float64]:
    return np.array([float(right) for cases in texts for c in cases for right in c.right])


def second_look(texts: Sequence[Sequence[Case]], plain: frozenset[str]) -> Boosted:
    """Trees over the looks at each text by weights fitted without it."""
    parts = []
    for fold in range(FOLDS):
        first = first_look([cases for i, cases in enumerate(texts) if i % FOLDS != fold], plain)
        parts.append({i: rows_of(cases, first) for i, cases in enumerate(texts) if i % FOLDS == fold and cases})
    ordered = [parts[i % FOLDS][i] for i, cases in enumerate(texts) if cases]
    return boosted(np.concatenate(ordered), answers(texts))


def names_no_name(feature: str, plain: frozenset[str]) -> bool:
    """Whether every word in a feature is one that the texts write in small letters somewhere: no names are shipped."""
    return all(part in plain or len(part) < 3 for part in re.findall(r"[^\W\d_]+", feature.partition("=")[2].lower()))


def plain_words(records: Iterable[Record]) -> frozenset[str]:
    """Words written in small letters, with their lemmas, and the labels that features use."""
    known = {"none", "pronoun", "true", "false", "root", "number", "name"}
    known |= {"speech", "evidence", "belief", "intent", "stance", "appearance", "body", "headline"}
    known |= {str(form) for form in Form}
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for token in (t for record in records for s in record.analysis.sentences for t in s.tokens):
        dep = token.dep.lower()
        known |= {token.pos.lower(), dep, f"{dep}l", f"{dep}r", token.entity.lower()}
        known |= set(re.findall(r"[^\W\d_]+", token.tag.lower()))
        for word in {token.text.lower(), token.lemma.lower()}:
            every[word] += 1
            small[word] += token.text[:1].islower()
    plain = [word for word, count in every.items() if 4 * small[word] >= count]
    known |= {part for word in plain for part in (word, word[-3:])}
    return frozenset(known)


def f1(odds: NDArray[np.float64], right: NDArray[np.float64], threshold: float) -> float:
    found = odds >= np.log(threshold / (1 - threshold))
    both = found.sum() + right.sum()
    return float(2 * (found * right).sum() / both) if both else 0.0


def write(first: First, trees: Boosted, folder: Path) -> None:
    told = "written by eval/fit_attribution.py"
    with (folder / "attribution_weights.tsv").open("w", encoding="utf-8") as out:
        out.write(f"# Weights of the candidates' features (log-odds), {told}. Words only, no text.\n")
        out.write("feature\tweight\tsource\n")
        out.writelines(f"{name}\t{weight:.2f}\tfitted\n" for name, weight in sorted(first.weights.items()))
    with (folder / "attribution_sightings.tsv").open("w", encoding="utf-8") as out:
        out.write(f"# How often a word stood as a candidate in PolNeAR train, and how often it was right, {told}.\n")
        out.write("word\tright\tseen\tsource\n")
        out.writelines(f"{word}\t{right}\t{seen}\tcounted\n" for word, (right, seen) in sorted(first.seen.items()))
    with (folder / "attribution_trees.tsv").open("w", encoding="utf-8") as out:
        out.write(f"# Trees of the second look, {told}: the column asked at each depth, the edge above which\n")
        out.write(
            "# the answer is yes, and the leaves in thousandths of log-odds. The first row holds the bias alone.\n"
        )
        out.write("columns\tedges\tleaves\tsource\n")
        out.write(f"\t\t{trees.base}\tfitted\n")
        for columns, edges, leaves in zip(trees.columns, trees.edges, trees.leaves, strict=True):
            cells = [" ".join(map(str, columns)), " ".join(f"{edge:g}" for edge in edges)]
            cells.append(" ".join(str(round(1000 * leaf)) for leaf in leaves))
            out.write("\t".join(cells) + "\tfitted\n")


def main() -> None:
    data = Path(sys.argv[1])
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "src/rashomon/data")
    records = list(corpus(data / "polnear", "train", TRAIN_TEXTS))
    texts = [cases_of(record) for record in records]
    held = [cases for i, cases in enumerate(texts) if i % HELD == HELD - 1]
    rest = [cases for i, cases in enumerate(texts) if i % HELD != HELD - 1]
    plain = plain_words(records)
    first, trees = first_look(rest, plain), second_look(rest, plain)
    rows = rows_of((c for cases in held for c in cases), first)
    print(
        sum(len(c.found) for cases in texts for c in cases),
        "candidates; held-out F1 by threshold, first and second look:",
    )
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
        looked = [f1(odds, answers(held), threshold) for odds in (rows[:, 0], trees.judged(rows))]
        print(f"  {threshold}\t{looked[0]:.4f}\t{looked[1]:.4f}")
    first = first_look(texts, plain)
    write(first, second_look(texts, plain), folder)
    print(len(first.weights), "weights", len(first.seen), "words")


if __name__ == "__main__":
    main()
