"""How a happening stands where words around it speak of something else, or of it only."""

from __future__ import annotations

import pytest

from rashomon.model.attribution import SpeechAct
from tests.events.newsdesk import mention, mentions


def status(text: str, lemma: str, said: tuple[SpeechAct, str] | None = None) -> str:
    return next(one for one in mentions(text, said=said) if one.lemma == lemma).status.value


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Tom Hill may have used a knife in the attack on the guard.", "attack"),
        ("Police did not find the knife used in the shooting.", "shooting"),
        ("Tom Hill was seen before the shooting.", "shooting"),
        ("Suspects in the robbery left Oslo.", "robbery"),
        ("Police warned people before being shot.", "shoot"),
        ("The storm claimed 20 lives in Ghana and injured 40 people.", "injure"),
    ],
)
def test_what_is_taken_for_granted_has_happened(text, lemma):
    assert status(text, lemma) == "happened"


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Tom Hill was able to leave Norway.", "leave"),
        ("Tom Hill had to flee Oslo.", "flee"),
        ("Ann Berg managed to open the gate and leave Oslo.", "leave"),
        ("The police used dogs to arrest Tom Hill.", "arrest"),
        ("The gunman was the first man to kill a guard in Oslo.", "kill"),
        ("Two men gathered next to the station to protest.", "gather"),
    ],
)
def test_an_infinitive_that_came_about_has_happened(text, lemma):
    assert status(text, lemma) == "happened"


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("Tom Hill tried to shoot a guard.", "shoot", "uncertain"),
        ("Police prevented Tom Hill from shooting a guard.", "shoot", "uncertain"),
        ("Tom Hill left Oslo without shooting the guard.", "shoot", "uncertain"),
        ("The ability to kill a guard is rare.", "kill", "uncertain"),
        ("Officials have not ruled out any attack.", "attack", "uncertain"),
        ("If convicted, Tom Hill faces a trial in Oslo.", "face trial", "uncertain"),
        ("Tom Hill denied killing the guard.", "kill", "denied"),
        ("Two men gathered next to the station to protest.", "protest", "planned"),
    ],
)
def test_what_has_not_come_about_is_not_told_as_happened(text, lemma, expected):
    assert status(text, lemma) == expected


@pytest.mark.parametrize("act", [SpeechAct.DENIES, SpeechAct.ALLEGES, SpeechAct.SPECULATES])
def test_nobody_takes_back_what_a_relative_clause_tells_of_somebody(act):
    text = "Norway said that the rebels who attacked Bergen were its soldiers."
    assert status(text, "attack", (act, "the rebels who attacked Bergen were its soldiers")) == "happened"


def test_a_modal_makes_only_its_own_verb_possible():
    text = "Police said that Tom Hill shot a guard and may have left Norway."
    said = (SpeechAct.STATES, "Tom Hill shot a guard and may have left Norway")
    assert status(text, "shoot", said) == "happened"
    assert status(text, "leave", said) == "uncertain"


@pytest.mark.parametrize(
    ("text", "subtype", "words"),
    [
        ("Two men left. Tom Hill, who killed a guard in Oslo, fled.", "kill", "Tom Hill, who killed a guard in Oslo"),
        ("She was sentenced for a blast in which 12 people died.", "die", "a blast in which 12 people died"),
        ("Both sides agreed to release the prisoners.", "agree", "Both sides agreed to release the prisoners"),
        ("Norway denied that it had attacked Bergen.", "deny", "Norway denied that it had attacked Bergen"),
        ("Tom Hill shot and killed a guard.", "shoot", "Tom Hill shot and killed a guard"),
        ("Ann Berg told Tom Hill to flee Oslo.", "withdraw", "Ann Berg told Tom Hill to flee Oslo"),
    ],
)
def test_the_words_of_a_mention_tell_something_by_themselves(text, subtype, words):
    assert mention(text, subtype).text == words
