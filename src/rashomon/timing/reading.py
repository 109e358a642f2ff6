"""What the readers of the grammar's lines get and give: one match with its words by class, and a draft."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model.calendar_rule import Direction, Part, TimeRule, Unit
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing.lexicon import class_chars, lookup
from rashomon.timing.tokens import Words

__all__ = ["MONTHS", "PARTS", "UNITS", "Draft", "Reading", "relative_year", "spelled_day"]

UNITS = {
    "D": Unit.DAY, "W": Unit.WEEK, "F": Unit.WEEK, "M": Unit.MONTH, "Q": Unit.QUARTER, "Y": Unit.YEAR,
    "E": Unit.DECADE, "C": Unit.CENTURY, "WE": Unit.WEEKEND,
}  # fmt: skip

MONTHS = ("month", "nmonth", "may", "march", "mon")
TIME_WORDS = ("clock", "noon", "oclock", "partday", "tonight", "overnight", "small", "hunits")

PARTS = {"START": Part.START, "MID": Part.MIDDLE, "END": Part.END}


@dataclass(frozen=True, slots=True)
class Draft:
    """An expression as its reader sees it; the caller adds where it stands."""

    type: TimexType
    value: str | None = None
    rule: TimeRule | None = None
    anchor: Anchor = Anchor.NONE
    mod: str | None = None


@functools.cache
def class_names() -> dict[str, str]:
    return {char: name for name, char in class_chars().items()}


class Reading:
    """One match of a grammar line: its words by class, and the tense around it on demand."""

    __slots__ = ("classes", "day_first", "first", "last", "tense", "words")

    def __init__(
        self,
        words: Words,
        first: int,
        last: int,
        tense: Callable[[int, int], Direction | None],
        day_first: bool | None,
    ) -> None:
        self.words, self.first, self.last, self.tense, self.day_first = words, first, last, tense, day_first
        names = class_names()
        self.classes = [names.get(char, "") for char in words.shape[first:last]]

    @property
    def begin(self) -> int:
        return self.words.begins[self.first]

    @property
    def end(self) -> int:
        return self.words.ends[self.last - 1]

    @property
    def text(self) -> str:
        return self.words.text[self.begin : self.end]

    @property
    def kind(self) -> TimexType:
        """TIME when a time of day is told, else DATE."""
        return TimexType.TIME if self.has(*TIME_WORDS) else TimexType.DATE

    @property
    def edge(self) -> str | None:
        """START, MID or END, from "early", "the beginning of", "earlier"."""
        return self.one("early", "edge", "earlier", "later")

    def has(self, *kinds: str) -> bool:
        return any(kind in self.classes for kind in kinds)

    def all(self, *kinds: str) -> list[str]:
        """The values of the words of these classes, in order (a word's own text where it has no value)."""
        return [self.value_at(place) for place, kind in enumerate(self.classes) if kind in kinds]

    def one(self, *kinds: str) -> str | None:
        """The first of them."""
        for place, kind in enumerate(self.classes):
            if kind in kinds:
                return self.value_at(place)
        return None

    def value_at(self, place: int) -> str:
        text = self.words.word(self.first + place)
        kind = self.classes[place]
        for word in lookup().get(text.lower(), ()):
            if word.kind == kind:
                return word.value
        return text

    def before(self, back: int = 1) -> str:
        """The class of the word ``back`` places before the match (``""`` at the beginning)."""
        place = self.first - back
        return class_names().get(self.words.shape[place], self.words.shape[place]) if place >= 0 else ""

    def word_before(self, back: int = 1) -> str:
        place = self.first - back
        return self.words.word(place).lower() if place >= 0 else ""

    def follows(self, *kinds: str, within: int) -> bool:
        """Whether a word of these classes stands among the last ``within`` words before, on the same line."""
        chars = class_chars()
        before = self.words.shape[max(self.first - within, 0) : self.first].rpartition(chars["break"])[2]
        return any(chars[kind] in before for kind in kinds)

    def after(self, ahead: int = 0) -> str:
        """The class of the word ``ahead`` places behind the match."""
        place = self.last + ahead
        shape = self.words.shape
        return class_names().get(shape[place], shape[place]) if place < len(shape) else ""

    def word_after(self, ahead: int = 0) -> str:
        place = self.last + ahead
        return self.words.word(place).lower() if place < len(self.words.begins) else ""

    def qualifies(self) -> bool:
        """Whether the words stand before a noun that they tell apart ("the November elections", "the Aug. 7 bombings"):
        the verb's tense is not theirs."""
        led = self.has("the") or self.before() in ("the", "a", "this", "poss")
        return led and self.after() in ("x", "X")

    def direction(self, default: Direction) -> Direction:
        """On which side of the anchor the words' tense puts the day."""
        return self.tense(self.begin, self.end) or default


def relative_year(reading: Reading) -> tuple[int | None, Anchor] | None:
    """The shift of "last year", "this year"; None where the words after the date say another unit."""
    unit = reading.one("unit")
    if unit != "Y":
        return None
    if reading.has("that", "same"):
        return 0, Anchor.MENTION
    if reading.has("previous", "following"):
        return int(reading.one("previous", "following") or 0), Anchor.MENTION
    if reading.has("last"):
        return -1, Anchor.WRITTEN
    shift = reading.one("past", "next", "this", "current")
    return None if shift is None else (int(shift), Anchor.WRITTEN)


def spelled_day(text: str) -> int:
    """The number in "4", "4th" or of an ordinal word's value."""
    found = re.match(r"\d+", text)
    return int(found[0]) if found else 0
