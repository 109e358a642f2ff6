"""Years of copyright notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Fixed
from rashomon.model.timing import ConstraintKind, DayConstraint

__all__ = ["copyright_bounds"]

NOTICE = re.compile(
    r"(?:©|\(c\)|&copy;|\bcopyright\b)[^\n\d]{0,40}(?P<first>(?:19|20)\d\d)(?:\s?[-–—/]\s?(?P<last>(?:19|20)\d\d))?(?!\d)",
    re.IGNORECASE,
)


def copyright_bounds(article: Article) -> Iterator[DayConstraint]:
    """A notice's (last) year, as a clock of the page: templates print the year in which they are served.

    A notice inside the story is a quotation or a credit of something else and is left alone.
    """
    story = article.spans(LayerKind.HEADLINE, LayerKind.SUBHEADING)
    for found in NOTICE.finditer(article.text):
        if any(span.begin <= found.start() < span.end for span in story):
            continue
        year = int(found["last"] or found["first"])
        rule = Fixed(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        yield DayConstraint(article.id, found.start(), found.end(), ConstraintKind.RENDERED, rule)
