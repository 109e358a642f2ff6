"""Other words for somebody or something that an article names: nouns, signs, pronouns."""

from __future__ import annotations

import pytest

from rashomon.model.language import EntityKind, MentionForm
from tests.language.factories import an_article, entity, mentions, names_in, pile, words_for


def said_of(text: str, name: str, form: MentionForm) -> list[str]:
    return words_for(names_in(text), name, form)


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("The ferry was late. Lufthansa, the airline, cancelled two flights on Monday.", "Lufthansa", "the airline"),
        ("The receptionist, Helen Brooks, called the police on Monday.", "Helen Brooks", "The receptionist"),
        ("The suspect, whom police identified as Peter Lindgren, was held on Monday.", "Peter Lindgren", "The suspect"),
        ("The mayor of Oslo, Helen Brooks, opened the bridge on Monday.", "Helen Brooks", "mayor"),
    ],
)
def test_a_noun_in_apposition_is_another_word_for_a_name(text: str, name: str, noun: str):
    told = [words.lower() for words in said_of(text, name, MentionForm.NOMINAL)]
    assert any(words.startswith(noun.lower()) for words in told)


@pytest.mark.parametrize(
    "text",
    [
        "Helen Brooks would be the first pilot of the ferry, the harbour master said.",
        "Helen Brooks is not the pilot, the harbour master said.",
    ],
)
def test_what_somebody_is_not_or_may_be_describes_nobody(text: str):
    assert not [words for words in said_of(text, "Helen Brooks", MentionForm.NOMINAL) if "pilot" in words]


def test_the_nearest_make_of_its_sort_is_meant_by_its_noun():
    text = "Airbus delivered the A380 aircraft to Lufthansa on Monday. The aircraft seats 500 people."
    names = names_in(text)
    assert entity(names, "A380").kind is EntityKind.WORK
    assert "The aircraft" in words_for(names, "A380", MentionForm.NOMINAL)


def test_a_make_that_is_never_told_to_be_an_aircraft_is_not_meant_by_the_noun():
    text = "Airbus spoke of the A380 on Monday. The aircraft seats 500 people."
    assert "The aircraft" not in said_of(text, "A380", MentionForm.NOMINAL)


def test_the_makes_of_two_pages_are_one_by_their_sign():
    names = names_in(
        "Lufthansa ordered ten Boeing 787 jets.", "Boeing showed the 787 on Monday.", "Boeing sold three 787s."
    )
    assert len({one.entity for one in names.mentions if "787" in one.text}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Boeing laid off 787 workers on Monday.",
        "Lufthansa paid Boeing $ 787 million.",
        "Flight 787 was late on Monday.",
    ],
)
def test_a_number_that_counts_is_no_make(text: str):
    names = names_in("Lufthansa ordered ten Boeing 787 jets.", text)
    assert not [one for one in names.mentions if one.article == "a1" and one.text == "787"]


@pytest.mark.parametrize(
    ("text", "name", "pronoun"),
    [
        ("Lufthansa, which flies to Oslo, cancelled two flights.", "Lufthansa", "which"),
        ("Police arrested Peter Lindgren, who lives in Oslo.", "Peter Lindgren", "who"),
        ("Boeing said that it would sell the plant.", "Boeing", "it"),
        ("Boeing sold the plant. It paid its debts.", "Boeing", "its"),
        ('"I never saw the ferry," Helen Brooks said.', "Helen Brooks", "I"),
        ('"We never saw the ferry," Boeing said in a statement.', "Boeing", "We"),
        ('"We never saw the ferry," said Helen Brooks, chief executive of Boeing. Boeing sold it.', "Boeing", "We"),
    ],
)
def test_pronouns_stand_for_what_grammar_or_the_quotation_tells(text: str, name: str, pronoun: str):
    assert pronoun in said_of(text, name, MentionForm.PRONOUN)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Boeing met Airbus. The problem was small, and its cause was found.", "Airbus"),
        ("It was raining when Boeing sold the plant.", "Boeing"),
        ('Helen Brooks watched. "I never saw the ferry," the pilot said.', "Helen Brooks"),
        ("Helen Brooks wrote to us.", "Helen Brooks"),
    ],
)
def test_pronouns_that_nothing_tells_stand_for_nobody(text: str, name: str):
    assert said_of(text, name, MentionForm.PRONOUN) == []


def test_an_object_is_not_the_subject_of_its_verb():
    text = "Helen Brooks was a nurse. President Peter Lindgren thanked her."
    names = names_in(text)
    assert "her" not in words_for(names, "Peter Lindgren", MentionForm.PRONOUN)


def test_a_quotation_goes_on_over_paragraphs():
    text = "Helen Brooks said: “I was there.\n“I saw the ferry,” she added.\nThe pilot left."
    assert said_of(text, "Helen Brooks", MentionForm.PRONOUN).count("I") == 2


def test_an_age_tells_a_person_and_who_is_meant_without_a_name():
    text = "A 59-year-old woman died on Monday. Zora Quellan, 59, of Oslo, was hit by a car."
    names = names_in(text)
    assert entity(names, "Zora Quellan").kind is EntityKind.PERSON
    assert [one.text for one in mentions(names, "Zora Quellan") if "woman" in one.text]


def test_two_of_one_age_are_not_told_apart_by_it():
    text = "A 59-year-old woman died on Monday. Zora Quellan, 59, and Marta Lind, 59, were hit by a car."
    names = names_in(text)
    assert not [one for name in ("Zora Quellan", "Marta Lind") for one in mentions(names, name) if "woman" in one.text]


def test_a_second_man_is_another():
    text = "A climber died on Friday. A second climber fell on Sunday. The second climber was found."
    names = names_in(text)
    climbers = [one for one in names.mentions if "climber" in one.text]
    assert len({one.entity for one in climbers}) == 2


def test_a_bare_surname_is_whose_bearer_was_named_before():
    text = (
        "Peter Lindgren, 38, was arrested. Lindgren was held. His wife, Marta Lindgren, wept. Lindgren pleaded guilty."
    )
    assert words_for(names_in(text), "Peter Lindgren").count("Lindgren") == 2


def test_a_team_is_known_by_the_last_word_of_its_name():
    names = names_in(
        "The Norhaven Harriers lost on Monday. Critics said the Harriers were tired.",
        "A fan said that the Harriers had won on Sunday.",
    )
    assert len({one.entity for one in names.mentions if "Harriers" in one.text}) == 1


def test_names_joined_by_and_are_two_where_the_pile_knows_both():
    names = names_in(
        "Boeing sold the plant. Airbus bought it. Airbus and Boeing were silent.",
        "Boeing and Airbus met in Oslo on Monday.",
    )
    assert len({one.entity for one in names.mentions if one.text in {"Boeing", "Airbus"}}) == 2


def test_a_headline_and_its_page_are_one_story():
    names = pile([an_article("Helen Brooks opened the bridge. Brooks spoke.", headline="Mayor Brooks Opens Bridge")])
    assert [one.text for one in mentions(names, "Helen Brooks")].count("Brooks") >= 1
