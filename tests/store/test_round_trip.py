"""What is saved is what is loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rashomon import store
from tests.records import a_dossier, an_empty_dossier


def test_a_dossier_comes_back_as_it_was(tmp_path: Path) -> None:
    dossier = a_dossier()
    store.save(dossier, tmp_path / "dossier.db")
    assert store.load(tmp_path / "dossier.db") == dossier


def test_an_empty_dossier_comes_back_as_it_was(tmp_path: Path) -> None:
    store.save(an_empty_dossier(), tmp_path / "dossier.db")
    assert store.load(tmp_path / "dossier.db") == an_empty_dossier()


def test_pages_may_be_left_out(tmp_path: Path) -> None:
    store.save(a_dossier(), tmp_path / "small.db", captures=False)
    loaded = store.load(tmp_path / "small.db")
    assert all(capture.data == b"" for capture in loaded.captures)
    assert replace(loaded, captures=a_dossier().captures) == a_dossier()


def test_half_characters_of_odd_file_names_are_replaced_and_move_no_offset(tmp_path: Path) -> None:
    dossier = a_dossier()
    odd = replace(dossier.captures[0], locator="odd\udcff.txt", given={"title": "\ud800"})
    store.save(replace(dossier, captures=(odd,)), tmp_path / "odd.db")
    (loaded,) = store.load(tmp_path / "odd.db").captures
    assert loaded == replace(odd, locator="odd\ufffd.txt", given={"title": "\ufffd"})


def test_a_look_may_leave_collections_out(tmp_path: Path) -> None:
    dossier = a_dossier()
    store.save(dossier, tmp_path / "dossier.db")
    seen = store.load(tmp_path / "dossier.db", without=("bytes", "names", "edges"))
    assert seen.names == ()
    assert seen.lineage == replace(dossier.lineage, edges=())
    assert [capture.sha256 for capture in seen.captures] == [capture.sha256 for capture in dossier.captures]
    assert all(capture.data == b"" for capture in seen.captures)
    assert replace(seen, names=dossier.names, captures=dossier.captures, lineage=dossier.lineage) == dossier
