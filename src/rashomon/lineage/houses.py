"""Whose page it is: an agency's own or anybody else's, and at which address."""

from __future__ import annotations

import functools
import re
from urllib.parse import urlsplit

from rashomon.model.article import Article
from rashomon.resources import table

__all__ = ["address", "agency_of_page", "credited", "house", "marks", "same_page", "same_story"]

#: A story's number in an address: seven digits or more (set by judgement; shorter ones are sections) that are no day.
STORY_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{7,}(?!\d)")

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


def same_story(one: Article, other: Article) -> bool:
    """Whether two addresses, of one house or of sister houses, hold one story number: two states of one story."""
    here, there = address(one), address(other)
    if here is None or there is None:
        return False
    numbers = set(STORY_NUMBER.findall(here.partition("/")[2].partition("?")[0]))
    return not numbers.isdisjoint(STORY_NUMBER.findall(there.partition("/")[2].partition("?")[0]))


def marks(article: Article) -> frozenset[str]:
    """Names by which a copyright line knows a page's house, letters only: its outlet's, and its host's first part."""
    names = (article.outlet or "", host(article).partition(".")[0].rstrip("0123456789"))
    letters = ("".join(filter(str.isalnum, name.casefold().removeprefix("the "))) for name in names)
    return frozenset(name for name in letters if len(name) >= MARK)
