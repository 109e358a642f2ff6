"""Attribution: within one article, who says what, through whom, and how firmly.

In: an article, its analysis and the mentions of entities in it. Out: ``Attribution`` records in page order.
Sets the scene of each sentence (``scenes``) with its quotations (``quotations``), finds candidate frames (``finding``,
``speaking``, ``headlines``, and ``attitudes`` for the looser ones; their parts by ``sources``, ``contents``,
``conduits``), decides which count and what they amount to (``deciding``; ``likelihood`` over the ``features`` where
attitudes count), and gathers them into chains and records (``links``, ``gathering``).
"""

from rashomon.attribution.gathering import attributions
from rashomon.attribution.options import AttributionOptions, Breadth

__all__ = ["AttributionOptions", "Breadth", "attributions"]
