"""What a count of sources is worth, and one allegation with several denials."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.claims import Contradiction, Independence, Origin, OriginKind, Verdict
from rashomon.outputs.standing import denied_by_all, parties_in_words

OWN = Origin("Ada Brandt", OriginKind.PARTY, "Norland")
OTHER = Origin("Ivo Lenz", OriginKind.PARTY, "Sudmark")
WITNESS = Origin("a diver", OriginKind.FIRST_HAND, "a diver")


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (Independence(1, 1, (WITNESS,)), ""),
        (Independence(1, 1, (OWN,)), ", a party to it"),
        (Independence(2, 2, (OWN, OTHER)), ", both parties to it"),
        (Independence(2, 2, (OWN, WITNESS)), ", 1 of them a party to it"),
        (Independence(2, 3, (OWN, OTHER, WITNESS)), ", 2 of them parties to it"),
    ],
)
def test_parties_are_told_beside_the_count(held: Independence, words: str) -> None:
    assert parties_in_words(held) == words


def test_who_alleges_is_told_once_and_all_who_deny() -> None:
    why = "alleged by a union, denied by Norland: neither is shown to be right"
    one = Contradiction("con-1", "the boats", "cl-1", "cl-2", None, None, Verdict.ALLEGATION_DENIAL, why)
    other = replace(one, id="con-2", b="cl-3", explanation=why.replace("Norland", "Sudmark"))
    assert denied_by_all([one]) == why
    assert denied_by_all([one, other]).startswith("alleged by a union, denied by Norland and Sudmark: ")
