"""Figures, allegations and denials that do not sit together; and those that do."""

from __future__ import annotations

import pytest

from rashomon.model.attribution import LinkKind, SpeechAct
from rashomon.model.claims import Contradiction, Verdict
from rashomon.model.language import EntityKind
from tests.claims.making import Pile, on


def account(
    pile: Pile,
    words: str,
    number: str,
    low: float,
    high: float | None,
    *,
    who: str | None = None,
    day: str | None = None,
) -> None:
    """One page that tells of the fire at Port Vell with a figure of its dead."""
    page = pile.page(f"PORT VELL. {words} at Port Vell{f', {who} said' if who else ''}.", day=day)
    pile.named(page, "Port Vell")
    if who:
        pile.says(page, who, words, kind=LinkKind.ORGANISATION)
    pile.tells(page, words, "killed", count=("killed", number, low, high))


def one(pile: Pile) -> Contradiction | None:
    found = pile.contradictions()
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        # Two exact figures of one night by two bodies: one of them is wrong.
        (("A fire killed 9 people", "9", 9, 9), ("A fire killed 14 people", "14", 14, 14), Verdict.CONTRADICTION),
        # A lower bound leaves room for a higher figure, not for a lower one.
        (("A fire killed at least 14 people", "at least 14", 14, None), ("A fire killed 9 people", "9", 9, 9), Verdict.CONTRADICTION),
        (("A fire killed at least 9 people", "at least 9", 9, None), ("A fire killed 14 people", "14", 14, 14), None),
        # Rounded and vague words.
        (("A fire killed some 600 people", "some 600", 600, 600), ("A fire killed 592 people", "592", 592, 592), None),
        (("A fire killed dozens of people", "dozens", 24, None), ("A fire killed 41 people", "41", 41, 41), None),
        # Everybody and a part.
        (("A fire killed 14 people", "14", 14, 14), ("A fire killed 5 children", "5", 5, 5), Verdict.DIFFERENT_SCOPE),
        (("A fire killed 5 soldiers", "5", 5, 5), ("A fire killed 9 civilians", "9", 9, 9), None),
        (("A fire killed 14 people", "14", 14, 14), ("A fire killed two others", "two", 2, 2), None),
        # One night and a whole year.
        (("Fires killed 90 people this year", "90", 90, 90), ("A fire killed 14 people", "14", 14, 14), None),
        # A figure that is told as the earlier one.
        (("A fire killed 14 people", "14", 14, 14), ("An earlier count said it killed 9 people", "9", 9, 9), Verdict.SUPERSEDED),
    ],
)  # fmt: skip
def test_two_figures(
    left: tuple[str, str, float, float | None], right: tuple[str, str, float, float | None], verdict: Verdict | None
) -> None:
    pile = Pile()
    account(pile, *left, who="Doctors at Sea")
    account(pile, *right, who="Harbour Workers Union")
    found = one(pile)
    if verdict is None:
        assert found is None or found.verdict in (Verdict.SUPERSEDED, Verdict.DIFFERENT_SCOPE)
    else:
        assert found is not None
        assert found.verdict is verdict


def test_a_higher_figure_of_a_later_day_is_an_update() -> None:
    pile = Pile()
    account(pile, "A fire killed 9 people", "9", 9, 9, who="Doctors at Sea", day="2031-05-02")
    account(pile, "A fire killed 14 people", "14", 14, 14, who="Harbour Workers Union", day="2031-05-04")
    found = one(pile)
    assert found is not None
    assert (found.verdict, {found.as_of_a, found.as_of_b}) == (Verdict.SUPERSEDED, {on("2031-05-02"), on("2031-05-04")})


def test_a_lower_figure_of_a_later_day_is_no_update() -> None:
    pile = Pile()
    account(pile, "A fire killed 14 people", "14", 14, 14, who="Doctors at Sea", day="2031-05-02")
    account(pile, "A fire killed 9 people", "9", 9, 9, who="Harbour Workers Union", day="2031-05-04")
    found = one(pile)
    assert found is not None
    assert found.verdict is Verdict.CONTRADICTION


def test_the_first_hours_are_no_contradiction_between_pages_without_a_source() -> None:
    pile = Pile()
    account(pile, "A fire killed 9 people", "9", 9, 9, day="2031-05-02")
    account(pile, "A fire killed 14 people", "14", 14, 14, day="2031-05-02")
    pile.happening(day="2031-05-02")
    found = one(pile)
    assert found is not None
    assert found.verdict is Verdict.SUPERSEDED


def test_pages_that_share_no_place_may_tell_of_two_happenings() -> None:
    pile = Pile()
    for words, number, place in (("A fire killed 9 people", 9, "Port Vell"), ("A fire killed 14 people", 14, "Ostby")):
        page = pile.page(f"{words} at {place}.")
        pile.named(page, place)
        pile.tells(page, words, "killed", count=("killed", str(number), number, number))
    assert one(pile) is None


def test_background_is_no_account() -> None:
    pile = Pile()
    account(pile, "A fire killed 9 people", "9", 9, 9)
    page = pile.page("Port Vell votes. A fire killed 14 people there.", main="ev-vote")
    pile.named(page, "Port Vell")
    pile.tells(page, "A fire killed 14 people", "killed", count=("killed", "14", 14, 14), background=True)
    assert one(pile) is None


def test_two_sources_of_one_page_may_differ() -> None:
    pile = Pile()
    page = pile.page(
        "Nine crates killed 9 people, Doctors at Sea said. Harbour Workers Union said it killed 12 people."
    )
    pile.says(page, "Doctors at Sea", "Nine crates killed 9 people", kind=LinkKind.ORGANISATION)
    pile.says(page, "Harbour Workers Union", "it killed 12 people", kind=LinkKind.ORGANISATION)
    pile.tells(page, "Nine crates killed 9 people", "killed", count=("killed", "9", 9, 9))
    pile.tells(page, "it killed 12 people", "killed", count=("killed", "12", 12, 12))
    found = one(pile)
    assert found is not None
    assert found.verdict is Verdict.CONTRADICTION


def alleged(text: str, accuser: str, charge: str, denier: str, denial: str) -> Contradiction | None:
    pile = Pile()
    page = pile.page(text, main=None)
    pile.says(page, accuser, charge, act=SpeechAct.ALLEGES, kind=LinkKind.ORGANISATION)
    entity = pile.person(denier)
    if denier in charge:
        pile.named(page, denier, EntityKind.PERSON)
    pile.says(page, denier, denial, act=SpeechAct.DENIES, entity=entity)
    return one(pile)


def test_a_hollow_denial_answers_what_is_alleged_beside_it_of_the_one_who_denies() -> None:
    found = alleged(
        "The union accused Ivo Lenz of selling the quay. Ivo Lenz denied any wrongdoing.",
        "The union",
        "Ivo Lenz of selling the quay",
        "Ivo Lenz",
        "any wrongdoing",
    )
    assert found is not None
    assert found.verdict is Verdict.ALLEGATION_DENIAL


def test_a_hollow_denial_by_another_answers_nothing() -> None:
    assert (
        alleged(
            "The union accused Ivo Lenz of selling the quay. In Ostby, Tor Vik denied any wrongdoing.",
            "The union",
            "Ivo Lenz of selling the quay",
            "Tor Vik",
            "any wrongdoing",
        )
        is None
    )


def test_to_dismiss_an_offer_is_not_to_deny_an_allegation() -> None:
    assert (
        alleged(
            "The union claimed Ivo Lenz would hand over the quay. Ivo Lenz dismissed the offer of a new quay.",
            "The union",
            "Ivo Lenz would hand over the quay",
            "Ivo Lenz",
            "the offer of a new quay",
        )
        is None
    )


def test_to_dismiss_an_allegation_is_to_deny_it() -> None:
    assert (
        alleged(
            "The union accused Ivo Lenz of selling the quay. Ivo Lenz dismissed the allegations as fibs.",
            "The union",
            "Ivo Lenz of selling the quay",
            "Ivo Lenz",
            "the allegations as fibs",
        )
        is not None
    )


def test_nobody_denies_an_allegation_of_their_own() -> None:
    pile = Pile()
    page = pile.page("Norway accused rebels of using gas. Oslo denied responsibility for gas.", main=None)
    pile.says(page, "Norway", "rebels of using gas", act=SpeechAct.ALLEGES, kind=LinkKind.GOVERNMENT)
    pile.says(page, "Oslo", "responsibility for gas", act=SpeechAct.DENIES, kind=LinkKind.GOVERNMENT)
    assert one(pile) is None


@pytest.mark.parametrize(("day", "flagged"), [("2024-06-02", True), (None, False)])
def test_two_texts_that_name_nobody_need_a_day_in_common(day: str | None, flagged: bool) -> None:
    pile = Pile()
    account(pile, "A fire killed 9 people", "9", 9, 9)
    account(pile, "A fire killed 14 people", "14", 14, 14)
    if day is not None:
        pile.happening(day=day)
    assert (one(pile) is not None) is flagged


def test_an_office_answers_what_is_alleged_of_its_holder() -> None:
    found = alleged(
        "The union accused President Lenz of selling the quay. The president's office denied the charge.",
        "The union",
        "President Lenz of selling the quay",
        "The president's office",
        "the charge",
    )
    assert found is not None
    assert found.verdict is Verdict.ALLEGATION_DENIAL


def test_the_company_is_the_one_that_the_page_calls_so() -> None:
    found = alleged(
        "The shipping company Lenz Line grew. The union accused the company of selling the quay. Lenz Line denied the charge.",
        "The union",
        "the company of selling the quay",
        "Lenz Line",
        "the charge",
    )
    assert found is not None


def test_the_government_is_that_of_the_accusers_country() -> None:
    pile = Pile()
    page = pile.page(
        "Icelandic lawmaker Ada Brandt accused the government of selling the quay. Iceland and Norway denied the charge.",
        main=None,
    )
    pile.says(
        page,
        "Ada Brandt",
        "the government of selling the quay",
        act=SpeechAct.ALLEGES,
        entity=pile.person("Ada Brandt"),
    )
    for country in ("Iceland", "Norway"):
        pile.says(page, country, "the charge", act=SpeechAct.DENIES, kind=LinkKind.GOVERNMENT)
    found = one(pile)
    assert found is not None
    denier = next(claim for claim in pile.weighed().claims if claim.id == found.b)
    assert denier.chain[-1].name == "Iceland"
