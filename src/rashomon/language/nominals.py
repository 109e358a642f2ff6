"""Find who is spoken of without a name: by an office, or by "the council"."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language.found import Found, RoleClaim
from rashomon.language.lexicon import country_of, heads
from rashomon.language.roles import Phrase, title_phrase, with_owner
from rashomon.model.language import EntityKind, Sentence, Token

__all__ = ["Nominal", "nominals_of"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description that may stand for a figure. ``what`` is ``office`` (``claim`` says which) or ``body``
    (``words`` is the head word, ``owner`` the country it belongs to)."""

    what: str
    sentence: int
    begin: int
    end: int
    head: int
    words: str
    owner: str | None = None
    claim: RoleClaim | None = None
    definite: bool = True


def nominals_of(sentences: tuple[Sentence, ...], page: str, finds: list[Found]) -> list[Nominal]:
    """The nominals of an article, in order; none overlaps a name other than its own owner's."""
    covered: dict[int, set[int]] = {}
    persons: dict[int, set[int]] = {}
    starts: dict[int, set[int]] = {}
    for found in finds:
        if found.known is None or found.known.what not in {"country", "demonym", "capital"}:
            covered.setdefault(found.sentence, set()).update(range(found.first, found.last))
        if found.kind is EntityKind.PERSON:
            persons.setdefault(found.sentence, set()).update(range(found.first, found.last))
        starts.setdefault(found.sentence, set()).add(found.first)
    out: list[Nominal] = []
    for number, sentence in enumerate(sentences):
        taken = covered.get(number, set())
        place = 0
        named = sorted(persons.get(number, ()))
        while place < len(sentence.tokens):
            floor = max((i + 1 for i in named if i < place), default=0)
            limit = min((i for i in named if i > place), default=len(sentence.tokens))
            nominal, after = nominal_at(number, sentence, page, place, (floor, limit), taken, starts.get(number, set()))
            if nominal is not None:
                out.append(nominal)
            place = max(after, place + 1)
    return out


def nominal_at(
    number: int, sentence: Sentence, page: str, place: int, between: tuple[int, int], taken: set[int], starts: set[int]
) -> tuple[Nominal | None, int]:
    """The nominal whose head is the token at ``place``, and the token after it."""
    tokens = sentence.tokens
    token = tokens[place]
    if place in taken or token.pos not in {"NOUN", "PROPN"}:
        return None, place + 1
    if token.tag in {"NNS", "NNPS"} or place + 1 in starts:
        return None, place + 1
    phrase = title_phrase(sentence, page, place + 1, between[0])
    if phrase is not None and not continues(tokens, place):
        return office(number, sentence, page, phrase, between[1], taken, starts)
    return body(number, sentence, page, place)


def continues(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the noun phrase goes on behind the token: "the president's office" does not, "leader Kim" does."""
    if place + 1 >= len(tokens):
        return False
    after = tokens[place + 1]
    return after.pos in {"NOUN", "PROPN"} or (after.text == "-" and after.begin == tokens[place].end)


def office(
    number: int, sentence: Sentence, page: str, phrase: Phrase, limit: int, taken: set[int], starts: set[int]
) -> tuple[Nominal | None, int]:
    """An office without its holder's name: single, and told which by "the", an owner or "of …"."""
    tokens = sentence.tokens
    whole = with_owner(sentence, page, phrase, limit)
    if (
        whole.last == limit < len(tokens)
        or phrase.last in starts
        or not whole.single
        or any(i in taken for i in range(whole.head, phrase.last))
    ):
        return None, phrase.last
    determined = whole.definite or (tokens[phrase.first].begin == sentence.begin and whole.country is not None)
    first = phrase.first
    if first and tokens[first - 1].text.lower() in {
        "a",
        "an",
        "his",
        "her",
        "their",
        "any",
        "no",
        "some",
        "another",
        "every",
    }:
        return None, phrase.last
    # Behind a comma right after a name the words are that name's apposition, read as its role.
    name_before = first >= 2 and (tokens[first - 1].text == "," or tokens[first - 2].text == ",")
    if not determined or (name_before and any(i in taken for i in range(max(0, first - 4), first))):
        return None, phrase.last
    begin = tokens[first - 1].begin if first and tokens[first - 1].text.lower() == "the" else tokens[first].begin
    last = whole.last if whole.last == phrase.last or whole.country is not None else phrase.last
    return (
        Nominal(
            "office",
            number,
            begin,
            tokens[last - 1].end,
            tokens[phrase.head].begin,
            whole.title,
            whole.country,
            whole.claim,
        ),
        whole.last,
    )


def body(number: int, sentence: Sentence, page: str, place: int) -> tuple[Nominal | None, int]:
    """ "the council", "the Russian embassy", "South Korea's foreign ministry": a common noun for a body."""
    tokens = sentence.tokens
    token = tokens[place]
    if not token.text.islower() or continues(tokens, place):
        return None, place + 1
    words = token.text
    entry = heads().get(words)
    first = place
    if place and f"{tokens[place - 1].text.lower()} {words}" in heads():
        words = f"{tokens[place - 1].text.lower()} {words}"
        first, entry = place - 1, heads()[words]
    if entry is None:
        return None, place + 1
    before = tokens[first - 1] if first else None
    if before is None:
        return None, place + 1
    if before.text.lower() == "the" and entry.alone:
        return Nominal("body", number, before.begin, token.end, token.begin, words), place + 1
    owner_end = first - 1 if before.text in POSSESSIVE else first
    for width in (3, 2, 1):
        begin = owner_end - width
        if begin < 0 or not entry.owned:
            continue
        code = country_of(page[tokens[begin].begin : tokens[owner_end - 1].end])
        if code is not None:
            article = begin and tokens[begin - 1].text.lower() == "the"
            if begin and tokens[begin - 1].text.lower() in {"a", "an"}:
                return None, place + 1
            start = tokens[begin - 1].begin if article else tokens[begin].begin
            return Nominal("body", number, start, token.end, token.begin, words, code), place + 1
    return None, place + 1
