"""Web archives: WARC files, packed or not, and WACZ.

In: an archive. Out: its pages, called ``crawl.warc#n`` where ``n`` counts the archive's records from 1. A page
is a response or a resource whose content is HTML, plain text or PDF; requests, pictures, scripts and the
archive's own notes are parts of pages and no inputs. A revisit is a page that was found unchanged: its bytes are
those of the record that it refers to, its day is its own. A response that is no success is a rejection, for
somebody wanted that page. ``WARC-Date`` is when the page was got.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.model.capture import Capture, FetchedBy, Rejection, RejectionReason
from rashomon.reading.archives import ReadSource, bomb, opened
from rashomon.reading.http_message import Headers, body_of, content_type, headers_of, status_of
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import too_large
from rashomon.reading.payloads import Payload, Payloads
from rashomon.reading.source import PIECE, Origin, Source, UnfoldsTooFarError, in_memory

__all__ = ["KINDS", "read_wacz", "read_warc"]

#: What a page may be, and as what kind of file it is read.
KINDS: Mapping[str, str] = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "application/pdf": "page.pdf",
}
VERSION = re.compile(rb"WARC/\d{1,3}\.\d{1,3}\s{0,10}\Z")
#: Lines of a header block, and bytes of one line; the longest addresses in crawls have a few thousand.
MAX_LINE = 65536
#: Lines that may stand between records before the file counts as damaged (two are the rule).
MAX_BLANKS = 1000
#: Digits of a record's length: an exabyte.
MAX_DIGITS = 19


class DamagedWarcError(Exception):
    """The next record cannot be found."""


@dataclass
class Records:
    """Reads a WARC file's records; each must be read or passed over before the next one."""

    source: Source
    left: int = 0
    number: int = 0

    def next(self) -> Headers | None:
        """The headers of the next record, None at the end. Raises DamagedWarcError."""
        stream = self.source.stream
        while self.left:
            piece = stream.read(min(self.left, PIECE))
            if not piece:
                raise DamagedWarcError
            self.left -= len(piece)
        line = b""
        for _ in range(MAX_BLANKS):
            line = stream.readline(MAX_LINE)
            if not line:
                return None
            if line.strip():
                break
        if not VERSION.match(line.strip()):
            raise DamagedWarcError
        headers = headers_of(stream)
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < MAX_DIGITS):
            raise DamagedWarcError
        self.left = int(length)
        self.number += 1
        return headers

    def read(self, limit: int) -> bytes:
        """The record's content, up to ``limit`` bytes of it. Raises DamagedWarcError when the file ends before."""
        wanted = min(self.left, limit)
        content = self.source.stream.read(wanted)
        self.left -= len(content)
        if len(content) < wanted:
            raise DamagedWarcError
        return content


def read_warc(source: Source, options: ReadingOptions, read: ReadSource) -> Iterator[Capture | Rejection]:
    """The pages of a WARC file."""
    records = Records(source)
    payloads = Payloads(options.max_spooled)
    readers = {"response": read_record, "resource": read_record, "revisit": read_revisit}
    ended = 0
    try:
        while (headers := records.next()) is not None:
            reader = readers.get(headers.get("warc-type", ""))
            if reader is not None:
                for outcome in reader(records, headers, payloads, options, read):
                    ended += 1
                    yield outcome
    except DamagedWarcError:
        yield Rejection(
            f"{source.locator}#{records.number + 1 if records.left == 0 else records.number}",
            RejectionReason.MALFORMED,
            "a damaged web archive: what follows this record is lost",
        )
        return
    if not ended:
        yield Rejection(source.locator, RejectionReason.EMPTY, "a web archive without pages")


def read_record(
    records: Records, headers: Headers, payloads: Payloads, options: ReadingOptions, read: ReadSource
) -> Iterator[Capture | Rejection]:
    """The page in a response or a resource; nothing when it is no page."""
    locator = f"{records.source.locator}#{records.number}"
    url = address_in(headers)
    is_http = headers.get("warc-type") == "response"
    if is_http and not (url or "").startswith(("http://", "https://")):
        return
    if not is_http and media_type_of(headers) not in KINDS:
        return
    content = records.read(options.max_bytes + MAX_LINE)
    stream = io.BytesIO(content)
    inner = headers
    if is_http:
        status = status_of(stream.readline(MAX_LINE))
        inner = headers_of(stream)
        if media_type_of(inner) not in KINDS:
            return
        if status is not None and status >= 400:
            yield Rejection(locator, RejectionReason.NO_ARTICLE, f"the server answered {status} when it was captured")
            return
        if status is not None and not 200 <= status < 300:
            return
    if records.left:
        yield too_large(locator, options)
        return
    media_type, charset = content_type(inner)
    try:
        body = body_of(stream.read(), inner, records.source.budget, options)
    except UnfoldsTooFarError as error:
        if error.whole:
            raise
        yield bomb(locator, options)
        return
    except (OSError, EOFError, zlib.error):
        yield Rejection(locator, RejectionReason.MALFORMED, "the captured answer is damaged: capture the page again")
        return
    page = Payload(body, media_type, charset)
    payloads.keep(headers, page)
    yield from read(source_of(records.source, locator, headers, page), options)


def source_of(crawl: Source, locator: str, headers: Headers, page: Payload) -> Source:
    """A page as an input, got as its record says."""
    origin = Origin(
        "warc",
        url=address_in(headers),
        fetched=headers.get("warc-date"),
        fetched_by=FetchedBy.WARC,
        charset=page.charset,
    )
    return crawl.inner(locator, KINDS[page.media_type], in_memory(page.body), origin)


def address_in(headers: Headers, name: str = "warc-target-uri") -> str | None:
    return headers.get(name, "").strip("<>") or None


def read_revisit(
    records: Records, headers: Headers, payloads: Payloads, options: ReadingOptions, read: ReadSource
) -> Iterator[Capture | Rejection]:
    """The page that was found unchanged; nothing when it is known to be none, or nobody can know."""
    locator = f"{records.source.locator}#{records.number}"
    stream = io.BytesIO(records.read(MAX_LINE))
    stream.readline(MAX_LINE)
    stated = media_type_of(headers_of(stream))
    page = payloads.find(headers)
    if page is not None:
        yield from read(source_of(records.source, locator, headers, page), options)
    elif stated in KINDS:
        yield Rejection(
            locator,
            RejectionReason.MISSING,
            f"the same page as one got on {headers.get('warc-refers-to-date', 'an earlier day')}, whose record is not "
            "in this file: add the archive that has it",
        )


def media_type_of(headers: Headers) -> str:
    return content_type(headers)[0]


def read_wacz(
    source: Source, archive: zipfile.ZipFile, options: ReadingOptions, read: ReadSource
) -> Iterator[Capture | Rejection]:
    """The pages of the WARC files in a WACZ; its indexes and lists of pages say nothing more."""
    names = sorted({name for name in archive.namelist() if name.lower().endswith((".warc", ".warc.gz"))})
    for name in names:
        with opened(archive, archive.getinfo(name), source, options) as stream:
            yield from read(source.inner(f"{source.locator}#{name}", name, stream), options)
    if not names:
        yield Rejection(source.locator, RejectionReason.EMPTY, "a WACZ without a web archive in it")
