"""What a page says of the day on which it was written, and of days between happenings."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.model.article import LayerKind, Stamp, StampKind
from rashomon.model.timing import ConstraintKind, DayConstraint

from .pages import a_page, constraints_on


def told(page_constraints: tuple[DayConstraint, ...], text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.begin : one.end]) for one in page_constraints]


def days(constraint: DayConstraint, written: str) -> tuple[str, str] | None:
    found = constraint.rule.days_from(date.fromisoformat(written).toordinal()) if constraint.rule else None
    return None if found is None else (date.fromordinal(found[0]).isoformat(), date.fromordinal(found[1]).isoformat())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # stamps, clocks and lines of date
        ([(LayerKind.STAMP, "Posted: June 4, 2014 3:20 PM")], [("written", "June 4, 2014 3:20 PM")]),
        ([(LayerKind.STAMP, "June 4, 2014")], [("written", "June 4, 2014")]),
        ([(LayerKind.MASTHEAD, "Saturday, May 8, 2021")], [("rendered", "Saturday, May 8, 2021")]),
        ([(LayerKind.NAVIGATION, "May 8, 2021")], [("rendered", "May 8, 2021")]),
        ([(LayerKind.RELATED, "Bridge closes, May 8, 2021")], []),
        (["4 June 2014", "The bridge fell."], [("written", "4 June 2014")]),
        (["Published June 4, 2014 A bridge fell in the north."], [("written", "June 4, 2014")]),
        (["A guard is seen on the road that leads to the port June 6 2015 (Wire) The port was shut."], [("not-before", "June 6 2015")]),
        (["The study was published Feb. 2, 2018 in a journal."], [("not-before", "Feb. 2, 2018")]),
        ([(LayerKind.STAMP, "The study was published Feb. 2, 2018 in a journal.")], []),
        (["He led the polls for the 2012 presidential nomination."], []),
        (["Guards inspect the port that burned on June 5 2016. (World Wire)"], [("not-before", "June 5 2016")]),
        (["He spoke in 2012. The election was far away."], [("not-before", "2012")]),
        (["They will honour those killed in the June 4 attacks."], []),
        (["The match was played in a full stadium. (Published Friday, May 8, 2015)"], []),
        # posted outranks updated; updated alone is when the words were last written
        ([(LayerKind.STAMP, "Posted: June 4, 2014"), (LayerKind.STAMP, "Updated: June 9, 2014")],
         [("written", "June 4, 2014"), ("not-after", "June 9, 2014")]),
        ([(LayerKind.STAMP, "Updated: June 9, 2014")], [("written", "June 9, 2014")]),
        # datelines, marked and unmarked
        (["OSLO, June 17 (Wire) The envoy arrived."], [("written", "June 17")]),
        (["June 17 (Wire) - The envoy arrived."], [("written", "June 17")]),
        (["OSLO: June 17 (Wire) The envoy arrived."], [("written", "June 17")]),
        (["OSLO, Tuesday (Wire) - The envoy arrived."], [("written", "Tuesday")]),
        (["On June 17, 2025 the envoy arrived."], [("not-before", "June 17, 2025")]),
        ([(LayerKind.DATELINE, "OSLO, June 17")], [("written", "June 17")]),
        (["OSLO - JUNE 17: Mourners gather at the bridge."], []),
        # the story's own dates
        (["The bridge was built in 2013."], [("not-before", "2013")]),
        (["The envoy arrived on 5 March 2015."], [("not-before", "5 March 2015")]),
        (["The fair will open on June 19, 2030."], [("not-after", "June 19, 2030")]),
        (["The forum, which will be held from September 18 to 20, is free."], [("not-after", "September 18 to 20")]),
        (["He said it would open in 2030."], []),
        (['"The fair will open on June 19, 1999," he said then.'], []),
        (["They will copy the 2012 report."], []),
        # notices
        ([(LayerKind.COPYRIGHT, "© 2009-2019 The Example Times")], [("rendered", "© 2009-2019")]),
        # comments are later than what they comment on
        ([(LayerKind.COMMENT, "reader42 on May 9, 2021: well said")], [("not-after", "May 9, 2021")]),
    ],
)  # fmt: skip
def test_a_page_tells_when_it_was_written(
    lines: list[str | tuple[LayerKind, str]], expected: list[tuple[str, str]]
) -> None:
    page = a_page(*lines)
    assert told(constraints_on(page), page.text) == expected


def test_a_dateline_lies_on_neither_side_of_the_day_of_writing() -> None:
    (dateline,) = constraints_on(a_page("OSLO, June 17 (Wire) The envoy arrived."))
    assert days(dateline, "2025-06-17") == ("2025-06-17", "2025-06-17")
    assert days(dateline, "2025-06-16") == ("2025-06-17", "2025-06-17")


def test_what_is_to_come_bounds_the_day_of_writing_without_a_year() -> None:
    (ahead,) = constraints_on(a_page("The forum will be held from September 18 to 20."))
    assert days(ahead, "2024-09-13") == ("2024-09-18", "2024-09-20")
    assert days(ahead, "2024-10-01") == ("2024-09-18", "2024-09-20")  # which is before: not written then


@pytest.mark.parametrize(
    ("stamp", "kind", "source"),
    [
        (Stamp(StampKind.PUBLISHED, "2014-06-04T10:00:00+02:00", "json-ld:datePublished"), "written", "meta:json-ld:datePublished"),
        (Stamp(StampKind.MODIFIED, "2014-06-04", "meta:article:modified_time"), "not-after", "meta:article:modified_time"),
        (Stamp(StampKind.UNKNOWN, "2014-06-04", "time"), "rendered", "meta:time"),
    ],
)  # fmt: skip
def test_stamps_outside_the_text(stamp: Stamp, kind: str, source: str) -> None:
    (constraint,) = constraints_on(a_page("Rain fell.", stamps=(stamp,)))
    assert (constraint.kind.value, constraint.source, constraint.begin) == (kind, source, -1)


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("https://example.org/2014/01/28/bridge", "2014-01-28", "2014-01-28"),
        ("https://example.org/news-2014-01-28.html", "2014-01-28", "2014-01-28"),
        ("https://example.org/20140128/bridge", "2014-01-28", "2014-01-28"),
        ("https://example.org/2014/01/bridge", "2014-01-01", "2014-01-31"),
    ],
)
def test_an_address_can_hold_a_date(url: str, first: str, last: str) -> None:
    (constraint,) = constraints_on(a_page("Rain fell.", url=url))
    assert (constraint.kind, constraint.source) == (ConstraintKind.WRITTEN, "url")
    assert days(constraint, "2020-01-01") == (first, last)


@pytest.mark.parametrize(
    "post",
    [
        "We told them years ago. — Ada Lindqvist (@adalind) June 4, 2015",
        "— Ada Lindqvist (@adalind) June 4, 2015",
        "Ada Lindqvist (@adalind) on June 4, 2015",
    ],
)
def test_the_day_of_a_quoted_post_is_not_the_pages(post: str) -> None:
    page = a_page(
        "Harbour bridge closed after inspection", post, "The bridge was closed after inspectors found cracks."
    )
    assert constraints_on(page) == ()


def test_nothing_is_written_after_it_was_fetched() -> None:
    (constraint,) = constraints_on(a_page("Rain fell.", fetched="2020-02-03T04:05:06Z"))
    assert (constraint.kind, constraint.source) == (ConstraintKind.NOT_AFTER, "fetched")


@pytest.mark.parametrize(
    ("sentence", "words", "ordinal", "gap"),
    [
        ("He came for the second time in less than two weeks.", "second time in less than two weeks", 2, (1, 13)),
        ("It was his second visit to Oslo this month.", "second visit to Oslo this month", 2, (1, 30)),
        ("The visit is the third in nearly three months.", "third in nearly three months", 3, (1, 91)),
        ("It is her first trip abroad in about eight months.", "first trip abroad in about eight months", 1, (179, 307)),
        ("It was the third attack in as many days.", "third attack in as many days", 3, (1, 3)),
        ("They marched for a second straight day.", "second straight day", 2, (1, 1)),
    ],
)  # fmt: skip
def test_recurrences_relate_happenings(sentence: str, words: str, ordinal: int, gap: tuple[int, int]) -> None:
    page = a_page(sentence)
    (constraint,) = [one for one in constraints_on(page) if one.kind is ConstraintKind.WITHIN]
    assert page.text[constraint.begin : constraint.end] == words
    assert constraint.ordinal == ordinal
    assert constraint.gap is not None
    assert constraint.gap == pytest.approx(gap, abs=2)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was the first half in two years.",
        "The second-largest city was shut in three weeks.",
        "He came. In two weeks, he left.",
        "Only a third of students finish within six years.",
        "It was the first fire this year.",
        "He played in his record eighth final this year.",
    ],
)
def test_an_ordinal_need_not_count_recurrences(sentence: str) -> None:
    assert [one for one in constraints_on(a_page(sentence)) if one.kind is ConstraintKind.WITHIN] == []


def test_a_first_in_a_long_while_names_the_one_before() -> None:
    page = a_page("It would be her first trip in about eight months, following her meeting with the envoy in January.")
    (constraint,) = [one for one in constraints_on(page) if one.kind is ConstraintKind.WITHIN]
    assert constraint.other is not None
    assert page.text[slice(*constraint.other)] == "her meeting with the envoy in January"


@pytest.mark.parametrize(
    ("sentence", "years", "other"),
    [
        ("They marked the first anniversary of the summit at the harbour.", 1, "the summit at the harbour"),
        ("They marked the 25th anniversary of the treaty.", 25, "the treaty"),
        ("They marked the one-year anniversary of the flood.", 1, "the flood"),
        ("The June 19 anniversary came.", None, None),
        ("He worked there for nine years after moving north.", None, None),
    ],
)
def test_anniversaries_relate_happenings(sentence: str, years: int | None, other: str | None) -> None:
    page = a_page(sentence)
    found = [one for one in constraints_on(page) if one.kind is ConstraintKind.ANNIVERSARY]
    assert [one.ordinal for one in found] == ([] if years is None else [years])
    assert [page.text[slice(*one.other)] for one in found if one.other] == ([] if other is None else [other])
