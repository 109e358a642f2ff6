"""The reading view: the page text line by line, furniture greyed, with marks where something was read.

A line is cut into *atoms*, runs of characters over which nothing begins or ends; an atom carries the
classes of everything that covers it. Marks may therefore cross one another. The atoms of an article
put together are its page text, save line ends and blank lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise
from typing import Generic, TypeVar

from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.attribution import SpeechAct
from rashomon.model.claims import Claim
from rashomon.model.date_words import hour_in_words
from rashomon.model.lineage import Family
from rashomon.outputs.site.calendar import Calendar, calendar_of
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.footnote import article_note
from rashomon.outputs.site.parts import TITLE_LENGTH, ChainLink, Link, Shared, When, claim_tone
from rashomon.outputs.site.places import span_anchor
from rashomon.outputs.site.safety import file_name, pieces
from rashomon.outputs.site.wording import act_words, number_of, shortened

__all__ = ["ArticlePage", "Atom", "Line", "Note", "article_page", "family_name", "lines_of"]

LINE = re.compile(r"[^\n]+")

#: What wins when several layers cover a line's first word: the outermost story layer, then furniture.
INLINE = frozenset({LayerKind.DATELINE, LayerKind.CREDIT, LayerKind.PICTURE_CREDIT, LayerKind.STAMP})

#: Notes shown beside one line; a list of incidents can have hundreds.
MOST_NOTES = 12

#: Characters of an event's title in the margin.
MARGIN_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was read at ``begin..end``: its class on the page."""

    begin: int
    end: int
    name: str


Spanned = TypeVar("Spanned", Mark, Layer)


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of characters. ``anchors`` are the names under which other pages link to its begin."""

    begin: int
    pieces: tuple[tuple[str, str], ...]
    classes: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin: an event that is mentioned, or a claim with its chain."""

    kind: str
    begin: int
    end: int
    anchor: str
    event: Link | None
    chain: tuple[ChainLink, ...] = ()
    act: str = ""
    tone: str = ""
    background: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    kind: str
    furniture: bool
    atoms: tuple[Atom, ...]
    notes: tuple[Note, ...]
    more_notes: int


@dataclass(frozen=True, slots=True)
class ArticlePage:
    path: str
    id: str
    title: str
    outlet: str
    byline: str
    agency: str
    locator: str
    url: str
    sha256: str
    fetched: str
    archive_url: str
    language: str
    flags: tuple[str, ...]
    stamps: tuple[tuple[str, str, str], ...]
    published: When
    hour: str
    calendar: Calendar | None
    main_event: Link | None
    events: tuple[Link, ...]
    families: tuple[tuple[Link, tuple[Link, ...], int], ...]
    searches: tuple[str, ...]
    lines: tuple[Line, ...]
    kinds: tuple[str, ...]
    footnote: str


#: Pages of one family that each of its pages links to; more stand on the family's page. A choice: else a family of
#: thousands writes millions of links.
FELLOWS = 30


def article_page(facts: Facts, shared: Shared, article: Article) -> ArticlePage:
    """The page of one article. Every page that links into it must have been made before."""
    page = facts.dossier.publication_of.get(article.id)
    capture = facts.capture_of.get(article.id)
    published = shared.when(facts.published(article.id))
    events = dict.fromkeys(
        facts.event_of[one.id].id for one in facts.mentions_in.get(article.id, ()) if one.id in facts.event_of
    )
    notes = notes_of(facts, shared, article)
    lines = tuple(lines_of(article, marks_of(facts, article), shared.places.spans.get(article.id, set()), notes))
    return ArticlePage(
        path=shared.places.article(article.id),
        id=article.id,
        title=shortened(article.title, TITLE_LENGTH) if article.title else "Untitled page",
        outlet=article.outlet or "",
        byline=article.byline or "",
        agency=article.agency.name if article.agency else "",
        locator=article.locator,
        url=article.url or "",
        sha256=capture.sha256 if capture else "",
        fetched=article.fetched or (capture.fetched if capture else None) or "",
        archive_url=(capture.archive_url if capture else None) or "",
        language=article.language,
        flags=article.flags,
        stamps=tuple((stamp.kind.value, stamp.value, stamp.where) for stamp in article.stamps),
        published=published,
        hour=hour_in_words(facts.hour(article.id)),
        calendar=calendar_of(page.days) if page else None,
        main_event=shared.event_link(page.main_event) if page else None,
        events=tuple(link for name in events if (link := shared.event_link(name)) is not None),
        families=tuple(
            (
                Link(family_name(family), shared.places.family(family.id)),
                tuple(
                    shared.article_link(other)
                    for other in islice((one for one in family.articles if one != article.id), FELLOWS)
                ),
                max(len(family.articles) - 1 - FELLOWS, 0),
            )
            for family in facts.families_of.get(article.id, ())
        ),
        searches=tuple(facts.searches_of.get(article.id, ())),
        lines=lines,
        kinds=tuple(sorted({line.kind for line in lines if line.furniture})),
        footnote=article_note(facts, article) + ".",
    )


def family_name(family: Family) -> str:
    """What a page carries: a story of an agency, or one that it shares with so many."""
    others = number_of(len(family.witnesses), "page")
    return f"a story of {family.archetype.agency}" if family.archetype.agency else f"a text that stands on {others}"


def marks_of(facts: Facts, article: Article) -> list[Mark]:
    """Everything that was read in an article, and the layers that are less than a line."""
    marks = [Mark(one.begin, one.end, "time") for one in facts.times_in.get(article.id, ())]
    marks += [Mark(one.begin, one.end, f"claim {claim_tone(one)}") for one in told_claims(facts, article)]
    for mention in facts.mentions_in.get(article.id, ()):
        if mention.id in facts.event_of:
            marks.append(Mark(mention.begin, mention.end, "mention"))
            marks.append(Mark(*mention.predicate, "predicate"))
    if article.agency:
        marks.append(Mark(article.agency.begin, article.agency.end, "agency"))
    length = len(article.text)
    return [mark for mark in marks if 0 <= mark.begin < mark.end <= length]


def told_claims(facts: Facts, article: Article) -> list[Claim]:
    """The claims worth a mark: what a page states in its own voice is all of it that is not marked."""
    return [claim for claim in facts.claims_in.get(article.id, ()) if claim.chain or claim.act is not SpeechAct.STATES]


def notes_of(facts: Facts, shared: Shared, article: Article) -> list[Note]:
    """The margin of an article, in the order of its text."""
    notes = []
    for mention in facts.mentions_in.get(article.id, ()):
        event = facts.event_of.get(mention.id)
        if event is not None:
            link = brief(shared.event_link(event.id))
            notes.append(
                Note("event", mention.begin, mention.end, file_name(mention.id), link, background=mention.background)
            )
    notes.extend(
        Note(
            "claim",
            claim.begin,
            claim.end,
            file_name(claim.id),
            brief(shared.event_link(claim.event)),
            tuple(shared.chain_link(link, claim.article) for link in claim.chain),
            act_words(claim.act, claim.certainty, claim.polarity),
            claim_tone(claim),
        )
        for claim in told_claims(facts, article)
    )
    return sorted(notes, key=lambda note: (note.begin, note.kind, note.end, note.anchor))


def told_once(notes: Sequence[Note]) -> list[Note]:
    """The notes of a line, each event noted at its first mention only."""
    kept: list[Note] = []
    seen: set[str] = set()
    for note in notes:
        key = note.event.href if note.kind == "event" and note.event else note.anchor
        if key not in seen:
            kept.append(note)
        seen.add(key)
    return kept


def brief(link: Link | None) -> Link | None:
    """A link short enough for the margin."""
    return replace(link, text=shortened(link.text, MARGIN_LENGTH)) if link else None


def lines_of(
    article: Article, marks: Sequence[Mark], spans: Iterable[tuple[int, int]], notes: Sequence[Note]
) -> Iterator[Line]:
    """The non-blank lines of the page text as atoms; every span of ``spans`` has its anchor in one."""
    targets = sorted(set(spans) | {(note.begin, note.end) for note in notes})
    target_starts, note_starts = [begin for begin, _ in targets], [note.begin for note in notes]
    inline = [Mark(layer.begin, layer.end, f"layer-{layer.kind.value}") for layer in article.layers]
    over = Sweep((*marks, *inline))
    layers = Sweep(article.layers)
    cuts = sorted({edge for mark in (*marks, *inline) for edge in (mark.begin, mark.end)} | set(chain(*targets)))
    anchored = 0
    for found in LINE.finditer(article.text):
        words = found[0].lstrip()
        if not words:
            continue
        begin, end = found.span()
        kind = line_kind(layers.at(end - len(words)))
        edges = [begin, *cuts[bisect_right(cuts, begin) : bisect_left(cuts, end)], end]
        atoms = []
        for left, right in pairwise(edges):
            names = sorted({name for mark in over.at(left) for name in mark.name.split() if name != f"layer-{kind}"})
            until = bisect_left(target_starts, right)
            anchors = tuple(span_anchor(*target) for target in targets[anchored:until])
            anchored = max(anchored, until)
            atoms.append(Atom(left, tuple(pieces(article.text[left:right])), " ".join(names), anchors))
        here = told_once(notes[bisect_left(note_starts, begin) : bisect_left(note_starts, end)])
        yield Line(kind, is_furniture(kind), tuple(atoms), tuple(here[:MOST_NOTES]), max(len(here) - MOST_NOTES, 0))
    if anchored < len(targets):  # spans of white space after the last line
        last = tuple(span_anchor(*target) for target in targets[anchored:])
        yield Line("body", False, (Atom(len(article.text), (), "", last),), (), 0)


class Sweep(Generic[Spanned]):
    """Answers what covers an offset, for offsets that only grow."""

    def __init__(self, spans: Iterable[Spanned]) -> None:
        self.waiting: list[Spanned] = sorted(spans, key=lambda span: (span.begin, span.end), reverse=True)
        self.open: list[Spanned] = []

    def at(self, offset: int) -> list[Spanned]:
        while self.waiting and self.waiting[-1].begin <= offset:
            self.open.append(self.waiting.pop())
        self.open = [span for span in self.open if span.end > offset]
        return self.open


def line_kind(layers: Iterable[Layer]) -> str:
    """What a line is: the layer that holds its first word, a layer within a line last."""
    over = sorted(layers, key=lambda layer: (layer.kind in INLINE, layer.kind.is_furniture, layer.begin - layer.end))
    return over[0].kind.value if over else "unlabelled"


def is_furniture(kind: str) -> bool:
    return kind == "unlabelled" or LayerKind(kind).is_furniture
