"""The reference says what the program has, and nothing that it has is missing from it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from rashomon.cli.app import app
from rashomon.model.capture import RejectionReason
from rashomon.pipeline import STAGES
from tests.outputs.test_json_export import PROMISED

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_the_reference_is_what_the_program_would_write_today() -> None:
    outcome = subprocess.run(
        [sys.executable, ROOT / "docs" / "reference.py", "--check"], capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_each_of_its_options_is_there(command: str) -> None:
    section = REFERENCE.partition(f"### `rashomon {command}`")[2].partition("\n## ")[0].partition("\n### ")[0]
    assert section
    for parameter in COMMANDS[command].params:
        for name in (*parameter.opts, *parameter.secondary_opts):
            if name.startswith("-"):
                assert f"`{name}`" in section


def test_every_stage_is_there_in_its_order() -> None:
    told = re.findall(r"^\| `(\w+)` \|", REFERENCE.partition("## Stages")[2].partition("\n## ")[0], re.MULTILINE)
    assert told == [*(stage.name for stage in STAGES), "dossier"]


@pytest.mark.parametrize("reason", list(RejectionReason))
def test_every_reason_for_rejection_is_explained(reason: RejectionReason) -> None:
    row = next(line for line in REFERENCE.splitlines() if line.startswith(f"| `{reason}` |"))
    assert all(cell.strip() for cell in row.strip("|").split("|"))


@pytest.mark.parametrize("path", sorted(PROMISED))
def test_every_promised_field_of_the_export_is_there(path: str) -> None:
    told = {name.replace("[]", "") for name in re.findall(r"^\| `([\w.\[\]]+)` \|", REFERENCE, re.MULTILINE)}
    for name in PROMISED[path].split():
        assert (f"{path}.{name}" if path else name) in told


def test_the_architecture_names_every_package() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for folder in sorted((ROOT / "src" / "rashomon").iterdir()):
        if (folder / "__init__.py").exists():
            assert re.search(rf"\b{folder.name}\b", told), f"ARCHITECTURE.md does not name {folder.name}"


def test_the_contributing_guide_names_every_target_of_the_makefile() -> None:
    targets = re.findall(r"^([a-z]+):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert targets
    for target in sorted(set(targets)):
        assert f"`make {target}`" in told


def test_every_decision_fits_on_one_screen_and_says_why() -> None:
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        if page.name == "README.md":
            continue
        text = page.read_text("utf-8")
        assert text.startswith("# ")
        assert len(text.splitlines()) <= 45
        assert "**Why.**" in text


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        assert page.name == "README.md" or f"({page.name})" in listed


def test_links_between_the_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


def test_the_constraints_are_names_and_versions_and_nothing_else() -> None:
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.+!-]*", line), line
