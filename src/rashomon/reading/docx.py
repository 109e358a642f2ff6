"""Word documents: the paragraphs of a .docx file, as plain text.

In: a document. Out: its page: one line a paragraph with a blank line between, tables cell by cell, text that
was deleted or hidden left out. When it was last changed bounds when its text was written, and is its time of
capture.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO

import lxml.etree as etree

from rashomon.model.capture import Capture, FetchedBy, Rejection, RejectionReason
from rashomon.reading.archives import opened
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import TEXT, Original, capture_of, too_large
from rashomon.reading.source import Origin, Source

__all__ = ["DOCUMENT", "WORD_DOCUMENT", "paragraphs_of", "read_docx"]

WORD_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

DOCUMENT = "word/document.xml"
PROPERTIES = "docProps/core.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MODIFIED = "{http://purl.org/dc/terms/}modified"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
#: Elements whose words a reader of the document does not see, beside those that are marked as hidden.
UNSEEN = frozenset({"del", "moveFrom", "instrText", "delText"})
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
TITLE_STYLES = frozenset({"title", "heading1", "heading 1", "headline"})


def read_docx(source: Source, archive: zipfile.ZipFile, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The page that the document is."""
    members = set(archive.namelist())
    if DOCUMENT not in members:
        yield Rejection(
            source.locator, RejectionReason.MALFORMED, "a Word file without a document in it: save it again"
        )
        return
    origin = source.origin
    try:
        with opened(archive, archive.getinfo(DOCUMENT), source, options) as stream:
            found = paragraphs_of(stream, options.max_bytes)
        changed, title = None, None
        if PROPERTIES in members:
            with opened(archive, archive.getinfo(PROPERTIES), source, options) as stream:
                changed, title = properties_of(stream.read(options.max_bytes))
        data = whole(archive, options.max_bytes)
    except etree.XMLSyntaxError:
        yield Rejection(
            source.locator, RejectionReason.MALFORMED, "a damaged Word file: save it again, or as plain text"
        )
        return
    if found is None or len(data) > options.max_bytes:
        yield too_large(source.locator, options)
        return
    lines, heading = found
    given = {"title": heading or title, **origin.given}
    told = Origin(
        method="docx" if origin.method == "file" else origin.method,
        url=origin.url,
        fetched=origin.fetched or changed,
        fetched_by=origin.fetched_by if origin.fetched else FetchedBy.DOCUMENT,
        given={key: value for key, value in given.items() if value},
    )
    text = "\n\n".join(lines)
    original = Original(data, WORD_DOCUMENT)
    yield capture_of(source.locator, text.encode("utf-8", "replace"), TEXT, told, options, original=original)


def whole(archive: zipfile.ZipFile, limit: int) -> bytes:
    """The bytes of the file itself, up to one more than ``limit``."""
    file = archive.fp
    if file is None:
        return b""
    file.seek(0)
    return file.read(limit + 1)


def paragraphs_of(stream: IO[bytes], limit: int) -> tuple[list[str], str | None] | None:
    """The paragraphs that are not blank, and the first one that is styled as a title; None past the limit.

    Entities are not resolved. Raises XMLSyntaxError.
    """
    lines: list[str] = []
    title: str | None = None
    size = 0
    events = etree.iterparse(stream, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False)
    unseen = 0
    for event, element in events:
        name = local(element)
        if element.tag == FALLBACK or name in UNSEEN:
            unseen += 1 if event == "start" else -1
        elif event == "end" and name == "p" and not unseen and not inside_paragraph(element):
            text = "".join(words_of(element)).strip()
            if text:
                title = title or (text if style_of(element) in TITLE_STYLES else None)
                lines.append(text)
                size += len(text)
            clear(element)
        if size > limit:
            return None
    return lines, title


def local(element: etree._Element) -> str:
    """The name of an element of the word processing vocabulary; empty for all others."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rsplit("}", 1)[-1] if tag.startswith((WORD, STRICT_WORD)) else ""


def inside_paragraph(element: etree._Element) -> bool:
    """Whether a paragraph lies in another one (a text box): its words are told with the outer one."""
    return any(local(outer) == "p" for outer in element.iterancestors())


def words_of(paragraph: etree._Element) -> Iterator[str]:
    """The words that show, in order."""
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walker:
        name = local(element)
        if event == "end":
            if name == "p" and element is not paragraph:
                yield "\n"
        elif element.tag == FALLBACK or name in UNSEEN or (name == "r" and is_hidden(element)):
            walker.skip_subtree()
        elif name == "t":
            yield element.text or ""
        elif name in BREAKS and local(element.getparent()) == "r":
            yield BREAKS[name]


def is_hidden(run: etree._Element) -> bool:
    return any(
        local(mark) == "vanish" and value_of(mark) not in {"0", "false"}
        for properties in run
        if local(properties) == "rPr"
        for mark in properties
    )


def style_of(paragraph: etree._Element) -> str:
    for properties in paragraph:
        if local(properties) == "pPr":
            for mark in properties:
                if local(mark) == "pStyle":
                    return value_of(mark).lower()
    return ""


def value_of(mark: etree._Element) -> str:
    return next((str(value) for name, value in mark.items() if name.endswith("}val")), "")


def clear(element: etree._Element) -> None:
    """Let go of what has been read, so that a long document takes the room of one paragraph."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def properties_of(data: bytes) -> tuple[str | None, str | None]:
    """When the document was last changed, and its title."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    changed = (root.findtext(MODIFIED) or "").strip()
    return changed or None, (root.findtext(TITLE) or "").strip() or None
