"""How an event stood as the days went by, read off its mentions."""

from __future__ import annotations

from datetime import date

from rashomon.model.chronology import Publication
from rashomon.model.events import Count, EventMention, EventStatus
from rashomon.model.moment import Basis, Moment
from rashomon.model.states import days_said, figures_over_time, states_of

SAID = {"a": date(2031, 3, 1), "b": date(2031, 3, 4), "c": date(2031, 3, 9)}


def told(
    article: str,
    status: EventStatus,
    *,
    kind: tuple[str, str] = ("CONSULT", "summit"),
    counts: tuple[Count, ...] = (),
    specific: bool = True,
) -> EventMention:
    name = f"{article}-{status}-{kind[1]}"
    return EventMention(name, article, 0, 4, "word", (0, 4), "word", *kind, status, counts=counts, specific=specific)


def test_a_summit_is_planned_then_postponed_then_held() -> None:
    statuses = (EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.HAPPENED)
    mentions = [told(article, status) for article, status in zip("abc", statuses, strict=True)]
    found = states_of(reversed(mentions), SAID)
    assert [(state.status, state.first) for state in found] == list(zip(statuses, SAID.values(), strict=True))


def test_a_state_that_is_said_again_is_one_state_with_two_days() -> None:
    (state,) = states_of([told("c", EventStatus.PLANNED), told("a", EventStatus.PLANNED)], SAID)
    assert (state.first, state.last, len(state.mentions)) == (SAID["a"], SAID["c"], 2)


def test_arrested_charged_convicted_are_steps_of_one_procedure() -> None:
    mentions = [
        told("c", EventStatus.HAPPENED, kind=("COURT", "convict")),
        told("a", EventStatus.HAPPENED, kind=("COERCE", "arrest")),
        told("b", EventStatus.HAPPENED, kind=("ACCUSE", "charge")),
    ]
    assert [state.step for state in states_of(mentions, SAID)] == ["arrest", "charge", "convict"]


def test_other_words_for_one_happening_are_no_steps() -> None:
    mentions = [told("a", EventStatus.HAPPENED, kind=("CONSULT", name)) for name in ("visit", "arrive")]
    assert len(states_of(mentions, SAID)) == 1


def test_talk_in_general_says_nothing_of_this_one() -> None:
    mentions = [told("a", EventStatus.UNCERTAIN, specific=False), told("b", EventStatus.HAPPENED)]
    assert [state.status for state in states_of(mentions, SAID)] == [EventStatus.HAPPENED]


def test_a_figure_is_one_slot_with_values_by_day() -> None:
    def dead(number: float) -> tuple[Count, ...]:
        return (Count("killed", number, number, str(number), 0, 1),)

    mentions = [
        told("b", EventStatus.HAPPENED, counts=dead(12)),
        told("a", EventStatus.HAPPENED, counts=dead(8)),
        told("c", EventStatus.HAPPENED, counts=dead(12)),
    ]
    found = figures_over_time(mentions, SAID)
    assert [(one.low, one.first, one.last) for one in found] == [
        (8, SAID["a"], SAID["a"]),
        (12, SAID["b"], SAID["c"]),
    ]


def test_a_page_that_is_dated_no_better_than_a_year_has_no_day_to_order_by() -> None:
    sharp = Publication("a", Moment.between(date(2031, 3, 1), date(2031, 3, 2), Basis.STATED, 0.9))
    blunt = Publication("b", Moment.between(date(2031, 1, 1), date(2031, 12, 31), Basis.INFERRED, 0.9))
    assert days_said([sharp, blunt]) == {"a": date(2031, 3, 1)}
    (state,) = states_of([told("b", EventStatus.PLANNED)], days_said([blunt]))
    assert (state.first, state.last) == (None, None)
