"""What must hold whatever the page: spans tell the truth, order is the page's, nothing breaks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.events import event_mentions
from rashomon.events.lexicon import predicates
from rashomon.model.article import LayerKind
from rashomon.model.language import Analysis, Sentence, Token
from rashomon.resources import table
from tests.events.newsdesk import an_article, mentions

NEWS = """Anna Berg met Tom Hill in Oslo on Tuesday, and at least 12 people were killed when a bus crashed near Lyon.
Police arrested two men after the robbery, which the mayor had condemned.
"The talks were held in Cairo," said the spokesman, adding that a second visit is planned."""

WORDS = ("visit", "kill", "two", "of", "the", "in", "Oslo", ",", "talks", "hold", "and", "$", "3", "sign", "مرحبا", "“")
TAGS = ("NN", "VBD", "VBN", "VB", "IN", "CD", "NNP", "DT", ".")
POS = ("NOUN", "VERB", "ADP", "NUM", "PROPN", "DET", "PUNCT", "AUX", "ADJ")
DEPS = (
    "nsubj",
    "dobj",
    "prep",
    "pobj",
    "conj",
    "cc",
    "relcl",
    "acl",
    "ROOT",
    "xcomp",
    "nmod",
    "nummod",
    "amod",
    "agent",
)


def test_the_words_of_a_mention_stand_under_its_span():
    found = mentions(NEWS)
    assert found
    page = an_article(NEWS).text
    for one in found:
        assert page[one.begin : one.end] == one.text
        assert one.begin <= one.predicate[0] < one.predicate[1] <= one.end
        for count in one.counts:
            assert page[count.begin : count.end] == count.text


def test_the_same_page_gives_the_same_mentions_in_page_order():
    found = mentions(NEWS)
    assert found == mentions(NEWS)
    assert list(found) == sorted(found, key=lambda one: (one.begin, one.end))
    assert len({one.id for one in found}) == len(found)


def test_the_lexicon_is_large_and_well_formed():
    rows = table("events_predicates")
    assert len({(row["lemma"], row["pos"]) for row in rows}) >= 1200
    assert all(row["lemma"] == row["lemma"].strip().lower() and row["type"] == row["type"].upper() for row in rows)
    assert all(readings for pos in ("verb", "noun", "adjective") for readings in predicates(pos).values())


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, tuple[Token, ...]]:
    """Trees that no parser would draw: heads anywhere, cycles, several roots."""
    size = draw(st.integers(1, 12))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size))
    tokens, at = [], 0
    for word in words:
        head = draw(st.integers(0, size - 1))
        tag, pos, dep = draw(st.sampled_from(TAGS)), draw(st.sampled_from(POS)), draw(st.sampled_from(DEPS))
        tokens.append(Token(at, at + len(word), word, word.lower(), pos, tag, dep, head))
        at += len(word) + 1
    return " ".join(words), tuple(tokens)


@settings(max_examples=300, deadline=None)
@given(sentences())
def test_no_tree_breaks_it(drawn):
    text, tokens = drawn
    article = an_article(text)
    sentence = Sentence(0, len(text), 0, LayerKind.BODY, tokens)
    for one in event_mentions(article, Analysis(article.id, (sentence,)), (), (), ()):
        assert article.text[one.begin : one.end] == one.text


def test_nothing_to_read_gives_nothing():
    article = an_article("")
    assert event_mentions(article, Analysis(article.id, ()), (), (), ()) == ()
    assert event_mentions(article, Analysis(article.id, (Sentence(0, 0, 0, LayerKind.BODY, ()),)), (), (), ()) == ()
