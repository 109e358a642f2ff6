"""Write a dossier to one SQLite file: beside its place first, and into it when it is whole."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from rashomon.errors import DossierFileError, OptionError
from rashomon.model.dossier import Dossier
from rashomon.store.layout import TABLES, ArticleSearches, EventIndependence, MetadataItem, Table
from rashomon.store.loading import is_dossier
from rashomon.store.rows import Row, codec_of
from rashomon.store.schema import migrate, steps

__all__ = ["check_target", "save"]

#: Rows handed to SQLite at a time. Past a few hundred the speed no longer changes; memory does.
BATCH = 1000
#: Bytes of pages that may wait for that: a thousand usual pages have packed about 30 MB.
MAX_WEIGHT = 50_000_000


def check_target(path: Path) -> None:
    """Raise OptionError when a dossier cannot be written to ``path``, before any work is done for it.

    A file that stands there is only ever replaced when it is a dossier.
    """
    if path.is_dir():
        raise OptionError(f"{path} is a folder: name a file, such as {path / 'dossier.db'}")
    if path.exists() and path.stat().st_size and not is_dossier(path):
        raise OptionError(f"{path} exists and is not a dossier, so it is left alone: choose another name")
    parent = path.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OptionError(f"the folder {parent} cannot be made ({error.strerror}): choose another place") from error
    if not os.access(parent, os.W_OK):
        raise OptionError(f"the folder {parent} cannot be written to: choose another place")


def save(dossier: Dossier, path: str | os.PathLike[str], *, captures: bool = True) -> None:
    """Write ``dossier`` to ``path``, replacing a dossier that stands there in one step.

    ``captures`` false leaves out the pages' bytes (their hashes stay), which makes the file smaller.
    Raises OptionError when the place cannot be written to, DossierFileError when the records do not
    hold together; whatever stood at ``path`` is then still there.
    """
    target = Path(path)
    check_target(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.absolute().parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            fill(connection, dossier if captures else without_bytes(dossier))
        unfinished.chmod(0o666 & ~current_umask())
        unfinished.replace(target)
    except sqlite3.IntegrityError as error:
        raise DossierFileError(f"the records do not hold together ({error}): {target} was not written") from error
    except (sqlite3.Error, OSError) as error:
        raise OptionError(
            f"{target} could not be written ({error}): is there room, and may you write there?"
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def current_umask() -> int:
    """The permissions that new files are denied; ``mkstemp`` denies more."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def without_bytes(dossier: Dossier) -> Dossier:
    return replace(dossier, captures=tuple(capture.without_bytes() for capture in dossier.captures))


def fill(connection: sqlite3.Connection, dossier: Dossier) -> None:
    """Make the tables and write every record, in one transaction."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    migrate(connection, steps())
    connection.executescript("PRAGMA foreign_keys = ON; BEGIN; PRAGMA defer_foreign_keys = ON;")
    pending: dict[str, tuple[Table, list[Row]]] = {}
    weight = 0
    for table, row in all_rows(dossier):
        _, rows = pending.setdefault(table.name, (table, []))
        rows.append(row)
        weight += sum(len(cell) for cell in row if isinstance(cell, bytes))
        if len(rows) >= BATCH or weight > MAX_WEIGHT:
            insert(connection, table, rows)
            rows.clear()
            weight = 0
    for table, rows in pending.values():
        insert(connection, table, rows)
    connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
    connection.execute("COMMIT")
    connection.execute("PRAGMA optimize")


def insert(connection: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    columns = ", ".join(f'"{name}"' for name in ("rowid", *table.stored))
    places = ", ".join("?" * (len(table.stored) + 1))
    connection.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})', rows)


def all_rows(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    """Every row of the dossier with its table, rows numbered from 1 in each."""
    counter: Counter[str] = Counter()

    def next_number(table: Table) -> int:
        counter[table.name] += 1
        return counter[table.name]

    for name, table in TABLES.items():
        codec = codec_of(table)
        for record in records_of(dossier, name):
            yield from codec.rows(record, next_number)


def records_of(dossier: Dossier, name: str) -> Iterator[object]:
    """The records of one top-level table."""
    if name == "run":
        yield dossier.run
    elif name == "metadata":
        yield from (MetadataItem(key, value) for key, value in dossier.metadata.items())
    elif name == "independence":
        yield from (EventIndependence(event, held) for event, held in dossier.independence.items())
    elif name == "searches":
        yield from (ArticleSearches(article, searches) for article, searches in dossier.lineage.searches)
    elif name in ("families", "edges"):
        yield from getattr(dossier.lineage, name)
    elif name == "windows":
        yield from () if dossier.given.window is None else (dossier.given.window,)
    elif name in ("known_events", "known_entities", "decisions", "grades"):
        yield from getattr(dossier.given, name)
    else:
        yield from getattr(dossier, name)
