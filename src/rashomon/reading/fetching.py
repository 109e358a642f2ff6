"""Get pages and feeds over HTTP, politely.

In: addresses. Out: the captures there, ``fetched`` when they were got, or rejections. Each host is asked one
thing at a time with a pause between, what its robots.txt forbids is left alone, and a page that is kept from an
earlier run is asked for only if it has changed. A feed's entries are got from their own addresses, with what the
feed states of them.
"""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin

from rashomon.errors import MissingExtraError
from rashomon.model.capture import Capture, FetchedBy, Rejection, RejectionReason
from rashomon.reading.addresses import Address, RefusedError, address_of
from rashomon.reading.feeds import Entry, entries_in
from rashomon.reading.fetch_cache import FetchCache, Kept
from rashomon.reading.formats import read_source
from rashomon.reading.http_client import Answer, AnswerTooLargeError, AnswerTooSlowError, ask
from rashomon.reading.http_message import content_type
from rashomon.reading.naming import suffix_of
from rashomon.reading.options import FetchOptions, ReadingOptions
from rashomon.reading.page import too_large
from rashomon.reading.robots import ALLOW_ALL, ALLOW_NONE, Robots, parse_robots
from rashomon.reading.source import Budget, Origin, Source, UnfoldsTooFarError, in_memory

__all__ = ["Fetcher", "fetch_pages"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED, OK = 304, 200
#: The end of a name for what a server says a page is.
KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


class NotGotError(Exception):
    """A page that was not got, and why, as the rejection says it."""

    def __init__(self, reason: RejectionReason, words: str) -> None:
        super().__init__(words)
        self.reason, self.words = reason, words


def wall_clock() -> datetime:
    return datetime.now(UTC)


@dataclass
class Fetcher:
    """Asks servers on a caller's behalf, and remembers of each host when it was asked and what it forbids.

    ``clock``, ``wait`` and ``now`` are the time; tests have their own.
    """

    limits: FetchOptions
    options: ReadingOptions
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = wall_clock
    asked: dict[str, float] = field(default_factory=dict)
    robots: dict[str, Robots] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cache = FetchCache(self.limits.cache) if self.limits.cache is not None else None

    def get(self, url: str) -> Kept:
        """The page at an address, redirects followed. Raises NotGotError."""
        address = self.looked_at(url)
        for _ in range(self.limits.max_redirects + 1):
            if not self.rules_for(address).allows(address.target):
                raise NotGotError(RejectionReason.UNREADABLE, "the site's robots.txt asks programs not to read it")
            kept = self.cache.find(address.url) if self.cache else None
            answer = self.answer(address, kept.conditions() if kept else {})
            if answer.status in REDIRECTS and answer.headers.get("location"):
                address = self.looked_at(urljoin(address.url, answer.headers["location"]))
                continue
            if answer.status == NOT_MODIFIED and kept is not None:
                return kept
            if answer.status != OK:
                raise NotGotError(RejectionReason.UNREADABLE, f"the server answered {answer.status}: save it by hand")
            got = Kept(
                url=address.url,
                body=answer.body,
                content_type=answer.headers.get("content-type", ""),
                fetched=self.now().replace(microsecond=0).isoformat(),
                etag=answer.headers.get("etag"),
                last_modified=answer.headers.get("last-modified"),
            )
            if self.cache:
                self.cache.keep(got)
            return got
        raise NotGotError(RejectionReason.UNREADABLE, f"sent on more than {self.limits.max_redirects} times")

    def looked_at(self, url: str) -> Address:
        try:
            return address_of(url)
        except RefusedError as error:
            raise NotGotError(RejectionReason.UNREADABLE, f"not fetched: {error}") from error

    def rules_for(self, address: Address) -> Robots:
        """What the site forbids. A site without a robots.txt forbids nothing, one that fails everything."""
        if address.site not in self.robots:
            self.robots[address.site] = self.read_rules(address)
        return self.robots[address.site]

    def read_rules(self, address: Address) -> Robots:
        place = self.looked_at(address.site + "/robots.txt")
        for _ in range(self.limits.max_redirects + 1):
            answer = self.answer(place, {})
            if answer.status in REDIRECTS and answer.headers.get("location"):
                place = self.looked_at(urljoin(place.url, answer.headers["location"]))
                continue
            if answer.status == OK:
                return parse_robots(answer.body.decode("utf-8", "replace"))
            return ALLOW_ALL if 400 <= answer.status < 500 else ALLOW_NONE
        return ALLOW_ALL

    def answer(self, address: Address, headers: dict[str, str]) -> Answer:
        """One answer, after the pause that the host is owed. Raises NotGotError."""
        rules = self.robots.get(address.site, ALLOW_ALL)
        pause = max(self.limits.delay, rules.pause or 0.0)
        left = self.asked.get(address.host, -pause) + pause - self.clock()
        if address.host in self.asked and left > 0:
            self.wait(left)
        try:
            return ask(address, headers, self.limits, self.options)
        except RefusedError as error:
            raise NotGotError(RejectionReason.UNREADABLE, f"not fetched: {error}") from error
        except AnswerTooLargeError as error:
            raise NotGotError(RejectionReason.TOO_LARGE, too_large(address.url, self.options).detail) from error
        except UnfoldsTooFarError as error:
            raise NotGotError(RejectionReason.ARCHIVE_BOMB, "the answer unfolds without end: not read on") from error
        except AnswerTooSlowError as error:
            raise NotGotError(
                RejectionReason.UNREADABLE, f"no answer within {self.limits.max_seconds:g} seconds: try again later"
            ) from error
        except ssl.SSLError as error:
            raise NotGotError(RejectionReason.UNREADABLE, "no safe connection: its certificate is not valid") from error
        except (OSError, EOFError, http.client.HTTPException) as error:
            words = getattr(error, "strerror", None) or type(error).__name__
            raise NotGotError(RejectionReason.UNREADABLE, f"cannot be reached ({words.lower()})") from error
        finally:
            self.asked[address.host] = self.clock()


def fetch_pages(
    addresses: Sequence[str], options: ReadingOptions, limits: FetchOptions, fetcher: Fetcher | None = None
) -> Iterator[Capture | Rejection]:
    """The pages at ``addresses``, and those that feeds among them name, each address once."""
    getter = fetcher or Fetcher(limits, options)
    seen: set[str] = set()
    for address in addresses:
        if address in seen:
            continue
        seen.add(address)
        try:
            kept = getter.get(address)
        except NotGotError as error:
            yield Rejection(address, error.reason, error.words)
            continue
        entries = entries_in(kept.body)
        if entries is None:
            yield from read_kept(address, kept, {}, options)
            continue
        if not entries:
            yield Rejection(address, RejectionReason.EMPTY, "a feed without entries")
        for number, entry in enumerate(entries[: limits.max_entries], start=1):
            name = urljoin(kept.url, entry.link) if entry.link else f"{address}#{number}"
            if name not in seen:
                seen.add(name)
                yield from fetch_entry(getter, name, entry, options)


def fetch_entry(getter: Fetcher, name: str, entry: Entry, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The page of one entry of a feed."""
    if not entry.link:
        yield Rejection(name, RejectionReason.MISSING, "an entry of a feed without an address: save the feed as a file")
        return
    try:
        kept = getter.get(name)
    except NotGotError as error:
        yield Rejection(name, error.reason, error.words)
        return
    yield from read_kept(name, kept, entry.given, options)


def read_kept(
    locator: str, kept: Kept, given: dict[str, str], options: ReadingOptions
) -> Iterator[Capture | Rejection]:
    """What was got at an address."""
    media_type, charset = content_type({"content-type": kept.content_type})
    name = f"page{KINDS.get(media_type, '') or suffix_of(kept.url.split('?', 1)[0].split('://', 1)[-1])}"
    if media_type not in KINDS and media_type.startswith(("image/", "audio/", "video/", "font/")):
        yield Rejection(locator, RejectionReason.BINARY, f"a file of type {media_type}, not a page")
        return
    origin = Origin(
        "fetch", url=kept.url, fetched=kept.fetched, fetched_by=FetchedBy.FETCH, charset=charset, given=given
    )
    source = Source(locator, name, in_memory(kept.body), Budget(options.max_unpacked), origin=origin)
    try:
        yield from read_source(source, options)
    except MissingExtraError as error:
        yield Rejection(locator, RejectionReason.UNSUPPORTED, str(error))
