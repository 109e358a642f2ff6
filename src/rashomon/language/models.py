"""Names of devices, vehicles and other makes that hold a sign: "A380", "787 Dreamliner", "iPhone 4".

In: the tokens of a sentence, or the finds of an article. Out: runs that are such names, the key by which two writings
are compared, and the bare signs ("the 787") of what the article names in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rashomon.language.found import Found
from rashomon.language.kinds import is_name_word
from rashomon.language.lexicon import car_makers, company_suffixes, heads, stand_ins, titles
from rashomon.model.language import EntityKind, Sentence, Token

__all__ = ["Makes", "model_key", "model_runs", "spread_models"]

#: A sign of letters and figures tells a make alone; one of figures alone does where a maker stands before it.
SIGN = re.compile(r"(?:[A-Z]{1,3}-?\d{1,4}[A-Za-z]{0,3}?|\d{3}-\d{1,3}[A-Z]{0,3})s?")
GLUED = re.compile(r"(?:[A-Z]{1,3}-\d{1,4}[A-Za-z]{0,3}?|\d{3}-\d{2,3}[A-Z]{1,3})s?")
NUMBER = re.compile(r"\d{3}s?")
VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?:[A-Z]{1,2}s?)?|X[SR]?")
CAMEL = re.compile(r"[a-z]{1,2}[A-Z][A-Za-z]{1,12}?s?")
#: Signs that are no makes: quarters, groups of states, motorways, vitamins, forms.
NO_MAKES = re.compile(
    r"Q[1-4]|G-?\d{1,2}|I-?\d{1,3}|[AM]-?\d{1,2}|[BDKE]\d{1,2}|COVID-?19|H\d+N\d+|U2|R2|P5|(?:CBS|ABC|NBC|FOX|BBC|ITV|CTV|TV)\d+|W-?[249]|\d{1,2}[GD]"
)
#: Words of headlines before a make that are not of its name.
TELLING = frozenset({"first", "second", "last", "final", "new", "next", "the", "a", "another", "more", "old"})
#: Words after which a number is a house's, a page's or a road's, and no make's.
NUMBERED = frozenset(
    {
        "flight", "room", "highway", "route", "interstate", "channel", "resolution", "act", "no", "article", "section",
        "level", "building", "unit", "area", "page", "district", "chapter", "psalm", "st", "street", "avenue", "world",
        "top", "index", "nasdaq", "ftse", "fortune", "over", "about", "fm", "am", "rs", "us", "eur", "gate", "line",
    }
)  # fmt: skip


def model_runs(tokens: tuple[Token, ...], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Token ranges of makes' names: the sign, with the words of the recogniser's product before and a nickname behind."""
    place = 0
    while place < len(tokens):
        word = tokens[place].text
        hinted = HINT.match(word) is not None or word in car_makers() or hyphen_follows(tokens, place)
        end = model_at(tokens, place) if hinted and not within(place, taken) else 0
        if not end:
            place += 1
            continue
        first = place
        while first and tokens[first - 1].entity == "PRODUCT" and is_name_word(tokens[first - 1]):
            if (
                within(first - 1, taken)
                or tokens[first - 1].pos != "PROPN"
                or tokens[first - 1].text.lower() in TELLING
            ):
                break
            first -= 1
        yield first, end
        place = end


#: What the first word of a make has: a figure, or a capital behind its first letters.
HINT = re.compile(r"[^\d]{0,5}\d|[a-z]{1,2}[A-Z]")


def hyphen_follows(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a short word in capitals was cut from the rest of a sign: the "F" of "F-16"."""
    word = tokens[place].text
    return len(word) < MOST and word.isupper() and place + 1 < len(tokens) and tokens[place + 1].text[:1] == "-"


#: Letters of a sign before its hyphen are fewer.
MOST = 4


def model_at(tokens: tuple[Token, ...], place: int) -> int:
    """Behind the last token of the make's name whose sign, or first word, is the token at ``place``; 0 for none."""
    word = tokens[place].text
    end = 0
    if word in car_makers():
        return car_at(tokens, place)
    if CAMEL.fullmatch(word):
        end = place + 1
        while end < len(tokens) and continues_version(tokens, end):
            end += 1
        return end if end > place + 1 or word[0] == "i" else 0
    if (glued := glued_sign(tokens, place)) > place:
        end = glued
    elif (SIGN.fullmatch(word) and not NO_MAKES.fullmatch(word)) or (
        NUMBER.fullmatch(word) and place and is_maker(tokens[place - 1]) and not counts(tokens, place)
    ):
        end = place + 1
    if end and end < len(tokens) and is_nickname(tokens[end]):
        end += 1
    return end


def car_at(tokens: tuple[Token, ...], place: int) -> int:
    """Behind the last word of a car's make, whose maker is the token at ``place``: "Toyota Camry"; 0 for none."""
    end = place + 1
    while end < len(tokens) and end - place < MOST and is_car_word(tokens[end]):
        end += 1
    if end == place + 1:
        return 0
    before = tokens[place - 1].text.lower() if place else ""
    led = before in {"a", "an"} or before in COLOURS or (len(before) == YEAR and before.isdigit())
    return end if led or not car_makers()[tokens[place].text] else 0


#: Figures of a year.
YEAR = 4
COLOURS = frozenset(
    {"white", "black", "gray", "grey", "silver", "red", "blue", "green", "gold", "tan", "brown", "maroon"}
)


def is_car_word(token: Token) -> bool:
    """Whether a word can be of a make behind its maker; "Toyota Motor" is the maker, and "Toyota CEO" its head."""
    plain = token.text.lower().rstrip(".")
    named = token.text[:1].isupper() and token.pos == "PROPN" and token.entity not in {"PERSON", "GPE", "DATE"}
    return named and plain not in heads() and plain not in titles() and plain not in company_suffixes()


def glued_sign(tokens: tuple[Token, ...], place: int) -> int:
    """Behind the last token of a sign that was cut at its hyphen: "777-200" and "LR", "F" "-" "16"; 0 for none."""
    end = place + 1
    while end < len(tokens) and end - place < 4 and tokens[end].begin == tokens[end - 1].end:
        end += 1
    for last in range(end, place + 1, -1):
        whole = "".join(token.text for token in tokens[place:last])
        if GLUED.fullmatch(whole) and not NO_MAKES.fullmatch(whole):
            return last
    return 0


def continues_version(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a token goes on with a version: "4", "3GS", the "G" of "3G" that was cut off, "Pro"."""
    word = tokens[place].text
    if VERSION.fullmatch(word) or word in {"Pro", "Plus", "Mini", "nano", "Nano", "mini", "touch"}:
        return True
    return word in {"G", "GS", "S"} and tokens[place].begin == tokens[place - 1].end


def is_maker(token: Token) -> bool:
    """Whether a token can be the maker's name before a number ("Boeing 787")."""
    plain = token.text.lower().rstrip(".")
    return token.pos == "PROPN" and is_name_word(token) and token.entity in {"ORG", "PRODUCT"} and plain not in NUMBERED


def counts(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a number counts the noun behind it: "Norair 500 workers"."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is None:
        return False
    of_makes = after.lemma in stand_ins() and bool(stand_ins()[after.lemma].sort)  # "Boeing 787 jets"
    made = of_makes and place > 0 and is_maker(tokens[place - 1])
    return after.text in {"%", "million", "billion", "-"} or (after.tag == "NNS" and not made)


def is_nickname(token: Token) -> bool:
    """Whether a capitalised word behind a sign is of the name: "787 Dreamliner". A month or town is not."""
    name = token.text[:1].isupper() and token.text[1:].islower() and len(token.text) > SHORT
    return name and token.pos in {"PROPN", "NOUN", "ADJ"} and token.entity not in {"DATE", "GPE", "NORP"}


#: Letters that a nickname has more than. Chosen: "In", "On", "The" of title-case headlines have no more.
SHORT = 3


def within(place: int, taken: list[tuple[int, int]]) -> bool:
    return any(first <= place < last for first, last in taken)


def model_key(text: str) -> tuple[str, ...]:
    """The words by which a make is compared: its sign, one; empty for a name without a sign."""
    words = text.split()
    for place, word in enumerate(words):
        plain = word.rstrip(".,")
        if CAMEL.fullmatch(plain) and place + 1 < len(words):
            return (singular(plain), *(one.lower() for one in words[place + 1 :]))
        if CAMEL.fullmatch(plain) and plain[0] == "i":
            return (singular(plain),)
        if SIGN.fullmatch(plain) or NUMBER.fullmatch(plain):
            return (singular(plain).replace("-", "") if plain[:1].isalpha() else singular(plain),)
    return ()


def singular(word: str) -> str:
    lower = word.lower()
    return lower[:-1] if lower.endswith("s") and len(lower) > 2 and not word[-2:].isupper() else lower


class Makes:
    """The makes that a pile names: their signs with the makers' names that stand before them, and nicknames with the signs
    that they stand behind."""

    def __init__(self) -> None:
        self.makers: dict[str, set[str]] = defaultdict(set)
        self.nicknames: dict[str, set[str]] = defaultdict(set)

    def add(self, finds: Iterable[Found], sentences: Sequence[Sentence]) -> None:
        for found in finds:
            key = model_key(found.text) if found.kind is EntityKind.WORK else ()
            if not key:
                continue
            before = sentences[found.sentence].tokens[found.first - 1] if found.first else None
            if before is not None and before.pos == "PROPN":
                self.makers[key[0]].add(before.text.lower())
            tail = found.text.split()[-1]
            if len(found.text.split()) > 1 and tail.isalpha() and singular(tail) != key[0] and len(key) == 1:
                self.nicknames[singular(tail)].add(key[0])


def spread_models(finds: list[Found], sentences: Sequence[Sentence], page: str, pile: Makes) -> list[Found]:
    """The finds, and the bare signs and nicknames of the makes that the article names: "the 787", "Dreamliners". What
    the ``pile`` names counts where the article names its maker."""
    told = {found.text.lower() for found in finds if found.kind is not None}
    own = Makes()
    own.add(finds, sentences)
    keys = {model_key(found.text)[:1] for found in finds if found.kind is EntityKind.WORK}
    signs = {key[0] for key in keys if key} | {sign for sign, names in pile.makers.items() if names & told}
    nicknames = {nick: next(iter(of)) for nick, of in (pile.nicknames | own.nicknames).items() if len(of) == 1}
    nicknames = {nick: sign for nick, sign in nicknames.items() if sign in signs}
    if not signs:
        return finds
    owner = {
        (found.sentence, at): found for found in finds if not found.nested for at in range(found.first, found.last)
    }
    out = list(finds)
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence.tokens):
            plain = singular(token.text).replace("-", "") if token.text[:1].isalpha() else singular(token.text)
            there = owner.get((number, place))
            if plain in nicknames and token.text[:1].isupper():
                if there is None:
                    there = Found(number, place, place + 1, token.begin, token.end, token.text, None, head=place)
                    out.append(there)
                if there.last - there.first == 1:
                    there.kind, there.known, there.bare = EntityKind.WORK, None, nicknames[plain]
            elif plain in signs and there is None and stands_as_name(sentence.tokens, place):
                begin, end = token.begin, token.end
                text = page[begin:end]
                out.append(Found(number, place, place + 1, begin, end, text, EntityKind.WORK, head=place))
    return out


def stands_as_name(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a sign stands where a name does, and is no sum or count."""
    before = tokens[place - 1].text if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before in {"$", "£", "€", "#", "No.", "/", "."} or (
        after is not None and after.text in {"%", "/", "million", "billion"}
    ):
        return False
    return not tokens[place].text[:1].isdigit() or not counts(tokens, place)
