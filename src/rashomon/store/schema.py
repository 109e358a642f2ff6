"""What makes an SQLite file a dossier, and the numbered steps that bring an old one up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache
from importlib import resources

__all__ = ["APPLICATION_ID", "migrate", "schema_version", "steps"]

#: "Rsho" in ASCII. Written at byte 68 of every dossier, so that ``file`` and we can tell it is one.
APPLICATION_ID = 0x5273686F


@cache
def steps() -> tuple[str, ...]:
    """The migrations in order; the first brings an empty file to version 1."""
    folder = resources.files("rashomon.store") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def schema_version(connection: sqlite3.Connection) -> int:
    """The number of steps that the file has been through."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, ladder: Sequence[str]) -> None:
    """Take the steps of ``ladder`` that the file has not been through, each wholly or not at all.

    Raises sqlite3.Error when a step fails; the file is then at the step before.
    """
    for number in range(schema_version(connection) + 1, len(ladder) + 1):
        mark = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
        try:
            connection.executescript(f"BEGIN;\n{ladder[number - 1]}\n{mark}\nCOMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise
