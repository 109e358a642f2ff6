"""A sentence as a tree: children, reach and clauses of each word."""

from __future__ import annotations

from rashomon.model.language import Sentence, Token
from rashomon.model.text import Span

__all__ = ["Tree"]

#: Marks that end or begin a clause and belong to neither side when they stand at its edge.
EDGE = frozenset(",;:.-–—…!?")


class Tree:
    """Look-ups over one sentence. Words are indices into ``tokens``; bad heads count as roots. ``media`` are the page
    offsets of head words that are known to name an agency, a newspaper or a broadcaster."""

    def __init__(self, sentence: Sentence, page: str, media: frozenset[int] = frozenset()) -> None:
        self.media = media
        self.sentence = sentence
        self.page = page
        self.tokens: tuple[Token, ...] = sentence.tokens
        count = len(self.tokens)
        self.head = [t.head if 0 <= t.head < count else i for i, t in enumerate(self.tokens)]
        self.children: list[list[int]] = [[] for _ in range(count)]
        for index, head in enumerate(self.head):
            if head != index:
                self.children[head].append(index)
        self.left = list(range(count))
        self.right = list(range(count))
        for index in range(count):
            self.stretch(index)

    def stretch(self, index: int) -> None:
        """Let every ancestor reach to this word. A loop in the heads ends after as many steps as words."""
        at = index
        for _ in range(len(self.tokens)):
            parent = self.head[at]
            if parent == at:
                return
            if self.left[parent] <= index <= self.right[parent]:
                return  # so do all above it
            self.left[parent] = min(self.left[parent], index)
            self.right[parent] = max(self.right[parent], index)
            at = parent

    def __len__(self) -> int:
        return len(self.tokens)

    def lemma(self, index: int) -> str:
        return self.tokens[index].lemma.lower()

    def low(self, index: int) -> str:
        return self.tokens[index].text.lower()

    def dep(self, index: int) -> str:
        return self.tokens[index].dep

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        return next((c for c in self.children[index] if self.tokens[c].dep in deps), None)

    def all(self, index: int, *deps: str) -> list[int]:
        return [c for c in self.children[index] if self.tokens[c].dep in deps]

    def is_under(self, index: int, ancestor: int) -> bool:
        """Whether ``ancestor`` is the word itself or above it."""
        for _ in range(len(self.tokens)):
            if index == ancestor:
                return True
            if self.head[index] == index:
                return False
            index = self.head[index]
        return False

    def span(self, first: int, last: int) -> Span | None:
        """Page span of the words ``first..last`` (both counted) without marks at the edges."""
        while first <= last and self.tokens[first].text in EDGE:
            first += 1
        while last >= first and self.tokens[last].text in EDGE:
            last -= 1
        if first > last:
            return None
        return Span(self.tokens[first].begin, self.tokens[last].end)

    def reach(self, index: int) -> tuple[int, int]:
        """First and last word under ``index``."""
        return self.left[index], self.right[index]

    def index_at(self, offset: int) -> int | None:
        """The word that covers a page offset."""
        return next((i for i, t in enumerate(self.tokens) if t.begin <= offset < t.end), None)
