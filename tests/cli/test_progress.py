"""How a build shows that it is getting on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.cli.bar import Bar, Lines, progress_display
from rashomon.cli.demo import example_pages
from rashomon.errors import ResourceError
from rashomon.pipeline import Progress


def go_through(progress: Progress) -> None:
    progress.begin("reading", None)
    progress.advance(3)
    progress.end("reading", 3, 0.25)
    progress.begin("cleaning", 3)
    progress.advance()
    progress.end("cleaning", 2, 1.5)
    progress.begin("lineage", 0)
    progress.end("lineage", 0, 0.0)


def test_away_from_a_terminal_each_stage_is_one_line_of_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    display = progress_display()
    assert isinstance(display, Lines)
    with display:
        go_through(display)
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "reading\t3\t0.250\ncleaning\t2\t1.500\nlineage\t0\t0.000\n"


def test_bars_name_the_stages_and_count(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar() as bar:
        go_through(bar)
    out, err = capsys.readouterr()
    assert out == ""
    for stage in ("reading", "cleaning", "lineage"):
        assert stage in err


def test_the_example_is_its_pages_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "README.md", "known-events.csv"):
        (tmp_path / name).write_text("x")
    assert [page.name for page in example_pages(tmp_path)] == ["a.html", "b.txt"]


def test_an_installation_without_the_example_says_so(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="reinstall"):
        example_pages(tmp_path / "missing")


def test_looking_at_a_dossier_waits_for_no_language_model() -> None:
    heavy = "{'spacy', 'numpy', 'trafilatura', 'rapidfuzz', 'jinja2'}"
    code = f"import sys, rashomon, rashomon.cli, rashomon.library; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
