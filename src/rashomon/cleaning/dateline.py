"""The dateline that opens a paragraph: where and when it was written, and for which agency.

In: a paragraph. Out: its ``Dateline``, or None. Known shapes: ``SEOUL: ``, ``CHICAGO — ``,
``Seoul, June 17 (IANS) ``, ``WASHINGTON (AP) — ``, ``MOSCOW, January 9. /TASS/. ``,
``NEWPORT NEWS, Va. (WAVY) — ``, ``BEIRUT, April 5 (Reuters) - ``, ``(Reuters) - ``. A shape counts when two
of its marks agree: capitals, a date, an agency, a region, a dash; a capitalised word and a colon are not
enough.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from rashomon.cleaning.agencies import agency_named, agency_words
from rashomon.cleaning.stop_words import stop_words
from rashomon.resources import table

__all__ = ["MONTH", "WEEKDAY", "Dateline", "dateline_of", "inner_dateline"]

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
DATE = rf"(?i:(?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})(?![\w/]))"
WORD = r"(?:[A-Z\u00c0-\u00de](?:[\w'’.\u00c0-\u024f]|-(?=\w)){0,24}|de|la|al|el|of|du|des|der|and|y|e|upon|sur|au|aux)"
PLACE = rf"(?P<place>{WORD}(?:[ /](?!(?i:{MONTH}|{WEEKDAY}) ?\d){WORD}){{0,5}})"
REGION = rf"(?:,? (?P<region>(?!(?i:{MONTH}|{WEEKDAY})\b){WORD}(?: {WORD}){{0,2}}))?"
INNER_DATE = rf"(?:(?:,|\.|\s[-–—])? ?\(?(?P<date>{DATE})\)?[.,]?)?"
SOURCE = r"(?:,? ?(?:\((?P<round>[^()\n]{2,50})\)|/(?P<slash>[^/\n]{2,40})/|\[(?P<square>[^\[\]\n]{2,40})\]))?"
SEPARATOR = r"(?P<dash>\s?(?:[—–―]|--?|‒)\s?-?(?=[\s\w\"“‘'(])|\s_(?=\s)|\s?:\s|\.\s|\s)?"
#: TASS sets the country between slashes: "MINSK /Belarus/, January 9. /TASS/.".
COUNTRY = r"(?: /[A-Z][\w .'’-]{1,30}/(?=,))?"
#: "GREENCASTLE, FRANKLIN COUNTY, Pa. --": the county between town and state.
COUNTY = r"(?:, [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})? (?i:county|parish)(?=,))?"
FULL = re.compile(rf"{PLACE}{COUNTRY}{COUNTY}{REGION}{INNER_DATE}{SOURCE}[.,]?{SEPARATOR}")
BARE = re.compile(r"\(?(?P<source>(?<=\()[^()\n]{2,50}(?=\))|/[^/\n]{2,30}/)\)?[.,]?(?P<dash>\s?(?:[—–―]|--?)\s|\.?\s)")
#: Little words that places are made of.
PLACE_WORDS = frozenset({"new", "of", "the", "and", "upon", "on", "de", "la"})
INNER = re.compile(r"(?<=[.!?\"”])\s+(?=[A-Z])")
#: How far into a paragraph a summary and its picture's caption reach.
INNER_WITHIN = 700
#: Nothing longer is a dateline: place, region, full date and two agencies fit.
MAX_LENGTH = 110
#: "Dec 29 (Reuters) - ": a dateline that names no place.
DATED = re.compile(rf"(?P<date>{DATE}) \((?P<source>[^()\n]{{2,50}})\)\s?(?:[—–―]|--?)\s")
CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}\b")
STATION = re.compile(r"\A[A-Z][\w&./ -]{1,30}\Z")


@dataclass(frozen=True, slots=True)
class Dateline:
    """``length`` characters from the paragraph's start; ``source`` is what stands for the agency."""

    length: int
    place: str | None
    date: str | None
    source: str | None
    agency: str | None


@functools.cache
def words_that_are(what: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("cleaning_places") if row["is"] == what)


@functools.cache
def known_places() -> frozenset[str]:
    """Capitals and countries: names that a colon after them makes a dateline anywhere on a page."""
    found: set[str] = set()
    for row in table("countries"):
        for column in ("name", "aliases", "capital", "capital_aliases"):
            found.update(part.strip().casefold() for part in row[column].split("|") if part.strip())
    return frozenset(found)


@functools.cache
def towns() -> frozenset[str]:
    """Towns too: names that a dash after them makes a dateline where a story opens."""
    return known_places() | {row["name"].casefold() for row in table("language_places")}


@functools.cache
def bare_agency() -> re.Pattern[str]:
    """An agency's name and a dash: "AP - ", "Reuters — "."""
    return re.compile(rf"(?P<source>{agency_words()})\s?(?:[—–―]|--|-)\s")


def dateline_of(paragraph: str, *, opens: bool = True) -> Dateline | None:
    """The dateline at the start of ``paragraph``; ``opens``: the paragraph is the story's first.

    Further down a word in capitals and a colon is a list's heading, unless it is a known place.
    """
    start = paragraph[: MAX_LENGTH + 40]
    return full(start, opens) or bare(start)


def full(start: str, opens: bool) -> Dateline | None:
    """A dateline that begins with its place."""
    found = FULL.match(start)
    if not found or found.end() > MAX_LENGTH or found.end() >= len(start):
        return None
    place, region, date = found["place"].strip(), found["region"], found["date"]
    if not region and place.rpartition(" ")[2] in words_that_are("region") and place.count(" ") == 1:
        place, _, region = place.rpartition(" ")  # "Vista CA": the comma was forgotten
    source = found["round"] or found["slash"] or found["square"]
    dash = (found["dash"] or "").strip()
    agency = (agency_named(source) or agency_named(source.split(" ")[0])) if source else None
    capitals = in_capitals(place)
    if not place[0].isupper() or place.rstrip(".:").upper() in words_that_are("not-place"):
        return None
    in_region = bool(region) and region in words_that_are("region")
    if capitals and not (date or source) and is_wording(place):
        return None
    if region and not (in_region or date or source or (capitals and dash)):
        return None
    if source and not date and re.search(DATE, source):
        date, source = source, None
    call_sign = bool(source) and bool(CALL_SIGN.match(source or "")) and bool(dash)
    station = bool(source) and bool(STATION.match(source or "")) and (capitals or in_region or bool(dash))
    is_town = place.casefold() in (towns() if opens and dash not in {"", ".", ":"} else known_places())
    marks = (
        2 * (agency is not None)
        + (station and agency is None)
        + bool(date) * (2 if source or dash else 1)
        + capitals * (1 if dash else 0)
        + (dash not in {"", ".", ":"})
        + (dash == ":" and capitals)
        + in_region
        + is_town
    )
    if dash == ":" and not (opens or agency or date or place.casefold() in known_places()):
        return None
    # A dash after a capitalised word that is neither in capitals, dated nor credited is a dash in a sentence.
    firm = agency is not None or bool(date) or capitals or in_region or call_sign or (is_town and bool(dash))
    if marks < 2 or not firm or (not dash and agency is None and not (station and (date or capitals))):
        return None
    return Dateline(found.end(), place, date, source, agency)


def bare(start: str) -> Dateline | None:
    """A dateline that is an agency alone."""
    opened = re.match(r"\(([^()\n]{2,50})\)\s?(?:[—–―]|--?|:)?\s|/([^/\n]{2,30})/\.?\s", start)
    if opened:
        source = opened[1] or opened[2]
        agency = agency_named(source)
        return Dateline(opened.end(), None, None, source, agency) if agency else None
    dated = DATED.match(start)
    if dated:
        agency = agency_named(dated["source"])
        return Dateline(dated.end(), None, dated["date"], dated["source"], agency) if agency else None
    found = bare_agency().match(start)
    if found:
        return Dateline(found.end(), None, None, found["source"], agency_named(found["source"]))
    return None


def is_wording(place: str) -> bool:
    """Whether capitals are a sentence's words and no place's: "FIX IS IN"."""
    return any(word.lower() in stop_words("en") and word.lower() not in PLACE_WORDS for word in place.split())


def inner_dateline(paragraph: str) -> int | None:
    """Where a dateline stands inside the opening of a story that was glued to its summary, after a full stop:
    "… in the north. MOSCOW (Sputnik) The defence ministry …". Only agencies are believed there."""
    for found in INNER.finditer(paragraph[:INNER_WITHIN]):
        start = paragraph[found.end() :]
        dateline = dateline_of(start, opens=False)
        if dateline is None or dateline.agency is None:
            continue
        # A bare "(Reuters)" after a sentence credits the picture above.
        if in_capitals(dateline.place) if dateline.place else not start.startswith("("):
            return found.end()
    return None


def in_capitals(place: str) -> bool:
    """Whether a place is set in capitals: "SEOUL", "ST. LOUIS", "WEST PALM BEACH"."""
    letters = [character for character in place if character.isalpha()]
    return len(letters) >= 3 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)
