"""What a page's stamp says of its day, and how two of them compare."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rashomon.lineage.stamps import gap_between
from rashomon.model.article import Article, Layer, LayerKind


def stamped(line: str) -> Article:
    text = f"{line}\nThe ferry ran aground."
    layers = (Layer(0, len(line), LayerKind.STAMP), Layer(len(line) + 1, len(text), LayerKind.BODY))
    return Article(f"art-{line}", line, line, text, layers)


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        ("Published July 19 2016", "20 July 2016", 1),
        ("Wed Jul 29 2015", "2015-07-30", 1),
        ("01-06-2016", "06-06-2016", 5),  # the first of the two orders; in the other it is five months
        ("03-04-2016", "04-03-2016", None),  # which is earlier depends on the order
        ("Published May 2, 2016, updated May 4, 2016", "3 May 2016", None),
        ("yesterday", "3 May 2016", None),
        ("31 February 2016", "3 May 2016", None),
    ],
)
def test_days_that_are_printed_compare_where_every_reading_agrees(earlier, later, days):
    expected = None if days is None else timedelta(days=days)
    assert gap_between(stamped(earlier), stamped(later)) == expected
