"""Figures that stand beside an event, sums and parts, boasts, and counts that fall."""

from __future__ import annotations

import pytest

from rashomon.model.attribution import LinkKind
from rashomon.model.claims import Verdict
from tests.claims.making import Pile


def verdicts(pile: Pile) -> list[Verdict]:
    return [pair.verdict for pair in pile.contradictions()]


def fire(pile: Pile, text: str, number: str, low: float, high: float | None, *, day: str = "2031-06-17") -> None:
    """A page about the fire at Port Vell whose own sentence on it gives a figure."""
    page = pile.page(f"{text}.", day=day)
    pile.named(page, "Port Vell")
    pile.tells(page, text, "killed", count=("killed", number, low, high))


def test_a_figure_in_another_clause_of_a_text_is_told_of_what_the_text_is_about() -> None:
    pile = Pile()
    fire(pile, "A fire killed 9 people at Port Vell", "9", 9, 9)
    page = pile.page("A fire swept Port Vell. It was known that 14 people died at Port Vell.", day="2031-06-20")
    pile.named(page, "Port Vell")
    pile.tells(page, "A fire swept Port Vell", "swept")
    pile.tells(page, "14 people died at Port Vell", "died", "ev-deaths", count=("killed", "14", 14, 14))
    assert verdicts(pile) == [Verdict.SUPERSEDED]


@pytest.mark.parametrize(
    "words",
    [
        "Meanwhile 14 people died at Port Vell",  # another happening
        "Last month 14 people died at Port Vell",  # another time
        "14 people died at Ostby",  # another place
    ],
)
def test_a_figure_of_something_else_is_not(words: str) -> None:
    pile = Pile()
    fire(pile, "A fire killed 9 people at Port Vell", "9", 9, 9)
    page = pile.page(f"A fire swept Port Vell. {words}.", day="2031-06-20")
    pile.named(page, "Port Vell")
    if "Ostby" in words:
        pile.named(page, "Ostby")
    pile.tells(page, "A fire swept Port Vell", "swept")
    pile.tells(page, words, "died", "ev-deaths", count=("killed", "14", 14, 14))
    assert verdicts(pile) == []


def test_who_gives_the_sum_as_well_gives_a_part() -> None:
    pile = Pile()
    fire(pile, "A fire killed 31 people at Port Vell", "31", 31, 31)
    page = pile.page(
        "The fire killed 31 people at Port Vell, a union said. On a bus it killed 10 people.", day="2031-06-17"
    )
    pile.named(page, "Port Vell")
    pile.says(page, "a union", "The fire killed 31 people at Port Vell", kind=LinkKind.ORGANISATION)
    pile.tells(page, "The fire killed 31 people at Port Vell", "killed", count=("killed", "31", 31, 31))
    pile.tells(page, "On a bus it killed 10 people", "killed", count=("killed", "10", 10, 10))
    assert verdicts(pile) == []


def test_a_boast_is_no_later_count() -> None:
    pile = Pile()
    fire(pile, "An attack killed 9 people at Port Vell", "9", 9, 9)
    page = pile.page("The group's statement said the attack killed 14 people at Port Vell.", day="2031-06-18")
    pile.named(page, "Port Vell")
    pile.says(page, "The group's statement", "the attack killed 14 people at Port Vell", kind=LinkKind.ORGANISATION)
    pile.tells(page, "the attack killed 14 people at Port Vell", "killed", count=("killed", "14", 14, 14))
    assert verdicts(pile) == [Verdict.CONTRADICTION]


def test_fewer_wounded_and_more_dead_is_no_contradiction() -> None:
    pile = Pile()
    for day, dead, hurt in (("2031-06-16", 2, 4), ("2031-06-18", 3, 3)):
        page = pile.page(f"A fire killed {dead} people and hurt {hurt} people at Port Vell.", day=day)
        pile.named(page, "Port Vell")
        pile.tells(page, f"killed {dead} people", "killed", count=("killed", str(dead), dead, dead))
        pile.tells(page, f"hurt {hurt} people", "hurt", count=("injured", str(hurt), hurt, hurt))
    assert set(verdicts(pile)) == {Verdict.SUPERSEDED}


def test_more_than_is_no_remainder() -> None:
    pile = Pile()
    fire(pile, "A fire killed 20 people at Port Vell", "20", 20, 20)
    fire(pile, "A fire killed more than 90 people at Port Vell", "more than 90", 90, None)
    assert verdicts(pile) != []


def test_a_body_without_a_name_may_stand_against_a_government_in_one_text() -> None:
    pile = Pile()
    text = "A monitoring group said the fire killed 34 people. The Norwegian ministry said it killed 30 people."
    page = pile.page(text, day="2031-06-17")
    pile.says(page, "A monitoring group", "the fire killed 34 people", kind=LinkKind.ORGANISATION)
    pile.says(page, "The Norwegian ministry", "it killed 30 people", kind=LinkKind.GOVERNMENT)
    pile.tells(page, "the fire killed 34 people", "killed", count=("killed", "34", 34, 34))
    pile.tells(page, "it killed 30 people", "killed", count=("killed", "30", 30, 30))
    assert verdicts(pile) == [Verdict.CONTRADICTION]
