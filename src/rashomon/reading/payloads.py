"""The pages of a web archive that later records may refer to, set down on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

__all__ = ["Payload", "Payloads"]

#: Bytes that stay in memory before they are set down: a small crawl never touches the disk.
IN_MEMORY = 10_000_000


@dataclass(frozen=True, slots=True)
class Payload:
    """A page without its wrappings, and what its headers say that it is."""

    body: bytes = field(repr=False)
    media_type: str
    charset: str | None


class Payloads:
    """Pages by the hash of their payload, and by the address and the day of their record; the first ones of a crawl
    when it holds more than ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        # Closed with the last reference to it.
        self.file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self.places: dict[str, tuple[int, int, str, str | None]] = {}

    def keep(self, headers: Mapping[str, str], page: Payload) -> None:
        """Remember the page of the record that has these headers."""
        if self.size + len(page.body) > self.limit:
            return
        place = (self.size, len(page.body), page.media_type, page.charset)
        names = list(names_of(headers, "warc-target-uri", "warc-date"))
        if digest := headers.get("warc-payload-digest"):
            names.append(digest.strip().lower())
        if any(name not in self.places for name in names):
            self.file.seek(self.size)
            self.file.write(page.body)
            self.size += len(page.body)
            for name in names:
                self.places.setdefault(name, place)

    def find(self, headers: Mapping[str, str]) -> Payload | None:
        """The page that a revisit with these headers found unchanged."""
        names = [headers.get("warc-payload-digest", "").strip().lower()]
        names.extend(names_of(headers, "warc-refers-to-target-uri", "warc-refers-to-date"))
        for name in names:
            if name and name in self.places:
                begin, size, media_type, charset = self.places[name]
                self.file.seek(begin)
                return Payload(self.file.read(size), media_type, charset)
        return None


def names_of(headers: Mapping[str, str], address: str, day: str) -> Iterator[str]:
    if headers.get(address) and headers.get(day):
        yield f"{headers[address].strip('<>')} {headers[day]}"
