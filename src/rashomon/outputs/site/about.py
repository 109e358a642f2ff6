"""About this dossier: the ledger of the build, what was not kept, and what became of earlier events.
Also the list of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.news import told_by_people
from rashomon.outputs.site.parts import Link, Shared, When
from rashomon.outputs.site.reading import family_name

__all__ = ["AboutPage", "Listed", "about_page", "pages_listed"]

#: Rejected inputs listed by name; the ledger counts them all.
MOST_REJECTED = 500


@dataclass(frozen=True, slots=True)
class AboutPage:
    version: str
    inputs: int
    kept: int
    rejected: tuple[tuple[str, int], ...]
    rejected_total: int
    adds_up: bool
    seconds: tuple[tuple[str, str], ...]
    total_seconds: str
    config: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str, str], ...]
    more_lost: int
    tombstones: tuple[tuple[str, Link | None], ...]
    conflicts: tuple[str, ...]
    metadata: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the pile in the list of pages."""

    article: Link
    locator: str
    when: When
    families: tuple[Link, ...]


def about_page(facts: Facts, shared: Shared) -> AboutPage:
    dossier, run = facts.dossier, facts.dossier.run
    rejected = sum(run.rejected.values())
    return AboutPage(
        version=run.version,
        inputs=run.inputs,
        kept=run.kept,
        rejected=tuple((reason.replace("-", " "), count) for reason, count in sorted(run.rejected.items())),
        rejected_total=rejected,
        adds_up=run.inputs == run.kept + rejected,
        seconds=tuple((stage, f"{seconds:.1f}") for stage, seconds in run.seconds.items()),
        total_seconds=f"{sum(run.seconds.values()):.1f}",
        config=tuple(sorted(run.config.items())),
        lost=tuple(
            (one.locator, one.reason.value.replace("-", " "), one.detail) for one in dossier.rejected[:MOST_REJECTED]
        ),
        more_lost=max(len(dossier.rejected) - MOST_REJECTED, 0),
        tombstones=tuple((stone.id, shared.event_link(stone.became)) for stone in dossier.tombstones),
        conflicts=dossier.conflicts,
        metadata=tuple(sorted(dossier.metadata.items())),
        figures=(
            ("pages", len(dossier.articles)),
            ("distinct texts", facts.distinct_texts),
            ("families of copies", len(dossier.lineage.families)),
            ("people, organisations and places", len(dossier.entities)),
            ("event mentions", len(dossier.mentions)),
            ("events", len(dossier.events)),
            ("claims", len(dossier.claims)),
            ("assertions", len(dossier.assertions)),
            ("contradictions", len(dossier.contradictions)),
            ("decisions on record", len(dossier.judgements)),
        ),
        people=told_by_people(dossier.given),
    )


def pages_listed(facts: Facts, shared: Shared) -> Iterator[Listed]:
    """Every page of the pile, the earliest published first, those without a day last."""

    def order(name: str) -> tuple[bool, str, str]:
        first = facts.published(name).earliest
        return first is None, first.isoformat() if first else "", name

    known = facts.dossier.article_by_id
    for name in sorted(known, key=order):
        yield Listed(
            article=shared.article_link(name),
            locator=known[name].locator,
            when=shared.when(facts.published(name)),
            families=tuple(
                Link(family_name(family), shared.places.family(family.id)) for family in facts.families_of.get(name, ())
            ),
        )
