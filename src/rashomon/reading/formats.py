"""Which reader takes a file: decided by the end of its name.

In: a name and bytes. Out: the captures in them, and rejections. A page is one capture; a container holds
several, called ``container.ext#n`` or ``container.ext#member``. A container inside a container is not
opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.archives import read_gzip, read_tar, read_zip
from rashomon.reading.mail import read_mail
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import HTML, MARKDOWN, TEXT, capture_of, is_binary
from rashomon.reading.tables import read_csv, read_json, read_json_lines

__all__ = ["is_container", "read_bytes"]

Reader = Callable[[str, bytes, ReadingOptions], Iterator[Capture | Rejection]]

PAGES = {".txt": TEXT, ".text": TEXT, ".md": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML}
TABLES: dict[str, Reader] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
}
MESSAGES: dict[str, Reader] = {".eml": read_mail, ".mhtml": read_mail, ".mht": read_mail}
ZIPS = (".zip",)
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
#: Formats that people will try, with what to do instead.
ADVICE = {
    ".pdf": "save it as text first (for instance: pdftotext page.pdf)",
    ".doc": "save it as plain text or HTML first",
    ".docx": "save it as plain text or HTML first",
    ".rtf": "save it as plain text or HTML first",
    ".odt": "save it as plain text or HTML first",
    ".webarchive": "save the page as HTML instead",
}
SUPPORTED = "HTML, plain text, Markdown, MHTML, mail (.eml), JSON Lines, JSON, CSV, zip, tar and gzip"


def is_container(name: str) -> bool:
    """Whether a file holds many pages and may be larger than one page."""
    return name.lower().endswith((*TABLES, *ZIPS, *TARS, ".gz"))


def suffix_of(name: str) -> str:
    """The lower-case end of a name from its last dot; empty when there is none."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "." + base.rsplit(".", 1)[1].lower() if "." in base.lstrip(".") else ""


def read_bytes(
    locator: str, data: bytes, options: ReadingOptions, *, inside: bool = False
) -> Iterator[Capture | Rejection]:
    """The captures in one file. ``inside``: it is itself a member of a container."""
    name, suffix = locator.lower(), suffix_of(locator)
    if not data:
        yield Rejection(locator, RejectionReason.EMPTY, "an empty file: save the page again")
    elif name.endswith((*ZIPS, *TARS, ".gz")):
        yield from read_container(locator, data, options, inside=inside)
    elif suffix in TABLES:
        yield from TABLES[suffix](locator, data, options)
    elif suffix in MESSAGES:
        yield from MESSAGES[suffix](locator, data, options)
    elif suffix in PAGES or not suffix or (plain_name(suffix) and not is_binary(data)):
        yield capture_of(locator, data, PAGES.get(suffix, TEXT), "file", options)
    else:
        advice = ADVICE.get(suffix, f"can read {SUPPORTED}")
        yield Rejection(locator, RejectionReason.UNSUPPORTED, f"{suffix} files are not read: {advice}")


def plain_name(suffix: str) -> bool:
    """Whether what follows the last dot is no extension but part of a name ("page.2024", "www.example.com")."""
    return suffix[1:].isdigit() or suffix in {".com", ".org", ".net", ".php", ".asp", ".aspx", ".jsp", ".shtml"}


def read_container(
    locator: str, data: bytes, options: ReadingOptions, *, inside: bool
) -> Iterator[Capture | Rejection]:
    """The captures in an archive's members."""
    if inside:
        yield Rejection(locator, RejectionReason.UNSUPPORTED, "an archive inside an archive: unpack the outer one")
        return

    def members(name: str, member: bytes, limits: ReadingOptions) -> Iterator[Capture | Rejection]:
        return read_bytes(name, member, limits, inside=True)

    lower = locator.lower()
    if lower.endswith(ZIPS):
        yield from read_zip(locator, data, options, members)
    elif lower.endswith(TARS):
        yield from read_tar(locator, data, options, members)
    else:
        yield from read_gzip(locator, data, options, members)
