"""Rashomon: many accounts, one chronology.

``build`` reads a pile of news pages, ``open`` a dossier that was saved, ``save`` writes one::

    import rashomon
    dossier = rashomon.build("pile/")
    for event in dossier.events:
        print(event.when, event.title, event.independent_sources)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.library import EventView, OpenDossier, SpanView, build, open, save  # noqa: A004 - reads as rashomon.open
    from rashomon.reading import FetchOptions, ReadingOptions

    __version__: str

__all__ = [
    "EventView",
    "FetchOptions",
    "OpenDossier",
    "ReadingOptions",
    "SpanView",
    "__version__",
    "build",
    "open",
    "save",
]


def __getattr__(name: str) -> object:
    """The public names, fetched when they are first used: importing the package stays light."""
    if name not in __all__:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    if name == "__version__":
        from rashomon.pipeline import installed_version

        return installed_version()
    if name in {"FetchOptions", "ReadingOptions"}:
        from rashomon import reading

        return getattr(reading, name)
    from rashomon import library

    return getattr(library, name)


def __dir__() -> list[str]:
    return sorted(__all__)
