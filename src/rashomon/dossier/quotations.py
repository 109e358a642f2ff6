"""The best verbatim sentence that tells an event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.model.article import Article
from rashomon.model.dossier import Quotation
from rashomon.model.events import EventMention
from rashomon.model.text import Evidence

__all__ = ["best_quotation", "sentence_around"]

#: Where a sentence ends: a full stop, question or exclamation mark, closing quotes, white space, and a
#: capital, digit or opening quote. Abbreviations before a name ("Mr.", "Gen.", "U.S.") end none.
BOUNDARY = re.compile(r"(?<=[.!?])[”\"’')\]]{0,2}\s+(?=[“\"‘'(\[]?[A-Z0-9])")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|St|No|Prof|Rev|Hon|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)"
    r"|\b[A-Z])\.$"
)


def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span of the sentence, within its line, that holds ``begin..end``."""
    line_begin = text.rfind("\n", 0, begin) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first, last = line_begin, line_end
    for boundary in BOUNDARY.finditer(text, line_begin, line_end):
        if ABBREVIATED.search(text, max(line_begin, boundary.start() - 8), boundary.start()):
            continue
        if boundary.end() <= begin:
            first = boundary.end()
        elif boundary.start() >= end:
            last = boundary.start() + len(boundary[0].rstrip())
            break
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def best_quotation(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    main: Mapping[str, str | None],
    event: str,
    longest: int,
) -> Quotation | None:
    """The sentence that tells most: of a text mainly about the event, not a headline, with people, place
    and time, and short enough to be quoted."""
    candidates = sorted(mentions, key=lambda m: merit(m, articles, main, event, longest), reverse=True)
    for mention in candidates:
        article = articles[mention.article]
        begin, end = sentence_around(article.text, mention.begin, mention.end)
        begin, end = past_dateline(article, begin, end)
        if end - begin > longest:
            begin, end = mention.begin, min(mention.end, mention.begin + longest)
        if begin < end:
            evidence = Evidence.at(article, begin, end)
            return Quotation(evidence.article, evidence.begin, evidence.end, evidence.text)
    return None


def past_dateline(article: Article, begin: int, end: int) -> tuple[int, int]:
    """A quotation begins after the dateline."""
    for layer in article.layers:
        if layer.kind == "dateline" and layer.begin <= begin < layer.end < end:
            begin = layer.end
    while begin < end and not (article.text[begin].isalnum() or article.text[begin] in "“\"‘'("):
        begin += 1
    return begin, end


def merit(
    mention: EventMention, articles: Mapping[str, Article], main: Mapping[str, str | None], event: str, longest: int
) -> tuple[float, int, str]:
    score = 3.0 if main.get(mention.article) == event else 0.0
    score += 1.0 if not mention.background else 0.0
    score -= 3.0 if mention.headline else 0.0
    score += (
        0.5 * min(len(mention.participants), 3) + 0.5 * (mention.when is not None) + 0.5 * (mention.place is not None)
    )
    score += 0.5 if mention.attribution else 0.0
    score += 0.5 if mention.counts else 0.0
    begin, end = sentence_around(articles[mention.article].text, mention.begin, mention.end)
    score -= 1.5 if end - begin > longest else 0.0
    return score, -mention.begin, mention.id
