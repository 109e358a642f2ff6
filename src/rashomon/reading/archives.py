"""Archives of pages: zip, tar and packed files, opened a member at a time and never unpacked to where they say.

In: an archive. Out: its members as sources, called ``archive.ext#member``. A member's name is a name only, so
a path that climbs out of the archive leads nowhere.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import IO

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.held import Held
from rashomon.reading.naming import is_page
from rashomon.reading.options import ReadingOptions
from rashomon.reading.packing import ZstdStream
from rashomon.reading.sides import Opener, Sides, may_be_side, sides_of, with_given
from rashomon.reading.source import (
    Source,
    Tally,
    TooMuchError,
    Unfolding,
    UnfoldsTooFarError,
    buffered,
    in_memory,
    set_down,
)

__all__ = ["DAMAGE", "ReadSource", "bomb", "open_zip", "opened", "read_packed", "read_tar", "read_zip"]

ReadSource = Callable[[Source, ReadingOptions], Iterator[Capture | Rejection]]

#: What the standard library raises for damaged archives, beside OSError.
DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
#: A zip's table of contents longer than this is not read: a member takes about 100 bytes of it, and 500 in
#: memory, so that it bounds both at about a million members.
MAX_CONTENTS = 100_000_000
#: A tar header for a long name is longer than any path can be (4,096 bytes on Linux), with room for the other
#: things that such headers hold.
MAX_HEADER = 1_000_000
#: Times that the end of a tar archive may be read: once for a last header that is not there, once for what fills it.
MAX_EMPTY = 4
#: Packed bytes taken at a time: the ratio is looked at each time, so few are ahead of what has come out.
PACKED_PIECE = 8192
PACKERS: Mapping[str, Callable[[IO[bytes]], IO[bytes]]] = {
    ".gz": lambda stream: gzip.GzipFile(fileobj=stream),  # type: ignore[dict-item, return-value]
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
    ".zst": lambda stream: ZstdStream(stream),  # type: ignore[dict-item, return-value]
}
#: Ends of names that stand for two.
SHORTHAND = {".tgz": ".tar.gz", ".tbz": ".tar.bz2", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}


class CarefulFile(Tally):
    """A file whose reader is not given more at a time than a table of contents may have."""

    def read(self, size: int = -1, /) -> bytes:
        if size > MAX_CONTENTS:
            raise zipfile.BadZipFile("table of contents too long")
        return self.stream.read(size)

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self.stream.seek(offset, whence)  # type: ignore[attr-defined, no-any-return]

    def tell(self) -> int:
        return self.stream.tell()  # type: ignore[attr-defined, no-any-return]


def open_zip(source: Source, options: ReadingOptions) -> zipfile.ZipFile:
    """The zip archive in a source. Raises what ``DAMAGE`` names, or TooMuchError."""
    return zipfile.ZipFile(CarefulFile(set_down(source.stream, options)))


def read_zip(
    source: Source, archive: zipfile.ZipFile, options: ReadingOptions, read: ReadSource
) -> Iterator[Capture | Rejection]:
    """The pages in a zip archive, in the order of their names, with what side files among them state."""
    seen: dict[str, int] = {}
    members: dict[str, zipfile.ZipInfo] = {}
    for info in sorted(archive.infolist(), key=lambda info: (info.filename, info.header_offset)):
        if info.filename and not info.is_dir() and not hidden(info.filename):
            members[again(info.filename, seen)] = info
    sides = sides_in_zip(source, archive, members, options)
    for name, info in members.items():
        if name in sides.taken:
            continue
        locator = f"{source.locator}#{name}"
        if info.flag_bits & 1:
            yield Rejection(
                locator, RejectionReason.UNREADABLE, "encrypted: unpack the archive with its password first"
            )
            continue
        try:
            stream = opened(archive, info, source, options)
        except (OSError, *DAMAGE):
            yield Rejection(locator, RejectionReason.MALFORMED, "damaged inside the archive: pack it again")
            continue
        with stream:
            inner = read(source.inner(locator, info.filename, stream), options)
            yield from told(inner, sides.given.get(name, {}) if is_page(name) else {})
    yield from placed(sides.rejected, source)


def sides_in_zip(
    source: Source, archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], options: ReadingOptions
) -> Sides:
    """What side files in a zip archive state. One that is damaged is no side file, and is told of as a member."""

    def opener(name: str) -> IO[bytes]:
        return opened(archive, members[name], source, options)

    candidates = [name for name in members if may_be_side(name) and readable(name, opener, options)]
    return sides_of(members, candidates, opener, options)


def readable(name: str, opener: Opener, options: ReadingOptions) -> bool:
    """Whether a side file can be unpacked, and is no larger than a page."""
    try:
        with opener(name) as stream:
            return len(stream.read(options.max_bytes + 1)) <= options.max_bytes
    except UnfoldsTooFarError as error:
        if error.whole:
            raise
        return False
    except (OSError, zlib.error, *DAMAGE):
        return False


def told(outcomes: Iterator[Capture | Rejection], given: Mapping[str, str]) -> Iterator[Capture | Rejection]:
    """The same, captures with what a side file states of them."""
    for outcome in outcomes:
        yield with_given(outcome, given) if given and isinstance(outcome, Capture) else outcome


def placed(rejected: Iterable[Rejection], source: Source) -> Iterator[Rejection]:
    """What is wrong with side files, by its place in the archive."""
    for rejection in rejected:
        yield replace(rejection, locator=f"{source.locator}#{rejection.locator}")


def opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, options: ReadingOptions
) -> io.BufferedReader:
    """A member's bytes, counted as they unfold."""
    return buffered(Unfolding(archive.open(info), source.budget, lambda: info.compress_size, options.max_ratio))


class EndingFile(Tally):
    """A stream that says when it is read past its end: tarfile skips what is not there for as long as a header says."""

    def __init__(self, inner: IO[bytes]) -> None:
        super().__init__(inner)
        self.empty = 0

    def read(self, size: int = -1, /) -> bytes:
        piece = self.stream.read(size)
        self.empty = 0 if piece else self.empty + 1
        if self.empty > MAX_EMPTY:
            raise EOFError("the archive ends before its members do")
        return piece


class CarefulTarInfo(tarfile.TarInfo):
    """A tar header that is refused when it is damaged or announces a name without end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str | None, errors: str) -> CarefulTarInfo:
        try:
            info = super().frombuf(buf, encoding, errors)  # type: ignore[arg-type]
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise tarfile.ReadError("damaged header") from error
        if info.size > MAX_HEADER and info.type in (
            tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
            tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
        ):  # fmt: skip
            raise tarfile.ReadError("a header too long")
        return info


def read_tar(source: Source, options: ReadingOptions, read: ReadSource) -> Iterator[Capture | Rejection]:
    """The pages in a tar archive, in its own order, with what side files among them state.

    A side file may come after its page, so pages wait for the end; those of the largest archives only until
    ``max_spooled`` bytes wait.
    """
    waiting = Waiting(source, options, read)
    with tarfile.open(fileobj=EndingFile(source.stream), mode="r|", tarinfo=CarefulTarInfo) as archive:
        try:
            for info in archive:
                archive.members.clear()  # type: ignore[attr-defined] # the list would grow with the archive
                if not info.isfile() or hidden(info.name):
                    continue
                stream = archive.extractfile(info)
                if stream is not None:
                    yield from waiting.take(info, stream)
        except (OSError, zlib.error, *DAMAGE, UnfoldsTooFarError, TooMuchError):
            yield from waiting.end()
            raise
    yield from waiting.end()


class Waiting:
    """The members of a tar archive that wait for its end: pages, and what may be their side files."""

    def __init__(self, source: Source, options: ReadingOptions, read: ReadSource) -> None:
        self.source, self.options, self.read = source, options, read
        self.seen: dict[str, int] = {}
        self.names: set[str] = set()
        self.sides: dict[str, bytes] = {}
        self.side_bytes = 0
        self.held = Held(options.max_bytes)

    def take(self, info: tarfile.TarInfo, stream: IO[bytes]) -> Iterator[Capture | Rejection]:
        """A member: what need not wait."""
        budget = self.source.budget
        name = again(info.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"), self.seen)
        counted = buffered(Unfolding(stream, budget, lambda: budget.limit, self.options.max_ratio))
        self.names.add(name)
        if may_be_side(name) and info.size <= self.options.max_bytes - self.side_bytes:
            self.sides[name] = counted.read()
            self.side_bytes += len(self.sides[name])
            return
        for outcome in self.read(self.source.inner(f"{self.source.locator}#{name}", name, counted), self.options):
            if isinstance(outcome, Capture) and is_page(name) and self.held.size < self.options.max_spooled:
                self.held.put(name, outcome)
            else:
                yield outcome

    def end(self) -> Iterator[Capture | Rejection]:
        """What has waited, with what the side files state; what was no side file is read like any member."""
        found = sides_of(self.names, self.sides, lambda name: io.BytesIO(self.sides[name]), self.options)
        for name, capture in self.held.take():
            yield with_given(capture, found.given[name]) if name in found.given else capture
        for name, data in self.sides.items():
            if name not in found.taken:
                source = self.source.inner(f"{self.source.locator}#{name}", name, in_memory(data))
                yield from self.read(source, self.options)
        yield from placed(found.rejected, self.source)


def read_packed(
    source: Source, suffix: str, options: ReadingOptions, read: ReadSource
) -> Iterator[Capture | Rejection]:
    """What is in a packed file, read by its own name without the packer's."""
    packed = Tally(source.stream)
    plain = PACKERS[suffix](io.BufferedReader(packed, PACKED_PIECE))
    stream = buffered(Unfolding(plain, source.budget, lambda: packed.count, options.max_ratio))
    name = source.name[: -len(suffix)] if source.name.lower().endswith(suffix) else source.name
    yield from read(replace(source, name=name, stream=stream, depth=source.depth + 1), options)


def hidden(name: str) -> bool:
    """Whether a member is the archiver's own (``.DS_Store``, ``__MACOSX/``)."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def again(name: str, seen: dict[str, int]) -> str:
    """The name, told apart from members before it that have the same one."""
    seen[name] = seen.get(name, 0) + 1
    return f"{name}~{seen[name]}" if seen[name] > 1 else name


def bomb(locator: str, options: ReadingOptions) -> Rejection:
    return Rejection(
        locator,
        RejectionReason.ARCHIVE_BOMB,
        f"unfolds to more than {options.max_ratio} times its size or {options.max_unpacked:,} bytes: not read on; "
        "unpack it yourself if you trust it",
    )
