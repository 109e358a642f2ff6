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
