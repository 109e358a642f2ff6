"""What always holds, whatever the words and however bad the parse."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.attribution import AttributionOptions, Breadth, attributions
from rashomon.model.article import LayerKind
from rashomon.model.language import Analysis, Sentence, Token
from tests.attribution.newsroom import an_analysis, an_article

WORDS = [
    *[
        "said",
        "says",
        "told",
        "according",
        "to",
        "citing",
        "police",
        "Tass",
        "“",
        "”",
        '"',
        "'",
        ",",
        ".",
        ":",
        "minister",
        "reportedly",
        "believed",
        "is",
        "that",
        "as",
        "quoted",
    ],
    *[
        "who",
        "he",
        "they",
        "it",
        "the",
        "statement",
        "in",
        "by",
        "denied",
        "allegations",
        "of",
        "claim",
        "bridge",
        "closed",
        "and",
        "both",
        "not",
        "may",
        "''",
    ],
]
DEPS = [
    "ROOT",
    "nsubj",
    "nsubjpass",
    "ccomp",
    "xcomp",
    "dobj",
    "prep",
    "pobj",
    "pcomp",
    "advcl",
    "acl",
    "relcl",
    "conj",
    "agent",
    "aux",
    "neg",
    "mark",
    "punct",
    "parataxis",
]
PARTS = [
    ("VERB", "VBD"),
    ("NOUN", "NN"),
    ("PROPN", "NNP"),
    ("ADP", "IN"),
    ("PUNCT", ","),
    ("PRON", "PRP"),
    ("VERB", "VBG"),
]


def a_bad_parse(words: list[str], seed: int) -> tuple[str, tuple[Token, ...]]:
    """The words with random labels and heads, loops and heads out of range included."""
    draw = random.Random(seed)
    tokens, at = [], 0
    for word in words:
        pos, tag = draw.choice(PARTS)
        head = draw.randrange(-1, len(words) + 1)
        tokens.append(
            Token(at, at + len(word), word, word, pos, tag, draw.choice(DEPS), head, draw.choice(["", "PERSON"]))
        )
        at += len(word) + 1
    return " ".join(words), tuple(tokens)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.integers(0, 10**6))
def test_any_parse_gives_sound_records(words: list[str], seed: int) -> None:
    text, tokens = a_bad_parse(words, seed)
    article = an_article(text)
    analysis = Analysis(article.id, (Sentence(0, len(text), 0, LayerKind.BODY, tokens),))
    for breadth in Breadth:
        options = AttributionOptions(breadth=breadth)
        found = attributions(article, analysis, (), options=options)
        assert found == attributions(article, analysis, (), options=options)
        assert len({a.id for a in found}) == len(found)
        for attribution in found:
            assert attribution.chain
            assert article.text[attribution.begin : attribution.end] == attribution.text
            assert attribution.text.strip()
            for link in attribution.chain:
                assert link.name
                assert 0 <= link.begin <= link.end <= len(article.text)


def test_no_sentences_give_no_attributions() -> None:
    article = an_article("Nothing here was analysed.")
    assert attributions(article, Analysis(article.id, ()), ()) == ()


def test_a_sentence_of_thousands_of_words_is_left_alone_and_the_next_one_is_not() -> None:
    words = "he said that " * 3000
    article = an_article(f"{words}\nThe road is open, police said.")
    tokens, at = [], 0
    for word in words.split():
        tokens.append(Token(at, at + len(word), word, word, "VERB", "VBD", "ccomp", max(0, len(tokens) - 1)))
        at += len(word) + 1
    junk = Sentence(0, len(words), 0, LayerKind.BODY, tuple(tokens))
    rest = list(an_analysis(an_article("The road is open, police said.")).sentences)
    moved = [
        Sentence(
            s.begin + len(words) + 1,
            s.end + len(words) + 1,
            1,
            s.layer,
            tuple(replace(t, begin=t.begin + len(words) + 1, end=t.end + len(words) + 1) for t in s.tokens),
        )
        for s in rest
    ]
    found = attributions(article, Analysis(article.id, (junk, *moved)), ())
    assert [a.text for a in found] == ["The road is open"]
