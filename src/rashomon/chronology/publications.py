"""When each page was published, and why: its text's day, and for a carrier of a family's text what is its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.chronology.beliefs import product
from rashomon.chronology.compact import Shelf
from rashomon.chronology.days import logarithm, normal
from rashomon.chronology.evidence import Conclusion, Evidence
from rashomon.chronology.factors import Factor
from rashomon.chronology.grid import Days, Grid, LagLink, lag_density
from rashomon.chronology.moments import likely_days, moment_of, moment_of_page, reasons_for
from rashomon.chronology.options import ChronologyOptions
from rashomon.chronology.testimony import Testimony
from rashomon.chronology.units import Units
from rashomon.chronology.writing import page_factors, unit_factors, within
from rashomon.model.article import Article
from rashomon.model.calendar_rule import Fixed
from rashomon.model.chronology import Publication, Window
from rashomon.model.date_words import moment_in_words
from rashomon.model.lineage import Lineage
from rashomon.model.moment import Basis, Moment
from rashomon.model.text import Evidence as Quote
from rashomon.model.timing import ConstraintKind, DayConstraint

__all__ = ["STATED_WIDTH", "PageDays", "conflicts", "page_days", "publication"]

#: An answer this wide or narrower, resting on a full date in the page's words, is called stated.
STATED_WIDTH = 31
#: A reason with a log-odds below this against the answer is a conflict that the reader must know of.
CONFLICT = -3.0


@dataclass(frozen=True)
class PageDays:
    """What the pages of families say of themselves: ``own`` gives their stamps and mastheads, ``told`` holds what
    these tell the family's text (logs). ``link`` leads from the text's day to a page's; an original has none."""

    own: Callable[[str], list[Factor]]
    told: Mapping[str, Days]
    originals: frozenset[str]
    link: LagLink


def page_days(
    pages: Mapping[str, Testimony],
    texts: Mapping[str, Testimony],
    units: Units,
    lineage: Lineage,
    articles: Mapping[str, Article],
    grid: Grid,
) -> PageDays:
    link = LagLink(lag_density("reprint"), ahead=True)
    originals = frozenset(f.archetype.article for f in lineage.families if f.archetype.article is not None)

    def own(article: str) -> list[Factor]:
        if article not in pages:
            return []
        return page_factors(pages[article], articles, grid, texts[units.home[article]])

    told: Shelf[str] = Shelf()
    for article in pages:
        if units.is_family(units.home[article]) and (factors := own(article)):
            logs = product(factors, grid)
            told[article] = logs if article in originals else logarithm(link.backward(normal(logs)))
    return PageDays(own, told, originals, link)


def publication(
    article: Article,
    units: Units,
    pages: PageDays,
    page_testimony: Mapping[str, Testimony],
    evidence: Evidence,
    conclusion: Conclusion,
    window: Window | None,
    options: ChronologyOptions,
) -> Publication:
    """The page's own day: its text's, or for a carrier of a family's text that day or soon after."""
    grid = evidence.grid
    unit = units.home[article.id]
    belief = conclusion.written[unit]
    factors = unit_factors(evidence.testimony[unit], evidence.articles, grid, window)
    factors += [said for factor in evidence.news.get(unit, ()) if (said := factor()) is not None]
    factors += told_to(unit, evidence, conclusion, options)
    if units.is_family(unit):
        own = pages.own(article.id)
        if article.id not in pages.originals:
            told = pages.told.get(article.id)
            text = belief if told is None else normal(logarithm(belief) - told)
            belief = pages.link.forward(text) * np.exp(product(own, grid))
            if window is not None:
                belief = belief * within(grid, window)
            belief = belief / belief.sum()
            factors = [Factor(f.says, pages.link.forward(f.weights / f.weights.sum()), f.evidence) for f in factors]
        factors += own
    found = evidence.testimony[unit].constraints + page_testimony.get(article.id, Testimony((), ())).constraints
    moment = moment_of_page(belief, lambda one: states_date(found, one), grid, options)
    reasons = reasons_for(moment, belief, factors, grid)
    return Publication(article.id, moment.because(reasons), days=likely_days(belief, grid, moment))


def states_date(found: Sequence[DayConstraint], moment: Moment) -> bool:
    """Whether the page says the answer outright: a stamp or dateline with its year, inside the answer."""
    return any(
        c.kind is ConstraintKind.WRITTEN
        and isinstance(c.rule, Fixed)
        and moment.width is not None
        and moment.width <= STATED_WIDTH
        and moment.earliest is not None
        and moment.latest is not None
        and c.rule.first <= moment.latest.toordinal()
        and moment.earliest.toordinal() <= c.rule.last
        for c in found
    )


def told_to(unit: str, evidence: Evidence, conclusion: Conclusion, options: ChronologyOptions) -> list[Factor]:
    """What the events that a unit tells of say about its day, because other texts, or the user's table,
    date them too."""
    if conclusion.inference is None:
        return []
    factors = []
    for edge_number in conclusion.hearing.get(unit, ()):
        position = conclusion.edge_telling[edge_number]
        if position is None:
            continue
        number = int(conclusion.edges[edge_number].goal.removeprefix("#"))
        others = {evidence.tellings[n].unit for n in conclusion.clusters[number]} - {unit}
        known = conclusion.known.get(number)
        if not others and known is None:
            continue
        mention = conclusion.datings[position].passage.lead
        logs = conclusion.inference.to_start[edge_number]
        when = moment_of(conclusion.days[number], evidence.grid, Basis.INFERRED, options)
        day = "on no certain day" if when.edtf is None else moment_in_words(when)
        who = (
            f"your table has it as {known.name}"
            if known
            else "another text tells of it"
            if len(others) == 1
            else f"{len(others)} other texts tell of it"
        )
        factors.append(
            Factor(
                f"what happens here is dated {day}: {who}",
                np.exp(logs - logs.max()),
                Quote.at(evidence.articles[mention.article], mention.begin, mention.end),
            )
        )
    return factors


def conflicts(publications: Sequence[Publication], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Articles whose evidence about their day pulls hard in two directions, in words."""
    found = []
    for publication_ in publications:
        against = [reason for reason in publication_.when.reasons if reason.weight < CONFLICT]
        if against and publication_.when.edtf is not None:
            name = articles[publication_.article].locator
            found.append(f"{name} is dated {moment_in_words(publication_.when)}, although {against[0].says}")
    return tuple(found)
