"""Days that are counted from another happening: which it is, what that dates, and when nothing is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.chronology import ChronologyOptions
from rashomon.model.calendar_rule import Direction, MonthDay, Shift, TimeRule, Unit
from rashomon.model.chronology import Chronology, Event
from rashomon.model.moment import Basis
from rashomon.model.timing import Anchor, ConstraintKind

from .pages import Page, Said, Told, a_family, a_page, again, chronicle_of, event_of, on, stamped

COUNTED, BEFORE = ConstraintKind.COUNTED, ConstraintKind.BEFORE
MARCH_4 = MonthDay(3, 4, Direction.PAST)
MET = "Brandt met Quist at a summit in Port Vell on March 4"


def shift(days: int) -> Shift:
    return Shift(Unit.DAY, days, days)


def counts(days: int) -> tuple[TimeRule, Anchor]:
    return shift(days), Anchor.MENTION


def summit(
    name: str,
    sentence: str,
    predicate: str,
    *,
    words: str,
    days: int,
    subtype: str = "resign",
    other: str = "the summit",
    meeting: str = MET,
    says: Sequence[Said] = (),
) -> Page:
    """A page of 9 March: a meeting on March 4, and what is counted from it."""
    expression = words.removesuffix(f" {other}") if other else words
    pointing = (
        [Told(other, other.split()[-1], "summit", nominal=True, specific=False)] if other in sentence and other else []
    )
    return a_page(
        name,
        f"{meeting}.",
        f"{sentence}.",
        times={"March 4": MARCH_4, expression: counts(days)},
        says=[stamped("2026-03-09"), Said(words, COUNTED, shift(days), other=other, subject=predicate), *says],
        tells=[Told(meeting, "met", "meet"), Told(sentence, predicate, subtype), *pointing],
    )


@pytest.mark.parametrize(
    ("sentence", "predicate", "words", "days", "expected"),
    [
        ("Three days after the summit, Lenz resigned", "resigned", "Three days after the summit", 3, "2026-03-07"),
        ("The day before the summit, Lenz resigned", "resigned", "The day before the summit", -1, "2026-03-03"),
    ],
)
def test_what_is_counted_from_a_happening_has_its_day(
    sentence: str, predicate: str, words: str, days: int, expected: str
) -> None:
    page = summit("a", sentence, predicate, words=words, days=days)
    event = event_of(chronicle_of(page), page, predicate)
    assert (str(event.when), event.when.basis) == (expected, Basis.INFERRED)
    (reason, *_) = event.when.reasons
    assert reason.says == f"it is told as “{words}”, and that was on 4 March 2026"
    assert reason.evidence is not None
    assert reason.evidence.text == words


def test_the_relation_is_kept_with_its_words() -> None:
    page = summit(
        "a", "Three days after the summit, Lenz resigned", "resigned", words="Three days after the summit", days=3
    )
    chronology = chronicle_of(page)
    (relation,) = event_of(chronology, page, "resigned").relations
    assert relation.other == event_of(chronology, page, "met").id
    assert (relation.how, relation.low, relation.high) == (COUNTED, 3, 3)
    assert relation.evidence.text == "Three days after the summit"


def test_two_days_later_counts_from_the_sentence_before() -> None:
    page = summit("a", "Two days later, Lenz resigned", "resigned", words="Two days later", days=2, other="")
    event = event_of(chronicle_of(page), page, "resigned")
    assert str(event.when) == "2026-03-06"
    assert event.when.reasons[0].says == f"it is told as “Two days later”, counted from “{MET}” on 4 March 2026"


def two_meetings(sentence: str, words: str, other: str) -> Page:
    first, second = "Brandt met Quist in Port Vell on March 2", "Lenz met Norland in Osterhaven on March 4"
    return a_page(
        "two",
        f"{first} and {second}.",
        f"{sentence}.",
        times={
            "March 2": MonthDay(3, 2, Direction.PAST),
            "March 4": MARCH_4,
            words.removesuffix(f" {other}"): counts(3),
        },
        says=[stamped("2026-03-09"), Said(words, COUNTED, shift(3), other=other, subject="resigned")],
        tells=[
            Told(first, "met", "meet", background=True),
            Told(second, "met", "meet", background=True),
            Told(sentence, "resigned", "resign"),
            *([Told(other, "meeting", "meet", nominal=True, specific=False)] if other else []),
        ],
    )


@pytest.mark.parametrize(
    ("sentence", "words", "other"),
    [
        ("Three days after the meeting, Quist resigned", "Three days after the meeting", "the meeting"),
        ("Three days later, Quist resigned", "Three days later", ""),
    ],
)
def test_where_two_happenings_fit_neither_is_taken(sentence: str, words: str, other: str) -> None:
    page = two_meetings(sentence, words, other)
    event = event_of(chronicle_of(page), page, "resigned")
    assert event.relations == ()
    assert str(event.when) not in ("2026-03-02", "2026-03-04", "2026-03-05", "2026-03-07")


def test_what_counts_from_something_untold_takes_no_other_day_of_the_text() -> None:
    sentence = "Three days after the regatta, Lenz resigned"
    page = summit("a", sentence, "resigned", words="Three days after the regatta", days=3, other="the regatta")
    page = Page(page.article, page.times, page.constraints, tuple(m for m in page.mentions if m.lemma != "regatta"))
    event = event_of(chronicle_of(page), page, "resigned")
    assert event.relations == ()
    assert event.when.edtf != "2026-03-04"
    assert all(reason.evidence is None or reason.evidence.text != "March 4" for reason in event.when.reasons)


def test_words_that_count_tell_two_happenings_of_one_kind_apart() -> None:
    sentence = "Three days after the summit, Brandt met Quist"
    page = a_page(
        "again",
        f"{MET}.",
        f"{sentence} again.",
        times={"March 4": MARCH_4, "Three days after": counts(3)},
        says=[
            stamped("2026-03-09"),
            Said("Three days after the summit", COUNTED, shift(3), other="the summit", subject="met Quist again"),
        ],
        tells=[Told(MET, "met", "meet"), Told(f"{sentence} again", "met Quist again", "meet"),
               Told("the summit", "summit", "summit", nominal=True, specific=False)],
    )  # fmt: skip
    chronology = chronicle_of(page)
    assert str(event_of(chronology, page, "met").when) == "2026-03-04"
    assert event_of(chronology, page, "met").id != event_of(chronology, page, "met Quist again").id


def test_copies_count_once() -> None:
    page = summit(
        "a", "Three days after the summit, Lenz resigned", "resigned", words="Three days after the summit", days=3
    )
    copy = again(page, "b")
    chronology = chronicle_of(page, copy, families=[a_family(page, copy)])
    (relation,) = event_of(chronology, page, "resigned").relations
    assert (relation.low, relation.high) == (3, 3)


def test_an_order_holds_its_happening_on_one_side() -> None:
    met, resigned = "Brandt met Quist at a summit in Port Vell on March 4, 2026", "Lenz had resigned before the summit"
    news = "Quist spoke in Osterhaven"
    page = a_page(
        "a",
        f"{news}.",
        f"{met}.",
        f"{resigned}.",
        headline=news.upper(),
        times={"March 4, 2026": on("2026-03-04")},
        says=[stamped("2026-03-20"), Said("before the summit", BEFORE, other="the summit", subject="resigned")],
        tells=[
            Told(news, "spoke", "speech"),
            Told(met, "met", "meet", background=True),
            Told(resigned, "resigned", "resign", background=True),
            Told("the summit", "summit", "summit", nominal=True, specific=False),
        ],
    )
    event = event_of(chronicle_of(page, options=ChronologyOptions()), page, "resigned")
    assert (event.relations[0].how, event.relations[0].low, event.relations[0].high) == (BEFORE, None, 0)
    assert event.when.latest is None or event.when.latest.isoformat() <= "2026-03-05"


def test_words_that_cannot_hold_are_a_named_conflict() -> None:
    sentence = "On March 8, three days after the summit, Lenz resigned"
    page = a_page(
        "a",
        f"{MET}.",
        f"{sentence}.",
        times={"March 4": MARCH_4, "March 8": MonthDay(3, 8, Direction.PAST), "three days after": counts(3)},
        says=[
            stamped("2026-03-09"),
            Said("three days after the summit", COUNTED, shift(3), other="the summit", subject="resigned"),
        ],
        tells=[Told(MET, "met", "meet"), Told(sentence, "resigned", "resign"),
               Told("the summit", "summit", "summit", nominal=True, specific=False)],
    )  # fmt: skip
    far = a_page(
        "far",
        f"{MET}.",
        "On February 8, three days after the summit, Lenz resigned.",
        times={"March 4": MARCH_4, "February 8": MonthDay(2, 8, Direction.PAST), "three days after": counts(3)},
        says=[
            stamped("2026-03-09"),
            Said("three days after the summit", COUNTED, shift(3), other="the summit", subject="resigned"),
        ],
        tells=[Told(MET, "met", "meet"),
               Told("On February 8, three days after the summit, Lenz resigned", "resigned", "resign"),
               Told("the summit", "summit", "summit", nominal=True, specific=False)],
    )  # fmt: skip
    assert chronicle_of(page).conflicts == ()  # a day off is no contradiction
    (conflict,) = chronicle_of(far).conflicts
    assert conflict.startswith("far.txt says “three days after the summit”, although ")


NAMES = ("arrived", "resigned", "spoke")
SUBTYPES = ("arrive", "resign", "speech")


def circle(steps: Sequence[int]) -> Page:
    """Three happenings, each counted from the next, the last from the first: seldom true, and no reason to fail."""
    sentences = [f"Brandt {verb} in Port Vell {'soon ' * n}after" for n, verb in enumerate(NAMES)]
    others = [NAMES[(n + 1) % len(NAMES)] for n in range(len(NAMES))]
    return a_page(
        "circle",
        *(f"{sentence} they {other} {n}." for n, (sentence, other) in enumerate(zip(sentences, others, strict=True))),
        says=[
            stamped("2026-03-09"),
            *(
                Said(f"after they {other} {n}", COUNTED, shift(step), other=f"Brandt {other}", subject=f"{verb} in")
                for n, (verb, other, step) in enumerate(zip(NAMES, others, steps, strict=True))
            ),
        ],
        tells=[
            Told(sentence, verb, subtype) for sentence, verb, subtype in zip(sentences, NAMES, SUBTYPES, strict=True)
        ],
    )


def days_of(chronology: Chronology) -> list[tuple[str, str | None]]:
    def key(event: Event) -> tuple[str, str | None]:
        return event.id, event.when.edtf

    return sorted(map(key, chronology.events))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(-40, 40), min_size=3, max_size=3))
def test_circles_give_an_answer_and_the_same_one_again(steps: list[int]) -> None:
    first = chronicle_of(circle(steps))
    assert first.events
    assert days_of(first) == days_of(chronicle_of(circle(steps)))


def test_a_death_days_later_takes_in_no_other_sort_of_deed() -> None:
    shot, died = "Lenz was shot in Port Vell on March 4", "Lenz died two days later"
    page = a_page(
        "a",
        f"{shot}. {died}.",
        "The shooting shocked Port Vell.",
        times={"March 4": MARCH_4, "two days later": counts(2)},
        says=[stamped("2026-03-09"), Said("two days later", COUNTED, shift(2), subject="died")],
        tells=[
            Told(shot, "shot", "shoot"),
            Told(died, "died", "die"),
            Told("The shooting shocked Port Vell", "shooting", "shoot", nominal=True),
        ],
    )
    chronology = chronicle_of(page)
    shooting, death = event_of(chronology, page, "shot"), event_of(chronology, page, "died")
    assert event_of(chronology, page, "shooting").id == shooting.id != death.id
    assert (str(shooting.when), str(death.when)) == ("2026-03-04", "2026-03-06")
