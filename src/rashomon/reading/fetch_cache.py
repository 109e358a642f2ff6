"""Pages got in earlier runs, with the marks by which a server knows whether they have changed.

A folder of pairs of files: ``<hash of the address>.json`` with address, type, marks and time, and ``.body``.
What cannot be read or does not fit together is as good as not kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import InputError

__all__ = ["FetchCache", "Kept"]

TEXTS = ("url", "content_type", "fetched")
MARKS = ("etag", "last_modified")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was got."""

    url: str
    body: bytes = field(repr=False)
    content_type: str
    fetched: str
    etag: str | None = None
    last_modified: str | None = None

    def conditions(self) -> dict[str, str]:
        """Headers that ask for the page only if it has changed."""
        marks = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in marks.items() if value}


@dataclass(frozen=True, slots=True)
class FetchCache:
    """A folder of pages. Raises InputError when it cannot be made."""

    folder: Path

    def __post_init__(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{self.folder}: no folder to keep fetched pages in ({error.strerror})") from error

    def place(self, url: str) -> Path:
        return self.folder / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, url: str) -> Kept | None:
        """The page kept for an address."""
        place = self.place(url)
        try:
            record = json.loads(place.with_suffix(".json").read_bytes())
            body = place.with_suffix(".body").read_bytes()
        except (OSError, ValueError):
            return None
        if not isinstance(record, dict) or record.get("url") != url:
            return None
        if record.get("sha256") != hashlib.sha256(body).hexdigest():
            return None
        texts = {name: record.get(name) for name in TEXTS}
        marks = {name: record.get(name) for name in MARKS}
        if not all(isinstance(value, str) for value in texts.values()):
            return None
        return Kept(
            url=url,
            body=body,
            content_type=str(texts["content_type"]),
            fetched=str(texts["fetched"]),
            **{name: value if isinstance(value, str) else None for name, value in marks.items()},
        )

    def keep(self, page: Kept) -> None:
        """Keep a page that has a mark to ask by. A full disk loses the page from the folder, not the run."""
        if not page.conditions():
            return
        record = {
            "url": page.url,
            "content_type": page.content_type,
            "fetched": page.fetched,
            "etag": page.etag,
            "last_modified": page.last_modified,
            "sha256": hashlib.sha256(page.body).hexdigest(),
        }
        place = self.place(page.url)
        try:
            write_whole(place.with_suffix(".body"), page.body)
            write_whole(place.with_suffix(".json"), json.dumps(record, indent=1).encode())
        except OSError:
            place.with_suffix(".json").unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Put a file there in one step, so that no reader sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    os.replace(name, path)
