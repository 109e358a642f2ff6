"""Credits inside and under a story: agencies, pictures, stamps, cut out of the line they are glued to.

In: a line that is the story's. Out: its pieces. An agency's name at the end of the story credits the story;
one "via", in square brackets or with a photographer credits a picture and says nothing about the words.
"""

from __future__ import annotations

import functools
import re

from rashomon.cleaning.agencies import agency_named, agency_words
from rashomon.cleaning.dateline import MONTH, WEEKDAY
from rashomon.cleaning.outlet import outlet_by_call_sign, outlet_by_name

__all__ = [
    "byline_agency",
    "credit_line",
    "credited_date",
    "inner_date",
    "leading_clock",
    "leading_date",
    "stamp_inside",
    "trailing_agency",
    "trailing_outlet",
    "trailing_picture_credit",
]

#: Initials of the desk: "ab/cd/ef".
DESK = re.compile(r"[a-z]{1,5}(?:/[a-z]{1,5}){1,5}/?")
PICTURE = re.compile(
    r"\s*(?:\((?:photo |picture |image |file photo )?(?:via|courtesy(?: of)?|photo(?: by)?:?|image:?|picture:?|credit:?) [^()\n]{2,60}\)"
    r"|\((?:[A-Z][\w.' -]{2,40}/ ?)?(?:AP Photo|AFP Photo|Reuters Photo|Getty Images?|Shutterstock|EPA|File photo|File|Handout)[^()\n]{0,60}\)"
    r"|\[[A-Z][A-Z\d/ &.-]{1,40}\]"
    r"|\[(?:Photo|Image|Picture|Photos)\b[^\[\]\n]{0,40}\]"
    r"|(?:(?<=[.!?”\"])\s*|\s[-–—|]\s?)(?:[A-Z][\w.' -]{2,40}/ ?)?(?:AP Photo|AFP Photo|Getty Images|Shutterstock|Reuters/[A-Z][\w. -]{2,40}|REUTERS/[A-Z][\w. -]{2,40}|AFP/Getty Images|Google Maps))\.?\Z"
)
POSTED = re.compile(
    rf"(?i:\b(?:first )?(?:posted|published|updated|last updated|last modified|originally published|created)\b(?: on| at|:)*:? {{0,3}}(?:{WEEKDAY},? )?"
    rf"(?:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:,?(?: at| -| \|)? ?\d{1,2}[:.]\d{2}(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: ?(?:[ECMP][SD]?T|GMT|UTC|IST|BST|CET))?)?)"
)
LEADING = re.compile(
    rf"(?i:(?:(?:date of publication|published(?: on)?|posted(?: on)?|(?:last )?updated(?: on| at)?|print this page)[: ]{{1,3}})?"
    rf"(?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}},? \d{{4}}|{MONTH} \d\d(?:19|20)\d\d|\d{{1,2}} {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[.-]\d{{1,2}}[.-]\d{{4}}))"
    r"(?:\(updated [\d .:]{4,30}\))?(?:,? (?:at )?\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?)?(?=\s|\Z|[A-Z])",
)
#: How far into a story on one line its headline, agency and date reach.
SIGNED_WITHIN = 320


@functools.cache
def signed() -> re.Pattern[str]:
    """An agency and a full date after a headline, on one line: "… blast kills ten AFP Tuesday 23 Sep 2014 A bomb …"."""
    return re.compile(
        rf"\s(?P<agency>{agency_words()}) (?P<date>(?i:{WEEKDAY},? (?:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}})))(?=\s[A-Z\"'“‘\d]|\Z)"
    )


#: A full date after a headline that no agency signs. A date after "on", "of", "since" is a sentence's.
DATED = re.compile(
    rf"(?<![ ,]of)(?<! (?:on|in|by))(?<! (?:from|till))(?<! until)(?<! since)\s(?P<date>(?i:{WEEKDAY},? )?(?i:\d{{1,2}} {MONTH},? \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}}))(?=\s[A-Z\"'“‘]|\Z)"
)


def credited_date(line: str) -> tuple[int, int, int] | None:
    """Begin and end of the agency, and end of the date, where both stand between headline and story on one line."""
    found = signed().search(line[:SIGNED_WITHIN])
    if not found or not 3 <= len(line[: found.start()].split()) <= 30:
        return None
    return found.start("agency"), found.end("agency"), found.end()


def inner_date(line: str) -> tuple[int, int] | None:
    """Begin and end of the full date that stands alone after the opening words of a story on one line."""
    found = DATED.search(line[:SIGNED_WITHIN])
    return found.span("date") if found and 4 <= len(line[: found.start()].split()) <= 25 else None


@functools.cache
def trailing() -> re.Pattern[str]:
    """An agency after the last full stop: "supplies. –IANS", "he said. (AP)", "added. - Reuters"."""
    return re.compile(
        rf"(?<=[.!?”\"’'])\s*(?:[-–—]{{1,2}}\s?(?P<dash>{agency_words()})|\((?P<round>{agency_words()})\)|\[(?P<square>{agency_words()})\])\.?\Z"
    )


@functools.cache
def alone() -> re.Pattern[str]:
    """A line that is a credit: "–IANS", "(AP)", "Source: Reuters", "Reuters", "AP/AFP"."""
    names = agency_words()
    return re.compile(
        rf"[\s(\[–—-]*(?:(?i:source|sources|via|from|credit|courtesy|inputs from|agency|by)[:\s]\s*)?(?:the )?(?:{names})"
        rf"(?:\s?(?:[/,&+]|and)\s?(?:the )?(?:{names}|(?i:agencies|staff|others))){{0,3}}(?i:\s(?:news agency|reports?|contributed(?: to this (?:report|story))?))?[\s)\].–—-]*"
    )


def credit_line(line: str) -> str | None:
    """When a line is nothing but an agency's credit or the desk's initials: what it credits, or ``""``."""
    if len(line) > 120:
        return None
    if DESK.fullmatch(line):
        return ""
    return (
        (
            agency_named(
                re.sub(r"(?i)\A\W*(?:sources?|via|from|credit|courtesy|inputs from|agency|by)[:\s]\s*", "", line)
            )
            or ""
        )
        if alone().fullmatch(line)
        else None
    )


def trailing_agency(line: str) -> tuple[int, str] | None:
    """Where an agency's credit begins at the end of a line of the story, and whose it is."""
    tail = max(0, len(line) - 80)
    found = trailing().search(line, tail)
    if not found:
        return None
    name = agency_named(found["dash"] or found["round"] or found["square"])
    begin = found.start() + len(found[0]) - len(found[0].lstrip())
    return (begin, name) if name else None


def trailing_picture_credit(line: str) -> int | None:
    """Where a picture's credit begins at the end of a line."""
    found = PICTURE.search(line, max(0, len(line) - 140))
    if not found or found.start() == 0:
        return None
    return found.start() + len(found[0]) - len(found[0].lstrip(" -–—|"))


ENCLOSED = re.compile(r"(?<=[.!?”\"’\w])\s*\((?P<who>[^()\n]{3,70})\)\s*\Z")
#: Who works for whom: "A. Writer/New York Daily News", "A. Writer for the Washington Post".
FOR_WHOM = re.compile(r"\s*/\s*|\bfor (?:the )?|,\s*")


def trailing_outlet(line: str) -> int | None:
    """Where an outlet's name in brackets begins at the end of a line: the picture above it is theirs."""
    found = ENCLOSED.search(line, max(0, len(line) - 100))
    if not found:
        return None
    names = [part.strip() for part in (found["who"], *FOR_WHOM.split(found["who"])[-1:])]
    known = any(outlet_by_name(name) or outlet_by_call_sign(name) for name in names)
    return found.start() + found[0].index("(") if known else None


def stamp_inside(line: str) -> tuple[int, int] | None:
    """The stretch from the first "Posted: …" stamp to the last one in a line, when they stand together."""
    found = list(POSTED.finditer(line[:2000]))
    if not found:
        return None
    begin, end = found[0].span()
    for stamp in found[1:]:
        if stamp.start() - end > 3:
            break
        end = stamp.end()
    return begin, end


def leading_date(line: str) -> int | None:
    """The length of a full date that opens a line and is no part of its first sentence."""
    found = LEADING.match(line)
    if not found:
        return None
    rest = line[found.end() :].lstrip()
    if rest and not (rest[0].isupper() or rest[0] in "\"'“‘(0123456789|-–—"):
        return None
    return found.end()


#: "18:40 – ", "6:40 p.m. GMT: ": a clock that opens an entry and is parted from its words.
LEADING_CLOCK = re.compile(
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?|(?:1[0-2]|0?[1-9]) ?[ap]\.?m\.?)(?: (?:GMT|UTC|BST|CES?T|IST|[ECMP][SD]?T))?(?= ?[:–—]\s| -{1,2}\s| \| )",
    re.IGNORECASE,
)


def leading_clock(line: str) -> int | None:
    """The length of a clock that opens a line, where a colon or dash parts it from the words."""
    found = LEADING_CLOCK.match(line)
    return found.end() if found else None


BYLINE_AGENCY = re.compile(r"(?:,|\||–|—|-|/|\bfor\b|\bof\b|\()\s*(?:the )?(?P<agency>[A-Z][\w. '-]{1,40})\)?\s*\Z")


@functools.cache
def glued_agency() -> re.Pattern[str]:
    """An agency's full name at the very end, even where the space before it was lost."""
    long = "|".join(name for name in agency_words().split("|") if len(name) > GLUED_LENGTH)
    return re.compile(rf"(?P<agency>{long})\W*\Z")


#: Names this long do not end other words by chance.
GLUED_LENGTH = 8


def byline_agency(line: str) -> str | None:
    """The agency that a byline names: "By A. Writer, Associated Press"."""
    found = BYLINE_AGENCY.search(line[-80:])
    named = agency_named(found["agency"]) if found else agency_named(re.sub(r"(?i)\Aby\s+", "", line))
    glued = None if named else glued_agency().search(line[-80:])
    return agency_named(glued["agency"]) if glued else named
