"""The same pile gives the same dossier, byte for byte: whatever the hash seed, the folders and the order of files."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

import rashomon

SOURCE = Path(rashomon.__file__).parent.parent

#: Builds the pile of the arguments behind the first one in that order, and writes its export without the seconds.
SCRIPT = """
import json, sys
from pathlib import Path
from rashomon.outputs.jsonfile import dossier_as_json
from rashomon.pipeline import build
exported = dossier_as_json(build(sys.argv[2:]))
exported["run"]["seconds"] = exported["run"]["stages"] = {}
exported["run"]["config"] = {}
Path(sys.argv[1]).write_text(json.dumps(exported, indent=1), encoding="utf-8")
"""


def example_pages(folder: Path) -> list[Path]:
    """The bundled example's pages, written below ``folder``."""
    with resources.as_file(resources.files("rashomon") / "data" / "example") as example:
        for page in example.iterdir():
            if page.suffix in {".txt", ".html"}:
                (folder / page.name).write_bytes(page.read_bytes())
    return sorted(folder.iterdir())


def exported(out: Path, paths: list[Path], seed: str) -> bytes:
    """The export of a build in a process of its own."""
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(out), *map(str, paths)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SOURCE), "OMP_NUM_THREADS": "1"},
    )
    return out.read_bytes()


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    example_pages(folder)
    return folder


@pytest.fixture(scope="module")
def expected(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return exported(tmp_path_factory.mktemp("out") / "a.json", sorted(pile.iterdir()), "0")


@pytest.mark.parametrize(("seed", "turned"), [("1", True), ("4242", False)])
def test_neither_hash_seeds_nor_the_order_of_files_change_the_dossier(
    pile: Path, expected: bytes, tmp_path: Path, seed: str, turned: bool
) -> None:
    paths = sorted(pile.iterdir(), reverse=turned)
    paths = paths if turned else [*paths[1::2], *paths[::2]]
    assert exported(tmp_path / "b.json", paths, seed) == expected
