"""Days and moments in words, no more precise than they are known."""

from __future__ import annotations

import re
from datetime import date

from rashomon.model.moment import Moment

__all__ = ["day_in_words", "hour_in_words", "moment_in_words"]

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
#: Alternatives told one by one: as many as a reader keeps in mind. More are told by what they have in common.
MOST_ALTERNATIVES = 3
#: Letters of a month beside a day where room is scarce.
SHORT = 3

PART = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?")


def day_in_words(day: date, *, short: bool = False, weekday: bool = False) -> str:
    """``4 June 2025``, ``4 Jun 2025`` where room is scarce, with its weekday when asked."""
    words = part(day.isoformat(), short)
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def moment_in_words(moment: Moment, *, short: bool = False, weekday: bool = False) -> str:
    """ "17 June 2025", "June 2025", "18–20 September 2024", "between 30 August and 13 September 2024",
    "6 or 13 September 2024", "undated"; ``short`` cuts the month beside a day to three letters, ``weekday`` names that
    of a single day."""
    if moment.edtf is None:
        return "undated"
    text = moment.edtf.strip()
    if text.startswith("["):
        return choice(moment, text[1:-1].split(","), short)
    first, slash, last = text.partition("/")
    if slash and first and last:
        return span(first, last, "–", short)
    if weekday and moment.earliest is not None and len(text) == len("2025-06-17"):
        return day_in_words(moment.earliest, short=short, weekday=True)
    return part(text, short)


def hour_in_words(hour: str | None) -> str:
    """ ", 18:40", ", 21:15 (UTC+02:00)", ", 07:05 (UTC)" behind a day; nothing where no hour is known."""
    if hour is None:
        return ""
    clock, zone = hour[: len("18:40")], hour[len("18:40") :]
    told = "UTC" if zone in ("+00:00", "-00:00") else f"UTC{zone}"
    return f", {clock} ({told})" if zone else f", {clock}"


def part(text: str, short: bool, *, year: bool = True) -> str:
    """One EDTF date: a day, a month or a year. Anything else stays as it is written."""
    found = PART.fullmatch(text.strip())
    if not found:
        return text
    words = [found[3].lstrip("0")] if found[3] else []
    if found[2]:
        month = MONTHS[int(found[2]) - 1]
        words.append(month[:SHORT] if short and found[3] else month)
    words += [found[1]] if year or not found[2] else []
    return " ".join(words)


def span(first: str, last: str, joint: str, short: bool) -> str:
    """Two dates with what they share said once: ``18–20 September 2024``."""
    if len(first) == len(last) == len("2025-06-17") and first[:7] == last[:7]:
        return f"{int(first[8:])}{joint}{part(last, short)}"
    spaced = f" {joint.strip()} "
    same_year = len(first) > len("2025") and first[:4] == last[:4]
    return f"{part(first, short, year=not same_year)}{spaced}{part(last, short)}"


def choice(moment: Moment, parts: list[str], short: bool) -> str:
    """Doubt and alternatives: ``6 or 13 September 2024``, ``one of 5 Fridays between …``, ``between … and …``."""
    ends = [(first, last or first) for first, _, last in (text.partition("..") for text in parts)]
    outer = span(ends[0][0], ends[-1][1], " and ", short)
    if len(parts) == 1:
        return span(*ends[0], " or ", short) if moment.width == 2 else f"between {outer}"
    if len(parts) == 2 and all(first == last for first, last in ends):
        return span(ends[0][0], ends[1][0], " or ", short)
    if len(parts) <= MOST_ALTERNATIVES:
        told = [
            part(first, short) if first == last else f"between {span(first, last, ' and ', short)}"
            for first, last in ends
        ]
        return f"{', '.join(told[:-1])} or {told[-1]}"
    single = all(first == last and len(first) == len("2025-06-17") for first, last in ends)
    days = {date.fromisoformat(first).weekday() for first, _ in ends} if single else set()
    if len(days) == 1:
        return f"one of {len(parts)} {WEEKDAYS[days.pop()]}s between {outer}"
    return f"one of several days between {outer}"
