"""Find the files below the paths that a user names, in one stable order, each exactly once.

In: paths of files and folders. Out: ``Found`` files and ``Rejection`` of what cannot be read as a file.
Symbolic links are followed, but a folder is entered once only, so that links in a circle end; devices,
sockets and pipes are never opened. Names that begin with a dot inside a folder are passed over: they are
the file system's own.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InputError
from rashomon.model.capture import Rejection, RejectionReason

__all__ = ["Found", "find_files"]

FileKey = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file: where it is, and how the pile calls it."""

    path: Path
    locator: str
    size: int


def printable(name: str) -> str:
    """A name that can be stored as UTF-8, whatever bytes the file system holds."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def find_files(paths: Sequence[Path]) -> Iterator[Found | Rejection]:
    """Every file below ``paths``. Raises InputError when one of ``paths`` does not exist."""
    for path in paths:
        if not os.path.lexists(path):
            raise InputError(f"{path}: no such file or folder: check the spelling, or give the folder that holds it")
    seen_files: set[FileKey] = set()
    taken: set[str] = set()
    for path in paths:
        if path.is_dir():
            # What a second folder calls by a name already taken is told apart by its folder's name.
            for found in walk(path):
                yield from once(found, seen_files, taken, printable(path.resolve().name))
        else:
            yield from once(
                examine(path, printable(path.name)), seen_files, taken, printable(path.resolve().parent.name)
            )


def once(
    found: Found | Rejection, seen_files: set[FileKey], taken: set[str], prefix: str
) -> Iterator[Found | Rejection]:
    """``found`` under a name of its own, unless the same file came before by the same spelling of its path."""
    locator = found.locator
    if isinstance(found, Found):
        key = file_key(found.path, follow=False)
        if key is not None and key in seen_files:
            return
        if key is not None:
            seen_files.add(key)
    if locator in taken:
        locator = f"{prefix}/{locator}"
    number = 2
    unique = locator
    while unique in taken:
        unique, number = f"{locator}~{number}", number + 1
    taken.add(unique)
    yield (
        Found(found.path, unique, found.size)
        if isinstance(found, Found)
        else Rejection(unique, found.reason, found.detail)
    )


def walk(root: Path) -> Iterator[Found | Rejection]:
    """Depth first, names in code point order; folders are entered once each."""
    entered: set[FileKey] = set()
    stack: list[tuple[Path, str]] = [(root, "")]
    while stack:
        folder, locator = stack.pop()
        if locator and not folder.is_dir():
            yield examine(folder, locator)
            continue
        key = file_key(folder, follow=True)
        if key is None or key in entered:
            yield Rejection(
                locator or printable(root.name),
                RejectionReason.UNREADABLE,
                "a link to a folder that is already read, or to one that is gone: nothing in it is lost",
            )
            continue
        entered.add(key)
        try:
            names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
        except OSError as error:
            yield Rejection(
                locator or printable(root.name), RejectionReason.UNREADABLE, f"cannot list the folder: {reason(error)}"
            )
            continue
        for name in reversed(names):
            inner = printable(name)
            stack.append((folder / name, f"{locator}/{inner}" if locator else inner))


def examine(path: Path, locator: str) -> Found | Rejection:
    """The file at ``path``, or why it is none."""
    try:
        status = path.stat()
    except OSError as error:
        return Rejection(locator, RejectionReason.UNREADABLE, f"cannot be opened: {reason(error)}")
    if not stat.S_ISREG(status.st_mode):
        return Rejection(locator, RejectionReason.UNREADABLE, "a device, pipe or socket, not a file: leave it out")
    return Found(path, locator, status.st_size)


def file_key(path: Path, *, follow: bool) -> FileKey | None:
    """What the file system calls a file, so that two spellings of one path are seen to be one."""
    try:
        status = path.stat() if follow else path.lstat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)


def reason(error: OSError) -> str:
    """The system's words for an error, without the path."""
    return (error.strerror or type(error).__name__).lower()
