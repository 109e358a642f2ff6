"""Gather what a page says of the day on which it was written, and of days between its happenings."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.article import Article
from rashomon.model.language import Analysis
from rashomon.model.timing import DayConstraint, TimeExpression
from rashomon.timing.bounds import story_bounds
from rashomon.timing.copyright_years import copyright_bounds
from rashomon.timing.counted import counted
from rashomon.timing.recurrence import recurrences
from rashomon.timing.stamps import outside_constraints, page_constraints

__all__ = ["day_constraints"]


def day_constraints(
    article: Article, analysis: Analysis, expressions: Sequence[TimeExpression]
) -> tuple[DayConstraint, ...]:
    """Every constraint of one article, by place on the page; those from outside the text (``begin`` -1) first.

    ``expressions`` are this article's, as ``time_expressions`` gives them. Offsets are code points into
    ``article.text``. Never raises on any text.
    """
    found = dict.fromkeys(
        (
            *outside_constraints(article),
            *page_constraints(article, expressions),
            *story_bounds(article, analysis, expressions),
            *recurrences(article, expressions),
            *counted(article, analysis, expressions),
            *copyright_bounds(article),
        )
    )
    return tuple(sorted(found, key=lambda one: (one.begin, one.end, one.kind.value, one.source)))
