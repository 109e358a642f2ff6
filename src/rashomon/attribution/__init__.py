"""Attribution: within one article, who says what, through whom, and how firmly.

In: an article, its analysis and the mentions of entities in it. Out: ``Attribution`` records in page order.
Finds quotations (``quotations``) and reporting frames (``finding``, ``speaking``, ``headlines``; their parts by
``sources``, ``contents``, ``conduits``), decides which count and what they amount to (``deciding``, with the fitted
weights of ``features`` for attitudes), and gathers them into chains and records (``links``, ``gathering``).
"""

from rashomon.attribution.gathering import attributions
from rashomon.attribution.options import AttributionOptions, Breadth

__all__ = ["AttributionOptions", "Breadth", "attributions"]
