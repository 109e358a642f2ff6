"""Which reader takes an input: decided by the end of its name, or by its first bytes where the name says nothing.

In: a source. Out: the captures in it, and rejections. A page is one capture; a container holds several, called
``container.ext#n`` or ``container.ext#member``. Whatever a reader meets that is damaged or without end becomes
one rejection, and what was read before it stays.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.archives import DAMAGE, PACKERS, SHORTHAND, bomb, open_zip, read_packed, read_tar, read_zip
from rashomon.reading.csv_table import read_csv
from rashomon.reading.docx import DOCUMENT, read_docx
from rashomon.reading.feeds import read_feed
from rashomon.reading.mail import read_mail
from rashomon.reading.naming import PAGES, suffix_of
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import read_page
from rashomon.reading.parquet import read_parquet
from rashomon.reading.sniffing import kind_of_bytes
from rashomon.reading.source import Source, TooMuchError, UnfoldsTooFarError
from rashomon.reading.tables import read_json, read_json_lines
from rashomon.reading.warc import read_wacz, read_warc

__all__ = ["kinds", "read_source"]

Reader = Callable[[Source, ReadingOptions], Iterator[Capture | Rejection]]


def read_pdf(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The page that a PDF is. Its library is imported with the first one: that takes as long as all the rest."""
    from rashomon.reading.pdf import read_pdf as read_now

    yield from read_now(source, options)


READERS: dict[str, Reader] = {
    ".pdf": read_pdf,
    ".eml": read_mail,
    ".mhtml": read_mail,
    ".mht": read_mail,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".rss": read_feed,
    ".atom": read_feed,
    ".rdf": read_feed,
    ".xml": read_feed,
}
ZIPS = (".zip", ".docx", ".docm", ".wacz")
#: Formats that people will try, with what to do instead.
ADVICE = {
    ".doc": "save it as .docx, plain text or HTML first",
    ".rtf": "save it as .docx, plain text or HTML first",
    ".odt": "save it as .docx, plain text or HTML first",
    ".webarchive": "save the page as HTML instead",
    ".xlsx": "save the table as CSV first",
    ".xls": "save the table as CSV first",
    ".rar": "pack it as zip first",
    ".7z": "pack it as zip first",
}
SUPPORTED = (
    "HTML, plain text, Markdown, PDF, Word (.docx), MHTML, mail (.eml), JSON Lines, JSON, CSV, Parquet, "
    "WARC, WACZ, feeds, zip, tar, gzip and zstd"
)


def kinds() -> tuple[str, ...]:
    """The ends of names that can be read."""
    return tuple(sorted((*PAGES, *READERS, *ZIPS, *PACKERS, ".tar", ".warc")))


def read_source(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The captures in one input, and why there are no more. There is always at least one outcome."""
    nothing = True
    try:
        for outcome in dispatched(source, options):
            nothing = False
            yield outcome
        if nothing:
            yield Rejection(source.locator, RejectionReason.EMPTY, "nothing in it that could be a page")
    except UnfoldsTooFarError as error:
        if error.whole and source.depth:
            raise
        yield bomb(source.locator, options)
    except TooMuchError:
        yield Rejection(
            source.locator,
            RejectionReason.TOO_LARGE,
            f"more than {options.max_spooled:,} bytes inside another container: unpack the outer one",
        )
    except OSError as error:
        if error.errno is not None:
            words = (error.strerror or "error").lower()
            yield Rejection(source.locator, RejectionReason.UNREADABLE, f"cannot be read: {words}")
        else:
            yield damaged(source)
    except (zlib.error, *DAMAGE):
        yield damaged(source)


def damaged(source: Source) -> Rejection:
    return Rejection(
        source.locator, RejectionReason.MALFORMED, "damaged or cut off: what follows the damage is lost; get it again"
    )


def dispatched(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The captures in one input; what its reader raises is the caller's to tell."""
    start = source.stream.peek()
    if not start:
        yield Rejection(source.locator, RejectionReason.EMPTY, "an empty file: save the page again")
        return
    suffix = suffix_of(source.name)
    if suffix in SHORTHAND:
        source = source.called(source.name[: -len(suffix)] + SHORTHAND[suffix])
        suffix = suffix_of(source.name)
    if not suffix or plain_name(suffix):
        suffix = kind_of_bytes(start) or ".txt"
    if suffix in PAGES:
        yield read_page(source, PAGES[suffix], options)
    elif suffix in READERS:
        yield from READERS[suffix](source, options)
    elif suffix in {*ZIPS, *PACKERS, ".tar", ".warc"}:
        yield from read_container(source, suffix, options)
    else:
        advice = ADVICE.get(suffix, f"can read {SUPPORTED}")
        yield Rejection(source.locator, RejectionReason.UNSUPPORTED, f"{suffix} files are not read: {advice}")


def plain_name(suffix: str) -> bool:
    """Whether what follows the last dot is no extension but part of a name ("page.2024", "www.example.com")."""
    return suffix[1:].isdigit() or suffix in {".com", ".org", ".net", ".php", ".asp", ".aspx", ".jsp"}


def read_container(source: Source, suffix: str, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The captures in an archive's members."""
    if source.depth >= options.max_depth:
        yield Rejection(
            source.locator,
            RejectionReason.ARCHIVE_BOMB,
            f"in more than {options.max_depth} containers, one in another: unpack the outer ones",
        )
    elif suffix in ZIPS:
        with open_zip(source, options) as archive:
            yield from read_zipped(source, archive, suffix, options)
    elif suffix == ".tar":
        yield from read_tar(source, options, read_source)
    elif suffix == ".warc":
        yield from read_warc(source, options, read_source)
    else:
        yield from read_packed(source, suffix, options, read_source)


def read_zipped(
    source: Source, archive: zipfile.ZipFile, suffix: str, options: ReadingOptions
) -> Iterator[Capture | Rejection]:
    """A zip archive as what it is: a Word document, a WACZ, or pages."""
    names = set(archive.namelist())
    if suffix in {".docx", ".docm"} or DOCUMENT in names:
        yield from read_docx(source, archive, options)
    elif suffix == ".wacz" or ("datapackage.json" in names and any(name.startswith("archive/") for name in names)):
        yield from read_wacz(source, archive, options, read_source)
    else:
        yield from read_zip(source, archive, options, read_source)
