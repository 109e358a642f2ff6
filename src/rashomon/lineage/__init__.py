"""Who copied whom: shared passages, the families that they prove, and each family's stemma."""

from __future__ import annotations

from rashomon.lineage.options import LineageOptions
from rashomon.lineage.tracing import trace

__all__ = ["LineageOptions", "trace"]
