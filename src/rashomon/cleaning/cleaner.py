"""From a capture to its article: page text, and layers over it.

In: a capture. Out: the article on it, or why there is none. The page text depends on the bytes and what
they are; everything else is layers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rashomon.cleaning.classifier import story_probabilities
from rashomon.cleaning.completeness import completeness_flags
from rashomon.cleaning.dateline import dateline_of
from rashomon.cleaning.decoding import decoded
from rashomon.cleaning.extraction import extracted_shares
from rashomon.cleaning.hints import hints_of
from rashomon.cleaning.joining import joined_lines
from rashomon.cleaning.labelling import Labels, label_lines
from rashomon.cleaning.languages import language_of
from rashomon.cleaning.lines import Line, lines_of
from rashomon.cleaning.markup import Markup, markup_of
from rashomon.cleaning.options import CleaningOptions
from rashomon.cleaning.outlet import (
    domain_of,
    outlet_by_call_sign,
    outlet_by_domain,
    outlet_by_name,
    outlet_in_dateline,
    outlet_in_furniture,
    outlet_in_title,
)
from rashomon.cleaning.outlet_names import masthead_name, owner_named, readable_name, staff_of, title_suffix
from rashomon.cleaning.pieces import cut_lines
from rashomon.cleaning.rendering import parsed, rendered
from rashomon.cleaning.splitting import cut_giants, rejoined
from rashomon.cleaning.stories import stories_of
from rashomon.cleaning.walls import why_no_article
from rashomon.ids import content_id
from rashomon.model.article import (
    READ_AT_MOST,
    READ_IN_PART,
    WRAPPED,
    Article,
    Layer,
    LayerKind,
    Stamp,
    StampKind,
)
from rashomon.model.capture import TOLD, Capture, Rejection, RejectionReason

__all__ = ["clean", "source_of"]

DEFAULTS = CleaningOptions()
MARKUP_TYPES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text with what is known of its lines before they are labelled."""

    text: str
    lines: tuple[Line, ...]
    labels: Labels
    markup: Markup


def clean(capture: Capture, *, options: CleaningOptions = DEFAULTS) -> tuple[Article, ...] | Rejection:
    """The stories on a capture, at least one, or the reason why it holds none."""
    is_markup = capture.page_type in MARKUP_TYPES
    source = source_of(capture)
    if source is None:
        return Rejection(
            capture.locator, RejectionReason.UNDECODABLE, "in no encoding that we know: save the page as UTF-8"
        )
    given_title = capture.given.get("title")
    told = capture.method == TOLD
    reading = (
        read_told(source)
        if told
        else read_markup(source, given_title, options)
        if is_markup
        else read_text(source, given_title)
    )
    if not reading.lines:
        return Rejection(capture.locator, RejectionReason.EMPTY, "no visible text: save the page after it has loaded")
    if len(reading.text) > options.max_text:
        return Rejection(
            capture.locator,
            RejectionReason.TOO_LARGE,
            f"more than {options.max_text:,} characters of text: split it into its articles",
        )
    if len(reading.lines) > options.max_lines:
        return Rejection(
            capture.locator,
            RejectionReason.TOO_LARGE,
            f"more than {options.max_lines:,} lines of text: split it into its articles",
        )
    refused = None if told else why_no_article(reading.lines, reading.labels.kinds, min_words=options.min_words)
    if refused:
        return Rejection(capture.locator, *refused)
    stories = stories_of(reading.lines, reading.labels.kinds)
    return tuple(article_of(capture, reading, kinds, part) for part, kinds in enumerate(stories))


def source_of(capture: Capture) -> str | None:
    """The page of a capture as characters: what page text is made of. None when no encoding fits."""
    return decoded(capture.page, markup=capture.page_type in MARKUP_TYPES, charset=capture.charset)


def read_told(source: str) -> Reading:
    """What a person tells: all of it is story, however short."""
    lines = lines_of(source)
    return Reading(source, lines, Labels((LayerKind.BODY,) * len(lines), None, kept_whole=False), Markup())


def read_text(source: str, title: str | None) -> Reading:
    """Plain text: the line classifier decides."""
    whole = joined_lines(source)
    lines = cut_giants(whole)
    chances = story_probabilities([line.text for line in lines], cut=len(lines) > len(whole)).tolist()
    labels = label_lines(lines, chances, title=title)
    if len(lines) > len(whole):
        lines, kinds = rejoined(lines, labels.kinds, source)
        headline = kinds.index(LayerKind.HEADLINE) if LayerKind.HEADLINE in kinds else None
        labels = Labels(kinds, headline, labels.kept_whole)
    return Reading(source, lines, labels, Markup())


def read_markup(source: str, title: str | None, options: CleaningOptions) -> Reading:
    """HTML: the extractor decides, and the line classifier where it finds nothing or the page is too much."""
    small = len(source) <= options.max_markup
    root = parsed(source, max_depth=options.max_depth) if small else None
    page = rendered(source, root)
    lines = lines_of(page.text)
    markup = markup_of(root) if root is not None else Markup()
    shares = extracted_shares(source, lines) if root is not None and source.count("<") <= options.max_tags else None
    chances = shares if shares is not None else story_probabilities([line.text for line in lines]).tolist()
    titles = [title] if title else list(markup.titles)
    texts = {" ".join(line.text.split()).casefold() for line in lines}
    named = next((name for name in titles if name.casefold() in texts), titles[0] if titles else None)
    labels = label_lines(
        lines, chances, hints=hints_of(page, lines, chances), title=named, extracted=shares is not None
    )
    return Reading(page.text, lines, labels, markup)


def article_of(capture: Capture, reading: Reading, kinds: Sequence[LayerKind], part: int) -> Article:
    """The record of one story; ``kinds`` are the lines' for this story, ``part`` its number on the page.

    The first story has the id that the page would have alone, so that splitting moves no other id.
    """
    given = capture.given
    cut = cut_lines(reading.lines, kinds, given.get("title"))
    layers = tuple(
        Layer(piece.begin, piece.end, piece.kind)
        for piece in sorted(cut.pieces, key=lambda piece: (piece.begin, -piece.end))
        if piece.begin < piece.end
    )
    text = reading.text
    story = " ".join(text[layer.begin : layer.end] for layer in layers if layer.kind is LayerKind.BODY)
    url = capture.url or reading.markup.url
    headline = next((text[layer.begin : layer.end] for layer in layers if layer.kind is LayerKind.HEADLINE), None)
    language = language_of(story)
    if language == "und":
        language = reading.markup.language or language
    flags = [
        *["body-kept-whole"] * reading.labels.kept_whole,
        *["not-english"] * (language not in {"en", "und"}),
        *completeness_flags(reading.lines, kinds),
        *[WRAPPED] * any("\n" in text[line.begin : line.end] for line in reading.lines),
        *[f"part-{part + 1}"] * (part > 0),
    ]
    article = Article(
        id=content_id("art", capture.data, capture.locator, *([part] if part else [])),
        capture=capture.sha256,
        locator=capture.locator,
        text=text,
        layers=layers,
        title=squeezed(
            (headline if part else None) or given.get("title") or headline or next(iter(reading.markup.titles), None)
        ),
        url=url,
        outlet=outlet_of(capture, reading, layers, url),
        byline=given.get("byline") or byline_of(text, layers) or reading.markup.author,
        agency=cut.agency,
        language=language,
        stamps=(*given_stamps(capture), *reading.markup.stamps),
        fetched=capture.fetched,
        flags=tuple(flags),
    )
    if sum(len(span) for _, span in article.paragraphs()) > READ_AT_MOST:
        return replace(article, flags=(*flags, READ_IN_PART))
    return article


def outlet_of(capture: Capture, reading: Reading, layers: Sequence[Layer], url: str | None) -> str | None:
    """Given, then by address, then the site's own name for itself, then what its furniture says."""
    stated = capture.given.get("outlet") or None
    if stated:
        return outlet_by_name(stated) or outlet_by_domain(domain_of(stated)) or stated
    domain = domain_of(url)
    site = reading.markup.site
    known = outlet_by_domain(domain) or outlet_by_name(site)
    if known or site or domain:
        spelled = readable_name(domain, reading.text) if domain else None
        return known or site or outlet_by_call_sign(domain or "") or spelled
    titles = [title for title in (capture.given.get("title"), *reading.markup.titles) if title]
    named = next((found for found in map(outlet_in_title, titles) if found), None)
    if named:
        return named

    def lines(*kinds: LayerKind) -> list[str]:
        return [reading.text[layer.begin : layer.end] for layer in layers if layer.kind in kinds]

    stubs = [
        line for line in lines(LayerKind.MASTHEAD, LayerKind.NAVIGATION, LayerKind.OTHER) if len(line.split()) <= 6
    ]
    notices = lines(
        LayerKind.DISCLAIMER,
        LayerKind.COPYRIGHT,
        LayerKind.SIGN_OFF,
        LayerKind.NEWSLETTER,
        LayerKind.SHARE,
        LayerKind.COOKIE,
    )
    told = outlet_in_furniture(stubs, notices, lines(LayerKind.BYLINE, LayerKind.MAIL))
    if told and "." in told:
        told = readable_name(told, reading.text)
    return told or outlet_of_dateline(reading.text, layers) or self_named(reading, titles, lines)


def self_named(reading: Reading, titles: Sequence[str], lines: Callable[..., list[str]]) -> str | None:
    """An outlet that no table knows, by its own words: title, notice, byline, masthead."""
    texts = [line.text for line in reading.lines]
    above = reading.labels.kinds.index(LayerKind.BODY) if LayerKind.BODY in reading.labels.kinds else 0
    top = [
        text
        for text, kind in zip(texts[:above], reading.labels.kinds, strict=False)
        if kind in {LayerKind.MASTHEAD, LayerKind.NAVIGATION, LayerKind.OTHER}
    ]
    named = [
        *(title_suffix(title, texts) for title in titles),
        *(owner_named(notice) for notice in lines(LayerKind.COPYRIGHT, LayerKind.DISCLAIMER)),
        *(staff_of(byline) for byline in lines(LayerKind.BYLINE)),
        masthead_name(top),
    ]
    return next((name for name in named if name), None)


def outlet_of_dateline(text: str, layers: Sequence[Layer]) -> str | None:
    """The broadcaster in the first dateline, or in the headline of a page that is nothing but text."""
    for layer in layers:
        words = text[layer.begin : layer.end]
        if layer.kind is LayerKind.DATELINE:
            found = dateline_of(f"{words} A")
            named = outlet_in_dateline(found.source) if found and found.source else None
        else:
            named = outlet_in_title(words) if layer.kind is LayerKind.HEADLINE else None
        if named:
            return named
    return None


def byline_of(text: str, layers: Sequence[Layer]) -> str | None:
    """The first byline on the page, as it stands."""
    return next((text[layer.begin : layer.end] for layer in layers if layer.kind is LayerKind.BYLINE), None)


def given_stamps(capture: Capture) -> tuple[Stamp, ...]:
    """The day that a table or a side file states."""
    published = capture.given.get("published")
    return (Stamp(StampKind.PUBLISHED, published, "given"),) if published else ()


def squeezed(title: str | None) -> str | None:
    """A title on one line, as its page may have wrapped it."""
    return " ".join(title.split()) if title else title
