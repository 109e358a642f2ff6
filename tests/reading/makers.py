"""Inputs of every format, made small and made wrong."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from rashomon.model.capture import Capture, Rejection
from rashomon.reading import ReadingOptions
from rashomon.reading.formats import read_source
from rashomon.reading.source import Budget, Source, in_memory

STORY = "The harbour bridge closed on Tuesday after inspectors found cracks, the port authority said."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def a_pile(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def read(name: str, data: bytes | str, options: ReadingOptions | None = None) -> list[Capture | Rejection]:
    """What comes of one input."""
    chosen = options or ReadingOptions()
    stream = in_memory(data.encode() if isinstance(data, str) else data)
    return list(read_source(Source(name, name, stream, Budget(chosen.max_unpacked)), chosen))


def ends(outcomes: list[Capture | Rejection]) -> dict[str, str]:
    """Locator to media type or rejection reason."""
    found = {
        outcome.locator: outcome.page_type if isinstance(outcome, Capture) else outcome.reason.value
        for outcome in outcomes
    }
    assert len(found) == len(outcomes), "two ends of one locator"
    return found


def captures(outcomes: list[Capture | Rejection]) -> list[Capture]:
    assert all(isinstance(outcome, Capture) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Capture)]


def text_of(capture: Capture) -> str:
    """What is read of it."""
    return capture.page.decode(capture.charset or "utf-8")


def a_zip(members: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def a_tar(members: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def a_paragraph(words: str, style: str = "") -> str:
    marks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{marks}<w:r><w:t>{words}</w:t></w:r></w:p>"


def a_docx(body: str, *, modified: str = "", before: str = "") -> bytes:
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    properties = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{modified}</dcterms:modified></cp:coreProperties>'
    )
    return a_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": document, "docProps/core.xml": properties})


def a_pdf(pages: list[list[tuple[int, int, str]]], info: str = "") -> bytes:
    """A PDF with lines at ``(x, y)`` in 12-point letters."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        drawn = "\n".join(f"BT /F1 12 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET" for x, y, words in lines)
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects.append(f"<< {info} >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, held in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{held}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


def an_answer(body: bytes | str, kind: str = "text/html", status: str = "200 OK", *headers: str) -> bytes:
    """An HTTP answer as archives keep it."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]
    return "\r\n".join(lines).encode() + data


def a_record(
    content: bytes,
    url: str = "https://example.org/a",
    kind: str = "response",
    *,
    date: str = "2025-06-17T08:00:00Z",
    content_type: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    lines = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"WARC-Date: {date}",
        f"Content-Type: {content_type}", f"Content-Length: {len(content) if length is None else length}", "", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + content + b"\r\n\r\n"


def json_lines(*rows: object) -> str:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def packed(data: bytes | str) -> bytes:
    return gzip.compress(data.encode() if isinstance(data, str) else data, mtime=0)
