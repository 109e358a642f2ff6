"""Fit the weights of the line classifier on pages flattened to text, and write them as a table.

    python -m eval.fit_cleaning --data ../shared/data

Pages come from ``aeb`` (the benchmark's own article bodies say which lines are story). Besides each page as
it is, variants are learned: the story with few of its page's other lines, as scrapers leave it; and the page
without line breaks, cut as cleaning cuts it. ``looks_of_folds`` gives weights for pages and sites they have not seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz.distance import LCSseq

from rashomon.cleaning.classifier import CUT, LOOKS, logistic
from rashomon.cleaning.decoding import decoded
from rashomon.cleaning.features import Matrix, local_features, second_features
from rashomon.cleaning.lines import lines_of
from rashomon.cleaning.outlet import domain_of
from rashomon.cleaning.rendering import parsed, rendered
from rashomon.cleaning.splitting import cut_giants

TABLE = Path(__file__).resolve().parent.parent / "src" / "rashomon" / "data" / "cleaning_weights.tsv"
WORD = re.compile(r"\w+")
#: Strength of the penalty on weights, best of 0.3, 1, 3, 10 by five folds.
RIDGE = 3.0
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Flat:
    """A page flattened to lines; ``story`` says which are the article's, ``body`` is the article's text."""

    key: str
    lines: tuple[str, ...]
    story: Matrix
    body: str
    markup: bytes
    site: str


def pages(data: Path) -> list[Flat]:
    """The benchmark's pages, in the order of their keys."""
    truth = json.loads((data / "aeb" / "ground-truth.json").read_text(encoding="utf-8"))
    flat = []
    for key in sorted(truth):
        markup = gzip.decompress((data / "aeb" / "html" / f"{key}.html.gz").read_bytes())
        text = decoded(markup, markup=True) or ""
        lines = tuple(line.text for line in lines_of(rendered(text, parsed(text, max_depth=400)).text))
        body = truth[key]["articleBody"]
        flat.append(Flat(key, lines, story_lines(lines, body), body, markup, domain_of(truth[key]["url"]) or key))
    return flat


def story_lines(lines: tuple[str, ...], body: str) -> Matrix:
    """1 for each line most of whose words stand, in order, in the article's body."""
    words = [(word.lower(), index) for index, line in enumerate(lines) for word in WORD.findall(line)]
    wanted = [word.lower() for word in WORD.findall(body)]
    total, hit = np.zeros(len(lines)), np.zeros(len(lines))
    for _, index in words:
        total[index] += 1
    for step in LCSseq.opcodes([word for word, _ in words], wanted):
        if step.tag == "equal":
            for place in range(step.src_start, step.src_end):
                hit[words[place][1]] += 1
    return (hit >= 0.6 * np.maximum(total, 1)).astype(np.float64)


def sparse(page: Flat, dice: random.Random) -> tuple[tuple[str, ...], Matrix]:
    """The story with up to a fifth as many other lines, as an extractor or a scraper leaves it."""
    share = dice.choice((0.0, 0.02, 0.05, 0.15))
    kept = [index for index, story in enumerate(page.story) if story or dice.random() < share]
    return tuple(page.lines[index] for index in kept), page.story[kept]


def on_one_line(page: Flat) -> tuple[tuple[str, ...], Matrix]:
    """The page without line breaks, as cleaning cuts it again."""
    lines = tuple(line.text for line in cut_giants(lines_of(" ".join(page.lines))))
    return lines, story_lines(lines, page.body)


def fit(features: Matrix, story: Matrix, weight: Matrix) -> Matrix:
    """Weighted ridge logistic regression by Newton's method; the bias stands first and is not penalised."""
    design = np.hstack([np.ones((len(features), 1)), features])
    scale = design.std(axis=0)
    scale[0] = 1
    scale[scale < 1e-9] = 1
    design = design / scale
    penalty = np.full(design.shape[1], RIDGE)
    penalty[0] = 1e-6
    beta = np.zeros(design.shape[1])
    for _ in range(12):
        chance = logistic(design @ beta)
        slope = design.T @ (weight * (story - chance)) - penalty * beta
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        beta = beta + step
        if float(np.abs(step).max()) < 1e-5:
            break
    return np.asarray(beta / scale)


Sample = tuple[Matrix, Matrix, Matrix, tuple[str, ...]]
Look = tuple[Matrix, Matrix, Matrix]


def samples_of(page: Flat, seed: int, *, cut: bool = False) -> list[Sample]:
    """A page and its sparse variant as features, answers and line weights; ``cut``: and the page as cut again."""
    made = []
    variants = [(page.lines, page.story), sparse(page, random.Random(seed)), *([on_one_line(page)] if cut else [])]
    for lines, story in variants:
        if lines:
            features = local_features(lines)
            size = np.array([len(line.split()) for line in lines], dtype=np.float64)
            made.append((features, story, np.sqrt(np.minimum(size, 60)) / 2, lines))
    return made


def fit_look(samples: Sequence[Look]) -> Matrix:
    features, story, weight = (np.concatenate(part) for part in zip(*samples, strict=True))
    return fit(features, story, weight)


def fit_all(pages: Sequence[Sequence[Sample]]) -> tuple[Matrix, ...]:
    """Every look; each later one learns from what the one before says of pages that it was not fitted on."""
    columns: list[list[Look]] = [[sample[:3] for sample in page] for page in pages]
    fitted = [fit_look([one for page in columns for one in page])]
    for _ in LOOKS[1:]:
        later: list[list[Look]] = [[] for _ in pages]
        for fold in range(3):
            look = fit_look([one for index, page in enumerate(columns) if index % 3 != fold for one in page])
            for index in range(fold, len(pages), 3):
                for (features, story, weight), sample in zip(columns[index], pages[index], strict=True):
                    chance = logistic(look[0] + features @ look[1:])
                    later[index].append((second_features(sample[3], sample[0], chance), story, weight))
        columns = later
        fitted.append(fit_look([one for page in columns for one in page]))
    return tuple(fitted)


def looks_of_folds(flat: Sequence[Flat], *, by_site: bool = False, cut: bool = False) -> dict[str, tuple[Matrix, ...]]:
    """For each page, weights that were fitted without it; ``by_site``: and without any page of its site."""
    samples = [samples_of(page, seed, cut=cut) for seed, page in enumerate(flat)]
    sites = {site: number for number, site in enumerate(sorted({page.site for page in flat}))}
    fold_of = [sites[page.site] % FOLDS if by_site else number % FOLDS for number, page in enumerate(flat)]
    answer = {}
    for fold in range(FOLDS):
        looks = fit_all([page for number, page in enumerate(samples) if fold_of[number] != fold])
        answer.update({page.key: looks for number, page in enumerate(flat) if fold_of[number] == fold})
    return answer


def write(looks: Mapping[str, Sequence[Matrix]]) -> None:
    """The table, from the weights of each kind of page by the prefix of its looks' names."""
    rows = ["# Weights of the line classifier, written by eval/fit_cleaning.py. cut-: for pages without line breaks."]
    rows.append("look\tfeature\tweight\tsource")
    for prefix, fitted in looks.items():
        for (look, names), values in zip(LOOKS, fitted, strict=True):
            pairs = zip(names, values, strict=True)
            rows += [f"{prefix}{look}\t{name}\t{value:.5g}\tfitted on aeb" for name, value in pairs]
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    flat = pages(parser.parse_args().data)
    looks = {
        prefix: fit_all([samples_of(page, seed, cut=bool(prefix)) for seed, page in enumerate(flat)])
        for prefix in ("", CUT)
    }
    write(looks)
    print(f"{len(flat)} pages, {sum(len(one) for fitted in looks.values() for one in fitted)} weights: {TABLE}")


if __name__ == "__main__":
    main()
