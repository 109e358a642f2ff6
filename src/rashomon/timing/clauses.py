"""A sentence as clauses, as far as words of time need it: what they hang from, and where its words stand."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model.language import Sentence, Token

__all__ = ["Clauses"]

VERBS = frozenset({"VERB", "AUX"})
#: Labels of what may stand between a noun's first word and the noun.
BEFORE_NOUN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "neg"})
SUBJECTS = ("nsubj", "nsubjpass")


class Clauses:
    """Look-ups over one sentence's tokens by index. A broken tree (a cycle) reads as shallow."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.lows = [token.text.lower() for token in self.tokens]
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index and 0 <= token.head < len(self.tokens):
                self.children[token.head].append(index)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def within(self, begin: int, end: int) -> list[int]:
        """The indices of the tokens in a span of the page."""
        return [index for index, token in enumerate(self.tokens) if begin <= token.begin and token.end <= end]

    def head(self, index: int) -> int:
        head = self.tokens[index].head
        return head if 0 <= head < len(self.tokens) else index

    def above(self, index: int) -> Iterator[int]:
        """The words that govern ``index``, nearest first."""
        seen = {index}
        while (index := self.head(index)) not in seen:
            seen.add(index)
            yield index

    def kid(self, index: int, *deps: str) -> int | None:
        return next((kid for kid in self.children[index] if self.tokens[kid].dep in deps), None)

    def is_verb(self, index: int) -> bool:
        return self.tokens[index].pos in VERBS

    def verb_above(self, index: int) -> int | None:
        return next((above for above in self.above(index) if self.is_verb(above)), None)

    def span(self, head: int) -> tuple[int, int]:
        """Where a noun with the words before it, or a verb with its subject, stands: it ends with the head."""
        if self.is_verb(head):
            subject = self.kid(head, *SUBJECTS)
            first = head if subject is None or subject > head else self.first_of(subject)
        else:
            first = self.first_of(head)
        return self.tokens[first].begin, self.tokens[head].end

    def first_of(self, noun: int) -> int:
        found, queue = noun, [noun]
        seen = {noun}
        while queue:
            for kid in self.children[queue.pop()]:
                if kid < noun and kid not in seen and self.tokens[kid].dep in BEFORE_NOUN:
                    seen.add(kid)
                    found = min(found, kid)
                    queue.append(kid)
        return found
