"""What people decide and know stands before the rules, in sentences of our own."""

from __future__ import annotations

import random
from datetime import date

import pytest

from rashomon.language import Names, analyse, recognise
from rashomon.model.article import Article
from rashomon.model.decision import Decision, Pointer, Question
from rashomon.model.judgement import Answer
from rashomon.model.language import EntityKind, KnownEntity, MentionForm, Role
from tests.language.factories import an_article, entity, pile

TWO_MILLERS = ("Robert Miller was shot in Leeds.", "Robert Miller sang in Truro.", "Robert Miller sailed to Cork.")


def articles_of(*texts: str) -> list[Article]:
    return [an_article(text, name=f"a{number}") for number, text in enumerate(texts)]


def pointer(article: Article, words: str) -> Pointer:
    begin = article.text.index(words)
    return Pointer(article.id, begin, begin + len(words), words)


def decision(left: Pointer, right: Pointer, same: bool, author: str = "M. Ruiz") -> Decision:
    return Decision(Question.SAME_ENTITY, left, right, same, author)


def names_of(articles: list[Article], *decisions: Decision, known: tuple[KnownEntity, ...] = ()) -> Names:
    return recognise(articles, list(analyse(articles)), known=known, decisions=decisions)


def entities_at(names: Names, words: str) -> list[str]:
    """The entity of each mention written so, in page order."""
    return [one.entity for one in names.mentions if one.text == words]


def test_what_the_rules_keep_apart_a_person_can_join():
    articles = articles_of(*TWO_MILLERS)
    assert len(set(entities_at(names_of(articles), "Robert Miller"))) == 3
    joined = decision(pointer(articles[0], "Robert Miller"), pointer(articles[1], "Robert Miller"), same=True)
    one, two, three = entities_at(names_of(articles, joined), "Robert Miller")
    assert one == two != three


def test_what_the_rules_join_a_person_can_part():
    articles = articles_of("Astrid Holm won.", "Astrid Holm lost.", "Astrid Holm drew.")
    assert len(set(entities_at(names_of(articles), "Astrid Holm"))) == 1
    apart = decision(pointer(articles[0], "Astrid Holm"), pointer(articles[1], "Astrid Holm"), same=False)
    one, two, _ = entities_at(names_of(articles, apart), "Astrid Holm")
    assert one != two


def test_a_person_can_part_two_of_one_article():
    articles = articles_of("Astrid Holm won. Holm wept.")
    apart = decision(pointer(articles[0], "Astrid Holm"), pointer(articles[0], "Holm wept"), same=False)
    names = names_of(articles, apart)
    assert entities_at(names, "Astrid Holm") != entities_at(names, "Holm")


def test_of_two_decisions_on_one_pair_the_later_holds_and_it_is_said():
    articles = articles_of(*TWO_MILLERS)
    left, right = pointer(articles[0], "Robert Miller"), pointer(articles[1], "Robert Miller")
    names = names_of(articles, decision(left, right, True, "A. Early"), decision(left, right, False, "B. Late"))
    one, two, _ = entities_at(names, "Robert Miller")
    assert one != two
    early, late = (one for one in names.judgements if one.author != "rashomon")
    assert (early.superseded_by, late.superseded_by) == ("B. Late", None)
    assert any("the later decision holds" in reason.says for reason in early.reasons)
    assert (early.answer, late.answer) == (Answer.YES, Answer.NO)


def test_a_chain_that_contradicts_itself_gives_way_to_the_later_ones():
    articles = articles_of(*TWO_MILLERS)
    one, two, three = (pointer(article, "Robert Miller") for article in articles)
    names = names_of(
        articles, decision(one, two, False), decision(one, three, True), decision(two, three, True, "B. Late")
    )
    assert len(set(entities_at(names, "Robert Miller"))) == 1
    assert [judged.superseded_by is not None for judged in names.judgements[:3]] == [True, False, False]


def test_a_pronoun_can_be_given_its_person():
    articles = articles_of("Karol Lis and Peter Voss met. The talks were short and he was late.")
    told = decision(pointer(articles[0], "Peter Voss"), pointer(articles[0], "he was"), same=True)
    names = names_of(articles, told)
    assert names.judgements[0].superseded_by is None


def test_the_order_of_pages_does_not_matter_to_decisions():
    articles = articles_of(*TWO_MILLERS, "Astrid Holm met Robert Miller.")
    told = (
        decision(pointer(articles[0], "Robert Miller"), pointer(articles[2], "Robert Miller"), True),
        decision(pointer(articles[1], "Robert Miller"), pointer(articles[3], "Robert Miller"), True),
    )
    expected = names_of(articles, *told)
    random.Random(7).shuffle(articles)
    assert names_of(articles, *told) == expected


HOLM = KnownEntity(
    "Astrid Holm",
    EntityKind.PERSON,
    ("Astrid H. Holm",),
    ("Q901",),
    (Role("foreign minister", "Norway", date(2019, 5, 1)),),
    "Norway",
)


def test_a_known_entity_lends_its_name_ids_and_terms():
    names = names_of(articles_of("Norwegian Foreign Minister Astrid H. Holm resigned."), known=(HOLM,))
    one = entity(names, "Astrid Holm")
    assert (one.ids, one.country, one.kind) == (("Q901",), "Norway", EntityKind.PERSON)
    assert one.roles == (Role("foreign minister", "Norway", date(2019, 5, 1), articles=("a0",)),)


def test_namesakes_that_the_list_knows_as_two_stay_two():
    king = KnownEntity("Robert Miller", EntityKind.PERSON, (), ("Q1",), (Role("judge"),))
    other = KnownEntity("Robert Miller", EntityKind.PERSON, (), ("Q2",), (Role("coach"),))
    names = names_of(articles_of("Judge Robert Miller spoke.", "Coach Robert Miller spoke."), known=(king, other))
    assert {one.ids for one in names.entities if one.kind is EntityKind.PERSON} == {("Q1",), ("Q2",)}


def test_nobody_needs_a_list():
    articles = articles_of("Astrid Holm resigned.")
    assert names_of(articles) == pile(articles)


def test_a_known_body_goes_by_its_aliases():
    board = KnownEntity("Northern Water Board", EntityKind.ORGANISATION, ("NWB",), ("Q77",))
    names = names_of(
        articles_of("The Northern Water Board met.", "A spokesman for NWB declined to comment."), known=(board,)
    )
    assert [one.ids for one in names.entities if one.kind is EntityKind.ORGANISATION] == [("Q77",)]


@pytest.mark.parametrize("words", ["nothing", "Leeds and so on"])
def test_a_pointer_to_nobody_does_no_harm(words: str):
    articles = articles_of(*TWO_MILLERS)
    nowhere = Pointer("zz", 0, len(words), words)
    names = names_of(articles, decision(nowhere, pointer(articles[0], "Robert Miller"), True))
    assert "nothing was found" in names.judgements[0].reasons[-1].says


def test_a_merge_of_spellings_tells_its_reason():
    articles = articles_of("Sergei Malkov left Oslo.", "Sergey Malkov left Lima.")
    names = names_of(articles)
    assert len({one.entity for one in names.mentions if one.form is MentionForm.NAME and "Malkov" in one.text}) == 1
    judged = next(one for one in names.judgements if len(one.reasons) > 1)
    assert "can be one name" in judged.reasons[0].says
    assert {reason.evidence.text for reason in judged.reasons if reason.evidence} == {"Sergei Malkov", "Sergey Malkov"}
