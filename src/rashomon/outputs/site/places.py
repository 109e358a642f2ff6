"""Where everything stands on the site: addresses relative to its root, and the spans that are linked to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rashomon.model.dossier import Dossier
from rashomon.outputs.site.safety import file_name

__all__ = ["Places", "span_anchor"]


def span_anchor(begin: int, end: int) -> str:
    """The anchor of a span of a page text in its reading view."""
    return f"t{begin}-{end}"


class Places:
    """Addresses of pages and of characters.

    Every span that any page links to is remembered in ``spans``, so that the reading view, which is
    written last, has an anchor for it. An address is "" when the dossier has no such record.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.texts: Mapping[str, int] = {article.id: len(article.text) for article in dossier.articles}
        self.events = frozenset(event.id for event in dossier.events)
        self.families = frozenset(family.id for family in dossier.lineage.families)
        self.entities: frozenset[str] = frozenset()  # those with a page, told by ``who`` before any is linked to
        self.spans: dict[str, set[tuple[int, int]]] = defaultdict(set)

    def event(self, event: str | None) -> str:
        return f"events/{file_name(event)}.html" if event in self.events and event is not None else ""

    def article(self, article: str) -> str:
        return f"articles/{file_name(article)}.html" if article in self.texts else ""

    def entity(self, entity: str) -> str:
        """The page of somebody or something; "" unless it is among those that have one."""
        return f"who/{file_name(entity)}.html" if entity in self.entities else ""

    def family(self, family: str) -> str:
        return f"families/{file_name(family)}.html" if family in self.families else ""

    def comparison(self, family: str, left: str, right: str) -> str:
        """The page that sets two witnesses, named by their sigla, side by side."""
        return f"compare/{file_name(family)}-{left.lower()}-{right.lower()}.html"

    def any_comparison(self, family: str) -> str:
        """The page on which a reader chooses two witnesses of a large family to set side by side."""
        return f"compare/{file_name(family)}.html"

    def span(self, article: str, begin: int, end: int) -> str:
        """The characters ``begin..end`` of an article's reading view."""
        length = self.texts.get(article)
        if length is None or not 0 <= begin < end <= length:
            return ""
        self.spans[article].add((begin, end))
        return f"{self.article(article)}#{span_anchor(begin, end)}"
