"""Tellings: what one text tells of one happening, and what it tells apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rashomon.chronology.grid import Days, Grid
from rashomon.chronology.passages import passages, widened
from rashomon.chronology.tellings import Telling, tellings, worth_an_event
from rashomon.chronology.units import writing_units
from rashomon.model.calendar_rule import Direction, MonthDay, MonthOf, PeriodOf, Shift, Unit, WeekdayOf
from rashomon.model.events import EventStatus
from rashomon.model.lineage import Lineage
from tests.chronology.pages import ENTITIES, Page, Told, a_family, a_page, again, day, on

PAST = Direction.PAST
GRID = Grid(day("2024-01-01"), day("2026-12-31"))


def written_on(*days: str) -> Days:
    belief = np.full(GRID.size, 1e-6)
    for iso in days:
        belief[GRID.index(day(iso))] = 1.0
    return belief / belief.sum()


def tellings_of(*pages: Page, written: Days | None = None, copies: bool = False) -> list[Telling]:
    lineage = Lineage((), (a_family(*pages),) if copies else ())
    articles = {page.id: page.article for page in pages}
    found = passages(
        [mention for page in pages for mention in page.mentions],
        {time.id: time for page in pages for time in page.times},
        {entity.id: entity for entity in ENTITIES},
        articles,
        writing_units(list(articles.values()), lineage),
    )
    belief = GRID.flat() if written is None else written
    return [telling for of_unit in found.values() for telling in tellings(of_unit, belief, GRID)]


def grouped(*pages: Page, written: Days | None = None) -> list[list[str]]:
    """The predicates of each telling, in the order of the text."""
    return [[p.lead.lemma for p in telling.passages] for telling in tellings_of(*pages, written=written)]


ARRIVED = Told("Ada Brandt arrived in Port Vell on Tuesday", "arrived", "arrive")


@pytest.mark.parametrize(
    ("says", "text", "times", "tells", "expected"),
    [
        (
            "a visit told in three words for it is one visit",
            "Ada Brandt arrived in Port Vell on Tuesday. The visit by Brandt lasted a day. Brandt met Ivo Lenz.",
            {"Tuesday": WeekdayOf(1)},
            [
                ARRIVED,
                Told("The visit by Brandt", "visit", "visit", nominal=True),
                Told("Brandt met Ivo Lenz", "met", "meet"),
            ],
            [["arrived", "visit", "met"]],
        ),
        (
            "the previous visit is not the visit",
            "Ada Brandt arrived in Port Vell on Tuesday. Her last visit of Brandt to Port Vell was on June 4.",
            {"Tuesday": WeekdayOf(1), "June 4": MonthDay(6, 4, PAST)},
            [
                ARRIVED,
                Told(
                    "last visit of Brandt to Port Vell was on June 4", "visit", "visit", background=True, nominal=True
                ),
            ],
            [["arrived"], ["visit"]],
        ),
        (
            "another person's meeting is another meeting",
            "Ada Brandt met Ivo Lenz in Port Vell. Mara Quist met Ivo Lenz there too.",
            {},
            [
                Told("Ada Brandt met Ivo Lenz in Port Vell", "met", "meet"),
                Told("Mara Quist met Ivo Lenz", "met", "meet"),
            ],
            [["met"], ["met"]],
        ),
        (
            "days that exclude one another part what else agrees",
            "Ada Brandt arrived in Port Vell on Tuesday. On Thursday Ada Brandt arrived in Port Vell anew.",
            {"Tuesday": WeekdayOf(1), "Thursday": WeekdayOf(3)},
            [ARRIVED, Told("On Thursday Ada Brandt arrived in Port Vell", "arrived", "arrive")],
            [["arrived"], ["arrived"]],
        ),
        (
            "the same day told twice is one day",
            "Ada Brandt arrived in Port Vell on Tuesday. Brandt met Ivo Lenz on Tuesday evening.",
            {"Tuesday": WeekdayOf(1), "Tuesday evening": WeekdayOf(1)},
            [ARRIVED, Told("Brandt met Ivo Lenz on Tuesday evening", "met", "meet")],
            [["arrived", "met"]],
        ),
        (
            "what is planned is not what was held",
            "Ada Brandt met Ivo Lenz in Port Vell. Ivo Lenz will visit Ada Brandt in Osterhaven next.",
            {},
            [
                Told("Ada Brandt met Ivo Lenz in Port Vell", "met", "meet"),
                Told("Ivo Lenz will visit Ada Brandt in Osterhaven", "visit", "visit", status=EventStatus.PLANNED),
            ],
            [["met"], ["visit"]],
        ),
        (
            "what is expected and what is only thought possible are two",
            "Ada Brandt will visit Port Vell. Ada Brandt may visit Port Vell a second time.",
            {},
            [
                Told("Ada Brandt will visit Port Vell", "visit", "visit", status=EventStatus.PLANNED),
                Told("Ada Brandt may visit Port Vell", "visit", "visit", status=EventStatus.UNCERTAIN),
            ],
            [["visit"], ["visit"]],
        ),
        (
            "another kind of happening is another happening",
            "Ada Brandt met Ivo Lenz in Port Vell. Ada Brandt signed a pact with Ivo Lenz in Port Vell.",
            {},
            [
                Told("Ada Brandt met Ivo Lenz in Port Vell", "met", "meet"),
                Told("Ada Brandt signed a pact with Ivo Lenz in Port Vell", "signed", "sign"),
            ],
            [["met"], ["signed"]],
        ),
        (
            "happenings in general are no happening of the day",
            "Ada Brandt arrived in Port Vell on Tuesday. Ada Brandt visits Port Vell every year.",
            {"Tuesday": WeekdayOf(1)},
            [ARRIVED, Told("Ada Brandt visits Port Vell every year", "visits", "visit", specific=False)],
            [["arrived"], ["visits"]],
        ),
        (
            "the dead of the blast and of the war",
            "The blast in Kessin killed 12 people. The war has killed 40,000 people in Kessin.",
            {},
            [
                Told("The blast in Kessin killed 12 people", "killed", "kill", counts={"killed": 12}),
                Told("The war has killed 40,000 people in Kessin", "killed", "kill", counts={"killed": 40000}),
            ],
            [["killed"], ["killed"]],
        ),
        (
            "a rising toll is one blast",
            "The blast in Kessin killed 12 people. The blast in Kessin has killed 14 people by now.",
            {},
            [
                Told("The blast in Kessin killed 12 people", "killed", "kill", counts={"killed": 12}),
                Told("The blast in Kessin has killed 14 people", "killed", "kill", counts={"killed": 14}),
            ],
            [["killed", "killed"]],
        ),
    ],
)
def test_what_a_text_tells_as_one(
    says: str, text: str, times: dict[str, object], tells: list[Told], expected: list[list[str]]
) -> None:
    assert grouped(a_page("one", text, times=times, tells=tells)) == expected, says  # type: ignore[arg-type]


VISITS = (
    "Ada Brandt arrived in Port Vell {first}. Ada Brandt had visited Port Vell {second}.",
    "Ada Brandt arrived in Port Vell {first}",
    "Ada Brandt had visited Port Vell {second}",
)


@pytest.mark.parametrize(
    ("first", "rule", "second", "other", "written", "happenings"),
    [
        ("on Tuesday", WeekdayOf(1), "on March 3", MonthDay(3, 3, PAST), ["2026-03-04"], 1),  # a Tuesday
        ("on Tuesday", WeekdayOf(1), "on March 3", MonthDay(3, 3, PAST), ["2026-03-11"], 2),  # a week before
        ("on Tuesday", WeekdayOf(1), "in January", MonthOf(1, PAST), ["2026-03-04"], 2),
        ("on Tuesday", WeekdayOf(1), "last year", PeriodOf(Unit.YEAR, -1), ["2026-03-04"], 2),
        ("on Tuesday", WeekdayOf(1), "yesterday", Shift(Unit.DAY, -1, -1), ["2026-03-04"], 1),
        ("on Tuesday", WeekdayOf(1), "on March 3, 2026", on("2026-03-03"), ["2026-03-04"], 1),
        ("on Tuesday", WeekdayOf(1), "on March 3, 2025", on("2025-03-03"), ["2026-03-04"], 2),
    ],
)
def test_dates_agree_or_not_under_the_day_of_writing(
    first: str, rule: WeekdayOf, second: str, other: WeekdayOf, written: list[str], happenings: int
) -> None:
    text, one, two = (words.format(first=first, second=second) for words in VISITS)
    tells = [Told(one, "arrived", "arrive"), Told(two, "visited", "visit", background=True)]
    page = a_page("one", text, times={first.removeprefix("on "): rule, second.removeprefix("on "): other}, tells=tells)
    assert len(grouped(page, written=written_on(*written))) == happenings


def test_copies_tell_once() -> None:
    page = a_page("c0", "Ada Brandt arrived in Port Vell on Tuesday.", times={"Tuesday": WeekdayOf(1)}, tells=[ARRIVED])
    copies = [page, *(again(page, f"c{number}") for number in range(1, 10))]
    (telling,) = tellings_of(*copies, copies=True)
    (passage,) = telling.passages
    assert len(passage.mentions) == 10
    (alone,) = tellings_of(page)
    assert telling.weight == alone.weight


def test_copies_that_differ_in_quotes_and_case_tell_once() -> None:
    plain = a_page(
        "plain", "'Ada Brandt met Ivo Lenz' - so they say.", tells=[Told("Ada Brandt met Ivo Lenz", "met", "meet")]
    )
    curly = a_page(
        "curly", "‘Ada Brandt met Ivo Lenz’ – so They Say.", tells=[Told("Ada Brandt met Ivo Lenz", "met", "meet")]
    )
    lineage = Lineage((), (a_family(plain, curly, shared=["Ada Brandt met Ivo Lenz"]),))
    articles = {page.id: page.article for page in (plain, curly)}
    found = passages(
        [*plain.mentions, *curly.mentions], {}, {}, articles, writing_units(list(articles.values()), lineage)
    )
    assert [len(passage.mentions) for passage in found["fam-wire"]] == [2]


def test_a_text_is_mainly_about_what_its_headline_and_lead_tell() -> None:
    page = a_page(
        "one",
        "Ada Brandt arrived in Port Vell on Tuesday.",
        "Ada Brandt met Mara Quist in Osterhaven last year.",
        "Mara Quist visited Kessin.",
        headline="Brandt arrives in Port Vell",
        times={"Tuesday": WeekdayOf(1), "last year": PeriodOf(Unit.YEAR, -1)},
        tells=[
            Told("Brandt arrives in Port Vell", "arrives", "arrive"),
            ARRIVED,
            Told("Ada Brandt met Mara Quist in Osterhaven last year", "met", "meet", background=True),
            Told("Mara Quist visited Kessin", "visited", "visit"),
        ],
    )
    told = tellings_of(page)
    (main,) = [telling for telling in told if telling.main]
    assert {p.lead.lemma for p in main.passages} == {"arrives", "arrived"}
    assert not main.background
    assert all(telling.background for telling in told if any(p.lead.lemma == "met" for p in telling.passages))


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (["Oslo"], {"oslo", "norway"}),  # a capital lies in its country
        (["the Port Vell"], {"port vell"}),
        ([], set()),
    ],
)
def test_places_hold_the_countries_of_capitals(names: list[str], places: set[str]) -> None:
    assert widened(names) == places


FIRE = Told("A fire destroyed a shed in Kessin", "fire", "fire")


@pytest.mark.parametrize(
    ("says", "subtype", "status", "subject"),
    [
        ("an inquiry is about what it looks into", "investigate", EventStatus.HAPPENED, "fire"),
        ("a meeting is news of its own", "meet", EventStatus.HAPPENED, "news"),
        ("what is only feared is not what a trial is about", "trial", EventStatus.PLANNED, "news"),
    ],
)
def test_what_a_text_is_about(says: str, subtype: str, status: EventStatus, subject: str) -> None:
    news = Told("Ada Brandt brought news of it to Port Vell", "news", subtype)
    fire = replace(FIRE, status=status)
    page = a_page("one", f"{news.clause}. {fire.clause}.", headline="Brandt in Port Vell", tells=[news, fire])
    told = tellings_of(page)
    assert [t.passages[0].lead.lemma for t in told if t.main] == ["news"]
    (about,) = [t for t in told if t.subject]
    assert about.passages[0].lead.lemma == subject, says
    assert about.weight >= max(t.weight for t in told)


@pytest.mark.parametrize(
    ("death", "expected"),
    [
        ("Ada Brandt died in hospital on Sunday", [["hurt"], ["died"]]),
        ("Ada Brandt died of her wounds on Sunday", [["hurt"], ["died"]]),
        ("Ada Brandt died on the spot on Sunday", [["hurt", "died"]]),
    ],
)
def test_who_was_hurt_and_died_later_was_hurt_on_another_day(death: str, expected: list[list[str]]) -> None:
    page = a_page(
        "one",
        f"Ada Brandt was hurt in Port Vell. {death}.",
        times={"Sunday": WeekdayOf(6)},
        tells=[Told("Ada Brandt was hurt in Port Vell", "hurt", "injure"), Told(death, "died", "die")],
    )
    assert grouped(page) == expected


@pytest.mark.parametrize(
    ("clause", "event"),
    [
        ("The strike", False),  # it is told of elsewhere, or nowhere
        ("The strike in Osterhaven", True),
        ("The strike of Ada Brandt against Ivo Lenz", True),
    ],
)
def test_a_noun_that_only_points_is_no_event_of_its_own(clause: str, event: bool) -> None:
    arrived = "Ada Brandt arrived in Port Vell on Tuesday"
    page = a_page(
        "one",
        f"{arrived}. {clause} drew fishermen to the quay.",
        times={"Tuesday": WeekdayOf(1)},
        tells=[Told(arrived, "arrived", "arrive"), Told(clause, "strike", "strike", nominal=True)],
    )
    worth = {telling.passages[0].lead.text: worth_an_event(telling) for telling in tellings_of(page)}
    assert worth[arrived]
    assert worth[clause] is event
