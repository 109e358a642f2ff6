"""One story on a capture: its page text, and layers over that text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.text import Span

__all__ = ["READ_AT_MOST", "READ_IN_PART", "WRAPPED", "Agency", "Article", "Layer", "LayerKind", "Stamp", "StampKind"]


class LayerKind(StrEnum):
    """What a stretch of page text is. Everything except the first five is furniture."""

    BODY = "body"
    HEADLINE = "headline"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    DATELINE = "dateline"
    # Furniture: labelled and kept; bylines, mastheads, stamps and credits stay usable as evidence.
    BYLINE = "byline"
    MASTHEAD = "masthead"
    STAMP = "stamp"
    CREDIT = "credit"
    PICTURE_CREDIT = "picture-credit"
    WEATHER = "weather"
    COUNTER = "counter"
    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement"
    MAIL = "mail"
    SHARE = "share"
    RELATED = "related"
    TEASER = "teaser"
    DISCLAIMER = "disclaimer"
    COPYRIGHT = "copyright"
    COOKIE = "cookie"
    NEWSLETTER = "newsletter"
    SIGN_OFF = "sign-off"
    LOGIN_WALL = "login-wall"
    COMMENT = "comment"
    REPEATED = "repeated"
    OTHER = "other"

    @property
    def is_furniture(self) -> bool:
        return self not in STORY_LAYERS


#: The layers that belong to the story. A dateline lies inside the body; a caption is evidence.
STORY_LAYERS = frozenset(
    {LayerKind.BODY, LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.CAPTION, LayerKind.DATELINE}
)


@dataclass(frozen=True, slots=True, order=True)
class Layer:
    """A span of page text and what it is. Layers may nest (a dateline inside the body's first paragraph)."""

    begin: int
    end: int
    kind: LayerKind

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


class StampKind(StrEnum):
    """What a machine-readable date in a page claims to be."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that the page or its container states outside the visible text.

    ``value`` is the ISO 8601 date or date-time as found, with its zone; ``where`` names the place
    (``json-ld:datePublished``, ``meta:article:published_time``, ``time``, ``url``, ``given``).
    """

    kind: StampKind
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency that the article credits, and where it does. ``name`` is the table's name for it."""

    name: str
    begin: int
    end: int


#: Among an article's flags: its paragraphs were broken into lines, and each of its layers is one paragraph.
WRAPPED = "wrapped"

#: Among an article's flags: its story has more than ``READ_AT_MOST`` characters, and what lies behind them is kept
#: and shown and not analysed.
READ_IN_PART = "read-in-part"
#: Characters of one story that are analysed. The longest pages of collections of news have some 200,000, live blogs
#: included; a story of that length takes the parser half a minute.
READ_AT_MOST = 250_000

PARAGRAPH = re.compile(r"[^\n]+")
WHOLE = re.compile(r".+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Article:
    """One story on one capture.

    ``text`` is the page text: all visible text, a function of the bytes alone, never changed by what
    the pile teaches. Offsets everywhere are Unicode code points into it, half-open. ``layers`` are in
    order of ``begin``. ``id`` is a hash of the bytes and the locator. ``flags`` are short words such as
    ``truncated``, ``body-kept-whole``, ``not-english``, ``wrapped``, ``read-in-part``. ``language`` is an ISO 639-1 code or ``und``.
    """

    id: str
    capture: str
    locator: str
    text: str
    layers: tuple[Layer, ...]
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    agency: Agency | None = None
    language: str = "en"
    stamps: tuple[Stamp, ...] = ()
    fetched: str | None = None
    flags: tuple[str, ...] = ()

    def spans(self, *kinds: LayerKind) -> tuple[Span, ...]:
        """The spans of the layers of these kinds, in order."""
        return tuple(layer.span for layer in self.layers if layer.kind in kinds)

    @property
    def headline(self) -> Span | None:
        """Where the headline stands in the page text, if it does."""
        spans = self.spans(LayerKind.HEADLINE)
        return spans[0] if spans else None

    @property
    def body(self) -> tuple[Span, ...]:
        return self.spans(LayerKind.BODY)

    @property
    def furniture(self) -> tuple[Layer, ...]:
        return tuple(layer for layer in self.layers if layer.kind.is_furniture)

    def paragraphs(self, *kinds: LayerKind) -> Iterator[tuple[LayerKind, Span]]:
        """The non-blank lines of the layers of these kinds, trimmed of outer white space, in order.

        A paragraph is the unit of analysis: one line of a layer, or the whole layer on a page whose paragraphs a copy
        broke into lines (``WRAPPED`` among its flags). Without ``kinds``: headline, subheadings, body and captions.
        """
        wanted = kinds or (LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.BODY, LayerKind.CAPTION)
        pattern = WHOLE if WRAPPED in self.flags else PARAGRAPH
        for layer in self.layers:
            if layer.kind not in wanted:
                continue
            for line in pattern.finditer(self.text, layer.begin, layer.end):
                words = line[0]
                begin = line.start() + len(words) - len(words.lstrip())
                end = line.end() - (len(words) - len(words.rstrip()))
                if begin < end:
                    yield layer.kind, Span(begin, end)
