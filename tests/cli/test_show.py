"""``rashomon show`` leads from words to what was got, and the library does the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon import store
from rashomon.cli import main
from rashomon.errors import InputError, OptionError
from rashomon.library import reading_options
from rashomon.model.capture import FetchedBy, PlaceUnit
from tests.records import a_dossier


def saved(folder: Path, *, captures: bool = True) -> tuple[Path, str]:
    records = a_dossier()
    store.save(records, folder / "dossier.db", captures=captures)
    return folder / "dossier.db", records.articles[0].id


def test_words_are_shown_with_the_way_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, article = saved(tmp_path)
    assert main(["show", str(path), article, "0", "10"]) == 0
    out = capsys.readouterr().out
    records = rashomon.open(path)
    assert records.articles[0].text[:10].split()[0] in out
    assert records.articles[0].capture in out
    assert "characters 0 to 10 of its decoded source, line 1" in out


def test_without_offsets_the_whole_page_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, article = saved(tmp_path)
    assert main(["show", str(path), article]) == 0
    out = capsys.readouterr().out
    assert "SHA-256" in out
    assert " body " in out


def test_bytes_left_out_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, article = saved(tmp_path, captures=False)
    assert main(["show", str(path), article, "0", "10"]) == 0
    assert "not located: its bytes were left out" in capsys.readouterr().out


def test_offsets_outside_the_page_are_the_users(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, article = saved(tmp_path)
    assert main(["show", str(path), article, "10", "1000000"]) == 2
    assert "has characters 0 to" in capsys.readouterr().err


def test_the_library_shows_the_same(tmp_path: Path) -> None:
    path, article = saved(tmp_path)
    view = rashomon.open(path).show(article, 0, 10)
    assert view.capture is not None
    assert [(place.unit, place.first, place.last) for place in view.places] == [(PlaceUnit.CHARACTERS, 0, 10)]
    with pytest.raises(InputError, match="no article"):
        rashomon.open(path).show("art-0", 0, 1)


def test_a_python_user_says_what_the_pile_needs(tmp_path: Path) -> None:
    story = "The harbour bridge closed on Tuesday after inspectors found cracks in it, the port authority said. " * 2
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "scraped.csv").write_text(f'id,story,got\n1,"{story}",x\n2,Sign in.,x\n')
    built = rashomon.build(pile, tmp_path / "small.db", columns={"text": "story"}, keep_captures=False)
    assert [article.locator for article in built.articles] == ["scraped.csv#1"]
    assert built.records.captures[0].data.startswith(b"id,story,got\n1,")
    (rejected,) = built.records.rejected
    assert rejected.capture == built.records.captures[1].sha256
    assert rashomon.open(tmp_path / "small.db").records.captures[0].data == b""


def test_options_said_twice_are_refused() -> None:
    fetch = rashomon.FetchOptions(delay=2.0)
    assert reading_options(None, True, None).fetch == rashomon.FetchOptions()
    assert reading_options(None, fetch, rashomon.ReadingOptions(max_bytes=5)) == rashomon.ReadingOptions(
        max_bytes=5, fetch=fetch
    )
    with pytest.raises(OptionError, match="columns are named twice"):
        reading_options({"text": "a"}, False, rashomon.ReadingOptions(columns={"text": "b"}))
    with pytest.raises(OptionError, match="fetching is set twice"):
        reading_options(None, fetch, rashomon.ReadingOptions(fetch=rashomon.FetchOptions()))


def test_every_teller_of_time_has_words() -> None:
    from rashomon.cli.show import SAID_BY

    assert set(SAID_BY) == set(FetchedBy)
