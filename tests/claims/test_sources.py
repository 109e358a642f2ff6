"""What the words of a source name: somebody to call on, an organ of a state, or nobody in particular."""

from __future__ import annotations

import pytest

from rashomon.claims.folding import one_interest
from rashomon.claims.naming import faceless_kind, has_name, head_of, initials, leading_country
from rashomon.claims.origins import Interests, Source
from rashomon.model.attribution import LinkKind, SourceLink
from rashomon.model.claims import OriginKind
from rashomon.model.language import EntityKind
from tests.claims.making import Pile


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("two military sources in the city", "source"),
        ("a statement from the owners", "statement"),
        ("Syndicate for Harbour Workers", "syndicate"),
        ("witnesses", "witness"),
        ("young men", "man"),
        ("", ""),
    ],
)
def test_the_head_of_a_description_stands_before_its_prepositions(words: str, head: str) -> None:
    assert head_of(words) == head


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ada Brandt", True),
        ("the Brandt family", True),
        ("Residents", False),
        ("a Britain-based group", False),
        ("a spokesman here on Monday", False),
        ("a letter from a priest in Port Vell", False),
        ("Syrian officials", False),
        ("", False),
    ],
)
def test_a_capital_names_somebody_unless_it_is_a_people_a_day_or_a_sentences_begin(words: str, named: bool) -> None:
    assert has_name(words) is named


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Russia’s embassy in Oslo", "Russia"),
        ("the South Korean intelligence service", "South Korea"),
        ("a spokesman for the French interior ministry", "France"),
        ("the Syrian Observatory for Human Rights", None),
        ("the Free Syrian Army", None),
        ("the harbour office", None),
        ("Icelandic police", "Iceland"),
        ("Chicago police", None),
        ("the Georgia State Police", None),
    ],
)
def test_a_country_speaks_through_its_organs_only(words: str, country: str | None) -> None:
    assert leading_country(words) == country


def test_a_name_of_several_words_has_initials() -> None:
    assert initials("Harbour Workers Union") == "hwu"
    assert initials("Reuters") == ""


def link(name: str, kind: LinkKind) -> SourceLink:
    return SourceLink(name, kind, 0, 0)


def source(name: str, kind: LinkKind = LinkKind.ORGANISATION) -> Source:
    return Interests({}, {}).of_link(link(name, kind))


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("residents", LinkKind.GROUP, OriginKind.UNNAMED),
        ("a senior official", LinkKind.UNNAMED, OriginKind.UNNAMED),
        ("monitoring group", LinkKind.ORGANISATION, OriginKind.UNNAMED),
        ("160 dockers", LinkKind.GROUP, OriginKind.UNNAMED),
        ("munitions", LinkKind.GROUP, OriginKind.UNNAMED),
        ("Reuters", LinkKind.AGENCY, OriginKind.AGENCY),
        ("TASS", LinkKind.STATE_MEDIA, OriginKind.STATE_MEDIA),
        ("harbour.example.com", LinkKind.ORGANISATION, OriginKind.OUTLET),
        ("police", LinkKind.GOVERNMENT, OriginKind.OFFICIAL),
        ("court records", LinkKind.GROUP, OriginKind.OFFICIAL),
        ("Lake County sheriff’s deputies", LinkKind.GROUP, OriginKind.OFFICIAL),
        ("Doctors at Sea", LinkKind.ORGANISATION, OriginKind.ORGANISATION),
        ("Ada Brandt", LinkKind.PERSON, OriginKind.PERSON),
        ("Det", LinkKind.PERSON, OriginKind.UNNAMED),
    ],
)
def test_a_source_is_what_its_words_say(name: str, kind: LinkKind, expected: OriginKind) -> None:
    assert source(name, kind).origin.kind is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vellish Observatory for Harbours", "Observatory"),
        ("Vellish Observatory for Harbours", "VOH"),
        ("Houston police", "police"),
        ("Harbour Workers Union", "spokeswoman for the Harbour Workers Union"),
    ],
)
def test_two_forms_of_one_source_are_one_interest(one: str, other: str) -> None:
    assert one_interest(source(one), source(other))
    assert one_interest(source(other), source(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harbour Workers Union", "Dockside Traders Guild"), ("Houston police", "Dallas coroner")],
)
def test_two_bodies_are_two_interests(one: str, other: str) -> None:
    assert not one_interest(source(one), source(other))


def test_state_media_an_embassy_and_a_minister_of_one_country_are_one_interest() -> None:
    pile = Pile()
    minister = pile.person("Ivan Petrov", title="foreign minister", of="Russia", country="Russia")
    interests = Interests(pile.entities, {})
    found = {
        interests.of_link(SourceLink("Ivan Petrov", LinkKind.PERSON, 0, 0, minister.id)).origin.interest,
        source("TASS", LinkKind.STATE_MEDIA).origin.interest,
        source("Russia’s embassy in Oslo").origin.interest,
        source("Moscow", LinkKind.GOVERNMENT).origin.interest,
    }
    assert found == {"Russia"}


def test_an_activist_of_a_country_is_not_its_government() -> None:
    pile = Pile()
    activist = pile.person("Mira Lund", title="activist", country="Norway")
    found = Interests(pile.entities, {}).of_link(SourceLink("Mira Lund", LinkKind.PERSON, 0, 0, activist.id))
    assert (found.origin.kind, found.origin.interest) == (OriginKind.PERSON, "Mira Lund")


def test_a_director_introduced_by_the_body_speaks_for_it() -> None:
    pile = Pile()
    page = pile.page("Observatory head Rami Holm said nine people drowned.")
    holm = pile.person("Rami Holm")
    begin = page.text.index("Rami")
    director = Interests(pile.entities, {page.id: page}).of_link(
        SourceLink("Rami Holm", LinkKind.PERSON, begin, begin + 9, holm.id), page
    )
    assert one_interest(director, source("Vellish Observatory for Harbours"))


def test_somebody_who_was_there_is_first_hand() -> None:
    pile = Pile()
    page = pile.page("“The roof came down,” said Nils Berg, who was inside when it happened.")
    berg = pile.person("Nils Berg")
    begin = page.text.index("Nils")
    found = Interests(pile.entities, {page.id: page}).of_link(
        SourceLink("Nils Berg", LinkKind.PERSON, begin, begin + 9, berg.id), page
    )
    assert found.origin.kind is OriginKind.FIRST_HAND


def test_blocs_and_ranks_without_a_name_are_nobody_to_call_on() -> None:
    assert faceless_kind("the West") == "bloc"
    assert faceless_kind("military sources") == "faceless"
    pile = Pile()
    west = pile.entity("West", EntityKind.PLACE)
    found = Interests(pile.entities, {}).of_link(SourceLink("West", LinkKind.GOVERNMENT, 0, 0, west.id))
    assert found.is_faceless


def test_whoever_stands_before_the_verb_introduces_nobody_behind_it() -> None:
    pile = Pile()
    page = pile.page("Opposition leader Ada Brandt accused President Ivo Lenz of theft. Ivo Lenz denied the charge.")
    first = pile.says(page, "Ada Brandt", "President Ivo Lenz of theft", entity=pile.person("Ada Brandt"))
    second = pile.says(page, "Ivo Lenz", "the charge", entity=pile.person("Ivo Lenz"))
    interests = Interests(pile.entities, {page.id: page})
    assert not one_interest(*(interests.of_link(said.chain[-1], page) for said in (first, second)))
