"""The static site: a dossier as pages that open from disk and ask the network for nothing."""

from rashomon.outputs.site.writing import write_site

__all__ = ["write_site"]
