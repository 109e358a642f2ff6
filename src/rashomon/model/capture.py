"""What was got, from where: the bytes of a page, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Capture", "Rejection", "RejectionReason"]


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as it was got.

    ``locator`` says where it stood: a path below the pile's root with forward slashes (or a URL), and
    for a record inside a container ``container.ext#n``. ``fetched`` is an ISO 8601 date or date-time
    taken from the capture itself (a WARC-Date, a fetch, an archive stamp, a "saved from" note), never
    from the clock or the file system. ``given`` holds what a table or side file states of the page
    (``published``, ``outlet``, ``url``, ``title``), by name. ``media_type`` is what the bytes are.
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
    """An input that was not kept, and why, in words that tell the reader what to do about it."""

    locator: str
    reason: RejectionReason
    detail: str
