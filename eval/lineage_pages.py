"""Real pages for the lineage scorers, cleaned as any pile is, by the ids that the labels use."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.cleaning import clean, learn_furniture
from rashomon.model.article import Article
from rashomon.model.capture import Capture, Rejection

__all__ = ["SETS", "cleaned", "printed"]

SETS = ("gva", "fakes")


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def printed(data: Path, name: str) -> dict[str, str]:
    """The pages of a set as they were scraped, by id; ids that stand for several texts are left out."""
    return {page.key: page.text for page in pages(data, name)}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a table gives it."""

    key: str
    text: str
    title: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None

    @property
    def given(self) -> dict[str, str]:
        known = {"title": self.title, "outlet": self.outlet, "published": self.published}
        return {name: value for name, value in known.items() if value}


def pages(data: Path, name: str) -> list[Page]:
    """The pages of a set, in its order. ``fakes`` has dates too, but they are known to be wrong."""
    if name == "gva":
        found = [
            Page(row["id"], f"{row['title']}\n\n{row['text']}", row["title"], row["url"], None, row["dct"][:10])
            for row in rows(data / "gva" / "articles.jsonl")
        ]
    else:
        found = [
            Page(
                row["unit_id"],
                f"{row['article_title']}\n\n{row['article_content']}",
                row["article_title"],
                outlet=row["source"],
            )
            for row in rows(data / "fakes" / "articles.jsonl")
        ]
    texts = Counter(key for key, _ in {(page.key, page.text) for page in found})
    kept: dict[str, Page] = {}
    for page in found:
        if texts[page.key] == 1:
            kept.setdefault(page.key, page)
    return list(kept.values())


def cleaned(data: Path, name: str) -> dict[str, Article]:
    """The articles of a set by the id of their page; pages that cleaning rejects are not among them."""
    found: dict[str, Article] = {}
    for page in pages(data, name):
        raw = page.text.encode("utf-8", "surrogatepass")
        mark = hashlib.sha256(raw).hexdigest()
        locator = f"{name}/{page.key}.txt"
        outcome = clean(Capture(locator, raw, mark, "text/plain", "file", url=page.url, given=page.given))
        if not isinstance(outcome, Rejection):
            found[page.key] = outcome[0]
    return dict(zip(found, learn_furniture(list(found.values())), strict=True))
