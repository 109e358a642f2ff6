"""What we put, on whose authority: entries, their words, what is not established, and what changed."""

from rashomon.dossier.changes import changes_between
from rashomon.dossier.changes_of_lineage import LineageChange, lineage_changes
from rashomon.dossier.compose import compose
from rashomon.dossier.options import DossierOptions

__all__ = ["DossierOptions", "LineageChange", "changes_between", "compose", "lineage_changes"]
