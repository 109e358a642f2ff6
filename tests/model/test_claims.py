"""How a claim's words read by themselves."""

from __future__ import annotations

import pytest

from rashomon.model.attribution import Certainty, Polarity, SpeechAct
from rashomon.model.claims import Claim


@pytest.mark.parametrize(
    ("text", "act", "told"),
    [
        ("Norland of hiding two\nboats", SpeechAct.ALLEGES, "Norland accused of hiding two boats"),
        ("Ivo Lenz of selling the quay", SpeechAct.ALLEGES, "Ivo Lenz accused of selling the quay"),
        ("the government of Norland of hiding boats", SpeechAct.ALLEGES, "the government of Norland accused of hiding boats"),
        ("of hiding two boats", SpeechAct.ALLEGES, "accused of hiding two boats"),
        ("the boats were hidden instead of being sold", SpeechAct.ALLEGES, "the boats were hidden instead of being sold"),
        ("Norland hid boats in spite of knowing it", SpeechAct.ALLEGES, "Norland hid boats in spite of knowing it"),
        ("Norland of hiding two boats", SpeechAct.STATES, "Norland of hiding two boats"),
    ],
)  # fmt: skip
def test_an_accusation_without_its_verb_is_given_one(text: str, act: SpeechAct, told: str) -> None:
    claim = Claim("cl", "art", 0, len(text), text, (), act, Certainty.CERTAIN, Polarity.POSITIVE)
    assert claim.told == told
