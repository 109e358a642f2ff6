"""What a sentence of news says of time, and when that is."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.model.article import LayerKind
from rashomon.model.calendar_rule import Direction, Fixed, MonthDay, WeekdayOf
from rashomon.model.timing import Anchor, TimexType
from rashomon.timing import timex_value, value_days

from .pages import a_page, found_in, the_only, values_in

WRITTEN = "2024-03-06"  # a Wednesday


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        # full dates, in every order
        ("The bridge opened on June 4, 2021.", "June 4, 2021", "2021-06-04"),
        ("The bridge opened on 4 June 2021.", "4 June 2021", "2021-06-04"),
        ("The bridge opened on the 4th of June, 2021.", "the 4th of June, 2021", "2021-06-04"),
        ("Opened 2021-06-04.", "2021-06-04", "2021-06-04"),
        ("Opened 06/24/2021.", "06/24/2021", "2021-06-24"),
        ("Opened 24/06/2021.", "24/06/2021", "2021-06-24"),
        ("Opened 05-Aug-2016.", "05-Aug-2016", "2016-08-05"),
        ("Opened 24.06.2021.", "24.06.2021", "2021-06-24"),
        ("Wed 05 Apr 2017", "Wed 05 Apr 2017", "2017-04-05"),
        ("It closed on Friday, Sept. 18, 2020.", "Friday, Sept. 18, 2020", "2020-09-18"),
        ("It closed on June 4, 2021, at 9 p.m.", "June 4, 2021, at 9 p.m.", "2021-06-04T21:00"),
        # months and years
        ("The bridge closed in March 2015.", "March 2015", "2015-03"),
        ("It was built in early 1990.", "early 1990", "1990"),
        ("It was built in the late 1970s.", "the late 1970s", "197"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        ("Growth slowed in the third quarter of 2014.", "the third quarter of 2014", "2014-Q3"),
        ("Growth slowed in Q3 2014.", "Q3 2014", "2014-Q3"),
        ("It burned in the spring of 2019.", "the spring of 2019", "2019-SP"),
        ("The 2019 Q3 figures fell.", "2019 Q3", "2019-Q3"),
        ("It was built in the 1500s.", "the 1500s", "15"),
        ("Police came at 0300 hours on Monday.", "0300 hours on Monday", "2024-03-04T03:00"),
        ("He went on Saturday 2nd.", "Saturday 2nd", "2024-03-02"),
        ("They met the Friday before last.", "the Friday before last", None),
        # without a year
        ("The bridge closed on February 20.", "February 20", "2024-02-20"),
        ("The bridge closed on Dec. 30.", "Dec. 30", "2023-12-30"),
        ("The barn burned early on the morning of Dec. 30.", "the morning of Dec. 30", "2023-12-30TMO"),
        ("The fair will open on June 19.", "June 19", "2024-06-19"),
        ("The fair will run from September 18 to 20.", "September 18 to 20", "2024-09-18/2024-09-20"),
        ("He resigned last September.", "last September", "2023-09"),
        ("He resigned in June last year.", "June last year", "2023-06"),
        ("He resigned in June.", "June", "2023-06"),
        ("He resigned in early February.", "early February", "2024-02"),
        ("The fair will open in June.", "June", "2024-06"),
        ("He resigned last summer.", "last summer", "2023-SU"),
        # weekdays
        ("The bridge closed on Tuesday.", "Tuesday", "2024-03-05"),
        ("The bridge will close on Tuesday.", "Tuesday", "2024-03-12"),
        ("The trial begins Monday.", "Monday", "2024-03-11"),
        ("The talks are scheduled for Friday.", "Friday", "2024-03-08"),
        ("The bridge closed last Friday.", "last Friday", "2024-03-01"),
        ("The bridge closed Friday last week.", "Friday last week", "2024-03-01"),
        ("It happened early Sunday.", "early Sunday", "2024-03-03"),
        ("It happened Tuesday night.", "Tuesday night", "2024-03-05TNI"),
        ("It happened at 7:15 p.m. Tuesday.", "7:15 p.m. Tuesday", "2024-03-05T19:15"),
        # counted from the day of writing
        ("The bridge closed yesterday.", "yesterday", "2024-03-05"),
        ("The bridge closed two days ago.", "two days ago", "2024-03-04"),
        ("The bridge closed five months ago.", "five months ago", "2023-10"),
        ("The bridge closed last month.", "last month", "2024-02"),
        ("The bridge closed last week.", "last week", "2024-W09"),
        ("The bridge closed earlier this year.", "earlier this year", "2024"),
        ("The bridge closed over the weekend.", "the weekend", "2024-W09-WE"),
        ("The bridge closed earlier in the day.", "earlier in the day", "2024-03-06"),
        # named in the issue of the day
        ("They lost on the 19th.", "the 19th", "2024-02-19"),
        ("They will vote on the 19th.", "the 19th", "2024-03-19"),
        ("Prices have risen since March.", "March", "2024-03"),
        ("It will open by the end of the week.", "the end of the week", "2024-W10"),
        ("Sales fell in Q3.", "Q3", "2023-Q3"),
        ("Ties warmed over the past two years.", "the past two years", "P2Y"),
        ("The envoys meet on Friday.", "Friday", "2024-03-08"),
        ("The teams will play on Friday.", "Friday", "2024-03-08"),
        ("The fire began at 14:30 GMT on Tuesday.", "14:30 GMT on Tuesday", "2024-03-05T14:30"),
        ("It shook at 10:35 a.m. (0735 GMT) Friday.", "10:35 a.m. (0735 GMT) Friday", "2024-03-01T10:35"),
        ("Posted 5:30 p.m. EDT, June 4, 2021.", "5:30 p.m. EDT, June 4, 2021", "2021-06-04T17:30"),
        ("They met the week before last.", "the week before last", "2024-W08"),
        ("It opened a week ago today.", "a week ago today", "2024-02-28"),
        ("It opens a week from Friday.", "a week from Friday", None),
        ("It closed at the beginning of last year.", "the beginning of last year", "2023"),
        ("Sales for the full year fell.", "the full year", "2024"),
        ("Rain is likely for the rest of the year.", "the year", "2024"),
        ("He paid in the current fiscal year.", "the current fiscal year", "2024"),
        ("Police began in the days after the flood.", "the days", "PXD"),
        ("It came due 1993.", "1993", "1993"),
        ("She led his unsuccessful 1996 campaign.", "1996", "1996"),
        ("It is a file picture of last Oct. 23.", "last Oct. 23", "2023-10-23"),
        ("In this Dec. 28, 2017 picture he waves.", "Dec. 28, 2017", "2017-12-28"),
        # a newspaper names the year that is not its own: tense gives way
        ("The firm set March 20 as its deadline.", "March 20", "2024-03-20"),
        ("He opened it in an April ceremony.", "April", "2024-04"),
        ("He was buried last April.", "last April", "2023-04"),
        ("She was shot last Easter.", "last Easter", "2023-04-09"),
        # turns of phrase outweigh the verb's own tense
        ("The hearing was postponed until Friday.", "Friday", "2024-03-08"),
        ("The vote was moved to Friday.", "Friday", "2024-03-08"),
        ("He was moved to a ward on Friday.", "Friday", "2024-03-01"),
        ("She has until Friday to reply.", "Friday", "2024-03-08"),
        ("He didn't want to talk Friday.", "Friday", "2024-03-01"),
        ("Two men will be charged after the shooting of a third Friday.", "Friday", "2024-03-01"),
        ("The vote had been due Friday.", "Friday", "2024-03-01"),
        ("Officials on Tuesday said he may resign.", "Tuesday", "2024-03-05"),
        ("He would appeal Tuesday's ruling.", "Tuesday", "2024-03-05"),
        ("He will play in Saturday's game.", "Saturday", "2024-03-09"),
        ("Neither man could be reached Friday.", "Friday", "2024-03-01"),
        ("Until Monday, they had not named him.", "Monday", "2024-03-04"),
        ("They signed an agreement to buy it in May.", "May", "2024-05"),
        # holidays
        ("The bridge closed on Christmas Eve.", "Christmas Eve", "2023-12-24"),
        ("He was arrested on Thanksgiving Day.", "Thanksgiving Day", "2023-11-23"),
        ("It happened on Easter Sunday 2019.", "Easter Sunday 2019", "2019-04-21"),
        # lengths and recurrence
        ("They waited for two and a half years.", "two and a half years", "P2Y6M"),
        ("They waited for less than two weeks.", "less than two weeks", "P2W"),
        ("They waited for several months.", "several months", "PXM"),
        ("A 16-hour siege ended.", "A 16-hour", "PT16H"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They meet twice a week.", "twice a week", "P1W"),
        ("They meet every second day.", "every second day", "P2D"),
        ("They waited four-and-a-half hours.", "four-and-a-half hours", "PT4H30M"),
        ("An hours-long siege ended.", "An hours-long", "PTXH"),
    ],
)  # fmt: skip
def test_words_have_a_value(sentence: str, words: str, value: str | None) -> None:
    assert values_in(sentence, WRITTEN) == [(words, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A 19-year-old man and his six-year-old son were hurt.",
        "She is 34 years old.",
        "He may resign.",
        "The soldiers march on.",
        "Call 555-2019 or write to 2014 Elm Street.",
        "It cost $2000 and sold 1995 copies.",
        "The second visit was shorter.",
        "The fall of the government surprised nobody.",
        "He lives in the 1900 block of Elm Street.",
        "The Daily Planet reported it.",
        "He drove a 2006 Jeep and a 2010 silver sedan.",
        "They fled to a house on Spring Street.",
        "The shop is open 24/7, and the home team won 3-2.",
        "The film 7:18 A verse 3:16 of it",
        "The paper USA Today told it.",
        "It was the third in as many days.",
        "Of the six weekend victims two died.",
        "May was kind, and the sun rose.",
        "He is in his 30s.",
        "",
    ],
)
def test_these_words_speak_of_no_time(sentence: str) -> None:
    assert found_in(a_page(sentence)) == ()


def test_an_ambiguous_order_of_day_and_month_has_no_day() -> None:
    assert the_only("Opened 06/04/2025.").rule is None


def test_another_date_on_the_page_can_settle_the_order() -> None:
    found = found_in(a_page("Opened 06/04/2025.", "Closed 25/04/2025."))
    assert [one.value for one in found] == ["2025-04-06", "2025-04-25"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The shops closed during Ramadan.", "Ramadan"),
        ("They met over Memorial Day weekend.", "Memorial Day weekend"),
        ("They met in Easter week.", "Easter week"),
        ("It opens a week from Friday.", "a week from Friday"),
        ("The talks broke off at 9 p.m.", "9 p.m."),
    ],
)
def test_words_that_leave_the_day_open_have_no_day(sentence: str, words: str) -> None:
    expression = the_only(sentence)
    days = value_days(expression, date.fromisoformat(WRITTEN))
    assert expression.text == words
    assert timex_value(expression, date.fromisoformat(WRITTEN)) is None
    assert days is None or days[1] > days[0]


def test_ramadan_of_a_year_is_a_month_of_days() -> None:
    rule = the_only("The shops closed during Ramadan 2019.").rule
    assert isinstance(rule, Fixed)
    assert 29 <= rule.last - rule.first <= 31  # sighting moves either end by a day


@pytest.mark.parametrize(
    "sentence", ["He came on Friday.", "He came on June 4.", "He came last Friday.", "He came last week."]
)
def test_without_a_day_of_writing_there_is_a_rule_and_no_value(sentence: str) -> None:
    expression = the_only(sentence)
    assert expression.value is None
    assert expression.rule is not None
    assert expression.anchor is Anchor.WRITTEN


@pytest.mark.parametrize(
    ("layer", "direction"),
    [(LayerKind.BODY, Direction.FUTURE), (LayerKind.HEADLINE, Direction.PAST), (LayerKind.CAPTION, Direction.PAST)],
)
def test_headlines_tell_in_the_present_what_has_happened(layer: LayerKind, direction: Direction) -> None:
    (expression,) = found_in(a_page((layer, "The envoys meet on Friday")))
    assert isinstance(expression.rule, WeekdayOf)
    assert expression.rule.direction is direction


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened in 1998. Later that year it burned.", "1998"),
        ("It opened in May 1998. The following month it burned.", "1998-06"),
        ("It lost money in the third quarter. In the 1998 quarter it had gained.", "1998-Q3"),
    ],
)
def test_that_year_is_the_year_last_spoken_of(text: str, value: str) -> None:
    assert values_in(text, WRITTEN)[1][1] == value


@pytest.mark.parametrize(
    ("sentence", "mod"),
    [
        ("He came in early June.", "START"),
        ("He came in mid-March.", "MID"),
        ("He came at the end of 2014.", "END"),
        ("He stayed for about eight months.", "APPROX"),
        ("He stayed for nearly three months.", "LESS_THAN"),
        ("He stayed for more than four hours.", "MORE_THAN"),
        ("He stayed for up to ten days.", "EQUAL_OR_LESS"),
        ("He stayed for at least ten days.", "EQUAL_OR_MORE"),
        ("He came in June.", None),
    ],
)
def test_modifiers_blur(sentence: str, mod: str | None) -> None:
    assert the_only(sentence).mod == mod


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The envoy arrived on Tuesday.", Direction.PAST),
        ("The envoy will arrive on Tuesday.", Direction.FUTURE),
        ("The envoy is expected to arrive on Tuesday.", Direction.FUTURE),
        ("Talks will be held on Tuesday.", Direction.FUTURE),
        ("The upcoming match on Tuesday is sold out.", Direction.FUTURE),
        ("Police said Tuesday that he will appear in court.", Direction.PAST),
        ("He could not be reached on Tuesday.", Direction.PAST),
        ("The record was set on Tuesday.", Direction.PAST),
        ("Silence on Tuesday.", Direction.PAST),
        ("The fire Tuesday evening appears to have been set by somebody.", Direction.PAST),
        ("The patient on Tuesday hopes to have surgery.", Direction.FUTURE),
    ],
)
def test_tense_tells_past_from_future(sentence: str, direction: Direction) -> None:
    rule = the_only(sentence).rule
    assert isinstance(rule, WeekdayOf)
    assert rule.direction is direction


@pytest.mark.parametrize(
    "sentence",
    [
        "He had warned the day before.",
        "He resigned three days later.",
        "He resigned the following week.",
        "They met that night.",
        "He resigned two weeks after the summit.",
    ],
)
def test_some_words_count_from_another_happening(sentence: str) -> None:
    assert the_only(sentence).anchor is Anchor.MENTION


def test_they_count_from_the_day_last_told() -> None:
    assert values_in("He came on May 3, 2021. The day before, it had rained.", WRITTEN)[1] == (
        "The day before",
        "2021-05-02",
    )


def test_the_preposition_and_the_adverbial_are_told() -> None:
    expression = the_only("It has rained since the March 3 storm.")
    assert (expression.signal, expression.lead) == ("since", 14)


def test_a_bare_length_dates_nothing() -> None:
    expression = the_only("The siege lasted for two weeks.")
    assert (expression.type, expression.rule, expression.anchor) == (TimexType.DURATION, None, Anchor.NONE)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Ties advanced in the past two years.", "2022-03-06", "2024-03-06"),
        ("Nine were hurt over the past 24 hours.", "2024-03-05", "2024-03-06"),
        ("Rain is likely over the next three days.", "2024-03-06", "2024-03-09"),
        ("It fell in recent weeks.", "2024-01-03", "2024-03-06"),
    ],
)
def test_some_lengths_reach_to_the_day_of_writing(sentence: str, first: str, last: str) -> None:
    expression = the_only(sentence)
    days = value_days(expression, date.fromisoformat(WRITTEN))
    assert expression.type is TimexType.DURATION
    assert expression.rule is not None
    assert expression.rule.lasts
    assert days == (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


def test_a_range_lasts() -> None:
    rule = the_only("The fair will run from September 18 to 20.").rule
    assert isinstance(rule, MonthDay)
    assert (rule.until, rule.lasts) == ((9, 20), True)


def test_a_month_is_never_finer_than_a_month() -> None:
    rule = the_only("It happened in March 2015.").rule
    assert isinstance(rule, Fixed)
    assert rule.last - rule.first == 30


def test_the_innermost_layer_is_told() -> None:
    page = a_page(
        (LayerKind.MASTHEAD, "Saturday, May 8, 2021"),
        "He came on May 3, 2021.",
        (LayerKind.CAPTION, "The bridge in 2019."),
    )
    assert [one.layer for one in found_in(page)] == [LayerKind.MASTHEAD, LayerKind.BODY, LayerKind.CAPTION]
