"""Days that are counted from another happening: what is counted, how, and from which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language import analyse
from rashomon.model.article import Article
from rashomon.model.timing import ConstraintKind, DayConstraint
from rashomon.timing import day_constraints, time_expressions

from .pages import a_page

COUNTING = (ConstraintKind.COUNTED, ConstraintKind.AFTER, ConstraintKind.BEFORE)


def counted_on(page: Article) -> list[DayConstraint]:
    (analysis,) = analyse([page])
    found = day_constraints(page, analysis, time_expressions(page, analysis))
    return [one for one in found if one.kind in COUNTING]


def the_only(sentence: str) -> tuple[Article, DayConstraint]:
    page = a_page(sentence)
    found = counted_on(page)
    assert len(found) == 1, [page.text[one.begin : one.end] for one in found]
    return page, found[0]


def words(page: Article, span: tuple[int, int] | None) -> str | None:
    return None if span is None else page.text[slice(*span)]


def days_on(constraint: DayConstraint, other: str) -> tuple[int, int]:
    """The least and most days from the other happening, were it on that day."""
    anchor = date.fromisoformat(other).toordinal()
    assert constraint.rule is not None
    found = constraint.rule.days_from(anchor)
    assert found is not None
    return found[0] - anchor, found[1] - anchor


@pytest.mark.parametrize(
    ("sentence", "told", "subject", "other", "days"),
    [
        ("Three days after the summit, Holm resigned.", "Three days after the summit", "resigned", "the summit", (3, 3)),
        ("The day before the summit, police arrested two men.", "The day before the summit", "arrested", "the summit", (-1, -1)),
        ("The minister resigned a week after the attack.", "a week after the attack", "resigned", "the attack", (4, 10)),
        ("Police fired in the air two days after a gunman opened fire in Vell.",
         "two days after a gunman opened", "fired", "a gunman opened", (2, 2)),
        # verbs that tell no deed themselves leave it to their subject
        ("The attack came a day after heavy air strikes killed 26 people.",
         "a day after heavy air strikes killed", "attack", "heavy air strikes killed", (1, 1)),
        ("He was arrested a month after fleeing the country.", "a month after fleeing", "arrested", "fleeing", (15, 45)),
        # how many is not told
        ("The minister resigned days after the vote.", "days after the vote", "resigned", "the vote", (1, 12)),
        ("The raid came within days of the election.", "within days of the election", "raid", "the election", (0, 12)),
        # what was told before, or around it
        ("He died two days later at a hospital.", "two days later", "died", None, (2, 2)),
        ("The following day, police arrested him.", "The following day", "arrested", None, (1, 1)),
        ("Later that day, he was arrested.", "Later that day", "arrested", None, (0, 0)),
        ("Lenz was wounded and died two days later.", "two days later", "died", "Lenz was wounded", (2, 2)),
    ],
)  # fmt: skip
def test_words_count_days_from_another_happening(
    sentence: str, told: str, subject: str, other: str | None, days: tuple[int, int]
) -> None:
    page, found = the_only(sentence)
    assert found.kind is ConstraintKind.COUNTED
    assert words(page, (found.begin, found.end)) == told
    assert words(page, found.subject) == subject
    assert words(page, found.other) == other
    assert days_on(found, "2025-06-04") == days


@pytest.mark.parametrize(
    ("sentence", "hours"),
    [
        ("She was pronounced dead two hours after the crash.", (2, 2)),
        ("Hours after the talks, the shelling went on.", (1, 12)),
        ("A second bomb exploded ten minutes later.", (0, 0)),
        ("About 17 hours earlier, a man was shot in the north.", (-17, -17)),
    ],
)
def test_what_is_told_by_the_clock_is_counted_in_hours(sentence: str, hours: tuple[int, int]) -> None:
    _, found = the_only(sentence)
    assert (found.kind, found.rule, found.gap) == (ConstraintKind.COUNTED, None, hours)


@pytest.mark.parametrize(
    ("sentence", "kind", "subject", "other"),
    [
        ("Holm resigned after the vote.", ConstraintKind.AFTER, "resigned", "the vote"),
        ("Holm met Berg ahead of the vote.", ConstraintKind.BEFORE, "met", "the vote"),
        ("Following the talks, Holm flew to Rome.", ConstraintKind.AFTER, "flew", "the talks"),
        ("Police have arrested ten people since the ceasefire.", ConstraintKind.AFTER, "arrested", "the ceasefire"),
    ],
)
def test_without_a_count_only_the_order_is_told(sentence: str, kind: ConstraintKind, subject: str, other: str) -> None:
    page, found = the_only(sentence)
    assert (found.kind, found.rule, found.gap) == (kind, None, None)
    assert (words(page, found.subject), words(page, found.other)) == (subject, other)


@pytest.mark.parametrize(
    "sentence",
    [
        "He worked there for nine years after moving north.",  # how long, not when
        "They waited until the following Monday.",
        "The shop closed a few minutes after midnight.",  # an hour is no happening
        "He left after Friday.",
        "The bridge opened in 2013.",
        "He told the court that it was so.",
    ],
)
def test_lengths_and_hours_count_from_no_happening(sentence: str) -> None:
    assert counted_on(a_page(sentence)) == []


PIECES = (
    "two days after",
    "the summit",
    "later",
    "police",
    "arrested",
    "him",
    "the day before",
    ",",
    "came",
    "hours after",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_whatever_stands_there_spans_lie_on_the_page(pieces: list[str]) -> None:
    page = a_page(" ".join(pieces))
    for found in counted_on(page):
        assert 0 <= found.begin < found.end <= len(page.text)
        assert found.subject is not None
        for span in (found.subject, found.other):
            assert span is None or 0 <= span[0] < span[1] <= len(page.text)
