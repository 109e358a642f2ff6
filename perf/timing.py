"""How many sentences a second the time grammar reads on one core, beside what else is installed.

    .venv/bin/python perf/timing.py [--data DIR] [--documents N]

Documents are TimeBank's, or this repository's example pile when the data set is missing. Sentences are counted by
full stops, the same for every tool. Processor time, so that a busy machine does not matter. Ours is measured from plain
text: splitting into words, the grammar and tense by the words around are included, parsing is not (a build has parsed the
page for other stages already).
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.language import Analysis
from rashomon.timing import day_constraints, time_expressions

SENTENCE = re.compile(r"[.!?][\"”’)]*\s")


def texts(data: Path, examples: Path) -> list[str]:
    folder = data / "tempeval3" / "TimeBank"
    if folder.is_dir():
        from lxml import etree

        roots = (
            etree.parse(str(path), etree.XMLParser(recover=True)).getroot() for path in sorted(folder.glob("*.tml"))
        )
        return ["".join(root.find("TEXT").itertext()) for root in roots]
    return [path.read_text("utf-8") for path in sorted(examples.rglob("*.txt"))]


def rashomon(text: str) -> int:
    article = Article("art-perf", "cap-perf", "perf", text, (Layer(0, len(text), LayerKind.BODY),))
    analysis = Analysis(article.id, ())
    found = time_expressions(article, analysis)
    day_constraints(article, analysis, found)
    return len(found)


def rashomon_expressions(text: str) -> int:
    article = Article("art-perf", "cap-perf", "perf", text, (Layer(0, len(text), LayerKind.BODY),))
    return len(time_expressions(article, Analysis(article.id, ())))


def dateparser(text: str) -> int:
    found = importlib.import_module("dateparser.search").search_dates(text, languages=["en"])
    return len(found or ())


def measure(read: Callable[[str], int], pile: list[str]) -> tuple[float, int]:
    """Sentences a second, and how many expressions were found."""
    read(pile[0])
    begin = time.process_time()
    found = sum(map(read, pile))
    seconds = max(time.process_time() - begin, 1e-9)
    return sum(len(SENTENCE.findall(text)) + 1 for text in pile) / seconds, found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--examples", type=Path, default=Path("examples"))
    parser.add_argument("--documents", type=int, default=200)
    options = parser.parse_args()
    pile = [text for text in texts(options.data, options.examples) if text.strip()][: options.documents]
    if not pile:
        print("nothing to read: give --data DIR or --examples DIR", file=sys.stderr)
        return 2
    tools: dict[str, tuple[Callable[[str], int], int]] = {
        "rashomon: expressions": (rashomon_expressions, len(pile)),
        "rashomon: expressions and constraints": (rashomon, len(pile)),
        "dateparser.search": (dateparser, 10),  # ten documents: it is slow
    }
    for name, (read, share) in tools.items():
        try:
            speed, found = measure(read, pile[:share])
        except ImportError:
            print(f"{name:40} not installed")
            continue
        print(f"{name:40} {speed:10,.0f} sentences/s   {found} expressions in {min(share, len(pile))} documents")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
