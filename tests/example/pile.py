"""The bundled example, built once for all tests that look at it."""

from __future__ import annotations

import functools
from pathlib import Path

import rashomon
from rashomon.cli.demo import example_pages
from rashomon.model.article import Article
from rashomon.model.events import EventMention

__all__ = ["FOLDER", "OpenPile", "example"]

FOLDER = Path(rashomon.__file__).parent / "data" / "example"


class OpenPile:
    """The example's dossier, with short ways to its pages and to what is said of their words."""

    def __init__(self, dossier: rashomon.OpenDossier) -> None:
        self.dossier = dossier
        self.records = dossier.records
        self.page_by_number = {article.locator[:2]: article for article in dossier.articles}

    def page(self, number: str) -> Article:
        """The page whose file name begins with ``number``."""
        return self.page_by_number[number]

    def published(self, number: str) -> tuple[str, str]:
        """Between which days, as ISO dates, the page is said to be published; empty strings when undated."""
        when = self.dossier.published(self.page(number).id)
        return tuple(day.isoformat() if day else "" for day in (when.earliest, when.latest))  # type: ignore[return-value]

    def reasons(self, number: str) -> str:
        when = self.dossier.published(self.page(number).id)
        return " ".join(reason.says for reason in when.reasons)

    def mentions(self, number: str, words: str) -> list[EventMention]:
        """The mentions on a page that have a character in common with ``words``, which stand there once."""
        page = self.page(number)
        assert page.text.count(words) == 1, f"{page.locator} does not hold these words once: {words}"
        begin = page.text.index(words)
        end = begin + len(words)
        return [m for m in self.records.mentions if m.article == page.id and m.begin < end and begin < m.end]

    def event(self, number: str, words: str) -> rashomon.EventView:
        """The event of the mention that shares most characters with ``words``, of the tightest among equals."""
        page = self.page(number)
        begin = page.text.index(words)
        end = begin + len(words)
        found = max(
            self.mentions(number, words), key=lambda m: (min(end, m.end) - max(begin, m.begin), m.begin - m.end)
        )
        return next(event for event in self.dossier.events if found.id in event.record.mentions)

    def chains(self, number: str, words: str) -> list[list[str]]:
        """The names in the chains of the claims that hold ``words``."""
        page = self.page(number)
        return [
            [link.name for link in claim.chain]
            for claim in self.records.claims
            if claim.article == page.id and words in claim.text and claim.chain
        ]

    def furniture(self, number: str, words: str) -> str | None:
        """What kind of furniture the line with ``words`` is; None when it belongs to the story."""
        page = self.page(number)
        place = page.text.index(words)
        kinds = [layer.kind.value for layer in page.furniture if layer.begin <= place < layer.end]
        return kinds[-1] if kinds else None


@functools.cache
def example() -> OpenPile:
    return OpenPile(rashomon.build(example_pages(FOLDER)))
