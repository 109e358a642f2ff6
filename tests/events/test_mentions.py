"""What happened: a sentence of news, and the mention that is owed to it."""

from __future__ import annotations

import pytest

from rashomon.model.attribution import SpeechAct
from tests.events.newsdesk import mention, mentions, roles


@pytest.mark.parametrize(
    ("text", "type_", "subtype"),
    [
        ("Anna Berg met Tom Hill in Oslo.", "CONSULT", "meet"),
        ("Anna Berg held talks with Tom Hill.", "CONSULT", "talks"),
        ("Anna Berg paid a visit to Norway.", "CONSULT", "visit"),
        ("The two countries signed a treaty.", "SUPPORT", "sign"),
        ("The minister praised Tom Hill.", "SUPPORT", "praise"),
        ("Police arrested two men.", "COERCE", "arrest"),
        ("Police opened fire on the crowd.", "ASSAULT", "shoot"),
        ("Two men robbed a bank in Leeds.", "CRIME", "rob"),
        ("A judge sentenced the man to ten years in prison.", "COURT", "sentence"),
        ("The man pleaded guilty on Friday.", "COURT", "trial"),
        ("An earthquake struck Peru on Monday.", "DISASTER", "quake"),
        ("Two trains collided near Lyon.", "ACCIDENT", "crash"),
        ("Two trawlers collided off Reydarfjordur last Friday.", "ACCIDENT", "crash"),
        ("The company laid off 300 workers.", "LABOUR", "layoff"),
        ("Rail workers went on strike on Monday.", "LABOUR", "strike"),
        ("The firm filed for bankruptcy on Monday.", "BUSINESS", "bankrupt"),
        ("Anna Berg resigned as minister.", "APPOINTMENT", "resign"),
        ("The board appointed Anna Berg as director.", "APPOINTMENT", "appoint"),
        ("The actor died on Sunday at his home.", "DEATH", "die"),
        ("The company unveiled a new phone on Monday.", "LAUNCH", "launch"),
        ("Thousands of people protested in Athens.", "PROTEST", "protest"),
        ("Turkey imposed sanctions on the bank.", "SANCTION", "sanction"),
        ("The army deployed troops along the border.", "MOBILIZE", "mobilise"),
        ("A crowd burned down the town hall in Leeds.", "ASSAULT", "attack"),
        ("Rioters set fire to a church in Leeds.", "ASSAULT", "attack"),
        ("The barn burned down on Friday.", "DISASTER", "fire"),
        ("The envoy launched a mediation effort on Saturday.", "CONSULT", "talks"),
    ],
)
def test_predicates_have_the_lexicon_s_type(text, type_, subtype):
    assert (type_, subtype) in {(one.type, one.subtype) for one in mentions(text)}


@pytest.mark.parametrize(
    ("text", "subtypes"),
    [
        ("Norway announced a suspension of talks with Chile on Monday.", {"suspend", "talks"}),
        ("The navy launched ten days of war games on Monday.", {"exercise"}),
        ("Norway announced on Monday that it would build a port.", set()),
    ],
)
def test_a_verb_that_only_carries_a_happening_is_none_of_its_own(text, subtypes):
    assert {one.subtype for one in mentions(text)} <= subtypes
    assert len(mentions(text)) >= min(len(subtypes), 1)


@pytest.mark.parametrize(
    ("text", "subtype", "actors", "recipients"),
    [
        ("Anna Berg met Tom Hill in Oslo.", "meet", ["Anna Berg"], ["Tom Hill"]),
        ("Anna Berg and Tom Hill met in Oslo.", "meet", ["Anna Berg", "Tom Hill"], []),
        ("Tom Hill was received by Anna Berg.", "meet", ["Anna Berg"], ["Tom Hill"]),
        ("Anna Berg's visit to Oslo ended early.", "visit", ["Anna Berg"], []),
        ("The visit by Anna Berg ended early.", "visit", ["Anna Berg"], []),
        ("The meeting between Anna Berg and Tom Hill lasted an hour.", "meet", ["Anna Berg", "Tom Hill"], []),
        ("The arrest of Tom Hill surprised his party.", "arrest", [], ["Tom Hill"]),
        ("Tom Hill's arrest surprised his party.", "arrest", [], ["Tom Hill"]),
        ("Anna Berg is expected to meet with Tom Hill.", "meet", ["Anna Berg"], ["Tom Hill"]),
        ("Anna Berg arrived in Oslo to hold a meeting with Tom Hill.", "meet", ["Anna Berg"], ["Tom Hill"]),
        ("Anna Berg, who met Tom Hill in Oslo, left early.", "meet", ["Anna Berg"], ["Tom Hill"]),
        ("Anna Berg spoke to reporters after meeting Tom Hill.", "meet", ["Anna Berg"], ["Tom Hill"]),
        ("Police accused Tom Hill of killing a guard.", "kill", ["Tom Hill"], ["a guard"]),
        ("A gunman shot and killed Tom Hill in Oslo.", "shoot", ["A gunman"], ["Tom Hill"]),
        ("Tom Hill was arrested in Oslo.", "arrest", [], ["Tom Hill"]),
        ("Tom Hill died in Oslo.", "die", [], ["Tom Hill"]),
    ],
)
def test_participants_through_voice_control_and_possession(text, subtype, actors, recipients):
    found = roles(mention(text, subtype))
    assert (found.get("actor", []), found.get("recipient", [])) == (actors, recipients)


def test_a_headline_without_its_auxiliary_is_passive():
    found = mention("Police gave no details.", "arrest", headline="Two men arrested after robbery in Hull")
    assert roles(found) == {"recipient": ["Two men"]}
    assert found.headline


@pytest.mark.parametrize(
    ("text", "subtype", "place"),
    [
        ("Anna Berg met Tom Hill in Oslo.", "meet", "Oslo"),
        ("Anna Berg visited Norway on Monday.", "visit", "Norway"),
        ("Anna Berg's visit to Norway ended early.", "visit", "Norway"),
        ("Anna Berg arrived in Oslo on Monday.", "arrive", "Oslo"),
        ("Anna Berg met Tom Hill during a visit to Norway.", "meet", "Norway"),
        ("A bomb killed two soldiers near Cairo.", "kill", "Cairo"),
        ("Anna Berg met Tom Hill.", "meet", None),  # honest silence
    ],
)
def test_the_place_is_what_the_predicate_s_own_words_name(text, subtype, place):
    found = mention(text, subtype).place
    assert (found.name if found else None) == place


@pytest.mark.parametrize(
    ("text", "subtype", "of", "low", "high"),
    [
        ("The blast killed at least 32 people in Cairo.", "kill", "killed", 32, None),
        ("Dozens of people were killed in Cairo.", "kill", "killed", 24, None),
        ("Some 600 soldiers were killed in the battle.", "kill", "killed", 600, 600),
        ("Police arrested 10 to 12 men in Oslo.", "arrest", "arrested", 10, 12),
        ("Up to 50 people were injured in the crash.", "injure", "injured", None, 50),
        ("A woman was shot in Oslo.", "shoot", "shot", 1, 1),
        ("A crash on the bridge killed 12 people.", "crash", "killed", 12, 12),
        ("The bank sold the building for $3.5 million.", "sell", "money", 3_500_000, 3_500_000),
    ],
)
def test_counts_keep_their_bounds_as_worded(text, subtype, of, low, high):
    assert (of, low, high) in {(count.of, count.low, count.high) for count in mention(text, subtype).counts}


@pytest.mark.parametrize(
    ("text", "subtype", "when", "expected"),
    [
        ("Anna Berg arrived in Oslo on Tuesday.", "arrive", ("Tuesday",), "Tuesday"),
        ("Tuesday's meeting with Tom Hill was brief.", "meet", ("Tuesday",), "Tuesday"),
        ("The deal signed last June pleased both sides.", "sign", ("last June",), "last June"),
        ("Anna Berg arrived on Tuesday to meet Tom Hill.", "meet", ("Tuesday",), None),
        ("Anna Berg discussed trade on a visit to Oslo on Tuesday.", "talks", ("Tuesday",), "Tuesday"),
        ("Anna Berg met Tom Hill during a visit to Oslo last June.", "visit", ("last June",), "last June"),
        ("Anna Berg defended the law, saying on Tuesday that it was fair.", "defend", ("Tuesday",), "Tuesday"),
        ("The talks took place on Tuesday.", "talks", ("Tuesday",), "Tuesday"),
        ("Anna Berg ended her trip to Oslo on Tuesday, when she met Tom Hill.", "meet", ("Tuesday",), "Tuesday"),
        ("The trip follows a tour last June, when the two met and signed a deal.", "sign", ("last June",), "last June"),
        ("Anna Berg flew home on Tuesday. It is unclear when she met Tom Hill.", "meet", ("Tuesday",), None),
    ],
)
def test_the_day_is_that_of_the_nearest_governing_expression(text, subtype, when, expected):
    assert mention(text, subtype, when=when).when == (f"tx-{expected}" if expected else None)


@pytest.mark.parametrize(
    ("text", "subtype", "status"),
    [
        ("Anna Berg met Tom Hill.", "meet", "happened"),
        ("Anna Berg will meet Tom Hill.", "meet", "planned"),
        ("Anna Berg is expected to meet Tom Hill.", "meet", "planned"),
        ("Anna Berg plans to visit Norway.", "visit", "planned"),
        ("Anna Berg may visit Norway.", "visit", "uncertain"),
        ("Should Anna Berg visit Norway, it would be her first trip.", "visit", "uncertain"),
        ("Officials confirmed the upcoming visit of Anna Berg to Norway.", "visit", "planned"),
        ("Officials spoke of a potential visit of Anna Berg to Norway.", "visit", "uncertain"),
        ("Anna Berg postponed her visit to Norway.", "visit", "postponed"),
        ("Anna Berg cancelled her visit to Norway.", "visit", "cancelled"),
        ("Anna Berg is visiting Norway.", "visit", "ongoing"),
        ("Tom Hill allegedly shot a guard.", "shoot", "alleged"),
        ("Police accused Tom Hill of killing a guard.", "kill", "alleged"),
        ("Anna Berg did not meet Tom Hill.", "meet", "uncertain"),
        ("There is speculation that Anna Berg will visit Norway.", "visit", "uncertain"),
        ("After her meeting with Tom Hill, Anna Berg will return to Oslo.", "meet", "happened"),
    ],
)
def test_status_from_tense_mood_and_governing_words(text, subtype, status):
    assert mention(text, subtype).status.value == status


@pytest.mark.parametrize(
    ("act", "status"),
    [(SpeechAct.STATES, "happened"), (SpeechAct.ALLEGES, "alleged"), (SpeechAct.DENIES, "denied")],
)
def test_the_act_of_speech_tells_how_firm_it_is(act, status):
    found = mention("Officials said Anna Berg met Tom Hill.", "meet", said=(act, "Anna Berg met Tom Hill"))
    assert found.status.value == status
    assert found.attribution == "att"


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("It was Anna Berg's second visit to Norway.", 2),
        ("It was Anna Berg's 12th visit to Norway.", 12),
        ("The visit by Anna Berg is the third in two months.", 3),
        ("Anna Berg visited Norway for the second time.", 2),
        ("Anna Berg visited Norway.", None),
    ],
)
def test_ordinals_are_kept_as_told(text, ordinal):
    assert mention(text, "visit").ordinal == ordinal


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        ("Anna Berg met Tom Hill on Tuesday.", ("Tuesday",), False),
        ("Anna Berg had met Tom Hill in Oslo.", (), True),
        ("Anna Berg met Tom Hill last June.", ("last June",), True),
        ("It recalled the previous meeting with Tom Hill.", (), True),
    ],
)
def test_earlier_news_is_background(text, when, expected):
    assert mention(text, "meet", when=when).background is expected


def test_happenings_in_general_are_not_specific():
    assert not mention("Talks with Tom Hill are held every year.", "talks").specific
    assert mention("Talks with Tom Hill were held in Oslo.", "talks").specific
    assert not mention("Any deal signed by Tom Hill in Oslo is void.", "sign").specific
    assert mention("The deal signed by Tom Hill in Oslo is void.", "sign").specific


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is the third time since March that Anna Berg and Tom Hill have met in Oslo.", False),
        ("This is the 12th time Anna Berg has met Tom Hill in Oslo.", False),
        ("The last time Anna Berg met Tom Hill was in March.", True),
        ("For the third time since March Anna Berg met Tom Hill in Oslo.", True),
    ],
)
def test_a_count_of_times_tells_of_the_row_and_of_no_further_happening(text, expected):
    assert mention(text, "meet").specific is expected


def test_what_somebody_came_for_is_planned_however_often_they_came():
    text = "Anna Berg arrived in Oslo on Tuesday for the second time in less than two weeks to meet with Tom Hill."
    found = mention(text, "meet")
    assert found.status == "planned"
    assert "second time" not in found.text


def test_a_light_verb_and_its_noun_are_one_mention():
    found = mentions("Anna Berg is expected to hold a meeting with Tom Hill.")
    assert [one.subtype for one in found] == ["meet"]


def test_reporting_is_no_happening():
    assert mentions("Anna Berg said that the weather was fine.") == ()


@pytest.mark.parametrize(
    ("text", "subtype", "core"),
    [
        ("Anna Berg met Tom Hill in Oslo, officials said.", "meet", "Anna Berg met Tom Hill in Oslo"),
        ("Her visit to Oslo came as prices rose.", "visit", "Her visit to Oslo"),
        ("The treaty, signed in Oslo, is old.", "sign", "The treaty, signed in Oslo"),
    ],
)
def test_the_span_is_the_core_of_the_clause(text, subtype, core):
    assert mention(text, subtype).text == core


@pytest.mark.parametrize(
    ("headline", "subtype"),
    [
        ("Norwegian Army Kills over 60 Rebels in Oslo", "kill"),
        ("Boy, 11, shot in leg by another youth, 10", "shoot"),
        ("Oslo QB Tom Hill retires after 15 seasons", "resign"),
    ],
)
def test_headlines_that_the_parser_misreads_still_tell_what_happened(headline, subtype):
    assert subtype in {one.subtype for one in mentions("No details were given.", headline=headline) if one.headline}
