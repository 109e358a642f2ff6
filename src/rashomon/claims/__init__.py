"""On whose word: claims across articles, where they come from at last, and what contradicts what."""

from rashomon.claims.options import ClaimOptions
from rashomon.claims.weigh import weigh

__all__ = ["ClaimOptions", "weigh"]
