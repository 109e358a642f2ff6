"""What a person could settle, and which reason is given for an answer."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.judgement import Answer, Judgement
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason
from rashomon.outputs.questions import STARTING_POINT, leading_reason, open_questions
from tests.site.pile import JUNE, MAY, QUAY, Pile

PILE = Pile().dossier()


def test_undecided_pairs_are_asked_the_most_reported_first() -> None:
    asked = [{left.id, right.id} for left, right in open_questions(PILE, 5)]
    assert asked == [{MAY, QUAY}, {JUNE, QUAY}]
    assert len(open_questions(PILE, 1)) == 1


def test_what_a_person_decided_is_not_asked_again() -> None:
    first, second = sorted((PILE.event_by_id[JUNE].mentions[1], PILE.event_by_id[QUAY].mentions[0]))
    decided = Judgement(first, second, "same-event", Answer.NO, -9.0, (), "L. Okafor", "2026-01-02")
    after = replace(PILE, judgements=(*PILE.judgements, decided))
    assert [{left.id, right.id} for left, right in open_questions(after, 5)] == [{MAY, QUAY}]


def test_events_of_two_days_are_no_question() -> None:
    may, quay = PILE.event_by_id[MAY], PILE.event_by_id[QUAY]
    apart = replace(quay, when=Moment.stated("1999-01-01"))
    events = tuple(apart if event.id == QUAY else event for event in PILE.events)
    asked = [{left.id, right.id} for left, right in open_questions(replace(PILE, events=events), 5)]
    assert {MAY, QUAY} not in asked or may.when.earliest is None


def test_a_whole_and_its_part_are_no_question() -> None:
    events = tuple(replace(event, part_of=MAY) if event.id == QUAY else event for event in PILE.events)
    asked = [{left.id, right.id} for left, right in open_questions(replace(PILE, events=events), 5)]
    assert {MAY, QUAY} not in asked


def test_where_every_comparison_starts_is_no_reason_for_two_events() -> None:
    start, days = Reason(STARTING_POINT, -3.0), Reason("their days differ", -0.6)
    same = Reason("the same take part", 1.0)
    assert leading_reason((start, days, same), Answer.NO) == "their days differ"
    assert leading_reason((start, days, same), Answer.YES) == "the same take part"
    assert leading_reason((start, days, same), Answer.UNSURE) == "the same take part"
    assert leading_reason((start,), Answer.NO) == ""


def test_chronology_calls_the_starting_point_by_that_name() -> None:
    from rashomon.chronology import compare

    with open(compare.__file__, encoding="utf-8") as source:
        assert f'"{STARTING_POINT}"' in source.read()
