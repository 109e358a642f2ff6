"""Words that put nothing forward are no claims; fragments stand as their sentence."""

from __future__ import annotations

import pytest

from rashomon.model.attribution import LinkKind, SpeechAct
from tests.claims.making import Pile


def claimed(text: str, who: str, what: str, act: SpeechAct = SpeechAct.STATES) -> list[str]:
    pile = Pile()
    page = pile.page(text, main=None)
    pile.says(page, who, what, act=act)
    return [claim.text for claim in pile.weighed().claims]


@pytest.mark.parametrize(
    ("text", "who", "what", "act"),
    [
        ("Ada Brandt said so.", "Ada Brandt", "so", SpeechAct.STATES),
        ("An aide asked not to be named.", "An aide", "not to be named", SpeechAct.STATES),
        ("Ivo Lenz declined to comment further.", "Ivo Lenz", "to comment further", SpeechAct.DECLINES),
        ("Ivo Lenz spoke of his murder.", "Ivo Lenz", "his murder", SpeechAct.STATES),
        ("Ada Brandt warned of the old cranes.", "Ada Brandt", "the old cranes", SpeechAct.WARNS),
        ("The storm claimed the life of a diver.", "The storm", "the life of a diver", SpeechAct.ALLEGES),
        ("The war has claimed a mounting toll.", "The war", "a mounting toll", SpeechAct.ALLEGES),
        ("Nobody claimed it was arson.", "Nobody", "it was arson", SpeechAct.ALLEGES),
    ],
)
def test_what_is_no_proposition_is_no_claim(text: str, who: str, what: str, act: SpeechAct) -> None:
    assert claimed(text, who, what, act) == []


@pytest.mark.parametrize(
    ("text", "who", "what", "act"),
    [
        ("It was arson, Ada Brandt said.", "Ada Brandt", "It was arson", SpeechAct.STATES),
        ("Ivo Lenz denied it.", "Ivo Lenz", "it", SpeechAct.DENIES),
        ("Ivo Lenz confirmed the meeting.", "Ivo Lenz", "the meeting", SpeechAct.CONFIRMS),
        ("She claimed her life was in danger.", "She", "her life was in danger", SpeechAct.ALLEGES),
        ("Ada Brandt blamed the crew for the fire.", "Ada Brandt", "the crew for the fire", SpeechAct.ALLEGES),
    ],
)
def test_few_words_may_be_a_claim(text: str, who: str, what: str, act: SpeechAct) -> None:
    assert claimed(text, who, what, act) == [what]


def test_what_a_headline_calls_the_piece_is_no_source() -> None:
    assert claimed("PHOTOS: Quay burns after crane falls", "PHOTOS", "Quay burns after crane falls") == []


def test_who_only_brings_in_a_denial_makes_no_claim_of_its_own() -> None:
    pile = Pile()
    page = pile.page("The Vell agency said that Norland denied taking the boats.", main=None)
    pile.says(page, "The Vell agency", "Norland denied taking the boats", kind=LinkKind.AGENCY)
    pile.says(page, ("The Vell agency", "Norland"), "taking the boats", kind=LinkKind.GOVERNMENT, act=SpeechAct.DENIES)
    assert [claim.text for claim in pile.weighed().claims] == ["taking the boats"]


def test_a_clause_without_its_subject_stands_as_its_sentence() -> None:
    pile = Pile()
    page = pile.page("The quay closed. Ada Brandt flew to Ostby to meet the mayor.")
    pile.tells(page, "to meet the mayor", "meet")
    assert [claim.text for claim in pile.weighed().claims] == ["Ada Brandt flew to Ostby to meet the mayor."]


def test_a_fragment_adds_nothing_to_the_clause_beside_it() -> None:
    pile = Pile()
    page = pile.page("Ada Brandt flew to Ostby to meet the mayor.")
    pile.tells(page, "Ada Brandt flew to Ostby", "flew", "ev-flight")
    pile.tells(page, "to meet the mayor", "meet", "ev-talks")
    assert [claim.text for claim in pile.weighed().claims] == ["Ada Brandt flew to Ostby"]


def test_a_fragment_of_what_somebody_says_is_not_the_pages_own_word() -> None:
    pile = Pile()
    page = pile.page("The crane fell on the quay, Ivo Lenz said, killing divers.", main=None)
    pile.says(page, "Ivo Lenz", "The crane fell on the quay")
    pile.tells(page, "killing divers", "killing")
    assert [claim.text for claim in pile.weighed().claims] == ["The crane fell on the quay"]
