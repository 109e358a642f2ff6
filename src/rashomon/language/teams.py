"""Teams and bands that parsers take for common nouns: "the Harriers", "Harriers coach".

In: the finds and sentences of one article, and what the pile knows. Out: the finds, and those of plural names that end
a body's name told elsewhere ("Norhaven Harriers"), or that the article keeps writing with a capital and puts before
somebody's office.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from rashomon.language.describing import is_human_noun
from rashomon.language.found import Found
from rashomon.language.kinds import NUMBERED_TEAM
from rashomon.language.lexicon import generic_words, known_names, not_names, someone
from rashomon.language.spans import named
from rashomon.model.language import EntityKind, Sentence, Token

__all__ = ["may_be_team", "spread_teams", "tails_of"]

PLURAL = frozenset({"NNS", "NNPS"})
#: An article must write an unknown plural so often with a capital inside a sentence before it is a name. Chosen: once may
#: be an error.
OFTEN = 2
#: Letters of the shortest plural name. Chosen: "Mets" has four.
SHORT = 4


def tails_of(finds: Iterable[Found]) -> Iterator[str]:
    """The plural last words of bodies' longer names: the "Harriers" of "Norhaven Harriers"."""
    for found in finds:
        words = found.text.split()
        if (
            found.kind is EntityKind.ORGANISATION
            and found.known is None
            and 1 < len(words) < SHORT
            and may_be_team(words[-1])
        ):
            yield words[-1]


def may_be_team(word: str) -> bool:
    """Whether a word is shaped like the plural name of a team and is no common word of names."""
    if not word.endswith("s"):
        return False
    plain = word.lower()
    shaped = len(word) >= SHORT and word[:1].isupper() and word[1:].islower() and word.endswith("s")
    shaped = shaped and not word.endswith(("ss", "us", "is"))
    common = plain in generic_words() or plain in not_names() or plain[:-1] in generic_words() or word in known_names()
    return bool(NUMBERED_TEAM.fullmatch(word)) or (shaped and not common and plain not in someone())


def spread_teams(
    finds: list[Found], sentences: Sequence[Sentence], page: str, tails: Set[str], common: Set[str]
) -> list[Found]:
    """The finds and those of teams. ``tails`` are the pile's; ``common`` the words that the article writes in lower
    case."""
    covered = {(found.sentence, place) for found in finds for place in range(found.first, found.last)}
    seen: Counter[str] = Counter()
    led: set[str] = set()
    free: list[tuple[int, int]] = []
    persons = {word for found in finds if found.kind is EntityKind.PERSON for word in found.text.split()}
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence.tokens):
            if (number, place) in covered or not may_be_team(token.text) or token.text.lower() in common:
                continue
            if token.text in persons or token.text[:-1] in persons or token.entity in {"DATE", "NORP", "LANGUAGE"}:
                continue
            free.append((number, place))
            if token.tag in PLURAL and place and sentence.tokens[place - 1].text[:1].islower():
                seen[token.text] += 1  # not at the head of a sentence or among a title's capitals
            if leads(sentence.tokens, place):
                led.add(token.text)
    teams = {word for word in seen if word in tails or NUMBERED_TEAM.fullmatch(word)}
    teams |= {word for word in led if seen[word] >= OFTEN or word in tails}
    out = list(finds)
    for number, place in free:
        if sentences[number].tokens[place].text in teams:
            out.append(named(number, sentences[number], page, place, place + 1, EntityKind.ORGANISATION))
    return out


def leads(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a word stands before somebody's office or trade: "Harriers coach", "the Harriers' chairman"."""
    at = place + 1
    while at < len(tokens) and at - place < SHORT:
        if tokens[at].pos == "NOUN" and is_human_noun(tokens[at].text.lower()):
            return tokens[place].dep in {"compound", "poss", "nmod", "nsubj"}
        if tokens[at].pos not in {"NOUN", "ADJ", "PART"}:
            return False
        at += 1
    return False
