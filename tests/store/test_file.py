"""A dossier's file: what it is, what it refuses to be, and what happens when writing goes wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest

from rashomon import store
from rashomon.errors import DossierFileError, OptionError
from rashomon.model.dossier import Dossier
from rashomon.model.given import Given
from rashomon.store.layout import REASONS, TABLES, Table
from rashomon.store.schema import APPLICATION_ID, migrate, schema_version, steps
from tests.records import a_dossier


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.db"
    store.save(a_dossier(), path)
    return path


def ask(path: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question, values).fetchall()


def tables_of(table: Table) -> list[Table]:
    return [table, *(below for child in table.children.values() for below in tables_of(child))]


@pytest.mark.parametrize(
    "table", [*(t for top in TABLES.values() for t in tables_of(top)), REASONS], ids=lambda t: t.name
)
def test_the_schema_has_the_columns_that_the_layout_says(saved: Path, table: Table) -> None:
    columns = [row[1] for row in ask(saved, f'PRAGMA table_info("{table.name}")')]
    assert sorted(columns) == sorted(table.stored)


def test_every_collection_of_the_dossier_has_a_table() -> None:
    kept = set(TABLES) | {"lineage", "given"}
    assert {item.name for item in fields(Dossier)} <= kept
    assert {item.name for item in fields(Given)} <= set(TABLES) | {"window"}
    assert "windows" in TABLES


def test_the_file_is_marked_and_sound(saved: Path) -> None:
    assert ask(saved, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ask(saved, "PRAGMA user_version") == [(len(steps()),)]
    assert ask(saved, "PRAGMA integrity_check") == [("ok",)]
    assert ask(saved, "PRAGMA foreign_key_check") == []


def test_words_of_the_story_are_found_and_words_of_its_furniture_are_not(saved: Path) -> None:
    find = "SELECT locator FROM articles JOIN articles_fts ON articles_fts.rowid = articles.rowid WHERE articles_fts MATCH ?"
    assert ask(saved, find, "kystposten") == [("pile/copy.txt",), ("pile/wire.txt",)]
    assert ask(saved, find, "deny AND harbour") == [("pile/rival.html",)]
    assert ask(saved, find, "cookies") == []


def test_the_timeline_can_be_read_in_sql(saved: Path) -> None:
    rows = ask(saved, "SELECT rank, day, title, independent_sources, possible_sources FROM timeline")
    assert rows == [
        (3, "2026-02-10", "Ada Brandt meets Ivo Lenz in Port Vell", None, None),
        (1, "[2026-02-24..2026-03-03]", "Ada Brandt arrives in Port Vell", 1, 1),
        (2, None, "Dockers detained in Port Vell", 1, 2),
    ]


def test_chains_and_passages_can_be_read_in_sql(saved: Path) -> None:
    (chain,) = ask(saved, "SELECT chain, event FROM claim_chains WHERE act = 'denies'")
    assert chain == ("Police", "Dockers detained in Port Vell")
    ((a_text, b_text),) = ask(saved, "SELECT a_text, b_text FROM shared_passages")
    assert a_text == b_text
    assert "🚢" in str(a_text)


def test_views_answer(saved: Path) -> None:
    for (view,) in ask(saved, "SELECT name FROM sqlite_master WHERE type = 'view'"):
        assert ask(saved, f'SELECT * FROM "{view}"')


def test_saving_replaces_a_dossier_and_leaves_nothing_beside_it(saved: Path) -> None:
    store.save(replace(a_dossier(), metadata={"title": "second"}), saved)
    assert store.load(saved).metadata == {"title": "second"}
    assert [path.name for path in saved.parent.iterdir()] == ["dossier.db"]


def test_a_dossier_that_does_not_hold_together_is_not_written(saved: Path) -> None:
    broken = replace(a_dossier(), articles=a_dossier().articles[:1])
    with pytest.raises(DossierFileError, match="do not hold together"):
        store.save(broken, saved)
    assert store.load(saved) == a_dossier()
    assert [path.name for path in saved.parent.iterdir()] == ["dossier.db"]


def test_loading_does_not_change_the_file(saved: Path) -> None:
    before = saved.read_bytes()
    store.load(saved)
    assert saved.read_bytes() == before


def test_the_same_dossier_is_the_same_file(saved: Path, tmp_path: Path) -> None:
    store.save(a_dossier(), tmp_path / "again.db")
    assert (tmp_path / "again.db").read_bytes() == saved.read_bytes()


def nothing(path: Path) -> None:
    path.unlink(missing_ok=True)


def an_sqlite_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE things (name TEXT)")
        connection.commit()


def a_newer_dossier(path: Path) -> None:
    store.save(a_dossier(), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(steps()) + 1}")


def a_shredded_dossier(path: Path) -> None:
    store.save(a_dossier(), path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(bytes(data))


def a_cut_dossier(path: Path) -> None:
    store.save(a_dossier(), path)
    path.write_bytes(path.read_bytes()[:10000])


def a_changed_page(path: Path) -> None:
    store.save(a_dossier(), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE articles SET text = replace(text, 'Tuesday', 'Friday')")
        connection.commit()


def a_lost_table(path: Path) -> None:
    store.save(a_dossier(), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE claim_links")
        connection.commit()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (nothing, "there is no dossier"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_text("a page of news"), "not an SQLite file"),
        (an_sqlite_file, "an SQLite file but not a dossier"),
        (a_newer_dossier, "newer rashomon .* upgrade"),
        (a_shredded_dossier, "damaged"),
        (a_cut_dossier, "damaged"),
        (a_changed_page, "damaged"),
        (a_lost_table, "damaged"),
    ],
    ids=[
        "missing",
        "folder",
        "empty",
        "text",
        "other-sqlite",
        "newer",
        "shredded",
        "cut",
        "changed-page",
        "lost-table",
    ],
)
def test_what_is_no_dossier_is_refused_in_one_sentence(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "dossier.db"
    make(path)  # type: ignore[operator]
    with pytest.raises(DossierFileError, match=says) as caught:
        store.load(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", ["notes.txt", "other.db"])
def test_a_file_that_is_no_dossier_is_never_overwritten(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "other.db":
        an_sqlite_file(path)
    else:
        path.write_text("precious")
    before = path.read_bytes()
    with pytest.raises(OptionError, match="left alone"):
        store.save(a_dossier(), path)
    assert path.read_bytes() == before


def test_a_folder_is_no_place_for_a_file_and_missing_folders_are_made(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="is a folder"):
        store.save(a_dossier(), tmp_path)
    store.save(a_dossier(), tmp_path / "new" / "deep" / "dossier.db")
    assert store.load(tmp_path / "new" / "deep" / "dossier.db") == a_dossier()


def test_steps_are_taken_once_each_and_wholly_or_not_at_all() -> None:
    first, bad = "CREATE TABLE a (x);", "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1);"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, [first])
        with pytest.raises(sqlite3.Error):
            migrate(connection, [first, bad])
        assert schema_version(connection) == 1
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]
        migrate(connection, [first, "CREATE TABLE c (x);"])
        migrate(connection, [first, "CREATE TABLE c (x);"])
        assert schema_version(connection) == 2


def test_datasette_finds_the_search_table(saved: Path) -> None:
    """The pattern is the one by which Datasette and sqlite-utils look for a table's full-text index."""
    pattern = '%VIRTUAL TABLE%USING FTS%content="articles"%'
    assert ask(saved, "SELECT name FROM sqlite_master WHERE sql LIKE ?", pattern) == [("articles_fts",)]
