"""The program as a library: build a dossier, open one, save one, and look at its events with ease.

Everything that a dossier holds is in ``OpenDossier.records``, as the plain records of ``rashomon.model``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rashomon import store
from rashomon.errors import InputError, OptionError
from rashomon.model.article import Article, LayerKind
from rashomon.model.capture import Capture, Place
from rashomon.model.change import Change
from rashomon.model.chronology import Event, Window
from rashomon.model.claims import Claim, Independence
from rashomon.model.decision import Decision, Pointer, Question
from rashomon.model.dossier import Dossier, Quotation
from rashomon.model.events import EventMention, EventStatus
from rashomon.model.language import Entity
from rashomon.model.moment import Moment
from rashomon.pipeline import Progress, extend, graded, parse_window, witness_of, words_of_entity, words_of_event
from rashomon.pipeline import build as build_records

#: What can be told to be the same, or not.
Thing: TypeAlias = "EventView | EventMention | Entity"

if TYPE_CHECKING:  # the readers are imported when there is something to read
    from rashomon.reading import FetchOptions, ReadingOptions

__all__ = ["EventView", "OpenDossier", "SpanView", "build", "open", "save", "view_span"]

#: What is known of the sources of an event that no claim speaks of.
NO_SOURCES = Independence(0, 0, ())


def build(
    pile: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str] | None = None,
    *,
    known_events: str | os.PathLike[str] | None = None,
    known_entities: str | os.PathLike[str] | None = None,
    window: str | Window | None = None,
    columns: Mapping[str, str] | None = None,
    fetch: bool | FetchOptions = False,
    reading: ReadingOptions | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    keep_captures: bool = True,
    progress: Progress | None = None,
) -> OpenDossier:
    """The dossier of the pages at ``pile``, also saved at ``out`` when that is given.

    ``pile`` is a folder, a file, or several of them, and addresses with ``fetch``: true, or a ``FetchOptions``.
    ``known_events`` is a CSV table of events whose days are known, ``known_entities`` a list of people, bodies and
    places (FollowTheMoney or CSV); ``window`` says between which days the pages were written, as
    ``"2024-06..2025-07"``. ``columns`` names the columns of tables by what they hold, as
    ``{"text": "body", "url": "link"}``; ``reading`` sets limits as well. ``lexicon`` is a CSV or TSV
    table of predicates of your own (lemma,pos,type,subtype). ``keep_captures`` false leaves the pages'
    bytes out of the file at ``out``.
    Raises InputError or OptionError, with the way out, for what cannot be read or makes no sense.
    """
    days = parse_window(window) if isinstance(window, str) else window
    if out is not None:
        store.check_target(Path(out))
    options = reading_options(columns, fetch, reading)
    dossier = OpenDossier(
        build_records(
            pile,
            known_events=known_events,
            known_entities=known_entities,
            window=days,
            reading=options,
            lexicon=lexicon,
            progress=progress,
        )
    )
    if out is not None:
        store.save(dossier.records, out, captures=keep_captures)
    return dossier


def reading_options(
    columns: Mapping[str, str] | None, fetch: bool | FetchOptions, reading: ReadingOptions | None
) -> ReadingOptions:
    """One set of options out of the short ways to say them. Raises OptionError when two of them differ."""
    from rashomon.reading import FetchOptions, ReadingOptions

    options = reading or ReadingOptions()
    if columns:
        if options.columns and dict(options.columns) != dict(columns):
            raise OptionError("columns are named twice, in columns= and in reading=: name them once")
        options = replace(options, columns=dict(columns))
    if fetch:
        chosen = FetchOptions() if fetch is True else fetch
        if options.fetch is not None and fetch is not True and options.fetch != chosen:
            raise OptionError("fetching is set twice, in fetch= and in reading=: set it once")
        options = replace(options, fetch=options.fetch if fetch is True and options.fetch else chosen)
    return options


def open(path: str | os.PathLike[str]) -> OpenDossier:  # noqa: A001 - reads as rashomon.open
    """The dossier saved at ``path``. Raises DossierFileError when there is none that can be read."""
    return OpenDossier(store.load(path))


def save(dossier: OpenDossier | Dossier, path: str | os.PathLike[str], *, captures: bool = True) -> None:
    """Write a dossier to one SQLite file; ``captures`` false leaves out the pages' bytes."""
    store.save(dossier.records if isinstance(dossier, OpenDossier) else dossier, path, captures=captures)


def pointer_to(dossier: Dossier, thing: Thing) -> tuple[Question, Pointer]:
    """The words that mention a thing, as decisions name it. Raises InputError when no page has any."""
    if isinstance(thing, Entity):
        kind, told = Question.SAME_ENTITY, words_of_entity(dossier, thing)
    elif isinstance(thing, EventMention):
        kind, told = Question.SAME_EVENT, [(thing.article, thing.begin, thing.end)]
    else:
        kind, told = Question.SAME_EVENT, words_of_event(dossier, thing.record)
    known = dossier.article_by_id
    for article, begin, end in told:
        if article in known:
            return kind, Pointer(article, begin, end, known[article].text[begin:end])
    raise InputError("no page of this dossier mentions it: take events and entities from the dossier that is asked")


def author_of(by: str) -> str:
    author = " ".join(by.split())
    if not author:
        raise OptionError("a decision needs somebody who made it: name one in by=")
    return author


def day_of(on: str | None) -> str | None:
    try:
        return date.fromisoformat(on).isoformat() if on is not None else None
    except ValueError as error:
        raise OptionError(f"on={on!r} is no date: write it as '2025-06-17'") from error


@dataclass(frozen=True)
class EventView:
    """One event with what the dossier knows of it."""

    record: Event
    dossier: Dossier = field(repr=False)

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def when(self) -> Moment:
        """Its moment, which prints as EDTF or "undated"."""
        return self.record.when

    @property
    def status(self) -> EventStatus:
        return self.record.status

    @property
    def where(self) -> str | None:
        return self.record.where.name if self.record.where else None

    @property
    def who(self) -> tuple[str, ...]:
        """The names of its participants."""
        return tuple(participant.name for participant in self.record.participants)

    @property
    def reports(self) -> int:
        """How many articles mention it."""
        return self.record.reports

    @property
    def contested(self) -> bool:
        return self.record.contested

    @property
    def independent_sources(self) -> Independence:
        """The interests that say it happened; prints as "1", or "1–2" when not all are certain."""
        return self.dossier.independence.get(self.record.id, NO_SOURCES)

    @cached_property
    def mentions(self) -> tuple[EventMention, ...]:
        return tuple(self.dossier.mention_by_id[mention] for mention in self.record.mentions)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(self.dossier.claims_of_event.get(self.record.id, ()))

    @cached_property
    def quotation(self) -> Quotation | None:
        """The verbatim sentence that tells it best."""
        return next((entry.quotation for entry in self.dossier.entries if entry.event == self.record.id), None)


@dataclass(frozen=True)
class SpanView:
    """Words of a page text, and the way back to what was got.

    ``capture`` says how and when; ``places`` are where the words stand in it: one, several when it cannot be told
    which, or none, and then ``why_not`` says why.
    """

    article: Article
    begin: int
    end: int
    capture: Capture | None
    places: tuple[Place, ...]
    why_not: str | None = None

    @property
    def text(self) -> str:
        return self.article.text[self.begin : self.end]

    @property
    def layers(self) -> tuple[LayerKind, ...]:
        """What the words are, the layers that hold or meet them in order."""
        met = (layer.kind for layer in self.article.layers if layer.begin < self.end and self.begin < layer.end)
        return tuple(dict.fromkeys(met))


def view_span(article: Article, capture: Capture | None, begin: int, end: int, *, locate: bool = True) -> SpanView:
    """The words of ``article`` from ``begin`` to ``end``, looked up in its capture unless ``locate`` is false.
    Raises InputError for offsets outside the page text."""
    if not 0 <= begin < end <= len(article.text):
        raise InputError(
            f"{article.locator} has characters 0 to {len(article.text)}: {begin} to {end} are no words of it"
        )
    if not locate or capture is None:
        return SpanView(article, begin, end, capture, (), None if capture else "the dossier has no capture of it")
    if not capture.data:
        return SpanView(
            article, begin, end, capture, (), "its bytes were left out; compare a copy of the page by its SHA-256"
        )
    from rashomon.cleaning import source_of
    from rashomon.reading import places_of

    source = source_of(capture)
    places = places_of(capture, source, article.text, begin, end) if source is not None else ()
    return SpanView(
        article, begin, end, capture, places, None if places else "the words do not stand together in its source"
    )


@dataclass(frozen=True)
class OpenDossier:
    """A dossier to look at. ``records`` holds everything."""

    records: Dossier = field(repr=False)

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The events in the dossier's order: by time, undated ones last."""
        order: Mapping[str, int] = {entry.event: place for place, entry in enumerate(self.records.entries)}
        last = len(order)
        listed = sorted(self.records.events, key=lambda event: order.get(event.id, last))
        return tuple(EventView(event, self.records) for event in listed)

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.records.articles

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.records.claims

    def event(self, identity: str) -> EventView:
        """The event of that id. Raises InputError when there is none."""
        record = self.records.event_by_id.get(identity)
        if record is None:
            raise InputError(f"the dossier has no event {identity}: its events are in OpenDossier.events")
        return EventView(record, self.records)

    def show(self, article: str, begin: int, end: int) -> SpanView:
        """Words of the article of that id, and where they stand in what was got. Raises InputError."""
        found = self.records.article_by_id.get(article)
        if found is None:
            raise InputError(f"the dossier has no article {article}: its articles are in OpenDossier.articles")
        capture = next(
            (one for one in self.records.captures if one.sha256 == found.capture and one.locator == found.locator), None
        )
        return view_span(found, capture, begin, end)

    def published(self, article: str) -> Moment:
        """When the article of that id was published; undated when the dossier does not say."""
        publication = self.records.publication_of.get(article)
        return publication.when if publication else Moment.undated()

    def add(
        self,
        pile: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
        *,
        known_events: str | os.PathLike[str] | None = None,
        known_entities: str | os.PathLike[str] | None = None,
        window: str | Window | None = None,
        columns: Mapping[str, str] | None = None,
        fetch: bool | FetchOptions = False,
        reading: ReadingOptions | None = None,
        progress: Progress | None = None,
    ) -> OpenDossier:
        """The dossier with the pages at ``pile`` as well, everything worked out again; this one stays as it is.

        Events keep their ids, decisions hold, and ``changes`` of the new one say what is different. The arguments
        are those of ``build``. Raises InputError when the dossier was saved without its pages' bytes.
        """
        return OpenDossier(
            extend(
                self.records,
                pile,
                known_events=known_events,
                known_entities=known_entities,
                window=parse_window(window) if isinstance(window, str) else window,
                reading=reading_options(columns, fetch, reading),
                progress=progress,
            )
        )

    def tell(self, words: str, *, by: str, on: str | None = None) -> OpenDossier:
        """The dossier with what ``by`` tells of their own as one more witness; ``on`` is the ISO 8601 day of it."""
        return OpenDossier(extend(self.records, told=(witness_of(words, by, on),)))

    def same(self, one: Thing, other: Thing, *, by: str, on: str | None = None, note: str = "") -> OpenDossier:
        """The dossier after ``by`` decided that two events, or two names, are one; worked out again with it.

        Each is an event, an entity of ``records.entities``, or one mention of an event. ``on`` is the day, as
        "2026-03-02". Raises InputError for things of two kinds and for words that are the same.
        """
        return self._decided(one, other, True, by, on, note)

    def different(self, one: Thing, other: Thing, *, by: str, on: str | None = None, note: str = "") -> OpenDossier:
        """The dossier after ``by`` decided that two are not one. Two mentions of one event part it. As ``same``."""
        return self._decided(one, other, False, by, on, note)

    def grade(self, source: str, grade: str, *, by: str, on: str | None = None, note: str = "") -> OpenDossier:
        """The dossier with a source graded in the Admiralty code, as "B2": shown beside it and never counted.
        Raises OptionError for what is no grade, InputError for a source that the dossier does not have."""
        given = self.records.given
        told = graded(self.records, source, grade, author_of(by), day_of(on), note)
        return OpenDossier(replace(self.records, given=replace(given, grades=(*given.grades, told)), changes=()))

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is different from the dossier before pages were added or something was decided."""
        return self.records.changes

    def _decided(self, one: Thing, other: Thing, same: bool, by: str, on: str | None, note: str) -> OpenDossier:
        kind, left = pointer_to(self.records, one)
        other_kind, right = pointer_to(self.records, other)
        if kind is not other_kind:
            raise InputError("an event and a name can be neither the same nor two: name two of one kind")
        if left == right:
            raise InputError(
                f"both are “{left.text}” at one place of a page: to part an event, name two of its mentions"
            )
        given = self.records.given
        decision = Decision(kind, left, right, same, author_of(by), day_of(on), note)
        return OpenDossier(extend(self.records, given=replace(given, decisions=(*given.decisions, decision))))

    def save(self, path: str | os.PathLike[str], *, captures: bool = True) -> None:
        """Write the dossier to one SQLite file."""
        store.save(self.records, path, captures=captures)
