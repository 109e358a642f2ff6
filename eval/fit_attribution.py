"""Fit the cue weights on PolNeAR train and write them as a table.

Logistic regression by stochastic gradient steps with Adagrad and a small L2 penalty, over the features of
``rashomon.attribution.features``. A candidate is a cue when its main word lies in an annotated cue. The last
tenth of the texts is held out to choose the threshold; the shipped weights are fitted on all of them.

    python -m eval.fit_attribution DATA_FOLDER [TABLE]
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from eval.attribution_corpus import Record, corpus
from rashomon.attribution.clauses import Tree
from rashomon.attribution.features import features
from rashomon.attribution.finding import frames
from rashomon.attribution.frames import Form, Scene
from rashomon.attribution.quotations import quotations
from rashomon.model.text import Span

#: All texts of train.
TRAIN_TEXTS = 840
#: Passes over the data, step and penalty: the best of a few tried on the held-out tenth.
PASSES, STEP, PENALTY = 8, 0.1, 1e-4
#: Every weight shrinks by this after each pass; the weights after the last passes are averaged.
SHRINK, AVERAGED = 0.9, 4
#: A feature seen less often than this, or with a smaller weight, is left out of the table.
LEAST_SEEN, LEAST_WEIGHT = 6, 0.1

Example = tuple[list[str], bool]


def examples(records: Iterable[Record]) -> list[list[Example]]:
    """For each text its candidates, as features and whether they are cues."""
    result: list[list[Example]] = []
    for record in records:
        page = record.article.text
        paragraphs = [span for _, span in record.article.paragraphs()]
        quoted = quotations(page, paragraphs)
        cues = [pair for gold in record.golds for pair in gold.cue]
        rows: list[Example] = []
        for sentence in record.analysis.sentences:
            paragraph = paragraphs[sentence.paragraph]
            here = tuple(q for q in quoted if q.span.overlaps(paragraph))
            scene = Scene(Tree(sentence, page), paragraph, here)
            for frame in frames(scene, wide=True):
                word = sentence.tokens[frame.trigger]
                span = Span(word.begin, word.end)
                rows.append((features(scene, frame), any(Span(b, e).overlaps(span) for b, e in cues)))
        result.append(rows)
    return result


def fit(texts: Sequence[Sequence[Example]]) -> dict[str, float]:
    """Weights by feature name, ``bias`` among them."""
    seen = Counter(name for rows in texts for names, _ in rows for name in names)
    known = {name: i + 1 for i, name in enumerate(sorted(n for n, c in seen.items() if c >= LEAST_SEEN))}
    data = [
        (np.array([0, *(known[n] for n in names if n in known)]), float(right))
        for rows in texts
        for names, right in rows
    ]
    weights = np.zeros(len(known) + 1)
    squares = np.full(len(known) + 1, 1e-2)
    shuffler = random.Random(7)
    total = np.zeros(len(known) + 1)
    for number in range(PASSES):
        shuffler.shuffle(data)
        for indices, right in data:
            guess = 1.0 / (1.0 + np.exp(-np.clip(weights[indices].sum(), -30, 30)))
            gradient = (guess - right) + PENALTY * len(data) / 1000 * weights[indices]
            squares[indices] += gradient * gradient
            weights[indices] -= STEP * gradient / np.sqrt(squares[indices])
        weights *= SHRINK
        total += weights if number >= PASSES - AVERAGED else 0.0
    weights = total / AVERAGED
    return {"bias": float(weights[0]), **{name: float(weights[i]) for name, i in known.items()}}


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


def f1(texts: Sequence[Sequence[Example]], weights: dict[str, float], threshold: float) -> float:
    right = found = owed = 0
    edge = np.log(threshold / (1 - threshold))
    for names, gold in (row for rows in texts for row in rows):
        guess = weights["bias"] + sum(weights.get(name, 0.0) for name in names) >= edge
        right += guess and gold
        found += guess
        owed += gold
    return 2 * right / (found + owed) if found + owed else 0.0


def main() -> None:
    data = Path(sys.argv[1])
    table = Path(sys.argv[2] if len(sys.argv) > 2 else "src/rashomon/data/attribution_weights.tsv")
    records = list(corpus(data / "polnear", "train", TRAIN_TEXTS))
    texts = examples(records)
    plain = plain_words(records)
    held = [rows for i, rows in enumerate(texts) if i % 10 == 9]
    rest = [rows for i, rows in enumerate(texts) if i % 10 != 9]
    trial = fit(rest)
    print(sum(map(len, texts)), "candidates; held-out cue F1 by threshold:")
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        print(f"  {threshold}\t{f1(held, trial, threshold):.4f}\ton its own data {f1(rest, trial, threshold):.4f}")
    weights = {n: w for n, w in fit(texts).items() if abs(w) >= LEAST_WEIGHT and names_no_name(n, plain)}
    with table.open("w", encoding="utf-8") as out:
        out.write(
            "# Weights of the cue features (log-odds), written by eval/fit_attribution.py. Words only, no text.\n"
        )
        out.write("feature\tweight\tsource\n")
        out.writelines(f"{name}\t{weight:.2f}\tfitted\n" for name, weight in sorted(weights.items()))
    print(len(weights), "weights")


if __name__ == "__main__":
    main()
