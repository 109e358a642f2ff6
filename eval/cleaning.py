"""Score cleaning: story against furniture, on pages and on pages flattened to text; walls; agencies.

Bodies are compared as bags of four-word shingles, as the benchmark of the pages does: precision and recall
are means over pages. For flattened pages the line classifier is fitted anew on four fifths and tried on the
rest, so that no page is judged by weights that saw it.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import trafilatura

from eval.fit_cleaning import Flat, folds, pages
from rashomon.cleaning import clean
from rashomon.cleaning.decoding import decoded
from rashomon.cleaning.labelling import label_lines
from rashomon.cleaning.lines import Line, lines_of
from rashomon.cleaning.pieces import cut_lines
from rashomon.ids import content_id
from rashomon.model.article import LayerKind
from rashomon.model.capture import Capture, Rejection

__all__ = ["score"]

WORD = re.compile(r"\w+")
SHINGLE = 4
STORY = (LayerKind.BODY, LayerKind.SUBHEADING)
#: Words that only pages of registration hold; the pages' own notices, not any story's.
WALL_WORDS = re.compile(
    r"sign in|registration|loginwidget|confirmation email|password|notification has been saved|owner of this article",
    re.IGNORECASE,
)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1)))


def agreement(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of found texts against true ones."""
    precisions, recalls = [], []
    for true, found in pairs:
        wanted, had = shingles(true), shingles(found)
        common = sum((wanted & had).values())
        precisions.append(common / max(sum(had.values()), 1))
        recalls.append(common / max(sum(wanted.values()), 1))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def story_of(text: str, lines: Sequence[Line], chances: Sequence[float]) -> str:
    """What the labels leave of a flattened page."""
    cut = cut_lines(lines, label_lines(lines, chances).kinds, None)
    return "\n".join(text[piece.begin : piece.end] for piece in cut.pieces if piece.kind in STORY)


def flattened(flat: Sequence[Flat]) -> dict[str, float]:
    chances = folds(list(flat))
    pairs = []
    for page in flat:
        text = "\n".join(page.lines)
        pairs.append((page.body, story_of(text, lines_of(text), chances[page.key].tolist())))
    precision, recall, f1 = agreement(pairs)
    return {"text body precision": precision, "text body recall": recall, "text body F1": f1}


def on_html(flat: Sequence[Flat]) -> dict[str, float]:
    ours, theirs = [], []
    for page in flat:
        result = clean(a_capture(page.markup, "text/html", page.key))
        body = ""
        if not isinstance(result, Rejection):
            article = result[0]
            body = "\n".join(article.text[span.begin : span.end] for span in article.spans(*STORY))
        ours.append((page.body, body))
        markup = decoded(page.markup, markup=True) or ""
        theirs.append((page.body, trafilatura.extract(markup, include_comments=False) or ""))
    precision, recall, f1 = agreement(ours)
    return {
        "html body precision": precision,
        "html body recall": recall,
        "html body F1": f1,
        "html body F1, trafilatura": agreement(theirs)[2],
    }


def a_capture(data: bytes, media_type: str, name: str) -> Capture:
    return Capture(name, data, content_id("sha", data), media_type, "eval")


def walls(data: Path) -> dict[str, float]:
    """Registration pages among ``gva``'s near-duplicate pairs: rejected, or with nothing of them in the body."""
    texts = {
        row["id"]: row["text"] for row in map(json.loads, (data / "gva" / "articles.jsonl").open(encoding="utf-8"))
    }
    with (data / "gva" / "neardup_pairs.tsv").open(encoding="utf-8") as stream:
        pairs = [row for row in csv.DictReader(stream, delimiter="\t") if row["same_incident"] == "0"]
    names = sorted(
        {name for pair in pairs for name in (pair["id_a"], pair["id_b"]) if WALL_WORDS.search(texts.get(name, ""))}
    )
    if not names:
        return {}
    dealt_with = 0
    for name in names:
        result = clean(a_capture(texts[name].encode(), "text/plain", name))
        if isinstance(result, Rejection):
            dealt_with += 1
        else:
            body = "\n".join(result[0].text[span.begin : span.end] for span in result[0].body)
            dealt_with += not WALL_WORDS.search(body)
    return {"walls": float(len(names)), "walls dealt with": dealt_with / len(names)}


def score(data: Path) -> dict[str, float]:
    """All figures of cleaning by name, on the data sets below ``data``; a missing set has no figures."""
    figures: dict[str, float] = {}
    if (data / "aeb" / "ground-truth.json").exists():
        flat = pages(data)
        figures |= flattened(flat) | on_html(flat)
    if (data / "gva" / "articles.jsonl").exists():
        figures |= walls(data)
    return figures
