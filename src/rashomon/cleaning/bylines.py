"""Lines that name their writer and nothing else.

In: a line. Out: whether it is a byline. "By A. Writer" is one anywhere on a page; a name with an agency, a post or
a handle behind it ("A. Writer, Reuters") only above the story, for below it such a line credits a picture.
Translators, photographers and editors are no writers.
"""

from __future__ import annotations

import functools
import re

from rashomon.cleaning.addressing import listed
from rashomon.cleaning.agencies import agency_named
from rashomon.cleaning.cues import has_mark
from rashomon.cleaning.outlet import outlet_by_name
from rashomon.resources import table

__all__ = ["is_byline", "is_signature"]

#: Longest byline seen in collections of news: three writers with their papers and addresses.
MAX_CHARACTERS, MAX_WORDS = 160, 25
OPENS = re.compile(
    r"(?:(?:By|BY|by|(?i:written|reported|posted|words|story|text|authored) (?i:by)):?|(?:Authors?|From):)\s+(?=\S)"
)
TOKEN = re.compile(r"[^\s,;|/&()\[\]<>·•–—]+")
#: What follows "by" in sentences: days, times, and words that stand in capitals only at their start.
NO_NAME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:yester|to)day|(?:january|february|march|april|june|july|august|september"
    r"|october|november|december)(?= \d)|the (?:time|end|way|same|law)|then|now|law|far|comparison|contrast|any|all|no|my"
    r"|our|their|his|her|its|an?|this|that|these|those",
    re.IGNORECASE,
)
#: Words of such a byline in small letters at most one in so many may be neither small words nor posts.
STRANGE = 6


def is_byline(line: str) -> bool:
    """Whether a line says "by", and then only names, posts, papers and addresses."""
    opening = OPENS.match(line) if len(line) <= MAX_CHARACTERS else None
    if opening is None or len(line.split()) > MAX_WORDS:
        return False
    rest = line[opening.end() :]
    words = [word.strip(".'’\"") for word in TOKEN.findall(rest)]
    words = [word for word in words if word]
    if not words or re.match(rf"(?:{NO_NAME.pattern})\b", rest, re.IGNORECASE):
        return False
    if not (words[0][0].isupper() or (words[0].lower() in listed("small") and words[1:2] and words[1][0].isupper())):
        return False
    odd = sum(is_odd(word) for word in words)
    return odd * STRANGE <= len(words)


def is_odd(word: str) -> bool:
    """Whether a word of a byline is no name, post, paper, address or number."""
    return (
        word[0].islower()
        and "@" not in word
        and "." not in word
        and word.lower() not in listed("small") | listed("post")
    )


NAME = r"[^\W\d_a-z][\w.'’-]{0,30}(?: (?:[^\W\d_a-z][\w.'’-]{0,30}|de|van|der|von|del|da|di|bin|al|el|la)){1,3}"
SIGNED = re.compile(
    rf"(?P<name>{NAME})(?:(?:, | and | & ){NAME}){{0,3}}"
    r"(?:,? \(?(?P<handle>@\w{2,20})\)?|(?P<joint>, | ?\| ?| [–—-] | \()(?P<who>[^\W\d_a-z][^|()\n]{0,49}[^|()\n\s–—:_-])\)?)"
)
POST = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editor|columnist|contributor|bureau)\Z", re.IGNORECASE
)


def is_signature(line: str) -> bool:
    """Whether a line is a person's name with an agency, a paper, a post or a handle behind it; a stroke between name
    and agency is a picture's credit."""
    found = SIGNED.fullmatch(line.strip()) if len(line) <= MAX_CHARACTERS else None
    if found is None or is_dateline(found["name"], found["joint"], found["who"]):
        return False
    if found["handle"] or agency_named(found["who"]) or POST.search(found["who"]):
        return True
    is_outlet = outlet_by_name(found["who"]) is not None or has_mark(found["who"], "outlet")
    return "," not in found["joint"] and is_outlet and found["name"].split()[0].casefold() in given_names()


def is_dateline(name: str, joint: str | None, who: str | None) -> bool:
    """Whether it is a place with its date or agency rather than a person: "NEW VARNHOLM, March 5. /TASS/"."""
    return who is not None and (any(sign.isdigit() for sign in who) or (name.isupper() and "(" in (joint or "")))


@functools.cache
def given_names() -> frozenset[str]:
    """People's first names: a page's title ends in the outlet's name as bylines do."""
    return frozenset(row["name"].casefold() for row in table("language_given_names"))
