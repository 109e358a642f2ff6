"""Mentions at words that somebody points at, predicates of one's own, and words that may tell one happening."""

from __future__ import annotations

import pytest

from rashomon.events import EventOptions, event_mentions, may_tell_one, mentions_at
from rashomon.model.events import EventMention, OwnPredicate
from tests.events.newsdesk import an_analysis, an_article, roles


def at(text: str, *words: str) -> list[EventMention | None]:
    article = an_article(text)
    analysis, names = an_analysis(article)
    spans = [(text.index(word), text.index(word) + len(word)) for word in words]
    return list(mentions_at(article, analysis, names, (), (), spans))


def test_what_the_lexicon_knows_is_read_as_if_it_had_been_found():
    text = "Police arrested two men in Leeds on Monday."
    article = an_article(text)
    analysis, names = an_analysis(article)
    (given,) = at(text, "arrested")
    (found,) = event_mentions(article, analysis, names, (), ())
    assert given == found


def test_what_it_does_not_know_has_participants_all_the_same():
    (one,) = at("Anna Berg pickled Tom Hill in Oslo.", "pickled")
    assert one is not None
    assert (one.type, one.subtype, one.lemma) == ("OTHER", "", "pickle")
    assert roles(one) == {"actor": ["Anna Berg"], "recipient": ["Tom Hill"]}


def test_a_noun_is_read_as_a_nominal_and_a_span_of_several_words_is_kept():
    one, other = at("The grand pickling was praised by Anna Berg.", "pickling", "was praised")
    assert one is not None
    assert one.nominal
    assert other is not None
    assert other.text.startswith("The grand pickling")
    assert other.predicate == (19, 30)


def test_a_span_without_words_has_no_mention():
    article = an_article("Nothing stirred. ")
    analysis, names = an_analysis(article)
    assert mentions_at(article, analysis, names, (), (), [(16, 17), (400, 410)]) == (None, None)


HARVEST = OwnPredicate("grape harvest", "noun", "OCCASION", "harvest")
PICKLE = OwnPredicate("pickle", "verb", "CRIME", "pickling")


def kinds(text: str, *own: OwnPredicate) -> set[tuple[str, str]]:
    article = an_article(text)
    analysis, names = an_analysis(article)
    found = event_mentions(article, analysis, names, (), (), options=EventOptions(lexicon=own))
    return {(one.type, one.subtype) for one in found}


@pytest.mark.parametrize(
    ("text", "own", "kind"),
    [
        ("Anna Berg pickled the minister on Monday.", PICKLE, ("CRIME", "pickling")),
        ("The grape harvest began in Chile on Monday.", HARVEST, ("OCCASION", "harvest")),
        (
            "Police arrested two men.",
            OwnPredicate("arrest", "verb", "CRIME", "own-arrest"),
            ("CRIME", "own-arrest"),
        ),
    ],
)
def test_predicates_of_the_reader_s_own_come_before_the_house_s(text, own, kind):
    assert kind not in kinds(text)
    assert kinds(text, own) >= {kind}


def test_the_house_s_lexicon_is_as_it_was_after_another_was_used():
    text = "Police arrested two men."
    before = kinds(text)
    kinds(text, OwnPredicate("arrest", "verb", "CRIME", "own-arrest"))
    assert kinds(text) == before


@pytest.mark.parametrize(
    ("one", "other"),
    [("arrest", "arrested"), ("shoot", "shooting"), ("die", "death"), ("acquire", "buy"), ("sell", "sale")],
)
def test_words_of_one_root_or_near_meaning_may_tell_one_happening(one, other):
    assert may_tell_one(one, other)
    assert may_tell_one(other, one)


def test_words_far_apart_may_not():
    assert not may_tell_one("marry", "explode")
