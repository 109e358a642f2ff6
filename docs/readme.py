"""Run what README.md shows, and write down what it prints.

A block of the README that follows ``<!-- run -->`` holds commands after ``$`` and what they print; one that follows
``<!-- python -->`` is a program, and the next block what it prints. ``python docs/readme.py`` runs them all in a new
folder whose ``pages/`` are the bundled example, and rewrites the file; ``--check`` exits with 1 when what is printed
is no longer what stands there. Seconds differ from machine to machine and are not compared.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import rashomon

README = Path(__file__).parent.parent / "README.md"
EXAMPLE = Path(rashomon.__file__).parent / "data" / "example"

#: Wide enough for a table, narrow enough for a page.
WIDTH = "92"

TERMINAL = re.compile(r"(?<=<!-- run -->\n```\n)(?P<shown>.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(
    r"(?<=<!-- python -->\n```python\n)(?P<code>.*?)```\n\n```\n(?P<shown>.*?)(?=^```$)", re.DOTALL | re.MULTILINE
)
SECONDS = re.compile(r"\b\d+\.\d(?= seconds:)|(?<=[a-z] )\d+\.\d(?=,| Wrote )")


def main() -> int:
    before = README.read_text("utf-8")
    with tempfile.TemporaryDirectory(prefix="rashomon-readme-") as folder:
        after = rewritten(before, Path(folder))
    if "--check" in sys.argv[1:]:
        if timeless(before) != timeless(after):
            sys.stderr.write("README.md no longer shows what the program prints: run  make docs\n")
            return 1
        return 0
    if timeless(before) != timeless(after):
        README.write_text(after, "utf-8")
    return 0


def rewritten(text: str, folder: Path) -> str:
    """The README with every block's output as it is now."""
    shutil.copytree(EXAMPLE, folder / "pages", ignore=shutil.ignore_patterns("*.md"))
    text = TERMINAL.sub(lambda found: terminal(found["shown"], folder), text)
    return PYTHON.sub(lambda found: f"{found['code']}```\n\n```\n{python(found['code'], folder)}", text)


def terminal(shown: str, folder: Path) -> str:
    """The block's commands, each followed by what it prints."""
    parts = []
    for line in shown.splitlines():
        if line.startswith("$ "):
            printed = printed_by([str(Path(sys.executable).with_name("rashomon")), *line.split()[2:]], folder)
            parts.append(f"{line}\n{printed}")
    return "\n".join(parts)


def python(code: str, folder: Path) -> str:
    return printed_by([sys.executable, "-c", code], folder)


def printed_by(command: list[str], folder: Path) -> str:
    """Standard output without blanks at the ends of lines; a command that fails stops everything."""
    setting = {**os.environ, "COLUMNS": WIDTH, "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    outcome = subprocess.run(command, cwd=folder, env=setting, capture_output=True, encoding="utf-8", check=False)
    if outcome.returncode:
        sys.stderr.write(outcome.stderr)
        raise SystemExit(f"{' '.join(command)}: exit code {outcome.returncode}")
    return "\n".join(line.rstrip() for line in outcome.stdout.strip("\n").splitlines()) + "\n"


def timeless(text: str) -> str:
    """Without seconds, and without the line breaks and blanks that their length decides."""
    return SECONDS.sub("0.0", " ".join(text.split()))


if __name__ == "__main__":
    raise SystemExit(main())
