"""Time expressions against TimeBank and AQUAINT, and against the Recognizers' English cases by type.

A scored expression is detected when it overlaps a gold one (TempEval-3, relaxed); its value is right when
the two strings are equal.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

from eval import Score
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.language import Analysis
from rashomon.timing import time_expressions, timex_values

__all__ = ["Answer", "Counts", "Gold", "compare", "gold_documents", "score", "tag", "tag_parsed"]

SETS = ("tempeval3", "recognizers_datetime")
CORPORA = ("TimeBank", "AQUAINT")
FOLDS = 5
#: HeidelTime's value F1 on the same 256 documents by the same scorer: ``python -m eval.heideltime``.
HEIDELTIME_VALUE = 0.773

#: Begin, end, type and value of one expression, as a tool gives it.
Answer = tuple[int, int, str, str | None]


@dataclass
class Counts:
    """Running totals of one data set."""

    gold: int = 0
    found: int = 0
    hit: int = 0
    valued: int = 0
    misses: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


@dataclass(frozen=True)
class Gold:
    begin: int
    end: int
    type: str
    value: str


def gold_documents(folder: Path) -> Iterator[tuple[str, str, date, list[Gold]]]:
    """Name, text, creation day and TIMEX3s of each document."""
    for path in sorted(folder.glob("*.tml")):
        root = etree.parse(str(path), etree.XMLParser(recover=True)).getroot()
        written = date.fromisoformat(root.find(".//DCT/TIMEX3").get("value")[:10])
        pieces: list[str] = []
        golds: list[Gold] = []
        walk(root.find("TEXT"), pieces, golds)
        # A hard line break inside a paragraph is no end of one: only blank lines are.
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", "".join(pieces))
        yield path.name, text, written, golds


def walk(element: etree._Element, pieces: list[str], golds: list[Gold]) -> None:
    begin = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            walk(child, pieces, golds)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        golds.append(Gold(begin, sum(map(len, pieces)), element.get("type"), element.get("value")))


def tag(text: str, written: date) -> list[Answer]:
    """Begin, end, type and value of what the grammar finds in plain text."""
    article = Article("art-eval", "cap-eval", "eval", text, (Layer(0, len(text), LayerKind.BODY),))
    found = time_expressions(article, Analysis(article.id, ()))
    values = timex_values(found, written)
    return [(one.begin, one.end, one.type.value, value) for one, value in zip(found, values, strict=True)]


def compare(text: str, golds: Sequence[Gold], found: Sequence[Answer], counts: Counts, written: date) -> None:
    """Add one document to the totals: ``found`` is what a tool says of it."""
    taken: set[int] = set()
    counts.gold += len(golds)
    counts.found += len(found)
    for gold in golds:
        place = next(
            (i for i, one in enumerate(found) if i not in taken and one[0] < gold.end and one[1] > gold.begin), None
        )
        words = " ".join(text[gold.begin : gold.end].split())
        if place is None:
            counts.misses.append(f"missed\t{words}\t{gold.type}\t{gold.value}")
            continue
        taken.add(place)
        counts.hit += 1
        counts.valued += found[place][3] == gold.value
        if found[place][3] != gold.value:
            ours = text[found[place][0] : found[place][1]]
            counts.misses.append(f"value\t{words}\t{gold.type}\t{gold.value}\t{ours}\t{found[place][3]}\t{written}")
    for i, one in enumerate(found):
        if i not in taken:
            around = " ".join(text[max(one[0] - 40, 0) : one[1] + 25].split())
            counts.misses.append(f"spurious\t{text[one[0] : one[1]]}\t{one[2]}\t{one[3]}\t{around}")


def tag_parsed(documents: Sequence[tuple[str, date]]) -> list[list[Answer]]:
    """The same for many texts that are parsed first, as a build does: tense is then read off the tree as well."""
    from rashomon.language import analyse

    articles = [
        Article(f"art-{place}", "cap-eval", "eval", text, (Layer(0, len(text), LayerKind.BODY),))
        for place, (text, _) in enumerate(documents)
    ]
    answers = []
    for article, analysis, (_, written) in zip(articles, analyse(articles), documents, strict=True):
        found = time_expressions(article, analysis)
        values = timex_values(found, written)
        answers.append([(one.begin, one.end, one.type.value, value) for one, value in zip(found, values, strict=True)])
    return answers


def recognizers(folder: Path) -> list[Score]:
    """By type, the share of expected spans that one of ours overlaps. The cases are a calendar assistant's, not news."""
    shares: dict[str, list[bool]] = {}
    missed: dict[str, Counter[str]] = {}
    path = folder / "English" / "DateTimeModel.json"
    cases = json.loads(path.read_text("utf-8-sig")) if path.is_file() else []
    for case in cases:
        text = case["Input"]
        reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
        found = tag(text, date.fromisoformat(reference[:10]))
        for result in case["Results"]:
            begin, end = result.get("Start"), result.get("End")
            if begin is None or end is None:
                begin = text.lower().find(result["Text"].lower())
                end = begin + len(result["Text"]) - 1
            kind = result.get("TypeName", "other").removeprefix("datetimeV2.")
            hit = any(one[0] <= end and one[1] > begin for one in found)
            shares.setdefault(kind, []).append(hit)
            if not hit:
                missed.setdefault(kind, Counter())[result["Text"].lower()] += 1
    return [
        Score(f"recognizers {kind}", sum(hits) / len(hits), len(hits), None, most_missed(missed.get(kind)))
        for kind, hits in sorted(shares.items())
    ]


def most_missed(missed: Counter[str] | None) -> str:
    """The eight spans missed most often, for the note."""
    ranked = sorted((missed or Counter()).items(), key=lambda pair: (-pair[1], pair[0]))
    return "missed: " + "; ".join(words for words, _ in ranked[:8]) if ranked else ""


def score(data: Path) -> list[Score]:
    """Relaxed detection F1 and value F1 by corpus and over both; the Recognizers' cases by type.

    The article carries no analysis here: tense is read off the words around, as for a page that is not parsed.
    Nothing is fitted on these corpora but three constants, so five folds show the spread and need no refitting.
    """
    scores: list[Score] = []
    total, folds = Counts(), [Counts() for _ in range(FOLDS)]
    for name in CORPORA:
        counts = Counts()
        for place, (_, text, written, golds) in enumerate(gold_documents(data / "tempeval3" / name)):
            found = tag(text, written)
            for one in (counts, total, folds[place % FOLDS]):
                compare(text, golds, found, one, written)
        scores += figures(f"{name} ", counts)
    scores += figures("", total, targets=(0.93, HEIDELTIME_VALUE + 0.03))
    for label, right in (("relaxed", "hit"), ("value", "valued")):
        reached = [fold.f1(getattr(fold, right)) for fold in folds]
        note = "folds: " + ", ".join(f"{one:.3f}" for one in reached)
        scores.append(Score(f"{label} F1, lowest of five folds", min(reached), total.gold, None, note))
    scores += recognizers(data / "recognizers_datetime")
    return [one for one in scores if one.of]


def figures(prefix: str, counts: Counts, targets: tuple[float | None, float | None] = (None, None)) -> list[Score]:
    return [
        Score(f"{prefix}relaxed F1", counts.f1(counts.hit), counts.gold, targets[0], "span overlap"),
        Score(f"{prefix}relaxed precision", counts.hit / max(counts.found, 1), counts.found),
        Score(f"{prefix}relaxed recall", counts.hit / max(counts.gold, 1), counts.gold),
        Score(f"{prefix}value F1", counts.f1(counts.valued), counts.gold, targets[1], "equal TIMEX3 value"),
    ]


def errors(data: Path) -> Counter[str]:
    """What went wrong, most frequent first: for whoever mends the grammar."""
    counts = Counts()
    for name in CORPORA:
        for _, text, written, golds in gold_documents(data / "tempeval3" / name):
            compare(text, golds, tag(text, written), counts, written)
    return Counter(counts.misses)


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--errors", action="store_true", help="list what went wrong instead of the scores")
    options = parser.parse_args()
    if options.errors:
        for line, count in errors(options.data).most_common():
            print(count, line, sep="\t")
    else:
        for one in score(options.data):
            print(f"{one.name:40} {one.value:.3f}  of {one.of}")
