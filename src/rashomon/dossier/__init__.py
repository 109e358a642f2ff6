"""What we put, on whose authority: entries, their words, what is not established, and what changed."""

from rashomon.dossier.changes import changes_between
from rashomon.dossier.compose import compose
from rashomon.dossier.options import DossierOptions

__all__ = ["DossierOptions", "changes_between", "compose"]
