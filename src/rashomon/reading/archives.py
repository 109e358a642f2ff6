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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import IO

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions
from rashomon.reading.source import Source, Tally, Unfolding, buffered, set_down

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
}
#: Ends of names that stand for two.
SHORTHAND = {".tgz": ".tar.gz", ".tbz": ".tar.bz2", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}


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
    """The pages in a zip archive, in the order of their names."""
    seen: dict[str, int] = {}
    for info in sorted(archive.infolist(), key=lambda info: (info.filename, info.header_offset)):
        if not info.filename or info.is_dir() or hidden(info.filename):
            continue
        name = f"{source.locator}#{again(info.filename, seen)}"
        if info.flag_bits & 1:
            yield Rejection(name, RejectionReason.UNREADABLE, "encrypted: unpack the archive with its password first")
            continue
        try:
            stream = opened(archive, info, source, options)
        except (OSError, *DAMAGE):
            yield Rejection(name, RejectionReason.MALFORMED, "damaged inside the archive: pack it again")
            continue
        with stream:
            yield from read(source.inner(name, info.filename, stream), options)


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
    """The pages in a tar archive, in its own order."""
    seen: dict[str, int] = {}
    with tarfile.open(fileobj=EndingFile(source.stream), mode="r|", tarinfo=CarefulTarInfo) as archive:
        for info in archive:
            archive.members.clear()  # type: ignore[attr-defined] # the list would grow with the archive
            if not info.isfile() or hidden(info.name):
                continue
            stream = archive.extractfile(info)
            if stream is None:
                continue
            name = again(info.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"), seen)
            counted = buffered(Unfolding(stream, source.budget, lambda: source.budget.limit, options.max_ratio))
            yield from read(source.inner(f"{source.locator}#{name}", name, counted), options)


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
