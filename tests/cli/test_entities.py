"""``rashomon entities``: who is who, on the dossier of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon import store
from rashomon.cli import main
from rashomon.outputs.portrait import Gallery
from tests.records import a_dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.db"
    store.save(a_dossier(), path)
    return path


def test_one_entity_is_told_with_its_events(dossier: Path, capsys: pytest.CaptureFixture[str]):
    records = a_dossier()
    gallery = Gallery(records)
    one = gallery.order()[0]
    assert main(["entities", str(dossier), one.id]) == 0
    out = capsys.readouterr().out
    assert out.startswith(one.name)
    assert f"in {len(gallery.portrait(one).events)} event" in out


def test_the_list_names_everybody(dossier: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["entities", str(dossier), "--all"]) == 0
    out = capsys.readouterr().out
    assert all(one.name.split()[0] in out for one in a_dossier().entities)


def test_a_name_that_is_not_there_gets_a_way_out(dossier: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["entities", str(dossier), "Nobody At All"]) == 2
    assert "the dossier has no name 'Nobody At All'" in capsys.readouterr().err


def test_company_and_claims_are_of_others():
    records = a_dossier()
    gallery = Gallery(records)
    for one in records.entities:
        portrait = gallery.portrait(one)
        assert one.id not in {other.id for other, _ in portrait.met}
        assert not {claim.id for claim in portrait.made} & {claim.id for claim in portrait.about}
        assert portrait.articles <= portrait.mentions
