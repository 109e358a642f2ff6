"""Tables and small files that ship with the package, read once and kept.

A table is a UTF-8 file of tab-separated values under ``rashomon/data`` with a header line, at least a
``source`` column, and comment lines that begin with ``#``. Word lists are tables, never Python.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from rashomon.errors import ResourceError

__all__ = ["resource_bytes", "resource_text", "table"]


@functools.cache
def resource_bytes(name: str) -> bytes:
    """The bytes of the shipped file ``name`` (a path below ``rashomon/data``). Raises ResourceError."""
    try:
        return resources.files("rashomon").joinpath("data", *name.split("/")).read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise ResourceError(f"the shipped file data/{name} is missing: reinstall rashomon") from error


def resource_text(name: str) -> str:
    """The shipped file ``name`` as text."""
    return resource_bytes(name).decode("utf-8")


@functools.cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of the shipped table ``data/<name>.tsv``, each a read-only mapping by column name.

    Raises ResourceError naming the line when a row has more or fewer cells than the header.
    """
    rows: list[Mapping[str, str]] = []
    header: list[str] | None = None
    for number, line in enumerate(resource_text(f"{name}.tsv").split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise ResourceError(f"data/{name}.tsv line {number}: {len(cells)} cells where the header has {len(header)}")
        rows.append(MappingProxyType(dict(zip(header, cells, strict=True))))
    if header is None:
        raise ResourceError(f"data/{name}.tsv has no header line")
    return tuple(rows)
