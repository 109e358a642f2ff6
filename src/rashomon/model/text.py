"""Spans of page text, and evidence: a quotation that is certain to stand where it says."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import Protocol, Self

from rashomon.errors import EvidenceError

__all__ = ["Evidence", "HasText", "Span"]


class HasText(Protocol):
    """Anything with an id and a page text: in practice an ``Article``."""

    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points, ``begin`` included and ``end`` not.

    Raises ValueError when ``begin`` is negative or after ``end``.
    """

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin <= self.end:
            raise ValueError(f"not a span: {self.begin}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.begin

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.begin < other.end and other.begin < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of ``other`` is in this span."""
        return self.begin <= other.begin and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same span ``by`` code points further on."""
        return Span(self.begin + by, self.end + by)

    def of(self, text: str) -> str:
        """The characters of ``text`` under this span."""
        return text[self.begin : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Characters of one article's page text. It refuses to exist when the text is not there.

    ``page`` is the article's page text, needed to make the record and not kept by it. Raises
    EvidenceError when ``page[begin:end]`` is not ``text`` or is empty.
    """

    article: str
    begin: int
    end: int
    text: str
    page: InitVar[str]

    def __post_init__(self, page: str) -> None:
        if not 0 <= self.begin < self.end <= len(page):
            raise EvidenceError(
                f"{self.begin}..{self.end} is not a span of article {self.article} ({len(page)} characters)"
            )
        if page[self.begin : self.end] != self.text:
            found = page[self.begin : self.end]
            raise EvidenceError(f"article {self.article} says {found!r} at {self.begin}..{self.end}, not {self.text!r}")

    @classmethod
    def at(cls, article: HasText, begin: int, end: int) -> Self:
        """The evidence that stands at ``begin..end`` of ``article``."""
        return cls(article.id, begin, end, article.text[max(begin, 0) : end], article.text)

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)
