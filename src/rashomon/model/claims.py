"""Claims across articles: assertions, where they come from at last, and what cannot both hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rashomon.model.attribution import Certainty, Polarity, SourceLink, SpeechAct

__all__ = [
    "Assertion",
    "Claim",
    "ClaimBook",
    "Contradiction",
    "Independence",
    "Origin",
    "OriginKind",
    "Verdict",
]

#: What somebody is accused of behind that somebody, and alone: "of hiding two boats". No verb may stand before it,
#: which in so few words is told by there being no small word but these.
CHARGE = re.compile(r"of \w+ing\b", re.IGNORECASE)
CHARGED = re.compile(
    r"((?:(?:the|its|his|her|their|and|of|(?-i:[A-Z])\S*|government|army|police|military|forces|authorities|party|opposition"
    r"|regime|president|minister|company|group)\s){1,8}?)(of \w+ing\b.*)",
    re.IGNORECASE,
)


class OriginKind(StrEnum):
    """What stands at the end of a sourcing chain. Not graded by rules; only named."""

    FIRST_HAND = "first-hand"
    OFFICIAL = "official"
    PARTY = "party"
    STATE_MEDIA = "state-media"
    AGENCY = "agency"
    OUTLET = "outlet"
    PERSON = "person"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an assertion comes from at last. ``interest`` is the owner or government behind it; origins
    of one interest count once."""

    name: str
    kind: OriginKind
    interest: str


@dataclass(frozen=True, slots=True)
class Independence:
    """How many interests demonstrably stand behind an assertion: at least ``certain``, at most
    ``possible``."""

    certain: int
    possible: int
    origins: tuple[Origin, ...]

    def __str__(self) -> str:
        return str(self.certain) if self.certain == self.possible else f"{self.certain}–{self.possible}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A span that somebody vouches for.

    ``chain`` is nearest first; empty for a sentence without attribution, which inherits for counting.
    ``event`` and ``assertion`` are ids or None.
    """

    id: str
    article: str
    begin: int
    end: int
    text: str
    chain: tuple[SourceLink, ...]
    act: SpeechAct
    certainty: Certainty
    polarity: Polarity
    event: str | None = None
    assertion: str | None = None

    @property
    def told(self) -> str:
        """The words on one line; an accusation without its verb is given one: "Norland of hiding two boats" is "Norland
        accused of hiding two boats"."""
        words = " ".join(self.text.split())
        charged = CHARGED.match(words) if self.act is SpeechAct.ALLEGES else None
        if charged is not None:
            return f"{charged[1]}accused {charged[2]}"
        return f"accused {words}" if self.act is SpeechAct.ALLEGES and CHARGE.match(words) else words


@dataclass(frozen=True, slots=True)
class Assertion:
    """Claims of one proposition. ``carried_by`` and ``silent`` are family ids, or article ids of lone
    pages; ``silent`` covered the event and do not carry the claim."""

    id: str
    text: str
    claims: tuple[str, ...]
    independence: Independence
    carried_by: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    event: str | None = None


class Verdict(StrEnum):
    CONTRADICTION = "contradiction"
    SUPERSEDED = "superseded"
    DIFFERENT_SCOPE = "different-scope"
    ALLEGATION_DENIAL = "allegation-denial"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that do not sit together, each as of the day it was said."""

    id: str
    about: str
    a: str
    b: str
    as_of_a: date | None
    as_of_b: date | None
    verdict: Verdict
    explanation: str


@dataclass(frozen=True, slots=True)
class ClaimBook:
    """All claims of a pile. ``event_independence`` gives, for each event id, the independence of the
    assertion that it happened; ``contested`` are ids of events that somebody denies or that a
    contradiction concerns."""

    claims: tuple[Claim, ...]
    assertions: tuple[Assertion, ...]
    contradictions: tuple[Contradiction, ...]
    event_independence: tuple[tuple[str, Independence], ...]
    contested: tuple[str, ...] = ()
