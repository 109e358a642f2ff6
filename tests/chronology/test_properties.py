"""What must hold of every pile: order, other pages and the calendar's own repetition change nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.chronology import ChronologyOptions, chronicle
from rashomon.model.article import LayerKind
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, MonthOf, PeriodOf, TimeRule, Unit, WeekdayOf
from rashomon.model.chronology import Chronology, Window
from rashomon.model.events import EventStatus
from rashomon.model.lineage import Family, Lineage
from rashomon.model.moment import Basis, Moment, edtf_bounds
from rashomon.model.timing import ConstraintKind
from tests.chronology.pages import (
    ENTITIES,
    NARROW,
    Page,
    Said,
    Told,
    a_family,
    a_known_event,
    a_page,
    again,
    chronicle_of,
    coming,
    dated,
    masthead,
    past,
    stamped,
)

PAST, FUTURE = Direction.PAST, Direction.FUTURE
#: After 28 years every date between 1901 and 2099 falls on its weekday again.
CYCLE = 10227


def told(clause: str, predicate: str, subtype: str, **fields: object) -> Told:
    return Told(clause, predicate, subtype, **fields)  # type: ignore[arg-type]


# A pile of invented pages of every kind; what each is about is its own.

ARRIVAL = "Ada Brandt arrived in Port Vell on Tuesday for talks with Ivo Lenz"
BEFORE = "Brandt had visited Port Vell on January 20"
WIRE = a_page(
    "wire",
    f"PORT VELL, March 4, 2026 — {ARRIVAL}, her second visit in less than two months. {BEFORE}.",
    "Fishermen mending nets waved as her motorcade passed shuttered canneries.",
    headline="Brandt in Port Vell",
    times={"Tuesday": WeekdayOf(1), "January 20": MonthDay(1, 20, PAST)},
    says=[
        dated("March 4, 2026", "2026-03-04"),
        Said(f"{ARRIVAL}, her second visit", ConstraintKind.WITHIN, ordinal=2, gap=(1, 59)),
    ],
    tells=[told(ARRIVAL, "arrived", "arrive"), told(BEFORE, "visited", "visit", background=True)],
)
COPY = again(WIRE, "copy", stamped("2026-03-05"))
THIRD = again(WIRE, "third")
FAMILY = a_family(WIRE, COPY, THIRD)

SUMMIT = "Mara Quist will meet Ivo Lenz at the herring summit in Osterhaven on September 18"
PLAN = a_page(
    "plan",
    (LayerKind.MASTHEAD, "Monday, December 28, 2026"),
    f"{SUMMIT}, the union said on Friday.",
    "Dredging charts were shown to students in the customs warehouse.",
    times={"September 18": MonthDay(9, 18, FUTURE), "Friday": WeekdayOf(4)},
    says=[masthead("Monday, December 28, 2026", "2026-12-28"), coming("September 18", "2026-09-18")],
    tells=[told(SUMMIT, "meet", "meet", status=EventStatus.PLANNED)],
)
BLAST = "An explosion killed 12 dockers in Kessin on Monday"
TOLL = a_page(
    "toll",
    f"{BLAST}.",
    "Windows broke in the whole quarter, and the ferry stayed in its berth all week.",
    times={"Monday": WeekdayOf(0)},
    says=[stamped("2026-05-12")],
    tells=[told(BLAST, "killed", "kill", counts={"killed": 12})],
)
RISEN = "The explosion of Monday in Kessin has now killed 14 dockers"
LATER = a_page(
    "later",
    f"{RISEN}.",
    "Windows broke in the whole quarter; the ferry, in its berth all week, sails again.",
    times={"Monday": WeekdayOf(0)},
    says=[stamped("2026-05-14")],
    tells=[told(RISEN, "killed", "kill", counts={"killed": 14})],
)
QUIET = a_page(
    "quiet",
    "The quay was built in 1888, and nothing has happened since.",
    says=[past("1888", "1888-01-01", "1888-12-31")],
)
STRIKE = "The Dockers' Union struck in June last year"
ODD = a_page(
    "odd",
    f"{STRIKE}. Tuesday, June 17, was quiet.",
    times={"June last year": MonthOf(6, year_shift=-1), "Tuesday, June 17": MonthDay(6, 17, PAST, weekday=1)},
    says=[past("Tuesday, June 17", "2025-06-17")],
    tells=[told(STRIKE, "struck", "strike", background=True)],
)
TORN = a_page(
    "torn",
    "The museum will open this year.",
    times={"this year": PeriodOf(Unit.YEAR)},
    says=[stamped("2025-01-07"), stamped("2026-01-07", "url")],
)

PILE = (WIRE, COPY, THIRD, PLAN, TOLL, LATER, QUIET, ODD, TORN)


def families_of(pages: Sequence[Page]) -> list[Family]:
    held = [page for page in (WIRE, COPY, THIRD) if page in pages]
    return [a_family(*held)] if len(held) > 1 else []


def shuffled(pages: Sequence[Page], seed: int) -> Chronology:
    """The chronicle of the pile with every sequence of its input in another order."""
    rng = random.Random(seed)

    def mixed(items: Sequence[object]) -> list[object]:
        return rng.sample(list(items), len(items))

    families = [
        replace(family, witnesses=tuple(mixed(family.witnesses)), passages=tuple(mixed(family.passages)))  # type: ignore[arg-type]
        for family in families_of(pages)
    ]
    return chronicle(
        articles=mixed([page.article for page in pages]),  # type: ignore[arg-type]
        lineage=Lineage((), tuple(families)),
        entities=mixed(ENTITIES),  # type: ignore[arg-type]
        names=(),
        expressions=mixed([time for page in pages for time in page.times]),  # type: ignore[arg-type]
        constraints=mixed([constraint for page in pages for constraint in page.constraints]),  # type: ignore[arg-type]
        attributions=(),
        mentions=mixed([mention for page in pages for mention in page.mentions]),  # type: ignore[arg-type]
        known_events=mixed([a_known_event("Herring summit", "2026-09-18", place="Osterhaven", people=["Mara Quist"]),
                            a_known_event("Opening of the museum", "2026-10-01")]),  # type: ignore[arg-type]
        options=NARROW,
    )  # fmt: skip


ORDERED = shuffled(PILE, 0)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 10**6))
def test_no_input_order_matters(seed: int) -> None:
    assert shuffled(PILE, seed) == ORDERED


@pytest.mark.parametrize(
    ("page", "published", "clause", "when"),
    [
        (WIRE, None, ARRIVAL, "2026-03-03"),
        (COPY, "2026-03-05", BEFORE, "2026-01-20"),
        (TOLL, "2026-05-12", BLAST, "2026-05-11"),
        (LATER, "2026-05-14", RISEN, "2026-05-11"),
        (PLAN, None, SUMMIT, "2026-09-18"),
        (QUIET, "undated", None, None),
    ],
    ids=lambda value: value.id if isinstance(value, Page) else None,
)
def test_the_pile_is_dated_as_its_pages_say(
    page: Page, published: str | None, clause: str | None, when: str | None
) -> None:
    """So that the properties above and below are of a pile that has answers."""
    found = next(p for p in ORDERED.publications if p.article == page.id)
    assert published is None or str(found.when) == published
    if clause is not None:
        mention = next(m.id for m in page.mentions if m.text == clause)
        assert str(next(e for e in ORDERED.events if mention in e.mentions).when) == when


def shift_of(rule: TimeRule | None, days: int) -> TimeRule | None:
    return Fixed(rule.first + days, rule.last + days, rule.lasts) if isinstance(rule, Fixed) else rule


def moved(page: Page, days: int) -> Page:
    """The same page of another time: every date that is stated with its year lies so many days further on."""
    return replace(
        page,
        times=tuple(replace(time, rule=shift_of(time.rule, days)) for time in page.times),
        constraints=tuple(replace(c, rule=shift_of(c.rule, days)) for c in page.constraints),
    )


def days_of(moment: Moment, back: int = 0) -> tuple[date | None, date | None, Basis, float]:
    by = timedelta(days=back)
    earliest = moment.earliest - by if moment.earliest else None
    latest = moment.latest - by if moment.latest else None
    return earliest, latest, moment.basis, round(moment.confidence, 6)


def answers(chronology: Chronology, back: int = 0) -> dict[str, object]:
    told_of = {p.article: (days_of(p.when, back), p.main_event) for p in chronology.publications}
    events = {e.id: (days_of(e.when, back), e.mentions, e.status, e.series, e.part_of) for e in chronology.events}
    return {**told_of, **events, "series": chronology.series}


@pytest.mark.parametrize("cycles", [-4, -2, -1, 1, 2])
def test_shifting_all_stated_dates_by_28_years_shifts_the_answers(cycles: int) -> None:
    days = cycles * CYCLE
    pages = [moved(page, days) for page in PILE]
    options = replace(NARROW, first=NARROW.first + timedelta(days=days), last=NARROW.last + timedelta(days=days))
    here = answers(chronicle_of(*PILE, families=families_of(PILE)))
    there = answers(chronicle_of(*pages, families=families_of(PILE), options=options), back=days)
    assert there == here


@pytest.mark.parametrize("page", [WIRE, PLAN, TOLL, ODD], ids=lambda page: page.id)
def test_on_the_programs_own_calendar_a_pile_of_1998_is_dated_as_one_of_2026(page: Page) -> None:
    """Where the calendar begins and ends matters to no answer that the evidence settles: one that is months wide
    may lose a few days where a table of lags reaches beyond the calendar."""
    options = ChronologyOptions()
    here = answers(chronicle_of(page, options=options))
    there = answers(chronicle_of(moved(page, -CYCLE), options=options), back=-CYCLE)
    for key, value in here.items():
        if key != "series":
            (low, high, basis), (first, last, rests) = there[key][0][:3], value[0][:3]  # type: ignore[index]
            slack = (last - first) / 20 if last and first and last - first > timedelta(days=60) else timedelta(0)
            assert basis == rests
            assert (low is None) == (first is None)
            assert first is None or (abs(low - first) <= slack and abs(high - last) <= slack)


STRANGER = a_page(
    "zz-stranger",
    "Olga Reyes opened a library in Zumaia on Thursday, with a lecture about owls, algebra and glass.",
    times={"Thursday": WeekdayOf(3)},
    says=[stamped("2025-08-08")],
)


@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from(range(len(PILE))), min_size=1))
def test_an_unrelated_page_changes_no_answer_of_the_others(chosen: set[int]) -> None:
    """No day and no event; which story a page belongs to is another question."""
    pages = [page for number, page in enumerate(PILE) if number in chosen]
    before = answers(without_mains(chronicle_of(*pages, families=families_of(pages))))
    after = answers(without_mains(chronicle_of(*pages, STRANGER, families=families_of(pages))))
    after.pop(STRANGER.id)
    assert after == before


def without_mains(chronology: Chronology) -> Chronology:
    return replace(chronology, publications=tuple(replace(p, main_event=None) for p in chronology.publications))


def test_an_unrelated_page_changes_no_main_event() -> None:
    pages = [PILE[number] for number in (0, 3, 4)]
    before = answers(chronicle_of(*pages, families=families_of(pages)))
    after = answers(chronicle_of(*pages, STRANGER, families=families_of(pages)))
    after.pop(STRANGER.id)
    assert after == before


def test_an_unrelated_page_does_not_merge_two_visits() -> None:
    def visit(name: str, day: str, more: str) -> Page:
        clause = "Ada Brandt arrived in Port Vell on Tuesday for talks with Ivo Lenz"
        return a_page(name, f"{clause}. {more}", headline="Ada Brandt in Port Vell for harbour talks",
                      times={"Tuesday": WeekdayOf(1)}, says=[stamped(day)], tells=[Told(clause, "arrived", "arrive")])  # fmt: skip

    one, two = visit("one", "2026-03-04", "Spring came."), visit("two", "2026-06-10", "Rain fell.")
    assert len(chronicle_of(one, two).events) == 2
    assert len(chronicle_of(one, two, STRANGER).events) == 2


@pytest.mark.parametrize("copies", [1, 3, 10])
def test_more_copies_of_one_page_are_no_more_evidence(copies: int) -> None:
    """Judged by every answer of the pile that holds them."""
    more = [again(WIRE, f"x{number}") for number in range(copies)]
    others = [PLAN, TOLL, LATER, ODD]
    one = answers(chronicle_of(WIRE, THIRD, *others, families=[a_family(WIRE, THIRD)]))
    many = answers(chronicle_of(WIRE, THIRD, *more, *others, families=[a_family(WIRE, THIRD, *more)]))
    for key in (page.id for page in (WIRE, THIRD, *others)):
        assert many[key][0] == one[key][0]  # type: ignore[index]
    assert sorted(str(v[0]) for k, v in many.items() if k.startswith("ev-")) == sorted(  # type: ignore[index]
        str(v[0])
        for k, v in one.items()
        if k.startswith("ev-")  # type: ignore[index]
    )


# Hostile evidence

DAYS = st.dates(date(1850, 1, 1), date(2099, 12, 31)).map(lambda d: d.toordinal())
RULES: st.SearchStrategy[TimeRule | None] = st.one_of(
    st.none(),
    st.builds(lambda first, length: Fixed(first, first + length), DAYS, st.sampled_from([0, 1, 30, 364, 4000])),
    st.builds(WeekdayOf, st.integers(0, 6), st.sampled_from(Direction)),
    st.builds(
        MonthDay,
        st.integers(1, 12),
        st.integers(1, 31),
        st.sampled_from(Direction),
        weekday=st.none() | st.integers(0, 6),
    ),
)
SAID = st.builds(
    lambda kind, rule, inside: Said("quay" if inside else "", kind, rule, source="" if inside else "url"),
    st.sampled_from([k for k in ConstraintKind if k not in (ConstraintKind.WITHIN, ConstraintKind.ANNIVERSARY)]),
    RULES,
    st.booleans(),
)
WINDOWS = st.none() | st.tuples(st.dates(date(2019, 1, 1), date(2028, 1, 1)), st.integers(0, 900)).map(
    lambda pair: Window(pair[0], pair[0] + timedelta(days=pair[1]))
)


@settings(max_examples=30, deadline=None)
@given(st.lists(SAID, max_size=6), st.lists(RULES.filter(bool), max_size=3), WINDOWS)
def test_no_evidence_however_odd_is_a_crash_or_a_false_form(
    says: list[Said], rules: list[TimeRule], window: Window | None
) -> None:
    clauses = [f"Ada Brandt visited Port Vell at {name}" for name in ("alpha", "beta", "gamma")]
    page = a_page(
        "one",
        "At the quay. " + ". ".join(clauses) + ".",
        times={words.split()[-1]: rule for words, rule in zip(clauses, rules, strict=False)},
        says=says,
        tells=[told(clause, "visited", "visit", background=number > 0) for number, clause in enumerate(clauses)],
    )
    chronology = chronicle(
        articles=[page.article], lineage=Lineage((), ()), entities=ENTITIES, names=(), expressions=page.times,
        constraints=page.constraints, attributions=(), mentions=page.mentions, window=window, known_events=(),
        options=NARROW,
    )  # fmt: skip
    moments = [p.when for p in chronology.publications] + [e.when for e in chronology.events]
    assert len(chronology.publications) == 1
    for moment in moments:
        if moment.edtf is not None:
            parse_edtf(moment.edtf)
            assert edtf_bounds(moment.edtf) == (moment.earliest, moment.latest)
            assert 0.0 < moment.confidence <= 1.0
        assert all(reason.weight == reason.weight for reason in moment.reasons)  # no NaN
    mentioned = sorted(m for event in chronology.events for m in event.mentions)
    assert len(mentioned) == len(set(mentioned)), "a mention is of one event"
    assert set(mentioned) <= {mention.id for mention in page.mentions}
