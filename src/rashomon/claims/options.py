"""What the user may set for claims."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ClaimOptions"]


@dataclass(frozen=True, slots=True)
class ClaimOptions:
    """``alike`` is the TF-IDF cosine of their content from which two claims with the same figures and
    polarity are one assertion; set high, since a claim wrongly joined invents corroboration."""

    alike: float = 0.6
