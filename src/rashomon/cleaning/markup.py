"""What an HTML page says of itself outside its visible text.

In: the tree of a page. Out: ``Markup``: title, site, author, canonical address, and every machine-readable
date with where it stands. Conflicting dates are all kept: choosing among them is for later stages. Dates
are read, not interpreted: a value that does not begin like an ISO date is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import lxml.etree as etree

from rashomon.model.article import Stamp, StampKind
from rashomon.resources import table

__all__ = ["Markup", "markup_of"]

ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")
#: JSON-LD longer than this is data for the page's own scripts.
MAX_JSON = 1_000_000
#: No page nests its description deeper, or says more nodes of it.
MAX_NODES = 5000
MAX_TIMES = 50


@dataclass(frozen=True, slots=True)
class Markup:
    """What the page's head and its structured data state."""

    titles: tuple[str, ...] = ()
    site: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    stamps: tuple[Stamp, ...] = ()


def markup_of(root: etree._Element) -> Markup:
    """All that is stated in ``root``, each stamp once, in the order in which the page has them."""
    nodes = list(structured(root))
    metas = list(meta_values(root))
    stamps = [*json_stamps(nodes), *meta_stamps(metas), *time_stamps(root)]
    articles = [node for node in nodes if is_article(node)]
    titles = [
        *(text_of(node.get("headline")) for node in articles),
        *(value for name, value in metas if name in {"og:title", "twitter:title", "dc.title", "headline"}),
        *(text_of("".join(element.itertext())) for element in root.iter("h1")),
        *(text_of("".join(element.itertext())) for element in root.iter("title")),
    ]
    sites = [
        *(value for name, value in metas if name in {"og:site_name", "application-name"}),
        *(name_of(node.get("publisher")) for node in articles),
    ]
    authors = [
        *(name_of(node.get("author")) for node in articles),
        *(
            value
            for name, value in metas
            if name in {"author", "article:author", "dc.creator", "byl", "parsely-author"}
        ),
    ]
    urls = [
        *(str(link.get("href")) for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"),
        *(value for name, value in metas if name == "og:url"),
    ]
    return Markup(
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        site=next((site for site in sites if site), None),
        author=next((author for author in authors if author and "://" not in author), None),
        url=next((url for url in urls if url.startswith(("http://", "https://"))), None),
        language=(root.get("lang") or "").split("-")[0].lower() or None,
        stamps=tuple(dict.fromkeys(stamps)),
    )


def text_of(value: object) -> str | None:
    """A string on one line, or None."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def name_of(value: object) -> str | None:
    """The name in a person or organisation node, in the first of a list of them, or the string itself."""
    if isinstance(value, list):
        names = [name for name in map(name_of, value[:10]) if name]
        return ", ".join(names) or None
    if isinstance(value, dict):
        return text_of(value.get("name"))
    return text_of(value)


def structured(root: etree._Element) -> Iterator[Mapping[str, object]]:
    """The nodes of all JSON-LD on the page, however nested, in order."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > MAX_JSON:
            continue
        try:
            stack: list[object] = [json.loads(script.text.strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(MAX_NODES):
            if not stack:
                break
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(reversed(node))
            elif isinstance(node, dict):
                yield node
                stack.extend(
                    value for key, value in reversed(node.items()) if key in {"@graph", "mainEntity", "itemListElement"}
                )


def is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Posting")) for kind in named)


def meta_values(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Lower-case name and content of the page's meta elements."""
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = text_of(element.get("content"))
        if name and content:
            yield name.strip().lower(), content


def stamp(kind: StampKind, value: object, where: str) -> Iterator[Stamp]:
    found = ISO.match(value.strip()) if isinstance(value, str) else None
    if found:
        yield Stamp(kind, found[0], where)


def json_stamps(nodes: list[Mapping[str, object]]) -> Iterator[Stamp]:
    for node in nodes:
        if is_article(node):
            for key, kind in (
                ("datePublished", StampKind.PUBLISHED),
                ("dateCreated", StampKind.UNKNOWN),
                ("dateModified", StampKind.MODIFIED),
            ):
                yield from stamp(kind, node.get(key), f"json-ld:{key}")


def meta_stamps(metas: list[tuple[str, str]]) -> Iterator[Stamp]:
    kinds = {row["name"]: StampKind(row["kind"]) for row in table("cleaning_meta_stamps")}
    for name, content in metas:
        if name in kinds:
            yield from stamp(kinds[name], content, f"meta:{name}")


def time_stamps(root: etree._Element) -> Iterator[Stamp]:
    """``<time datetime>``; a page's first ones are its own, later ones belong to teasers and comments."""
    for count, element in enumerate(root.iter("time")):
        if count >= MAX_TIMES:
            break
        says = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
        kind = StampKind.UNKNOWN
        if "modif" in says or "updat" in says:
            kind = StampKind.MODIFIED
        elif "publi" in says or "pubdate" in says:
            kind = StampKind.PUBLISHED
        yield from stamp(kind, element.get("datetime"), "time")
