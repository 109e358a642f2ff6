"""Archives of pages: zip, tar and gzip, opened in memory and never unpacked to disk.

In: the bytes of an archive. Out: the pages in it, called ``archive.ext#member``. Members are read up to a
limit and stop there, so a bomb costs no more than the limit; a member's name is a name only, so a path that
climbs out of the archive leads nowhere.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions

__all__ = ["read_gzip", "read_tar", "read_zip"]

Members = Callable[[str, bytes, ReadingOptions], Iterator[Capture | Rejection]]


def read_zip(locator: str, data: bytes, options: ReadingOptions, members: Members) -> Iterator[Capture | Rejection]:
    """The pages in a zip archive; ``members`` reads one member by its name."""
    unpacked = 0
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = sorted(archive.infolist(), key=lambda info: info.filename)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        yield Rejection(locator, RejectionReason.MALFORMED, "not a zip archive, or a damaged one")
        return
    for info in infos:
        name = f"{locator}#{info.filename}"
        if info.is_dir() or hidden(info.filename):
            continue
        if info.flag_bits & 1:
            yield Rejection(name, RejectionReason.UNREADABLE, "encrypted: unpack the archive with its password first")
            continue
        if info.compress_size and info.file_size > options.max_ratio * info.compress_size:
            yield bomb(name, options)
            continue
        try:
            with archive.open(info) as stream:
                member = stream.read(options.max_bytes + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError):
            yield Rejection(name, RejectionReason.MALFORMED, "damaged inside the archive: pack it again")
            continue
        unpacked += len(member)
        if unpacked > options.max_unpacked:
            yield bomb(locator, options)
            return
        yield from members(name, member, options)


def read_tar(locator: str, data: bytes, options: ReadingOptions, members: Members) -> Iterator[Capture | Rejection]:
    """The pages in a tar archive, packed or not."""
    unpacked = 0
    seen: dict[str, int] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r|*") as archive:
            for info in archive:
                if not info.isfile() or hidden(info.name):
                    continue
                stream = archive.extractfile(info)
                member = stream.read(options.max_bytes + 1) if stream else b""
                unpacked += info.size
                if unpacked > min(options.max_unpacked, options.max_ratio * max(len(data), 1)):
                    yield bomb(locator, options)
                    return
                seen[info.name] = seen.get(info.name, 0) + 1
                again = f"~{seen[info.name]}" if seen[info.name] > 1 else ""
                yield from members(f"{locator}#{info.name}{again}", member, options)
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, OverflowError):
        yield Rejection(locator, RejectionReason.MALFORMED, "a damaged tar archive: what follows the damage is lost")


def read_gzip(locator: str, data: bytes, options: ReadingOptions, members: Members) -> Iterator[Capture | Rejection]:
    """The one file in a gzip file, read by its own name without ``.gz``."""
    stream = gzip.GzipFile(fileobj=io.BytesIO(data))
    try:
        inner = stream.read(options.max_bytes + 1)
    except (OSError, EOFError, zlib.error):
        yield Rejection(locator, RejectionReason.MALFORMED, "damaged gzip data: pack the file again")
        return
    if len(inner) > options.max_bytes:
        yield bomb(locator, options)
        return
    yield from members(locator[: -len(".gz")], inner, options)


def hidden(name: str) -> bool:
    """Whether a member is the archiver's own (``.DS_Store``, ``__MACOSX/``)."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def bomb(locator: str, options: ReadingOptions) -> Rejection:
    return Rejection(
        locator,
        RejectionReason.ARCHIVE_BOMB,
        f"unfolds to more than {options.max_bytes:,} bytes or {options.max_ratio} times its size: not opened",
    )
