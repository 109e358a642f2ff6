"""Who says what within one article, through whom, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Attribution", "Certainty", "LinkKind", "Polarity", "SourceLink", "SpeechAct"]


class SpeechAct(StrEnum):
    STATES = "states"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ALLEGES = "alleges"
    SPECULATES = "speculates"
    WARNS = "warns"
    PROMISES = "promises"
    ANNOUNCES = "announces"
    DEMANDS = "demands"
    DECLINES = "declines"


class Certainty(StrEnum):
    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class LinkKind(StrEnum):
    """What a source is, as its words tell; ``UNNAMED`` keeps its description as its name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    AGENCY = "agency"
    STATE_MEDIA = "state-media"
    OUTLET = "outlet"
    GROUP = "group"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """One link of a sourcing chain. ``begin``/``end`` are its words on the page; ``entity`` is filled
    when the words are a known entity's."""

    name: str
    kind: LinkKind
    begin: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody vouches for a span.

    ``begin..end`` is the content, ``cue`` the span of the reporting words (None where there are none:
    a quotation that runs on). ``chain`` goes from the nearest source to the ultimate one and is never
    empty here. Co-equal speakers are separate attributions with one content. ``quoted``: the content,
    or part of it, stands in quotation marks.
    """

    id: str
    article: str
    begin: int
    end: int
    text: str
    chain: tuple[SourceLink, ...]
    cue: tuple[int, int] | None
    act: SpeechAct
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    quoted: bool = False
