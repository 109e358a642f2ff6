"""What was got, from where: the bytes of a page, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

__all__ = ["TOLD", "Capture", "FetchedBy", "Place", "PlaceUnit", "Rejection", "RejectionReason"]

#: The method of a capture that is no page: what a person tells of their own.
TOLD = "told by a person"


class FetchedBy(StrEnum):
    """Who says when a page was got. Whoever it is, its words were there by then."""

    FETCH = "fetch"
    """This program, when it asked the server."""
    WARC = "warc-date"
    """The crawler, in the record's WARC-Date."""
    ARCHIVE = "archive-stamp"
    """A web archive, in the page's address there or in its own comment."""
    NOTE = "saved-from-note"
    """The browser or its extension, in the comment that it writes into a saved page."""
    MAIL = "mail-date"
    """The header ``Date`` of a mail or of a page saved as MHTML."""
    DOCUMENT = "document-changed"
    """A PDF or Word file, of its own last change."""
    STATED = "stated"
    """A person or a scraper, in a table or a side file."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as it was got.

    ``locator`` says where it stood: a path below the pile's root with forward slashes (or a URL), and
    for a record inside a container ``container.ext#n``. ``data`` are the bytes as they were got, of which
    ``sha256`` is the hash and ``media_type`` the kind; ``charset`` is the encoding that a header around them
    names. Where nobody reads the bytes themselves (a PDF, a Word file, a mail, a row, an entry of a feed),
    ``rendering`` is the page that was made of them and ``rendering_type`` its kind.

    ``fetched`` is an ISO 8601 date or date-time taken from the capture itself, never from the clock or the file
    system, and ``fetched_by`` who says so: the page was written no later than that. ``given`` holds what a
    table or side file states of the page (``published``, ``outlet``, ``title``, ``saved_by``), by name.
    """

    locator: str
    data: bytes = field(repr=False)
    sha256: str
    media_type: str
    method: str
    url: str | None = None
    fetched: str | None = None
    archive_url: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    fetched_by: FetchedBy | None = None
    charset: str | None = None
    rendering: bytes | None = field(default=None, repr=False)
    rendering_type: str | None = None

    @property
    def page(self) -> bytes:
        """The bytes that are read as a page: text or HTML."""
        return self.data if self.rendering is None else self.rendering

    @property
    def page_type(self) -> str:
        """What ``page`` is."""
        return self.rendering_type or self.media_type

    def without_bytes(self) -> Capture:
        """The same, with nothing left of its bytes but their hash."""
        return replace(self, data=b"", rendering=None)


class PlaceUnit(StrEnum):
    """How a place in a capture is counted."""

    CHARACTERS = "characters"
    """Half-open, from 0, in the decoded source of the page (``Capture.page``) with ``\\n`` line ends."""
    PAGE = "page"
    """Pages of a PDF, from 1."""
    PARAGRAPH = "paragraph"
    """Paragraphs of a Word file that are not blank, from 1."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words of a page text stand in its capture: from ``first`` to ``last`` as ``unit`` counts.

    ``line`` is the line of the source on which characters begin, from 1.
    """

    unit: PlaceUnit
    first: int
    last: int
    line: int | None = None


class RejectionReason(StrEnum):
    """Why an input became no article. Each input ends once: kept, or rejected for one of these."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too-large"
    UNDECODABLE = "undecodable"
    UNSUPPORTED = "unsupported-format"
    MALFORMED = "malformed"
    LOGIN_WALL = "login-wall"
    COOKIE_NOTICE = "cookie-notice"
    NO_ARTICLE = "no-article"
    TOO_SHORT = "too-short"
    ARCHIVE_BOMB = "archive-bomb"


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was not kept, and why, in words that tell the reader what to do about it.

    ``capture`` is the hash of its bytes when they were looked at whole; the dossier has a capture of that name
    when they could be a page and held no article.
    """

    locator: str
    reason: RejectionReason
    detail: str
    capture: str | None = None
