"""The options of ``rashomon build`` reach the reader, and those that make no sense are told before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from rashomon.cli import build as command
from rashomon.cli import main
from rashomon.reading import FetchOptions, ReadingOptions
from tests.reading.makers import STORY, a_pile


class StoppedError(Exception):
    """The build has been called; its options are what is looked at."""


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> list[ReadingOptions]:
    seen: list[ReadingOptions] = []

    def build_dossier(pile: Sequence[str], *, reading: ReadingOptions, **others: object) -> None:
        seen.append(reading)
        raise StoppedError

    monkeypatch.setattr(command, "build_dossier", build_dossier)
    return seen


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ReadingOptions()),
        (["--map", "text=story,url=link"], ReadingOptions(columns={"text": "story", "url": "link"})),
        (["--stdin-type", "jsonl"], ReadingOptions(standard_input="jsonl")),
        (["--fetch"], ReadingOptions(fetch=FetchOptions())),
        (
            ["--fetch", "--allow-host", "wiki", "--allow-host", "localhost", "--fetch-cache", "kept"],
            ReadingOptions(fetch=FetchOptions(allow_hosts=frozenset({"wiki", "localhost"}), cache=Path("kept"))),
        ),
    ],
)
def test_what_is_typed_is_what_is_read_by(
    words: list[str], expected: ReadingOptions, options: list[ReadingOptions], tmp_path: Path
) -> None:
    with pytest.raises(StoppedError):
        main(["build", str(tmp_path), "-o", str(tmp_path / "dossier.db"), *words])
    assert options == [expected]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--allow-host", "localhost"], "add --fetch"),
        (["--fetch-cache", "kept"], "add --fetch"),
        (["--map", "txt=body"], "did you mean 'text'"),
        (["https://example.org/a"], "add --fetch"),
        (["-", "--stdin-type", "xls"], "standard input cannot be read as 'xls'"),
    ],
)
def test_what_makes_no_sense_is_told_with_the_way_out(
    words: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_pile(tmp_path, {"page.txt": STORY})
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "dossier.db"), *words]) == 2
    assert says in " ".join(capsys.readouterr().err.split())
