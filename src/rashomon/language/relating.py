"""Relative pronouns: "the ferry, which sank", "a man who", "Norair, whose planes".

In: the sentences of an article, and what its words stand for by the offset of their head word. Out: the pronouns with
what the word stands for that their clause hangs on. Grammar decides alone; where the word stands for nothing, so do they.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.language import EntityKind, Sentence, Token

__all__ = ["relatives_of"]

WHO = frozenset({"who", "whom"})
WHICH = frozenset({"which", "that"})
#: "a rally in Vell that drew thousands": parsers hang the clause on the town.
NEAR = frozenset({EntityKind.PLACE, EntityKind.PERSON})
#: Kinds that "who" is said of; a band or team can be.
SOMEBODY = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION})


def relatives_of(
    sentences: Sequence[Sentence], meant: Mapping[int, tuple[int, EntityKind]]
) -> Iterator[tuple[int, int, int]]:
    """Begin, end and cluster of each relative pronoun, in order; ``meant`` gives cluster and kind by head offset."""
    for sentence in sentences:
        tokens = sentence.tokens
        for place, token in enumerate(tokens):
            word = token.text.lower()
            if token.tag not in {"WDT", "WP", "WP$"} or word not in WHO | WHICH | {"whose"}:
                continue
            noun = antecedent(tokens, place)
            if noun is None or tokens[noun].begin not in meant:
                continue
            cluster, kind = meant[tokens[noun].begin]
            if (
                (word in WHO and kind in SOMEBODY)
                or (word in WHICH and kind is not EntityKind.PERSON)
                or word == "whose"
            ):
                yield token.begin, token.end, cluster


def antecedent(tokens: tuple[Token, ...], place: int) -> int | None:
    """The noun on which the clause of a relative pronoun hangs, if it stands right before the clause or the words
    between tell it more closely."""
    at = place
    for _ in range(6):  # "in the middle of which …" hangs four deep
        if tokens[at].dep == "relcl":
            noun = tokens[at].head
            return noun if noun < place else None
        if tokens[at].head == at:
            return None
        at = tokens[at].head
    return None
