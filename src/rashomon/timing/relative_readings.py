"""Readers of expressions that count from a day: weekdays, "yesterday", "last week", "two weeks ago"."""

from __future__ import annotations

from rashomon.model.calendar_rule import Direction, Part, PeriodOf, Shift, TimeRule, Unit, WeekdayOf
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing.numbers import Amount, amount, bounds, duration_value, in_whole_units
from rashomon.timing.reading import PARTS, UNITS, Draft, Reading

__all__ = ["READERS"]


def day(shift: int) -> Shift:
    return Shift(Unit.DAY, shift, shift)


def read_weekday(reading: Reading) -> Draft | None:
    weekday = int(reading.one("weekday", "wd") or 0)
    if reading.has("wd") and reading.after() == "dot" and reading.after(1) == "x":
        return None
    kind, mod = reading.kind, reading.edge
    rule: TimeRule
    anchor = Anchor.WRITTEN
    if reading.has("that", "same"):
        rule, anchor = WeekdayOf(weekday, Direction.PAST), Anchor.MENTION
    elif reading.has("following"):
        rule, anchor = WeekdayOf(weekday, Direction.FUTURE, strict=True), Anchor.MENTION
    elif reading.has("previous"):
        rule, anchor = WeekdayOf(weekday, Direction.PAST, strict=True), Anchor.MENTION
    elif reading.has("last", "past"):
        rule = WeekdayOf(weekday, Direction.PAST, strict=True)
    elif reading.has("next"):
        coming = "next" not in reading.text.lower().split()
        # "next Friday" is the coming one to some and the one after to others; newsrooms mean next week's.
        rule = WeekdayOf(weekday, Direction.FUTURE, strict=True) if coming else WeekdayOf(weekday, week=1)
    elif reading.has("this", "current"):
        rule = WeekdayOf(weekday, reading.direction(Direction.FUTURE))
    else:
        rule = WeekdayOf(weekday, reading.direction(Direction.PAST))
    return Draft(kind, None, rule, anchor, mod)


def read_deictic(reading: Reading) -> Draft | None:
    shift = int(reading.one("deictic") or 0)
    if reading.text in ("Today", "TODAY") and (reading.before() == "X" or reading.word_after() == "show"):
        return None  # "USA Today", the "Today" show
    return Draft(reading.kind, None, day(shift), Anchor.WRITTEN, reading.edge)


def read_day_after(reading: Reading) -> Draft | None:
    shift = int(reading.one("deictic") or 0)
    if reading.one("unit") != "D" or shift == 0:
        return None
    return Draft(TimexType.DATE, None, day(2 * shift), Anchor.WRITTEN)


def read_tonight(reading: Reading) -> Draft | None:
    if reading.has("overnight"):
        return Draft(TimexType.TIME, None, Shift(Unit.DAY, -1, 0), Anchor.WRITTEN)
    return Draft(TimexType.TIME, None, day(0), Anchor.WRITTEN, reading.edge)


def read_this_part(reading: Reading) -> Draft | None:
    return Draft(TimexType.TIME, None, day(-1 if reading.has("last") else 0), Anchor.WRITTEN, reading.edge)


def read_anaphor(reading: Reading) -> Draft | None:
    """ "the day before", "the following morning", "that night": counted from a happening just told."""
    unit = reading.one("unit")
    if unit is not None and unit not in ("D", "W", "M", "Y"):
        return None
    if reading.has("before", "after"):
        if unit is not None and unit != "D":
            back = -1 if reading.has("before") else 1
            return Draft(TimexType.DATE, None, PeriodOf(UNITS[unit], back), Anchor.MENTION)
        shift = -1 if reading.has("before") else 1
    else:
        shift = {"following": 1, "next": 1, "previous": -1}.get(
            next((kind for kind in reading.classes if kind in ("following", "next", "previous")), ""), 0
        )
    return Draft(reading.kind, None, day(shift), Anchor.MENTION)


def read_in_day(reading: Reading) -> Draft | None:
    """ "earlier in the day" is the day of writing; "later in the week", "earlier in the year" likewise."""
    unit = reading.one("unit")
    if unit is None and reading.after() == "of":
        return None  # "early on the morning of January 29": the date behind it is the one day that is told
    if unit in (None, "D"):
        return Draft(TimexType.TIME if unit is None else TimexType.DATE, None, day(0), Anchor.WRITTEN, reading.edge)
    if unit not in ("W", "M", "Y", "Q", "E"):
        return None
    return period(reading, UNITS[unit], 0)


def period(reading: Reading, unit: Unit, shift: int, anchor: Anchor = Anchor.WRITTEN) -> Draft:
    """A calendar period with its part: "earlier this year", "late last week"."""
    mod = reading.edge
    if reading.has("earlier", "later") and anchor is Anchor.WRITTEN and shift == 0:
        part = Part.BEFORE if reading.has("earlier") else Part.AFTER
    else:
        part = PARTS.get(mod or "", Part.WHOLE) if unit not in (Unit.DAY, Unit.WEEKEND) else Part.WHOLE
    return Draft(TimexType.DATE, None, PeriodOf(unit, shift, part), anchor, mod)


def read_relative_unit(reading: Reading) -> Draft | None:
    letter = reading.one("unit", "weekend") or ""
    unit = UNITS.get(letter)
    if unit is None or (
        letter == "D" and reading.has("last", "past", "current", "this", "latest") and not reading.has("same")
    ):
        return None
    if letter == "F":
        return None
    if reading.has("that", "same"):
        return period(reading, unit, 0, Anchor.MENTION)
    if reading.has("previous", "following"):
        return period(reading, unit, int(reading.one("previous", "following") or 0), Anchor.MENTION)
    if letter == "D":  # "the next day" counts from a happening
        return period(reading, unit, 1, Anchor.MENTION) if reading.has("next") else None
    if reading.has("latest"):
        return period(reading, unit, -1) if unit is Unit.QUARTER else None
    said_the = reading.classes[-3:-2] == ["the"] or (reading.classes[-4:-3] == ["the"] and reading.has("additional"))
    if reading.has("past") or (said_the and reading.has("last") and unit is not Unit.WEEKEND):
        if reading.after() == "of" or reading.word_after() == "of":
            return None
        if unit is Unit.WEEKEND:
            return period(reading, unit, -1)
        rule = Shift(unit, -1, 0, lasts=True)
        if unit in (Unit.DECADE, Unit.CENTURY):
            return Draft(TimexType.DURATION, duration_value(Amount(1, 1, letter)), rule, Anchor.WRITTEN)
        return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN)
    if unit is Unit.WEEKEND and reading.has("this", "current"):
        return weekend(reading, Direction.FUTURE)
    shift = int(reading.one("last", "next", "this", "current") or 0)
    return period(reading, unit, shift)


def weekend(reading: Reading, default: Direction) -> Draft:
    rule = PeriodOf(Unit.WEEKEND, 0, direction=reading.direction(default))
    return Draft(TimexType.DATE, None, rule, Anchor.WRITTEN, reading.edge)


#: "the rest of the year", "the first nine months of the year"; not "the man of the year".
WHOLES = frozenset({"rest", "remainder", "most", "half", "months", "quarter", "quarters", "weeks", "days", "part"})


def read_the_unit(reading: Reading) -> Draft | None:
    """ "the weekend", "the end of the month", "the quarter" (of a company's report)."""
    letter = reading.one("unit", "weekend") or ""
    if letter == "WE":
        ahead = reading.word_before() in ("before", "by", "until") or reading.word_before(2) == "ahead"
        if ahead:
            return Draft(TimexType.DATE, None, PeriodOf(Unit.WEEKEND, 0, direction=Direction.FUTURE), Anchor.WRITTEN)
        return weekend(reading, Direction.PAST)
    if reading.after() == "year":
        return None  # "the year 2000"
    if reading.after() == "dash" and letter == "Q":
        return None  # "the quarter-to-quarter comparison"
    if letter not in ("W", "M", "Y", "Q") or reading.after() == "of":
        return None
    if reading.has("additional"):  # "sales for the full year"
        full = letter == "Y" and reading.value_at(reading.classes.index("additional")) == "full"
        return Draft(TimexType.DATE, None, PeriodOf(Unit.YEAR, 0), Anchor.WRITTEN) if full else None
    if reading.has("edge"):
        mod = reading.edge
        return Draft(TimexType.DATE, None, PeriodOf(UNITS[letter], 0, PARTS[mod or "END"]), Anchor.WRITTEN, mod)
    if letter == "Q" and not reading.has("earlier", "later", "early"):
        return Draft(TimexType.DATE, None, PeriodOf(Unit.QUARTER, -1), Anchor.WRITTEN)
    rest_of = reading.word_before() == "of" and reading.word_before(2) in WHOLES
    if rest_of or (letter == "W" and (reading.has("poss") or reading.word_before() == "for")):
        part = Part.AFTER if reading.word_before(2) in ("rest", "remainder") and rest_of else Part.WHOLE
        return Draft(TimexType.DATE, None, PeriodOf(UNITS[letter], 0, part), Anchor.WRITTEN)
    if letter == "Y" and reading.word_before() in ("for", "in", "during") and len(reading.classes) == 2:
        return Draft(TimexType.DURATION, "P1Y")  # "for the year": which one, and from when, is not told
    return None


def read_year_end(reading: Reading) -> Draft | None:
    if reading.one("unit") != "Y" or reading.one("edge") != "END":
        return None
    return Draft(TimexType.DATE, None, PeriodOf(Unit.YEAR, 0, Part.END), Anchor.WRITTEN, "END")


def read_week_on(reading: Reading) -> Draft | None:
    """ "a week ago today", "two weeks from tomorrow" are days; "a week from Friday" is one that readers differ on; "a
    year ago this week" is about that day of that year."""
    quantity = amount(reading)
    if quantity is None or quantity.low != quantity.high or not quantity.exact:
        return None
    back = -1 if reading.has("ago") else 1
    number = back * int(quantity.low)
    if quantity.unit in ("Y", "M"):
        told = reading.all("unit")[-1] if reading.has("this") else "D" if reading.has("deictic") else "W"
        beside = {"D": 0, "W": 6, "M": 31}.get(told)
        shift = None if beside is None else Shift(UNITS[quantity.unit], number, number, beside)
        return None if shift is None else Draft(TimexType.DATE, None, shift, Anchor.WRITTEN)
    if quantity.unit not in WHOLE_DAYS or reading.has("this"):
        return None
    if reading.has("weekday"):
        return Draft(TimexType.DATE)
    days = number * WHOLE_DAYS[quantity.unit] + int(reading.one("deictic") or 0)
    return Draft(TimexType.DATE, None, day(days), Anchor.WRITTEN)


#: Units that are a whole number of days.
WHOLE_DAYS = {"D": 1, "W": 7, "F": 14}


def read_before_last(reading: Reading) -> Draft | None:
    """ "the week before last", "the month after next"."""
    if reading.has("weekday"):
        return Draft(TimexType.DATE)  # a week before the last one, whichever that is
    unit = UNITS.get(reading.one("unit", "weekend") or "")
    if unit is None or unit is Unit.DAY:
        return None
    return Draft(TimexType.DATE, None, PeriodOf(unit, -2 if reading.has("before") else 2), Anchor.WRITTEN)


def read_ago(reading: Reading) -> Draft | None:
    quantity = amount(reading)
    if quantity is None:
        return None
    anchored = reading.has("ago", "hence", "present")
    back = reading.has("ago", "earlier", "before")
    if not anchored and reading.has("after") and reading.after() in ("prep", "dot", "comma", "break", ""):
        return None
    quantity = in_whole_units(quantity) if anchored else quantity
    low, high, slack = bounds(quantity)
    if quantity.unit.startswith("T"):
        days = {"TH": 24, "TM": 1440}.get(quantity.unit, 86400)
        low, high = low // days, -(-high // days)
        unit, kind, value = Unit.DAY, TimexType.TIME, None
    else:
        unit, kind, value = UNITS[quantity.unit], TimexType.DATE, None
    if not quantity.exact and back and anchored:
        value = "PAST_REF"
    if not anchored and not (quantity.unit == "Y" and reading.has("earlier")):
        kind, value = TimexType.DURATION, duration_value(quantity)  # "three days later": the length is what is told
    if quantity.mod == "APPROX":
        slack = slack * 3 // 2
    rule = Shift(unit, -high, -low, slack) if back else Shift(unit, low, high, slack)
    return Draft(kind, value, rule, Anchor.WRITTEN if anchored else Anchor.MENTION, quantity.mod)


READERS = {
    "weekday": read_weekday,
    "deictic": read_deictic,
    "dayafter": read_day_after,
    "tonight": read_tonight,
    "thispart": read_this_part,
    "anaphor": read_anaphor,
    "inday": read_in_day,
    "relunit": read_relative_unit,
    "theunit": read_the_unit,
    "yearend": read_year_end,
    "ago": read_ago,
    "weekon": read_week_on,
    "beforelast": read_before_last,
}
