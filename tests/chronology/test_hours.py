"""The time of day at which a page was published is told where the page states it for that day, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.chronology.hours import Hour, with_hours
from rashomon.ids import content_id
from rashomon.model.article import Article, Layer, LayerKind, Stamp, StampKind
from rashomon.model.chronology import Publication
from rashomon.model.moment import Moment
from rashomon.model.timing import ConstraintKind, DayConstraint, TimeExpression, TimexType

DAY = Moment.stated("2026-03-18")


def hour(when: Moment = DAY, stamps: tuple[str, ...] = (), line: str = "", value: str = "") -> str | None:
    """What is told of a page with these stamps, and with a line that begins it and ends with a time."""
    text = f"{line}\nThe ferry to Port Vell sank in the night."
    article = Article(
        content_id("art", text),
        "capture",
        "page.html",
        text,
        (Layer(0, max(len(line), 1), LayerKind.STAMP),),
        stamps=tuple(Stamp(StampKind.PUBLISHED, stamp, "time") for stamp in stamps),
    )
    begin, end = line.find("18"), len(line)
    constraints = [DayConstraint(article.id, begin, end, ConstraintKind.WRITTEN)] if line else []
    times = [TimeExpression("tx", article.id, begin, end, line[begin:], LayerKind.STAMP, TimexType.TIME, value or None)]
    (found,) = with_hours([Publication(article.id, when)], {article.id: article}, constraints, times if line else [])
    return found.hour


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        (("2026-03-18T21:15:00+01:00",), "21:15+01:00"),
        (("2026-03-18T20:15:00.000Z", "2026-03-18T21:15+0100"), "20:15+00:00"),  # one instant in two zones
        (("2026-03-18 21:15",), "21:15"),
        (("2026-03-18",), None),
        (("2026-03-18T00:00:00Z",), None),  # a day without an hour, as systems write it
        (("2026-03-17T21:15:00Z",), None),  # another day than the answer
        (("2026-03-18T21:15:00Z", "2026-03-18T09:00:00Z"), None),  # which of them?
        (("2026-99-99T21:15:00Z", "yesterday"), None),
    ],
)
def test_a_stamp_tells_the_hour_of_its_day(stamps, expected):
    assert hour(stamps=stamps) == expected


def test_words_tell_the_hour_when_they_date_the_page():
    assert hour(line="Posted: 18 March 2026, 18:40", value="2026-03-18T18:40") == "18:40"
    assert hour(line="Last updated: 18 March 2026, 18:40", value="2026-03-18T18:40") is None
    assert hour(line="Posted: 18 March 2026", value="2026-03-18") is None


def test_no_hour_is_told_of_an_unsure_day():
    unsure = Moment.stated("[2026-03-18..2026-03-19]")
    assert hour(unsure, ("2026-03-18T21:15:00+01:00",)) is None
    assert hour(Moment.undated(), ("2026-03-18T21:15:00+01:00",)) is None


@given(st.text(max_size=40) | st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?", fullmatch=True))
def test_no_stamp_however_odd_is_a_crash(value):
    Hour.read(value)
    hour(stamps=(value,))
