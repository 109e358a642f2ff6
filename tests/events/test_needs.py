"""Words that are a happening only in some company, and whoever takes part in it."""

from __future__ import annotations

import pytest

from rashomon.events import root_of
from rashomon.model.events import EventStatus
from tests.events.newsdesk import mention, mentions, roles


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The blast left a gun unlocked and three men injured.", "depart"),
        ("The data demonstrated a link between the two.", "protest"),
        ("A chip that helps the camera was shown in Oslo.", "aid"),
        ("A boy named Tom Hill was found in Oslo.", "appoint"),
        ("Her memory of that day stops there.", "cancel"),
        ("Readers can sign up for the letter in Oslo.", "sign"),
        ("Some of the injured were in Oslo.", "injure"),
    ],
)
def test_a_common_word_in_other_company_is_no_happening(text, subtype):
    assert subtype not in {one.subtype for one in mentions(text)}


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Anna Berg left the country on Monday.", "depart"),
        ("Thousands of teachers demonstrated in Oslo on Monday.", "protest"),
        ("The minister named Anna Berg head of the bank.", "appoint"),
        ("The governor halted the talks with Chile on Monday.", "cancel"),
        ("Anna Berg checked into rehab on Monday.", "treat"),
        ("A device went off near the station in Oslo.", "explosion"),
    ],
)
def test_and_in_its_own_company_it_is(text, subtype):
    assert subtype in {one.subtype for one in mentions(text)}


@pytest.mark.parametrize(
    ("text", "subtype", "actors", "recipients"),
    [
        ("The rebels killed a large number of mercenaries.", "kill", ["The rebels"], ["a large number of mercenaries"]),
        ("Two men, Tom Hill and Ben Day, were arrested.", "arrest", [], ["Tom Hill", "Ben Day"]),
        ("The police said the offender fled on Monday.", "withdraw", ["the offender"], []),
        ("The 4-year-old died in Leeds.", "die", [], ["The 4-year-old"]),
        ("Anna Berg spoke at the Elm School on Monday.", "conference", ["Anna Berg"], []),
        ("The siege of Rome by Norway went on.", "restrict", ["Norway"], ["Rome"]),
    ],
)
def test_whoever_takes_part_is_found_and_nobody_else(text, subtype, actors, recipients):
    found = next(one for one in mentions(text) if one.subtype == subtype)
    assert roles(found).get("actor", []) == actors
    assert roles(found).get("recipient", []) == recipients


def test_who_reports_an_attack_does_not_carry_it_out():
    told = mention("Anna Berg reported intense strikes on the road to Leeds.", "attack")
    assert not told.participants


def test_a_shooting_is_never_planned_by_its_weekday():
    assert mention("Police are investigating a shooting on Sunday in Leeds.", "shoot").status is EventStatus.HAPPENED


def test_a_war_that_is_discussed_is_there():
    assert mention("Anna Berg discussed the war with Tom Hill on Monday.", "fight").status is EventStatus.HAPPENED


def test_an_agreed_truce_stands():
    assert mention("The two sides agreed a truce on Monday.", "ceasefire").status is EventStatus.HAPPENED


@pytest.mark.parametrize(
    ("text", "subtype", "words"),
    [
        ("According to the mayor, the shooting took place in Leeds.", "shoot", "the shooting took place in Leeds"),
        ("Tom Hill is accused of killing a guard.", "accuse", "Tom Hill is accused of killing a guard"),
    ],
)
def test_a_mention_s_words_tell_who_is_meant_and_not_who_says_so(text, subtype, words):
    assert mention(text, subtype).text == words


def test_the_age_of_the_dead_is_no_toll():
    assert not mention("The actor died at 77 in Oslo.", "die").counts


@pytest.mark.parametrize(
    ("text", "low"),
    [("Police arrested twenty-one men in Oslo.", 21.0), ("Police arrested 21 men in Oslo.", 21.0)],
)
def test_a_hyphenated_number_is_one_number(text, low):
    assert [count.low for count in mention(text, "arrest").counts] == [low]


@pytest.mark.parametrize(
    ("one", "other"),
    [("nominate", "nomination"), ("investigate", "investigation"), ("explosion", "explode"), ("suspicion", "suspect")],
)
def test_a_nominal_has_the_root_of_its_verb(one, other):
    assert root_of(one) == root_of(other)
