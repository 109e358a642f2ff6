"""An office is held from one day to another: two people can be the minister, each in their time."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.language import with_days
from rashomon.model.language import MentionForm
from rashomon.model.moment import Moment
from tests.language.factories import entity, names_in, words_for

TWO = (
    "Norway's defense minister Peter Lindgren opened the base on Monday.",
    "Norway's defense minister Helen Brooks closed the base on Monday.",
)


def a_day(text: str) -> Moment:
    return Moment.stated(text)


def test_the_minister_of_one_year_is_not_the_minister_of_another():
    names = names_in(*TWO)
    assert entity(names, "Peter Lindgren").id != entity(names, "Helen Brooks").id


def test_a_page_that_names_nobody_means_neither_of_two_ministers():
    names = names_in(*TWO, "Norway's defense minister resigned on Monday.")
    told = [one for one in names.mentions if one.article == "a2" and one.form is MentionForm.NOMINAL]
    assert not {one.entity for one in told} & {entity(names, "Peter Lindgren").id, entity(names, "Helen Brooks").id}


def test_a_page_that_names_nobody_means_the_only_minister_of_the_pile():
    names = names_in(TWO[0], "Norway's defense minister resigned on Monday.")
    assert [one.article for one in names.mentions if one.entity == entity(names, "Peter Lindgren").id].count("a1") == 1


@pytest.mark.parametrize("past", ["former defense minister", "then-defense minister"])
def test_who_has_left_an_office_by_some_page_is_not_meant_by_it_elsewhere(past: str):
    names = names_in(TWO[0], f"Norway's {past} Peter Lindgren wept on Monday.", "Norway's defense minister resigned.")
    assert [one.article for one in names.mentions if one.entity == entity(names, "Peter Lindgren").id].count("a2") == 0


def test_each_role_has_the_days_on_which_pages_gave_it():
    names = names_in(*TWO)
    days = {"a0": a_day("2023-05-02"), "a1": a_day("2025-03-09")}
    spans = {
        one.name: [(role.since, role.until) for role in one.roles]
        for one in with_days(names.entities, days)
        if one.roles
    }
    assert spans == {
        "Peter Lindgren": [(date(2023, 5, 2), date(2023, 5, 2))],
        "Helen Brooks": [(date(2025, 3, 9), date(2025, 3, 9))],
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norway's prime minister, Helen Brooks, flew to Rome on Monday.", "prime minister"),
        ("The president of Norway, Mr. Peter Lindgren, flew to Rome on Monday.", "president"),
        ("Norway's Fisheries Minister Helen Brooks flew to Rome on Monday.", "fisheries minister"),
        ("Helen Brooks, Norway's prime minister, flew to Rome on Monday.", "prime minister"),
    ],
)
def test_an_office_before_or_behind_a_comma_is_a_role(text: str, title: str):
    names = names_in(text)
    (person,) = [one for one in names.entities if one.roles]
    assert [(role.title, role.of) for role in person.roles] == [(title, "Norway")]


def test_the_reasons_of_all_writings_are_kept():
    names = names_in("Helen Brooks flew to Rome. Brooks met the Dutch Foreign Ministry's (DFM) envoy in Washington.")
    one = entity(names, "Helen Brooks")
    (judged,) = [judged for judged in names.judgements if one.id in {judged.left, judged.right}]
    (reason,) = judged.reasons
    assert reason.says == "the surname of “Helen Brooks”, who is named in full on the same page"
    assert reason.evidence is not None
    assert reason.evidence.text == "Brooks"
    assert words_for(names, "Helen Brooks", MentionForm.NAME) == ["Helen Brooks", "Brooks"]
