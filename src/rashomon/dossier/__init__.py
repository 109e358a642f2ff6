"""What we put, on whose authority: entries, their words, and what is not established."""

from rashomon.dossier.compose import compose
from rashomon.dossier.options import DossierOptions

__all__ = ["DossierOptions", "compose"]
