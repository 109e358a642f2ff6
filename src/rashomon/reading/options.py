"""What a caller may set about reading."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.errors import OptionError

__all__ = ["ReadingOptions"]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Limits on what is read.

    ``max_bytes`` bounds one page (a news page with everything inlined stays below 5 MB; 20 MB leaves room
    for saved pages with pictures in them), ``max_unpacked`` all that one container may unfold to, and
    ``max_ratio`` how many times larger than its packed size a member may be before it counts as a bomb
    (text packs about 5 to 20 times; repeated markup reaches 100). Raises OptionError.
    """

    max_bytes: int = 20_000_000
    max_unpacked: int = 2_000_000_000
    max_ratio: int = 500

    def __post_init__(self) -> None:
        for name in ("max_bytes", "max_unpacked", "max_ratio"):
            if getattr(self, name) < 1:
                raise OptionError(f"reading option {name!r} must be at least 1, not {getattr(self, name)}")
