"""Who copied whom: shared passages, edges with a direction, families and their stemma."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.reason import Reason
from rashomon.model.text import Evidence

__all__ = ["ARCHETYPE", "Archetype", "CopyEdge", "Family", "Lineage", "Passage", "Relation", "Witness"]

#: Stands for the family's lost original in a witness's list of parents.
ARCHETYPE = "archetype"


class Relation(StrEnum):
    """What a descendant is to its parent."""

    ORIGINAL = "original"
    COPY = "copy"
    ABRIDGED = "abridged"
    EXTENDED = "extended"
    REORDERED = "reordered"
    PARAPHRASE = "paraphrase"
    SPLICED = "spliced"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles: what an alignment proves. ``a.article < b.article``.

    ``rarity`` is the mean inverse document frequency of its words' shingles in this pile, 0 for words
    that stand in every article. ``reworded``: the two are one sentence in different words, which share its names,
    numbers and rare words.
    """

    a: Evidence
    b: Evidence
    rarity: float = 0.0
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """One article carries another's text.

    ``parent`` and ``child`` are article ids; ``directed`` is false when the evidence does not tell which
    of them is older, and then the parent is only the smaller id. ``coverage`` is the share of the
    child's body words that the passages cover, ``parent_coverage`` the parent's.
    """

    parent: str
    child: str
    relation: Relation
    directed: bool
    coverage: float
    parent_coverage: float
    passages: tuple[Passage, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Archetype:
    """The original of a family: an article of the pile, or lost and at most known by its credit."""

    article: str | None = None
    agency: str | None = None

    @property
    def is_lost(self) -> bool:
        return self.article is None


@dataclass(frozen=True, slots=True)
class Witness:
    """An article as a carrier of its family's text.

    ``parents`` holds article ids or ``ARCHETYPE``, none for an original. ``coverage`` is the share of
    its body that belongs to the family. ``added`` and ``dropped`` are sentences (its own, and its
    parent's or the family's fullest witness's); ``changed`` pairs what the other says with what it says.
    ``contaminated`` holds the words that it shares with its second parent against the first, where it drew on two
    branches of one stemma.
    """

    article: str
    parents: tuple[str, ...]
    relation: Relation
    coverage: float
    reasons: tuple[Reason, ...] = ()
    added: tuple[Evidence, ...] = ()
    dropped: tuple[Evidence, ...] = ()
    changed: tuple[tuple[Evidence, Evidence], ...] = ()
    contaminated: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """The descendants of one archetype, with the searches that may find it elsewhere.

    ``reasons`` say why a lost archetype is held to be none of the pages. Where there are none, no page is shown to be
    the original, and one of them may be.
    """

    id: str
    archetype: Archetype
    witnesses: tuple[Witness, ...]
    passages: tuple[Passage, ...]
    searches: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(witness.article for witness in self.witnesses)


@dataclass(frozen=True, slots=True)
class Lineage:
    """All that is known of who copied whom. ``searches`` are for the lone articles, by article id."""

    edges: tuple[CopyEdge, ...]
    families: tuple[Family, ...]
    searches: tuple[tuple[str, tuple[str, ...]], ...] = ()
