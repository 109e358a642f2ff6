"""A page as words, and the words as a string of class characters ("the shape")."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.resources import table
from rashomon.timing.lexicon import OTHER_CAPITAL, OTHER_LOWER, OTHER_SIGN, class_chars, lookup

__all__ = ["Words", "read_words"]

#: One token at a time; every alternative is linear. Words come first: they are nine tokens in ten.
TOKEN = re.compile(
    r"""
    (?P<quarter>\bQ[1-4]\b)
  | (?P<oclock>\bo['’]?clock\b)
  | (?P<word>[^\W\d_]+)
  | (?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))
  | (?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]) | \d{1,2}-\d{1,2}-\d{4}(?![\d-])
        | \d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d|\.\d) | (?:19|20)\d\d/\d{1,2}/\d{1,2}(?![\d/]))
  | (?P<decade>(?:1[0-9]|20)\d0['’]?s\b | ['’‘][2-9]0s\b | \b[2-9]0['’]?s\b)
  | (?P<clock>\d{1,2}(?::[0-5]\d){1,2}(?![\d:])(?:[ \u00a0\u202f]?[ap]\.?[ ]?m\b\.?)? | \d{1,2}(?:\.[0-5]\d)?[ \u00a0\u202f-]?[ap]\.?[ ]?m\b\.?
        | \d{4}[ ]?(?:GMT|UTC|hrs)\b | 0\d{3}[ ]hours\b)
  | (?P<frac>½|¼|¾|1/2|1/4|3/4)
  | (?P<ord>\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<num>\d{1,3}(?:,\d{3}){1,4}(?!\d) | \d{1,12}(?:\.\d{1,6})?)
  | (?P<break>\n)
  | (?P<poss>['’]s\b)
  | (?P<sign>[^\s\w])
  | (?P<rest>\d+|_+)
    """,
    re.VERBOSE | re.IGNORECASE,
)

SIGNS = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "‐": "dash", "‑": "dash",
    "(": "open", "[": "open", ")": "close", "]": "close", ":": "colon",
}  # fmt: skip

#: Years that four bare digits can stand for; outside it they are an amount or an address.
FIRST_YEAR, LAST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one page: their shape (one character each) and their begin and end offsets."""

    text: str
    shape: str
    begins: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        return self.text[self.begins[index] : self.ends[index]]


@functools.cache
def holiday_pattern() -> tuple[re.Pattern[str], frozenset[str]]:
    """The days with names, longest first, and the words that one can begin with."""
    names = sorted((row["name"] for row in table("timing_holidays")), key=lambda name: (-len(name), name))
    body = "|".join(
        re.escape(name).replace("'", "['’]").replace(r"\ ", r"[ \u00a0]").replace(" ", " ") for name in names
    )
    return re.compile(rf"(?:{body})(?!\w)", re.IGNORECASE), frozenset(re.split(r"\W", name)[0] for name in names)


def number_class(text: str) -> str:
    if text.isdecimal():
        if len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return "year"
        if len(text) <= 2 and 1 <= int(text) <= 31:
            return "int"
    return "num"


def word_char(text: str, lower: str) -> str:
    for word in lookup().get(lower, ()):
        if word.admits(text):
            return word.char
    return OTHER_CAPITAL if text[0].isupper() else OTHER_LOWER


def char_of() -> dict[str, Callable[[str], str]]:
    """How each kind of token gets its character."""
    chars = class_chars()

    def ordinal(text: str) -> str:
        return chars["ord"] if 1 <= int(text[:-2]) <= 31 else chars["bigord"]

    def sign(text: str) -> str:
        return chars[SIGNS[text]] if text in SIGNS else OTHER_SIGN

    def constant(char: str) -> Callable[[str], str]:
        return lambda _text: char

    fixed = ("quarter", "oclock", "iso", "slash", "decade", "clock", "frac", "break", "poss")
    kinds = {kind: constant(chars[kind]) for kind in fixed}
    kinds |= {"ord": ordinal, "sign": sign, "rest": constant(OTHER_SIGN)}
    kinds["num"] = lambda text: chars[number_class(text)]
    return kinds


def read_words(text: str) -> Words:
    """Split a page into tokens and class them. Offsets are code points into ``text``."""
    kinds = char_of()
    known: dict[str, str] = {}
    holidays, openers = holiday_pattern()
    holiday_char = class_chars()["holiday"]
    shape: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    skip_to = 0
    for found in TOKEN.finditer(text):
        begin, end = found.span()
        if begin < skip_to:
            continue
        token = found[0]
        char = known.get(token)
        if char is None:
            if found.lastgroup != "word":
                char = kinds[found.lastgroup or "rest"](token)
            else:
                lower = token.lower()
                if lower not in openers:
                    char = known[token] = word_char(token, lower)
                elif token[0].isupper() and (holiday := holidays.match(text, begin)):
                    end = skip_to = holiday.end()
                    char = holiday_char
                else:
                    char = word_char(token, lower)
        shape.append(char)
        begins.append(begin)
        ends.append(end)
    return Words(text, "".join(shape), begins, ends)
