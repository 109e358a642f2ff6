"""Which of a text's words of time tell the day of its news, wherever they stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.chronology.chosen import Candidate, Reading, candidates, shares
from rashomon.chronology.dating import standing_of
from rashomon.chronology.grid import Grid
from rashomon.chronology.passages import Passage, passages
from rashomon.chronology.tellings import Telling, tellings
from rashomon.chronology.units import Units
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, Shift, TimeRule, Unit, WeekdayOf
from rashomon.model.timing import Anchor
from tests.chronology.pages import ENTITIES, NARROW, Page, Told, a_page, chronicle_of, day, event_of, stamped

PAST = Direction.PAST
GRID = Grid(NARROW.first.toordinal(), NARROW.last.toordinal())

WOUNDED = "Two dockers were wounded in an explosion in Kessin"
BLAST = Told(WOUNDED, "wounded", "injure")


def a_report(
    *sentences: str, times: dict[str, TimeRule | tuple[TimeRule, Anchor]], tells: tuple[Told, ...] = ()
) -> Page:
    return a_page("report", *sentences, times=times, says=[stamped("2026-05-14")], tells=[BLAST, *tells])


def when(page: Page) -> str:
    return str(event_of(chronicle_of(page), page, "wounded").when)


def test_the_next_sentence_dates_what_the_first_one_tells() -> None:
    page = a_report(f"{WOUNDED}. It happened around ten on Tuesday night.", times={"Tuesday night": WeekdayOf(1)})
    assert when(page) == "2026-05-12"


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_what_he_spoke_of() -> None:
    page = a_report(
        f"{WOUNDED}, the harbour police said Thursday.",
        "The blast occurred around noon on Monday, when a crane struck a tank.",
        times={"Thursday": WeekdayOf(3), "noon on Monday": WeekdayOf(0)},
    )
    assert when(page) == "2026-05-11"


def test_no_words_of_time_leave_the_last_days() -> None:
    page = a_report(f"{WOUNDED}.", times={})
    moment = event_of(chronicle_of(page), page, "wounded").when
    assert (moment.earliest, moment.latest) == (date(2026, 5, 13), date(2026, 5, 14))
    assert 0.7 <= moment.confidence < 0.8


def test_an_hour_alone_dates_nothing() -> None:
    page = a_report(
        f"{WOUNDED}.", "Later in the night the fire was out.", times={"Later in the night": Shift(Unit.DAY, 0, 0)}
    )
    assert when(page) != "2026-05-14"


def found_in(page: Page) -> list[Candidate]:
    lead = page.mentions[0]
    telling = Telling("u", (Passage("u", (lead,), "violence", *[frozenset[str]()] * 4, None, 0, 1, 0),), main=True)
    return candidates(telling, Reading(page.times, (telling,)), {page.id: page.article}, GRID)


@pytest.mark.parametrize(
    "rule",
    [
        WeekdayOf(1, Direction.FUTURE),
        Shift(Unit.DAY, 1, 1),
        Fixed(day("2026-01-01"), day("2026-12-31")),
        Fixed(day("1815-06-18"), day("1815-06-18")),
        (Shift(Unit.DAY, -1, -1), Anchor.MENTION),
    ],
    ids=["to come", "tomorrow", "a year", "history", "the day before"],
)
def test_what_denotes_no_day_of_the_last_times_is_no_candidate(rule: TimeRule | tuple[TimeRule, Anchor]) -> None:
    assert not found_in(a_report(f"{WOUNDED}. Then came the words.", times={"the words": rule}))


@given(st.sets(st.sampled_from(["Monday", "Tuesday", "January 3", "May 2, 2026", "today"])))
def test_shares_are_those_of_a_whole(said: set[str]) -> None:
    rules: dict[str, TimeRule] = {
        "Monday": WeekdayOf(0),
        "Tuesday": WeekdayOf(1),
        "January 3": MonthDay(1, 3, PAST),
        "May 2, 2026": Fixed(day("2026-05-02"), day("2026-05-02")),
        "today": Shift(Unit.DAY, 0, 0),
    }
    words = sorted(said)
    page = a_report(f"{WOUNDED}. Spoken of: {', '.join(words)}.", times={word: rules[word] for word in words})
    found = found_in(page)
    assert len(found) == len(words)
    share = shares(found)
    assert share.size == len(found) + 1
    assert (share > 0).all()
    assert abs(share.sum() - 1.0) < 1e-9


ARREST = "Police in Kessin arrested Ivo Lenz"
ARRESTED = Told(ARREST, "arrested", "arrest")
DEATH = "Mara Quist was killed in a warehouse in Kessin"
KILLED = Told(DEATH, "killed", "kill")


@pytest.mark.parametrize(
    ("sentences", "times", "expected"),
    [
        pytest.param(
            (f"{ARREST} on Wednesday.", f"{DEATH} on Monday."),
            {"Wednesday": WeekdayOf(2), "Monday": WeekdayOf(0)},
            "2026-05-11",
            id="each day is that of the word beside it",
        ),
        pytest.param(
            (f"{ARREST} on Wednesday.", f"{DEATH}.", "She was shot on the night of April 3, officers said."),
            {"Wednesday": WeekdayOf(2), "April 3": MonthDay(4, 3, PAST)},
            "2026-04-03",
            id="a day beside the word of a deed is the deed's",
        ),
    ],
)
def test_the_report_of_an_arrest_is_about_the_deed(
    sentences: tuple[str, ...], times: dict[str, TimeRule | tuple[TimeRule, Anchor]], expected: str
) -> None:
    page = a_page("report", *sentences, times=times, says=[stamped("2026-05-14")], tells=[ARRESTED, KILLED])
    chronology = chronicle_of(page)
    deed = event_of(chronology, page, "killed")
    assert chronology.publications[0].main_event == deed.id
    assert str(deed.when) == expected
    assert str(event_of(chronology, page, "arrested").when) == "2026-05-13"


@pytest.mark.parametrize("direction", list(Direction))
def test_what_has_happened_lies_behind_the_day_of_writing(direction: Direction) -> None:
    clause = f"{WOUNDED} on November 20"
    page = a_page(
        "report",
        f"{clause}.",
        times={"November 20": MonthDay(11, 20, direction)},
        says=[stamped("2026-05-14")],
        tells=[Told(clause, "wounded", "injure")],
    )
    assert when(page) == "2025-11-20"


def test_a_weekday_that_the_calendar_belies_does_not_hide_its_date() -> None:
    wrong = a_report(f"{WOUNDED} on Friday, May 12.", times={"Friday, May 12": MonthDay(5, 12, PAST, weekday=4)})
    assert when(wrong) == "2026-05-12"


def test_another_word_for_the_deed_has_its_day() -> None:
    page = a_report(
        f"{WOUNDED} on Tuesday.",
        "Mara Quist died at the quay.",
        times={"Tuesday": WeekdayOf(1)},
        tells=(Told("Mara Quist died at the quay", "died", "die"),),
    )
    assert str(event_of(chronicle_of(page), page, "died").when) == "2026-05-12"


@pytest.mark.parametrize(
    ("subtype", "kind"),
    [("investigate", "behind, soon"), ("arrest", "behind"), ("trial", "behind, court"), ("convict", "behind, court")],
)
def test_how_long_ago_a_deed_was_depends_on_what_followed_it(subtype: str, kind: str) -> None:
    page = a_page(
        "one",
        "Mara Quist was there for hours.",
        "Ada Brandt was shot in Port Vell.",
        tells=[
            Told("Mara Quist was there for hours", "was there", subtype),
            Told("Ada Brandt was shot in Port Vell", "shot", "shoot"),
        ],
    )
    units = Units({page.id: page.id}, {}, {page.id: (page.id,)}, {})
    entities = {entity.id: entity for entity in ENTITIES}
    (found,) = passages(page.mentions, {}, entities, {page.id: page.article}, units).values()
    told = tellings(found, GRID.flat(), GRID)
    deed = next(telling for telling in told if telling.subject)
    assert standing_of(deed, told) == kind
