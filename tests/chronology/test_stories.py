"""Which texts are about one thing, and that all texts of a story have one main event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.chronology.likeness import Company, signs
from rashomon.chronology.particulars import addresses_of, ages_of, hours_of, streets_of
from rashomon.chronology.profiles import Profile, headline_of, site_names, without_furniture
from rashomon.chronology.stories import LOUDEST, UNLIKE, Stories, grouped, judged, tell_stories
from rashomon.chronology.trees import Node, Trees, shipped
from rashomon.model.calendar_rule import WeekdayOf
from tests.chronology.pages import Told, a_page, chronicle_of, event_of, published, stamped

NEVER = Node(-1, 0.0, False, 0, 0, -2.0)
SHIPPED = shipped("chronology_stories")
SOMETIMES = Node(-1, 0.0, False, 0, 0, 1.5)


@pytest.mark.parametrize(("unknown", "worth"), [(True, -2.0), (False, 1.5)])
def test_a_tree_sends_rows_to_its_leaves(unknown: bool, worth: float) -> None:
    trees = Trees(("words",), 0.25, ((Node(0, 0.5, unknown, 1, 2, 0.0), NEVER, SOMETIMES),))
    rows: list[dict[str, float]] = [{"words": 0.5}, {"words": 0.6}, {}]
    assert trees.scores(trees.matrix(rows)).tolist() == [-1.75, 1.75, 0.25 + worth]


@settings(deadline=None)  # some hundred trees are asked
@given(st.lists(st.dictionaries(st.sampled_from(["words", "lead", "days of writing"]), st.floats(-5, 10)), max_size=4))
def test_a_row_is_scored_alike_in_any_company(rows: list[dict[str, float]]) -> None:
    scores = SHIPPED.scores(SHIPPED.matrix(rows)).tolist()
    assert scores == [SHIPPED.scores(SHIPPED.matrix([row]))[0] for row in rows]


def test_one_link_does_not_join_two_groups_that_are_otherwise_unlike() -> None:
    """The best pair speaks louder than the others, and not alone."""
    apart = dict.fromkeys([(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)], 9.0)
    assert grouped(6, {**apart, (2, 3): 9.0}) == [[0, 1, 2], [3, 4, 5]]
    assert grouped(
        6, {**apart, (2, 3): 9.0, **{(n, m): 0.0 for n in (0, 1, 2) for m in (3, 4, 5) if (n, m) != (2, 3)}}
    ) == [[0, 1, 2, 3, 4, 5]]
    assert LOUDEST < 9.0, "nor does it for being louder"


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


def test_particulars_are_what_tells_one_happening_from_another() -> None:
    text = "Otto Pohl, 41, and a 36-year-old were hurt at 2:30 a.m. in the 900 block of East Quay Road."
    assert ages_of(text) == {"41", "36"}
    assert addresses_of(text) == {"900 quay"}
    assert hours_of(text) == {"2:30 a"}


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("The seven-year-old saw it.", {"7"}),
        ("Her 6-month-old brother slept.", {"6 month"}),
        ("A century-old mill, a week-old calf and a three years old mare.", {"3"}),
        ("Zero-year-old wine, aged 0.", set()),
    ],
)
def test_ages_are_the_same_in_words_and_in_figures(text: str, ages: set[str]) -> None:
    assert ages_of(text) == ages


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


def profile(unit: str) -> Profile:
    none: frozenset[str] = frozenset()
    words = {"cannery": 0.6, unit: 0.8}
    rare = {"cannery": 0.7, unit: 1.0}
    return Profile(
        unit, words, words, {}, {}, words, {}, {}, *[none] * 8, rarity={}, scarcity=rare, figures={}, length=200
    )


def test_where_all_texts_are_alike_like_words_say_less() -> None:
    pair = [profile("one"), profile("two")]
    (lonely,) = judged(pair, [Company(0.4, 0.0, 0.0)] * 2, [(0, 1)]).values()
    (crowded,) = judged(pair, [Company(0.4, 0.35, 0.3)] * 2, [(0, 1)]).values()
    assert lonely > crowded


def test_signs_do_not_depend_on_which_text_comes_first() -> None:
    one, two = profile("one"), profile("two")
    mine, theirs = Company(0.4, 0.1, 0.0), Company(0.5, 0.2, 0.1)
    assert signs(one, two, mine, theirs) == signs(two, one, theirs, mine)
