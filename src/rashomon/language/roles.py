"""Read the offices that a text gives to its persons: before the name, behind it, or by "served as"."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language.found import RoleClaim
from rashomon.language.lexicon import country_of, titles
from rashomon.model.language import Sentence, Token

__all__ = ["Phrase", "after_name", "before_name", "title_phrase"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "our"})
PAST = frozenset({"then", "former", "ex", "late", "outgoing", "onetime", "retired", "deposed", "ousted"})
SPELLING = {"defence": "defense", "adviser": "advisor"}

#: A title before a name is looked for over so many words: "the United Nations High Commissioner for Refugees"
#: has seven. Chosen with room to spare.
REACH = 12

#: Words that may stand inside a phrase that describes an office.
INNER_POS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title and what stands around it in one noun phrase; token indices, half-open."""

    first: int
    last: int
    head: int
    title: str
    single: bool
    of: str | None
    country: str | None
    past: bool
    definite: bool

    @property
    def claim(self) -> RoleClaim:
        return RoleClaim(self.title, self.of, self.country, self.past)


def spelled(word: str) -> str:
    lower = word.lower()
    return SPELLING.get(lower, lower)


def longest_title(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, str] | None:
    """The longest title of the table that ends with the token before ``last``: its begin and its words."""
    for begin in range(max(first, last - 4), last):
        words = " ".join(spelled(token.text) for token in tokens[begin:last]).replace(" - ", "-")
        if words in titles():
            return begin, words
    return None


def inner(token: Token) -> bool:
    return token.pos in INNER_POS or token.text in POSSESSIVE or token.text in {"-", "&"} or token.tag in {"VBN", "VBG"}


def modifiers_begin(tokens: tuple[Token, ...], end: int, floor: int) -> int:
    """Where the words that modify the word at ``end`` begin, going left."""
    begin = end
    while begin > max(floor, end - REACH) and inner(tokens[begin - 1]):
        if tokens[begin - 1].text in POSSESSIVE and begin - 2 < floor:
            break
        begin -= 1
    while begin < end and tokens[begin].text in POSSESSIVE | {"-", "&"}:
        begin += 1
    return begin


def title_phrase(sentence: Sentence, page: str, last: int, floor: int = 0) -> Phrase | None:
    """The phrase of an office whose title ends with the token before ``last``, with its owner.

    "then-Russia's Defense Minister", "the North Korean leader", "Secretary" (its "of …" is read by
    ``with_owner``). None when no title of the table ends there.
    """
    tokens = sentence.tokens
    titled = longest_title(tokens, floor, last)
    if titled is None:
        return None
    begin, words = titled
    first = modifiers_begin(tokens, begin, floor)
    before = first - 2 if first > 1 and tokens[first - 1].text == "-" else first - 1
    past = any(tokens[i].text.lower() in PAST for i in (*range(first, begin), *([before] if before >= 0 else [])))
    possessive = max((i for i in range(first, begin) if tokens[i].text in POSSESSIVE), default=-1)
    country, of, rest, first = owner_of(tokens, page, first, begin, possessive)
    extra = [
        spelled(tokens[i].text)
        for i in range(rest, begin)
        if tokens[i].pos in {"NOUN", "ADJ"} and tokens[i].text.islower()
    ]
    extra = [word for word in extra if word not in PAST and not word[0].isdigit()]
    if words in titles() and len(extra) == 1 and not of:
        words = f"{extra[0]} {words}"
    definite = first > 0 and tokens[first - 1].text.lower() == "the"
    base = titles().get(words) or titles()[titled[1]]
    return Phrase(
        first, last, last - 1, words, base.single, of, country, past, definite or possessive >= 0 or country is not None
    )


def owner_of(
    tokens: tuple[Token, ...], page: str, first: int, begin: int, possessive: int
) -> tuple[str | None, str | None, int, int]:
    """The country and the body that the words before a title name, where they end, and where the phrase
    begins: at its country, if it has one."""
    country: str | None = None
    place = start = first
    for i in range(first, begin):
        for width in (3, 2, 1):
            if i + width <= begin:
                code = country_of(page[tokens[i].begin : tokens[i + width - 1].end])
                if code is not None and country is None:
                    country, place, start = code, i + width, i
                    break
    if possessive >= 0:
        place = max(place, possessive + 1)
    body = [i for i in range(place, begin) if tokens[i].pos == "PROPN" and tokens[i].text[:1].isupper()]
    if body and body[-1] == begin - 1 and country_of(page[tokens[body[0]].begin : tokens[body[-1]].end]) is None:
        owner = page[tokens[body[0]].begin : tokens[begin - 1].end]
        if country is not None and possessive >= 0 and possessive + 1 == body[0]:
            owner = page[tokens[start].begin : tokens[begin - 1].end]
        return country, owner, begin, start
    if possessive >= 0 and country is None:
        return (
            None,
            page[tokens[first].begin : tokens[possessive - 1].end] if possessive > first else None,
            place,
            start,
        )
    return country, None, place, start


def with_owner(sentence: Sentence, page: str, phrase: Phrase, limit: int) -> Phrase:
    """``phrase`` with the "of …" or "for …" that follows its title, where there is one."""
    tokens = sentence.tokens
    place = phrase.last
    if place >= limit or tokens[place].text.lower() not in {"of", "for", "at"}:
        return phrase
    begin = place + 1
    while begin < limit and (tokens[begin].text.lower() in DETERMINERS or tokens[begin].text in "(["):
        begin += 1
    end = begin
    while end < limit and (
        inner(tokens[end]) or (tokens[end].text.lower() in {"of", "the", "and", "for"} and end > begin)
    ):
        end += 1
    while end > begin and tokens[end - 1].pos not in INNER_POS:
        end -= 1
    if end == begin:
        return phrase
    of = page[tokens[begin].begin : tokens[end - 1].end]
    code = (
        phrase.country
        or next((c for i in range(begin, end) if (c := country_of(tokens[i].text))), None)
        or country_of(of)
    )
    if code is None:
        code = next(
            (c for i in range(begin, end - 1) if (c := country_of(page[tokens[i].begin : tokens[i + 1].end]))), None
        )
    plain = country_of(of) is not None
    return Phrase(
        phrase.first, end, phrase.head, phrase.title, phrase.single, phrase.of if plain else of, code, phrase.past, True
    )


def before_name(sentence: Sentence, page: str, first: int, floor: int = 0) -> Phrase | None:
    """The office that stands right before the name that begins at token ``first``.

    "Russian President", "Russia's Security Council Secretary", "Secretary of the Security Council",
    "the chairman of the board,".
    """
    tokens = sentence.tokens
    last = first
    while last > 0 and tokens[last - 1].text in {",", "-"} | POSSESSIVE:
        if tokens[last - 1].text == ",":
            return None
        last -= 1
    direct = title_phrase(sentence, page, last, floor)
    if direct is not None:
        return direct
    floor = max(floor, first - REACH)
    for place in range(first - 2, floor, -1):
        if tokens[place].text.lower() in {"of", "for"}:
            titled = title_phrase(sentence, page, place, floor)
            if titled is not None:
                whole = with_owner(sentence, page, titled, first)
                return whole if whole.last == first else None
        elif not inner(tokens[place]) and tokens[place].text.lower() not in DETERMINERS | {"and"}:
            break
    return None


def after_name(sentence: Sentence, page: str, last: int) -> list[Phrase]:
    """The offices in an apposition behind a name that ends before token ``last``.

    "…, the Secretary of Russia's Security Council, …", "…, who previously served as Russia's defense minister, …".
    """
    tokens = sentence.tokens
    if last >= len(tokens) or tokens[last].text not in {",", "(", "—", "–"}:
        return []
    begin = last + 1
    past = False
    if begin < len(tokens) and tokens[begin].text.lower() == "who":
        place = next(
            (i for i in range(begin + 1, min(begin + 5, len(tokens))) if tokens[i].lemma in {"serve", "be"}), None
        )
        if place is None:
            return []
        past = tokens[place].tag in {"VBD", "VBN"}
        begin = place + 1
        if begin < len(tokens) and tokens[begin].text.lower() == "as":
            begin += 1
    end = begin
    while end < len(tokens) and end - begin < 2 * REACH and tokens[end].text not in {",", ")", ".", ";", ":", "—"}:
        if tokens[end].pos in {"VERB", "AUX", "SCONJ"} and tokens[end].tag not in {"VBN", "VBG"}:
            break
        end += 1
    start = begin
    while start < end and tokens[start].text.lower() in DETERMINERS:
        start += 1
    for place in range(start + 1, end + 1):
        titled = longest_title(tokens, start, place)
        if titled is None:
            continue
        wider = next((p for p in range(min(place + 3, end), place, -1) if longest_title(tokens, start, p)), place)
        phrase = title_phrase(sentence, page, wider, start)
        if phrase is None or phrase.first > start:
            return []
        if wider < end and tokens[wider].pos == "PROPN" and tokens[wider].text[:1].isupper():
            return []  # ", President Putin and …": the next of a list, not an apposition
        whole = with_owner(sentence, page, phrase, end)
        return [
            Phrase(
                whole.first,
                whole.last,
                whole.head,
                whole.title,
                whole.single,
                whole.of,
                whole.country,
                past or whole.past,
                True,
            )
        ]
    return []
