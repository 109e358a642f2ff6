"""Sentences: where they are, what is left out, and what survives hostile pages."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import OptionError
from rashomon.language import LanguageOptions, analyse
from rashomon.model.article import Article, Layer, LayerKind
from tests.language.factories import an_article, analysis_of


def sentences(article: Article) -> list[str]:
    return [article.text[one.begin : one.end] for one in analysis_of(article).sentences]


def test_tokens_are_the_page_s_own_characters():
    article = an_article("The minister said: “We’ll sign — today.”\nNobody else spoke.")
    found = analysis_of(article)
    for sentence in found.sentences:
        for token in sentence.tokens:
            assert article.text[token.begin : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)
    assert {"“", "”", "’ll"} <= {token.text for sentence in found.sentences for token in sentence.tokens}


def test_a_sentence_begins_behind_its_dateline():
    article = an_article("LIMA, May 3 (XYZ) The port reopened.", dateline="LIMA, May 3 (XYZ)")
    assert sentences(article) == ["The port reopened."]


def test_a_credit_inside_a_paragraph_is_no_part_of_its_sentences():
    text = "The dam held.(via PHOTOS)\nEngineers had warned of rain."
    layers = (Layer(0, len(text), LayerKind.BODY), Layer(13, 25, LayerKind.PICTURE_CREDIT))
    assert sentences(Article("a", "a", "a", text, layers)) == ["The dam held.", "Engineers had warned of rain."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He lives in the U.S. Nobody knew.", 2),
        ("The order came from Gen. Tomas Reyes on Friday.", 1),
        ("“We will not sign,” said the envoy.", 1),
        ("The harbour was closed. Ships waited outside.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: int):
    assert len(analysis_of(an_article(text)).sentences) == expected


def test_paragraphs_and_layers_are_told():
    found = analysis_of(an_article("One ship sank.\n\nTwo were saved.", headline="Ship sinks"))
    assert [(one.paragraph, one.layer) for one in found.sentences] == [
        (0, LayerKind.HEADLINE),
        (1, LayerKind.BODY),
        (2, LayerKind.BODY),
    ]


def test_another_language_has_no_sentences():
    assert analysis_of(an_article("Le pont est fermé.", language="fr")).sentences == ()


def test_a_shared_paragraph_is_parsed_once(monkeypatch: pytest.MonkeyPatch):
    from rashomon.language import analysing

    parsed: list[str] = []
    parse = analysing.parse

    def counting(texts, **options):
        return parse([parsed.append(text) or text for text in texts], **options)

    monkeypatch.setattr(analysing, "parse", counting)
    first = an_article("The bridge fell.\nTwo boats sank.", name="a")
    second = an_article("Breaking.\nThe bridge fell.", name="b")
    results = list(analyse([first, second]))
    assert parsed.count("The bridge fell.") == 1
    assert second.text[results[1].sentences[-1].begin :] == "The bridge fell."


def test_memory_that_forgets_says_the_same():
    articles = [an_article(f"Mr. Moore met {n} farmers.\nThe river rose.", name=f"a{n}") for n in range(5)]
    assert list(analyse(articles, options=LanguageOptions(window=1, remembered=1))) == list(analyse(articles))


def test_capitals_of_a_headline_follow_the_body():
    article = an_article("Anna Berg warned that strikes would come.", headline="BERG WARNS OF STRIKES AGAIN")
    tokens = {token.text: token for token in analysis_of(article).sentences[0].tokens}
    assert tokens["STRIKES"].pos == "NOUN"
    assert tokens["BERG"].pos == "PROPN"


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(OptionError, match="no_such_model"):
        analysis_of(an_article("Hello there."), model="no_such_model")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n \t \n",
        "“",
        '"' * 500,
        "(((((" * 400,
        "a" * 30_000,
        "word " * 4_000,
        "\x00\x07\x1b[31m red \u202e desrever \u200b",
        "الرئيس وصل إلى العاصمة اليوم.",
        "1 2 3 . . . ! ? ; : , - – —",
        "\ud800 lone surrogate",
        "A.B.C.D.E.F. " * 300,
    ],
)
def test_hostile_pages_are_read_without_harm(text: str):
    article = an_article(text)
    for sentence in analysis_of(article).sentences:
        assert all(article.text[token.begin : token.end] == token.text for token in sentence.tokens)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from(list("abcKim’s “”\"'.,!?-–—\n\t \u00a0\u200f\x07é")), max_size=200))
def test_offsets_always_hold(text: str):
    article = an_article(text)
    last = 0
    for sentence in analysis_of(article).sentences:
        assert last <= sentence.begin < sentence.end <= len(article.text)
        last = sentence.end
        assert all(article.text[token.begin : token.end] == token.text for token in sentence.tokens)
