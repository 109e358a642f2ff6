"""``rashomon demo``: the bundled example, from pages to a site that opens in a browser."""

from __future__ import annotations

import shutil
import sys
from importlib import resources
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich.text import Text

from rashomon import store
from rashomon.cli.bar import progress_display
from rashomon.cli.build import counted, show_ledger
from rashomon.cli.screen import console
from rashomon.errors import ResourceError
from rashomon.pipeline import build as build_dossier

__all__ = ["demo", "example_pages"]

#: What the example's pages end in; anything else in their folder is about them.
PAGES = (".txt", ".html")


def example_pages(folder: Path) -> list[Path]:
    """The pages of the bundled example. Raises ResourceError when the installation lacks them."""
    pages = sorted(path for path in folder.glob("*") if path.suffix in PAGES) if folder.is_dir() else []
    if not pages:
        raise ResourceError("the bundled example is missing: reinstall rashomon")
    return pages


def how_to_call() -> str:
    """What makes ``rashomon`` a command here: an environment that nobody has activated is not on the path."""
    called = Path(sys.argv[0]).absolute()
    beside = Path(sys.executable).parent
    for folder in (called.parent, beside):
        if (folder / "rashomon").is_file():
            return f"export PATH={quote(str(folder))}:$PATH"
    return f"alias rashomon={quote(f'{quote(sys.executable)} -m rashomon')}"


def demo(
    to: Annotated[Path, typer.Option("--to", help="The folder to write to.")] = Path("rashomon-demo"),
) -> None:
    """Build the dossier and the site of the bundled example, and say what to open.

    \b
    Example:
      rashomon demo
    """
    from rashomon.outputs.site import write_site

    out, site = to / "dossier.db", to / "site"
    store.check_target(out)
    with resources.as_file(resources.files("rashomon") / "data" / "example") as folder, progress_display() as progress:
        dossier = build_dossier(example_pages(folder), progress=progress)
    store.save(dossier, out)
    files = write_site(dossier, site)
    show_ledger(dossier)
    screen = console()
    name = quote(str(out))
    screen.print(f"\nThe example is ready: {out} and a site of {counted(files, 'file')}. Look at it:", soft_wrap=True)
    screen.print(
        Text.assemble("  in a browser    ", ((site / "index.html").absolute().as_uri(), "bold cyan")), soft_wrap=True
    )
    if shutil.which("rashomon") is None:
        screen.print(
            Text.assemble("  first of all    ", (how_to_call(), "bold cyan")),
            soft_wrap=True,
        )
    for what, verb in (
        ("the timeline", "timeline"),
        ("one event", "event"),
        ("why a date", "why"),
        ("who copied", "stemma"),
    ):
        number = " 1" if verb in ("event", "why") else ""
        screen.print(Text.assemble(f"  {what:<16}", (f"rashomon {verb} {name}{number}", "bold cyan")), soft_wrap=True)
