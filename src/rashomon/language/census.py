"""What the whole pile calls a name: evidence against a recogniser that errs now and then."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rashomon.language.found import Found
from rashomon.language.lexicon import fold, given_names
from rashomon.language.models import Makes
from rashomon.language.spans import named
from rashomon.language.teams import tails_of
from rashomon.model.language import EntityKind, Sentence

__all__ = ["Census"]


#: A name that the recogniser passed over is taken for what it saw elsewhere, if it saw it so often: once may
#: be an error. Chosen, not fitted.
ENOUGH = 2


#: A pile is clear about a name of one word when so many finds, and so large a share of all, agree. Chosen by reading
#: splits on documents about two companies, not fitted.
CLEAR_FINDS = 4
CLEAR_SHARE = 0.75


def clear(votes: Counter[EntityKind] | None) -> bool:
    """Whether nearly all of a pile's finds of a name agree on its kind."""
    return votes is not None and max(votes.values()) >= max(CLEAR_FINDS, CLEAR_SHARE * votes.total())


class Census:
    """Counts of the kinds that each name was given, over all articles. A name of one word keeps the kind that
    its own article gives it unless the pile is clear: "Jordan" is a person here and a town there."""

    def __init__(self, piles: Iterable[tuple[Sequence[Sentence], list[Found]]]) -> None:
        self.kinds: dict[str, Counter[EntityKind]] = defaultdict(Counter)
        self.makes = Makes()
        self.tails: set[str] = set()
        for sentences, finds in piles:
            self.tails.update(tails_of(finds))
            self.makes.add(finds, sentences)
            for found in finds:
                if found.known is None and found.kind is not None:
                    self.kinds[fold(found.text)][found.kind] += 1

    def persons(self, text: str) -> int:
        """How often ``text`` was taken for a person."""
        return self.kinds[fold(text)][EntityKind.PERSON] if fold(text) in self.kinds else 0

    def times(self, text: str) -> int:
        """How often ``text`` was taken for a name of any kind."""
        votes = self.kinds.get(fold(text))
        return votes.total() if votes else 0

    def settle(self, found: Found, sentence: Sentence, page: str) -> Found:
        """The find with the kind that the pile gives its name, and without a word that the pile's
        writing of the same person lacks in front ("Hire Maurice Cheeks")."""
        if found.known is not None:
            return found
        votes = self.kinds.get(fold(found.text))
        if found.kind is None and (votes is None or votes.total() < ENOUGH):
            return found
        if found.last - found.first < 2 and found.kind is not None and not clear(votes):
            return found
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
