"""Small pages to read times on."""

from __future__ import annotations

from datetime import date

from rashomon.model.article import Article, Layer, LayerKind, Stamp
from rashomon.model.language import Analysis
from rashomon.model.timing import DayConstraint, TimeExpression
from rashomon.timing import day_constraints, time_expressions, timex_values


def a_page(
    *lines: str | tuple[LayerKind, str],
    url: str | None = None,
    stamps: tuple[Stamp, ...] = (),
    fetched: str | None = None,
) -> Article:
    """Lines are body paragraphs unless they name their layer."""
    text, layers = "", []
    for line in lines:
        kind, words = (LayerKind.BODY, line) if isinstance(line, str) else line
        layers.append(Layer(len(text), len(text) + len(words), kind))
        text += words + "\n"
    return Article("art-1", "cap-1", "page.txt", text, tuple(layers), url=url, stamps=stamps, fetched=fetched)


def found_in(page: Article) -> tuple[TimeExpression, ...]:
    return time_expressions(page, Analysis(page.id, ()))


def the_only(words: str) -> TimeExpression:
    found = found_in(a_page(words))
    assert len(found) == 1, [one.text for one in found]
    return found[0]


def values_in(words: str, written: str) -> list[tuple[str, str | None]]:
    found = found_in(a_page(words))
    return [
        (one.text, value) for one, value in zip(found, timex_values(found, date.fromisoformat(written)), strict=True)
    ]


def constraints_on(page: Article) -> tuple[DayConstraint, ...]:
    return day_constraints(page, Analysis(page.id, ()), found_in(page))
