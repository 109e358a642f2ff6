"""When a page was published: what its words and stamps say, and no more than that."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from rashomon.chronology import ChronologyOptions
from rashomon.chronology.grid import Grid
from rashomon.chronology.weekdays import WEEKDAYS, weekdays
from rashomon.model.article import LayerKind
from rashomon.model.calendar_rule import Direction, MonthDay, MonthOf, TimeRule, WeekdayOf
from rashomon.model.chronology import Chronology
from rashomon.model.lineage import Relation
from rashomon.model.moment import Basis, Moment
from rashomon.model.timing import ConstraintKind
from tests.chronology.pages import (
    Page,
    Said,
    Told,
    a_family,
    a_page,
    again,
    chronicle_of,
    coming,
    dated,
    event_of,
    fetched,
    masthead,
    on,
    past,
    published,
    stamped,
)

PAST, FUTURE = Direction.PAST, Direction.FUTURE
#: The program's own calendar.
LONG = ChronologyOptions()
#: A year that begins on a Monday.
MONDAYS = Grid(date(2024, 1, 1).toordinal(), date(2024, 12, 31).toordinal())
MASTHEAD = (LayerKind.MASTHEAD, "Saturday, March 7, 2026")
CRAWLED = masthead("Saturday, March 7, 2026", "2026-03-07")
TOLD = "Ada Brandt arrived in Port Vell on Tuesday."
ARRIVED = Told("Ada Brandt arrived in Port Vell on Tuesday", "arrived", "arrive")


def an_arrival(name: str, *says: Said) -> Page:
    return a_page(name, TOLD, times={"Tuesday": WeekdayOf(1)}, says=says, tells=[ARRIVED])


def day_of(page: Page, *others: Page, window: tuple[str, str] | None = None) -> Moment:
    return published(chronicle_of(page, *others, window=window, options=LONG), page)


def says_of(moment: Moment) -> str:
    return " · ".join(reason.says for reason in moment.reasons)


@pytest.mark.parametrize(
    ("text", "says", "expected", "basis"),
    [
        (
            "PORT VELL, March 3, 2026 — The quay is shut.",
            [dated("March 3, 2026", "2026-03-03")],
            "2026-03-03",
            "stated",
        ),
        (
            "Posted: March 2026. The quay is shut.",
            [dated("March 2026", "2026-03-01", "2026-03-31")],
            "2026-03",
            "stated",
        ),
        ("The quay is shut.", [stamped("2026-03-03")], "2026-03-03", "stated"),
        ("The quay is shut.", [stamped("2026-03-03"), fetched("2026-03-09")], "2026-03-03", "stated"),
        ("The quay is shut.", [stamped("1961-08-13")], "1961-08-13", "stated"),  # older than the calendar
        ("The quay is shut.", [fetched("2026-03-09")], "undated", "undated"),  # a fetch is no publication
        ("The quay is shut.", [], "undated", "undated"),
        ("", [], "undated", "undated"),
    ],
)
def test_what_dates_a_page_outright(text: str, says: list[Said], expected: str, basis: str) -> None:
    moment = day_of(a_page("one", text, says=says))
    assert (str(moment), moment.basis.value) == (expected, basis)


@pytest.mark.parametrize(
    "page",
    [
        a_page("quiet", "The quay is shut."),
        a_page("weekday", "The quay was shut on Tuesday.", times={"Tuesday": WeekdayOf(1)}),
        a_page("month-day", "The quay was shut on June 4.", times={"June 4": MonthDay(6, 4, PAST)}),
        a_page("month", "The quay was shut in June.", times={"June": MonthOf(6, PAST)}),
        a_page("crawled", MASTHEAD, "The quay is shut.", says=[CRAWLED]),
        a_page("fetched", "The quay is shut.", says=[fetched("2026-03-09")]),
        a_page("history", "The quay was built in 1888.", says=[past("1888", "1888-01-01", "1888-12-31")]),
    ],
    ids=lambda page: page.id,
)
def test_nothing_known_is_undated(page: Page) -> None:
    """Never the calendar's ends, never the day of a crawl."""
    assert day_of(page).basis is Basis.UNDATED


def test_an_undated_page_still_tells_its_reasons_with_their_words() -> None:
    moment = day_of(a_page("crawled", MASTHEAD, "The quay is shut.", says=[CRAWLED]))
    assert [(r.weight, r.evidence.text if r.evidence else "") for r in moment.reasons] == [
        (0.0, "Saturday, March 7, 2026")
    ]
    assert "rendered" in says_of(moment)


@pytest.mark.parametrize(
    ("weekday", "word", "earliest", "latest"),
    [
        (1, "Tuesday", "2026-03-03", "2026-03-06"),
        (2, "Wednesday", "2026-03-04", "2026-03-07"),
        (0, "Monday", "2026-03-02", "2026-03-05"),
    ],
)
def test_weekdays_are_told_soon_after_them(weekday: int, word: str, earliest: str, latest: str) -> None:
    """Of the week that the user gives, the days from the weekday on are likelier than those before it."""
    page = a_page("one", f"The quay was shut on {word}.", times={word: WeekdayOf(weekday)})
    moment = day_of(page, window=("2026-03-02", "2026-03-08"))
    assert moment.earliest == date.fromisoformat(earliest)
    assert moment.latest is not None
    assert moment.latest <= date.fromisoformat(latest)


def test_a_masthead_that_the_text_contradicts_is_the_day_of_a_crawl() -> None:
    """The page shows December 28; its text speaks of September 18 as still to come, on a Friday."""
    page = a_page(
        "one",
        (LayerKind.MASTHEAD, "Saturday, December 28, 2024"),
        "Ada Brandt said on Friday that the summit will be held on September 18.",
        says=[masthead("Saturday, December 28, 2024", "2024-12-28"), coming("September 18", "2024-09-18")],
        times={"Friday": WeekdayOf(4), "September 18": MonthDay(9, 18, FUTURE)},
    )
    moment = day_of(page)
    assert moment.latest is not None
    assert moment.latest <= date(2024, 9, 18)
    assert moment.width is not None
    assert moment.width <= 60
    assert "the day it was rendered: it was written by then" in says_of(moment)


@pytest.mark.parametrize(
    ("window", "year"),
    [
        (("2024-06-01", "2025-07-31"), "2025"),
        (("2019-06-01", "2020-07-31"), None),
        (("2013-12-01", "2014-11-30"), "2014"),
    ],
)
def test_the_window_settles_the_year(window: tuple[str, str], year: str | None) -> None:
    """June 17 is a Tuesday in 2008, 2014, 2025 and 2031: only the user knows which of them it is."""
    rules: dict[str, TimeRule] = {"Tuesday, June 17": MonthDay(6, 17, PAST, weekday=1)}
    page = a_page("one", "The quay was shut on Tuesday, June 17.", times=rules)
    open_year, settled = day_of(page), day_of(page, window=window)
    assert open_year.basis is Basis.UNDATED or "," in str(open_year)
    if year is None:  # no June 17 in the window fits: the words were misread, and nothing is certain
        assert settled.width is not None
        assert settled.width > 31
    else:
        assert settled.earliest is not None
        assert settled.earliest >= date.fromisoformat(f"{year}-06-17")
        assert settled.latest is not None
        assert settled.latest.year == int(year)


def test_a_window_holds_the_pages_of_the_pile() -> None:
    page = an_arrival("one")
    moment = day_of(page, window=("2026-03-01", "2026-03-07"))
    assert moment.earliest is not None
    assert moment.latest is not None
    assert date(2026, 3, 1) <= moment.earliest <= moment.latest <= date(2026, 3, 7)


def test_a_window_before_the_calendar_holds_as_well() -> None:
    moment = day_of(an_arrival("one"), window=("1975-06-01", "1975-06-07"))
    assert moment.earliest is not None
    assert moment.earliest.year == 1975


def test_a_window_holds_copies_too() -> None:
    one = a_page("one", "The quay is shut.")
    two = again(one, "two")
    chronology = chronicle_of(one, two, families=[a_family(one, two)], window=("2026-03-01", "2026-03-03"))
    for page in (one, two):
        latest = published(chronology, page).latest
        assert latest is not None
        assert latest <= date(2026, 3, 3)


def test_nothing_but_a_window_is_the_window() -> None:
    moment = day_of(a_page("one", "The quay is shut."), window=("2024-06-01", "2025-07-31"))
    assert str(moment) == "[2024-06-01..2025-07-31]"


def test_the_calendars_first_day_is_no_evidence() -> None:
    assert day_of(a_page("one", "The quay is shut.", says=[fetched("1992-03-07")])).basis is Basis.UNDATED


@pytest.mark.parametrize(
    ("rules", "says", "expected"),
    [
        ({"June 4": MonthDay(6, 4, PAST)}, [past("2024", "2024-01-01", "2024-12-31")], "2024-06"),
        ({"June 4": MonthDay(6, 4, FUTURE)}, [coming("2024", "2024-01-01", "2024-12-31")], "2024-05"),
    ],
)
def test_what_is_past_and_what_is_to_come_pull_to_their_side(
    rules: dict[str, TimeRule], says: list[Said], expected: str
) -> None:
    page = a_page("one", "The quay and June 4, in 2024.", times=rules, says=says)
    moment = day_of(page, window=("2024-01-01", "2024-12-31"))
    assert moment.earliest is not None
    assert moment.latest is not None
    turn, middle = date(2024, 6, 4), moment.earliest + (moment.latest - moment.earliest) / 2
    assert middle >= turn if expected == "2024-06" else middle <= turn


# Contradictions


def test_two_stamps_against_each_other_are_two_alternatives() -> None:
    page = a_page("one", "The quay is shut.", says=[stamped("2024-01-01", "url"), stamped("2026-03-07")])
    moment = day_of(page)
    assert str(moment) == "[2024-01-01,2026-03-07]"
    assert moment.basis is Basis.INFERRED


CONTRADICTIONS = {
    "two stamps against one": [stamped("2024-01-01", "url"), stamped("2024-01-01", "time"), stamped("2026-03-07")],
    "a stamp after the fetch": [stamped("2026-03-07"), fetched("2020-01-01"), stamped("2020-01-01", "url")],
    "a dateline and what it tells of as past": [dated("March 3, 2020", "2020-03-03"), stamped("2020-03-03"),
                                                past("June 4, 2024", "2024-06-04")],
}  # fmt: skip


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_contradictory_evidence_is_wide_or_named(name: str) -> None:
    says = CONTRADICTIONS[name]
    page = a_page("one", "OSTERHAVEN, March 3, 2020 — The quay was shut on June 4, 2024.", says=says)
    chronology = chronicle_of(page, options=LONG)
    moment = published(chronology, page)
    named = [conflict for conflict in chronology.conflicts if page.article.locator in conflict]
    assert named or moment.width is None or moment.width > 31
    if named:
        against = next(reason for reason in moment.reasons if reason.weight < 0)
        assert against.says in named[0]


def test_everything_at_odds_is_no_crash() -> None:
    """Three stamps, three years, a day that no calendar has, and a window that holds none of them."""
    page = a_page(
        "one",
        "On Friday, February 29, the quay was shut until June 4, 2031, said Ada Brandt.",
        times={"Friday, February 29": MonthDay(2, 29, PAST, weekday=4)},
        says=[
            stamped("2019-05-05"),
            stamped("2021-01-01", "url"),
            fetched("1995-01-01"),
            past("June 4, 2031", "2031-06-04"),
        ],
    )
    chronology = chronicle_of(page, window=("2004-01-01", "2004-12-31"), options=LONG)
    moment = published(chronology, page)
    assert chronology.conflicts or moment.width is None or moment.width > 31


@pytest.mark.parametrize("kind", list(ConstraintKind))
def test_a_constraint_without_a_rule_or_outside_the_calendar_says_nothing(kind: ConstraintKind) -> None:
    for rule in (None, on("1066-10-14"), MonthDay(2, 30, PAST)):
        page = a_page("one", "The quay is shut.", says=[Said("quay", kind, rule)])
        chronicle_of(page)  # no crash, and
        if rule is None:
            assert published(chronicle_of(page), page).basis is Basis.UNDATED


def test_nothing_comes_of_nothing() -> None:
    chronology = chronicle_of()
    assert chronology == Chronology((), (), (), ())


# Copies


def test_a_copy_is_dated_by_its_own_stamp() -> None:
    one = an_arrival("one", stamped("2026-03-04"))
    two = again(one, "two", stamped("2026-03-05"))
    chronology = chronicle_of(one, two, families=[a_family(one, two)])
    assert [str(published(chronology, page)) for page in (one, two)] == ["2026-03-04", "2026-03-05"]


def test_copies_inherit_the_dateline_of_their_text() -> None:
    text = "PORT VELL, March 3, 2026 — Ada Brandt arrived in Port Vell on Tuesday."
    one = a_page("one", text, says=[dated("March 3, 2026", "2026-03-03")])
    two = again(one, "two")
    chronology = chronicle_of(one, two, families=[a_family(one, two)])
    for page in (one, two):
        moment = published(chronology, page)
        assert moment.earliest == date(2026, 3, 3)
        assert moment.width is not None
        assert moment.width <= 7


@pytest.mark.parametrize("stamps", [("2026-03-04", "2026-03-04"), ("2026-03-04", "2026-03-05"), ("2026-03-04", "")])
def test_the_stamps_of_copies_date_what_they_tell(stamps: tuple[str, str]) -> None:
    """Alone, the page stamped March 4 dates its "Tuesday"; that somebody copied it changes nothing."""
    one = an_arrival("one", stamped(stamps[0]))
    two = again(one, "two", *(stamped(stamp) for stamp in stamps[1:] if stamp))
    alone = chronicle_of(one)
    assert str(event_of(alone, one, "arrived").when) == "2026-03-03"
    both = chronicle_of(one, two, families=[a_family(one, two)])
    assert str(event_of(both, one, "arrived").when) == "2026-03-03"


def test_a_copy_is_of_about_the_day_of_its_twin() -> None:
    one = an_arrival("one", stamped("2026-03-04"))
    two = again(one, "two")
    moment = published(chronicle_of(one, two, families=[a_family(one, two, original=one)]), two)
    assert moment.earliest is not None
    assert date(2026, 3, 3) <= moment.earliest


def test_an_original_is_of_the_day_it_was_written() -> None:
    text = "PORT VELL, March 3, 2026 — Ada Brandt arrived in Port Vell on Tuesday."
    one = a_page("one", text, says=[dated("March 3, 2026", "2026-03-03")])
    two = again(one, "two")
    assert str(published(chronicle_of(one), one)) == "2026-03-03"
    chronology = chronicle_of(one, two, families=[a_family(one, two, original=one)])
    assert str(published(chronology, one)) == "2026-03-03"


MORE = "Nobody else was at the quay, our reporter found."


def an_extended_copy(*says: Said, first: str = TOLD) -> Page:
    return a_page("two", *((TOLD, MORE) if first == TOLD else (MORE, TOLD)), says=says)


def test_the_stamp_of_an_extended_copy_is_its_own() -> None:
    one, two = an_arrival("one", stamped("2026-03-04")), an_extended_copy(stamped("2026-03-06"))
    family = a_family(one, two, original=one, relations={two.id: Relation.EXTENDED}, shared=[TOLD])
    assert str(published(chronicle_of(one, two, families=[family]), two)) == "2026-03-06"


def test_the_stamp_of_an_extended_copy_that_begins_with_its_own_words_is_its_own() -> None:
    one, two = an_arrival("one", stamped("2026-03-04")), an_extended_copy(stamped("2026-03-06"), first=MORE)
    family = a_family(one, two, original=one, relations={two.id: Relation.EXTENDED}, shared=[TOLD])
    assert str(published(chronicle_of(one, two, families=[family]), two)) == "2026-03-06"


def test_an_extended_copy_is_not_older_than_what_it_borrowed() -> None:
    dateline = dated("March 3, 2026", "2026-03-03")
    text = "PORT VELL, March 3, 2026 — Ada Brandt arrived in Port Vell."
    one, two = a_page("one", text, says=[dateline]), a_page("two", text, MORE, says=[dateline])
    family = a_family(one, two, original=one, relations={two.id: Relation.EXTENDED}, shared=[text])
    moment = published(chronicle_of(one, two, families=[family], window=("2025-01-01", "2026-12-31")), two)
    assert moment.earliest is not None
    assert moment.earliest >= date(2026, 3, 3)


def test_a_reprint_a_day_later_is_no_conflict() -> None:
    text = "PORT VELL, March 3, 2026 — Ada Brandt arrived in Port Vell."
    one = a_page("one", text, says=[dated("March 3, 2026", "2026-03-03")])
    two = again(one, "two", stamped("2026-03-04"))
    chronology = chronicle_of(one, two, families=[a_family(one, two, original=one)])
    assert str(published(chronology, two)) == "2026-03-04"
    assert chronology.conflicts == ()


@pytest.mark.parametrize(
    "words",
    [
        "The crane fell across the quay. (Published Tuesday, March 3, 2026)",
        "Divers are searching the basin. — Harbour Watch (@harbourwatch) March 3, 2026",
    ],
    ids=["film", "post"],
)
def test_films_and_posts_that_a_story_shows_are_of_its_days(words: str) -> None:
    said = words[words.index("March 3") :].rstrip(")")
    page = a_page("shown", TOLD, words, times={"Tuesday": WeekdayOf(1), said: on("2026-03-03")}, tells=[ARRIVED])
    moment = day_of(page)
    assert moment.width is not None
    assert moment.width <= 3
    assert moment.earliest is not None
    assert abs((moment.earliest - date(2026, 3, 3)).days) <= 1


def test_one_date_told_with_its_year_and_without_is_one() -> None:
    year, bare = {"March 3, 2026": on("2026-03-03")}, {"March 3.": MonthDay(3, 3, PAST)}
    says = [past("March 3, 2026", "2026-03-03")]
    full = a_page("full", "The quay was closed on March 3, 2026.", times=year, says=says)
    both = a_page("both", "The quay closed on March 3, 2026. It was open until March 3.", times=year | bare, says=says)
    assert day_of(both).edtf == day_of(full).edtf


def test_a_full_date_run_into_a_story_leaves_room_for_the_days_after_it() -> None:
    words = "Cranes stand idle over the empty quay of the old harbour in Port Vell, March 3, 2026 (Harbour News)"
    page = a_page(
        "shown", words, times={"March 3, 2026": on("2026-03-03")}, says=[dated("March 3, 2026", "2026-03-03")]
    )
    answer = day_of(page)
    assert answer.earliest == date(2026, 3, 3)
    assert answer.width is not None
    assert answer.width > 1


@pytest.mark.parametrize(
    "words",
    [
        "This March 3, 2026, photo shows the crane before it fell.",
        "In this March 3, 2026 file photo, the crane stands idle.",
        "FILE - The crane in Port Vell on March 3, 2026.",
    ],
)
def test_a_picture_that_is_shown_again_is_older_than_its_story(words: str) -> None:
    times: dict[str, TimeRule] = {"Tuesday": WeekdayOf(1), "March 3, 2026": on("2026-03-03")}
    again = day_of(a_page("again", TOLD, words, times=times, tells=[ARRIVED]))
    fresh = day_of(
        a_page(
            "fresh",
            TOLD,
            (LayerKind.CAPTION, "The crane in Port Vell on March 3, 2026."),
            times=times,
            tells=[ARRIVED],
        )
    )
    assert fresh.width is not None
    assert again.width is None or again.width > fresh.width
    assert any("not of the day" in reason.says for reason in again.reasons)


def test_a_lone_date_decades_before_all_that_the_page_speaks_of_is_some_other_things() -> None:
    words = (LayerKind.STAMP, "09/15/1991")
    stamp = Said("09/15/1991", ConstraintKind.WRITTEN, on("1991-09-15"))
    later = "On March 3, 2026 the quay was closed. It has been watched since March 2025."
    times: dict[str, TimeRule] = {"Tuesday": WeekdayOf(1), "March 3, 2026": on("2026-03-03")}
    says = [stamp, past("March 3, 2026", "2026-03-03"), past("March 2025", "2025-03-01", "2025-03-31")]
    page = a_page("page", words, TOLD, later, times=times, says=says, tells=[ARRIVED])
    answer = day_of(page)
    assert answer.earliest is None or answer.earliest >= date(2026, 3, 3)
    assert "some other thing's date" in says_of(answer)


def test_a_page_carrying_a_familys_text_is_judged_by_what_that_text_speaks_of() -> None:
    words = (LayerKind.STAMP, "09/15/1991")
    stamp = Said("09/15/1991", ConstraintKind.WRITTEN, on("1991-09-15"))
    later = "On March 3, 2026 the quay was closed."
    times: dict[str, TimeRule] = {"Tuesday": WeekdayOf(1), "March 3, 2026": on("2026-03-03")}
    told = past("March 3, 2026", "2026-03-03")
    page = a_page("page", words, TOLD, later, times=times, says=[stamp, told], tells=[ARRIVED])
    other = a_page("other", TOLD, later, times=times, says=[told], tells=[ARRIVED])
    answer = published(chronicle_of(page, other, families=[a_family(page, other)], options=LONG), page)
    assert answer.earliest is None or answer.earliest >= date(2026, 3, 3)


@pytest.mark.parametrize(
    ("named", "iso", "last"),
    [
        ("September 14, 1991", "1991-09-14", ""),
        ("June 1990", "1990-06-01", "1990-06-30"),
        ("1989", "1989-01-01", "1989-12-31"),
    ],
)
def test_an_old_page_that_speaks_of_its_own_time_keeps_its_date(named: str, iso: str, last: str) -> None:
    words = (LayerKind.STAMP, "09/15/1991")
    stamp = Said("09/15/1991", ConstraintKind.WRITTEN, on("1991-09-15"))
    page = a_page("page", words, f"The quay was closed in {named}.", says=[stamp, past(named, iso, last)])
    assert day_of(page).edtf == "1991-09-15"


def test_a_date_in_the_pages_records_is_not_overruled_by_a_year_that_is_named() -> None:
    page = a_page("page", "The yard will be that of 2031.", says=[stamped("2026-03-04"), past("2031", "2031-01-01")])
    assert day_of(page).edtf == "2026-03-04"


def test_a_weekday_that_the_text_dates_in_full_is_one_day_told_twice() -> None:
    words = "The quay was closed on Tuesday, March 3, 2026."
    full: dict[str, TimeRule] = {"Tuesday, March 3, 2026": on("2026-03-03")}
    says = [past("Tuesday, March 3, 2026", "2026-03-03")]
    once = a_page("once", words, times=full, says=says)
    twice = a_page("twice", "It was raining on Tuesday.", words, times=full | {"Tuesday": WeekdayOf(1)}, says=says)
    one, two = day_of(once), day_of(twice)
    assert two.earliest is not None
    assert two.latest is not None
    assert one.earliest is not None
    assert two.earliest <= date(2026, 3, 4) <= two.latest
    dated = weekdays(twice.times, {twice.id: twice.article}, MONDAYS)
    assert [factor.kind for factor in dated] == ["weekdays-dated"]


def test_a_text_that_names_several_weekdays_leaves_more_room_for_the_day_before_its_first() -> None:
    def at(*days: str) -> np.ndarray:
        lines = [f"The crane was seen on {name}." for name in days]
        rules: dict[str, TimeRule] = {name: WeekdayOf(WEEKDAYS.index(name)) for name in days}
        page = a_page("seen", *lines, times=rules)
        (factor,) = weekdays(page.times, {page.id: page.article}, MONDAYS)
        return factor.weights[:7] / factor.weights[:7].sum()  # the calendar begins on a Monday

    alone, several = at("Tuesday"), at("Tuesday", "Monday")
    assert several[0] > 2 * alone[0]
    assert several[1] == several.max()
