"""Open a dossier for a look at it: without what no view on a terminal shows."""

from __future__ import annotations

from pathlib import Path

from rashomon import store
from rashomon.model.dossier import Dossier

__all__ = ["open_dossier"]

#: By far the largest collections, and those that only other programs want.
UNSEEN = ("bytes", "names", "times", "attributions", "edges")


def open_dossier(path: Path) -> Dossier:
    """The dossier at ``path``, without bytes, names, times, attributions and edges. Raises DossierFileError."""
    return store.load(path, without=UNSEEN)
