"""The texts on which labels for cleaning were given, by set and id."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

__all__ = ["texts_of"]

MARKUP = re.compile(r"<[^>]*>")


def lines_of_json(path: Path, key: str, text: str) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            yield str(row[key]), str(row[text] or "")


def polnear(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*/text/*")):
        yield path.stem, path.read_text(encoding="utf-8", errors="replace")


def giveme5w1h(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*/*.json")):
        yield path.stem, str(json.loads(path.read_text(encoding="utf-8")).get("text") or "")


def basil(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, "\n".join(" ".join(part) for part in row["body-paragraphs"] if part)


def tempeval3(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*/*.tml")):
        found = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text(encoding="utf-8", errors="replace"), re.DOTALL)
        if found:
            text = MARKUP.sub("", found[1]).replace("&amp;", "&")
            yield path.stem, re.sub(r"(?<=\S)\n(?=\S)", " ", text)


def headlines(folder: Path) -> Iterator[tuple[str, str]]:
    for row in json.loads((folder / "tass-2025.json").read_text(encoding="utf-8")):
        yield str(row["u"]), str(row["s"])


LOADERS: Mapping[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "gva": lambda folder: lines_of_json(folder / "articles.jsonl", "id", "text"),
    "fakes": lambda folder: lines_of_json(folder / "articles.jsonl", "unit_id", "article_content"),
    "polnear": polnear,
    "giveme5w1h": giveme5w1h,
    "basil": basil,
    "tempeval3": tempeval3,
    "headlines": headlines,
}


def texts_of(data: Path, name: str) -> dict[str, str]:
    """The texts of a set by id, in the order of the set's files; the first of equal ids."""
    found: dict[str, str] = {}
    for key, text in LOADERS[name](data / name):
        found.setdefault(key, text)
    return found
