"""Feeds: RSS, Atom and JSON Feed.

In: a feed. Out: one capture for each entry, called ``feed.xml#n``, with the entry's own text, its address and
what the feed states of it: title, day, outlet, author. Entities are never resolved and nothing is looked up,
so a feed cannot unfold or reach out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

import lxml.etree as etree

from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page import HTML, TEXT, Original, capture_of, too_large
from rashomon.reading.rows import row_as_json
from rashomon.reading.sniffing import SNIFFED, kind_of_bytes
from rashomon.reading.source import Source

__all__ = [
    "Entry",
    "captures_of_json_feed",
    "entries_in",
    "entries_of_xml",
    "is_json_feed",
    "json_entries",
    "read_feed",
]

JSON_FEED = "https://jsonfeed.org/version/"
#: Where an entry may hold its words, best first: the whole text before the summary.
WORDS = ("encoded", "content", "content_html", "description", "summary", "content_text")
DAYS = ("pubDate", "published", "date", "issued", "date_published", "updated", "modified", "date_modified")
ENTRIES = frozenset({"item", "entry"})
AUTHORS = ("creator", "author")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. ``original`` is the entry itself, written out by itself."""

    words: str
    markup: bool
    link: str | None
    given: dict[str, str]
    original: Original


def safe_parser() -> etree.XMLParser:
    """A parser that resolves no entity, loads no definition and asks no network."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True
    )


def read_feed(source: Source, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    """The entries of an RSS or Atom feed."""
    data = source.stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield too_large(source.locator, options)
        return
    entries = entries_of_xml(data)
    if entries is None:
        yield Rejection(
            source.locator, RejectionReason.MALFORMED, "XML that is no RSS or Atom feed: save the pages themselves"
        )
        return
    yield from captures_of(source, entries, options)


def captures_of(source: Source, entries: list[Entry], options: ReadingOptions) -> Iterator[Capture | Rejection]:
    if not entries:
        yield Rejection(source.locator, RejectionReason.EMPTY, "a feed without entries")
    for number, entry in enumerate(entries, start=1):
        origin = replace(source.origin, method="feed", url=entry.link, given=entry.given, charset=None)
        kind = HTML if entry.markup else TEXT
        words = entry.words.encode("utf-8", "replace")
        yield capture_of(f"{source.locator}#{number}", words, kind, origin, options, original=entry.original)


def entries_of_xml(data: bytes) -> list[Entry] | None:
    """The entries in the order of the feed; None when the bytes are no feed."""
    try:
        root = etree.fromstring(data, safe_parser())
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or name_of(root) not in {"rss", "RDF", "feed"}:
        return None
    channel = next((child for child in root if name_of(child) == "channel"), root)
    outlet = words_of(child_of(channel, "title"))
    return [entry_of(element, outlet) for element in root.iter() if is_entry(element)]


def is_entry(element: etree._Element) -> bool:
    """Whether an element is an entry, and not part of one: entries in entries would each hold all that is below."""
    return name_of(element) in ENTRIES and not any(name_of(outer) in ENTRIES for outer in element.iterancestors())


def entries_in(data: bytes) -> list[Entry] | None:
    """The entries of a feed of either kind; None when the bytes are no feed."""
    kind = kind_of_bytes(data[:SNIFFED])
    if kind == ".rss":
        return entries_of_xml(data)
    if kind == ".json":
        try:
            whole = json.loads(data)
        except (ValueError, RecursionError):
            return None
        return json_entries(whole) if is_json_feed(whole) else None
    return None


def entry_of(element: etree._Element, outlet: str | None) -> Entry:
    body = next((words for name in WORDS if (words := child_of(element, name)) is not None and words_of(words)), None)
    given = {
        "title": words_of(child_of(element, "title")),
        "published": next((words for name in DAYS if (words := words_of(child_of(element, name)))), None),
        "outlet": words_of(child_of(child_of(element, "source"), "title")) or outlet,
        "byline": next((words for name in AUTHORS if (words := author_of(child_of(element, name)))), None),
    }
    plain = body is None or (body.get("type") == "text" and name_of(body) in {"content", "summary"})
    words = words_of(body) or ""
    title = given["title"]
    if title and title not in words:
        words = f"<h1>{escaped(title)}</h1>\n{words}" if not plain else f"{title}\n\n{words}"
    kind = "application/rss+xml" if name_of(element) == "item" else "application/atom+xml"
    return Entry(
        words,
        not plain,
        link_of(element),
        {key: value for key, value in given.items() if value},
        Original(etree.tostring(element, encoding="utf-8", with_tail=False), kind),
    )


def name_of(element: etree._Element) -> str:
    """An element's name without its name space; empty for comments and instructions."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def child_of(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name, those without a prefix of their own (``media:title``) first."""
    if element is None:
        return None
    named = [child for child in element if name_of(child) == name]
    own = [child for child in named if child.prefix in (None, element.prefix)]
    return next(iter(own or named), None)


def words_of(element: etree._Element | None) -> str | None:
    """What an element holds: its text, or its markup where it holds XHTML."""
    if element is None:
        return None
    if element.get("type") == "xhtml" and len(element):
        return "".join(etree.tostring(child, encoding="unicode", with_tail=True) for child in element).strip() or None
    return "".join(str(words) for words in element.itertext()).strip() or None


def author_of(element: etree._Element | None) -> str | None:
    return words_of(child_of(element, "name")) or words_of(element)


def link_of(element: etree._Element) -> str | None:
    """The address of the page: Atom's alternate link, RSS's link, or a permanent guid."""
    links = [child for child in element if name_of(child) == "link"]
    for link in links:
        address = (link.get("href") or link.text or "").strip()
        if address.startswith(("http://", "https://")) and link.get("rel", "alternate") == "alternate":
            return address
    guid = child_of(element, "guid")
    address = words_of(guid) or ""
    is_page = guid is not None and guid.get("isPermaLink") != "false"
    return address if is_page and address.startswith(("http://", "https://")) else None


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def is_json_feed(whole: object) -> bool:
    return isinstance(whole, dict) and str(whole.get("version", "")).startswith(JSON_FEED)


def captures_of_json_feed(source: Source, feed: object, options: ReadingOptions) -> Iterator[Capture | Rejection]:
    yield from captures_of(source, json_entries(feed), options)


def json_entries(feed: object) -> list[Entry]:
    """The entries of a JSON feed; what has another shape than the format says is passed over."""
    items = feed.get("items") if isinstance(feed, dict) else None
    outlet = text_in(feed, "title")
    entries: list[Entry] = []
    for item in items if isinstance(items, list) else []:
        authors = item.get("authors") if isinstance(item, dict) else None
        given = {
            "title": text_in(item, "title"),
            "published": next((words for name in DAYS if (words := text_in(item, name))), None),
            "outlet": outlet,
            "byline": text_in(authors[0], "name") if isinstance(authors, list) and authors else None,
            "language": text_in(item, "language"),
        }
        held = next((name for name in WORDS if text_in(item, name)), "")
        markup = held == "content_html"
        words, title = text_in(item, held) or "", given["title"]
        if title and title not in words:
            words = f"<h1>{escaped(title)}</h1>\n{words}" if markup else f"{title}\n\n{words}"
        link = text_in(item, "url") or text_in(item, "external_url")
        original = row_as_json(item)
        if original is not None:
            entries.append(Entry(words, markup, link, {key: value for key, value in given.items() if value}, original))
    return entries


def text_in(holder: object, name: str) -> str | None:
    value = holder.get(name) if isinstance(holder, dict) else None
    return value.strip() or None if isinstance(value, str) else None
