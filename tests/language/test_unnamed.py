"""Those who are spoken of without a name, in sentences of our own."""

from __future__ import annotations

import pytest

from rashomon.language import with_days
from rashomon.model.language import EntityKind, MentionForm, Role
from rashomon.model.moment import Moment
from tests.language.factories import entity, mentions, names_in, words_for


def unnamed(text: str) -> list[str]:
    """What the unnamed of a text are called, mention by mention."""
    names = names_in(text)
    named = {one.entity for one in names.mentions if one.form is MentionForm.NAME}
    return [one.text for one in names.mentions if one.entity not in named]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The suspect fled. Officers caught the suspect at dawn.", ["The suspect", "Officers", "the suspect"]),
        ("A man was shot near the harbour.", ["A man"]),
        ("Police arrested nobody.", ["Police"]),
        ("No suspect was named.", []),
        ("Every driver pays the toll.", []),
        ("The navy caught 23 pirates.", ["23 pirates"]),
    ],
)
def test_people_without_a_name(text: str, words: list[str]):
    assert [one for one in unnamed(text) if "navy" not in one] == words


def test_a_suspect_who_is_named_is_that_person():
    names = names_in("Suspect Karol Lis fled on Monday. The suspect was caught at dawn.")
    assert "The suspect" in words_for(names, "Karol Lis")


def test_the_police_of_two_stories_are_two():
    names = names_in("Police in Leeds found a car.", "Police in Truro sang.")
    assert len({one.entity for one in names.mentions if one.text == "Police"}) == 2


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Norvik Systems lost money. The company blamed the weather.", "Norvik Systems", ["The company"]),
        ("Norvik Systems sued Harlow Foods. The company blamed the weather.", "Norvik Systems", []),
    ],
)
def test_the_company_is_the_only_one_near(text: str, name: str, words: list[str]):
    assert words_for(names_in(text), name, MentionForm.NOMINAL) == words


def test_it_is_the_subject_before():
    names = names_in("Norvik Systems said it would close its mill.")
    assert words_for(names, "Norvik Systems", MentionForm.PRONOUN) == ["it", "its"]


def test_an_it_that_says_nothing_is_nobody():
    names = names_in("Norvik Systems closed its mill. It is clear that many will leave.")
    assert "It" not in words_for(names, "Norvik Systems", MentionForm.PRONOUN)


def test_embassies_of_one_country_in_two_towns_are_two():
    names = names_in(
        "The Norwegian Embassy in Lima closed on Monday.",
        "The Norwegian Embassy in Cairo opened on Monday.",
        "A clerk of the Norwegian Embassy in Lima was hurt.",
    )
    where = [one.entity for one in names.mentions if "Embassy" in one.text]
    assert where[0] == where[2] != where[1]


def test_ages_that_contradict_keep_namesakes_apart():
    names = names_in("Astrid Holm, 34, won the race.", "Astrid Holm, 71, fell ill.")
    assert len({one.entity for one in names.mentions if one.text == "Astrid Holm"}) == 2


@pytest.mark.parametrize("told", ["former Foreign Minister", "then-Foreign Minister"])
def test_an_office_told_as_past_is_former(told: str):
    (role,) = entity(names_in(f"Norway's {told} Astrid Holm spoke."), "Astrid Holm").roles
    assert role.former


def test_an_office_is_dated_by_the_pages_that_give_it():
    names = names_in("Foreign Minister Astrid Holm spoke.", "Foreign Minister Astrid Holm left.")
    days = {"a0": a_day("2024-03-01"), "a1": a_day("2024-05-09")}
    (one,) = [one for one in with_days(names.entities, days) if one.kind is EntityKind.PERSON]
    assert [(str(role.since), str(role.until)) for role in one.roles] == [("2024-03-01", "2024-05-09")]


def test_a_former_office_has_no_days():
    names = names_in("Former judge Astrid Holm spoke.")
    (one,) = [one for one in with_days(names.entities, {"a0": a_day("2024-03-01")}) if one.kind is EntityKind.PERSON]
    assert all(isinstance(role, Role) and role.since is None for role in one.roles)


def test_the_unnamed_have_no_name():
    names = names_in("The suspect fled.")
    assert not [one for one in mentions(names, "suspect") if one.form is MentionForm.NAME]


def a_day(day: str) -> Moment:
    return Moment.stated(day)
