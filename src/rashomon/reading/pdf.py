"""PDF files: the words of a page that was printed or exported, as plain text.

In: a PDF. Out: its page: paragraphs one a line, and at the end what runs along the pages' edges, once. When the
file was last written bounds when its text was, and is its time of capture; a browser prints the address along
the edge. A scanned page holds pictures of words and no words: that is told, and text recognition is not tried.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pypdf
from pypdf.errors import PyPdfError

from rashomon.model.capture import Capture, FetchedBy, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import TEXT, Original, capture_of, too_large
from rashomon.reading.pdf_paragraphs import Line, paragraphs_of, running_lines
from rashomon.reading.source import Origin, Source

__all__ = ["read_pdf", "texts_of_pages"]

#: Pages read of one file; a news page prints on 1 to 30, a whole paper on about 80.
MAX_PAGES = 300
#: Instructions on all pages, and bytes of them. A printed news page has about 10,000 instructions and 200 kB, a
#: full page of a newspaper ten times that; either limit takes some ten seconds to reach.
MAX_STEPS, MAX_DRAWN = 2_000_000, 30_000_000
#: Nesting of objects and damage of all sorts show as these: the library checks what it reads as it goes.
FAULTS = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, AssertionError,
    OverflowError, ZeroDivisionError, NotImplementedError, UnicodeError, OSError, EOFError, MemoryError,
)  # fmt: skip
ADDRESS = re.compile(r"https?://\S{4,2000}")
#: Typographic ligatures stand for letters; readers search for the letters.
LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


# What the library mends as it reads it tells to its log; without a handler Python would print it over our own lines.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


class TooMuchDrawnError(Exception):
    """The file draws more than any news page does."""


def read_pdf(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The page that the file is."""
    data = source.stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield too_large(source.locator, options)
        return
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield Rejection(source.locator, RejectionReason.UNREADABLE, "locked with a password: save it without one")
            return
        pages = lines_of(reader)
        written = last_written(reader)
    except pypdf.errors.DependencyError:
        yield Rejection(
            source.locator, RejectionReason.UNREADABLE, "encrypted: print it to a new PDF, or save its text"
        )
        return
    except TooMuchDrawnError:
        yield too_large(source.locator, options)
        return
    except FAULTS:
        yield Rejection(
            source.locator, RejectionReason.MALFORMED, "a damaged PDF: save it again, or as text (pdftotext page.pdf)"
        )
        return
    edges = running_lines(pages)
    paragraphs = [*paragraphs_of(pages, edges), *edges.values()]
    if not paragraphs:
        yield Rejection(
            source.locator, RejectionReason.EMPTY, "pictures of a page and no text: run text recognition over it first"
        )
        return
    origin = source.origin
    told = Origin(
        method="pdf" if origin.method == "file" else origin.method,
        url=origin.url or next((found[0] for line in edges.values() if (found := ADDRESS.search(line))), None),
        fetched=origin.fetched or written,
        fetched_by=origin.fetched_by if origin.fetched else FetchedBy.DOCUMENT,
        given=origin.given,
    )
    text = "\n\n".join(paragraphs).translate(LIGATURES)
    original = Original(data, "application/pdf")
    yield capture_of(source.locator, text.encode("utf-8", "replace"), TEXT, told, options, original=original)


def texts_of_pages(data: bytes) -> list[str]:
    """The words of each page as they are drawn; nothing for a file that cannot be read."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            reader.decrypt("")
        pages = lines_of(reader)
    except (TooMuchDrawnError, *FAULTS):
        return []
    return ["\n".join(line.text for line in page) for page in pages]


def lines_of(reader: pypdf.PdfReader) -> list[list[Line]]:
    """The lines of each page in the order in which they are drawn. Raises what ``FAULTS`` names, or TooMuchDrawnError."""
    pages: list[list[Line]] = []
    drawing = Drawing()
    for number in range(min(len(reader.pages), MAX_PAGES)):
        page = reader.pages[number]
        contents = page.get_contents()
        drawing.spend(bytes_drawn=len(contents.get_data()) if contents is not None else 0)
        drawing.lines = [Line()]
        page.extract_text(visitor_operand_before=drawing.step, visitor_text=drawing.place)
        pages.append([line for line in drawing.lines if line.text])
    return pages


@dataclass(slots=True)
class Drawing:
    """What a file draws: the lines of the page at hand, and how much all pages have cost so far."""

    lines: list[Line] = field(default_factory=list)
    bytes_drawn: int = 0
    steps: int = 0

    def spend(self, *, bytes_drawn: int = 0, steps: int = 0) -> None:
        self.bytes_drawn += bytes_drawn
        self.steps += steps
        if self.bytes_drawn > MAX_DRAWN or self.steps > MAX_STEPS:
            raise TooMuchDrawnError

    def step(self, _operator: object, _operands: object, _matrix: object, _text_matrix: object) -> None:
        """An instruction is about to be carried out."""
        self.spend(steps=1)

    def place(self, text: str, matrix: list[float], text_matrix: list[float], _font: object, size: float) -> None:
        """A piece of text has been drawn; line ends in it begin new lines."""
        x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        height = abs(size * text_matrix[3] * matrix[3]) or abs(size) or 1.0
        for index, words in enumerate(text.split("\n")):
            if index:
                self.lines.append(Line())
            self.lines[-1].add(words, x, y, height)


def last_written(reader: pypdf.PdfReader) -> str | None:
    """The later of the times at which the file was made and changed, in UTC; None when it does not say."""
    said = reader.metadata
    times: list[datetime] = []
    for name in ("creation_date", "modification_date"):
        try:
            time = getattr(said, name, None)
        except FAULTS:
            continue
        if isinstance(time, datetime):
            times.append(time if time.tzinfo else time.replace(tzinfo=UTC))
    return max(times).astimezone(UTC).isoformat() if times else None
