"""``build`` from real pages to a dossier, at the command line and as a library."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rashomon
from rashomon import store
from rashomon.cli import demo, main
from rashomon.errors import InputError

FIRST = """Minister opens the Aldmere bridge

ALDMERE, May 6, 2024 (Norwire) - Transport minister Ada Brandt met mayor Ivo Lenz in Aldmere on Monday and opened the new bridge, the city council said in a statement.

“The bridge will carry forty thousand cars a day,” Brandt told reporters after the ceremony.

The opposition accused the minister of hiding the cost of the works. Her ministry denied the accusation on Monday.

The two last met in Aldmere in March, when engineers had warned that the bridge would not be finished before the summer.
"""

SECOND = FIRST.replace("(Norwire) ", "").replace("Minister opens the Aldmere bridge", "Aldmere bridge opens at last")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    pile = folder / "pile"
    pile.mkdir()
    (pile / "first.txt").write_text(FIRST, encoding="utf-8")
    (pile / "second.txt").write_text(SECOND, encoding="utf-8")
    (pile / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    return folder


def test_build_reports_keeps_and_names_the_next_command(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = built / "dossier.db"
    assert main(["build", str(built / "pile"), "-o", str(out), "--window", "2024-05..2024-06"]) == 0
    said, progress = capsys.readouterr()
    assert re.search(r"3 inputs read, 2 kept, 1 rejected \(1 (binary|unsupported-format)\)\.", said)
    assert "logo.png" in said
    assert f"rashomon timeline {out}" in said
    lines = [line.split("\t") for line in progress.splitlines()]
    assert [stage for stage, _, _ in lines] == [
        *(
            "reading",
            "cleaning",
            "lineage",
            "language",
            "timing",
            "attribution",
            "events",
            "chronology",
            "claims",
            "dossier",
        ),
    ]
    assert all(count.isdigit() and float(seconds) >= 0 for _, count, seconds in lines)
    dossier = rashomon.open(out)
    assert len(dossier.articles) == 2
    assert dossier.records.run.config["window"] == "2024-05-01..2024-06-30"


def test_the_library_gives_the_same_as_the_command(built: Path) -> None:
    dossier = rashomon.build(built / "pile", built / "library.db", window="2024-05..2024-06")
    assert dossier.events
    for event in dossier.events:
        assert str(event.when)
        assert event.title
        assert re.fullmatch(r"\d+(–\d+)?", str(event.independent_sources))
        assert dossier.event(event.id).record == event.record
        assert [mention.id for mention in event.mentions] == list(event.record.mentions)
    saved = rashomon.open(built / "library.db")
    assert saved.records == dossier.records


def test_leaving_out_the_pages_makes_the_dossier_smaller(built: Path) -> None:
    small = built / "small.db"
    assert main(["build", str(built / "pile"), "-o", str(small), "--no-keep-captures"]) == 0
    assert all(capture.data == b"" and capture.sha256 for capture in rashomon.open(small).records.captures)


def test_an_unknown_event_is_an_input_error(built: Path) -> None:
    dossier = rashomon.build(built / "pile")
    with pytest.raises(InputError, match="no event ev-nothing"):
        dossier.event("ev-nothing")


def test_the_package_shows_what_it_has() -> None:
    assert {"build", "open", "save"} <= set(dir(rashomon))
    assert re.match(r"\d", rashomon.__version__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(rashomon, "nothing")  # noqa: B009 - the point is the failing look-up


def test_the_demo_announces_what_to_open(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def two_pages(folder: Path) -> list[Path]:
        return [built / "pile" / "first.txt", built / "pile" / "second.txt"]

    monkeypatch.setattr(demo, "example_pages", two_pages)
    monkeypatch.chdir(built)
    assert main(["demo"]) == 0
    said = capsys.readouterr().out
    assert (built / "rashomon-demo" / "site" / "index.html").as_uri() in said
    assert "rashomon timeline rashomon-demo/dossier.db" in said
    assert len(rashomon.open(built / "rashomon-demo" / "dossier.db").articles) == 2
    assert (built / "rashomon-demo" / "site" / "index.html").is_file()


def test_predicates_of_the_reader_s_own_hold_when_pages_are_added(built: Path) -> None:
    """The bridge is *opened* in the pages; the reader calls that an inauguration."""
    table, out = built / "own.tsv", built / "own.db"
    table.write_text("lemma\tpos\ttype\tsubtype\nopen\tverb\tOCCASION\tinauguration\n", encoding="utf-8")
    assert main(["build", str(built / "pile" / "first.txt"), "-o", str(out), "--lexicon", str(table)]) == 0
    first = store.load(out)
    assert "inauguration" in {mention.subtype for mention in first.mentions}
    assert first.run.config["lexicon"] == "open,verb,OCCASION,inauguration"
    assert main(["add", str(out), str(built / "pile" / "second.txt")]) == 0
    second = store.load(out)
    assert second.run.config["lexicon"] == first.run.config["lexicon"]
    assert len({mention.article for mention in second.mentions if mention.subtype == "inauguration"}) == 2
