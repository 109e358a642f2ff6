"""Claims of one proposition, gathered across pages and never moved to another speaker."""

from __future__ import annotations

from rashomon.model.attribution import LinkKind, SpeechAct
from rashomon.model.claims import Assertion
from tests.claims.making import Pile


def assertions(pile: Pile) -> list[set[str]]:
    """The texts of each assertion's claims."""
    book = pile.weighed()
    text = {claim.id: claim.text for claim in book.claims}
    return sorted(({text[c] for c in a.claims} for a in book.assertions), key=sorted)


def the_assertion(pile: Pile, words: str) -> Assertion:
    book = pile.weighed()
    held = {claim.assertion for claim in book.claims if claim.text == words}
    (found,) = [a for a in book.assertions if a.id in held]
    return found


def test_the_same_words_in_two_mouths_are_one_assertion_with_two_claims() -> None:
    pile = Pile()
    for speaker in ("Ada Brandt", "Ivo Lenz"):
        page = pile.page(f"The port will stay open all winter, {speaker} said.", main=None)
        pile.says(page, speaker, "The port will stay open all winter")
    found = the_assertion(pile, "The port will stay open all winter")
    assert len(found.claims) == 2
    assert (found.independence.certain, found.independence.possible) == (2, 2)


def test_like_words_with_other_numbers_are_two_assertions() -> None:
    pile = Pile()
    for number in ("12", "14"):
        page = pile.page(f"The union lost {number} members at the harbour, Ada Brandt said.", main=None)
        pile.says(page, "Ada Brandt", f"The union lost {number} members at the harbour")
    assert len(assertions(pile)) == 2


def test_what_is_said_and_what_is_said_not_to_be_so_are_two_assertions() -> None:
    pile = Pile()
    one = pile.page("The crane was inspected before winter, Ada Brandt said.", main=None)
    pile.says(one, "Ada Brandt", "The crane was inspected before winter")
    other = pile.page("The crane was not inspected before winter, Ivo Lenz said.", main=None)
    pile.says(other, "Ivo Lenz", "The crane was not inspected before winter")
    assert len(assertions(pile)) == 2


def test_the_same_figure_of_one_event_is_one_assertion() -> None:
    pile = Pile()
    for number, words in enumerate(("A fire killed nine people", "Nine people died in the blaze at the terminal")):
        page = pile.page(f"{words}, Ada Brandt said.")
        pile.says(page, "Ada Brandt", words)
        digits = "nine" if number == 0 else "Nine"
        verb = "killed" if number == 0 else "died"
        pile.tells(page, words, verb, count=("killed", digits, 9, 9))
    assert len(assertions(pile)) == 1


def test_promises_and_few_words_belong_to_their_speaker() -> None:
    pile = Pile()
    for speaker in ("Ada Brandt", "Ivo Lenz"):
        page = pile.page(f"{speaker} promised a full inquiry into every crane, and said it was chaos.", main=None)
        pile.says(page, speaker, "a full inquiry into every crane", act=SpeechAct.PROMISES)
        pile.says(page, speaker, "it was chaos")
    assert len(pile.weighed().assertions) == 4


def test_who_only_introduces_another_speaker_is_no_second_word() -> None:
    pile = Pile()
    page = pile.page("Ada Brandt said the Harbour Workers Union put the number of strikers at 300.", main=None)
    pile.says(page, "Ada Brandt", "the Harbour Workers Union put the number of strikers at 300")
    inner = pile.says(page, "Ada Brandt", "the number of strikers at 300")
    from dataclasses import replace

    from rashomon.model.attribution import SourceLink

    deeper = SourceLink("Harbour Workers Union", LinkKind.ORGANISATION, 19, 40)
    pile.attributions[-1] = replace(inner, chain=(*inner.chain, deeper))
    for assertion in pile.weighed().assertions:
        assert assertion.independence.certain == 1


def test_only_those_who_covered_the_event_are_silent() -> None:
    pile = Pile()
    words = "A fire destroyed the ferry terminal"
    told = pile.page(f"{words}, Ada Brandt said.")
    pile.says(told, "Ada Brandt", words)
    pile.tells(told, words, "destroyed")
    covering = pile.page("The ferry terminal burned down on Monday.")
    pile.tells(covering, "The ferry terminal burned down", "burned")
    passing = pile.page("Fares rise in spring. The ferry terminal burned down in March.", main="ev-fares")
    pile.tells(passing, "The ferry terminal burned down in March", "burned", background=True)
    found = the_assertion(pile, words)
    assert found.carried_by == (told.id,)
    assert found.silent == (covering.id,)


def test_a_noun_reports_nothing_by_itself() -> None:
    pile = Pile()
    page = pile.page("The fire worries everybody in Port Vell.")
    pile.tells(page, "The fire", "fire", nominal=True)
    assert pile.weighed().claims == ()


def test_a_word_that_brings_in_what_somebody_says_is_no_claim_of_the_text() -> None:
    pile = Pile()
    page = pile.page("Ada Brandt had warned the night before that the quay would burn.")
    pile.says(page, "Ada Brandt", "the quay would burn", cue="warned")
    pile.tells(page, "Ada Brandt had warned the night before", "warned", "ev-warning")
    assert [claim.text for claim in pile.weighed().claims] == ["the quay would burn"]
