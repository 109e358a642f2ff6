"""What a page itself says of where and when it was got.

In: the bytes of a page, or its address. Out: ``Provenance``. Only the capture speaks: browsers' "saved
from" comments, archive stamps in addresses and in archives' own comments. Never the clock, never the file
system, and never what the article says of its own day (that is for later stages to weigh).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from rashomon.model.capture import FetchedBy

__all__ = ["Provenance", "day_as_iso", "mail_date_as_iso", "provenance_of_page", "provenance_of_url", "time_as_iso"]

#: How much of a page is searched for comments: browsers write them in the first lines.
HEAD_BYTES = 8192
#: Archives append their comment at the very end.
TAIL_BYTES = 4096

SAVED_FROM = re.compile(r"<!--\s{0,20}saved from url=\(\d{1,6}\)(\S{1,2000}?)\s{0,20}-->", re.IGNORECASE)
SINGLE_FILE = re.compile(r"<!--\s{0,20}Page saved with SingleFile(.{0,4000}?)-->", re.IGNORECASE | re.DOTALL)
SINGLE_FILE_URL = re.compile(r"^\s{0,20}url:\s{0,20}(\S{1,2000})", re.MULTILINE)
SINGLE_FILE_DATE = re.compile(
    r"^\s{0,20}saved date:\s{0,20}\w{3} (\w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})", re.MULTILINE
)
ARCHIVED_ON = re.compile(r"FILE ARCHIVED ON (\d{2}:\d{2}:\d{2} \w{3} \d{2}, \d{4})")
ARCHIVE_URL = re.compile(r"https?://web\.archive\.org(?::\d+)?/web/(\d{14})[a-z_]{0,4}/(\S{1,2000})")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The page's address, its address in an archive and the time of capture, as far as the page says, and who
    says the time."""

    url: str | None = None
    archive_url: str | None = None
    fetched: str | None = None
    by: FetchedBy | None = None


def provenance_of_url(url: str | None) -> Provenance:
    """What an address says: an archive's address holds the original one and a 14-digit UTC stamp."""
    if not url:
        return Provenance()
    found = ARCHIVE_URL.match(url.strip())
    if not found:
        return Provenance(url=url.strip())
    original = found[2] if "://" in found[2][:12] else f"http://{found[2]}"
    return Provenance(original, url.strip(), stamp_as_iso(found[1]), FetchedBy.ARCHIVE)


def provenance_of_page(data: bytes) -> Provenance:
    """What comments in an HTML page say of its saving."""
    head = data[:HEAD_BYTES].decode("utf-8", "replace")
    saved = SAVED_FROM.search(head)
    if saved:
        return provenance_of_url(saved[1])
    note = SINGLE_FILE.search(head)
    if note:
        url, date = SINGLE_FILE_URL.search(note[1]), SINGLE_FILE_DATE.search(note[1])
        known = provenance_of_url(url[1] if url else None)
        saved_on = single_file_date(date)
        return Provenance(
            known.url, known.archive_url, saved_on or known.fetched, FetchedBy.NOTE if saved_on else known.by
        )
    archived = ARCHIVED_ON.search(data[-TAIL_BYTES:].decode("utf-8", "replace"))
    if archived:
        return Provenance(fetched=parsed(archived[1], "%H:%M:%S %b %d, %Y"), by=FetchedBy.ARCHIVE)
    return Provenance()


def single_file_date(found: re.Match[str] | None) -> str | None:
    if not found:
        return None
    try:
        return datetime.strptime(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z").astimezone(UTC).isoformat()
    except ValueError:
        return None


def parsed(words: str, pattern: str) -> str | None:
    try:
        return datetime.strptime(words, pattern).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return None


def stamp_as_iso(stamp: str) -> str | None:
    """``20141108120159`` as ISO 8601 in UTC; None when it is no time."""
    return parsed(stamp, "%Y%m%d%H%M%S")


def mail_date_as_iso(value: str | None) -> str | None:
    """The date of a mail header as ISO 8601; None when it is none."""
    if not value:
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


#: A time as archives write it: the pattern of digits alone would take shorter ones for another day.
ARCHIVE_STAMP = re.compile(r"[0-9]{14}")
ISO_START = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Ways of writing a day that can be read in one way only. ``06/07/2025`` can be read in two and stays as it is.
DAY_PATTERNS = ("%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%A, %d %B %Y")
#: Seconds and milliseconds since 1970 of any day from 2001 to 2286 have so many digits.
EPOCH_SECONDS, EPOCH_MILLISECONDS = 10, 13


def day_as_iso(value: str) -> str:
    """A day as a table states it, in ISO 8601 where it can be read in one way only, otherwise as it is."""
    value = value.strip()
    if ISO_START.match(value):
        return value
    if value.isdigit() and value.isascii() and len(value) in (EPOCH_SECONDS, EPOCH_MILLISECONDS):
        seconds = int(value) // (1 if len(value) == EPOCH_SECONDS else 1000)
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    if value.isdigit() and len(value) != len("20250617"):
        return value
    for pattern in DAY_PATTERNS:
        try:
            return datetime.strptime(value, pattern).date().isoformat()
        except ValueError:
            continue
    return mail_date_as_iso(value) or value


def time_as_iso(value: str | None) -> str | None:
    """When a page was got, as a container states it, in ISO 8601; None when it is no day."""
    if not value:
        return None
    stamp = stamp_as_iso(value.strip()) if ARCHIVE_STAMP.fullmatch(value.strip()) else None
    written = stamp or day_as_iso(value)
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return None
    return written
