"""Whose page it is: an agency's own or anybody else's, and at which address."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from rashomon.model.article import Article
from rashomon.resources import table

__all__ = [
    "address",
    "agency_of_page",
    "credited",
    "home",
    "house",
    "marks",
    "same_page",
    "same_story",
    "states",
    "story_number",
]

#: A story's number in an address: seven digits or more (set by judgement; shorter ones are sections) that are no day.
STORY_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{7,}(?!\d)")

#: A story's name in an address that no writer chose: so many letters and figures in one piece, some of each kind (set
#: by judgement: words of a headline are parted by hyphens).
STORY_KEY = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[0-9])(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]*[A-Z])[A-Za-z0-9]{16,64}(?![A-Za-z0-9])"
)

#: Parts of a host that stand between a house's name and its country, as in "example.co.uk".
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "gob", "gouv"})

#: Letters of a name that a copyright line may be known by; shorter ones are other words' beginnings.
MARK = 4


@functools.cache
def agencies() -> dict[str, str]:
    """Every name and alias of an agency that sends copy to others (folded), and its first name."""
    names: dict[str, str] = {}
    for row in table("agencies"):
        if row.get("wire", "yes") != "yes":
            continue
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            names.setdefault(name.casefold(), row["name"])
    return names


@functools.cache
def domains() -> dict[str, str]:
    """The domain of each outlet of the table, and the outlet's name."""
    return {domain.casefold(): row["name"] for row in table("outlets") for domain in row["domain"].split("|") if domain}


def host(article: Article) -> str:
    """The article's host without "www.", or nothing."""
    try:
        return (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def home(article: Article) -> str:
    """The part of the host that is registered ("suntimes.com" of "chicago.suntimes.com"), or nothing."""
    parts = host(article).split(".")
    keep = 3 if len(parts) > 2 and parts[-2] in SECOND_LEVEL and len(parts[-1]) == 2 else 2
    return ".".join(parts[-keep:]) if len(parts) > 1 else ""


def agency_name(name: str) -> str | None:
    """The table's name for an agency written in any of its forms."""
    return agencies().get(name.casefold())


def credited(article: Article) -> str | None:
    """The agency that an article credits, by the table's name where it is there."""
    if article.agency is None:
        return None
    return agency_name(article.agency.name) or article.agency.name


def agency_of_page(article: Article) -> str | None:
    """The agency whose own page this is."""
    if article.outlet is not None and (named := agency_name(article.outlet)) is not None:
        return named
    parts = host(article).split(".")
    for cut in range(len(parts) - 1):
        owner = domains().get(".".join(parts[cut:]))
        if owner is not None:
            return agency_name(owner)
    return None


def house(article: Article) -> str:
    """What tells one publisher's pages from another's: the outlet, else the host, else nothing."""
    return (article.outlet or host(article)).casefold()


def address(article: Article) -> str | None:
    """The article's address without scheme, "www." and closing slash."""
    if not article.url:
        return None
    try:
        parts = urlsplit(article.url)
    except ValueError:
        return None
    host = parts.netloc.casefold().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}" if host and parts.path.strip("/") else None


def same_page(one: Article, other: Article) -> bool:
    """Whether both are captures of one address."""
    return address(one) is not None and address(one) == address(other)


def story_keys(where: str) -> frozenset[str]:
    """The numbers and keys by which an address (without its query) names a story."""
    path = where.partition("/")[2].partition("?")[0]
    return frozenset((*STORY_NUMBER.findall(path), *STORY_KEY.findall(path)))


def same_story(one: Article, other: Article) -> bool:
    """Whether two addresses, of one house or of sister houses, hold one story number: two states of one story."""
    here, there = address(one), address(other)
    return here is not None and there is not None and not story_keys(here).isdisjoint(story_keys(there))


def states(articles: Sequence[Article]) -> set[tuple[int, int]]:
    """Pairs of places in ``articles`` (the smaller first) that stand at one address, or hold one story number.

    Each is paired with the first of them and with the one before it: enough to have all in one family.
    """
    carriers: dict[str, list[int]] = {}
    for place, article in enumerate(articles):
        where = address(article)
        for key in sorted({where, *story_keys(where)} if where else ()):
            carriers.setdefault(key, []).append(place)
    return {
        pair
        for places in carriers.values()
        for one, other in pairwise(places)
        for pair in {(one, other), (places[0], other)}
    }


def story_number(article: Article) -> int | None:
    """The one story number in an article's address: a house counts its stories up."""
    where = address(article)
    found = set(STORY_NUMBER.findall(where.partition("/")[2].partition("?")[0])) if where else set()
    return int(found.pop()) if len(found) == 1 else None


def marks(article: Article) -> frozenset[str]:
    """Names by which a copyright line knows a page's house, letters only: its outlet's, and its registered host's."""
    names = (article.outlet or "", home(article).partition(".")[0].rstrip("0123456789"))
    letters = ("".join(filter(str.isalnum, name.casefold().removeprefix("the "))) for name in names)
    return frozenset(name for name in letters if len(name) >= MARK)
