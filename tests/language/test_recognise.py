"""Who is who, in sentences of our own."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import RashomonError
from rashomon.language import analyse, recognise
from rashomon.model.article import Agency
from rashomon.model.language import EntityKind, MentionForm
from tests.language.factories import an_article, entity, mentions, names_in, pile, words_for

PAIR = (
    "Norwegian Foreign Minister Astrid Holm met Pavel Novak, the head of the Czech Export Agency, in Oslo on Monday.",
    "Holm praised the accord, Yonhap news agency said.",
)


def test_a_surname_joins_the_full_name_of_its_article():
    names = names_in("Astrid Holm came to Oslo. Holm left on Friday.")
    assert words_for(names, "Astrid Holm", MentionForm.NAME) == ["Astrid Holm", "Holm"]


def test_a_possessive_is_no_part_of_a_name():
    names = names_in("Astrid Holm’s visit ended. Holm's car was waiting.")
    assert words_for(names, "Astrid Holm") == ["Astrid Holm", "Holm"]


def test_hyphenated_names_stay_whole():
    names = names_in("Foreign Minister Cho Min-seo travelled to Geneva. Cho said she was content.")
    assert "Cho" in words_for(names, "Cho Min-seo")


@pytest.mark.parametrize(
    ("sentence", "name", "title", "of"),
    [
        ("Norwegian Foreign Minister Astrid Holm resigned.", "Astrid Holm", "foreign minister", "Norway"),
        (
            "Astrid Holm, the Secretary of Norway's Security Council, resigned.",
            "Astrid Holm",
            "secretary",
            "Norway's Security Council",
        ),
        ("Norway's security chief Astrid Holm resigned.", "Astrid Holm", "security chief", "Norway"),
        ("Police Chief Martin Webb spoke to reporters.", "Martin Webb", "police chief", None),
    ],
)
def test_an_office_beside_a_name_is_a_role(sentence: str, name: str, title: str, of: str | None):
    roles = entity(names_in(sentence), name).roles
    assert [(role.title, role.of) for role in roles] == [(title, of)]
    assert all(role.articles == ("a0",) for role in roles)


def test_an_office_without_a_name_is_its_holder():
    names = names_in("Polish President Karol Lis arrived in Oslo. The Polish president will stay for a week.")
    assert words_for(names, "Karol Lis", MentionForm.NOMINAL) == ["Polish President", "The Polish president"]


def test_an_office_told_elsewhere_in_the_pile_is_its_only_holder():
    names = names_in(
        "Norway's security chief Astrid Holm resigned.", "Reporters waited for Norway's security chief in Oslo."
    )
    assert [one.article for one in mentions(names, "Astrid Holm", MentionForm.NOMINAL)] == ["a0", "a1"]


def test_an_office_with_two_holders_is_nobody():
    names = names_in(
        "Norway's security chief Astrid Holm resigned.",
        "Norway's security chief Lars Dahl was sworn in.",
        "Reporters waited for Norway's security chief in Oslo.",
    )
    assert not [one for one in names.mentions if one.form is MentionForm.NOMINAL and one.article == "a2"]


def test_people_of_one_surname_stay_apart():
    names = names_in("Brian Mercer was charged with murder. Deborah Mercer wept. Mercer was silent.")
    assert words_for(names, "Brian Mercer", MentionForm.NAME) == ["Brian Mercer"]
    assert words_for(names, "Deborah Mercer", MentionForm.NAME) == ["Deborah Mercer"]


def test_a_bare_surname_does_not_travel_between_articles():
    names = names_in("Brian Mercer was charged with murder in Leeds.", "The coroner said Mercer died at home in Truro.")
    assert [one.article for one in mentions(names, "Brian Mercer")] == ["a0"]


def test_a_common_full_name_is_not_enough_to_be_one_person():
    names = names_in(
        "Robert Miller was shot in Leeds. Anna Berg saw it.",
        "Robert Miller opened a bakery in Truro, said Pavel Novak.",
    )
    assert len([one for one in names.entities if one.name == "Robert Miller"]) == 2


def test_a_common_full_name_in_the_same_company_is_one_person():
    names = names_in("Robert Miller was shot near Anna Berg's house.", "Anna Berg said Robert Miller had smiled.")
    assert len([one for one in names.entities if one.name == "Robert Miller"]) == 1


def test_a_rare_full_name_is_one_person():
    names = names_in("Tadeusz Brzoza was shot in Leeds.", "The trial of Tadeusz Brzoza begins in Truro.")
    assert {one.article for one in mentions(names, "Tadeusz Brzoza")} == {"a0", "a1"}


def test_a_surname_travels_with_its_office():
    names = names_in("Polish President Karol Lis arrived in Oslo.", "Polish President Lis left Oslo on Friday.")
    assert [one.article for one in mentions(names, "Karol Lis", MentionForm.NAME)] == ["a0", "a1"]


def test_an_acronym_defined_in_the_text_is_its_body():
    names = names_in("The Northern Water Board (NWB) closed the dam. The NWB gave no reason.")
    assert words_for(names, "Northern Water Board").count("NWB") == 2 or "NWB" in words_for(
        names, "Northern Water Board"
    )


def test_one_body_under_three_owners_forms():
    names = names_in(
        "The Russian Security Council met.",
        "Russia's Security Council met.",
        "The Security Council of Russia met again.",
    )
    assert {one.article for one in mentions(names, "Russian Security Council")} == {"a0", "a1", "a2"}


def test_the_security_council_of_the_united_nations_is_another():
    names = names_in("The Russian Security Council met.", "The UN Security Council met in New York.")
    assert {one.article for one in mentions(names, "Russian Security Council")} == {"a0"}


def test_the_council_is_the_only_council_of_the_article():
    names = names_in("Russia's Security Council met on Monday. The council further said that it would meet again.")
    assert words_for(names, "Russia's Security Council", MentionForm.NOMINAL) == ["The council"]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The ship sank, Russian news agency Tass reported.", "TASS", EntityKind.AGENCY),
        ("Talks were held, Yonhap said.", "Yonhap News Agency", EntityKind.AGENCY),
        ("The mayor told the BBC that she was innocent.", "BBC News", EntityKind.OUTLET),
        ("Talks will be held at the Harbor View Stadium.", "Harbor View Stadium", EntityKind.FACILITY),
    ],
)
def test_kinds(sentence: str, name: str, kind: EntityKind):
    assert entity(names_in(sentence), name).kind is kind


def test_a_capital_acts_as_its_government_and_lies_as_a_place():
    names = names_in("Russia and Norway signed the treaty. Moscow denied the report. The envoy landed in Moscow.")
    assert [one.kind for one in mentions(names, "Russia") if one.text == "Moscow"] == [EntityKind.GOVERNMENT]
    assert [one.kind for one in mentions(names, "Moscow") if one.text == "Moscow"][-1] is EntityKind.PLACE


def test_the_north_is_the_country_whose_name_begins_so():
    names = names_in("North Korea fired a missile. Analysts said the North wanted talks.")
    assert "North" in words_for(names, "North Korea", MentionForm.NOMINAL)


def test_a_state_is_not_a_country():
    names = names_in("A storm hit Atlanta, Georgia, on Monday. Officials in Georgia closed the schools.")
    assert not any(one.kind is EntityKind.GOVERNMENT for one in names.entities)


@pytest.mark.parametrize(
    ("text", "name", "pronouns"),
    [
        ("Astrid Holm said she would stay.", "Astrid Holm", ["she"]),
        ("Astrid Holm met nobody. She left early.", "Astrid Holm", ["She"]),
        ("Karol Lis and Peter Voss met. The talks were short and he was late.", "Karol Lis", []),
        ("Anna Berg met Peter Voss. He smiled.", "Peter Voss", ["He"]),
    ],
)
def test_pronouns(text: str, name: str, pronouns: list[str]):
    assert words_for(names_in(text), name, MentionForm.PRONOUN) == pronouns


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Norway closed its airspace. The Norwegian embassy gave no reason.",
            "Norwegian embassy",
            ["The Norwegian embassy"],
        ),
        ("Norway's foreign ministry summoned him.", "Norway's foreign ministry", ["Norway's foreign ministry"]),
        ("The Norwegian government resigned.", "Norway", ["Norwegian", "The Norwegian government"]),
    ],
)
def test_a_country_s_own_body_is_named_by_its_owner(text: str, name: str, words: list[str]):
    assert sorted(words_for(names_in(text), name)) == sorted(words)


def test_a_credited_agency_is_named_although_it_stands_in_no_sentence():
    plain = an_article("LIMA, May 3 (IANS) The port reopened.", dateline="LIMA, May 3 (IANS)")
    article = replace(plain, agency=Agency("IANS", 13, 17))
    assert [(one.text, one.kind) for one in mentions(pile([article]), "IANS")] == [("IANS", EntityKind.AGENCY)]


def test_a_word_in_front_that_the_pile_lacks_is_cut():
    names = names_in("Astrid Holm won.", "Astrid Holm lost.", "Astrid Holm drew.", "Hire Astrid Holm Now, Fans Say")
    assert {one.article for one in mentions(names, "Astrid Holm")} == {"a0", "a1", "a2", "a3"}


def test_movements_go_by_many_names():
    names = names_in("ISIS fighters fled Mosul.", "Daesh said it held the dam.")
    assert {one.article for one in mentions(names, "Islamic State")} == {"a0", "a1"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "'s",
        "’s ’s ’s",
        "Mr. Mr. Mr.",
        "the the of of",
        "KIM KIM KIM KIM",
        "“",
        "of Russia's",
        "(((Kim)))",
        "President President's",
        "A" * 20_000,
        "Kim " * 3_000,
        "Russia's " * 1_500,
        "\x00\u202eabc Kim Jong\u200b-un",
        "- - - -",
        "Secretary of of of the",
        "الرئيس بوتين في موسكو",
        "X, the president of the president of the president of Y.",
    ],
)
def test_hostile_pages_do_no_harm(text: str):
    article = an_article(text)
    for one in pile([article]).mentions:
        assert article.text[one.begin : one.end] == one.text


def test_mentions_stand_where_they_say_and_heads_are_inside():
    articles = [an_article(text, name=f"a{n}", headline="HOLM AND NOVAK MEET") for n, text in enumerate(PAIR)]
    names = pile(articles)
    pages = {article.id: article.text for article in articles}
    assert names.mentions
    for one in names.mentions:
        assert pages[one.article][one.begin : one.end] == one.text
        assert one.begin <= one.head < one.end
        assert not one.text.endswith(("'s", "’s"))
    known = {one.id for one in names.entities}
    assert {one.entity for one in names.mentions} <= known
    assert all(not one.name.endswith(("'s", "’s")) for one in names.entities)


def test_the_order_of_articles_never_matters():
    texts = [
        *PAIR,
        "Karol Lis met Astrid Holm.",
        "Czech Prime Minister Jan Dvorak called Holm.",
        "The NWB (Northern Water Board) met.",
    ]
    articles = [an_article(text, name=f"a{n}") for n, text in enumerate(texts)]
    expected = pile(articles)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert pile(articles) == expected


SENTENCES = (
    "Czech Prime Minister Jan Dvorak opened the Boeing 787 plant.",
    "The 787 Dreamliner, which Boeing showed, is late. It cost millions.",
    "Dvorak said: “We shall build it.”",
    "A 34-year-old man was held. Karol Lis, 34, denied it.",
    "The Northern Water Board (NWB) sued Lis, a climber.",
    "NWB said that the climber had lied.",
    "The Norhaven Harriers lost. Critics said the Harriers were tired.",
    "Harriers coach Jan Dvorak wept.",
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True), max_size=5), st.randoms())
def test_what_is_recognised_depends_on_the_pages_and_not_on_their_order(pages: list[list[str]], dice: random.Random):
    articles = [an_article(" ".join(page), name=f"a{n}") for n, page in enumerate(pages)]
    expected = pile(articles)
    dice.shuffle(articles)
    assert pile(articles) == expected


def test_analyses_of_other_articles_are_refused():
    one, other = an_article("Rain fell.", name="a"), an_article("Rain fell.", name="b")
    with pytest.raises(RashomonError):
        recognise([one], list(analyse([other])))


def test_an_empty_pile_has_no_names():
    assert recognise([], []) == ((), (), ())
