"""The grid of an event: what each origin says of the day, the place, the people and the figures, and what it leaves
open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.claims import Claim
from rashomon.model.events import EventMention
from rashomon.outputs.site.parts import Link, Shared
from rashomon.outputs.site.wording import shortened

__all__ = ["SLOTS", "Grid", "grid_of", "slots_of"]

#: The columns, in the order in which a reader asks.
SLOTS = ("when", "where", "who", "figures")

#: Wordings shown in one cell, and the characters of one: a cell is read at a glance.
MOST_WORDINGS, WORDING = 4, 60


@dataclass(frozen=True, slots=True)
class Grid:
    """``columns`` are the slots that somebody fills; each row is an origin, with a cell for each column. An empty
    cell is a blank: the origin does not say."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Link, ...], ...]], ...]


def grid_of(rows: Sequence[tuple[str, tuple[tuple[Link, ...], ...]]]) -> Grid | None:
    """The grid of origins with their cells, one for each of ``SLOTS``. None when there are not two origins, or
    none of them says anything, which leaves nothing to compare."""
    filled = [place for place in range(len(SLOTS)) if any(cells[place] for _, cells in rows)]
    if not filled or len(rows) < 2:
        return None
    return Grid(
        tuple(SLOTS[place] for place in filled),
        tuple((name, tuple(cells[place] for place in filled)) for name, cells in rows),
    )


def slots_of(shared: Shared, claims: Iterable[Claim]) -> tuple[tuple[Link, ...], ...]:
    """What the claims say of their event: the words for its day, its place, who takes part and how many."""
    seen = list(dict.fromkeys(mention for claim in claims for mention in told_in(shared, claim)))
    times = shared.facts.time_by_id
    when = [(one.article, time.begin, time.end, time.text) for one in seen if (time := times.get(one.when or ""))]
    where = [(one.article, one.place.begin, one.place.end, one.place.name) for one in seen if one.place]
    who = [(one.article, part.begin, part.end, part.name) for one in seen for part in one.participants]
    figures = [
        (one.article, count.begin, count.end, f"{count.text} {count.of}") for one in seen for count in one.counts
    ]
    return tuple(wordings(shared, spans) for spans in (when, where, who, figures))


def told_in(shared: Shared, claim: Claim) -> Sequence[EventMention]:
    """The mentions of the claim's event that meet its words."""
    facts = shared.facts
    event = facts.dossier.event_by_id.get(claim.event or "")
    own = frozenset(event.mentions if event else ())
    return [
        mention
        for mention in facts.mentions_in.get(claim.article, ())
        if mention.begin < claim.end and claim.begin < mention.end and mention.id in own
    ]


def wordings(shared: Shared, spans: Sequence[tuple[str, int, int, str]]) -> tuple[Link, ...]:
    """Each wording once, with a link to where it stands first."""
    first: dict[str, Link] = {}
    for article, begin, end, text in spans:
        key = " ".join(text.split()).casefold()
        if key and key not in first and len(first) < MOST_WORDINGS:
            first[key] = Link(shortened(text, WORDING), shared.places.span(article, begin, end))
    return tuple(first.values())
