"""Quantities of time: "about two and a half years" as bounds, and as a TIMEX3 duration."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.timing.reading import Reading

__all__ = ["SLACK", "Amount", "amount", "bounds", "duration_value", "in_whole_units", "spelled_year"]

#: Days by which a quantity of a unit may be off in ordinary speech: half a unit, rounded down ("two weeks
#: ago" is 11 to 17 days ago). A day is exact.
SLACK = {"D": 0, "W": 3, "F": 3, "WE": 3, "M": 15, "Q": 45, "Y": 183, "E": 1826, "C": 18262}

#: What a vague word may stand for, in units, read off how newspapers use them.
VAGUE = {"couple": (2, 3), "few": (2, 9), "none": (1, 12)}

FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class Amount:
    """``low`` to ``high`` of ``unit`` (a letter of the lexicon); ``exact`` is False for "several"."""

    low: float
    high: float
    unit: str
    exact: bool = True
    mod: str | None = None


def plain_number(text: str) -> float:
    return float(text.replace(",", ""))


def numbers(reading: Reading) -> list[float]:
    """The numbers of the match, in order: figures, words, compounds, fractions."""
    found: list[float] = []
    open_word = False  # whether the last number may take a unit digit or a hundred ("twenty" + "five")
    for place, kind in enumerate(reading.classes):
        value = reading.value_at(place)
        if kind in ("int", "num", "year"):
            found.append(plain_number(value))
            open_word = False
        elif kind == "numword":
            number = float(value)
            if open_word and found and found[-1] >= 20 and found[-1] % 10 == 0 and number < 10:
                found[-1] += number
            else:
                found.append(number)
            open_word = True
        elif kind in ("hundred", "dozen"):
            factor = float(value) if kind == "hundred" else 12.0
            found[-1:] = [found[-1] * factor] if found and open_word else [*found[-1:], factor]
            open_word = False
        elif kind == "frac":
            fraction = FRACTIONS[value]
            found[-1:] = [found[-1] + fraction] if found else [fraction]
        elif kind != "dash":
            open_word = False
    return found


def modifier(reading: Reading) -> str | None:
    """TIMEX3's mod for the words that blur a quantity."""
    classes = reading.classes
    for place, kind in enumerate(classes):
        follows = classes[place + 1] if place + 1 < len(classes) else ""
        if kind == "approx":
            return reading.value_at(place) or None
        if kind == "no" and follows in ("more", "less"):
            return "EQUAL_OR_LESS" if follows == "more" else "EQUAL_OR_MORE"
        if kind in ("more", "less") and follows == "than":
            return "MORE_THAN" if kind == "more" else "LESS_THAN"
        if kind == "at" and follows in ("least", "most"):
            return "EQUAL_OR_MORE" if follows == "least" else "EQUAL_OR_LESS"
        if kind == "up" and follows == "to":
            return "EQUAL_OR_LESS"
    return None


def amount(reading: Reading) -> Amount | None:
    """The quantity of time in a match, None where there is no unit."""
    unit = reading.one("unit", "units", "hunit", "hunits", "weekend", "weekends")
    if unit is None:
        return None
    mod = modifier(reading)
    found = numbers(reading)
    if reading.has("couple"):
        return Amount(*VAGUE["couple"], unit, True, mod or "APPROX")
    if reading.has("few") and not found:
        return Amount(*VAGUE["few"], unit, False, mod)
    half = 0.5 if reading.has("half") else 0.0
    if found:
        low, high = found[0], found[-1] if reading.has("to", "and", "dash") and len(found) == 2 else found[0]
        return Amount(low + half, max(high, low) + half, unit, True, mod)
    if half and not (reading.has("and") or (reading.classes[:1] == ["a"] and reading.classes[1:2] == ["unit"])):
        return Amount(half, half, unit, True, mod)
    if reading.has("a") and not reading.has("units", "hunits"):  # "an hours-long standoff" tells no number
        return Amount(1 + half, 1 + half, unit, True, mod)
    if reading.has("morepart") and not reading.has("units", "hunits"):  # "a day-long siege"
        return Amount(1, 1, unit, True, mod)
    return Amount(*VAGUE["none"], unit, False, mod)


#: Units whose halves are counted in smaller ones: "half a century ago" is fifty years ago.
HALVED = {"C": ("Y", 100), "E": ("Y", 10)}


def in_whole_units(quantity: Amount) -> Amount:
    """Half a century as fifty years, nearly a decade as ten; anything else as it is."""
    nearly = quantity.mod in ("LESS_THAN", "EQUAL_OR_LESS")
    whole = quantity.low == int(quantity.low)
    if quantity.unit not in HALVED or (whole and not nearly):
        return quantity
    unit, factor = HALVED[quantity.unit]
    # The vagueness of such round numbers is a tenth of them.
    vague = 0.0 if nearly else 0.1
    return replace(
        quantity, low=quantity.low * factor * (1 - vague), high=quantity.high * factor * (1 + vague), unit=unit
    )


def bounds(quantity: Amount) -> tuple[int, int, int]:
    """Smallest and largest whole number of units, and the slack in days, that the words allow."""
    low, high = quantity.low, quantity.high
    slack = SLACK.get(quantity.unit, 0)
    if quantity.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        low, slack = low * 0.75, 0  # "nearly four" is said of 3 and up, and of no more than 4
    elif quantity.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        high, slack = high * 1.5, 0  # "more than four" is said of 4 to 6
    elif quantity.mod == "APPROX" and quantity.unit == "D":
        slack = max(1, round(low / 5))
    factor = 2 if quantity.unit == "F" else 1
    return int(low) * factor, -int(-high // 1) * factor, slack


def tidy(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


#: TIMEX3 letters: a decade is ten years, a century a hundred, a fortnight two weeks.
LETTERS = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "WE": ("D", 2)}

#: What half of a unit is, for "two and a half years".
SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60)}


def duration_value(quantity: Amount) -> str:
    """``P2W``, ``PT36H``, ``P2Y6M``; ``PXD`` where the number is not told."""
    unit = quantity.unit
    if not quantity.exact:
        return f"PTX{unit[1]}" if unit.startswith("T") else f"PX{unit}"
    letter, factor = LETTERS.get(unit, (unit, 1))
    number = quantity.low * factor
    whole, rest = int(number), number - int(number)
    if rest and letter in SMALLER:
        small, per = SMALLER[letter]
        more = f"{round(rest * per)}{small[-1]}"
        stem = "PT" if letter.startswith("T") else "P"
        return f"{stem}{whole}{letter[-1]}{more}" if whole else f"{stem}{more}"
    return f"PT{tidy(number)}{letter[1]}" if letter.startswith("T") else f"P{tidy(number)}{letter}"


def spelled_year(reading: Reading) -> int | None:
    """ "nineteen ninety-six", "two thousand": the year, or None."""
    parts = [int(value) for value in reading.all("numword")]
    thousand = reading.one("hundred")
    if thousand is not None:
        return 1000 * parts[0] + (sum(parts[1:])) if thousand == "1000" and parts[:1] == [2] else None
    if len(parts) >= 2 and parts[0] in (18, 19, 20) and parts[1] >= 10:
        return 100 * parts[0] + parts[1] + (parts[2] if len(parts) == 3 and parts[1] >= 20 and parts[2] < 10 else 0)
    return None
