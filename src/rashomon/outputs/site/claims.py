"""Claims across the pile: what is not established, and what several carry."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.claims import Assertion
from rashomon.model.dossier import NotEstablished
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.ladder import folded
from rashomon.outputs.site.parts import ClaimView, Link, Shared
from rashomon.outputs.site.wording import kind_words, origins_words, why_and_way

__all__ = ["AssertionView", "ClaimsPage", "Unsettled", "claims_page"]

#: Items listed in each section; all claims stand on the pages of their events and in the exports.
MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class AssertionView:
    anchor: str
    text: str
    event: Link | None
    sources: str
    origins: tuple[tuple[str, str], ...]
    claims: tuple[ClaimView, ...]
    carried: int
    silent: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What is not established, why, what would settle it (both as sentences), and the claims."""

    text: str
    why: str
    way: str
    event: Link | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    assertions: tuple[AssertionView, ...]
    more_assertions: int
    not_established: tuple[Unsettled, ...]
    claims: int
    disagreeing: int


def claims_page(facts: Facts, shared: Shared) -> ClaimsPage:
    carried = [one for one in facts.dossier.assertions if len(one.claims) > 1 or one.independence.possible > 1]
    carried.sort(key=lambda one: (-one.independence.certain, -len(one.claims), one.id))
    return ClaimsPage(
        assertions=tuple(assertion_view(facts, shared, one) for one in carried[:MOST_LISTED]),
        more_assertions=len(facts.dossier.assertions) - min(len(carried), MOST_LISTED),
        not_established=tuple(unsettled(facts, shared, item) for item in facts.dossier.not_established[:MOST_LISTED]),
        claims=len(facts.dossier.claims),
        disagreeing=len(facts.dossier.contradictions),
    )


def unsettled(facts: Facts, shared: Shared, item: NotEstablished) -> Unsettled:
    why, way = why_and_way(item.why)
    known = facts.dossier.claim_by_id
    events = {known[name].event for name in item.claims if name in known}
    event = shared.event_link(events.pop()) if len(events) == 1 else None
    claims = claim_views(facts, shared, item.claims)
    return Unsettled(item.text, why, way, event, claims)


def claim_views(facts: Facts, shared: Shared, names: tuple[str, ...]) -> tuple[ClaimView, ...]:
    known = facts.dossier.claim_by_id
    claims = [known[name] for name in names if name in known]
    return tuple(shared.claim(claim, copies, with_event=True) for claim, copies in folded(facts, claims))


def assertion_view(facts: Facts, shared: Shared, assertion: Assertion) -> AssertionView:
    return AssertionView(
        anchor=assertion.id,
        text=assertion.text,
        event=shared.event_link(assertion.event),
        sources=origins_words(assertion.independence),
        origins=tuple((origin.name, kind_words(origin.kind)) for origin in assertion.independence.origins),
        claims=claim_views(facts, shared, assertion.claims),
        carried=len(assertion.carried_by),
        silent=tuple(carrier_link(facts, shared, name) for name in assertion.silent),
    )


def carrier_link(facts: Facts, shared: Shared, name: str) -> Link:
    """A family by the outlets of its witnesses, a lone page by its own."""
    for family in facts.dossier.lineage.families:
        if family.id == name:
            outlets = dict.fromkeys(facts.outlet(article) for article in family.articles)
            return Link(" and ".join(outlets), shared.places.family(name))
    return Link(facts.outlet(name), shared.places.article(name))
