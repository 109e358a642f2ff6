"""Writing units: which texts were written on one day."""

from __future__ import annotations

import random

import pytest

from rashomon.chronology.units import Units, writing_units
from rashomon.model.lineage import Archetype, Family, Lineage, Passage, Relation, Witness
from rashomon.model.text import Evidence
from tests.chronology.pages import Page, a_family, a_page, again, where

WIRE = "Ada Brandt arrived in Port Vell on Tuesday, the harbour office said."
MORE = "Ivo Lenz met her at the quay, a deputy told reporters."
OWN = "Our reporter saw no ship all day."


def units_of(*pages: Page, families: tuple[Family, ...]) -> Units:
    return writing_units([page.article for page in pages], Lineage((), families))


def unit_at(units: Units, page: Page, words: str) -> str:
    return units.at(page.id, where(page.article.text, words).begin)


def test_copies_share_a_day_and_others_have_their_own() -> None:
    one = a_page("one", WIRE)
    two, alone = again(one, "two"), a_page("alone", OWN)
    units = units_of(one, two, alone, families=(a_family(one, two),))
    assert units.home == {one.id: "fam-wire", two.id: "fam-wire", alone.id: alone.id}
    assert units.articles["fam-wire"] == (one.id, two.id)
    assert units.is_family("fam-wire")
    assert not units.is_family(alone.id)


@pytest.mark.parametrize("relation", [Relation.COPY, Relation.ABRIDGED, Relation.REORDERED, Relation.PARAPHRASE])
def test_a_witness_that_adds_nothing_is_all_the_familys(relation: Relation) -> None:
    one, two = a_page("one", WIRE, MORE), a_page("two", WIRE)
    units = units_of(one, two, families=(a_family(one, two, relations={two.id: relation}, shared=[WIRE]),))
    assert unit_at(units, two, "Brandt") == unit_at(units, one, "quay") == "fam-wire"


@pytest.mark.parametrize("relation", [Relation.SPLICED, Relation.EXTENDED, Relation.CORRECTION])
def test_borrowed_passages_belong_to_the_family_and_the_rest_to_the_page(relation: Relation) -> None:
    one, two = a_page("one", WIRE), a_page("two", OWN, WIRE)
    units = units_of(one, two, families=(a_family(one, two, relations={two.id: relation}, shared=[WIRE]),))
    assert unit_at(units, two, "Brandt arrived") == "fam-wire"
    assert unit_at(units, two, "Our reporter") == two.id
    assert units.home[two.id] == two.id
    assert units.articles["fam-wire"] == (one.id, two.id)


def test_a_splice_of_two_wires_is_shared_out_between_them() -> None:
    one, two = a_page("one", WIRE), a_page("two", MORE)
    splice = a_page("splice", WIRE, OWN, MORE)
    families = (
        a_family(one, splice, relations={splice.id: Relation.SPLICED}, shared=[WIRE], name="arrival"),
        a_family(two, splice, relations={splice.id: Relation.SPLICED}, shared=[MORE], name="quay"),
    )
    units = units_of(one, two, splice, families=families)
    told = [unit_at(units, splice, words) for words in ("Brandt arrived", "Our reporter", "met her")]
    assert told == ["fam-arrival", splice.id, "fam-quay"]


def test_where_a_borrowed_passage_ends() -> None:
    one, two = a_page("one", WIRE), a_page("two", WIRE, OWN)
    units = units_of(one, two, families=(a_family(one, two, relations={two.id: Relation.SPLICED}, shared=[WIRE]),))
    end = len(WIRE)
    assert [units.at(two.id, place) for place in (0, end - 1, end)] == ["fam-wire", "fam-wire", two.id]


def shared(one: Page, other: Page, words: str) -> Passage:
    """The words in two pages, of which ``one`` has the smaller id."""
    a, b = where(one.article.text, words), where(other.article.text, words)
    return Passage(Evidence.at(one.article, a.begin, a.end), Evidence.at(other.article, b.begin, b.end))


def test_a_short_passage_inside_a_long_one_cuts_nothing_off() -> None:
    """Two other witnesses share text with the spliced page: one the whole story, one a few words of it."""
    story = f"{MORE} {WIRE} The port stays open."
    one, two, splice = a_page("one", story), a_page("two", WIRE), a_page("splice", OWN, story)
    witnesses = (
        Witness(one.id, ("archetype",), Relation.COPY, 1.0),
        Witness(two.id, ("archetype",), Relation.ABRIDGED, 1.0),
        Witness(splice.id, ("archetype",), Relation.SPLICED, 0.8),
    )
    passages = (shared(one, splice, story), shared(splice, two, WIRE))
    units = units_of(one, two, splice, families=(Family("fam-wire", Archetype(), witnesses, passages),))
    assert unit_at(units, splice, "quay") == "fam-wire"
    assert unit_at(units, splice, "Brandt arrived") == "fam-wire"
    assert unit_at(units, splice, "The port stays open") == "fam-wire"


def test_the_order_of_families_does_not_matter() -> None:
    page, other, third = a_page("page", WIRE, MORE), a_page("other", WIRE), a_page("third", MORE)
    families = [
        a_family(page, other, shared=[WIRE], name="arrival"),
        a_family(page, third, shared=[MORE], name="quay"),
    ]
    one = units_of(page, other, third, families=tuple(families))
    two = units_of(page, other, third, families=tuple(reversed(families)))
    assert one == two


def test_no_order_of_pages_or_passages_matters() -> None:
    one, splice = a_page("one", WIRE), a_page("splice", WIRE, OWN, MORE)
    two = a_page("two", MORE)
    witnesses = tuple(
        Witness(page.id, ("archetype",), Relation.SPLICED if page is splice else Relation.COPY, 1.0)
        for page in (one, two, splice)
    )
    passages = [shared(one, splice, WIRE), shared(splice, two, MORE)]
    pages = [one, two, splice]
    seen = []
    for seed in range(6):
        random.Random(seed).shuffle(passages)
        random.Random(seed).shuffle(pages)
        seen.append(units_of(*pages, families=(Family("fam-wire", Archetype(), witnesses, tuple(passages)),)))
    assert all(units == seen[0] for units in seen)
