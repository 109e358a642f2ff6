"""What the README shows is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")

ORDER = (
    "![",
    "## From a pile to a dossier",
    "## From Python",
    "## How it works",
    "## How well, and how fast",
    "## Limits",
    "## Where to go next",
)


def test_its_parts_stand_in_their_order() -> None:
    places = [README.find(part) for part in ORDER]
    assert -1 not in places
    assert places == sorted(places)


def test_it_begins_with_one_sentence() -> None:
    assert re.match(r"# Rashomon\n\n\*\*[^.]+\.\*\*\n\n", README)


def test_its_commands_and_its_program_print_what_it_shows() -> None:
    outcome = subprocess.run(
        [sys.executable, ROOT / "docs" / "readme.py", "--check"], capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stderr


def test_its_program_has_six_lines() -> None:
    code = README.partition("```python\n")[2].partition("```")[0]
    assert len([line for line in code.splitlines() if line.strip()]) <= 6


def test_its_way_of_working_has_nine_steps() -> None:
    section = README.partition("## How it works")[2].partition("\n## ")[0]
    assert re.findall(r"^(\d)\. ", section, re.MULTILINE) == list("123456789")


def test_its_picture_is_a_small_png() -> None:
    picture = ROOT / "docs" / "images" / "event.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 300_000


def test_its_figures_say_when_and_on_what_they_were_measured() -> None:
    section = README.partition("## How well, and how fast")[2].partition("\n## ")[0]
    assert "November 2026" in section
    assert "| stage | set | size | figure | value |" in section
