"""Words of time of many kinds, as news writes them: what is read, its TIMEX3 value, and the days it can denote."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.timing import timex_values, value_days

from .pages import a_page, found_in

WRITTEN = date(2024, 3, 6)  # a Wednesday


def days(text: str) -> tuple[str, str] | None:
    """ "a..b", or one day, as a pair."""
    first, _, last = text.partition("..")
    return (first, last or first) if first else None


@pytest.mark.parametrize(
    ("sentence", "words", "value", "allowed"),
    [
        ('The shops closed during Ramadan 2019.', 'Ramadan 2019', None, '2019-05-05..2019-06-05'),
        ('The shops closed for Ramadan last year.', 'Ramadan last year', None, '2023-03-22..2023-04-22'),
        ('The shops will close during Ramadan.', 'Ramadan', None, '2024-03-10..2024-04-10'),
        ('They will meet after Eid al-Fitr.', 'Eid al-Fitr', None, '2024-04-09..2024-04-11'),
        ('They celebrated Eid al-Adha.', 'Eid al-Adha', None, '2023-06-28..2023-06-30'),
        ('They met on Easter Sunday.', 'Easter Sunday', '2023-04-09', '2023-04-09'),
        ('They will meet on Easter Monday.', 'Easter Monday', '2024-04-01', '2024-04-01'),
        ('He was arrested on Good Friday.', 'Good Friday', '2023-04-07', '2023-04-07'),
        ('He was arrested on Orthodox Easter.', 'Orthodox Easter', '2023-04-16', '2023-04-16'),
        ('The siege began on Passover last year.', 'Passover last year', None, '2023-04-05..2023-04-13'),
        ('Fireworks were banned for Diwali.', 'Diwali', None, '2023-11-11..2023-11-13'),
        ('Trains were full before Lunar New Year.', 'Lunar New Year', '2024-02-10', '2024-02-10'),
        ('Trains were full for Chinese New Year 2023.', 'Chinese New Year 2023', '2023-01-22', '2023-01-22'),
        ('They were killed on Thanksgiving.', 'Thanksgiving', '2023-11-23', '2023-11-23'),
        ('He died on Thanksgiving Day 2019.', 'Thanksgiving Day 2019', '2019-11-28', '2019-11-28'),
        ('He died on Yom Kippur.', 'Yom Kippur', None, '2023-09-24..2023-09-25'),
        ('He was killed on Christmas Eve 2022.', 'Christmas Eve 2022', '2022-12-24', '2022-12-24'),
        ("He was killed on New Year's Eve.", "New Year's Eve", '2023-12-31', '2023-12-31'),
        ('He was killed on the Fourth of July.', 'the Fourth of July', '2023-07-04', '2023-07-04'),
        ('It opened over Labor Day weekend.', 'Labor Day weekend', None, '2023-09-01..2023-09-04'),
        ("They marched on Ukraine's Independence Day.", 'Independence Day', None, ''),
        ('The quake struck at 0300 GMT on Monday.', '0300 GMT on Monday', '2024-03-04T03:00', '2024-03-04'),
        ('The vote ended at 9 a.m. EST on Tuesday.', '9 a.m. EST on Tuesday', '2024-03-05T09:00', '2024-03-05'),
        ('It opened at 9 a.m. today.', '9 a.m. today', '2024-03-06T09:00', '2024-03-06'),
        ('It closed at 10.30am on Tuesday.', '10.30am on Tuesday', '2024-03-05T10:30', '2024-03-05'),
        ('It closed on Tuesday at 3 p.m.', 'Tuesday at 3 p.m.', '2024-03-05T15:00', '2024-03-05'),
        ('It struck at 3pm local time (1400 GMT) on Tuesday.', '3pm local time (1400 GMT) on Tuesday', '2024-03-05T15:00', '2024-03-05'),
        ('It struck at 15:30 CET on Tuesday.', '15:30 CET on Tuesday', '2024-03-05T15:30', '2024-03-05'),
        ('It burned around 2:30 a.m. Saturday.', 'around 2:30 a.m. Saturday', '2024-03-02T02:30', '2024-03-02'),
        ("He left at eight o'clock on Monday.", "eight o'clock on Monday", '2024-03-04T08:00', '2024-03-04'),
        ('He left at 4 in the morning.', '4 in the morning', '2024-03-06T04:00', ''),
        ('He died shortly before midnight on Sunday.', 'midnight on Sunday', '2024-03-03T24:00', '2024-03-03'),
        ('They met on the morning of January 31, 1999.', 'the morning of January 31, 1999', '1999-01-31TMO', '1999-01-31'),
        ('He was shot on the night of March 3.', 'the night of March 3', '2024-03-03TNI', '2024-03-03'),
        ('He vanished on the afternoon of 3 March.', 'the afternoon of 3 March', '2024-03-03TAF', '2024-03-03'),
        ('He was shot in the early hours of Monday.', 'the early hours of Monday', '2024-03-04TMO', '2024-03-04'),
        ('He was shot in the small hours of Monday morning.', 'the small hours of Monday morning', '2024-03-04TMO', '2024-03-04'),
        ('The fires spread overnight.', 'overnight', '2024-03-06TNI', '2024-03-05..2024-03-06'),
        ('They were arrested by mid-afternoon.', 'mid-afternoon', '2024-03-06TAF', ''),
        ('They were arrested at midday.', 'midday', '2024-03-06T12:00', ''),
        ('Last updated 2024-03-05T10:11:12Z', '2024-03-05T10:11:12Z', '2024-03-05T10:11', '2024-03-05'),
        ('Tue, 5 Mar 2024 10:22:11', 'Tue, 5 Mar 2024 10:22:11', '2024-03-05T10:22', '2024-03-05'),
        ('They met from Monday to Thursday.', 'Monday to Thursday', '2024-02-26/2024-02-29', '2024-02-26..2024-02-29'),
        ('They will meet from Monday to Thursday.', 'Monday to Thursday', '2024-03-11/2024-03-14', '2024-03-11..2024-03-14'),
        ('The fair will run Monday through Thursday.', 'Monday through Thursday', '2024-03-11/2024-03-14', '2024-03-11..2024-03-14'),
        ('The office is open Monday through Friday.', 'Monday through Friday', 'XXXX-WXX-1/XXXX-WXX-5', ''),
        ('The fair will run Sept. 12-14.', 'Sept. 12-14', '2024-09-12/2024-09-14', '2024-09-12..2024-09-14'),
        ('It rained between 3 and 5 May 2019.', '3 and 5 May 2019', '2019-05-03/2019-05-05', '2019-05-03..2019-05-05'),
        ('It rained between May 3 and 5, 2019.', 'May 3 and 5, 2019', '2019-05-03/2019-05-05', '2019-05-03..2019-05-05'),
        ('It ran June 28–July 3, 2019.', 'June 28–July 3, 2019', '2019-06-28/2019-07-03', '2019-06-28..2019-07-03'),
        ('It ran from 28 June to 3 July 2019.', '28 June to 3 July 2019', '2019-06-28/2019-07-03', '2019-06-28..2019-07-03'),
        ('The shop opens on weekdays.', 'weekdays', 'XXXX-WXX-WD', ''),
        ('The shop opens at weekends.', 'weekends', 'XXXX-WXX-WE', ''),
        ('He was shot on Tuesday (March 5).', 'Tuesday (March 5)', '2024-03-05', '2024-03-05'),
        ('It happened on Sunday the 3rd.', 'Sunday the 3rd', '2024-03-03', '2024-03-03'),
        ('It happened on Sunday 3rd.', 'Sunday 3rd', '2024-03-03', '2024-03-03'),
        ('The vote was held on the third Sunday in May.', 'the third Sunday in May', '2023-05-21', '2023-05-21'),
        ('The vote will be held on the third Sunday in May.', 'the third Sunday in May', '2024-05-19', '2024-05-19'),
        ('The vote will be held on the last Monday of May 2025.', 'the last Monday of May 2025', '2025-05-26', '2025-05-26'),
        ('It opened the week of March 4.', 'the week of March 4', '2024-W10', '2024-03-04..2024-03-10'),
        ('It fell in the week ending March 2.', 'the week ending March 2', '2024-02-24/2024-03-02', '2024-02-24..2024-03-02'),
        ('It fell in the week ended March 2, 2019.', 'the week ended March 2, 2019', '2019-02-24/2019-03-02', '2019-02-24..2019-03-02'),
        ('It will open the weekend of March 9.', 'the weekend of March 9', None, '2024-03-09..2024-03-11'),
        ('It opened in the first week of January 2020.', 'the first week of January 2020', '2020-01-01/2020-01-07', '2020-01-01..2020-01-07'),
        ('It opened in the first week of January.', 'the first week of January', '2024-W01', '2024-01-01..2024-01-07'),
        ('It will open in the last week of May.', 'the last week of May', '2024-05-25/2024-05-31', '2024-05-25..2024-05-31'),
        ('It opened in the second half of February.', 'the second half of February', '2024-02', '2024-02-01..2024-02-29'),
        ('Growth slowed in Q3.', 'Q3', '2023-Q3', '2023-07-01..2023-09-30'),
        ('Growth slowed in the first half of 2023.', 'the first half of 2023', '2023-H1', '2023-01-01..2023-06-30'),
        ('Growth slowed in fiscal 2023.', 'fiscal 2023', '2023', ''),
        ('Growth slowed in fiscal year 2023.', 'fiscal year 2023', '2023', ''),
        ('Growth slowed in FY2023.', 'FY2023', '2023', ''),
        ('Growth slowed in the 2023-24 season.', '2023-24', '2023/2024', '2023-01-01..2024-12-31'),
        ('It was built in mid-2011.', 'mid-2011', '2011', '2011-05-02..2011-09-01'),
        ('It was built in late 2011.', 'late 2011', '2011', '2011-09-01..2011-12-31'),
        ('It was built in the mid-1800s.', 'the mid-1800s', '18', '1833-05-02..1866-09-01'),
        ('It was built in the sixties.', 'the sixties', '196', '1960-01-01..1969-12-31'),
        ("It was built in the '60s.", "the '60s", '196', '1960-01-01..1969-12-31'),
        ('Sales rose in the first two quarters of 2019.', 'the first two quarters of 2019', '2019-H1', '2019-01-01..2019-06-30'),
        ('Sales rose from the same period last year.', 'the same period last year', '2023', '2023-01-01..2023-12-31'),
        ('Sales rose from the same month last year.', 'the same month last year', '2023', '2023-01-01..2023-12-31'),
        ('Sales rose from the year-earlier period.', 'the year-earlier period', '2023', '2022-09-04..2023-09-05'),
        ('Sales fell in the year ended March 31.', 'the year', 'P1Y', ''),
        ('We met a fortnight ago.', 'a fortnight ago', '2024-W08', '2024-02-18..2024-02-24'),
        ('We meet the day after tomorrow.', 'the day after tomorrow', '2024-03-08', '2024-03-08'),
        ('We met the day before yesterday.', 'the day before yesterday', '2024-03-04', '2024-03-04'),
        ('They will leave three weeks from now.', 'three weeks from now', '2024-W13', '2024-03-24..2024-03-30'),
        ('They will leave within 48 hours.', '48 hours', 'PT48H', ''),
        ('Sales were lower this time last year.', 'this time last year', '2023', '2023-01-01..2023-12-31'),
        ('He was shot last night.', 'last night', '2024-03-05TNI', '2024-03-05'),
        ('They will meet this evening.', 'this evening', '2024-03-06TEV', '2024-03-06'),
        ('They will meet later today.', 'later today', '2024-03-06', '2024-03-06'),
        ('They met earlier in March.', 'earlier in March', '2024-03', '2024-03-01..2024-03-06'),
        ('They met late last month.', 'late last month', '2024-02', '2024-02-20..2024-02-29'),
        ('They will decide by the end of next week.', 'the end of next week', '2024-W11', '2024-03-15..2024-03-17'),
        ('They met at the start of the month.', 'the start of the month', '2024-03', '2024-03-01..2024-03-11'),
        ('They met at the start of last year.', 'the start of last year', '2023', '2023-01-01..2023-05-02'),
        ('It fell over the past week.', 'the past week', '2024-W09', '2024-02-28..2024-03-06'),
        ('It fell in the past few days.', 'the past few days', 'PXD', '2024-02-26..2024-03-06'),
        ('It fell in the last 24 hours.', 'the last 24 hours', 'PT24H', '2024-03-05..2024-03-06'),
        ('Six died in the last two weeks.', 'the last two weeks', 'P2W', '2024-02-21..2024-03-06'),
        ('They met 18 months ago.', '18 months ago', '2022-09', '2022-08-22..2022-09-21'),
        ('They met a year and a half ago.', 'a year and a half ago', '2022', '2021-09-04..2023-09-05'),
        ('They met more than a decade ago.', 'more than a decade ago', '2014', '2004-03-06..2014-03-06'),
        ('It was built half a century ago.', 'half a century ago', '1973', '1967-09-05..1979-09-05'),
        ('They met a few weeks ago.', 'a few weeks ago', 'PAST_REF', '2023-12-31..2024-02-24'),
        ('They met a couple of days ago.', 'a couple of days ago', '2024-03-04', '2024-03-02..2024-03-05'),
        ('He arrived an hour ago.', 'an hour ago', '2024-03-06', '2024-03-05..2024-03-06'),
        ('They will meet in March of next year.', 'March of next year', '2025-03', '2025-03-01..2025-03-31'),
        ('It has been closed since last March.', 'last March', '2023-03', '2023-03-01..2023-03-31'),
        ('It will be closed until next January.', 'next January', '2025-01', '2025-01-01..2025-01-31'),
        ('It must be done by May.', 'May', '2024-05', '2024-05-01..2024-05-31'),
        ('They have extended it through January.', 'January', '2024-01', '2024-01-01..2024-01-31'),
        ('The police remember the March 2019 attack.', 'March 2019', '2019-03', '2019-03-01..2019-03-31'),
        ('Publié le 3 janvier 2020', '3 janvier 2020', '2020-01-03', '2020-01-03'),
        ('Veröffentlicht am 12. März 2019', '12. März 2019', '2019-03-12', '2019-03-12'),
        ('Publicado el 29 de marzo de 2019', '29 de marzo de 2019', '2019-03-29', '2019-03-29'),
        ('Опубликовано 4 июня 2025', '4 июня 2025', '2025-06-04', '2025-06-04'),
        ('12 août 2014', '12 août 2014', '2014-08-12', '2014-08-12'),
        ('They meet every other week.', 'every other week', 'P2W', ''),
        ('They meet every two weeks.', 'every two weeks', 'P2W', ''),
        ('They meet three times a year.', 'three times a year', 'P1Y', ''),
        ('They meet every few months.', 'every few months', 'PXM', ''),
        ('They meet every weekday.', 'every weekday', 'XXXX-WXX-WD', ''),
        ('They meet every Sunday morning.', 'every Sunday morning', 'XXXX-WXX-7TMO', ''),
        ('They meet on Sundays.', 'Sundays', 'XXXX-WXX-7', ''),
        ('They live there now.', 'now', 'PRESENT_REF', ''),
        ('Few go there these days.', 'these days', 'PRESENT_REF', ''),
        ('He has done so in the past and will again.', 'the past', 'PAST_REF', ''),
        ('It will open in the near future.', 'the near future', 'FUTURE_REF', ''),
        ('It will not help in the short term.', 'the short term', 'FUTURE_REF', ''),
        ('It will open at a later date.', 'a later date', 'FUTURE_REF', ''),
        ('He will one day be king.', 'one day', 'FUTURE_REF', ''),
        ('It will rain in the coming days.', 'the coming days', 'PXD', '2024-03-06..2024-03-15'),
        ('They stayed for a while.', 'a while', 'PXX', ''),
    ],
)  # fmt: skip
def test_words_of_time_have_a_value_and_days(sentence: str, words: str, value: str | None, allowed: str) -> None:
    found = found_in(a_page(sentence))
    told = {one.text: (one, said) for one, said in zip(found, timex_values(found, WRITTEN), strict=True)}
    assert words in told
    expression, said = told[words]
    denoted = value_days(expression, WRITTEN)
    assert said == value
    assert (denoted and tuple(date.fromordinal(day).isoformat() for day in denoted)) == days(allowed)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Sunday Times reported it.",
        "He works for The Mail on Sunday.",
        "The Turkish daily Hurriyet reported it.",
        "They saw it on Good Morning America.",
        'He hosts "Saturday Night Live".',
        'He said so on "This Week".',
        'CBS\'s "60 Minutes" told it.',
        "Growth slowed year-on-year.",
        "It is their day-to-day work.",
        "He flew to Mar-a-Lago.",
        "Police arrested April Jones and June Smith.",
        "The studio 20th Century Fox closed.",
        "Jan Smith won.",
        "They will march on Rome.",
        "A minute amount was found.",
        "It was a second-hand car.",
        "He fell to the second floor.",
        "The Evening Standard reported it.",
        "He read the Morning Post.",
    ],
)
def test_names_and_other_words_speak_of_no_time(sentence: str) -> None:
    assert found_in(a_page(sentence)) == ()
