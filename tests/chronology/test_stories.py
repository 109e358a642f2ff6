"""Which texts are about one thing, and that all texts of a story have one main event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.chronology.likeness import CURVES, Company, Curve, one_story, story_reasons, worth
from rashomon.chronology.profiles import Profile, headline_of, site_names, streets_of, without_furniture
from rashomon.chronology.stories import UNLIKE, Stories, tell_stories
from rashomon.model.calendar_rule import WeekdayOf
from tests.chronology.pages import Told, a_page, chronicle_of, event_of, published, stamped


def test_a_curve_joins_its_points_and_is_flat_beyond_them() -> None:
    curve = Curve([(0.0, -1.0), (1.0, 3.0)], unknown=0.5)
    assert [curve.of(value) for value in (-9.0, 0.0, 0.5, 1.0, 9.0, None)] == [-1.0, -1.0, 1.0, 3.0, 3.0, 0.5]


@given(st.dictionaries(st.sampled_from(sorted(CURVES)), st.floats(-5, 10, allow_nan=False)))
def test_the_reasons_for_a_story_add_up_to_its_score(values: dict[str, float]) -> None:
    total = sum(reason.weight for reason in story_reasons(values))
    assert total == pytest.approx(story_reasons(values)[-1].weight + sum(worth(values).values()))


def test_a_sites_name_is_no_part_of_a_headline() -> None:
    titles = [f"{news} - Channel 9 Osterhaven" for news in ("Fire at the mill", "Choir wins", "Road shut")]
    sites = site_names([*titles, "Mill fire | Two views"])
    assert headline_of(titles[0], sites) == "Fire at the mill"
    assert headline_of("Mill fire | Two views", sites) == "Mill fire | Two views"


def test_what_a_site_adds_to_its_pages_is_no_part_of_their_stories() -> None:
    texts = {name: f"{name} was told. Write to our newsroom about what you saw." for name in ("One", "Two", "Three")}
    heads = {"One": "Mill burns", "Two": "Choir wins", "Three": "Road shut"}
    assert [kept.strip() for kept in without_furniture(texts, heads).values()] == [
        f"{name} was told." for name in texts
    ]
    assert without_furniture(texts, dict.fromkeys(texts, "Mill burns")) == texts, "all may be of one story"
    del texts["Three"]
    assert without_furniture(texts, heads) == texts


def test_a_street_is_known_by_its_own_name() -> None:
    assert streets_of("It burned on East Gannet Street, near 3rd Avenue and Quay Rd.") == {"gannet", "quay"}


def test_texts_that_share_nothing_are_not_compared() -> None:
    assert Stories((), (), {}, ()).between("one", "two") is None
    assert tell_stories({}).groups == ()
    assert UNLIKE < 0


BLAST = "A boiler exploded at the Quist cannery in Kessin on Monday"
MORE = (
    "Two stokers, Otto Pohl, 41, and Vera Lind, 36, were hurt, and the cannery at 12 Gannet Street burned until dawn."
)
CHARGE = "Prosecutors charged the foreman Bela Hagen on Thursday"
BACK = "the boiler that exploded at the Quist cannery in Kessin"


def test_the_report_of_a_charge_is_about_what_led_to_it() -> None:
    """Three texts of one story: its head is what they all tell, and the charge stays an event of its own."""
    pages = [
        a_page(
            name,
            f"{BLAST}. {MORE}",
            extra,
            headline="Boiler explodes at Kessin cannery",
            times={"Monday": WeekdayOf(0)},
            says=[stamped("2026-03-03")],
            tells=[Told(BLAST, "exploded", "explosion")],
        )
        for name, extra in (("one", "The brigade came from Osterhaven."), ("two", "Gulls circled over the ruin."))
    ]
    court = a_page(
        "court",
        f"{CHARGE} over {BACK}. {MORE}",
        headline="Foreman charged after boiler explodes at Kessin cannery",
        times={"Thursday": WeekdayOf(3)},
        says=[stamped("2026-03-06")],
        tells=[Told(CHARGE, "charged", "charge"), Told(BACK, "exploded", "explosion", background=True)],
    )
    chronology = chronicle_of(*pages, court)
    mains = {publication.article: publication.main_event for publication in chronology.publications}
    assert len(set(mains.values())) == 1
    assert event_of(chronology, pages[0], "exploded").id == mains[court.id]
    assert event_of(chronology, court, "charged").id != mains[court.id]
    assert str(published(chronology, court)) == "2026-03-06"


def test_where_all_texts_are_alike_like_words_say_less() -> None:
    def profile(unit: str) -> Profile:
        empty: frozenset[str] = frozenset()
        words = {"cannery": 0.6, unit: 0.8}
        return Profile(unit, words, words, {}, {}, {}, {}, empty, empty, empty, empty, empty, empty, {}, {}, 200)

    lonely, crowded = Company(0.4, 0.0, 0.0), Company(0.4, 0.35, 0.3)
    one, two = profile("one"), profile("two")
    assert one_story(one, two, lonely, lonely) > one_story(one, two, crowded, crowded)
