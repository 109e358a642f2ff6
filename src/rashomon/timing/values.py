"""TIMEX3 values and days, once the day that an expression counts from is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rashomon.model.calendar_rule import (
    DayOfMonth,
    DayRange,
    Direction,
    Feast,
    Fixed,
    MonthDay,
    MonthOf,
    PeriodOf,
    Season,
    Shift,
    TimeRule,
    Unit,
    WeekdayIn,
    WeekdayOf,
    WeekdaySpan,
    shifted,
)
from rashomon.model.timing import Anchor, TimeExpression, TimexType
from rashomon.timing.lexicon import lookup

__all__ = ["time_suffix", "timex_value", "timex_values", "value_days"]

SEASONS = ("SP", "SU", "FA", "WI")
CLOCK = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*-?\s*([ap])\.?\s?m\b|(\d{1,2}):(\d{2})|(\d{2})(\d{2})\s?(?:gmt|utc|hrs|hours)|\b(noon|midnight|midday)\b"
    r"|\b(?P<hour>\w{1,6})\s(?:o['’]clock\b(?:\sin\sthe\s(?P<of>morning|afternoon|evening))?|in\sthe\s(?P<in>morning|afternoon|evening)\b)",
    re.IGNORECASE,
)
PARTS_OF_DAY = re.compile(r"\b(morning|dawn|afternoon|evening|dusk|overnight|tonight|night|lunchtime)\b", re.IGNORECASE)
LETTERS = {
    "morning": "MO", "dawn": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "overnight": "NI", "tonight": "NI",
    "night": "NI", "lunchtime": "MI",
}  # fmt: skip


def value_days(expression: TimeExpression, written: date) -> DayRange | None:
    """First and last day (ordinals) that an expression allows when it counts from ``written``: the day of
    writing, or for an expression that counts from a mention that mention's day. None when it denotes no
    days or cannot have been written then."""
    rule, anchor = expression.rule, written.toordinal()
    days = None if rule is None else rule.days_from(anchor)
    if days is not None and not 1 <= days[0] <= days[1] <= LAST_DAY:
        return None  # outside the calendar: a stamp of the year 1 dates no Tuesday before it
    if days is None or not isinstance(rule, MonthDay | MonthOf | Season) or SIDE_TOLD.search(expression.text):
        return days
    if rule.year_shift is not None or max(days[0] - anchor, anchor - days[1]) < TOO_FAR:
        return days
    nearest = replace(rule, direction=Direction.EITHER).days_from(anchor)
    return nearest if nearest is not None and date.fromordinal(nearest[0]).year == written.year else days


#: The last day that the calendar of the language has.
LAST_DAY = date.max.toordinal()

#: Newspapers name no year when they mean their own, so "on October 31", written on October 27 beside a verb in
#: the past ("the company set October 31 as its deadline"), is four days ahead. Tense gives way where it puts the
#: day this many days off or more: on TimeBank and AQUAINT 220 to 320 are within three values of each other, and
#: never to give way costs eight. Only here, where the day of writing is known: where it is sought, tense is evidence.
TOO_FAR = 300

#: Words that tell the side themselves.
SIDE_TOLD = re.compile(r"\b(?:last|past|previous|next|following|coming)\b", re.IGNORECASE)


def timex_value(expression: TimeExpression, written: date) -> str | None:
    """The TIMEX3 value of an expression that counts from ``written`` (see ``value_days``), or None."""
    if expression.value is not None:
        return expression.value
    days = value_days(expression, written)
    if days is None:
        return None
    value = named(expression, written, days)
    return value + time_suffix(expression.text) if value and expression.type is TimexType.TIME else value


def named(expression: TimeExpression, written: date, days: DayRange) -> str | None:
    """The days under the name of their own kind: a day, a week, a month, a quarter, a season, a year."""
    rule = expression.rule
    match rule:
        case MonthDay(until=None) | WeekdayOf() | DayOfMonth():
            return iso(days[0])
        case Feast() | WeekdayIn() | Fixed():
            return iso(days[0]) if days[0] == days[1] else None
        case WeekdaySpan():
            return f"{iso(days[0])}/{iso(days[1])}"
        case MonthDay():
            words = expression.text.lower().split()
            if words[-1] in ("week", "weekend") or "weekend" in words:
                return None  # "Christmas week", "the weekend of March 9": no one day, and not a week of the calendar
            if "week" in words and days[0] % 7 == 1 and days[1] - days[0] == 6:  # "the week of March 6"
                return period_name(Unit.WEEK, days[0])
            return iso(days[0]) if days[0] == days[1] else f"{iso(days[0])}/{iso(days[1])}"
        case MonthOf(until=None):
            return iso(days[1])[:7] if days[0] == days[1] else iso(days[0])[:7]
        case MonthOf():
            return span_of_months(rule, days)
        case Season():
            return f"{iso(days[0])[:4]}-{SEASONS[rule.season]}"
        case PeriodOf():
            return period_name(rule.unit, days[0])
        case Shift():
            if rule.unit is Unit.DAY:  # "a couple of days ago" is two; the vagueness around them is in the days
                return iso(shifted(written.toordinal(), Unit.DAY, min(rule.low, rule.high, key=abs)))
            middle = replace(nominal(rule, expression.mod), slack=0).days_from(written.toordinal())
            unit = Unit.YEAR if rule.unit is Unit.DECADE else rule.unit  # "a decade ago" names a year
            if middle is not None:
                return period_name(unit, middle[0] if rule.lasts else (middle[0] + middle[1]) // 2)
    return None


def nominal(rule: Shift, mod: str | None) -> Shift:
    """The shift that the number itself names: ten years in "more than ten years ago", though any more will do."""
    if rule.lasts or mod not in ("MORE_THAN", "EQUAL_OR_MORE", "LESS_THAN", "EQUAL_OR_LESS"):
        return rule
    near, far = sorted((rule.low, rule.high), key=abs)
    told = near if mod in ("MORE_THAN", "EQUAL_OR_MORE") else far
    return replace(rule, low=told, high=told)


def span_of_months(rule: MonthOf, days: DayRange) -> str:
    first = date.fromordinal(days[0])
    year = first.year if first.month >= rule.month or rule.until is None else first.year - 1
    until = rule.until or rule.month
    if until - rule.month == 2 and rule.month % 3 == 1:
        return f"{year:04}-Q{(rule.month + 2) // 3}"
    if until - rule.month == 5 and rule.month % 6 == 1:
        return f"{year:04}-H{(rule.month + 5) // 6}"
    return f"{year:04}-{rule.month:02}/{year + (until < rule.month):04}-{until:02}"


def period_name(unit: Unit, day: int) -> str:
    here = date.fromordinal(day)
    year, week, _ = here.isocalendar()
    return {
        Unit.DAY: here.isoformat(),
        Unit.WEEK: f"{year:04}-W{week:02}",
        Unit.WEEKEND: f"{year:04}-W{week:02}-WE",
        Unit.MONTH: f"{here:%Y-%m}",
        Unit.QUARTER: f"{here.year:04}-Q{(here.month + 2) // 3}",
        Unit.YEAR: f"{here.year:04}",
        Unit.DECADE: f"{here.year // 10:03}",
        Unit.CENTURY: f"{here.year // 100:02}",
    }[unit]


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def time_suffix(text: str) -> str:
    """``T19:15`` or ``TNI`` for the time of day in the words, ``""`` when they hold none."""
    found = CLOCK.search(text)
    if found and found["hour"]:
        return spoken_hour(found)
    if found:
        if found[8]:
            return "T24:00" if found[8].lower() == "midnight" else "T12:00"
        hour, minute = int(found[1] or found[4] or found[6]), int(found[2] or found[5] or found[7] or 0)
        half = (found[3] or "").lower()
        hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
        return f"T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
    part = PARTS_OF_DAY.search(text)
    if part:
        return f"T{LETTERS[part[1].lower()]}"
    return "TMO" if SMALL_HOURS.search(text) else ""


#: "the early hours of Monday", "the small hours": before the morning has come, and its day is the new one.
SMALL_HOURS = re.compile(r"\b(?:early|small|wee)\s+hours\b", re.IGNORECASE)


def spoken_hour(found: re.Match[str]) -> str:
    """ "eight o'clock", "4 in the morning"; half of the day is not told by "eight o'clock" alone, and eight it stays."""
    word = found["hour"].lower()
    hour = (
        int(word)
        if word.isdecimal()
        else next((int(one.value) for one in lookup().get(word, ()) if one.kind == "numword"), 0)
    )
    half = (found["of"] or found["in"] or "").lower()
    if not 1 <= hour <= 12:
        return ""
    if half in ("afternoon", "evening"):
        hour = hour % 12 + 12
    elif half == "morning":
        hour %= 12
    return f"T{hour:02}:00"


def timex_values(expressions: Sequence[TimeExpression], written: date) -> tuple[str | None, ...]:
    """The values of one text's expressions in order. Those that count from a mention count from the day
    last spoken of, as a reader takes them ("that year" from the year last spoken of); a year's shift of a quarter
    stays a quarter."""
    values: list[str | None] = []
    last, spoken, grain = written, (written.toordinal(), written.toordinal()), ""
    for expression in expressions:
        rule = expression.rule
        base = written
        if expression.anchor is Anchor.MENTION:
            base = date.fromordinal(spoken[0]) if holds(rule, spoken) else last
        value = timex_value(expression, base)
        if value and len(value) == 4 and SAME_PERIOD.search(expression.text) and "-Q" in grain:
            value = f"{value[:4]}{grain[4:]}"
        elif isinstance(rule, Shift) and rule.unit is Unit.YEAR and rule.low == rule.high and "-Q" in grain and value:
            # a quarter that is still to come is not what a report compares
            year = value[:4] if grain[:4] > f"{written.year:04}" else f"{int(grain[:4]) + rule.low:04}"
            value = f"{year}{grain[4:]}"
        elif value and ("-Q" in value or "-H" in value):
            grain = value[:7]
        elif value and expression.type is TimexType.DURATION and LONG_REPORT.fullmatch(value):
            grain = ""
        if expression.type is TimexType.TIME and value is None:
            suffix = time_suffix(expression.text)
            value = last.isoformat() + suffix if suffix else None
        values.append(value)
        days = None if rule is None else value_days(expression, base)
        if days is not None and expression.type in (TimexType.DATE, TimexType.TIME):
            spoken = days
            if days[0] == days[1]:
                last = date.fromordinal(days[0])
    return tuple(values)


#: "the 1988 quarter", "the 1988 period": a year that stands for the part of it last spoken of.
SAME_PERIOD = re.compile(
    r"\b\d{4}[ -](?:quarter|period|term)\Z|\b(?:same|corresponding|comparable|['’]s|the) (?:quarter|period|term)\b",
    re.IGNORECASE,
)
#: "for the nine months", "for the year ended": what is compared is no quarter any more.
LONG_REPORT = re.compile(r"P(?:[46-9]|1[0-2])M|P1Y|P[23]Q")

#: Days in the units that "that year", "the following month" count in: what was spoken of must not be longer.
LENGTHS = {Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}


def holds(rule: TimeRule | None, spoken: DayRange) -> bool:
    """Whether what was last spoken of tells which month, quarter or year the rule counts from."""
    return isinstance(rule, PeriodOf) and spoken[1] - spoken[0] < LENGTHS.get(rule.unit, 0)
