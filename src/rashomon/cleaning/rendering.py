"""The page text of an HTML page: its visible text, block by block.

In: markup. Out: ``Page``: the text, and for each of its lines which element it came from. A block element
is a line; scripts, styles, templates and hidden elements are not visible; pictures say nothing. The tree is
walked without recursion, so nesting costs no stack, and markup that is nested without end is read as bare
text between tags.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

import lxml.etree as etree

__all__ = ["Page", "RenderedLine", "parsed", "rendered"]

#: Elements whose content a reader of the page does not see.
UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "datalist",
        "select",
        "option",
        "textarea",
        "input",
        "rp",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "br",
        "button",
    ]
)
ZONES = frozenset(
    [
        "nav",
        "footer",
        "header",
        "aside",
        "figure",
        "figcaption",
        "article",
        "main",
        "form",
        "blockquote",
        "table",
        "button",
        "li",
    ]
)
HIDING = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
SPACES = re.compile(r"\s+")
TAG = re.compile(r"<[^<>]*>")
#: When less than this share of a page's words is visible, the page unhides its story by script:
#: then hidden elements are rendered too. Set by pages that ship their article hidden (their share is below
#: a tenth); pages with hidden menus stay above a third.
MIN_VISIBLE = 0.2


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """A line of page text and where it came from: the nearest block element, the zones around it, and how
    many of its characters stand in links."""

    begin: int
    end: int
    tag: str
    zones: frozenset[str]
    linked: int


#: Nearest block element, zones around, and whether inside a link.
Standing = tuple[str, frozenset[str], bool]


@dataclass(frozen=True, slots=True)
class Page:
    """Page text with the origin of its lines, in order."""

    text: str
    lines: tuple[RenderedLine, ...]


@dataclass(slots=True)
class Pen:
    """Writes lines while the tree is walked."""

    parts: list[str] = field(default_factory=list)
    lines: list[RenderedLine] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    linked: int = 0
    length: int = 0
    origin: tuple[str, frozenset[str]] = ("body", frozenset())

    def write(self, text: str | None, origin: tuple[str, frozenset[str]], *, link: bool) -> None:
        if not text:
            return
        words = SPACES.sub(" ", text)
        if words.strip() and not "".join(self.current).strip():
            self.origin = origin
        self.current.append(words)
        if link:
            self.linked += len(words.strip())

    def end_line(self) -> None:
        if not self.current:
            return
        line = SPACES.sub(" ", "".join(self.current)).strip()
        if line:
            tag, zones = self.origin
            self.lines.append(RenderedLine(self.length, self.length + len(line), tag, zones, self.linked))
            self.parts.append(line)
            self.length += len(line) + 1
        self.current, self.linked = [], 0


def parsed(markup: str, *, max_depth: int) -> etree._Element | None:
    """The tree of ``markup``; None when there is none, or when it is nested deeper than ``max_depth``."""
    if nested_deeper(markup, max_depth):
        return None
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


OPENING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: Elements that never hold others, so that opening one nests nothing; ``p`` and ``li`` close themselves.
CHILDLESS = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "option",
        "td",
        "tr",
        "th",
        "dd",
        "dt",
    ]
)


def nested_deeper(markup: str, max_depth: int) -> bool:
    """Whether open elements ever exceed ``max_depth``, counting tags without building a tree.

    Elements left open count until the end, so broken pages may be called deep: they lose the extractor,
    not their text. Ten times the limit is allowed for them.
    """
    depth = 0
    for tag in OPENING.finditer(markup):
        if tag[2].lower() in CHILDLESS:
            continue
        depth += -1 if tag[1] else 1
        if depth > 10 * max_depth:
            return True
    return False


def rendered(markup: str, root: etree._Element | None) -> Page:
    """The page text of ``markup``, from its tree when there is one."""
    if root is None:
        return bare(markup)
    page = walk(root, hidden_too=False)
    everything = walk(root, hidden_too=True)
    return page if len(page.text) >= MIN_VISIBLE * len(everything.text) else everything


def bare(markup: str) -> Page:
    """Text between tags, a line for each stretch."""
    pen = Pen()
    for stretch in TAG.split(markup):
        pen.write(html.unescape(stretch), ("body", frozenset()), link=False)
        pen.end_line()
    return Page("\n".join(pen.parts), tuple(pen.lines))


def walk(root: etree._Element, *, hidden_too: bool) -> Page:
    """Depth first over the tree with a stack of its own."""
    pen = Pen()
    stack: list[tuple[etree._Element, Standing, bool]] = [(root, ("body", frozenset(), False), False)]
    while stack:
        element, state, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        name = tag.lower()
        outer_tag, outer_zones, outer_link = state
        if leaving:
            if name in BLOCKS:
                pen.end_line()
            pen.write(element.tail, (outer_tag, outer_zones), link=outer_link)
            continue
        if not name or name in UNSEEN or (not hidden_too and is_hidden(element)):
            pen.write(element.tail, (outer_tag, outer_zones), link=outer_link)
            continue
        inner = (
            name if name in BLOCKS else outer_tag,
            outer_zones | {name} if name in ZONES else outer_zones,
            outer_link or name == "a",
        )
        if name in BLOCKS:
            pen.end_line()
        pen.write(element.text, inner[:2], link=inner[2])
        stack.append((element, state, True))
        stack.extend((child, inner, False) for child in reversed(element))
    pen.end_line()
    return Page("\n".join(pen.parts), tuple(pen.lines))


def is_hidden(element: etree._Element) -> bool:
    """Whether the element's own attributes hide it."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and HIDING.search(style[:2000]))
