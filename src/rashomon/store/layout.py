"""Which record stands in which table: plain data, and the columns that follow from a record's fields.

A field that is a text, number, date or choice becomes a column of its name. A moment, a place, a
quotation and the like become several columns of the same row. A tuple of records with a table of its own
becomes rows there, which name their owner and their position. Reasons all stand in the table ``reasons``.
Whatever else is nested becomes one column of JSON. The migrations spell the columns out; a test holds the
two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import get_origin

from rashomon.model.article import Agency, Article, Layer, LayerKind, Stamp
from rashomon.model.attribution import Attribution, SourceLink
from rashomon.model.capture import Capture, Rejection
from rashomon.model.change import Change
from rashomon.model.chronology import (
    Affair,
    AffairLink,
    Event,
    EventCount,
    EventParticipant,
    EventPlace,
    EventRelation,
    KnownEvent,
    Publication,
    Series,
    Window,
)
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence, Origin
from rashomon.model.decision import Decision, Grade, Pointer
from rashomon.model.dossier import Entry, NotEstablished, Quotation, RunReport, Tombstone
from rashomon.model.events import Count, EventMention, MentionPlace, Participant
from rashomon.model.judgement import Judgement
from rashomon.model.language import Entity, EntityMention, KnownEntity, Role
from rashomon.model.lineage import Archetype, CopyEdge, Family, Passage, Witness
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence
from rashomon.model.timing import TimeExpression
from rashomon.store.codec import field_types, members, without_none

__all__ = [
    "TABLES",
    "ArticleSearches",
    "Column",
    "EventIndependence",
    "MetadataItem",
    "Shape",
    "Table",
]


@dataclass(frozen=True, slots=True)
class ArticleSearches:
    """The searches that may find a lone article's original."""

    article: str
    searches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventIndependence:
    event: str
    independence: Independence


@dataclass(frozen=True, slots=True)
class MetadataItem:
    key: str
    value: str


class Shape(Enum):
    """How a field is kept."""

    SCALAR = "one column"
    BYTES = "one column, compressed"
    PAIR = "two columns, _begin and _end"
    INLINE = "the columns of a nested record"
    ROWS = "rows of another table"
    REASONS = "rows of the table of reasons"
    JSON = "one column of JSON"


#: Records that are spread over columns of the row they belong to, and the names that those get before
#: their own: none where they cannot be mistaken.
INLINE: Mapping[type, bool] = {
    Moment: False,
    Independence: False,
    Agency: True,
    Archetype: True,
    Pointer: True,
    Evidence: True,
    EventPlace: True,
    MentionPlace: True,
    Quotation: True,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record and how it is kept. ``names`` are its columns, ``kind`` its type without
    None, ``inner`` the columns of a nested record."""

    field: str
    shape: Shape
    kind: object
    optional: bool
    names: tuple[str, ...]
    inner: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table and the record that its rows are.

    ``children`` maps a field to the table of its items; ``lead`` are, in a child table, the columns that
    stand before the record's own: the owner and the position. ``key`` is what child rows name a row by
    (``rowid`` where it has no id). ``rename`` gives columns another name than their field's, ``extra`` columns are
    worked out for readers and not read back. A quotation's text is left out where ``texts`` is false.
    """

    name: str
    record: type
    lead: tuple[str, ...] = ()
    children: Mapping[str, Table] = field(default_factory=dict)
    rename: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Callable[[object], str]] = field(default_factory=dict)
    texts: bool = True
    key: str = "rowid"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """How every field of the record is kept; empty for a table of plain strings."""
        return () if self.record is str else tuple(self.columns_of(self.record, ""))

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """The names of all columns: the leading ones first, then the record's, then extras."""
        own = [self.value] if self.record is str else [name for column in self.columns for name in column.names]
        return (*self.lead, *own, *self.extra)

    @property
    def value(self) -> str:
        """The column of a table of plain strings."""
        return self.rename.get("", "text")

    def columns_of(self, record: type, prefix: str) -> Iterator[Column]:
        for name, kind in field_types(record).items():
            if record is Evidence and name == "text" and not self.texts:
                continue
            yield self.column(name, kind, prefix)

    def column(self, name: str, kind: object, prefix: str) -> Column:
        bare = without_none(kind)
        optional = type(None) in members(kind)
        column = prefix + self.rename.get(name, name)
        if name in self.children:
            return Column(name, Shape.ROWS, bare, optional, ())
        if bare == tuple[Reason, ...]:
            return Column(name, Shape.REASONS, bare, optional, ())
        if bare == tuple[int, int] and name != "gap":
            return Column(name, Shape.PAIR, bare, optional, (f"{column}_begin", f"{column}_end"))
        if isinstance(bare, type) and bare in INLINE:
            inner = tuple(self.columns_of(bare, f"{column}_" if INLINE[bare] and self.record is not Reason else ""))
            return Column(name, Shape.INLINE, bare, optional, tuple(n for part in inner for n in part.names), inner)
        if bare is bytes:
            return Column(name, Shape.BYTES, bare, optional, (column,))
        if isinstance(bare, type) and get_origin(bare) is None and issubclass(bare, str | int | float | date | Enum):
            return Column(name, Shape.SCALAR, bare, optional, (column,))
        return Column(name, Shape.JSON, kind, optional, (column,))


def story(article: object) -> str:
    """The article's own words, a blank line between the layers of its body."""
    if not isinstance(article, Article):
        raise TypeError(f"not an article: {article!r}")
    return "\n\n".join(span.of(article.text).strip() for span in article.spans(LayerKind.BODY))


#: ``record`` and ``row`` tell whose reason it is: a table and the rowid there.
REASONS = Table("reasons", Reason, lead=("record", "row", "owner", "position"))


def origins(name: str, owner: str) -> Table:
    return Table(name, Origin, lead=(owner, "position"))


#: Every top-level table, by the name of the dossier's field that its rows come from (or that
#: ``rows.collections`` makes of it), in the order in which a reader opens them.
TABLES: Mapping[str, Table] = {
    "metadata": Table("metadata", MetadataItem),
    "run": Table("runs", RunReport),
    "captures": Table("captures", Capture),
    "rejected": Table("rejected", Rejection),
    "articles": Table(
        "articles",
        Article,
        key="id",
        children={
            "layers": Table("layers", Layer, lead=("article", "position")),
            "stamps": Table("stamps", Stamp, lead=("article", "position")),
        },
        extra={"body": story},
    ),
    "families": Table(
        "families",
        Family,
        key="id",
        children={
            "witnesses": Table("witnesses", Witness, lead=("family", "position")),
            "passages": Table("passages", Passage, lead=("family", "position"), texts=False),
        },
    ),
    "edges": Table(
        "copy_edges",
        CopyEdge,
        children={"passages": Table("edge_passages", Passage, lead=("edge", "position"), texts=False)},
    ),
    "searches": Table("searches", ArticleSearches),
    "entities": Table(
        "entities", Entity, key="id", children={"roles": Table("roles", Role, lead=("entity", "position"))}
    ),
    "names": Table("names", EntityMention),
    "times": Table("times", TimeExpression),
    "attributions": Table(
        "attributions",
        Attribution,
        key="id",
        children={"chain": Table("attribution_links", SourceLink, lead=("attribution", "position"))},
    ),
    "mentions": Table(
        "mentions",
        EventMention,
        key="id",
        children={
            "participants": Table("mention_participants", Participant, lead=("mention", "position")),
            "counts": Table("mention_counts", Count, lead=("mention", "position")),
        },
        rename={"when": "time"},
    ),
    "series": Table(
        "series",
        Series,
        key="id",
        children={"events": Table("series_events", str, lead=("series", "position"), rename={"": "event"})},
    ),
    "events": Table(
        "events",
        Event,
        key="id",
        children={
            "mentions": Table("event_mentions", str, lead=("event", "position"), rename={"": "mention"}),
            "participants": Table("event_participants", EventParticipant, lead=("event", "position")),
            "counts": Table("event_counts", EventCount, lead=("event", "position")),
            "relations": Table("event_relations", EventRelation, lead=("event", "position")),
        },
    ),
    "affairs": Table(
        "affairs",
        Affair,
        key="id",
        children={
            "events": Table("affair_events", str, lead=("affair", "position"), rename={"": "event"}),
            "stages": Table("affair_stages", str, lead=("affair", "position"), rename={"": "stage"}),
            "links": Table("affair_links", AffairLink, lead=("affair", "position")),
        },
    ),
    "publications": Table("publications", Publication),
    "judgements": Table("judgements", Judgement),
    "assertions": Table(
        "assertions",
        Assertion,
        key="id",
        children={
            "claims": Table("assertion_claims", str, lead=("assertion", "position"), rename={"": "claim"}),
            "origins": origins("assertion_origins", "assertion"),
        },
    ),
    "claims": Table(
        "claims", Claim, key="id", children={"chain": Table("claim_links", SourceLink, lead=("claim", "position"))}
    ),
    "contradictions": Table("contradictions", Contradiction),
    "independence": Table(
        "independence", EventIndependence, key="event", children={"origins": origins("event_origins", "event")}
    ),
    "entries": Table("entries", Entry),
    "not_established": Table("not_established", NotEstablished),
    "tombstones": Table("tombstones", Tombstone),
    "conflicts": Table("conflicts", str),
    "windows": Table("windows", Window),
    "known_events": Table("known_events", KnownEvent),
    "known_entities": Table("known_entities", KnownEntity),
    "decisions": Table("decisions", Decision),
    "grades": Table("grades", Grade),
    "changes": Table("changes", Change),
}
