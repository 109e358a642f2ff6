"""What an outlet calls itself that no table knows.

In: a domain, or what a page's title, notices, bylines and masthead say. Out: a readable name, or None. A name
is believed when it is spelled like the page's domain, or when it is worded like a newspaper's, agency's or
station's; a company that owns papers is not one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from rashomon.cleaning.agencies import agency_named
from rashomon.cleaning.cues import has_mark
from rashomon.resources import table

__all__ = ["masthead_name", "named_like_an_outlet", "owner_named", "readable_name", "staff_of", "title_suffix"]

#: How much of a page's text is looked through for its name.
LOOKED_AT = 30_000
MAX_LABEL = 40
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})
#: Nouns that end papers' names, where a domain runs them together with the place: "koreadaily".
PAPER = re.compile(
    r"(?P<place>[a-z]{3,20}?)-?(?P<noun>daily|times|post|news|herald|gazette|tribune|journal|observer|chronicle|telegraph|today|press|mirror|standard|examiner|bulletin)"
)
#: "By Harbour Gazette Staff", "Harbour Gazette Staff Writer", "By A. Writer | The Harbour Gazette".
STAFF = re.compile(
    r"(?:(?:By|BY|by) )?(?:the |The )?(?P<name>[A-Z][\w'’&.-]+(?: [A-Z][\w'’&.-]+){0,4}) (?:[Ss]taff|STAFF)(?: (?:[Ww]riters?|[Rr]eporters?|[Rr]eports?))?\W*"
)
OWNER = re.compile(
    r"(?:©|\([cC]\)|&copy;|\b[Cc]opyright\b|\bCOPYRIGHT\b)[\s©,]*(?:\([cC]\)\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[,\s]*(?:by\s+)?(?P<names>[^\n]{3,120})"
)
OWNER_ENDS = re.compile(r"(?i)\.(?:\s|\Z)|[,;|(]|\s[-–—]\s|\ball rights|\bInc\b|\Z")
TITLE_END = re.compile(r"\s(?:[-–—|»]|::)\s")
MAX_NAME = 6


def label_of(domain: str) -> str:
    """The part of a host name that names its owner: ``harbourgazette`` of ``www.harbourgazette.co.uk``."""
    parts = domain.lower().split(".")
    back = 3 if len(parts) > 2 and parts[-2] in SECOND_LEVEL and len(parts[-1]) == 2 else 2
    return parts[-back] if len(parts) >= back else parts[0]


def readable_name(domain: str, text: str) -> str:
    """The name that the page spells like its domain, or that the domain runs together; else the domain."""
    label = label_of(domain)
    letters = label.replace("-", "")
    if 4 <= len(letters) <= MAX_LABEL and letters.isalnum():
        spelled = re.compile(
            r"(?<![\w@./])(?:The )?" + r"[ '’&-]{0,2}".join(map(re.escape, letters)) + r"(?![\w@])", re.IGNORECASE
        )
        for found in spelled.finditer(text[:LOOKED_AT]):
            name = found[0]
            if name[0].isupper() and not name.isupper() and (" " in name or not name[1:].islower()):
                return name
    return run_together(label) or domain


def run_together(label: str) -> str | None:
    """ "Korea Daily" of ``koreadaily``: a known place and a paper's noun."""
    found = PAPER.fullmatch(label.removeprefix("the") if label.startswith("the") else label)
    place = places().get(found["place"]) if found else None
    return f"{place} {found['noun'].title()}" if found and place else None


@functools.cache
def places() -> dict[str, str]:
    """Countries, capitals and towns by their letters alone."""
    known: dict[str, str] = {}
    for row in table("countries"):
        for column in ("name", "aliases", "capital", "capital_aliases"):
            for name in row[column].split("|"):
                known.setdefault("".join(filter(str.isalpha, name.casefold())), name.strip())
    for row in table("language_places"):
        known.setdefault("".join(filter(str.isalpha, row["name"].casefold())), row["name"])
    known.setdefault("korea", "Korea")
    return known


def named_like_an_outlet(name: str) -> bool:
    """Whether a name is worded like a newspaper's or a station's, and is no agency's."""
    words = name.split()
    capitals = sum(word[0].isupper() for word in words if word[0].isalpha())
    return (
        1 < len(words) <= MAX_NAME
        and capitals >= len(words) - sum(word in {"of", "the", "and", "in"} for word in words)
        and has_mark(name, "outlet")
        and agency_named(name) is None
    )


def owner_named(notice: str) -> str | None:
    """The outlet that a copyright notice names."""
    for found in OWNER.finditer(notice[:4000]):
        for part in re.split(r"\s*/\s*", found["names"]):
            name = OWNER_ENDS.split(part, maxsplit=1)[0].strip(" .")
            if named_like_an_outlet(name):
                return name
    return None


def title_suffix(title: str, lines: Iterable[str]) -> str | None:
    """What stands after the last dash or bar of a page's title, when the page's own first line or the rest of
    the title shows it to be the site's name: the rest is a line of the page, or the name is worded like one."""
    parts = TITLE_END.split(title)
    if len(parts) < 2:
        return None
    last = parts[-1].strip()
    if not last or len(last.split()) > MAX_NAME or not last[0].isupper() or agency_named(last):
        return None
    rest = " ".join(title[: title.rindex(last)].rstrip(" -–—|»:").split()).casefold()
    on_page = {" ".join(line.split()).casefold() for line in lines}
    return last if named_like_an_outlet(last) or (rest in on_page and last.casefold() in on_page) else None


def staff_of(byline: str) -> str | None:
    """The outlet whose staff a byline names."""
    found = STAFF.fullmatch(byline[:120])
    return found["name"] if found and named_like_an_outlet(found["name"]) else None


def masthead_name(lines: Iterable[str]) -> str | None:
    """The first line above the story that is an outlet's name and nothing else."""
    return next((line for line in lines if named_like_an_outlet(line)), None)
