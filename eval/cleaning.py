"""Score cleaning: story against furniture, on pages and on pages flattened to text; walls; datelines.

Bodies are compared as bags of four-word shingles, as the benchmark of the pages does: precision and recall
are means over pages. For flattened pages the line classifier is fitted anew on four fifths and tried on the
rest, so that no page is judged by weights that saw it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import trafilatura

from eval import Score
from eval.cleaning_flattenings import FLATTENINGS
from eval.cleaning_labels import a_capture, labelled
from eval.cleaning_openings import openings
from eval.cleaning_texts import texts_of
from eval.fit_cleaning import Flat, looks_of_folds, pages
from rashomon.cleaning import clean
from rashomon.cleaning.classifier import probabilities
from rashomon.cleaning.dateline import dateline_of
from rashomon.cleaning.decoding import decoded
from rashomon.cleaning.features import Matrix, local_features
from rashomon.cleaning.joining import joined_lines
from rashomon.cleaning.labelling import label_lines
from rashomon.cleaning.pieces import cut_lines
from rashomon.cleaning.splitting import cut_giants, rejoined
from rashomon.model.article import Article, LayerKind
from rashomon.model.capture import Rejection

__all__ = ["SETS", "score"]

SETS = ("aeb", "gva", "fakes", "giveme5w1h", "polnear", "basil", "tempeval3", "headlines")

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


def story_of(text: str, looks: Sequence[Matrix], cut_looks: Sequence[Matrix]) -> str:
    """What the labels leave of a page's plain text, judged by weights."""
    joined = joined_lines(text)
    lines = cut_giants(joined)
    looks = cut_looks if len(lines) > len(joined) else looks
    words = [line.text for line in lines]
    chances = probabilities(words, local_features(words), looks).tolist() if lines else []
    whole, kinds = rejoined(lines, label_lines(lines, chances).kinds, text)
    cut = cut_lines(whole, kinds, None)
    return "\n".join(text[piece.begin : piece.end] for piece in cut.pieces if piece.kind in STORY)


def flattened(flat: Sequence[Flat]) -> list[Score]:
    """The line classifier on pages without tags, each judged by weights that were fitted without it."""
    by_page, by_site = looks_of_folds(flat), looks_of_folds(flat, by_site=True)
    cut = looks_of_folds(flat, by_site=True, cut=True)
    texts = {name: [how(decoded(page.markup, markup=True) or "") for page in flat] for name, how in FLATTENINGS.items()}
    plain = texts[PLAIN]

    def tried(texts: Sequence[str], looks: Mapping[str, Sequence[Matrix]]) -> tuple[float, float, float]:
        return agreement(
            (page.body, story_of(text, looks[page.key], cut[page.key])) for page, text in zip(flat, texts, strict=True)
        )

    precision, recall, f1 = tried(plain, by_page)
    everything = agreement((page.body, text) for page, text in zip(flat, plain, strict=True))[2]
    count = len(flat)
    note = (
        "five folds over the pages; weights see four fifths. What the page says twice is owed once: its second "
        "occurrence counts as lost here, which costs 0.002 of recall"
    )
    scores = [
        Score("flattened: body F1", f1, count, 0.90, note),
        Score("flattened: body recall", recall, count, 0.97),
        Score("flattened: body precision", precision, count),
        Score("flattened: F1 of keeping everything", everything, count),
    ]
    for name, flattening in texts.items():
        _, recall, f1 = tried(flattening, by_site)
        scores.append(Score(f"{name}: F1", f1, count, None, "five folds over the sites: no page of a site is seen"))
        scores.append(Score(f"{name}: recall", recall, count))
    return scores


#: The flattening by which the weights are fitted.
PLAIN = "a line for each block"


def on_html(flat: Sequence[Flat]) -> list[Score]:
    """Pages with their tags, ours against the extractor's own text in the same run."""
    ours, theirs = [], []
    for page in flat:
        ours.append((page.body, body_of(clean(a_capture(page.markup, "text/html", page.key)))))
        markup = decoded(page.markup, markup=True) or ""
        theirs.append((page.body, trafilatura.extract(markup, include_comments=False) or ""))
    precision, recall, f1 = agreement(ours)
    peer = agreement(theirs)[2]
    count = len(flat)
    return [
        Score("html: body F1", f1, count, round(peer, 4), "the target is trafilatura's F1 in the same run"),
        Score("html: body recall", recall, count),
        Score("html: body precision", precision, count),
        Score("html: body F1, trafilatura", peer, count),
    ]


def body_of(result: tuple[Article, ...] | Rejection) -> str:
    """Everything that is body or subheading on a page, whichever of its stories it is in."""
    if isinstance(result, Rejection):
        return ""
    page = result[0].text
    spans = sorted({span for article in result for span in article.spans(*STORY)})
    return "\n".join(page[span.begin : span.end] for span in spans)


def walls(data: Path) -> list[Score]:
    """Registration pages among ``gva``'s near-duplicate pairs: rejected, or with nothing of them in the body."""
    texts = texts_of(data, "gva")
    with (data / "gva" / "neardup_pairs.tsv").open(encoding="utf-8") as stream:
        pairs = [row for row in csv.DictReader(stream, delimiter="\t") if row["same_incident"] == "0"]
    names = sorted(
        {name for pair in pairs for name in (pair["id_a"], pair["id_b"]) if WALL_WORDS.search(texts.get(name, ""))}
    )
    dealt_with = 0
    for name in names:
        result = clean(a_capture(texts[name].encode(), "text/plain", name))
        dealt_with += isinstance(result, Rejection) or not WALL_WORDS.search(body_of(result))
    return [Score("gva walls rejected or marked", dealt_with / max(len(names), 1), len(names), 0.95)]


def articles(data: Path) -> list[Score]:
    """Labelled texts: real articles that are rejected, and pages without one that are kept."""
    rows = labelled("cleaning_articles")
    texts = {name: texts_of(data, name) for name in sorted({row["set"] for row in rows})}
    kept: Counter[str] = Counter()
    lost = []
    for row in rows:
        result = clean(a_capture(texts[row["set"]][row["id"]].encode(), "text/plain", row["id"]))
        kept[row["is"]] += not isinstance(result, Rejection)
        if row["is"] == "article" and isinstance(result, Rejection):
            lost.append(f"{row['set']} {row['id']} ({result.reason.value})")
    count = Counter(row["is"] for row in rows)
    share = kept["article"] / max(count["article"], 1)
    return [
        Score("real articles kept", share, count["article"], 0.99, "rejected: " + ("; ".join(lost) or "none")),
        Score("pages without a story rejected", 1 - kept["none"] / max(count["none"], 1), count["none"]),
    ]


def dateline_found(text: str, name: str) -> tuple[str, str, str]:
    """Place, date and agency of the first dateline of a text's first story; all empty where there is none."""
    result = clean(a_capture(text.encode(), "text/plain", name))
    if isinstance(result, Rejection):  # a sample that holds a headline's worth of text
        found = dateline_of(text.strip())
    else:
        spans = result[0].spans(LayerKind.DATELINE)
        found = dateline_of(f"{spans[0].of(result[0].text)} A") if spans else None
    return (found.place or "", found.date or "", found.agency or "") if found else ("", "", "")


def datelines(data: Path) -> list[Score]:
    """Labelled openings: whether place, date and agency are all right."""
    rows = labelled("cleaning_datelines")
    texts = {name: texts_of(data, name) for name in sorted({row["set"] for row in rows})}
    right: Counter[str] = Counter()
    wrong = []
    for row in rows:
        found = dateline_found(texts[row["set"]][row["id"]], row["id"])
        wanted = (row["place"], row["date"], row["agency"])
        if tuple(map(plain, found)) == tuple(map(plain, wanted)):
            right[row["dateline"]] += 1
        else:
            wrong.append(f"{row['set']} {row['id']}: {'|'.join(wanted)} (ours: {'|'.join(found)})")
    count = Counter(row["dateline"] for row in rows)
    return [
        Score("datelines: place, date, agency", right["yes"] / count["yes"], count["yes"], 0.97, "; ".join(wrong)),
        Score("openings without one left alone", right["no"] / count["no"], count["no"]),
    ]


def plain(words: str) -> str:
    return words.casefold().strip(" .,")


def score(data: Path) -> list[Score]:
    """All figures of cleaning on the data sets below ``data``."""
    flat = pages(data)
    return [*flattened(flat), *on_html(flat), *walls(data), *articles(data), *datelines(data), *openings(data)]
