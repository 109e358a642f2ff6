"""Who copied whom, told as small piles and what is owed to them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.lineage import trace
from rashomon.model.article import Agency, Article, Layer, LayerKind, Stamp, StampKind
from rashomon.model.lineage import ARCHETYPE, Archetype, Family, Lineage, Relation

FERRY = (
    "The night ferry between Holm and Sandvik ran aground on a gravel bank early on Tuesday with 212 people aboard.",
    "Nobody was hurt, the harbour master said, although eleven passengers were treated for cold and shock.",
    "Divers found a tear of four metres in the outer hull, and pumps were brought by lorry from three parishes.",
    "The captain, who has sailed the route since 1998, told inspectors that a buoy light had failed at dusk.",
    "The operator cancelled all sailings until the weekend and offered refunds at every ticket office.",
    "A commission of three engineers is to report on the grounding before the end of the fishing season.",
)
BAKERY = (
    "Firefighters needed five hours to put out a blaze at the Velden industrial bakery on the edge of town.",
    "Flour dust in a silo caught fire during cleaning, according to a first statement from the district office.",
    "Two workers were taken to hospital with burns and a third was still missing when darkness fell.",
    "The bakery supplies bread to schools in the whole valley, and deliveries will stop for at least a month.",
    "Insurance assessors put the damage at nine million crowns, a figure that the owners called far too low.",
    "Neighbours had complained of sparks from the chimney twice since the spring, council minutes show.",
)
OWN = (
    "This newspaper rang the lighthouse keeper, who had watched the tow from his kitchen window all morning.",
    "Older fishermen recalled that the same bank caught a grain ship the year the railway opened.",
    "The parish choir has moved its Thursday concert to raise money for blankets and tea.",
)


def an_article(
    name: str,
    paragraphs: Sequence[str],
    *,
    agency: str | None = None,
    outlet: str | None = None,
    dateline: str = "",
    before: str = "",
    after: str = "",
    url: str | None = None,
    fetched: str | None = None,
    stamp: str | None = None,
    title: str | None = None,
) -> Article:
    body = dateline + "\n".join(paragraphs)
    credit = f"\n({agency})" if agency else ""
    text = f"{before}{body}{credit}{after}"
    begin, end = len(before), len(before) + len(body)
    layers = [Layer(begin, end, LayerKind.BODY)]
    if dateline:
        layers.append(Layer(begin, begin + len(dateline), LayerKind.DATELINE))
    if credit:
        layers.append(Layer(end + 1, end + len(credit), LayerKind.CREDIT))
    return Article(
        id=f"art-{name}",
        capture=name,
        locator=name,
        text=text,
        layers=tuple(layers),
        title=title,
        outlet=outlet,
        url=url,
        fetched=fetched,
        agency=Agency(agency, end + 2, end + 2 + len(agency)) if agency else None,
        stamps=(Stamp(StampKind.PUBLISHED, stamp, "meta"),) if stamp else (),
    )


def the_family(lineage: Lineage) -> Family:
    assert len(lineage.families) == 1
    return lineage.families[0]


def told(lineage: Lineage) -> dict[str, tuple[tuple[str, ...], str]]:
    """Parents and relation of each witness of the only family, by short name."""
    return {
        witness.article.removeprefix("art-"): (
            tuple(parent.removeprefix("art-") for parent in witness.parents),
            witness.relation.value,
        )
        for witness in the_family(lineage).witnesses
    }


def test_one_wire_story_in_two_dresses_descends_from_a_lost_archetype_known_by_its_credit():
    found = trace(
        [
            an_article("a", FERRY, agency="TASS", dateline="Holm, June 3 (TASS) ", after="\nAll rights reserved."),
            an_article("b", FERRY, dateline="HOLM: "),
        ]
    )
    assert the_family(found).archetype == Archetype(agency="TASS")
    assert told(found) == {"a": ((ARCHETYPE,), "copy"), "b": ((ARCHETYPE,), "copy")}
    assert [edge.directed for edge in found.edges] == [False]


def test_nothing_that_tells_the_direction_means_that_none_is_told():
    found = trace([an_article("short", FERRY[:4]), an_article("long", FERRY)])
    assert the_family(found).archetype == Archetype()
    assert told(found) == {"long": ((ARCHETYPE,), "copy"), "short": ((ARCHETYPE,), "abridged")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (FERRY, "copy"),
        (tuple(line.replace("metres", "meters").replace("harbour", "harbor") for line in FERRY), "copy"),
        (tuple(line.upper() for line in FERRY), "copy"),
        (FERRY[:3], "abridged"),
        ((FERRY[0], FERRY[2], FERRY[4]), "abridged"),
        (FERRY[:2] + OWN + FERRY[2:], "extended"),
        (FERRY[3:] + FERRY[:3], "reordered"),
        (
            (*FERRY[:5], FERRY[5].replace("three", "four"), "Correction: the number of engineers was wrong."),
            "correction",
        ),
    ],
)
def test_what_a_copyist_did_to_the_text_of_a_page_that_it_names(change, expected):
    found = trace(
        [
            an_article("old", FERRY, outlet="Holm Courier"),
            an_article(
                "new",
                change,
                outlet=None if expected == "correction" else "Inland Post",
                after="\nSource: Holm Courier",
            ),
        ]
    )
    assert the_family(found).archetype == Archetype(article="art-old")
    assert told(found) == {"old": ((), "original"), "new": (("old",), expected)}
    assert found.edges[0].directed


def test_a_rewrite_sentence_by_sentence_is_a_paraphrase():
    rewritten = (
        "The night ferry between Holm and Sandvik hit a gravel bank early Tuesday with 212 passengers on board.",
        "No one was hurt, the port master stated, although eleven people were treated for cold and shock.",
        "Divers discovered a tear of four metres in the outer hull, and pumps came by truck from three parishes.",
        "The skipper, who has sailed the route since 1998, told investigators that a buoy light failed at nightfall.",
        "The operator called off all sailings until the weekend and offered refunds at each ticket office.",
        "A panel of three engineers is to report on the grounding before the close of the fishing season.",
    )
    found = trace(
        [an_article("old", FERRY, outlet="Holm Courier"), an_article("new", rewritten, after="\nSource: Holm Courier")]
    )
    assert told(found)["new"] == (("old",), "paraphrase")


def test_a_spliced_page_is_a_witness_in_each_family_and_joins_none():
    found = trace(
        [
            an_article("ferry", FERRY),
            an_article("bakery", BAKERY),
            an_article("round-up", FERRY[:4] + BAKERY[:4]),
        ]
    )
    assert [family.articles for family in found.families] == [
        ("art-bakery", "art-round-up"),
        ("art-ferry", "art-round-up"),
    ]
    relations = [{item.article: item.relation for item in family.witnesses} for family in found.families]
    assert all(relation["art-round-up"] is Relation.SPLICED for relation in relations)


def test_a_lift_of_three_paragraphs_in_a_long_page_is_found():
    filler = tuple(
        f"Ward {number} reported {number * 7} repaired lamps and {number + 3} blocked drains in its yearly list."
        for number in range(40)
    )
    found = trace([an_article("wire", FERRY), an_article("long", filler[:20] + FERRY[:3] + filler[20:])])
    assert the_family(found).articles == ("art-long", "art-wire")


def test_a_shared_quotation_is_no_copy():
    words = (
        "“The light on the outer buoy had been dark for two nights before anybody on the mainland wrote it down, and "
        "the crew had asked for a lamp in every one of the last five reports that reached the harbour office,” "
    )
    found = trace(
        [
            an_article(
                "a", (words + "she told a hearing.", "Her account took up most of the first day in Holm.", *OWN)
            ),
            an_article(
                "b", ("Members of the panel were silent.", words + "the mate recalled under oath.", *BAKERY[:3])
            ),
        ]
    )
    assert found.families == ()


def test_a_boilerplate_paragraph_does_not_chain_the_pile():
    notice = (
        "The association has spoken for growers in the eastern valleys since 1931 and counts four thousand members, who "
        "elect a council of nine every second winter; its yearly report can be had from the office in Market Street, where "
        "a reading room with old almanacs and rainfall tables is open to everybody on weekday afternoons until five."
    )
    pile = [
        an_article(f"{number:02}", (" ".join(f"plum{number}x{word}" for word in range(own)) + ".", notice))
        for number in range(12)
        for own in (30 + number,)
    ]
    assert trace(pile).families == ()


def test_a_form_filled_in_anew_is_no_copy():
    form = (
        "A {0} was shot and wounded on {1} evening in the {2} district, police said. Somebody walked up to the {0} in the "
        "{3} block of {4} Street at {5} p.m. and opened fire, according to police. The victim was taken to {6} hospital."
    )
    pile = [
        an_article("a", [form.format("teenager", "Monday", "Quayside", 4100, "Alder", "6:15", "Saint Olaf")]),
        an_article("b", [form.format("cyclist", "Friday", "Millpond", 700, "Harbour", "11:40", "Northern General")]),
    ]
    assert trace(pile).families == ()


def test_a_text_that_tells_the_story_of_no_headline_is_no_family():
    wall = ("Please sign in to read the rest of this page; readers without an account may open one in the "
            "subscription office or by telephone on any weekday between nine and five.",)  # fmt: skip
    titles = ("Ferry aground near Sandvik", "Bakery fire burns for hours", "Choir moves Thursday concert")
    pile = [an_article(str(number), wall, title=title) for number, title in enumerate(titles)]
    assert trace(pile).families == ()


def test_a_slide_show_under_two_stories_of_one_house_is_no_copy():
    slides = "".join(
        f" Image {number} of 4 The stern of the ferry on the gravel bank off Sandvik, seen from the lighthouse steps at noon."
        f" Divers carry a pump of the rescue service over the rocks below the old signal station. Photo: Holm Courier"
        for number in range(1, 5)
    )
    first = an_article("a", (FERRY[0] + slides,), title="Ferry aground off Sandvik with 212 aboard")
    second = an_article("b", (OWN[0] + slides, OWN[1]), title="Keeper watched the tow from his window")
    assert trace([first, second]).families == ()


def test_a_list_of_other_stories_that_tells_no_headline_joins_nothing():
    teasers = (
        "0:45 Police warn of telephone fraud 1:45 Guilty plea in canal boat theft 1:39 Prisoners send cards to a guard "
        "2:10 Brothers describe the mill fire 0:52 Injured constable leaves the ward 1:20 Mayor opens the swimming hall "
        "3:05 Farmers count the drowned sheep 0:31 Snow closes the pass for a second week",
    )
    titles = ("Toddler identified after lake accident", "Four wounded at birthday dance", "Choir wins regional medal")
    pile = [an_article(str(number), teasers, title=title, outlet="Inland Bee") for number, title in enumerate(titles)]
    assert trace(pile).families == ()


def test_a_copyright_line_names_the_house_that_the_story_is_from():
    found = trace(
        [
            an_article(
                "a", FERRY, url="https://www.kxab9.com/story/30810485/ferry-aground", after="\nCopyright 2015 WQZR."
            ),
            an_article(
                "b", FERRY, url="https://www.wqzr.com/story/30810485/ferry-aground", after="\nCopyright 2015 WQZR."
            ),
        ]
    )
    assert told(found) == {"a": (("b",), "copy"), "b": ((), "original")}


def test_a_page_that_prints_anothers_address_has_its_text_from_there():
    found = trace(
        [
            an_article("a", FERRY[:4], after="\nhttp://courier.example/2024/ferry-aground"),
            an_article("b", FERRY, url="https://www.courier.example/2024/ferry-aground/"),
        ]
    )
    assert told(found) == {"a": (("b",), "abridged"), "b": ((), "original")}


@pytest.mark.parametrize(("houses", "expected"), [(("Courier", "Courier"), True), (("Courier", "Post"), False)])
def test_an_earlier_day_decides_between_pages_of_one_house_only(houses, expected):
    found = trace(
        [
            an_article("later", (*OWN[:2], *FERRY[1:]), outlet=houses[0], stamp="2024-06-06"),
            an_article("sooner", FERRY, outlet=houses[1], stamp="2024-06-04"),
        ]
    )
    assert found.edges[0].directed is expected
    if expected:
        assert told(found)["later"] == (("sooner",), "correction")


def test_the_relation_of_an_edge_without_direction_is_that_of_its_child():
    for short, long in (("a", "b"), ("b", "a")):
        (edge,) = trace([an_article(short, FERRY[:4]), an_article(long, FERRY)]).edges
        assert edge.parent < edge.child
        assert edge.relation is (Relation.ABRIDGED if edge.child == f"art-{short}" else Relation.EXTENDED)


def test_a_later_capture_of_one_address_is_its_correction():
    url = "https://courier.example/ferry"
    found = trace(
        [
            an_article("z-first", FERRY, url=url, fetched="2024-06-04T08:00:00Z"),
            an_article(
                "a-second", (*FERRY[:5], FERRY[5].replace("three", "five")), url=url, fetched="2024-06-05T08:00:00Z"
            ),
        ]
    )
    assert told(found)["a-second"] == (("z-first",), "correction")
    changed = next(item.changed for item in the_family(found).witnesses if item.article == "art-a-second")
    assert [(old.text, new.text) for old, new in changed] == [(FERRY[5], FERRY[5].replace("three", "five"))]


def test_an_agencys_own_page_is_the_archetype_of_those_that_credit_it():
    found = trace(
        [
            an_article("own", FERRY, outlet="TASS"),
            an_article("b", FERRY, agency="TASS"),
            an_article("c", FERRY[:4], agency="TASS"),
        ]
    )
    assert the_family(found).archetype == Archetype(article="art-own")
    assert told(found)["c"] == (("own",), "abridged")


def test_an_earlier_stamp_alone_proves_nothing():
    found = trace([an_article("a", FERRY, stamp="2024-06-04"), an_article("b", FERRY, stamp="2024-06-06")])
    assert the_family(found).archetype == Archetype()


def test_added_and_dropped_sentences_are_told():
    found = trace(
        [
            an_article("old", FERRY, outlet="Holm Courier"),
            an_article("new", (*FERRY[:4], OWN[0]), after="\nSource: Holm Courier"),
        ]
    )
    witness = next(item for item in the_family(found).witnesses if item.article == "art-new")
    assert [item.text for item in witness.added] == [OWN[0]]
    assert [item.text for item in witness.dropped] == list(FERRY[4:])


def test_datelines_and_credits_are_not_text():
    found = trace([an_article("a", FERRY, dateline="HOLM, June 4 (TASS) ", agency="TASS"), an_article("b", FERRY)])
    passages = the_family(found).passages
    assert [passage.a.text for passage in passages] == ["\n".join(FERRY).removesuffix(".")]


def test_lone_articles_and_families_carry_three_ready_searches():
    found = trace([an_article("a", FERRY), an_article("b", FERRY), an_article("c", BAKERY)])
    assert set(the_family(found).searches) < set(FERRY)
    assert len(the_family(found).searches) == 3
    ((article, searches),) = found.searches
    assert article == "art-c"
    assert set(searches) < set(BAKERY)


HOSTILE = [
    "",
    "x",
    "\n \n",
    "“",
    "word " * 3000,
    "ا" * 500 + " مرحبا " * 40,
    "\x07\x1b[0m" * 50,
    "'" * 400,
    ". " * 900,
    "Ⅷ ß ﬁ İ " * 30,
]


def test_hostile_text_breaks_nothing():
    pile = [an_article(f"{number}-{copy}", [text]) for number, text in enumerate(HOSTILE) for copy in range(2)]
    trace(pile)
    for text in HOSTILE:
        trace([an_article("alone", [text])])
    assert trace([]) == Lineage((), (), ())
    assert trace([an_article("a", FERRY)] * 2).families == ()


SENTENCES = st.lists(st.sampled_from(FERRY + BAKERY + OWN), min_size=0, max_size=9)


@settings(max_examples=60, deadline=None)
@given(bodies=st.lists(SENTENCES, min_size=2, max_size=6), order=st.randoms(use_true_random=False))
def test_input_order_never_changes_the_result_and_passages_hold_equal_words(bodies, order):
    agencies = ["TASS", None, "Reuters", None, None, None]
    pile = [an_article(f"{number}", body, agency=agencies[number]) for number, body in enumerate(bodies)]
    found = trace(pile)
    order.shuffle(pile)
    assert trace(pile) == found
    for edge in found.edges:
        assert edge.parent != edge.child
        assert edge.directed or edge.parent < edge.child
        for passage in edge.passages:
            assert passage.a.article < passage.b.article
            assert passage.a.text.split() == passage.b.text.split()


RETOLD = (
    "At dawn on Tuesday the Holm ferry to Sandvik, 212 passengers and crew aboard, struck a gravel shoal.",
    "According to the harbour master no one suffered harm; eleven of those aboard were given care for shock and cold.",
    "In the outer hull a tear four metres long was seen by divers, while lorries from three parishes carried pumps there.",
    "Inspectors heard from the captain, on this route from 1998, that at dusk a light on a buoy went out.",
    "Until the weekend all sailings are cancelled, says the operator, whose ticket offices will offer refunds.",
    "Before the fishing season closes, three engineers form a commission and report about the grounding.",
)


def test_a_text_told_in_other_words_is_a_paraphrase_shown_sentence_by_sentence():
    found = trace([an_article("a", FERRY, outlet="Holm Courier"), an_article("b", RETOLD, outlet="Inland Post")])
    # Nothing tells which of the two was first: one stands for the lost text, the other tells it anew.
    assert sorted(told(found).values()) == [((ARCHETYPE,), "copy"), ((ARCHETYPE,), "paraphrase")]
    passages = the_family(found).passages
    assert len(passages) >= 4
    assert all(passage.reworded for passage in passages)
    assert (passages[0].a.text, passages[0].b.text) == (FERRY[0], RETOLD[0])


def test_two_reports_of_one_event_that_share_its_names_are_two_texts():
    other = (
        "Passengers of the Sandvik ferry spent the night in a school after the ship hit a bank near Holm.",
        "My bed shook and then there was silence, one of them remembered over a bowl of soup.",
        "On Tuesday the town opened its gymnasium, and the parish of Holm sent blankets and dry shoes.",
        "The weekend's market was moved to make room for the buses that brought relatives from the valley.",
        "Some of the 212 people aboard went on by taxi, a journey of five hours around the bay.",
        "Refunds were promised, but the queue at the ticket office reached the fish hall by noon.",
    )
    assert trace([an_article("a", FERRY, outlet="Holm Courier"), an_article("b", other)]).families == ()


def test_two_sentences_lifted_word_for_word_are_a_splice_while_nobody_else_has_them():
    story = [*BAKERY[:3], f"{FERRY[2]} {FERRY[4]}", *BAKERY[3:]]
    pile = [an_article("a", FERRY, outlet="Holm Courier"), an_article("b", story, outlet="Inland Post")]
    assert told(trace(pile))["b"] == ((ARCHETYPE,), "spliced")


def test_a_page_that_has_the_additions_of_two_copies_drew_on_both():
    credit = "\nFirst published by Holm Courier."
    late = (OWN[1] + " Two of them said so to this desk by the boat sheds.",)
    first, second = (*FERRY[:3], OWN[0], *FERRY[3:]), (*FERRY, *late)
    found = trace(
        [
            an_article("root", FERRY, outlet="Holm Courier", stamp="2024-05-02"),
            an_article("one", first, outlet="Inland Post", stamp="2024-05-03", after=credit),
            an_article("two", second, outlet="Valley Voice", stamp="2024-05-03", after=credit),
            an_article("both", (*first, *late), outlet="Late Edition", stamp="2024-05-09"),
        ]
    )
    witness = next(item for item in the_family(found).witnesses if item.article == "art-both")
    assert set(witness.parents) == {"art-one", "art-two"}
    assert " ".join(held.text for held in witness.contaminated) in (
        OWN[0],
        late[0].rstrip("."),
        late[0],
        OWN[0].rstrip("."),
    )
    assert [item for item in the_family(found).witnesses if item.contaminated] == [witness]


def test_an_original_is_held_to_be_lost_for_a_reason_or_else_it_may_be_one_of_the_pages():
    houses = trace([an_article("a", FERRY, outlet="Holm Courier"), an_article("b", FERRY, outlet="Inland Post")])
    assert [reason.says for reason in the_family(houses).reasons] == [
        "its carriers are of 2 houses, and nothing shows that one had it from another"
    ]
    one = trace([an_article("a", FERRY, outlet="Holm Courier"), an_article("b", FERRY[:5], outlet="Holm Courier")])
    assert the_family(one).reasons == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("https://holm.example/story/29587701/ferry", "https://www.holm.example/story/29591047/ferry-update", ("old",)),
        ("https://holm.example/story/29587701/ferry", "https://sandvik.example/story/29591047/ferry", (ARCHETYPE,)),
        ("https://holm.example/story/20240501/ferry", "https://holm.example/story/20240502/ferry", (ARCHETYPE,)),
    ],
)
def test_a_house_counts_its_stories_up(old, new, expected):
    pile = [an_article("old", FERRY, url=old), an_article("new", (*FERRY[:5], OWN[0]), url=new)]
    assert told(trace(pile))["new"][0] == expected


def test_a_page_that_prints_the_first_report_below_its_own_is_the_later_one():
    pile = [
        an_article("old", FERRY, outlet="Holm Courier"),
        an_article("new", (*OWN, "ORIGINAL STORY:", *FERRY), outlet="Holm Courier"),
    ]
    assert told(trace(pile))["new"][0] == ("old",)


def test_a_story_that_a_house_prints_weeks_later_is_its_own_with_passages_of_the_first():
    pile = [
        an_article("old", FERRY, outlet="Holm Courier", stamp="2024-05-02"),
        an_article("new", (*OWN, *FERRY[:3]), outlet="Holm Courier", stamp="2024-07-02"),
    ]
    assert told(trace(pile))["new"] == (("old",), "spliced")


@settings(max_examples=30, deadline=None)
@given(
    bodies=st.lists(st.lists(st.sampled_from(FERRY + RETOLD + BAKERY + OWN), max_size=9), min_size=2, max_size=7),
    order=st.randoms(use_true_random=False),
)
def test_the_order_of_the_pages_changes_no_family_where_texts_are_retold_and_mixed(bodies, order):
    stamps = ["2024-05-02", "2024-05-02", None, "2024-05-03", "2024-05-09", None, "2024-05-20"]
    pile = [
        an_article(f"{number}", body, stamp=stamps[number], outlet=f"House {number % 3}")
        for number, body in enumerate(bodies)
    ]
    found = trace(pile)
    order.shuffle(pile)
    assert trace(pile) == found
    members = [set(family.articles) for family in found.families]
    assert all(len(group) > 1 for group in members)
