"""Score what a page says of itself: headline, outlet, byline, agency, on labelled pages of several sets."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from eval import Score
from eval.cleaning_labels import a_capture, labelled
from eval.cleaning_texts import texts_of
from rashomon.cleaning import clean
from rashomon.cleaning.cleaner import read_text
from rashomon.cleaning.lines import key_of
from rashomon.cleaning.outlet import outlet_by_name
from rashomon.model.article import Article, LayerKind
from rashomon.model.capture import Rejection

__all__ = ["openings"]

#: One row in this many of the agency's headlines is looked at.
EVERY = 40


def openings(data: Path) -> list[Score]:
    """Labelled pages: the headline found where there is one, none where there is none, and who is named."""
    rows = labelled("cleaning_openings")
    texts = {name: texts_of(data, name) for name in sorted({row["set"] for row in rows})}
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    for row in rows:
        text = texts[row["set"]][row["id"]]
        result = clean(a_capture(text.encode(), "text/plain", row["id"]))
        for what, is_right in judged(row, text, None if isinstance(result, Rejection) else result[0]):
            count[what] += 1
            right[what] += is_right
            if not is_right:
                wrong.setdefault(what, []).append(f"{row['set']} {row['id']}")
    targets = {"headline": 0.95, "agency": 0.97}
    return [
        Score(
            f"openings: {what}",
            right[what] / count[what],
            count[what],
            targets.get(what),
            "; ".join(wrong.get(what, [])),
        )
        for what in sorted(count)
    ] + [agency_headlines(data)]


def judged(row: dict[str, str], text: str, article: Article | None) -> list[tuple[str, bool]]:
    """What is scored of one page, and whether it is right."""
    heads = [span.of(article.text) for span in article.spans(LayerKind.HEADLINE)] if article else []
    found = key_of(heads[0]) if heads else ""
    verdicts = []
    if row["headline"] == "yes":
        verdicts.append(("headline", found == key_of(text[int(row["begin"]) : int(row["end"])])))
    else:
        verdicts.append(("no headline where there is none", not found))
    if row["outlet"]:
        named = article.outlet if article else None
        verdicts.append(
            ("outlet", (outlet_by_name(named) or named) == (outlet_by_name(row["outlet"]) or row["outlet"]))
        )
    if row["byline_begin"]:
        writer = key_of(text[int(row["byline_begin"]) : int(row["byline_end"])])
        verdicts.append(("byline", writer in key_of((article.byline if article else None) or "")))
    if row["agency"]:
        credited = article.agency.name if article and article.agency else "-"
        verdicts.append(("agency", credited == row["agency"]))
    return verdicts


def agency_headlines(data: Path) -> Score:
    """The agency's own headlines over the openings of their stories, on pages of two paragraphs."""
    rows = json.loads((data / "headlines" / "tass-2025.json").read_text(encoding="utf-8"))[::EVERY]
    right, wrong = 0, []
    for row in rows:
        text = f"{row['t']}\n\n{row['s']}"
        reading = read_text(text, None)
        headline = reading.labels.headline
        is_right = headline is not None and reading.lines[headline].text == row["t"].strip()
        right += is_right
        if not is_right:
            wrong.append(row["u"])
    return Score("openings: an agency's headlines", right / len(rows), len(rows), 0.97, "; ".join(wrong))
