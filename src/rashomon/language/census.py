"""What the whole pile calls a name: evidence against a recogniser that errs now and then."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from rashomon.language.found import Found
from rashomon.language.lexicon import fold, given_names
from rashomon.language.spans import named
from rashomon.model.language import EntityKind, Sentence

__all__ = ["Census"]


class Census:
    """Counts of the kinds that each name of several words was given, over all articles."""

    def __init__(self, piles: Iterable[list[Found]]) -> None:
        self.kinds: dict[str, Counter[EntityKind]] = defaultdict(Counter)
        for finds in piles:
            for found in finds:
                if found.known is None and found.kind is not None and found.last - found.first > 1:
                    self.kinds[fold(found.text)][found.kind] += 1

    def persons(self, text: str) -> int:
        """How often ``text`` was taken for a person."""
        return self.kinds[fold(text)][EntityKind.PERSON] if fold(text) in self.kinds else 0

    def settle(self, found: Found, sentence: Sentence, page: str) -> Found:
        """The find with the kind that the pile gives its name, and without a word that the pile's
        writing of the same person lacks in front ("Hire Maurice Cheeks")."""
        if found.known is not None or found.last - found.first < 2:
            return found
        votes = self.kinds.get(fold(found.text))
        if votes:
            found.kind = min(votes, key=lambda kind: (-votes[kind], kind.value))
        if found.kind is not EntityKind.PERSON:
            return found
        own = self.persons(found.text)
        for first in range(found.first + 1, found.last - 1):
            if sentence.tokens[first - 1].text.lower() in given_names():
                break
            tail = page[sentence.tokens[first].begin : found.end]
            if self.persons(tail) > own:
                return named(found.sentence, sentence, page, first, found.last, EntityKind.PERSON)
        return found
