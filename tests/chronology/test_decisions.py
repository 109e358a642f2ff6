"""A person's word about two mentions binds, and stands beside what the program worked out itself."""

from __future__ import annotations

from rashomon.chronology.identity import joined_by_word
from rashomon.model.calendar_rule import WeekdayOf
from rashomon.model.decision import Decision, Pointer, Question
from rashomon.model.judgement import Answer
from tests.chronology.pages import Page, Told, a_page, chronicle_of, event_of, stamped, where

ARRIVAL = "Ada Brandt arrived in Port Vell on Tuesday for talks with Ivo Lenz"
WALK = "Mara Quist visited Kessin on Tuesday"


def reported(name: str, clause: str, day: str, *, verb: str, more: str = "") -> Page:
    return a_page(
        name,
        f"{clause}. {more}",
        times={"Tuesday": WeekdayOf(1)},
        says=[stamped(day)],
        tells=[Told(clause, verb, verb.removesuffix("d"))],
    )


ONE = reported("one", ARRIVAL, "2026-03-04", verb="arrived", more="The harbour office confirmed it.")
SAME = reported("two", ARRIVAL, "2026-03-04", verb="arrived", more="Gulls were seen, and a brass band.")
OTHER = reported("three", WALK, "2026-09-16", verb="visited", more="Rain fell on the market all day.")


def at(page: Page, words: str) -> Pointer:
    span = where(page.article.text, words)
    return Pointer(page.id, span.begin, span.end, words)


def says(left: Pointer, right: Pointer, same: bool, author: str = "Kim Roe", at_day: str = "2026-10-01") -> Decision:
    return Decision(Question.SAME_EVENT, left, right, same, author, at_day)


APART = says(at(ONE, "arrived in Port Vell"), at(SAME, "arrived in Port Vell"), same=False)
ONE_EVENT = says(at(ONE, "arrived"), at(OTHER, "visited Kessin"), same=True)


def test_what_a_person_sets_apart_is_two_events() -> None:
    free = chronicle_of(ONE, SAME)
    assert event_of(free, ONE, "arrived") == event_of(free, SAME, "arrived")
    bound = chronicle_of(ONE, SAME, decisions=[APART])
    assert event_of(bound, ONE, "arrived") != event_of(bound, SAME, "arrived")


def test_what_a_person_joins_is_one_event_against_stated_days_and_people() -> None:
    free = chronicle_of(ONE, OTHER)
    assert event_of(free, ONE, "arrived") != event_of(free, OTHER, "visited")
    bound = chronicle_of(ONE, OTHER, decisions=[ONE_EVENT])
    assert event_of(bound, ONE, "arrived") == event_of(bound, OTHER, "visited")


def test_the_word_is_a_judgement_with_its_author_and_the_programs_own_is_superseded() -> None:
    judgements = chronicle_of(ONE, SAME, decisions=[APART]).judgements
    (word,) = [j for j in judgements if j.author == "Kim Roe"]
    assert (word.answer, word.at, word.superseded_by) == (Answer.NO, "2026-10-01", None)
    (own,) = [j for j in judgements if j.author == "rashomon" and (j.left, j.right) == (word.left, word.right)]
    assert (own.answer, own.superseded_by) == (Answer.YES, "Kim Roe")


def test_the_later_of_two_decisions_on_one_pair_holds() -> None:
    later = says(at(SAME, "arrived"), at(ONE, "arrived"), same=True, author="Jo Lund")
    bound = chronicle_of(ONE, SAME, decisions=[APART, later])
    assert event_of(bound, ONE, "arrived") == event_of(bound, SAME, "arrived")


def test_words_that_hold_no_mention_bind_nothing() -> None:
    lost = says(at(ONE, "harbour office"), at(SAME, "brass band"), same=False)
    assert chronicle_of(ONE, SAME, decisions=[lost]) == chronicle_of(ONE, SAME)


def test_a_decision_about_names_is_not_about_events() -> None:
    names = Decision(Question.SAME_ENTITY, at(ONE, "Ada Brandt"), at(SAME, "Ada Brandt"), False, "Kim Roe")
    assert chronicle_of(ONE, SAME, decisions=[names]) == chronicle_of(ONE, SAME)


def test_two_mentions_of_one_text_can_be_set_apart() -> None:
    first, second = "Ada Brandt arrived in Port Vell on Tuesday", "Brandt visited Port Vell"
    page = a_page(
        "one",
        f"{first}. {second}.",
        times={"Tuesday": WeekdayOf(1)},
        says=[stamped("2026-03-04")],
        tells=[Told(first, "arrived", "arrive"), Told(second, "visited", "visit")],
    )
    free = chronicle_of(page)
    assert event_of(free, page, "arrived") == event_of(free, page, "visited")
    bound = chronicle_of(page, decisions=[says(at(page, first), at(page, second), same=False)])
    assert event_of(bound, page, "arrived") != event_of(bound, page, "visited")


def test_a_word_joins_all_that_is_held_to_be_one_with_either() -> None:
    assert joined_by_word([[0, 1], [2, 3], [4]], {(1, 2): True}) == [[0, 1, 2, 3], [4]]


def test_a_word_that_keeps_two_apart_is_stronger_than_what_hangs_on_another() -> None:
    assert joined_by_word([[0, 1], [2, 3]], {(1, 2): True, (0, 3): False}) == [[0, 1, 2], [3]]


def test_no_word_changes_nothing() -> None:
    assert joined_by_word([[0, 1], [2]], {(0, 2): False}) == [[0, 1], [2]]
