"""The best verbatim sentence that tells an event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.model.article import Article, LayerKind
from rashomon.model.chronology import Event
from rashomon.model.dossier import Quotation
from rashomon.model.events import EventMention
from rashomon.model.sentences import sentence_around
from rashomon.model.text import Evidence

__all__ = ["best_quotation", "readable", "sentence_around"]

#: A sentence that leans on the one before it.
LEANING = re.compile(r"[“\"‘'(]?(?:He|She|It|They|This|That|These|Those|But|And|His|Her|Their|Its|Then|There|Also)\b")
#: Characters of the body in which the lead stands, and the paragraphs that open a story: as news is written.
LEAD, OPENING = 400, 1200


def best_quotation(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    main: Mapping[str, str | None],
    event: Event,
    quoted: frozenset[str],
    longest: int,
) -> Quotation | None:
    """The sentence that tells most and reads well alone: of a text mainly about the event, near its begin, not a
    headline, with people, place and time, and short enough to be quoted. ``quoted`` are the ids of attributions
    whose content stands in quotation marks."""
    cast = frozenset(p.entity for p in event.participants if p.entity)
    candidates = sorted(mentions, key=lambda m: merit(m, articles, main, event.id, cast, quoted, longest), reverse=True)
    for mention in candidates:
        article = articles[mention.article]
        begin, end = sentence_around(article.text, mention.begin, mention.end)
        begin, end = past_dateline(article, begin, end)
        if end - begin > longest:
            begin, end = (
                mention.begin,
                whole_words(article.text, mention.begin, min(mention.end, mention.begin + longest)),
            )
        if begin < end:
            evidence = Evidence.at(article, begin, end)
            return Quotation(evidence.article, evidence.begin, evidence.end, evidence.text)
    return None


def whole_words(text: str, begin: int, end: int) -> int:
    """The last end of a word in ``begin..end``, so that nothing is cut in two."""
    if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        cut = text.rfind(" ", begin, end)
        end = cut if cut > begin else end
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end


def readable(article: Article, begin: int, end: int, longest: int) -> str:
    """Words that can be read alone: the sentence around a span, or the span where the sentence is too long."""
    first, last = past_dateline(article, *sentence_around(article.text, begin, end))
    if last - first > longest or first > begin:
        first, last = begin, end
    return " ".join(article.text[first:last].split())


def past_dateline(article: Article, begin: int, end: int) -> tuple[int, int]:
    """A quotation begins after the dateline."""
    for layer in article.layers:
        if layer.kind == "dateline" and layer.begin <= begin < layer.end < end:
            begin = layer.end
    while begin < end and not (article.text[begin].isalnum() or article.text[begin] in "“\"‘'("):
        begin += 1
    return begin, end


def merit(
    mention: EventMention,
    articles: Mapping[str, Article],
    main: Mapping[str, str | None],
    event: str,
    cast: frozenset[str],
    quoted: frozenset[str],
    longest: int,
) -> tuple[float, int, str]:
    """How well a mention's sentence tells its event. The weights were set by reading the entries of four piles."""
    article = articles[mention.article]
    begin, end = past_dateline(article, *sentence_around(article.text, mention.begin, mention.end))
    score = 3.0 if main.get(mention.article) == event else 0.0
    score += lead(article, begin)
    score += 0.0 if mention.background else 1.0
    score -= 3.0 if mention.headline else 0.0
    score -= 1.0 if mention.nominal else 0.0
    score -= 2.0 if any(span.begin <= begin < span.end for span in article.spans(LayerKind.CAPTION)) else 0.0
    score += 0.5 * min(len(mention.participants), 3)
    score += 0.5 * len(cast & {participant.entity for participant in mention.participants})
    score += 0.5 * (mention.when is not None) + 0.5 * (mention.place is not None) + 0.5 * bool(mention.counts)
    if mention.attribution:
        score += -0.75 if mention.attribution in quoted else 0.5
    score -= 1.5 if end - begin > longest else 0.0
    score -= 1.5 if LEANING.match(article.text, begin, end) else 0.0
    score -= 1.0 if odd_quotes(article.text[begin:end]) or article.text[end - 1 : end] == "?" else 0.0
    return score, -mention.begin, mention.id


def lead(article: Article, begin: int) -> float:
    """News stands first: more for the first sentences of the body, less for the first paragraphs."""
    bodies = article.body
    offset = begin - bodies[0].begin if bodies else begin
    return 1.5 if 0 <= offset < LEAD else 0.5 if 0 <= offset < OPENING else 0.0


def odd_quotes(sentence: str) -> bool:
    """Whether a quotation begins before the sentence or ends after it."""
    return sentence.count("“") != sentence.count("”") or sentence.count('"') % 2 == 1
