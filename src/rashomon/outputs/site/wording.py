"""Dates, numbers and kinds in the words that a reader expects."""

from __future__ import annotations

import re
from datetime import date

from rashomon.model.attribution import Certainty, LinkKind, Polarity, SpeechAct
from rashomon.model.claims import Independence, Origin, OriginKind, Verdict
from rashomon.model.lineage import Relation
from rashomon.model.moment import Basis, Moment

__all__ = [
    "act_words",
    "basis_words",
    "day_words",
    "figure",
    "kind_words",
    "link_kind_words",
    "moment_words",
    "number_of",
    "origin_name",
    "origins_words",
    "relation_words",
    "shortened",
    "verdict_words",
]

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
#: Alternatives told one by one; more are told by what they have in common.
MOST_ALTERNATIVES = 2

PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")

RELATIONS = {
    Relation.ORIGINAL: "the original",
    Relation.COPY: "a copy",
    Relation.ABRIDGED: "an abridged copy",
    Relation.EXTENDED: "an extended copy",
    Relation.REORDERED: "a reordered copy",
    Relation.PARAPHRASE: "a paraphrase",
    Relation.SPLICED: "a splice with words",
    Relation.CORRECTION: "a correction",
}
ORIGINS = {
    OriginKind.FIRST_HAND: "first-hand",
    OriginKind.OFFICIAL: "official",
    OriginKind.PARTY: "a party to it",
    OriginKind.STATE_MEDIA: "state media",
    OriginKind.AGENCY: "news agency",
    OriginKind.OUTLET: "outlet",
    OriginKind.PERSON: "a person",
    OriginKind.UNNAMED: "unnamed",
    OriginKind.UNKNOWN: "not stated",
}
VERDICTS = {
    Verdict.CONTRADICTION: "cannot both be true",
    Verdict.SUPERSEDED: "the later figure replaces the earlier",
    Verdict.DIFFERENT_SCOPE: "they speak of different things",
    Verdict.ALLEGATION_DENIAL: "alleged and denied",
}


def part_words(text: str, *, year: bool = True) -> str:
    """A day, month or year of EDTF in words."""
    found = PART.fullmatch(text.strip())
    if not found:
        return text
    words = [found[3].lstrip("0")] if found[3] else []
    words += [MONTHS[int(found[2]) - 1]] if found[2] else []
    words += [found[1]] if year or not found[2] else []
    return " ".join(words)


def day_words(day: date, *, weekday: bool = False) -> str:
    """``4 June 2025``, with its weekday when asked."""
    words = part_words(day.isoformat())
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def range_words(first: str, last: str, joint: str) -> str:
    """Two parts of EDTF with what they share said once: ``18–20 September 2024``."""
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}{joint}{part_words(last)}"
    spaced = f" {joint.strip()} "
    if len(first) > 4 and first[:4] == last[:4]:
        return f"{part_words(first, year=False)}{spaced}{part_words(last)}"
    return f"{part_words(first)}{spaced}{part_words(last)}"


def moment_words(moment: Moment, *, weekday: bool = False) -> str:
    """A moment in words, no more precise than it is."""
    if moment.edtf is None:
        return "undated"
    text = moment.edtf.strip()
    if text.startswith("["):
        return choice_words(moment, text[1:-1].split(","))
    if "/" in text:
        first, last = text.split("/", 1)
        return range_words(first, last, "–")
    if weekday and moment.earliest is not None and len(text) == 10:
        return day_words(moment.earliest, weekday=True)
    return part_words(text)


def choice_words(moment: Moment, parts: list[str]) -> str:
    """Doubt and alternatives: ``6 or 13 September 2024``, ``a Friday between …``, ``between … and …``."""
    ends = [(first, last or first) for first, _, last in (part.partition("..") for part in parts)]
    outer = range_words(ends[0][0], ends[-1][1], " and ")
    if len(parts) == 1:
        return range_words(*ends[0], " or ") if moment.width == 2 else f"between {outer}"
    if len(parts) == 2 and all(first == last for first, last in ends):
        return range_words(ends[0][0], ends[1][0], " or ")
    if len(parts) <= MOST_ALTERNATIVES:
        return " or ".join(
            part_words(first) if first == last else range_words(first, last, "–") for first, last in ends
        )
    days = {date.fromisoformat(first).weekday() for first, last in ends if first == last and len(first) == 10}
    same = len(days) == 1 and all(first == last and len(first) == 10 for first, last in ends)
    return f"a {WEEKDAYS[days.pop()]} between {outer}" if same else f"one of several days between {outer}"


def basis_words(moment: Moment) -> str:
    """What a moment rests on, with the share of the belief where it is inferred."""
    if moment.basis is Basis.INFERRED and moment.confidence >= 0.995:  # which would be written as certainty
        return "inferred, over 99 %"
    if moment.basis is Basis.INFERRED:
        return f"inferred, {moment.confidence:.0%}".replace("%", " %")
    return moment.basis.value


def relation_words(relation: Relation) -> str:
    return RELATIONS[relation]


def kind_words(kind: OriginKind) -> str:
    return ORIGINS[kind]


def link_kind_words(kind: LinkKind) -> str:
    return kind.value.replace("-", " ")


def verdict_words(verdict: Verdict) -> str:
    return VERDICTS[verdict]


def act_words(act: SpeechAct, certainty: Certainty, polarity: Polarity) -> str:
    """``states``, ``alleges, as possible``, ``states that it is not so``."""
    words = act.value
    if polarity is Polarity.NEGATIVE and act is not SpeechAct.DENIES:
        words += " that it is not so"
    if certainty is not Certainty.CERTAIN:
        words += f", as {certainty.value}"
    return words


def number_of(count: int, noun: str, plural: str | None = None) -> str:
    """``1 report``, ``1,203 reports``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def origin_name(origin: Origin) -> str:
    return "an unnamed source" if origin.name in ("", OriginKind.UNNAMED.value) else origin.name


def origins_words(independence: Independence | None) -> str:
    """How many independent origins are demonstrated: ``1 origin``, ``1 to 3 origins``."""
    if independence is None or independence.possible == 0:
        return "no origin shown"
    if independence.certain == independence.possible:
        return number_of(independence.certain, "origin")
    return f"{independence.certain} to {number_of(independence.possible, 'origin')}"


def figure(value: float | None) -> str:
    """A number as a person writes it; an open bound is a dash."""
    if value is None:
        return "–"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def shortened(text: str, length: int) -> str:
    """The text, cut at a word and marked with an ellipsis where it is longer than ``length``."""
    flat = " ".join(text[: 4 * length].split())
    if len(flat) <= length:
        return flat
    cut = flat[:length].rsplit(" ", 1)[0]
    return (cut if len(cut) > length // 2 else flat[:length]).rstrip(" ,;:–-") + "…"
