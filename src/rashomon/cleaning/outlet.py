"""Whose page it is.

In: what is known of a page: what was given with it, its address, its site name, and its furniture. Out: the
outlet's name, in ``outlets.tsv`` where that knows it, else as the page writes it; None when nothing tells.
An agency that is merely credited is not the outlet, and neither is a paper that the story quotes.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from rashomon.cleaning.agencies import agency_named
from rashomon.resources import table

__all__ = [
    "domain_of",
    "outlet_by_call_sign",
    "outlet_by_domain",
    "outlet_by_name",
    "outlet_in_dateline",
    "outlet_in_furniture",
    "outlet_in_title",
]

#: Domains by which people write mail, share and follow, and archives: they say nothing of the outlet.
PASSING = re.compile(
    r"(?:^|\.)(?:gmail|yahoo|hotmail|outlook|aol|icloud|protonmail|facebook|twitter|t|instagram|youtube|youtu|linkedin|whatsapp|telegram|"
    r"pinterest|reddit|tiktok|google|goo|bit|archive|disqus|taboola|outbrain|mgid|wordpress|blogspot|getty|gettyimages|shutterstock|"
    r"pic|apple|amazon|microsoft|wikipedia|wikimedia|example|gofundme|change|creativecommons|w3|schema|x)\.[a-z]{2,4}(?:\.[a-z]{2})?$",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+-]{1,60}@([a-zA-Z\d-]{1,60}(?:\.[a-zA-Z\d-]{2,20}){1,3})")
DOMAIN = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?((?:[a-zA-Z\d-]{2,40}\.){1,3}(?:com|org|net|info|news|tv|in|uk|co|ru|kr|cn|jp|de|fr|es|it|ae|sy|lb|tr|ir|il|pk|bd|au|nz|ca|ie|za|ng|ke|eu|us|me|io))\b(?!@)"
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©,]*(?:\(c\)\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[,\s]*(?:by\s+|the\s+)*([^\W\d_][\w&.' -]{1,60}?)(?:\s?/\s?([^\W\d_][\w&.' -]{1,60}?))?(?:\.|,|;|\||-|–|—|\(|/|all rights|\Z)",
    re.IGNORECASE,
)
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})


#: Call signs of American broadcasters, as the Federal Communications Commission gives them out: three or four
#: letters from K or W on, with "TV" and a channel's number as the station likes.
CALL_SIGN = re.compile(r"(?P<call>[KW][A-Z]{2,3})(?:[ -]?(?:TV|DT|AM|FM|CD|LD))?(?: ?\d{1,2})?(?: News)?")
#: "KMOV.com": a call sign as an address.
CALL_DOMAIN = re.compile(r"(?P<call>[kw][a-z]{2,3})(?:tv|\d{1,2})?\.com", re.IGNORECASE)
#: Capitals that are no station's.
NO_CALL_SIGN = frozenset(
    {"KIA", "KGB", "KKK", "WHO", "WTO", "WFP", "WWII", "WWI", "WMD", "WTI", "KFOR", "WBA", "WBC", "WTA", "WWF", "KCNA"}
)
#: Networks, whose copy their stations carry: in a dateline they are agencies.
NETWORKS = frozenset({"ABC", "ABC News", "BBC", "CBS", "CBS News", "CNN", "FOX", "Fox News", "NBC", "NBC News"})
#: What parts a page's title from its site's name.
TITLE_END = re.compile(r"\s(?:[-–—|]|::)\s")


@functools.cache
def by_domain() -> Mapping[str, str]:
    return {domain: row["name"] for row in table("outlets") for domain in row["domain"].split("|") if domain}


@functools.cache
def by_name() -> Mapping[str, str]:
    """Names and aliases without case or article, to the table's name. The first row wins."""
    known: dict[str, str] = {}
    for row in table("outlets"):
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                known.setdefault(bare(name), row["name"])
    return known


def bare(name: str) -> str:
    return re.sub(r"\Athe ", "", " ".join(name.split()).casefold()).strip(" .|-–—")


def domain_of(url: str | None) -> str | None:
    """The host of an address without ``www`` and port; None when there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    return re.sub(r"\A(?:www\d?|m|amp|mobile)\.", "", host) if host and "." in host else None


def outlet_by_domain(domain: str | None) -> str | None:
    """The outlet that owns a domain or the domain above it."""
    while domain and "." in domain:
        if domain in by_domain():
            return by_domain()[domain]
        domain = domain.partition(".")[2]
    return None


def outlet_by_name(name: str | None) -> str | None:
    """The table's name for an outlet that is written like this."""
    return by_name().get(bare(name)) if name else None


def outlet_by_call_sign(words: str) -> str | None:
    """The broadcaster whose call sign ``words`` are: the table's name for it, else the call sign."""
    found = CALL_SIGN.fullmatch(words) or CALL_DOMAIN.fullmatch(words)
    call = found["call"].upper() if found else None
    return None if call is None or call in NO_CALL_SIGN else outlet_by_name(call) or call


def outlet_in_dateline(source: str) -> str | None:
    """The broadcaster that a dateline names in place of an agency: "(WAVY)", "(KMOV.com)", "(KFGO/KVRR)".

    Papers do not write their names there and agencies are not outlets, so only broadcasters and addresses
    are believed.
    """
    for part in re.split(r"\s*[/,;&]\s*", source):
        words = " ".join(part.split())
        known = outlet_by_call_sign(words) or outlet_by_domain(words.lower() if "." in words else None)
        if known:
            return known
    words = " ".join(source.split())
    return None if words in NETWORKS or agency_named(words) else outlet_by_name(words)


def outlet_in_title(title: str) -> str | None:
    """The outlet after the last dash or bar of a page's title, where the table or a call sign knows it:
    "… - WKRN News 2", "… | KOIN.com"."""
    parts = TITLE_END.split(title)
    if len(parts) < 2:
        return None
    last = parts[-1].strip()
    known = outlet_by_name(last) or outlet_by_call_sign(last)
    if known or agency_named(last):
        return known
    if "." in last and " " not in last:
        return outlet_by_domain(last.lower())
    opening = re.match(r"[KW][A-Z]{3}(?=(?: |-TV|\.com|,))", last)  # three capitals open other things too
    return outlet_by_call_sign(opening[0]) if opening else None


def outlet_in_furniture(mastheads: Iterable[str], notices: Iterable[str], mails: Iterable[str]) -> str | None:
    """The outlet that a page's own lines name: its masthead, its notices, its writers' mail addresses.

    ``notices`` are disclaimers and copyright lines. A domain that the table does not know must be named
    twice, or be a mail address's, to be believed.
    """
    for line in mastheads:
        known = outlet_by_name(line)
        if known:
            return known
    domains: Counter[str] = Counter()
    for text in mails:
        domains.update({own(found): 2 for found in MAIL.findall(text[:4000]) if not PASSING.search(found)})
    for text in notices:
        domains.update(own(found) for found in DOMAIN.findall(text[:20_000]) if not PASSING.search(found))
        for owners in COPYRIGHT.findall(text[:4000]):
            for owner in owners:
                # An agency in a station's notice owns the words, not the page.
                agency = agency_named(owner)
                known = None if agency else outlet_by_name(owner) or outlet_by_call_sign(owner.strip())
                if known:
                    return known
    ranked = sorted(domains.items(), key=lambda item: (outlet_by_domain(item[0]) is None, -item[1], item[0]))
    for domain, count in ranked[:1]:
        # "wxybtv.com", "wxyb7.com": the letters alone spell other words too.
        station = outlet_by_call_sign(domain) if re.search(r"(?:tv|\d)\.com\Z", domain) else None
        known = outlet_by_domain(domain) or station
        if known or count >= 2:
            return known or domain
    return None


def own(domain: str) -> str:
    """The registered part of a host name: ``news.example.co.uk`` is ``example.co.uk``."""
    parts = domain.lower().split(".")
    keep = 3 if len(parts) > 2 and parts[-2] in SECOND_LEVEL and len(parts[-1]) == 2 else 2
    return ".".join(parts[-keep:])
