"""Read a dossier back from its file, which is only read, never written to."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from rashomon.errors import DossierFileError, EvidenceError
from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.capture import Capture, Rejection
from rashomon.model.change import Change
from rashomon.model.chronology import Affair, Event, KnownEvent, Publication, Series, Window
from rashomon.model.claims import Assertion, Claim, Contradiction
from rashomon.model.decision import Decision, Grade
from rashomon.model.dossier import Dossier, Entry, NotEstablished, RunReport, Tombstone
from rashomon.model.events import EventMention
from rashomon.model.given import Given
from rashomon.model.judgement import Judgement
from rashomon.model.language import Entity, EntityMention, KnownEntity
from rashomon.model.lineage import CopyEdge, Family, Lineage
from rashomon.model.timing import TimeExpression
from rashomon.store.layout import REASONS, TABLES, ArticleSearches, EventIndependence, MetadataItem, Table
from rashomon.store.rows import Sql, codec_of
from rashomon.store.schema import APPLICATION_ID, migrate, schema_version, steps

__all__ = ["is_dossier", "load", "load_capture"]

R = TypeVar("R")

#: The first bytes of every SQLite 3 file, from its file format description.
SQLITE_HEADER = b"SQLite format 3\x00"

Rows = Sequence[Mapping[str, Sql]]


def is_dossier(path: Path) -> bool:
    """Whether the file is an SQLite file that carries our mark, of whatever version."""
    with path.open("rb") as file:
        header = file.read(72)
    return header[:16] == SQLITE_HEADER and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def load(path: str | os.PathLike[str], *, without: Collection[str] = ()) -> Dossier:
    """The dossier at ``path``, equal to what was saved there (without bytes where they were left out).

    For a look at a large dossier, ``without`` names collections to leave empty: fields of the dossier that
    hold records, ``edges`` of its lineage, and ``bytes`` for the pages' bytes. A file of an older version is brought up to date in memory. Raises DossierFileError when the file is
    missing, not a dossier, damaged, or of a newer version.
    """
    source = Path(path)
    try:
        with opened(source) as connection:
            return Reader(connection, frozenset(without)).dossier()
    except (sqlite3.Error, zlib.error, ValueError, TypeError, LookupError, EvidenceError) as error:
        raise DossierFileError(
            f"{source} is a dossier but it is damaged ({error}): build it again from its pages, or use a backup"
        ) from error


def load_capture(path: str | os.PathLike[str], sha256: str, locator: str) -> Capture | None:
    """The capture of those bytes at that place, with its bytes when the dossier has them; None when there is none.
    Raises DossierFileError as ``load`` does."""
    source = Path(path)
    try:
        with opened(source) as connection:
            return Reader(connection, frozenset()).capture(sha256, locator)
    except (sqlite3.Error, zlib.error, ValueError, TypeError, LookupError) as error:
        raise DossierFileError(
            f"{source} is a dossier but it is damaged ({error}): build it again from its pages, or use a backup"
        ) from error


@contextmanager
def opened(source: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a dossier of the present version. Raises DossierFileError."""
    check_file(source)
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        version, newest = schema_version(connection), len(steps())
        if version > newest:
            raise DossierFileError(
                f"{source} was written by a newer rashomon (dossier format {version}, this one reads up to {newest}): "
                "upgrade with  pip install --upgrade rashomon"
            )
        if version == newest:
            yield connection
            return
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            connection.backup(copy)
            migrate(copy, steps())
            yield copy


def check_file(source: Path) -> None:
    """Raise DossierFileError, in words that fit the case, when the file cannot be a dossier."""
    make_one = "make one with  rashomon build PILE -o dossier.db"
    if not source.exists():
        raise DossierFileError(f"there is no dossier at {source}: {make_one}")
    if source.is_dir():
        raise DossierFileError(f"{source} is a folder, not a dossier: {make_one}")
    try:
        ours = is_dossier(source)
        with source.open("rb") as file:
            header = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise DossierFileError(f"{source} cannot be read ({error.strerror}): check its permissions") from error
    if not header:
        raise DossierFileError(f"{source} is empty, not a dossier: {make_one}")
    if header != SQLITE_HEADER:
        raise DossierFileError(f"{source} is not a dossier (not an SQLite file): {make_one}")
    if not ours:
        raise DossierFileError(f"{source} is an SQLite file but not a dossier: {make_one}")


class Reader:
    """Reads the records of one open dossier."""

    def __init__(self, connection: sqlite3.Connection, without: frozenset[str]) -> None:
        self.connection = connection
        self.without = without
        self.pages: dict[str, str] = {}
        self.grouped: dict[str, dict[object, list[Mapping[str, Sql]]]] = {}

    def rows(self, table: Table, where: str = "", values: Sequence[str] = ()) -> Iterator[Mapping[str, Sql]]:
        unread = {"data", "rendering"} if "bytes" in self.without else set()
        wanted = [
            f'NULL AS "{name}"' if name in unread else f'"{name}"' for name in table.stored if name not in table.extra
        ]
        cursor = self.connection.execute(
            f'SELECT rowid AS rowid, {", ".join(wanted)} FROM "{table.name}" {where} ORDER BY rowid', values
        )
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    def children(self, table: Table, owner: object) -> Rows:
        """The rows of a child table that one owner has, in order. Each table is read once."""
        if table.name not in self.grouped:
            grouped: dict[object, list[Mapping[str, Sql]]] = {}
            for row in self.rows(table):
                key = (row["record"], row["row"]) if table is REASONS else row[table.lead[0]]
                grouped.setdefault(key, []).append(row)
            self.grouped[table.name] = grouped
        return self.grouped[table.name].get(owner, ())

    def capture(self, sha256: str, locator: str) -> Capture | None:
        table = TABLES["captures"]
        for row in self.rows(table, "WHERE sha256 = ? AND locator = ?", (sha256, locator)):
            record = codec_of(table).record(row, self.children, self.pages)
            if isinstance(record, Capture):
                return record
        return None

    def records(self, name: str, kind: type[R]) -> tuple[R, ...]:
        if name in self.without:
            return ()
        table = TABLES[name]
        read = codec_of(table).record
        rows = self.rows(table)
        found = tuple(record for row in rows if isinstance(record := read(row, self.children, self.pages), kind))
        for child in table.children.values():
            self.grouped.pop(child.name, None)
        return found

    def dossier(self) -> Dossier:
        articles = self.records("articles", Article)
        self.pages.update((article.id, article.text) for article in articles)
        runs = self.records("run", RunReport)
        if not runs:
            raise ValueError("it has no run")
        return Dossier(
            run=runs[0],
            captures=self.records("captures", Capture),
            articles=articles,
            rejected=self.records("rejected", Rejection),
            lineage=self.lineage(),
            entities=self.records("entities", Entity),
            names=self.records("names", EntityMention),
            times=self.records("times", TimeExpression),
            attributions=self.records("attributions", Attribution),
            mentions=self.records("mentions", EventMention),
            publications=self.records("publications", Publication),
            events=self.records("events", Event),
            series=self.records("series", Series),
            judgements=self.records("judgements", Judgement),
            claims=self.records("claims", Claim),
            assertions=self.records("assertions", Assertion),
            contradictions=self.records("contradictions", Contradiction),
            independence={item.event: item.independence for item in self.records("independence", EventIndependence)},
            entries=self.records("entries", Entry),
            not_established=self.records("not_established", NotEstablished),
            tombstones=self.records("tombstones", Tombstone),
            conflicts=self.records("conflicts", str),
            metadata={item.key: item.value for item in self.records("metadata", MetadataItem)},
            given=self.given(),
            changes=self.records("changes", Change),
            affairs=self.records("affairs", Affair),
        )

    def given(self) -> Given:
        windows = self.records("windows", Window)
        return Given(
            window=windows[0] if windows else None,
            known_events=self.records("known_events", KnownEvent),
            known_entities=self.records("known_entities", KnownEntity),
            decisions=self.records("decisions", Decision),
            grades=self.records("grades", Grade),
        )

    def lineage(self) -> Lineage:
        alone = self.records("searches", ArticleSearches)
        return Lineage(
            edges=self.records("edges", CopyEdge),
            families=self.records("families", Family),
            searches=tuple((item.article, item.searches) for item in alone),
        )
