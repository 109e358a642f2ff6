"""The dossier's file: one SQLite database that knows the records and nothing else."""

from __future__ import annotations

from rashomon.store.loading import is_dossier, load, load_capture
from rashomon.store.saving import check_target, save

__all__ = ["check_target", "is_dossier", "load", "load_capture", "save"]
