"""Open a dossier for a look at it: without what no view on a terminal shows."""

from __future__ import annotations

from pathlib import Path

from rashomon import store
from rashomon.model.dossier import Dossier

__all__ = ["open_dossier"]

#: By far the largest collections, and those that only other programs want.
UNSEEN = ("bytes", "names", "times", "attributions", "edges")


def open_dossier(path: Path, *, names: bool = False) -> Dossier:
    """The dossier at ``path``, without bytes, times, attributions and edges, and without names unless they are
    asked for. Raises DossierFileError."""
    return store.load(path, without=tuple(part for part in UNSEEN if not (names and part == "names")))
