"""What lies on the work bench between stages: the records so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.model.article import Article
from rashomon.model.attribution import Attribution
from rashomon.model.capture import Capture, Rejection
from rashomon.model.chronology import Chronology
from rashomon.model.claims import ClaimBook
from rashomon.model.dossier import Dossier, Tombstone
from rashomon.model.events import EventMention, OwnPredicate
from rashomon.model.given import Given
from rashomon.model.judgement import Judgement
from rashomon.model.language import Analysis, Entity, EntityMention
from rashomon.model.lineage import Lineage
from rashomon.model.timing import DayConstraint, TimeExpression
from rashomon.pipeline.shelf import Shelf, analyses_shelf

if TYPE_CHECKING:  # a stage is imported when its turn comes
    from rashomon.reading import ReadingOptions

__all__ = ["GIVEN", "Bench"]

#: What lies there before the first stage runs.
GIVEN = ("paths", "earlier", "given")


@dataclass
class Bench:
    """Fields are filled by the stage that gives them and only read after that.

    ``lexicon`` are predicates of the reader's own. ``earlier`` is the build before: its events keep their ids. ``held`` is what need not be read
    again.
    """

    paths: Sequence[str | Path]
    reading: ReadingOptions | None = None
    given: Given = field(default_factory=Given)
    lexicon: tuple[OwnPredicate, ...] = ()
    earlier: Dossier | None = None
    held: Iterable[Capture | Rejection] = ()
    captures: Sequence[Capture] = ()
    rejected: tuple[Rejection, ...] = ()
    articles: tuple[Article, ...] = ()
    lineage: Lineage = field(default_factory=lambda: Lineage((), ()))
    analyses: Sequence[Analysis] = ()
    entities: tuple[Entity, ...] = ()
    names: tuple[EntityMention, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    constraints: tuple[DayConstraint, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    chronology: Chronology = field(default_factory=lambda: Chronology((), (), (), ()))
    tombstones: tuple[Tombstone, ...] = ()
    book: ClaimBook = field(default_factory=lambda: ClaimBook((), (), (), ()))
    shelf: Shelf[Analysis] = field(default_factory=analyses_shelf)
