"""Readers of lengths of time, of recurrence, of clock times, and of "now", "recently", "the future"."""

from __future__ import annotations

import re

from rashomon.model.calendar_rule import Direction, Shift, TimeRule, Unit
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing.numbers import Amount, amount, bounds, duration_value
from rashomon.timing.reading import UNITS, Draft, Reading

__all__ = ["READERS"]

#: How far back "recent weeks", "the past few years" may reach, in units: as "a few" is read.
RECENT = 9

#: Words that may stand between an ordinal and "in eight months": "first trip to the eastern coast in".
COUNTED = 9

#: After these "a week" is a length of time.
LENGTH_SIGNALS = frozenset(
    {
        *("for", "in", "within", "over", "than", "after", "about", "during", "into", "nearly", "almost", "as"),
        *("took", "takes", "take", "taken", "spent", "spend", "lasted", "lasts", "him", "her", "them"),
    }
)


def read_duration(reading: Reading) -> Draft | None:
    if (
        reading.classes == ["numword", "unit"]
        and reading.text.lower() == "one day"
        and reading.word_before() in SOME_DAY
    ):
        return Draft(TimexType.DATE, "FUTURE_REF")  # "will one day be king"
    quantity = amount(reading)
    if quantity is None or reading.has("old") or reading.after() == "old" or reading.after(1) == "old":
        return None  # an age dates nothing
    if quantity.unit == "Q" and reading.has("dash") and reading.has("units"):
        return None  # "three-quarters" is a share
    if not plausible(reading, quantity) or (reading.has("weekend") and quantity.low > 1):
        return None  # "six weekend victims"
    if reading.word_before() == "as" and reading.has("few") and not reading.has("a"):
        return None  # "the third in as many days"
    rule: TimeRule | None = None
    anchor = Anchor.NONE
    low, high, slack = bounds(quantity)
    before = reading.word_before()
    ahead = before in ("in", "within") and quantity.unit in UNITS and not reading.has("morepart")
    # "her first trip in eight months" looks back, whatever the verb's tense.
    ahead = ahead and reading.word_after() not in ("of", "since") and not reading.follows("ordw", "ord", within=COUNTED)
    if ahead and reading.tense(reading.begin, reading.end) is Direction.FUTURE:
        rule = Shift(UNITS[quantity.unit], 0 if before == "within" else low, high, slack)
        anchor = Anchor.WRITTEN
    return Draft(TimexType.DURATION, duration_value(quantity), rule, anchor, quantity.mod)


#: Before "one day" these put it into an open future.
SOME_DAY = frozenset({"will", "would", "could", "may", "might", "can", "should", "ll", "to", "must"})


def read_while(reading: Reading) -> Draft | None:  # noqa: ARG001 - the words are all there is
    """ "for a while": a length that nobody can tell."""
    return Draft(TimexType.DURATION, "PXX")


def plausible(reading: Reading, quantity: Amount) -> bool:
    """Whether the words measure time: not "day" alone, not "a second visit"."""
    numbered = reading.has("int", "num", "numword", "year", "hundred", "dozen", "couple", "few", "frac", "half")
    if numbered:
        return True
    if reading.has("morepart"):
        return True
    if not reading.has("a"):
        return False
    # "700 seats a week" is a rate; a length follows a preposition or carries "nearly", "more than".
    led = reading.word_before() in LENGTH_SIGNALS or reading.has("approx", "than", "least", "most", "to")
    return led and quantity.unit != "WE" and (reading.word_after() != "of" or reading.word_before() == "within")


#: "in the days before the flood": what stands before and behind a stretch beside another happening.
BESIDE_BEFORE = frozenset({"in", "during", "over", "within", "through", "for", "throughout"})
BESIDE_AFTER = frozenset({"before", "after", "since", "following", "leading", "that", "ahead", "preceding"})


def read_beside(reading: Reading) -> Draft | None:
    """ "in the days before the flood": a length that nobody told, and no days of its own."""
    if reading.word_before() not in BESIDE_BEFORE or reading.word_after() not in BESIDE_AFTER:
        return None
    unit = reading.one("units", "hunits") or ""
    return Draft(TimexType.DURATION, duration_value(Amount(1, 1, unit, exact=False)))


def read_period(reading: Reading) -> Draft | None:
    """ "the past two years" lasts from then to now; "the first nine months" is a length only."""
    quantity = amount(reading)
    if quantity is None:
        return None
    numbered = reading.has("int", "num", "numword", "hundred", "couple", "few", "dozen")
    if not numbered and not reading.has("past") and reading.has("ordw", "early", "previous", "current", "last"):
        return None  # "the early years", "the last days"
    if quantity.unit == "Y" and not numbered and reading.has("recent"):
        return Draft(TimexType.DATE, "PAST_REF")  # "recent years": how many is anybody's guess
    part_of_another = reading.has("last", "next") and reading.after() == "of"
    backward = reading.has("past", "last", "recent") and not part_of_another
    forward = reading.has("next") and not part_of_another
    rule = None
    if backward or forward:
        unit = UNITS.get(quantity.unit, Unit.DAY)
        reach = days_or_units(quantity, numbered)
        rule = Shift(unit, -reach, 0, lasts=True) if backward else Shift(unit, 0, reach, lasts=True)
    anchor = Anchor.WRITTEN if rule else Anchor.NONE
    return Draft(TimexType.DURATION, duration_value(quantity), rule, anchor, quantity.mod)


def days_or_units(quantity: Amount, numbered: bool) -> int:
    """How many whole units a length reaches, or days when it is told in hours or less."""
    if quantity.unit in UNITS:
        return bounds(quantity)[1] if numbered else RECENT
    # "the past 36 hours" began two days ago at the earliest
    return -(-int(quantity.high) // 24) if quantity.unit == "TH" else 1


def read_vague(reading: Reading) -> Draft | None:
    if reading.word_before() not in ("for", "in", "within", "after", "of", "over"):
        return None
    unit = reading.one("units") or ""
    if reading.word_before() == "of" and unit not in ("Y", "E", "C"):
        return None
    return Draft(TimexType.DURATION, f"PX{unit}")


def read_sets(reading: Reading) -> Draft | None:
    if reading.has("every"):
        return every(reading)
    if reading.has("workdays", "weekends"):  # "on weekdays"; "at four weekends" is none
        return Draft(TimexType.SET, "XXXX-WXX-WD" if reading.has("workdays") else "XXXX-WXX-WE")
    weekday = reading.one("weekdays", "weekday")
    if weekday is not None:
        return Draft(TimexType.SET, f"XXXX-WXX-{int(weekday) + 1}{part_suffix(reading)}")
    if reading.classes == ["nights"]:  # "in the mornings"
        return Draft(TimexType.SET, f"XXXX-XX-XX{part_suffix(reading)}")
    unit = reading.one("unit", "units", "hunit")
    return None if unit is None else Draft(TimexType.SET, duration_value(Amount(1, 1, unit)))


def part_suffix(reading: Reading) -> str:
    part = reading.one("partday", "nights")
    return f"T{part}" if part else ""


def every(reading: Reading) -> Draft | None:
    weekday = reading.one("weekday")
    if weekday is not None:
        return Draft(TimexType.SET, f"XXXX-WXX-{int(weekday) + 1}{part_suffix(reading)}")
    if reading.has("workdays"):
        return Draft(TimexType.SET, "XXXX-WXX-WD")
    month = reading.one("month", "nmonth", "may", "march", "mon")
    if month is not None:
        return Draft(TimexType.SET, f"XXXX-{int(month):02}")
    season = reading.one("season")
    if season is not None:
        return Draft(TimexType.SET, f"XXXX-{season}")
    if reading.has("partday"):
        return Draft(TimexType.SET, f"XXXX-XX-XX{part_suffix(reading)}")
    quantity = amount(reading)
    if quantity is None:
        return None
    if reading.has("few"):
        return Draft(TimexType.SET, duration_value(Amount(1, 1, quantity.unit, exact=False)))
    if quantity.unit == "WE":
        return Draft(TimexType.SET, "P2W" if reading.has("other") else "XXXX-WXX-WE")
    number = "2" if reading.has("other") else reading.one("int", "numword", "ordw")
    count = float(number) if number else 1.0
    return Draft(TimexType.SET, duration_value(Amount(count, count, quantity.unit)))


def read_adverb(reading: Reading) -> Draft | None:
    """ "daily", unless it is part of a name ("Daily Mail")."""
    text = reading.text
    if text[0].isupper() or reading.after() == "X" or reading.word_after() in PAPERS:
        return None  # "the Turkish daily Hurriyet"
    return Draft(TimexType.SET, reading.one("adverb"))


#: Behind "daily" and "weekly" these tell that a paper is meant.
PAPERS = frozenset({"newspaper", "paper", "newspapers", "said", "reported", "says", "magazine", "wrote"})


def read_clock(reading: Reading) -> Draft | None:
    """A time of day alone: the day is not told."""
    if reading.has("oclock") or (reading.has("partday") and reading.has("int", "numword")):
        # "at 4 in the morning"; "he slept for four in the afternoon" tells no time
        told = reading.has("oclock") or reading.before() in CLOCK_SIGNALS
        return Draft(TimexType.TIME, mod=reading.one("approx")) if told else None
    if reading.has("partday") and not reading.has("clock", "noon"):
        return read_part(reading)
    if reading.has("noon") and reading.before() not in CLOCK_SIGNALS - {"dash", "and", "between"}:
        return None
    bare = reading.has("clock") and not HALF_OF_DAY.search(reading.text) and not reading.has("tz")
    if bare and reading.before() not in CLOCK_SIGNALS:
        return None  # "7:18" under a video is its length, "3:16" a verse
    return Draft(TimexType.TIME, mod=reading.one("approx"))


def read_part(reading: Reading) -> Draft | None:
    """ "in the morning", "by mid-afternoon", "at midday"."""
    led = reading.before() == "the" and reading.before(2) == "prep"
    if led and reading.after() in ("before", "after", "of"):
        return None
    bare = reading.before() in ("prep", "by", "until", "at") and (reading.has("early") or reading.word_before() == "at")
    # "at night" is any night
    if not led and (not bare or (reading.word_before() == "at" and reading.text.lower() != "midday")):
        return None
    return Draft(TimexType.TIME, mod=reading.one("early"))


HALF_OF_DAY = re.compile(r"[ap]\.?\s?m\b|gmt|utc|hrs|hours", re.IGNORECASE)
CLOCK_SIGNALS = frozenset(
    {"at", "by", "until", "before", "after", "to", "from", "between", "and", "approx", "prep", "dash"}
)


def read_reference(reading: Reading) -> Draft | None:
    value = reading.one("present", "recently")
    if value is not None:
        if reading.text[0].isupper() and reading.after() == "X":
            return None
        return Draft(TimexType.DATE, value)
    if reading.has("current"):  # "the current system"; a name is written large
        return Draft(TimexType.DATE, "PRESENT_REF") if reading.text == "current" else None
    if reading.has("these"):
        return Draft(TimexType.DATE, "PRESENT_REF") if reading.one("units") == "D" else None
    if reading.has("later"):
        return Draft(TimexType.DATE, "FUTURE_REF") if reading.text.lower().endswith(" date") else None
    if reading.has("period"):  # "in the short term"
        told = reading.text.lower().endswith("term") and reading.before() in ("prep", "approx")
        return Draft(TimexType.DATE, "FUTURE_REF") if told else None
    if reading.has("future"):
        return Draft(TimexType.DATE, "FUTURE_REF")
    if reading.after() in ("numword", "int", "few", "couple", "hundred", "dozen", "num"):
        return None  # "the past two seasons"
    if reading.after() == "x" and reading.word_after() not in NO_NOUNS:
        return None  # "the past glories"
    return Draft(TimexType.DATE, "PAST_REF")


#: Words that open another phrase behind "in the past".
NO_NOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "who",
        "when",
        "because",
        "but",
        "have",
        "has",
        "had",
        "been",
        "is",
        "was",
        "were",
        "are",
        "with",
        "than",
        "if",
        "there",
        "while",
        "where",
        "which",
        "did",
        "does",
        "do",
    }
)


READERS = {
    "duration": read_duration,
    "period": read_period,
    "vague": read_vague,
    "beside": read_beside,
    "while": read_while,
    "sets": read_sets,
    "adverb": read_adverb,
    "clocktime": read_clock,
    "reference": read_reference,
}
