"""``rashomon export``: the dossier as files for readers and programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon import store
from rashomon.cli.build import counted
from rashomon.cli.screen import console
from rashomon.errors import OptionError
from rashomon.outputs.jsonfile import write_json

__all__ = ["export"]


class Format(StrEnum):
    JSON = "json"
    SITE = "site"


def export(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier's file.", show_default=False)],
    to: Annotated[
        Format, typer.Option("--to", help="json: one document; site: pages that open from disk.", show_default=False)
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file or folder to write.", show_default=False)],
) -> None:
    """Write the dossier as one JSON document, or as a static site that asks the network for nothing.

    \b
    Examples:
      rashomon export dossier.db --to json -o dossier.json
      rashomon export dossier.db --to site -o site/
    """
    records = store.load(dossier, without=("bytes",))
    screen = console()
    if to is Format.JSON:
        if out.is_file() and store.is_dossier(out):
            raise OptionError(f"{out} is a dossier, so it is left alone: name a .json file")
        size = write_json(records, out)
        screen.print(f"Wrote {out}, {size:,} bytes.", soft_wrap=True)
        return
    from rashomon.outputs.site import write_site

    if out.exists() and not out.is_dir():
        raise OptionError(f"{out} is a file: name a folder for the site")
    files = write_site(records, out)
    screen.print(
        f"Wrote {counted(files, 'file')} to {out}. Open {(out / 'index.html').absolute().as_uri()}", soft_wrap=True
    )
