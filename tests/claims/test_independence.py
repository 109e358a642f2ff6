"""On how many independent words it rests that something happened."""

from __future__ import annotations

from rashomon.model.attribution import LinkKind, SpeechAct
from rashomon.model.claims import Independence, OriginKind
from rashomon.model.events import EventStatus
from rashomon.model.language import EntityKind
from tests.claims.making import Pile

FIRE = "A fire destroyed the ferry terminal"


def counts(found: Independence) -> tuple[int, int]:
    return found.certain, found.possible


def told(pile: Pile, who: str | tuple[str, ...], kind: LinkKind = LinkKind.ORGANISATION, **fields: object) -> None:
    """One more page on which somebody tells of the fire."""
    names = (who,) if isinstance(who, str) else who
    page = pile.page(f"{FIRE}, {', '.join(names)} said on page {len(pile.articles)}.", **fields)  # type: ignore[arg-type]
    pile.says(page, who, FIRE, kind=kind)
    pile.tells(page, FIRE, "destroyed")


def test_one_body_that_says_so_is_one() -> None:
    pile = Pile()
    told(pile, "Doctors at Sea")
    assert counts(pile.independence()) == (1, 1)


def test_two_bodies_on_two_pages_are_two() -> None:
    pile = Pile()
    told(pile, "Doctors at Sea")
    told(pile, "Harbour Workers Union")
    assert counts(pile.independence()) == (2, 2)


def test_two_agencies_that_cite_one_source_are_one() -> None:
    pile = Pile()
    told(pile, ("Reuters", "Harbour Workers Union"))
    told(pile, ("Agence France-Presse", "Harbour Workers Union"))
    assert counts(pile.independence()) == (1, 1)


def test_an_agency_that_quotes_nobody_is_an_origin() -> None:
    pile = Pile()
    page = pile.page(f"{FIRE} on Monday.", agency="Reuters")
    pile.tells(page, FIRE, "destroyed")
    found = pile.independence()
    assert (counts(found), found.origins[0].kind) == ((1, 1), OriginKind.AGENCY)


def test_an_agency_that_quotes_nobody_adds_nothing_certain_to_a_source_that_is_known() -> None:
    pile = Pile()
    page = pile.page(f"{FIRE} on Monday.", agency="Reuters")
    pile.tells(page, FIRE, "destroyed")
    told(pile, "Harbour Workers Union")
    assert counts(pile.independence()) == (1, 2)


def test_outlets_on_their_own_word_may_all_have_it_from_one() -> None:
    pile = Pile()
    for outlet in ("Kystposten", "Havnebladet", "Fjordavisen"):
        page = pile.page(f"{FIRE}, writes {outlet}.", outlet=outlet)
        pile.tells(page, FIRE, "destroyed")
    assert counts(pile.independence()) == (1, 3)


def test_copies_are_one_carrier() -> None:
    pile = Pile()
    pages = [pile.page(f"{FIRE} on Monday.{' ' * n}") for n in range(4)]
    for page in pages:
        pile.tells(page, FIRE, "destroyed")
    pile.copies(*pages)
    assert counts(pile.independence()) == (1, 1)


def test_sources_without_a_name_may_be_one_another() -> None:
    pile = Pile()
    told(pile, "witnesses", LinkKind.UNNAMED)
    told(pile, "officials", LinkKind.UNNAMED)
    found = pile.independence()
    assert counts(found) == (1, 2)
    assert {origin.kind for origin in found.origins} == {OriginKind.UNNAMED}


def test_police_and_authorities_are_not_known_to_be_two() -> None:
    pile = Pile()
    told(pile, "police", LinkKind.GOVERNMENT)
    told(pile, "authorities", LinkKind.GOVERNMENT)
    assert pile.independence().certain == 1


def test_a_speaker_who_only_talks_of_it_is_no_source_of_it() -> None:
    pile = Pile()
    told(pile, "Doctors at Sea")
    page = pile.page("“Those who lost work when the terminal burned deserve help,” Ada Brandt said.", main="ev-talk")
    pile.says(page, "Ada Brandt", "Those who lost work when the terminal burned deserve help")
    pile.tells(page, "the terminal burned", "burned", background=True)
    assert pile.independence().certain == 1


def test_whoever_denies_or_demands_does_not_tell_that_it_happened() -> None:
    pile = Pile()
    told(pile, "Doctors at Sea")
    for number, act in enumerate((SpeechAct.DENIES, SpeechAct.DEMANDS, SpeechAct.SPECULATES)):
        page = pile.page(f"{FIRE}, Speaker Number{number} was quoted.")
        pile.says(page, f"Speaker Number{number}", FIRE, act=act)
        pile.tells(page, FIRE, "destroyed", status=EventStatus.UNCERTAIN)
    assert pile.independence().certain == 1


def test_those_who_take_part_are_marked_as_parties() -> None:
    pile = Pile()
    north = pile.entity("Norway", EntityKind.GOVERNMENT, country="Norway")
    told(pile, "Norway", LinkKind.GOVERNMENT)
    pile.happening(parties=(north,))
    found = pile.independence()
    assert (counts(found), [origin.kind for origin in found.origins]) == ((1, 1), [OriginKind.PARTY])


def test_both_sides_are_the_two_parties() -> None:
    pile = Pile()
    parties = [pile.entity(name, EntityKind.GOVERNMENT, country=name) for name in ("Norway", "Sweden")]
    page = pile.page("Norway and Sweden signed the ferry treaty, both sides said.")
    pile.says(page, "both sides", "Norway and Sweden signed the ferry treaty", kind=LinkKind.GROUP)
    pile.tells(page, "Norway and Sweden signed the ferry treaty", "signed")
    pile.happening(parties=parties)
    found = pile.independence()
    assert {(origin.interest, origin.kind) for origin in found.origins} == {
        ("Norway", OriginKind.PARTY),
        ("Sweden", OriginKind.PARTY),
    }


def test_words_without_a_source_inherit_the_one_that_the_page_names_for_its_main_event() -> None:
    pile = Pile()
    page = pile.page(f"{FIRE}, Doctors at Sea said. Two boats sank.")
    pile.says(page, "Doctors at Sea", FIRE, kind=LinkKind.ORGANISATION)
    pile.tells(page, FIRE, "destroyed")
    pile.happening("ev-boats")
    pile.tells(page, "Two boats sank", "sank", "ev-boats")
    assert [origin.name for origin in pile.independence("ev-boats").origins] == ["Doctors at Sea"]


def test_where_the_page_names_several_nobody_knows_which_of_them_a_bare_sentence_rests_on() -> None:
    pile = Pile()
    page = pile.page(f"{FIRE}, Doctors at Sea said. The Harbour Workers Union confirmed the blaze. Two boats sank.")
    pile.says(page, "Doctors at Sea", FIRE, kind=LinkKind.ORGANISATION)
    pile.says(page, "Harbour Workers Union", "the blaze", kind=LinkKind.ORGANISATION, act=SpeechAct.CONFIRMS)
    pile.tells(page, FIRE, "destroyed")
    pile.tells(page, "the blaze", "blaze", nominal=True)
    pile.happening("ev-boats")
    pile.tells(page, "Two boats sank", "sank", "ev-boats")
    assert counts(pile.independence()) == (2, 2)
    assert counts(pile.independence("ev-boats")) == (1, 1)


def test_nobody_tells_what_is_only_denied() -> None:
    pile = Pile()
    page = pile.page("Ada Brandt denied that the terminal burned.")
    pile.says(page, "Ada Brandt", "the terminal burned", act=SpeechAct.DENIES)
    pile.tells(page, "the terminal burned", "burned", status=EventStatus.DENIED)
    assert counts(pile.independence()) == (0, 0)


def test_the_accused_is_not_the_accuser() -> None:
    pile = Pile()
    page = pile.page("A docker accused of setting the fire was in court.")
    pile.says(page, "A docker", "setting the fire", act=SpeechAct.ALLEGES, cue="accused of", kind=LinkKind.UNNAMED)
    (claim,) = pile.weighed().claims
    assert claim.chain[-1].name == "unnamed"


def test_a_storm_that_claims_lives_claims_nothing() -> None:
    pile = Pile()
    page = pile.page("The storm claimed more than 100 lives. No group has claimed the attack.")
    pile.says(page, "The storm", "more than 100 lives", act=SpeechAct.ALLEGES)
    pile.says(page, "No group", "the attack", act=SpeechAct.ALLEGES)
    assert pile.weighed().claims == ()


def test_who_denies_a_part_of_their_own_is_a_party() -> None:
    pile = Pile()
    page = pile.page("Norway and Iceland deny taking the boats.", main=None)
    for name in ("Norway", "Iceland"):
        pile.says(page, name, "taking the boats", kind=LinkKind.GOVERNMENT, act=SpeechAct.DENIES)
    (held,) = {assertion.independence for assertion in pile.weighed().assertions}
    assert {origin.kind for origin in held.origins} == {OriginKind.PARTY}


def test_both_sides_are_the_parties_of_what_the_text_is_about() -> None:
    pile = Pile()
    page = pile.page("The envoys met. Both sides said they wanted a fair share.", main="ev-talks")
    pile.tells(page, "The envoys met", "met", "ev-talks")
    envoys = [
        pile.person("Ada Brandt", title="minister", of="Norway", country="Norway"),
        pile.person("Ivo Lenz", title="minister", of="Iceland", country="Iceland"),
    ]
    pile.happening("ev-talks", parties=envoys)
    pile.says(page, "Both sides", "they wanted a fair share", kind=LinkKind.GROUP)
    said = next(a for a in pile.weighed().assertions if a.text == "they wanted a fair share")
    assert {origin.interest for origin in said.independence.origins} == {"Norway", "Iceland"}
    assert {origin.kind for origin in said.independence.origins} == {OriginKind.PARTY}


def test_a_monitor_and_a_monitoring_group_may_be_one() -> None:
    pile = Pile()
    for who in ("a monitor", "a monitoring group"):
        page = pile.page(f"The fire destroyed nine wooden warehouses, {who} said.")
        pile.says(page, who, "The fire destroyed nine wooden warehouses", kind=LinkKind.UNNAMED)
    (held,) = [assertion.independence for assertion in pile.weighed().assertions]
    assert (held.certain, held.possible) == (1, 1)


def test_words_that_are_no_number_join_no_claims() -> None:
    pile = Pile()
    for words, verb in (("The war killed hundreds of divers", "killed"), ("It left hundreds of sailors dead", "left")):
        page = pile.page(f"{words}.")
        pile.tells(page, words, verb, count=("killed", "hundreds", 100, None))
    assert len(pile.weighed().assertions) == 2
