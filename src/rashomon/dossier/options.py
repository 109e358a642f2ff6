"""What the user may set for the dossier."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DossierOptions"]


@dataclass(frozen=True, slots=True)
class DossierOptions:
    """``longest`` bounds a quoted sentence in characters: longer ones are cut to the clause that tells
    the event. ``listed`` is how many things that are not established are listed; the rest is in the
    claims."""

    longest: int = 400
    listed: int = 40
