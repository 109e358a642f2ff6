"""What cannot both hold, what was overtaken, and what only looks so: every pair with both its words and days."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.claims import Verdict
from rashomon.outputs.site.event import ClashView, clashes
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.parts import Shared
from rashomon.outputs.site.wording import verdict_words

__all__ = ["ContradictionsPage", "contradictions_page"]

#: Pairs shown of each verdict; the rest stands in the exports.
MOST_LISTED = 200

#: What an editor must see first, and what each verdict means.
VERDICTS = (
    (Verdict.CONTRADICTION, "Two sources, one thing, and both cannot be right."),
    (Verdict.ALLEGATION_DENIAL, "One side alleges it and another denies it. Neither is shown to be right."),
    (Verdict.SUPERSEDED, "Said on different days, or while it was still being counted: the later word stands."),
    (Verdict.DIFFERENT_SCOPE, "They look alike and count different people, or a longer time."),
)


@dataclass(frozen=True, slots=True)
class VerdictView:
    """All pairs of one verdict."""

    kind: str
    words: str
    means: str
    number: int
    clashes: tuple[ClashView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ContradictionsPage:
    verdicts: tuple[VerdictView, ...]
    number: int


def contradictions_page(facts: Facts, shared: Shared) -> ContradictionsPage:
    views = []
    for verdict, means in VERDICTS:
        of_kind = sorted(
            (one for one in facts.dossier.contradictions if one.verdict is verdict), key=lambda one: one.id
        )
        if of_kind:
            shown = clashes(facts, shared, of_kind[:MOST_LISTED])
            views.append(
                VerdictView(
                    verdict.value,
                    verdict_words(verdict),
                    means,
                    len(of_kind),
                    shown,
                    max(len(of_kind) - MOST_LISTED, 0),
                )
            )
    return ContradictionsPage(tuple(views), len(facts.dossier.contradictions))
