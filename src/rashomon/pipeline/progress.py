"""What a build tells about itself while it runs. The pipeline knows no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

__all__ = ["Progress", "Silent", "counted"]

T = TypeVar("T")


class Progress(Protocol):
    """Hears of stages as they begin, go on and end, in order, one at a time."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins; ``total`` is how many items it will take up, None when that is not known."""

    def advance(self, items: int = 1) -> None:
        """The running stage has taken up so many items more."""

    def end(self, stage: str, count: int, seconds: float) -> None:
        """A stage has ended and gives ``count`` records."""


class Silent:
    """Hears and says nothing."""

    def begin(self, stage: str, total: int | None) -> None:
        pass

    def advance(self, items: int = 1) -> None:
        pass

    def end(self, stage: str, count: int, seconds: float) -> None:
        pass


def counted(items: Iterable[T], progress: Progress) -> Iterator[T]:
    """The same items; each is told to ``progress`` once it has been dealt with."""
    for item in items:
        yield item
        progress.advance()
